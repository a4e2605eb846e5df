import { history, type Habits, type lists } from './history';

/** The lists of Zoho's finance apps over random histories: nothing is lost, nothing comes twice, whatever way a list can be asked for what changed. */

const HABITS: Record<string, Habits> = {
	'changes while pages are read': { polls: 12, late: 1, breaks: 0, editsBetween: 40, editsWhilePaging: 6 },
	'changes that show up to two minutes late, and polls that fail': { polls: 12, late: 110, breaks: 0.4, editsBetween: 20, editsWhilePaging: 3 },
};
const KINDS: readonly (keyof typeof lists)[] = ['parameter', 'compare'];

describe.each(KINDS)('a list that is read by %s', (kind) => {
	it.each(Object.entries(HABITS))('over 8 histories of %s', (_, habits) => {
		const histories = Array.from({ length: 8 }, (__, seed) => ({ seed, ...history(seed + 1, habits, kind) }));
		const lost = histories.flatMap(({ seed, emitted, expected }) => expected.filter((one) => !emitted.includes(one)).map((one) => `seed ${seed}: ${one}`));
		const twice = histories.flatMap(({ seed, emitted }) => emitted.filter((one, index) => emitted.indexOf(one) < index).map((one) => `seed ${seed}: ${one}`));
		expect([lost, twice]).toEqual([[], []]);
		expect(histories.reduce((sum, { expected }) => sum + expected.length, 0)).toBeGreaterThan(200);
		expect(histories.some(({ failures }) => failures > 0)).toBe(habits.breaks > 0);
	});
});
