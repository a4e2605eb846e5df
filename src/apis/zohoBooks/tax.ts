import { choice, decimal, flag, link, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('tax', 'taxes');

/** Taxes, and in their list the tax groups that a line can carry too (https://www.zoho.com/books/api/v3/taxes/). */
export const tax = resource({
	label: 'Tax',
	plural: 'Taxes',
	path: '/settings/taxes',
	permission: 'books',
	paged: true,
	envelope: { one: 'tax', many: 'taxes' },
	id: 'tax_id',
	title: 'tax_name',
	// The list cannot be asked for one; there are few.
	key: { field: 'tax_name', find: { path: '', atOnce: 1 } },
	fields: {
		tax_id: text('Tax ID'),
		tax_name: text('Name'),
		tax_percentage: decimal('Percentage'),
		tax_type: choice('Type', { compound_tax: 'Compound Tax', tax: 'Tax', tax_group: 'Tax Group' }),
		tax_factor: choice('Reckoned By', { rate: 'Rate', share: 'Share' }),
		tax_specific_type: text('Specific Type', { hint: 'In India, such as igst' }),
		tax_authority_id: link('Tax Authority', { resource: 'taxAuthority' }),
		country_code: text('Country Code'),
		purchase_tax_expense_account_id: link('Purchase Tax Expense Account', { resource: 'account' }),
		is_value_added: flag('Is Value Added'),
		is_editable: flag('Is Editable'),
		tax_authority_name: readOnly(text('Tax Authority')),
		is_default_tax: readOnly(flag('Is Default')),
		tax_account_id: readOnly(link('Tax Account', { resource: 'account' })),
		purchase_tax_account_id: readOnly(link('Purchase Tax Account', { resource: 'account' })),
	},
	operations: {
		create: create(['tax_name', 'tax_percentage']),
		upsert: upsert(['tax_name', 'tax_percentage']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		delete: remove(),
	},
});
