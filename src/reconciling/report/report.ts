import { isRow, textOf, type Row } from '../../record';
import { Flows } from '../../triage/flows';
import { entityKey, foundLetter, openKeys } from '../../triage/found';
import type { Letter } from '../../triage/letter';
import type { Finding } from '../ledgers';
import type { Around } from './around';
import { driftsOf, type Drift, type ReconciliationRow } from './drift';
import { rowOf, runOf, solved } from './rows';
import { messageOf, sentence, type Message } from './words';

/** What is to be kept and told of a comparison. */
export interface Report {
	readonly run: ReconciliationRow;
	/** Rows to upsert: what differs now, and what did and no longer does. */
	readonly differences: readonly ReconciliationRow[];
	/** New dead letters; `canReplay` where a workflow is known that its record can be sent into. */
	readonly letters: readonly { readonly letter: Letter; readonly canReplay: boolean }[];
	/** Keys of the letters whose difference is gone. */
	readonly over: readonly string[];
	readonly message: Message;
}

/** Makes rows, dead letters and a message of what was found. A difference is told of once, and closed by the first comparison that no longer finds it. */
export const reportOf = (findings: readonly Finding[], around: Around): Report => {
	const drifts = driftsOf(findings);
	const known = new Map(around.known.filter(isRow).map((row) => [textOf(row['reconciliation_key']), row]));
	const keyOf = (drift: Drift): string => entityKey(drift.source);
	const still = new Set(drifts.map(keyOf));
	const gone = [...known.values()].filter((row) => isGone(row, drifts, around));
	const toldOf = new Set([...openKeys(around.letters), ...[...known.values()].map((row) => textOf(row['entity_key']))]);
	const fresh = drifts.filter((drift) => !known.has(drift.key));
	return {
		run: runOf(findings, drifts, around),
		differences: [...drifts.map((drift) => rowOf(drift, known.get(drift.key), around)), ...gone.map((row) => solved(row, around))],
		letters: lettersOf(
			firstOfEach(
				fresh.filter((drift) => !toldOf.has(keyOf(drift))),
				keyOf,
			),
			around,
		),
		over: [...new Set(gone.map((row) => textOf(row['entity_key'])))].filter((key) => key !== '' && !still.has(key)),
		message: messageOf(drifts, fresh, gone, findings, around),
	};
};

const firstOfEach = <T>(all: readonly T[], keyOf: (one: T) => string): T[] =>
	[...new Map([...all].reverse().map((one) => [keyOf(one), one])).values()].reverse();

/** What was not looked at is as open as before. */
function isGone(row: Row, drifts: readonly Drift[], { from, to, unread }: Around): boolean {
	const key = textOf(row['reconciliation_key']);
	const day = textOf(row['date_from']);
	if (drifts.some((drift) => drift.key === key) || unread.some(({ kind }) => key.startsWith(`${kind} `))) return false;
	return day === '' || (day >= from && day <= to);
}

function lettersOf(drifts: readonly Drift[], { now, audit, flow, executionId, node }: Around): Report['letters'] {
	const flows = new Flows(audit);
	return drifts.map((drift) => {
		const bringer = flows.of(drift.source, drift.target);
		const letter = foundLetter({
			...{ now, executionId, node, cause: 'drift', target: drift.target, flow: bringer ?? flow, nextTry: '' },
			source: { ...drift.source, number: drift.document },
			message: sentence(drift),
			advice: bringer
				? `${drift.fix} A replay sends it through "${bringer.name}" again.`
				: `${drift.fix} No workflow has brought such a record so far, so it cannot be replayed.`,
			details: drift.fields.map(({ field, left, right }) => ({ at: field, says: `is ${left || 'empty'} in Zoho Books and ${right || 'empty'} in Xero` })),
		});
		return { letter, canReplay: bringer !== undefined };
	});
}
