import { demoInvoices } from '../../sandbox/zoho';
import {
	audit,
	audited,
	byHand,
	close,
	deliver,
	letters,
	nothingBroke,
	open,
	publish,
	texts,
	world,
	xero,
	xeroApi,
	zoho,
	type Flow,
	type Row,
} from './financeWorld';

/** Template 09 in a real n8n: what a person approves in the Data Table is written, and nothing else. */

const FILE = '09-approve-before-posting.json';
const TABLE = 'xerozoho_reviews';

let flow: Flow;
let invoices: Row[];

const reviews = async (): Promise<Row[]> =>
	(await world.n8n.api.rows(TABLE)).sort((one, other) => String(one.source_number).localeCompare(String(other.source_number)));
const statuses = async (): Promise<string[]> => (await reviews()).map(({ status }) => String(status));
const decide = async ({ invoice_id: id }: Row, status: string): Promise<void> =>
	await world.n8n.api.changeRows(TABLE, 'source_id', String(id), { status, decided_by: 'Mere' });
const ours = async (): Promise<Row[]> => {
	const numbers = texts(invoices, 'invoice_number');
	return (await xero('Invoices')).filter(({ InvoiceNumber }) => numbers.includes(String(InvoiceNumber)));
};
const post = async (): Promise<void> => {
	expect((await world.n8n.api.run(flow.id, 'Post what was approved')).status).toBe('success');
	await nothingBroke(flow.id);
};
/** Comes a second time: a workflow that is imported anew has not been told of it yet. */
const again = async ({ invoice_id: id }: Row): Promise<void> => {
	await world.n8n.api.unpublish(flow.id);
	flow = await publish(byHand(FILE));
	await deliver(flow, [['invoices', [id]]]);
};
const writes = async (): Promise<string[]> =>
	(await world.control.journal('xero'))
		.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api.xro/'))
		.map(({ method, path }) => `${method} ${path}`);

beforeAll(async () => {
	await open();
	const { invoices: entered = [] } = await world.control.seed('zoho', { invoices: demoInvoices(3) });
	invoices = entered.map(({ invoice_id }) => zoho('invoices', invoice_id));
	flow = await publish(byHand(FILE));
});
afterAll(close);

it('asks about every invoice, and writes nothing', async () => {
	await world.control.clearJournal();
	await deliver(flow, [['invoices', texts(invoices, 'invoice_id')]]);
	expect(await letters()).toEqual([]);
	const rows = await reviews();
	expect(rows.map(({ status }) => status)).toEqual(['open', 'open', 'open']);
	for (const [index, { invoice_number: number, total, currency_code: code }] of invoices.entries()) {
		expect(rows[index]!.question).toBe(`Create invoice ${String(number)} of ${Number(total).toFixed(2)} ${String(code)} in Xero?`);
		expect(rows[index]!.reason).toContain(`Would create invoice ${String(number)}`);
		expect(JSON.parse(String(rows[index]!.proposal))).toMatchObject({ InvoiceNumber: number, _sync: { preview: { would: 'create' } } });
	}
	expect(await writes()).toEqual([]);
	expect(await ours()).toEqual([]);
});

it('writes what was approved, once, and leaves what was rejected or is open', async () => {
	await decide(invoices[0]!, 'approved');
	await decide(invoices[1]!, 'rejected');
	await post();
	const written = await ours();
	expect(written.map(({ InvoiceNumber, Total }) => [InvoiceNumber, Number(Total)])).toEqual([[invoices[0]!.invoice_number, Number(invoices[0]!.total)]]);
	expect(await statuses()).toEqual(['posted', 'rejected', 'open']);
	const told = (await audit()).filter(({ action, target }) => action === 'created' && target === 'xero:invoice');
	expect(told.map(({ actor, message }) => `${String(actor)}: ${String(message)}`)).toEqual([expect.stringMatching(/^Mere: Approved: /)]);
	expect(await audited('previewed')).toBe(3);
	await world.control.clearJournal();
	await post();
	expect(await writes()).toEqual([]);
	expect(await letters()).toEqual([]);
});

it('asks nothing about what Xero has just so, and with what would change about what it has otherwise', async () => {
	const [first] = invoices as [Row];
	await again(first);
	expect(await statuses()).toEqual(['posted', 'rejected', 'open']);
	expect((await audit()).filter(({ action, outcome }) => action === 'previewed' && outcome === 'unchanged')).toHaveLength(1);
	const [{ InvoiceID }] = (await ours()) as [Row];
	await xeroApi('POST', '/Invoices', { Invoices: [{ InvoiceID, Reference: 'Changed by hand' }] });
	await again(first);
	const asked = (await reviews()).find(({ source_id: id, status }) => id === first.invoice_id && status === 'open');
	expect(asked?.question).toMatch(/^Update invoice /);
	expect(asked?.reason).toContain('Reference from Changed by hand to PO-1001');
	await world.n8n.api.changeRows(TABLE, 'question', String(asked?.question), { status: 'rejected' });
});

it('keeps what fails as a dead letter', async () => {
	const [, , third] = invoices as [Row, Row, Row];
	await world.control.fault({ vendor: 'xero', match: { method: 'PUT', path: '/Invoices' }, times: 1, fault: { kind: 'status', status: 400 } });
	await decide(third, 'approved');
	await world.n8n.api.run(flow.id, 'Post what was approved');
	expect((await reviews()).filter(({ source_id: id }) => id === third.invoice_id).map(({ status }) => status)).toEqual(['failed']);
	expect((await letters()).map(({ source_number: number }) => number)).toEqual([third.invoice_number]);
});
