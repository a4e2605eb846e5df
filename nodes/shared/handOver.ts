import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import { furthest, leaving, type Cursors, type Open } from '../../src/syncing/cursor';
import { hasStored } from './memory';
import { beforeFailureIsStored } from './runEnd';
import { outcomeOf, outcomeOfError, type Outcome } from './taken';

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

/** What is stored when a run is done with what it was given. */
export interface Keeping {
	/** How far all is done when this run is. */
	readonly cursors: Cursors;
	/** What else is stored with the trigger, and how far all is done, as it is when the run is over. */
	stored(): IDataObject;
}

/**
 * Hands over what a reading found, with how far it came, and hears how the run ends.
 * @param settle is told so at once, before anything is stored
 */
export async function handOver(
	context: ITriggerFunctions,
	items: readonly INodeExecutionData[],
	keeping: Keeping,
	settle: (outcome: Outcome) => void,
): Promise<Outcome> {
	const id = sendOff();
	// Once is enough: on every item it would make a large run many times larger.
	const last = { ...items.at(-1)!, json: { ...items.at(-1)!.json, [CURSORS]: { ...keeping.cursors } as unknown as IDataObject, [READING]: id } };
	return await new Promise((done) => {
		const end = (outcome: Outcome, isStored: boolean): void => {
			settle(outcome);
			if (!cameBack(id) && isStored) Object.assign(context.getWorkflowStaticData('node'), keeping.stored());
			done(outcome);
		};
		const resolve = (run: IRun | undefined): void => {
			const outcome = outcomeOf(run, context.getNode().name);
			// It was worked on in another process, to which n8n gives nothing that is stored: so it is stored here, and n8n saves it with what is handed over next.
			end(outcome, outcome !== 'lost' && run !== undefined);
		};
		const reject = (error: unknown): void => end(outcomeOfError(error), false);
		context.emit([[...items.slice(0, -1), last]], undefined, { resolve, reject } as Parameters<ITriggerFunctions['emit']>[2]);
	});
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
 * To be called when the trigger has done what it had to. Where the run fails behind it, what was stored before stays.
 * @param open what other runs have in hand: after a crash it has to be found again
 */
export function storeCursors(context: IExecuteFunctions, reached: Reached | undefined, open: readonly Open[]): void {
	if (!reached || !hasStored(context)) return;
	const stored = context.getWorkflowStaticData('node');
	const before = stored.cursors as unknown as Cursors;
	const cursors = furthest(before, leaving(reached.cursors, open));
	stored.cursors = cursors as unknown as IDataObject;
	beforeFailureIsStored(context, () => (stored.cursors = before as unknown as IDataObject));
	arrived(reached.reading);
}
