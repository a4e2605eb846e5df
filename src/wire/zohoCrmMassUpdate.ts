import type { Resource } from '../apis/define';
import { chunks, type Row } from '../record';
import { moduleResource } from '../apis/zohoCrm/module';
import type { Conversation, Outcome } from './conversation';
import { failureOf, ok } from './dialect';
import { zohoCrmDialect } from './zohoCrm';

/** Records that one request changes alike (https://www.zoho.com/crm/developer/docs/api/v8/mass-update.html). */
const MOST = 500;

export interface MassUpdate {
	/** API name. */
	readonly module: string;
	/** Ids of the records, each with the position of its item. */
	readonly records: ReadonlyArray<{ readonly id: string; readonly from: number }>;
	/** What all of them are to hold. */
	readonly values: Row;
}

/** A module of which nothing is known but its name. */
export const anyModule = (module: string): Resource =>
	moduleResource({ label: 'Record', plural: 'Records', apiName: module, title: 'id', requires: [], fields: {} });

/** Writes the same values into many records, five hundred a request, and tells of each what became of it. */
export function* massUpdate({ module, records, values }: MassUpdate): Conversation<Outcome[]> {
	const resource = anyModule(module);
	const operation = resource.operations.update!;
	const outcomes: Outcome[] = [];
	for (const some of chunks(records, MOST)) {
		const answer = yield {
			method: 'POST',
			path: `/${module}/actions/mass_update`,
			body: { data: [values], ids: some.map(({ id }) => id) },
			repeatable: true,
		};
		const sent = some.map(({ id }) => ({ id, ...values }));
		const results = ok(answer) || answer.status === 400 ? zohoCrmDialect.results(resource, answer, sent, operation) : [];
		outcomes.push(...some.map(({ from }, index): Outcome => ({ from, did: 'updated', ...(results[index] ?? { failure: failureOf(zohoCrmDialect, answer) }) })));
	}
	return outcomes;
}
