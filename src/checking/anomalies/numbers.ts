import { isSlip } from '../../matching/similar';

/** How two numbers of documents are alike. */
export type Likeness = 'same' | 'slip' | 'next' | 'other';

/** Numbers that are no further apart may well be counted one after the other. */
const NEIGHBOURS = 20;
/** In shorter ones, another digit makes another number. */
const SHORTEST = 4;

/** `INV-0012`, `inv 12` and `12` are one number, `1012` and `1072` a slip, `1012` and `1013` the next one. */
export const likenessOf = (one: string, other: string): Likeness => {
	const [left, right] = [bare(one), bare(other)];
	if (left === '' || right === '') return 'other';
	if (left === right) return 'same';
	if (isMarked(left, right) || isMarked(right, left)) return 'slip';
	if (areDigits(left) && areDigits(right) && Math.abs(Number(left) - Number(right)) <= NEIGHBOURS) return 'next';
	return Math.min(left.length, right.length) >= SHORTEST && isSlip(left, right) ? 'slip' : 'other';
};

const areDigits = (text: string): boolean => /^\d+$/.test(text);

/** One is the other with a letter or a word behind: 12A, 12 COPY. */
const isMarked = (short: string, long: string): boolean => long.startsWith(short) && /^[A-Z]{1,5}$/.test(long.slice(short.length));

/** Without signs, the zeros before a number, and the letters that it begins with; O and I between digits are misread ones. */
function bare(number: string): string {
	const read = number
		.toUpperCase()
		.replace(/(?<=\d)O(?=\d|O|$)/g, '0')
		.replace(/(?<=\d)[IL](?=\d)/g, '1');
	const parts = read.match(/\d+|[A-Z]+/g) ?? [];
	const first = parts.findIndex((part) => /\d/.test(part));
	return parts
		.slice(Math.max(first, 0))
		.map((part) => part.replace(/^0+(?=\d)/, ''))
		.join('');
}
