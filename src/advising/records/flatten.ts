import { textOf, type Row } from '../../record';

/** Columns of a list, such as a CSV, by what they are called in many of them; small letters, nothing between the words. */
const columns = {
	party: [
		'contact',
		'contactname',
		'party',
		'payee',
		'supplier',
		'suppliername',
		'vendor',
		'vendorname',
		'customer',
		'customername',
		'merchant',
		'merchantname',
	],
	item: ['item', 'itemcode', 'itemname', 'product'],
	text: ['description', 'text', 'narrative', 'details', 'memo', 'particulars', 'note', 'notes'],
	amount: ['amount', 'total', 'net', 'netamount', 'lineamount', 'value'],
	date: ['date', 'transactiondate', 'invoicedate', 'postingdate'],
	currency: ['currency', 'currencycode'],
	reference: ['reference', 'ref', 'referencenumber'],
	account: ['account', 'accountcode', 'glcode', 'glaccount', 'nominalcode', 'nominal', 'category'],
	tax: ['tax', 'taxtype', 'taxcode', 'taxrate', 'vatcode', 'gstcode'],
	tracking: ['tracking', 'trackingoption', 'costcentre', 'costcenter', 'department', 'class'],
	contact: ['contactid', 'contactnumber'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Column = keyof typeof columns;

/** The name under which a row holds a column; of several, the first that is filled. */
export function columnIn(row: Row, column: Column): string | undefined {
	const named = new Map(Object.keys(row).map((name) => [name.toLowerCase().replace(/[^a-z]/g, ''), name]));
	const there = columns[column].flatMap((name) => named.get(name) ?? []);
	return there.find((name) => textOf(row[name]) !== '') ?? there[0];
}

export const inColumn = (row: Row, column: Column): string => textOf(row[columnIn(row, column) ?? '']);

/** Whether a row is one of a list of lines: it says what it was for or who it was with, and how much it was. */
export const isListed = (row: Row): boolean => inColumn(row, 'amount') !== '' && (inColumn(row, 'text') !== '' || inColumn(row, 'party') !== '');
