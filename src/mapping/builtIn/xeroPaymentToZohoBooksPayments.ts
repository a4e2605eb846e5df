import { isRow, type Row } from '../../record';
import type { Mapping, Rules } from '../rule';
import { exchangeRate } from './rows';
import { contactId } from './xeroLines';

/** The one document that a payment in Xero pays, as the row that Zoho has for it. */
const paying = (payment: Row): Row => (isRow(payment['Invoice']) ? { ...payment, paid: [payment['Invoice']] } : payment);

/**
 * Zoho wants the id of what is paid: the workflow reads the document by its number and puts it under `Found`, or reads the invoice in Xero, which
 * links back to the document that it was made from.
 */
const rules = (name: 'invoice' | 'bill', who: 'customer_id' | 'vendor_id', account: string): Rules => ({
	[who]: { first: [{ from: `Found.${who}` }, contactId('Invoice.Contact')] },
	payment_mode: { always: 'Bank Transfer' },
	amount: { from: 'Amount', via: 'decimal' },
	date: { from: 'Date', via: 'date' },
	// By it a payment is found again.
	reference_number: { from: 'PaymentID', via: 'prefix', with: 'xero:' },
	description: { from: 'Reference', via: 'unlessAfter', with: 'books:' },
	[account]: { from: ['Account.AccountID', 'Account.Code'], table: 'paymentAccount' },
	exchange_rate: exchangeRate('Invoice.CurrencyCode', 'CurrencyRate'),
	[`${name}s`]: {
		rows: {
			paid: {
				each: 'paid',
				rules: {
					[`${name}_id`]: { first: [{ from: `$.Found.${name}_id` }, { from: ['Url', '$.Url'], via: 'linkedId', with: `${name}s` }] },
					amount_applied: { from: '$.Amount', via: 'decimal' },
				},
			},
		},
	},
});

const shared = {
	from: { app: 'xero', entity: 'payment' },
	source: { id: 'PaymentID', number: 'Reference', modified: 'UpdatedDateUTC' },
	prepare: paying,
} as const;

const deleted = { DELETED: 'the payment is deleted in Xero: delete it in Zoho Books by its reference number' } as const;
const credit = 'it refunds a credit, which Zoho Books does with an operation of the credit';
const credits = Object.fromEntries(
	['ARCREDITPAYMENT', 'APCREDITPAYMENT', 'AROVERPAYMENTPAYMENT', 'APOVERPAYMENTPAYMENT', 'ARPREPAYMENTPAYMENT', 'APPREPAYMENTPAYMENT'].map((type) => [
		type,
		credit,
	]),
);

export const xeroPaymentToZohoBooksCustomerPayment: Mapping = {
	...shared,
	label: 'Xero Payment to Zoho Books Customer Payment',
	to: { app: 'zohoBooks', resource: 'customerPayment' },
	refuses: {
		Status: deleted,
		'Invoice.Type': { ACCPAY: 'it pays a bill: choose the mapping to a vendor payment' },
		PaymentType: { ...credits, ACCPAYPAYMENT: 'it pays a bill: choose the mapping to a vendor payment' },
	},
	rules: rules('invoice', 'customer_id', 'account_id'),
};

export const xeroPaymentToZohoBooksVendorPayment: Mapping = {
	...shared,
	label: 'Xero Payment to Zoho Books Vendor Payment',
	to: { app: 'zohoBooks', resource: 'vendorPayment' },
	refuses: {
		Status: deleted,
		'Invoice.Type': { ACCREC: 'it pays an invoice: choose the mapping to a customer payment' },
		PaymentType: { ...credits, ACCRECPAYMENT: 'it pays an invoice: choose the mapping to a customer payment' },
	},
	rules: rules('bill', 'vendor_id', 'paid_through_account_id'),
};
