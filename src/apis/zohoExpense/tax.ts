import { choice, decimal, flag, readOnly, resource, rows, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('tax', 'taxes');
const kinds = { compound_tax: 'Compound Tax', tax: 'Tax', tax_group: 'Tax Group' } as const;

/** Taxes that an expense's line can carry (https://www.zoho.com/expense/api/v1/taxes/). */
export const tax = resource({
	label: 'Tax',
	plural: 'Taxes',
	path: '/settings/taxes',
	permission: 'expense',
	paged: true,
	envelope: { one: 'tax', many: 'taxes' },
	id: 'tax_id',
	title: 'tax_name',
	// There are few, and their list cannot be asked for one.
	key: { field: 'tax_name', find: { path: '', atOnce: 1 } },
	fields: {
		tax_id: text('Tax ID'),
		tax_name: text('Name'),
		tax_percentage: decimal('Percentage'),
		tax_type: choice('Type', kinds),
		is_value_added: flag('Is Value Added'),
		tax_authority_name: text('Tax Authority'),
		status: readOnly(text('Status')),
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

/** Several taxes under one name; the group's ID is a tax's too (https://www.zoho.com/expense/api/v1/taxes/). */
export const taxGroup = resource({
	label: 'Tax Group',
	plural: 'Tax Groups',
	path: '/settings/taxgroups',
	permission: 'expense',
	envelope: { one: 'tax_group', many: 'tax_groups' },
	id: 'tax_group_id',
	title: 'tax_group_name',
	fields: {
		tax_group_id: text('Tax Group ID'),
		tax_group_name: readOnly(text('Name')),
		tax_group_percentage: readOnly(decimal('Percentage')),
		taxes: readOnly(rows('Taxes', { tax_id: text('Tax ID'), tax_name: text('Name'), tax_percentage: decimal('Percentage'), tax_type: choice('Type', kinds) })),
	},
	operations: { get: verbs('tax group', 'tax groups').get() },
});
