import type { Fields } from '../../../src/apis/define';
import type { Row } from '../../vendor';
import { customValues, shownCustomFields } from '../customFields';
import { taken } from '../incoming';
import type { Kind, ListRules } from '../kind';
import { all, find, newId, rowsIn, stamp, text, type Ledger, type Shelf } from '../ledger';
import { refusal } from '../refused';
import { blankFields } from '../shapes/blank';

/** Where the records stand that others name, by the name of the table that a link points to. */
const SHELVES: Readonly<Record<string, Shelf>> = {
	account: 'chartofaccounts',
	bankAccount: 'chartofaccounts',
	contact: 'contacts',
	currency: 'currencies',
	invoice: 'invoices',
	item: 'items',
	location: 'locations',
	project: 'projects',
	reportingTag: 'reportingtags',
	tax: 'taxes',
	taxAuthority: 'taxauthorities',
	taxExemption: 'taxexemptions',
	user: 'users',
};

/** A link that names what is not there is refused, at whatever depth it stands. */
export const refuseUnknown = (ledger: Ledger, fields: Fields, row: Row): void => {
	for (const [name, field] of Object.entries(fields)) {
		const value = row[name];
		if (field.kind === 'link' && text(value) !== '') {
			const shelf = SHELVES[field.resource];
			if (shelf !== undefined && find(ledger, shelf, value) === undefined) throw refusal.invalid(name);
		}
		if (field.kind === 'rows') for (const one of rowsIn(value)) refuseUnknown(ledger, field.fields, one);
	}
};

export const refuseEmpty = (row: Row, names: readonly string[]): void => {
	for (const name of names) if (text(row[name]) === '' || (Array.isArray(row[name]) && (row[name] as unknown[]).length === 0)) throw refusal.invalid(name);
};

export const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'custom' && value !== undefined));

export const nameOf = (ledger: Ledger, shelf: Shelf, id: unknown, name: string): string => text(find(ledger, shelf, id)?.[name]);

/** The dates of a record that was written now. */
export const dated = (ledger: Ledger, known?: Row): Row => ({ created_time: known?.created_time ?? stamp(ledger), last_modified_time: stamp(ledger) });

/** A kind of record that is kept much as it is sent: settings, mostly. */
export interface Plain extends Partial<Omit<Kind, 'list' | 'shown' | 'row' | 'create' | 'update'>> {
	readonly shelf: Shelf;
	readonly path: string;
	readonly one: string;
	readonly many: string;
	readonly id: string;
	readonly scope: string;
	readonly noun: string;
	readonly fields: Fields;
	readonly requires: readonly string[];
	/** The field that no two records share. */
	readonly unique?: string;
	readonly list: Partial<ListRules> & Pick<ListRules, 'sort' | 'report'>;
	/** What a record has that says nothing of it. */
	readonly initially?: (ledger: Ledger) => Row;
	/** Refuses what was sent, or completes it. */
	readonly settle?: (ledger: Ledger, row: Row, known: Row | undefined, sent: Row) => Row;
	/** What follows from other records. */
	readonly said?: (ledger: Ledger, row: Row) => Row;
	/** The keys of a row of a list; all where not said. */
	readonly inList?: readonly string[];
}

export const refuseTaken = (ledger: Ledger, { shelf, id, noun }: Pick<Plain, 'shelf' | 'id' | 'noun'>, field: string, row: Row, known?: Row): void => {
	const same = (one: Row): boolean => text(one[field]).toLowerCase() === text(row[field]).toLowerCase();
	if (text(row[field]) !== '' && all(ledger, shelf).some((one) => one[id] !== known?.[id] && same(one))) throw refusal.taken(noun, text(row[field]));
};

const stored = (ledger: Ledger, kind: Plain, sent: Row, known?: Row): Row => {
	const row: Row = { ...(known ?? kind.initially?.(ledger)), ...taken(kind.fields, sent, [kind.id, 'custom_fields']) };
	refuseEmpty(row, kind.requires);
	refuseUnknown(ledger, kind.fields, row);
	if (kind.unique !== undefined) refuseTaken(ledger, kind, kind.unique, row, known);
	const custom = kind.singular === undefined || sent.custom_fields === undefined ? known?.custom : customValues(ledger, kind.singular, sent.custom_fields);
	return { ...(kind.settle?.(ledger, row, known, sent) ?? row), ...(custom === undefined ? {} : { custom }), ...dated(ledger, known) };
};

export const active = ({ status }: Row): boolean => status !== 'inactive';
export const byStatus: ListRules['filterBy'] = { 'Status.All': () => true, 'Status.Active': active, 'Status.Inactive': (row) => !active(row) };

export const become =
	(change: Row) =>
	(ledger: Ledger, row: Row): Row => ({ ...row, ...change, last_modified_time: stamp(ledger) });

/** Texts of messages are invented where the fact sheet has none. */
export const words = (noun: string) => ({
	created: `The ${noun} has been created.`,
	updated: `The ${noun} has been updated.`,
	deleted: `The ${noun} has been deleted.`,
});

export const activity = (noun: string): NonNullable<Kind['acts']> => ({
	active: { does: become({ status: 'active' }), says: `The ${noun} has been marked as active.` },
	inactive: { does: become({ status: 'inactive' }), says: `The ${noun} has been marked as inactive.` },
});

export const plain = (kind: Plain): Kind => {
	const { fields, requires: _, unique: __, initially: ___, settle: ____, said, inList, list, singular, ...rest } = kind;
	const shown = (ledger: Ledger, row: Row): Row => ({
		...blankFields(fields),
		...filled(row),
		...said?.(ledger, row),
		...(singular === undefined ? {} : shownCustomFields(ledger, singular, row)),
	});
	return {
		...rest,
		...(singular === undefined ? {} : { singular, customFields: true as const }),
		words: rest.words ?? words(rest.noun.toLowerCase()),
		list: { filterBy: { 'Status.All': () => true }, sortable: [list.sort.column], searched: [], texts: [], numbers: [], days: [], ...list },
		shown,
		row: (ledger, row) => {
			const whole = shown(ledger, row);
			return inList === undefined ? whole : Object.fromEntries(inList.map((name) => [name, whole[name] ?? '']));
		},
		create: (ledger, sent) => ({ [kind.id]: newId(ledger), ...stored(ledger, kind, sent) }),
		update: (ledger, known, sent) => stored(ledger, kind, sent, known),
	};
};
