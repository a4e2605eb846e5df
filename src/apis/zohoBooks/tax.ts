import { choice, decimal, flag, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { get, getMany } = verbs('tax', 'taxes');

/** Taxes and tax groups that a line can carry (https://www.zoho.com/books/api/v3/taxes/). */
export const tax = resource({
	label: 'Tax',
	plural: 'Taxes',
	path: '/settings/taxes',
	permission: 'books',
	paged: true,
	envelope: { one: 'tax', many: 'taxes' },
	id: 'tax_id',
	title: 'tax_name',
	fields: {
		tax_id: text('Tax ID'),
		tax_name: readOnly(text('Name')),
		tax_percentage: readOnly(decimal('Percentage')),
		tax_type: readOnly(choice('Type', { compound_tax: 'Compound Tax', tax: 'Tax', tax_group: 'Tax Group' })),
		is_default_tax: readOnly(flag('Is Default')),
	},
	operations: { get: get(), getMany: getMany({}) },
});
