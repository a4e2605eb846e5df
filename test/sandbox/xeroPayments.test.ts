import type { Row } from '../../sandbox/vendor';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
let InvoiceID: unknown;
beforeEach(() => {
	xero = caller();
	InvoiceID = xero.one(xero.api('PUT', '/Invoices', sale({ InvoiceNumber: 'A-1' })), 'Invoices').InvoiceID;
});

const payment = (own: Row = {}): Row => ({ Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-03-09', Amount: 15, ...own });
const put = (own: Row = {}) => xero.api('PUT', '/Payments', payment(own));
const made = (own: Row = {}): Row => xero.one(put(own), 'Payments');
const invoice = (): Row => xero.one(xero.api('GET', `/Invoices/${InvoiceID}`), 'Invoices');
const remove = (id: unknown, body: unknown = { Status: 'DELETED' }) => xero.api('POST', `/Payments/${id}`, body);

it('pays in parts, becomes PAID, and goes back when a payment is deleted', () => {
	made({ Reference: 'books:1' });
	expect(invoice()).toMatchObject({ AmountPaid: 15, AmountDue: 100, Status: 'AUTHORISED', Payments: [{ Amount: 15, Reference: 'books:1' }] });
	const { PaymentID } = made({ Amount: 100, Date: '2026-03-10' });
	expect(invoice()).toMatchObject({ AmountPaid: 115, AmountDue: 0, Status: 'PAID', FullyPaidOnDate: '/Date(1773100800000+0000)/' });
	expect(remove(PaymentID).status).toBe(200);
	const after = invoice();
	expect(after).toMatchObject({ AmountPaid: 15, AmountDue: 100, Status: 'AUTHORISED' });
	expect(after.FullyPaidOnDate).toBeUndefined();
	expect(after.Payments).toHaveLength(1);
	expect(xero.one(xero.api('GET', `/Payments/${PaymentID}`), 'Payments').Status).toBe('DELETED');
});

it("shows what it belongs to, and moves the invoice's UpdatedDateUTC", () => {
	const before = invoice().UpdatedDateUTC;
	xero.clock.advance(60);
	expect(made({ Invoice: { InvoiceNumber: 'A-1' } })).toMatchObject({
		PaymentType: 'ACCRECPAYMENT',
		Status: 'AUTHORISED',
		IsReconciled: false,
		BankAmount: 15,
		HasValidationErrors: false,
		Invoice: { InvoiceID, InvoiceNumber: 'A-1', Contact: { Name: 'Ridgeway University' } },
		Account: { Code: '090' },
	});
	expect(invoice().UpdatedDateUTC).not.toBe(before);
});

it('takes the clearing account, which payments are enabled for', () => {
	expect(put({ Account: { Code: '850' } }).status).toBe(200);
});

it.each<[string, Row, string[]]>([
	['more than is due', { Amount: 115.01 }, ['Payment amount exceeds the amount outstanding on this document']],
	['an account that takes no payments', { Account: { Code: '200' } }, ['Account could not be found']],
	['an unknown account', { Account: { Code: 'nope' } }, ['Account could not be found']],
	[
		'an unknown invoice',
		{ Invoice: { InvoiceID: '11111111-1111-4111-8111-111111111111' } },
		['An existing Invoice with the specified InvoiceID could not be found'],
	],
])('refuses %s', (_, own, texts) => {
	const said = put(own);
	expect([said.status, refusals(said)]).toEqual([400, texts]);
	expect(invoice().AmountPaid).toBe(0);
});

it('is for approved documents only', () => {
	const draft = xero.one(xero.api('PUT', '/Invoices', sale({ Status: 'DRAFT' })), 'Invoices');
	expect(refusals(put({ Invoice: { InvoiceID: draft.InvoiceID } }))).toEqual(['Payments can only be made against Authorised documents']);
	made({ Amount: 115 });
	expect(refusals(put({ Amount: 1 }))).toEqual([
		'Payment amount exceeds the amount outstanding on this document',
		'Payments can only be made against Authorised documents',
	]);
});

it('counts what the same request paid already', () => {
	const { body } = xero.api('PUT', '/Payments?summarizeErrors=false', { Payments: [payment({ Amount: 100 }), payment({ Amount: 100 })] });
	expect((body.Payments as Row[]).map(({ StatusAttributeString }) => StatusAttributeString)).toEqual(['OK', 'ERROR']);
	expect(invoice().AmountPaid).toBe(100);
});

it('takes back the whole batch where one is bad', () => {
	expect(xero.api('PUT', '/Payments', { Payments: [payment({ Amount: 100 }), payment({ Amount: 100 })] }).status).toBe(400);
	expect(invoice()).toMatchObject({ AmountPaid: 0, Payments: [] });
});

it('is deleted wrapped or bare, once, and never edited', () => {
	const { PaymentID } = made();
	expect(remove(PaymentID, { Amount: 10 }).status).toBe(400);
	expect(remove(PaymentID, { Payments: [{ Status: 'DELETED' }] }).status).toBe(200);
	expect(remove(PaymentID).status).toBe(400);
	expect(remove('11111111-1111-4111-8111-111111111111').status).toBe(404);
	expect(invoice().AmountPaid).toBe(0);
});

it('cannot be made, or unmade, in a locked period', () => {
	const { PaymentID } = made();
	xero.xero.seed({ Organisations: [{ EndOfYearLockDate: '2026-03-09' }] });
	expect(refusals(put())[0]).toMatch(/^The document date cannot be before the end of year lock date, currently set at /);
	expect(remove(PaymentID).status).toBe(400);
	expect(invoice().AmountPaid).toBe(15);
});
