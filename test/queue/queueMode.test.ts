import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { demoInvoices } from '../../sandbox/zoho';
import { compare, readLedgers, type Ledgers } from '../../scripts/demo/ledgers';
import type { Execution } from '../../scripts/n8n/client';
import { startQueueN8n, type QueueN8n, type Worker } from '../../scripts/n8n/queue';
import { startWorldOf, template } from '../../scripts/world';
import { zohoAreas } from '../../src/apis/scopes';
import { enter, readyIn, type Ready } from '../e2e/world';

/**
 * n8n in queue mode: a main process, two workers and a webhook process share one database and one queue, and nothing else. 200 signed events reach the webhook process, a
 * sign-in runs out in the middle, a worker is killed at work: every invoice is in Xero once or waits as a letter.
 */

type Row = Record<string, unknown>;

/** Told seven times each, as Zoho tells what did not seem to arrive or was changed again; and told once, so that nothing but the sweep can bring back what a worker lost. */
const OFTEN = { invoices: 25, times: 7 };
const ONCE = 25;
/** Of the demonstration's invoices one is for an archived contact and one has a tax that nobody mapped. */
const REFUSED = 2;

let here: Ready<QueueN8n>;
let openedAtFirst = 0;
let executions = 0;

beforeAll(async () => {
	const world = await startWorldOf(startQueueN8n);
	// The vendor's minute has tests of its own; here it would make the suite twice as long.
	await world.control.lever('tier', { vendor: 'xero', day: 100_000, minute: 100_000 });
	here = await readyIn(world, world.n8n.webhooks);
	await world.control.clearJournal();
	await publish('zohoBooksTrigger', {
		organization: { __rl: true, mode: 'list', value: '' },
		events: ['item.created', 'item.updated'],
		delivery: 'polling',
		minutes: 1,
	});
	await publish('zohoCrmModulesTrigger', { modules: ['Properties'], events: ['created', 'updated'], sweepMinutes: 5 });
	openedAtFirst = (await calls(/\/actions\/watch$/, 'POST')).length;
	await nearItsEnd();
	await world.control.clearJournal();
}, 400_000);
afterAll(() => here?.world.close());

/** A workflow of one trigger. */
async function publish(type: string, parameters: Row): Promise<string> {
	const { api } = here.world.n8n;
	const trigger = { id: randomUUID(), name: 'Changed', type: `n8n-nodes-xero-zoho.${type}`, typeVersion: 1, position: [0, 0], webhookId: randomUUID() };
	const credentials = { zohoAppsOAuth2Api: { id: null, name: 'Zoho account' } };
	const after = { id: randomUUID(), name: 'Here', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} };
	const id = await api.importWorkflow({
		name: type,
		nodes: [{ ...trigger, parameters, credentials }, after],
		connections: { Changed: { main: [[{ node: 'Here', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	await api.publish(id);
	return id;
}

const calls = async (path: RegExp, method: string) =>
	(await here.world.control.journal('zoho')).filter((entry) => entry.method === method && path.test(entry.path));

/** Brings the channel so near its end that the next look at it renews it. */
async function nearItsEnd(): Promise<void> {
	const { control } = here.world;
	const { access_token } = await control.lever<{ access_token: string }>('tokens', { vendor: 'zoho', scopes: zohoAreas.crm!.write });
	const api = axios.create({ baseURL: `${control.url}/zoho/crm/v8`, proxy: false, headers: { authorization: `Zoho-oauthtoken ${access_token}` } });
	const { data } = await api.get<{ watch: Row[] }>('/actions/watch');
	const channel_expiry = new Date(Date.now() + 2 * 86_400_000).toISOString();
	await api.patch('/actions/watch', { watch: data.watch.map(({ channel_id }) => ({ channel_id, channel_expiry })) });
}

const ledgers = (): Promise<Ledgers> => readLedgers(here.world.control, (id) => here.world.books.record('invoices', id).record);
const letters = () => here.world.n8n.api.rows('xerozoho_dead_letters');

async function deliver(ids: readonly string[]): Promise<void> {
	const { control, secret } = here.world;
	const answers = await control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: here.webhook, secret, concurrency: 10 });
	expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
}

/** Executions of template 01 that have come to an end, well or not. */
const ended = async (count: number): Promise<Execution[]> => await here.world.n8n.api.ran(here.workflowId, (executions += count), 400_000);

const numbersIn = (worker: Worker, pattern: RegExp): string[] => [...worker.log().matchAll(pattern)].map(([, number]) => number!);
const begun = (worker: Worker): string[] => numbersIn(worker, /Worker started execution (\d+)/g);
const done = (worker: Worker): string[] => numbersIn(worker, /Worker finished execution (\d+)/g);
const atWork = (worker: Worker): string[] => begun(worker).filter((id) => !done(worker).includes(id));

async function until(holds: () => boolean | Promise<boolean>, patience = 120_000): Promise<void> {
	const end = Date.now() + patience;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`${holds.toString()} did not come true within ${patience / 1000} s`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

const tokenCalls = async (vendor: string): Promise<number> =>
	(await here.world.control.journal(vendor)).filter(({ method, path }) => method === 'POST' && /\/token$/.test(path)).length;

it('spreads 175 events over both workers, and renews a sign-in that runs out in the middle once', async () => {
	const { control, n8n } = here.world;
	const [one, two] = n8n.workers as [Worker, Worker];
	const before = [done(one).length, done(two).length];
	const { ids } = await enter(here.world, demoInvoices(OFTEN.invoices));
	await deliver(Array.from({ length: OFTEN.times }, () => ids).flat());
	await until(() => done(one).length > before[0]! + 4 && done(two).length > before[1]! + 4);
	// Longer than a token of either vendor lives.
	await control.advance(3700);
	const all = await ended(OFTEN.times * OFTEN.invoices);
	console.info(
		`Finished: ${done(one).length - before[0]!} by one worker, ${done(two).length - before[1]!} by the other. Token calls: Xero ${await tokenCalls('xero')}, Zoho ${await tokenCalls('zoho')}`,
	);
	expect(all.filter(({ status }) => status !== 'success')).toEqual([]);
	expect(await tokenCalls('xero')).toBe(1);
	expect(await tokenCalls('zoho')).toBe(1);
	const { books, xero, doubles } = await ledgers();
	expect(doubles).toEqual([]);
	expect([...books.keys()].filter((number) => !xero.has(number))).toHaveLength(REFUSED);
	expect(await letters()).toHaveLength(REFUSED);
});

it('loses and doubles nothing when a worker is killed at work', async () => {
	const { n8n } = here.world;
	const [one] = n8n.workers as [Worker, Worker];
	const before = done(one).length;
	const { ids } = await enter(here.world, demoInvoices(ONCE));
	await deliver(ids);
	await until(() => done(one).length > before + 2 && atWork(one).length > 3);
	await one.kill();
	// Only now: it may have begun another one at the last moment.
	const lost = atWork(one);
	await one.start();
	const all = await ended(ONCE);
	const cutOff = all.filter(({ status }) => status !== 'success').map(({ id }) => id);
	expect(cutOff.length).toBeGreaterThan(0);
	expect(lost).toEqual(expect.arrayContaining(cutOff));

	const inBetween = await ledgers();
	const waiting = new Set((await letters()).map(({ source_number }) => String(source_number)));
	const missing = [...inBetween.books.keys()].filter((number) => !inBetween.xero.has(number) && !waiting.has(number));

	// The sweep looks hourly, and whenever the workflow is published or n8n starts.
	await n8n.api.unpublish(here.workflowId);
	await n8n.api.publish(here.workflowId);
	await ended(1);
	const { books, xero, doubles } = await ledgers();
	console.info(`${cutOff.length} executions were cut off, ${missing.length} invoices with them; after the sweep ${xero.size} invoices are in Xero`);
	expect(doubles).toEqual([]);
	expect([...books.keys()].filter((number) => !xero.has(number))).toHaveLength(2 * REFUSED);
	expect(await letters()).toHaveLength(2 * REFUSED);

	await n8n.api.run(await n8n.api.importWorkflow(template('10-dead-letters-retry.json')), 'Retry now');
	const after = await ledgers();
	expect(after.doubles).toEqual([]);
	for (const { currency, books: sold, xero: booked, different } of compare(after)) {
		expect([currency, booked.toFixed(2), different]).toEqual([currency, sold.toFixed(2), []]);
	}
});

it('reads changes, and looks after a channel, in one process only', async () => {
	const renewals = async () => (await calls(/\/actions\/watch$/, 'PUT')).length;
	// The trigger looks every five minutes.
	await until(async () => (await renewals()) > 0, 200_000);
	const readings = (await calls(/\/items$/, 'GET')).map(({ at }) => Date.parse(at));
	const closest = Math.min(...readings.slice(1).map((at, index) => at - readings[index]!));
	console.info(`${readings.length} readings, the closest two ${(closest / 1000).toFixed(1)} s apart; ${await renewals()} renewals`);
	expect(readings.length).toBeGreaterThan(1);
	expect(closest).toBeGreaterThan(30_000);
	expect([openedAtFirst, await renewals(), (await calls(/\/actions\/watch$/, 'POST')).length]).toEqual([1, 1, 0]);
});
