import type { Resource } from '../apis/define';
import type { Failure } from '../failure';
import type { Row } from '../record';
import type { Conversation } from '../wire/conversation';
import type { Dialect } from '../wire/dialect';
import { advance, baseline, isUnsettled, readFrom, type Cursor, type Named } from './cursor';
import { readStretch, type Stretch } from './stretch';

export interface Pace {
	/** The caller's clock, ISO. */
	readonly now: () => string;
	/** How far before the cursor a reading begins, in milliseconds. */
	readonly overlap: number;
	/** How many pages one reading takes, roughly; what is left is for the next. */
	readonly pages: number;
}

/** What a reading came to. What whole stretches brought counts, even where a later one failed. */
export interface CaughtUp {
	/** Oldest change first. */
	readonly fresh: Row[];
	readonly cursor: Cursor;
	/** ISO time that the next reading goes on at, where this one had its fill. */
	readonly resume?: string;
	readonly failure?: Failure;
}

export const namedBy = ({ id, modified = '' }: Resource): Named => ({ id, modified });

/** Reads on from a cursor, stretch by stretch, until the list ends or the reading has had its fill. */
export function* catchUp(dialect: Dialect, resource: Resource, from: Cursor, pace: Pace, resumed?: string): Conversation<CaughtUp> {
	const fresh: Row[] = [];
	let cursor = from;
	let since = resumed ?? readFrom(cursor, pace.overlap);
	for (let pages = 0; ;) {
		const began = pace.now();
		const stretch: Stretch = yield* readStretch(dialect, resource, since);
		if (stretch.failure) return { fresh, cursor, failure: stretch.failure };
		const reading = { began, ended: pace.now() };
		const step = advance(cursor, stretch.rows, namedBy(resource), reading, pace.overlap);
		fresh.push(...step.fresh);
		cursor = step.cursor;
		pages += stretch.pages;
		// What is stamped right now is not handed on yet, so reading must not go past it.
		if (!stretch.next || isUnsettled(Date.parse(stretch.next), reading)) return { fresh, cursor };
		since = stretch.next;
		if (pages >= pace.pages) return { fresh, cursor, resume: since };
	}
}

/** A cursor that begins now: what is there already is not handed on. */
export function* begin(dialect: Dialect, resource: Resource, pace: Pace): Conversation<{ cursor: Cursor } | { failure: Failure }> {
	const began = pace.now();
	const rows: Row[] = [];
	for (let since: string | undefined = readFrom({ at: began, seen: {} }, pace.overlap); since;) {
		const stretch: Stretch = yield* readStretch(dialect, resource, since);
		if (stretch.failure) return { failure: stretch.failure };
		rows.push(...stretch.rows);
		since = stretch.next;
	}
	return { cursor: baseline(rows, namedBy(resource), { began, ended: pace.now() }, pace.overlap) };
}
