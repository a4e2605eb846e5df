import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Row } from '../../vendor';
import type { Kind } from '../kind';
import { newId, organization, rowsIn, text } from '../ledger';
import { refusal } from '../refused';
import { isNamed } from './bookings';
import { activity, nameOf, plain } from './plain';

/** Prices for some customers or vendors (https://www.zoho.com/books/api/v3/pricelists/). */

const priceList = plain({
	shelf: 'pricebooks',
	path: '/pricebooks',
	one: 'pricebook',
	many: 'pricebooks',
	id: 'pricebook_id',
	noun: 'Price list',
	scope: 'settings',
	fields: zohoBooks.priceList.fields,
	requires: ['name', 'pricebook_type', 'sales_or_purchase_type'],
	unique: 'name',
	initially: (ledger) => ({ status: 'active', is_default: false, is_increase: true, currency_id: organization(ledger).currency_id, decimal_place: 2 }),
	settle: (ledger, row, known) => {
		if (row.pricebook_type === 'fixed_percentage' && text(row.percentage) === '') throw refusal.invalid('percentage');
		const before = rowsIn(known?.pricebook_items);
		const items = rowsIn(row.pricebook_items).map((one) => {
			if (text(one.item_id) === '') throw refusal.invalid('item_id');
			const same = before.find(({ pricebook_item_id: id }) => id === one.pricebook_item_id);
			return { ...same, ...one, pricebook_item_id: same?.pricebook_item_id ?? newId(ledger) };
		});
		return { ...row, pricebook_items: items };
	},
	said: (ledger, row) => ({ currency_code: nameOf(ledger, 'currencies', row.currency_id, 'currency_code') }),
	list: {
		report: 'PriceBooks',
		filterBy: {
			'SalesOrPurchaseType.All': () => true,
			'SalesOrPurchaseType.Sales': ({ sales_or_purchase_type: type }: Row) => type === 'sales',
			'SalesOrPurchaseType.Purchases': ({ sales_or_purchase_type: type }: Row) => type === 'purchases',
		},
		sort: { column: 'name', order: 'A' },
		searched: ['name'],
	},
	remove: (ledger, known) => {
		if (isNamed(ledger, known.pricebook_id, ['contacts', 'invoices', 'salesorders', 'estimates']))
			throw refusal.rule('The price list is in use and cannot be deleted.');
	},
	acts: activity('price list'),
});

/** There is no reading of one alone. */
export const priceLists: Kind = {
	...priceList,
	below: (_, asked, rest) => {
		if (rest.length === 1 && asked.method === 'GET') throw refusal.wrongMethod();
		return undefined;
	},
};
