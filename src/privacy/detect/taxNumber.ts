import type { Found } from '../kinds';
import { before, namesDocument, weighted } from './parts';

/** A form in which tax numbers of one country are written. */
interface Form {
	readonly written: RegExp;
	/** Of what is found, the numbers that can be: check digits, or blocks that were never given. */
	readonly holds?: (digits: string) => boolean;
	/** The form says too little: it counts only after such a word. */
	readonly after?: RegExp;
}

const FORMS: readonly Form[] = [
	// Australia: Australian Business Number, in its groups or after its name.
	{ written: /(?<![\w.,-])\d{2} \d{3} \d{3} \d{3}(?![\w]|[.,]\d| \d)/g, holds: isAbn },
	{ written: /(?<![\w.,-])\d{11}(?![\w-]|[.,]\d)/g, holds: isAbn, after: /\babn\b[^\d]{0,12}$/i },
	// New Zealand: IRD number, which is the GST number too.
	{ written: /(?<![\w.,-])\d{2,3}-\d{3}-\d{3}(?![\w-]|[.,]\d)/g, holds: isIrd },
	{ written: /(?<![\w.,-])\d{2,3}[ -]?\d{3}[ -]?\d{3}(?![\w-]|[.,]\d)/g, holds: isIrd, after: /\b(?:ird|gst)\b[^\d]{0,16}$/i },
	// United States: social security and employer numbers.
	{ written: /(?<![\w.,-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|[.,]\d)/g },
	{
		written: /(?<![\w.,/-])(?:0[1-6]|1[0-6]|2[0-7]|[35]\d|4[0-8]|6[0-8]|7[1-7]|8[0-8]|9[0-58-9])-\d{7}(?![\w-]|[.,]\d)/g,
	},
	// United Kingdom: national insurance number, and the taxpayer reference after its name.
	{ written: /(?<![\w-])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w-])/g },
	{ written: /(?<![\w.,-])\d{5} ?\d{5}(?![\w-]|[.,]\d)/g, holds: isUtr, after: /\b(?:utr|taxpayer reference)\b[^\d]{0,16}$/i },
];

/** Tax numbers of Australia, New Zealand, the United States and the United Kingdom. */
export const taxNumbersIn = (text: string): Found[] =>
	FORMS.flatMap(({ written, holds, after }) =>
		[...text.matchAll(written)]
			.filter(([number]) => holds?.(number.replace(/\D/g, '')) ?? true)
			.filter(({ index }) => (after ? after.test(before(text, index)) : !namesDocument(text, index)))
			.map(({ 0: number, index }): Found => ({ kind: 'taxNumber', start: index, end: index + number.length })),
	);

/** One less in front, then weights by 89 (https://abr.business.gov.au/Help/AbnFormat). */
function isAbn(digits: string): boolean {
	const lessOne = `${Number(digits[0]) - 1}`;
	return digits[0] !== '0' && weighted(lessOne + digits.slice(1), [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0;
}

/** Two rounds of weights by 11, in the range that was given out (Inland Revenue's specification of software). */
function isIrd(digits: string): boolean {
	const number = digits.padStart(9, '0');
	if (Number(number) < 10_000_000 || Number(number) > 200_000_000) return false;
	const check = (weights: readonly number[]): number => (11 - (weighted(number, weights) % 11)) % 11;
	const first = check([3, 2, 7, 6, 5, 4, 3, 2]);
	return (first === 10 ? check([7, 4, 3, 2, 5, 2, 7, 6]) : first) === Number(number[8]);
}

/** The check digit stands in front. */
function isUtr(digits: string): boolean {
	const rest = weighted(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
	return '21987654321'[rest] === digits[0];
}
