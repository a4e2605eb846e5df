import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { propertiesOf } from '../shared/describe';
import { organisationLocator } from '../shared/locator';
import { pickers } from '../shared/pickers';
import { run } from '../shared/run';
import { zohoExpenseVendor } from '../shared/zoho';

export class ZohoExpense implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Expense',
		name: 'zohoExpense',
		icon: { light: 'file:../../icons/zohoExpense.svg', dark: 'file:../../icons/zohoExpense.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write expense reports, expenses, receipts, trips and their settings in Zoho Expense',
		defaults: { name: 'Zoho Expense' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoAppsOAuth2Api', required: true }],
		properties: propertiesOf(zohoExpense, organisationLocator('Organization', 'organization'), zohoExpenseVendor.special),
	};

	methods = pickers(zohoExpenseVendor);

	async execute(this: IExecuteFunctions) {
		return await run.call(this, zohoExpenseVendor);
	}
}
