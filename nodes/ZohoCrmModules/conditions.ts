import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import type { Operation, Resource } from '../../src/apis/define';
import { zohoCrm } from '../../src/apis/zohoCrm';
import type { Problem } from '../../src/failure';
import { isFilled, rowsIn, type Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import { criteriaOf, operators } from '../../src/wire/zohoCrmCriteria';
import { fieldsOf, moduleOf } from '../shared/zohoCrm';

/** What is searched for as rows of the form, put into the criteria that Zoho takes. */

/** Where an operation takes criteria, if it does. */
const placeOf = ({ filters = {}, inputs = {} }: Operation): 'filters' | 'inputs' | undefined =>
	'criteria' in filters ? 'filters' : 'criteria' in inputs ? 'inputs' : undefined;

const searching = Object.entries<Resource>(zohoCrm).flatMap(([resource, { operations }]) =>
	Object.entries(operations).flatMap(([operation, described]) => (placeOf(described) ? [{ resource, operation }] : [])),
);

const displayOptions = {
	show: { resource: [...new Set(searching.map(({ resource }) => resource))], operation: [...new Set(searching.map(({ operation }) => operation))] },
};

const rowProperties: INodeProperties[] = [
	{
		displayName: 'Field Name or ID',
		name: 'field',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'load_searchable', loadOptionsDependsOn: ['resource', 'operation', 'module.value'] },
		default: '',
		description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: Object.entries(operators)
			.map(([value, name]) => ({ name, value }))
			.sort(byName),
		default: 'equals',
		description:
			'Everything can be equal or not, and all but yes or no be one of several. Only texts start with something; only numbers and times are greater, less or between.',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description: 'Several are separated by commas. A linked record is meant by its ID or name; a day without a time is its beginning.',
	},
	{
		displayName: 'Up To',
		name: 'to',
		type: 'string',
		default: '',
		description: 'The other end of the range, which belongs to it',
		displayOptions: { show: { operator: ['between'] } },
	},
];

const properties: INodeProperties[] = [
	{
		displayName: 'Conditions',
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Condition',
		default: {},
		description: 'What the records are to hold. In their place, one may search by an email, a phone number, a word, or criteria typed by hand.',
		options: [{ displayName: 'Condition', name: 'rows', values: rowProperties }],
		displayOptions,
	},
	{
		displayName: 'Match',
		name: 'match',
		type: 'options',
		options: [
			{ name: 'All Conditions', value: 'all' },
			{ name: 'Any Condition', value: 'any' },
		],
		default: 'all',
		description: 'Whether a record has to meet all conditions or only one of them',
		displayOptions,
	},
];

/** The form with conditions before what else narrows a list. */
export function withConditions(form: readonly INodeProperties[]): INodeProperties[] {
	const at = form.findIndex(({ name }) => name === 'returnAll');
	return [...form.slice(0, at), ...properties, ...form.slice(at)];
}

/** What a search goes by besides conditions; Zoho takes one of them and passes over the others. */
const OTHERWISE = ['criteria', 'email', 'phone', 'word'];

/** A wish with the conditions of the form as its criteria, or with what is wrong about them. */
export async function inCriteria(context: IExecuteFunctions, resource: Resource, operation: Operation, wish: Wish): Promise<Wish> {
	const place = placeOf(operation);
	const conditions = place ? rowsIn((context.getNodeParameter('conditions', wish.from, {}) as Row).rows) : [];
	const module = moduleOf(resource, operation, wish.inputs ?? {});
	if (!place || !conditions.length || !module) return wish;
	const others = OTHERWISE.filter((name) => isFilled(wish[place]?.[name]));
	if (others.length) return { ...wish, problems: [{ at: 'Conditions', says: `are given beside ${others.join(' and ')}: keep one of them` }] };
	const made = await criteriaIn(context, module, conditions, wish.from);
	return 'problems' in made ? { ...wish, ...made } : { ...wish, [place]: { ...wish[place], ...made } };
}

async function criteriaIn(
	context: IExecuteFunctions,
	module: string,
	conditions: readonly Row[],
	item: number,
): Promise<{ criteria: string } | { problems: Problem[] }> {
	const match = context.getNodeParameter('match', item, 'all');
	try {
		return criteriaOf(conditions, match, { fields: await fieldsOf(context, module), zone: context.getTimezone() });
	} catch (error) {
		return { problems: [{ at: 'Conditions', says: `need to know the fields of ${module}, which could not be had: ${(error as Error).message}` }] };
	}
}
