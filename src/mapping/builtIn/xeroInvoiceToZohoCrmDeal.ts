import type { Mapping } from '../rule';
import { figureFields, figures } from './xeroInvoiceFigures';

/** Of invoices that were made from deals: their number carries the deal's id. */
export const xeroInvoiceToZohoCrmDeal: Mapping = {
	label: 'Xero Invoice Status and Amounts to Zoho CRM Deal',
	from: { app: 'xero', entity: 'invoice' },
	to: { app: 'zohoCrm', resource: 'deal' },
	source: { id: 'InvoiceID', number: 'InvoiceNumber', modified: 'UpdatedDateUTC' },
	custom: figureFields,
	rules: { id: { from: 'InvoiceNumber', via: 'after', with: 'CRM-' }, ...figures },
};
