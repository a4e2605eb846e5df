import { choice, decimal, flag, integer, link, moment, readOnly, resource, rows, text, url, date, list, type Part } from '../define';
import { updated } from './documents';
import { equal, includeArchived, modifiedSince, oneOf, order, verbs, where } from './verbs';

/** The smaller lists that documents refer to. */

const currencies = verbs('currency', 'currencies');

/** Currencies the organisation works in; one can be added but never removed (https://developer.xero.com/documentation/api/accounting/currencies). */
export const currency = resource({
	label: 'Currency',
	plural: 'Currencies',
	path: '/Currencies',
	permission: 'settings',
	envelope: { one: 'Currencies', many: 'Currencies' },
	id: 'Code',
	title: 'Description',
	key: { field: 'Code', taken: 'changed', find: { parameter: 'where', atOnce: 40 } },
	fields: { Code: text('Code', { hint: 'ISO code, such as EUR' }), Description: readOnly(text('Description')) },
	operations: {
		create: currencies.create(['Code'], { batch: 1, bare: true }),
		createIfNew: currencies.createIfNew(['Code'], { batch: 1, bare: true }),
		getMany: currencies.getMany({ ...where, ...order }),
	},
});

const themes = verbs('branding theme', 'branding themes');

/** The looks of documents (https://developer.xero.com/documentation/api/accounting/brandingthemes). */
export const brandingTheme = resource({
	label: 'Branding Theme',
	plural: 'Branding Themes',
	path: '/BrandingThemes',
	permission: 'settings',
	envelope: { one: 'BrandingThemes', many: 'BrandingThemes' },
	id: 'BrandingThemeID',
	title: 'Name',
	fields: {
		BrandingThemeID: text('Branding Theme ID'),
		Name: readOnly(text('Name')),
		LogoUrl: readOnly(url('Logo')),
		Type: readOnly(choice('Type', { INVOICE: 'Invoice' })),
		SortOrder: readOnly(integer('Sort Order')),
		CreatedDateUTC: readOnly(moment('Created')),
	},
	operations: { get: themes.get(), getMany: themes.getMany() },
});

const users = verbs('user', 'users');

/** Who works in the organisation (https://developer.xero.com/documentation/api/accounting/users). */
export const user = resource({
	label: 'User',
	plural: 'Users',
	path: '/Users',
	permission: 'settings',
	envelope: { one: 'Users', many: 'Users' },
	id: 'UserID',
	title: 'EmailAddress',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	fields: {
		UserID: text('User ID'),
		EmailAddress: readOnly(text('Email')),
		FirstName: readOnly(text('First Name')),
		LastName: readOnly(text('Last Name')),
		IsSubscriber: readOnly(flag('Is Subscriber')),
		OrganisationRole: readOnly(text('Role')),
		UpdatedDateUTC: updated,
	},
	operations: { get: users.get(), getMany: users.getMany({ ...modifiedSince, ...where, ...order }) },
});

const budgets = verbs('budget', 'budgets');
const period = { DateFrom: date('From'), DateTo: date('To') };

/** Planned figures by account and month (https://developer.xero.com/documentation/api/accounting/budgets). */
export const budget = resource({
	label: 'Budget',
	plural: 'Budgets',
	path: '/Budgets',
	permission: 'budgets',
	envelope: { one: 'Budgets', many: 'Budgets' },
	id: 'BudgetID',
	title: 'Description',
	modified: 'UpdatedDateUTC',
	fields: {
		BudgetID: text('Budget ID'),
		Type: readOnly(choice('Type', { OVERALL: 'Overall', TRACKING: 'By Tracking' })),
		Description: readOnly(text('Description')),
		BudgetLines: readOnly(
			rows('Lines', {
				AccountID: text('Account ID'),
				AccountCode: text('Account Code'),
				BudgetBalances: rows('Balances', { Period: date('Period'), Amount: decimal('Amount'), UnitAmount: decimal('Unit Amount'), Notes: text('Notes') }),
			}),
		),
		UpdatedDateUTC: updated,
	},
	operations: { get: budgets.get(period), getMany: budgets.getMany({ IDs: list('IDs'), ...period }) },
});

const groups = verbs('contact group', 'contact groups');
const members: Part = { envelope: { one: 'Contacts', many: 'Contacts' }, fields: { ContactID: link('Contact', { resource: 'contact' }) } };

/** Contacts gathered under a name, at most a hundred groups (https://developer.xero.com/documentation/api/accounting/contactgroups). */
export const contactGroup = resource({
	label: 'Contact Group',
	plural: 'Contact Groups',
	path: '/ContactGroups',
	permission: 'contacts',
	envelope: { one: 'ContactGroups', many: 'ContactGroups' },
	id: 'ContactGroupID',
	title: 'Name',
	key: { field: 'Name', find: { parameter: 'where', atOnce: 40 } },
	fields: {
		ContactGroupID: text('Contact Group ID'),
		Name: text('Name'),
		Status: readOnly(choice('Status', { ACTIVE: 'Active', DELETED: 'Deleted' })),
		Contacts: readOnly(rows('Members', { ContactID: text('Contact ID'), Name: text('Name') })),
	},
	operations: {
		create: groups.create(['Name'], { batch: 1 }),
		createIfNew: groups.createIfNew(['Name'], { batch: 1 }),
		update: groups.update({ batch: 1 }),
		get: groups.get(),
		getMany: groups.getMany({ name: equal('Name', 'Name'), ...where, ...order }),
		addMember: {
			label: 'Add Member',
			action: 'Add member to contact group',
			does: 'writePart',
			method: 'PUT',
			path: '/{id}/Contacts',
			of: members,
			batch: 50,
			inputs: { ContactID: link('Contact', { resource: 'contact' }) },
			needs: ['ContactID'],
			repeatable: true,
		},
		removeMember: {
			label: 'Remove Member',
			action: 'Remove member from contact group',
			does: 'delete',
			method: 'DELETE',
			path: '/{id}/Contacts/{ContactID}',
			inputs: { ContactID: link('Contact', { resource: 'contact' }) },
		},
		removeAllMembers: {
			label: 'Remove All Members',
			action: 'Remove all members from contact group',
			does: 'delete',
			method: 'DELETE',
			path: '/{id}/Contacts',
		},
		delete: groups.become('Delete', { Status: 'DELETED' }, { batch: 1 }),
	},
});

const categories = verbs('tracking category', 'tracking categories');
const options: Part = {
	envelope: { one: 'Options', many: 'Options' },
	fields: {
		TrackingOptionID: text('Option ID'),
		TrackingCategoryID: readOnly(text('Category ID')),
		Name: text('Name', { max: 100 }),
		Status: choice('Status', { ACTIVE: 'Active', ARCHIVED: 'Archived' }),
	},
};
const optionId = { TrackingOptionID: text('Option ID') };
const optionName = { Name: text('Option Name', { max: 100 }) };

/** What lines are tracked by, such as regions; at most two active ones (https://developer.xero.com/documentation/api/accounting/trackingcategories). */
export const trackingCategory = resource({
	label: 'Tracking Category',
	plural: 'Tracking Categories',
	path: '/TrackingCategories',
	permission: 'settings',
	envelope: { one: 'TrackingCategories', many: 'TrackingCategories' },
	id: 'TrackingCategoryID',
	title: 'Name',
	key: { field: 'Name', find: { parameter: 'where', atOnce: 40 } },
	fields: {
		TrackingCategoryID: text('Tracking Category ID'),
		Name: text('Name', { max: 100 }),
		Status: readOnly(choice('Status', { ACTIVE: 'Active', ARCHIVED: 'Archived', DELETED: 'Deleted' })),
		Options: readOnly(rows('Options', options.fields)),
	},
	operations: {
		create: categories.create(['Name'], { batch: 1, bare: true }),
		createIfNew: categories.createIfNew(['Name'], { batch: 1, bare: true }),
		update: categories.update({ batch: 1, bare: true }),
		get: categories.get(),
		getMany: categories.getMany({
			status: oneOf('Status', 'Status', { ACTIVE: 'Active', ARCHIVED: 'Archived' }),
			...where,
			...order,
			...includeArchived,
		}),
		archive: categories.become('Archive', { Status: 'ARCHIVED' }, { batch: 1, bare: true }),
		delete: categories.remove(),
		addOption: {
			label: 'Add Option',
			action: 'Add option to tracking category',
			does: 'writePart',
			method: 'PUT',
			path: '/{id}/Options',
			of: options,
			bare: true,
			inputs: optionName,
			needs: ['Name'],
		},
		renameOption: {
			label: 'Rename Option',
			action: 'Rename option of tracking category',
			does: 'writePart',
			method: 'POST',
			path: '/{id}/Options/{TrackingOptionID}',
			of: options,
			bare: true,
			inputs: { ...optionId, ...optionName },
			needs: ['Name'],
			repeatable: true,
		},
		archiveOption: {
			label: 'Archive Option',
			action: 'Archive option of tracking category',
			does: 'writePart',
			method: 'POST',
			path: '/{id}/Options/{TrackingOptionID}',
			of: options,
			bare: true,
			inputs: optionId,
			body: { Status: 'ARCHIVED' },
			repeatable: true,
		},
		deleteOption: {
			label: 'Delete Option',
			action: 'Delete option of tracking category',
			does: 'delete',
			method: 'DELETE',
			path: '/{id}/Options/{TrackingOptionID}',
			of: options,
			inputs: optionId,
		},
	},
});
