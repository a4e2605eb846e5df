import type { Mapping, Rules } from '../rule';
import { zohoBooksAmounts } from '../zohoBooksAmounts';
import { charge, discountAfterTax, tax } from './rows';

/** The item decides before the account, because its row is the more particular one. */
const line: Rules = {
	Description: { join: [{ from: 'name' }, { from: 'description' }], by: '\n' },
	Quantity: { from: 'quantity', via: 'decimal' },
	UnitAmount: { from: 'rate', via: 'decimal' },
	DiscountRate: { from: 'discount_rate', via: 'notZero' },
	DiscountAmount: { from: 'discount_share', via: 'notZero' },
	AccountCode: { from: ['item_id', 'name', 'account_id', 'account_name'], table: 'account' },
	TaxType: tax(['tax_id', 'tax_name', 'tax_percentage']),
};

export const zohoBooksInvoiceToXeroInvoice: Mapping = {
	label: 'Zoho Books Invoice to Xero Invoice',
	from: { app: 'zohoBooks', entity: 'invoice' },
	to: { app: 'xero', resource: 'invoice' },
	source: { id: 'invoice_id', number: 'invoice_number', modified: 'last_modified_time' },
	prepare: zohoBooksAmounts,
	leftOut: { tax_amount_withheld: 'the tax that the customer withheld is not carried over' },
	totals: { total: 'total', tax: 'tax_total', currency: 'currency_code' },
	rules: {
		'Contact.ContactNumber': { from: 'customer_id', via: 'prefix', with: 'books:' },
		InvoiceNumber: { from: 'invoice_number', via: 'text' },
		Reference: { from: ['reference_number', 'salesorder_number'], via: 'text' },
		Date: { from: 'date', via: 'date' },
		DueDate: { from: 'due_date', via: 'date' },
		CurrencyCode: { from: 'currency_code', via: 'upper' },
		CurrencyRate: { from: 'exchange_rate', via: 'inverseRate' },
		LineAmountTypes: { first: [{ from: 'is_inclusive_tax', table: { true: 'Inclusive', false: 'Exclusive' } }, { always: 'Exclusive' }] },
		Status: {
			from: 'status',
			table: {
				draft: 'DRAFT',
				pending_approval: 'SUBMITTED',
				approved: 'AUTHORISED',
				sent: 'AUTHORISED',
				viewed: 'AUTHORISED',
				unpaid: 'AUTHORISED',
				overdue: 'AUTHORISED',
				partially_paid: 'AUTHORISED',
				paid: 'AUTHORISED',
				void: 'VOIDED',
			},
		},
		Url: { from: '_sync.source.url', via: 'linkBack' },
		LineItems: {
			rows: {
				lines: { each: 'line_items', rate: 'tax_percentage', rules: line },
				shipping: {
					when: 'shipping_charge',
					rate: 'shipping_charge_tax_percentage',
					rules: {
						...charge({ always: 'Shipping' }, 'shipping_charge', 'Shipping'),
						TaxType: tax(['shipping_charge_tax_id', 'shipping_charge_tax_name']),
					},
				},
				adjustment: {
					when: 'adjustment',
					rules: charge({ first: [{ from: 'adjustment_description' }, { always: 'Adjustment' }] }, 'adjustment', 'Adjustment'),
				},
				discount: { when: 'discount_after_tax', rules: discountAfterTax('discount_after_tax') },
				rounding: { when: 'roundoff_value', rules: charge({ always: 'Rounding' }, 'roundoff_value', 'Rounding') },
			},
		},
	},
};
