import { distance } from '../libraries/distance';

/** Those of the values that are spelled most like a word, the likest first; letters' case does not count. */
export const nearest = (word: string, values: readonly string[], count = 3): string[] =>
	[...values].sort((one, other) => far(word, one) - far(word, other)).slice(0, count);

const far = (word: string, value: string): number => distance(word.toLowerCase(), value.toLowerCase());
