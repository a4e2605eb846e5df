import type { Mapping } from '../rule';
import { exchangeRate, moneyAccount } from './rows';

/** Money that came back from a vendor out of a credit: in Xero a payment of the credit note, which is named by its id, since vendors' numbers may be alike. */
export const zohoBooksVendorRefundToXeroPayment: Mapping = {
	label: 'Zoho Books Vendor Credit Refund to Xero Payment',
	from: { app: 'zohoBooks', entity: 'vendorRefund' },
	to: { app: 'xero', resource: 'payment' },
	source: { id: 'vendor_credit_refund_id', number: 'vendor_credit_number' },
	rules: {
		'CreditNote.CreditNoteID': { from: 'xero_credit_note_id', via: 'text' },
		...moneyAccount('Account', ['account_id', 'account_name']),
		Date: { from: 'date', via: 'date' },
		Amount: { from: ['amount', 'amount_fcy'], via: 'decimal' },
		CurrencyRate: exchangeRate('currency_code', 'exchange_rate'),
		Reference: { from: 'vendor_credit_refund_id', via: 'prefix', with: 'books:' },
	},
};
