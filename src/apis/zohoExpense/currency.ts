import { date, decimal, flag, integer, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('currency', 'currencies');

/** Currencies that expenses are paid in (https://www.zoho.com/expense/api/v1/currencies/). */
export const currency = resource({
	label: 'Currency',
	plural: 'Currencies',
	path: '/settings/currencies',
	permission: 'expense',
	paged: true,
	envelope: { one: 'currency', many: 'currencies' },
	id: 'currency_id',
	title: 'currency_code',
	// There are few, and their list cannot be asked for one.
	key: { field: 'currency_code', find: { path: '', atOnce: 1 } },
	fields: {
		currency_id: text('Currency ID'),
		currency_code: text('Currency Code', { hint: 'Such as USD' }),
		currency_symbol: text('Symbol'),
		price_precision: integer('Decimal Places'),
		currency_format: text('Format', { hint: 'Such as 1,234,567.89' }),
		currency_name: readOnly(text('Name')),
		is_base_currency: readOnly(flag("Is the Organization's Currency")),
		exchange_rate: readOnly(decimal('Exchange Rate', { hint: "Units of the organization's currency for one unit of this one" })),
		effective_date: readOnly(date('Effective Date', { recent: true })),
	},
	operations: {
		create: create(['currency_code', 'currency_format']),
		upsert: upsert(['currency_code', 'currency_format']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		delete: remove(),
	},
});
