import type { Mapping } from '../rule';
import { figureFields, figures } from './xeroInvoiceFigures';

/** The invoice in CRM has the number as its subject, by which CRM finds it. Its status is a plain list in CRM, which knows of no payment. */
export const xeroInvoiceToZohoCrmInvoice: Mapping = {
	label: 'Xero Invoice Status and Amounts to Zoho CRM Invoice',
	from: { app: 'xero', entity: 'invoice' },
	to: { app: 'zohoCrm', resource: 'invoice' },
	source: { id: 'InvoiceID', number: 'InvoiceNumber', modified: 'UpdatedDateUTC' },
	custom: figureFields,
	rules: {
		Subject: { from: 'InvoiceNumber', via: 'text' },
		Invoice_Date: { from: 'Date', via: 'date' },
		Due_Date: { from: 'DueDate', via: 'date' },
		Status: {
			from: 'Status',
			table: { DRAFT: 'Created', SUBMITTED: 'Created', AUTHORISED: 'Approved', PAID: 'Approved', VOIDED: 'Cancelled', DELETED: 'Cancelled' },
		},
		...figures,
	},
};
