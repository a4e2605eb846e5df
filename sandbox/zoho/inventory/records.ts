import Big from 'big.js';
import type { Fields } from '../../../src/apis/define';
import type { Asked, Row } from '../../vendor';
import { customValues, shownCustomFields } from '../customFields';
import { taken } from '../incoming';
import type { ListRules } from '../kind';
import { find, keep, newId, rowsIn, stamp, text, type Ledger, type Shelf } from '../ledger';
import { refusal } from '../refused';
import { blankFields } from '../shapes/blank';
import { big } from '../totals';
import type { Quantity } from './fulfilment';

/** What the records have in common that Inventory keeps beyond those of Books. */

/** What a call says beside the record: in the query, and nowhere else. A seed says it in the record itself. */
export const beside = (name: string, sent: Row, asked?: Asked): string => text(asked === undefined ? sent[name] : asked.query.get(name));

/** The fields that were sent, custom fields among them; those named must be there in the end. */
export const written = (ledger: Ledger, fields: Fields, entity: string, needs: readonly string[], sent: Row, known?: Row): Row => {
	const row: Row = {
		...known,
		...taken(fields, sent, ['custom_fields']),
		custom: sent.custom_fields === undefined ? known?.custom : customValues(ledger, entity, sent.custom_fields),
		created_time: known?.created_time ?? stamp(ledger),
		last_modified_time: stamp(ledger),
	};
	for (const name of needs) if (text(row[name]) === '' || (Array.isArray(row[name]) && rowsIn(row[name]).length === 0)) throw refusal.invalid(name);
	return row;
};

/** Lines as they are to be stored: one sent with the id of an old one keeps it, the other old ones are gone. */
export const withLineIds = (ledger: Ledger, lines: readonly Row[], known: readonly Row[] = []): Row[] =>
	lines.map((line) => {
		const before = known.find((one) => one.line_item_id === line.line_item_id);
		if (text(line.line_item_id) !== '' && before === undefined) throw refusal.invalid('line_item_id');
		return { ...before, ...line, line_item_id: before?.line_item_id ?? newId(ledger) };
	});

/** Refuses lines that take more of an order's line than is left of it, or nothing. */
export const refuseBeyond = (lines: readonly Row[], key: string, left: Quantity, message: string): void => {
	const sums = new Map<string, Big>();
	for (const line of lines) {
		if (big(line.quantity).lte(0)) throw refusal.invalid('quantity');
		sums.set(text(line[key]), (sums.get(text(line[key])) ?? new Big(0)).plus(big(line.quantity)));
	}
	for (const [id, quantity] of sums) if (quantity.gt(left(id))) throw refusal.rule(message);
};

/** The record over an empty one of its table, without what the sandbox keeps for itself. */
export const shownOver = (ledger: Ledger, fields: Fields, entity: string, { custom, state: _, ...row }: Row, more: Row = {}): Row => ({
	...blankFields(fields),
	...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
	...more,
	...shownCustomFields(ledger, entity, { custom }),
});

/** A row of a list has no lines. */
export const withoutLines = ({ line_items: _, documents: __, ...row }: Row): Row => row;

/** A list that can be asked for little: the specification names pages only. */
export const listOf = (report: string, rules: Partial<ListRules> = {}): ListRules => ({
	report,
	filterBy: { 'Status.All': () => true },
	sortable: ['date', 'created_time', 'last_modified_time'],
	sort: { column: 'created_time', order: 'D' },
	searched: [],
	texts: [],
	numbers: [],
	days: ['date'],
	...rules,
});

export const changed = (ledger: Ledger, row: Row, change: Row): Row => ({ ...row, ...change, last_modified_time: stamp(ledger) });

/** A record shows that something below it changed: an order that was packed counts as changed [unsure]. */
export const touch = (ledger: Ledger, shelf: Shelf, id: unknown): void => {
	const row = find(ledger, shelf, id);
	if (row !== undefined) keep(ledger, shelf, text(id), changed(ledger, row, {}));
};
