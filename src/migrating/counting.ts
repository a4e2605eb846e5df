import type { Failure } from '../failure';
import type { Conversation } from '../wire/conversation';
import type { Dialect } from '../wire/dialect';
import type { Entity, Range } from './entities';
import { listPage, type Listed } from './listing';

/** How many records there are, and what the vendor says of today's calls. */
export interface Counted {
	readonly records: number;
	/** Calls that the counting took. */
	readonly calls: number;
	/** Of the day, in all and left, where the vendor says so. */
	readonly ofToday?: number;
	readonly leftToday?: number;
}

/**
 * Zoho's lists do not say how long they are, only whether a further page follows. So the last page is looked for, by doubling and then by halving:
 * 250 pages take sixteen calls.
 */
export function* countRecords(dialect: Dialect, entity: Entity, range: Range, size: number): Conversation<Counted | { readonly failure: Failure }> {
	let calls = 0;
	let [low, high] = [0, 0];
	for (let number = 1; ;) {
		const page: Listed | { readonly failure: Failure } = yield* listPage(dialect, entity, range, number, size);
		calls++;
		if ('failure' in page) return page;
		const { rows, more, answer } = page;
		if (!more && (rows.length || number === 1)) {
			const { leftToday } = dialect.remaining?.(answer) ?? {};
			const { of } = dialect.day?.(answer) ?? {};
			return {
				records: (number - 1) * size + rows.length,
				calls,
				...(of === undefined ? {} : { ofToday: of }),
				...(leftToday === undefined ? {} : { leftToday }),
			};
		}
		if (more) low = number;
		else high = number;
		// A list that shrinks meanwhile has no last page where it was looked for.
		if (high && high - low < 2) [low, high] = [0, low + 1];
		number = high ? Math.max(1, Math.floor((low + high) / 2)) : low * 2;
	}
}
