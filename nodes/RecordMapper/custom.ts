import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import type { Resources } from '../../src/apis/define';
import { applications } from '../../src/apis/targets';
import { mappingNamed } from '../../src/mapping/builtIn';
import { CUSTOM, customMapping, sourceResources, targetResources } from '../../src/mapping/custom';
import type { Mapping } from '../../src/mapping/rule';

/** A mapping that a workflow makes from nothing: of what, into what. How is up to its overrides. */

const whenCustom = { mapping: [CUSTOM] };

const appOptions: INodePropertyOptions[] = Object.entries(applications)
	.map(([value, { label }]) => ({ name: label, value }))
	.sort(byName);

const resourceOptions = (resources: Resources): INodePropertyOptions[] =>
	Object.entries(resources)
		.map(([value, { label }]) => ({ name: label, value }))
		.sort(byName);

/** Most map invoices, where there are any. */
const firstOf = (resources: Resources): string => ('invoice' in resources ? 'invoice' : (Object.keys(resources)[0] ?? ''));

interface End {
	readonly end: 'source' | 'target';
	readonly title: string;
	readonly initial: string;
	readonly resourcesOf: (app: string) => Resources;
	readonly description: string;
}

const endProperties = ({ end, title, initial, resourcesOf, description }: End): INodeProperties[] => [
	{
		displayName: `${title} Application`,
		name: `${end}App`,
		type: 'options',
		noDataExpression: true,
		options: appOptions,
		default: initial,
		displayOptions: { show: whenCustom },
	},
	...Object.keys(applications).map((app): INodeProperties => ({
		displayName: `${title} Record`,
		name: `${end}Resource`,
		type: 'options',
		noDataExpression: true,
		options: resourceOptions(resourcesOf(app)),
		default: firstOf(resourcesOf(app)),
		description,
		displayOptions: { show: { ...whenCustom, [`${end}App`]: [app] } },
	})),
];

export const customOption: INodePropertyOptions = {
	name: 'Custom Mapping',
	value: CUSTOM,
	description: 'From nothing: choose both records, and fill the fields of the target by overrides',
};

export const customProperties: INodeProperties[] = [
	...endProperties({
		end: 'source',
		title: 'Source',
		initial: 'zohoBooks',
		resourcesOf: sourceResources,
		description: 'What the record is that comes in',
	}),
	...endProperties({ end: 'target', title: 'Target', initial: 'xero', resourcesOf: targetResources, description: 'What it is turned into' }),
	{
		displayName:
			'No field is filled by itself: choose from Suggested Overrides, and add a row under Field Overrides for each further field of the target, one with Rows of a List for its lines',
		name: 'customNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: whenCustom },
	},
];

/** The mapping that a form names, or a sentence why there is none. */
export const mappingIn = (parameter: (name: string) => unknown): Mapping | { readonly says: string } => {
	const name = String(parameter('mapping'));
	if (name !== CUSTOM) return mappingNamed(name) ?? { says: `There is no mapping called "${name}"` };
	const side = (end: string) => ({ app: String(parameter(`${end}App`)), resource: String(parameter(`${end}Resource`)) });
	return customMapping(side('source'), side('target'));
};
