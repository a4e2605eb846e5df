import { afterAnswer, afterStart, emptyLane, HOUR, type Lane } from '../../src/quota/lane';
import { shortOf } from '../../src/quota/short';
import { xeroDialect } from '../../src/wire/xero';

/** Reading for news rests where few calls of the day are left. */

const heard = (lane: Lane, left: number | undefined, at: number): Lane => {
	const headers: Record<string, string> = left === undefined ? {} : { 'x-daylimit-remaining': String(left) };
	return afterAnswer(afterStart(lane, false, at), { dialect: xeroDialect, atOnce: 5, asks: false }, { status: 200, headers, body: {} }, at);
};
const none = emptyLane(xeroDialect);

it.each([
	[1000, 99, 99],
	[1000, 100, undefined],
	[4900, 499, 499],
	[4900, 500, undefined],
])('of which %s were left once are short at %s: %s', (most, left, short) => {
	expect(shortOf([heard(heard(none, most, 0), left, 1000)], 10, 2000)).toBe(short);
});

it('is not known of an organisation that nothing was said of, or too long ago', () => {
	expect([shortOf([], 10, 0), shortOf([none], 10, 0), shortOf([heard(none, undefined, 0)], 10, 0)]).toEqual([undefined, undefined, undefined]);
	expect([shortOf([heard(none, 1, 0)], 10, HOUR - 1), shortOf([heard(none, 1, 0)], 10, HOUR)]).toEqual([1, undefined]);
});

it('lasts to the end of the day where Xero named it', () => {
	const lane = { ...heard(none, 1, 0), dayEnds: 5 * HOUR };
	expect([shortOf([lane], 10, 4 * HOUR), shortOf([lane], 10, 5 * HOUR)]).toEqual([1, undefined]);
});

it('holds by the newest word of the apps that reach it', () => {
	const [before, after] = [heard(none, 50, 0), heard(none, 900, 10)];
	expect([shortOf([before, after], 10, 20), shortOf([after, { ...before, day: { left: 50, at: 15 } }], 10, 20)]).toEqual([undefined, 50]);
});
