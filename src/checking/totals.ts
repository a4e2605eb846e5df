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

/** The amount guard: what the target will compute must be what the source says, to the cent. */
export const compareTotals = (record: Row, rates: Readonly<Record<string, readonly unknown[]>>, source: Row, at: TotalsAt | undefined): Issue[] => {
	const [lines, reckoner] = Object.entries(reckoners).find(([name]) => isFilled(record[name])) ?? [];
	if (!at || lines === undefined || !reckoner) return [];
	const stated = (paths: Paths | undefined): Stated => {
		const { value, at: place } = findFirst({ record: source, row: source, place: '' }, paths);
		return { amount: decimalOf(value), at: place };
	};
	const { value: code } = findFirst({ record: source, row: source, place: '' }, at.currency);
	const currency = typeof code === 'string' ? ` ${code}` : '';
	const computed = reckoner.totals(record, rates[lines] ?? []);
	const differing = (one: Stated, amount: Decimal): Issue[] => difference(one, amount, currency, reckoner.who);
	const total = stated(at.total);
	if (total.amount) return [...differing(total, computed.total), ...differing(stated(at.tax), computed.tax)];
	const priced = stated(at.lines);
	return priced.amount ? differing(priced, computed.lines) : [unchecked(total.at || priced.at)];
};

interface Stated {
	readonly amount: Decimal | undefined;
	readonly at: string;
}

/** Compared as stated: a source that counts tenths of a cent does not agree with one that counts cents. */
function difference({ amount: stated, at }: Stated, computed: Decimal, currency: string, who: string): Issue[] {
	if (!stated) return [];
	const off = computed.minus(stated);
	if (off.eq(0)) return [];
	const by = off.abs().times(100).toFixed();
	const says = `is ${money(stated)}${currency} in the source, but ${who} would compute ${money(computed)}${currency}: ${by} cent${by === '1' ? '' : 's'} too ${off.gt(0) ? 'much' : 'little'}`;
	const fix = `Compare prices, discounts and the rounding of tax in the source; where only rounding differs, add an adjustment to the source document or enter it in ${who} by hand.`;
	return [{ rule: 'totals-differ', severity: 'error', at, says, fix }];
}

const money = (amount: Decimal): string => (amount.eq(cents(amount)) ? amount.toFixed(2) : amount.toFixed());

const unchecked = (at: string): Issue => ({
	rule: 'totals-unchecked',
	severity: 'warning',
	at,
	says: 'the source states no total, so the amounts could not be compared',
	fix: 'Read the full record from the source before mapping it.',
});
