import type { Row } from '../../sandbox/vendor';
import { caller, refusals, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const transfer = (own: Row = {}): Row => ({ FromBankAccount: { Code: '090' }, ToBankAccount: { Code: '091' }, Amount: 20, ...own });
const put = (own: Row = {}) => xero.api('PUT', '/BankTransfers', transfer(own));
const made = (own: Row = {}): Row => xero.one(put(own), 'BankTransfers');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/BankTransfers/${id}`), 'BankTransfers');
const side = (id: unknown): Row => xero.one(xero.api('GET', `/BankTransactions/${id}`), 'BankTransactions');

it('is two bank transactions that nobody can edit', () => {
	const { FromBankTransactionID, ToBankTransactionID, ...shown } = made({ Reference: 'books:1', ToIsReconciled: true });
	expect(shown).toMatchObject({
		Status: 'AUTHORISED',
		Amount: 20,
		DateString: '2026-03-10T00:00:00',
		CurrencyRate: 1,
		CreatedDateUTC: '/Date(1773104400000+0000)/',
		CreatedDateUTCString: '2026-03-10T01:00:00',
		FromIsReconciled: false,
		ToIsReconciled: true,
		FromBankAccount: { Code: '090', Name: 'Business Bank Account' },
	});
	expect(shown.UpdatedDateUTC).toBeUndefined();
	expect(side(FromBankTransactionID)).toMatchObject({
		Type: 'SPEND-TRANSFER',
		Total: 20,
		Reference: 'books:1',
		IsReconciled: false,
		BankAccount: { Code: '090' },
	});
	expect(side(ToBankTransactionID)).toMatchObject({ Type: 'RECEIVE-TRANSFER', IsReconciled: true, BankAccount: { Code: '091' } });
	expect(xero.api('POST', `/BankTransactions/${ToBankTransactionID}`, { Status: 'DELETED' }).status).toBe(400);
});

it('is tracked on both sides', () => {
	const region = (xero.api('GET', '/TrackingCategories').body.TrackingCategories as Row[]).find(({ Name }) => Name === 'Region');
	const [north, south] = region?.Options as Row[];
	const of = (option: Row | undefined) => [{ TrackingCategoryID: region?.TrackingCategoryID, TrackingOptionID: option?.TrackingOptionID }];
	expect(made({ FromTracking: of(north), ToTracking: of(south) })).toMatchObject({
		FromTracking: [{ Name: 'Region', Option: north?.Name }],
		ToTracking: [{ Name: 'Region', Option: south?.Name }],
	});
});

it.each<[string, Row]>([
	['to the same account', { ToBankAccount: { Code: '090' } }],
	['from an account that is no bank account', { FromBankAccount: { Code: '200' } }],
	['of nothing', { Amount: 0 }],
	['to nowhere', { ToBankAccount: undefined }],
])('is refused %s', (_, own) => {
	const said = put(own);
	expect([said.status, refusals(said)]).toEqual([400, [expect.any(String)]]);
	expect(xero.api('GET', '/BankTransactions').body.BankTransactions).toEqual([]);
});

it('is refused between currencies, and in a locked period', () => {
	xero.api('PUT', '/Accounts', { Code: '095', Name: 'Dollars', Type: 'BANK', BankAccountNumber: '01-0123-0123456-05', CurrencyCode: 'USD' });
	expect(put({ ToBankAccount: { Code: '095' } }).status).toBe(400);
	xero.xero.seed({ Organisations: [{ PeriodLockDate: '2026-03-10' }] });
	expect(put().status).toBe(400);
});

it('is deleted bare, wrapped or several at once, and then hidden', () => {
	const [one, other, third] = [made(), made(), made()];
	const { BankTransferID: id } = one;
	expect(xero.api('POST', `/BankTransfers/${id}`, { Amount: 5 }).status).toBe(400);
	xero.clock.advance(60);
	expect(xero.one(xero.api('POST', `/BankTransfers/${id}`, { Status: 'DELETED' }), 'BankTransfers')).toMatchObject({ Status: 'DELETED', Amount: 20 });
	expect(xero.api('POST', `/BankTransfers/${other.BankTransferID}`, { BankTransfers: [{ Status: 'DELETED' }] }).status).toBe(200);
	expect(side(one.FromBankTransactionID).Status).toBe('DELETED');
	expect(get(id).Status).toBe('DELETED');
	expect(xero.api('POST', `/BankTransfers/${id}`, { Status: 'DELETED' }).status).toBe(400);
	const list = (query: string, headers = {}) => xero.api('GET', `/BankTransfers${query}`, undefined, { headers }).body.BankTransfers as Row[];
	expect(list('')).toHaveLength(1);
	expect(list('?includeDeleted=true')).toHaveLength(3);
	expect(list('?includeDeleted=true', { 'if-modified-since': '2026-03-10T01:00:30' })).toHaveLength(2);
	expect(list(`?where=${encodeURIComponent('Amount==20 AND FromBankAccount.Code=="090"')}`)).toHaveLength(1);
	const both = [
		{ BankTransferID: third.BankTransferID, Status: 'DELETED' },
		{ BankTransferID: made().BankTransferID, Status: 'DELETED' },
	];
	expect(xero.api('POST', '/BankTransfers', { BankTransfers: both }).status).toBe(200);
	expect(list('')).toEqual([]);
});

it('stays where a side is reconciled', () => {
	expect(xero.api('POST', `/BankTransfers/${made({ FromIsReconciled: true }).BankTransferID}`, { Status: 'DELETED' }).status).toBe(400);
});

it('is created by PUT, one at a time', () => {
	expect(xero.api('PUT', '/BankTransfers', { BankTransfers: [transfer(), transfer()] }).status).toBe(400);
	expect(xero.api('POST', '/BankTransfers', transfer()).status).toBe(400);
	expect(xero.api('GET', '/BankTransfers').body.BankTransfers).toEqual([]);
});
