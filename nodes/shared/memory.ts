import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FunctionsBase } from 'n8n-workflow';
import type { Open } from '../../src/syncing/cursor';
import type { Known, Ledger } from '../../src/syncing/ledger';
import { Memory } from '../../src/syncing/memory';
import { beforeFailureIsStored, whenOver } from './runEnd';

/**
 * What a trigger has seen, in two places: with the workflow, where n8n stores it when a run ends, and in this process, where runs that overlap and the reading of
 * changes see it at once. Workers have the second only, see `hasStored`.
 */
const memories = new Map<string, Memory>();
const turns = new Map<string, Promise<unknown>>();

export const placeOf = (context: FunctionsBase): string => `${context.getWorkflow().id}:${context.getNode().id}`;

function memoryOf(context: FunctionsBase): Memory {
	const place = placeOf(context);
	const memory = memories.get(place) ?? new Memory();
	memories.set(place, memory);
	return memory;
}

const stored = (context: FunctionsBase): Ledger => (context.getWorkflowStaticData('node').ledger as unknown as Ledger | undefined) ?? {};

/**
 * Whether a run has what is stored with the workflow, and so may store. A worker of n8n's queue mode begins with nothing of it (seen in n8n 2.41), and n8n then puts what
 * such a run stores in the place of all that there was: cursors, channels and secrets. Cursors are there from activation on.
 */
export const hasStored = (context: FunctionsBase): boolean => 'cursors' in context.getWorkflowStaticData('node');

/**
 * What is known of all records.
 * @param isReading whether a reading brought what it is asked about. A worker's readings are the last to find what its other runs may still fail at: main, which began them,
 *   does not hear of those. So there they find what is in hand anew.
 */
export const ledgerOf = (context: FunctionsBase, isReading = false): Ledger =>
	isReading && !hasStored(context) ? memoryOf(context).settled(stored(context)) : memoryOf(context).known(stored(context));

/** Records whose runs failed in this process, for the next reading to find again. To be asked once. */
export const takeDropped = (context: FunctionsBase): readonly Open[] => memoryOf(context).takeDropped();

/** What is known of one record, as far as a running trigger can tell: enough to spare runs that would put nothing out. */
export const seenHere = (context: FunctionsBase, key: string): Known | undefined => memoryOf(context).seen(stored(context), key);

/**
 * With the workflow goes what this run saw and what runs that are over did; what other runs still have in hand is left out, whether this one was told of it once more or
 * not. Answers these: were their process to end now, nobody would have done them, and whoever sweeps must not take them for done. A run that fails, at whatever node, stores nothing of what it saw,
 * and its records count as seen by nobody.
 * @param ids of the records, by key
 */
export function store(context: IExecuteFunctions, known: ReadonlyMap<string, Known>, ids: ReadonlyMap<string, string>): readonly Open[] {
	const { ledger, open, failed, over } = memoryOf(context).see(stored(context), known, ids);
	if (!known.size) return open;
	whenOver(context, over);
	if (!hasStored(context)) return open;
	const kept = context.getWorkflowStaticData('node');
	kept.ledger = ledger as unknown as IDataObject;
	beforeFailureIsStored(context, () => (kept.ledger = failed as unknown as IDataObject));
	return open;
}

/** One run of a node after the other, in this process: two at once would not know of each other's records. So with other work of a node, by its name. */
export async function inTurn<T>(context: FunctionsBase, act: () => Promise<T>, work = ''): Promise<T> {
	const place = `${placeOf(context)} ${work}`;
	const turn = (turns.get(place) ?? Promise.resolve()).then(act, act);
	turns.set(place, turn);
	return await turn;
}
