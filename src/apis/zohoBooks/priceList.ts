import { choice, decimal, flag, integer, link, longText, readOnly, resource, rows, text } from '../define';
import { filterBy, searchText, verbs } from '../zohoFinance/verbs';

const { create, update, upsert, getMany, delete: remove, act } = verbs('price list', 'price lists');

const schemes = { unit: 'By Unit', volume: 'By Volume' };

/** Prices for some customers or vendors; there is no reading of one alone (https://www.zoho.com/books/api/v3/pricelists/). */
export const priceList = resource({
	label: 'Price List',
	plural: 'Price Lists',
	path: '/pricebooks',
	permission: 'books',
	paged: true,
	envelope: { one: 'pricebook', many: 'pricebooks' },
	id: 'pricebook_id',
	title: 'name',
	key: { field: 'name', find: { parameter: 'search_text', atOnce: 1 } },
	fields: {
		pricebook_id: text('Price List ID'),
		name: text('Name'),
		description: longText('Description'),
		sales_or_purchase_type: choice('For', { sales: 'Sales', purchases: 'Purchases' }),
		pricebook_type: choice('Type', { fixed_percentage: 'Percentage on All Items', per_item: 'Item by Item' }),
		percentage: decimal('Percentage'),
		is_increase: flag('Is Increase', { hint: 'Markup; markdown if off' }),
		rounding_type: text('Rounding', { hint: 'Such as no_rounding or round_to_dollar_minus_01' }),
		decimal_place: integer('Decimal Places'),
		pricing_scheme: choice('Pricing Scheme', schemes),
		currency_id: link('Currency', { resource: 'currency' }),
		// Without a reading of one alone, nobody could add the rows that an update does not send.
		pricebook_items: rows('Items', {
			pricebook_item_id: text('Price List Item ID', { hint: 'Keeps an existing row on update' }),
			item_id: link('Item', { resource: 'item' }),
			pricebook_rate: decimal('Rate'),
			pricebook_discount: text('Discount', { hint: 'A percentage such as 5%' }),
			pricing_scheme: choice('Pricing Scheme', schemes),
			price_brackets: rows('Price Brackets', {
				start_quantity: decimal('Quantity From'),
				end_quantity: decimal('Quantity To'),
				pricebook_rate: decimal('Rate'),
				pricebook_discount: text('Discount', { hint: 'A percentage such as 5%' }),
			}),
		}),
		currency_code: readOnly(text('Currency Code')),
		is_default: readOnly(flag('Is Default')),
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
	},
	operations: {
		create: create(['name', 'pricebook_type', 'sales_or_purchase_type']),
		upsert: upsert(['name', 'pricebook_type', 'sales_or_purchase_type']),
		update: update(),
		getMany: getMany({
			...filterBy({
				'SalesOrPurchaseType.All': 'All',
				'SalesOrPurchaseType.Sales': 'Sales',
				'SalesOrPurchaseType.Purchases': 'Purchases',
			}),
			...searchText,
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
