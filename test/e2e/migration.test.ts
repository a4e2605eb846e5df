import { enterThePast } from '../../scripts/migration/company';
import { Calls, click, doubled, hurried, inXero, openPage, openWorld, steps, until, type Row } from '../../scripts/migration/trial';
import type { World } from '../../scripts/world';
import { demoInvoices } from '../../sandbox/zoho';
import { rowsIn, textOf } from '../../src/record';
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

it('goes on also where a page takes longer than it may, which counts once and is said', async () => {
	await world.n8n.api.unpublish(workflow);
	const before = await steps(world);
	const late = await world.n8n.api.importWorkflow(hurried({ records: ['contact'], since: '', until: '', page_size: PAGE }, 5, 2));
	await world.n8n.api.publish(late);
	expect(await click(world, late, 'Estimate')).toBe('success');
	await world.control.fault({ vendor: 'zoho', match: { path: '/contacts\\?' }, times: 12, fault: { kind: 'timeout', ms: 8_000 } });
	expect(await click(world, late, 'Start or go on')).toBe('success');
	const rows = (await until(world, 'The end', (all) => all.length === before.length + 2 && isOver(all), 180_000)).filter(
		({ step_key: key }) => !before.some((one) => one['step_key'] === key),
	);
	await world.n8n.api.unpublish(late);
	await world.control.clearFaults();
	const contacts = rowOf(rows, 'contact');
	expect([contacts['read'], contacts['left_out']]).toEqual([contacts['records'], 0]);
	expect(contacts['repeats']).toBeGreaterThan(0);
	bothSidesAgree();
});

describe('items, credit notes, payments and bills', () => {
	const KINDS = ['item', 'creditNote', 'customerPayment', 'bill'];
	let all: string;

	/** As both sides tell of them, to the cent. */
	const told = (rows: readonly Row[], name: string, amount: string): string[] =>
		rows.map((one) => `${textOf(one[name])} ${Number(one[amount]).toFixed(2)}`).sort();
	const inBooks = (shelf: string): Row[] => world.books.ids(shelf).map((id) => world.books.record(shelf, id).record as Row);
	const waiting = async (): Promise<Row[]> =>
		(await world.n8n.api.rows('xerozoho_dead_letters')).filter(({ status, source_entity: entity }) => status === 'waiting' && KINDS.includes(textOf(entity)));

	/** The steps of it. */
	async function migrateThem(): Promise<Row[]> {
		const before = (await steps(world)).length;
		expect(await click(world, all, 'Estimate')).toBe('success');
		expect(await click(world, all, 'Start or go on')).toBe('success');
		const rows = await until(world, 'The end', (every) => every.length === before + KINDS.length + 1 && isOver(every), 180_000);
		const newest = textOf(
			rows
				.map(({ migration }) => textOf(migration))
				.sort()
				.at(-1),
		);
		return rows.filter(({ migration, entity }) => migration === newest && entity !== 'summary');
	}

	beforeAll(async () => {
		all = await world.n8n.api.importWorkflow(hurried({ records: [...KINDS].reverse(), since: '', until: '', page_size: PAGE }, LEASE, 2));
		await world.n8n.api.publish(all);
		await world.control.lever('demoPurchases', { vendor: 'zoho' });
		const [first, second, third] = inBooks('invoices').filter(({ currency_code: code }) => code === 'NZD') as [Row, Row, Row];
		const { date: _date, due_date: _due, reference_number: _reference, ...like } = demoInvoices(1)[0]!;
		await world.control.seed('zoho', {
			creditnotes: [first, second, third].map(({ customer_id, date }) => ({ ...like, customer_id, date, status: 'open' })),
			customerpayments: [first, second].map(({ customer_id, invoice_id, date, total }) => ({
				...{ customer_id, date, payment_mode: 'cash', amount: total },
				invoices: [{ invoice_id, amount_applied: total }],
			})),
		});
	});

	it('come after one another, once each and to the cent, though an answer is lost and Xero fails on the way', async () => {
		for (const path of ['/Invoices', '/Payments', '/CreditNotes'])
			await world.control.fault({ vendor: 'xero', match: { method: 'P(UT|OST)', path }, times: 1, fault: { kind: 'cut-after-commit' } });
		await world.control.fault({ vendor: 'xero', match: { method: 'POST', path: '/Items' }, times: 1, fault: { kind: 'status', status: 503 } });
		const rows = await migrateThem();
		const counts = ({ entity, read, written, waiting: waits, left_out, differences }: Row): unknown[] => [entity, read, written, waits, left_out, differences];
		expect(rows.map(counts)).toEqual([
			['item', 12, 11, 1, 0, ''],
			['creditNote', 3, 3, 0, 0, ''],
			['customerPayment', 2, 2, 0, 0, ''],
			['bill', 6, 4, 2, 0, ''],
		]);
		// What the vendor dates otherwise, and what has no mapping row.
		expect((await waiting()).map(({ source_number: number }) => textOf(number)).sort()).toEqual(['2026-125', '2026-127', 'Gold necklace']);
		const bills = inXero(world, 'Invoices').filter(({ Type }) => Type === 'ACCPAY');
		const taken = inBooks('bills').filter(({ bill_number: number }) => !['2026-125', '2026-127'].includes(textOf(number)));
		expect(told(bills, 'InvoiceNumber', 'Total')).toEqual(told(taken, 'bill_number', 'total'));
		expect(told(inXero(world, 'CreditNotes'), 'CreditNoteNumber', 'Total')).toEqual(told(inBooks('creditnotes'), 'creditnote_number', 'total'));
		const paid = new Map(inXero(world, 'Invoices').map(({ InvoiceID, InvoiceNumber }) => [InvoiceID, InvoiceNumber]));
		const payments = inXero(world, 'Payments').map((one) => ({ ...one, number: paid.get(one['_invoice']) }));
		expect(told(payments, 'number', 'Amount')).toEqual(
			told(
				inBooks('customerpayments').flatMap((one) => rowsIn(one['invoices'])),
				'invoice_number',
				'amount_applied',
			),
		);
		expect(inXero(world, 'Items').filter(({ Name }) => inBooks('items').some(({ name }) => name === Name))).toHaveLength(11);
	});

	it('are not doubled when they are migrated again', async () => {
		const there = (): unknown => (['Invoices', 'CreditNotes', 'Payments', 'Items'] as const).map((kind) => inXero(world, kind).length);
		const before = there();
		await migrateThem();
		expect(there()).toEqual(before);
		expect(await waiting()).toHaveLength(3);
		expect((await checkTrail(world)).findings).toEqual([]);
	});
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
