import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field, Operation, Resource, Resources } from '../../src/apis/define';
import { linksOf, rowsOf, writes, type Placed, type Rows } from '../../src/apis/parts';
import { needsId } from '../../src/wire/ask';
import { propertyOf } from './describeField';
import { locator } from './locator';

type Named = [name: string, operation: Operation];

/** The whole form of a vendor's node, from its table. */
export const propertiesOf = (resources: Resources, organisation: INodeProperties): INodeProperties[] => [
	organisation,
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: sorted(Object.entries(resources).map(([value, { label }]) => ({ name: label, value }))),
		default: 'invoice',
	},
	...Object.entries(resources).flatMap(([name, resource]) => operationsOf(name, resource)),
	...Object.entries(resources).flatMap(([name, resource]) => idOf(name, resource)),
	...recordSource(resources),
	...eachWriting(resources, linkProperties),
	mapperProperty(resources),
	...eachWriting(resources, rowsProperties),
	...lookingUpFirst(resources),
	...listing(resources),
];

const sorted = (options: INodePropertyOptions[]): INodePropertyOptions[] => options.sort((one, other) => one.name.localeCompare(other.name));

const operations = (resource: Resource, fits: (operation: Operation) => boolean): Named[] =>
	Object.entries(resource.operations).filter(([, operation]) => fits(operation));
const names = (named: readonly Named[]): string[] => named.map(([name]) => name);

function operationsOf(name: string, resource: Resource): INodeProperties[] {
	const options = sorted(Object.entries(resource.operations).map(([value, { label, action }]) => ({ name: label, value, action })));
	const [{ value: initial } = { value: '' }] = options;
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [name] } },
			options,
			default: initial,
		},
	];
}

function idOf(name: string, resource: Resource): INodeProperties[] {
	const needing = names(operations(resource, (operation) => needsId(operation) && operation.does !== 'upsert'));
	if (!needing.length) return [];
	const show = { resource: [name], operation: needing };
	return [{ ...locator(resource.label, 'id', name, { id: resource.id }), required: true, displayOptions: { show } }];
}

/** Where a record to be written comes from; the same for all resources. */
function recordSource(resources: Resources): INodeProperties[] {
	const writing = namesOver(resources, writes);
	return [
		{
			displayName: 'Record',
			name: 'recordSource',
			type: 'options',
			options: [
				{ name: 'Fields Below', value: 'fields', description: 'Fill in the fields of the form' },
				{ name: 'Input Item', value: 'inputItem', description: 'The item that comes in is the record, as the Record Mapper puts it out' },
				{ name: 'JSON', value: 'json', description: 'A record in the form that the API takes' },
			],
			default: 'fields',
			displayOptions: { show: writing },
		},
		{
			displayName: 'Record JSON',
			name: 'recordJson',
			type: 'json',
			default: '{}',
			displayOptions: { show: { ...writing, recordSource: ['json'] } },
		},
	];
}

const namesOver = (resources: Resources, fits: (operation: Operation) => boolean): { resource: string[]; operation: string[] } => {
	const withAny = Object.entries(resources).filter(([, resource]) => operations(resource, fits).length);
	return { resource: withAny.map(([name]) => name), operation: [...new Set(withAny.flatMap(([, resource]) => names(operations(resource, fits))))] };
};

/** Whatever a record is written from in the form, shown for its resource only. */
const eachWriting = (resources: Resources, propertiesOf: (resource: Resource) => INodeProperties[]): INodeProperties[] =>
	Object.entries(resources).flatMap(([name, resource]) => {
		const show = { resource: [name], operation: names(operations(resource, writes)), recordSource: ['fields'] };
		return propertiesOf(resource).map((property) => ({ ...property, displayOptions: { show } }));
	});

const linkProperties = (resource: Resource): INodeProperties[] =>
	linksOf(resource).map(({ at, label, field }) => ({
		...locator(label, at, field.resource, field.keys ?? {}),
		...(field.hint ? { description: field.hint } : {}),
	}));

const rowsProperties = (resource: Resource): INodeProperties[] => rowsOf(resource).map(rowsProperty);

/** All fields that hold one value each: fetched when the form is opened, so that they do not weigh on every node. */
const mapperProperty = (resources: Resources): INodeProperties => ({
	displayName: 'Fields',
	name: 'fields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: ['resource', 'operation'],
		resourceMapper: {
			resourceMapperMethod: 'getFields',
			mode: 'add',
			addAllFields: false,
			fieldWords: { singular: 'field', plural: 'fields' },
			supportAutoMap: true,
		},
	},
	displayOptions: { show: { ...namesOver(resources, writes), recordSource: ['fields'] } },
});

/** Where the vendor would match records itself, one may rather look first. */
const lookingUpFirst = (resources: Resources): INodeProperties[] =>
	Object.entries(resources)
		.filter(([, { key }]) => key?.matchedByVendor && key.find)
		.map(([name, resource]) => ({
			displayName: 'Look Up First',
			name: 'lookUpFirst',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to look for existing numbers before anything is written, which costs one more call for up to 40 records: a record of another contact that has the same number is then left alone, and the result says whether it was created or updated',
			displayOptions: { show: { resource: [name], operation: names(operations(resource, ({ does }) => does === 'upsert')) } },
		}));

const rowsProperty = ({ at, label, field }: Placed<Rows>): INodeProperties => ({
	displayName: label,
	name: at,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: `Add ${singular(label)}`,
	default: {},
	options: [
		{
			displayName: singular(label),
			name: 'rows',
			values: sortedByName(
				Object.entries(field.fields)
					.filter(([, inner]) => !inner.readOnly)
					.map(([inner, value]) => propertyOf(inner, value)),
			),
		},
	],
});

const singular = (label: string): string => label.replace(/sses$/, 'ss').replace(/([^s])s$/, '$1');

const sortedByName = (properties: INodeProperties[]): INodeProperties[] => properties.sort((one, other) => one.displayName.localeCompare(other.displayName));

function listing(resources: Resources): INodeProperties[] {
	const show = namesOver(resources, ({ does }) => does === 'getMany');
	const filters = Object.entries(resources).flatMap(([name, resource]) =>
		operations(resource, ({ does, filters }) => does === 'getMany' && Object.keys(filters ?? {}).length > 0).map(([operation, { filters = {} }]) =>
			filtersProperty(name, operation, filters),
		),
	);
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { ...show, returnAll: [false] } },
		},
		...filters,
	];
}

const filtersProperty = (resource: string, operation: string, filters: Readonly<Record<string, Field>>): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: sortedByName(Object.entries(filters).map(([name, field]) => propertyOf(name, field))),
	displayOptions: { show: { resource: [resource], operation: [operation] } },
});
