import { decimal, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, get, delete: remove } = verbs('tax group', 'tax groups');

/** Several taxes that a line carries as one; they are listed among the taxes (https://www.zoho.com/books/api/v3/taxes/#create-a-tax-group). */
export const taxGroup = resource({
	label: 'Tax Group',
	plural: 'Tax Groups',
	path: '/settings/taxgroups',
	permission: 'books',
	envelope: { one: 'tax_group', many: 'tax_groups' },
	id: 'tax_group_id',
	title: 'tax_group_name',
	fields: {
		tax_group_id: text('Tax Group ID'),
		tax_group_name: text('Name'),
		// Sent as ids with commas between them, answered as rows.
		taxes: text('Tax IDs', { hint: 'Separated by commas' }),
		tax_group_percentage: readOnly(decimal('Percentage')),
	},
	operations: {
		create: create(['tax_group_name', 'taxes']),
		update: update(),
		get: get(),
		delete: remove(),
	},
});
