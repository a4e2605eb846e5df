import { createHash, randomUUID } from 'node:crypto';
import { snapshotOf, standings, type Snapshot } from '../../src/quota/snapshot';
import { governor, termsIn } from '../shared/governor';
import type { MonitorOperation } from './operation';

/** Tells this process from others of the same n8n. */
const worker = randomUUID().slice(0, 8);

/** What this process knows of the calls to each organisation. */
const snapshots = (now: number): Snapshot[] =>
	governor.known().map((queue) =>
		snapshotOf(
			{
				worker,
				vendor: queue.vendor,
				organisation: queue.organisation,
				account: createHash('sha256').update(queue.account).digest('hex').slice(0, 8),
				lane: queue.lane,
				terms: termsIn(queue),
				waiting: queue.waiting.map(({ priority }) => priority),
			},
			now,
		),
	);

/** How many calls each organisation has left, who waits, and what is put off. */
export const quota: MonitorOperation = {
	label: 'Show Quota',
	action: 'Show the quota of each organisation',
	description: 'Calls used and left, bytes received, what waits and what is put off, for each organisation that this n8n has talked to',
	properties: [
		{
			displayName:
				'An n8n process knows its own calls and what vendors told it. With several workers, keep "Rows of This Worker" in a Data Table and let them come in here: they are added up.',
			name: 'quotaNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Show',
			name: 'quotaShow',
			type: 'options',
			options: [
				{ name: 'Each Organisation', value: 'organisations', description: 'Over this worker and those whose rows come in' },
				{ name: 'Rows of This Worker', value: 'rows', description: 'To be kept for other workers' },
			],
			default: 'organisations',
		},
	],
	async run(context) {
		const now = Date.now();
		const own = snapshots(now);
		const items = context.getInputData();
		const pairedItem = items.map((_, item) => ({ item }));
		const shown =
			context.getNodeParameter('quotaShow', 0, 'organisations') === 'rows'
				? own
				: standings([...items.map(({ json }) => json), ...own.map((row) => ({ ...row }))], now);
		return shown.map((json) => ({ json: { ...json }, pairedItem }));
	},
};
