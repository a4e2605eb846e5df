import { decimal, flag, link, readOnly, text, type Fields, type Operation } from '../define';
import { salesLine } from './documents';
import { refundInputs } from './purchases';

/** What the documents of selling share (https://www.zoho.com/books/api/v3/invoices/ and the pages beside it). */

/** Creating and sending at once. */
export const sendOnCreate: Fields = { send: flag('Send', { hint: 'Emails it to the customer at once, and marks it as sent' }) };

/** A line of an invoice may stand for one that was ordered, for an expense, or for time that was worked. */
export const invoiceLine: Fields = {
	...salesLine,
	salesorder_item_id: text('Sales Order Line ID', { hint: 'The line_item_id of the sales order line that is invoiced' }),
	expense_id: link('Expense', { resource: 'expense' }),
};

/** How much of an ordered line has gone on. */
export const orderedLine: Fields = {
	...salesLine,
	is_invoiced: readOnly(flag('Is Invoiced')),
	quantity_invoiced: readOnly(decimal('Quantity Invoiced')),
};

/** A line may say which invoice's line it takes back. */
export const creditedLine: Fields = { ...salesLine, invoice_id: link('Invoice', { resource: 'invoice' }), invoice_item_id: text('Invoice Line ID') };

export const customerFilter = { customer_id: link('Customer', { resource: 'contact', view: 'customer' }) } as const satisfies Fields;

/** An e-mail where Zoho demands other inputs than for an invoice. */
export const emailed = (email: Operation<never>, needs: readonly string[], without: readonly string[] = []): Operation<never> => ({
	...email,
	inputs: Object.fromEntries(Object.entries(email.inputs ?? {}).filter(([name]) => !without.includes(name))),
	needs,
});

const documentId: Fields = { document_id: text('Attachment ID', { hint: "As in the record's attachments" }) };

/** Files that are told apart by their id, where Zoho knows no last one. */
export const documentFiles = (noun: string): Readonly<Record<'downloadAttachment' | 'deleteAttachment', Operation<never>>> => ({
	downloadAttachment: {
		label: 'Download Attachment',
		action: `Download attachment of ${noun}`,
		does: 'download',
		method: 'GET',
		path: '/{id}/documents/{document_id}',
		inputs: documentId,
		accept: 'application/octet-stream',
	},
	deleteAttachment: {
		label: 'Delete Attachment',
		action: `Delete attachment of ${noun}`,
		does: 'delete',
		method: 'DELETE',
		path: '/{id}/documents/{document_id}',
		inputs: documentId,
	},
});

const { to_account_id: _, ...returning } = refundInputs('to_account_id');

/** Money that goes back to a customer, out of a credit note or of a payment that was too much. */
export const customerRefund: Fields = { ...returning, from_account_id: link('From Account', { resource: 'account' }) };

/** A refund as it is shown: one has its amount once, lists have it in both currencies. */
export const shownRefund: Fields = {
	...customerRefund,
	customer_name: readOnly(text('Customer Name')),
	amount_fcy: readOnly(decimal("Amount in the Customer's Currency")),
	amount_bcy: readOnly(decimal("Amount in the Organization's Currency")),
};
