import { billStatus, invoiceStatus } from '../parts';
import type { Mapping, Rules } from '../rule';

/** Which operation brings a document in Zoho Books to where it is in Xero. It is told by its number, and by its id where the link back has it. */
const rules = (kind: 'invoices' | 'bills', open: string): Rules => ({
	id: { first: [{ from: 'Found.invoice_id' }, { from: 'Found.bill_id' }, { from: 'Url', via: 'linkedId', with: kind }] },
	number: { from: 'InvoiceNumber', via: 'text' },
	operation: {
		from: 'Status',
		table: { DRAFT: 'nothing', SUBMITTED: 'nothing', AUTHORISED: open, PAID: open, VOIDED: 'void', DELETED: 'void' },
	},
});

const source = { id: 'InvoiceID', number: 'InvoiceNumber', modified: 'UpdatedDateUTC' } as const;

export const xeroInvoiceStatusToZohoBooksInvoice: Mapping = {
	label: 'Xero Invoice Status to Zoho Books Invoice',
	from: { app: 'xero', entity: 'invoice' },
	to: { app: 'zohoBooks', resource: 'invoiceStatus' },
	source,
	custom: invoiceStatus.fields,
	refuses: { Type: { ACCPAY: 'it is a bill: choose the mapping of a bill' } },
	rules: rules('invoices', 'markAsSent'),
};

export const xeroBillStatusToZohoBooksBill: Mapping = {
	label: 'Xero Bill Status to Zoho Books Bill',
	from: { app: 'xero', entity: 'bill' },
	to: { app: 'zohoBooks', resource: 'billStatus' },
	source,
	custom: billStatus.fields,
	refuses: { Type: { ACCREC: 'it is an invoice: choose the mapping of an invoice' } },
	rules: rules('bills', 'markAsOpen'),
};
