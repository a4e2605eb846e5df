import type { Decimal } from '../libraries/decimal';
import { rowsIn, textOf, type Row } from '../record';
import { amount } from './order';
import { joined, type LineTax } from './taxes';

export const SHOPIFY = 'shopify';

/** The taxes of a row; Shopify says rates as shares of one. */
export const taxesIn = (row: Row, net: Decimal): LineTax =>
	joined(
		rowsIn(row['tax_lines']).map(({ title, rate, price }) => ({ name: textOf(title), percentage: amount(rate).times(100), amount: amount(price) })),
		net,
	);
