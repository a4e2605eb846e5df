import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FunctionsBase } from 'n8n-workflow';
import { remember, type Known, type Ledger } from '../../src/syncing/ledger';
import { whenOver } from './runEnd';

/**
 * What a trigger has seen, in two places: with the workflow, where n8n stores it when a run ends, and in this process, where runs that overlap and the reading of
 * changes see it at once. Workers have the second only, see `hasStored`.
 */
const here = new Map<string, Ledger>();
/** What was seen by runs of this process that are over. */
const over = new Map<string, Ledger>();
const turns = new Map<string, Promise<unknown>>();

export const placeOf = (context: FunctionsBase): string => `${context.getWorkflow().id}:${context.getNode().id}`;

const stored = (context: FunctionsBase): Ledger => (context.getWorkflowStaticData('node').ledger as unknown as Ledger | undefined) ?? {};

/**
 * Whether a run has what is stored with the workflow, and so may store. A worker of n8n's queue mode begins with nothing of it (seen in n8n 2.41), and n8n then puts what
 * such a run stores in the place of all that there was: cursors, channels and secrets. Cursors are there from activation on.
 */
export const hasStored = (context: FunctionsBase): boolean => 'cursors' in context.getWorkflowStaticData('node');

export const ledgerOf = (context: FunctionsBase): Ledger => remember(stored(context), Object.entries(here.get(placeOf(context)) ?? {}));

/** Only this process's part of it: quick, and enough to spare runs that would put nothing out. */
export const seenHere = (context: FunctionsBase, key: string): Known | undefined => here.get(placeOf(context))?.[key];

/**
 * With the workflow goes what this run saw and what runs that are over did. What others are still at is left out: were their process to end now, nobody would have done
 * it, and whoever sweeps must not take it for done.
 */
export function store(context: IExecuteFunctions, known: ReadonlyMap<string, Known>): void {
	if (!known.size) return;
	const place = placeOf(context);
	here.set(place, remember(ledgerOf(context), known));
	if (!hasStored(context)) return;
	const certain = remember(stored(context), Object.entries(over.get(place) ?? {}));
	context.getWorkflowStaticData('node').ledger = remember(certain, known) as unknown as IDataObject;
	whenOver(context, () => over.set(place, remember(over.get(place) ?? {}, known)));
}

/** One run of a node after the other, in this process: two at once would not know of each other's records. So with other work of a node, by its name. */
export async function inTurn<T>(context: FunctionsBase, act: () => Promise<T>, work = ''): Promise<T> {
	const place = `${placeOf(context)} ${work}`;
	const turn = (turns.get(place) ?? Promise.resolve()).then(act, act);
	turns.set(place, turn);
	return await turn;
}
