import type { Fault } from '../../sandbox/faults';
import type { Chance } from '../mapping/random';

/** What can go wrong, by the name that the table shows. */
export const faultNames = [
	'delivered twice',
	'delivered out of order',
	'delivery lost',
	'answer dropped after commit',
	'connection cut before',
	'slow answer',
	'body truncated',
	'429 with Retry-After',
	'429 without Retry-After',
	'429 for the day',
	'5xx once',
	'5xx after commit',
	'5xx burst',
	'HTML in place of JSON',
	'token expired',
	'rotation race',
	'consent revoked',
	'organisation removed',
	'contact archived',
	'lock date moved',
	'n8n killed at random',
	'n8n killed at a stage boundary',
	'run failed behind its start',
	"n8n's clock stepped",
	'daylight saving changed',
] as const;
export type FaultName = (typeof faultNames)[number];

/** How often what happens; shares of one. */
export interface Rates {
	readonly duplicates: number;
	readonly reordered: number;
	readonly lost: number;
	/** Of writes. */
	readonly dropped: number;
	/** Of requests, all kinds of errors together. */
	readonly errors: number;
	/** Of runs: a node that is not ours fails, as a table does whose database is busy. */
	readonly runs: number;
}

export const usual: Rates = { duplicates: 0.05, reordered: 0.05, lost: 0.02, dropped: 0.02, errors: 0.05, runs: 0.03 };

/** A fault on the way, with the milliseconds that it takes beside. */
export interface Drawn {
	readonly name: FaultName;
	readonly fault: Fault;
	readonly takes?: number;
}

const status = (code: number, afterCommit = false): Fault => ({ kind: 'status', status: code, headers: {}, body: '', ...(afterCommit ? { afterCommit } : {}) });

type Making = (luck: Chance, vendor: string) => Drawn;

/** Errors, each as likely as the other but the rare ones at the end. */
const errors: readonly Making[] = [
	() => ({ name: 'connection cut before', fault: { kind: 'cut-before' } }),
	(luck) => ({ name: 'slow answer', fault: { kind: 'timeout', ms: 0 }, takes: luck.int(5_000, 55_000) }),
	() => ({ name: 'body truncated', fault: { kind: 'truncated' } }),
	(luck) => ({ name: '429 with Retry-After', fault: { kind: 'rate-limit', problem: 'minute', retryAfter: luck.int(1, 60) } }),
	() => ({ name: '429 without Retry-After', fault: { kind: 'rate-limit', problem: 'concurrent' } }),
	(luck) => ({ name: '5xx once', fault: status(luck.of([500, 502, 503, 504])) }),
	() => ({ name: '5xx after commit', fault: status(500, true) }),
	() => ({ name: 'HTML in place of JSON', fault: { kind: 'html', status: 503 } }),
	() => ({ name: 'token expired', fault: { kind: 'expired-token' } }),
];

const daily: Making = (luck) => ({ name: '429 for the day', fault: { kind: 'rate-limit', problem: 'day', retryAfter: luck.int(1800, 7200) } });

/** What happens to this request. In a burst nearly all of them fail alike. */
export function draw(luck: Chance, rates: Rates, request: { readonly vendor: string; readonly writes: boolean }, isBurst: boolean): Drawn | undefined {
	if (isBurst && luck.is(0.9)) return { name: '5xx burst', fault: status(503) };
	if (request.writes && luck.is(rates.dropped)) return { name: 'answer dropped after commit', fault: { kind: 'cut-after-commit' } };
	if (!luck.is(rates.errors)) return undefined;
	if (luck.is(0.02)) return daily(luck, request.vendor);
	return luck.of(errors)(luck, request.vendor);
}
