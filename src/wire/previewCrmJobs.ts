import { isFilled, withoutSync } from '../record';
import type { Wish } from './ask';
import type { Conversation, Outcome, Would } from './conversation';
import { changesBetween } from './previewChanges';
import { existing } from './previewReading';
import { afterFailure, idIn, verdict, wouldChange } from './previewVerdicts';
import { zohoCrmDialect } from './zohoCrm';
import type { BulkWrite } from './zohoCrmBulk';
import { anyModule, type MassUpdate } from './zohoCrmMassUpdate';

/** What jobs of Zoho CRM would do, which write many records at once. */

/** Each job by what it would do with a record. */
const JOBS: Readonly<Record<BulkWrite['operation'], { readonly would: Would; readonly verb: string }>> = {
	insert: { would: 'create', verb: 'create' },
	update: { would: 'update', verb: 'update' },
	upsert: { would: 'create or update', verb: 'create or update' },
};

/** As many fields of a row as the eye takes in at once. */
const SHOWN = 3;

/** The rows of the file that a bulk job would be given; whether a record exists, Zoho finds out as it works the job off. */
export const previewBulkWrite = ({ module, operation, findBy, records, from }: Omit<BulkWrite, 'organization'>): Outcome[] => {
	const { would, verb } = JOBS[operation];
	return records.map(withoutSync).map((record, index): Outcome => {
		const first = Object.entries(record)
			.filter(([, value]) => isFilled(value))
			.slice(0, SHOWN);
		const shown = first.map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ');
		const found = findBy === undefined ? '' : `, found by ${findBy}`;
		const says = `Would ${verb} row ${index + 1} of ${records.length} in ${module}${found}: ${shown}`;
		return verdict({ from: from[index]! }, record, { would, says });
	});
};

/** What the same values would change in each of many records, which are read for it. */
export function* previewMassUpdate({ module, records, values }: MassUpdate): Conversation<Outcome[]> {
	const resource = anyModule(module);
	const asked = { resource, operation: resource.operations.update!, run: '' };
	const wishes = records.map((record): Wish => ({ ...record, record: values }));
	const seen = yield* existing(zohoCrmDialect, asked, wishes);
	return wishes.map((wish): Outcome => {
		const there = seen.get(wish) ?? {};
		const record = { [resource.id]: wish.id, ...values };
		if ('failure' in there) return afterFailure(wish, record, there.failure, wish.id);
		const changes = changesBetween(zohoCrmDialect, resource.fields, values, there.record ?? {});
		return wouldChange(
			wish,
			record,
			'update',
			idIn(asked, there.record) ?? wish.id,
			`Would update record ${wish.id} of ${module}, one of ${records.length}`,
			changes,
		);
	});
}
