import { moment, readOnly, resource, text, type Fields } from '../define';
import { filterBy, searchText, sortOrder, verbs } from '../zohoFinance/verbs';

const { create, update, get, getMany, delete: remove } = verbs('custom module record', 'custom module records');

const inputs: Fields = { module_api_name: text('Module', { hint: 'The API name of the module, such as cm_debtor' }) };
const MODULE = '/{module_api_name}';

const fields = {
	module_record_id: text('Record ID'),
	record_name: text('Record Name'),
	module_api_name: readOnly(text('Module')),
	created_time: readOnly(moment('Created')),
	last_modified_time: readOnly(moment('Modified')),
	created_by_id: readOnly(text('Created By ID')),
	last_modified_by_id: readOnly(text('Modified By ID')),
} as const satisfies Fields;

/**
 * Records of modules that the organization made itself (https://www.zoho.com/books/api/v3/custom-modules/). Their own fields, such as cf_amount,
 * stand beside the name of the record; which ones there are is the organization's to say, so they pass as they are.
 */
export const customModule = resource({
	label: 'Custom Module Record',
	plural: 'Custom Module Records',
	path: '',
	permission: 'books',
	paged: true,
	// The specification shows an object where a record is read and a list elsewhere.
	envelope: { one: 'module_record', many: 'module_record' },
	id: 'module_record_id',
	title: 'record_name',
	modified: 'last_modified_time',
	since: { sort: 'last_modified_time' },
	fields,
	operations: {
		create: { ...create(['record_name']), path: MODULE, inputs },
		update: { ...update(), path: `${MODULE}/{id}`, inputs },
		// Read alone, a record's fields stand in rows of their own, and beside them flat as in a list.
		get: { ...get(), path: `${MODULE}/{id}`, inputs, of: { envelope: { one: 'module_record_hash', many: 'module_record_hash' }, fields } },
		getMany: {
			...getMany({
				...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Inactive': 'Inactive' }),
				...searchText,
				sort_column: text('Sort By', { hint: 'Such as record_name, created_time or a field of the module' }),
				...sortOrder,
			}),
			path: MODULE,
			inputs,
		},
		delete: { ...remove(), path: `${MODULE}/{id}`, inputs },
	},
});
