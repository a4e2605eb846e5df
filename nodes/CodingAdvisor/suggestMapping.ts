import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { fieldsWithModel } from '../../src/advising/model/fields';
import { fieldsBetween, mappable, proposalOf, SAMPLES } from '../../src/advising/proposal';
import { withAdvice } from '../../src/advising/records/coder';
import { byName } from '../../src/alphabet';
import { modelOf } from './model';
import { recordsAt, REFERENCE, tellOfModel, type AdvisorOperation } from './operation';

const sorted = (options: readonly INodePropertyOptions[]): INodePropertyOptions[] => [...options].sort(byName);

export const suggestMapping: AdvisorOperation = {
	label: 'Suggest Mapping',
	action: 'Suggest rules for a mapping',
	description: "Suggest which field of sample records fills which field of a target, as rules for the Record Mapper's overrides",
	properties: [
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			options: [{ name: 'Any Other: Known by the Samples Alone', value: SAMPLES }, ...sorted(mappable.sources)],
			default: SAMPLES,
			description: 'What the input items are',
		},
		{
			displayName: 'Target',
			name: 'target',
			type: 'options',
			options: sorted(mappable.targets),
			default: 'xero:invoice',
			description: 'What they are to be turned into. Records that it has already may come in by Reference Data: values that both sides know tell the most.',
		},
		{
			displayName: 'Least Probability',
			name: 'least',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 75,
			description: 'How likely a suggestion has to be, in percent, to become a rule. All suggestions are listed beside the rules.',
		},
	],
	async run(context) {
		const samples = context.getInputData();
		const source = String(context.getNodeParameter('source', 0, SAMPLES));
		const target = String(context.getNodeParameter('target', 0, ''));
		const between = fieldsBetween(
			source,
			target,
			samples.map(({ json }) => json),
			recordsAt(context, REFERENCE),
		);
		if ('says' in between) throw new NodeOperationError(context.getNode(), between.says);
		const { model, isConnected, salt } = await modelOf(context);
		const advice = await fieldsWithModel(model, between, salt);
		if (isConnected) tellOfModel(context, model.report.reason);
		const least = Math.min(100, Math.max(1, Number(context.getNodeParameter('least', 0, 75)) || 75)) / 100;
		const { rules, leftOut } = proposalOf({ ...between, advice }, least);
		const proposal = { source, target, rules, overridesJson: JSON.stringify(rules, undefined, 2) };
		const about = { fields: advice, leftOut, ...(isConnected ? { model: { ...model.report } } : {}) };
		return [[], [{ json: withAdvice(proposal, about as unknown as IDataObject) as IDataObject, pairedItem: samples.map((_, item) => ({ item })) }]];
	},
};
