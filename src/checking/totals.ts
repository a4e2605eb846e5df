import { cents, decimalOf } from '../decimals';
import type { Issue } from '../failure';
import type { Decimal } from '../libraries/decimal';
import { findFirst } from '../mapping/path';
import type { Paths, TotalsAt } from '../mapping/rule';
import { isFilled, type Row } from '../record';
import { xeroTotals, type Totals } from './money';
import { zohoTotals } from './zohoMoney';

/** Who reckons, by where a document keeps its lines. */
const reckoners: Readonly<Record<string, { readonly who: string; readonly totals: (record: Row, rates: readonly unknown[]) => Totals }>> = {
	LineItems: { who: 'Xero', totals: xeroTotals },
	line_items: { who: 'Zoho', totals: zohoTotals },
};

export interface Reckoned {
	readonly who: string;
	/** The field that the lines stand in. */
	readonly lines: string;
	readonly totals: Totals;
}

/** What the target will compute of a document; nothing of a record without lines. */
export const reckonedOf = (record: Row, rates: Readonly<Record<string, readonly unknown[]>>): Reckoned | undefined => {
	const [lines, reckoner] = Object.entries(reckoners).find(([name]) => isFilled(record[name])) ?? [];
	return lines === undefined || !reckoner ? undefined : { who: reckoner.who, lines, totals: reckoner.totals(record, rates[lines] ?? []) };
};

/** An amount as the source states it, and where. */
export const statedAt = (source: Row, paths: Paths | undefined): Stated => {
	const { value, at } = findFirst({ record: source, row: source, place: '' }, paths);
	return { amount: decimalOf(value), at };
};

/**
 * The amount guard: what the target will compute must be what the source says, to the cent. Where roundings are closed up to a tolerance in cents, the tax
 * may differ by that much, which is said.
 */
export const compareTotals = (
	record: Row,
	rates: Readonly<Record<string, readonly unknown[]>>,
	source: Row,
	at: TotalsAt | undefined,
	tolerance = 0,
): Issue[] => {
	const reckoned = reckonedOf(record, rates);
	if (!at || !reckoned) return [];
	const { who, totals } = reckoned;
	const { value: code } = findFirst({ record: source, row: source, place: '' }, at.currency);
	const currency = typeof code === 'string' ? ` ${code}` : '';
	const total = statedAt(source, at.total);
	if (total.amount) {
		const tax = difference(statedAt(source, at.tax), totals.tax, currency, who);
		return [...difference(total, totals.total, currency, who), ...tax.map((one) => withinTolerance(one, tolerance))].map(({ off: _, ...one }) => one);
	}
	const priced = statedAt(source, at.lines);
	return priced.amount ? difference(priced, totals.lines, currency, who).map(({ off: _, ...one }) => one) : [unchecked(total.at || priced.at)];
};

export interface Stated {
	readonly amount: Decimal | undefined;
	readonly at: string;
}

type Difference = Issue & { readonly off: Decimal };

const withinTolerance = (one: Difference, tolerance: number): Difference =>
	one.off.abs().times(100).lte(tolerance)
		? { ...one, rule: 'tax-rounded', severity: 'warning', fix: 'Nothing is to be done: the difference lies within the rounding tolerance.' }
		: one;

/** Compared as stated: a source that counts tenths of a cent does not agree with one that counts cents. */
function difference({ amount: stated, at }: Stated, computed: Decimal, currency: string, who: string): Difference[] {
	if (!stated) return [];
	const off = computed.minus(stated);
	if (off.eq(0)) return [];
	const by = off.abs().times(100).toFixed();
	const says = `is ${money(stated)}${currency} in the source, but ${who} would compute ${money(computed)}${currency}: ${by} cent${by === '1' ? '' : 's'} too ${off.gt(0) ? 'much' : 'little'}`;
	const fix = `Compare prices, discounts and the rounding of tax in the source; where only rounding differs, add an adjustment to the source document or enter it in ${who} by hand.`;
	return [{ rule: 'totals-differ', severity: 'error', at, says, fix, off }];
}

const money = (amount: Decimal): string => (amount.eq(cents(amount)) ? amount.toFixed(2) : amount.toFixed());

const unchecked = (at: string): Issue => ({
	rule: 'totals-unchecked',
	severity: 'warning',
	at,
	says: 'the source states no total, so the amounts could not be compared',
	fix: 'Read the full record from the source before mapping it.',
});
