import { isFilled, isRow } from '../../record';
import { linesIn } from './text';
import { flat } from './transform';

/** A street as lines, whichever application it comes from. */
export interface Street {
	/** Whom letters are for. */
	readonly attention: string;
	readonly lines: readonly string[];
}

const STREETS = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4', 'address', 'address1', 'address2', 'Street', 'street', 'street2'] as const;
/** Words that begin a line with whom letters are for. */
const ATTENTION = /^(?:attn(?![\p{L}\p{N}])[.:]*|attention\s*:|att\s*[.:]+)\s*([^,]+)(?:,\s*(.*))?$/iu;

/**
 * The lines of an address: of an address of Xero's or Zoho's, or of one text. Where no field says whom letters are for, a first line such as
 * "Attn: Aroha Ngata" does.
 */
export function streetOf(value: unknown): Street {
	const all = isRow(value) ? STREETS.flatMap((name) => (isFilled(value[name]) ? linesIn(value[name]) : [])) : linesIn(value);
	const own = isRow(value) ? ['AttentionTo', 'attention'].map((name) => value[name]).find(isFilled) : undefined;
	if (own !== undefined) return { attention: linesIn(own).join(', '), lines: all };
	const [, attention, rest] = ATTENTION.exec(all[0] ?? '') ?? [];
	if (attention === undefined) return { attention: '', lines: all };
	return { attention: flat(attention), lines: [...(rest ? [rest] : []), ...all.slice(1)] };
}

/** Text in pieces of so many characters at most, parted between words where a word is not longer than a piece. */
export function pieces(text: string, most: number): string[] {
	const done: string[] = [];
	let rest = text.trim();
	while (rest.length > most) {
		const blank = rest.lastIndexOf(' ', most);
		const cut = blank > 0 ? blank : wholeLetters(rest, most);
		done.push(rest.slice(0, cut).trimEnd());
		rest = rest.slice(cut).trimStart();
	}
	return rest === '' ? done : [...done, rest];
}

/** A letter of two units is not cut in half. */
const wholeLetters = (text: string, most: number): number => (/[\uD800-\uDBFF]/.test(text.charAt(most - 1)) && most > 1 ? most - 1 : most);
