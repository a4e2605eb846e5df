import type { Failure } from '../failure';
import type { Answer } from '../wire/conversation';
import { failureOf, type Dialect } from '../wire/dialect';

/** Why a record is put off, and until when; the failure of an item that no call was made for. */
export const deferral = (vendor: string, until: number, because: 'used up' | 'kept'): Failure => {
	const retryAt = new Date(until).toISOString();
	const why =
		because === 'used up'
			? `${vendor} has no calls left for this organisation today`
			: `What is left of today's calls to ${vendor} for this organisation is kept for more urgent records`;
	return { cause: 'quota-exhausted', status: 0, message: `${why}, so nothing was sent. It can be sent again from ${retryAt}`, details: [], retryAt };
};

/** In place of an answer, where no call was made. The status is the one that a vendor would give. */
export const deferred = (failure: Failure): Answer => ({ status: 429, headers: {}, body: '', problem: failure });

/** An answer that says that the day's calls are used up, with the time from which trying again makes sense. */
export const withReturn = (dialect: Dialect, answer: Answer, until: number): Answer => ({
	...answer,
	problem: { ...failureOf(dialect, answer), cause: 'quota-exhausted', retryAt: new Date(until).toISOString() },
});
