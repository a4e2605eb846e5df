import type { IDataObject } from 'n8n-workflow';
import { withAdvice } from '../../src/advising/records/coder';
import { suggestFixes } from '../../src/advising/resolving/resolve';
import { modelOf } from './model';
import { HISTORY, recordsAt, REFERENCE, referenceFor, tellOfModel, type AdvisorOperation } from './operation';

export const suggestFix: AdvisorOperation = {
	label: 'Suggest Fix',
	action: 'Suggest fixes for dead letters',
	description:
		'Suggest for each dead letter what would resolve it: a change of its record, a row of the mapping table, or what to do where. A person approves.',
	properties: [],
	async run(context) {
		const letters = context.getInputData().map(({ json }) => json);
		const rows = recordsAt(context, REFERENCE);
		const { reference, issues } = await referenceFor(context, rows);
		const { model, isConnected, salt } = await modelOf(context);
		const suggested = await suggestFixes(letters, { reference, rows }, recordsAt(context, HISTORY), model, salt);
		if (isConnected) tellOfModel(context, model.report.reason);
		const about = { ...(isConnected ? { model: { ...model.report } } : {}), ...(issues.length > 0 ? { issues } : {}) };
		return [[], letters.map((letter, item) => ({ json: withAdvice(letter, { ...suggested[item]!, ...about }) as IDataObject, pairedItem: { item } }))];
	},
};
