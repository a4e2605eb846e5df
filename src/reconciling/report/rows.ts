import { textOf, type Row } from '../../record';
import { entityKey } from '../../triage/found';
import { toJson } from '../../triage/secrets';
import type { Finding } from '../ledgers';
import type { Around } from './around';
import type { Drift, ReconciliationRow } from './drift';
import { countOf, MOST_TOLD, totalsOf, verdict } from './words';

/** Rows of the table of reconciliations. */

const empty: ReconciliationRow = {
	reconciliation_key: '',
	about: '',
	status: '',
	reconciled_at: '',
	first_at: '',
	date_from: '',
	date_to: '',
	entity: '',
	document: '',
	party: '',
	currency: '',
	amount: '',
	cause: '',
	message: '',
	advice: '',
	entity_key: '',
	left_id: '',
	right_id: '',
	compared: 0,
	differing: 0,
	details: '',
};

export const rowOf = (drift: Drift, before: Row | undefined, { now }: Around): ReconciliationRow => ({
	...empty,
	reconciliation_key: drift.key,
	about: 'difference',
	status: 'open',
	reconciled_at: now,
	first_at: textOf(before?.['first_at']) || now,
	date_from: drift.day,
	entity: drift.entity,
	document: drift.document,
	party: drift.party,
	currency: drift.currency,
	amount: drift.amount,
	cause: drift.cause,
	message: drift.says,
	advice: drift.fix,
	entity_key: entityKey(drift.source),
	left_id: drift.leftId,
	right_id: drift.rightId,
	details: toJson(drift.fields),
});

/** The columns of a row as they were. */
export const solved = (row: Row, { now }: Around): ReconciliationRow => ({
	...(Object.fromEntries(Object.entries(empty).map(([name, otherwise]) => [name, row[name] ?? otherwise])) as ReconciliationRow),
	status: 'solved',
	reconciled_at: now,
});

export function runOf(findings: readonly Finding[], drifts: readonly Drift[], { now, from, to, unread }: Around): ReconciliationRow {
	const totals = totalsOf(findings);
	const errors = findings.filter(({ found }) => found === 'error').map(({ item }) => textOf(item['message']));
	return {
		...empty,
		reconciliation_key: `run ${now}`,
		about: 'run',
		status: unread.length > 0 ? 'incomplete' : drifts.length > 0 ? 'different' : 'equal',
		reconciled_at: now,
		first_at: now,
		date_from: from,
		date_to: to,
		message: verdict(drifts, totals, unread, errors.length),
		compared: countOf(totals),
		differing: drifts.length,
		details: toJson({
			totals: totals.map(({ kind, period, currency, leftCount, rightCount, leftSum, rightSum, difference, equal }) => ({
				...{ kind, period, currency, leftCount, rightCount, leftSum, rightSum, difference, equal },
			})),
			unread,
			errors: errors.slice(0, MOST_TOLD),
		}),
	};
}
