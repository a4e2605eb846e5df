import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../vendor';
import { customValues, refuseTakenValues, shownCustomFields } from './customFields';
import { taken } from './incoming';
import type { Kind } from './kind';
import { all, find, newId, rowsIn, stamp, text, type Ledger } from './ledger';
import { refusal } from './refused';
import { blankFields, blankOf } from './shapes/blank';
import { item as itemShape, itemRow } from './shapes/item';
import { salesAccount } from './settings';

const { fields } = zohoBooks.item;
const blank = blankOf(itemShape);
const blankRow = blankOf(itemRow);

const accountNamed = (ledger: Ledger, name: string): unknown => all(ledger, 'chartofaccounts').find((row) => row.account_name === name)?.account_id;

/** A tracked item that names no accounts has those that every organization has for it. */
const stockAccounts = (ledger: Ledger, { item_type: type, purchase_account_id: costs, inventory_account_id: stock }: Row): Row =>
	type === 'inventory'
		? { purchase_account_id: costs ?? accountNamed(ledger, 'Cost of Goods Sold'), inventory_account_id: stock ?? accountNamed(ledger, 'Inventory Asset') }
		: {};

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['item_id', 'custom_fields']);
	const row: Row = { item_type: 'sales', product_type: 'goods', is_taxable: true, status: 'active', ...known, ...given };
	for (const name of ['name', 'rate']) if (text(row[name]) === '') throw refusal.invalid(name);
	const others = all(ledger, 'items').filter((one) => one.item_id !== known?.item_id);
	if (others.some((one) => one.name === row.name)) throw refusal.taken('Item', text(row.name));
	if (text(row.sku) !== '' && others.some((one) => one.sku === row.sku)) throw refusal.taken('SKU', text(row.sku));
	if (text(row.tax_id) !== '' && find(ledger, 'taxes', row.tax_id) === undefined) throw refusal.invalid('tax_id');
	for (const name of ['account_id', 'purchase_account_id']) {
		if (text(row[name]) !== '' && find(ledger, 'chartofaccounts', row[name]) === undefined) throw refusal.invalid(name);
	}
	const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, 'item', sent.custom_fields);
	refuseTakenValues(ledger, 'item', custom as Row | undefined, () => others);
	return {
		...row,
		account_id: row.account_id ?? salesAccount(ledger).account_id,
		...stockAccounts(ledger, row),
		custom,
		created_time: known?.created_time ?? stamp(ledger),
		last_modified_time: stamp(ledger),
	};
};

const whole = (ledger: Ledger, row: Row): Row => {
	const tax = find(ledger, 'taxes', row.tax_id);
	const sold = row.item_type !== 'purchases';
	return {
		...Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'custom' && value !== undefined)),
		item_name: row.name,
		tax_name: text(tax?.tax_name),
		tax_percentage: tax?.tax_percentage ?? 0,
		tax_type: text(tax?.tax_type),
		account_name: text(find(ledger, 'chartofaccounts', row.account_id)?.account_name),
		purchase_account_name: text(find(ledger, 'chartofaccounts', row.purchase_account_id)?.account_name),
		...(row.inventory_account_id === undefined
			? {}
			: { inventory_account_name: text(find(ledger, 'chartofaccounts', row.inventory_account_id)?.account_name) }),
		sales_rate: row.rate,
		pricebook_rate: row.rate,
		source: 'api',
		can_be_sold: sold,
		can_be_purchased: row.item_type !== 'sales',
		track_inventory: row.item_type === 'inventory',
	};
};

/** Documents whose lines name items. */
const DOCUMENTS = ['invoices', 'estimates', 'salesorders', 'recurringinvoices', 'creditnotes', 'purchaseorders', 'bills', 'recurringbills', 'vendorcredits'];

const become =
	(status: string) =>
	(ledger: Ledger, row: Row): Row => ({ ...row, status, last_modified_time: stamp(ledger) });

export const items: Kind = {
	shelf: 'items',
	path: '/items',
	one: 'item',
	many: 'items',
	id: 'item_id',
	scope: 'settings',
	noun: 'Item',
	singular: 'item',
	customFields: true,
	words: { created: 'The item has been added.', updated: 'Item details have been saved.', deleted: 'The item has been deleted.' },
	list: {
		report: 'Items',
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ status }) => status === 'active',
			'Status.Inactive': ({ status }) => status === 'inactive',
		},
		sortable: ['name', 'rate', 'tax_name'],
		sort: { column: 'name', order: 'A' },
		searched: ['name', 'description', 'sku'],
		texts: ['name', 'description', 'tax_id', 'tax_name', 'is_taxable', 'account_id'],
		numbers: ['rate'],
		days: [],
	},
	shown: (ledger, row) => {
		const { item_name: _, ...rest } = whole(ledger, row);
		return { ...blankFields(fields), ...blank(), ...rest, ...shownCustomFields(ledger, 'item', row) };
	},
	row: (ledger, row) => {
		const full = whole(ledger, row);
		return {
			...Object.fromEntries(Object.entries(blankRow()).map(([name, empty]) => [name, full[name] ?? empty])),
			...shownCustomFields(ledger, 'item', row).custom_field_hash,
		};
	},
	create: (ledger, sent) => ({ item_id: newId(ledger), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => {
		const isUsed = DOCUMENTS.some((shelf) => all(ledger, shelf).some((one) => rowsIn(one.line_items).some(({ item_id: id }) => id === known.item_id)));
		if (isUsed) throw refusal.rule('The item is part of a transaction and cannot be deleted. It can be marked as inactive.');
	},
	acts: {
		active: { does: become('active'), says: 'The item has been marked as active.' },
		inactive: { does: become('inactive'), says: 'The item has been marked as inactive.' },
	},
};
