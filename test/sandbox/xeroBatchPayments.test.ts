import type { Row } from '../../sandbox/vendor';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
let invoices: Row[];
beforeEach(() => {
	xero = caller();
	invoices = [document(), document()];
});

const document = (own: Row = {}): Row => xero.one(xero.api('PUT', '/Invoices', sale(own)), 'Invoices');
const bill = (): Row => document({ Type: 'ACCPAY', LineItems: [{ Description: 'x', UnitAmount: 100, AccountCode: '300' }] });
const batch = (own: Row = {}): Row => ({
	Account: { Code: '090' },
	Date: '2026-03-09',
	Reference: 'run 1',
	Payments: invoices.map(({ InvoiceID }, at) => ({ Invoice: { InvoiceID }, Amount: 115 - at, Reference: `books:${at}` })),
	...own,
});
const put = (own: Row = {}) => xero.api('PUT', '/BatchPayments', batch(own));
const made = (own: Row = {}): Row => xero.one(put(own), 'BatchPayments');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/BatchPayments/${id}`), 'BatchPayments');
const invoice = (at: number): Row => xero.one(xero.api('GET', `/Invoices/${invoices[at]?.InvoiceID}`), 'Invoices');

it('pays several documents with one sum', () => {
	const { BatchPaymentID, ...shown } = made();
	expect(shown).toMatchObject({
		Type: 'RECBATCH',
		Status: 'AUTHORISED',
		TotalAmount: 229,
		IsReconciled: false,
		DateString: '2026-03-09T00:00:00',
		Reference: 'run 1',
		Payments: [{ Amount: 115, BankAmount: 115, Reference: 'books:0', Invoice: { InvoiceID: invoices[0]?.InvoiceID } }, { Amount: 114 }],
	});
	expect([invoice(0), invoice(1)]).toMatchObject([{ Status: 'PAID' }, { Status: 'AUTHORISED', AmountDue: 1, Payments: [{ BatchPaymentID }] }]);
	const [{ PaymentID } = {} as Row] = get(BatchPaymentID).Payments as Row[];
	expect(xero.one(xero.api('GET', `/Payments/${PaymentID}`), 'Payments')).toMatchObject({
		BatchPaymentID,
		BatchPayment: { BatchPaymentID, Type: 'RECBATCH', TotalAmount: '229.00', Date: '/Date(1773014400000+0000)/' },
		PaymentType: 'ACCRECPAYMENT',
	});
	expect(xero.api('GET', '/BatchPayments?where=Reference%3D%3D%22run 1%22').body.BatchPayments).toHaveLength(1);
});

it('is of bills, or of invoices', () => {
	invoices = [bill()];
	expect(made()).toMatchObject({ Type: 'PAYBATCH' });
	invoices = [bill(), document()];
	expect(refusals(put())).toHaveLength(1);
	expect(invoice(1).AmountPaid).toBe(0);
});

it('keeps its payments together: they go with it, and only with it', () => {
	const { BatchPaymentID, Payments } = made();
	const [{ PaymentID } = {} as Row] = Payments as Row[];
	expect(refusals(xero.api('POST', `/Payments/${PaymentID}`, { Status: 'DELETED' }))).toEqual(['Payments within a batch cannot be deleted.']);
	expect(xero.one(xero.api('POST', '/BatchPayments', { BatchPaymentID, Status: 'DELETED' }), 'BatchPayments')).toMatchObject({
		Status: 'DELETED',
		Payments: [],
		TotalAmount: 229,
	});
	expect([invoice(0), invoice(1)]).toMatchObject([
		{ Status: 'AUTHORISED', AmountDue: 115, AmountPaid: 0 },
		{ AmountDue: 115, Payments: [] },
	]);
	expect(xero.one(xero.api('GET', `/Payments/${PaymentID}`), 'Payments').Status).toBe('DELETED');
	expect(xero.api('POST', `/BatchPayments/${BatchPaymentID}`, { Status: 'DELETED' }).status).toBe(400);
});

it('is deleted at its own address too, and never edited', () => {
	const { BatchPaymentID } = made();
	expect(xero.api('POST', `/BatchPayments/${BatchPaymentID}`, { Reference: 'x' }).status).toBe(400);
	expect(xero.api('POST', `/BatchPayments/${BatchPaymentID}`, { Status: 'DELETED' }).status).toBe(200);
	expect(xero.api('POST', '/BatchPayments', batch()).status).toBe(400);
});

it.each<[string, () => Row, string[] | 1]>([
	[
		'more than is due',
		() => ({ Payments: [{ Invoice: { InvoiceID: invoices[0]?.InvoiceID }, Amount: 116 }] }),
		['Payment amount exceeds the amount outstanding on this document'],
	],
	['an account that takes no payments', () => ({ Account: { Code: '200' } }), ['Account could not be found']],
	['an unknown invoice', () => ({ Payments: [{ Invoice: {}, Amount: 1 }] }), ['An existing Invoice with the specified InvoiceID could not be found']],
	['no payments', () => ({ Payments: [] }), 1],
	['a code that is too long', () => ({ Code: 'thirteen long' }), 1],
	['another currency', () => ({ Payments: [{ Invoice: { InvoiceID: document({ CurrencyCode: 'USD' }).InvoiceID }, Amount: 1 }] }), 1],
])('is refused with %s', (_, own, texts) => {
	const said = put(own());
	expect(said.status).toBe(400);
	expect(refusals(said)).toEqual(texts === 1 ? [expect.any(String)] : texts);
	expect(xero.api('GET', '/Payments').body.Payments).toEqual([]);
	expect(invoice(0).AmountPaid).toBe(0);
});

it('counts what it pays twice', () => {
	const twice = [1, 2].map(() => ({ Invoice: { InvoiceID: invoices[0]?.InvoiceID }, Amount: 100 }));
	expect(refusals(put({ Payments: twice }))).toEqual(['Payment amount exceeds the amount outstanding on this document']);
});
