import type { INodeProperties } from 'n8n-workflow';
import { liveProperties } from '../shared/live';
import { operationField, ownFields } from '../shared/operationForm';
import type { AdvisorOperation } from './operation';
import { checkMappingRows, suggestMappingRows } from './mappingRows';
import { suggestCoding } from './suggestCoding';
import { suggestFix } from './suggestFix';
import { suggestMapping } from './suggestMapping';

/** By the value that workflows store. */
export const operations: Readonly<Record<string, AdvisorOperation>> = {
	checkMappingRows,
	suggestCoding,
	suggestFix,
	suggestMapping,
	suggestMappingRows,
};

/** The form of the Coding Advisor. */
export const properties: INodeProperties[] = [
	operationField(operations, 'suggestCoding'),
	{
		displayName:
			'"Reference Data" takes accounts, tax rates, tracking and contacts as the nodes of Xero and Zoho read them, and rows of the mapping table. "History" takes records that are coded, or dead letters that were resolved. A chat model is optional: it is shown masked data only, and never makes a suggestion sure.',
		name: 'inputsNotice',
		displayOptions: { show: { operation: ['suggestCoding', 'suggestFix', 'suggestMapping'] } },
		type: 'notice',
		default: '',
	},
	...ownFields(operations),
	// A mapping is proposed from samples alone.
	...liveProperties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, operation: ['suggestCoding', 'suggestFix'] } },
	})),
	{
		displayName: 'Model Options',
		name: 'modelOptions',
		displayOptions: { show: { operation: ['suggestCoding', 'suggestFix', 'suggestMapping'] } },
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'What a connected chat model may cost in one run. What is not asked is advised on without it.',
		options: [
			{
				displayName: 'Max Calls',
				name: 'calls',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 50,
				description: 'How often the model is asked in one run at most',
			},
			{
				displayName: 'Max Tokens',
				name: 'tokens',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 100000,
				description: 'How many tokens all questions and answers of one run may have, estimated at four characters each',
			},
			{
				displayName: 'Questions per Call',
				name: 'batch',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 20,
				description: 'How many lines or letters the model is asked about at once',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 30,
				description: 'How many seconds to wait for an answer. After two that do not come, the model is not asked again in the run.',
			},
		],
	},
];
