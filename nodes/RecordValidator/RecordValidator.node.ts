import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { checkBatch } from '../../src/checking/batch';
import { checkable, type Subject } from '../../src/checking/checkable';
import { applicationIn } from '../../src/checking/live';
import type { Reference } from '../../src/checking/reference';
import { verdictOn, type Verdict } from '../../src/checking/verdict';
import type { Issue } from '../../src/failure';
import { sourceOf } from '../../src/mapping/places';
import { errorItem, unforeseen } from '../shared/errorItem';
import { liveByResource, liveSearches, XERO_ORGANISATION, ZOHO_ORGANIZATION } from '../shared/live';
import { pickedIn } from '../shared/organisation';
import { liveReference } from '../shared/reference';
import { customIssues, customRules } from './customRules';

const { Main } = NodeConnectionTypes;

const live = liveByResource((resource) => applicationIn(checkable[resource]!) === 'xero', Object.keys(checkable));

export class RecordValidator implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Record Validator',
		name: 'recordValidator',
		icon: { light: 'file:recordValidator.svg', dark: 'file:recordValidator.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ ($parameter["resource"].includes(":") ? "" : "xero:") + $parameter["resource"] }}',
		description: 'Refuse what a ledger, an accountant or a CRM would refuse, before it is sent, and say where and what to do',
		defaults: { name: 'Record Validator' },
		usableAsTool: true,
		inputs: [Main, { type: Main, displayName: 'Reference Data', required: false }, { type: Main, displayName: 'History', required: false }],
		outputs: [Main, Main, Main],
		outputNames: ['Valid', 'To Review', 'Refused'],
		credentials: live.credentials,
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: Object.entries(checkable)
					.map(([value, { label }]) => ({ name: label, value }))
					.sort(byName),
				default: 'invoice',
				description: 'What the input items are',
			},
			{
				displayName:
					'"Reference Data" takes accounts, tax rates, currencies, tracking categories, contacts, documents and the organisation, as the nodes of Xero and Zoho read them. "History" takes earlier documents, to find what is out of the ordinary. Both are optional.',
				name: 'inputsNotice',
				type: 'notice',
				default: '',
			},
			...live.properties,
			customRules,
		],
	};

	methods = { listSearch: liveSearches };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map(({ json }) => json);
		const [valid, review, refused]: [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]] = [[], [], []];
		const failed = (error: unknown, item?: number): void => {
			if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error, item === undefined ? {} : { itemIndex: item });
			// Of what could not be looked at, nothing may be lost.
			for (const index of item === undefined ? items.keys() : [item]) refused.push(errorItem(unforeseen(error), items[index]!, index));
		};
		const run = await prepared(this, items).catch((error: unknown) => failed(error));
		for (const [index, item] of run ? items.entries() : []) {
			try {
				const verdict = run!.judge(item, index);
				const json = ('valid' in verdict ? verdict.valid : verdict.refused) as IDataObject;
				const output = 'refused' in verdict ? refused : verdict.review ? review : valid;
				output.push({ json, pairedItem: { item: index } });
			} catch (error) {
				failed(error, index);
			}
		}
		return [valid, review, refused];
	}
}

/** What holds for all records of the run: the rules, what is known of the organisation, and what shows only when records are held against each other. */
async function prepared(context: IExecuteFunctions, items: readonly IDataObject[]) {
	const subject = subjectIn(context);
	const { reference, issues } = await referenceFor(context, subject);
	const batch = checkBatch(subject, items, { reference, history: recordsAt(context, 2) });
	const today = new Date().toISOString().slice(0, 10);
	const judge = (item: IDataObject, index: number): Verdict =>
		verdictOn(subject, item, sourceOf, { reference, today, found: [...issues, ...batch[index]!, ...customIssues(context, index)] });
	return { judge };
}

/** n8n has no items for an input beyond the last connected one, and throws where it is asked for them. */
function recordsAt(context: IExecuteFunctions, input: number): IDataObject[] {
	try {
		return context.getInputData(input).map(({ json }) => json);
	} catch {
		return [];
	}
}

function subjectIn(context: IExecuteFunctions): Subject {
	const name = context.getNodeParameter('resource', 0) as string;
	const subject = Object.hasOwn(checkable, name) ? checkable[name] : undefined;
	if (!subject) throw new NodeOperationError(context.getNode(), `There are no rules for "${name}"`);
	return subject;
}

/** What is known of the organisation that the records are bound for: live, where that is switched on, with the second input on top. */
async function referenceFor(context: IExecuteFunctions, subject: Subject): Promise<{ reference: Reference; issues: readonly Issue[] }> {
	const live = liveReference(context, recordsAt(context, 1));
	const app = applicationIn(subject);
	const sides =
		context.getNodeParameter('live', 0, false) === true
			? [{ app, organisation: pickedIn(context, app === 'xero' ? XERO_ORGANISATION : ZOHO_ORGANIZATION, 0) }]
			: [];
	return await live(sides, ['organisation', 'accounts', 'taxes', 'currencies', 'tracking']);
}
