import type { INodeProperties } from 'n8n-workflow';
import type { EntrySource } from '../../src/mapping/form';
import { transformOptions, withArgument } from './transforms';

const forSources = (...source: EntrySource[]) => ({ show: { source } });

/** By its name in the record, or from the list, which also works while nothing is connected. */
const fromField: INodeProperties = {
	displayName: 'From Field',
	name: 'from',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The field of the record that is copied or looked up, or the list whose rows are taken',
	displayOptions: forSources('path', 'table', 'rows'),
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchSourceFields', searchable: true, skipCredentialsCheckInRLC: true },
		},
		{ displayName: 'By Path', name: 'path', type: 'string', placeholder: 'e.g. custom_field_hash.cf_po_number' },
	],
};

const kindOfRow: INodeProperties = {
	displayName: 'Kind of Row',
	name: 'kind',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Rows of the mapping tables that have this kind are looked through for the value of the field',
	displayOptions: forSources('table'),
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTableKinds', searchable: true, skipCredentialsCheckInRLC: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. department' },
	],
};

/** What one row of the form holds; the linter wants fields in alphabetical order, and their names make that the order of filling them in. */
const values: INodeProperties[] = [
	{
		displayName: 'Field Name or ID',
		name: 'field',
		type: 'options',
		typeOptions: {
			loadOptionsMethod: 'getTargetFields',
			loadOptionsDependsOn: ['mapping', 'targetApp', 'targetResource', 'live', 'zohoOrganization.value'],
		},
		default: '',
		description:
			'The field of the target to fill. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Filled From',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Field of the Record', value: 'path', description: 'Copy one field of the record' },
			{ name: 'First Filled of Several Fields', value: 'firstFilled', description: 'Copy the first of these fields that is not empty' },
			{ name: 'Fixed Value or Expression', value: 'constant', description: 'Write what you enter here; an expression may use the input item' },
			{ name: 'Leave Out', value: 'leaveOut', description: 'Do not send this field' },
			{ name: 'Mapping Table', value: 'table', description: 'Look a field of the record up in the rows of the second input' },
			{ name: 'Rows of a List', value: 'rows', description: 'Make a row for each row of a list of the record; further overrides fill its fields' },
		],
		default: 'path',
	},
	fromField,
	{
		displayName: 'From Fields',
		name: 'paths',
		type: 'string',
		default: '',
		placeholder: 'e.g. custom_field_hash.cf_po_number, reference_number',
		description: 'Paths of fields of the record, separated by commas; the first filled one counts',
		displayOptions: forSources('firstFilled'),
	},
	kindOfRow,
	{
		displayName: 'Otherwise',
		name: 'otherwise',
		type: 'string',
		default: '',
		description: 'What to write where the field of the record is empty. A value that has no row becomes an issue that names the row to add.',
		displayOptions: forSources('table'),
	},
	{
		displayName: 'Transform',
		name: 'transform',
		type: 'options',
		options: transformOptions,
		default: '',
		description: 'What happens to the value on its way',
		displayOptions: forSources('path', 'firstFilled'),
	},
	{
		displayName: 'Transform With',
		name: 'argument',
		type: 'string',
		default: '',
		description: 'What the transform is told, as the list of transforms says of each',
		displayOptions: { show: { source: ['path', 'firstFilled'], transform: withArgument } },
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.salesperson_name }}',
		description: 'The value itself, or an expression',
		displayOptions: forSources('constant'),
	},
];

/** What a workflow fills in its own way, in the form of the Record Mapper. */
export const overrideProperties: INodeProperties[] = [
	{
		displayName: 'Field Overrides',
		name: 'fieldOverrides',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field Override',
		default: {},
		description: 'Fields of the target that this workflow fills in its own way',
		options: [{ displayName: 'Field', name: 'fields', values }],
	},
	{
		displayName: 'Overrides (JSON)',
		name: 'overridesJson',
		type: 'json',
		default: '{}',
		description: 'Mapping rules laid over the built-in ones, such as {"Reference": {"from": "custom_field_hash.cf_po"}, "DueDate": null}',
	},
];
