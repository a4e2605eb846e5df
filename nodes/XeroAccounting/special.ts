import type { IExecuteFunctions, ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { xero } from '../../src/apis/xero';
import { modifiedSince, where } from '../../src/apis/xero/verbs';
import type { Resource } from '../../src/apis/define';
import { rowsIn } from '../../src/record';
import type { Conversation, Outcome } from '../../src/wire/conversation';
import { estimate, type Plan } from '../../src/wire/estimate';
import { withInstants } from '../../src/wire/instant';
import { xeroDialect } from '../../src/wire/xero';
import { callProperties, callTheApi } from '../shared/apiCall';
import { recordsOf } from '../shared/pickers';
import { itemByItem } from '../shared/special';
import type { Special } from '../shared/vendor';
import { xeroVendor } from '../shared/xero';

/** What fits no table: requests that no operation stands for, and what an operation would cost. */

const deeds = { create: 'Create', getMany: 'Get Many', upsert: 'Create or Update' };

const estimable = Object.entries<Resource>(xero).filter(([, { operations, outside }]) => !outside && Object.keys(deeds).some((deed) => deed in operations));

const estimateProperties: INodeProperties[] = [
	{
		displayName: 'Records',
		name: 'plannedResource',
		type: 'options',
		options: estimable.map(([value, { plural }]) => ({ name: plural, value })).sort(byName),
		default: 'invoice',
		required: true,
	},
	{
		displayName: 'Planned Operation',
		name: 'plannedOperation',
		type: 'options',
		options: Object.entries(deeds)
			.map(([value, name]) => ({ name, value }))
			.sort(byName),
		default: 'getMany',
		required: true,
	},
	{
		displayName: 'How Many',
		name: 'count',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many records. If 0, Xero is asked how many there are when reading, and the input items are counted when writing.',
	},
	{
		displayName: 'Modified Since',
		name: 'modifiedSince',
		type: 'dateTime',
		default: '',
		description: 'Only records that Xero created or changed at or after this time',
		displayOptions: { show: { plannedOperation: ['getMany'] } },
	},
	{
		displayName: 'Where',
		name: 'where',
		type: 'string',
		default: '',
		description: "Conditions in Xero's own syntax",
		displayOptions: { show: { plannedOperation: ['getMany'] } },
	},
	{
		displayName: 'Look Up First',
		name: 'lookUpFirst',
		type: 'boolean',
		default: false,
		description: 'Whether existing numbers are looked up before anything is written',
		displayOptions: { show: { plannedOperation: ['upsert'] } },
	},
	{
		displayName: 'One by One',
		name: 'oneByOne',
		type: 'boolean',
		default: false,
		description: 'Whether each new bill, payment, bank transaction or bank transfer has a call of its own',
		displayOptions: { show: { plannedOperation: ['upsert'] } },
	},
];

function* estimateFor(context: IExecuteFunctions, item: number): Conversation<Outcome[]> {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item, '');
	const does = String(parameter('plannedOperation')) as Plan['does'];
	const count = Number(parameter('count')) || (does === 'getMany' ? undefined : context.getInputData().length);
	const outcome = yield* estimate(
		xeroDialect,
		{
			resource: (xero as Record<string, Resource>)[String(parameter('plannedResource'))]!,
			does,
			records: count,
			filters: withInstants({ ...modifiedSince, ...where }, { modifiedSince: parameter('modifiedSince'), where: parameter('where') }, context.getTimezone()),
			lookUpFirst: parameter('lookUpFirst') === true,
			oneByOne: parameter('oneByOne') === true,
		},
		item,
	);
	return [outcome];
}

export const special: Readonly<Record<string, Special>> = {
	apiRequest: {
		label: 'API Request',
		operations: {
			call: { label: 'Call', action: 'Call the API', properties: callProperties('/InvoiceReminders/Settings'), ...callTheApi(xeroDialect) },
			estimate: { label: 'Estimate', action: 'Estimate calls of an operation', properties: estimateProperties, converse: itemByItem(estimateFor) },
		},
	},
};

/** Options of tracking, each a whole row of a line. */
export async function load_trackingOption(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const categories = await recordsOf(this, xeroVendor, xero.trackingCategory, { filters: {} });
	return categories.flatMap(({ Name, TrackingCategoryID, Options }) =>
		rowsIn(Options)
			.filter(({ Status }) => Status !== 'ARCHIVED')
			.map((option) => ({
				name: `${String(Name)}: ${String(option.Name)}`,
				value: JSON.stringify({ TrackingCategoryID, TrackingOptionID: option.TrackingOptionID }),
			})),
	);
}
