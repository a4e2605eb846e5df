import { waitForPace } from '../../src/wire/pace';
import { waitBeforeRetry } from '../../src/wire/retry';
import { isFinal } from '../../src/wire/dialect';
import type { Answer } from '../../src/wire/conversation';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { answered } from './scripted';

const request = (repeatable: boolean) => ({ method: 'POST', path: '/', repeatable });
const wait = (answer: Partial<Answer>, { repeatable = true, tries = 1, luck = 0, dialect = xeroDialect } = {}) =>
	waitBeforeRetry(dialect, request(repeatable), answered(answer), tries, luck);

const minute = { status: 429, headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '17' } };
const day = { status: 429, headers: { 'x-rate-limit-problem': 'day', 'retry-after': '43200' } };

describe('waiting before a request is sent again', () => {
	it('is as long as Xero says where it says so, else a minute', () => {
		expect(wait(minute)).toBe(17_000);
		expect(wait({ status: 429, headers: { 'x-rate-limit-problem': 'minute' } })).toBe(60_000);
		expect(wait({ status: 429, headers: { 'x-rate-limit-problem': 'App-Minute', 'retry-after': '5' } })).toBe(5_000);
	});

	it('is short where too many requests were in flight', () => {
		expect(wait({ status: 429, headers: { 'x-rate-limit-problem': 'concurrent' } })).toBe(500);
		expect(wait({ status: 429 }, { luck: 0.999 })).toBeLessThan(2_000);
	});

	it('is not worth it when the day is used up', () => {
		expect(wait(day)).toBeUndefined();
		expect(isFinal(xeroDialect, answered(day))).toBe(true);
		expect(wait({ status: 429, body: { code: 45 } }, { dialect: zohoBooksDialect })).toBeUndefined();
	});

	it('applies to creates too where the vendor said that it did nothing', () => {
		expect(wait(minute, { repeatable: false })).toBe(17_000);
	});

	it.each([0, 500, 502, 503, 504])('after status %i is for requests that do no harm twice only', (status) => {
		expect(wait({ status })).toBe(500);
		expect(wait({ status }, { repeatable: false })).toBeUndefined();
	});

	it.each([200, 304, 400, 401, 403, 404, 409])('does not happen after %i', (status) => {
		expect(wait({ status })).toBeUndefined();
	});

	it('doubles with every try, and ends after five', () => {
		expect([1, 2, 3, 4, 5].map((tries) => wait({ status: 503 }, { tries }))).toEqual([500, 1000, 2000, 4000, undefined]);
		expect(wait(minute, { tries: 5 })).toBeUndefined();
	});

	it("reads Zoho's limits by their code", () => {
		expect(wait({ status: 429, body: { code: 44 } }, { dialect: zohoBooksDialect })).toBe(60_000);
		expect(wait({ status: 429, body: { code: 1070 } }, { dialect: zohoBooksDialect })).toBe(500);
	});
});

describe('pace', () => {
	it("lets the minute's allowance through and makes the next wait for the oldest to leave the minute", () => {
		const started = Array.from({ length: 55 }, (_, index) => 1_000 + index * 100);
		expect(waitForPace(started.slice(1), 55, 7_000)).toBe(0);
		expect(waitForPace(started, 55, 7_000)).toBe(54_000);
		expect(waitForPace(started, 55, 61_000)).toBe(0);
		expect(waitForPace([], 55, 0)).toBe(0);
	});

	it('never starts more than the allowance within any minute', () => {
		const started: number[] = [];
		let now = 0;
		for (let sent = 0; sent < 500; sent++) {
			now += waitForPace(started, 55, now) + (sent % 7) * 40;
			started.push(now);
		}
		const busiest = Math.max(...started.map((from) => started.filter((at) => at >= from && at < from + 60_000).length));
		expect(busiest).toBeLessThanOrEqual(55);
	});
});
