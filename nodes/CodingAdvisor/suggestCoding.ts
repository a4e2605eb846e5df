import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { codings, type Coding } from '../../src/advising/coding/line';
import { withModel, type Unsure } from '../../src/advising/model/coding';
import type { Seam } from '../../src/advising/model/seam';
import { coded, coderOf, isSure, withAdvice, type Advised, type Coder } from '../../src/advising/records/coder';
import { report } from '../../src/advising/records/questions';
import type { Row } from '../../src/record';
import { modelOf } from './model';
import { HISTORY, recordsAt, REFERENCE, referenceFor, tellOfModel, type AdvisorOperation } from './operation';

const labels: Readonly<Record<Coding, string>> = { account: 'Account', tax: 'Tax Rate', tracking: 'Tracking', contact: 'Contact' };

export const suggestCoding: AdvisorOperation = {
	label: 'Suggest Coding',
	action: 'Suggest accounts and taxes for lines',
	description: 'Suggest account, tax rate, tracking and contact for each line, from how lines like it were coded before',
	properties: [
		{
			displayName: 'Suggest',
			name: 'wanted',
			type: 'multiOptions',
			options: codings.map((value) => ({ name: labels[value], value })),
			default: ['account', 'tax'],
			required: true,
			description: 'What each line should have. A record leaves by Coded once all of it is there or sure.',
		},
		{
			displayName: 'Precision',
			name: 'precision',
			type: 'number',
			typeOptions: { minValue: 50, maxValue: 99.9, numberPrecision: 1 },
			default: 98,
			description: 'How many of a hundred suggestions that are written without a look should be right. A higher number sends more to review.',
		},
		{
			displayName: 'Overwrite',
			name: 'overwrite',
			type: 'boolean',
			default: false,
			description: 'Whether to suggest for lines that are coded already, and to write over that where a suggestion is sure',
		},
	],
	async run(context) {
		const items = context.getInputData().map(({ json }) => json);
		const wishes = {
			wanted: [context.getNodeParameter('wanted', 0, ['account', 'tax'])].flat().filter(isCoding),
			precision: shareOf(context.getNodeParameter('precision', 0, 98)),
			overwrite: context.getNodeParameter('overwrite', 0, false) === true,
		};
		const rows = recordsAt(context, REFERENCE);
		const { reference, issues } = await referenceFor(context, rows);
		const coder = coderOf({ reference, rows, history: recordsAt(context, HISTORY) }, wishes);
		const advised = items.map((item) => coder.advise(item));
		const model = await modelOf(context);
		const ranked = model.isConnected ? await askAll(model.model, coder, advised, model.salt) : advised;
		if (model.isConnected) tellOfModel(context, model.model.report.reason);
		const about = { ...(model.isConnected ? { model: { ...model.model.report } } : {}), ...(issues.length > 0 ? { issues } : {}) };
		return sorted(items, ranked, coder, about);
	},
};

const isCoding = (value: unknown): value is Coding => codings.some((coding) => coding === value);

function shareOf(precision: unknown): number {
	const percent = Number(precision);
	return Number.isFinite(percent) ? Math.min(99.9, Math.max(50, percent)) / 100 : 0.98;
}

/** All lines of a run that are not sure, asked together, the records of each application by their own chart. */
async function askAll(model: Seam, coder: Coder, advised: readonly (Advised | undefined)[], salt: string): Promise<(Advised | undefined)[]> {
	const answers = new Map<string, Unsure['advice']>();
	const idOf = (record: number, line: number): string => `${record} ${line}`;
	for (const app of new Set(advised.flatMap((one) => one?.app ?? []))) {
		const unsure = advised.flatMap((one, record) =>
			one?.app === app
				? one.lines.flatMap(({ codable: { line }, advice }, index): Unsure[] =>
						advice.some(({ sure }) => !sure) ? [{ id: idOf(record, index), line, advice }] : [],
					)
				: [],
		);
		for (const [id, advice] of await withModel(model, unsure, coder.chartFor(app), salt)) answers.set(id, advice);
	}
	return advised.map(
		(one, record) => one && { ...one, lines: one.lines.map((line, index) => ({ ...line, advice: answers.get(idOf(record, index)) ?? line.advice })) },
	);
}

const NO_LINES = 'This item has no lines that can be coded: documents of Xero and Zoho Books, expenses, and rows of a list with an amount and a text can.';

function sorted(
	items: readonly IDataObject[],
	advised: readonly (Advised | undefined)[],
	coder: Coder,
	about: Row,
): readonly [INodeExecutionData[], INodeExecutionData[]] {
	const [sure, review]: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
	for (const [index, item] of items.entries()) {
		const one = advised[index];
		const advice = one ? { ...report(one, coder.chartFor(one.app)), ...about } : { fields: [], questions: [], reason: NO_LINES, ...about };
		const isDone = one !== undefined && isSure(one);
		const record = withAdvice(isDone ? coded(item, one) : item, advice);
		(isDone ? sure : review).push({ json: record as IDataObject, pairedItem: { item: index } });
	}
	return [sure, review];
}
