import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect, zohoExpenseDialect, zohoInventoryDialect } from '../../src/wire/zohoFinance';
import { zohoOrganization } from '../../sandbox/zoho';
import { caller as xeroCaller } from '../sandbox/xeroCaller';
import { caller as zohoCaller } from '../sandbox/zohoCaller';
import { DAY, HOUR, MINUTE, Office, type Done, type Job } from './office';

/** Workers that share an organisation through days of virtual time, held to the limits of the sandbox's vendors. */

const START = Date.parse('2026-03-10T01:00:00Z');
const WORKERS = 4;

/** Workers in front of a Xero that allows 1,000 calls a day. */
function xeroOffice(seed: number, settings = { workers: WORKERS, keptForLive: 20 }) {
	const xero = xeroCaller(new Date(START).toISOString());
	xero.xero.levers!.tier!({ minute: 60, day: 1000 });
	const office = new Office(START, seed, WORKERS, settings, ({ name }, now, inFlight) => {
		xero.clock.set(now);
		const { status, headers, body } = xero.api('PUT', '/Contacts', { Name: name }, { inFlight });
		return { status, headers, body };
	});
	return { office };
}

const job = (name: string, priority: Job['priority'], at: number): Job => ({ name: `Sim ${name}`, priority, dialect: xeroDialect, at });
const slowest = (done: readonly Done[]): number => Math.max(...done.map(({ at, doneAt }) => doneAt - at));
const of = (office: Office, priority: Job['priority']): Done[] => office.done.filter((one) => one.priority === priority);

/** Calls that the vendor accepted on each of its days, which is what it counted itself. */
const accepted = (office: Office): number[] => {
	const { days } = office;
	expect(days.map((left) => left.length)).toEqual(days.map((left) => 1000 - Math.min(...left)));
	return days.map((left) => left.length);
};

/** Events over a day, forty of them within two minutes. */
const events = (office: Office, day: number, count: number): Job[] =>
	Array.from({ length: count }, (_, index) =>
		job(`live ${day}.${index}`, 'live', START + day * DAY + (index < 40 ? office.between(9 * HOUR, 9 * HOUR + 2 * MINUTE) : office.between(0, DAY - HOUR))),
	);

describe('4 workers on the tier of 1,000 calls a day', () => {
	it.each([7, 8, 9])('bring a backlog over in days, and every live event at once (seed %i)', async (seed) => {
		const { office } = xeroOffice(seed);
		const live = [0, 1, 2].flatMap((day) => events(office, day, 150));
		const replays = Array.from({ length: 60 }, (_, index) => job(`replay ${index}`, 'replay', START + 20 * HOUR));
		const backlog = Array.from({ length: 1800 }, (_, index) => job(`old ${index}`, 'backfill', START + HOUR));
		for (const one of [...live, ...replays]) void office.happen(one);
		for (const [index, worker] of office.workers.entries())
			void office.time.sleep(HOUR).then(
				async () =>
					await office.run(
						worker,
						backlog.filter((_, of) => of % WORKERS === index),
					),
			);
		void office.tryAgain(START + 3 * DAY);

		await office.time.until(START + DAY);
		const first = { calls: office.calls.length, refused: office.refused, live: of(office, 'live').length, old: of(office, 'backfill').length };
		await office.time.until(START + 3 * DAY);
		const last = { calls: office.calls.length, refused: office.refused, live: of(office, 'live').length, old: of(office, 'backfill').length };
		console.info(
			`24 h: ${JSON.stringify(first)}, 72 h: ${JSON.stringify(last)}; accepted by day ${accepted(office).join(', ')}; slowest live ${Math.round(slowest(of(office, 'live')) / 1000)} s`,
		);
		expect(Math.max(...accepted(office))).toBeLessThanOrEqual(1000);
		expect(first.refused).toBeLessThan(first.calls / 100);
		expect(last.refused).toBeLessThan(last.calls / 100);
		expect(office.putOff.filter(({ priority }) => priority === 'live')).toEqual([]);
		expect(last.live).toBe(live.length);
		expect(slowest(of(office, 'live'))).toBeLessThan(2 * MINUTE);
		expect(of(office, 'replay')).toHaveLength(60);
		// The first day is used as far as it may be, the backlog goes on by itself, and nothing is sent twice or left.
		expect(first.old).toBeGreaterThan(600);
		expect(first.old).toBeLessThan(backlog.length);
		expect(of(office, 'backfill')).toHaveLength(backlog.length);
		expect(new Set(office.done.map(({ name }) => name)).size).toBe(live.length + replays.length + backlog.length);
	});

	it('use a day up to its last call where nothing is kept, make none until it turns, and go on then', async () => {
		const { office } = xeroOffice(11, { workers: WORKERS, keptForLive: 0 });
		const backlog = Array.from({ length: 1500 }, (_, index) => job(`old ${index}`, 'backfill', START));
		for (const [index, worker] of office.workers.entries())
			void office.run(
				worker,
				backlog.filter((_, of) => of % WORKERS === index),
			);
		void office.tryAgain(START + 2 * DAY);
		await office.time.until(START + 2 * DAY);
		const refusedAt = office.calls.filter(({ status }) => status === 429).map(({ at }) => at);
		console.info(`${office.calls.length} calls, ${office.refused} refused; accepted by day ${accepted(office).join(', ')}`);
		expect(Math.max(...accepted(office))).toBe(1000);
		// Each worker is told once.
		expect(office.refused).toBeLessThanOrEqual(WORKERS);
		const [used, turned] = [Math.max(...refusedAt), office.calls.find(({ at }) => at > Math.max(...refusedAt))!.at];
		expect(turned - used).toBeGreaterThan(HOUR);
		expect(of(office, 'backfill')).toHaveLength(backlog.length);
	});

	it.each([13, 14, 15])('yield to each other by what Xero says where nobody told them that they are several (seed %i)', async (seed) => {
		const { office } = xeroOffice(seed, { workers: 1, keptForLive: 20 });
		const backlog = Array.from({ length: 600 }, (_, index) => job(`old ${index}`, 'backfill', START));
		for (const [index, worker] of office.workers.entries())
			for (const lane of [0, 1, 2])
				void office.run(
					worker,
					backlog.filter((_, of) => of % (WORKERS * 3) === index * 3 + lane),
				);
		await office.time.until(START + DAY);
		console.info(`without a share: ${office.calls.length} calls, ${office.refused} refused`);
		expect(of(office, 'backfill')).toHaveLength(backlog.length);
		expect(office.refused).toBeLessThan(office.calls.length / 100);
	});
});

describe("Zoho's hundred a minute", () => {
	it('are enough for three apps of an organization on two workers', async () => {
		const zoho = zohoCaller();
		const token = zoho.zoho.mint({ origin: 'http://127.0.0.1:4010/zoho', expiresInSeconds: 1e8 }).access_token;
		const paths = new Map([
			[zohoBooksDialect, '/books/v3/contacts'],
			[zohoInventoryDialect, '/inventory/v1/items'],
			[zohoExpenseDialect, '/expense/v1/expensereports'],
		]);
		let clock = Date.parse('2026-11-25T12:00:00+13:00');
		const office = new Office(clock, 5, 2, { workers: 2, keptForLive: 20 }, ({ dialect }, now, inFlight) => {
			zoho.later(now - clock);
			clock = now;
			return zoho.raw('GET', paths.get(dialect)!, {
				query: { organization_id: zohoOrganization.id, per_page: '1' },
				headers: { authorization: `Zoho-oauthtoken ${token}`, 'x-com-zoho-expense-organizationid': zohoOrganization.id },
				inFlight,
			});
		});
		const began = office.time.now();
		const jobs = [...paths.keys()].flatMap((dialect) =>
			Array.from({ length: 200 }, (_, index): Job => ({ name: `${dialect.vendor} ${index}`, priority: 'live', dialect, at: began })),
		);
		for (const [index, worker] of office.workers.entries())
			for (const dialect of paths.keys())
				void office.run(
					worker,
					jobs.filter((each, of) => each.dialect === dialect && of % 2 === index),
				);
		await office.time.until(began + HOUR);
		const minutes = (Math.max(...office.done.map(({ doneAt }) => doneAt)) - began) / MINUTE;
		console.info(`Zoho: ${office.calls.length} calls of 3 apps on 2 workers in ${minutes.toFixed(1)} min, ${office.refused} refused`);
		expect([office.done.length, office.refused]).toEqual([600, 0]);
		expect(minutes).toBeLessThan(7.5);
	});
});
