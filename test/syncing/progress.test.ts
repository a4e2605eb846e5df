import type { Cursor } from '../../src/syncing/cursor';
import { Progress } from '../../src/syncing/progress';

const at = (hour: number): Cursor => ({ at: `2026-11-02T${String(hour).padStart(2, '0')}:00:00.000Z`, seen: {} });
const hours = (cursors: Readonly<Record<string, Cursor>>): Record<string, number> =>
	Object.fromEntries(Object.entries(cursors).map(([key, cursor]) => [key, new Date(cursor.at).getUTCHours()]));

/** Reads up to an hour and hands over what was found. */
const read = (progress: Progress, hour: number) => {
	progress.cursors.list = at(hour);
	return progress.handOver();
};

let progress: Progress;
beforeEach(() => {
	progress = new Progress({ list: at(1) });
});

it('goes on where it was when what it handed over was taken', () => {
	const batch = read(progress, 2);
	expect(hours(batch.cursors)).toEqual({ list: 2 });
	batch.settle(true);
	expect(progress.goBack()).toBe(false);
	expect(hours(progress.cursors)).toEqual({ list: 2 });
});

it('reads again what was lost, once', () => {
	read(progress, 2).settle(true);
	read(progress, 3).settle(false);
	expect(progress.goBack()).toBe(true);
	expect(hours(progress.cursors)).toEqual({ list: 2 });
	expect(progress.goBack()).toBe(false);
});

it('lets no run store a cursor behind which an earlier one may still be lost', () => {
	const [first, second] = [read(progress, 2), read(progress, 3)];
	expect(hours(second.cursors)).toEqual({ list: 1 });
	second.settle(true);
	first.settle(false);
	progress.goBack();
	expect(hours(progress.cursors)).toEqual({ list: 1 });
});

it('lets the next run store them all when those before have been taken, in whatever order', () => {
	const [first, second] = [read(progress, 2), read(progress, 3)];
	second.settle(true);
	first.settle(true);
	expect(hours(read(progress, 4).cursors)).toEqual({ list: 4 });
});

it('does not take a reading for safe that was under way when an earlier one was lost', () => {
	const first = read(progress, 2);
	progress.cursors.list = at(3);
	first.settle(false);
	const second = progress.handOver();
	expect(hours(second.cursors)).toEqual({ list: 1 });
	second.settle(true);
	progress.goBack();
	expect(hours(progress.cursors)).toEqual({ list: 1 });
});

it('hears no more of runs from before it went back', () => {
	const [first, second] = [read(progress, 2), read(progress, 3)];
	first.settle(false);
	progress.goBack();
	second.settle(false);
	expect(progress.goBack()).toBe(false);
});

it('begins a new list where it began, also when what was read of it was lost', () => {
	progress.begin('new', at(5));
	progress.cursors.new = at(6);
	progress.handOver().settle(false);
	progress.goBack();
	expect(hours(progress.cursors)).toEqual({ list: 1, new: 5 });
});
