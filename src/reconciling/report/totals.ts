import { decimalOf } from '../../decimals';
import { isRow, rowsIn, textOf, type Row } from '../../record';

/** The totals that the row of a comparison holds: one for each kind, month and currency. */
export const totalsIn = (details: unknown): Row[] => (isRow(details) ? rowsIn(details['totals']) : []);

/** An amount as people write it: with cents where it has any. What is no amount stays as it is. */
export const asMoney = (value: unknown): string => {
	const amount = decimalOf(value);
	if (!amount) return textOf(value);
	const exact = amount.toFixed();
	return /\.\d$/.test(exact) ? `${exact}0` : exact;
};
