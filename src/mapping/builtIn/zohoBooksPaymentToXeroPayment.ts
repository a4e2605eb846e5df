import { refusesEchoes, withOrigin } from '../echo';
import type { Mapping } from '../rule';
import { exchangeRate, moneyAccount } from './rows';

/** Xero's payments pay one document each, so a payment over several invoices becomes several. */
export const zohoBooksPaymentToXeroPayment: Mapping = {
	label: 'Zoho Books Customer Payment to Xero Payment',
	from: { app: 'zohoBooks', entity: 'customerPayment' },
	to: { app: 'xero', resource: 'payment' },
	source: { id: 'payment_id', number: 'payment_number', modified: 'last_modified_time' },
	prepare: withOrigin,
	each: 'invoices',
	refuses: refusesEchoes,
	leftOut: {
		bank_charges: 'the bank charges are not carried over: the payment in Xero has the full amount',
		unused_amount: 'the part of the payment that is applied to no invoice is not carried over',
	},
	rules: {
		'Invoice.InvoiceNumber': { from: 'invoice_number', via: 'text' },
		...moneyAccount('Account', ['$.account_id', '$.account_name', '$.payment_mode']),
		Date: { from: '$.date', via: 'date' },
		Amount: { from: 'amount_applied', via: 'decimal' },
		CurrencyRate: exchangeRate('$.currency_code', '$.exchange_rate'),
		// Always with the invoice's id: a reference that changed when the payment is later applied to a second invoice would not be found again.
		Reference: { join: [{ from: '$.payment_id', via: 'prefix', with: 'books:' }, { from: 'invoice_id' }], by: ':' },
	},
};
