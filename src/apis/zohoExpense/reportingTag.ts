import { flag, group, integer, longText, readOnly, resource, rows, text } from '../define';
import { reportingTag as booksTag } from '../zohoBooks/reportingTag';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, getMany, delete: remove, act } = verbs('reporting tag', 'reporting tags');
const { operations: ofBooks } = booksTag;

const entities = (label: string) => rows(label, { entity_name: text('Record Kind'), is_enabled: flag('Is Enabled') });

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
	// There are few, and their list cannot be asked for one.
	key: { field: 'tag_name', find: { path: '', atOnce: 1 } },
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
		is_class: readOnly(flag('Is Segment')),
		is_draft: readOnly(flag('Is Draft')),
	},
	operations: {
		create: create(['tag_name', 'entities', 'multi_preference_entities']),
		upsert: upsert(['tag_name', 'entities', 'multi_preference_entities']),
		update: update(),
		getMany: getMany({}),
		getOptions: ofBooks.getOptions,
		setOptions: ofBooks.setOptions,
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
