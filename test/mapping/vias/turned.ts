import { turn, type Via } from '../../../src/mapping/vias';

/** What a transform yields: the value; or the sentence, where there is no value; nothing is undefined. */
export const got = (via: Via, value: unknown, argument = ''): unknown => {
	const turned = turn(via, value, argument) as { value?: unknown; says?: string };
	return 'value' in turned ? turned.value : turned.says === undefined ? undefined : { says: turned.says };
};

/** A sentence with these words in it. */
export const says = (words: string): unknown => ({ says: expect.stringContaining(words) as string });
