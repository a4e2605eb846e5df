import axios from 'axios';
import { Account, AccountingApi, AccountType, Contact, Invoice, LineAmountTypes, Payment, TaxRate, type LineItem } from 'xero-node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';

/** Xero's own SDK as a customer of the sandbox: it was written by people who know Xero and nothing of our tables. */

let sandbox: Sandbox;
let api: AccountingApi;
let tenant = '';
let customer = '';

beforeAll(async () => {
	sandbox = await startSandbox();
	const { data: token } = await axios.post<{ access_token: string }>(`${sandbox.url}/_sandbox/tokens`, { vendor: 'xero' });
	api = new AccountingApi(`${sandbox.url}/xero/api.xro/2.0`);
	api.accessToken = token.access_token;
	const { data: connections } = await axios.get<Array<{ tenantId: string }>>(`${sandbox.url}/xero/connections`, {
		headers: { Authorization: `Bearer ${token.access_token}`, Accept: 'application/json' },
	});
	tenant = connections[0]!.tenantId;
	const { body } = await api.createContacts(tenant, { contacts: [{ name: 'Ana of the SDK', emailAddress: 'ana@example.com', contactNumber: 'sdk:1' }] });
	customer = body.contacts![0]!.contactID!;
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.clock.advance(30));

const line = (unitAmount: number, more: LineItem = {}): LineItem => ({
	description: 'Paper',
	quantity: 1,
	unitAmount,
	accountCode: '200',
	taxType: 'OUTPUT2',
	...more,
});
const invoiceOf = (more: Partial<Invoice> = {}): Invoice => ({
	type: Invoice.TypeEnum.ACCREC,
	contact: { contactID: customer },
	lineItems: [line(100)],
	date: '2026-03-31',
	dueDate: '2026-04-30',
	...more,
});
const approved = async (more: Partial<Invoice> = {}) =>
	(await api.createInvoices(tenant, { invoices: [invoiceOf({ status: Invoice.StatusEnum.AUTHORISED, ...more })] })).body.invoices![0]!;

/** The status and body of the refusal; the SDK throws them as text. */
async function refusal(asking: Promise<unknown>): Promise<{ statusCode: number; words: string }> {
	const error: unknown = await asking.then(
		() => {
			throw new Error('It was not refused');
		},
		(thrown: unknown) => thrown,
	);
	const words = typeof error === 'string' ? error : JSON.stringify(error);
	return { statusCode: Number(/"statusCode":\s*(\d+)/.exec(words)?.[1]), words };
}

describe('organisation', () => {
	it('is read', async () => {
		const { body } = await api.getOrganisations(tenant);
		expect(body.organisations).toHaveLength(1);
		expect(body.organisations![0]).toMatchObject({ name: 'Demo Company (NZ)', baseCurrency: 'NZD', countryCode: 'NZ' });
	});
});

describe('contacts', () => {
	it('are created, read, updated, found and archived', async () => {
		const { body: read } = await api.getContact(tenant, customer);
		expect(read.contacts![0]).toMatchObject({ name: 'Ana of the SDK', contactNumber: 'sdk:1', contactStatus: Contact.ContactStatusEnum.ACTIVE });
		expect(read.contacts![0]!.updatedDateUTC).toBeInstanceOf(Date);

		const { body: updated } = await api.updateContact(tenant, customer, { contacts: [{ firstName: 'Ana' }] });
		expect(updated.contacts![0]).toMatchObject({ firstName: 'Ana', name: 'Ana of the SDK' });
		const { body: found } = await api.getContacts(tenant, undefined, 'Name=="Ana of the SDK"');
		expect(found.contacts!.map(({ contactID }) => contactID)).toEqual([customer]);

		const { body: made } = await api.createContacts(tenant, { contacts: [{ name: 'Soon archived' }] });
		const { contactID } = made.contacts![0]!;
		await api.updateContact(tenant, contactID!, { contacts: [{ contactStatus: Contact.ContactStatusEnum.ARCHIVED }] });
		const names = async (includeArchived: boolean) =>
			(await api.getContacts(tenant, undefined, undefined, undefined, undefined, undefined, includeArchived)).body.contacts!.map(({ name }) => name);
		expect(await names(false)).not.toContain('Soon archived');
		expect(await names(true)).toContain('Soon archived');
	});

	it('give each record its own answer with summarizeErrors=false', async () => {
		const { body } = await api.createContacts(tenant, { contacts: [{ name: 'A good one' }, { name: 'A bad one', emailAddress: 'not an address' }] }, false);
		expect(body.contacts!.map(({ hasValidationErrors }) => hasValidationErrors)).toEqual([false, true]);
		expect(body.contacts![1]!.validationErrors![0]!.message).toBeTruthy();
	});

	it('are refused together otherwise', async () => {
		const { statusCode } = await refusal(
			api.createContacts(tenant, { contacts: [{ name: 'Never kept' }, { name: 'Bad', emailAddress: 'not an address' }] }, true),
		);
		expect(statusCode).toBe(400);
		const { body } = await api.getContacts(tenant, undefined, 'Name=="Never kept"');
		expect(body.contacts).toEqual([]);
	});
});

describe('invoices', () => {
	it('are created with totals, and their dates stay days', async () => {
		const { body } = await api.createInvoices(tenant, {
			invoices: [invoiceOf({ lineAmountTypes: LineAmountTypes.Exclusive, lineItems: [line(100), line(0.05, { quantity: 3 })] })],
		});
		const invoice = body.invoices![0]!;
		expect(invoice).toMatchObject({ status: 'DRAFT', subTotal: 100.15, totalTax: 15.02, total: 115.17, amountDue: 115.17 });
		expect(new Date(String(invoice.date)).toISOString()).toBe('2026-03-31T00:00:00.000Z');
		expect(invoice.invoiceNumber).toMatch(/^INV-/);
	});

	it('take the tax out of inclusive lines', async () => {
		const { body } = await api.createInvoices(tenant, { invoices: [invoiceOf({ lineAmountTypes: LineAmountTypes.Inclusive, lineItems: [line(115)] })] });
		expect(body.invoices![0]).toMatchObject({ subTotal: 100, totalTax: 15, total: 115 });
	});

	it('keep four decimals of a price where asked to', async () => {
		const invoices = [invoiceOf({ lineItems: [line(1.2345, { quantity: 100 })] })];
		const priced = async (unitdp?: number) => (await api.createInvoices(tenant, { invoices }, undefined, unitdp)).body.invoices![0]!;
		expect((await priced(4)).lineItems![0]).toMatchObject({ unitAmount: 1.2345, lineAmount: 123.45 });
		expect((await priced()).lineItems![0]!.unitAmount).toBe(1.23);
	});

	it('are updated, approved, voided, and then left alone', async () => {
		const { body } = await api.createInvoices(tenant, { invoices: [invoiceOf()] });
		const { invoiceID } = body.invoices![0]!;
		const become = async (status: Invoice.StatusEnum) => (await api.updateInvoice(tenant, invoiceID!, { invoices: [{ status }] })).body.invoices![0]!.status;
		const { body: updated } = await api.updateInvoice(tenant, invoiceID!, { invoices: [{ reference: 'PO 7' }] });
		expect(updated.invoices![0]).toMatchObject({ reference: 'PO 7', total: 115 });
		expect(await become(Invoice.StatusEnum.AUTHORISED)).toBe('AUTHORISED');
		expect(await become(Invoice.StatusEnum.VOIDED)).toBe('VOIDED');
		expect((await refusal(api.updateInvoice(tenant, invoiceID!, { invoices: [{ reference: 'late' }] }))).words).toContain(
			'Invoice not of valid status for modification',
		);
	});

	it('with the number of an existing one are that one', async () => {
		const first = await api.updateOrCreateInvoices(tenant, { invoices: [invoiceOf({ invoiceNumber: 'SDK-1' })] });
		const second = await api.updateOrCreateInvoices(tenant, { invoices: [invoiceOf({ invoiceNumber: 'SDK-1', reference: 'again' })] });
		expect(second.body.invoices![0]).toMatchObject({ invoiceID: first.body.invoices![0]!.invoiceID, reference: 'again' });
	});

	it('are answered one by one with summarizeErrors=false', async () => {
		const { body } = await api.createInvoices(
			tenant,
			{ invoices: [invoiceOf(), invoiceOf({ lineItems: [line(1, { accountCode: '12345' })], status: Invoice.StatusEnum.AUTHORISED })] },
			false,
		);
		expect(body.invoices!.map(({ hasErrors }) => hasErrors)).toEqual([false, true]);
		expect(body.invoices![1]!.validationErrors!.map(({ message }) => message).join()).toContain('12345');
	});

	it('come in pages of the size that was asked for', async () => {
		await api.createInvoices(tenant, { invoices: Array.from({ length: 7 }, (_, index) => invoiceOf({ reference: `page ${index}` })) });
		const pageOf = async (page: number) =>
			(
				await api.getInvoices(
					tenant,
					undefined,
					'Reference!=null AND Reference.StartsWith("page")',
					'Reference',
					undefined,
					undefined,
					undefined,
					undefined,
					page,
					undefined,
					undefined,
					undefined,
					undefined,
					3,
				)
			).body;
		const pages = [await pageOf(1), await pageOf(2), await pageOf(3)];
		expect(pages.map(({ invoices }) => invoices!.length)).toEqual([3, 3, 1]);
		expect(pages[0]!.pagination).toMatchObject({ page: 1, pageSize: 3, pageCount: 3, itemCount: 7 });
		expect(pages.flatMap(({ invoices }) => invoices!.map(({ reference }) => reference))).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `page ${index}`));
	});

	it('are listed by what changed', async () => {
		sandbox.clock.advance(60);
		const since = new Date(sandbox.clock.now());
		sandbox.clock.advance(60);
		const { invoiceID } = await approved();
		const { body } = await api.getInvoices(tenant, since);
		expect(body.invoices!.map((invoice) => invoice.invoiceID)).toEqual([invoiceID]);
	});

	it('are made once for one idempotency key', async () => {
		const make = async () => (await api.createInvoices(tenant, { invoices: [invoiceOf()] }, undefined, undefined, 'key-1')).body.invoices![0]!.invoiceID;
		expect(await make()).toBe(await make());
		expect((await refusal(api.createInvoices(tenant, { invoices: [invoiceOf({ reference: 'other' })] }, undefined, undefined, 'key-1'))).statusCode).toBe(400);
	});
});

describe('bills', () => {
	it('are invoices of another type, and their number need not be unique', async () => {
		const bill = invoiceOf({ type: Invoice.TypeEnum.ACCPAY, invoiceNumber: 'B-1', lineItems: [line(50, { accountCode: '400', taxType: 'INPUT2' })] });
		const { body } = await api.createInvoices(tenant, { invoices: [bill, bill] });
		expect(new Set(body.invoices!.map(({ invoiceID }) => invoiceID)).size).toBe(2);
		expect(body.invoices![0]).toMatchObject({ type: 'ACCPAY', total: 57.5 });
		const { body: deleted } = await api.updateInvoice(tenant, body.invoices![0]!.invoiceID!, { invoices: [{ status: Invoice.StatusEnum.DELETED }] });
		expect(deleted.invoices![0]!.status).toBe('DELETED');
	});
});

describe('payments', () => {
	const pay = (invoiceID: string | undefined, amount: number): Payment => ({
		invoice: { invoiceID },
		account: { code: '090' },
		amount,
		date: '2026-04-02',
		reference: 'sdk',
	});

	it('pay an invoice in parts, and reopen it when deleted', async () => {
		const { invoiceID } = await approved();
		const state = async () => (await api.getInvoice(tenant, invoiceID!)).body.invoices![0]!;
		const { body: part } = await api.createPayment(tenant, pay(invoiceID, 15));
		expect(part.payments![0]).toMatchObject({ amount: 15, status: Payment.StatusEnum.AUTHORISED, paymentType: Payment.PaymentTypeEnum.ACCRECPAYMENT });
		expect(await state()).toMatchObject({ amountPaid: 15, amountDue: 100, status: 'AUTHORISED' });
		await api.createPayments(tenant, { payments: [pay(invoiceID, 100)] });
		expect(await state()).toMatchObject({ amountPaid: 115, amountDue: 0, status: 'PAID' });
		const { body: gone } = await api.deletePayment(tenant, part.payments![0]!.paymentID!, { status: 'DELETED' });
		expect(gone.payments![0]!.status).toBe('DELETED');
		expect(await state()).toMatchObject({ amountDue: 15, status: 'AUTHORISED' });
	});

	it('are refused beyond what is due', async () => {
		const { invoiceID } = await approved();
		const { statusCode, words } = await refusal(api.createPayment(tenant, pay(invoiceID, 1000)));
		expect(statusCode).toBe(400);
		expect(words).toContain('Payment amount exceeds the amount outstanding on this document');
	});

	it('are listed', async () => {
		const { body } = await api.getPayments(tenant, undefined, 'Reference=="sdk"', undefined, 1);
		expect(body.payments!.length).toBeGreaterThan(0);
	});
});

describe('accounts', () => {
	it('are created, read, updated, archived and deleted', async () => {
		const { body } = await api.createAccount(tenant, { code: '0777', name: 'Stamps', type: AccountType.EXPENSE, taxType: 'INPUT2' });
		const { accountID } = body.accounts![0]!;
		expect(body.accounts![0]).toMatchObject({ code: '0777', _class: Account.ClassEnum.EXPENSE, status: Account.StatusEnum.ACTIVE });
		const { body: updated } = await api.updateAccount(tenant, accountID!, { accounts: [{ name: 'Stamps and cards' }] });
		expect(updated.accounts![0]).toMatchObject({ code: '0777', name: 'Stamps and cards' });
		const { body: archived } = await api.updateAccount(tenant, accountID!, { accounts: [{ status: Account.StatusEnum.ARCHIVED }] });
		expect(archived.accounts![0]!.status).toBe('ARCHIVED');
		await api.deleteAccount(tenant, accountID!);
		const { body: left } = await api.getAccounts(tenant, undefined, 'Code=="0777"');
		expect(left.accounts!.filter(({ status }) => status !== Account.StatusEnum.DELETED)).toEqual([]);
	});
});

describe('tax rates', () => {
	it('are created, listed, updated and deleted', async () => {
		const rate: TaxRate = { name: 'SDK levy', reportTaxType: TaxRate.ReportTaxTypeEnum.OUTPUT, taxComponents: [{ name: 'Levy', rate: 4.5 }] };
		const { body } = await api.createTaxRates(tenant, { taxRates: [rate] });
		const { taxType } = body.taxRates![0]!;
		expect(body.taxRates![0]).toMatchObject({ effectiveRate: 4.5, status: TaxRate.StatusEnum.ACTIVE });
		expect((await api.getTaxRates(tenant, 'Name=="SDK levy"')).body.taxRates!.map((one) => one.taxType)).toEqual([taxType]);
		const { body: deleted } = await api.updateTaxRate(tenant, { taxRates: [{ ...rate, taxType, status: TaxRate.StatusEnum.DELETED }] });
		expect(deleted.taxRates![0]!.status).toBe('DELETED');
	});
});

it('without a right to the organisation is refused', async () => {
	expect((await refusal(api.getOrganisations('00000000-0000-0000-0000-000000000001'))).statusCode).toBe(403);
});
