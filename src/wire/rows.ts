import type { Field, Fields, Resource } from '../apis/define';
import type { Failure } from '../failure';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import type { Dialect } from './dialect';
import { readByIds, sameText } from './finding';

type Table = Extract<Field, { kind: 'rows' }> & { readonly rowId: string };

/** Fields whose rows the vendor replaces as a set: a row that is not sent is removed. */
export const namesRows = (resource: Resource, { record }: Wish): boolean => tablesOf(resource).some(([name]) => isFilled(record?.[name]));

const tablesOf = (resource: Resource): Array<[string, Table]> =>
	Object.entries(resource.fields).filter((entry): entry is [string, Table] => entry[1].kind === 'rows' && entry[1].rowId !== undefined && !entry[1].readOnly);

/**
 * Wishes of an update, ready to be sent: where one names rows, the vendor's own rows are read first, so that a row keeps its id
 * and none is lost for not having been sent.
 */
export function* withAllRows(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<{ ready: Wish[]; failed: Outcome[] }> {
	const idOf = ({ id, record }: Wish): string => String(id ?? record?.[asked.resource.id]);
	const naming = wishes.filter((wish) => needsOthers(dialect, asked, wish));
	if (!naming.length) return { ready: [...wishes], failed: [] };
	const known = yield* readByIds(dialect, asked, naming.map(idOf));
	if ('failure' in known)
		return { ready: wishes.filter((wish) => !naming.includes(wish)), failed: naming.map(({ from }) => ({ from, failure: known.failure })) };
	const ready: Wish[] = [];
	const failed: Outcome[] = [];
	for (const wish of wishes) {
		const match = naming.includes(wish) ? known.find((row) => sameText(row[asked.resource.id], idOf(wish))) : undefined;
		if (match) ready.push(withRowsOf(dialect, asked, wish, match));
		else if (naming.includes(wish)) failed.push({ from: wish.from, failure: notThere(dialect, asked.resource, idOf(wish)) });
		else ready.push(wish);
	}
	return { ready, failed };
}

/** A wish of an update with the rows of the record that it changes, where it names some and needs them. */
export const withRowsOf = (dialect: Dialect, asked: Asked, wish: Wish, match: Row): Wish =>
	needsOthers(dialect, asked, wish)
		? { ...wish, record: mergedRecord(dialect, asked.resource, wish.record!, match, asked.replaceRows ? 'remove' : 'keep') }
		: wish;

/** Where rows that are left out are removed by that alone, replacing them needs no look at them. */
const needsOthers = (dialect: Dialect, { resource, replaceRows }: Asked, { record }: Wish): boolean =>
	tablesOf(resource).some(([name, { kept }]) => isFilled(record?.[name]) && (!replaceRows || kept || dialect.removedRow));

export const notThere = ({ vendor }: Dialect, { label }: Resource, id: string): Failure => ({
	cause: 'not-found',
	status: 404,
	message: `${vendor} has no ${label.toLowerCase()} ${id}. Check the ID and the organisation`,
	details: [],
});

/** The record with its rows told apart: those the vendor has already carry their id. */
export const mergedRecord = ({ removedRow, wholeRows }: Dialect, resource: Resource, record: Row, match: Row, others: 'keep' | 'remove'): Row => {
	// Amounts that come to mean something else are taxed anew.
	const isTaxedAnew = isFilled(record.LineAmountTypes) && !sameText(record.LineAmountTypes, match.LineAmountTypes);
	const merging = { others, removedRow, wholeRows, left: isTaxedAnew ? ['TaxAmount'] : [] };
	const merged = tablesOf(resource)
		.filter(([name]) => isFilled(record[name]))
		.map(([name, { rowId, fields, kept }]) => [
			name,
			mergedRows(rowsIn(record[name]), rowsIn(match[name]), { rowId, fields, ...merging, ...(kept ? { others: 'keep' as const } : {}) }),
		]);
	return { ...record, ...Object.fromEntries(merged) };
};

interface Merging {
	readonly rowId: string;
	readonly fields: Fields;
	/** What becomes of the vendor's rows that none of ours stands for. */
	readonly others: 'keep' | 'remove';
	/** How such a row is sent away, where leaving it out is not enough. */
	readonly removedRow?: Dialect['removedRow'];
	/** A row that is changed is sent with all that the vendor has of it. */
	readonly wholeRows?: true;
	/** What of the vendor's rows is left out. */
	readonly left?: readonly string[];
}

/**
 * Our rows with the ids of the vendor's rows they stand for: by id, else by what they say, else, where ours are all there should be, by their
 * place among those that are left. The vendor's order stays; new rows come last.
 */
export const mergedRows = (ours: readonly Row[], theirs: readonly Row[], { rowId, fields, others, removedRow, wholeRows, left = [] }: Merging): Row[] => {
	const known = (row: Row, without: readonly string[] = []): Row =>
		Object.fromEntries(Object.entries(row).filter(([name]) => fields[name] && !fields[name].readOnly && ![...left, ...without].includes(name)));
	const taken = pairedRows(ours, theirs, (row) => row[rowId], others === 'remove' ? () => true : undefined);
	const kept = theirs.flatMap((one) => {
		const row = taken.get(one);
		if (row) return [{ ...(wholeRows && others === 'keep' ? known(one, settledBy(row, one)) : {}), ...row, [rowId]: one[rowId] }];
		if (others === 'remove') return removedRow ? [removedRow(rowId, one)] : [];
		return [known(one)];
	});
	return [...kept, ...ours.filter((row) => ![...taken.values()].includes(row))];
};

/** The vendor's rows that ours stand for, each with ours: told by id, by what they say, and at last by what else `fits`, in their order. */
export function pairedRows(
	ours: readonly Row[],
	theirs: readonly Row[],
	idIn: (row: Row) => unknown,
	fits: (row: Row, known: Row) => boolean = () => false,
): Map<Row, Row> {
	const taken = new Map<Row, Row>();
	const claim = (isSame: (row: Row, known: Row) => boolean): void => {
		for (const row of ours.filter((each) => ![...taken.values()].includes(each))) {
			const match = theirs.find((known) => !taken.has(known) && isSame(row, known));
			if (match) taken.set(match, row);
		}
	};
	const hasNone = (row: Row): boolean => !isFilled(idIn(row));
	claim((row, known) => !hasNone(row) && sameText(idIn(row), idIn(known)));
	claim((row, known) => hasNone(row) && saysTheSame(row, known));
	claim((row, known) => hasNone(row) && saysNothingElse(row, known));
	claim((row, known) => hasNone(row) && fits(row, known));
	return taken;
}

const PRICING = ['Quantity', 'UnitAmount', 'LineAmount', 'DiscountRate', 'DiscountAmount', 'TaxType', 'AccountCode', 'ItemCode'];
const DISCOUNTS = ['DiscountRate', 'DiscountAmount'];

/** What of the vendor's row follows from what is said anew, or would contradict it: of quantity, unit amount and line amount, two tell the third. */
const settledBy = (row: Row, known: Row): string[] => [
	...(PRICING.some((name) => name in row && !sameText(row[name], known[name])) ? ['LineAmount', 'TaxAmount'] : []),
	...('LineAmount' in row ? ['UnitAmount' in row ? 'Quantity' : 'UnitAmount'] : []),
	...(DISCOUNTS.some((name) => name in row) ? DISCOUNTS : []),
];

const TELLING = ['Description', 'ItemCode', 'AccountCode', 'description', 'name', 'item_id', 'account_id', 'Product_Name'];

/** What names a line to a person agrees; amounts may have changed. */
const saysTheSame = (row: Row, known: Row): boolean => {
	const told = TELLING.filter((name) => isFilled(row[name]));
	return told.length > 0 && told.every((name) => sameText(keyIn(row[name]), keyIn(known[name])));
};

/** Rows of an account's own making have no property that tells them, so one that says nothing new is taken for the same. */
const saysNothingElse = (row: Row, known: Row): boolean => {
	const told = Object.keys(row).filter((name) => isFilled(row[name]));
	return told.length > 0 && told.every((name) => sameText(keyIn(row[name]), keyIn(known[name])));
};

/** Of another record, a row tells at least the id. */
const keyIn = (value: unknown): unknown => (isRow(value) ? value.id : value);
