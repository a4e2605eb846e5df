import type { Asked, Row } from '../vendor';
import type { Spoken } from './answers';
import type { Action } from './desk';
import { pdf } from './pdf';

/** Documents that Xero prints, and the number that is on them. Unsure: whether it prints bills too; here it does. */
const NUMBERS: Readonly<Record<string, string>> = {
	CreditNotes: 'CreditNoteNumber',
	Invoices: 'InvoiceNumber',
	PurchaseOrders: 'PurchaseOrderNumber',
	Quotes: 'QuoteNumber',
};

const print = (number: string, row: Row): Spoken => ({
	status: 200,
	headers: { 'content-type': 'application/pdf' },
	body: pdf(`${number.replace(/Number$/, '').replace(/([a-z])([A-Z])/g, '$1 $2')} ${row[number]}`),
});

export const printActions = (segment: string): Readonly<Record<string, Action>> => {
	const number = NUMBERS[segment];
	return number ? { 'GET pdf': (_desk, row) => print(number, row) } : {};
};

/** One document, if the header asks for PDF. Orders are not named by the documentation, but Xero's SDK prints them so. */
export function printed(segment: string, row: Row, { headers: { accept = '' } }: Asked): Spoken | undefined {
	const number = NUMBERS[segment];
	return number && /application\/pdf/i.test(accept) ? print(number, row) : undefined;
}
