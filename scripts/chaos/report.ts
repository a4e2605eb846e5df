import Big from 'big.js';
import type { Verdict } from '../../test/chaos/checker';
import { outcomes, type FaultRow, type Tally } from '../../test/chaos/tally';
import { say, table } from '../progress';

/** What a run came to, as a table of every fault and every outcome. */

export interface Sum {
	events: number;
	executions: number;
	written: number;
	waiting: number;
	readonly lost: string[];
	readonly duplicate: string[];
	readonly wrong: string[];
	readonly currencies: Map<string, { invoices: number; books: Big; xero: Big }>;
}

export const nothing = (): Sum => ({ events: 0, executions: 0, written: 0, waiting: 0, lost: [], duplicate: [], wrong: [], currencies: new Map() });

export function addTo(sum: Sum, { events, executions, verdict, about }: { events: number; executions: number; verdict: Verdict; about: string }): void {
	sum.events += events;
	sum.executions += executions;
	sum.written += verdict.written.length;
	sum.waiting += verdict.waiting.length;
	for (const kind of ['lost', 'duplicate', 'wrong'] as const) sum[kind].push(...verdict[kind].map((one) => `${about}: ${one}`));
	for (const { currency, invoices, books, xero } of verdict.sums) {
		const before = sum.currencies.get(currency) ?? { invoices: 0, books: new Big(0), xero: new Big(0) };
		sum.currencies.set(currency, { invoices: before.invoices + invoices, books: before.books.plus(books), xero: before.xero.plus(xero) });
	}
}

const SHOWN = 20;

export function print(title: string, sum: Sum, tally: Tally, minutes: number): void {
	say(`\n${title}: ${sum.events} events, ${sum.executions} executions, ${minutes.toFixed(1)} minutes\n`);
	const row = (name: string, { injected, became }: FaultRow): (string | number)[] => [name, injected, ...outcomes.map((outcome) => became[outcome])];
	say(
		table([
			['fault', 'injected', ...outcomes.map((outcome) => `events ${outcome}`)],
			...[...tally.faults].filter(([, { injected }]) => injected > 0).map(([name, one]) => row(name, one)),
			row('all events', tally.all),
		]),
	);
	say();
	say(
		table([
			['currency', 'invoices', 'Zoho Books', 'Xero'],
			...[...sum.currencies].map(([currency, { invoices, books, xero }]) => [currency, invoices, books.toFixed(2), xero.toFixed(2)]),
		]),
	);
	say(
		`\nrecords written ${sum.written}, waiting for a person ${sum.waiting}, lost ${sum.lost.length}, duplicate ${sum.duplicate.length}, otherwise wrong ${sum.wrong.length}`,
	);
	for (const kind of ['lost', 'duplicate', 'wrong'] as const) for (const one of sum[kind].slice(0, SHOWN)) say(`  ${kind}: ${one}`);
}

/** What has to hold, each a test of its own. */
export const tests = (sum: Sum, wanted: number): Record<string, boolean> => ({
	[`at least ${wanted} events`]: sum.events >= wanted,
	'0 lost': sum.lost.length === 0,
	'0 duplicate': sum.duplicate.length === 0,
	'sums equal per currency, every written record with an audit row': sum.wrong.length === 0,
	'three currencies': sum.currencies.size >= 3,
});
