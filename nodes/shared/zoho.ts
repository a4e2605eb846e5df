import type { IDataObject } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { apiHost } from '../../src/apis/zohoDataCentres';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { isRow, type Row } from '../../src/record';
import type { Conversation } from '../../src/wire/conversation';
import { definitions, withOwnFields } from '../../src/wire/customFields';
import type { Dialect } from '../../src/wire/dialect';
import { zohoBooksDialect, zohoExpenseDialect, zohoInventoryDialect } from '../../src/wire/zohoFinance';
import { callProperties, callTheApi } from './apiCall';
import { organisationOf } from './organisation';
import { ask, converse } from './transport';
import type { Context, Vendor } from './vendor';

/** The host that came with the token knows best; it is the one of the data centre that the account lives in. */
export const zohoHost = ({ apiAddress, oauthTokenData, dataCentre }: IDataObject): string => {
	const fromToken = isRow(oauthTokenData) && typeof oauthTokenData.api_domain === 'string' ? oauthTokenData.api_domain : undefined;
	return String(apiAddress || fromToken || apiHost(String(dataCentre))).replace(/\/+$/, '');
};

/** One of Zoho's finance apps, whose addresses begin with `path`. */
function financeVendor<const R extends Vendor['resources']>(
	resources: R & Readonly<Record<'organization', Resource>>,
	dialect: Dialect,
	path: string,
	example: string,
): Vendor & { readonly resources: R } {
	const vendor: Vendor & { readonly resources: R } = {
		resources,
		dialect,
		credential: 'zohoAppsOAuth2Api',
		organisation: 'organization',
		special: {
			api: {
				label: 'API Request',
				operations: { call: { label: 'Call', action: 'Call API', properties: callProperties(example), ...callTheApi(dialect) } },
			},
		},
		address: (credentials) => `${zohoHost(credentials)}${path}`,
		async organisations(context) {
			const answer = await ask(context, vendor, undefined, { method: 'GET', path: '/organizations', repeatable: true });
			const records = dialect.records(resources.organization, answer);
			return records.map((record) => ({
				id: String(record.organization_id),
				name: String(record.name),
				isDefault: record.is_default_org === true || records.length === 1,
			}));
		},
		async resolve(context, resource) {
			// A run sends what it is given; a form shows what the account has.
			if (!('custom_fields' in resource.fields) || !('getCurrentNodeParameter' in context)) return resource;
			return withOwnFields(resource, await ownFieldsOf(context, vendor, resource));
		},
	};
	return vendor;
}

export const zohoBooksVendor = financeVendor(zohoBooks, zohoBooksDialect, '/books/v3', '/invoices/460000000000123/templates');
export const zohoInventoryVendor = financeVendor(zohoInventory, zohoInventoryDialect, '/inventory/v1', '/items/460000000000123/image');
export const zohoExpenseVendor = financeVendor(zohoExpense, zohoExpenseDialect, '/expense/v1', '/expensereports/460000000000123/validate');

/** How long an account's own fields are taken as they were. */
const REMEMBERED = 5 * 60_000;
const remembered = new Map<string, { at: number; rows: Promise<Row[]> }>();

/** The account's own fields of a kind of record; none where they cannot be had, since a form still works without them. */
export async function ownFieldsOf(context: Context, vendor: Vendor, resource: Resource, parameter = 'organization'): Promise<Row[]> {
	const picked = 'getCurrentNodeParameter' in context ? context.getCurrentNodeParameter(parameter, { extractValue: true }) : '';
	const organisation = await organisationOf(context, vendor, picked as string | undefined);
	const key = JSON.stringify([vendor.dialect.vendor, context.getNode().credentials?.[vendor.credential]?.id, organisation, resource.path]);
	const known = remembered.get(key);
	if (known && Date.now() - known.at < REMEMBERED) return await known.rows;
	const talk: Conversation<Row[]> = definitions(resource);
	const rows = converse(context, vendor, organisation, talk);
	remembered.set(key, { at: Date.now(), rows });
	return await rows;
}
