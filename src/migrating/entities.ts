import type { Resource, Resources } from '../apis/define';
import { xero } from '../apis/xero';
import { zohoBooks } from '../apis/zohoBooks';

/** What a migration brings over from Zoho Books to Xero, in the order in which one thing needs another: a payment its invoice, an invoice its customer and its items. */

export interface Entity {
	readonly label: string;
	/** As it is read, and as it is written. */
	readonly source: Resource;
	readonly target: Resource;
	/** Property that the list comes in the order of, oldest first where Zoho can: what is new meanwhile comes last and moves nothing (sort columns: https://www.zoho.com/books/api/v3/). */
	readonly sort: string;
	/** Whether a range of dates narrows it; whom and what documents name is brought over whole. */
	readonly dated?: true;
	/** Whether Xero is asked for the numbers first, and so needs a call for forty of them. */
	readonly lookedUp?: true;
	/** Whether both sides state a total that must agree to the cent. */
	readonly totalled?: true;
}

const books: Resources = zohoBooks;
const ledger: Resources = xero;
const of = (source: string, target: string, more: Pick<Entity, 'sort' | 'dated' | 'lookedUp' | 'totalled'>): Entity => ({
	label: books[source]!.plural,
	source: books[source]!,
	target: ledger[target]!,
	...more,
});

export const entities = {
	contact: of('contact', 'contact', { sort: 'created_time' }),
	item: of('item', 'item', { sort: 'name' }),
	invoice: of('invoice', 'invoice', { sort: 'created_time', dated: true, lookedUp: true, totalled: true }),
	creditNote: of('creditNote', 'creditNote', { sort: 'created_time', dated: true, lookedUp: true, totalled: true }),
	customerPayment: of('customerPayment', 'payment', { sort: 'date', dated: true, lookedUp: true }),
	bill: of('bill', 'bill', { sort: 'created_time', dated: true, lookedUp: true, totalled: true }),
} as const satisfies Readonly<Record<string, Entity>>;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as readonly EntityName[];
export const isEntity = (name: unknown): name is EntityName => typeof name === 'string' && Object.hasOwn(entities, name);

/** Days that documents are of, both inclusive; empty where nothing narrows. */
export interface Range {
	readonly since: string;
	readonly until: string;
}
