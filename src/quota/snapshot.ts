import { textOf, timeOf, type Row } from '../record';
import { withinMinute } from '../wire/pace';
import { admit } from './admit';
import { believedUntil, MINUTE, type Lane } from './lane';
import { priorities, type Priority } from './priority';
import type { Terms } from './terms';

/** What one process knows of the calls to one organisation; a row that another process can read. Counts of a day are of the day in UTC. */
export interface Snapshot {
	readonly worker: string;
	readonly taken_at: string;
	readonly vendor: string;
	readonly organisation: string;
	/** Tells apart what is counted apart, such as two apps that reach one organisation. */
	readonly account: string;
	readonly calls_this_minute: number;
	readonly calls_today: number;
	readonly bytes_today: number;
	/** Calls that the vendor turned away because there were too many. */
	readonly refused_today: number;
	/** As the vendor last said; empty where it said nothing, or too long ago. */
	readonly left_this_minute: number | '';
	readonly left_today: number | '';
	readonly of_today: number | '';
	/** When the vendor said what is left of the day. */
	readonly told_at: string;
	readonly under_way: number;
	readonly waiting_live: number;
	readonly waiting_replay: number;
	readonly waiting_backfill: number;
	/** Until when calls of a priority are put off; empty where they may go. */
	readonly live_from: string;
	readonly replay_from: string;
	readonly backfill_from: string;
}

interface Seen {
	readonly worker: string;
	readonly vendor: string;
	readonly organisation: string;
	readonly account: string;
	readonly lane: Lane;
	readonly terms: Terms;
	readonly waiting: readonly Priority[];
}

const isoOf = (time: number): string => new Date(time).toISOString();

export const snapshotOf = ({ worker, vendor, organisation, account, lane, terms, waiting }: Seen, now: number): Snapshot => {
	const isToday = lane.spent.day === isoOf(now).slice(0, 10);
	const waits = (priority: Priority): number => waiting.filter((each) => each === priority).length;
	const from = (priority: Priority): string => {
		const verdict = admit(lane, terms, priority, now);
		return verdict.does === 'defer' ? isoOf(verdict.until) : '';
	};
	const isTold = lane.day !== undefined && now < believedUntil(lane);
	return {
		worker,
		taken_at: isoOf(now),
		vendor,
		organisation,
		account,
		calls_this_minute: withinMinute(lane.started, now).length,
		calls_today: isToday ? lane.spent.calls : 0,
		bytes_today: isToday ? lane.spent.bytes : 0,
		refused_today: isToday ? lane.spent.refused : 0,
		left_this_minute: lane.minute && now - lane.minute.at < MINUTE ? lane.minute.left : '',
		left_today: isTold ? lane.day!.left : '',
		of_today: lane.allowance || '',
		told_at: isTold ? isoOf(lane.day!.at) : '',
		under_way: lane.inFlight,
		waiting_live: waits('live'),
		waiting_replay: waits('replay'),
		waiting_backfill: waits('backfill'),
		live_from: from('live'),
		replay_from: from('replay'),
		backfill_from: from('backfill'),
	};
};

/** How an organisation stands over all workers. */
export interface Standing extends Omit<Snapshot, 'worker' | 'taken_at'> {
	readonly workers: readonly string[];
	/** Of the oldest snapshot that it is made of. */
	readonly since: string;
	/** The same for a person. */
	readonly says: string;
}

/** A worker that has not told of itself for so long is taken to be gone; what it did today still counts. */
const GONE = 10 * MINUTE;

/**
 * One standing for each organisation and account: what workers used is added up, and what the vendor said last holds.
 * @param rows snapshots of this process and of others, in any order; the newest of each worker counts, and rows that are none do not
 */
export const standings = (rows: readonly Row[], now: number): Standing[] => {
	const newest = new Map<string, Snapshot>();
	for (const row of rows.map(asSnapshot)) {
		if (!row || row.taken_at.slice(0, 10) !== isoOf(now).slice(0, 10)) continue;
		const key = JSON.stringify([row.worker, row.vendor, row.organisation, row.account]);
		if ((newest.get(key)?.taken_at ?? '') < row.taken_at) newest.set(key, row);
	}
	const organisations = new Map<string, Snapshot[]>();
	for (const row of newest.values()) {
		const key = JSON.stringify([row.vendor, row.organisation, row.account]);
		organisations.set(key, [...(organisations.get(key) ?? []), row]);
	}
	return [...organisations.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, all]) => standingOf(all, now));
};

function standingOf(all: readonly Snapshot[], now: number): Standing {
	const here = all.filter(({ taken_at: at }) => now - Date.parse(at) < GONE);
	const sum = (of: readonly Snapshot[], count: (row: Snapshot) => number): number => of.reduce((total, row) => total + count(row), 0);
	const told = [...all].filter((row) => row.left_today !== '').sort((one, other) => (one.told_at < other.told_at ? 1 : -1))[0];
	const latest = [...all].sort((one, other) => (one.taken_at < other.taken_at ? 1 : -1))[0]!;
	// Whoever knows of a day that is used up is right, however little the others know.
	const from = (name: `${Priority}_from`): string =>
		[...all.map((row) => row[name])]
			.filter((time) => Date.parse(time) > now)
			.sort()
			.at(-1) ?? '';
	const standing = {
		vendor: latest.vendor,
		organisation: latest.organisation,
		account: latest.account,
		workers: all.map(({ worker }) => worker).sort(),
		since: isoOf(Math.min(...all.map(({ taken_at: at }) => Date.parse(at)))),
		calls_this_minute: sum(here, (row) => row.calls_this_minute),
		calls_today: sum(all, (row) => row.calls_today),
		bytes_today: sum(all, (row) => row.bytes_today),
		refused_today: sum(all, (row) => row.refused_today),
		left_this_minute: latest.left_this_minute,
		left_today: told?.left_today ?? '',
		of_today: Math.max(...all.map(({ of_today: of }) => Number(of))) || '',
		told_at: told?.told_at ?? '',
		under_way: sum(here, (row) => row.under_way),
		waiting_live: sum(here, (row) => row.waiting_live),
		waiting_replay: sum(here, (row) => row.waiting_replay),
		waiting_backfill: sum(here, (row) => row.waiting_backfill),
		live_from: from('live_from'),
		replay_from: from('replay_from'),
		backfill_from: from('backfill_from'),
	} as const;
	return { ...standing, says: inWords(standing) };
}

const inWords = (standing: Omit<Standing, 'says'>): string => {
	const { vendor, organisation, calls_today: calls, left_today: left, of_today: of, refused_today: refused } = standing;
	const waiting = priorities.map((priority) => [priority, standing[`waiting_${priority}`]] as const).filter(([, count]) => count);
	const off = priorities.map((priority) => [priority, standing[`${priority}_from`]] as const).filter(([, time]) => time);
	return [
		`${vendor}${organisation ? `, ${organisation}` : ''}: ${calls} calls today`,
		...(left === '' ? [] : [`${left}${of === '' ? '' : ` of ${of}`} left`]),
		...(refused ? [`${refused} turned away`] : []),
		...(waiting.length ? [`waiting: ${waiting.map(([priority, count]) => `${count} ${priority}`).join(', ')}`] : []),
		...off.map(([priority, time]) => `${priority} put off until ${time}`),
	].join('; ');
};

const count = (value: unknown): number => Math.max(0, Number(value)) || 0;
const countOrNone = (value: unknown): number | '' => (textOf(value) === '' ? '' : count(value));
const time = (value: unknown): string => (value === null || value === undefined || value === '' ? '' : (timeOf(value)?.toISOString() ?? ''));

/** A row as it comes back from a table, where it is a snapshot. */
function asSnapshot(row: Row): Snapshot | undefined {
	const [worker, vendor, at] = [textOf(row['worker']), textOf(row['vendor']), time(row['taken_at'])];
	if (!worker || !vendor || !at) return undefined;
	return {
		worker,
		taken_at: at,
		vendor,
		organisation: textOf(row['organisation']),
		account: textOf(row['account']),
		calls_this_minute: count(row['calls_this_minute']),
		calls_today: count(row['calls_today']),
		bytes_today: count(row['bytes_today']),
		refused_today: count(row['refused_today']),
		left_this_minute: countOrNone(row['left_this_minute']),
		left_today: countOrNone(row['left_today']),
		of_today: countOrNone(row['of_today']),
		told_at: time(row['told_at']),
		under_way: count(row['under_way']),
		waiting_live: count(row['waiting_live']),
		waiting_replay: count(row['waiting_replay']),
		waiting_backfill: count(row['waiting_backfill']),
		live_from: time(row['live_from']),
		replay_from: time(row['replay_from']),
		backfill_from: time(row['backfill_from']),
	};
}
