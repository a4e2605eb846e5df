import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class XeroWebhookApi implements ICredentialType {
	name = 'xeroWebhookApi';

	displayName = 'Xero Webhook API';

	icon: Icon = { light: 'file:../icons/xero.svg', dark: 'file:../icons/xero.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/xero-trigger.md#set-up';

	properties: INodeProperties[] = [
		{
			displayName: 'Webhook Signing Key',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: "The webhooks key of the app in Xero's developer portal, exactly as it stands there",
		},
		{
			displayName: 'Second Signing Key',
			name: 'secondSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted: the previous key while it is being changed, or the key of a second app that sends here',
		},
	];
}
