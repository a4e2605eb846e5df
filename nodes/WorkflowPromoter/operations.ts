import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { carry } from '../../src/promoting/carry';
import { approved, entryIn, planOf, type Entry } from '../../src/promoting/plan';
import { portable, type Portable } from '../../src/promoting/portable';
import { kindsOf } from '../../src/promoting/probe';
import { rollBack } from '../../src/promoting/rollBack';
import { promotionRow } from '../../src/promoting/row';
import { isRow, textOf, type Row } from '../../src/record';
import { fromJson } from '../../src/wire/text';
import { operationField, ownFields, type Offered } from '../shared/operationForm';
import { apiOf } from './api';

/** One thing that the Workflow Promoter does. */
interface PromoterOperation extends Offered {
	run(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}

const parameter = (context: IExecuteFunctions, name: string): string => String(context.getNodeParameter(name, 0, '') ?? '').trim();

const items = (rows: readonly object[], pairedItem: INodeExecutionData['pairedItem'] = { item: 0 }): INodeExecutionData[] =>
	rows.map((json) => ({ json: json as IDataObject, pairedItem }));

/** What a form sent, also where it comes as text. */
const formOf = (context: IExecuteFunctions): Row => {
	const given: unknown = context.getNodeParameter('form', 0, {});
	const read = typeof given === 'string' ? fromJson(given.trim() || '{}') : given;
	return isRow(read) ? read : {};
};

const read: PromoterOperation = {
	label: 'Read Workflows',
	action: 'Read workflows to take over',
	description: 'The workflows of an n8n as they can be taken elsewhere: what they name, such as credentials and Data Tables, is known by name',
	properties: [
		{
			displayName: 'Names',
			name: 'names',
			type: 'string',
			default: '',
			placeholder: 'e.g. 01 Zoho Books invoices to Xero, 12 Dead letters: error intake',
			description: 'Separate them by commas; leave empty for all. Published workflows are read as they run, others as they were saved.',
		},
		{
			displayName: 'Take Pinned Data Along',
			name: 'pinned',
			type: 'boolean',
			default: false,
			description: 'Whether test data that is pinned to nodes goes too. It often holds real records.',
		},
	],
	async run(context) {
		const api = await apiOf(context);
		const instance = await api.instance();
		const wanted = parameter(context, 'names')
			.split(',')
			.map((name) => name.trim())
			.filter(Boolean);
		const itself = String(context.getWorkflow().id ?? '');
		const found = instance.workflows.filter(({ id, name }) => (wanted.length ? wanted.includes(textOf(name)) : textOf(id) !== itself));
		const missing = wanted.filter((name) => !found.some((workflow) => textOf(workflow['name']) === name));
		if (missing.length) throw new Error(`${api.address} has no workflow "${missing.join('", "')}". Write the names as they stand there.`);
		const takesPinned = context.getNodeParameter('pinned', 0, false) === true;
		const flows = found.map((workflow) => ({ ...portable(workflow, instance, takesPinned), from: api.address }));
		return items(flows.length ? flows : [{ from: api.address }]);
	},
};

const compare: PromoterOperation = {
	label: 'Compare Workflows',
	action: 'Compare workflows with an n8n',
	description: 'What would become of each workflow that comes in: what would change, in words, or why it cannot be taken over. Nothing is changed.',
	properties: [],
	async run(context) {
		const api = await apiOf(context);
		const given = context
			.getInputData()
			.map(({ json }) => json as unknown as Portable & { readonly from: string })
			.filter(({ nodes }) => Array.isArray(nodes));
		if (given.length === 0) return items([{ to: api.address }]);
		const from = given[0]!.from;
		if (from === api.address) throw new Error(`Both credentials are for ${from}. Choose the n8n to take from in one node and the n8n to take to in the other.`);
		const flows = given.map(({ from: _from, ...flow }) => flow);
		const unknown = await api.unknownNodes(kindsOf(flows));
		const plan = planOf(flows, await api.instance(), unknown);
		return items(
			plan.map((entry) => ({ ...entry, from, to: api.address, nodesWereChecked: unknown !== undefined })),
			given.map((_, item) => ({ item })),
		);
	},
};

const form: INodeProperties = {
	displayName: 'Form',
	name: 'form',
	type: 'json',
	default: '={{ $json.body }}',
	required: true,
	description: 'What the page of the Sync Monitor sent: the body of its trigger',
};

const promote: PromoterOperation = {
	label: 'Promote Workflows',
	action: 'Promote workflows',
	description:
		'Takes over what was approved of the workflows that were compared, and publishes what was published. If one is refused, all of them are put back.',
	properties: [form],
	async run(context) {
		const api = await apiOf(context);
		const { chosen, actor } = formOf(context);
		const given = context.getInputData().map(({ json }) => json);
		const all = given.map(entryIn).filter((entry): entry is Entry => entry !== undefined);
		const { entries, gone } = approved(all, chosen);
		if (gone > 0) return items([refusedAll(gone)]);
		if (entries.length === 0) return items([{ done: false, did: 'nothing', says: 'Nothing was chosen.' }]);
		const outcomes = await carry(entries, await api.instance(), api);
		const around = { from: textOf(given[0]?.['from']), to: api.address, actor: textOf(actor), now: new Date().toISOString() };
		return outcomes.map(({ previous, ...outcome }, index) => ({
			json: {
				...outcome,
				...(outcome.done ? { row: promotionRow({ ...outcome, ...(previous ? { previous } : {}) }, entries[index]!, around) } : {}),
			} as unknown as IDataObject,
			pairedItem: { item: all.indexOf(entries[index]!) },
		}));
	},
};

const refusedAll = (gone: number): object => ({
	done: false,
	did: 'nothing',
	says: `${gone === 1 ? 'What was approved is' : `${gone} of the approved workflows are`} no longer as the page showed, or cannot be taken over. Nothing was changed. Look at the page again.`,
});

const restore: PromoterOperation = {
	label: 'Roll Back',
	action: 'Roll back a promotion',
	description: 'Puts back what a promotion took the place of; the input items are rows of the Data Table "xerozoho_promotions"',
	properties: [],
	async run(context) {
		const api = await apiOf(context);
		const instance = await api.instance();
		const output: INodeExecutionData[] = [];
		for (const [item, { json }] of context.getInputData().entries()) {
			const restored =
				json['workflow_name'] === undefined
					? { done: false, says: 'This promotion is not in the table, or not as the page showed it.' }
					: await rollBack(json, instance, api.address, api);
			output.push({ json: { ...json, ...restored }, pairedItem: { item } });
		}
		return output;
	},
};

/** By the names that workflows store. */
export const operations: Readonly<Record<string, PromoterOperation>> = { read, compare, promote, rollBack: restore };

const LABELS = Object.fromEntries(Object.entries(operations).map(([name, { label }]) => [name, label]));

export const subtitle = `={{ (${JSON.stringify(LABELS)})[$parameter["operation"]] }}`;

export const properties: INodeProperties[] = [operationField(operations, 'read'), ...ownFields(operations)];
