import { Decimal } from './libraries/decimal';

/** Beyond it nothing is money, and sums would take for ever. */
const LARGEST = 1e40;

/** Plain decimals only: "1,234.50" and "1e9" are not guessed at. */
export const decimalOf = (value: unknown): Decimal | undefined => {
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	const text = String(value).trim();
	const plainNumber =
		typeof value === 'number' ? value === 0 || (Math.abs(value) < LARGEST && Math.abs(value) > 1 / LARGEST) : /^[+-]?\d{1,40}(\.\d{1,40})?$/.test(text);
	return plainNumber ? new Decimal(text.replace(/^\+/, '')) : undefined;
};

/** A number where it holds the decimal exactly, else its text. */
export const plain = (decimal: Decimal): number | string => {
	const number = Number(decimal.toFixed());
	return Number.isFinite(number) && new Decimal(number).eq(decimal) ? number : decimal.toFixed();
};

/** Money in cents, halves up, as Xero rounds a line. */
export const cents = (amount: Decimal): Decimal => amount.round(2, Decimal.roundHalfUp);

export const sum = (amounts: readonly Decimal[]): Decimal => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
