import { longText, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('tax authority', 'tax authorities');

/** Who a tax is paid to; in the editions of the United States and Canada (https://www.zoho.com/books/api/v3/taxes/#create-a-tax-authority). */
export const taxAuthority = resource({
	label: 'Tax Authority',
	plural: 'Tax Authorities',
	path: '/settings/taxauthorities',
	permission: 'books',
	envelope: { one: 'tax_authority', many: 'tax_authorities' },
	id: 'tax_authority_id',
	title: 'tax_authority_name',
	key: { field: 'tax_authority_name', find: { path: '', atOnce: 1 } },
	fields: {
		tax_authority_id: text('Tax Authority ID'),
		tax_authority_name: text('Name'),
		description: longText('Description'),
		registration_number: text('Registration Number'),
		registration_number_label: text('Registration Number Label'),
	},
	operations: {
		create: create(['tax_authority_name']),
		upsert: upsert(['tax_authority_name']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		delete: remove(),
	},
});
