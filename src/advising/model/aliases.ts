import { chosenFields } from '../../privacy/fields';
import { kinds, type Kind } from '../../privacy/kinds';
import { protect, type Manner } from '../../privacy/protect';

/** Personal data out of what a model is shown, and back into what it says. */
export interface Aliases {
	/** A copy in which the Privacy Shield's finds are aliases such as `[name 1]`: the same value has the same alias in the whole run. */
	out(value: unknown): unknown;
	/** A text with the values that its aliases stand for. */
	back(text: string): string;
}

/** What an alias looks like, in any text. */
export const ALIAS = new RegExp(`\\[(?:${Object.keys(kinds).join('|')}) \\d+\\]`);

const everything = { kinds: new Set(Object.keys(kinds) as Kind[]), chosen: chosenFields([], ''), texts: true };

/** Unlike a token, an alias does not hold its value, not even sealed: what it stands for is known to this run alone. */
export function aliases(): Aliases {
	const given = new Map<string, string>();
	const meant = new Map<string, string>();
	const counts = new Map<Kind, number>();
	const aliasFor = (kind: Kind, value: string | number): string => {
		const key = `${kind} ${value}`;
		const known = given.get(key);
		if (known !== undefined) return known;
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		const alias = `[${kind} ${count}]`;
		given.set(key, alias);
		meant.set(alias, String(value));
		return alias;
	};
	const manner: Manner = { field: aliasFor, stretch: aliasFor };
	return {
		out: (value) => protect(value, manner, everything).value,
		back: (text) => text.replace(new RegExp(ALIAS, 'g'), (alias) => meant.get(alias) ?? alias),
	};
}
