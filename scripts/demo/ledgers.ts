import Big from 'big.js';
import { NZ } from '../../sandbox/xero/seed';
import type { SandboxControl } from '../sandboxControl';

/** An invoice as its ledger holds it, whichever that is. */
export interface Booked {
	readonly number: string;
	readonly currency: string;
	readonly total: Big;
	readonly tax: Big;
	/** When the ledger last changed it. */
	readonly changed: string;
}

export interface Ledgers {
	readonly books: ReadonlyMap<string, Booked>;
	readonly xero: ReadonlyMap<string, Booked>;
	/** What is in Xero more than once: invoices by number, contacts by their number or name. */
	readonly doubles: readonly string[];
}

type Row = Record<string, unknown>;

interface Snapshot {
	readonly zoho: { readonly shelves: { readonly invoices: Record<string, { readonly invoice_id: string }> } };
	readonly xero: { readonly books: Record<string, Record<'Invoices' | 'Contacts', Row[]>> };
}

/** Reads both vendors' ledgers as they stand in the sandbox: not by their API, so that nothing is counted as a call. */
export async function readLedgers(control: SandboxControl, shown: (id: string) => Row): Promise<Ledgers> {
	const { zoho, xero } = (await control.snapshot()) as unknown as Snapshot;
	const { Invoices = [], Contacts = [] } = xero.books[NZ] ?? {};
	const books = Object.keys(zoho.shelves.invoices)
		.map(shown)
		.map((row) => booked(row, { number: 'invoice_number', currency: 'currency_code', total: 'total', tax: 'tax_total', changed: 'last_modified_time' }));
	const sales = Invoices.map((row) =>
		booked(row, { number: 'InvoiceNumber', currency: 'CurrencyCode', total: 'Total', tax: 'TotalTax', changed: 'UpdatedDateUTC' }),
	);
	return {
		books: byNumber(books),
		xero: byNumber(sales),
		doubles: [
			...repeated(sales.map(({ number }) => number)),
			...repeated(Contacts.map(({ Name }) => String(Name).toLowerCase())),
			...repeated(Contacts.flatMap(({ ContactNumber }) => (ContactNumber ? [String(ContactNumber)] : []))),
		],
	};
}

const booked = (row: Row, names: Record<keyof Booked, string>): Booked => ({
	number: String(row[names.number]),
	currency: String(row[names.currency]),
	total: new Big(String(row[names.total])),
	tax: new Big(String(row[names.tax])),
	changed: String(row[names.changed]),
});

const byNumber = (invoices: readonly Booked[]): Map<string, Booked> => new Map(invoices.map((invoice) => [invoice.number, invoice]));

const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];

export interface Comparison {
	readonly currency: string;
	readonly invoices: number;
	readonly books: Big;
	readonly xero: Big;
	/** Invoices whose total, tax or currency is another. */
	readonly different: readonly string[];
}

/** Every invoice that is in both, cent by cent. */
export function compare({ books, xero }: Ledgers): Comparison[] {
	const pairs = [...books.values()].flatMap((invoice) => (xero.has(invoice.number) ? [{ from: invoice, to: xero.get(invoice.number)! }] : []));
	const currencies = [...new Set(pairs.map(({ from }) => from.currency))].sort();
	return currencies.map((currency) => {
		const own = pairs.filter(({ from }) => from.currency === currency);
		const add = (amounts: readonly Big[]): Big => amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));
		return {
			currency,
			invoices: own.length,
			books: add(own.map(({ from }) => from.total)),
			xero: add(own.map(({ to }) => to.total)),
			different: own.filter(({ from, to }) => !from.total.eq(to.total) || !from.tax.eq(to.tax) || from.currency !== to.currency).map(({ from }) => from.number),
		};
	});
}
