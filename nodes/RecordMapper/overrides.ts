import type { INodeProperties } from 'n8n-workflow';

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
		options: [
			{
				displayName: 'Field',
				name: 'fields',
				values: [
					{
						displayName: 'Target Field Name or ID',
						name: 'field',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getTargetFields', loadOptionsDependsOn: ['mapping'] },
						default: '',
						description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
					{
						displayName: 'Source',
						name: 'source',
						type: 'options',
						options: [
							{ name: 'Field of the Record', value: 'path' },
							{ name: 'Fixed Value', value: 'constant' },
							{ name: 'Leave Out', value: 'leaveOut' },
						],
						default: 'path',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. custom_field_hash.cf_po_number',
						description:
							'The path of a field of the record, or several separated by commas of which the first filled one counts; or the fixed value itself, which may be an expression',
						displayOptions: { show: { source: ['path', 'constant'] } },
					},
				],
			},
		],
	},
	{
		displayName: 'Overrides (JSON)',
		name: 'overridesJson',
		type: 'json',
		default: '{}',
		description: 'Mapping rules laid over the built-in ones, such as {"Reference": {"from": "custom_field_hash.cf_po"}, "DueDate": null}',
	},
];
