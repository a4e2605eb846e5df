import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NZ, UK } from '../../sandbox/xero/seed';
import type { SmallN8n } from '../support/smallN8n';
import type { Unhindered } from '../support/unhindered';
import { seeded } from '../support/random';
import { byId, runXero } from './accounts';
import { bodyOf, KEY, loadedAnew, signed, XeroWorld, type Row } from './xeroWorld';
import { GOES_ON } from '../support/stillClock';

/** The Xero Accounting Trigger over HTTP against the sandbox, with n8n's rules about what survives (test/support/smallN8n.ts). */

// The pace of calls has tests of its own; here it would only make them wait.
jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered());

jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow'), sleep: async () => undefined }));

let world: XeroWorld;

beforeAll(async () => {
	world = await XeroWorld.start();
});
afterAll(() => world.close());
beforeEach(async () => {
	await world.control.reset();
	await world.control.lever('tier', { vendor: 'xero', day: 100_000, minute: 100_000 });
});

const names = (n8n: SmallN8n): string[] => n8n.emitted.map(({ Name }) => String(Name)).sort();
const sync = (record: Row | undefined): { source: Row; event: Row } => record?._sync as { source: Row; event: Row };
const delivery = async (n8n: SmallN8n, body: string) => {
	const answer = await n8n.call(body, signed(body));
	await n8n.work();
	return answer;
};

/** Puts a trigger behind an address, as n8n does with its production URL. */
async function served(n8n: SmallN8n): Promise<{ url: string; server: Server; received: Row[] }> {
	const received: Row[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const headers = request.headers as Record<string, string>;
		const { status, body } = await n8n.call(Buffer.concat(chunks), headers);
		received.push({ body: Buffer.concat(chunks).toString('utf8'), headers });
		response.writeHead(status).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, server, received };
}

describe('what is not signed', () => {
	const random = seeded(20261104);
	const upTo = (most: number): number => Math.floor(random() * most);
	const other = (body: string): string => bodyOf([{ resourceId: crypto.randomUUID() }]) + body.slice(0, 0);
	/** Ways to forge a delivery from one that was truly signed. */
	const forgeries: Record<string, (body: string) => [body: string, headers: Record<string, string>]> = {
		'without a signature': (body) => [body, {}],
		'with an empty signature': (body) => [body, { 'x-xero-signature': '' }],
		'signed with another key': (body) => [body, signed(body, `${KEY}${upTo(1e6)}`)],
		'signed with the key taken as base64': (body) => [body, signed(body, Buffer.from(KEY, 'base64').toString('latin1'))],
		'signed with no key': (body) => [body, signed(body, '')],
		'with the signature of another body': (body) => [body, signed(other(body))],
		'with another body': (body) => [other(body), signed(body)],
		'with a byte changed': (body) => {
			const at = upTo(body.length);
			const changed = body.slice(0, at) + String.fromCharCode(32 + ((body.charCodeAt(at) - 31) % 90)) + body.slice(at + 1);
			return [changed, signed(body)];
		},
		'with a blank more': (body) => [`${body} `, signed(body)],
		'parsed and written anew': (body) => [JSON.stringify(JSON.parse(body)), signed(body)],
		'cut off': (body) => [body.slice(0, 1 + upTo(body.length - 1)), signed(body)],
		'with a signature in other letters': (body) => [body, { 'x-xero-signature': signed(body)['x-xero-signature']!.toUpperCase() }],
		'with half a signature': (body) => [body, { 'x-xero-signature': signed(body)['x-xero-signature']!.slice(0, 22) }],
	};

	it('of 10,000 forged, tampered or replayed deliveries puts nothing out', async () => {
		const n8n = await world.trigger();
		const [kea] = await world.contacts(1);
		const good = bodyOf([{ resourceId: String(kea!.ContactID) }]);
		expect((await delivery(n8n, good)).status).toBe(200);
		expect(n8n.emitted).toHaveLength(1);
		await world.control.clearJournal();

		const kinds = Object.values(forgeries);
		let [refused, replayed, started] = [0, 0, 0];
		const wrong: unknown[] = [];
		for (let count = 0; count < 10_000; count++) {
			const isReplay = count % 10 === 0;
			const genuine = isReplay
				? good
				: bodyOf([{ resourceId: random() < 0.5 ? String(kea!.ContactID) : crypto.randomUUID(), eventType: random() < 0.5 ? 'CREATE' : 'UPDATE' }]);
			const [body, headers] = isReplay ? [good, signed(good)] : kinds[count % kinds.length]!(genuine);
			const { status, body: text } = await n8n.call(body, headers);
			if (text !== '' || status !== (isReplay ? 200 : 401)) wrong.push([count, status, text, body]);
			if (isReplay) replayed++;
			else refused++;
			started += n8n.waiting.length;
			await n8n.work();
		}
		console.info(
			`${refused} forged or tampered: ${refused - wrong.length} answered 401; ${replayed} validly signed replays answered 200; ${n8n.emitted.length - 1} emitted`,
		);
		expect(wrong).toEqual([]);
		expect(n8n.emitted).toHaveLength(1);
		expect(started).toBe(replayed);
		expect(await world.calls()).toEqual([]);
	});

	it('is refused where it is larger than any delivery, signed or not', async () => {
		const n8n = await world.trigger();
		const body = bodyOf([{ resourceId: crypto.randomUUID() }]) + ' '.repeat(5 * 1024 * 1024);
		for (const headers of [signed(body), {}]) expect(await n8n.call(body, headers)).toMatchObject({ status: 413, body: '' });
		expect(n8n.waiting).toEqual([]);
	});

	it('is refused where the credential has no key at all', async () => {
		const n8n = await world.trigger();
		(n8n as unknown as { credentials: Record<string, Row> }).credentials.xeroWebhookApi = { signingSecret: '', secondSigningSecret: '' };
		const body = bodyOf([{ resourceId: crypto.randomUUID() }]);
		expect((await n8n.call(body, signed(body, ''))).status).toBe(401);
	});
});

describe('a signed delivery', () => {
	it("passes Xero's intent to receive, empty and at once, without asking anybody", async () => {
		const n8n = await world.trigger();
		const { url, server } = await served(n8n);
		const began = performance.now();
		expect(await world.control.lever('webhooks', { vendor: 'xero', url, key: KEY, intent: true })).toEqual({ status: 'OK' });
		const milliseconds = (performance.now() - began) / 4;
		console.info(`intent to receive: ${milliseconds.toFixed(1)} ms an answer`);
		expect(milliseconds).toBeLessThan(1000);
		expect(n8n.waiting).toEqual([]);
		expect(await world.calls()).toEqual([]);
		server.close();
	});

	it('is taken with either key', async () => {
		const n8n = await world.trigger();
		(n8n as unknown as { credentials: Record<string, Row> }).credentials.xeroWebhookApi = { signingSecret: 'new key', secondSigningSecret: ` ${KEY}\n` };
		const body = bodyOf([]);
		expect((await n8n.call(body, signed(body))).status).toBe(200);
		expect((await n8n.call(body, signed(body, 'new key'))).status).toBe(200);
	});

	it('hands on the whole record with what happened, where it came from and the way back', async () => {
		const n8n = await world.trigger();
		const [kea] = await world.contacts(1, 'Kea');
		await delivery(n8n, bodyOf([{ resourceId: String(kea!.ContactID), eventType: 'Create', eventDateUtc: '2026-11-04T01:02:03.456' }]));
		const [record] = n8n.emitted;
		expect(record).toMatchObject({ Name: 'Kea 0', Phones: expect.any(Array), UpdatedDateUTC: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
		expect(sync(record)).toEqual({
			source: {
				app: 'xero',
				organization: NZ,
				entity: 'contact',
				id: kea!.ContactID,
				number: 'Kea 0',
				modified: record!.UpdatedDateUTC,
				url: `https://go.xero.com/app/!sbxNZ/contacts/contact/${String(kea!.ContactID)}`,
			},
			event: { changes: ['created'], by: 'webhook', at: '2026-11-04T01:02:03.456Z' },
		});
	});

	it('tells invoices from bills, finds archived contacts, and tells paid from voided', async () => {
		const n8n = await world.trigger({
			records: ['bill', 'contact', 'creditNote', 'invoice', 'payment'],
			changes: ['paid', 'voided', 'statusChanged', 'created', 'updated'],
		});
		const line = { Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'NONE' };
		const document = { Contact: { ContactNumber: 'RIDGEWAY' }, Date: '2026-11-01', DueDate: '2026-11-30', Status: 'AUTHORISED', LineItems: [line] };
		const { Invoices } = await world.control.seed('xero', {
			Invoices: [
				{ Type: 'ACCREC', InvoiceNumber: 'S-1', ...document },
				{ Type: 'ACCPAY', InvoiceNumber: 'B-1', ...document, LineItems: [{ ...line, AccountCode: '400' }] },
			],
		});
		const [sale, purchase] = Invoices!.map(({ InvoiceID }) => String(InvoiceID));
		const told = (resourceId: string, eventType: string, eventCategory = 'INVOICE') => ({
			resourceId,
			eventType,
			eventCategory,
			eventDateUtc: new Date().toISOString().slice(0, -1),
		});
		const closed = ((await world.control.snapshot()).xero as { books: Record<string, Record<string, Row[]>> }).books[NZ]!.Contacts!.find(
			({ ContactStatus }) => ContactStatus === 'ARCHIVED',
		)!;
		await delivery(
			n8n,
			bodyOf([told(sale!, 'CREATE'), told(purchase!, 'CREATE'), told(String(closed.ContactID), 'UPDATE', 'CONTACT'), told(sale!, 'UPDATE', 'HOLIDAY')]),
		);
		expect(n8n.emitted.map((record) => [sync(record).source.entity, sync(record).event.changes])).toEqual([
			['invoice', ['created']],
			['bill', ['created']],
			['contact', ['updated']],
		]);

		const { Payments } = await world.control.seed('xero', {
			Payments: [{ Invoice: { InvoiceID: sale }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 100 }],
		});
		await delivery(n8n, bodyOf([told(sale!, 'UPDATE'), told(String(Payments![0]!.PaymentID), 'CREATE', 'PAYMENT')]));
		expect(n8n.emitted.slice(3).map((record) => [sync(record).source.entity, sync(record).event.changes, sync(record).event.statusBefore])).toEqual([
			['invoice', ['updated', 'statusChanged', 'paid'], 'AUTHORISED'],
			['payment', ['created'], undefined],
		]);
	});

	it('is heard for picked organisations only, and passes over those of others where none is picked', async () => {
		const [kea] = await world.contacts(1, 'Kea', 'Demo Company (UK)');
		const event = { resourceId: String(kea!.ContactID), tenantId: UK };
		const picky = await world.trigger({ organisations: [NZ] });
		await delivery(picky, bodyOf([event]));
		expect([picky.runs, picky.emitted]).toEqual([0, []]);
		const open = await world.trigger({ organisations: [] });
		await delivery(open, bodyOf([event, { ...event, tenantId: crypto.randomUUID() }]));
		expect(names(open)).toEqual(['Kea 0']);
		expect(open.failures).toEqual([]);
	});

	it('that fails is worked off when it is retried: nothing is marked as seen before it went on', async () => {
		const n8n = await world.trigger();
		const [kea] = await world.contacts(1);
		const body = bodyOf([{ resourceId: String(kea!.ContactID) }]);
		await world.control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 1, fault: { kind: 'rate-limit', problem: 'day', retryAfter: 60 } });
		await delivery(n8n, body);
		expect([n8n.emitted, n8n.failures.length]).toEqual([[], 1]);
		await delivery(n8n, body);
		await delivery(n8n, body);
		expect(names(n8n)).toEqual(['Customer 0']);
	});

	it('that comes twice at once is worked off once', async () => {
		const n8n = await world.trigger();
		const [kea] = await world.contacts(1);
		const body = bodyOf([{ resourceId: String(kea!.ContactID) }]);
		await n8n.call(body, signed(body));
		await n8n.call(body, signed(body));
		const outputs = await Promise.all(n8n.waiting.splice(0).map(async (items) => await n8n.run(items)));
		expect(outputs.map((output) => output?.length).sort()).toEqual([0, 1]);
	});

	it('emits each of 2,000 events of 5 organisations once, shuffled and with 5 % of them twice, in at most 60 calls', async () => {
		const companies = ['Kea Ltd', 'Tui Ltd', 'Weka Ltd'];
		await world.control.lever('organisations', { vendor: 'xero', names: companies });
		for (const [index, name] of ['Demo Company (NZ)', 'Demo Company (UK)', ...companies].entries()) await world.contacts(400, `${index}`, name);
		const n8n = await world.trigger({ organisations: [] });
		const { url, server, received } = await served(n8n);
		await world.control.clearJournal();
		expect(await world.control.lever('webhooks', { vendor: 'xero', url, key: KEY, shuffle: 7, duplicates: 0.05, batch: 420 })).toMatchObject({
			status: 'OK',
			delivered: 2100,
		});
		await n8n.work();
		const calls = await world.calls();
		const ids = new Set(n8n.emitted.map(({ ContactID }) => ContactID));
		console.info(
			`burst: ${received.length} deliveries, ${ids.size} records, ${n8n.emitted.length} emitted, ${calls.length} calls, ${calls.reduce((sum, { answerBytes }) => sum + answerBytes, 0)} bytes`,
		);
		expect([n8n.emitted.length, ids.size]).toEqual([2000, 2000]);
		expect(new Set(n8n.emitted.map((record) => sync(record).source.organization)).size).toBe(5);
		expect(calls.length).toBeLessThanOrEqual(60);
		expect(n8n.failures).toEqual([]);
		server.close();
	});
});

describe('an echo', () => {
	it('of an own write is passed over where one wants it, and a change by others is not', async () => {
		const ignoring = await world.trigger({ ignoreOwn: true });
		const hearing = await world.trigger();
		const signedIn = await world.control.lever<Row>('tokens', { vendor: 'xero' });
		const parameters = { resource: 'contact', operation: 'create', recordSource: 'inputItem' };
		const { outputs } = await runXero(world.sandbox.url, signedIn, { parameters, items: [{ Name: 'Own 0' }, { Name: 'Own 1' }] });
		const [own, edited] = outputs[0]!.map(({ json }) => json);
		const [others] = await world.contacts(1, 'Other');
		await runXero(world.sandbox.url, signedIn, { parameters: { resource: 'contact', operation: 'get', id: byId(String(others!.ContactID)) } });
		// Somebody edits in Xero what we wrote.
		await world.control.advance(1);
		const { access_token } = signedIn as { access_token: string };
		await fetch(`${world.sandbox.url}/xero/api.xro/2.0/Contacts/${String(edited!.ContactID)}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${access_token}`, 'xero-tenant-id': NZ, accept: 'application/json', 'content-type': 'application/json' },
			body: JSON.stringify({ EmailAddress: 'else@example.com' }),
		});
		const body = bodyOf([own, edited, others].map((contact) => ({ resourceId: String(contact!.ContactID) })));
		await delivery(ignoring, body);
		await delivery(hearing, body);
		expect(names(ignoring)).toEqual(['Other 0', 'Own 1']);
		expect(names(hearing)).toEqual(['Other 0', 'Own 0', 'Own 1']);
	});
});

describe('handing on', () => {
	it('sends the untouched body and signature to every address, once and no further', async () => {
		const second = await world.trigger();
		const there = await served(second);
		const first = await world.trigger({ forwardTo: [there.url, ` ${there.url} `, 'http://n8n.test/webhook/none'], records: ['invoice'], onError: 'continue' });
		const here = await served(first);
		// Whoever is handed a delivery would hand it back, if he could.
		(second as unknown as { parameters: Row }).parameters.forwardTo = [here.url];
		const [kea] = await world.contacts(1, 'Kea é');
		const body = bodyOf([{ resourceId: String(kea!.ContactID) }]);
		(first as unknown as { parameters: Row }).parameters.forwardTo = [there.url, ` ${there.url} `];
		await delivery(first, body);
		await second.work();
		await first.work();
		expect(there.received.map(({ body: got }) => got)).toEqual([body]);
		expect(here.received).toEqual([]);
		expect([first.emitted.length, names(second)]).toEqual([0, ['Kea é 0']]);
		there.server.close();
		here.server.close();
	});

	it('shows what did not arrive, and does all of it again when the run is retried', async () => {
		const first = await world.trigger({ forwardTo: ['http://127.0.0.1:1/hook'] });
		const [kea] = await world.contacts(1, 'Kea');
		const body = bodyOf([{ resourceId: String(kea!.ContactID) }]);
		await delivery(first, body);
		expect([first.emitted, first.failures]).toEqual([[], [expect.stringContaining('could not be handed on to http://127.0.0.1:1/hook: nobody answered')]]);
		(first as unknown as { parameters: Row }).parameters.onError = 'continue';
		await delivery(first, body);
		expect(first.emitted.map((item) => item.Name ?? (item.error as Row).cause)).toEqual(['Kea 0', 'network']);
	}, 30_000);
});

describe('reading changes', () => {
	/** What is stamped just now is left for the next reading, so the clock goes ahead. Past that, a vendor's clock ahead of ours spares further waits. */
	beforeEach(async () => {
		jest.useFakeTimers({ doNotFake: [...GOES_ON], now: Date.now() + 2_100, advanceTimers: true });
		await world.control.advance(60);
	});
	afterEach(() => void jest.useRealTimers());

	it('loses and doubles nothing of 2,000 changes of one second over a page border, a failure on page 2 and a restart', async () => {
		const n8n = await world.trigger({ delivery: 'polling', minutes: 15 });
		await n8n.activate();
		await n8n.poll();
		expect(n8n.emitted).toEqual([]);
		await world.contacts(2000);
		await world.control.fault({
			vendor: 'xero',
			match: { method: 'GET', path: '/Contacts\\?.*page=2' },
			times: 1,
			fault: { kind: 'status', status: 400, body: { Message: 'No' } },
		});
		await n8n.poll();
		expect([n8n.failures.length, await world.control.waitingFaults()]).toEqual([1, []]);
		await n8n.poll();
		await n8n.poll();
		await n8n.restart();
		await world.contacts(5, 'Later');
		await n8n.poll();
		await n8n.poll();
		const ids = n8n.emitted.map(({ ContactID }) => ContactID);
		console.info(`polling: ${new Set(ids).size} of 2005 records, ${ids.length - new Set(ids).size} twice`);
		expect([ids.length, new Set(ids).size]).toEqual([2005, 2005]);
		expect(n8n.emitted.every((record) => sync(record).event.by === 'polling')).toBe(true);
		expect(sync(n8n.emitted[0]).event.changes).toEqual(['changed']);
	});

	it('finds by the sweep what no webhook brought, once, and says so; and nothing that one did', async () => {
		const n8n = await world.trigger({ sweep: true, records: ['contact', 'account'] });
		await n8n.activate();
		const [told, missed] = await world.contacts(2);
		await delivery(n8n, bodyOf([{ resourceId: String(told!.ContactID), eventType: 'CREATE' }]));
		await n8n.poll();
		expect(n8n.emitted.map((record) => [record.Name, sync(record).event.by])).toEqual([
			['Customer 0', 'webhook'],
			['Customer 1', 'sweep'],
		]);
		const runs = n8n.runs;
		await n8n.poll();
		// A sweep that finds only what is known does not even start a run.
		expect(n8n.runs).toBe(runs);
		await n8n.restart();
		await n8n.poll();
		await delivery(n8n, bodyOf([{ resourceId: String(missed!.ContactID), eventType: 'CREATE', eventDateUtc: String(missed!.UpdatedDateUTC).slice(0, -1) }]));
		expect(n8n.emitted).toHaveLength(2);
		await world.control.seed('xero', { Accounts: [{ Code: '777', Name: 'Lucky', Type: 'EXPENSE', TaxType: 'INPUT2' }] });
		await n8n.poll();
		expect(n8n.emitted.slice(2).map((record) => [record.Name, sync(record).event.by])).toEqual([['Lucky', 'polling']]);
	});

	it('finds again what a run had in hand when n8n died, although other runs ended well that were told of it too, and a sweep had passed', async () => {
		const n8n = await world.trigger({ sweep: true });
		await n8n.activate();
		await n8n.poll();
		const [cut, ended] = await world.contacts(2);
		const tell = (...records: (Row | undefined)[]) => bodyOf(records.map((record) => ({ resourceId: String(record!.ContactID), eventType: 'CREATE' })));
		const first = tell(cut);
		await n8n.call(first, signed(first));
		await n8n.cutOff();
		await delivery(n8n, tell(cut, ended));
		await world.contacts(1, 'Missed');
		await n8n.poll();
		expect(names(n8n)).toEqual(['Customer 1', 'Missed 0']);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect(names(n8n)).toEqual(['Customer 0', 'Customer 1', 'Missed 0']);
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect([n8n.emitted.length, n8n.failures]).toEqual([3, []]);
	});

	it('keeps its cursors once in the time it sweeps, also where webhooks bring all there is', async () => {
		const n8n = await world.trigger({ sweep: true, sweepHours: 1 });
		await n8n.activate();
		await n8n.poll();
		const [runs, began] = [n8n.runs, JSON.stringify(n8n.stored.cursors)];
		const [kea] = await world.contacts(1, 'Kea');
		await delivery(n8n, bodyOf([{ resourceId: String(kea!.ContactID) }]));
		jest.useFakeTimers({ doNotFake: [...GOES_ON], now: Date.now() + 3_700_000 });
		await n8n.poll();
		jest.useRealTimers();
		expect([n8n.runs, n8n.emitted.length]).toEqual([runs + 2, 1]);
		expect(JSON.stringify(n8n.stored.cursors)).not.toBe(began);
	});

	it('reads on where one list cannot be read, and says so', async () => {
		const n8n = await world.trigger({ delivery: 'polling', records: ['account', 'contact', 'invoice'] });
		await n8n.activate();
		await world.contacts(1, 'Kea');
		await world.control.fault({
			vendor: 'xero',
			match: { path: '/Accounts' },
			times: 1,
			fault: { kind: 'status', status: 403, body: { Detail: 'AuthenticationUnsuccessful' } },
		});
		await n8n.poll();
		expect([names(n8n), n8n.failures.length]).toEqual([['Kea 0'], 1]);
	});

	it('rests when the day runs short, says so once, and goes on later', async () => {
		await world.control.lever('tier', { vendor: 'xero', day: 1000, minute: 100_000 });
		const { tenants } = await world.control.lever<{ tenants: string[] }>('organisations', { vendor: 'xero', names: ['Thrifty Ltd'] });
		const n8n = await world.trigger({ organisations: tenants, delivery: 'polling', reserve: 10 });
		await n8n.activate();
		await n8n.poll();
		await world.contacts(3, 'Early', 'Thrifty Ltd');
		await world.control.lever('tier', { vendor: 'xero', day: 50, minute: 100_000 });
		await n8n.poll();
		const before = (await world.calls()).length;
		await n8n.poll();
		await n8n.poll();
		expect((await world.calls()).length).toBe(before);
		expect(n8n.failures).toEqual([expect.stringMatching(/^Xero has \d+ calls left today/)]);
		expect(n8n.emitted).toHaveLength(3);
		await world.contacts(2, 'Later', 'Thrifty Ltd');
		jest.useFakeTimers({ doNotFake: [...GOES_ON], now: Date.now() + 3_700_000 });
		await world.control.lever('tier', { vendor: 'xero', day: 1000, minute: 100_000 });
		await n8n.poll();
		jest.useRealTimers();
		expect(names(n8n)).toHaveLength(5);
	});

	it('takes less than a fifth of the bytes of reading all', async () => {
		await world.control.advance(-86_400);
		await world.contacts(1000);
		await world.control.advance(86_400);
		const n8n = await world.trigger({ delivery: 'polling' });
		await n8n.activate();
		await world.contacts(20, 'New');
		await world.control.clearJournal();
		await n8n.poll();
		await n8n.poll();
		const bytes = async () => (await world.calls('Contacts')).reduce((sum, { answerBytes }) => sum + answerBytes, 0);
		const polled = (await bytes()) / 2;
		await world.control.clearJournal();
		const { access_token } = await world.control.lever<{ access_token: string }>('tokens', { vendor: 'xero' });
		const headers = { authorization: `Bearer ${access_token}`, 'xero-tenant-id': NZ, accept: 'application/json' };
		for (const page of [1, 2]) await fetch(`${world.sandbox.url}/xero/api.xro/2.0/Contacts?page=${page}&pageSize=1000`, { headers });
		const whole = await bytes();
		console.info(`bytes: ${Math.round(polled)} a poll with If-Modified-Since, ${whole} for all: ${(whole / polled).toFixed(1)} times fewer`);
		expect(n8n.emitted).toHaveLength(20);
		expect(whole / polled).toBeGreaterThan(5);
	});
});
