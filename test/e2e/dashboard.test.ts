import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { demoInvoices } from '../../sandbox/zoho';
import { openBrowser } from '../../scripts/browser';
import { root } from '../../scripts/command';
import { template } from '../../scripts/world';
import { enter, ready, type Ready } from './world';

/** People see how the sync does, on a page that n8n serves. */

const login = { username: 'kim', password: 'desk-password-7' };
const ROWS = 100_000;
let here: Ready;
let browser: Browser;
let address: string;
let workflow: string;

beforeAll(async () => {
	here = await ready();
	const { api, base } = here.world.n8n;
	await api.createCredential('pageLoginApi', 'Page login', { user: login.username, password: login.password });
	workflow = await api.importWorkflow(template('16-dashboard.json'));
	await api.publish(workflow);
	address = `${base}/webhook/xero-zoho-dashboard`;
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await here?.world.close();
});

const open = async (query = ''): Promise<{ status: number; html: string; ms: number }> => {
	const began = performance.now();
	const answer = await fetch(address + query, { headers: { authorization: `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}` } });
	const html = await answer.text();
	return { status: answer.status, html, ms: performance.now() - began };
};
const count = async (): Promise<void> => {
	expect((await here.world.n8n.api.run(workflow, 'Count now')).status).toBe('success');
};
const sumOf = (rows: ReadonlyArray<Record<string, unknown>>): number =>
	rows.reduce((sum, row) => sum + ['written', 'previewed', 'skipped', 'decided'].reduce((all, name) => all + Number(row[name]), 0), 0);
const volumes = async () => await here.world.n8n.api.rows('xerozoho_volumes');

it('asks for the login', async () => {
	expect((await fetch(address)).status).toBe(401);
});

it('says what to do where nothing was written yet', async () => {
	const { status, html } = await open();
	expect(status).toBe(200);
	expect(html).toContain('Nothing was written yet');
});

it('counts what was written, and counting again changes nothing', async () => {
	const { world, webhook, workflowId } = here;
	const { ids, numbers } = await enter(world, demoInvoices(3));
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: webhook, secret: world.secret });
	await world.n8n.api.ran(workflowId, 1);
	await count();
	await count();
	const counted = await volumes();
	expect(sumOf(counted)).toBe((await world.n8n.api.rows('xerozoho_audit')).length);
	const { html } = await open(`?search=${numbers[0]}`);
	expect(html).toContain('01 Zoho Books invoices to Xero');
	expect(html).toContain(`invoice ${numbers[0]}`);
});

it('opens in less than a second where the audit trail has a hundred thousand rows, and shows the same on a phone and by night', async () => {
	const { api } = here.world.n8n;
	const before = (await api.rows('xerozoho_audit')).length;
	const now = Date.now();
	const names = ['02 CRM contacts to Xero', '04 Books payments to Xero', '05 Books bills to Xero'];
	await api.addRows(
		'xerozoho_audit',
		Array.from({ length: ROWS }, (_, index) => ({
			happened_at: new Date(now - index * 800).toISOString(),
			action: index % 9 === 0 ? 'skipped' : 'created',
			outcome: 'written',
			source_app: 'zohoBooks',
			source_entity: 'bill',
			source_id: String(460_000_000 + index),
			source_number: `B-${index}`,
			target: 'xero:bill',
			target_number: `B-${index}`,
			calls: 1,
			workflow_id: `w${index % 3}`,
			workflow_name: names[index % 3],
		})),
	);
	// As long as it takes at five minutes a round.
	for (let counted = 0; counted < ROWS; counted += 10_000) await count();
	await count();
	expect(sumOf(await volumes())).toBe(ROWS + before);
	await open();
	const times = [await open(), await open(), await open('?search=B-99999')];
	console.info(`The page took ${times.map(({ ms }) => Math.round(ms)).join(', ')} ms beside ${ROWS.toLocaleString('en')} audit rows`);
	expect(times.map(({ status }) => status)).toEqual([200, 200, 200]);
	expect(times[2]!.html).toContain('bill B-99999');
	expect(Math.min(...times.slice(0, 2).map(({ ms }) => ms))).toBeLessThan(1000);
	mkdirSync(join(root, '.work', 'pictures'), { recursive: true });
	for (const [name, look] of [
		['light', {}],
		['dark', { colorScheme: 'dark' }],
		['phone', { viewport: { width: 390, height: 800 } }],
	] as const) {
		const page = await browser.newPage({ httpCredentials: login, viewport: { width: 1200, height: 900 }, ...look });
		await page.goto(address);
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sync dashboard');
		// Nothing is cut off at the side.
		expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
		await page.screenshot({ path: join(root, '.work', 'pictures', `dashboard-${name}.png`), fullPage: true });
		await page.close();
	}
});
