/** A value, or a sentence why there is none or not all of it. Nothing at all leaves the target field out. */
export type Turned = { readonly value: unknown } | { readonly says: string; readonly severity?: 'warning'; readonly value?: unknown } | Record<never, never>;

/** A function that a rule may name. It never throws, whatever it is given. */
export interface Transform {
	/** As the form's list shows it. */
	readonly label: string;
	/** What it does, in one sentence. */
	readonly says: string;
	/** What its argument is; without this it takes none. */
	readonly argument?: string;
	readonly turn: (value: unknown, argument: string) => Turned;
}

export type Transforms = Readonly<Record<string, Transform>>;

/** Any value as one text. */
export function flat(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? '') : String(value);
}

/** As much of a value as a sentence should repeat. */
const LONGEST_QUOTE = 80;

export const quoted = (value: unknown): string => {
	const letters = [...flat(value).slice(0, 2 * LONGEST_QUOTE)];
	return `"${letters.slice(0, LONGEST_QUOTE).join('')}${letters.length > LONGEST_QUOTE ? '…' : ''}"`;
};

/** Something, or nothing where the text is empty. */
export const filled = (text: string): Turned => (text === '' ? {} : { value: text });
