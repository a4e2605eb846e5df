import { choice, date, decimal, integer, link, longText, readOnly, text, type Fields, type Part } from '../define';
import { purchaseLine } from './documents';
import { sortOrder } from './verbs';

/** What the documents of purchasing share (https://www.zoho.com/books/api/v3/bills/ and the pages beside it). */

const CHARGED = ['customer_id', 'customer_name', 'is_billable'];

/** A line that is never charged on to a customer: of a purchase order or a vendor credit. */
export const plainPurchaseLine: Fields = Object.fromEntries(Object.entries(purchaseLine).filter(([name]) => !CHARGED.includes(name)));

/** A bill's line may stand for one of a purchase order, which is billed by that. */
export const billLine: Fields = {
	...purchaseLine,
	purchaseorder_item_id: text('Purchase Order Line ID', { hint: 'The line_item_id of the purchase order line that is billed' }),
	purchaseorder_id: readOnly(text('Purchase Order ID')),
};

/** Money that comes back from a vendor; `account` is the property that names where it goes. */
export const refundInputs = (account: 'account_id' | 'to_account_id'): Fields => ({
	date: date('Date'),
	amount: decimal('Amount'),
	[account]: link('Deposit To', { resource: 'account' }),
	refund_mode: text('Refund Mode', { max: 50, hint: 'Such as cash, check or banktransfer' }),
	reference_number: text('Reference Number', { max: 100 }),
	exchange_rate: decimal('Exchange Rate'),
	description: longText('Description'),
});

/** A refund as it is listed and answered. */
export const refundPart = (id: string, envelope: Part['envelope'], account: 'account_id' | 'to_account_id'): Part => ({
	envelope,
	fields: {
		[id]: text('Refund ID'),
		...refundInputs(account),
		[account.replace('_id', '_name')]: readOnly(text('Deposited To')),
	},
});

/** How something recurs. */
export const recurrence = {
	recurrence_name: text('Profile Name', { max: 100, hint: 'Unique in the organization' }),
	start_date: date('Start Date'),
	end_date: date('End Date', { hint: 'Never ends if left out' }),
	recurrence_frequency: choice('Repeat By', { days: 'Days', weeks: 'Weeks', months: 'Months', years: 'Years' }),
	repeat_every: integer('Repeat Every', { hint: 'So many days, weeks, months or years' }),
	status: readOnly(choice('Status', { active: 'Active', stopped: 'Stopped', expired: 'Expired' })),
} as const satisfies Fields;

export const recurringStatus = { status: choice('Status', { active: 'Active', stopped: 'Stopped', expired: 'Expired' }) } as const satisfies Fields;

/** What Zoho allows a document that waits for approval. */
export const approvalStates = { pending_approval: 'Pending Approval', approved: 'Approved', rejected: 'Rejected' } as const;

/** Ways of payment that a list of payments can be narrowed to. */
export const paymentModes = Object.fromEntries(
	Object.entries({ All: 'All', Check: 'Check', Cash: 'Cash', BankTransfer: 'Bank Transfer', CreditCard: 'Credit Card', BankRemittance: 'Bank Remittance' }).map(
		([mode, label]) => [`PaymentMode.${mode}`, label],
	),
);

export const vendorFilter = { vendor_id: link('Vendor', { resource: 'contact', view: 'vendor' }) } as const satisfies Fields;

/** Columns and order of a list of documents of a vendor. */
export const sortedBy = (number: string, label: string, more: Readonly<Record<string, string>> = {}): Fields => ({
	sort_column: choice('Sort By', {
		created_time: 'Created',
		date: 'Date',
		last_modified_time: 'Modified',
		[number]: label,
		total: 'Total',
		vendor_name: 'Vendor',
		...more,
	}),
	...sortOrder,
});
