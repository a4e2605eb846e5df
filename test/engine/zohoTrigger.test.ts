import { demoInvoices } from '../../sandbox/zoho';
import { signZoho } from '../../sandbox/outbox';
import { RuleKeeper } from '../support/ruleKeeper';
import type { Unhindered } from '../support/unhindered';
import { seeded } from '../support/random';
import type { SmallN8n } from '../support/smallN8n';
import { holdClock } from '../support/stillClock';
import { FinanceWorld, loadedAnew, pass, SECRET, type Row } from './financeWorld';

/** The triggers of Zoho Books, Inventory and Expense over HTTP against the sandbox, with n8n's rules about what survives (test/support/smallN8n.ts). */

jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered());

jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow'), sleep: async () => undefined }));

let world: FinanceWorld;

beforeAll(async () => {
	// The sandbox shares this clock, which only `pass` moves.
	holdClock(Date.parse('2026-11-01T00:00:00Z'));
	world = await FinanceWorld.start();
});
beforeEach(async () => {
	await world.begin();
	// What there is was made some time ago.
	pass(600);
});
afterAll(async () => {
	await world.close();
	jest.useRealTimers();
});

const HOUR = 3600;
const DAY = 24 * HOUR;

interface Sync {
	readonly source: Row;
	readonly event: { changes: string[]; by: string; at: string; statusBefore?: string };
}
const sync = (record: Row | undefined): Sync => record?._sync as Sync;
const told = (n8n: SmallN8n): unknown[] =>
	n8n.emitted.map((record) => [record.invoice_number ?? record.sku ?? record.contact_name, sync(record).event.changes.join(' '), sync(record).event.by]);
const named = (n8n: SmallN8n): string[] => n8n.emitted.map(({ sku, contact_name, invoice_number }) => String(sku ?? contact_name ?? invoice_number));

const items = (from: number, count: number, more: Row = {}): Row[] =>
	Array.from({ length: count }, (_, index) => ({ name: `Part ${from + index}`, sku: `P-${String(from + index).padStart(4, '0')}`, rate: 10, ...more }));
const skus = (from: number, count: number): string[] => items(from, count).map(({ sku }) => String(sku));

/** Published, over its first reading, and some time later. */
async function published(parameters: Row, more: Parameters<FinanceWorld['trigger']>[1] = {}): Promise<SmallN8n> {
	const n8n = await world.trigger(parameters, more);
	await n8n.activate();
	await n8n.poll();
	pass(600);
	return n8n;
}

/** An invoice entered as a user would: its id and number. */
async function invoice(more: Row = {}): Promise<{ id: string; number: string }> {
	const [made] = demoInvoices(1) as Row[];
	const { invoices } = await world.seed({ invoices: [{ ...made, invoice_id: undefined, invoice_number: undefined, ...more }] });
	return { id: String(invoices![0]!.invoice_id), number: String(invoices![0]!.invoice_number) };
}

/** A change of an invoice's state by another program. */
const act = async (id: string, path: string): Promise<Row> => await world.call('POST', `/books/v3/invoices/${id}/${path}`);

const EVERYTHING = ['item.created', 'item.updated', 'contact.created', 'contact.updated', 'invoice.created', 'invoice.updated'];

describe('polling', () => {
	const polling = { delivery: 'polling', events: EVERYTHING };

	it('hands several kinds of records on whole and once, over a failure that is shown and a restart', async () => {
		const n8n = await published(polling);
		expect([n8n.emitted, n8n.runs]).toEqual([[], 0]);
		await world.seed({ contacts: [{ contact_name: 'Kea' }], items: [{ name: 'Bolt', sku: 'B', rate: 1 }] });
		await world.control.fault({
			vendor: 'zoho',
			match: { path: '/items' },
			times: 1,
			fault: { kind: 'status', status: 400, body: { code: 4, message: 'No' } },
		});
		pass(60);
		await n8n.poll();
		expect([named(n8n), n8n.failures]).toEqual([['Kea'], [expect.stringContaining('No')]]);
		expect(n8n.emitted[0]).toMatchObject({ contact_persons: expect.any(Array) });
		expect(sync(n8n.emitted[0])).toMatchObject({
			source: { app: 'zohoBooks', entity: 'contact', url: expect.stringContaining('https://books.zoho.com.au/app/') },
			event: { changes: ['created'], by: 'polling' },
		});
		await n8n.poll();
		const { runs } = n8n;
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect(named(n8n)).toEqual(['Kea', 'B']);
		// The list is read on from where it was.
		expect(n8n.runs).toBe(runs);
	});

	it.each([50, 200])('hands a burst of one second over pages of %s on once, after a reading that broke off in it', async (size) => {
		const n8n = await world.trigger({ ...polling, events: ['item.created', 'contact.created'], details: false });
		n8n.before = async ({ url }) => void (url.searchParams.has('per_page') && url.searchParams.set('per_page', String(size)));
		await n8n.activate();
		pass(600);
		await world.seed({ items: items(1, 200 + size), contacts: items(1, 200).map(({ sku }) => ({ contact_name: `C${String(sku)}` })) });
		pass(60);
		await world.control.fault({
			vendor: 'zoho',
			match: { path: '/items', query: 'page=2' },
			times: 1,
			fault: { kind: 'status', status: 400, body: { code: 4, message: 'No' } },
		});
		await n8n.poll();
		expect(n8n.failures).toHaveLength(1);
		pass(60);
		await n8n.poll();
		await n8n.poll();
		await n8n.restart(loadedAnew());
		await n8n.poll();
		const all = [...skus(1, 200 + size), ...skus(1, 200).map((sku) => `C${sku}`)];
		expect(named(n8n).sort()).toEqual(all.sort());
	});

	it('tells two of one second apart, takes a later one for later in any offset, and reads on after a sign-in that failed', async () => {
		const n8n = await published({ ...polling, events: ['item.created', 'item.updated'] });
		const at = new Date(Date.now()).toISOString().slice(0, 19);
		const [one, other, later] = items(1, 3).map((item, index) => ({
			...item,
			created_time: '2020-01-01T00:00:00+0000',
			last_modified_time: index < 2 ? `${at}+0000` : new Date(Date.now() + 1000 + 13 * HOUR * 1000).toISOString().slice(0, 19) + '+1300',
		}));
		await world.seed({ items: [one!] });
		pass(60);
		await n8n.poll();
		await world.seed({ items: [other!] });
		await world.control.fault({ vendor: 'zoho', match: { path: '/items' }, times: 9, fault: { kind: 'expired-token' } });
		await n8n.poll();
		await world.control.clearFaults();
		expect(n8n.failures).toEqual([expect.stringMatching(/credential|Zoho/)]);
		await n8n.poll();
		await world.seed({ items: [later!] });
		await n8n.poll();
		expect(named(n8n)).toEqual(skus(1, 3));
	});

	it('misses nothing of what changes while pages are read', async () => {
		const n8n = await published({ ...polling, events: ['contact.created', 'contact.updated'] });
		const { contacts } = await world.seed({ contacts: Array.from({ length: 30 }, (_, index) => ({ contact_name: `Page ${String(index).padStart(2, '0')}` })) });
		pass(60);
		let pages = 0;
		n8n.before = async ({ url }) => {
			if (!url.searchParams.has('page')) return undefined;
			url.searchParams.set('per_page', '10');
			pages++;
			if (pages > 3) return undefined;
			pass(1);
			const [id, other] = [contacts![25 - pages * 5]!.contact_id, contacts![pages]!.contact_id];
			await edit(String(id), `Edited ${pages}`);
			await edit(String(other), `Moved ${pages}`);
			pass(1);
			return undefined;
		};
		await n8n.poll();
		pass(60);
		await n8n.poll();
		await n8n.poll();
		const last = new Map(n8n.emitted.map(({ contact_id, contact_name }) => [String(contact_id), contact_name]));
		expect(last.size).toBe(30);
		expect([...last.values()].filter((name) => /^(Edited|Moved)/.test(String(name)))).toHaveLength(6);
		const states = n8n.emitted.map(({ contact_id, contact_name }) => `${String(contact_id)} ${String(contact_name)}`);
		expect(new Set(states).size).toBe(states.length);
	});

	it('finds what becomes overdue by the calendar alone, once, and nothing else of it', async () => {
		const n8n = await published({ ...polling, events: ['invoice.overdue', 'invoice.paid'] });
		// One is due tomorrow; the other today, a day that began before the trigger did.
		const days = [0, 1].map((later) => new Date(Date.now() + later * DAY * 1000).toISOString().slice(0, 10));
		const numbers = [];
		for (const day of days) numbers.push((await invoice({ status: 'sent', date: day, due_date: day })).number);
		pass(60);
		await n8n.poll();
		expect(n8n.emitted).toEqual([]);
		pass(3 * DAY);
		await n8n.poll();
		await n8n.poll();
		await n8n.restart(loadedAnew());
		pass(2 * DAY);
		await n8n.poll();
		expect(told(n8n)).toEqual(numbers.map((number) => [number, 'overdue', 'polling']));
		expect(n8n.emitted[0]).toMatchObject({ line_items: expect.any(Array), status: 'overdue' });
		expect(n8n.failures).toEqual([]);
	});

	it('tells of statuses that are reached, reads whole only what it hands on, and turns webhooks away', async () => {
		const n8n = await published({ ...polling, events: ['invoice.sent', 'invoice.void'] });
		const [one, other] = [await invoice({ status: 'draft' }), await invoice({ status: 'draft' })];
		pass(60);
		await n8n.poll();
		await act(one.id, 'status/sent');
		await world.control.clearJournal();
		pass(60);
		await n8n.poll();
		await act(other.id, 'status/void');
		pass(60);
		await n8n.poll();
		expect(told(n8n)).toEqual([
			[one.number, 'updated sent', 'polling'],
			[other.number, 'updated void', 'polling'],
		]);
		expect(sync(n8n.emitted[0]).event.statusBefore).toBe('draft');
		expect(await world.calls(/GET .*\/invoices\/\d+/)).toHaveLength(2);
		const signed = { 'x-zoho-webhook-signature': signZoho({ secret: SECRET, body: '{}' }) };
		expect(await n8n.call('{}', signed)).toMatchObject({ status: 401, body: '' });
	});

	it('is refused where nothing that is chosen can be polled', async () => {
		const n8n = await world.trigger({ delivery: 'polling', events: ['shipmentOrder.delivered'] }, { app: 'ZohoInventory' });
		await expect(n8n.activate()).rejects.toThrow(/choose Webhook/);
	});
});

const edit = async (id: string, contact_name: string): Promise<Row> => await world.call('PUT', `/books/v3/contacts/${id}`, { contact_name });

describe('a webhook', () => {
	const byWebhook = { events: ['invoice.created', 'invoice.updated', 'invoice.deleted', 'invoice.paid'] };

	it('hands the record on as it came, once in whatever form it comes again, without asking for it', async () => {
		const n8n = await published(byWebhook);
		const { id, number } = await invoice({ status: 'sent' });
		await world.control.clearJournal();
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created' })).toEqual([200]);
		await n8n.work();
		for (const mail of [{ event: 'invoice.edited' }, {}, { format: 'form' }, { encoding: 'base64' }])
			expect(await world.deliver(n8n, 'invoice', [id], mail)).toEqual([200]);
		await n8n.work();
		expect(told(n8n)).toEqual([[number, 'created sent', 'webhook']]);
		expect(n8n.emitted[0]).toMatchObject({
			invoice_id: id,
			line_items: expect.arrayContaining([expect.objectContaining({ line_item_id: expect.any(String) })]),
		});
		expect(sync(n8n.emitted[0]).source).toMatchObject({ app: 'zohoBooks', entity: 'invoice', id, number });
		expect(await world.calls(/GET/)).toEqual([]);
		// Neither a sweep nor a restart brings it again.
		pass(HOUR);
		await n8n.poll();
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect([n8n.emitted.length, n8n.failures]).toEqual([1, []]);
	});

	it('with ids as numbers keeps each digit', async () => {
		const n8n = await published(byWebhook);
		const { id } = await invoice({ invoice_id: '460000000987654321' });
		await world.deliver(n8n, 'invoice', [id], { idsAsNumbers: true });
		await n8n.work();
		expect(n8n.emitted).toMatchObject([{ invoice_id: '460000000987654321', customer_id: expect.stringMatching(/^460000000\d{9}$/) }]);
	});

	it('of the earlier of two changes of one second, coming last, brings the later state, and that once', async () => {
		const n8n = await published({ events: ['invoice.created', 'invoice.updated', 'invoice.void'] });
		const { id, number } = await invoice({ status: 'sent' });
		const at = new Date(Date.now()).toISOString().slice(0, 19) + '+0000';
		const { invoice: sent } = await world.call('GET', `/books/v3/invoices/${id}`);
		const older = { ...(sent as Row), last_modified_time: at };
		await act(id, 'status/void');
		const { invoice: made } = await world.call('GET', `/books/v3/invoices/${id}`);
		const later = { ...(made as Row), last_modified_time: at };
		const send = async (record: Row, event: string): Promise<void> => {
			const body = JSON.stringify({ invoice: record });
			const signature = signZoho({ secret: SECRET, parameters: [['event', event]], body });
			await n8n.call(body, { 'content-type': 'application/json', 'x-zoho-webhook-signature': signature }, { event });
			await n8n.work();
		};
		await send(later, 'invoice.edited');
		expect(n8n.emitted).toMatchObject([{ status: 'void' }]);
		await world.control.clearJournal();
		await send(older, 'invoice.created');
		expect(await world.calls(/GET .*\/invoices\/\d+/)).toHaveLength(1);
		await send(later, 'invoice.edited');
		await send(older, 'invoice.created');
		expect([n8n.emitted.filter(({ status }) => status !== 'void'), n8n.failures]).toEqual([[], []]);
		expect(n8n.emitted.map(({ invoice_number }) => invoice_number)).toEqual([number, number]);
	});

	it('from a template brings an id, and the record is read, whenever it changed', async () => {
		const n8n = await published(byWebhook);
		const { id, number } = await invoice({ status: 'draft' });
		const body = `{"id":"${id}","total":"1.00"}`;
		const send = async (event: string): Promise<void> => {
			const signature = signZoho({ secret: SECRET, parameters: [['event', event]], body });
			expect((await n8n.call(body, { 'content-type': 'application/json', 'x-zoho-webhook-signature': signature }, { event })).status).toBe(200);
			await n8n.work();
		};
		for (const event of ['invoice.created', 'invoice.edited', 'bill.created']) await send(event);
		pass(60);
		await act(id, 'status/sent');
		pass(60);
		await send('invoice.edited');
		await send('invoice.edited');
		expect(told(n8n)).toEqual([
			[number, 'created', 'webhook'],
			[number, 'updated sent', 'webhook'],
		]);
		expect(n8n.emitted[0]).toMatchObject({ line_items: expect.any(Array) });
	});

	it('of what is gone meanwhile puts nothing out, and of its deletion the id', async () => {
		const n8n = await published(byWebhook);
		const send = async (event: string): Promise<void> => {
			const body = '{"organization_id":"","invoice":{"invoice_id":460000000000777777}}';
			await n8n.call(body, { 'x-zoho-webhook-signature': signZoho({ secret: SECRET, parameters: [['event', event]], body }) }, { event });
			await n8n.work();
		};
		await send('invoice.edited');
		expect([n8n.emitted, n8n.failures]).toEqual([[], []]);
		await send('invoice.deleted');
		await send('invoice.deleted');
		expect(n8n.emitted).toMatchObject([{ invoice_id: '460000000000777777', _sync: { event: { changes: ['deleted'] } } }]);
	});

	it('of another organization, another kind or nothing at all is answered and starts nothing', async () => {
		const n8n = await published(byWebhook);
		for (const body of ['{"organization_id":"7","invoice":{"invoice_id":"1"}}', '{"contact":{"contact_id":"1"}}', '{}', 'hello', ''])
			expect(await n8n.call(body, { 'x-zoho-webhook-signature': signZoho({ secret: SECRET, body }) })).toMatchObject({ status: 200, body: '' });
		expect(n8n.waiting).toEqual([]);
	});

	it('that is larger than any record is refused, signed or not', async () => {
		const n8n = await published(byWebhook);
		const body = JSON.stringify({ invoice: { invoice_id: '1', notes: 'x'.repeat(5 * 1024 * 1024) } });
		for (const secret of [SECRET, 'other'])
			expect(await n8n.call(body, { 'x-zoho-webhook-signature': signZoho({ secret, body }) })).toMatchObject({ status: 413, body: '' });
		expect(n8n.waiting).toEqual([]);
	});

	it('that was caught and is sent again when the record has changed since does not bring the old state back', async () => {
		const n8n = await published(byWebhook);
		const { id, number } = await invoice({ status: 'draft' });
		await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created' });
		await n8n.work();
		const { _sync: _, ...caught } = n8n.emitted[0]!;
		const old = JSON.stringify({ invoice: caught });
		const send = async (body: string): Promise<void> => {
			expect((await n8n.call(body, { 'x-zoho-webhook-signature': signZoho({ secret: SECRET, body }) })).status).toBe(200);
			await n8n.work();
		};
		pass(60);
		await act(id, 'status/sent');
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.edited' })).toEqual([200]);
		await n8n.work();
		const emitted = n8n.emitted.length;
		for (let times = 0; times < 5; times++) await send(old);
		expect([n8n.emitted.length, n8n.emitted.at(-1)!.status, number]).toEqual([emitted, 'sent', number]);
	});

	it('that is not signed with a secret of ours gets 401 without a body, a thousand times, and puts nothing out', async () => {
		const n8n = await published(byWebhook);
		const random = seeded(20261125);
		const { id } = await invoice();
		const body = JSON.stringify({ organization_id: '', invoice: { invoice_id: id } });
		const query = { event: 'invoice.created' };
		const good = signZoho({ secret: SECRET, parameters: Object.entries(query), body });
		const at = (length: number): number => Math.floor(random() * length);
		const forged: (() => [string, string | undefined, Record<string, string>])[] = [
			() => [body, undefined, query],
			() => [body, '', query],
			() => [body, signZoho({ secret: `other${at(1e9)}`, parameters: Object.entries(query), body }), query],
			() => [body, signZoho({ secret: '', parameters: Object.entries(query), body }), query],
			() => [body.slice(0, 5 + at(body.length - 6)), good, query],
			() => [`${body} `.repeat(1 + at(3)), good, query],
			() => [body.replace(id, String(at(1e15))), good, query],
			() => [body, good, { event: 'invoice.deleted' }],
			() => [body, good, { ...query, more: String(at(99)) }],
			() => [body, good, {}],
			() => [body, good.slice(0, 1 + at(63)), query],
		];
		for (let index = 0; index < 1000; index++) {
			const [sent, signature, parameters] = forged[index % forged.length]!();
			const headers = {
				'content-type': index % 7 ? 'application/json' : 'application/x-www-form-urlencoded',
				...(signature === undefined ? {} : { 'x-zoho-webhook-signature': signature }),
			};
			expect(await n8n.call(sent, headers, parameters)).toMatchObject({ status: 401, body: '' });
		}
		expect(n8n.waiting).toEqual([]);
		expect((await n8n.call(body, { 'content-type': 'application/json', 'x-zoho-webhook-signature': good }, query)).status).toBe(200);
		expect(n8n.waiting).toHaveLength(1);
	});

	it('stays with the execution that can be retried where the record cannot be had', async () => {
		const n8n = await published(byWebhook);
		const { id } = await invoice();
		const body = `{"id":"${id}"}`;
		const query = { event: 'invoice.created' };
		await n8n.call(body, { 'x-zoho-webhook-signature': signZoho({ secret: SECRET, parameters: Object.entries(query), body }) }, query);
		const [waiting] = n8n.waiting;
		await world.control.fault({
			vendor: 'zoho',
			match: { path: '/invoices/' },
			times: 1,
			fault: { kind: 'status', status: 400, body: { code: 4, message: 'Not now' } },
		});
		await n8n.work();
		expect([n8n.emitted, n8n.failures]).toEqual([[], [expect.stringContaining('Not now')]]);
		expect(await n8n.run(waiting!)).toHaveLength(1);
	});

	it('needs a secret', async () => {
		const n8n = await world.trigger(byWebhook, { secret: '' });
		await expect(n8n.activate()).rejects.toThrow(/Zoho Webhook API/);
	});
});

describe('the sweep', () => {
	it('finds what no webhook brought, what became overdue, and none of it twice', async () => {
		const n8n = await published({ events: ['invoice.created', 'invoice.sent', 'invoice.overdue', 'item.created'] });
		const day = new Date(Date.now() + DAY * 1000).toISOString().slice(0, 10);
		const [told1, missed] = [await invoice({ status: 'draft' }), await invoice({ status: 'sent', date: day, due_date: day })];
		await world.seed({ items: items(1, 1) });
		await world.deliver(n8n, 'invoice', [told1.id], { event: 'invoice.created' });
		await n8n.work();
		pass(HOUR);
		await n8n.poll();
		// The webhook comes late, and again.
		await world.deliver(n8n, 'invoice', [missed.id, told1.id], { event: 'invoice.created' });
		await world.deliver(n8n, 'invoice', [missed.id], { event: 'invoice.edited' });
		await n8n.work();
		await act(told1.id, 'status/sent');
		pass(HOUR);
		await n8n.poll();
		pass(3 * DAY);
		await n8n.poll();
		await n8n.poll();
		expect(told(n8n)).toEqual([
			[told1.number, 'created', 'webhook'],
			[missed.number, 'created sent', 'sweep'],
			['P-0001', 'created', 'sweep'],
			[told1.number, 'updated sent', 'sweep'],
			[missed.number, 'overdue', 'sweep'],
		]);
		expect(n8n.failures).toEqual([]);
	});

	it('finds again what a run had in hand when n8n died, although other runs ended well and a sweep had passed', async () => {
		const n8n = await published({ events: ['invoice.created', 'invoice.updated'] });
		const [cut, ended] = [await invoice(), await invoice()];
		await world.deliver(n8n, 'invoice', [cut.id]);
		await n8n.cutOff();
		await world.deliver(n8n, 'invoice', [cut.id, ended.id]);
		await n8n.work();
		pass(60);
		const missed = await invoice();
		pass(60);
		await n8n.poll();
		expect(named(n8n)).toEqual([ended.number, missed.number]);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect(named(n8n)).toEqual([ended.number, missed.number, cut.number]);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect(n8n.emitted).toHaveLength(3);
	});

	it('over random deliveries, doubled, lost and out of order, brings each state once and loses none', async () => {
		const n8n = await published({ events: ['invoice.created', 'invoice.updated', 'invoice.sent', 'invoice.void'] });
		const random = seeded(7);
		const made: string[] = [];
		const last = new Map<string, string>();
		for (let turn = 0; turn < 40; turn++) {
			pass(1 + Math.floor(random() * 200));
			const known = made[Math.floor(random() * made.length)];
			if (!known || random() < 0.4) {
				const { id } = await invoice({ status: 'draft' });
				made.push(id);
				last.set(id, 'draft');
			} else if (last.get(known) === 'draft') {
				const state = random() < 0.5 ? 'sent' : 'void';
				await act(known, `status/${state}`);
				last.set(known, state);
			}
			const some = made.filter(() => random() < 0.3);
			for (const id of some)
				for (let times = random() < 0.3 ? 2 : 1; times > 0; times--)
					await world.deliver(n8n, 'invoice', [id], random() < 0.5 ? {} : { event: 'invoice.edited' });
			if (random() < 0.5) await n8n.work();
			if (random() < 0.2) await n8n.poll();
			if (random() < 0.1) await n8n.restart(loadedAnew());
		}
		pass(HOUR);
		await n8n.poll();
		const states = n8n.emitted.map(({ invoice_id, status }) => `${String(invoice_id)} ${String(status)}`);
		expect([...new Set(states)].length).toBe(states.length);
		expect([...last].filter(([id, status]) => !states.includes(`${id} ${status}`))).toEqual([]);
		const sent = n8n.emitted.filter((record) => sync(record).event.changes.includes('sent')).map(({ invoice_id }) => invoice_id);
		expect(new Set(sent)).toEqual(new Set([...last].filter(([, status]) => status === 'sent').map(([id]) => id)));
		expect(n8n.failures).toEqual([]);
	});
});

describe('webhooks that the node sets up', () => {
	let books: RuleKeeper;
	beforeEach(() => (books = new RuleKeeper()));

	/** Rules are kept here, everything else in the sandbox. */
	async function registering(parameters: Row = {}): Promise<SmallN8n> {
		const n8n = await world.trigger({ events: ['invoice.created', 'bill.paid'], setUp: 'node', ...parameters }, { secret: '' });
		n8n.before = async ({ method, url, body }) => {
			const path = url.pathname.replace(/^.*\/v3/, '');
			if (!path.startsWith('/settings/webhooks') && !path.startsWith('/settings/workflows')) return undefined;
			const { status = 200, body: answer } = books.answer({ method, path, body, repeatable: true });
			return { status, body: answer };
		};
		return n8n;
	}
	const urls = (): string[] => [...books.webhooks.values()].map(({ url }) => String(url));
	const secretIn = (): string => String([...books.webhooks.values()][0]!.secret);

	it('are made on publishing, one for each rule, with a secret of their own, and removed on unpublishing', async () => {
		const n8n = await registering();
		await n8n.activate();
		await n8n.poll();
		expect(urls()).toEqual(['invoice.created', 'bill.created', 'bill.edited'].map((event) => `${n8n.url}?event=${event}`));
		expect(books.workflows.size).toBe(3);
		expect(secretIn()).toMatch(/^[A-Za-z0-9]{12,50}$/);
		expect([...books.webhooks.values()].every(({ webhook_name }) => String(webhook_name).length <= 50)).toBe(true);

		pass(600);
		const { id, number } = await invoice();
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: SECRET })).toEqual([401]);
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: secretIn() })).toEqual([200]);
		await n8n.work();
		expect(told(n8n)).toEqual([[number, 'created sent', 'webhook']]);

		// A run that began before the publishing stores what it began with; the next one sets it right.
		const { rules, ...rest } = n8n.stored;
		n8n.stored = rest;
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: secretIn() })).toEqual([200]);
		await n8n.work();
		expect(n8n.stored.rules).toEqual(rules);

		// A restart knows them still, and publishing what is published makes none anew.
		await n8n.restart(loadedAnew());
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: secretIn() })).toEqual([200]);
		const before = JSON.stringify([...books.webhooks]);
		await n8n.activate();
		expect(JSON.stringify([...books.webhooks])).toBe(before);
		const old = secretIn();
		await n8n.deactivate();
		expect([books.webhooks.size, books.workflows.size, n8n.stored.rules]).toEqual([0, 0, undefined]);
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: old })).toEqual([401]);
		expect(n8n.failures).toEqual([]);
	});

	it('have a secret that follows from the credential and stands nowhere else, and another one when the credential gets one', async () => {
		const n8n = await registering();
		await n8n.activate();
		await n8n.poll();
		const before = secretIn();
		expect(JSON.stringify(n8n.stored)).not.toContain(before);
		n8n.credentials.zohoAppsOAuth2Api!.clientSecret = 'another client secret';
		await n8n.poll();
		expect(secretIn()).not.toBe(before);
		pass(600);
		const { id } = await invoice();
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: before })).toEqual([401]);
		expect(await world.deliver(n8n, 'invoice', [id], { event: 'invoice.created', secret: secretIn() })).toEqual([200]);
		expect(n8n.failures).toEqual([]);
	});

	it('that were left behind are taken over under a new secret, also where n8n has forgotten them', async () => {
		const n8n = await registering();
		await n8n.activate();
		const [before, ids] = [secretIn(), [...books.webhooks.keys()]];
		n8n.stored = {};
		await n8n.restart(loadedAnew());
		await n8n.activate();
		expect([...books.webhooks.keys()]).toEqual(ids);
		expect(secretIn()).not.toBe(before);
		// One that somebody removed is made again: on publishing, when n8n starts, and within a day.
		books.workflows.clear();
		await n8n.activate();
		expect(books.workflows.size).toBe(3);
		const secret = secretIn();
		books.workflows.clear();
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect([books.workflows.size, secretIn()]).toEqual([3, secret]);
		books.webhooks.clear();
		books.workflows.clear();
		await n8n.poll();
		expect(books.workflows.size).toBe(0);
		pass(DAY);
		await n8n.poll();
		expect([books.workflows.size, books.webhooks.size, n8n.failures]).toEqual([3, 3, []]);
	});

	it('and Zoho refuses are said once with all that is to be done, while the sweep goes on', async () => {
		const n8n = await registering();
		books.refuse = () => ({ status: 401, body: { code: 57, message: 'You are not authorized to perform this operation' } });
		await n8n.activate();
		await n8n.poll();
		await n8n.poll();
		expect(n8n.failures).toHaveLength(1);
		for (const part of ['permission', `${n8n.url}?event=invoice.created`, `${n8n.url}?event=bill.edited`, 'secret token', 'Workflow Rules'])
			expect(n8n.failures[0]).toContain(part);
		pass(600);
		const { number } = await invoice();
		pass(HOUR);
		await n8n.poll();
		expect(told(n8n)).toEqual([[number, 'created sent', 'sweep']]);
		// It is said again to whoever starts n8n, and tried again by whoever publishes.
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect(n8n.failures).toHaveLength(2);
		books.refuse = undefined;
		await n8n.activate();
		expect(books.webhooks.size).toBe(3);
		await n8n.poll();
		expect(n8n.failures).toHaveLength(2);
	});

	it('are not made by polling', async () => {
		const n8n = await registering({ delivery: 'polling', events: ['invoice.created'] });
		await n8n.activate();
		expect(books.webhooks.size).toBe(0);
	});
});

describe('the other apps', () => {
	const send = async (n8n: SmallN8n, payload: Row, event: string): Promise<number> => {
		const body = JSON.stringify(payload);
		const { status } = await n8n.call(
			body,
			{ 'content-type': 'application/json', 'x-zoho-webhook-signature': signZoho({ secret: SECRET, parameters: [['event', event]], body }) },
			{ event },
		);
		await n8n.work();
		return status;
	};

	it('tell of shipments, which no list has, by webhook', async () => {
		const n8n = await published({ events: ['shipmentOrder.delivered'] }, { app: 'ZohoInventory' });
		const shipment = { shipment_id: '5', shipment_number: 'SHP-5', last_modified_time: '2026-11-01T10:00:00+1300' };
		await send(n8n, { shipmentorder: { ...shipment, status: 'shipped' } }, 'shipmentOrder.created');
		await send(n8n, { shipmentorder: { ...shipment, status: 'delivered', last_modified_time: '2026-11-01T11:00:00+1300' } }, 'shipmentOrder.edited');
		expect(n8n.emitted).toMatchObject([
			{
				status: 'delivered',
				_sync: {
					source: { app: 'zohoInventory', entity: 'shipmentOrder', url: expect.stringContaining('https://inventory.zoho.com.au/app/') },
					event: { changes: ['updated', 'delivered'], statusBefore: 'shipped' },
				},
			},
		]);
	});

	it('tell of records without a time of change by what is in them', async () => {
		const n8n = await published({ events: ['salesReturn.created', 'salesReturn.received'] }, { app: 'ZohoInventory' });
		const salesreturn = { salesreturn_id: '5', salesreturn_number: 'RMA-5', line_items: [], receive_status: 'not_received' };
		const received = { ...salesreturn, receive_status: 'received' };
		for (const event of ['salesReturn.created', 'salesReturn.created', 'salesReturn.edited']) await send(n8n, { salesreturn }, event);
		await world.control.fault({
			vendor: 'zoho',
			match: { path: '/salesreturns/5' },
			times: 9,
			fault: { kind: 'status', status: 200, body: { code: 0, message: 'success', salesreturn: received } },
		});
		for (const event of ['salesReturn.edited', 'salesReturn.edited']) await send(n8n, { salesreturn: received }, event);
		// The call of the older state comes once more.
		await send(n8n, { salesreturn }, 'salesReturn.created');
		expect(n8n.emitted.map((record) => sync(record).event.changes)).toEqual([['created'], ['updated', 'received']]);
	});

	it('tell by polling what has no filter for changes', async () => {
		const n8n = await published({ delivery: 'polling', events: ['expenseReport.created', 'expenseReport.submitted'] }, { app: 'ZohoExpense' });
		const made = await world.call('POST', '/expense/v1/expensereports', { report_name: 'Trip', start_date: '2026-11-01', end_date: '2026-11-02' });
		pass(60);
		await n8n.poll();
		await n8n.poll();
		expect(n8n.emitted.map((record) => [record.report_id, sync(record).event.changes])).toEqual([[(made.expense_report as Row).report_id, ['created']]]);
		expect([n8n.emitted[0], n8n.failures]).toMatchObject([{ expenses: expect.any(Array) }, []]);
	});

	it('tell of expense reports that are approved, once', async () => {
		const n8n = await published({ events: ['expenseReport.approved'] }, { app: 'ZohoExpense' });
		const report = (status: string, minute: number): Row => ({
			expense_report: { report_id: 7, report_number: 'ER-7', status, expenses: [], last_modified_time: `2026-11-02T10:0${minute}:00+1300` },
		});
		await send(n8n, report('submitted', 1), 'expenseReport.edited');
		await send(n8n, report('approved', 2), 'expenseReport.edited');
		await send(n8n, report('approved', 2), 'expenseReport.edited');
		await send(n8n, report('reimbursed', 3), 'expenseReport.edited');
		expect(n8n.emitted).toMatchObject([
			{ report_id: '7', status: 'approved', _sync: { source: { entity: 'expenseReport', number: 'ER-7' }, event: { changes: ['updated', 'approved'] } } },
		]);
	});
});
