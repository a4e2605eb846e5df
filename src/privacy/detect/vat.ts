import type { Found } from '../kinds';
import { before, compactFrom, endsAt, luhn, mod97, weighted } from './parts';

interface Scheme {
	/** What follows the country. */
	readonly form: RegExp;
	/** Whether the check digits are right. Where it is missing, the form alone does not tell a tax number from a stock code. */
	readonly check?: (digits: string) => boolean;
}

/** 11 less the remainder, as many countries do; ten and eleven count as given. */
const eleven = (weights: readonly number[], ten: number, whole: number) => (digits: string) => {
	const rest = weighted(digits, weights) % 11;
	return (rest === 0 ? whole : rest === 1 ? ten : 11 - rest) === Number(digits[weights.length]);
};

/** ISO 7064 MOD 11,10. */
function pure(digits: string): boolean {
	let product = 10;
	for (const digit of digits.slice(0, -1)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
	return (11 - product) % 10 === Number(digits.at(-1));
}

function austrian(body: string): boolean {
	const digits = [...body.slice(1)].map(Number);
	const total = digits.slice(0, 7).reduce((sum, digit, index) => sum + (index % 2 ? Math.floor(digit / 5) + ((digit * 2) % 10) : digit), 0);
	return (10 - ((total + 4) % 10)) % 10 === digits[7];
}

function british(body: string): boolean {
	const rest = weighted(body, [8, 7, 6, 5, 4, 3, 2]) + Number(body.slice(7, 9));
	return !/^\d{9}/.test(body) || rest % 97 === 0 || (rest + 55) % 97 === 0;
}

/** Of companies by weights, of people by 97 with the letters of the country as numbers. */
const dutch = (body: string): boolean => weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(body[8]) || mod97(`2321${body.replace('B', '11')}`) === 1;

const french = (body: string): boolean => luhn(body.slice(2)) && (/^\D|^\d\D/.test(body) || (12 + 3 * mod97(body.slice(2))) % 97 === Number(body.slice(0, 2)));

function irish(body: string): boolean {
	if (!/^\d{7}/.test(body)) return false;
	const extra = body.length > 8 ? (body.charCodeAt(8) - 64) * 9 : 0;
	return 'WABCDEFGHIJKLMNOPQRSTUV'[(weighted(body, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === body[7];
}

function spanish(body: string): boolean {
	const number = body.replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
	return /^\d{8}[A-Z]$/.test(number) && 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number.slice(0, 8)) % 23] === number[8];
}

const british12: Scheme = { form: /^(?:\d{9}(?:\d{3})?|(?:GD|HA)\d{3})$/, check: british };
const greek: Scheme = { form: /^\d{9}$/, check: (body) => (weighted(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(body[8]) };

/** Tax numbers by country (the European Commission's list of structures, with Britain and Switzerland). */
const SCHEMES = new Map<string, Scheme>(
	Object.entries({
		AT: { form: /^U\d{8}$/, check: austrian },
		BE: { form: /^[01]\d{9}$/, check: (body: string) => 97 - mod97(body.slice(0, 8)) === Number(body.slice(8)) },
		BG: { form: /^\d{9,10}$/ },
		CH: { form: /^E\d{9}$/, check: (body: string) => eleven([5, 4, 3, 2, 7, 6, 5, 4], -1, 0)(body.slice(1)) },
		CY: { form: /^\d{8}[A-Z]$/ },
		CZ: { form: /^\d{8,10}$/ },
		DE: { form: /^[1-9]\d{8}$/, check: pure },
		DK: { form: /^[1-9]\d{7}$/, check: (body: string) => weighted(body, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
		EE: { form: /^\d{9}$/, check: (body: string) => (10 - (weighted(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === Number(body[8]) },
		EL: greek,
		GR: greek,
		ES: { form: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/, check: spanish },
		FI: { form: /^\d{8}$/, check: (body: string) => weighted(body, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
		FR: { form: /^[A-HJ-NP-Z\d]{2}\d{9}$/, check: french },
		GB: british12,
		XI: british12,
		HR: { form: /^\d{11}$/, check: pure },
		HU: { form: /^\d{8}$/, check: (body: string) => (10 - (weighted(body, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === Number(body[7]) },
		IE: { form: /^(?:\d{7}[A-W][A-I]?|\d[A-Z]\d{5}[A-W])$/, check: irish },
		IT: { form: /^\d{11}$/, check: luhn },
		LT: { form: /^(?:\d{9}|\d{12})$/ },
		LU: { form: /^\d{8}$/, check: (body: string) => Number(body.slice(0, 6)) % 89 === Number(body.slice(6)) },
		LV: { form: /^\d{11}$/ },
		MT: { form: /^\d{8}$/, check: (body: string) => 37 - (weighted(body, [3, 4, 6, 7, 8, 9]) % 37) === Number(body.slice(6)) },
		NL: { form: /^\d{9}B\d{2}$/, check: dutch },
		PL: { form: /^\d{10}$/, check: (body: string) => weighted(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(body[9]) },
		PT: { form: /^\d{9}$/, check: eleven([9, 8, 7, 6, 5, 4, 3, 2], 0, 0) },
		RO: { form: /^[1-9]\d{1,9}$/ },
		SE: { form: /^\d{10}01$/, check: (body: string) => luhn(body.slice(0, 10)) },
		// Sales invoices are often called SI and a number, so that right check digits prove too little.
		SI: { form: /^[1-9]\d{7}$/ },
		SK: { form: /^[1-9]\d{9}$/, check: (body: string) => Number(body) % 11 === 0 },
	}),
);

const START = new RegExp(`(?<![A-Za-z0-9-])(${[...SCHEMES.keys()].join('|')})[ -]?(?=[A-Z\\d])`, 'g');
const WORD = /(?:vat|tva|mwst|ust|uid|iva|btw|moms|alv|nip|nif|p\.?\s?iva|dph|pvm|ddv|tax|afm)\b[^\d]{0,16}$/i;

/** European tax numbers with their country: with right check digits, or where the text says what they are. */
export function vatNumbersIn(text: string): Found[] {
	const found: Found[] = [];
	for (const { 0: head, 1: country, index: start } of text.matchAll(START)) {
		const scheme = SCHEMES.get(country!)!;
		const { characters, ends } = compactFrom(text, start + head.length, 12);
		const end = longest(text, scheme, characters, ends, WORD.test(before(text, start)));
		if (end !== undefined) found.push({ kind: 'taxNumber', start, end });
	}
	return found;
}

function longest(text: string, { form, check }: Scheme, characters: string, ends: readonly number[], told: boolean): number | undefined {
	for (let length = characters.length; length > 1; length--) {
		const body = characters.slice(0, length);
		const end = ends[length - 1]!;
		if (form.test(body) && endsAt(text, end) && (told || check?.(body))) return end;
	}
	return undefined;
}
