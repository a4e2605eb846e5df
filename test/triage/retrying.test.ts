import { dueLetters } from '../../src/triage/retrying';
import type { Row } from '../../src/record';
import { chance } from '../mapping/random';
import { junk, junkRow } from '../nodes/junk';

const now = Date.parse('2026-11-26T10:00:00Z');
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
const letter = (id: number, change: Row = {}): Row => ({
	id,
	entity_key: `k${id}`,
	group_key: '',
	status: 'waiting',
	next_try_at: at(-1),
	first_failed_at: at(-id),
	updatedAt: at(-5),
	payload: '{}',
	...change,
});
const picked = (...letters: Row[]): unknown[] => dueLetters(letters, now, 50).map(({ id }) => id);

describe('letters to retry', () => {
	it('are those whose time has come, the oldest first', () => {
		expect(picked(letter(1), letter(3), letter(2), letter(4, { next_try_at: at(1) }), letter(5, { next_try_at: '' }))).toEqual([3, 2, 1]);
	});
	it.each(['done', 'dismissed', 'odd', undefined])('are none that are %p', (status) => {
		expect(picked(letter(1, { status }))).toEqual([]);
	});
	it('are one for each record at a time', () => {
		expect(picked(letter(1, { entity_key: 'a' }), letter(2, { entity_key: 'a' }), letter(3, { entity_key: 'b' }))).toEqual([3, 2]);
		expect(picked(letter(1, { entity_key: 'a' }), letter(2, { entity_key: 'a', status: 'retrying' }))).toEqual([]);
	});
	it('are also those whose try died', () => {
		expect(picked(letter(1, { status: 'retrying', updatedAt: at(-59) }), letter(2, { status: 'retrying', updatedAt: at(-61) }))).toEqual([2]);
	});
	it('are the parked ones once nothing of their group waits any more', () => {
		const parked = [letter(1, { status: 'parked', group_key: 'g', next_try_at: '' }), letter(2, { status: 'parked', group_key: 'h', next_try_at: '' })];
		expect(picked(...parked, letter(3, { group_key: 'g', next_try_at: '' }))).toEqual([2]);
		expect(picked(...parked)).toEqual([2, 1]);
	});
	it('are none whose record is not kept', () => {
		expect(picked(letter(1, { payload: '' }))).toEqual([]);
	});
	it('are not more than wanted', () => {
		expect(dueLetters([letter(1), letter(2), letter(3)], now, 2).map(({ id }) => id)).toEqual([3, 2]);
	});
	it('can stand among anything', () => {
		const random = chance(5);
		for (let round = 0; round < 500; round++)
			expect(dueLetters([junk(random), letter(1), { ...letter(2), ...junkRow(random) }], now, 5).length).toBeLessThan(3);
	});
});
