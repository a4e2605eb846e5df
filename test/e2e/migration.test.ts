import { enterThePast } from '../../scripts/migration/company';
import { Calls, click, doubled, hurried, inXero, openPage, openWorld, steps, until, type Row } from '../../scripts/migration/trial';
import type { World } from '../../scripts/world';
import { checkTrail } from './trail';

/** Template 24 from the estimate to the summary, with n8n killed on the way. */

const [CUSTOMERS, INVOICES, PAGE] = [120, 180, 50];
/** Seconds; longer than a page takes on a busy machine. */
const LEASE = 20;
let world: World;
let calls: Calls;
let workflow: string;

beforeAll(async () => {
	world = await openWorld();
	enterThePast(world.books, CUSTOMERS, INVOICES);
	calls = new Calls(world);
	workflow = await world.n8n.api.importWorkflow(hurried({ records: ['invoice', 'contact'], since: '', until: '', page_size: PAGE }, LEASE, 2));
});
afterAll(async () => await world?.close());

const rowOf = (rows: readonly Row[], entity: string): Row => rows.find((row) => row['entity'] === entity)!;
const sum = (rows: readonly Row[], name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0);

it('says what to do first', async () => {
	expect(await click(world, workflow, 'Start or go on')).toContain('execute Estimate first');
});

it('estimates without writing anything, in the order of dependence', async () => {
	expect(await click(world, workflow, 'Estimate')).toBe('success');
	const rows = await steps(world);
	expect(rows.map(({ entity, status }) => [entity, status])).toEqual([
		['contact', 'estimated'],
		['invoice', 'estimated'],
		['summary', 'estimated'],
	]);
	expect(rowOf(rows, 'contact')['records']).toBe(world.books.ids('contacts').length);
	expect(rowOf(rows, 'invoice')['records']).toBe(world.books.ids('invoices').length);
	expect(calls.of('xero')).toBe(0);
	await world.n8n.api.publish(workflow);
	const { html } = await openPage(world);
	expect(html).toContain('not begun');
	expect(html).toContain('AUD 35');
});

it('previews the first page of each, and sends nothing', async () => {
	expect(await click(world, workflow, 'Preview')).toBe('success');
	const rows = await until(world, 'The preview', (all) => all.every(({ status }) => status === 'estimated'), 60_000);
	expect(JSON.parse(String(rowOf(rows, 'contact')['preview']))).toMatchObject({ records: PAGE });
	expect([...calls.made.keys()].filter((key) => /^xero (PUT|POST)/.test(key))).toEqual([]);
	expect(JSON.parse(String(rowOf(rows, 'invoice')['preview']))).toMatchObject({ records: PAGE, would: { create: PAGE } });
	expect((await openPage(world)).html).toContain('50 would be created');
});

it('goes on where it was after it was killed', async () => {
	calls.clear();
	const plan = await steps(world);
	expect(await click(world, workflow, 'Start or go on')).toBe('success');
	for (const share of [0.2, 0.6]) {
		await until(world, `${share} of it`, (rows) => sum(rows, 'read') > share * sum(rows, 'records'), 180_000, 150);
		await world.n8n.kill();
		await world.restart();
	}
	const rows = await until(world, 'The end', isOver, 180_000);
	const repeats = sum(rows, 'repeats');
	expect(repeats).toBeLessThanOrEqual(2);
	const [made, planned] = [calls.of('zoho') + calls.of('xero'), sum(plan, 'planned_source_calls') + sum(plan, 'planned_target_calls')];
	// A page that is done again costs what it costs: itself, two lists, and what is written of it.
	expect(made).toBeLessThanOrEqual(planned * 1.02 + repeats * (PAGE + 5));
	expect(made).toBeGreaterThanOrEqual(planned * 0.98);
	// Closed Trading is archived in Xero.
	expect((await world.n8n.api.rows('xerozoho_dead_letters')).map(({ source_entity, status }) => [source_entity, status])).toEqual([['contact', 'waiting']]);
	expect([sum(rows, 'read'), sum(rows, 'written'), sum(rows, 'waiting'), sum(rows, 'left_out')]).toEqual([
		sum(plan, 'records'),
		sum(plan, 'records') - 1,
		1,
		0,
	]);
	// What the rows count of a page that was done again is counted once, as it was closed once.
	expect(sum(rows, 'source_calls') + sum(rows, 'target_calls')).toBeLessThanOrEqual(planned * 1.02);
	bothSidesAgree();
	const { html } = await openPage(world);
	expect(html).toContain('1 wait as dead letters');
	expect(html).toContain('not complete yet');
	expect((await checkTrail(world)).findings).toEqual([]);
	expect((await world.n8n.api.rows('xerozoho_audit')).filter(({ action }) => action === 'migrated')).toHaveLength(1);
});

it('doubles nothing when all of it is migrated again', async () => {
	const before = [inXero(world, 'Contacts').length, inXero(world, 'Invoices').length];
	expect(await click(world, workflow, 'Estimate')).toBe('success');
	expect(await click(world, workflow, 'Start or go on')).toBe('success');
	await until(world, 'The end', (rows) => rows.length === 6 && isOver(rows), 180_000);
	expect([inXero(world, 'Contacts').length, inXero(world, 'Invoices').length]).toEqual(before);
	bothSidesAgree();
});

const isOver = (rows: readonly Row[]): boolean => rows.every(({ status }) => status === 'done');

/** Each invoice is in Xero once, with its total. */
function bothSidesAgree(): void {
	const inBooks = world.books.ids('invoices').map((id) => world.books.record('invoices', id).record as Row);
	const told = (number: unknown, total: unknown): string => `${String(number)} ${Number(total).toFixed(2)}`;
	expect(
		inXero(world, 'Invoices')
			.map((one) => told(one['InvoiceNumber'], one['Total']))
			.sort(),
	).toEqual(inBooks.map((one) => told(one['invoice_number'], one['total'])).sort());
	expect(doubled(inXero(world, 'Contacts').map(({ ContactNumber, ContactID }) => ContactNumber ?? ContactID))).toEqual([]);
}
