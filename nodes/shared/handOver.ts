import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import { furthest, leaving, type Cursors, type Open } from '../../src/syncing/cursor';
import type { Progress } from '../../src/syncing/progress';
import { hasStored } from './memory';
import { isCancelled, isTaken } from './taken';

/** The way of a reading's items from the trigger to the run that works on them, which may be in another process, and back. */

/** The keys under which cursors, and the number of the reading that they are of, travel on the last item of a run. */
const CURSORS = '_cursors';
const READING = '_reading';

/** Readings that this process handed over, and whether a run of this process worked on them. */
const sent = new Map<string, boolean>();

function sendOff(): string {
	const id = randomUUID();
	sent.set(id, false);
	return id;
}

function arrived(id: string): void {
	if (sent.has(id)) sent.set(id, true);
}

/** Whether it was worked on in this process; to be asked once. */
function cameBack(id: string): boolean {
	const isHere = sent.get(id) === true;
	sent.delete(id);
	return isHere;
}

/**
 * Hands over what a reading found, with how far it came, and hears how the run ends. `registered` is what else is stored with the trigger.
 */
export function handOver(context: ITriggerFunctions, progress: Progress, items: INodeExecutionData[], registered: () => IDataObject): void {
	const { cursors, settle } = progress.handOver();
	const id = sendOff();
	const last = items.at(-1)!;
	// Once is enough: on every item it would make a large run many times larger.
	last.json = { ...last.json, [CURSORS]: { ...cursors } as unknown as IDataObject, [READING]: id };
	const resolve = (run: IRun | undefined): void => {
		const taken = isTaken(run, context.getNode().name);
		settle(taken);
		if (cameBack(id) || !taken || !run) return;
		// It was worked on in another process, to which n8n gives nothing that is stored: so it is stored here, and n8n saves it with what is handed over next.
		Object.assign(context.getWorkflowStaticData('node'), { cursors: progress.safe, ...registered() });
	};
	const reject = (error: unknown): void => {
		cameBack(id);
		settle(isCancelled(error));
	};
	context.emit([items], undefined, { resolve, reject } as Parameters<ITriggerFunctions['emit']>[2]);
}

/** How far a reading came whose items a run works on. */
export interface Reached {
	readonly cursors: Cursors;
	readonly reading: string;
}

/** The items of a run without what travelled with them; an item that carried nothing else is none. */
export function unpacked(context: IExecuteFunctions): { items: INodeExecutionData[]; reached?: Reached } {
	const items = context.getInputData();
	const { [CURSORS]: cursors, [READING]: reading, ...json } = items.at(-1)?.json ?? {};
	if (!cursors) return { items };
	const last = Object.keys(json).length ? [{ ...items.at(-1)!, json }] : [];
	return { items: [...items.slice(0, -1), ...last], reached: { cursors: cursors as unknown as Cursors, reading: String(reading) } };
}

/**
 * To be called when the run has done what it had to: n8n saves this also for a run that fails.
 * @param open what other runs have in hand: after a crash it has to be found again
 */
export function storeCursors(context: IExecuteFunctions, reached: Reached | undefined, open: readonly Open[]): void {
	if (!reached || !hasStored(context)) return;
	const stored = context.getWorkflowStaticData('node');
	stored.cursors = furthest(stored.cursors as unknown as Cursors, leaving(reached.cursors, open)) as unknown as IDataObject;
	arrived(reached.reading);
}
