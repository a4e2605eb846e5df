import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, watched } from '../../scripts/browser';
import { root } from '../../scripts/command';
import { closeNode, openCanvas, openNode, signIn } from '../../scripts/editor';
import { byHand, close, deliver, letters, open, publish, world, xero, zoho, type Flow, type Row } from './financeWorld';

/** What a bookkeeper changes without code: a field in the form of the Record Mapper, and an account in the mapping table. */

const NODE = 'Invoice to Xero invoice';
let browser: Browser;
let page: Page;
let flow: Flow;

const picture = async (name: string): Promise<void> => {
	mkdirSync(join(root, '.work', 'pictures'), { recursive: true });
	world.show(`rendered ${name}`, await page.content());
	await page.screenshot({ path: join(root, '.work', 'pictures', `${name}.png`) });
};

/** An invoice with a PO number in a custom field, and a line that is called "Travel". */
async function enter(number: string): Promise<Row> {
	const lines = [{ name: 'Travel', quantity: 1, rate: 240 }];
	const { invoices = [] } = await world.control.seed('zoho', {
		invoices: [
			{
				invoice_number: number,
				customer_id: world.books.ids('contacts')[0],
				reference_number: 'not this one',
				custom_fields: [{ api_name: 'cf_po_number', value: `PO-${number}` }],
				line_items: lines,
			},
		],
	});
	return zoho('invoices', invoices[0]!['invoice_id']);
}

/** What the editor has stored of the overrides, once it has. */
async function stored(): Promise<unknown> {
	for (let tries = 0; ; tries++) {
		const node = (await world.n8n.api.workflow(flow.id)).nodes.find(({ name }) => name === NODE);
		const overrides = (node?.parameters as Row)['fieldOverrides'] as Row;
		if (JSON.stringify(overrides).includes('cf_po_number') || tries === 30) return overrides;
		await page.waitForTimeout(500);
	}
}

const inXero = async (number: string): Promise<Row | undefined> => (await xero('Invoices')).find(({ InvoiceNumber }) => InvoiceNumber === number);
const accountOf = (invoice: Row | undefined): unknown => (invoice?.['LineItems'] as Row[] | undefined)?.[0]?.['AccountCode'];

beforeAll(async () => {
	await open();
	flow = await publish(byHand('01-books-invoices-to-xero.json'));
	browser = await openBrowser();
	page = watched(await browser.newPage({ viewport: { width: 1500, height: 1000 } }), world.show);
});
afterAll(async () => {
	await browser?.close();
	await close();
});

it('"Reference comes from the PO custom field" is a row of the form', async () => {
	await signIn(page, world.n8n.base);
	await openCanvas(page, world.n8n.base, flow.id);
	await openNode(page, NODE);
	await page.getByRole('button', { name: 'Add Field Override' }).click();
	const row = page.locator('[data-test-id="fixed-collection-fieldOverrides"]');
	await row.locator('[data-test-id="parameter-input-field"]').click();
	await page.locator('li:visible, [role=option]:visible').getByText('Reference', { exact: true }).first().click();
	await row.locator('[data-test-id="rlc-mode-selector"]').click();
	await page.locator('[data-test-id="mode-path"]:visible').click();
	await row.locator('[data-test-id="rlc-input"]').fill('custom_field_hash.cf_po_number');
	await page.waitForTimeout(500);
	await picture('mapper-override');
	await closeNode(page);
	// The editor stores by itself.
	const overrides = await stored();
	expect(overrides).toMatchObject({ fields: [{ field: 'Reference', from: { mode: 'path', value: 'custom_field_hash.cf_po_number' } }] });
	await world.n8n.api.publish(flow.id);
	const invoice = await enter('BK-1');
	await deliver(flow, [['invoices', [invoice['invoice_id']]]]);
	expect(await letters()).toEqual([]);
	expect(await inXero('BK-1')).toMatchObject({ Reference: 'PO-BK-1' });
});

it('"Travel goes to 493" is a row of the mapping table', async () => {
	expect(accountOf(await inXero('BK-1'))).toBe('200');
	await world.n8n.api.addRow('xerozoho_mappings', {
		kind: 'account',
		source_app: 'zohoBooks',
		source_value: 'Travel',
		target_app: 'xero',
		target_value: '493',
		note: 'Lines that are called Travel',
	});
	const invoice = await enter('BK-2');
	// Counted from nothing again: a workflow of its own.
	const saved = await world.n8n.api.workflow(flow.id);
	await world.n8n.api.unpublish(flow.id);
	flow = await publish(saved);
	await deliver(flow, [['invoices', [invoice['invoice_id']]]]);
	expect(await letters()).toEqual([]);
	expect(accountOf(await inXero('BK-2'))).toBe('493');
});

it('what may fill what is suggested from the record that the editor shows, and a click takes it over', async () => {
	const sample = {
		invoice_number: 'BK-3',
		date: '2026-11-01',
		due_date: '2026-11-30',
		reference_number: 'PO-3',
		line_items: [{ name: 'Tea', rate: 5, quantity: 2 }],
	};
	const node = (part: string, name: string, type: string, typeVersion: number, x: number, parameters: Row) => ({
		...{ id: `5d0b6f0e-7a3c-4f51-8d3e-0c1f5a90000${part}`, name, type, typeVersion, position: [x, 0], parameters },
	});
	const row = { field: 'Reference', source: 'path', from: { __rl: true, mode: 'list', value: '' } };
	const mapping = { mapping: 'custom', sourceApp: 'zohoBooks', sourceResource: 'invoice', targetApp: 'xero', targetResource: 'invoice' };
	const id = await world.n8n.api.importWorkflow({
		name: 'Suggestions',
		nodes: [
			node('1', 'Start', 'n8n-nodes-base.manualTrigger', 1, 0, {}),
			node('2', 'An invoice', 'n8n-nodes-base.noOp', 1, 240, {}),
			node('3', 'Map', 'n8n-nodes-xero-zoho.recordMapper', 1, 480, {
				...mapping,
				record: '={{ $json }}',
				fieldOverrides: { fields: [row] },
				overridesJson: '{}',
			}),
		],
		connections: {
			Start: { main: [[{ node: 'An invoice', type: 'main', index: 0 }]] },
			'An invoice': { main: [[{ node: 'Map', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
		pinData: { 'An invoice': [{ json: sample }] },
	});
	await openCanvas(page, world.n8n.base, id);
	await openNode(page, 'Map');
	await page.locator('[data-test-id="parameter-input-suggestedOverrides"]').click();
	const all = page.locator('li:visible, [role=option]:visible').getByText(/^All \d+ That Are 75 % Sure or More$/);
	await all.waitFor();
	await picture('mapper-suggestions');
	await all.click();
	await page.keyboard.press('Escape');
	const taken = async (): Promise<unknown> =>
		((await world.n8n.api.workflow(id)).nodes.find(({ name }) => name === 'Map')!.parameters as Row)['suggestedOverrides'];
	for (let tries = 0; tries < 60 && (await taken()) === undefined; tries++) await page.waitForTimeout(500);
	expect(JSON.parse(((await taken()) as string[])[0]!)).toMatchObject({
		InvoiceNumber: { from: 'invoice_number' },
		DueDate: { from: 'due_date', via: 'date' },
	});
	await page.locator('[data-test-id="rlc-input"]').last().click();
	await page.locator('[data-test-id="rlc-item"]').first().waitFor();
	expect(await page.locator('[data-test-id="rlc-item"]').first().textContent()).toMatch(/^\s*Suggested \(98 % sure\): Reference Number · reference_number/);
	await picture('mapper-suggested-source');
	await page.keyboard.press('Escape');
	const execution = await world.n8n.api.run(id, 'Start');
	const [mapped] = (execution.data!.resultData.runData['Map']!.at(-1)!.data!.main[0] ?? []).map(({ json }) => json);
	expect(mapped).toMatchObject({ InvoiceNumber: 'BK-3', Reference: 'PO-3', DueDate: '2026-11-30' });
});
