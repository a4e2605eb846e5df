import type { Answer } from '../wire/conversation';
import { isUnknown, type Dialect } from '../wire/dialect';
import { widthAfter, withinMinute, type Width } from '../wire/pace';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What a vendor said is left, and when, in milliseconds. */
export interface Reading {
	readonly left: number;
	readonly at: number;
}

/** What a process did on one day (UTC). */
export interface Spent {
	readonly day: string;
	readonly calls: number;
	readonly bytes: number;
	/** Calls that the vendor turned away because there were too many. */
	readonly refused: number;
}

/** What a process knows of the calls to one organisation, its own and, by the vendor's answers, those of others. Times are in milliseconds. */
export interface Lane {
	readonly width: Width;
	readonly inFlight: number;
	/** When calls of the last minute started. */
	readonly started: readonly number[];
	readonly minute?: Reading;
	readonly day?: Reading;
	/** How many calls the day has in all, as far as can be told. */
	readonly allowance: number;
	/** An end of a day that the vendor named; others follow every 24 hours. */
	readonly dayEnds?: number;
	/** The vendor said to wait until then. */
	readonly heldUntil: number;
	/** The vendor said that nothing is left before then. */
	readonly usedUpUntil: number;
	/** A call is under way that shows whether a new day has begun. */
	readonly asking: boolean;
	readonly spent: Spent;
}

/** Whoever begins does not know how many others there are; what the vendor bears is learnt within ten calls. */
const AT_FIRST = 2;

export const emptyLane = ({ atOnce }: Pick<Dialect, 'atOnce'>): Lane => ({
	width: { atOnce: Math.min(AT_FIRST, atOnce), calm: 0 },
	inFlight: 0,
	started: [],
	allowance: 0,
	heldUntil: 0,
	usedUpUntil: 0,
	asking: false,
	spent: { day: '', calls: 0, bytes: 0, refused: 0 },
});

export const afterStart = (lane: Lane, asks: boolean, now: number): Lane => ({
	...lane,
	inFlight: lane.inFlight + 1,
	started: [...withinMinute(lane.started, now), now],
	asking: lane.asking || asks,
});

/** Answers of calls that were under way together come in any order; more than that is a new minute or day. */
const SHUFFLED = 10;

const readAnew = (before: Reading | undefined, left: number | undefined, believed: number, now: number): Reading | undefined => {
	if (left === undefined) return before;
	const isLate = before !== undefined && now - before.at < believed && left > before.left && left - before.left <= SHUFFLED;
	return { left: isLate ? before.left : left, at: now };
};

/** Where the vendor does not say when the calls are back, as where they come back one by one. */
const UNTOLD = HOUR / 2;

/** A call, as it was let go. */
interface Call {
	readonly dialect: Dialect;
	/** How many may be under way at once. */
	readonly atOnce: number;
	/** It was to show whether a new day has begun. */
	readonly asks: boolean;
}

/** What an answer teaches; there is none where sending it threw. */
export const afterAnswer = (lane: Lane, { dialect, atOnce, asks }: Call, answer: Answer | undefined, now: number): Lane => {
	const over = { ...lane, inFlight: lane.inFlight - 1, asking: lane.asking && !asks };
	// A sign-in that failed asked nothing of the organisation.
	if (!answer || answer.problem) return over;
	const limit = dialect.limit(answer);
	const { leftThisMinute, leftToday } = dialect.remaining?.(answer) ?? {};
	const { of = 0, endsIn } = dialect.day?.(answer) ?? {};
	const isUsedUp = limit?.kind === 'day';
	const ends = isUsedUp ? limit.seconds : endsIn;
	const usedUpUntil = isUsedUp ? now + (ends === undefined ? UNTOLD : ends * 1000) : lane.usedUpUntil;
	return {
		...over,
		width: widthAfter(lane.width, dialect, {
			refused: limit?.kind === 'concurrent',
			under: lane.inFlight,
			// No answer proves nothing, and nor does one of a vendor in trouble.
			full: lane.inFlight >= atOnce && !isUnknown(answer),
			now,
		}),
		// When the wait is over that it names, the minute is a new one.
		minute: limit?.kind === 'minute' ? undefined : readAnew(lane.minute, leftThisMinute, MINUTE, now),
		day: isUsedUp ? { left: 0, at: now } : readAnew(lane.day, leftToday, HOUR, now),
		allowance: Math.max(lane.allowance, of),
		...(ends === undefined ? {} : { dayEnds: now + ends * 1000 }),
		heldUntil: limit?.kind === 'minute' ? Math.max(lane.heldUntil, now + (limit.seconds ?? 60) * 1000) : lane.heldUntil,
		usedUpUntil,
		spent: spentAfter(lane.spent, answer.size ?? 0, limit !== undefined, now),
	};
};

const spentAfter = (spent: Spent, bytes: number, refused: boolean, now: number): Spent => {
	const day = new Date(now).toISOString().slice(0, 10);
	const before = spent.day === day ? spent : { calls: 0, bytes: 0, refused: 0 };
	return { day, calls: before.calls + 1, bytes: before.bytes + bytes, refused: before.refused + (refused ? 1 : 0) };
};

/** Until when what was last said of the day holds: to its end where that is known, and an hour otherwise, after which one call shows how it stands. */
export const believedUntil = ({ day, dayEnds, usedUpUntil }: Lane): number => {
	if (!day) return 0;
	if (usedUpUntil > day.at) return usedUpUntil;
	if (dayEnds === undefined) return day.at + HOUR;
	return dayEnds + Math.max(0, Math.floor((day.at - dayEnds) / DAY) + 1) * DAY;
};
