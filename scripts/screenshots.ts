import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { mapperField } from '../nodes/shared/describeField';
import { demoInvoices } from '../sandbox/zoho';
import { valuesOf } from '../src/apis/parts';
import { xero } from '../src/apis/xero';
import { openBrowser } from './browser';
import { root } from './command';
import { deliverAll } from './demo/round';
import { openCanvas, openNode, signIn } from './editor';
import { build } from './pack';
import { say, step } from './progress';
import { pictureOf, shippedTemplates } from './templates/host';
import { invoicesByHand, startWorld, template, type World } from './world';

/** `npm run screenshots`: the pictures of the README and of docs/templates.md, taken from a running n8n and sandbox. */

const folder = join(root, 'docs', 'images');
const size = { width: 1600, height: 900 };
/** Pixels around a part of a page. */
const MARGIN = 24;
type Area = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
/** Of whole canvases, of which little can be read where they are small. */
const large = { width: 1800, height: 1080 };

const filled = { DueDate: '2026-11-30T00:00:00', Reference: 'PO-77' };

const form = {
	name: 'The form of Xero Accounting',
	nodes: [
		{ id: '0d5bd5a0-6d5c-4f6f-9c77-7c3ac0a3a001', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: '0d5bd5a0-6d5c-4f6f-9c77-7c3ac0a3a002',
			name: 'Create invoice',
			type: 'n8n-nodes-xero-zoho.xeroAccounting',
			typeVersion: 1,
			position: [260, 0],
			credentials: { xeroAccountingOAuth2Api: { id: null, name: 'Xero account' } },
			parameters: {
				resource: 'invoice',
				operation: 'create',
				recordSource: 'fields',
				Contact: { __rl: true, mode: 'number', value: 'RIDGEWAY' },
				fields: {
					mappingMode: 'defineBelow',
					value: filled,
					matchingColumns: [],
					// The editor shows those values only whose fields the workflow describes.
					schema: valuesOf(xero.invoice).flatMap((placed) =>
						placed.at === xero.invoice.id ? [] : { ...mapperField(placed, false), removed: !(placed.at in filled) },
					),
				},
				LineItems: { rows: [{ Description: 'Consulting, November', Quantity: '7.5', UnitAmount: '145.00', AccountCode: '200', TaxType: 'OUTPUT2' }] },
			},
		},
	],
	connections: { Start: { main: [[{ node: 'Create invoice', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

async function main(): Promise<void> {
	mkdirSync(join(folder, 'templates'), { recursive: true });
	await step('Building', build);
	const world = await startWorld();
	const browser = await openBrowser();
	try {
		const page = await (await browser.newContext({ viewport: size, deviceScaleFactor: 1.5, colorScheme: 'light' })).newPage();
		const workflowId = await fill(world);
		await signIn(page, world.n8n.base);
		// Published, n8n would cover the canvas with what else one could do.
		await world.n8n.api.unpublish(workflowId);
		await take('template-01', page, () => showCanvas(page, world.n8n.base, workflowId));
		await page.setViewportSize(large);
		for (const { file, workflow } of shippedTemplates()) {
			const id = await world.n8n.api.importWorkflow(workflow);
			await take(`templates/${file}`, page, () => showCanvas(page, world.n8n.base, id), inner);
		}
		await page.setViewportSize(size);
		const formId = await world.n8n.api.importWorkflow(form);
		await take('xero-accounting', page, async () => {
			await showCanvas(page, world.n8n.base, formId);
			await page.setViewportSize({ ...size, height: 1_300 });
			await openNode(page, 'Create invoice');
			// The workflow that was imported knows no lists of the account.
			await page.locator('[data-test-id="mapping-fields-container"] button:has([data-icon="refresh-cw"])').click();
			await page.mouse.move(0, 0);
			await page.waitForTimeout(3_000);
		});
		await take('sandbox', page, async () => {
			await page.setViewportSize(size);
			await page.goto(world.sandbox.url);
		});
	} finally {
		await browser.close();
		await world.close();
	}
}

/** Something to look at: the demo's invoices, brought over. */
async function fill(world: World): Promise<string> {
	const { api } = world.n8n;
	await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up');
	const workflowId = await api.importWorkflow(invoicesByHand());
	await api.publish(workflowId);
	const { invoices = [] } = await world.control.seed('zoho', { invoices: demoInvoices(25, new Date().toISOString().slice(0, 10)) });
	await deliverAll(world, { workflowId, invoiceIds: invoices.map(({ invoice_id }) => String(invoice_id)), before: 0 });
	return workflowId;
}

async function showCanvas(page: Page, base: string, workflowId: string): Promise<void> {
	await openCanvas(page, base, workflowId);
	await page.waitForTimeout(2_000);
	// Shows the whole workflow.
	await page.mouse.click(size.width / 2, size.height * 0.75);
	await page.keyboard.press('1');
	await page.mouse.move(0, 0);
	await page.waitForTimeout(1_500);
}

/** What the nodes and notes take of the page. */
async function inner(page: Page): Promise<Area> {
	const found = await page.locator('.vue-flow__node').all();
	const boxes = (await Promise.all(found.map((node) => node.boundingBox()))).filter((box) => box !== null);
	const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
	const [right, bottom] = [Math.max(...boxes.map(({ x, width }) => x + width)), Math.max(...boxes.map(({ y, height }) => y + height))];
	return { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
}

async function take(name: string, page: Page, show: () => Promise<void>, part?: (page: Page) => Promise<Area>): Promise<void> {
	await step(`Taking ${pictureOf(name)}`, async () => {
		await show();
		await page.screenshot({ path: join(folder, pictureOf(name)), quality: 75, ...(part ? { clip: await part(page) } : {}) });
	});
}

main().catch((error: Error) => {
	say(error.message);
	process.exitCode = 1;
});
