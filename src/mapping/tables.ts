import type { Known } from '../checking/reference';
import { isFilled, isRow, type Row } from '../record';
import type { Bases } from './baseCurrency';
import { flat } from './vias';

/** The mapping tables of one direction, ready to be asked. */
export interface Tables {
	readonly from: string;
	readonly to: string;
	/** By kind and value, both in `keyOf`'s spelling; several entries where the rows contradict each other. */
	readonly rows: ReadonlyMap<string, readonly string[]>;
	/** The kinds of which there are rows at all. */
	readonly kinds: ReadonlySet<string>;
	/** What is known live of the two organisations. */
	readonly source?: Known;
	readonly target?: Known;
	/** Where the two keep their books in different currencies. */
	readonly bases?: Bases;
}

export type Answer =
	{ readonly found: string; readonly isDefault: boolean } | { readonly ambiguous: readonly string[]; readonly key: string } | { readonly missing: true };

/** The row that counts for everything that has no row. */
const DEFAULT = '*';

/** What a target value of a kind is, for the sentence that asks for one. */
const targets: Readonly<Record<string, string>> = {
	account: 'the account code in Xero, such as 200',
	paymentAccount: 'the code or ID of the bank account in Xero, such as 090',
	tax: 'the tax type in Xero, such as OUTPUT2',
	purchaseTax: 'the tax type of purchases in Xero, such as INPUT2',
	contact: 'the ContactNumber or ContactID of a contact in Xero',
	trackingCategory: 'the name of the tracking category in Xero',
	trackingOption: 'the name of the tracking option in Xero',
	item: 'the code of the item in Xero',
	currency: 'the ISO code of the currency in Xero, such as EUR',
};

/** Case, outer blanks and a per cent sign make no difference. */
const spell = (value: unknown): string => flat(value).toLowerCase().replace(/\s*%$/, '');
/** Books and Inventory of one organisation share accounts, taxes and items, each with one id, so they share their rows. */
const spellApp = (value: unknown): string => spell(value).replace(/^zohoinventory$/, 'zohobooks');
const keyOf = (kind: unknown, value: unknown): string => `${spell(kind)}\n${spell(value)}`;

/** Every item of a run asks the same rows, so they are sorted once. */
const sorted = new WeakMap<readonly unknown[], Map<string, Tables>>();

/** Rows of other applications and rows without a target value do not count; a blank application means any. */
export const tablesFrom = (items: readonly unknown[], from: string, to: string): Tables => {
	const known = sorted.get(items) ?? new Map<string, Tables>();
	const direction = `${from} ${to}`;
	const tables = known.get(direction) ?? sort(items, from, to);
	sorted.set(items, known.set(direction, tables));
	return tables;
};

function sort(items: readonly unknown[], from: string, to: string): Tables {
	const rows = new Map<string, string[]>();
	const kinds = new Set<string>();
	for (const row of items) {
		if (!isRow(row) || !isFor(row, from, to)) continue;
		const key = keyOf(row['kind'], row['source_value']);
		kinds.add(spell(row['kind']));
		const known = rows.get(key) ?? [];
		const value = flat(row['target_value']);
		if (!known.includes(value)) rows.set(key, [...known, value]);
	}
	return { from, to, rows, kinds };
}

function isFor(row: Row, from: string, to: string): boolean {
	const counts = (name: string, app: string) => !isFilled(row[name]) || spellApp(row[name]) === spellApp(app);
	return isFilled(row['kind']) && isFilled(row['source_value']) && isFilled(row['target_value']) && counts('source_app', from) && counts('target_app', to);
}

/** Whether there is a row of the kind at all: most workflows have none of most kinds, and lines are many. */
export const hasKind = ({ kinds }: Tables, kind: string): boolean => kinds.has(spell(kind));

/** The row of the first key that has one; the default row last, where it is allowed. */
export const lookUp = ({ rows }: Tables, kind: string, keys: readonly unknown[], allowDefault: boolean): Answer => {
	for (const key of allowDefault ? [...keys, DEFAULT] : keys) {
		const [found, ...others] = rows.get(keyOf(kind, key)) ?? [];
		if (found !== undefined) return others.length > 0 ? { ambiguous: [found, ...others], key: flat(key) } : { found, isDefault: key === DEFAULT };
	}
	return { missing: true };
};

/** The row to add, in words; `target` says what its target value is, where that is known better than by its kind. */
export const rowToAdd = ({ from, to }: Pick<Tables, 'from' | 'to'>, kind: string, keys: readonly unknown[], target?: string): string => {
	const values = keys.map((key) => `"${flat(key)}"`).join(' or ');
	const wanted = target ?? (to === 'xero' ? targets[kind] : undefined) ?? `what it is called in ${to}, or its ID there`;
	return `Add this row to the mapping table: kind "${kind}", source_app "${from}", source_value ${values}, target_app "${to}", target_value ${wanted}.`;
};
