import Big from 'big.js';

/** Decimal arithmetic, rounded half up. Unsure: Xero does not document its mode at exactly half a cent; all published samples fit half up. */
export const decimal = (value: unknown): Big => new Big(value === undefined || value === null || value === '' ? 0 : String(value));
export const rounded = (value: Big, places = 2): Big => value.round(places, Big.roundHalfUp);
export const sum = (values: readonly Big[]): Big => values.reduce((total, value) => total.plus(value), new Big(0));
/** Xero's JSON carries money as numbers. */
export const number = (value: Big): number => Number(value.toString());

export function isDecimal(value: unknown): boolean {
	try {
		new Big(String(value));
		return true;
	} catch {
		return false;
	}
}

/** As a person reads it on the page. */
export const printed = (value: unknown): string =>
	decimal(value)
		.toFixed(2)
		.replace(/\B(?=(\d{3})+(?!\d)(?=\.))/g, ',');
