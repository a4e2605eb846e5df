import type { Row } from '../../sandbox/vendor';
import { ZERO_ID } from '../../sandbox/xero/ids';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const line = (own: Row = {}): Row => ({ Description: 'Fee', UnitAmount: 23, AccountCode: '429', ...own });
const spent = (own: Row = {}): Row => ({ Type: 'SPEND', Contact: { Name: 'PowerDirect' }, BankAccount: { Code: '090' }, LineItems: [line()], ...own });
const put = (own: Row = {}, query = '') => xero.api('PUT', `/BankTransactions${query}`, spent(own));
const post = (body: Row) => xero.api('POST', '/BankTransactions', body);
const made = (own: Row = {}): Row => xero.one(put(own), 'BankTransactions');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/BankTransactions/${id}`), 'BankTransactions');
const only = (path: string, collection: string): Row => (xero.api('GET', path).body[collection] as Row[])[0] ?? {};

describe('money spent or received', () => {
	it('includes tax unless it says otherwise', () => {
		const { BankTransactionID, ...shown } = made({ Reference: 'books:1' });
		expect(shown).toMatchObject({
			Status: 'AUTHORISED',
			Reference: 'books:1',
			IsReconciled: false,
			LineAmountTypes: 'Inclusive',
			SubTotal: 20,
			TotalTax: 3,
			Total: 23,
			DateString: '2026-03-10T00:00:00',
			CurrencyCode: 'NZD',
			BankAccount: { Code: '090', Name: 'Business Bank Account' },
			Contact: { Name: 'PowerDirect' },
		});
		expect(made({ LineAmountTypes: 'Exclusive' })).toMatchObject({ SubTotal: 23, TotalTax: 3.45, Total: 26.45 });
		expect(get(BankTransactionID).LineItems).toHaveLength(1);
	});

	it.each<[string, Row]>([
		['a type of its own', { Type: 'SPEND-TRANSFER' }],
		['a draft', { Status: 'DRAFT' }],
		['no contact', { Contact: undefined }],
		['no bank account', { BankAccount: undefined }],
		['an account that is no bank account', { BankAccount: { Code: '429' } }],
		['no lines', { LineItems: [] }],
		['a line without account', { LineItems: [line({ AccountCode: undefined })] }],
		['a line on a bank account', { LineItems: [line({ AccountCode: '091' })] }],
		['a rate for sales on expenses', { LineItems: [line({ TaxType: 'OUTPUT2' })] }],
		['less than nothing', { LineItems: [line({ UnitAmount: -1 })] }],
		['nothing', { LineItems: [line({ UnitAmount: 0 })] }],
		['a link that names Xero', { Url: 'https://example.com/xero' }],
	])('is refused with %s', (_, own) => {
		const said = put(own);
		expect([said.status, refusals(said)]).toEqual([400, [expect.any(String)]]);
		expect((said.body.Elements as Row[])[0]?.BankTransactionID).toBe(ZERO_ID);
	});

	it('takes tracking, and unit amounts with as many decimals as it is asked to', () => {
		const own = { LineItems: [line({ Quantity: 100, UnitAmount: 0.1234, Tracking: [{ Name: 'Region', Option: 'North' }] })] };
		expect(made(own)).toMatchObject({ Total: 12, LineItems: [{ Tracking: [{ Name: 'Region', Option: 'North' }] }] });
		expect(xero.one(put(own, '?unitdp=4'), 'BankTransactions')).toMatchObject({ Total: 12.34 });
	});

	it('is edited line by line, and deleted', () => {
		const { BankTransactionID, LineItems } = made({ LineItems: [line(), line({ Description: 'Other' })] });
		const [{ LineItemID } = {} as Row] = LineItems as Row[];
		post({ BankTransactionID, LineItems: [{ LineItemID, UnitAmount: 46 }] });
		expect(get(BankTransactionID)).toMatchObject({ Total: 46, LineItems: [{ LineItemID, Description: 'Fee' }] });
		expect(post({ BankTransactionID, Type: 'RECEIVE' }).status).toBe(400);
		expect(xero.api('POST', `/BankTransactions/${BankTransactionID}`, { Status: 'DELETED' }).status).toBe(200);
		expect(get(BankTransactionID)).toMatchObject({ Status: 'DELETED', Total: 46 });
		expect(post({ BankTransactionID, Reference: 'x' }).status).toBe(400);
		expect(post({ BankTransactionID: '11111111-1111-4111-8111-111111111111', Reference: 'x' }).status).toBe(404);
	});

	it('can be coded otherwise once it is reconciled, but neither moved nor deleted', () => {
		const { BankTransactionID, LineItems } = made({ IsReconciled: true });
		const [first] = LineItems as Row[];
		expect(post({ BankTransactionID, LineItems: [{ ...first, AccountCode: '408', AccountID: undefined }] }).status).toBe(200);
		expect(get(BankTransactionID)).toMatchObject({ IsReconciled: true, LineItems: [{ AccountCode: '408' }] });
		expect(post({ BankTransactionID, LineItems: [line({ UnitAmount: 99 })] }).status).toBe(400);
		expect(post({ BankTransactionID, Status: 'DELETED' }).status).toBe(400);
	});

	it('is found by where, and without its lines where no page is asked for', () => {
		made();
		made({ Type: 'RECEIVE', IsReconciled: true, BankAccount: { Code: '091' }, LineItems: [line({ AccountCode: '200' })] });
		const { AccountID } = made().BankAccount as Row;
		const list = (where: string, more = '') => xero.api('GET', `/BankTransactions?where=${encodeURIComponent(where)}${more}`).body.BankTransactions as Row[];
		expect(list('Type=="RECEIVE" AND IsReconciled==true')).toHaveLength(1);
		expect(list(`BankAccount.AccountID==guid("${AccountID}")`)).toHaveLength(2);
		expect(list('BankAccount.Code=="091"')[0]?.LineItems).toBeUndefined();
		expect(list('BankAccount.Code=="091"', '&page=1')[0]?.LineItems).toHaveLength(1);
	});

	it('has the currency of its account', () => {
		xero.api('PUT', '/Accounts', { Code: '095', Name: 'Dollars', Type: 'BANK', BankAccountNumber: '01-0123-0123456-05', CurrencyCode: 'USD' });
		expect(made({ BankAccount: { Code: '095' }, CurrencyCode: 'EUR' })).toMatchObject({ CurrencyCode: 'USD', CurrencyRate: 0.6 });
	});

	it('cannot lie in a locked period', () => {
		xero.xero.seed({ Organisations: [{ PeriodLockDate: '2026-03-10' }] });
		expect(refusals(put())[0]).toMatch(/period lock date/);
	});
});

describe('a prepayment', () => {
	const received = (own: Row = {}) =>
		made({
			Type: 'RECEIVE-PREPAYMENT',
			Contact: { Name: 'Ridgeway University' },
			LineAmountTypes: 'Exclusive',
			LineItems: [line({ AccountCode: '200', UnitAmount: 100 })],
			...own,
		});
	const prepayment = (id: unknown): Row => xero.one(xero.api('GET', `/Prepayments/${id}`), 'Prepayments');

	it('is made by a bank transaction, and numbered like a sales invoice', () => {
		xero.api('PUT', '/Invoices', sale());
		const { PrepaymentID, ...transaction } = received();
		expect(transaction).toMatchObject({ Type: 'RECEIVE-PREPAYMENT', Total: 115 });
		const { LineItems, ...shown } = prepayment(PrepaymentID);
		expect(shown).toMatchObject({
			ID: PrepaymentID,
			Type: 'RECEIVE-PREPAYMENT',
			Status: 'AUTHORISED',
			InvoiceNumber: 'INV-0002',
			Reference: 'INV-0002',
			Total: 115,
			RemainingCredit: 115,
			Allocations: [],
			Contact: { Name: 'Ridgeway University' },
		});
		expect(LineItems).toHaveLength(1);
		expect(xero.one(xero.api('PUT', '/Invoices', sale()), 'Invoices').InvoiceNumber).toBe('INV-0003');
		expect(xero.api('GET', '/Prepayments?InvoiceNumbers=INV-0002,INV-9').body.Prepayments).toHaveLength(1);
		expect(xero.api('PUT', '/Prepayments', {}).status).toBe(501);
		expect(received({ Type: 'SPEND-PREPAYMENT', LineItems: [line()] }).PrepaymentID).not.toBe(PrepaymentID);
	});

	it('is allocated, paid back, and used up', () => {
		const { PrepaymentID } = received();
		const { InvoiceID } = xero.one(xero.api('PUT', '/Invoices', sale()), 'Invoices');
		const allocate = (own: Row) => xero.api('PUT', `/Prepayments/${PrepaymentID}/Allocations`, { Invoice: { InvoiceID }, Date: '2026-03-09', ...own });
		const [made] = allocate({ Amount: 15 }).body.Allocations as Row[];
		expect(made).toMatchObject({ Amount: 15, Prepayment: { PrepaymentID } });
		expect(xero.one(xero.api('GET', `/Invoices/${InvoiceID}`), 'Invoices')).toMatchObject({
			AmountCredited: 15,
			AmountDue: 100,
			Prepayments: [{ PrepaymentID, AppliedAmount: 15 }],
			CreditNotes: [],
		});
		const refund = { Prepayment: { PrepaymentID }, Account: { Code: '090' }, Date: '2026-03-09', Amount: 100 };
		expect(xero.one(xero.api('PUT', '/Payments', refund), 'Payments')).toMatchObject({ PaymentType: 'ARPREPAYMENTPAYMENT', Prepayment: { PrepaymentID } });
		expect(prepayment(PrepaymentID)).toMatchObject({ Status: 'PAID', RemainingCredit: 0, AppliedAmount: 15, Payments: [{ Amount: 100 }] });
		expect(allocate({ Amount: 1 }).status).toBe(400);
		expect(xero.api('DELETE', `/Prepayments/${PrepaymentID}/Allocations/${made?.AllocationID}`).body.IsDeleted).toBe(true);
		expect(prepayment(PrepaymentID)).toMatchObject({ Status: 'AUTHORISED', RemainingCredit: 15 });
	});

	it('is neither edited nor deleted through its bank transaction, and has no items', () => {
		const { BankTransactionID } = received();
		expect(post({ BankTransactionID, Status: 'DELETED' }).status).toBe(400);
		expect(post({ BankTransactionID, Url: 'https://example.com' }).status).toBe(400);
		xero.api('PUT', '/Items', { Code: 'thing' });
		expect(put({ Type: 'RECEIVE-PREPAYMENT', LineItems: [line({ AccountCode: '200', ItemCode: 'thing' })] }).status).toBe(400);
	});
});

describe('an overpayment', () => {
	const overpaid = (own: Row = {}) =>
		put({ Type: 'RECEIVE-OVERPAYMENT', Contact: { Name: 'Ridgeway University' }, LineItems: [{ Description: 'Paid twice', LineAmount: 100 }], ...own });

	it('has one line without tax, coded to what is owed', () => {
		const { OverpaymentID, ...transaction } = xero.one(overpaid({ Reference: 'twice' }), 'BankTransactions');
		expect(transaction).toMatchObject({ LineAmountTypes: 'NoTax', Total: 100, TotalTax: 0, LineItems: [{ AccountCode: '610', TaxType: 'NONE' }] });
		expect(transaction.Reference).toBeUndefined();
		expect(only(`/Overpayments?References=twice&page=1`, 'Overpayments')).toMatchObject({ OverpaymentID, RemainingCredit: 100, Reference: 'twice' });
		const toSupplier = xero.one(overpaid({ Type: 'SPEND-OVERPAYMENT', Contact: { Name: 'PowerDirect' } }), 'BankTransactions');
		expect(toSupplier).toMatchObject({ LineItems: [{ AccountCode: '800' }] });
		expect(overpaid({ LineItems: [1, 2].map((LineAmount) => ({ Description: 'x', LineAmount })) }).status).toBe(400);
	});

	it('pays bills where it was spent, and is paid back', () => {
		const { OverpaymentID } = xero.one(overpaid({ Type: 'SPEND-OVERPAYMENT', Contact: { Name: 'PowerDirect' } }), 'BankTransactions');
		const bill = sale({ Type: 'ACCPAY', Contact: { Name: 'PowerDirect' }, LineItems: [line({ AccountCode: '300', UnitAmount: 40 })] });
		const { InvoiceID } = xero.one(xero.api('PUT', '/Invoices', bill), 'Invoices');
		const said = xero.api('PUT', `/Overpayments/${OverpaymentID}/Allocations`, { Amount: 46, Date: '2026-03-09', Invoice: { InvoiceID } });
		expect((said.body.Allocations as Row[])[0]).toMatchObject({ Overpayment: { OverpaymentID } });
		expect(xero.one(xero.api('GET', `/Invoices/${InvoiceID}`), 'Invoices')).toMatchObject({ Status: 'PAID', Overpayments: [{ OverpaymentID }] });
		const refund = { Overpayment: { OverpaymentID }, Account: { Code: '090' }, Date: '2026-03-09', Amount: 54 };
		expect(xero.one(xero.api('PUT', '/Payments', refund), 'Payments').PaymentType).toBe('APOVERPAYMENTPAYMENT');
		expect(only('/Overpayments', 'Overpayments')).toMatchObject({ Status: 'PAID', RemainingCredit: 0 });
		expect(refusals(xero.api('PUT', '/Payments', { ...refund, Overpayment: { OverpaymentID: InvoiceID } }))).toHaveLength(1);
	});
});

it('keeps the accounts that it is booked on', () => {
	made();
	const id = (code: string) => (xero.api('GET', `/Accounts?where=Code%3D%3D%22${code}%22`).body.Accounts as Row[])[0]?.AccountID;
	expect(xero.api('DELETE', `/Accounts/${id('429')}`).status).toBe(400);
	expect(xero.api('DELETE', `/Accounts/${id('090')}`).status).toBe(400);
	expect(xero.api('DELETE', `/Accounts/${id('091')}`).status).toBe(200);
});
