import { advance, baseline, leaving, readFrom, type Cursor } from '../../src/syncing/cursor';
import { history, type Habits } from './history';
import { trials } from '../support/trials';

const named = { id: 'id', modified: 'at' };
const row = (id: string, at: string) => ({ id, at });
const later = { began: '2026-04-04T15:00:00Z', ended: '2026-04-04T15:00:05Z' };
const start: Cursor = { at: '2026-04-04T13:50:00.000Z', seen: {} };

describe('a cursor', () => {
	it('that is stored while others have records in hand does not count these, and lies no later', () => {
		const seen = { a: '2026-04-04T13:50:00.000Z', b: '2026-04-04T13:51:00.000Z', c: '2026-04-04T13:52:00.000Z' };
		const cursors = { one: { at: seen.c, seen }, other: { at: seen.c, seen: { d: seen.c } } };
		const open = [
			{ id: 'b', since: Date.parse('2026-04-04T13:49:00Z') },
			{ id: 'x', since: 1 },
		];
		expect(leaving(cursors, open)).toEqual({ ...cursors, one: { at: '2026-04-04T13:49:00.000Z', seen: { a: seen.a, c: seen.c } } });
		expect(leaving(cursors, [{ id: 'b', since: 0 }])['one']?.at).toBe(seen.b);
		expect(leaving(cursors, [])).toBe(cursors);
	});

	it('reads from a little before its time', () => {
		expect(readFrom(start)).toBe('2026-04-04T13:48:00.000Z');
	});

	it('hands a record on once, and again when its time of change is another', () => {
		const first = advance(start, [row('1', '2026-04-04T13:51:00Z')], named, later);
		const again = advance(first.cursor, [row('1', '2026-04-05T02:51:00+13:00')], named, later);
		const changed = advance(again.cursor, [row('1', '2026-04-04T13:51:01Z')], named, later);
		expect([first, again, changed].map(({ fresh }) => fresh.length)).toEqual([1, 0, 1]);
	});

	it('orders by instant, not by how the clock on the wall stood', () => {
		const before = row('before', '2026-04-05T02:59:59+13:00');
		const after = row('after', '2026-04-05T02:00:01+12:00');
		expect(advance(start, [after, before], named, later).fresh).toEqual([before, after]);
	});

	it('never goes back', () => {
		const { cursor } = advance(start, [row('1', '2026-04-04T13:49:00Z')], named, later);
		expect(cursor.at).toBe(start.at);
		expect(advance(start, [], named, later).cursor).toEqual(start);
	});

	it('takes what was stamped late, within its overlap', () => {
		const ahead = advance(start, [row('1', '2026-04-04T13:59:00Z')], named, later).cursor;
		expect(advance(ahead, [row('2', '2026-04-04T13:57:00Z'), row('3', '2026-04-04T13:56:59Z')], named, later).fresh).toEqual([
			row('2', '2026-04-04T13:57:00Z'),
		]);
	});

	it('leaves what is stamped while the list is read for the next reading, so that a second change in the same second is not missed', () => {
		const during = advance(start, [row('1', '2026-04-04T15:00:04Z'), row('2', '2026-04-04T14:59:00Z')], named, later);
		expect(during.fresh).toEqual([row('2', '2026-04-04T14:59:00Z')]);
		const next = advance(during.cursor, [row('1', '2026-04-04T15:00:04Z')], named, { began: '2026-04-04T15:15:00Z', ended: '2026-04-04T15:15:01Z' });
		expect(next.fresh).toEqual([row('1', '2026-04-04T15:00:04Z')]);
	});

	it("does not stand still where the vendor's clock runs far ahead", () => {
		expect(advance(start, [row('1', '2027-01-01T00:00:00Z')], named, later).fresh).toHaveLength(1);
	});

	it('passes over rows without a readable time', () => {
		expect(advance(start, [{ id: '1' }, row('2', 'yesterday'), { id: '3', at: 5 }], named, later).fresh).toEqual([]);
	});

	it('emits nothing of what was there at the beginning', () => {
		const rows = [row('1', '2026-04-04T13:49:59Z'), row('2', '2020-01-01T00:00:00Z')];
		const cursor = baseline(rows, named, { began: '2026-04-04T13:50:05Z', ended: '2026-04-04T13:50:05Z' });
		expect(advance(cursor, rows, named, later).fresh).toEqual([]);
	});
});

const HABITS: Record<string, Habits> = {
	'a quiet organisation': { polls: 30, late: 1, breaks: 0, editsBetween: 3, editsWhilePaging: 0 },
	'changes while pages are read': { polls: 30, late: 1, breaks: 0, editsBetween: 40, editsWhilePaging: 6 },
	'changes that show up to two minutes late': { polls: 30, late: 110, breaks: 0, editsBetween: 20, editsWhilePaging: 2 },
	'polls that fail half of the time': { polls: 30, late: 60, breaks: 0.5, editsBetween: 20, editsWhilePaging: 4 },
};

describe.each(Object.entries(HABITS))('over histories of %s', (_, habits) => {
	const histories = Array.from({ length: trials(40) }, (__, seed) => ({ seed, ...history(seed + 1, habits) }));

	it('loses nothing', () => {
		const losses = histories.flatMap(({ seed, emitted, expected }) => {
			const all = new Set(emitted);
			return expected.filter((one) => !all.has(one)).map((one) => `seed ${seed}: ${one}`);
		});
		expect(losses).toEqual([]);
		expect(histories.reduce((sum, { expected }) => sum + expected.length, 0)).toBeGreaterThan(trials(1000));
	});

	it('hands nothing on twice', () => {
		const twice = histories.flatMap(({ seed, emitted }) => emitted.filter((one, index) => emitted.indexOf(one) < index).map((one) => `seed ${seed}: ${one}`));
		expect(twice).toEqual([]);
	});

	it('hands the states of a record on in their order, and remembers no more than its overlap needs', () => {
		const backwards = histories.flatMap(({ emitted }) => {
			const last = new Map<string, number>();
			return emitted.filter((one) => {
				const [id, version] = one.split('@') as [string, string];
				const before = last.get(id) ?? 0;
				last.set(id, Number(version));
				return Number(version) < before;
			});
		});
		expect(backwards).toEqual([]);
		expect(histories.some(({ failures }) => failures > 0)).toBe(habits.breaks > 0);
		// A list that moves is read again, and what changes meanwhile falls into the same overlap.
		expect(Math.max(...histories.map(({ remembered }) => remembered))).toBeLessThan(250);
	});
});
