import { choice, flag, group, integer, link, longText, readOnly, resource, rows, text, type Fields, type Operation } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, getMany, delete: remove, act, writePart } = verbs('reporting tag', 'reporting tags');

const option: Fields = {
	option_id: text('Option ID', { hint: 'Keeps an existing option' }),
	option_name: text('Option'),
	is_active: flag('Is Active'),
	is_default: flag('Is Default'),
};
const options: Fields = { options: rows('Options', { ...option, children: rows('Sub-Options', option) }) };

const getOptions: Operation<never> = {
	label: 'Get Options',
	action: 'Get options of reporting tag',
	does: 'getMany',
	method: 'GET',
	path: '/options',
	of: {
		envelope: { one: 'option', many: 'options' },
		fields: { ...option, option_order: integer('Order'), parent_id: text('Parent Option ID'), parent_name: text('Parent Option') },
	},
	inputs: { tag_id: link('Reporting Tag', { resource: 'reportingTag' }) },
	needs: ['tag_id'],
};

/** What transactions are reported by, beside their accounts (https://www.zoho.com/books/api/v3/reporting-tags/). */
export const reportingTag = resource({
	label: 'Reporting Tag',
	plural: 'Reporting Tags',
	path: '/reportingtags',
	permission: 'books',
	envelope: { one: 'tag', many: 'reporting_tags' },
	id: 'tag_id',
	title: 'tag_name',
	key: { field: 'tag_name', find: { path: '', atOnce: 1 } },
	fields: {
		tag_id: text('Tag ID'),
		tag_name: text('Name'),
		description: longText('Description'),
		is_mandatory: flag('Is Mandatory'),
		entities: rows('For Records', {
			entity_name: choice('Records', { banking: 'Banking', customers: 'Customers', items: 'Items', vendors: 'Vendors' }),
			is_enabled: flag('Is Enabled'),
		}),
		multi_preference_entities: group('For Transactions', {
			preference: choice('Where', { line_item: 'On Each Line', transaction: 'On the Whole Transaction' }),
			entities: rows('Transactions', {
				entity_name: choice('Transactions', {
					Sales: 'Sales',
					Purchases: 'Purchases',
					Journal: 'Journals',
					'Inventory Adjustment': 'Inventory Adjustments',
				}),
				is_enabled: flag('Is Enabled'),
			}),
		}),
		tag_order: readOnly(integer('Order')),
		is_active: readOnly(flag('Is Active')),
		is_class: readOnly(flag('Is Segment')),
		is_draft: readOnly(flag('Is Draft')),
	},
	operations: {
		create: create(['tag_name', 'entities', 'multi_preference_entities']),
		upsert: upsert(['tag_name', 'entities', 'multi_preference_entities']),
		update: update(),
		getMany: getMany({}),
		getOptions,
		// The list is replaced, so all options are sent.
		setOptions: writePart('Set Options', '/options', { envelope: { one: '', many: '' }, fields: options }, options, ['options'], {
			method: 'PUT',
			repeatable: true,
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
