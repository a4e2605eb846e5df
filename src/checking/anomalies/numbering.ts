import type { Kind } from './document';

/** A number of a series that counts up: `INV-0412` is 412 of `INV-`. */
export interface Numbered {
	readonly series: string;
	readonly counter: number;
	/** How many digits the counter is written with. */
	readonly digits: number;
}

/** A year that stands before the counter without a sign between them belongs to the series: it starts again with every year. */
const YEAR = /^(.*?(?:19|20)\d\d)(\d{3,8})$/;
const COUNTED = /^(.*?)(\d{1,12})$/;

export const numberedAs = (number: string): Numbered | undefined => {
	const [, series, digits] = YEAR.exec(number) ?? COUNTED.exec(number) ?? [];
	return series === undefined || digits === undefined ? undefined : { series: series.toUpperCase(), counter: Number(digits), digits: digits.length };
};

export const written = (series: string, counter: number, digits: number): string => `${series}${String(counter).padStart(digits, '0')}`;

/** Only these are numbered by the organisation itself; a bill has the number of the one who sent it. */
export const isOwnNumbering = (kind: Kind): boolean => kind === 'invoice' || kind === 'customerCredit';
