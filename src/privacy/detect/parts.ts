/** What several detectors share. */

/** Letters and digits from a place on, without single blanks, dots and hyphens between them; `ends` says where each of them ends in the text. */
export interface Compact {
	readonly characters: string;
	readonly ends: readonly number[];
}

/** Reads up to `most` letters and digits (upper-cased); two separators in a row end it. */
export function compactFrom(text: string, start: number, most: number): Compact {
	let characters = '';
	const ends: number[] = [];
	for (let at = start, gap = 0; at < text.length && ends.length < most; at++) {
		if (isAlphanumeric(text.charCodeAt(at))) {
			characters += text[at]!.toUpperCase();
			ends.push(at + 1);
			gap = 0;
		} else if (ends.length === 0 || ++gap > 1 || !SEPARATORS.has(text[at]!)) break;
	}
	return { characters, ends };
}

const SEPARATORS = new Set([' ', '\u00a0', '\u202f', '.', '-', '\u2011']);

const isAlphanumeric = (code: number): boolean => (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);

/** Whether neither letter nor digit follows. */
export const endsAt = (text: string, end: number): boolean => !/[\p{L}\p{N}]/u.test(text.charAt(end));

/** What stands just before a place. */
export const before = (text: string, start: number, length = 28): string => text.slice(Math.max(0, start - length), start);

/** Words after which a number is that of a document or thing, whatever its shape. */
const DOCUMENT =
	/(?<![\p{L}\p{N}])(?:invoice|inv|bill|order|po|so|quote|estimate|credit note|receipt|ref|reference|serial|sku|item|part|id|ticket|case|batch|job|#)s?[\s.:#-]*(?:(?:no|nr|num|number|id|code)[\s.:#-]*)?$/iu;

export const namesDocument = (text: string, start: number): boolean => DOCUMENT.test(before(text, start));

/** Weights from the left, then the remainder. */
export const weighted = (digits: string, weights: readonly number[]): number =>
	weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);

/** The check of card numbers and of some tax numbers. */
export function luhn(digits: string): boolean {
	let total = 0;
	for (let index = 0; index < digits.length; index++) {
		const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
		const doubled = index % 2 ? digit * 2 : digit;
		total += doubled > 9 ? doubled - 9 : doubled;
	}
	return total % 10 === 0;
}

/** Remainder by 97 of a long number in digits. */
export function mod97(digits: string): number {
	let rest = 0;
	for (let index = 0; index < digits.length; index++) rest = (rest * 10 + digits.charCodeAt(index) - 48) % 97;
	return rest;
}
