import { choice, date, decimal, email, flag, group, link, list, moment, readOnly, text, type Fields, type Operation, type Part } from '../define';

/** CRM takes a hundred records a request and answers each (https://www.zoho.com/crm/developer/docs/api/v8/insert-records.html). */
export const BATCH = 100;

/** What is to run on a write besides the write itself; everything where nothing is chosen. */
const automation: Fields = {
	trigger: list('Run Automation', {
		choices: { workflow: 'Workflows', approval: 'Approvals', blueprint: 'Blueprints', orchestration: 'Orchestrations', none: 'None' },
		hint: 'What CRM runs for these records; all of it if left out',
	}),
};

/** Of its fields, choices and demands each layout has its own (https://www.zoho.com/crm/developer/docs/api/v8/layouts-meta.html). */
const layout: Fields = { Layout: link('Layout', { resource: 'layout' }, { hint: 'Which the records are to have; what must be filled follows it' }) };

export const user = (label: string) => link(label, { resource: 'user', keys: { id: 'id' } });

/** What a list of records can be asked for (https://www.zoho.com/crm/developer/docs/api/v8/get-records.html). */
const listed: Fields = {
	fields: list('Field', { chosenFrom: 'field', hint: 'All of the module if left out, which takes a request for every fifty' }),
	modifiedSince: moment('Modified Since', { hint: 'Only records that changed after this time' }),
	ids: list('IDs'),
	cvid: link('Custom View', { resource: 'customView' }, { hint: 'Costs three credits a page' }),
	converted: choice('Converted Leads', { both: 'With Converted', false: 'Without Converted', true: 'Only Converted' }),
	sort_by: choice('Sort By', { id: 'ID', Created_Time: 'Created Time', Modified_Time: 'Modified Time' }),
	sort_order: choice('Sort Order', { asc: 'Ascending', desc: 'Descending' }),
};

const searched: Fields = {
	criteria: text('Criteria', { hint: "Typed in Zoho's language in place of conditions, such as (Last_Name:equals:Burns) and (Company:starts_with:A)" }),
	email: email('Email'),
	phone: text('Phone'),
	word: text('Word', { hint: 'At least two letters' }),
	fields: list('Field', { chosenFrom: 'field' }),
	converted: listed.converted!,
	sort_by: listed.sort_by!,
	sort_order: listed.sort_order!,
};

/** An answer that is no list of records. */
const plain = (fields: Fields): Part => ({ envelope: { one: '', many: '' }, fields });

const deleted: Part = {
	envelope: { one: 'data', many: 'data' },
	fields: {
		id: text('ID'),
		display_name: readOnly(text('Name')),
		type: readOnly(choice('Kind', { recycle: 'In the Recycle Bin', permanent: 'For Good' })),
		deleted_time: readOnly(moment('Deleted')),
	},
};

/** What records of every module have; a node asks the account what else there is in a related list. */
const related: Part = {
	envelope: { one: 'data', many: 'data' },
	fields: { id: text('ID'), Created_Time: readOnly(moment('Created Time')), Modified_Time: readOnly(moment('Modified Time')) },
};
const relatedList = { relatedList: link('Related List', { resource: 'relatedList' }) };

const attachment: Part = {
	envelope: { one: 'data', many: 'data' },
	fields: {
		id: text('Attachment ID'),
		File_Name: readOnly(text('File Name')),
		Size: readOnly(text('Size', { hint: 'Bytes' })),
		Created_Time: readOnly(moment('Created')),
		Modified_Time: readOnly(moment('Modified')),
	},
};
const fileName: Fields = { FileName: text('File Name', { hint: 'The name of the file if left out' }) };
const attachmentId = { attachmentId: text('Attachment ID') };

const tags: Part = { envelope: { one: 'tags', many: 'tags' }, fields: { name: text('Tag') } };
const tag = { name: text('Tag', { max: 25 }) };

/** Everything one can do with records of a module; the same for each of them, standard or custom. */
export const recordOperations = (noun: string, nouns: string, requires: readonly string[]) =>
	({
		create: {
			label: 'Create',
			action: `Create ${noun}`,
			does: 'create',
			method: 'POST',
			path: '',
			requires,
			batch: BATCH,
			inputs: { ...layout, ...automation },
		},
		upsert: {
			label: 'Create or Update',
			action: `Create or update ${noun}`,
			does: 'upsert',
			method: 'POST',
			path: '/upsert',
			batch: BATCH,
			repeatable: true,
			inputs: {
				duplicate_check_fields: list('Matching Field', {
					chosenFrom: 'field',
					hint: "Fields that tell whether a record exists, tried in this order; the module's own check if left out",
				}),
				...layout,
				...automation,
			},
		},
		update: {
			label: 'Update',
			action: `Update ${noun}`,
			does: 'update',
			method: 'PUT',
			path: '',
			batch: BATCH,
			repeatable: true,
			inputs: { ...layout, ...automation },
		},
		get: { label: 'Get', action: `Get ${noun}`, does: 'get', method: 'GET', path: '/{id}' },
		getMany: { label: 'Get Many', action: `Get many ${nouns}`, does: 'getMany', method: 'GET', path: '', filters: listed },
		delete: { label: 'Delete', action: `Delete ${noun}`, does: 'delete', method: 'DELETE', path: '', batch: BATCH },
		search: { label: 'Search', action: `Search ${nouns}`, does: 'getMany', method: 'GET', path: '/search', filters: searched },
		count: {
			label: 'Count',
			action: `Count ${nouns}`,
			does: 'get',
			method: 'GET',
			path: '/actions/count',
			of: plain({ count: readOnly(text('Count')) }),
			inputs: { criteria: searched.criteria!, email: email('Email'), phone: text('Phone'), word: text('Word'), cvid: listed.cvid! },
		},
		getDeleted: {
			label: 'Get Deleted',
			action: `Get deleted ${nouns}`,
			does: 'getMany',
			method: 'GET',
			path: '/deleted',
			of: deleted,
			filters: {
				type: choice('Kind', { all: 'All', permanent: 'For Good', recycle: 'In the Recycle Bin' }),
				modifiedSince: moment('Deleted Since'),
			},
		},
		getRelated: {
			label: 'Get Related',
			action: `Get related records of ${noun}`,
			does: 'getMany',
			method: 'GET',
			path: '/{id}/{relatedList}',
			of: related,
			inputs: relatedList,
			filters: { fields: list('Fields', { hint: 'API names, separated by commas' }), modifiedSince: listed.modifiedSince! },
		},
		addRelated: {
			label: 'Add Related',
			action: `Add related record to ${noun}`,
			does: 'writePart',
			method: 'PUT',
			path: '/{id}/{relatedList}/{relatedId}',
			of: related,
			inputs: { ...relatedList, relatedId: text('Related Record ID') },
			body: { id: '{relatedId}' },
			repeatable: true,
		},
		removeRelated: {
			label: 'Remove Related',
			action: `Remove related record from ${noun}`,
			does: 'delete',
			method: 'DELETE',
			path: '/{id}/{relatedList}/{relatedId}',
			inputs: { ...relatedList, relatedId: text('Related Record ID') },
		},
		addTag: {
			label: 'Add Tag',
			action: `Add tag to ${noun}`,
			does: 'writePart',
			method: 'POST',
			path: '/{id}/actions/add_tags',
			of: tags,
			inputs: tag,
			needs: ['name'],
			batch: 10,
			repeatable: true,
		},
		removeTag: {
			label: 'Remove Tag',
			action: `Remove tag from ${noun}`,
			does: 'writePart',
			method: 'POST',
			path: '/{id}/actions/remove_tags',
			of: tags,
			inputs: tag,
			needs: ['name'],
			batch: 10,
			repeatable: true,
		},
		changeOwner: {
			label: 'Change Owner',
			action: `Change owner of ${noun}`,
			does: 'writePart',
			method: 'POST',
			path: '/{id}/actions/change_owner',
			of: plain({ owner: user('Owner'), notify: flag('Notify') }),
			bare: true,
			inputs: { owner: user('Owner'), notify: flag('Notify', { hint: 'The new owner gets an email' }) },
			needs: ['owner'],
			repeatable: true,
		},
		getAttachments: {
			label: 'Get Attachments',
			action: `Get attachments of ${noun}`,
			does: 'getMany',
			method: 'GET',
			path: '/{id}/Attachments',
			of: attachment,
		},
		uploadAttachment: {
			label: 'Upload Attachment',
			action: `Upload attachment to ${noun}`,
			does: 'upload',
			method: 'POST',
			path: '/{id}/Attachments',
			of: attachment,
			inputs: fileName,
		},
		downloadAttachment: {
			label: 'Download Attachment',
			action: `Download attachment of ${noun}`,
			does: 'download',
			method: 'GET',
			path: '/{id}/Attachments/{attachmentId}',
			of: attachment,
			inputs: attachmentId,
			accept: 'application/octet-stream',
		},
		deleteAttachment: {
			label: 'Delete Attachment',
			action: `Delete attachment of ${noun}`,
			does: 'delete',
			method: 'DELETE',
			path: '/{id}/Attachments/{attachmentId}',
			inputs: attachmentId,
		},
	}) as const satisfies Readonly<Record<string, Operation>>;

const deal = group(
	'Deal',
	{
		Deal_Name: text('Deal Name', { max: 120 }),
		Stage: text('Stage'),
		Closing_Date: date('Closing Date'),
		Pipeline: text('Pipeline'),
		Amount: decimal('Amount'),
	},
	{ hint: 'Deal to make, as JSON such as {"Deal_Name": "A", "Stage": "Qualification", "Closing_Date": "2026-12-31"}' },
);

export const convert = {
	label: 'Convert',
	action: 'Convert lead',
	does: 'writePart',
	method: 'POST',
	path: '/{id}/actions/convert',
	of: {
		envelope: { one: 'data', many: 'data' },
		fields: {
			Accounts: link('Account', { resource: 'account', keys: { id: 'id' } }),
			Contacts: link('Contact', { resource: 'contact', keys: { id: 'id' } }),
			assign_to: user('Owner'),
			overwrite: flag('Overwrite'),
			notify_lead_owner: flag('Notify Lead Owner'),
			notify_new_entity_owner: flag('Notify New Owner'),
			Deals: deal,
		},
	},
	inputs: {
		Accounts: link('Existing Account', { resource: 'account', keys: { id: 'id' } }),
		Contacts: link('Existing Contact', { resource: 'contact', keys: { id: 'id' } }),
		assign_to: user('New Owner'),
		overwrite: flag('Overwrite', { hint: "The lead's values replace those of the existing records" }),
		notify_lead_owner: flag('Notify Lead Owner'),
		notify_new_entity_owner: flag('Notify New Owner'),
		Deals: deal,
	},
} as const satisfies Operation;

/** The picture of a record, where its module has one (https://www.zoho.com/crm/developer/docs/api/v8/upload-image.html). */
export const photo = (noun: string) =>
	({
		uploadPhoto: {
			label: 'Upload Photo',
			action: `Upload photo of ${noun}`,
			does: 'upload',
			method: 'POST',
			path: '/{id}/photo',
			of: plain({}),
			inputs: fileName,
			repeatable: true,
		},
		downloadPhoto: {
			label: 'Download Photo',
			action: `Download photo of ${noun}`,
			does: 'download',
			method: 'GET',
			path: '/{id}/photo',
			of: plain({}),
			accept: 'application/octet-stream',
		},
		deletePhoto: { label: 'Delete Photo', action: `Delete photo of ${noun}`, does: 'delete', method: 'DELETE', path: '/{id}/photo' },
	}) as const satisfies Readonly<Record<string, Operation>>;

/** Turns a quote or order into what follows it (https://www.zoho.com/crm/developer/docs/api/v8/convert-inventory-records.html). */
export const convertTo = (noun: string, label: string, module: string) =>
	({
		label: `Convert to ${label}`,
		action: `Convert ${noun} to ${label.toLowerCase()}`,
		does: 'act',
		method: 'POST',
		path: '/{id}/actions/convert',
		body: { convert_to: [{ module: { api_name: module } }] },
	}) as const satisfies Operation;
