import type { Found } from '../kinds';
import { luhn, namesDocument } from './parts';

/** Digits together, or in groups with one sort of separator. What stands in an address, after an underscore or at a letter is an id. */
const TOGETHER = /(?<![\w/=#.-])\d{13,16}(?![\w/-]|\.\d)/g;
const GROUPS = /(?<![\w/=#.-]|\d[ ])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w/]|[ .-]\d)/g;

/** Issuers by how their numbers begin, with their lengths. */
const ISSUERS: ReadonlyArray<readonly [RegExp, ReadonlySet<number>]> = [
	[/^4/, new Set([13, 16, 19])],
	[/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, new Set([16])],
	[/^3[47]/, new Set([15])],
	[/^3(?:0[0-5]|[689])/, new Set([14, 16])],
	[/^(?:6011|64[4-9]|65)/, new Set([16, 19])],
	[/^35(?:2[89]|[3-8])/, new Set([16, 19])],
	[/^62/, new Set([16, 19])],
	[/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, new Set([16, 19])],
];

/**
 * Card numbers: an issuer's beginning and length, and a right check digit. More than 16 digits count only where they are written in groups, because ids
 * of Zoho have 18 or 19; and digits together not where the text says that they are the number of something else.
 */
export const cardsIn = (text: string): Found[] => [
	...[...text.matchAll(TOGETHER)].filter(({ 0: digits, index }) => isCard(digits) && !isZohoId(digits) && !namesDocument(text, index)).map(spot),
	...[...text.matchAll(GROUPS)].filter(([written]) => isCard(written.replace(/\D/g, ''))).map(spot),
];

const spot = ({ 0: written, index }: RegExpExecArray): Found => ({ kind: 'card', start: index, end: index + written.length });

const isCard = (digits: string): boolean => ISSUERS.some(([beginning, lengths]) => beginning.test(digits) && lengths.has(digits.length)) && luhn(digits);

/** Ids of Zoho are the account's number, then the record's, padded with zeros. */
const isZohoId = (digits: string): boolean => /^\d{3,9}0{5,}\d+$/.test(digits);
