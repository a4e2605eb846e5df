import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class ZohoWebhookApi implements ICredentialType {
	name = 'zohoWebhookApi';

	displayName = 'Zoho Webhook API';

	icon: Icon = { light: 'file:../icons/zoho.svg', dark: 'file:../icons/zoho.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/credentials.md#zoho-webhooks';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret Token',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret token of the webhook in Zoho: 12 to 50 letters and digits, entered there and here',
		},
		{
			displayName: 'Previous Secret Token',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while the token is being changed; empty it afterwards',
		},
	];
}
