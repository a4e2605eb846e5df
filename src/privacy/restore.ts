import type { Issue } from '../failure';
import { isRow, SYNC, type Row } from '../record';
import { insideJson } from './json';
import type { Key } from './keys';
import { tokensIn, type Token } from './tokens';
import { pathOf, walk, type Place, type Visitor } from './walk';

interface Restored {
	readonly value: unknown;
	/** How many tokens were opened. */
	readonly count: number;
	/** Tokens that no key opens, by their place. */
	readonly issues: readonly Issue[];
}

/**
 * A copy of a record in which tokens are the values again that they were made of, wherever they stand. A token that no key opens stays as it is, and is told.
 * @throws PrivacyError where the record is nested too deep
 */
export function restore(record: unknown, keys: readonly Key[]): Restored {
	const closed = new Map<string, number>();
	let count = 0;
	const opened = (text: string, place: Place | undefined, shown: (value: Value) => string): Value => {
		const tokens = tokensIn(text, keys);
		for (const { value } of tokens) {
			if (value !== undefined) count++;
			else closed.set(pathOf(place), (closed.get(pathOf(place)) ?? 0) + 1);
		}
		return replaced(text, tokens, shown);
	};
	const visitor: Visitor = {
		field: (value) => value,
		text(text, place) {
			const json = insideJson(text);
			if (!json) return opened(text, place, String);
			// JSON that would not be written again as it was keeps its form: only its texts change.
			return json.again ? json.again(walk(json.value, undefined, visitor, place)) : opened(text, place, escaped);
		},
		name: (name) => String(opened(name, undefined, String)),
	};
	const value = walk(record, undefined, visitor);
	return { value, count, issues: [...closed].map(([at, tokens]) => issueOf(at, tokens)) };
}

type Value = string | number;

const escaped = (value: Value): string => JSON.stringify(String(value)).slice(1, -1);

/** A number that was a token as a whole comes back as one; within a text, everything is text. */
function replaced(text: string, tokens: readonly Token[], shown: (value: Value) => string): Value {
	const [first] = tokens;
	if (first?.value !== undefined && first.start === 0 && first.end === text.length) return first.value;
	let [result, last] = ['', 0];
	for (const { start, end, value } of tokens) {
		if (value === undefined || start < last) continue;
		result += text.slice(last, start) + shown(value);
		last = end;
	}
	return last === 0 ? text : result + text.slice(last);
}

const issueOf = (at: string, tokens: number): Issue => ({
	rule: 'token-closed',
	severity: 'error',
	at,
	says: `holds ${tokens === 1 ? 'a token that was' : `${tokens} tokens that were`} made with another key, or changed since; left as ${tokens === 1 ? 'it is' : 'they are'}`,
	fix: 'Choose the credential that made it, or enter its key under Previous Key.',
});

/** The record with its issues under `_sync`, where the Record Validator reads them: with tokens for names it is not fit for a ledger. */
export function withIssues(record: Row, issues: readonly Issue[]): Row {
	if (issues.length === 0) return record;
	const trail = Object.hasOwn(record, SYNC) && isRow(record[SYNC]) ? record[SYNC] : {};
	const before = Array.isArray(trail['issues']) ? (trail['issues'] as unknown[]) : [];
	return { ...record, [SYNC]: { ...trail, issues: [...before, ...issues] } };
}
