import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { xeroAreas } from '../src/apis/scopes';
import { quotaProperties } from './shared/quota';
import { scopeExpression, switchesFor } from './shared/switches';

export class XeroAccountingOAuth2Api implements ICredentialType {
	name = 'xeroAccountingOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Xero Accounting OAuth2 API';

	icon: Icon = { light: 'file:../icons/xero.svg', dark: 'file:../icons/xero.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/credentials.md#xero';

	properties: INodeProperties[] = [
		{
			displayName: 'App Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Custom Connection',
					value: 'clientCredentials',
					description: 'One organisation, no sign-in page; a paid option of the organisation in the UK, Australia, New Zealand and the US',
				},
				{ name: 'Web App', value: 'authorizationCode', description: 'You sign in and choose one or more organisations' },
			],
			default: 'authorizationCode',
		},
		...switchesFor(xeroAreas),
		{
			displayName: 'Further Scopes',
			name: 'furtherScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. accounting.journals.read',
			description: 'Separated by blanks. A scope that the app may not have makes the whole sign-in fail.',
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://proxy.example.com/xero',
			description: 'Only to reach Xero through a proxy, or a sandbox. Sign-in and API calls then go to this address.',
		},
		...quotaProperties,
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{ $self["apiAddress"] ? $self["apiAddress"] + "/identity/connect/authorize" : "https://login.xero.com/identity/connect/authorize" }}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["apiAddress"] || "https://identity.xero.com" }}/connect/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// Only a sign-in with a page gives a token that can be renewed.
			default: scopeExpression(xeroAreas, ' ', [
				'$self["grantType"] === "clientCredentials" ? "" : "offline_access"',
				'...($self["furtherScopes"] || "").split(/[\\s,]+/)',
			]),
		},
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.apiAddress || "https://api.xero.com" }}', url: '/connections', headers: { Accept: 'application/json' } },
	};
}
