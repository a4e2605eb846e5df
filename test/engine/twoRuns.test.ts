import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ } from '../../sandbox/xero/seed';
import { SandboxControl } from '../../scripts/sandboxControl';
import type { Row } from '../../src/record';
import { records, runXero } from './accounts';
import type { Outcome } from './engine';

/** Two runs of one workflow at once in one n8n: what a notification brought, and what a sweep brought with it. The nodes are as templates 04 and 05 have them. */

/** So long does a look-up take that both runs look before either writes. Milliseconds. */
const SLOW = 300;

let sandbox: Sandbox;
let control: SandboxControl;
let tokens: Row;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
	tokens = await control.lever<Row>('tokens', { vendor: 'xero', expiresInSeconds: 1e8 });
});
afterAll(async () => await sandbox.close());

let executions = 0;
const run = async (resource: string, operation: string, items: readonly Row[]): Promise<Outcome> =>
	await runXero(sandbox.url, tokens, {
		parameters: { resource, operation, recordSource: 'inputItem', oneByOne: true },
		items,
		executionId: String((executions += 1)),
	});

async function meet(resource: string, operation: string, path: string, runs: ReadonlyArray<readonly Row[]>): Promise<Row[]> {
	await control.fault({ vendor: 'xero', match: { method: 'GET', path }, times: runs.length, fault: { kind: 'timeout', ms: SLOW } });
	const outcomes = await Promise.all(runs.map((items) => run(resource, operation, items)));
	expect(outcomes.flatMap(({ error }) => (error ? [error.message] : []))).toEqual([]);
	return outcomes.flatMap(records);
}

const inXero = async (collection: string): Promise<Row[]> => {
	const { xero } = (await control.snapshot()) as unknown as { xero: { books: Record<string, Record<string, Row[]>> } };
	return xero.books[NZ]![collection] ?? [];
};

const bill = (number: number, more: Row = {}): Row => ({
	InvoiceNumber: `TWO-${number}`,
	Contact: { ContactNumber: 'RIDGEWAY' },
	Date: '2026-11-01',
	DueDate: '2026-11-30',
	Status: 'AUTHORISED',
	LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '400', TaxType: 'INPUT2' }],
	...more,
});

it('bills and then payments are made once, though one was changed in between', async () => {
	const changed = bill(2, { DueDate: '2026-12-15' });
	await meet('bill', 'upsert', '/Invoices', [[bill(1)], [bill(2)], [bill(0), bill(1), changed, bill(3)]]);
	const bills = (await inXero('Invoices')).filter(({ InvoiceNumber }) => String(InvoiceNumber).startsWith('TWO-'));
	expect(bills.map(({ InvoiceNumber }) => InvoiceNumber).sort()).toEqual(['TWO-0', 'TWO-1', 'TWO-2', 'TWO-3']);

	const payment = ({ InvoiceID, InvoiceNumber }: Row): Row => ({
		Invoice: { InvoiceID },
		Account: { Code: '090' },
		Date: '2026-11-05',
		Amount: '10',
		Reference: `books:${String(InvoiceNumber)}`,
	});
	const payments = bills.map(payment);
	await meet('payment', 'createIfNew', '/Payments', [payments.slice(0, 1), payments.slice(1, 2), payments]);
	expect((await inXero('Payments')).map(({ Reference }) => Reference).sort()).toEqual(payments.map(({ Reference }) => Reference).sort());
});
