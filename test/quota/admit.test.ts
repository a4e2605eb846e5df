import { admit, type Verdict } from '../../src/quota/admit';
import { deferral } from '../../src/quota/deferral';
import { afterAnswer, afterStart, believedUntil, DAY, emptyLane, HOUR, MINUTE, type Lane } from '../../src/quota/lane';
import { floorOf, priorities, priorityOf, type Priority } from '../../src/quota/priority';
import { termsOf } from '../../src/quota/terms';
import { letterOf } from '../../src/triage/letter';
import type { Answer } from '../../src/wire/conversation';
import { xeroDialect } from '../../src/wire/xero';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { seeded } from '../support/random';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const TERMS = { perMinute: 50, atOnce: 5, kept: 0.2 };
const lane = (more: Partial<Lane> = {}): Lane => ({ ...emptyLane(xeroDialect), allowance: 1000, ...more });
const verdicts = (of: Lane, now = NOW): Verdict[] => priorities.map((priority) => admit(of, TERMS, priority, now));
const does = (of: Lane, now = NOW): string =>
	verdicts(of, now)
		.map((verdict) => verdict.does)
		.join(' ');

describe('the priority of a record', () => {
	it.each<[string, unknown, unknown, Priority]>([
		['what the node says', 'backfill', { _sync: { attempts: 3, priority: 'live' } }, 'backfill'],
		['what the record says', 'auto', { _sync: { attempts: 3, priority: 'backfill' } }, 'backfill'],
		['a replay where it failed before', 'auto', { _sync: { attempts: 1 } }, 'replay'],
		['live where it did not', 'auto', { _sync: { attempts: 0, priority: 'urgent' } }, 'live'],
		['live where nothing is known', undefined, undefined, 'live'],
	])('is %s', (_, chosen, record, expected) => expect(priorityOf(chosen, record)).toBe(expected));
});

describe('terms', () => {
	it.each([
		[{}, [55, 5, 0.2]],
		[{ workers: 4, keptForLive: 30 }, [13, 1, 0.3]],
		[{ workers: '2', keptForLive: '0' }, [27, 2, 0]],
		[{ workers: 500, keptForLive: 100 }, [1, 1, 0.9]],
		[{ workers: -1, keptForLive: -5 }, [55, 5, 0]],
		[{ workers: 'many', keptForLive: 'some' }, [55, 5, 0.2]],
		[{ workers: null, keptForLive: null }, [55, 5, 0.2]],
	])('of %j', (settings, [perMinute, atOnce, kept]) => expect(termsOf(xeroDialect, 5, settings)).toEqual({ perMinute, atOnce, kept }));
});

describe('a call', () => {
	it.each<[string, Partial<Lane>, string]>([
		['goes where nothing is known', {}, 'go go go'],
		['goes where much is left', { day: { left: 900, at: NOW } }, 'go go go'],
		['leaves the rest to live events', { day: { left: 200, at: NOW } }, 'go go defer'],
		['leaves the last to live events alone', { day: { left: 100, at: NOW } }, 'go defer defer'],
		['waits for those under way where they may be the last', { day: { left: 202, at: NOW }, inFlight: 2 }, 'go go wait'],
		['asks once where nothing is left and nobody said until when', { day: { left: 0, at: NOW } }, 'go defer defer'],
		['waits for the one that asks', { day: { left: 0, at: NOW }, asking: true, inFlight: 1 }, 'wait defer defer'],
		['is not made where nothing is left until a known time', { day: { left: 0, at: NOW }, dayEnds: NOW + HOUR }, 'defer defer defer'],
		['is not made where the vendor said so', { usedUpUntil: NOW + 1, day: { left: 0, at: NOW } }, 'defer defer defer'],
		['asks once whether the new day has begun', { usedUpUntil: NOW, day: { left: 0, at: NOW - HOUR } }, 'go go go'],
		['waits for the answer to that', { usedUpUntil: NOW, day: { left: 0, at: NOW - HOUR }, asking: true, inFlight: 1 }, 'wait wait wait'],
		['asks anew what was said an hour ago', { day: { left: 50, at: NOW - HOUR } }, 'go go go'],
		['waits where as many as may are under way', { inFlight: 5 }, 'wait wait wait'],
		['waits as long as the vendor said', { heldUntil: NOW + 30_000 }, 'wait wait wait'],
		['waits where its own minute is full', { started: Array.from({ length: 50 }, () => NOW) }, 'wait wait wait'],
		['leaves a part of the minute to live events', { started: Array.from({ length: 45 }, () => NOW) }, 'go wait wait'],
		['leaves more of it where it is less urgent', { started: Array.from({ length: 40 }, () => NOW) }, 'go go wait'],
		['waits where others use the minute up', { minute: { left: 2, at: NOW } }, 'wait wait wait'],
		['believes that for a minute', { minute: { left: 2, at: NOW - MINUTE } }, 'go go go'],
	])('%s', (_, of, expected) => expect(does(lane(of))).toBe(expected));

	it('that is less urgent never goes before one that is more so, whatever is known', () => {
		const random = seeded(20);
		const int = (most: number): number => Math.floor(random() * (most + 1));
		const maybe = <T>(value: T): T | undefined => (random() < 0.5 ? value : undefined);
		const rank = { go: 0, wait: 1, defer: 2 };
		for (let trial = 0; trial < 3000; trial++) {
			const of = lane({
				inFlight: int(6),
				started: Array.from({ length: int(60) }, () => NOW - int(70_000)).sort((one, other) => one - other),
				minute: maybe({ left: int(60), at: NOW - int(80_000) }),
				day: maybe({ left: int(1000) * int(1), at: NOW - int(2 * HOUR) }),
				dayEnds: maybe(NOW + int(2 * DAY) - DAY),
				heldUntil: maybe(NOW + int(2000) - 1000) ?? 0,
				usedUpUntil: maybe(NOW + int(2000) - 1000) ?? 0,
				asking: random() < 0.2,
			});
			const all = verdicts(of);
			const told = JSON.stringify({ of, all });
			const ranks = all.map((verdict) => rank[verdict.does]);
			if (ranks[0]! > ranks[1]! || ranks[1]! > ranks[2]!) throw new Error(told);
			const times = all.flatMap((verdict) => (verdict.does === 'wait' && verdict.until !== undefined ? [verdict.until] : []));
			if (times.some((time, index) => index > 0 && time < times[index - 1]!)) throw new Error(told);
			// Who waits for a time or is put off is told a time to come; who waits for an answer has one to wait for.
			for (const verdict of all) {
				if (verdict.does === 'defer' ? verdict.until <= NOW : verdict.does === 'wait' && verdict.until !== undefined && verdict.until <= NOW)
					throw new Error(told);
				if (verdict.does === 'wait' && verdict.until === undefined && of.inFlight === 0 && !of.asking) throw new Error(told);
			}
		}
	});

	it('is put off until exactly when its dead letter is due', () => {
		const failure = deferral('Xero', NOW + 3 * HOUR, 'kept');
		const around = { workflowId: '1', workflowName: 'w', executionId: '2', node: 'n', target: '' };
		const letter = letterOf({ error: { ...failure, input: { a: 1 } } }, undefined, { ...around, now: new Date(NOW).toISOString() });
		expect(letter).toMatchObject({ cause: 'quota-exhausted', status: 'waiting', next_try_at: '2026-11-26T13:00:00.000Z', severity: 'warning' });
	});

	it.each([0, 0.1, 0.5, 0.9])('leaves to live events all that is kept, %d of it, and replays half', (kept) => {
		expect(priorities.map((priority) => floorOf(priority, 1000, kept))).toEqual([0, Math.ceil(500 * kept), Math.ceil(1000 * kept)]);
	});
});

describe('an answer', () => {
	const call = { dialect: xeroDialect, atOnce: 5, asks: false };
	const fine = (left: number, minute = 50): Answer => ({
		status: 200,
		headers: { 'x-daylimit-remaining': String(left), 'x-minlimit-remaining': String(minute) },
		body: {},
		size: 10,
	});
	const refused = (problem: string, more: Record<string, string> = {}): Answer => ({
		status: 429,
		headers: { 'x-rate-limit-problem': problem, ...more },
		body: '',
	});
	const after = (before: Lane, answer: Answer | undefined, now = NOW, dialect = xeroDialect): Lane =>
		afterAnswer(afterStart(before, false, now), { ...call, dialect }, answer, now);

	it('tells what is left, and how many there are in all', () => {
		expect(after(emptyLane(xeroDialect), fine(700))).toMatchObject({
			day: { left: 700 },
			minute: { left: 50 },
			allowance: 1000,
			inFlight: 0,
			spent: { calls: 1, bytes: 10 },
		});
		expect(after(emptyLane(xeroDialect), fine(4000)).allowance).toBe(5000);
	});

	it('that comes late does not take back what a later one said, and a new day does', () => {
		const before = after(lane(), fine(500));
		expect(after(before, fine(503)).day!.left).toBe(500);
		expect(after(before, fine(498)).day!.left).toBe(498);
		expect(after(before, fine(999)).day!.left).toBe(999);
	});

	it('that the day is used up holds until the time it names, and tells when days end', () => {
		const of = after(lane({ day: { left: 4, at: NOW } }), refused('day', { 'retry-after': '7200' }));
		expect(of).toMatchObject({ usedUpUntil: NOW + 2 * HOUR, dayEnds: NOW + 2 * HOUR, day: { left: 0 }, spent: { refused: 1 } });
		const next = after({ ...of, asking: true }, fine(999), NOW + 2 * HOUR + 5);
		expect(believedUntil(next)).toBe(NOW + 2 * HOUR + DAY);
		expect(believedUntil(after(next, fine(700), NOW + 80 * HOUR))).toBe(NOW + 98 * HOUR);
	});

	it('without a time holds for half an hour, as where credits come back one by one', () => {
		const of = after(emptyLane(zohoCrmDialect), { status: 429, headers: { 'x-api-credits-remaining': '0' }, body: {} }, NOW, zohoCrmDialect);
		expect([of.usedUpUntil, of.dayEnds]).toEqual([NOW + HOUR / 2, undefined]);
	});

	it("of Zoho's tells the end of the day each time", () => {
		const headers = { 'x-rate-limit-limit': '2000', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '600' };
		const of = after(emptyLane(zohoBooksDialect), { status: 200, headers, body: {} }, NOW, zohoBooksDialect);
		expect(does(of)).toBe('defer defer defer');
		expect([of.allowance, believedUntil(of)]).toEqual([2000, NOW + 600_000]);
	});

	it('that the minute is full holds everybody', () => {
		expect(does(after(lane(), refused('minute', { 'retry-after': '17', 'x-minlimit-remaining': '0' })), NOW + 16_999)).toBe('wait wait wait');
		expect(does(after(lane(), refused('minute', { 'retry-after': '17', 'x-minlimit-remaining': '0' })), NOW + 17_000)).toBe('go go go');
	});

	it('that does not come teaches nothing, and nobody waits for it any more', () => {
		const before = afterStart(lane({ day: { left: 0, at: NOW - 2 * HOUR } }), true, NOW);
		for (const none of [undefined, { status: 0, headers: {}, body: '' }]) {
			const of = afterAnswer(before, { ...call, asks: true }, none, NOW);
			expect([of.asking, of.inFlight, of.day!.left]).toEqual([false, 0, 0]);
		}
	});
});
