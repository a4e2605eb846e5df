import type { Browser, Page } from 'playwright-core';
import { demoInvoices } from '../../sandbox/zoho';
import { openBrowser, watched } from '../../scripts/browser';
import { browseTemplates, openNode, signIn, useTemplate } from '../../scripts/editor';
import { startN8n } from '../../scripts/n8n/server';
import { TRY } from '../../scripts/templates/examples';
import { FIRST_TABLE } from '../../scripts/templates/flow';
import { serveTemplates, shippedTemplates, type TemplatesHost } from '../../scripts/templates/host';
import { startWorldOf, type World } from '../../scripts/world';
import { remedyFor } from '../../src/triage/advice';

/** An n8n in which only the package is installed: its templates can be browsed, and none does harm before template 00 was run. */

type Row = Record<string, unknown>;

let world: World;
let host: TemplatesHost;
let browser: Browser;
let page: Page;

const SET_UP = '00-set-up.json';
const templates = shippedTemplates();

beforeAll(async () => {
	host = await serveTemplates();
	world = await startWorldOf(async (wanted) => {
		const variables = { ...wanted.variables, N8N_TEMPLATES_ENABLED: 'true', N8N_TEMPLATES_HOST: host.url };
		return await startN8n({ ...wanted, variables });
	});
	const { api } = world.n8n;
	await api.createCredential('shopWebhookApi', 'Shop webhook', { secret: 'shop-secret-9' });
	await api.createCredential('pageLoginApi', 'Page login', { user: 'kim', password: 'desk-password-7' });
	for (const name of ['From n8n', 'To n8n']) await api.createCredential('n8nInstanceApi', name, { address: 'http://localhost:9', apiKey: `no-key ${name}` });
});
afterAll(async () => {
	await browser?.close();
	await world?.close();
	await host?.close();
});

it('shows all templates in its own library, and puts one onto the canvas with all of its nodes', async () => {
	browser = await openBrowser();
	page = watched(await browser.newPage({ viewport: { width: 2400, height: 2400 } }), world.show);
	await signIn(page, world.n8n.base);
	expect((await browseTemplates(page, world.n8n.base, templates.length)).sort()).toEqual(templates.map(({ workflow }) => workflow.name).sort());
	const { workflow } = templates.find(({ file }) => file.startsWith('04'))!;
	await useTemplate(page, workflow.name);
	// n8n draws what is in view only: all of it fits.
	await page.locator('.vue-flow__node').first().waitFor();
	await page.keyboard.press('1');
	await page
		.locator('.vue-flow__node')
		.nth(workflow.nodes.length - 1)
		.waitFor({ state: 'attached' });
	const mapper = workflow.nodes.find(({ type }) => type === 'n8n-nodes-xero-zoho.recordMapper')!;
	await openNode(page, String(mapper.name));
	expect(await page.locator('[data-test-id="node-parameters"]').innerText()).toContain('Mapping');
});

/** Whatever comes from a trigger: the tables are needed first. */
const item = (invoice: Row): Row => ({
	...invoice,
	id: '1',
	query: {},
	body: { act: 'rollBack' },
	_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '1' } },
});

type Shipped = (typeof templates)[number]['workflow'];
/** What another workflow calls needs that one first, and the example needs no table. */
const startsOf = ({ nodes }: Shipped): Row[] =>
	nodes.filter(
		({ name, type, disabled }) => /trigger$/i.test(String(type)) && type !== 'n8n-nodes-base.executeWorkflowTrigger' && name !== TRY && disabled !== true,
	);

/** n8n says which table it lacks; the node says below its name what to do, and so does a dead letter of it. */
async function firstRun(workflow: Shipped, json: Row): Promise<void> {
	const { api } = world.n8n;
	// Some keep nothing of their runs; here somebody looks.
	const { saveDataErrorExecution: _error, saveDataSuccessExecution: _success, saveManualExecutions: _manual, ...settings } = workflow.settings ?? {};
	const pinData = Object.fromEntries(startsOf(workflow).map(({ name }) => [String(name), [{ json }]]));
	const id = await api.importWorkflow({ ...workflow, settings, pinData });
	for (const { name } of startsOf(workflow)) {
		const start = String(name);
		const { status, data } = await api.run(id, start);
		const { lastNodeExecuted, error } = data?.resultData ?? {};
		const at = `${workflow.name}, ${start}, ${String(lastNodeExecuted)}`;
		const tables = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.dataTable').map((node) => String(node.name));
		// Where there is nothing to keep, no table is missed.
		if (status === 'success' && !tables.some((table) => data?.resultData.runData[table])) continue;
		expect([at, status, error?.message]).toEqual([at, 'error', expect.stringMatching(/^Data table with name "xerozoho_\w+" not found$/) as string]);
		expect([at, workflow.nodes.find((node) => node.name === lastNodeExecuted)]).toEqual([at, expect.objectContaining(FIRST_TABLE)]);
		expect(remedyFor('unknown', String(error?.message)).advice).toMatch(/^Run template 00 once/);
	}
}

it('says what to do where a template is run before template 00, in every template, and writes nothing', async () => {
	const { invoices = [] } = await world.control.seed('zoho', { invoices: demoInvoices(1) });
	await world.control.clearJournal();
	const ended = await Promise.allSettled(
		templates
			.filter(({ file }) => file !== SET_UP)
			.map(async ({ workflow }) => await firstRun(workflow, item(world.books.record('invoices', String(invoices[0]!.invoice_id)).record as Row))),
	);
	expect(ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
	for (const vendor of ['xero', 'zoho']) {
		const asked = (await world.control.journal(vendor)).filter(({ method, path }) => method !== 'GET' && !path.includes('token'));
		expect(asked).toEqual([]);
	}
	expect(await world.n8n.api.dataTables()).toEqual([]);
});
