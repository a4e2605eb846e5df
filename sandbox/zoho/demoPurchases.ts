import { DateTime } from 'luxon';
import type { Row } from '../vendor';
import { takeReceipts } from './expense/receipts';
import { taxId } from './foundation';
import { all, find, keep, rowsIn, text, type Ledger } from './ledger';
import { customerId } from './seedIds';

/** Purchases to show and to try things with: what goes to the other system with files, and what it cannot take. */

/** Enters rows of a collection and returns them as they are read. */
type Enter = (collection: string, rows: readonly Row[]) => Row[];

interface Demo {
	readonly record: Row;
	/** Printed and attached, as name and lines. */
	readonly file?: Row;
}

const [FREIGHT, PAPER, CLOUD] = [51, 52, 53].map(customerId);

const file = (file_name: string, ...lines: readonly string[]): Row => ({ file_name, lines });

/** A line by what is bought, at what account by name, how often and at what price; taxed with GST unless it says otherwise. */
const line = (account_name: string, name: string, quantity: number, rate: number, tax = 'GST'): Row => ({
	account_name,
	name,
	quantity,
	rate,
	tax_id: taxId(tax),
});

const orders: readonly Demo[] = [
	{
		record: {
			vendor_id: PAPER,
			reference_number: 'REQ-31',
			status: 'open',
			line_items: [line('Office Supplies', 'Copy paper, box', 12, 38.9), line('Office Supplies', 'Toner', 2, 189.5)],
		},
		file: file('offer-paper-and-ink.pdf', 'Paper & Ink Supplies', 'Offer for copy paper and toner'),
	},
	{
		record: { vendor_id: FREIGHT, reference_number: 'REQ-32', status: 'open', line_items: [line('Cost of Goods Sold', 'Freight Auckland to Nelson', 4, 245)] },
	},
	{
		record: {
			vendor_id: CLOUD,
			reference_number: 'REQ-33',
			status: 'draft',
			line_items: [line('Cost of Goods Sold', 'Server, month', 12, 118.75, 'Zero Rate')],
		},
	},
];

/** The number is each vendor's own: two of them use the same. */
const bills: readonly Demo[] = [
	{
		record: {
			vendor_id: PAPER,
			bill_number: '2026-118',
			reference_number: 'PO for paper',
			line_items: [line('Office Supplies', 'Copy paper, box', 12, 38.9), line('Office Supplies', 'Toner', 2, 189.5)],
		},
		file: file('paper-and-ink-2026-118.pdf', 'Tax invoice 2026-118', 'Paper & Ink Supplies', 'NZD 972.67 incl. GST'),
	},
	// 15 % of each line is not 15 % of their sum.
	{
		record: {
			vendor_id: PAPER,
			bill_number: '2026-131',
			line_items: [line('Office Supplies', 'Pens', 1, 25.06), line('Office Supplies', 'Folders', 1, 25.61), line('Office Supplies', 'Stamps', 1, 25.63)],
		},
	},
	// Prices with tax in them, and an adjustment.
	{
		record: {
			vendor_id: FREIGHT,
			bill_number: '2026-118',
			is_inclusive_tax: true,
			adjustment: -0.01,
			line_items: [line('Cost of Goods Sold', 'Freight Auckland to Nelson', 3, 281.75), line('Cost of Goods Sold', 'Fuel surcharge', 1, 42.2)],
		},
	},
	{
		record: {
			vendor_id: CLOUD,
			bill_number: 'CB-90417',
			exchange_rate: 1.6489,
			line_items: [line('Cost of Goods Sold', 'Server, month', 1, 118.75, 'Zero Rate'), line('Cost of Goods Sold', 'Traffic, GB', 812.5, 0.0125, 'Zero Rate')],
		},
		file: file('cloudbase-CB-90417.pdf', 'Invoice CB-90417', 'Cloudbase Hosting Inc.', 'USD 128.91'),
	},
	{ record: { vendor_id: FREIGHT, bill_number: '2026-125', status: 'void', line_items: [line('Cost of Goods Sold', 'Pallet, returned', 1, 60)] } },
	// Nothing in the other system matches this tax.
	{ record: { vendor_id: FREIGHT, bill_number: '2026-127', line_items: [line('Cost of Goods Sold', 'Jewellery transport', 1, 410, 'Luxury Levy')] } },
];

const expenses: readonly Demo[] = [
	{
		record: {
			account_name: 'Office Supplies',
			amount: 57.5,
			tax_id: taxId('GST'),
			is_inclusive_tax: true,
			reference_number: 'EX-2041',
			description: 'Desk lamp',
		},
		file: file('desk-lamp.pdf', 'Receipt', 'Desk lamp', 'NZD 57.50 incl. GST'),
	},
	{
		record: {
			account_name: 'Cost of Goods Sold',
			amount: 96.6,
			tax_id: taxId('GST'),
			vendor_id: FREIGHT,
			customer_id: customerId(1),
			is_billable: true,
			reference_number: 'EX-2042',
			description: 'Courier for Harbour Cafe',
		},
		file: file('courier.pdf', 'Receipt', 'Courier', 'NZD 96.60 plus GST'),
	},
	{
		record: {
			reference_number: 'EX-2043',
			description: 'Bank and stationery',
			line_items: [
				{ account_name: 'Bank Fees', amount: 12.5, description: 'Transfer fee' },
				{ account_name: 'Office Supplies', amount: 40, tax_id: taxId('GST'), description: 'Stationery' },
			],
		},
		file: file('stationery.pdf', 'Receipt', 'Stationery and a transfer fee'),
	},
];

/** Accounts are named here, and known by their ids there. */
const withAccounts = (ledger: Ledger, { account_name: name, ...row }: Row): Row => ({
	...row,
	...(name === undefined ? {} : { account_id: all(ledger, 'chartofaccounts').find((account) => account.account_name === name)?.account_id }),
	...(row.line_items === undefined ? {} : { line_items: rowsIn(row.line_items).map((one) => withAccounts(ledger, one)) }),
});

/** Enters records of a kind over the days before one, five days apart, and attaches their files. */
const entered = (ledger: Ledger, enter: Enter, [collection, id]: readonly [string, string], demos: readonly Demo[], day: string): Row[] =>
	demos.map(({ record, file: attachment }, index) => {
		const date = DateTime.fromISO(day, { zone: 'utc' })
			.minus({ days: index * 5 })
			.toFormat('yyyy-MM-dd');
		const [shown] = enter(collection, [{ date, ...withAccounts(ledger, structuredClone(record)) }]);
		const key = text(shown![id]);
		if (attachment === undefined) return shown!;
		const stored = find(ledger, collection, key);
		keep(ledger, collection, key, { ...stored, documents: takeReceipts(ledger, { receipts: [attachment] }) });
		return shown!;
	});

/**
 * Three purchase orders, the first of them billed; six bills of three vendors in two currencies, among them two with a PDF, one that is void and one
 * with a tax that nothing matches; three expenses with receipts. Dates lie within the weeks before `day`.
 */
export const demoPurchases = (ledger: Ledger, enter: Enter, day: string): { purchaseorders: Row[]; bills: Row[]; expenses: Row[] } => {
	const ordered = entered(ledger, enter, ['purchaseorders', 'purchaseorder_id'], orders, day);
	const lines = rowsIn(ordered[0]!.line_items);
	const [first, ...rest] = bills;
	// The first bill names the lines of the first order, which is billed by that.
	const billing = rowsIn(first!.record.line_items).map((one, index) => ({ ...one, purchaseorder_item_id: lines[index]!.line_item_id }));
	const petty = all(ledger, 'chartofaccounts').find((account) => account.account_name === 'Petty Cash');
	return {
		purchaseorders: ordered,
		bills: entered(ledger, enter, ['bills', 'bill_id'], [{ ...first!, record: { ...first!.record, line_items: billing } }, ...rest], day),
		expenses: entered(
			ledger,
			enter,
			['expenses', 'expense_id'],
			expenses.map((one) => ({ ...one, record: { paid_through_account_id: petty?.account_id, ...one.record } })),
			day,
		),
	};
};
