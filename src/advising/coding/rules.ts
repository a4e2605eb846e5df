import { isRow, textOf, type Row } from '../../record';
import type { Field } from './features';
import type { Coding, Line } from './line';
import { spell } from './spelling';

/** Exact rules of the user, ready to be asked. */
export interface Rules {
	readonly size: number;
	/** By coding and by what a line has to have: the codes of the rows, the newest last. */
	readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** The codes that the rules give a line, the newest first, and what of the line they rest on; more than one where rules contradict each other. */
export interface Ruled {
	readonly codes: readonly [string, ...string[]];
	readonly on: readonly Field[];
}

/** The kinds of rows of the mapping tables. */
const codingOf: ReadonlyMap<string, Coding> = new Map([
	['account', 'account'],
	['tax', 'tax'],
	['purchasetax', 'tax'],
	['tracking', 'tracking'],
	['trackingoption', 'tracking'],
	['contact', 'contact'],
]);
const kindOf: Readonly<Record<Coding, string>> = { account: 'account', tax: 'tax', tracking: 'trackingOption', contact: 'contact' };

/** What a rule may ask of a line, the most first. */
const asked: readonly (readonly Field[])[] = [['party', 'item', 'text'], ['party', 'item'], ['party', 'text'], ['item', 'text'], ['item'], ['text'], ['party']];

const NAMED = /(?:^|;)\s*(party|item|text)\s*:/gi;

/** `party: Bowman Ltd; item: Travel` taken apart; nothing where the value names no field. */
const namedIn = (value: string): Partial<Record<Field, string>> | undefined => {
	const marks = [...value.matchAll(NAMED)];
	if (marks[0]?.index !== 0) return undefined;
	return Object.fromEntries(
		marks.map((mark, at) => [mark[1]!.toLowerCase(), value.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? value.length).trim()]),
	);
};

const keyOf = (coding: Coding, fields: readonly Field[], of: Readonly<Partial<Record<Field, string>>>): string | undefined => {
	const keys = fields.map((field) => spell(field, of[field] ?? '').key);
	return keys.includes('') ? undefined : [coding, ...fields.map((field, at) => `${field}:${keys[at]}`)].join('\n');
};

/** A value that names no field is looked for in each of them. */
const keysOf = (coding: Coding, value: string): string[] => {
	const named = namedIn(value);
	const ways = named
		? [
				keyOf(
					coding,
					asked[0]!.filter((field) => field in named),
					named,
				),
			]
		: (['party', 'item', 'text'] as const).map((field) => keyOf(coding, [field], { [field]: value }));
	return ways.filter((key) => key !== undefined);
};

/**
 * Rules from rows of the mapping tables: `kind` says the coding (account; tax or purchaseTax; trackingOption; contact), `source_value` what a line has
 * to have, `target_value` the code. The source value is a party, an item or a text as it stands in the line, or several of them: `party: Bowman Ltd; item: Travel`.
 * Later rows are newer. Rows of other kinds and rows for everything else (`*`) are no rules.
 */
export const rulesFrom = (rows: readonly unknown[]): Rules => {
	const codes = new Map<string, string[]>();
	for (const row of rows) {
		if (!isRow(row)) continue;
		const coding = codingOf.get(textOf(row['kind']).toLowerCase());
		const code = textOf(row['target_value']);
		if (coding === undefined || code === '') continue;
		for (const key of keysOf(coding, textOf(row['source_value']))) codes.set(key, [...(codes.get(key) ?? []).filter((known) => known !== code), code]);
	}
	return { size: codes.size, codes };
};

/** What the rules say of a line: the rule that asks the most of it counts. */
export const ruledBy = ({ size, codes }: Rules, coding: Coding, line: Line): Ruled | undefined => {
	if (size === 0) return undefined;
	for (const on of asked) {
		const key = keyOf(coding, on, line);
		const [newest, ...older] = [...((key !== undefined && codes.get(key)) || [])].reverse();
		if (newest !== undefined) return { codes: [newest, ...older], on };
	}
	return undefined;
};

/** The row that codes lines like this one from now on, for the mapping tables; of a line that has neither party nor item nor text its source value is empty, and no rule comes of it. */
export const ruleRow = (line: Line, coding: Coding, value: string): Row => {
	const filled = (['party', 'item', 'text'] as const).filter((field) => spell(field, line[field] ?? '').key !== '');
	// A party with an item says what a line is about; with its text too, it would be a rule for this line only. A party alone may sell many things.
	const on = filled.includes('item') ? filled.filter((field) => field !== 'text' || filled.length === 2) : filled;
	return { kind: kindOf[coding], source_value: on.map((field) => `${field}: ${line[field]!.trim()}`).join('; '), target_value: value };
};
