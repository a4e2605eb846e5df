import type { IExecuteFunctions, ILoadOptionsFunctions, INodeCredentialDescription, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import { organisationLocator } from './locator';
import type { Organisation, Vendor } from './vendor';
import { xeroVendor } from './xero';
import { zohoBooksVendor, zohoExpenseVendor, zohoInventoryVendor } from './zoho';

/** What nodes that call no vendor otherwise read of the connected organisations: their own fields for the form's lists, accounts, taxes and the like. Nothing is written. */

const whenLive = { show: { live: [true] } };

/** Both are optional: a mapping works without any. */
export const liveCredentials: INodeCredentialDescription[] = [
	{ name: 'zohoAppsOAuth2Api', required: false, displayOptions: whenLive },
	{ name: 'xeroAccountingOAuth2Api', required: false, displayOptions: whenLive },
];

/** The parameters that pick the organisations, by the vendors' spelling. */
export const ZOHO_ORGANIZATION = 'zohoOrganization';
export const XERO_ORGANISATION = 'xeroOrganisation';

export const liveProperties: INodeProperties[] = [
	{
		displayName: 'Use Live Data',
		name: 'live',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description: 'Whether fields, rates and accounts of the connected organisations are read live. Connect Zoho, Xero or both; nothing is written.',
	},
	{ ...organisationLocator('Zoho Organization', ZOHO_ORGANIZATION, 'searchZohoOrganizations'), displayOptions: whenLive },
	{ ...organisationLocator('Xero Organisation', XERO_ORGANISATION, 'searchXeroOrganisations'), displayOptions: whenLive },
];

/** The same for a form whose resource belongs to one of them: only its own credential and organisation are shown. */
export function liveByResource(isXero: (resource: string) => boolean, resources: readonly string[]) {
	const of = (name: string) => ({ show: { live: [true], resource: resources.filter((resource) => isXero(resource) === name.startsWith('xero')) } });
	return {
		credentials: liveCredentials.map((credential) => ({ ...credential, displayOptions: of(credential.name) })),
		properties: liveProperties.map((property) => (property.name === 'live' ? property : { ...property, displayOptions: of(property.name) })),
	};
}

/** Zoho's finance apps share their organizations, and a credential may reach some of the apps only. */
const zohoVendors = [zohoBooksVendor, zohoInventoryVendor, zohoExpenseVendor] as const;

const listed = (organisations: readonly Organisation[], filter = ''): INodeListSearchResult => ({
	results: organisations.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())).map(({ id, name }) => ({ name, value: id })),
});

export const liveSearches = {
	async searchZohoOrganizations(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const answers = await Promise.allSettled(zohoVendors.map(async (vendor) => await vendor.organisations(this)));
		const reached = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
		// Where none of the apps answers, the first one says why.
		if (reached.length === 0) return listed(await zohoBooksVendor.organisations(this), filter);
		return listed([...new Map(reached.map((one) => [one.id, one])).values()], filter);
	},
	async searchXeroOrganisations(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return listed(await xeroVendor.organisations(this), filter);
	},
};

/** Whether the node is to read live data of a vendor: switched on, and connected. */
export const isLive = (context: IExecuteFunctions | ILoadOptionsFunctions, vendor: Vendor): boolean => {
	const live = 'getCurrentNodeParameter' in context ? context.getCurrentNodeParameter('live') : context.getNodeParameter('live', 0, false);
	return live === true && context.getNode().credentials?.[vendor.credential] !== undefined;
};

/** The organisation that is picked in the form for a vendor; nothing where it is left to the credential. */
export const pickedFor = (context: IExecuteFunctions | ILoadOptionsFunctions, vendor: Vendor): string | undefined => {
	const parameter = vendor.credential === xeroVendor.credential ? XERO_ORGANISATION : ZOHO_ORGANIZATION;
	const picked =
		'getCurrentNodeParameter' in context
			? context.getCurrentNodeParameter(parameter, { extractValue: true })
			: context.getNodeParameter(parameter, 0, '', { extractValue: true });
	return typeof picked === 'string' && picked !== '' ? picked : undefined;
};
