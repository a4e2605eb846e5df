import type { Chance } from '../mapping/random';

/** Mistakes that people and machines make when they write down what they hear, see or type. */

const letters = 'abcdefghijklmnopqrstuvwxyz';
const beside: Readonly<Record<string, string>> = {
	a: 'sq',
	e: 'wr',
	i: 'uo',
	o: 'ip',
	n: 'bm',
	s: 'ad',
	r: 'et',
	t: 'ry',
	l: 'k',
	d: 'sf',
	m: 'n',
	c: 'xv',
	'1': '2',
	'2': '13',
	'5': '46',
	'9': '80',
};
const seen: readonly (readonly [string, string])[] = [
	['m', 'rn'],
	['cl', 'd'],
	['o', '0'],
	['l', '1'],
	['s', '5'],
	['b', '8'],
	['g', '9'],
	['w', 'vv'],
	['h', 'li'],
	['u', 'v'],
];
const heard: readonly (readonly [string, string])[] = [
	['ph', 'f'],
	['ck', 'k'],
	['c', 'k'],
	['ey', 'y'],
	['ie', 'y'],
	['ll', 'l'],
	['tt', 't'],
	['s', 'z'],
	['w', 'wh'],
	['n', 'nn'],
	['ea', 'ee'],
	['gh', 'g'],
	['x', 'ks'],
	['f', 'ph'],
	['y', 'ie'],
];

/** One slip of the fingers: a letter lost, added, doubled, mistaken or swapped with its neighbour. */
export const mistyped = (random: Chance, text: string): string => {
	if (text.length < 2) return text;
	const at = random.int(0, text.length - 1);
	const [before, here, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)];
	const other = () => (/\d/.test(here) ? String(random.int(0, 9)) : letters[random.int(0, 25)]!);
	switch (random.int(0, 4)) {
		case 0:
			return before + after;
		case 1:
			return before + here + other() + after;
		case 2:
			return before + (Object.hasOwn(beside, here) ? random.of([...beside[here]!]) : other()) + after;
		case 3:
			return before + here + here + after;
		default:
			return at + 1 < text.length ? before + after[0] + here + after.slice(1) : before + other();
	}
};

/** As a scanner reads it or as it sounds; where nothing can be mistaken, a slip of the fingers. */
export const missaid = (random: Chance, text: string): string => {
	const possible = [...seen, ...heard].filter(([right]) => text.includes(right));
	if (possible.length === 0) return mistyped(random, text);
	const [right, wrong] = random.of(possible);
	return text.replace(right, wrong);
};

export const cased = (random: Chance, text: string): string => (random.is(0.15) ? text.toUpperCase() : random.is(0.1) ? text.toLowerCase() : text);

/** A number of New Zealand in one of the ways it is written there or from abroad. */
export const phoneWritten = (random: Chance, number: string): string =>
	random.of([
		`0${number}`,
		`+64 ${number}`,
		`+64${number}`,
		`(0${number[0]}) ${number.slice(1, 4)}-${number.slice(4)}`,
		`0064 ${number}`,
		`0${number[0]} ${number.slice(1, 4)} ${number.slice(4)}`,
	]);
