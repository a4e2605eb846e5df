import type { Kind } from './kinds';

/**
 * What comparing one kind of field said. `agreed`: the same once normalised. `similar`: as if mistyped, misheard or abbreviated. `disagreed`:
 * both have it and they differ. `missing`: one of the two has nothing.
 */
export type Result = 'agreed' | 'similar' | 'disagreed' | 'missing';

export interface Evidence {
	readonly kind: Kind | 'person';
	readonly result: Result;
	/** Bits for (positive) or against (negative) that both are one party. */
	readonly weight: number;
}

const nothingIn = new Map<Evidence['kind'], Evidence>();

/** The same object for a kind each time: of most pairs most is missing. */
export const missing = (kind: Evidence['kind']): Evidence => {
	const known = nothingIn.get(kind);
	if (known) return known;
	const made: Evidence = { kind, result: 'missing', weight: 0 };
	nothingIn.set(kind, made);
	return made;
};

export const stronger = <T extends { readonly weight: number }>(one: T | undefined, other: T): T =>
	one === undefined || other.weight > one.weight ? other : one;

/** The strongest of comparing everything with everything; nothing where a side is empty. */
export const best = <T, E extends { readonly weight: number }>(ones: readonly T[], others: readonly T[], compare: (one: T, other: T) => E): E | undefined => {
	let found: E | undefined;
	for (const one of ones) for (const other of others) found = stronger(found, compare(one, other));
	return found;
};
