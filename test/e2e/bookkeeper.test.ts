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
