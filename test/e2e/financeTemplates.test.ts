import axios from 'axios';
import { NZ } from '../../sandbox/xero/seed';
import { demoInvoices, zohoOrganization } from '../../sandbox/zoho';
import { startWorld, template, type World } from '../../scripts/world';

/** Templates 04 to 08 in a real n8n: each is imported anew for its second run, so that everything comes again as it came first. */

type Row = Record<string, unknown>;

const KEY = 'c2FuZGJveC1rZXkgdGhhdCBsb29rcyBsaWtlIGJhc2U2NA==';

let world: World;
let [booksToken, xeroToken] = ['', ''];

beforeAll(async () => {
	world = await startWorld({ attachments: 'write', bankTransactions: 'write', settings: 'write' });
	const { api } = world.n8n;
	await api.createCredential('xeroWebhookApi', 'Xero webhook', { signingSecret: KEY, secondSigningSecret: '' });
	const setUp = await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up');
	if (setUp.status !== 'success') throw new Error(`Template 00 ended with ${setUp.status}`);
	const token = async (vendor: string): Promise<string> =>
		(await world.control.lever<{ access_token: string }>('tokens', { vendor, expiresInSeconds: 1e8 })).access_token;
	[booksToken, xeroToken] = [await token('zoho'), await token('xero')];
});
afterAll(() => world?.close());

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const texts = (rows: readonly Row[], name: string): string[] => rows.map((row) => String(row[name])).sort();
const lever = async <T = Row>(name: string, input: Row = {}): Promise<T> => await world.control.lever<T>(name, { vendor: 'zoho', ...input });
const zoho = (collection: string, id: unknown): Row => world.books.record(collection, String(id)).record as Row;
const letters = async (): Promise<Row[]> => (await world.n8n.api.rows('xerozoho_dead_letters')).filter(({ status }) => status === 'waiting');
const messages = async (): Promise<string> => (await letters()).map(({ message, advice }) => `${String(message)} ${String(advice)}`).join('\n');
const audited = async (action?: string): Promise<number> =>
	(await world.n8n.api.rows('xerozoho_audit')).filter((row) => action === undefined || row.action === action).length;

const booksApi = async (method: string, path: string, data?: Row): Promise<Row> =>
	(
		await axios.request<Row>({
			method,
			url: `${world.control.url}/zoho/books/v3${path}`,
			params: { organization_id: zohoOrganization.id },
			headers: { authorization: `Zoho-oauthtoken ${booksToken}` },
			...(data ? { data } : {}),
			proxy: false,
		})
	).data;

const xeroApi = async <T = Row>(method: string, path: string, data?: Row, more: Row = {}): Promise<T> =>
	(
		await axios.request<T>({
			method,
			url: `${world.control.url}/xero/api.xro/2.0${path}`,
			headers: { authorization: `Bearer ${xeroToken}`, 'xero-tenant-id': NZ, accept: 'application/json' },
			...(data ? { data } : {}),
			...more,
			proxy: false,
		})
	).data;

const xero = async (collection: string): Promise<Row[]> => rowsOf((await xeroApi('GET', `/${collection}?page=1&pageSize=1000`))[collection]);
const bills = async (): Promise<Row[]> => (await xero('Invoices')).filter(({ Type }) => Type === 'ACCPAY');
const payments = async (): Promise<Row[]> => (await xero('Payments')).filter(({ Status }) => Status === 'AUTHORISED');
const contactsOf = async (prefix: string): Promise<Row[]> =>
	(await xero('Contacts')).filter(({ ContactNumber }) => String(ContactNumber ?? '').startsWith(prefix));

/** The files of a record, by name, as bytes. */
async function files(record: string): Promise<Map<string, string>> {
	const { Attachments } = await xeroApi('GET', `/${record}/Attachments`);
	const bytes = async (name: string): Promise<string> =>
		Buffer.from(
			await xeroApi<ArrayBuffer>('GET', `/${record}/Attachments/${encodeURIComponent(name)}`, undefined, {
				responseType: 'arraybuffer',
				headers: { authorization: `Bearer ${xeroToken}`, 'xero-tenant-id': NZ, accept: 'application/octet-stream' },
			}),
		).toString('base64');
	return new Map(await Promise.all(texts(rowsOf(Attachments), 'FileName').map(async (name) => [name, await bytes(name)] as const)));
}

/** A file of a record of Zoho, as bytes. */
async function fileInZoho(path: string): Promise<string> {
	const { data } = await axios.get<ArrayBuffer>(`${world.control.url}/zoho${path}`, {
		params: { organization_id: zohoOrganization.id },
		headers: { authorization: `Zoho-oauthtoken ${booksToken}` },
		responseType: 'arraybuffer',
		proxy: false,
	});
	return Buffer.from(data).toString('base64');
}

const addresses: Readonly<Record<string, string>> = {
	zohoBooksTrigger: 'zoho-books',
	zohoInventoryTrigger: 'zoho-inventory',
	zohoExpenseTrigger: 'zoho-expense',
};

interface Flow {
	readonly id: string;
	readonly url: string;
}

/** A template, imported and published, told of changes by webhook. */
async function publish(file: string): Promise<Flow> {
	const flow = template(file);
	const trigger = flow.nodes.find(({ webhookId }) => webhookId !== undefined)! as { webhookId: string; type: string; parameters: Row };
	trigger.parameters.delivery = 'webhook';
	const id = await world.n8n.api.importWorkflow(flow);
	await world.n8n.api.publish(id);
	const path = addresses[trigger.type.split('.')[1]!] ?? 'xero-accounting';
	return { id, url: `${world.n8n.base}/webhook/${trigger.webhookId}/${path}` };
}

type Deliveries = ReadonlyArray<readonly [entity: string, ids: readonly unknown[]]>;

async function deliver({ id, url }: Flow, deliveries: Deliveries, before = 0): Promise<void> {
	let count = before;
	for (const [entity, ids] of deliveries) {
		const answers = await world.control.deliver({ vendor: 'zoho', entity, ids: ids.map(String), url, secret: world.secret, concurrency: 5 });
		expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
		await world.n8n.api.ran(id, (count += ids.length));
	}
	const failed = (await world.n8n.api.executions(id)).filter(({ status }) => status !== 'success');
	expect(failed.map((one) => `${one.id} ${one.status}`)).toEqual([]);
}

/** A run of a template from import to unpublishing. */
async function bring(file: string, deliveries: Deliveries): Promise<string> {
	const flow = await publish(file);
	await deliver(flow, deliveries);
	await world.n8n.api.unpublish(flow.id);
	return flow.id;
}

/** What a document comes to in both ledgers, by number. */
const sums = (rows: readonly Row[], number: string, total: string, tax: string): string[] =>
	rows.map((row) => `${String(row[number])} ${Number(row[total]).toFixed(2)} ${Number(row[tax]).toFixed(2)}`).sort();
const inXero = (rows: readonly Row[], number = 'InvoiceNumber'): string[] => sums(rows, number, 'Total', 'TotalTax');

let purchases: Record<'bills' | 'purchaseorders', Row[]>;

describe('05: bills and purchase orders of Zoho Books', () => {
	let everything: Deliveries;
	const taken = (): Row[] => purchases.bills.filter(({ bill_number }) => !['2026-125', '2026-127'].includes(String(bill_number)));

	beforeAll(async () => {
		purchases = await lever('demoPurchases');
		everything = [
			['purchaseorders', purchases.purchaseorders.map(({ purchaseorder_id }) => purchaseorder_id)],
			['bills', purchases.bills.map(({ bill_id }) => bill_id)],
		];
	});

	it('come to Xero to the cent, with vendor, accounts, taxes and files; two wait with a reason', async () => {
		await bring('05-books-bills-to-xero.json', everything);
		expect(inXero(await bills())).toEqual(sums(taken(), 'bill_number', 'total', 'tax_total'));
		expect(inXero(await xero('PurchaseOrders'), 'PurchaseOrderNumber')).toEqual(sums(purchases.purchaseorders, 'purchaseorder_number', 'total', 'tax_total'));
		expect(texts(await contactsOf('books:'), 'Name')).toEqual(['Cloudbase Hosting Inc.', 'Northland Freight Ltd', 'Paper & Ink Supplies']);
		const paper = (await bills()).find(({ InvoiceNumber, Contact }) => InvoiceNumber === '2026-118' && (Contact as Row).Name === 'Paper & Ink Supplies')!;
		expect(paper).toMatchObject({ Status: 'AUTHORISED', CurrencyCode: 'NZD' });
		expect(rowsOf(paper.LineItems).map(({ AccountCode, TaxType }) => `${String(AccountCode)} ${String(TaxType)}`)).toEqual(['453 INPUT2', '453 INPUT2']);
		const { bill_id: id } = purchases.bills[0]!;
		expect([...(await files(`Invoices/${String(paper.InvoiceID)}`))]).toEqual([
			['paper-and-ink-2026-118.pdf', await fileInZoho(`/books/v3/bills/${String(id)}/attachment`)],
		]);
		expect(await letters()).toHaveLength(2);
		expect(await messages()).toContain('"Luxury Levy"');
		expect(await audited()).toBe(7);
	});

	it('double nothing when all of them come again', async () => {
		const [before, orders] = [await bills(), await xero('PurchaseOrders')];
		await bring('05-books-bills-to-xero.json', everything);
		expect(texts(await bills(), 'InvoiceID')).toEqual(texts(before, 'InvoiceID'));
		expect(inXero(await bills())).toEqual(inXero(before));
		expect(texts(await xero('PurchaseOrders'), 'PurchaseOrderID')).toEqual(texts(orders, 'PurchaseOrderID'));
		const attached = await Promise.all(before.map(({ InvoiceID }) => files(`Invoices/${String(InvoiceID)}`)));
		expect(attached.map(({ size }) => size).sort()).toEqual([0, 0, 1, 1]);
		expect(await contactsOf('books:')).toHaveLength(3);
		expect(await letters()).toHaveLength(2);
	});
});

describe('06: approved reports of Zoho Expense', () => {
	let reports: Row[];
	let everything: Deliveries;
	const spent = async (): Promise<Row[]> => (await xero('BankTransactions')).filter(({ Reference }) => String(Reference ?? '').startsWith('expense:'));
	const claims = async (): Promise<Row[]> => (await bills()).filter(({ InvoiceNumber }) => String(InvoiceNumber).startsWith('ER-'));

	beforeAll(async () => {
		reports = (await lever<Row[]>('demoExpenses')).map(({ report_id }) => zoho('expense/expense_reports', report_id));
		everything = [['expense/expense_reports', reports.map(({ report_id }) => report_id)]];
	});

	it('become bills and bank transactions to the cent, with receipts', async () => {
		await bring('06-expense-reports-to-xero.json', everything);
		const approved = reports.filter(({ status }) => status === 'approved');
		const owed = approved.filter(({ reimbursable_total: total }) => Number(total) > 0);
		const totals = (rows: readonly Row[], number: string, total: string) => rows.map((row) => `${String(row[number])} ${Number(row[total]).toFixed(2)}`).sort();
		expect(totals(await claims(), 'InvoiceNumber', 'Total')).toEqual(totals(owed, 'report_number', 'reimbursable_total'));
		const carded = approved.flatMap(({ expenses }) => rowsOf(expenses)).filter(({ is_reimbursable: own }) => own === false);
		expect([(await spent()).map(({ Reference, Total }) => `${String(Reference)} ${String(Total)}`).sort(), await messages()]).toEqual([
			carded.map(({ expense_id: id, total }) => `expense:${String(id)} ${String(total)}`).sort(),
			expect.anything(),
		]);
		const [visit] = await claims();
		expect([...(await files(`Invoices/${String(visit!.InvoiceID)}`)).keys()]).toEqual(['EXP-1001 harbour-taxis.pdf', 'EXP-1002 sydney-quay-hotel.pdf']);
	});

	it('double nothing when they come again', async () => {
		const [before, transactions, people] = [await claims(), await spent(), await contactsOf('expense')];
		await bring('06-expense-reports-to-xero.json', everything);
		expect(inXero(await claims())).toEqual(inXero(before));
		expect(texts(await claims(), 'InvoiceID')).toEqual(texts(before, 'InvoiceID'));
		expect(texts(await spent(), 'BankTransactionID')).toEqual(texts(transactions, 'BankTransactionID'));
		expect(texts(await contactsOf('expense'), 'ContactID')).toEqual(texts(people, 'ContactID'));
	});
});

describe('04 and 08: payments', () => {
	let invoices: Row[];
	let received: Row[];
	let paid: Row[];

	beforeAll(async () => {
		const entered = (await world.control.seed('zoho', { invoices: demoInvoices(5) })).invoices!;
		invoices = entered.map(({ invoice_id }) => zoho('invoices', invoice_id));
		await bring('01-books-invoices-to-xero.json', [['invoices', invoices.map(({ invoice_id }) => invoice_id)]]);
	});

	it.todo('placeholder');
});
