import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FunctionsBase } from 'n8n-workflow';
import { remember, type Known, type Ledger } from '../../src/syncing/ledger';

/**
 * What a trigger has seen, in two places: with the workflow, where n8n stores it when a run ends, and in this process, where runs that overlap and the reading of
 * changes see it at once. Several workers share the first only.
 */
const here = new Map<string, Ledger>();
const turns = new Map<string, Promise<unknown>>();

export const placeOf = (context: FunctionsBase): string => `${context.getWorkflow().id}:${context.getNode().id}`;

const stored = (context: FunctionsBase): Ledger => (context.getWorkflowStaticData('node').ledger as unknown as Ledger | undefined) ?? {};

export const ledgerOf = (context: FunctionsBase): Ledger => remember(stored(context), Object.entries(here.get(placeOf(context)) ?? {}));

/** Only this process's part of it: quick, and enough to spare runs that would put nothing out. */
export const seenHere = (context: FunctionsBase, key: string): Known | undefined => here.get(placeOf(context))?.[key];

export function store(context: IExecuteFunctions, known: ReadonlyMap<string, Known>): void {
	if (!known.size) return;
	const ledger = remember(ledgerOf(context), known);
	here.set(placeOf(context), ledger);
	context.getWorkflowStaticData('node').ledger = ledger as unknown as IDataObject;
}

/** One run of a node after the other, in this process: two at once would not know of each other's records. So with other work of a node, by its name. */
export async function inTurn<T>(context: FunctionsBase, act: () => Promise<T>, work = ''): Promise<T> {
	const place = `${placeOf(context)} ${work}`;
	const turn = (turns.get(place) ?? Promise.resolve()).then(act, act);
	turns.set(place, turn);
	return await turn;
}
