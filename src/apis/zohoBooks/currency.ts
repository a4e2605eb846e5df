import { date, decimal, flag, integer, readOnly, resource, text, type Fields, type Part } from '../define';
import { filterBy, verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove, listPart, writePart, deletePart } = verbs('currency', 'currencies');

const rate: Part = {
	envelope: { one: 'exchange_rate', many: 'exchange_rates' },
	fields: {
		exchange_rate_id: text('Exchange Rate ID'),
		currency_code: text('Currency Code'),
		effective_date: date('Effective Date'),
		rate: decimal('Rate', { hint: "Units of the organization's currency for one unit of this one" }),
	},
};

const rateInputs: Fields = {
	effective_date: date('Effective Date'),
	rate: decimal('Rate', { hint: "Units of the organization's currency for one unit of this one" }),
};
const rateId: Fields = { exchange_rate_id: text('Exchange Rate ID') };

/** Currencies and how their rates have moved (https://www.zoho.com/books/api/v3/currency/). */
export const currency = resource({
	label: 'Currency',
	plural: 'Currencies',
	path: '/settings/currencies',
	permission: 'books',
	paged: true,
	envelope: { one: 'currency', many: 'currencies' },
	id: 'currency_id',
	title: 'currency_code',
	// There are few, and their list cannot be asked for one.
	key: { field: 'currency_code', find: { path: '', atOnce: 1 } },
	fields: {
		currency_id: text('Currency ID'),
		currency_code: text('Currency Code', { max: 100, hint: 'Such as USD' }),
		currency_symbol: text('Symbol', { max: 4 }),
		price_precision: integer('Decimal Places'),
		currency_format: text('Format', { max: 100, hint: 'Such as 1,234,567.89' }),
		currency_name: readOnly(text('Name')),
		is_base_currency: readOnly(flag("Is the Organization's Currency")),
		exchange_rate: readOnly(decimal('Exchange Rate')),
		effective_date: readOnly(date('Effective Date')),
	},
	operations: {
		create: create(['currency_code', 'currency_format']),
		upsert: upsert(['currency_code', 'currency_format']),
		update: update(),
		get: get(),
		getMany: getMany(filterBy({ 'Currencies.ExcludeBaseCurrency': "Without the Organization's Currency" })),
		getExchangeRates: listPart('Get Exchange Rates', '/exchangerates', rate, { from_date: date('From Date') }),
		addExchangeRate: writePart('Add Exchange Rate', '/exchangerates', rate, rateInputs, ['effective_date', 'rate']),
		updateExchangeRate: writePart('Update Exchange Rate', '/exchangerates/{exchange_rate_id}', rate, { ...rateId, ...rateInputs }, [], {
			method: 'PUT',
			repeatable: true,
		}),
		deleteExchangeRate: deletePart('Delete Exchange Rate', '/exchangerates/{exchange_rate_id}', rateId),
		delete: remove(),
	},
});
