import { demoInvoices, zohoOrganization } from '../../sandbox/zoho';
import { readLedgers, type Ledgers } from '../../scripts/demo/ledgers';
import { enter, ready, type Ready } from './world';

/** What goes wrong between n8n and the vendors, in a real n8n: a record is in Xero once, or it waits where one can see it. */

let here: Ready;
let executions = 0;

beforeAll(async () => {
	here = await ready();
});
afterAll(() => here?.world.close());
afterEach(() => here.world.control.clearFaults());

const ledgers = (): Promise<Ledgers> => readLedgers(here.world.control, (id) => here.world.books.record('invoices', id).record);
const letterOf = async (number: string) => (await here.world.n8n.api.rows('xerozoho_dead_letters')).find(({ source_number }) => source_number === number);

/** Enters one invoice, tells n8n of it, and waits until it is worked off. */
async function send(): Promise<string> {
	const { world, webhook, workflowId } = here;
	// Replayed together, invoices that are alike to the reference would be asked about.
	const { ids, numbers } = await enter(
		world,
		demoInvoices(1).map((invoice) => ({ ...invoice, reference_number: `PO-${executions}` })),
	);
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: webhook, secret: world.secret });
	await world.n8n.api.ran(workflowId, (executions += 1));
	return numbers[0]!;
}

const onXero = (fault: object, times = 1, path = '/Invoices') => here.world.control.fault({ vendor: 'xero', match: { method: 'PUT', path }, times, fault });

it.each([
	['loses its answer after the write', { kind: 'cut-after-commit' }],
	['drops the connection before the write', { kind: 'cut-before' }],
	['breaks its answer off in the middle', { kind: 'truncated' }],
	['is away for a moment', { kind: 'status', status: 503 }],
	['asks to wait a second', { kind: 'rate-limit', problem: 'minute', retryAfter: 1 }],
	['lets the token expire early', { kind: 'expired-token' }],
])('brings the invoice over once when Xero %s', async (_, fault) => {
	await onXero(fault);
	const number = await send();
	expect(await here.world.control.waitingFaults()).toEqual([]);
	const { xero, doubles } = await ledgers();
	expect(xero.has(number)).toBe(true);
	expect(doubles).toEqual([]);
	expect(await letterOf(number)).toBeUndefined();
});

it('never touches an invoice of another contact that has the same number', async () => {
	const { world, webhook, workflowId } = here;
	const { ids, numbers } = await enter(world, demoInvoices(1));
	const stranger = {
		Type: 'ACCREC',
		InvoiceNumber: numbers[0],
		Contact: { ContactNumber: 'RIDGEWAY' },
		Date: '2026-11-01',
		DueDate: '2026-11-30',
		LineItems: [{ Description: 'Not ours', Quantity: 1, UnitAmount: 1, AccountCode: '200', TaxType: 'OUTPUT2' }],
	};
	await world.control.seed('xero', { Invoices: [stranger] });
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: webhook, secret: world.secret });
	await world.n8n.api.ran(workflowId, (executions += 1));
	expect((await ledgers()).xero.get(numbers[0]!)?.total.toFixed(2)).toBe('1.15');
	expect(await letterOf(numbers[0]!)).toMatchObject({ status: 'waiting', cause: 'conflict', message: expect.stringContaining('belongs to') });
});

it("renews Zoho's token and goes on", async () => {
	await here.world.control.fault({ vendor: 'zoho', match: { path: '/contacts' }, times: 1, fault: { kind: 'expired-token' } });
	const number = await send();
	expect((await ledgers()).xero.has(number)).toBe(true);
});

it('defers what Xero has no calls left for today, with the time to try again', async () => {
	await onXero({ kind: 'rate-limit', problem: 'day', retryAfter: 40 });
	const number = await send();
	expect((await ledgers()).xero.has(number)).toBe(false);
	const letter = await letterOf(number);
	expect(letter).toMatchObject({ status: 'waiting', cause: 'quota-exhausted', severity: 'warning' });
	const due = Date.parse(String(letter?.next_try_at)) - Date.now();
	expect(due).toBeGreaterThan(10_000);
	expect(due).toBeLessThan(40_000);
	// Until then nothing is sent to the organisation.
	await new Promise((resolve) => setTimeout(resolve, due + 500));
});

it('gives up on an outage that lasts, keeps the record and brings it over on replay', async () => {
	await onXero({ kind: 'status', status: 503 }, 10);
	const number = await send();
	expect(await letterOf(number)).toMatchObject({ status: 'waiting', cause: 'temporarily-unavailable' });
	await here.world.control.clearFaults();
	await here.world.n8n.api.run(here.workflowId, 'Replay waiting dead letters');
	executions += 1;
	expect((await ledgers()).xero.has(number)).toBe(true);
	expect(await letterOf(number)).toMatchObject({ status: 'done' });
});

it('brings an invoice over as it is now, where an older state of it was waiting', async () => {
	const { books, control, n8n } = here.world;
	await onXero({ kind: 'status', status: 503 }, 10);
	const number = await send();
	await control.clearFaults();
	const id = books.ids('invoices').find((one) => books.record('invoices', one).record['invoice_number'] === number)!;
	const { customer_id, line_items } = books.record('invoices', id).record;
	const { status } = books.answer({
		method: 'PUT',
		path: `/books/v3/invoices/${id}`,
		query: new URLSearchParams({ organization_id: zohoOrganization.id }),
		headers: { authorization: `Zoho-oauthtoken ${books.mint().access_token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ customer_id, line_items, reference_number: 'NEWER' }),
		origin: 'http://sandbox/zoho',
	});
	expect(status).toBe(200);
	await n8n.api.run(here.workflowId, 'Replay waiting dead letters');
	executions += 1;
	expect(JSON.stringify((await control.snapshot())['xero'])).toContain('"Reference":"NEWER"');
	expect(await letterOf(number)).toMatchObject({ status: 'done' });
	// As it waited, and as it is: each write is a row.
	const rows = await n8n.api.rows('xerozoho_audit');
	const written = rows.filter(({ source_number, target, outcome }) => source_number === number && target === 'xero:invoice' && outcome === 'written');
	expect(written.map(({ action }) => action)).toEqual(['created', 'updated']);
});

it('says what to do when the organisation is no longer connected, and does not ask again and again', async () => {
	const { control } = here.world;
	const { access_token } = await control.lever<{ access_token: string }>('tokens', { vendor: 'xero' });
	await control.disconnect(access_token);
	await control.clearJournal();
	const number = await send();
	expect(await letterOf(number)).toMatchObject({ cause: expect.stringMatching(/^(not-connected|scope-missing)$/), severity: 'critical' });
	expect((await control.journal('xero')).length).toBeLessThan(6);
});
