import { DateTime } from 'luxon';
import type { Clock, Row } from '../vendor';
import type { CrmState } from './crm/state';
import type { Grants } from './grants';
import { refusal } from './refused';
import type { Usage } from './usage';

/** Where records of one kind are kept. Books, Inventory and Expense share them where they share the records. */
export type Shelf = string;

/** Everything the vendor remembers, as plain data: a snapshot is a copy of it. */
export interface State {
	/** The last id given out. */
	counter: number;
	/** Grows with every change of a shelf, so that what follows from its records is reckoned once between two changes. */
	changes: Record<Shelf, number>;
	/** Last number given out by series. */
	numbered: Record<string, number>;
	shelves: Record<Shelf, Record<string, Row>>;
	grants: Grants;
	usage: Usage;
	/** CRM's organisations, by data centre. */
	crm: Record<string, CrmState>;
}

/** The books as the code of this folder sees them. `state` is replaced as a whole by reset and restore. */
export interface Ledger {
	state: State;
	readonly clock: Clock;
}

export const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
export const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []);

const on = ({ state }: Ledger, shelf: Shelf): Record<string, Row> => (state.shelves[shelf] ??= {});

export const all = (ledger: Ledger, shelf: Shelf): Row[] => Object.values(on(ledger, shelf));
export const find = (ledger: Ledger, shelf: Shelf, id: unknown): Row | undefined => on(ledger, shelf)[text(id)];
export const need = (ledger: Ledger, shelf: Shelf, id: unknown, noun: string): Row => {
	const row = find(ledger, shelf, id);
	if (row === undefined) throw refusal.missing(noun);
	return row;
};

/** The customer that a document names. */
export const customer = (ledger: Ledger, id: unknown): Row => {
	const contact = find(ledger, 'contacts', id);
	if (contact === undefined || contact.contact_type !== 'customer') throw refusal.reference('Customer');
	return contact;
};

const changed = ({ state }: Ledger, shelf: Shelf): void => {
	state.changes[shelf] = (state.changes[shelf] ?? 0) + 1;
};

export const keep = (ledger: Ledger, shelf: Shelf, id: string, row: Row): Row => {
	changed(ledger, shelf);
	on(ledger, shelf)[id] = row;
	return row;
};

export const drop = (ledger: Ledger, shelf: Shelf, id: string): void => {
	changed(ledger, shelf);
	delete on(ledger, shelf)[id];
};

/** Ids have 18 digits: more than a JavaScript number holds. A counter makes them, so that two runs can be compared. */
export const newId = (ledger: Ledger): string => `460000000${String((ledger.state.counter += 1)).padStart(9, '0')}`;

export const organization = (ledger: Ledger): Row => all(ledger, 'organizations')[0]!;

const local = (ledger: Ledger): DateTime => DateTime.fromMillis(ledger.clock.now(), { zone: text(organization(ledger).time_zone) });

/** The organisation's own time, to the second, with an offset that has no colon. */
export const stamp = (ledger: Ledger): string => local(ledger).toFormat("yyyy-MM-dd'T'HH:mm:ssZZZ");

/** The organisation's day that it is now. Every call asks for it, and a day is long. */
const dayNow = (ledger: Ledger): typeof day => {
	const now = ledger.clock.now();
	const zone = text(organization(ledger).time_zone);
	if (zone === day.zone && now >= day.from && now <= day.until) return day;
	const at = local(ledger);
	day = { zone, name: at.toFormat('yyyy-MM-dd'), from: at.startOf('day').toMillis(), until: at.endOf('day').toMillis() };
	return day;
};
let day = { zone: '', name: '', from: 0, until: 0 };

export const today = (ledger: Ledger): string => dayNow(ledger).name;
/** Seconds until the organisation's midnight. */
export const secondsLeftToday = (ledger: Ledger): number => Math.ceil((dayNow(ledger).until - ledger.clock.now()) / 1000);

/** The next free number of a series, such as INV-000001. */
export const nextNumber = (ledger: Ledger, series: string, prefix: string, digits: number): string => {
	const next = (ledger.state.numbered[series] ?? 0) + 1;
	ledger.state.numbered[series] = next;
	return `${prefix}${String(next).padStart(digits, '0')}`;
};

/** Makes something that follows from records, and makes it again only once one of their shelves has changed. */
export const derived = <T>(shelves: readonly Shelf[], make: (ledger: Ledger) => T): ((ledger: Ledger) => T) => {
	const made = new WeakMap<State, { readonly at: string; readonly value: T }>();
	return (ledger) => {
		const at = shelves.map((shelf) => ledger.state.changes[shelf] ?? 0).join();
		const known = made.get(ledger.state);
		if (known?.at === at) return known.value;
		const value = make(ledger);
		made.set(ledger.state, { at, value });
		return value;
	};
};

/** What is shown of a row, made once until it is replaced, a record of another shelf changes or the day ends. */
export const shownOnce = (shelf: Shelf, make: (ledger: Ledger, row: Row) => Row): ((ledger: Ledger, row: Row) => Row) => {
	const made = new WeakMap<Row, { readonly at: string; readonly shown: Row }>();
	return (ledger, row) => {
		let changes = 0;
		for (const other in ledger.state.changes) if (other !== shelf) changes += ledger.state.changes[other]!;
		const at = `${changes} ${today(ledger)}`;
		const known = made.get(row);
		if (known?.at === at) return known.shown;
		const shown = make(ledger, row);
		made.set(row, { at, shown });
		return shown;
	};
};
