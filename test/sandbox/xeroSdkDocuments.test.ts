import {
	type AccountingApi,
	type Allocation,
	BankTransaction,
	BankTransfer,
	BatchPayment,
	CreditNote,
	Invoice,
	Item,
	LinkedTransaction,
	ManualJournal,
	Overpayment,
	Payment,
	Prepayment,
	PurchaseOrder,
	Quote,
	QuoteLineAmountTypes,
	QuoteStatusCodes,
	RepeatingInvoice,
	Schedule,
	XeroClient,
} from 'xero-node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ } from '../../sandbox/xero/seed';

/** Xero's own library as a customer of what is beside invoices; see xeroSdk.test.ts. */

let sandbox: Sandbox;
let api: AccountingApi;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox();
	const xero = new XeroClient({ clientId: 'unused', clientSecret: 'unused' });
	api = xero.accountingApi;
	api.basePath = `${sandbox.url}/xero/api.xro/2.0`;
	sandbox.vendors.xero?.levers?.tier?.({ minute: 1000 });
	token = (sandbox.vendors.xero?.levers?.tokens?.({}) as { access_token: string }).access_token;
	api.accessToken = token;
});
afterAll(() => sandbox.close());

const contact = { name: 'Ridgeway University' };
const lineItems = [{ description: 'Work', quantity: 1, unitAmount: 100, accountCode: '200', taxType: 'OUTPUT2' }];
const date = '2026-03-09';

const sold = async (): Promise<string> => {
	const invoice = { type: Invoice.TypeEnum.ACCREC, status: Invoice.StatusEnum.AUTHORISED, contact, date, dueDate: '2026-03-31', lineItems };
	return (await api.createInvoices(NZ, { invoices: [invoice] })).body.invoices?.[0]?.invoiceID ?? '';
};
const invoiceOf = async (id: string) => (await api.getInvoice(NZ, id)).body.invoices?.[0];

it('allocates a credit note, takes it back, and refunds it', async () => {
	const note = { type: CreditNote.TypeEnum.ACCRECCREDIT, status: CreditNote.StatusEnum.AUTHORISED, contact, date, lineItems };
	const { creditNoteID = '' } = (await api.createCreditNotes(NZ, { creditNotes: [note] }, false, 4)).body.creditNotes?.[0] ?? {};
	const invoiceID = await sold();
	const allocation: Allocation = { amount: 115, date, invoice: { invoiceID } as Invoice };
	const [made] = (await api.createCreditNoteAllocation(NZ, creditNoteID, { allocations: [allocation] })).body.allocations ?? [];
	expect(made).toMatchObject({ amount: 115, invoice: { invoiceID }, creditNote: { creditNoteID } });
	expect(await invoiceOf(invoiceID)).toMatchObject({ status: 'PAID', amountCredited: 115, creditNotes: [{ creditNoteID, appliedAmount: 115 }] });
	expect((await api.deleteCreditNoteAllocations(NZ, creditNoteID, made?.allocationID ?? '')).body).toMatchObject({ isDeleted: true });
	expect((await api.getCreditNote(NZ, creditNoteID)).body.creditNotes?.[0]).toMatchObject({ remainingCredit: 115, status: 'AUTHORISED' });
	const refund = { creditNote: { creditNoteID }, account: { code: '090' }, date, amount: 15 } as Payment;
	expect((await api.createPayments(NZ, { payments: [refund] }, false)).body.payments?.[0]).toMatchObject({ paymentType: 'ARCREDITPAYMENT' });
});

it('makes prepayments and overpayments of bank transactions, and transfers between banks', async () => {
	const received = (type: BankTransaction.TypeEnum, lines: BankTransaction['lineItems']) =>
		api.createBankTransactions(NZ, { bankTransactions: [{ type, contact, bankAccount: { code: '090' }, lineItems: lines }] }, true, 4);
	const [prepaid] = (await received(BankTransaction.TypeEnum.RECEIVEPREPAYMENT, lineItems)).body.bankTransactions ?? [];
	const invoiceID = await sold();
	const allocation: Allocation = { amount: 10, date, invoice: { invoiceID } as Invoice };
	await api.createPrepaymentAllocations(NZ, prepaid?.prepaymentID ?? '', { allocations: [allocation] });
	expect((await api.getPrepayment(NZ, prepaid?.prepaymentID ?? '')).body.prepayments?.[0]).toMatchObject({
		remainingCredit: 90,
		allocations: [{ amount: 10 }],
	});
	await received(BankTransaction.TypeEnum.RECEIVEOVERPAYMENT, [{ description: 'Twice', lineAmount: 5 }]);
	expect((await api.getOverpayments(NZ, undefined, 'Status=="AUTHORISED"', undefined, 1)).body.overpayments).toHaveLength(1);

	const transfer = { fromBankAccount: { code: '090' }, toBankAccount: { code: '091' }, amount: 20 };
	const { bankTransferID = '' } = (await api.createBankTransfer(NZ, { bankTransfers: [transfer] })).body.bankTransfers?.[0] ?? {};
	expect((await api.deleteBankTransfer(NZ, bankTransferID, { status: 'DELETED' })).body.bankTransfers?.[0]).toMatchObject({ status: 'DELETED' });
	expect((await api.getBankTransfers(NZ)).body.bankTransfers).toEqual([]);
});

it('pays a batch, and undoes it', async () => {
	const ids = [await sold(), await sold()];
	const payments = ids.map((invoiceID) => ({ invoice: { invoiceID }, amount: 115 }) as Payment);
	const batch = { account: { code: '090' }, date, payments };
	const { batchPaymentID = '', totalAmount } = (await api.createBatchPayment(NZ, { batchPayments: [batch] })).body.batchPayments?.[0] ?? {};
	expect(totalAmount).toBe(230);
	await api.deleteBatchPaymentByUrlParam(NZ, batchPaymentID, { status: 'DELETED' });
	expect(await invoiceOf(ids[0] ?? '')).toMatchObject({ amountDue: 115, status: 'AUTHORISED' });
});

it('quotes, orders and keeps items and journals', async () => {
	const quote: Quote = { contact, date, lineItems, lineAmountTypes: QuoteLineAmountTypes.INCLUSIVE };
	const { quoteID = '', lineAmountTypes } = (await api.createQuotes(NZ, { quotes: [quote] })).body.quotes?.[0] ?? {};
	expect(lineAmountTypes).toBe('INCLUSIVE');
	await api.updateQuote(NZ, quoteID, { quotes: [{ status: QuoteStatusCodes.SENT }] });
	expect((await api.getQuotes(NZ, undefined, '2026-01-01', undefined, undefined, undefined, undefined, 'SENT', 1)).body.quotes).toHaveLength(1);

	await api.createPurchaseOrders(NZ, {
		purchaseOrders: [{ contact, date, lineItems: [{ description: 'x', quantity: 1, unitAmount: 20, accountCode: '453' }] }],
	});
	expect((await api.getPurchaseOrders(NZ, undefined, 'DRAFT')).body).toMatchObject({ pagination: { itemCount: 1 }, purchaseOrders: [{ total: 23 }] });

	const [item] = (await api.updateOrCreateItems(NZ, { items: [{ code: 'chair', salesDetails: { unitPrice: 1.2345 } }] }, false, 4)).body.items ?? [];
	expect(item?.salesDetails?.unitPrice).toBe(1.2345);
	expect((await api.deleteItem(NZ, item?.itemID ?? '')).response.status).toBe(204);

	const journalLines = [100, -100].map((lineAmount) => ({ lineAmount, accountCode: '433' }));
	const posted = { narration: 'Accrual', status: ManualJournal.StatusEnum.POSTED, journalLines };
	expect((await api.createManualJournals(NZ, { manualJournals: [posted] })).body.manualJournals?.[0]).toMatchObject({ status: 'POSTED' });
});

it('repeats invoices and links expenses', async () => {
	const schedule: Schedule = {
		period: 1,
		unit: Schedule.UnitEnum.MONTHLY,
		dueDate: 10,
		dueDateType: Schedule.DueDateTypeEnum.OFFOLLOWINGMONTH,
		startDate: '2026-04-15',
	};
	const template = { type: RepeatingInvoice.TypeEnum.ACCREC, contact, schedule, lineItems, lineAmountTypes: 'Exclusive', currencyCode: 'NZD', status: 'DRAFT' };
	expect((await api.createRepeatingInvoices(NZ, { repeatingInvoices: [template as unknown as RepeatingInvoice] })).body.repeatingInvoices?.[0]).toMatchObject({
		total: 115,
	});

	const bill = { type: Invoice.TypeEnum.ACCPAY, contact, lineItems: [{ description: 'x', unitAmount: 10, accountCode: '300' }] };
	const [{ invoiceID, lineItems: lines } = {} as Invoice] = (await api.createInvoices(NZ, { invoices: [bill] })).body.invoices ?? [];
	const link = { sourceTransactionID: invoiceID, sourceLineItemID: lines?.[0]?.lineItemID };
	expect((await api.createLinkedTransaction(NZ, link)).body.linkedTransactions?.[0]).toMatchObject({ status: 'DRAFT', type: 'BILLABLEEXPENSE' });
});

describe("every property that the sandbox shows is one of Xero's", () => {
	/** Published in the specification's examples, yet not modelled by the library. */
	const PUBLISHED = /^((Date|DueDate|DeliveryDate|CreatedDateUTC)String|ID)$/;
	const OF_ORDERS = /^(Type|IsDiscounted|HasErrors)$/;

	it.each([
		['BankTransactions', BankTransaction],
		['BankTransfers', BankTransfer],
		['BatchPayments', BatchPayment],
		['CreditNotes', CreditNote],
		['Items', Item],
		['LinkedTransactions', LinkedTransaction],
		['ManualJournals', ManualJournal],
		['Overpayments', Overpayment],
		['Payments', Payment],
		['Prepayments', Prepayment],
		['PurchaseOrders', PurchaseOrder],
		['Quotes', Quote],
		['RepeatingInvoices', RepeatingInvoice],
	])('%s', async (collection, model) => {
		await api.createItems(NZ, { items: [{ code: 'chair' }] }).catch(() => undefined);
		const headers = { authorization: `Bearer ${token}`, 'xero-tenant-id': NZ, accept: 'application/json' };
		const answer = await fetch(`${sandbox.url}/xero/api.xro/2.0/${collection}?page=1&includeDeleted=true`, { headers });
		const { [collection]: rows = [] } = (await answer.json()) as Record<string, Record<string, unknown>[]>;
		const known = new Set(model.getAttributeTypeMap().map(({ baseName }) => baseName));
		expect(rows.length).toBeGreaterThan(0);
		const isPublished = (name: string) => PUBLISHED.test(name) || (collection === 'PurchaseOrders' && OF_ORDERS.test(name));
		expect([...new Set(rows.flatMap(Object.keys))].filter((name) => !known.has(name) && !isPublished(name))).toEqual([]);
	});
});
