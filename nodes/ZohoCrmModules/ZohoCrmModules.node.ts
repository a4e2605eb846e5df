import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { zohoCrm } from '../../src/apis/zohoCrm';
import { propertiesOf } from '../shared/describe';
import { pickers } from '../shared/pickers';
import { run } from '../shared/run';
import { zohoCrmVendor } from '../shared/zohoCrm';
import { inCriteria, withConditions } from './conditions';
import { lists } from './lists';
import { special } from './special';

export class ZohoCrmModules implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho CRM Modules',
		name: 'zohoCrmModules',
		icon: { light: 'file:../../icons/zohoCrm.svg', dark: 'file:../../icons/zohoCrm.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write records of any Zoho CRM module, standard or custom, in batches and with the fields of the account',
		defaults: { name: 'Zoho CRM Modules' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoAppsOAuth2Api', required: true }],
		properties: withConditions(propertiesOf(zohoCrm, undefined, special)),
	};

	methods = pickers(zohoCrmVendor, lists);

	async execute(this: IExecuteFunctions) {
		return await run.call(this, { ...zohoCrmVendor, special, worded: inCriteria });
	}
}
