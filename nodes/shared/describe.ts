import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byDisplayName, byName } from '../../src/alphabet';
import type { Field, Operation, Resource, Resources } from '../../src/apis/define';
import { alters, inputsIn, linksOf, rowsOf, writes, type Placed, type Rows } from '../../src/apis/parts';
import { grouped } from '../../src/record';
import { needsId } from '../../src/wire/ask';
import { propertyOf } from './describeField';
import { locator } from './locator';
import { previewOnly } from './preview';
import { priorityProperty } from './priority';
import { logBodies } from './requestLog';
import type { Vendor } from './vendor';

type Named = [name: string, operation: Operation];

/** The whole form of a vendor's node, from its table. */
export const propertiesOf = (resources: Resources, organisation: INodeProperties | undefined, special: Specials = {}): INodeProperties[] =>
	together([
		...(organisation ? [{ ...organisation, ...hiddenOutside(resources) }] : []),
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: sorted(Object.entries({ ...resources, ...special }).map(([value, { label }]) => ({ name: label, value }))),
			default: firstShown(resources),
		},
		...Object.entries({ ...resources, ...special }).flatMap(([name, resource]) => operationsOf(name, resource)),
		...Object.entries(resources).flatMap(([name, resource]) => idOf(name, resource)),
		...Object.entries(resources).flatMap(([name, resource]) => neededInputs(name, resource)),
		...binaryField(resources),
		...recordSource(resources),
		...eachWriting(resources, linkProperties),
		mapperProperty(resources),
		...eachWriting(resources, rowsProperties),
		...lookingUpFirst(resources),
		...oneByOne(resources),
		...replacingRows(resources),
		...reportAsRows(resources),
		...previewing(resources),
		...listing(resources),
		...Object.entries(resources).flatMap(([name, resource]) => optionalInputs(name, resource)),
		...Object.entries(special).flatMap(([name, { operations }]) =>
			Object.entries(operations).flatMap(([operation, { properties }]) =>
				properties.map((property) => ({
					...property,
					displayOptions: { show: { ...property.displayOptions?.show, resource: [name], operation: [operation] } },
				})),
			),
		),
		priorityProperty,
		logBodies,
	]);

/** Most come for the invoices, where there are any. */
const firstShown = (resources: Resources): string => ('invoice' in resources ? 'invoice' : Object.keys(resources)[0]!);

/** What several resources ask for alike stands in the form once, where it first comes: a form of many modules would be many times as heavy. */
const together = (properties: readonly INodeProperties[]): INodeProperties[] =>
	grouped(properties, ({ displayOptions: { show: { resource: _resource, ...show } = {}, hide } = {}, ...property }) =>
		JSON.stringify([property, show, hide]),
	).map(([first, ...others]) => {
		const resources = [first!, ...others].flatMap(({ displayOptions }) => displayOptions?.show?.resource ?? []);
		return others.length ? { ...first!, displayOptions: { ...first!.displayOptions, show: { ...first!.displayOptions?.show, resource: resources } } } : first!;
	});

type Specials = NonNullable<Vendor['special']>;

/** Whatever stands beside the API belongs to no organisation. */
const hiddenOutside = (resources: Resources): Pick<INodeProperties, 'displayOptions'> => {
	const outside = Object.entries(resources).flatMap(([name, resource]) => (resource.outside ? [name] : []));
	return outside.length ? { displayOptions: { hide: { resource: outside } } } : {};
};

const sorted = (options: INodePropertyOptions[]): INodePropertyOptions[] => options.sort(byName);

const operations = (resource: Resource, fits: (operation: Operation) => boolean): Named[] =>
	Object.entries(resource.operations).filter(([, operation]) => fits(operation));
const names = (named: readonly Named[]): string[] => named.map(([name]) => name);

function operationsOf(name: string, { operations }: { operations: Readonly<Record<string, Pick<Operation, 'label' | 'action'>>> }): INodeProperties[] {
	const options = sorted(Object.entries(operations).map(([value, { label, action }]) => ({ name: label, value, action })));
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
	const displayOptions = { show: { resource: [name], operation: needing } };
	const isListed = resource.operations.getMany && !resource.operations.getMany.inputs;
	if (!isListed) return [{ displayName: `${resource.label} ID`, name: 'id', type: 'string', default: '', required: true, displayOptions }];
	return [{ ...locator(resource.label, 'id', { resource: name, keys: { id: resource.id } }), required: true, displayOptions }];
}

const neededInputs = (name: string, resource: Resource): INodeProperties[] =>
	merged(
		name,
		Object.entries<Operation>(resource.operations).flatMap(([operation, described]) =>
			Object.entries(inputsIn(described).needed).map(([input, field]) => ({ operation, property: { ...neededProperty(input, field), required: true } })),
		),
	);

const neededProperty = (input: string, field: Field): INodeProperties =>
	field.kind === 'link' ? { ...locator(field.label, input, { ...field, keys: field.keys ?? { id: 'id' } }), ...hintOf(field) } : propertyOf(input, field);

/** What several operations of a resource ask for alike stands in the form once. */
const merged = (resource: string, asked: ReadonlyArray<{ operation: string; property: INodeProperties }>): INodeProperties[] =>
	grouped(asked, ({ property }) => JSON.stringify(property)).map((alike) => ({
		...alike[0]!.property,
		displayOptions: { show: { resource: [resource], operation: alike.map(({ operation }) => operation) } },
	}));

const optionalInputs = (name: string, resource: Resource): INodeProperties[] =>
	merged(
		name,
		Object.entries<Operation>(resource.operations)
			.map(([operation, described]) => ({ operation, options: Object.entries(inputsIn(described).optional).map(([input, field]) => propertyOf(input, field)) }))
			.filter(({ options }) => options.length)
			.map(({ operation, options }) => ({
				operation,
				property: { displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {}, options: sortedByName(options) },
			})),
	);

const hintOf = ({ hint }: Field): Pick<INodeProperties, 'description'> => (hint ? { description: hint } : {});

/** Where a file comes from, or goes to. */
const binaryField = (resources: Resources): INodeProperties[] =>
	[
		{ deed: 'upload', displayName: 'Input Binary Field', hint: 'The field of the item that holds the file' },
		{ deed: 'download', displayName: 'Put Output File in Field', hint: 'The field of the item that the file goes into' },
	].flatMap(({ deed, displayName, hint }) => {
		const show = namesOver(resources, ({ does }) => does === deed);
		return show.resource.length
			? [{ displayName, name: 'binaryPropertyName', type: 'string' as const, required: true, default: 'data', hint, displayOptions: { show } }]
			: [];
	});

/** A report as Xero gives it is a table in a table. */
const reportAsRows = (resources: Resources): INodeProperties[] => {
	const show = namesOver(resources, ({ does }) => does === 'report');
	if (!show.resource.length) return [];
	return [
		{
			displayName: 'Rows as Items',
			name: 'asRows',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether to return one flat item for each line of the report, with a property for each column',
			displayOptions: { show },
		},
	];
};

/** Lines that an update does not name stay, unless one says otherwise. */
const replacingRows = (resources: Resources): INodeProperties[] =>
	Object.entries(resources)
		.filter(
			([
				,
				{
					fields,
					operations: { update },
				},
			]) => update && Object.values(fields).some((field) => field.kind === 'rows' && field.rowId && !field.readOnly),
		)
		.map(([name, resource]) => ({
			displayName: 'Remove Other Lines',
			name: 'replaceRows',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether lines that are not given here are removed. Otherwise they are read first and kept, which costs one more call for up to 40 records.',
			displayOptions: { show: { resource: [name], operation: names(operations(resource, ({ does }) => does === 'update')) } },
		}));

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
		...locator(label, at, { ...field, keys: field.keys ?? { id: 'id' } }),
		...hintOf(field),
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
		// Where the form asks for a module, its fields are meant, as the layout has them that it asks for.
		loadOptionsDependsOn: ['resource', 'operation', 'module.value', 'options.Layout'],
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

/** Where the vendor would take a record a second time, each new one may go by itself. */
const oneByOne = (resources: Resources): INodeProperties[] =>
	Object.entries(resources)
		.filter(([, { key }]) => key?.shared)
		.map(([name, resource]) => ({
			displayName: 'One by One',
			name: 'oneByOne',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether each new record has a call of its own, under a key that all runs share, so that two runs at the same record at once make it only once. Otherwise up to 50 new ones travel together; one that is alone always goes this way.',
			displayOptions: { show: { resource: [name], operation: names(operations(resource, ({ does }) => does === 'upsert')) } },
		}));

/** Every operation that leaves something other than it was can be tried out first. */
const previewing = (resources: Resources): INodeProperties[] => [{ ...previewOnly, displayOptions: { show: namesOver(resources, alters) } }];

/** As many fields of a row are at hand as the eye takes in at once. */
const AT_HAND = 6;

/** A row with pickers shows its first fields, and the others when they are wanted: each picker fetches a list, and lines are many. */
function rowsProperty({ at, label, field }: Placed<Rows>): INodeProperties {
	const fields = Object.entries(field.fields).filter(([, inner]) => !inner.readOnly);
	const first = fields.filter(([name]) => name !== field.rowId).slice(0, AT_HAND);
	const isLong = fields.length > AT_HAND && fields.some(([, { kind }]) => kind === 'link');
	const isAtHand = (name: string): boolean => isLong && first.some(([other]) => other === name);
	return {
		displayName: label,
		name: at,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, ...(isLong ? { hideOptionalFields: true, addOptionalFieldButtonText: 'Add Field' } : {}) },
		placeholder: `Add ${singular(label)}`,
		default: {},
		options: [
			{
				displayName: singular(label),
				name: 'rows',
				values: sortedByName(fields.map(([name, inner]) => (isAtHand(name) ? shownAlways(propertyOf(name, inner)) : propertyOf(name, inner)))),
			},
		],
	};
}

const shownAlways = (property: INodeProperties): INodeProperties => ({ ...property, typeOptions: { ...property.typeOptions, showEvenWhenOptional: true } });

const singular = (label: string): string => label.replace(/sses$/, 'ss').replace(/([^s])s$/, '$1');

const sortedByName = (properties: INodeProperties[]): INodeProperties[] => properties.sort(byDisplayName);

function listing(resources: Resources): INodeProperties[] {
	const show = namesOver(resources, ({ does }) => does === 'getMany');
	const filters = Object.entries(resources).flatMap(([name, resource]) =>
		merged(
			name,
			operations(resource, ({ does, filters }) => does === 'getMany' && Object.keys(filters ?? {}).length > 0).map(([operation, { filters = {} }]) => ({
				operation,
				property: filtersProperty(filters),
			})),
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

const filtersProperty = (filters: Readonly<Record<string, Field>>): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: sortedByName(Object.entries(filters).map(([name, field]) => propertyOf(name, field))),
});
