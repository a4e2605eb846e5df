import type { Mapping } from '../rule';
import { exchangeRate, moneyAccount } from './rows';

/** Money that went back to a customer out of a credit note: in Xero a payment of the credit note of the same number. */
export const zohoBooksRefundToXeroPayment: Mapping = {
	label: 'Zoho Books Credit Note Refund to Xero Payment',
	from: { app: 'zohoBooks', entity: 'refund' },
	to: { app: 'xero', resource: 'payment' },
	source: { id: 'creditnote_refund_id', number: 'creditnote_number' },
	rules: {
		'CreditNote.CreditNoteNumber': { from: 'creditnote_number', via: 'text' },
		...moneyAccount('Account', ['from_account_id', 'from_account_name']),
		Date: { from: 'date', via: 'date' },
		Amount: { from: ['amount', 'amount_fcy'], via: 'decimal' },
		CurrencyRate: exchangeRate('currency_code', 'exchange_rate'),
		Reference: { from: 'creditnote_refund_id', via: 'prefix', with: 'books:' },
	},
};
