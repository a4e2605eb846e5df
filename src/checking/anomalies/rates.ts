import { decimalOf } from '../../decimals';
import { Decimal } from '../../libraries/decimal';
import { isFilled, rowsIn, type Row } from '../../record';
import { textOf } from './text';

/** The percentage of a tax by what a line calls it: Xero's tax type, Zoho's tax id. */
export type Rates = ReadonlyMap<string, string>;

/** A record to be written names its taxes only, so what they come to is learnt from tax rates among the history and from the lines of earlier documents. */
export const learnRates = (rows: readonly Row[]): Rates => {
	const rates = new Map<string, string>();
	const largest = new Map<string, Taxed>();
	const learn = (code: unknown, rate: unknown) => {
		const decimal = isFilled(code) ? decimalOf(rate) : undefined;
		if (decimal) rates.set(textOf(code), decimal.toFixed());
	};
	for (const row of rows) {
		if (isFilled(row['EffectiveRate'])) learn(row['TaxType'], row['EffectiveRate']);
		if (isFilled(row['tax_percentage'])) learn(row['tax_id'], row['tax_percentage']);
		const inclusive = textOf(row['LineAmountTypes']).toLowerCase() === 'inclusive';
		for (const line of rowsIn(row['LineItems'])) keepLargest(largest, line, inclusive);
		for (const line of rowsIn(row['line_items'])) if (!rates.has(textOf(line['tax_id']))) learn(line['tax_id'], line['tax_percentage']);
	}
	for (const [code, taxed] of largest) if (!rates.has(code)) learn(code, percent(taxed)?.toFixed());
	return rates;
};

interface Taxed {
	readonly line: Row;
	readonly inclusive: boolean;
}

/** Tax is rounded to cents, so the largest line tells the rate best. */
function keepLargest(largest: Map<string, Taxed>, line: Row, inclusive: boolean): void {
	const code = line['TaxType'];
	if (typeof code !== 'string' || !isFilled(line['TaxAmount'])) return;
	if (sizeOf(line) > sizeOf(largest.get(code)?.line ?? {})) largest.set(code, { line, inclusive });
}

const sizeOf = (line: Row): number => Math.abs(Number(line['LineAmount'])) || 0;

function percent({ line, inclusive }: Taxed): Decimal | undefined {
	const [amount, tax] = [decimalOf(line['LineAmount']), decimalOf(line['TaxAmount'])];
	if (!amount || !tax) return undefined;
	const net = inclusive ? amount.minus(tax) : amount;
	return net.eq(0) ? undefined : tax.times(100).div(net).round(2, Decimal.roundHalfUp);
}
