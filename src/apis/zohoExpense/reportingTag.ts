import { flag, group, integer, longText, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, getMany, delete: remove, act, listPart, writePart } = verbs('reporting tag', 'reporting tags');

const entities = (label: string) => rows(label, { entity_name: text('Record Kind'), is_enabled: flag('Is Enabled') });

const option: Part = {
	envelope: { one: 'option', many: 'results' },
	fields: { option_id: text('Option ID'), option_name: text('Option'), depth: integer('Depth') },
};

const options: Fields = {
	options: rows('Options', {
		option_id: text('Option ID', { hint: 'Keeps an existing option' }),
		option_name: text('Option'),
		is_active: flag('Is Active'),
		is_default: flag('Is Default'),
	}),
};

/**
 * What expenses are told apart by beside their category. [unsure] The operations are those of Books and so named
 * (https://www.zoho.com/books/api/v3/reporting-tags/); which kinds of record Expense knows for `entities` is not told. No tag is read by itself.
 */
export const reportingTag = resource({
	label: 'Reporting Tag',
	plural: 'Reporting Tags',
	path: '/reportingtags',
	permission: 'expense',
	envelope: { one: 'tag', many: 'reporting_tags' },
	id: 'tag_id',
	title: 'tag_name',
	fields: {
		tag_id: text('Tag ID'),
		tag_name: text('Name', { hint: 'Unique in the organization' }),
		description: longText('Description'),
		is_mandatory: flag('Is Mandatory'),
		entities: entities('Used On'),
		multi_preference_entities: group('Used on Transactions', {
			preference: text('Where', { hint: 'transaction or line_item' }),
			entities: entities('Used On'),
		}),
		tag_order: readOnly(integer('Order')),
		is_active: readOnly(flag('Is Active')),
		is_draft: readOnly(flag('Is Draft')),
	},
	operations: {
		create: create(['tag_name']),
		update: update(),
		getMany: getMany({}),
		getOptions: listPart('Get Options', '/options/all', option),
		updateOptions: writePart('Update Options', '/options', { envelope: { one: '', many: '' }, fields: options }, options, ['options'], {
			method: 'PUT',
			repeatable: true,
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
