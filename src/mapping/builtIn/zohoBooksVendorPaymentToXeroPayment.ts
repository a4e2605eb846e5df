import { isFilled, isRow, type Row } from '../../record';
import { refusesEchoes, withOrigin } from '../echo';
import type { Mapping } from '../rule';
import { exchangeRate, moneyAccount } from './rows';

/** The number of a bill is the vendor's own, and another vendor may have used it too; where the workflow has looked up the bill's id in Xero, that alone counts. */
const byId = (payment: Row): Row => {
	const bills = payment['bills'];
	if (!Array.isArray(bills)) return payment;
	return {
		...payment,
		bills: bills.map((bill: unknown) => (isRow(bill) && !isFilled(bill['xero_invoice_id']) ? { ...bill, number_in_xero: bill['bill_number'] } : bill)),
	};
};

/** One payment for each bill, as with customers. */
export const zohoBooksVendorPaymentToXeroPayment: Mapping = {
	label: 'Zoho Books Vendor Payment to Xero Payment',
	from: { app: 'zohoBooks', entity: 'vendorPayment' },
	to: { app: 'xero', resource: 'payment' },
	source: { id: 'payment_id', number: 'payment_number', modified: 'last_modified_time' },
	prepare: (payment) => byId(withOrigin(payment)),
	each: 'bills',
	refuses: { ...refusesEchoes, status: { draft: 'the payment is a draft, which Xero does not know' } },
	leftOut: { balance: 'the part of the payment that is applied to no bill is not carried over' },
	rules: {
		'Invoice.InvoiceID': { from: 'xero_invoice_id', via: 'text' },
		'Invoice.InvoiceNumber': { from: 'number_in_xero', via: 'text' },
		...moneyAccount('Account', ['$.paid_through_account_id', '$.paid_through_account_name', '$.payment_mode']),
		Date: { from: '$.date', via: 'date' },
		Amount: { from: 'amount_applied', via: 'decimal' },
		CurrencyRate: exchangeRate('$.currency_code', '$.exchange_rate'),
		Reference: { join: [{ from: '$.payment_id', via: 'prefix', with: 'books:' }, { from: 'bill_id' }], by: ':' },
	},
};
