import type { Row } from '../../sandbox/vendor';
import { ZERO_ID } from '../../sandbox/xero/ids';
import { caller, messages, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const line = (own: Row = {}): Row => ({ Description: 'Returned', Quantity: 1, UnitAmount: 100, AccountCode: '200', ...own });
const note = (own: Row = {}): Row => ({
	Type: 'ACCRECCREDIT',
	Contact: { Name: 'Ridgeway University' },
	Date: '2026-03-09',
	Status: 'AUTHORISED',
	LineItems: [line()],
	...own,
});
const put = (own: Row = {}, query = '') => xero.api('PUT', `/CreditNotes${query}`, note(own));
const post = (body: Row, query = '') => xero.api('POST', `/CreditNotes${query}`, body);
const made = (own: Row = {}): Row => xero.one(put(own), 'CreditNotes');
const credit = (id: unknown): Row => xero.one(xero.api('GET', `/CreditNotes/${id}`), 'CreditNotes');
const sold = (own: Row = {}): Row => xero.one(xero.api('PUT', '/Invoices', sale(own)), 'Invoices');
const invoice = (id: unknown): Row => xero.one(xero.api('GET', `/Invoices/${id}`), 'Invoices');
const allocate = (id: unknown, InvoiceID: unknown, Amount: number, query = '') =>
	xero.api('PUT', `/CreditNotes/${id}/Allocations${query}`, { Allocations: [{ Invoice: { InvoiceID }, Amount, Date: '2026-03-09' }] });
const EDITED = 'This document cannot be edited as it has a payment or credit note allocated to it.';

describe('a credit note', () => {
	it('is filled in where something is left out', () => {
		expect(made({ Status: undefined, Date: undefined })).toMatchObject({
			CreditNoteNumber: 'CN-0001',
			Status: 'DRAFT',
			DateString: '2026-03-10T00:00:00',
			LineAmountTypes: 'Exclusive',
			CurrencyCode: 'NZD',
			SubTotal: 100,
			TotalTax: 15,
			Total: 115,
			RemainingCredit: 115,
			HasErrors: false,
			Allocations: [],
			Payments: [],
			UpdatedDateUTCString: '2026-03-10T01:00:00Z',
		});
	});

	it('of a supplier has a number of theirs, which need not be unique, and no reference', () => {
		const supplied = { Type: 'ACCPAYCREDIT', CreditNoteNumber: 'S-1', Reference: 'x', LineItems: [line({ AccountCode: '300' })] };
		const [one, other] = [made(supplied), made(supplied)];
		expect(one.CreditNoteID).not.toBe(other.CreditNoteID);
		expect(one).toMatchObject({ CreditNoteNumber: 'S-1', TotalTax: 15 });
		expect(one.Reference).toBeUndefined();
		expect(made({ Type: 'ACCPAYCREDIT', LineItems: [line({ AccountCode: '300' })] }).CreditNoteNumber).toBe('');
	});

	// Only that it is refused: the words are the sandbox's own.
	it.each<[string, Row]>([
		['no type', { Type: undefined }],
		['the type of an invoice', { Type: 'ACCREC' }],
		['no contact', { Contact: {} }],
		['no lines on approval', { LineItems: [] }],
		['a discount', { LineItems: [line({ DiscountRate: 10 })] }],
		['an unknown item', { LineItems: [line({ ItemCode: 'nothing' })] }],
	])('is refused with %s', (_, own) => {
		const said = put(own);
		expect([said.status, refusals(said)]).toEqual([400, [expect.any(String)]]);
		expect((said.body.Elements as Row[])[0]).toMatchObject({ CreditNoteID: ZERO_ID, HasErrors: true });
	});

	it('is a draft without lines, found by number, edited by number, and unique by number', () => {
		const { CreditNoteID } = made({ CreditNoteNumber: 'A-1', Status: 'DRAFT', LineItems: undefined });
		expect(credit('A-1')).toMatchObject({ CreditNoteID, Total: 0 });
		expect(xero.one(post(note({ CreditNoteNumber: 'A-1', Status: 'DRAFT' })), 'CreditNotes')).toMatchObject({ CreditNoteID, Total: 115 });
		expect(put({ CreditNoteNumber: 'a-1' }).status).toBe(400);
	});

	it('answers an unknown id on the element', () => {
		const said = post({ CreditNoteID: '11111111-1111-4111-8111-111111111111', Reference: 'x' }, '?summarizeErrors=false');
		expect(messages(xero.one(said, 'CreditNotes'))).toEqual(['An existing Credit Note with the specified CreditNoteID could not be found']);
	});

	it.each([
		['DRAFT', 'DELETED', 200],
		['DRAFT', 'VOIDED', 400],
		['SUBMITTED', 'DRAFT', 200],
		['AUTHORISED', 'VOIDED', 200],
		['AUTHORISED', 'DELETED', 400],
	])('from %s to %s', (from, to, status) => {
		const { CreditNoteID } = made({ Status: from });
		expect(post({ CreditNoteID, Status: to }).status).toBe(status);
		expect(credit(CreditNoteID).Status).toBe(status === 200 ? to : from);
	});

	it('is a summary in a list without a page', () => {
		made();
		const [brief] = xero.api('GET', '/CreditNotes').body.CreditNotes as Row[];
		const { body } = xero.api('GET', '/CreditNotes?page=1&where=Type%3D%3D%22ACCRECCREDIT%22');
		expect(brief?.LineItems).toBeUndefined();
		expect((body.CreditNotes as Row[])[0]?.LineItems).toHaveLength(1);
		expect(body.pagination).toMatchObject({ itemCount: 1 });
	});

	it('rounds unit amounts to two decimals unless four are asked for', () => {
		const own = { LineItems: [line({ Quantity: 1000, UnitAmount: 0.1234 })] };
		expect(made(own)).toMatchObject({ SubTotal: 120 });
		expect(xero.one(put(own, '?unitdp=4'), 'CreditNotes')).toMatchObject({ SubTotal: 123.4, LineItems: [{ UnitAmount: 0.1234 }] });
	});
});

describe('an allocation', () => {
	it('moves both documents, and back when it is deleted', () => {
		const { CreditNoteID } = made();
		const { InvoiceID, InvoiceNumber } = sold({ LineItems: [line({ UnitAmount: 200 })] });
		xero.clock.advance(60);
		const said = allocate(CreditNoteID, InvoiceID, 50);
		const [{ AllocationID, ...shown } = {} as Row] = said.body.Allocations as Row[];
		expect(shown).toMatchObject({ Amount: 50, Date: '/Date(1773014400000+0000)/', Invoice: { InvoiceID }, CreditNote: { CreditNoteID } });
		expect(credit(CreditNoteID)).toMatchObject({
			RemainingCredit: 65,
			AppliedAmount: 50,
			Status: 'AUTHORISED',
			UpdatedDateUTCString: '2026-03-10T01:01:00Z',
			Allocations: [{ AllocationID, Amount: 50, Invoice: { InvoiceID, InvoiceNumber } }],
		});
		expect(invoice(InvoiceID)).toMatchObject({
			AmountCredited: 50,
			AmountPaid: 0,
			AmountDue: 180,
			UpdatedDateUTCString: '2026-03-10T01:01:00Z',
			CreditNotes: [{ CreditNoteID, CreditNoteNumber: 'CN-0001', AppliedAmount: 50, Total: 115 }],
		});

		const gone = xero.api('DELETE', `/CreditNotes/${CreditNoteID}/Allocations/${AllocationID}`);
		expect([gone.status, gone.body]).toEqual([200, { AllocationID, Date: '/Date(1773014400000+0000)/', Invoice: { InvoiceID }, IsDeleted: true }]);
		expect(credit(CreditNoteID)).toMatchObject({ RemainingCredit: 115, AppliedAmount: 0, Allocations: [] });
		expect(invoice(InvoiceID)).toMatchObject({ AmountCredited: 0, AmountDue: 230, CreditNotes: [] });
		expect(xero.api('DELETE', `/CreditNotes/${CreditNoteID}/Allocations/${AllocationID}`).status).toBe(404);
	});

	it('makes both PAID where nothing is left, and opens both again', () => {
		const { CreditNoteID } = made();
		const { InvoiceID } = sold();
		const [{ AllocationID } = {} as Row] = allocate(CreditNoteID, InvoiceID, 115).body.Allocations as Row[];
		expect(credit(CreditNoteID)).toMatchObject({ Status: 'PAID', RemainingCredit: 0, FullyPaidOnDate: '/Date(1773014400000+0000)/' });
		expect(invoice(InvoiceID)).toMatchObject({ Status: 'PAID', AmountDue: 0 });
		xero.api('DELETE', `/CreditNotes/${CreditNoteID}/Allocations/${AllocationID}`);
		expect([credit(CreditNoteID), invoice(InvoiceID)]).toMatchObject([{ Status: 'AUTHORISED' }, { Status: 'AUTHORISED', AmountDue: 115 }]);
		expect(invoice(InvoiceID).FullyPaidOnDate).toBeUndefined();
	});

	it('takes the later of the two dates where none is sent', () => {
		const { CreditNoteID } = made({ Date: '2026-03-05' });
		const { InvoiceID } = sold({ Date: '2026-03-08' });
		const said = xero.api('PUT', `/CreditNotes/${CreditNoteID}/Allocations`, { Amount: 1, Invoice: { InvoiceID } });
		expect((said.body.Allocations as Row[])[0]?.Date).toBe('/Date(1772928000000+0000)/');
	});

	it.each<[string, Row, Row, number, string[] | 1]>([
		[
			'more than the credit',
			{},
			{ LineItems: [line({ UnitAmount: 500 })] },
			116,
			['Credit Note cannot be allocated as amount is greater than amount outstanding'],
		],
		['more than is due', {}, { LineItems: [line({ UnitAmount: 10 })] }, 12, ['Credit Note cannot be allocated as amount is greater than amount outstanding']],
		['a bill', {}, { Type: 'ACCPAY', LineItems: [line({ AccountCode: '300' })] }, 1, ['Credit Note cannot be allocated to an incorrect invoice type']],
		['another contact', {}, { Contact: { Name: 'PowerDirect' } }, 1, 1],
		['another currency', {}, { CurrencyCode: 'USD' }, 1, 1],
		['a draft invoice', {}, { Status: 'DRAFT' }, 1, 1],
		['a draft credit', { Status: 'DRAFT' }, {}, 1, 1],
		['nothing', {}, {}, 0, 1],
	])('is refused for %s', (_, ownCredit, ownInvoice, amount, texts) => {
		const { CreditNoteID, ...before } = made(ownCredit);
		const { InvoiceID } = sold(ownInvoice);
		const said = allocate(CreditNoteID, InvoiceID, amount);
		expect(said.status).toBe(400);
		expect(refusals(said)).toEqual(texts === 1 ? [expect.any(String)] : texts);
		expect(credit(CreditNoteID)).toMatchObject({ RemainingCredit: before.RemainingCredit });
		expect(invoice(InvoiceID).AmountCredited).toBe(0);
	});

	it('is refused for what is paid, and for what does not exist', () => {
		const { CreditNoteID } = made();
		const { InvoiceID } = sold();
		xero.api('PUT', '/Payments', { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-03-09', Amount: 115 });
		expect(refusals(allocate(CreditNoteID, InvoiceID, 1))).toEqual([
			'The invoice you are trying to allocate to has already been paid off',
			'Credit Note cannot be allocated as amount is greater than amount outstanding',
		]);
		expect(refusals(allocate(CreditNoteID, '11111111-1111-4111-8111-111111111111', 1))).toEqual([
			'An existing Invoice with the specified InvoiceID could not be found',
		]);
		expect(allocate('11111111-1111-4111-8111-111111111111', InvoiceID, 1).status).toBe(404);
	});

	it('is judged one by one, each counting those before it', () => {
		const { CreditNoteID } = made();
		const { InvoiceID } = sold({ LineItems: [line({ UnitAmount: 500 })] });
		const Allocations = [80, 80, 35].map((Amount) => ({ Invoice: { InvoiceID }, Amount, Date: '2026-03-09' }));
		const path = `/CreditNotes/${CreditNoteID}/Allocations`;
		expect(xero.api('PUT', path, { Allocations }).status).toBe(400);
		expect(credit(CreditNoteID).RemainingCredit).toBe(115);
		const { body } = xero.api('PUT', `${path}?summarizeErrors=false`, { Allocations });
		expect((body.Allocations as Row[]).map(({ StatusAttributeString }) => StatusAttributeString)).toEqual(['OK', 'ERROR', 'OK']);
		expect((body.Allocations as Row[])[1]).toMatchObject({ AllocationID: ZERO_ID });
		expect(credit(CreditNoteID)).toMatchObject({ RemainingCredit: 0, Status: 'PAID' });
		expect(xero.api('PUT', path, '{"Allocations":[').body.Type).toBe('PostDataInvalidException');
	});

	it('protects both documents', () => {
		const { CreditNoteID } = made();
		const { InvoiceID } = sold();
		allocate(CreditNoteID, InvoiceID, 15);
		expect(refusals(post({ CreditNoteID, Date: '2026-03-08' }))).toEqual([EDITED]);
		expect(refusals(post({ CreditNoteID, Contact: { Name: 'PowerDirect' } }))).toEqual([EDITED]);
		expect(post({ CreditNoteID, Status: 'VOIDED' }).status).toBe(400);
		expect(refusals(xero.api('POST', '/Invoices', { InvoiceID, Contact: { Name: 'PowerDirect' } }))).toEqual([EDITED]);
		expect(refusals(xero.api('POST', '/Invoices', { InvoiceID, Status: 'VOIDED' }))).toEqual([
			'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
		]);
		expect(xero.one(post({ CreditNoteID, Reference: 'words' }), 'CreditNotes')).toMatchObject({ Reference: 'words', RemainingCredit: 100 });
	});

	it('survives a snapshot', () => {
		const { CreditNoteID } = made();
		const invoices = [sold(), sold()];
		for (const { InvoiceID } of invoices) allocate(CreditNoteID, InvoiceID, 10);
		xero.xero.restore(JSON.parse(JSON.stringify(xero.xero.snapshot())));
		expect((credit(CreditNoteID).Allocations as Row[]).map(({ Amount }) => Amount)).toEqual([10, 10]);
	});
});

describe('a refund', () => {
	const refund = (own: Row) => xero.api('PUT', '/Payments', { Account: { Code: '090' }, Date: '2026-03-09', Amount: 15, ...own });

	it('uses the credit up, and gives it back when it is deleted', () => {
		const { CreditNoteID } = made();
		const paid = xero.one(refund({ CreditNote: { CreditNoteID } }), 'Payments');
		expect(paid).toMatchObject({
			PaymentType: 'ARCREDITPAYMENT',
			Invoice: { Type: 'ACCRECCREDIT', InvoiceID: CreditNoteID, InvoiceNumber: 'CN-0001' },
			CreditNote: { CreditNoteID, CreditNoteNumber: 'CN-0001', Contact: { Name: 'Ridgeway University' } },
		});
		expect(credit(CreditNoteID)).toMatchObject({ RemainingCredit: 100, AppliedAmount: 0, Payments: [{ PaymentID: paid.PaymentID, Amount: 15 }] });
		refund({ CreditNote: { CreditNoteNumber: 'CN-0001' }, Amount: 100 });
		expect(credit(CreditNoteID)).toMatchObject({ RemainingCredit: 0, Status: 'PAID' });
		expect(xero.api('POST', `/Payments/${paid.PaymentID}`, { Status: 'DELETED' }).status).toBe(200);
		expect(credit(CreditNoteID)).toMatchObject({ RemainingCredit: 15, Status: 'AUTHORISED' });
		const listed = xero.api('GET', `/Payments?where=${encodeURIComponent(`CreditNote.CreditNoteID==guid("${CreditNoteID}") AND Status=="AUTHORISED"`)}`);
		expect(listed.body.Payments).toHaveLength(1);
	});

	it('looks for each id among documents of its own type', () => {
		const { CreditNoteID } = made();
		expect(refusals(refund({ Invoice: { InvoiceID: CreditNoteID } }))).toEqual(['An existing Invoice with the specified InvoiceID could not be found']);
		expect(refusals(refund({ CreditNote: { CreditNoteID: sold().InvoiceID } }))).toEqual([
			'An existing Credit Note with the specified CreditNoteID could not be found',
		]);
		expect(refund({ CreditNote: { CreditNoteID }, Invoice: { InvoiceID: sold().InvoiceID } }).status).toBe(400);
	});

	it('is bounded by what is left, and for approved credit only', () => {
		const { CreditNoteID } = made();
		expect(refusals(refund({ CreditNote: { CreditNoteID }, Amount: 116 }))).toEqual(['Payment amount exceeds the amount outstanding on this document']);
		expect(refusals(refund({ CreditNote: { CreditNoteID: made({ Status: 'DRAFT' }).CreditNoteID } }))).toEqual([
			'Payments can only be made against Authorised documents',
		]);
	});
});
