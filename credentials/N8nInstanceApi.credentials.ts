import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class N8nInstanceApi implements ICredentialType {
	name = 'n8nInstanceApi';

	displayName = 'N8n Instance API';

	icon: Icon = { light: 'file:../icons/workflowPromoter.svg', dark: 'file:../icons/workflowPromoter.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/promotion.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com',
			description: 'Where the editor of this n8n stands, without a path of the editor',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Of an owner or admin of that n8n: Settings, n8n API. The page on promotion says which scopes it needs.',
		},
	];

	authenticate: IAuthenticateGeneric = { type: 'generic', properties: { headers: { 'X-N8N-API-KEY': '={{ $credentials.apiKey }}' } } };

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.address.trim().replace(/\\/+$/, "").replace(/\\/api\\/v1$/, "") }}/api/v1', url: '/workflows', qs: { limit: 1 } },
	};
}
