import { isRow, rowsIn, type Row } from '../record';
import type { Conversation, Outcome } from './conversation';
import { failureOf, ok } from './dialect';
import { decode } from './decode';
import { zohoCrmDialect } from './zohoCrm';

/** Rows of a query at once, and how far an offset reaches (https://www.zoho.com/crm/developer/docs/api/v8/COQL-Limitations.html). */
const MOST = 2000;
const FARTHEST = 100_000;

/** A query that says itself how many rows it wants is asked once as it is. */
const LIMITED = /\blimit\s+\d+(\s*,\s*\d+)?\s*$|\boffset\s+\d+\s*$/i;

/** All rows of a COQL query, or the first of them. */
export function* query(text: string, limit: number, from: number): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	const asked = text.trim().replace(/;$/, '');
	for (let offset = 0; offset < FARTHEST; offset += MOST) {
		const size = Math.min(MOST, limit - outcomes.length);
		const body = { select_query: LIMITED.test(asked) ? asked : `${asked} limit ${offset}, ${size}` };
		const answer = yield { method: 'POST', path: '/coql', body, repeatable: true };
		if (!ok(answer)) return [...outcomes, { from, failure: failureOf(zohoCrmDialect, answer) }];
		const { data, info } = isRow(answer.body) ? answer.body : ({} as Row);
		outcomes.push(...rowsIn(data).map((row): Outcome => ({ from, did: 'read', record: decode({}, row) })));
		const more = isRow(info) && info.more_records === true;
		if (!more || outcomes.length >= limit || LIMITED.test(asked)) break;
	}
	return outcomes.slice(0, limit);
}
