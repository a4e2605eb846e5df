import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NZ } from '../../sandbox/xero/seed';
import { demoInvoices, zohoOrganization } from '../../sandbox/zoho';
import { auditRowOf } from '../../src/reporting/audit';
import { chained, verify } from '../../src/reporting/chain';
import { openBrowser, watched } from '../../scripts/browser';
import { root } from '../../scripts/command';
import { readLedgers } from '../../scripts/demo/ledgers';
import { template } from '../../scripts/world';
import { enter, ready, type Ready } from './world';
import { nobodysDeed } from '../support/deeds';

/** What did not arrive is tried again by itself, decided on by a person in a browser, and taken in from any workflow. */

const login = { username: 'kim', password: 'desk-password-7' };
let here: Ready;
let browser: Browser;
let page: Page;
let desk: string;
let retries: string;
let executions = 0;

beforeAll(async () => {
	here = await ready();
	const { api, base } = here.world.n8n;
	await api.createCredential('pageLoginApi', 'Page login', { user: login.username, password: login.password });
	await api.publish(await api.importWorkflow(template('11-dead-letters-desk.json')));
	retries = await api.importWorkflow(template('10-dead-letters-retry.json'));
	desk = `${base}/webhook/xero-zoho-dead-letters`;
	browser = await openBrowser();
	page = watched(await browser.newPage({ httpCredentials: login, viewport: { width: 1200, height: 900 } }), here.world.show);
});
afterAll(async () => {
	await browser?.close();
	await here?.world.close();
});
afterEach(() => here.world.control.clearFaults());

const letters = () => here.world.n8n.api.rows('xerozoho_dead_letters');
const letterOf = async (number: string) => (await letters()).filter(({ source_number }) => source_number === number).at(-1);
const xeroHas = async (number: string) => (await readLedgers(here.world.control, (id) => here.world.books.record('invoices', id).record)).xero.has(number);
const inXero = async (kind: 'Invoices' | 'Contacts'): Promise<Array<Record<string, unknown>>> =>
	((await here.world.control.snapshot()) as { xero: { books: Record<string, Record<string, Array<Record<string, unknown>>>> } }).xero.books[NZ]?.[kind] ?? [];
const entered = async (number: string) => here.world.books.record('invoices', String((await letterOf(number))?.['source_id'])).record;
const picture = async (name: string) => {
	mkdirSync(join(root, '.work', 'pictures'), { recursive: true });
	here.world.show(`rendered ${name}`, await page.content());
	await page.screenshot({ path: join(root, '.work', 'pictures', `${name}.png`), fullPage: true });
};

/** An invoice that Xero refuses or does not answer about, so that it waits. */
async function failing(fault: object, change: Record<string, unknown> = {}): Promise<string> {
	const { world, webhook, workflowId } = here;
	const { ids, numbers } = await enter(
		world,
		demoInvoices(1).map((invoice) => ({ ...invoice, ...change })),
	);
	await world.control.fault({ vendor: 'xero', match: { method: 'PUT', path: '/Invoices' }, times: 20, fault });
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: webhook, secret: world.secret });
	await world.n8n.api.ran(workflowId, (executions += 1));
	await world.control.clearFaults();
	return numbers[0]!;
}

const skipped = nobodysDeed('2026-11-25T10:00:00.000Z');

const away = { kind: 'status', status: 503 };
/** As Xero refuses a record. */
const refused = {
	...{ kind: 'status', status: 400 },
	body: {
		...{ ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred' },
		Elements: [{ ValidationErrors: [{ Message: 'The reference is not a purchase order.' }] }],
	},
};

it('asks for the login', async () => {
	expect((await fetch(desk)).status).toBe(401);
	const { status } = await fetch(desk, { method: 'POST', body: new URLSearchParams({ act: 'dismiss' }) });
	expect(status).toBe(401);
});

it('shows what waits, and replays what a person chooses', async () => {
	const number = await failing(away);
	expect(await xeroHas(number)).toBe(false);
	await page.goto(desk);
	await picture('desk');
	expect(await page.textContent('main')).toContain(number);
	await page.getByLabel(`Choose ${number}`).check();
	await page.getByLabel('Your name').fill('Kim');
	await page.getByRole('button', { name: 'Replay chosen' }).click();
	executions += 1;
	expect(await page.getByRole('status').textContent()).toContain(`${number} replayed by Kim`);
	expect(await xeroHas(number)).toBe(true);
	expect(await letterOf(number)).toMatchObject({ status: 'done' });
	const audit = await here.world.n8n.api.rows('xerozoho_audit');
	expect(audit).toContainEqual(expect.objectContaining({ action: 'replayed', actor: 'Kim', source_number: number, outcome: 'waiting' }));
	const chainedRows = audit.filter(({ hash }) => hash);
	expect(chainedRows).not.toEqual([]);
	expect(verify(chainedRows)).toMatchObject({ sound: true, rows: chainedRows.length });
});

it('a letter whose invoice was entered by hand meanwhile is closed as already done, and no second one comes', async () => {
	const { control, n8n } = here.world;
	const number = await failing(away);
	const record = await entered(number);
	const customer = String(record['customer_name']);
	const contact = (await inXero('Contacts')).find(({ Name }) => Name === customer)!;
	await control.seed('xero', {
		Invoices: [
			{
				...{ Type: 'ACCREC', InvoiceNumber: number, Status: 'DRAFT', Date: record['date'], DueDate: record['date'] },
				...{ Contact: { ContactID: contact['ContactID'] }, LineItems: [{ Description: 'By hand', Quantity: 1, UnitAmount: 5, AccountCode: '200' }] },
			},
		],
	});
	const before = (await inXero('Invoices')).length;
	await page.goto(desk);
	await page.getByLabel(`Choose ${number}`).check();
	await page.getByRole('button', { name: 'Replay chosen' }).click();
	executions += 1;
	expect(await page.getByRole('status').textContent()).toContain(`${number} replayed`);
	expect((await inXero('Invoices')).filter(({ InvoiceNumber }) => InvoiceNumber === number)).toHaveLength(1);
	expect((await inXero('Invoices')).length).toBe(before);
	const letter = await letterOf(number);
	expect(letter).toMatchObject({ status: 'done', advice: expect.stringMatching(/^Already done: .*No second one was made/) as string });
	expect(JSON.parse(String(letter?.['history'])).at(-1)).toMatchObject({ replayed: expect.stringMatching(/^Already done/) as string });
	expect(await n8n.api.rows('xerozoho_audit')).toContainEqual(expect.objectContaining({ source_number: number, action: 'updated' }));
	await page.goto(`${desk}?letter=${String(letter?.['id'])}`);
	expect(await page.textContent('main')).toContain('Already done: it was found in the target by its key');
});

/** Somebody changes the invoice in Zoho Books, which tells of it. */
async function changes(id: string, reference: string): Promise<void> {
	const { world, webhook, workflowId } = here;
	const { status } = world.books.answer({
		...{ method: 'PUT', path: `/books/v3/invoices/${id}`, query: new URLSearchParams({ organization_id: zohoOrganization.id }) },
		...{
			headers: { authorization: `Zoho-oauthtoken ${world.books.mint().access_token}`, 'content-type': 'application/json' },
			body: JSON.stringify({ reference_number: reference }),
			origin: 'http://sandbox/zoho',
		},
	});
	expect(status).toBe(200);
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids: [id], url: webhook, secret: world.secret });
	await world.n8n.api.ran(workflowId, (executions += 1));
}

it('a letter whose record a later event brought is closed by that, and a replay from an old page is refused', async () => {
	const number = await failing(away);
	const letter = await letterOf(number);
	await page.goto(desk);
	const id = String(letter?.['source_id']);
	await changes(id, 'PO-LATER');
	for (let tries = 0; tries < 60 && (await letterOf(number))?.['status'] !== 'done'; tries++) await new Promise((resolve) => setTimeout(resolve, 500));
	expect(await letterOf(number)).toMatchObject({ status: 'done', advice: expect.stringMatching(/^Done: it was created/) as string });
	await page.getByLabel(`Choose ${number}`).check();
	await page.getByRole('button', { name: 'Replay chosen' }).click();
	expect(await page.getByRole('alert').textContent()).toMatch(/no longer there|is done already/);
	expect((await inXero('Invoices')).filter(({ InvoiceNumber }) => InvoiceNumber === number)).toHaveLength(1);
});

it('a letter that another run has in hand, or of what failed later, is not closed by a success', async () => {
	const { api } = here.world.n8n;
	const number = await failing(away);
	const { source_id: id, entity_key: key } = (await letterOf(number))!;
	const change = async (columns: Record<string, string>): Promise<unknown> => await api.changeRows('xerozoho_dead_letters', 'entity_key', String(key), columns);
	await change({ status: 'retrying' });
	await changes(String(id), 'PO-IN-HAND');
	expect(await xeroHas(number)).toBe(true);
	expect(await letterOf(number)).toMatchObject({ status: 'retrying' });
	// Nor is it sent by a person while another run sends it.
	expect((await api.run(here.workflowId, 'Replay waiting dead letters')).status).toBe('success');
	executions += 1;
	expect(await letterOf(number)).toMatchObject({ status: 'retrying' });
	await change({ status: 'waiting', last_failed_at: '2999-01-01T00:00:00.000Z' });
	await changes(String(id), 'PO-FAILED-LATER');
	expect(await letterOf(number)).toMatchObject({ status: 'waiting' });
	await change({ last_failed_at: new Date().toISOString() });
	expect((await api.run(here.workflowId, 'Replay waiting dead letters')).status).toBe('success');
	executions += 1;
	expect(await letterOf(number)).toMatchObject({ status: 'done' });
	expect((await inXero('Invoices')).filter(({ InvoiceNumber }) => InvoiceNumber === number)).toHaveLength(1);
});

it('lets a record be corrected and sent', async () => {
	const number = await failing(refused, { reference_number: 'PO-1' });
	await page.goto(desk);
	await page.getByRole('link', { name: number, exact: true }).click();
	await picture('desk-letter');
	const box = page.getByLabel('The record as JSON');
	await box.fill((await box.inputValue()).replace(/"reference_number": "[^"]*"/, '"reference_number": "PO-4711"'));
	await page.getByRole('button', { name: 'Save and replay' }).click();
	executions += 1;
	expect(await page.getByRole('status').textContent()).toContain(`${number} edited and replayed`);
	expect(await xeroHas(number)).toBe(true);
	expect(JSON.stringify(await here.world.control.snapshot())).toContain('"Reference":"PO-4711"');
});

it('suggests what helped a letter like it; a click fills the form, and nothing is written before a person replays', async () => {
	const number = await failing(refused, { reference_number: 'PO-1' });
	const letter = await letterOf(number);
	await page.goto(`${desk}?letter=${String(letter?.['id'])}`);
	await picture('desk-suggestions');
	expect(await page.textContent('main')).toMatch(/Change reference_number of the record from "PO-1" to "PO-4711", then replay.*1 of \d+ letters? like this/);
	await page.getByRole('button', { name: 'Apply and look' }).first().click();
	await picture('desk-applied');
	expect(await page.getByRole('status').textContent()).toContain('Nothing is written before you save or replay');
	expect(await page.getByLabel('The record as JSON').inputValue()).toContain('"reference_number": "PO-4711"');
	expect(await letterOf(number)).toMatchObject({ status: 'waiting', payload: letter?.['payload'], history: letter?.['history'] });
	expect(await xeroHas(number)).toBe(false);
	await page.getByRole('button', { name: 'Save and replay' }).click();
	executions += 1;
	expect(await page.getByRole('status').textContent()).toContain(`${number} edited and replayed`);
	expect(await letterOf(number)).toMatchObject({ status: 'done', payload: expect.stringContaining('"reference_number":"PO-4711"') as string });
	expect(await xeroHas(number)).toBe(true);
	for (const odd of ['abc', '0', '1e99', "1' or '1'='1"]) {
		await page.goto(`${desk}?letter=${encodeURIComponent(odd)}`);
		expect(await page.textContent('main')).toContain('no longer there');
	}
});

it('refuses an edit that makes it another record, and forms that no one opened', async () => {
	const number = await failing(away);
	const letter = await letterOf(number);
	await page.goto(`${desk}?letter=${String(letter?.['id'])}`);
	const box = page.getByLabel('The record as JSON');
	await box.fill((await box.inputValue()).replaceAll(String(letter?.['source_id']), '999'));
	await page.getByRole('button', { name: 'Save and replay' }).click();
	expect(await page.getByRole('alert').textContent()).toContain('An edit may not turn it into another record');
	await page.goto(`${desk}?letter=${String(letter?.['id'])}`);
	const poisoned = page.getByLabel('The record as JSON');
	await poisoned.fill((await poisoned.inputValue()).replace('{', '{"poisoned": "=HYPERLINK(1)",'));
	await page.getByLabel('Your name').fill('Kim');
	await page.getByRole('button', { name: 'Save and replay' }).click();
	expect(await page.getByRole('alert').textContent()).toContain('would be a formula');
	expect(await here.world.n8n.api.rows('xerozoho_audit')).toContainEqual(
		expect.objectContaining({
			action: 'replayed',
			actor: 'Kim',
			source_number: number,
			outcome: 'refused',
			message: expect.stringContaining('would be a formula') as string,
		}),
	);
	await page.goto(`${desk}?letter=${String(letter?.['id'])}`);
	await page.getByLabel('The record as JSON').fill('{"broken');
	await page.getByRole('button', { name: 'Save only' }).click();
	expect(await page.getByRole('alert').textContent()).toContain('no valid JSON');
	const forged = await fetch(desk, {
		method: 'POST',
		headers: { authorization: `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}` },
		body: new URLSearchParams({ act: 'dismiss', reason: 'x', letters: `${String(letter?.['id'])}:${'0'.repeat(32)}` }),
	});
	expect(await forged.text()).toContain('has changed since the page was opened');
	expect(await letterOf(number)).toMatchObject({ status: 'waiting', payload: letter?.['payload'] });
});

it('dismisses with a reason', async () => {
	const number = await failing(away);
	await page.goto(desk);
	await page.getByLabel(`Choose ${number}`).check();
	await page.getByRole('button', { name: 'Dismiss chosen' }).click();
	expect(await page.getByRole('alert').textContent()).toContain('Say why');
	await page.getByLabel(`Choose ${number}`).check();
	await page.getByLabel('Why it needs no replay').fill('Entered by hand');
	await page.getByRole('button', { name: 'Dismiss chosen' }).click();
	expect(await page.getByRole('status').textContent()).toContain('Entered by hand');
	expect(await letterOf(number)).toMatchObject({ status: 'dismissed' });
	await page.goto(`${desk}?status=dismissed`);
	expect(await page.textContent('main')).toContain(number);
});

it('can be used on a phone', async () => {
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(desk);
	await picture('desk-phone');
	expect(await page.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true);
	await page.setViewportSize({ width: 1200, height: 900 });
});

it('tries again by itself what is due, and what is not due waits', async () => {
	const due = await failing({ kind: 'cut-before' });
	// Five seconds after the first failure the next try is due.
	await new Promise((resolve) => setTimeout(resolve, 5500));
	const run = await here.world.n8n.api.run(retries, 'Retry now');
	expect(run.status).toBe('success');
	expect(await xeroHas(due)).toBe(true);
	expect(await letterOf(due)).toMatchObject({ status: 'done' });
	// Until the day is over that is used up, nothing is sent to the organisation.
	const later = await failing({ kind: 'rate-limit', problem: 'day', retryAfter: 30 });
	await here.world.n8n.api.run(retries, 'Retry now');
	expect(await xeroHas(later)).toBe(false);
	const waiting = await letterOf(later);
	expect(waiting).toMatchObject({ status: 'waiting', cause: 'quota-exhausted', attempts: 1 });
	await new Promise((resolve) => setTimeout(resolve, Date.parse(String(waiting?.['next_try_at'])) - Date.now() + 500));
	await here.world.n8n.api.run(retries, 'Retry now');
	expect(await xeroHas(later)).toBe(true);
	expect(await letterOf(later)).toMatchObject({ status: 'done' });
});

it('a letter that fails again waits longer and tells both tries', async () => {
	const number = await failing({ kind: 'cut-before' });
	await new Promise((resolve) => setTimeout(resolve, 5500));
	await here.world.control.fault({ vendor: 'xero', match: { method: 'PUT', path: '/Invoices' }, times: 20, fault: away });
	await here.world.n8n.api.run(retries, 'Retry now');
	const letter = await letterOf(number);
	expect(letter).toMatchObject({ status: 'waiting', attempts: 2 });
	expect((JSON.parse(String(letter?.['history'])) as object[]).length).toBe(2);
	expect(Date.parse(String(letter?.['next_try_at'])) - Date.now()).toBeGreaterThan(200_000);
	expect((await letters()).filter(({ source_number }) => source_number === number)).toHaveLength(1);
});

it('a letter whose workflow cannot be called waits and says so', async () => {
	const { api } = here.world.n8n;
	const row = { entity_key: 'zohoBooks:invoice:1', source_number: 'LOST-1', status: 'waiting', workflow_id: 'gone', payload: '{"invoice_id":"1"}' };
	await api.addRow('xerozoho_dead_letters', { ...row, next_try_at: new Date().toISOString(), first_failed_at: new Date().toISOString() });
	await api.run(retries, 'Retry now');
	expect(await letterOf('LOST-1')).toMatchObject({ status: 'waiting', advice: expect.stringContaining('could not be called') as string });
});

it('what fails in any workflow becomes a letter', async () => {
	const { api } = here.world.n8n;
	const intake = await api.importWorkflow(template('12-error-intake.json'));
	await api.publish(intake);
	const failing = await api.importWorkflow({
		name: 'Something else',
		nodes: [
			{
				id: 'a1',
				name: 'Hook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: 'something-else',
				parameters: { path: 'something-else', options: {} },
			},
			{
				id: 'a2',
				name: 'Break',
				type: 'n8n-nodes-base.stopAndError',
				typeVersion: 1,
				position: [200, 0],
				parameters: { errorMessage: 'The warehouse of Aroha said no' },
			},
		],
		connections: { Hook: { main: [[{ node: 'Break', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow: intake },
	});
	await api.publish(failing);
	await fetch(`${here.world.n8n.base}/webhook/something-else`);
	await api.ran(intake, 1);
	expect((await letters()).filter(({ workflow_name }) => workflow_name === 'Something else')).toMatchObject([
		{
			node: 'Break',
			status: 'waiting',
			payload: '',
			message: expect.stringContaining('said no') as string,
			advice: expect.stringContaining('not kept here') as string,
		},
	]);
});

it('a person who asks for it is erased from the tables', async () => {
	const { api } = here.world.n8n;
	const person = { contact_id: '77', contact_name: 'Anna Example', email: 'anna@example.com', phone: '+64 21 555 0177' };
	const about = { entity_key: 'zohoBooks:contact:77', source_app: 'zohoBooks', source_entity: 'contact', source_id: '77', source_number: 'Anna Example' };
	await api.addRow('xerozoho_dead_letters', {
		...about,
		status: 'waiting',
		message: 'Anna Example was refused.',
		payload: JSON.stringify(person),
		history: '[]',
		details: '[]',
	});
	await api.addRow('xerozoho_reviews', {
		...about,
		status: 'open',
		question: 'Write Anna Example?',
		proposal: JSON.stringify({ Name: 'Anna Example', EmailAddress: 'anna@example.com' }),
	});
	const trail = async () => (await api.rows('xerozoho_audit')).filter(({ hash }) => hash);
	const [naming] = chained([{ ...auditRowOf(skipped), source_id: '77', source_number: 'Anna Example' }], await trail());
	await api.addRow('xerozoho_audit', { ...naming });
	const others = JSON.stringify((await letters()).filter(({ entity_key }) => entity_key !== about.entity_key).map(({ payload }) => payload));
	expect((await api.run(await api.importWorkflow(template('14-erase-a-person.json')), 'Erase')).status).toBe('success');
	for (const table of ['xerozoho_dead_letters', 'xerozoho_reviews', 'xerozoho_audit'])
		expect(JSON.stringify(await api.rows(table))).not.toMatch(/Anna|anna@|555 0177/);
	const erased = (await letters()).find(({ entity_key }) => entity_key === about.entity_key);
	expect(erased).toMatchObject({ source_id: '77', payload: '', masked_payload: expect.stringContaining('"contact_id":"77"') as string });
	expect(JSON.stringify((await letters()).filter(({ entity_key }) => entity_key !== about.entity_key).map(({ payload }) => payload))).toBe(others);
	const told = (await trail()).filter(({ action, source_id: id, target_id: row }) => action === 'erased' && (id === '77' || row === naming!.hash));
	expect(told.map(({ target, message }) => `${String(target)}: ${String(message)}`).sort()).toEqual(
		['xerozoho_audit', 'xerozoho_dead_letters', 'xerozoho_reviews'].map((table) => `${table}: Personal data was taken out`),
	);
	for (const { before_hash: before, after_hash: after } of told)
		expect([before, after]).toEqual([expect.stringMatching(/^.{64}$/), expect.not.stringMatching(String(before))]);
	expect(verify(await trail())).toMatchObject({ sound: true, erased: 1, findings: [] });
});
