import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';

/** Anything at all that can arrive as JSON, most of it under names that the mappings read. */

const names = [
	'invoice_id',
	'invoice_number',
	'customer_id',
	'date',
	'due_date',
	'status',
	'currency_code',
	'exchange_rate',
	'is_inclusive_tax',
	'discount_type',
	'is_discount_before_tax',
	'discount',
	'discount_total',
	'discount_percent',
	'shipping_charge',
	'shipping_charge_tax_percentage',
	'adjustment',
	'roundoff_value',
	'line_items',
	'total',
	'tax_total',
	'contact_id',
	'contact_name',
	'contact_persons',
	'billing_address',
	'payment_id',
	'invoices',
	'amount_applied',
	'account_id',
	'quantity',
	'rate',
	'tax_id',
	'tax_percentage',
	'name',
	'item_total',
	'discount_amount',
	'id',
	'Account_Name',
	'Contact_Name',
	'Deal_Name',
	'Contacts',
	'Products',
	'Quote',
	'Quoted_Items',
	'Product_Name',
	'Quantity',
	'List_Price',
	'Discount',
	'Line_Tax',
	'$line_tax',
	'percentage',
	'Total_After_Discount',
	'Grand_Total',
	'Amount',
	'Exchange_Rate',
	'Closing_Date',
	'InvoiceNumber',
	'ContactNumber',
	'ContactPersons',
	'Addresses',
	'Phones',
	'vendor_id',
	'expenses',
	'bills',
	'tags',
	'options',
	'item_type',
	'is_reimbursable',
	'amount',
	'bcy_total',
	'LineItems',
	'Invoice',
	'Url',
	'Tracking',
	'TaxType',
	'LineAmount',
	'TaxAmount',
	'chartofaccounts',
	'Accounts',
	'TaxRates',
	'taxes',
	'SalesDetails',
	'_sync',
	'error',
	'cause',
	'message',
	'input',
	'details',
	'issues',
	'places',
	'source',
	'attempts',
	'is_primary_contact',
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'',
	'[0]',
	'a.b',
	'😀',
	'אבג',
] as const;

const scalars: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-0,
	1,
	-1,
	0.1,
	1e308,
	1e-320,
	9007199254740993,
	'',
	' ',
	'0',
	'10%',
	'%',
	'1,234.50',
	'1.234,50',
	'١٢',
	'2026-11-25',
	'31/12/2026',
	'2026-02-30',
	'Infinity',
	'NaN',
	'-',
	'__proto__',
	'<b>',
	'A  B',
	'😀'.repeat(300),
	'\u202Eright to left',
	'\u0000',
	'entity_level',
	'item_level',
	'sent',
	'void',
	'EUR',
	'validation',
	'=1+1',
	'x'.repeat(5000),
	'1'.repeat(400),
	'0.'.padEnd(90, '3'),
];

export const junk = (random: Chance, depth = 0): unknown => {
	const kind = random.int(0, depth > 4 ? 0 : 3);
	if (kind <= 1) return random.of(scalars);
	if (kind === 2) return Array.from({ length: random.int(0, 4) }, () => junk(random, depth + 1));
	return junkRow(random, depth + 1);
};

/** Through JSON, so that a key such as __proto__ is an own property, as it would be when it arrives. */
export const junkRow = (random: Chance, depth = 0): Row => {
	const entries = Array.from({ length: random.int(0, 12) }, () => `${JSON.stringify(random.of(names))}:${JSON.stringify(junk(random, depth + 1) ?? null)}`);
	return JSON.parse(`{${entries.join(',')}}`) as Row;
};

/** A sound record in which a few places were spoiled. */
export const spoiled = (random: Chance, record: Row): Row => {
	const copy = structuredClone(record);
	for (let count = random.int(1, 4); count > 0; count--) {
		let inner: Row = copy;
		for (;;) {
			const key = random.of([...Object.keys(inner), random.of(names)]);
			const next = Object.hasOwn(inner, key) ? inner[key] : undefined;
			if (typeof next === 'object' && next !== null && random.is(0.7)) inner = next as Row;
			else {
				Object.defineProperty(inner, key, { value: junk(random, 3), enumerable: true, configurable: true, writable: true });
				break;
			}
		}
	}
	return copy;
};
