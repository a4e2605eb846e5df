import { governor } from '../../nodes/shared/governor';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ } from '../../sandbox/xero/seed';
import { SandboxControl } from '../../scripts/sandboxControl';
import { runXero } from './accounts';
import type { Outcome } from './engine';

/** The Xero node in n8n's engine, over HTTP, against the sandbox. */

type Row = Record<string, unknown>;

const contacts = (count: number, change: (contact: Row, index: number) => Row = (contact) => contact): Row[] =>
	Array.from({ length: count }, (_, index) =>
		change({ ContactNumber: `books:${index}`, Name: `Customer ${index}`, EmailAddress: `c${index}@example.com` }, index),
	);

const invoices = (count: number): Row[] =>
	Array.from({ length: count }, (_, index) => ({
		InvoiceNumber: `E-${index}`,
		Contact: { ContactNumber: 'RIDGEWAY' },
		Date: '2026-11-01',
		DueDate: '2026-11-30',
		LineAmountTypes: 'Exclusive',
		LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100 + index, AccountCode: '200', TaxType: 'OUTPUT2' }],
	}));

describe('Xero Accounting in the engine', () => {
	let sandbox: Sandbox;
	let control: SandboxControl;
	let signedIn: Row;

	beforeAll(async () => {
		sandbox = await startSandbox();
		control = new SandboxControl(sandbox.url);
	});
	afterAll(() => sandbox.close());
	beforeEach(async () => {
		await control.reset();
		governor.forget();
		signedIn = await control.lever('tokens', { vendor: 'xero' });
	});

	const write = (resource: string, operation: string, items: readonly Row[]): Promise<Outcome> =>
		runXero(sandbox.url, signedIn, { parameters: { resource, operation, recordSource: 'inputItem' }, items, onError: 'continueErrorOutput' });

	const sent = async (path: string): Promise<number> =>
		(await control.journal('xero')).filter((entry) => entry.method !== 'GET' && entry.path.endsWith(path)).length;
	const stored = async (collection: string): Promise<Row[]> =>
		((await control.snapshot()).xero as { books: Record<string, Record<string, Row[]>> }).books[NZ]![collection]!;
	const pairs = (outcome: Outcome, output: number): unknown[] => outcome.outputs[output]!.map(({ pairedItem }) => (pairedItem as { item: number }).item);

	it('writes 1,000 contacts in 20 requests and pairs each result with its item', async () => {
		const outcome = await write('contact', 'upsert', contacts(1000));
		expect(outcome.error).toBeUndefined();
		expect(await sent('/Contacts')).toBe(20);
		expect(pairs(outcome, 0)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
		expect(outcome.outputs[0]!.every(({ json, pairedItem }) => json.Name === `Customer ${(pairedItem as { item: number }).item}`)).toBe(true);
		expect(
			(await stored('Contacts')).filter(({ ContactNumber }) => String(ContactNumber).startsWith('books:') && ContactNumber !== 'books:460000000038099'),
		).toHaveLength(1000);
	});

	it('writes 1,000 invoices in 20 requests', async () => {
		const outcome = await write('invoice', 'upsert', invoices(1000));
		expect(outcome.outputs.map((items) => items.length)).toEqual([1000, 0]);
		expect(await sent('/Invoices')).toBe(20);
		expect(await stored('Invoices')).toHaveLength(1000);
	});

	it("lets 90 good records of 100 through and hands the bad ones to the error output in Xero's own words", async () => {
		const bad = (index: number): boolean => index % 10 === 3;
		const outcome = await write(
			'contact',
			'upsert',
			contacts(100, (contact, index) => (bad(index) ? { ...contact, EmailAddress: 'no address' } : contact)),
		);
		const indices = Array.from({ length: 100 }, (_, index) => index);
		expect(pairs(outcome, 0)).toEqual(indices.filter((index) => !bad(index)));
		expect(pairs(outcome, 1)).toEqual(indices.filter(bad));
		// n8n reduces an item with an `error` of its own to its message; a failure arrives whole as `json.error` only.
		for (const { json } of outcome.outputs[1]!) {
			expect(json.error).toMatchObject({ cause: 'validation', input: { EmailAddress: 'no address' } });
			expect(JSON.stringify(json.error)).toContain('Email address must be valid.');
		}
	});

	it('neither loses nor doubles anything when the connection is cut after 100 creates were committed', async () => {
		await control.fault({ vendor: 'xero', match: { method: 'PUT', path: '/Invoices' }, times: 2, fault: { kind: 'cut-after-commit' } });
		const outcome = await write('invoice', 'create', invoices(100));
		expect(outcome.outputs.map((items) => items.length)).toEqual([100, 0]);
		const numbers = (await stored('Invoices')).map(({ InvoiceNumber }) => InvoiceNumber);
		expect(numbers).toHaveLength(100);
		expect(new Set(numbers).size).toBe(100);
	});

	it('renews an expired token once for the whole run and keeps the new one', async () => {
		signedIn = await control.lever('tokens', { vendor: 'xero', expiresInSeconds: 1 });
		await control.advance(60);
		const outcome = await write('contact', 'upsert', contacts(120));
		expect(outcome.outputs[0]).toHaveLength(120);
		expect((await control.journal('xero')).filter(({ path }) => path === '/connect/token')).toHaveLength(1);
	});

	it('waits as long as Xero says when the minute is used up, and defers when the day is', async () => {
		await control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 1, fault: { kind: 'rate-limit', problem: 'minute', retryAfter: 1 } });
		expect((await write('contact', 'upsert', contacts(2))).outputs[0]).toHaveLength(2);

		await control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 1, fault: { kind: 'rate-limit', problem: 'day', retryAfter: 3600 } });
		const { outputs } = await write('contact', 'upsert', contacts(2));
		expect(outputs.map((items) => items.length)).toEqual([0, 2]);
		expect(outputs[1]![0]!.json.error).toMatchObject({ cause: 'quota-exhausted', retryAt: expect.stringMatching(/^\d{4}-/) });
	});
});
