import {
	CreditNote,
	type Invoice,
	LineAmountTypes,
	type Quote,
	QuoteLineAmountTypes,
	QuoteStatusCodes,
	RepeatingInvoice,
	Schedule,
	CurrencyCode,
} from 'xero-node';
import { bought, customer, dayOf, line, refusal } from './customer';

/** Quotes, credit notes and repeating invoices, asked for by Xero's own SDK. */

const sdk = customer();

describe('quotes', () => {
	const quoteOf = (more: Partial<Quote> = {}): Quote => ({
		contact: { contactID: sdk.contactID },
		date: '2026-03-31',
		expiryDate: '2026-04-30',
		lineItems: [line(80)],
		title: 'Paper for a year',
		...more,
	});

	it('are created, changed, sent, accepted and invoiced step by step', async () => {
		const { body } = await sdk.api.createQuotes(sdk.tenant, { quotes: [quoteOf({ lineAmountTypes: QuoteLineAmountTypes.EXCLUSIVE })] });
		const { quoteID, ...made } = body.quotes![0]!;
		expect(made).toMatchObject({ status: QuoteStatusCodes.DRAFT, total: 92, lineAmountTypes: 'EXCLUSIVE', title: 'Paper for a year' });
		expect(dayOf(made.expiryDate)).toBe('2026-04-30T00:00:00.000Z');
		const keep = { contact: { contactID: sdk.contactID }, date: '2026-03-31' };
		const become = async (more: Quote) => (await sdk.api.updateQuote(sdk.tenant, quoteID!, { quotes: [{ ...keep, ...more }] })).body.quotes![0]!;
		expect(await become({ reference: 'R1' })).toMatchObject({ reference: 'R1', total: 92 });
		for (const status of [QuoteStatusCodes.SENT, QuoteStatusCodes.ACCEPTED, QuoteStatusCodes.INVOICED]) expect((await become({ status })).status).toBe(status);
		expect((await sdk.api.getQuote(sdk.tenant, quoteID!)).body.quotes![0]!.status).toBe('INVOICED');
		const { body: pdf } = await sdk.api.getQuoteAsPdf(sdk.tenant, quoteID!);
		expect(Buffer.from(pdf).subarray(0, 4).toString()).toBe('%PDF');
	});

	it('are found by number and status, and deleted', async () => {
		const { body } = await sdk.api.updateOrCreateQuotes(sdk.tenant, { quotes: [quoteOf({ quoteNumber: 'SDK-Q-1' })] });
		const found = async (status?: string) =>
			(await sdk.api.getQuotes(sdk.tenant, undefined, undefined, undefined, undefined, undefined, sdk.contactID, status, 1, undefined, 'SDK-Q-1')).body.quotes!;
		expect((await found()).map(({ quoteID }) => quoteID)).toEqual([body.quotes![0]!.quoteID]);
		await sdk.api.updateQuote(sdk.tenant, body.quotes![0]!.quoteID!, { quotes: [quoteOf({ status: QuoteStatusCodes.DELETED })] });
		expect(await found('DRAFT')).toEqual([]);
		expect((await found('DELETED')).length).toBe(1);
	});

	it('cannot be accepted before they are sent', async () => {
		const { body } = await sdk.api.createQuotes(sdk.tenant, { quotes: [quoteOf()] });
		const accepted = sdk.api.updateQuote(sdk.tenant, body.quotes![0]!.quoteID!, { quotes: [quoteOf({ status: QuoteStatusCodes.ACCEPTED })] });
		expect((await refusal(accepted)).statusCode).toBe(400);
	});
});

describe('credit notes', () => {
	const noteOf = (more: Partial<CreditNote> = {}): CreditNote => ({
		type: CreditNote.TypeEnum.ACCRECCREDIT,
		contact: { contactID: sdk.contactID },
		date: '2026-03-31',
		lineItems: [line(20)],
		...more,
	});
	const created = async (more: Partial<CreditNote> = {}) =>
		(await sdk.api.createCreditNotes(sdk.tenant, { creditNotes: [noteOf(more)] })).body.creditNotes![0]!;

	it('are created, changed, approved, printed, listed and voided', async () => {
		const { creditNoteID, ...made } = await created();
		expect(made).toMatchObject({ status: CreditNote.StatusEnum.DRAFT, total: 23, remainingCredit: 23 });
		const become = async (more: CreditNote) => (await sdk.api.updateCreditNote(sdk.tenant, creditNoteID!, { creditNotes: [more] })).body.creditNotes![0]!;
		expect(await become({ reference: 'Returned' })).toMatchObject({ reference: 'Returned', total: 23 });
		expect((await become({ status: CreditNote.StatusEnum.AUTHORISED })).status).toBe('AUTHORISED');
		const { body: pdf } = await sdk.api.getCreditNoteAsPdf(sdk.tenant, creditNoteID!);
		expect(Buffer.from(pdf).subarray(0, 4).toString()).toBe('%PDF');
		const { body: listed } = await sdk.api.getCreditNotes(sdk.tenant, undefined, 'Reference=="Returned"', undefined, 1);
		expect(listed.creditNotes!.map((note) => note.creditNoteID)).toEqual([creditNoteID]);
		expect((await become({ status: CreditNote.StatusEnum.VOIDED })).status).toBe('VOIDED');
	});

	it('of a supplier are deleted as drafts', async () => {
		const { creditNoteID } = await created({ type: CreditNote.TypeEnum.ACCPAYCREDIT, creditNoteNumber: 'SC-1', lineItems: [bought(20)] });
		const gone = { creditNotes: [{ creditNoteID, status: CreditNote.StatusEnum.DELETED }] };
		expect((await sdk.api.updateOrCreateCreditNotes(sdk.tenant, gone)).body.creditNotes![0]!.status).toBe('DELETED');
	});

	it('pay an invoice by allocation, and give it back', async () => {
		const { invoiceID } = await sdk.approved();
		const { creditNoteID } = await created({ status: CreditNote.StatusEnum.AUTHORISED });
		const due = async () => (await sdk.api.getInvoice(sdk.tenant, invoiceID!)).body.invoices![0]!;
		const left = async () => (await sdk.api.getCreditNote(sdk.tenant, creditNoteID!)).body.creditNotes![0]!;
		const { body } = await sdk.api.createCreditNoteAllocation(sdk.tenant, creditNoteID!, {
			allocations: [{ amount: 13, date: '2026-03-31', invoice: { invoiceID } as Invoice }],
		});
		expect(body.allocations![0]).toMatchObject({ amount: 13 });
		expect(await due()).toMatchObject({ amountDue: 102, amountCredited: 13 });
		const { remainingCredit, allocations } = await left();
		expect(remainingCredit).toBe(10);
		await sdk.api.deleteCreditNoteAllocations(sdk.tenant, creditNoteID!, allocations![0]!.allocationID!);
		expect(await due()).toMatchObject({ amountDue: 115 });
		expect((await left()).remainingCredit).toBe(23);
		const tooMuch = sdk.api.createCreditNoteAllocation(sdk.tenant, creditNoteID!, {
			allocations: [{ amount: 99, date: '2026-03-31', invoice: { invoiceID } as Invoice }],
		});
		expect((await refusal(tooMuch)).statusCode).toBe(400);
	});
});

describe('repeating invoices', () => {
	it('are created, read, listed and deleted', async () => {
		const template: RepeatingInvoice = {
			type: RepeatingInvoice.TypeEnum.ACCREC,
			contact: { contactID: sdk.contactID },
			schedule: { period: 1, unit: Schedule.UnitEnum.MONTHLY, dueDate: 20, dueDateType: Schedule.DueDateTypeEnum.OFFOLLOWINGMONTH, startDate: '2027-01-31' },
			lineItems: [line(100)],
			lineAmountTypes: LineAmountTypes.Exclusive,
			currencyCode: CurrencyCode.NZD,
			status: RepeatingInvoice.StatusEnum.AUTHORISED,
			reference: 'Rent of the SDK',
		};
		const { body } = await sdk.api.createRepeatingInvoices(sdk.tenant, { repeatingInvoices: [template] });
		const { repeatingInvoiceID, ...made } = body.repeatingInvoices![0]!;
		expect(made).toMatchObject({ status: 'AUTHORISED', total: 115, schedule: { period: 1, unit: 'MONTHLY' } });
		expect((await sdk.api.getRepeatingInvoice(sdk.tenant, repeatingInvoiceID!)).body.repeatingInvoices![0]!.reference).toBe('Rent of the SDK');
		const listed = async () =>
			(await sdk.api.getRepeatingInvoices(sdk.tenant, 'Reference=="Rent of the SDK" AND Status=="AUTHORISED"')).body.repeatingInvoices!;
		expect(await listed()).toHaveLength(1);
		const gone = { repeatingInvoices: [{ repeatingInvoiceID, status: RepeatingInvoice.StatusEnum.DELETED }] };
		expect((await sdk.api.updateOrCreateRepeatingInvoices(sdk.tenant, gone)).body.repeatingInvoices![0]!.status).toBe('DELETED');
		expect(await listed()).toEqual([]);
	});
});
