import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { kinds } from '../../src/privacy/kinds';

const kindChoices = Object.entries(kinds)
	.map(([value, name]) => ({ name, value }))
	.sort(byName);

const protecting = { operation: ['mask', 'remove', 'tokenize'] };

/** The form of the Privacy Shield. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Mask',
				value: 'mask',
				action: 'Mask personal data',
				description: 'Show just enough to recognize it, such as a***@e***.com. There is no way back.',
			},
			{ name: 'Remove', value: 'remove', action: 'Remove personal data', description: 'Take it out, or put a placeholder in its place' },
			{ name: 'Restore', value: 'restore', action: 'Restore personal data', description: 'Turn tokens into what they were made of, wherever they stand' },
			{
				name: 'Tokenize',
				value: 'tokenize',
				action: 'Tokenize personal data',
				description: 'Replace it by tokens: the same value gives the same token, and only the key restores it',
			},
		],
		default: 'mask',
	},
	{
		displayName: 'Known Fields',
		name: 'knownFields',
		type: 'options',
		options: [
			{ name: 'Replace by Placeholder', value: 'replace', description: 'The field stays, and says what was removed' },
			{ name: 'Take Out', value: 'takeOut', description: 'The field is gone' },
		],
		default: 'replace',
		description: 'What becomes of fields that hold personal data. What is found inside a text is always replaced by a placeholder.',
		displayOptions: { show: { operation: ['remove'] } },
	},
	{
		displayName: 'If a Token Stays Closed',
		name: 'ifClosed',
		type: 'options',
		options: [
			{ name: 'Fail the Item', value: 'fail', description: 'The item goes to the error output as it came' },
			{ name: 'Leave the Token and Say So', value: 'leave', description: 'It stays as it is, and an issue under _sync tells where' },
		],
		default: 'leave',
		description: 'What to do about tokens that were made with another key, or changed since',
		displayOptions: { show: { operation: ['restore'] } },
	},
	{
		displayName: 'Further Personal Fields',
		name: 'furtherFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description: 'Fields of your own, beside those of Xero and Zoho that are known',
		displayOptions: { show: protecting },
		options: [
			{
				displayName: 'Field',
				name: 'fields',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. cf_birthday or contact.notes',
						description: 'The name of a field, or the end of its path',
					},
					{ displayName: 'Kind', name: 'kind', type: 'options', options: kindChoices, default: 'other', description: 'What the field holds' },
				],
			},
		],
	},
	{
		displayName: 'Fields to Leave Alone',
		name: 'leaveAlone',
		type: 'string',
		default: '',
		placeholder: 'e.g. company_name, billing_address.city',
		description: 'Names of fields, or ends of their paths, separated by commas. Nothing in them is looked at.',
		displayOptions: { show: protecting },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: protecting },
		options: [
			{
				displayName: 'Kinds',
				name: 'kinds',
				type: 'multiOptions',
				options: kindChoices,
				default: [],
				description: 'What to protect: all kinds, if left empty',
			},
			{
				displayName: 'Look Into Texts',
				name: 'texts',
				type: 'boolean',
				default: true,
				description:
					'Whether to find email addresses, telephone, bank account, card and tax numbers in any text, and where texts mention a name that the record holds',
			},
			{
				displayName: 'Report What Was Found',
				name: 'report',
				type: 'boolean',
				default: true,
				description: 'Whether to list kinds and places, never values, under _sync.privacy',
			},
		],
	},
];
