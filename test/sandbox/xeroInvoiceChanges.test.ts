import type { Row } from '../../sandbox/vendor';
import { caller, messages, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const put = (invoice: Row, query = '?unitdp=4') => xero.api('PUT', `/Invoices${query}`, invoice);
const post = (invoice: Row, query = '?unitdp=4') => xero.api('POST', `/Invoices${query}`, invoice);
const made = (own: Row = {}): Row => xero.one(put(sale(own)), 'Invoices');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/Invoices/${id}?unitdp=4`), 'Invoices');
const line = (own: Row = {}): Row => ({ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200', ...own });
const pay = (InvoiceID: unknown, Amount: number) =>
	xero.one(xero.api('PUT', '/Payments', { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-03-09', Amount }), 'Payments');
const EDITED = 'This document cannot be edited as it has a payment or credit note allocated to it.';
const STATUS = 'Invoice not of valid status for modification';

describe('POST', () => {
	it('edits the sales invoice of the same number, where PUT refuses', () => {
		const { InvoiceID } = made({ InvoiceNumber: 'A-1', Reference: 'one' });
		expect(xero.one(post(sale({ InvoiceNumber: 'A-1', Reference: 'two' })), 'Invoices')).toMatchObject({ InvoiceID, Reference: 'two' });
	});

	it('replaces the lines as a set and keeps the ids it is told', () => {
		const { InvoiceID, LineItems } = made({ Status: 'DRAFT', LineItems: [line({ Description: 'a' }), line({ Description: 'b' })] });
		const [a, b] = LineItems as Row[];
		post({ InvoiceID, LineItems: [{ LineItemID: b?.LineItemID, UnitAmount: 50 }, line({ Description: 'c' })] });
		const after = get(InvoiceID);
		const lines = after.LineItems as Row[];
		expect(lines.map(({ Description }) => Description)).toEqual(['b', 'c']);
		expect(lines[0]).toMatchObject({ LineItemID: b?.LineItemID, LineAmount: 50 });
		expect(lines.map(({ LineItemID }) => LineItemID)).not.toContain(a?.LineItemID);
		expect(after.SubTotal).toBe(150);
		post({ InvoiceID, Reference: 'only this' });
		expect(get(InvoiceID)).toMatchObject({ SubTotal: 150, Reference: 'only this' });
	});

	it('answers an unknown id on the element', () => {
		const said = post({ InvoiceID: '11111111-1111-4111-8111-111111111111', Reference: 'x' }, '?summarizeErrors=false');
		expect(said.status).toBe(200);
		expect(messages(xero.one(said, 'Invoices'))).toEqual(['An existing Invoice with the specified InvoiceID could not be found']);
	});

	it.each([
		['DRAFT', 'SUBMITTED', undefined],
		['DRAFT', 'DELETED', undefined],
		['DRAFT', 'VOIDED', STATUS],
		['SUBMITTED', 'DRAFT', undefined],
		['AUTHORISED', 'VOIDED', undefined],
		['AUTHORISED', 'DELETED', STATUS],
		['AUTHORISED', 'DRAFT', STATUS],
		['DRAFT', 'PAID', STATUS],
	])('from %s to %s', (from, to, refusal) => {
		const { InvoiceID } = made({ Status: from });
		const said = xero.api('POST', `/Invoices/${InvoiceID}`, { Status: to });
		expect(refusal ? refusals(said) : said.status).toEqual(refusal ? [refusal] : 200);
		expect(get(InvoiceID).Status).toBe(refusal ? from : to);
		if (to === 'VOIDED' && !refusal) expect(refusals(xero.api('POST', `/Invoices/${InvoiceID}`, { Reference: 'x' }))).toEqual([STATUS]);
	});

	it('protects what is paid in part', () => {
		const { InvoiceID, LineItems, UpdatedDateUTC } = made();
		pay(InvoiceID, 15);
		const [first] = LineItems as Row[];
		for (const change of [{ Date: '2026-03-08' }, { LineItems: [line()] }, { LineItems: [{ ...first, UnitAmount: 99, LineAmount: undefined }] }]) {
			expect(refusals(post({ InvoiceID, ...change }))).toEqual([EDITED]);
		}
		expect(refusals(post({ InvoiceID, Status: 'VOIDED' }))).toEqual([
			'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
		]);
		const paidAt = get(InvoiceID).UpdatedDateUTC;
		xero.clock.advance(60);
		expect(post({ InvoiceID, DueDate: '2026-04-30' }).status).toBe(200);
		expect(get(InvoiceID)).toMatchObject({ DueDateString: '2026-04-30T00:00:00', UpdatedDateUTC: paidAt });
		expect(post({ InvoiceID, Reference: 'new', LineItems: [{ ...first, Description: 'Other words', AccountCode: '260', AccountID: undefined }] }).status).toBe(
			200,
		);
		expect(get(InvoiceID)).toMatchObject({ Reference: 'new', LineItems: [{ Description: 'Other words', AccountCode: '260' }], AmountDue: 100 });
		expect(get(InvoiceID).UpdatedDateUTC).not.toBe(UpdatedDateUTC);
	});

	it('warns where a draft is marked as sent', () => {
		const { InvoiceID } = made({ Status: 'DRAFT' });
		const said = xero.one(post({ InvoiceID, SentToContact: true }, '?summarizeErrors=false'), 'Invoices');
		expect(said).toMatchObject({
			StatusAttributeString: 'WARNING',
			HasErrors: false,
			SentToContact: false,
			Warnings: [{ Message: 'Only AUTHORISED invoices may have SentToContact updated.' }],
		});
	});
});
