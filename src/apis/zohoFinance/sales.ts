import { date, decimal, flag, link, longText, readOnly, text, type Fields, type Operation } from '../define';

/** Words that several documents of sales share. */

/** Creating and sending at once (https://www.zoho.com/books/api/v3/invoices/#create-an-invoice, "send"). */
export const sendOnCreate: Fields = { send: flag('Send', { hint: 'Emails it to the customer at once, and marks it as sent' }) };

/** An e-mail where Zoho demands more than for an invoice. */
export const emailed = (email: Operation<never>, needs: readonly string[], without: readonly string[] = []): Operation<never> => ({
	...email,
	inputs: Object.fromEntries(Object.entries(email.inputs ?? {}).filter(([name]) => !without.includes(name))),
	needs,
});

const documentId: Fields = { document_id: text('Attachment ID', { hint: "As in the record's Attachments" }) };

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

/** How money goes back to a customer, out of a credit note or of a payment that was too much. */
export const refundInputs: Fields = {
	date: date('Date'),
	amount: decimal('Amount'),
	from_account_id: link('From Account', { resource: 'account' }),
	refund_mode: text('Refund Mode', { max: 50, hint: 'Such as check, cash or banktransfer' }),
	reference_number: text('Reference Number', { max: 100 }),
	exchange_rate: decimal('Exchange Rate'),
	description: longText('Description'),
};

/** A refund as it is shown: lists have its amount in both currencies, one refund has it once. */
export const refundFields: Fields = {
	...refundInputs,
	customer_name: readOnly(text('Customer Name')),
	amount_fcy: readOnly(decimal("Amount in the Customer's Currency")),
	amount_bcy: readOnly(decimal("Amount in the Organization's Currency")),
};
