import type { Row } from '../record';
import { isSeen, type Known, type Ledger } from './ledger';
import { changesIn, isWanted, statusOf, type Bringer, type Change, type Happened } from './told';

/** A record that changed, and what is said of its change. */
export interface Candidate {
	/** Position of the item that brought it. */
	readonly from: number;
	/** Its place in the ledger. */
	readonly key: string;
	readonly record: Row;
	/** ISO time of its change. */
	readonly modified: string;
	readonly by: Bringer;
	/** The events that told of it; none where it was found by reading. */
	readonly events: readonly { readonly type: string; readonly at: string }[];
}

export interface HandedOn<C extends Candidate> {
	readonly candidate: C;
	readonly happened: Happened;
}

/** How it is told what happened to a vendor's records. */
export interface Teller<C extends Candidate> {
	/** Whether this state of the record was seen. */
	isSeen(before: Known | undefined, candidate: C): boolean;
	changes(before: Known | undefined, candidate: C): Change[];
	/** What is remembered of the state beside its time. */
	note(candidate: C): Omit<Known, 'modified' | 'passed' | 'events'>;
}

const xeroTeller: Teller<Candidate> = {
	isSeen: (before, { modified, events }) => isSeen(before, Date.parse(modified) || 0, events),
	changes: (before, { record, events }) =>
		changesIn(
			record,
			before,
			events.map(({ type }) => type),
		),
	note: ({ record }) => {
		const status = statusOf(record);
		return status ? { status } : {};
	},
};

/** Which of these records go on, each with what happened to it, and what is known of them all afterwards. */
export function handOn<C extends Candidate>(
	candidates: readonly C[],
	ledger: Ledger,
	{ wanted, isOwn, teller = xeroTeller }: { wanted: readonly string[]; isOwn: (candidate: C) => boolean; teller?: Teller<C> },
): { out: HandedOn<C>[]; known: Map<string, Known> } {
	const known = new Map<string, Known>();
	const out: HandedOn<C>[] = [];
	for (const candidate of candidates) {
		const { key, by, events } = candidate;
		const before = known.get(key) ?? ledger[key];
		const modified = Date.parse(candidate.modified) || 0;
		// A state that was passed over can still be wanted for what another event says of it, such as that it is new.
		if (teller.isSeen(before, candidate) && !(before!.passed && events.length)) {
			known.set(key, { ...before!, ...worked(before, events) });
			continue;
		}
		const changes = teller.changes(before, candidate);
		const isNews = !isOwn(candidate);
		const passed = isNews && !isWanted(wanted, changes);
		const at =
			events
				.map((event) => event.at)
				.sort()
				.at(-1) ?? candidate.modified;
		if (isNews && !passed) out.push({ candidate, happened: { changes, by, at, ...(before?.status ? { statusBefore: before.status } : {}) } });
		known.set(key, { modified, ...teller.note(candidate), ...(passed ? { passed } : {}), ...worked(before, events) });
	}
	return { out, known };
}

/** The latest event of each type. */
function worked(before: Known | undefined, events: Candidate['events']): Pick<Known, 'events'> {
	const latest: Record<string, number> = { ...before?.events };
	for (const { type, at } of events) latest[type] = Math.max(latest[type] ?? 0, Date.parse(at));
	return Object.keys(latest).length ? { events: latest } : {};
}
