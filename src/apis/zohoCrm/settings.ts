import { choice, decimal, flag, link, readOnly, resource, text } from '../define';

/** What the account itself is made of. */

const getMany = (nouns: string, filters = {}) =>
	({ label: 'Get Many', action: `Get many ${nouns}`, does: 'getMany', method: 'GET', path: '', filters }) as const;
const ofModule = { module: link('Module', { resource: 'module', by: 'api_name', view: 'records' }) };

/** https://www.zoho.com/crm/developer/docs/api/v8/get-users.html */
export const user = resource({
	label: 'User',
	plural: 'Users',
	path: '/users',
	permission: 'crm',
	paged: true,
	envelope: { one: 'users', many: 'users' },
	id: 'id',
	title: 'full_name',
	since: { header: 'If-Modified-Since' },
	fields: {
		id: text('User ID'),
		full_name: readOnly(text('Name')),
		email: readOnly(text('Email')),
		status: readOnly(text('Status')),
		time_zone: readOnly(text('Time Zone')),
		locale: readOnly(text('Locale')),
	},
	operations: {
		get: { label: 'Get', action: 'Get user', does: 'get', method: 'GET', path: '/{id}' },
		getMany: getMany('users', {
			type: choice('Kind', {
				ActiveUsers: 'Active',
				ActiveConfirmedUsers: 'Active and Confirmed',
				AdminUsers: 'Administrators',
				AllUsers: 'All',
				CurrentUser: 'The Connected User',
				DeletedUsers: 'Deleted',
			}),
		}),
	},
});

/** https://www.zoho.com/crm/developer/docs/api/v8/get-org-data.html */
export const organization = resource({
	label: 'Organization',
	plural: 'Organizations',
	path: '/org',
	permission: 'crm',
	envelope: { one: 'org', many: 'org' },
	id: 'id',
	title: 'company_name',
	fields: {
		id: text('Organization ID'),
		zgid: readOnly(text('Zoho Group ID')),
		company_name: readOnly(text('Company')),
		iso_code: readOnly(text('Currency Code')),
		time_zone: readOnly(text('Time Zone')),
		country_code: readOnly(text('Country Code')),
		mc_status: readOnly(flag('Multi-Currency')),
		type: readOnly(text('Kind')),
	},
	operations: { get: { label: 'Get', action: 'Get organization', does: 'get', method: 'GET', path: '' } },
});

/** https://www.zoho.com/crm/developer/docs/api/v8/modules-api.html */
export const module_ = resource({
	label: 'Module',
	plural: 'Modules',
	path: '/settings/modules',
	permission: 'crm',
	envelope: { one: 'modules', many: 'modules' },
	id: 'api_name',
	title: 'plural_label',
	views: { records: [{ api_supported: ['true'], viewable: ['true'] }] },
	fields: {
		api_name: text('API Name'),
		singular_label: readOnly(text('Singular')),
		plural_label: readOnly(text('Plural')),
		generated_type: readOnly(text('Kind')),
		api_supported: readOnly(flag('API Supported')),
		creatable: readOnly(flag('Creatable')),
		editable: readOnly(flag('Editable')),
		deletable: readOnly(flag('Deletable')),
		viewable: readOnly(flag('Viewable')),
	},
	operations: { get: { label: 'Get', action: 'Get module', does: 'get', method: 'GET', path: '/{id}' }, getMany: getMany('modules') },
});

/** https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html */
export const field = resource({
	label: 'Field',
	plural: 'Fields',
	path: '/settings/fields',
	permission: 'crm',
	envelope: { one: 'fields', many: 'fields' },
	id: 'id',
	title: 'field_label',
	fields: {
		id: text('Field ID'),
		api_name: readOnly(text('API Name')),
		field_label: readOnly(text('Label')),
		data_type: readOnly(text('Data Type')),
		custom_field: readOnly(flag('Custom')),
		system_mandatory: readOnly(flag('Mandatory')),
		read_only: readOnly(flag('Read Only')),
	},
	operations: {
		getMany: { label: 'Get Many', action: 'Get many fields', does: 'getMany', method: 'GET', path: '', inputs: ofModule, needs: ['module'] },
	},
});

/** https://www.zoho.com/crm/developer/docs/api/v8/layouts-meta.html */
export const layout = resource({
	label: 'Layout',
	plural: 'Layouts',
	path: '/settings/layouts',
	permission: 'crm',
	envelope: { one: 'layouts', many: 'layouts' },
	id: 'id',
	title: 'name',
	fields: { id: text('Layout ID'), name: readOnly(text('Name')), status: readOnly(text('Status')) },
	operations: { getMany: { label: 'Get Many', action: 'Get many layouts', does: 'getMany', method: 'GET', path: '', inputs: ofModule, needs: ['module'] } },
});

/** https://www.zoho.com/crm/developer/docs/api/v8/get-currencies.html */
export const currency = resource({
	label: 'Currency',
	plural: 'Currencies',
	path: '/org/currencies',
	permission: 'crm',
	envelope: { one: 'currencies', many: 'currencies' },
	id: 'id',
	title: 'name',
	fields: {
		id: text('Currency ID'),
		iso_code: readOnly(text('Code')),
		name: readOnly(text('Name')),
		symbol: readOnly(text('Symbol')),
		exchange_rate: readOnly(decimal('Exchange Rate', { hint: 'Units of this currency for one of the home currency' })),
		is_base: readOnly(flag('Is Home Currency')),
		is_active: readOnly(flag('Is Active')),
	},
	operations: { get: { label: 'Get', action: 'Get currency', does: 'get', method: 'GET', path: '/{id}' }, getMany: getMany('currencies') },
});

/** Files for fields that hold files: what is uploaded here is written into such a field by its id (https://www.zoho.com/crm/developer/docs/api/v8/upload-files-to-zfs.html). */
export const file = resource({
	label: 'File',
	plural: 'Files',
	path: '/files',
	permission: 'crm',
	envelope: { one: 'data', many: 'data' },
	id: 'id',
	title: 'name',
	fields: { id: text('File ID'), name: readOnly(text('File Name')) },
	operations: {
		upload: {
			label: 'Upload',
			action: 'Upload file',
			does: 'upload',
			method: 'POST',
			path: '',
			inputs: { FileName: text('File Name', { hint: 'The name of the file if left out' }) },
		},
		download: {
			label: 'Download',
			action: 'Download file',
			does: 'download',
			method: 'GET',
			path: '',
			inputs: { id: text('File ID') },
			needs: ['id'],
			accept: 'application/octet-stream',
		},
	},
});
