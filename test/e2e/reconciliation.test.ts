import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { demoInvoices } from '../../sandbox/zoho';
import { openBrowser } from '../../scripts/browser';
import { root } from '../../scripts/command';
import { readLedgers } from '../../scripts/demo/ledgers';
import { template } from '../../scripts/world';
import { startMailbox, type Mailbox } from './mailbox';
import { checkTrail } from './trail';
import { enter, ready, referred, type Ready } from './world';

/** Both ledgers are compared: what differs is told of once, lands on the desk with its record, and closes itself when it is gone. */

type Row = Record<string, unknown>;

const mail = { user: 'sync', password: 'mail-password-4711' };
const login = { username: 'kim', password: 'desk-password-7' };

let here: Ready;
let mailbox: Mailbox;
let browser: Browser;
let workflow: string;
let retries: string;
/** The invoice that nobody told of. */
let missing: string;

beforeAll(async () => {
	mailbox = await startMailbox(mail);
	here = await ready();
	const { api } = here.world.n8n;
	await api.createCredential('smtp', 'Mail server', { ...mail, host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true });
	await api.createCredential('pageLoginApi', 'Page login', { user: login.username, password: login.password });
	workflow = await api.importWorkflow(mailing('25-reconciliation.json'));
	await api.publish(workflow);
	retries = await api.importWorkflow(template('10-dead-letters-retry.json'));
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await here?.world.close();
	await mailbox?.close();
});
afterEach(() => here.world.control.clearFaults());

const api = () => here.world.n8n.api;

/** As a person sets it up: with the mail server. */
function mailing(file: string): ReturnType<typeof template> {
	const flow = template(file);
	const credentials = { smtp: { id: null, name: 'Mail server' } };
	return { ...flow, nodes: flow.nodes.map((node) => (node.type === 'n8n-nodes-base.emailSend' ? { ...node, credentials } : node)) };
}

/** With other settings than those it comes with. */
function setTo(flow: ReturnType<typeof template>, settings: Row): ReturnType<typeof template> {
	const changed = (node: Row): Row => {
		const parameters = node.parameters as Row;
		return { ...node, parameters: { ...parameters, jsonOutput: JSON.stringify({ ...(JSON.parse(String(parameters.jsonOutput)) as Row), ...settings }) } };
	};
	return { ...flow, nodes: flow.nodes.map((node) => (node.name === 'Settings' ? changed(node) : node)) };
}

/** The sweep, where nothing is on its way any more. */
const swept = (): ReturnType<typeof template> => setTo(mailing('26-catch-up-sweep.json'), { minutes_on_the_way: 0 });

const rows = async (about: string) => (await api().rows('xerozoho_reconciliations')).filter((row) => row.about === about);
const open = async () => (await rows('difference')).filter(({ status }) => status === 'open');
const letters = async () => (await api().rows('xerozoho_dead_letters')).filter(({ status }) => status === 'waiting');
const xeroHas = async (number: string) => (await readLedgers(here.world.control, (id) => here.world.books.record('invoices', id).record)).xero.has(number);

async function compare(): Promise<{ run: Row; mail: string }> {
	mailbox.mails.length = 0;
	const execution = await api().run(workflow, 'Compare now');
	expect([execution.status, execution.data?.resultData.error]).toEqual(['success', undefined]);
	for (const { subject, raw } of mailbox.mails) here.world.show(`mail ${subject}`, raw);
	expect(mailbox.mails).toHaveLength(1);
	return { run: (await rows('run')).at(-1)!, mail: `${mailbox.mails[0]!.subject}\n${mailbox.mails[0]!.text}` };
}

async function look(address: string, name: string): Promise<string> {
	mkdirSync(join(root, '.work', 'pictures'), { recursive: true });
	let text = '';
	for (const [look, how] of [
		['light', {}],
		['dark', { colorScheme: 'dark' }],
		['phone', { viewport: { width: 390, height: 800 } }],
	] as const) {
		const page = await browser.newPage({ httpCredentials: login, viewport: { width: 1200, height: 900 }, ...how });
		await page.goto(`${here.world.n8n.base}/webhook/${address}`);
		expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
		here.world.show(`rendered ${name}`, await page.content());
		await page.screenshot({ path: join(root, '.work', 'pictures', `${name}-${look}.png`), fullPage: true });
		text = (await page.textContent('main')) ?? '';
		await page.close();
	}
	return text;
}

it('finds both sides equal where everything arrived', async () => {
	const { world, webhook, workflowId } = here;
	const { ids } = await enter(world, demoInvoices(2));
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: webhook, secret: world.secret });
	await api().ran(workflowId, 2);
	expect((await compare()).run).toMatchObject({ status: 'equal', differing: 0, compared: 4 });
});

it('tells of what is missing, once, and puts it on the desk with its record', async () => {
	const today = new Date().toISOString().slice(0, 10);
	const { numbers: entered } = await enter(here.world, referred('ONE', demoInvoices(1)));
	missing = entered[0]!;
	await here.world.control.seed('xero', {
		Invoices: [
			{
				...{ Type: 'ACCREC', InvoiceNumber: 'ONLY-XERO', Status: 'AUTHORISED', Date: today, DueDate: today, CurrencyCode: 'NZD' },
				...{ Contact: { Name: 'Kauri & "Timber"' }, LineItems: [{ Description: 'By hand', Quantity: 1, UnitAmount: 5, AccountCode: '200' }] },
			},
		],
	});
	const { run, mail: told } = await compare();
	expect(run).toMatchObject({ status: 'different' });
	expect((await open()).map(({ document }) => document)).toEqual(expect.arrayContaining([missing, 'ONLY-XERO']));
	expect(told).toContain(missing);
	const found = await letters();
	const missed = found.find(({ source_number }) => source_number === missing);
	expect(missed).toMatchObject({ cause: 'drift', workflow_id: here.workflowId, target: 'xero:invoice', next_try_at: '' });
	expect(JSON.parse(String(missed?.payload))).toMatchObject({ invoice_number: missing, line_items: expect.anything() as unknown });
	expect(found.find(({ source_number }) => source_number === 'ONLY-XERO')).toMatchObject({ payload: '', workflow_name: '25 Reconciliation' });
	const before = found.length;
	await compare();
	expect((await letters()).length).toBe(before);
});

it('shows it on a page behind the login', async () => {
	expect((await fetch(`${here.world.n8n.base}/webhook/xero-zoho-reconciliation`)).status).toBe(401);
	const text = await look('xero-zoho-reconciliation', 'reconciliation');
	expect(text).toContain(missing);
	expect(text).toContain('Kauri & "Timber"');
});

it('closes what was sent again', async () => {
	expect((await api().run(here.workflowId, 'Replay waiting dead letters')).status).toBe('success');
	expect(await xeroHas(missing)).toBe(true);
	await compare();
	expect((await rows('difference')).find(({ document }) => document === missing)).toMatchObject({ status: 'solved' });
	expect((await letters()).map(({ source_number }) => source_number)).not.toContain(missing);
	expect((await open()).map(({ document }) => document)).toContain('ONLY-XERO');
});

it('a sweep hands over what changed without a trace, and nothing a second time', async () => {
	const sweeping = await api().importWorkflow(swept());
	const missed = async () => (await api().rows('xerozoho_dead_letters')).filter(({ cause }) => cause === 'missed');
	const go = async (): Promise<void> => {
		mailbox.mails.length = 0;
		const { status, data } = await api().run(sweeping, 'Sweep now');
		expect([status, data?.resultData.error]).toEqual(['success', undefined]);
		for (const { subject, raw } of mailbox.mails) here.world.show(`mail ${subject}`, raw);
	};
	const { numbers: late } = await enter(here.world, referred('LATE', demoInvoices(2)));
	await go();
	expect((await missed()).map(({ source_number }) => source_number).sort()).toEqual([...late].sort());
	expect(await missed()).toEqual(
		late.map(() => expect.objectContaining({ workflow_id: here.workflowId, status: 'waiting', source_entity: 'invoice' }) as unknown),
	);
	expect(mailbox.mails).toHaveLength(1);
	expect((await api().rows('xerozoho_cursors')).map(({ cursor }) => cursor)).toContain('sweep zohoBooks:invoice');
	expect((await api().run(retries, 'Retry now')).status).toBe('success');
	expect(await Promise.all(late.map(xeroHas))).toEqual([true, true]);
	expect((await missed()).map(({ status }) => status)).toEqual(['done', 'done']);
	await go();
	expect(await missed()).toHaveLength(2);
	expect(mailbox.mails).toHaveLength(0);
});

it('a month is checked, signed off by a person, and stays as it was signed', async () => {
	const closing = await api().importWorkflow(mailing('27-period-close-checklist.json'));
	await api().publish(closing);
	const address = `${here.world.n8n.base}/webhook/xero-zoho-period-close`;
	const check = async (): Promise<Row> => {
		mailbox.mails.length = 0;
		const { status, data } = await api().run(closing, 'Check now');
		expect([status, data?.resultData.error]).toEqual(['success', undefined]);
		for (const { subject, raw } of mailbox.mails) here.world.show(`mail ${subject}`, raw);
		const rows = await api().rows('xerozoho_closings');
		expect(rows).toHaveLength(1);
		return rows[0]!;
	};
	const first = await check();
	const states = Object.fromEntries((JSON.parse(String(first.checks)) as Row[]).map(({ name, state }) => [name, state]));
	expect(states).toMatchObject({
		'Dead letters': 'fail',
		Reviews: 'pass',
		Reconciliation: 'pass',
		'Lock dates': 'ask',
		'Audit trail': 'pass',
		Workflows: 'pass',
	});
	expect(first).toMatchObject({ status: 'open', signed_by: '' });
	const row = await check();
	expect(row.checks).toBe(first.checks);
	expect(mailbox.mails).toHaveLength(0);
	expect(await look('xero-zoho-period-close', 'closing')).toContain('Audit trail');
	const page = await browser.newPage({ httpCredentials: login });
	await page.goto(address);
	// What the page asks for is asked for again where a form comes from elsewhere.
	const forged = await fetch(address, {
		method: 'POST',
		headers: { authorization: `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}` },
		body: new URLSearchParams({ period: String(row.period), hash: 'x', name: 'Mallory', note: 'x' }),
	});
	expect(await forged.text()).toContain('has been checked anew');
	await page.getByLabel('Your name').fill('Kim');
	await page.getByLabel('Note').fill('One invoice belongs to Xero alone');
	await page.getByRole('button', { name: 'Sign off' }).click();
	expect(await page.getByRole('status').textContent()).toContain('was signed off by Kim');
	here.world.show('rendered signature', await page.content());
	await page.close();
	expect(await check()).toMatchObject({ status: 'signed', signed_by: 'Kim', checks_hash: row.checks_hash });
	expect(mailbox.mails).toHaveLength(0);
	const trail = (await api().rows('xerozoho_audit')).filter(({ action }) => action === 'signedOff');
	expect(trail.map(({ actor, outcome }) => [actor, outcome])).toEqual([
		['Mallory', 'refused'],
		['Kim', 'written'],
	]);
	expect(await checkTrail(here.world)).toMatchObject({ sound: true });
});

it('says what could not be read, closes nothing because of it, and compares again by itself', async () => {
	const sweeping = await api().importWorkflow(swept());
	await here.world.control.fault({ vendor: 'xero', match: { method: 'GET', path: '/Invoices' }, times: 80, fault: { kind: 'status', status: 503 } });
	const before = (await open()).length;
	const { run, mail: told } = await compare();
	expect(run).toMatchObject({ status: 'incomplete' });
	expect(told).toContain('Invoices could not be compared');
	expect((await open()).length).toBe(before);
	const failed = async () => (await api().rows('xerozoho_dead_letters')).filter(({ target }) => target === 'xero:reconciliation');
	expect(await failed()).toEqual([expect.objectContaining({ status: 'waiting', cause: 'temporarily-unavailable' })]);
	const position = async () => (await api().rows('xerozoho_cursors')).find(({ cursor }) => cursor === 'sweep xero:invoice')?.position;
	const stood = await position();
	mailbox.mails.length = 0;
	expect((await api().run(sweeping, 'Sweep now')).status).toBe('success');
	expect(mailbox.mails[0]?.text).toContain('xero:invoice could not be read');
	expect(await position()).toBe(stood);
	await here.world.control.clearFaults();
	const due = Date.parse(String((await failed())[0]?.next_try_at));
	// Its first try is due after five seconds, which a run takes about.
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
	const runs = (await rows('run')).length;
	expect((await api().run(retries, 'Retry now')).status).toBe('success');
	expect((await failed()).map(({ status }) => status)).toEqual(['done']);
	expect((await rows('run')).slice(runs)).toEqual([expect.objectContaining({ status: 'different' })]);
});

it('a month of which something could not be read is not taken for ready, and is checked again by itself', async () => {
	const period = '2026-09';
	const closing = await api().importWorkflow(setTo(mailing('27-period-close-checklist.json'), { period }));
	const month = async (): Promise<Row> => (await api().rows('xerozoho_closings')).find((row) => row.period === period)!;
	const unread = async (): Promise<string[]> =>
		(JSON.parse(String((await month()).checks)) as Row[]).filter((one) => JSON.stringify(one).includes('could not be read')).map(({ name }) => String(name));
	const failed = async () => (await api().rows('xerozoho_dead_letters')).filter(({ target }) => target === 'xero:closing');
	await here.world.control.fault({ vendor: 'xero', match: { method: 'GET', path: '/Invoices' }, times: 80, fault: { kind: 'status', status: 503 } });
	expect((await api().run(closing, 'Check now')).status).toBe('success');
	expect([await unread(), (await month()).status]).toEqual([['Invoices of Xero', 'Bills of Xero'], 'open']);
	expect(await failed()).toEqual([expect.objectContaining({ status: 'waiting', cause: 'temporarily-unavailable' })]);
	await here.world.control.clearFaults();
	const due = Date.parse(String((await failed())[0]?.next_try_at));
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
	expect((await api().run(retries, 'Retry now')).status).toBe('success');
	expect((await failed()).map(({ status }) => status)).toEqual(['done']);
	expect([await unread(), (await api().rows('xerozoho_closings')).length]).toEqual([[], 2]);
});
