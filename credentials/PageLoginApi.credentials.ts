import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class PageLoginApi implements ICredentialType {
	name = 'pageLoginApi';

	displayName = 'Page Login API';

	icon: Icon = { light: 'file:../icons/syncMonitor.svg', dark: 'file:../icons/syncMonitor.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-xero-zoho/n8n-nodes-xero-zoho/blob/main/docs/sync-monitor.md#sync-monitor-trigger';

	properties: INodeProperties[] = [
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			description: 'What the browser is told beside the password when a page of the Sync Monitor is opened',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'At least 12 characters, such as a password manager makes. Whoever knows it sees the pages, and decides on the desk.',
		},
	];
}
