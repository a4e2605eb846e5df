import type { Found } from '../kinds';
import { before, namesDocument } from './parts';

/** Calling codes (ITU E.164, with what is assigned). */
const CODES =
	/^(?:1|7|20|21[1-368]|22\d|23\d|24\d|25[0-8]|26\d|27|29[0-1789]|3[0-469]|35\d|37\d|38[0-35-79]|4[013-9]|42[013]|5[1-8]|50\d|59\d|6[0-6]|67[02-9]|68\d|69[0-2]|80[08]|8[1246]|85[02356]|88[0-36-8]|9[0-58]|96\d|97[0-79]|99[2-68])/;

/** A plus sign and digits, with up to two separators or brackets between them. */
const INTERNATIONAL = /(?<![\w+])\+ ?(?:1(?:[ \u00a0.\-/()]{0,2}\d){10}|\(?[2-9](?:[ \u00a0.\-/()]{0,2}\d){7,14})(?![\w]|[,.]\d)/g;
const WITH_ZEROS = /(?<![\w.,+-])00[1-9]\d{0,2}(?:[ \u00a0.\-/](?:\d{1,12}|\(\d{1,5}\))){1,7}(?![\w-]|[,.]\d)/g;
const NORTH_AMERICAN = /(?<![\w.,+/-])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([.-]))[2-9]\d{2}(?:\1|[ .-])\d{4}(?![\w-]|[,.]\d)/g;
/** With the zero that is dialled at home. */
const NATIONAL = /(?<![\w.,+/-])(?:\(0[1-9]\d{0,4}\)[ -]?|0[1-9]\d{0,4}[ \u00a0.\-/])\d{2,8}(?:[ \u00a0.\-/]\d{2,8}){0,4}(?![\w-]|[,.]\d)/g;
/** After a word that says so, digits in any grouping. */
const TOLD =
	/(?<![\p{L}])(?:tel(?:ephone|efon|éfono)?|phone|ph|mob(?:ile)?|cell|handy|fax|whatsapp|call|ring|sms)(?: (?:me|us|no|number))?(?: (?:on|at))?[.: ]{1,3}(?:no[.: ]{1,2})?(\(?\d(?:[ \u00a0.\-/()]{0,2}\d){5,14})(?![\w-]|[,.]\d)/giu;

/** Telephone numbers: with a plus sign, or separators in the way of a country, or after a word such as "phone". Bare digits are none. */
export const phonesIn = (text: string): Found[] =>
	[
		...spots(text, INTERNATIONAL).filter(isDialled),
		...spots(text, TOLD, 1).filter(hasDigits(6, 15)),
		...[...spots(text, WITH_ZEROS).filter(hasDigits(10, 17)), ...spots(text, NORTH_AMERICAN), ...spots(text, NATIONAL).filter(hasDigits(9, 12))].filter(
			(found) => !isDate(found.written) && !namesDocument(text, found.start) && !isAmount(text, found),
		),
	].map(({ start, end }) => ({ kind: 'phone', start, end }));

interface Spot {
	readonly written: string;
	readonly start: number;
	readonly end: number;
}

const spots = (text: string, pattern: RegExp, group = 0): Spot[] =>
	[...text.matchAll(pattern)].map((match) => {
		const written = match[group]!;
		const start = match.index + match[0].length - written.length;
		return { written, start, end: start + written.length };
	});

const digitsOf = (written: string): string => written.replace(/\D/g, '');

const hasDigits =
	(least: number, most: number) =>
	({ written }: Spot): boolean => {
		const { length } = digitsOf(written);
		return length >= least && length <= most;
	};

/** After a plus sign: a country's code, and as many digits as numbers have. */
function isDialled(spot: Spot): boolean {
	const digits = digitsOf(spot.written);
	return CODES.test(digits) && hasDigits(8, 15)(spot);
}

/** Days in the order of any country, with or without a time: 01-02-2026, 01.02.26, 02/2026. */
const isDate = (written: string): boolean => /^\(?0?\d[ .\-/]\d{1,2}[ .\-/](?:(?:19|20)\d{2}|\d{2})(?:$|[ ]\d{2}(?:[ .-]\d{2})*$)/.test(written);

/** A sign or code of a currency stands before or after. */
const isAmount = (text: string, { start, end }: Spot): boolean =>
	/(?:[$€£¥₹]|\b[A-Z]{3}) ?$/.test(before(text, start, 5).replace(/\b(?:TEL|FAX|MOB)\b/, '')) ||
	/^ ?(?:[$€£¥₹%]|(?:EUR|USD|GBP|NZD|AUD)\b)/.test(text.slice(end, end + 5));
