import { isUnknown, type Dialect } from './dialect';
import type { Answer, Request } from './conversation';

const TRIES = 5;
const SECOND = 1000;

/** What is sent until an answer stands, and what is known by then. */
export interface Tries {
	/** Milliseconds to wait before the next try, `elapsed` of them after the first one began, or the answer that stands. */
	next(answer: Answer, elapsed: number, luck: number): { readonly wait: number } | { readonly answer: Answer };
}

/** The tries of one request. An answer that stands after one that never came says so. */
export function triesOf(dialect: Dialect, request: Request): Tries {
	let [count, isUnsure] = [0, false];
	return {
		next: (answer, elapsed, luck) => {
			const wait = waitBeforeRetry(dialect, request, answer, (count += 1), luck);
			const isLate = request.within !== undefined && isUnsure && elapsed + (wait ?? 0) > request.within;
			if (wait === undefined || isLate) return { answer: isUnsure ? { ...answer, unsure: true } : answer };
			isUnsure ||= isUnknown(answer);
			return { wait };
		},
	};
}

/**
 * Milliseconds to wait before the same request is sent again, or `undefined` when the answer stands.
 * A minute's limit is waited out as the vendor says; a day's limit stands, for the caller to defer; a request that may have been
 * carried out is only repeated where repeating is harmless. `luck` is a random number below 1 that keeps workers from marching in step.
 */
export const waitBeforeRetry = (dialect: Dialect, request: Request, answer: Answer, tries: number, luck: number): number | undefined => {
	// What was not even asked stands.
	if (tries >= TRIES || answer.problem) return undefined;
	const limit = dialect.limit(answer);
	if (limit?.kind === 'day') return undefined;
	if (limit?.kind === 'minute') return (limit.seconds ?? 60) * SECOND + luck * SECOND;
	if (limit?.kind === 'concurrent') return SECOND / 2 + luck * 1.5 * SECOND;
	if (isUnknown(answer) && request.repeatable) return 2 ** (tries - 1) * SECOND * (0.5 + luck / 2);
	return undefined;
};
