/** Where a suggestion comes from, the surest first. */
export const sources = ['rule', 'document', 'memory', 'text', 'model'] as const;
export type Source = (typeof sources)[number];

/** A value that a field may be given, and how sure that is. */
export interface Suggestion {
	readonly value: string;
	/** Of being what the user would choose, 0 to 1, calibrated: of all that are given at 0.9, nine of ten are right. */
	readonly probability: number;
	readonly source: Source;
	/** In words, for the user: what it rests on. */
	readonly evidence: readonly string[];
}

/** What is advised for one field: the likeliest first, three at most, and the one that is sure enough to be used without a look. */
export interface Advice {
	readonly field: string;
	readonly suggestions: readonly Suggestion[];
	/** The first of the suggestions, where it reaches the precision that was asked for. Without it a person decides. */
	readonly sure?: Suggestion;
	/** In words, why a person has to decide, where nothing is sure. */
	readonly why?: string;
}
