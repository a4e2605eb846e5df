import type { Cause } from '../failure';

/** Xero names no error codes for refused records, only sentences; the first that fits tells the cause. */
const SENTENCES: ReadonlyArray<readonly [RegExp, Cause]> = [
	[/must be unique|already exists|already assigned|another contact has this|unique (name|code)/i, 'duplicate'],
	[/could not be found|was not found|an existing .* with the specified/i, 'not-found'],
	[
		/archived|lock date|not of valid status|cannot be edited|cannot be applied|only be made against|exceeds the amount|cannot be (updated|deleted)|reached the limit|insufficient stock/i,
		'business-rule',
	],
	[/idempotency key/i, 'conflict'],
];

export const xeroCause = (words: readonly string[]): Cause => SENTENCES.find(([sentence]) => words.some((says) => sentence.test(says)))?.[1] ?? 'validation';
