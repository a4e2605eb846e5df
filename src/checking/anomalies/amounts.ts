import { decimalOf } from '../../decimals';
import type { Decimal } from '../../libraries/decimal';
import { isFilled, rowsIn, type Row } from '../../record';
import { xeroTotals, type Totals } from '../money';
import { zohoTotals } from '../zohoMoney';
import type { Known } from './kinds';
import type { Rates } from './rates';
import { textOf } from './text';

export interface Amounts {
	readonly gross?: Decimal | undefined;
	readonly net?: Decimal | undefined;
}

/** What a document states, else what its lines come to; with tax only where the rate of every line is known. */
export const amountsOf = (row: Row, { app, kind }: Known, rates: Rates): Amounts => {
	const names = app === 'xero' ? xeroNames : zohoNames;
	if (kind === 'payment') return { gross: decimalOf(row[names.amount]) };
	const gross = decimalOf(row[names.total]);
	const tax = decimalOf(row[names.tax]);
	if (gross && tax) return { gross, net: gross.minus(tax) };
	const lines = rowsIn(row[names.lines]);
	if (lines.length === 0) return { gross };
	const reckoned = app === 'xero' ? ofXeroLines(row, lines, rates) : ofZohoLines(row, lines, rates);
	return { gross: gross ?? reckoned.gross, net: reckoned.net };
};

const xeroNames = { amount: 'Amount', total: 'Total', tax: 'TotalTax', lines: 'LineItems' };
const zohoNames = { amount: 'amount', total: 'total', tax: 'tax_total', lines: 'line_items' };

const known = ({ net, total }: Totals): Amounts => ({ gross: total, net });

function ofXeroLines(row: Row, lines: readonly Row[], rates: Rates): Amounts {
	const mode = textOf(row['LineAmountTypes']).toLowerCase();
	const percents = lines.map((line) => rates.get(textOf(line['TaxType'])));
	const totals = xeroTotals({ LineItems: lines, LineAmountTypes: mode }, percents);
	const isTold = (line: Row, index: number): boolean => isFilled(line['TaxAmount']) || line['TaxType'] === 'NONE' || percents[index] !== undefined;
	if (mode === 'notax' || lines.every(isTold)) return known(totals);
	return mode === 'inclusive' ? { gross: totals.lines } : { net: totals.lines };
}

function ofZohoLines(row: Row, lines: readonly Row[], rates: Rates): Amounts {
	const percents = lines.map((line) => rates.get(textOf(line['tax_id'])));
	const totals = zohoTotals(row, percents);
	if (lines.every((line, index) => !isFilled(line['tax_id']) || percents[index] !== undefined)) return known(totals);
	return row['is_inclusive_tax'] === true ? { gross: totals.total } : { net: totals.net };
}
