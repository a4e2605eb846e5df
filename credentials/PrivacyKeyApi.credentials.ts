import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class PrivacyKeyApi implements ICredentialType {
	name = 'privacyKeyApi';

	displayName = 'Privacy Key API';

	icon: Icon = { light: 'file:../icons/privacyShield.svg', dark: 'file:../icons/privacyShield.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/privacy-shield.md#the-key';

	properties: INodeProperties[] = [
		{
			displayName: 'Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'At least 32 random characters, such as a password manager makes. Tokens can only be restored with it: keep a copy in a safe place.',
		},
		{
			displayName: 'Previous Key',
			name: 'previousSecretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Still restores the tokens that it made, after the key was changed. No new tokens are made with it.',
		},
	];
}
