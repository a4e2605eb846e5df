/** What Zoho's finance apps tell about: the words of the tables of events that stand beside each app's resources (`events.ts`). */

/** States of records that are events of their own. */
export const stateNames = [
	'accepted',
	'approved',
	'billed',
	'cancelled',
	'closed',
	'confirmed',
	'declined',
	'delivered',
	'expired',
	'inactive',
	'inTransit',
	'invoiced',
	'issued',
	'open',
	'overdue',
	'paid',
	'partiallyInvoiced',
	'partiallyPaid',
	'partiallyReceived',
	'partiallyShipped',
	'published',
	'recalled',
	'received',
	'reimbursed',
	'rejected',
	'sent',
	'shipped',
	'submitted',
	'transferred',
	'viewed',
	'void',
] as const;

export type StateName = (typeof stateNames)[number];

/** What can happen to a record of the finance apps. */
export type FinanceChange = 'created' | 'updated' | 'deleted' | StateName;

type Values = Readonly<Record<string, readonly string[]>>;

export interface State {
	readonly label: string;
	/** By field, the values that are this state; one of them is enough. */
	readonly is: Values;
	/** Values that come after it: a record that had neither before, and has one of these now, went through the state unseen. */
	readonly after?: Values;
}

/** A kind of record that is followed. */
export interface Followed {
	readonly label: string;
	/** Keys that a webhook's payload may have it under, the likeliest first. */
	readonly payload: readonly string[];
	/** Where a payload's key can mean two kinds: the field that only this one has. */
	readonly has?: string;
	/** The field that a whole record has and a row of a list has not; none where rows are whole. */
	readonly lines?: string;
	/** Words that workflow rules may have for it, the likeliest first. */
	readonly rule: readonly string[];
	/** Where it is in the app's own pages. */
	readonly page?: string;
	readonly states: Readonly<Partial<Record<StateName, State>>>;
	/** Documents become overdue by the calendar alone: the day that decides, and what the list is asked for. */
	readonly overdue?: { readonly day: string; readonly filters: Readonly<Record<string, string>>; readonly from: string };
}

export type FollowedKinds = Readonly<Record<string, Followed>>;

/** Events that every kind of record has. */
export const commonEvents = { created: 'Created', deleted: 'Deleted', updated: 'Updated' } as const;

/** A state that the field `status` says. */
export const stateOf = (label: string, is: readonly string[], after?: readonly string[]): State => ({
	label,
	is: { status: is },
	...(after ? { after: { status: after } } : {}),
});

const approved = stateOf('Approved', ['approved']);
const voided = stateOf('Void', ['void']);
const overdue = stateOf('Overdue', ['overdue']);
const closed = stateOf('Closed', ['closed']);
const inactive = stateOf('Marked as Inactive', ['inactive']);
const paid = stateOf('Paid', ['paid']);
const partiallyPaid = stateOf('Partially Paid', ['partially_paid']);

/** Kinds that Books and Inventory share (https://www.zoho.com/books/api/v3/); states by the matrix of their documents. */
export const shared = {
	bill: {
		label: 'Bill',
		payload: ['bill'],
		lines: 'line_items',
		rule: ['bill'],
		page: 'bills',
		states: { approved, open: stateOf('Open', ['open'], ['overdue', 'partially_paid', 'paid']), overdue, partiallyPaid, paid, void: voided },
		overdue: { day: 'due_date', filters: { filter_by: 'Status.Overdue' }, from: 'due_date_start' },
	},
	contact: { label: 'Contact', payload: ['contact'], lines: 'contact_persons', rule: ['contact'], page: 'contacts', states: { inactive } },
	creditNote: {
		label: 'Credit Note',
		payload: ['creditnote', 'credit_note'],
		lines: 'line_items',
		rule: ['creditnote'],
		page: 'creditnotes',
		states: { approved, open: stateOf('Open', ['open'], ['closed']), closed, void: voided },
	},
	customerPayment: {
		label: 'Customer Payment',
		payload: ['payment', 'customerpayment', 'customer_payment'],
		has: 'customer_id',
		lines: 'invoices',
		rule: ['customerpayment', 'payment'],
		page: 'paymentsreceived',
		states: {},
	},
	invoice: {
		label: 'Invoice',
		payload: ['invoice'],
		lines: 'line_items',
		rule: ['invoice'],
		page: 'invoices',
		states: {
			approved,
			sent: stateOf('Sent', ['sent'], ['viewed', 'overdue', 'partially_paid', 'paid']),
			viewed: stateOf('Viewed', ['viewed']),
			overdue,
			partiallyPaid,
			paid,
			void: voided,
		},
		overdue: { day: 'due_date', filters: { filter_by: 'Status.OverDue' }, from: 'due_date_start' },
	},
	item: { label: 'Item', payload: ['item'], rule: ['item'], page: 'inventory/items', states: { inactive } },
	purchaseOrder: {
		label: 'Purchase Order',
		payload: ['purchaseorder', 'purchase_order'],
		lines: 'line_items',
		rule: ['purchaseorder'],
		page: 'purchaseorders',
		states: {
			approved,
			issued: stateOf('Issued', ['open', 'issued'], ['partially_billed', 'billed', 'partially_received', 'received', 'closed']),
			billed: { label: 'Billed', is: { status: ['billed'], billed_status: ['billed'] } },
			partiallyReceived: { label: 'Partially Received', is: { status: ['partially_received'], received_status: ['partially_received'] } },
			received: { label: 'Received', is: { status: ['received'], received_status: ['received'] } },
			cancelled: stateOf('Cancelled', ['cancelled']),
			closed,
		},
	},
	salesOrder: {
		label: 'Sales Order',
		payload: ['salesorder', 'sales_order'],
		lines: 'line_items',
		rule: ['salesorder'],
		page: 'salesorders',
		states: {
			approved,
			confirmed: {
				label: 'Confirmed',
				is: { status: ['open', 'confirmed'], order_status: ['open', 'confirmed'] },
				after: { status: ['partially_invoiced', 'invoiced', 'overdue', 'fulfilled', 'partially_shipped', 'shipped', 'closed'], order_status: ['closed'] },
			},
			partiallyInvoiced: { label: 'Partially Invoiced', is: { status: ['partially_invoiced'], invoiced_status: ['partially_invoiced'] } },
			invoiced: { label: 'Invoiced', is: { status: ['invoiced'], invoiced_status: ['invoiced'] } },
			closed,
			void: voided,
		},
	},
	vendorCredit: {
		label: 'Vendor Credit',
		payload: ['vendor_credit', 'vendorcredit'],
		lines: 'line_items',
		rule: ['vendorcredit', 'vendor_credit'],
		page: 'vendorcredits',
		states: { approved, open: stateOf('Open', ['open'], ['closed']), closed, void: voided },
	},
	vendorPayment: {
		label: 'Vendor Payment',
		payload: ['vendorpayment', 'vendor_payment', 'payment'],
		has: 'vendor_id',
		lines: 'bills',
		rule: ['vendorpayment'],
		page: 'paymentsmade',
		states: {},
	},
} as const satisfies FollowedKinds;
