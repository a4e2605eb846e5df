import type { Row } from '../../sandbox/vendor';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
let bill: Row;
beforeEach(() => {
	xero = caller();
	bill = document({ Type: 'ACCPAY', Contact: { Name: 'PowerDirect' }, Status: 'DRAFT' });
});

const document = (own: Row): Row =>
	xero.one(
		xero.api('PUT', '/Invoices', sale({ ...own, LineItems: [{ Description: 'x', UnitAmount: 10, AccountCode: own.Type === 'ACCPAY' ? '300' : '200' }] })),
		'Invoices',
	);
const lineOf = ({ LineItems }: Row): unknown => (LineItems as Row[])[0]?.LineItemID;
const put = (own: Row = {}) => xero.api('PUT', '/LinkedTransactions', { SourceTransactionID: bill.InvoiceID, SourceLineItemID: lineOf(bill), ...own });
const made = (own: Row = {}): Row => xero.one(put(own), 'LinkedTransactions');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/LinkedTransactions/${id}`), 'LinkedTransactions');
const become = ({ InvoiceID }: Row, Status: string) => expect(xero.api('POST', '/Invoices', { InvoiceID, Status }).status).toBe(200);

it('derives its status from both documents', () => {
	const { LinkedTransactionID: id, ...shown } = made();
	expect(shown).toMatchObject({ Status: 'DRAFT', Type: 'BILLABLEEXPENSE', SourceTransactionTypeCode: 'ACCPAY', UpdatedDateUTC: '/Date(1773104400000+0000)/' });
	become(bill, 'AUTHORISED');
	expect(get(id).Status).toBe('APPROVED');
	const target = document({ Status: 'DRAFT' });
	const linked = xero.api('POST', `/LinkedTransactions/${id}`, { TargetTransactionID: target.InvoiceID, TargetLineItemID: lineOf(target) });
	expect(xero.one(linked, 'LinkedTransactions')).toMatchObject({ Status: 'ONDRAFT', ContactID: (target.Contact as Row).ContactID });
	become(target, 'AUTHORISED');
	expect(get(id).Status).toBe('BILLED');
	become(target, 'VOIDED');
	expect(get(id).Status).toBe('APPROVED');
	become(bill, 'VOIDED');
	expect(get(id).Status).toBe('VOIDED');
});

it('may come from money spent', () => {
	const spent = xero.one(
		xero.api('PUT', '/BankTransactions', {
			Type: 'SPEND',
			Contact: { Name: 'PowerDirect' },
			BankAccount: { Code: '090' },
			LineItems: [{ Description: 'x', UnitAmount: 10, AccountCode: '429' }],
		}),
		'BankTransactions',
	);
	expect(made({ SourceTransactionID: spent.BankTransactionID, SourceLineItemID: lineOf(spent) })).toMatchObject({
		Status: 'APPROVED',
		SourceTransactionTypeCode: 'SPEND',
	});
});

it('refuses what does not match', () => {
	expect(refusals(put({ SourceLineItemID: '11111111-1111-4111-8111-111111111111' }))).toEqual(['The SourceLineItemID and SourceTransactionID do not match']);
	const target = document({});
	const other = xero.one(xero.api('PUT', '/Contacts', { Name: 'Kea' }), 'Contacts');
	expect(refusals(put({ ContactID: other.ContactID, TargetTransactionID: target.InvoiceID }))).toEqual([
		'The ContactID and the TargetTransaction ContactID do not match',
	]);
	expect(refusals(put({ TargetTransactionID: bill.InvoiceID }))).toHaveLength(1);
	expect(refusals(put({ SourceTransactionID: target.InvoiceID, SourceLineItemID: lineOf(target) }))).toHaveLength(1);
});

it('is listed in pages of a hundred, by documents, contact and status', () => {
	const { LinkedTransactionID } = made();
	const target = document({});
	made({ TargetTransactionID: target.InvoiceID });
	const list = (query: string) => xero.api('GET', `/LinkedTransactions${query}`).body;
	const count = (query: string) => (list(query).LinkedTransactions as Row[]).length;
	expect(count(`?SourceTransactionID=${bill.InvoiceID}`)).toBe(2);
	expect(count(`?TargetTransactionID=${target.InvoiceID}`)).toBe(1);
	expect(count(`?ContactID=${(target.Contact as Row).ContactID}&Status=BILLED`)).toBe(1);
	expect(count(`?ContactID=${(target.Contact as Row).ContactID}&Status=DRAFT`)).toBe(0);
	expect(count(`?LinkedTransactionID=${LinkedTransactionID}`)).toBe(1);
	expect(list('?page=1&pageSize=1')).toMatchObject({ LinkedTransactions: [{}, {}] });
	expect(list('?page=1').pagination).toBeUndefined();
});

it('is gone without a word when it is deleted', () => {
	const { LinkedTransactionID } = made();
	const gone = xero.api('DELETE', `/LinkedTransactions/${LinkedTransactionID}`);
	expect([gone.status, gone.text]).toEqual([204, '""']);
	expect(xero.api('GET', `/LinkedTransactions/${LinkedTransactionID}`).status).toBe(404);
});
