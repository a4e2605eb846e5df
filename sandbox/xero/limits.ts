import type { Answer, WordedFault } from '../vendor';
import { guidOf } from './ids';
import type { State } from './state';

/** Calls are counted per app and organisation, in fixed windows that begin at a moment of the organisation's own. */

const IN_FLIGHT = 5;
const APP_MINUTE = 10_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Problem = Extract<WordedFault, { kind: 'rate-limit' }>['problem'];

interface Counter {
	readonly problem: Problem;
	readonly key: string;
	readonly length: number;
	readonly most: number;
}

const countersOf = ({ tier }: State, app: string, tenant: string): readonly Counter[] => [
	{ problem: 'minute', key: `minute ${app} ${tenant}`, length: MINUTE, most: tier.minute },
	{ problem: 'day', key: `day ${app} ${tenant}`, length: DAY, most: tier.day },
	{ problem: 'appminute', key: `appminute ${app}`, length: MINUTE, most: APP_MINUTE },
];

/** Counts a call, or says which limit forbids it. */
export function limit(state: State, now: number, app: string, tenant: string, inFlight: number): Answer | undefined {
	const counters = countersOf(state, app, tenant);
	if (inFlight >= IN_FLIGHT) return tooMany(state, now, app, tenant, 'concurrent');
	const spent = counters.find((counter) => windowOf(state, now, counter).used >= counter.most);
	if (spent) return tooMany(state, now, app, tenant, spent.problem);
	for (const counter of counters) windowOf(state, now, counter).used += 1;
	return undefined;
}

/** A 429 has no body. Unsure: how the last two problems are spelled. Retry-After comes with minute and day only. */
export function tooMany(state: State, now: number, app: string, tenant: string, problem: Problem, retryAfter?: number): Answer {
	const counter = countersOf(state, app, tenant).find((each) => each.problem === problem);
	const waits = problem === 'minute' || problem === 'day';
	const ends = counter && windowOf(state, now, counter).begins + counter.length;
	const seconds = retryAfter ?? Math.max(1, Math.ceil(((ends ?? now) - now) / 1000));
	return {
		status: 429,
		headers: { ...remaining(state, now, app, tenant, problem), 'X-Rate-Limit-Problem': problem, ...(waits ? { 'Retry-After': String(seconds) } : {}) },
	};
}

const HEADERS: Readonly<Record<string, string>> = { minute: 'X-MinLimit-Remaining', day: 'X-DayLimit-Remaining', appminute: 'X-AppMinLimit-Remaining' };

export function remaining(state: State, now: number, app: string, tenant: string, spent?: Problem): Record<string, string> {
	return Object.fromEntries(
		countersOf(state, app, tenant).map((counter) => [
			HEADERS[counter.problem] ?? counter.problem,
			String(counter.problem === spent ? 0 : Math.max(0, counter.most - windowOf(state, now, counter).used)),
		]),
	);
}

const moments = new Map<string, number>();
/** The same of the same counter, whenever it is asked for. */
function momentOf(key: string): number {
	if (!moments.has(key)) moments.set(key, parseInt(guidOf(key).slice(0, 8), 16));
	return moments.get(key)!;
}

function windowOf(state: State, now: number, { key, length }: Counter) {
	const offset = momentOf(key) % length;
	const begins = now - ((((now - offset) % length) + length) % length);
	const known = state.windows.get(key);
	if (known?.begins === begins) return known;
	const fresh = { begins, used: 0 };
	state.windows.set(key, fresh);
	return fresh;
}
