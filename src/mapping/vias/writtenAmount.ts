import { decimalOf } from '../../decimals';
import { type Decimal } from '../../libraries/decimal';

export type Written = { readonly amount: Decimal } | { readonly says: string };

const LONGEST = 100;
const notRead = { says: 'is not an amount that can be read' } as const;
/** Signs of currencies, codes of three letters, and the short words that some countries write. */
const CURRENCY = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|kr\.?|Rs\.?|Fr\.)`;
const AROUND = new RegExp(`^${CURRENCY}?\\s*([^\\p{L}\\p{Sc}]*?)\\s*${CURRENCY}?$`, 'u');
const SEPARATORS = /[.,' ]/g;
/** Thousands, or lakhs and crores with two digits a group before the last three. */
const GROUPS = [/^\d{1,3}(?:,\d{3})+$/, /^\d{1,2}(?:,\d{2})+,\d{3}$/];

/**
 * An amount as people write it: 1.234,56 and 1,234.56, 1 234,56, 1’234.56, 1,23,456.00, (12.50) and 12.50- as negatives, a currency before or after.
 * `sign` is the decimal sign where it is known; without it, 1.234 is said to mean two numbers rather than guessed at.
 */
export function writtenAmount(text: string, sign: string): Written {
	if (sign !== '' && sign !== '.' && sign !== ',') return { says: `cannot be read with "${sign.slice(0, 10)}" as the decimal sign: it is a point or a comma` };
	const { digits, isNegative } = unsigned(
		text
			.slice(0, LONGEST)
			.normalize('NFKC')
			.replace(/[’‘`´]/g, "'")
			.replace(/\s/g, ' ')
			.trim(),
	);
	if (text.length > LONGEST || digits === undefined) return notRead;
	const number = unseparated(digits, sign);
	if ('says' in number) return number;
	const amount = decimalOf(number.plain);
	return amount === undefined ? notRead : { amount: isNegative ? amount.times(-1) : amount };
}

/** Without the currency and the sign of a negative, of which there is one at most. */
function unsigned(text: string): { readonly digits?: string; readonly isNegative: boolean } {
	const minus = text.replace(/[−–]/g, '-');
	const inside = /^\((.+)\)$/.exec(minus)?.[1] ?? /^-(.+)$/.exec(minus)?.[1] ?? /^(.+)-$/.exec(minus)?.[1];
	const bare = AROUND.exec((inside ?? minus.replace(/^\+/, '')).trim())?.[1]?.trim() ?? '';
	// A minus may also stand between the currency and the digits.
	const [, within = '', digits] = /^(-?) ?(\d[\d.,' ]*)$/.exec(bare) ?? [];
	return within !== '' && inside !== undefined ? { isNegative: false } : { digits, isNegative: inside !== undefined || within !== '' };
}

function unseparated(digits: string, sign: string): { readonly plain: string } | { readonly says: string } {
	const found = digits.match(SEPARATORS) ?? [];
	const kinds = [...new Set(found)];
	const last = kinds.at(-1);
	if (last === undefined) return { plain: digits };
	const count = found.filter((one) => one === last).length;
	const after = digits.length - digits.lastIndexOf(last) - 1;
	const isWhole = sign === '' ? isGrouped(digits, kinds, last) : kinds.length === 1 && last !== sign;
	if (sign === '' && isWhole && count === 1 && (last === '.' || last === ',')) return { says: `can mean a number with ${after} decimals or one in thousands` };
	if (isWhole) return ungrouped(digits, last);
	if (kinds.length > 2 || count > 1 || after === 0 || (sign === '' ? last !== '.' && last !== ',' : last !== sign)) return notRead;
	const whole = ungrouped(digits.slice(0, digits.lastIndexOf(last)), kinds[0]!);
	return 'says' in whole ? whole : { plain: `${whole.plain}.${digits.slice(-after)}` };
}

/** Nothing but groups, of one kind of sign. A group never begins with a zero, so 0.125 is no thousand. */
const isGrouped = (digits: string, kinds: readonly string[], sign: string): boolean =>
	kinds.length === 1 && !digits.startsWith('0') && 'plain' in ungrouped(digits, sign);

function ungrouped(digits: string, sign: string): { readonly plain: string } | { readonly says: string } {
	if (/^\d+$/.test(digits)) return { plain: digits };
	const grouped = digits.replaceAll(sign, ',');
	return sign !== '' && GROUPS.some((form) => form.test(grouped)) ? { plain: digits.replaceAll(sign, '') } : notRead;
}
