import { rowsIn, type Row } from '../../src/record';
import type { Chance } from '../mapping/random';

/** What money and credit is set against: large documents that many payments go to, so that their balances tell what arrived. */

export const OPEN = 40;
/** Larger than all payments together. */
export const LARGE = 90_000_000;

export const numberOf = (index: number): string => `OPEN-${index}`;
/** The first half is in the organisation's own currency. */
export const currencyAt = (index: number): string => (index < OPEN / 2 ? 'NZD' : 'USD');

export interface Part {
	/** Which of the documents. */
	readonly index: number;
	readonly cents: number;
}

/** An amount that is spread over a few documents of one currency. */
export function partsOf(random: Chance): { readonly parts: Part[]; readonly sum: number; readonly currency: string } {
	const foreign = random.is(0.3);
	const from = (foreign ? OPEN / 2 : 0) + random.int(0, OPEN / 2 - 1 - 5);
	const parts = Array.from({ length: random.of([1, 1, 1, 2, 3, 5]) }, (_, step) => ({ index: from + step, cents: random.int(1, 999_999) }));
	return { parts, sum: parts.reduce((sum, { cents }) => sum + cents, 0), currency: foreign ? 'USD' : 'NZD' };
}

export const cents = (amount: unknown): number => Math.round(Number(amount) * 100);

/** What has been applied to each document, in cents, by the number that rows name it with. */
export function applied(sources: readonly Row[], list: string, named: string, amount: string): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	for (const row of sources.flatMap((source) => rowsIn(source[list]))) {
		const number = String(row[named]);
		sums.set(number, (sums.get(number) ?? 0) + cents(row[amount]));
	}
	return sums;
}

/** Each amount must have arrived where its source says. */
export const amountsDiffer = (wanted: readonly unknown[], got: readonly unknown[]): string | undefined =>
	JSON.stringify(wanted) === JSON.stringify(got) ? undefined : `${JSON.stringify(got)} arrived of ${JSON.stringify(wanted)}`;
