import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { group, type Fields, type Resource } from '../../src/apis/define';
import { applications } from '../../src/apis/targets';
import { withOwnFields } from '../../src/wire/customFields';
import type { Vendor } from '../shared/vendor';
import { ownFieldsOf, zohoBooksVendor, zohoExpenseVendor, zohoInventoryVendor } from '../shared/zoho';
import { asTheAccountHasIt, moduleOf, zohoCrmVendor } from '../shared/zohoCrm';
import { isLive, ZOHO_ORGANIZATION } from '../shared/live';

/** Fields of a record with those that the connected account has added, as they are read from it and as they are written to it. */

const financeVendors: Readonly<Record<string, Vendor>> = {
	zohoBooks: zohoBooksVendor,
	zohoExpense: zohoExpenseVendor,
	zohoInventory: zohoInventoryVendor,
};

export interface Shown {
	/** As a record comes out of the application. */
	readonly read: Fields;
	/** As a record goes into it. */
	readonly written: Fields;
	/** Why the account's own fields are not among them, where they should be. */
	readonly says?: string;
}

/** Without a connection, and where the account does not answer, the fields are those that every account has. */
export async function shownFields(context: ILoadOptionsFunctions, app: string, name: string): Promise<Shown> {
	const resources = applications[app]?.resources ?? {};
	const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
	if (!resource) return { read: {}, written: {} };
	const usual = { read: resource.fields, written: resource.fields };
	try {
		return (await liveFields(context, app, resource)) ?? usual;
	} catch (error) {
		return { ...usual, says: error instanceof Error ? error.message : 'no answer' };
	}
}

async function liveFields(context: ILoadOptionsFunctions, app: string, resource: Resource): Promise<Shown | undefined> {
	if (app === 'zohoCrm') {
		const module = moduleOf(resource, Object.values(resource.operations)[0]!, {});
		if (!module || !isLive(context, zohoCrmVendor)) return undefined;
		const { fields } = await asTheAccountHasIt(context, resource, module);
		return { read: fields, written: fields };
	}
	const vendor = financeVendors[app];
	if (!vendor || !isLive(context, vendor) || !('custom_fields' in resource.fields)) return undefined;
	const { fields } = withOwnFields({ ...resource, fields: {} }, await ownFieldsOf(context, vendor, resource, ZOHO_ORGANIZATION));
	// Zoho's finance apps give the values in a group of their own, and take them by name (src/wire/customFields).
	return { read: { ...resource.fields, custom_field_hash: group('Custom Fields', fields) }, written: { ...resource.fields, ...fields } };
}
