import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ, UK, xeroClient } from '../../sandbox/xero/seed';
import { zohoOrganization } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { byId, runFinance, runXero, zohoAccount } from './accounts';
import type { Stored } from './credentials';
import { runNode, type Outcome } from './engine';

/** The Record Mapper with live data of both organisations, in n8n's own engine against the sandbox. */

type Row = Record<string, unknown>;

const node = new RecordMapper();
let sandbox: Sandbox;
let control: SandboxControl;
let xero: Row;
let credentials: Record<string, Stored>;
let serial = 0;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control.reset();
	// Each test an hour after the other, so that nothing is remembered.
	jest.spyOn(Date, 'now').mockReturnValue(Date.now() + (serial += 1) * 3_600_000);
	xero = await control.lever<Row>('tokens', { vendor: 'xero', expiresInSeconds: 1e8 });
	credentials = {
		...zohoAccount(sandbox.url, await control.lever<Row>('tokens', { vendor: 'zoho', expiresInSeconds: 1e8 })),
		xeroAccountingOAuth2Api: {
			type: new XeroAccountingOAuth2Api(),
			data: {
				grantType: 'authorizationCode',
				apiAddress: `${sandbox.url}/xero`,
				clientId: xeroClient.id,
				clientSecret: xeroClient.secret,
				oauthTokenData: { ...xero } as never,
			},
		},
	};
});
afterEach(() => jest.restoreAllMocks());

const live = { live: true, zohoOrganization: byId(zohoOrganization.id), xeroOrganisation: byId(NZ) };
const rows = [{ kind: 'account', source_value: 'Sales', target_value: '200' }];

/** Tax rounded line by line is 11.44, and on the whole 11.45. */
const invoice = (number: number): Row => ({
	invoice_id: String(number),
	invoice_number: `INV-${number}`,
	customer_id: '460',
	date: '2026-11-02',
	due_date: '2026-12-02',
	status: 'sent',
	currency_code: 'NZD',
	line_items: [25.06, 25.61, 25.63].map((rate) => ({ name: 'Work', quantity: 1, rate, account_name: 'Sales', tax_name: 'GST', tax_percentage: 15 })),
	tax_total: 11.45,
	total: 87.75,
});

const map = (parameters: Row, items: readonly Row[], more: Row = {}): Promise<Outcome> =>
	runNode({ node, parameters: { mapping: 'zohoBooksInvoiceToXeroInvoice', ...parameters } as never, items: [[...items], rows], credentials, ...more });
const records = (outcome: Outcome): Row[] => (outcome.outputs[0] ?? []).map(({ json }) => json);
const rules = (record: Row | undefined): string[] =>
	((record?._sync as Row).issues as Row[]).map(({ rule, severity }) => `${String(rule)} ${String(severity)}`);
const asked = async (): Promise<string[]> =>
	(await Promise.all((['xero', 'zoho'] as const).map((vendor) => control.journal(vendor))))
		.flat()
		.map(({ path }) => path)
		.filter((path) => !path.includes('oauth'));

it('reads the lists once for 100 items, and takes the rate and the rounding account', async () => {
	const outcome = await map(
		{ ...live, roundingTolerance: 1 },
		Array.from({ length: 100 }, (_, index) => invoice(index)),
	);
	expect(outcome.error).toBeUndefined();
	expect(records(outcome)).toHaveLength(100);
	for (const record of records(outcome)) {
		expect((record.LineItems as Row[]).map(({ TaxType, AccountCode, UnitAmount }) => [TaxType, AccountCode, UnitAmount])).toEqual([
			['OUTPUT2', '200', 25.06],
			['OUTPUT2', '200', 25.61],
			['OUTPUT2', '200', 25.63],
			['NONE', '860', 0.01],
		]);
		expect(new Set(rules(record))).toEqual(new Set(['tax-by-rate warning', 'rounding-added warning', 'tax-rounded warning']));
	}
	expect(await asked()).toEqual([
		...['Organisation', 'TaxRates', 'Currencies', 'Accounts'].map((list) => `/api.xro/2.0/${list}`),
		`/books/v3/organizations/${zohoOrganization.id}`,
		'/books/v3/settings/taxes',
	]);
});

it('makes an invoice in Xero that comes to the total of the source', async () => {
	const mapped = await map({ ...live, roundingTolerance: 1 }, [invoice(1)]);
	const { _sync: _, ...record } = records(mapped)[0]!;
	const items = [{ ...record, Contact: { ContactNumber: 'RIDGEWAY' } }];
	const outcome = await runXero(sandbox.url, xero, { parameters: { resource: 'invoice', operation: 'create', recordSource: 'inputItem' }, items });
	expect(outcome.error).toBeUndefined();
	expect(records(outcome)[0]).toMatchObject({ Total: 87.75, TotalTax: 11.44 });
});

it('asks no vendor where live data is switched off', async () => {
	const outcome = await map({}, [invoice(1)]);
	expect(rules(records(outcome)[0])).toContain('mapping-row-missing error');
	expect(await asked()).toEqual([]);
});

it('leaves out a rate that means nothing in the books of Xero', async () => {
	const outcome = await map({ ...live, xeroOrganisation: byId(UK) }, [{ ...invoice(1), currency_code: 'USD', exchange_rate: 1.6 }]);
	const [record] = records(outcome);
	expect(record).toMatchObject({ CurrencyCode: 'USD' });
	expect(record).not.toHaveProperty('CurrencyRate');
	expect(rules(record)).toContain('base-currency warning');
});

it('works the other way round, and the invoice in Zoho Books comes to the total of the source', async () => {
	const books = (resource: string, operation: string, more: Row = {}, items: readonly Row[] = [{}]): Promise<Outcome> =>
		runFinance('books', credentials, { parameters: { resource, operation, ...more } as never, items });
	const [customer] = records(await books('contact', 'getMany', { returnAll: true })).filter(({ contact_type }) => contact_type === 'customer');
	const invoice = {
		Type: 'ACCREC',
		InvoiceID: 'i',
		InvoiceNumber: 'A',
		Contact: { ContactNumber: `books:${String(customer?.contact_id)}` },
		Date: '2026-11-02',
		DueDate: '2026-12-02',
		CurrencyCode: 'USD',
		CurrencyRate: 0.625,
		LineAmountTypes: 'Exclusive',
		LineItems: [{ Description: 'L', Quantity: 1, UnitAmount: 100, LineAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2', TaxAmount: 15 }],
		TotalTax: 15,
		Total: 115.02,
	};
	const [sales] = records(await books('account', 'getMany', { returnAll: true })).filter(({ account_name }) => account_name === 'Sales');
	const tables = [{ kind: 'account', source_value: '200', target_value: sales?.account_id }];
	const parameters = { ...live, mapping: 'xeroInvoiceToZohoBooksInvoice', roundingTolerance: 2 } as never;
	const outcome = await runNode({ node, parameters, items: [[invoice], tables], credentials });
	const [record] = records(outcome);
	expect(record).toMatchObject({ exchange_rate: 1.6, adjustment: 0.02, adjustment_description: 'Rounding' });
	expect(rules(record)).toEqual(['tax-by-rate warning', 'rounding-added warning']);
	const { _sync: _, ...sent } = record!;
	const made = await books('invoice', 'create', { recordSource: 'inputItem' }, [sent]);
	expect(made.error).toBeUndefined();
	expect(records(made)[0]).toMatchObject({ total: 115.02, tax_total: 15, currency_code: 'USD', exchange_rate: 1.6, line_items: [{ tax_name: 'GST' }] });
});

describe('where Xero cannot be read', () => {
	beforeEach(() => control.fault({ vendor: 'xero', match: { path: '/api.xro/2.0/Organisation' }, times: 9, fault: { kind: 'status', status: 403 } }));
	it('loses no item where the run goes on, and says why on each', async () => {
		const outcome = await map(live, [invoice(1), invoice(2)], { onError: 'continueErrorOutput' });
		expect(records(outcome)).toHaveLength(2);
		for (const record of records(outcome)) {
			expect(rules(record)).toEqual(expect.arrayContaining(['reference-unavailable warning', 'mapping-row-missing error']));
			expect(record).toMatchObject({ InvoiceNumber: expect.stringMatching(/^INV-[12]$/) as string });
		}
	});
	it('ends the run otherwise', async () => {
		const { error } = await map(live, [invoice(1)]);
		expect(error?.message).toBeTruthy();
	});
});

it.each([1.5, -1, 101, 'much'])('refuses a tolerance of %s', async (roundingTolerance) => {
	const { error } = await map({ roundingTolerance: `={{ ${JSON.stringify(roundingTolerance)} }}` }, [invoice(1)]);
	expect(error?.message).toContain('a whole number of cents from 0 to 100');
});
