import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { byName } from '../src/alphabet';
import { zohoAreas } from '../src/apis/scopes';
import { zohoDataCentres } from '../src/apis/zohoDataCentres';
import { quotaProperties } from './shared/quota';
import { scopeExpression, switchesFor } from './shared/switches';

const hostExpression = (host: 'accounts' | 'api'): string =>
	`$self["apiAddress"] || ${JSON.stringify(Object.fromEntries(Object.entries(zohoDataCentres).map(([code, centre]) => [code, centre[host]])))}[$self["dataCentre"]]`;

export class ZohoAppsOAuth2Api implements ICredentialType {
	name = 'zohoAppsOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Zoho Apps OAuth2 API';

	icon: Icon = { light: 'file:../icons/zoho.svg', dark: 'file:../icons/zoho.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/credentials.md#zoho';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Data Centre',
			name: 'dataCentre',
			type: 'options',
			options: Object.entries(zohoDataCentres)
				.map(([value, { label, accounts }]) => ({ name: label, value, description: accounts.replace('https://', '') }))
				.sort(byName),
			default: 'com',
			description: 'Where the Zoho account lives: the ending of the address after signing in to Zoho',
		},
		...switchesFor(zohoAreas),
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://proxy.example.com/zoho',
			description: 'Only to reach Zoho through a proxy, or a sandbox. Sign-in and API calls then go to this address.',
		},
		...quotaProperties,
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: `={{ ${hostExpression('accounts')} }}/oauth/v2/auth` },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: `={{ ${hostExpression('accounts')} }}/oauth/v2/token` },
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: scopeExpression(zohoAreas, ',', []) },
		// Zoho gives a token that can be renewed only for offline access, and reliably only after its consent page.
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: 'access_type=offline&prompt=consent' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.oauthTokenData?.api_domain || (${hostExpression('api').replaceAll('$self', '$credentials')}) }}`,
			url: '={{ $credentials.books !== "off" ? "/books/v3/organizations" : $credentials.crm !== "off" ? "/crm/v8/org" : $credentials.inventory !== "off" ? "/inventory/v1/organizations" : "/expense/v1/organizations" }}',
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'code', value: 57, message: 'Zoho does not accept the permissions of this credential. Check the switches and connect again' },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'error', value: 'invalid_code', message: 'Zoho gave no token. Check the data centre and connect again' },
			},
		],
	};
}
