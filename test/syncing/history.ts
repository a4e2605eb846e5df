import { DateTime } from 'luxon';
import type { Resource } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../src/record';
import { advance, baseline, readFrom, type Cursor } from '../../src/syncing/cursor';
import type { Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { seeded } from '../support/random';
import { answered, askedFor } from '../wire/scripted';

/** A vendor whose records change while they are read, and someone who polls it. */

const ZONES = ['Pacific/Auckland', 'America/New_York', 'UTC'];
/** Ten minutes before New Zealand puts its clocks back. */
const BEGIN = Date.parse('2026-04-04T13:50:00Z');
const PAGE = 20;

interface Version {
	readonly number: number;
	readonly stamp: number;
	/** When lists begin to show it. */
	readonly shownFrom: number;
}

export interface Told {
	/** `id@version`, in the order handed on. */
	readonly emitted: readonly string[];
	/** The last version of every record that changed. */
	readonly expected: readonly string[];
	readonly failures: number;
	readonly remembered: number;
}

export interface Habits {
	readonly polls: number;
	/** How late a change may show, in seconds. */
	readonly late: number;
	/** Chance that a poll breaks off at a page. */
	readonly breaks: number;
	readonly editsBetween: number;
	readonly editsWhilePaging: number;
}

/** Lists as they can be asked for what changed: the latest change first, narrowed by the vendor (the latest made first), or not at all. */
export const lists = { sort: zohoBooks.contact, parameter: zohoBooks.invoice, compare: zohoBooks.item } as const satisfies Record<string, Resource>;

export function history(seed: number, { polls, late, breaks, editsBetween, editsWhilePaging }: Habits, kind: keyof typeof lists = 'sort'): Told {
	const resource: Resource = lists[kind];
	const named = { id: resource.id, modified: 'last_modified_time' };
	const random = seeded(seed);
	const upTo = (most: number): number => Math.floor(random() * most);
	let now = BEGIN;
	let isOver = false;
	const records = new Map<string, Version[]>(
		Array.from({ length: 60 }, (_, index) => [`c${index}`, [{ number: 0, stamp: BEGIN - 1000 * upTo(600), shownFrom: 0 }]]),
	);

	/** Many changes fall into one second, also of one record, whose states then carry one stamp; such a pair shows at once, since one that shows late nobody could tell apart. */
	function edit(): void {
		const id = random() < 0.2 ? `c${records.size}` : `c${upTo(records.size)}`;
		const versions = records.get(id) ?? [];
		const last = versions.at(-1);
		const stamp = Math.floor(now / 1000) * 1000;
		if (last && (last.stamp > stamp || last.shownFrom > now)) return;
		const isSecondInItsSecond = last?.stamp === stamp;
		records.set(id, [
			...versions,
			{ number: (last?.number ?? 0) + 1, stamp, shownFrom: now + (!isSecondInItsSecond && random() < 0.3 ? 1000 * upTo(late) : 0) },
		]);
	}

	/** Written once for each state: telling the time in a zone is slow. */
	const written = new Map<Version, Row>();
	const row = (id: string, version: Version): Row => {
		const known = written.get(version);
		if (known) return known;
		const zone = ZONES[Number(id.slice(1)) % ZONES.length];
		const made = {
			[named.id]: id,
			version: version.number,
			last_modified_time: DateTime.fromMillis(version.stamp, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZZ"),
		};
		written.set(version, made);
		return made;
	};

	/** A page of the list, and whether another follows. */
	function page(number: number, size: number, since = 0): { rows: Row[]; more: boolean } {
		const shown = [...records].flatMap(([id, versions]) => {
			const version = versions.findLast(({ shownFrom }) => shownFrom <= now);
			return version && version.stamp >= since ? [{ id, version }] : [];
		});
		if (kind === 'sort') shown.sort((one, other) => other.version.stamp - one.version.stamp);
		else shown.reverse();
		return { rows: shown.slice((number - 1) * size, number * size).map(({ id, version }) => row(id, version)), more: number * size < shown.length };
	}

	/** The rows of one poll, or nothing where it broke off. */
	function poll(since: string, willBreak: boolean): Row[] | undefined {
		const conversation = conversations.getMany({ ...zohoBooksDialect, pageSize: PAGE }, askedFor(resource, 'getMany'), [
			{ from: 0, filters: { modifiedSince: since } },
		]);
		for (let step = conversation.next(); ;) {
			if (step.done) return step.value.map(({ record }) => record ?? {});
			if (willBreak && random() < 0.5) return undefined;
			const { page: number, last_modified_time: from } = (step.value as Request).query ?? {};
			const { rows, more } = page(Number(number), PAGE, from === undefined ? 0 : DateTime.fromISO(from).toMillis());
			step = conversation.next(answered({ body: { [resource.envelope.many]: rows, page_context: { has_more_page: more } } }));
			for (let edits = upTo(isOver ? 1 : editsWhilePaging + 1); edits > 0; edits--) {
				now += upTo(700);
				edit();
			}
			// Who reads a page sees a second that may go on; the next page comes after it.
			now = Math.ceil((now + 1) / 1000) * 1000;
		}
	}

	const iso = (at: number): string => new Date(at).toISOString();
	let cursor: Cursor = baseline(page(1, 1000).rows, named, { began: iso(now), ended: iso(now) });
	const emitted: string[] = [];
	let failures = 0;
	const take = (willBreak: boolean): void => {
		now = Math.ceil((now + 1) / 1000) * 1000;
		const began = iso(now);
		const rows = poll(readFrom(cursor), willBreak);
		if (!rows) return void failures++;
		const step = advance(cursor, rows, named, { began, ended: iso(now) });
		emitted.push(...step.fresh.map((row) => `${String(row[named.id])}@${String(row.version)}`));
		cursor = step.cursor;
	};

	for (let turn = 0; turn < polls; turn++) {
		for (let edits = upTo(editsBetween + 1); edits > 0; edits--) {
			now += upTo(random() < 0.7 ? 300 : 20_000);
			edit();
		}
		take(random() < breaks);
	}
	isOver = true;
	now += 1000 * (late + 1);
	take(false);
	take(false);
	const expected = [...records].flatMap(([id, versions]) => (versions.at(-1)!.number > 0 ? [`${id}@${versions.at(-1)!.number}`] : []));
	return { emitted, expected, failures, remembered: Object.keys(cursor.seen).length };
}
