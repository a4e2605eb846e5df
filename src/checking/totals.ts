import { cents, decimalOf } from '../decimals';
import type { Issue } from '../failure';
import type { Decimal } from '../libraries/decimal';
import { isFilled, type Row } from '../record';
import { xeroTotals } from './money';

/** Where a source keeps its totals. */
export interface TotalsAt {
	readonly total: string;
	readonly tax: string;
	readonly currency: string;
}

const LINES = 'LineItems';

/** The amount guard: what the target will compute must be what the source says, to the cent. */
export const compareTotals = (record: Row, rates: Readonly<Record<string, readonly unknown[]>>, source: Row, at: TotalsAt | undefined): Issue[] => {
	if (!at || !isFilled(record[LINES])) return [];
	const total = decimalOf(source[at.total]);
	if (!total) return [unchecked(at.total)];
	const computed = xeroTotals(record, rates[LINES] ?? []);
	const currency = typeof source[at.currency] === 'string' ? ` ${String(source[at.currency])}` : '';
	const tax = decimalOf(source[at.tax]);
	return [...difference(at.total, total, computed.total, currency), ...(tax ? difference(at.tax, tax, computed.tax, currency) : [])];
};

/** Compared as stated: a source that counts tenths of a cent does not agree with one that counts cents. */
function difference(at: string, stated: Decimal, computed: Decimal, currency: string): Issue[] {
	const off = computed.minus(stated);
	if (off.eq(0)) return [];
	const by = off.abs().times(100).toFixed();
	const says = `is ${money(stated)}${currency} in the source, but Xero would compute ${money(computed)}${currency}: ${by} cent${by === '1' ? '' : 's'} too ${off.gt(0) ? 'much' : 'little'}`;
	const fix =
		'Compare prices, discounts and the rounding of tax in the source; where only rounding differs, add an adjustment to the source document or enter it in Xero by hand.';
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
