import { Invoice, TrackingOption, XeroClient, type AccountingApi, type ReportRows } from 'xero-node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { everyScope } from '../../sandbox/xero/scopes';
import { NZ, UK } from '../../sandbox/xero/seed';

/** Xero's own library as a customer of files, notes, settings and reports; see xeroSdk.test.ts. */

let sandbox: Sandbox;
let api: AccountingApi;
let invoiceID: string;
let contactID: string;

beforeAll(async () => {
	sandbox = await startSandbox();
	api = new XeroClient({ clientId: 'unused', clientSecret: 'unused' }).accountingApi;
	api.basePath = `${sandbox.url}/xero/api.xro/2.0`;
	sandbox.vendors.xero?.levers?.tier?.({ minute: 1000 });
	const scopes = [...everyScope, 'accounting.journals.read'];
	api.accessToken = (sandbox.vendors.xero?.levers?.tokens?.({ scopes }) as { access_token: string }).access_token;
	const lineItems = [{ description: 'Work', quantity: 1, unitAmount: 100, accountCode: '200' }];
	const invoice = {
		type: Invoice.TypeEnum.ACCREC,
		status: Invoice.StatusEnum.AUTHORISED,
		contact: { name: 'Ridgeway University' },
		date: '2026-03-09',
		dueDate: '2026-03-31',
		lineItems,
	};
	const made = (await api.createInvoices(NZ, { invoices: [invoice] })).body.invoices?.[0];
	invoiceID = made?.invoiceID ?? '';
	contactID = made?.contact?.contactID ?? '';
});
afterAll(() => sandbox.close());

it('attaches a file, reads it, and prints the invoice', async () => {
	const text = Buffer.from('Kia ora\n');
	const [made] = (await api.createInvoiceAttachmentByFileName(NZ, invoiceID, 'hello.txt', text, true)).body.attachments ?? [];
	expect(made).toMatchObject({ fileName: 'hello.txt', includeOnline: true });
	expect((await api.getInvoiceAttachments(NZ, invoiceID)).body.attachments).toHaveLength(1);
	const { body } = await api.getInvoiceAttachmentByFileName(NZ, invoiceID, 'hello.txt', 'text/plain');
	expect(Buffer.from(body)).toEqual(text);
	expect((await api.getInvoiceAsPdf(NZ, invoiceID)).body.toString('latin1').slice(0, 5)).toBe('%PDF-');
});

it('notes what happened, sends the invoice, and asks for its page', async () => {
	expect((await api.createInvoiceHistory(NZ, invoiceID, { historyRecords: [{ details: 'Called' }] })).body.historyRecords).toMatchObject([
		{ details: 'Called' },
	]);
	const { historyRecords = [] } = (await api.getInvoiceHistory(NZ, invoiceID)).body;
	expect(historyRecords[0]).toMatchObject({ details: 'Called', changes: 'Note' });
	expect(new Date(historyRecords[0]?.dateUTC ?? '').getTime()).toBeGreaterThan(0);
	expect((await api.emailInvoice(NZ, invoiceID, {})).response.status).toBe(204);
	expect((await api.getOnlineInvoice(NZ, invoiceID)).body.onlineInvoices?.[0]?.onlineInvoiceUrl).toMatch(/^https:\/\/in\.xero\.com\//);
});

it('groups contacts', async () => {
	const { contactGroupID = '' } = (await api.createContactGroup(NZ, { contactGroups: [{ name: 'VIPs' }] })).body.contactGroups?.[0] ?? {};
	expect((await api.createContactGroupContacts(NZ, contactGroupID, { contacts: [{ contactID }] })).body.contacts).toMatchObject([{ contactID }]);
	expect((await api.getContactGroup(NZ, contactGroupID)).body.contactGroups?.[0]?.contacts).toMatchObject([{ contactID, name: 'Ridgeway University' }]);
	expect((await api.deleteContactGroupContact(NZ, contactGroupID, contactID)).response.status).toBe(204);
});

it('keeps tracking categories, currencies, users, looks and budgets', async () => {
	const { trackingCategoryID = '' } = (await api.createTrackingCategory(UK, { name: 'Region' })).body.trackingCategories?.[0] ?? {};
	const { trackingOptionID = '' } = (await api.createTrackingOptions(UK, trackingCategoryID, { name: 'North' })).body.options?.[0] ?? {};
	const renamed = { name: 'Far North', status: TrackingOption.StatusEnum.ARCHIVED };
	expect((await api.updateTrackingOptions(UK, trackingCategoryID, trackingOptionID, renamed)).body.options).toMatchObject([renamed]);
	expect((await api.deleteTrackingOptions(UK, trackingCategoryID, trackingOptionID)).body.options).toMatchObject([{ status: 'DELETED' }]);
	expect((await api.createCurrency(NZ, { code: 'CHF' as never })).body.currencies).toMatchObject([{ code: 'CHF', description: 'Swiss Franc' }]);
	expect((await api.getUsers(NZ)).body.users?.find(({ isSubscriber }) => isSubscriber)).toMatchObject({ emailAddress: 'demo@sandbox.test' });
	expect((await api.getBrandingThemes(NZ)).body.brandingThemes).toHaveLength(2);
	const { budgetID = '' } = (await api.getBudgets(NZ)).body.budgets?.[0] ?? {};
	const [line] = (await api.getBudget(NZ, budgetID)).body.budgets?.[0]?.budgetLines ?? [];
	expect(line).toMatchObject({ accountCode: '200', budgetBalances: expect.arrayContaining([expect.objectContaining({ amount: 12000 })]) });
	expect((await api.getOrganisationActions(NZ)).body.actions).toContainEqual({ name: 'CreateApprovedInvoice', status: 'ALLOWED' });
	expect((await api.getInvoiceReminders(NZ)).body.invoiceReminders).toEqual([{ enabled: false }]);
	expect((await api.getOrganisationCISSettings(UK, UK)).body.cISSettings).toMatchObject([{ cISContractorEnabled: false }]);
});

it('reads reports and journals', async () => {
	const [sheet] = (await api.getReportProfitAndLoss(NZ, '2026-03-01', '2026-03-31')).body.reports ?? [];
	const rows = (sheet?.rows ?? []).flatMap(({ rows: inner }: ReportRows) => inner ?? []);
	expect(rows.find(({ cells }) => cells?.[0]?.value === 'Net Profit')?.cells?.[1]?.value).toBe('100.00');
	const [aged] = (await api.getReportAgedReceivablesByContact(NZ, contactID, undefined, '2026-03-01')).body.reports ?? [];
	expect(aged).toMatchObject({ reportName: 'Aged Receivables By Contact', reportType: 'AgedReceivablesByContact' });
	const [journal] = (await api.getJournals(NZ, undefined, 0)).body.journals ?? [];
	expect(journal).toMatchObject({ journalNumber: 1, sourceID: invoiceID, sourceType: 'ACCREC' });
	expect(journal?.journalLines?.[0]).toMatchObject({ accountCode: '610', netAmount: 115 });
});
