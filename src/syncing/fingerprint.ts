import { isRow, type Row } from '../record';
import { digest } from './ledger';

/** What a value looked like: a short hash, so that values can be told apart later without being kept. */
export type Print = string;

/** Nothing there. */
export const BLANK: Print = '0';
/** Never agreed on, so whatever is there counts as changed. */
export const UNKNOWN: Print = '';

/** How both sides looked when they last agreed on a field, each in the words of the target. They differ where the target keeps less than the source says. */
export interface Agreed {
	readonly source: Print;
	readonly target: Print;
}

/** By target field. */
export type Part = Readonly<Record<string, Agreed>>;

/** What two records looked like when they were last in step: a part for each direction, by where it leads, such as `xero:contact`. */
export type Fingerprint = Readonly<Record<string, Part>>;

/** Another way to normalise values makes old hashes worthless; then this goes up. */
const VERSION = 1;

/** The hash of a value that `canonical` (./sameness) made comparable. */
export const printOf = (canonical: string | undefined): Print => (canonical === undefined ? BLANK : digest(canonical));

/** Both sides look the same. */
export const alike = (print: Print): Agreed => ({ source: print, target: print });

/** As compact JSON, in an order of its own, so that the same fingerprint is always the same text. */
export const textOf = (fingerprint: Fingerprint): string =>
	JSON.stringify({ v: VERSION, ...sorted(fingerprint, (part) => sorted(part, ({ source, target }) => (source === target ? source : `${source}.${target}`))) });

const sorted = <T, U>(entries: Readonly<Record<string, T>>, turn: (entry: T) => U): Record<string, U> =>
	Object.fromEntries(
		Object.keys(entries)
			.sort()
			.map((name) => [name, turn(entries[name]!)]),
	);

/** A fingerprint that a table or an item held, as text or as an object; nothing where it cannot be one, and then nothing is known. */
export function fingerprintIn(held: unknown): Fingerprint | undefined {
	const read = typeof held === 'string' ? parsed(held) : held;
	if (!isRow(read) || read['v'] !== VERSION) return undefined;
	return Object.fromEntries(Object.entries(read).flatMap(([name, part]) => (isRow(part) ? [[name, partFrom(part)]] : [])));
}

const PRINT = '[\\w-]{0,43}';
const AGREED = new RegExp(`^(${PRINT})(?:\\.(${PRINT}))?$`);

const partFrom = (part: Row): Part =>
	Object.fromEntries(
		Object.entries(part).flatMap(([field, held]) => {
			const [, source, target = source] = (typeof held === 'string' && AGREED.exec(held)) || [];
			return source === undefined || target === undefined ? [] : [[field, { source, target }]];
		}),
	);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
