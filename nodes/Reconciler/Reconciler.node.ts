import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { Problem } from '../../src/failure';
import { limitsFrom } from '../../src/reconciling/bank/form';
import { bankItem, bankOutputs } from '../../src/reconciling/bank/items';
import { suggest } from '../../src/reconciling/bank/suggest';
import { ledgerOptionsFrom, planFrom } from '../../src/reconciling/form';
import { Items, outputs, type From } from '../../src/reconciling/items';
import { ledgerOutputs, reconcileLedgers } from '../../src/reconciling/ledgers';
import { reconcile } from '../../src/reconciling/reconcile';
import { errorItem, unforeseen } from '../shared/errorItem';
import { LEDGERS, properties, SUGGEST } from './form';

/** What n8n shows at the outputs, which depend on the operation. */
const shown = (names: readonly string[]): string => JSON.stringify(names.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })));

export class Reconciler implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Reconciler',
		name: 'reconciler',
		icon: { light: 'file:../../icons/reconciler.svg', dark: 'file:../../icons/reconciler.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ ({ suggestBankMatches: "bank matches", reconcileLedgers: "whole ledgers" })[$parameter["operation"]] ?? $parameter["records"] }}',
		description: 'Prove two sides equal to the cent or say what differs, why and what to do; suggest what bank lines pay',
		defaults: { name: 'Reconciler' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Left' },
			{ type: NodeConnectionTypes.Main, displayName: 'Right' },
		],
		outputs: `={{ ({ ${SUGGEST}: ${shown(bankOutputs)}, ${LEDGERS}: ${shown(ledgerOutputs)} })[$parameter["operation"]] ?? ${shown(outputs)} }}`,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const sides = { left: this.getInputData(0), right: this.getInputData(1) };
		const { names, work } = works[this.getNodeParameter('operation', 0) as string] ?? { names: outputs, work: compared };
		try {
			const items = work.call(this, sides);
			const sorted = new Map(names.map((name) => [name, [] as INodeExecutionData[]]));
			for (const { output, json, from } of items) {
				sorted.get(output)!.push({
					json: json as IDataObject,
					pairedItem: from.map(({ side, at }) => ({ item: at, input: side === 'left' ? 0 : 1 })),
				});
			}
			return [...sorted.values()];
		} catch (error) {
			if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error);
			return names.map((_, index) => (index === names.length - 1 ? failed(error, sides) : []));
		}
	}
}

interface Sides {
	readonly left: readonly INodeExecutionData[];
	readonly right: readonly INodeExecutionData[];
}

interface Told {
	readonly output: string;
	readonly json: object;
	readonly from: readonly From[];
}

const recordsOf = ({ left, right }: Sides): { readonly left: readonly IDataObject[]; readonly right: readonly IDataObject[] } => ({
	left: left.map(({ json }) => json),
	right: right.map(({ json }) => json),
});

function* compared(this: IExecuteFunctions, sides: Sides): Generator<Told> {
	const records = recordsOf(sides);
	const plan = sound(
		this,
		planFrom({
			records: this.getNodeParameter('records', 0, ''),
			key: this.getNodeParameter('key', 0, {}),
			fields: this.getNodeParameter('fields.field', 0, []),
			options: this.getNodeParameter('options', 0, {}),
		}),
	);
	const items = new Items(plan, records);
	for (const outcome of reconcile(plan, records.left, records.right)) yield items.of(outcome);
}

function* suggested(this: IExecuteFunctions, sides: Sides): Generator<Told> {
	const { left, right } = recordsOf(sides);
	const limits = sound(this, limitsFrom(this.getNodeParameter('bankOptions', 0, {})));
	for (const outcome of suggest(left, right, limits)) yield bankItem(outcome, left, right);
}

/** All that is told stands on one output, so that it can be reported together. */
function* ledgers(this: IExecuteFunctions, sides: Sides): Generator<Told> {
	const { left, right } = recordsOf(sides);
	const options = sound(this, ledgerOptionsFrom(this.getNodeParameter('ledgerOptions', 0, {})));
	for (const finding of reconcileLedgers(left, right, options)) yield { output: ledgerOutputs[0], json: finding, from: [] };
}

type Work = (this: IExecuteFunctions, sides: Sides) => Generator<Told>;

const works: Readonly<Record<string, { readonly names: readonly string[]; readonly work: Work }>> = {
	[SUGGEST]: { names: bankOutputs, work: suggested },
	[LEDGERS]: { names: ledgerOutputs, work: ledgers },
};

/** What the form asks for, or an error that names every place in it. */
function sound<T extends object>(context: IExecuteFunctions, asked: T | Problem[]): T {
	if (!Array.isArray(asked)) return asked;
	throw new NodeOperationError(context.getNode(), asked.map(({ at, says }) => `${at} ${says}.`).join(' '));
}

/** Where the run goes on, no record may be lost: each is on the error output with what went wrong. */
const failed = (error: unknown, { left, right }: Sides): INodeExecutionData[] =>
	[left, right].flatMap((items, input) => items.map(({ json }, item) => ({ ...errorItem(unforeseen(error), json, item), pairedItem: { item, input } })));
