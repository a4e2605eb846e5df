import { createHash } from 'node:crypto';

/** What a model may choose from. */
export interface Choice {
	readonly value: string;
	readonly name: string;
	readonly description?: string | undefined;
}

/** Choices as a model sees them: by keys that no record can know, and without the codes and ids that a record could name. */
export interface Keyed {
	readonly shown: readonly { readonly key: string; readonly name: string; readonly description?: string }[];
	keyOf(value: string): string | undefined;
	valueOf(key: unknown): string | undefined;
}

/** More of a chart would make every prompt long; those that come first stay. */
const MOST = 300;

/** @param salt of this run, and known to nobody else */
export function keyed(choices: readonly Choice[], salt: string): Keyed {
	const byKey = new Map<string, string>();
	const byValue = new Map<string, string>();
	const shown = choices.slice(0, MOST).flatMap(({ value, name, description }) => {
		if (byValue.has(value)) return [];
		let key = lettersOf(salt, value, 0);
		for (let count = 1; byKey.has(key); count++) key = lettersOf(salt, value, count);
		byKey.set(key, value);
		byValue.set(value, key);
		return [{ key, name, ...(description === undefined || description === name ? {} : { description }) }];
	});
	return { shown, keyOf: (value) => byValue.get(value), valueOf: (key) => (typeof key === 'string' ? byKey.get(key) : undefined) };
}

/** Letters alone: digits could be taken for an account. */
function lettersOf(salt: string, value: string, count: number): string {
	const bytes = createHash('sha256').update(`${salt}\n${count}\n${value}`).digest();
	return [...bytes.subarray(0, 5)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}
