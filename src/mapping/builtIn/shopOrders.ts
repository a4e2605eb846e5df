import { creditNoteRefund } from '../parts';
import { shopCredit, shopLines } from '../shopAmounts';
import type { Mapping } from '../rule';
import { exchangeRate } from './rows';
import { creditLines, invoiceLines, money, orderLines, totals } from './shopRows';

/** A shop's order, what was paid and what was taken back, as Zoho's documents. From Books they go to Xero by the mappings that all of Books' documents go by. */

const order = {
	from: { app: 'shop', entity: 'order' },
	source: { id: 'reference', number: 'number', modified: 'modified' },
	prepare: shopLines,
	totals,
} as const;

export const shopOrderToZohoInventorySalesOrder: Mapping = {
	...order,
	label: 'Shop Order to Zoho Inventory Sales Order',
	to: { app: 'zohoInventory', resource: 'salesOrder' },
	rules: {
		salesorder_number: { from: 'document', via: 'text' },
		reference_number: { from: 'reference', via: 'clip', with: '100' },
		customer_id: { from: 'Found.contact.contact_id' },
		date: { from: 'date', via: 'date' },
		...money('taxes_included'),
		line_items: { rows: orderLines },
	},
};

export const shopOrderToZohoBooksInvoice: Mapping = {
	...order,
	label: 'Shop Order to Zoho Books Invoice',
	to: { app: 'zohoBooks', resource: 'invoice' },
	rules: {
		invoice_number: { from: 'document', via: 'text' },
		reference_number: { from: 'reference', via: 'clip', with: '100' },
		customer_id: { from: 'Found.contact.contact_id' },
		date: { from: 'date', via: 'date' },
		// Who buys in a shop pays there.
		due_date: { from: 'date', via: 'date' },
		...money('taxes_included'),
		line_items: { rows: invoiceLines },
	},
};

export const shopPaymentToZohoBooksCustomerPayment: Mapping = {
	label: 'Shop Payment to Zoho Books Customer Payment',
	from: { app: 'shop', entity: 'payment' },
	to: { app: 'zohoBooks', resource: 'customerPayment' },
	source: { id: 'reference', number: 'reference' },
	rules: {
		customer_id: { from: 'Found.invoice.customer_id' },
		payment_mode: { from: 'gateway', via: 'clip', with: '100' },
		amount: { from: 'amount', via: 'decimal' },
		date: { from: 'at', via: 'date' },
		// By it a payment is found again.
		reference_number: { from: 'reference', via: 'clip', with: '100' },
		account_id: { from: 'gateway', table: 'paymentAccount' },
		exchange_rate: exchangeRate('currency', 'Found.invoice.exchange_rate', 'decimal'),
		invoices: {
			rows: {
				invoice: {
					when: 'Found.invoice.invoice_id',
					rules: { invoice_id: { from: 'Found.invoice.invoice_id' }, amount_applied: { from: 'amount', via: 'decimal' } },
				},
			},
		},
	},
};

export const shopRefundToZohoBooksCreditNote: Mapping = {
	label: 'Shop Refund to Zoho Books Credit Note',
	from: { app: 'shop', entity: 'refund' },
	to: { app: 'zohoBooks', resource: 'creditNote' },
	source: { id: 'reference', number: 'reference' },
	prepare: shopCredit,
	totals: { total: 'total', currency: 'currency' },
	rules: {
		creditnote_number: { join: [{ from: 'Found.invoice.invoice_number' }, { from: 'suffix' }], by: '-' },
		reference_number: { from: 'reference', via: 'clip', with: '100' },
		customer_id: { from: 'Found.invoice.customer_id' },
		date: { from: 'at', via: 'date' },
		...money('inclusive'),
		line_items: { rows: creditLines },
	},
};

/** Only what a credit note still has to give goes back: of a refund that is done, nothing. */
export const shopRefundToZohoBooksCreditNoteRefund: Mapping = {
	label: 'Shop Refund to Zoho Books Credit Note Refund',
	from: { app: 'shop', entity: 'refund' },
	to: { app: 'zohoBooks', resource: 'creditNoteRefund' },
	source: { id: 'reference', number: 'reference' },
	custom: creditNoteRefund.fields,
	rules: {
		date: { from: 'at', via: 'date' },
		amount: { from: 'paid_back', via: 'decimal' },
		from_account_id: { from: 'gateway', table: 'paymentAccount' },
		refund_mode: { from: 'gateway', via: 'clip', with: '100' },
		reference_number: { from: 'reference', via: 'clip', with: '100' },
	},
};
