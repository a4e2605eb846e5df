import { Governor, realTime, type Place } from '../../nodes/shared/governor';
import type { Priority } from '../../src/quota/priority';
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
beforeEach(() => void (now = 1e12));

const governor = new Governor({ now: () => now, sleep: async () => await new Promise(() => undefined), luck: () => 0 });

/** Requests that are answered when the test says so, the oldest first. */
class Lane {
	private readonly open: Array<(answer: Answer) => void> = [];
	private readonly place: Place;

	constructor(dialect: Dialect = zohoCrmDialect, settings = {}) {
		this.place = { dialect, organisation: `lane ${(serial += 1)}`, account: '', settings, priority: 'live' };
	}

	async ask(count: number): Promise<void> {
		for (let index = 0; index < count; index++) void governor.turn(this.place, async () => await new Promise<Answer>((resolve) => this.open.push(resolve)));
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

	/** Asks for more than there is room for, until it has learnt that what the vendor grants to all is borne. */
	async fill(count: number): Promise<void> {
		await this.ask(count + 9);
		await this.answer(2 + 3 + 4);
	}

	get underWay(): number {
		return this.open.length;
	}
}

const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

it('begins with two, since there may be others, and goes up one by one to ten while nothing is refused', async () => {
	const lane = new Lane();
	await lane.ask(200);
	expect(lane.underWay).toBe(2);
	const widths: number[] = [];
	for (let rounds = 2; rounds < 10; rounds++) widths.push(await lane.answer(rounds));
	expect(widths).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
	expect(await lane.answer(40)).toBe(10);
});

it('goes back at once where the vendor refuses, and tries no more for ten minutes', async () => {
	const lane = new Lane();
	await lane.fill(400);
	expect(await lane.answer(5)).toBe(6);
	// The five that are still under way are the most that there may be.
	expect(await lane.answer(1, TOO_MANY)).toBe(5);
	expect(await lane.answer(100)).toBe(5);
	now += 10 * MINUTE;
	expect(await lane.answer(5)).toBe(6);
});

it('that goes back from ten starts nothing until five are left', async () => {
	const lane = new Lane();
	await lane.fill(200);
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
	await lane.fill(50);
	const { underWay } = lane;
	expect(underWay).toBe(xeroDialect.atOnce);
	expect(await lane.answer(10)).toBe(underWay);
});

it('leaves half of its room to others where the vendor refuses what it always grants, and comes back after a while', async () => {
	const lane = new Lane(xeroDialect);
	await lane.fill(200);
	expect([await lane.answer(1, TOO_MANY), await lane.answer(2), await lane.answer(1), await lane.answer(10)]).toEqual([4, 2, 2, 2]);
	expect([await lane.answer(1, TOO_MANY), await lane.answer(1)]).toEqual([1, 1]);
	now += 10 * MINUTE;
	expect([await lane.answer(1), await lane.answer(2), await lane.answer(3), await lane.answer(20)]).toEqual([2, 3, 4, 5]);
});

it('takes its share where several workers use the organisation', async () => {
	const underWay = await Promise.all(
		[1, 2, 4, 5].map(async (workers) => {
			const lane = new Lane(xeroDialect, { workers });
			await lane.fill(20);
			return lane.underWay;
		}),
	);
	expect(underWay).toEqual([5, 2, 1, 1]);
	const one = new Lane(xeroDialect, { workers: 50 });
	await one.ask(20);
	expect(one.underWay).toBe(1);
});

it('lets everybody have a turn', async () => {
	const lane = new Lane();
	await lane.ask(60);
	await lane.answer(20);
	await lane.answer(1, TOO_MANY);
	await lane.answer(39);
	expect(lane.underWay).toBe(0);
});

describe('the queue', () => {
	const call = (priority: Priority, open: Array<(answer: Answer) => void>, order: string[], organisation: string, signal?: AbortSignal): Promise<Answer> =>
		governor.turn({ dialect: xeroDialect, organisation, account: '', settings: { workers: 5 }, priority, signal }, async () => {
			order.push(priority);
			return await new Promise<Answer>((resolve) => open.push(resolve));
		});
	const fine = (left: number): Answer => ({ status: 200, headers: { 'x-daylimit-remaining': String(left) }, body: {} });
	const used: Answer = { status: 429, headers: { 'x-rate-limit-problem': 'day', 'retry-after': '3600', 'x-daylimit-remaining': '0' }, body: '' };

	it('lets the most urgent go first', async () => {
		const [open, order]: [Array<(answer: Answer) => void>, string[]] = [[], []];
		const all = (['backfill', 'backfill', 'replay', 'live', 'replay', 'live'] as const).map((priority) => call(priority, open, order, 'urgent'));
		for (let answered = 0; answered < all.length; answered++) {
			await settled();
			open[answered]!(fine(900));
		}
		await Promise.all(all);
		expect(order).toEqual(['backfill', 'live', 'live', 'replay', 'replay', 'backfill']);
	});

	it('makes no call once the day is used up, for whoever waits or comes, and one when it is over', async () => {
		const [open, order]: [Array<(answer: Answer) => void>, string[]] = [[], []];
		const waiting = [1, 2, 3].map(() => call('live', open, order, 'used'));
		await settled();
		open[0]!(used);
		const answers = await Promise.all([...waiting, call('live', open, order, 'used')]);
		const retryAt = new Date(now + 3_600_000).toISOString();
		expect(answers.map(({ problem }) => [problem?.cause, problem?.retryAt])).toEqual(Array.from({ length: 4 }, () => ['quota-exhausted', retryAt]));
		expect(order).toHaveLength(1);
		now += 3_600_000;
		const later = [1, 2].map(() => call('live', open, order, 'used'));
		await settled();
		expect(order).toHaveLength(2);
		open[1]!(fine(999));
		await settled();
		open[2]!(fine(998));
		expect((await Promise.all(later)).map(({ status }) => status)).toEqual([200, 200]);
	});

	it('keeps the limits of organisations, and of the apps that reach them, apart', async () => {
		const [open, order]: [Array<(answer: Answer) => void>, string[]] = [[], []];
		void call('live', open, order, 'one');
		void call('live', open, order, 'other');
		await settled();
		expect(order).toHaveLength(2);
	});

	it('goes on where a call throws, and where a run that waits is cancelled', async () => {
		const [open, order]: [Array<(answer: Answer) => void>, string[]] = [[], []];
		const place: Place = { dialect: xeroDialect, organisation: 'broken', account: '', settings: { workers: 5 }, priority: 'live' };
		const broken = governor.turn(place, async () => await Promise.reject(new Error('no credential')));
		const cancel = new AbortController();
		const cancelled = new Governor({ ...realTime, now: () => now }).turn({ ...place, organisation: 'x', signal: cancel.signal }, async () => fine(1));
		await expect(broken).rejects.toThrow('no credential');
		await expect(cancelled).resolves.toMatchObject({ status: 200 });
		const first = call('live', open, order, 'broken');
		await settled();
		const stopped = new Governor({ ...realTime, now: () => now });
		const holding: Array<(answer: Answer) => void> = [];
		void stopped.turn({ ...place, organisation: 'y' }, async () => await new Promise<Answer>((resolve) => holding.push(resolve)));
		const waits = stopped.turn({ ...place, organisation: 'y', signal: cancel.signal }, async () => fine(1));
		const goesOn = stopped.turn({ ...place, organisation: 'y' }, async () => fine(2));
		await settled();
		cancel.abort();
		await expect(waits).rejects.toThrow();
		holding[0]!(fine(3));
		await expect(goesOn).resolves.toMatchObject({ status: 200 });
		open[0]!(fine(900));
		await expect(first).resolves.toMatchObject({ status: 200 });
	});
});
