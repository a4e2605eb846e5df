import type { Resource } from '../define';
import { recordIn, resourceOfModule, zohoCrm } from './index';

/** What a module is called in items: the standard ones by our names, others by their API names. */
export const entityOf = (module: string): string => resourceOfModule[module] ?? module;

/** The resource of a module; of one that the account made itself, what every module has is known. */
export const moduleNamed = (module: string): Resource => {
	const name = resourceOfModule[module];
	return name ? (zohoCrm as Readonly<Record<string, Resource>>)[name]! : recordIn(zohoCrm.record, module);
};

/** The field that says how far a record has come, where a module has one; a change of it is an event of its own. */
export const stageFields: Readonly<Record<string, string>> = {
	Campaigns: 'Status',
	Cases: 'Status',
	Deals: 'Stage',
	Invoices: 'Status',
	Leads: 'Lead_Status',
	Purchase_Orders: 'Status',
	Quotes: 'Quote_Stage',
	Sales_Orders: 'Status',
	Tasks: 'Status',
};

/** Of these no notification tells (https://www.zoho.com/crm/developer/docs/api/v8/notifications/overview.html). */
export const unwatched = ['Attachments', 'Notes'];

/** What was deleted from a module is a list of its own (https://www.zoho.com/crm/developer/docs/api/v8/get-deleted-records.html). */
export const deletedOf = (resource: Resource): Resource => {
	const { getDeleted } = resource.operations;
	return {
		...resource,
		path: `${resource.path}${getDeleted!.path}`,
		title: 'display_name',
		modified: 'deleted_time',
		fields: getDeleted!.of!.fields,
		operations: { getMany: { ...getDeleted!, path: '' } },
	};
};
