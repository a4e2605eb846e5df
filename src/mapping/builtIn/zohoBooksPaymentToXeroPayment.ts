import { rowsIn, type Row } from '../../record';
import type { Mapping, TableRule } from '../rule';

const account = (via: TableRule['via']): TableRule => ({ from: ['$.account_id', '$.account_name', '$.payment_mode'], table: 'paymentAccount', via });

/** Xero's payments pay one document each. A payment over several invoices becomes several, told apart by the invoice's id. */
const tellApart = (record: Row): Row => {
	const several = rowsIn(record['invoices']).length > 1;
	return several ? { ...record, invoices: (record['invoices'] as unknown[]).map((row) => (typeof row === 'object' && row !== null ? { ...row, told_apart_by: (row as Row)['invoice_id'] } : row)) } : record;
};

export const zohoBooksPaymentToXeroPayment: Mapping = {
	label: 'Zoho Books Customer Payment to Xero Payment',
	from: { app: 'zohoBooks', entity: 'customerPayment' },
	to: { app: 'xero', resource: 'payment' },
	source: { id: 'payment_id', number: 'payment_number', modified: 'last_modified_time' },
	each: 'invoices',
	prepare: tellApart,
	rules: {
		'Invoice.InvoiceNumber': { from: 'invoice_number', via: 'text' },
		// A bank account in Xero may have no code; a mapping row then holds its id.
		'Account.AccountID': account('guid'),
		'Account.Code': account('notGuid'),
		Date: { from: '$.date', via: 'date' },
		Amount: { from: 'amount_applied', via: 'decimal' },
		CurrencyRate: { from: '$.exchange_rate', via: 'inverseRate' },
		Reference: { join: [{ from: '$.payment_id', via: 'prefix', with: 'books:' }, { from: 'told_apart_by' }], by: ':' },
	},
};
