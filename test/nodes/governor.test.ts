import { turn } from '../../nodes/shared/governor';
import type { Answer } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { xeroDialect } from '../../src/wire/xero';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';

/** How many requests to one organisation are under way at once, as the vendor's answers teach it. */

const FINE: Answer = { status: 200, headers: {}, body: {} };
const TOO_MANY: Answer = { status: 429, headers: {}, body: { code: 'TOO_MANY_REQUESTS' } };
const BROKEN: Answer = { status: 503, headers: {}, body: '' };
const MINUTE = 60_000;

let serial = 0;
let now = 0;
let spy: jest.SpyInstance;
beforeEach(() => {
	now = 1e12;
	spy = jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => spy.mockRestore());

/** Requests that are answered when the test says so, the oldest first. */
class Lane {
	private readonly open: Array<(answer: Answer) => void> = [];
	private readonly organisation = `lane ${(serial += 1)}`;

	constructor(private readonly dialect: Dialect = zohoCrmDialect) {}

	async ask(count: number): Promise<void> {
		for (let index = 0; index < count; index++)
			void turn(this.organisation, this.dialect, undefined, async () => await new Promise<Answer>((resolve) => this.open.push(resolve)));
		await settled();
	}

	/** Answers so many, one after the other, and tells how many are under way then. */
	async answer(count: number, answer = FINE): Promise<number> {
		for (let index = 0; index < count; index++) {
			// Time goes on, so that the pace of a minute holds nothing back.
			now += 200;
			this.open.shift()!(answer);
			await settled();
		}
		return this.underWay;
	}

	get underWay(): number {
		return this.open.length;
	}
}

const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

it('begins with what every edition grants, and goes up one by one to ten while nothing is refused', async () => {
	const lane = new Lane();
	await lane.ask(200);
	expect(lane.underWay).toBe(5);
	const widths: number[] = [];
	for (let rounds = 5; rounds < 10; rounds++) widths.push(await lane.answer(rounds));
	expect(widths).toEqual([6, 7, 8, 9, 10]);
	expect(await lane.answer(40)).toBe(10);
});

it('goes back at once where the vendor refuses, and tries no more for ten minutes', async () => {
	const lane = new Lane();
	await lane.ask(400);
	expect(await lane.answer(5)).toBe(6);
	// The five that are still under way are the most that there may be.
	expect(await lane.answer(1, TOO_MANY)).toBe(5);
	expect(await lane.answer(100)).toBe(5);
	now += 10 * MINUTE;
	expect(await lane.answer(5)).toBe(6);
});

it('that goes back from ten starts nothing until five are left', async () => {
	const lane = new Lane();
	await lane.ask(200);
	await lane.answer(5 + 6 + 7 + 8 + 9);
	expect(await lane.answer(1, TOO_MANY)).toBe(9);
	expect(await lane.answer(4)).toBe(5);
	expect(await lane.answer(20)).toBe(5);
});

it('learns nothing from answers that came while there was room, or from a vendor in trouble', async () => {
	const lane = new Lane();
	for (let round = 0; round < 50; round++) {
		await lane.ask(4);
		await lane.answer(4);
	}
	await lane.ask(100);
	expect(lane.underWay).toBe(5);
	expect(await lane.answer(20, BROKEN)).toBe(5);
});

it('stays as it is for a vendor that allows the same to all', async () => {
	const lane = new Lane(xeroDialect);
	await lane.ask(50);
	const { underWay } = lane;
	expect(underWay).toBe(xeroDialect.atOnce);
	expect([await lane.answer(10), await lane.answer(1, TOO_MANY), await lane.answer(5)]).toEqual([underWay, underWay, underWay]);
});

it('lets everybody have a turn', async () => {
	const lane = new Lane();
	await lane.ask(60);
	await lane.answer(20);
	await lane.answer(1, TOO_MANY);
	await lane.answer(39);
	expect(lane.underWay).toBe(0);
});
