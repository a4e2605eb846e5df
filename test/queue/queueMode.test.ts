import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { NZ } from '../../sandbox/xero/seed';
import { demoInvoices } from '../../sandbox/zoho';
import { compare, readLedgers, type Ledgers } from '../../scripts/demo/ledgers';
import type { Execution } from '../../scripts/n8n/client';
import { startQueueN8n, type QueueN8n, type Worker } from '../../scripts/n8n/queue';
import { startWorldOf, template } from '../../scripts/world';
import { zohoAreas } from '../../src/apis/scopes';
import { byHand } from '../e2e/financeWorld';
import { enter, readyIn, referred, type Ready } from '../e2e/world';

/**
 * n8n in queue mode: a main process, two workers and a webhook process share one database and one queue, and nothing else. 200 signed events reach the webhook process, a
 * sign-in runs out in the middle, a worker is killed at work: every invoice is in Xero once or waits as a letter.
 */

type Row = Record<string, unknown>;

/** Told seven times each, as Zoho tells what did not seem to arrive or was changed again; and told once, so that nothing but the sweep can bring back what a worker lost. */
const OFTEN = { invoices: 25, times: 7 };
const ONCE = 25;
const TOLD_MEANWHILE = 8;
const UNTOLD = 5;
/** Bills, and a payment of each. */
const AT_BOTH = 8;
/** Of the demonstration's invoices one is for an archived contact and one has a tax that nobody mapped. */
const REFUSED = 2;

/** All of it ends within ten minutes: whatever is waited for then has failed. A quick machine needs less than half of it; one that has much else to do may be given more. */
const over = Date.now() + Number(process.env['QUEUE_MINUTES'] ?? 9) * 60_000;
const left = (): number => Math.max(over - Date.now(), 1_000);

let here: Ready<QueueN8n>;
let itemsId = '';
let openedAtFirst = 0;

beforeAll(async () => {
	const world = await startWorldOf(startQueueN8n, { attachments: 'write' });
	// The vendor's minute has tests of its own; here it would make the suite twice as long.
	await world.control.lever('tier', { vendor: 'xero', day: 100_000, minute: 100_000 });
	here = await readyIn(world, world.n8n.webhooks);
	await world.control.clearJournal();
	itemsId = await publish('zohoBooksTrigger', {
		organization: { __rl: true, mode: 'list', value: '' },
		events: ['item.created', 'item.updated'],
		delivery: 'polling',
		minutes: 1,
	});
	await publish('zohoCrmModulesTrigger', { modules: ['Properties'], events: ['created', 'updated'], sweepMinutes: 5 });
	openedAtFirst = await watching('POST');
	await nearItsEnd();
	await world.control.clearJournal();
});
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

const watching = async (method: string): Promise<number> => (await calls(/\/actions\/watch$/, method)).length;

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
	await told({ url: here.webhook, entity: 'invoice', ids });
}

/** Each of these is told; what gets no answer, as from a machine that is busy, is told again. */
async function told({ url, entity, ids }: { url: string; entity: string; ids: readonly string[] }): Promise<void> {
	const { control, secret } = here.world;
	let open = [...ids];
	await until(async () => {
		const answers = await control.deliver({ vendor: 'zoho', entity, ids: open, url, secret, concurrency: 6 });
		open = open.filter((_, index) => answers[index]?.status !== 200);
		return open.length === 0;
	});
}

/** Executions of template 01 until now. */
const soFar = async (): Promise<number> => (await here.world.n8n.api.executions(here.workflowId)).length;
/** All that have come to an end, well or not, once there are so many; what is told again makes more. */
const ended = async (count: number): Promise<Execution[]> => await here.world.n8n.api.ran(here.workflowId, count, left());

/** Of executions that did not end well: which, at which node, and what n8n says. */
const reasons = async (executions: readonly Execution[]): Promise<string[]> =>
	await Promise.all(
		executions
			.filter(({ status }) => status !== 'success')
			.map(async ({ id, status }) => {
				const { data } = await here.world.n8n.api.execution(id);
				return `${id} ${status} at ${data?.resultData.lastNodeExecuted ?? 'no node'}: ${String(data?.resultData.error?.['message'] ?? 'no reason')}`;
			}),
	);

const numbersIn = (worker: Worker, pattern: RegExp): string[] => [...worker.log().matchAll(pattern)].map(([, number]) => number!);
const begun = (worker: Worker): string[] => numbersIn(worker, /Worker started execution (\d+)/g);
const done = (worker: Worker): string[] => numbersIn(worker, /Worker finished execution (\d+)/g);
const atWork = (worker: Worker): string[] => begun(worker).filter((id) => !done(worker).includes(id));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await holds())) {
		if (Date.now() > over) throw new Error(`${holds.toString()} did not come true in time`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

const tokenCalls = async (vendor: string): Promise<number> =>
	(await here.world.control.journal(vendor)).filter(({ method, path }) => method === 'POST' && /\/token$/.test(path)).length;

it('spreads 175 events over both workers, and renews a sign-in that runs out in the middle once', async () => {
	const { control, n8n } = here.world;
	const [one, two] = n8n.workers as [Worker, Worker];
	const before = [done(one).length, done(two).length];
	const { ids } = await enter(here.world, referred('OFTEN', demoInvoices(OFTEN.invoices)));
	const delivered = deliver(Array.from({ length: OFTEN.times }, () => ids).flat());
	await until(() => done(one).length > before[0]! + 4 && done(two).length > before[1]! + 4);
	// Longer than a token of either vendor lives.
	await control.advance(3700);
	await delivered;
	const all = await ended(OFTEN.times * OFTEN.invoices);
	console.info(
		`Finished: ${done(one).length - before[0]!} by one worker, ${done(two).length - before[1]!} by the other. Token calls: Xero ${await tokenCalls('xero')}, Zoho ${await tokenCalls('zoho')}`,
	);
	expect(await reasons(all)).toEqual([]);
	expect(await tokenCalls('xero')).toBe(1);
	expect(await tokenCalls('zoho')).toBe(1);
	const { books, xero, doubles } = await ledgers();
	expect(doubles).toEqual([]);
	expect([...books.keys()].filter((number) => !xero.has(number))).toHaveLength(REFUSED);
	expect(await letters()).toHaveLength(REFUSED);
});

it('loses and doubles nothing when a worker is killed at work', async () => {
	const { n8n } = here.world;
	const [one, two] = n8n.workers as [Worker, Worker];
	const [before, first] = [done(one).length, await soFar()];
	const { ids } = await enter(here.world, referred('ONCE', demoInvoices(ONCE)));
	await deliver(ids);
	await until(() => done(one).length > before + 2 && atWork(one).length > 3);
	await one.kill();
	await one.start();
	const all = await ended(first + ONCE);
	const cutOff = all.filter(({ status }) => status !== 'success').map(({ id }) => id);
	expect(cutOff.length).toBeGreaterThan(0);
	// What was cut off is what the killed one held, of which its log may lack the last lines; nothing of the other's is among it.
	expect(cutOff.filter((id) => begun(two).includes(id))).toEqual([]);

	const inBetween = await ledgers();
	const waiting = new Set((await letters()).map(({ source_number }) => String(source_number)));
	const missing = [...inBetween.books.keys()].filter((number) => !inBetween.xero.has(number) && !waiting.has(number));

	// The sweep looks hourly, and whenever the workflow is published or n8n starts.
	await n8n.api.unpublish(here.workflowId);
	await n8n.api.publish(here.workflowId);
	await ended(all.length + 1);
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

it('reads changes in one process only', async () => {
	// A call that was turned away because the sign-in had run out is made again at once: only what was answered is a reading.
	const readings = async () => (await calls(/\/items$/, 'GET')).filter(({ status }) => status === 200).map(({ at }) => Date.parse(at));
	await until(async () => (await readings()).length > 2);
	const times = await readings();
	const closest = Math.min(...times.slice(1).map((at, index) => at - times[index]!));
	console.info(`${times.length} readings, the closest two ${(closest / 1000).toFixed(1)} s apart`);
	expect(closest).toBeGreaterThan(30_000);
});

it('loses and doubles nothing when main is stopped while events come in, and started again', async () => {
	const { control, n8n } = here.world;
	await deliver((await enter(here.world, referred('BEFORE', demoInvoices(TOLD_MEANWHILE)))).ids);
	await n8n.main.stop();
	await deliver((await enter(here.world, referred('MEANWHILE', demoInvoices(TOLD_MEANWHILE)))).ids);
	// Of these nobody tells, so only main can find them.
	const untold = await enter(here.world, referred('UNTOLD', demoInvoices(UNTOLD)));
	const { items = [] } = await control.seed('zoho', { items: [{ name: 'Made while main was stopped', rate: 7 }] });
	await n8n.main.start();

	const unsettled = async (): Promise<string[]> => {
		const [{ books, xero }, waiting] = [await ledgers(), await letters()];
		return [...books.keys()].filter((number) => !xero.has(number) && !waiting.some(({ source_number }) => source_number === number));
	};
	await until(async () => (await unsettled()).length === 0).catch(async (error: Error) => {
		const ran = await n8n.api.executions(here.workflowId);
		const states = await reasons(ran);
		const asked = (await n8n.api.rows('xerozoho_reviews')).map(({ source_number, reason }) => `${String(source_number)} ${String(reason)}`);
		throw new Error(
			`${error.message}: ${(await unsettled()).join(', ')}; asked about: ${asked.join(', ') || 'none'}; of ${ran.length} executions ${states.join(', ') || 'all succeeded'}`,
		);
	});
	await n8n.api.ran(here.workflowId, 1, left());
	const after = await ledgers();
	expect(after.doubles).toEqual([]);
	expect(untold.numbers.filter((number) => after.xero.has(number)).length).toBeGreaterThan(0);
	for (const { currency, books: sold, xero: booked, different } of compare(after)) {
		expect([currency, booked.toFixed(2), different]).toEqual([currency, sold.toFixed(2), []]);
	}

	const handedOn = async (): Promise<number> => {
		const runs = await Promise.all((await n8n.api.executions(itemsId)).map(({ id }) => n8n.api.execution(id)));
		const out = runs.flatMap(({ data }) => data?.resultData.runData['Here']?.flatMap((run) => run.data?.main[0] ?? []) ?? []);
		return out.filter(({ json }) => json.item_id === items[0]!.item_id).length;
	};
	await until(async () => (await handedOn()) > 0);
	expect(await handedOn()).toBe(1);
	// It looks at its start, if it has not looked before.
	await until(async () => (await watching('PUT')) > 0);
	expect([openedAtFirst, await watching('PUT'), await watching('POST')]).toEqual([1, 1, 0]);
});

describe('what Xero would take twice is made once though both workers are at it', () => {
	/** Told three times in one moment, while Xero's look-ups take so long that nobody finds what another is about to make. */
	async function meet(file: string, entity: string, ids: readonly string[], lookUp: string): Promise<number> {
		const { control, n8n } = here.world;
		const flow = byHand(file);
		const id = await n8n.api.importWorkflow(flow);
		await n8n.api.publish(id);
		await control.clearJournal();
		await control.fault({ vendor: 'xero', match: { method: 'GET', path: `${lookUp}(\\?|$)` }, times: 1_000, fault: { kind: 'timeout', ms: 5_000 } });
		const { webhookId } = flow.nodes.find(({ type }) => type === 'n8n-nodes-xero-zoho.zohoBooksTrigger')!;
		await told({ url: `${n8n.webhooks}/webhook/${String(webhookId)}/zoho-books`, entity, ids: ids.flatMap((one) => [one, one, one]) });
		await n8n.api.ran(id, 3 * ids.length, left());
		await control.clearFaults();
		await n8n.api.unpublish(id);
		return (await control.journal('xero')).filter(({ method, path }) => method === 'PUT' && path.endsWith(lookUp)).length;
	}

	const inXero = async (collection: string): Promise<Row[]> => {
		const { xero } = (await here.world.control.snapshot()) as { xero: { books: Record<string, Record<string, Row[]>> } };
		return xero.books[NZ]![collection] ?? [];
	};
	let bills: Row[];

	it('bills', async () => {
		const { control } = here.world;
		const { bills: samples } = await control.lever<{ bills: Row[] }>('demoPurchases', { vendor: 'zoho' });
		const { vendor_id, line_items } = here.world.books.record('bills', String(samples[1]!.bill_id)).record as Row;
		const lines = (line_items as Row[]).map(({ account_id, name, quantity, rate, tax_id }) => ({ account_id, name, quantity, rate, tax_id }));
		const wanted = Array.from({ length: AT_BOTH }, (_, index) => ({ vendor_id, bill_number: `BOTH-${index}`, line_items: lines }));
		bills = (await control.seed('zoho', { bills: wanted })).bills!;
		const ids = bills.map(({ bill_id }) => String(bill_id));
		const sent = await meet('05-books-bills-to-xero.json', 'bills', ids, '/Invoices');
		const numbers = (await inXero('Invoices')).filter(({ Type }) => Type === 'ACCPAY').map(({ InvoiceNumber }) => String(InvoiceNumber));
		console.info(`${AT_BOTH} bills were sent ${sent} times, ${numbers.length} are in Xero`);
		expect(numbers.filter((number) => number.startsWith('BOTH-')).sort()).toEqual(wanted.map(({ bill_number }) => bill_number));
		expect(sent).toBeGreaterThan(AT_BOTH);
	});

	it('payments', async () => {
		const pays = bills.map(({ bill_id }) => ({ amount: 10, bills: [{ bill_id, amount_applied: 10 }] }));
		const { vendorpayments = [] } = await here.world.control.seed('zoho', { vendorpayments: pays });
		const ids = vendorpayments.map(({ payment_id }) => String(payment_id));
		const sent = await meet('04-books-payments-to-xero.json', 'vendorpayments', ids, '/Payments');
		const references = (await inXero('Payments')).map(({ Reference }) => String(Reference));
		console.info(`${AT_BOTH} payments were sent ${sent} times, ${references.length} are in Xero`);
		expect(references).toHaveLength(AT_BOTH);
		expect(new Set(references).size).toBe(AT_BOTH);
		expect(sent).toBeGreaterThan(AT_BOTH);
	});
});
