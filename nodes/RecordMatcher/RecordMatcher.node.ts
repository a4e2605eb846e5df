import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { countryFrom, fieldKindsFrom, thresholdsFrom } from '../../src/matching/form';
import { kinds } from '../../src/matching/kinds';
import { matchCandidates, matchDuplicates, type Outcome, type Settings } from '../../src/matching/match';
import { errorItem, unforeseen } from '../shared/errorItem';

const kindChoices = [...Object.entries(kinds).map(([value, name]) => ({ name, value })), { name: 'Nothing (Do Not Compare)', value: 'ignore' }].sort(byName);
const outputs = ['matched', 'review', 'new'] as const;
/** So many items are named above the output, and the rest are counted. */
const NAMED = 5;

export class RecordMatcher implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Record Matcher',
		name: 'recordMatcher',
		icon: { light: 'file:recordMatcher.svg', dark: 'file:recordMatcher.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["find"] === "duplicates" ? "Find duplicates" : "Match records" }}',
		description: 'Find out which customers, suppliers or people are the same in two systems, or twice in one, and say why',
		defaults: { name: 'Record Matcher' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Records' },
			{ type: NodeConnectionTypes.Main, displayName: 'Candidates', required: false },
		],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Matched', 'To Review', 'New'],
		properties: [
			{
				displayName: 'Nothing is merged or written. What was found stands under "_sync.match" of each item, with the evidence for and against.',
				name: 'matchNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Find',
				name: 'find',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'By What Is Connected',
						value: 'connected',
						description: 'Matches among the candidates of the second input, or duplicates within the records where nothing is connected to it',
					},
					{ name: 'Duplicates Within the Records', value: 'duplicates', description: 'Compare the records of the first input with each other' },
					{
						name: 'Matches Among the Candidates',
						value: 'candidates',
						description: 'Compare the records with the candidates of the second input; without candidates, all records are new',
					},
				],
				default: 'connected',
				description: 'What to compare the records with',
			},
			{
				displayName: 'One to One',
				name: 'oneToOne',
				type: 'boolean',
				default: false,
				description: 'Whether each candidate is matched to one record at most, the one that fits best',
				displayOptions: { hide: { find: ['duplicates'] } },
			},
			{
				displayName: 'Phone Country',
				name: 'country',
				type: 'string',
				default: '',
				placeholder: 'e.g. NZ',
				description: 'Where phone numbers without a country code are dialled, unless the record names its country',
			},
			{
				displayName: 'Fields',
				name: 'fields',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add Field',
				default: {},
				description: 'Fields whose names do not say what they hold. The usual names of Xero, Zoho and plain tables are known.',
				options: [
					{
						displayName: 'Field',
						name: 'field',
						values: [
							{
								displayName: 'Field',
								name: 'field',
								type: 'string',
								default: '',
								placeholder: 'e.g. custom_field_hash.cf_vat',
								description: 'The name of the field, or its path',
							},
							{ displayName: 'Holds', name: 'kind', type: 'options', options: kindChoices, default: 'name' },
						],
					},
				],
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Match Threshold',
						name: 'matchThreshold',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
						default: 0.9,
						description: 'The probability, between 0 and 1, from which two records are taken for the same',
					},
					{
						displayName: 'Review Threshold',
						name: 'reviewThreshold',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
						default: 0.05,
						description: 'The probability, between 0 and 1, from which a person is asked',
					},
					{
						displayName: 'Suggest Merge',
						name: 'suggestMerge',
						type: 'boolean',
						default: true,
						description: 'Whether to say which record should survive, which fields it would take from the others, and where they differ',
					},
				],
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const records = this.getInputData().map(({ json }) => json);
		const sorted: INodeExecutionData[][] = outputs.map(() => []);
		try {
			const outcome = match(this, records);
			for (const [item, { to, json }] of outcome.sorted.entries()) sorted[outputs.indexOf(to)]!.push({ json: json as IDataObject, pairedItem: { item } });
			nameEmpty(this, outcome.empty);
		} catch (error) {
			if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error);
			return [records.map((record, item) => errorItem(unforeseen(error), record, item)), [], []];
		}
		return sorted;
	}
}

/** Records are compared all at once, so what the form says holds for the run. */
function match(context: IExecuteFunctions, records: readonly IDataObject[]): Outcome {
	if (records.length === 0) return { sorted: [], empty: [] };
	const settings = settingsIn(context);
	const candidates = context.getInputData(1).map(({ json }) => json);
	return seeksDuplicates(context, candidates.length) ? matchDuplicates(records, settings) : matchCandidates(records, candidates, settings);
}

function settingsIn(context: IExecuteFunctions): Settings {
	const refuse = (says: string): never => {
		throw new NodeOperationError(context.getNode(), says);
	};
	const fields = fieldKindsFrom(context.getNodeParameter('fields.field', 0, []));
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const chosen = thresholdsFrom(options);
	const country = countryFrom(context.getNodeParameter('country', 0, ''));
	if (typeof fields === 'string') return refuse(fields);
	if (typeof chosen === 'string') return refuse(chosen);
	if (country === false) return refuse('"Phone Country" must be the two letters of a country, such as NZ');
	return {
		understanding: { fields, ...(country !== undefined && { country }) },
		thresholds: chosen,
		oneToOne: context.getNodeParameter('oneToOne', 0, false) === true,
		suggestMerge: options['suggestMerge'] !== false,
	};
}

/** A second input that is connected and brings nothing is an empty list of candidates, to which all records are new: two nodes lead here. */
function seeksDuplicates(context: IExecuteFunctions, candidates: number): boolean {
	const find = context.getNodeParameter('find', 0, 'connected');
	if (find !== 'connected') return find === 'duplicates';
	const before = context.getParentNodes(context.getNode().name, { connectionType: NodeConnectionTypes.Main, depth: 1 });
	return candidates === 0 && before.length < 2;
}

/** A candidate leaves by no output of its own, so one that could not be compared is named above it. */
function nameEmpty(context: IExecuteFunctions, empty: readonly number[]): void {
	if (empty.length === 0 || !('addExecutionHints' in context)) return;
	const names = empty.slice(0, NAMED).join(', ') + (empty.length > NAMED ? ` and ${empty.length - NAMED} more` : '');
	context.addExecutionHints({ message: `Candidates that hold nothing to compare: item ${names}`, location: 'outputPane', type: 'warning' });
}
