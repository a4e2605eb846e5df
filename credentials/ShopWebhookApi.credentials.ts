import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class ShopWebhookApi implements ICredentialType {
	name = 'shopWebhookApi';

	displayName = 'Shop Webhook API';

	icon: Icon = { light: 'file:../icons/shop.svg', dark: 'file:../icons/shop.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/shop.md#set-up';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'What the shop signs its webhooks with, exactly as it stands there',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while the secret is being changed; empty it afterwards',
		},
	];
}
