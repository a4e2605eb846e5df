import { NodeOperationError } from 'n8n-workflow';
import { shortOf } from '../../src/quota/short';
import type { Row } from '../../src/record';
import { namedBy } from '../../src/syncing/catchUp';
import { isSeen, recordKey } from '../../src/syncing/ledger';
import type { Bringer } from '../../src/syncing/told';
import { kindIn, listsOf, type XeroList } from '../../src/syncing/xeroLists';
import { xeroEvents, type XeroKind } from '../../src/apis/xero/events';
import { governor } from '../shared/governor';
import { seenHere } from '../shared/memory';
import type { Following, Poller, Stream } from '../shared/polling';
import { xeroVendor } from '../shared/xero';
import { organisationsOf } from './organisations';
import { sourced } from './sourced';

interface XeroStream extends Stream {
	readonly organisation: string;
	readonly list: XeroList;
}

const HOUR = 3_600_000;

/** What the trigger reads: all records when it polls; beside a webhook those that no webhook tells of, and the others when it sweeps. */
export function following(context: Poller): Following<XeroStream> | undefined {
	const isPolling = context.getNodeParameter('delivery') === 'polling';
	const sweeps = !isPolling && (context.getNodeParameter('sweep', true) as boolean);
	const kinds = (context.getNodeParameter('records', []) as string[]).filter((kind) => isPolling || sweeps || !categoryOf(kind));
	const lists = listsOf(kinds);
	if (!lists.length) return undefined;
	const picked = context.getNodeParameter('organisations', []) as string[];
	const share = context.getNodeParameter('reserve', 10) as number;
	const window = sweeps ? (context.getNodeParameter('sweepHours', 24) as number) * HOUR : undefined;
	return {
		vendor: xeroVendor,
		minutes: context.getNodeParameter(isPolling ? 'minutes' : 'sweepMinutes', isPolling ? 15 : 60) as number,
		...(window ? { overlap: window, keepEvery: window } : {}),
		async streams() {
			const organisations = await organisationsOf(context, picked);
			if (!organisations.length) throw new NodeOperationError(context.getNode(), 'The credential reaches no organisation. Connect one in the credential');
			return organisations.flatMap((organisation) =>
				lists.map((list) => ({ key: `${list.name}:${organisation}`, organisation, resource: list.resource, list })),
			);
		},
		async item(_, { list, organisation }, record) {
			const kind = kindIn(list, record);
			if (kind === undefined) return undefined;
			const by: Bringer = isPolling || !categoryOf(kind) ? 'polling' : 'sweep';
			return isNews(context, list, organisation, record) ? sourced(kind, record, organisation, undefined, { by }) : undefined;
		},
		rests({ organisation }) {
			const lanes = governor.known().flatMap((one) => (one.vendor === xeroVendor.dialect.vendor && one.organisation === organisation ? [one.lane] : []));
			const left = shortOf(lanes, share, Date.now());
			return left === undefined
				? undefined
				: `Xero has ${left} calls left today for the organisation ${organisation}, less than the ${share} % that are kept free. Reading changes rests until there are more; nothing is lost`;
		},
	};
}

const categoryOf = (kind: string): string | undefined => xeroEvents[kind as XeroKind]?.category;

const isNews = (context: Poller, list: XeroList, organisation: string, record: Row): boolean => {
	const { id, modified } = namedBy(list.resource);
	return !isSeen(seenHere(context, recordKey(organisation, String(record[id]))), Date.parse(String(record[modified])));
};
