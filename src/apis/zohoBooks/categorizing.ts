import { actionOf, choice, date, decimal, flag, link, longText, rows, text, type Fields, type Operation } from '../define';
import { appliedTo, currency, tags } from '../zohoFinance/documents';

/** What can be recorded as a bank transaction; payments, expenses and refunds have resources of their own. */
export const bankTransactionTypes = {
	card_payment: 'Card Payment',
	deposit: 'Deposit',
	expense_refund: 'Expense Refund',
	interest_income: 'Interest Income',
	other_income: 'Other Income',
	owner_contribution: "Owner's Contribution",
	owner_drawings: "Owner's Drawings",
	refund: 'Refund (Credit Cards)',
	sales_return: 'Sales Return',
	sales_without_invoices: 'Sales Without Invoices',
	transfer_fund: 'Transfer to Another Account',
};

const dated = { date: date('Date'), amount: decimal('Amount'), reference_number: text('Reference Number'), description: longText('Description') } as const;
const paid = { payment_mode: text('Payment Mode', { hint: 'Such as Cash or Bank Transfer' }), exchange_rate: currency.exchange_rate } as const;
const refunded = { ...dated, refund_mode: text('Refund Mode', { hint: 'Such as Cash or Bank Transfer' }), exchange_rate: currency.exchange_rate } as const;
const taxed = { tax_id: link('Tax', { resource: 'tax' }), is_inclusive_tax: flag('Amount Includes Tax') } as const;
const bank = { resource: 'account', view: 'bank' } as const;

/** Money that moves from one account to another, as a transaction or a bank line says it (https://www.zoho.com/books/api/v3/bank-transactions/). */
export const movement = {
	transaction_type: choice('Type', bankTransactionTypes),
	from_account_id: link('From Account', { resource: 'account' }),
	to_account_id: link('To Account', { resource: 'account' }),
	...dated,
	payment_mode: paid.payment_mode,
	customer_id: link('Contact', { resource: 'contact' }),
	...taxed,
	bank_charges: decimal('Bank Charges'),
	currency_id: currency.currency_id,
	exchange_rate: currency.exchange_rate,
	tags,
} as const satisfies Fields;

const expense: Fields = {
	account_id: link('Account', { resource: 'account', view: 'purchase' }),
	paid_through_account_id: link('Paid Through', bank),
	...dated,
	...taxed,
	vendor_id: link('Vendor', { resource: 'contact', view: 'vendor' }),
	customer_id: link('Customer', { resource: 'contact', view: 'customer' }),
	is_billable: flag('Is Billable'),
	project_id: link('Project', { resource: 'project' }),
	currency_id: currency.currency_id,
	exchange_rate: currency.exchange_rate,
	line_items: rows('Line Items', {
		account_id: link('Account', { resource: 'account', view: 'purchase' }),
		description: longText('Description'),
		amount: decimal('Amount'),
		tax_id: taxed.tax_id,
		tags,
	}),
	tags,
};

const customerPayment: Fields = {
	customer_id: link('Customer', { resource: 'contact', view: 'customer' }),
	...dated,
	...paid,
	bank_charges: decimal('Bank Charges'),
	account_id: link('Deposit To', bank),
	invoices: rows('Invoices', appliedTo('invoice', 'Invoice')),
};

const vendorPayment: Fields = {
	vendor_id: link('Vendor', { resource: 'contact', view: 'vendor' }),
	...dated,
	...paid,
	paid_through_account_id: link('Paid Through', bank),
	bills: rows('Bills', appliedTo('bill', 'Bill')),
};

/** Makes a bank line that was imported into a record of that kind. */
const categorize = (label: string, as: string, inputs: Fields, needs: readonly string[] = []): Operation<never> => ({
	label,
	action: actionOf(label, 'bank transaction'),
	does: 'writePart',
	method: 'POST',
	path: `/uncategorized/{id}/categorize${as}`,
	of: { envelope: { one: '', many: '' }, fields: inputs },
	inputs,
	needs,
});

/** What an uncategorized bank line can become. Amounts and days that are left out are the line's own. */
export const categorizing = {
	categorize: categorize('Categorize', '', movement, ['transaction_type']),
	categorizeAsExpense: categorize('Categorize as Expense', '/expenses', expense),
	categorizeAsCustomerPayment: categorize('Categorize as Customer Payment', '/customerpayments', customerPayment),
	categorizeAsVendorPayment: categorize('Categorize as Vendor Payment', '/vendorpayments', vendorPayment),
	categorizeAsCreditNoteRefund: categorize(
		'Categorize as Credit Note Refund',
		'/creditnoterefunds',
		{ creditnote_id: link('Credit Note', { resource: 'creditNote' }), ...refunded, from_account_id: link('From Account', bank) },
		['creditnote_id', 'date'],
	),
	categorizeAsVendorCreditRefund: categorize(
		'Categorize as Vendor Credit Refund',
		'/vendorcreditrefunds',
		{ vendor_credit_id: link('Vendor Credit', { resource: 'vendorCredit' }), ...refunded, account_id: link('Deposit To', bank) },
		['vendor_credit_id', 'date'],
	),
	categorizeAsCustomerPaymentRefund: categorize(
		'Categorize as Customer Payment Refund',
		'/paymentrefunds',
		{ ...refunded, from_account_id: link('From Account', bank) },
		['date', 'amount', 'from_account_id'],
	),
	categorizeAsVendorPaymentRefund: categorize(
		'Categorize as Vendor Payment Refund',
		'/vendorpaymentrefunds',
		{ vendorpayment_id: link('Vendor Payment', { resource: 'vendorPayment' }), ...refunded, to_account_id: link('To Account', bank) },
		['date', 'amount', 'to_account_id'],
	),
} as const;
