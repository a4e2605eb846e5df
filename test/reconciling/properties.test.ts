import { decimalOf, sum } from '../../src/decimals';
import type { Outcome } from '../../src/reconciling/outcome';
import { presets } from '../../src/reconciling/presets';
import { reconcile } from '../../src/reconciling/reconcile';
import type { SummaryRow } from '../../src/reconciling/summary';
import type { Row } from '../../src/record';
import { chance } from '../mapping/random';
import { inBooks, inXero, shuffled, sides } from './invoices';

/** What holds of any two sides. */

const { plan } = presets.invoice;
const compared = (left: readonly unknown[], right: readonly unknown[]): Outcome[] => [...reconcile(plan, left, right)];
const summaries = (outcomes: readonly Outcome[]): SummaryRow[] => outcomes.flatMap((one) => (one.to === 'summary' ? [one.row] : []));

/** The records of a side that outcomes are about, each as often as it is spoken of. */
const places = (outcomes: readonly Outcome[], side: 'left' | 'right'): number[] =>
	outcomes
		.flatMap((one) => {
			if (one.to === 'agreed' || one.to === 'different') return [one[side].at];
			if (one.to === 'missing') return one.has === side ? [one.facts.at] : [];
			return one.to === 'error' && one.side === side ? [one.at] : [];
		})
		.sort((one, other) => one - other);
const each = (records: readonly unknown[]): number[] => records.map((_, index) => index);

it('every record comes out exactly once, whatever the sides are', () => {
	const random = chance(11);
	let spoken = 0;
	for (let run = 0; run < 400; run++) {
		const { left, right } = sides(random, random.int(0, 40));
		for (const side of [left, right]) if (random.is(0.2)) side.push({ total: 1 });
		const outcomes = compared(left, right);
		expect(places(outcomes, 'left')).toEqual(each(left));
		expect(places(outcomes, 'right')).toEqual(each(right));
		spoken += left.length + right.length;
	}
	expect(spoken).toBeGreaterThan(5000);
});

it('sums are exact, for each month and currency by itself', () => {
	const random = chance(12);
	for (let run = 0; run < 200; run++) {
		const { left, right } = sides(random, 40);
		const rows = summaries(compared(left, right));
		for (const row of rows) {
			const belongs = (date: unknown, code: unknown): boolean => String(date).startsWith(row.period) && code === row.currency;
			const lefts = left.filter((one) => one['status'] !== 'void' && belongs(one['date'], one['currency_code']));
			const rights = right.filter((one) => one['Status'] !== 'VOIDED' && belongs(one['Date'], one['CurrencyCode']));
			const total = (some: readonly Row[], name: string): string => sum(some.map((one) => decimalOf(one[name])!)).toFixed();
			expect(row).toMatchObject({
				leftCount: lefts.length,
				rightCount: rights.length,
				leftSum: total(lefts, 'total'),
				rightSum: total(rights, 'Total'),
				difference: sum([decimalOf(total(lefts, 'total'))!, decimalOf(total(rights, 'Total'))!.times(-1)]).toFixed(),
			});
		}
		expect(rows.reduce((count, { leftCount, leftVoided }) => count + leftCount + leftVoided, 0)).toBe(left.length);
	}
});

it('hashes are equal if and only if both sides hold the same keys with the same amounts, each as often, in any order', () => {
	const random = chance(13);
	const seen = { equal: 0, unequal: 0 };
	for (let run = 0; run < 600; run++) {
		const pairs = Array.from({ length: random.int(1, 12) }, () => [random.int(1, 4), random.int(1, 2) * 100] as const);
		const others = random.is(0.5) ? shuffled(random, pairs) : Array.from({ length: pairs.length }, () => [random.int(1, 4), random.int(1, 2) * 100] as const);
		const rows = summaries(
			compared(
				pairs.map(([key, cents]) => inBooks(key, cents)),
				others.map(([key, cents]) => inXero(key, cents)),
			),
		);
		const bag = (some: readonly (readonly [number, number])[]): string =>
			some
				.map((one) => one.join('='))
				.sort()
				.join();
		const isSame = bag(pairs) === bag(others);
		expect(rows.map(({ equal, leftHash, rightHash }) => [equal, leftHash === rightHash])).toEqual([[isSame, isSame]]);
		seen[isSame ? 'equal' : 'unequal']++;
	}
	expect(Math.min(seen.equal, seen.unequal)).toBeGreaterThan(150);
});

it('the order of the records changes nothing in the sums', () => {
	const random = chance(14);
	for (let run = 0; run < 50; run++) {
		const { left, right } = sides(random, 30);
		expect(summaries(compared(shuffled(random, left), shuffled(random, right)))).toEqual(summaries(compared(left, right)));
	}
});

it('of 20,000 records with one key each finds its other without looking at all', () => {
	const started = Date.now();
	const many = Array.from({ length: 20_000 }, (_, index) => index + 1);
	const outcomes = compared(
		many.map((cents) => inBooks('SAME', cents)),
		many.map((cents) => inXero('SAME', cents)),
	);
	expect(outcomes.filter(({ to }) => to === 'missing')).toEqual([]);
	expect(outcomes.filter(({ to }) => to === 'agreed')).toHaveLength(20_000);
	expect(Date.now() - started).toBeLessThan(20_000);
});
