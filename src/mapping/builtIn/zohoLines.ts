import type { Rows, Rules } from '../rule';
import { charge, currency, discountAfterTax, itemRow, lineAmountTypes, tax, tracking, type TaxKind } from './rows';

/** Lines of the documents of Zoho Books and Inventory, which are the same, as lines of Xero's documents. */

const ofItem = ['item_id', 'sku', 'name'] as const;

/** What a line costs, which is said otherwise than in the source where Xero could not say it so. */
const price: Rules = {
	ItemCode: itemRow(ofItem),
	Description: { join: [{ from: 'name' }, { from: 'description' }, { from: 'counted' }], by: '\n' },
	Quantity: { from: ['net_quantity', 'quantity'], via: 'decimal' },
	UnitAmount: { from: ['net_rate', 'rate'], via: 'decimal' },
};

/** Xero reckons the tax of a line itself, but for one that was rounded otherwise. */
const statedTax: Rules = { TaxAmount: { from: 'stated_tax', via: 'decimal' } };

/** The item decides before the account, because its row is the more particular one. */
const salesCoding: Rules = {
	AccountCode: { from: ['item_id', 'name', 'account_id', 'account_name'], table: 'account' },
	TaxType: tax(['tax_id', 'tax_name', 'tax_percentage']),
};

const salesLine: Rules = {
	...price,
	DiscountRate: { from: 'discount_rate', via: 'notZero' },
	DiscountAmount: { from: 'discount_share', via: 'notZero' },
	...salesCoding,
	...statedTax,
};

/** An item has one row for where it is sold, so that what is bought goes by its account alone. */
const purchaseCoding: Rules = {
	AccountCode: { from: ['account_id', 'account_code', 'account_name'], table: 'account' },
	TaxType: tax(['tax_id', 'tax_name', 'tax_percentage'], 'purchaseTax'),
};

const lines = (rules: Rules): Rows => ({ each: 'line_items', rate: 'tax_percentage', rules });

/** Amounts of a whole document, each as a line of its own; `keys` are those of the rows for their accounts. */
const besides = (keys: (name: string) => readonly string[], kind: TaxKind): Readonly<Record<string, Rows>> => ({
	shipping: {
		when: 'shipping_charge',
		rate: 'shipping_charge_tax_percentage',
		rules: {
			...charge({ always: 'Shipping' }, 'shipping_charge', keys('Shipping'), kind),
			TaxType: tax(['shipping_charge_tax_id', 'shipping_charge_tax_name'], kind, 'shipping_charge_tax_percentage'),
		},
	},
	adjustment: {
		when: 'adjustment',
		rules: charge({ first: [{ from: 'adjustment_description' }, { always: 'Adjustment' }] }, 'adjustment', keys('Adjustment'), kind),
	},
	discount: { when: 'discount_after_tax', rules: discountAfterTax('discount_after_tax', keys('Discount'), kind) },
	rounding: { when: 'roundoff_value', rules: charge({ always: 'Rounding' }, 'roundoff_value', keys('Rounding'), kind) },
});

const ofSales = besides((name) => [name], 'tax');

/** Of an invoice. */
export const salesLines: Readonly<Record<string, Rows>> = { lines: lines({ ...salesLine, ...tracking }), ...ofSales };

/** Of a quote, whose tracking Xero takes by the option's id only. */
export const quoteLines: Readonly<Record<string, Rows>> = { lines: lines(salesLine), ...ofSales };

/** Of a credit note to a customer. */
export const creditedLines: Readonly<Record<string, Rows>> = { lines: lines({ ...price, ...salesCoding, ...statedTax, ...tracking }), ...ofSales };

/** Of a bill, a purchase order or a vendor credit. */
export const purchaseLines: Readonly<Record<string, Rows>> = {
	lines: lines({ ...price, ...purchaseCoding, ...statedTax, ...tracking }),
	...besides((name) => [`Purchase ${name}`, name], 'purchaseTax'),
};

/** Of an expense. */
export const spentLines: Readonly<Record<string, Rows>> = {
	lines: {
		each: 'spent',
		rate: 'tax_percentage',
		rules: {
			Description: { from: 'described', via: 'text' },
			Quantity: { always: 1 },
			UnitAmount: { from: 'spent_amount', via: 'decimal' },
			...purchaseCoding,
			...tracking,
		},
	},
};

/** Who it is for or from. Customers and vendors are linked alike, so one who is both is one contact. */
export const party = (id: 'customer_id' | 'vendor_id'): Rules => {
	const from = [id, id.replace('_id', '_name')];
	return {
		// A row of the mapping tables names a contact that was there before.
		'Contact.ContactID': { from, table: 'contact', ifThere: true, via: 'guid' },
		'Contact.ContactNumber': {
			first: [
				{ from, table: 'contact', ifThere: true, via: 'notGuid' },
				{ from: id, via: 'prefix', with: 'books:' },
			],
		},
	};
};

/** What every document says of its money. */
export const money: Rules = { ...currency, ...lineAmountTypes };

export const totals = { total: 'total', tax: 'tax_total', currency: 'currency_code' } as const;

/** What is held back, under the names that countries' editions have for it. */
export const withheld = {
	tax_amount_withheld: 'the tax that was withheld is not carried over',
	tds_amount: 'the tax that is deducted at source is not carried over',
	total_retention_amount: 'the amount that is retained is not carried over: the document in Xero is due in full',
} as const;
