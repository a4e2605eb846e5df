import { choice, longText, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('tax exemption', 'tax exemptions');

/** Why a customer or an item is not taxed; in the edition of the United States (https://www.zoho.com/books/api/v3/taxes/#create-a-tax-exemption). */
export const taxExemption = resource({
	label: 'Tax Exemption',
	plural: 'Tax Exemptions',
	path: '/settings/taxexemptions',
	permission: 'books',
	envelope: { one: 'tax_exemption', many: 'tax_exemptions' },
	id: 'tax_exemption_id',
	title: 'tax_exemption_code',
	key: { field: 'tax_exemption_code', find: { path: '', atOnce: 1 } },
	fields: {
		tax_exemption_id: text('Tax Exemption ID'),
		tax_exemption_code: text('Code'),
		type: choice('For', { customer: 'Customers', item: 'Items' }),
		description: longText('Description'),
	},
	operations: {
		create: create(['tax_exemption_code', 'type']),
		upsert: upsert(['tax_exemption_code', 'type']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		delete: remove(),
	},
});
