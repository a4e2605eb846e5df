import { xero as tables } from '../../src/apis/xero';
import type { Row } from '../../sandbox/vendor';
import { createXero } from '../../sandbox/xero';
import { endpoints, fieldsOf } from '../../sandbox/xero/endpoints';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

describe('accounts', () => {
	const put = (account: Row) => xero.api('PUT', '/Accounts', account);
	const account = { Code: '0123', Name: 'Repairs', Type: 'EXPENSE', TaxType: 'INPUT2' };

	it('are created, changed, archived and deleted', () => {
		const made = xero.one(put(account), 'Accounts');
		expect(made).toMatchObject({ Code: '0123', Class: 'EXPENSE', Status: 'ACTIVE' });
		expect(xero.one(xero.api('POST', `/Accounts/${made.AccountID}`, { Name: 'Repairs & Maintenance' }), 'Accounts')).toMatchObject({
			Name: 'Repairs & Maintenance',
			Code: '0123',
		});
		expect(xero.api('POST', `/Accounts/${made.AccountID}`, { Status: 'ARCHIVED', Name: 'X' }).status).toBe(400);
		expect(xero.one(xero.api('POST', `/Accounts/${made.AccountID}`, { Status: 'ARCHIVED' }), 'Accounts').Status).toBe('ARCHIVED');
		expect(xero.api('DELETE', `/Accounts/${made.AccountID}`).status).toBe(200);
		expect(xero.api('GET', `/Accounts/${made.AccountID}`).status).toBe(404);
	});

	it('stay while they are used', () => {
		const { AccountID } = xero.one(put({ ...account, Type: 'REVENUE', TaxType: 'OUTPUT2' }), 'Accounts');
		xero.api('PUT', '/Invoices', sale({ LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '0123' }] }));
		expect(xero.api('DELETE', `/Accounts/${AccountID}`).status).toBe(400);
	});

	it('have a name and a code of their own, come one by one, and are not posted to the collection', () => {
		expect(refusals(put({ ...account, Name: 'sales' }))).toEqual(['Please enter a unique Name.']);
		expect(refusals(put({ ...account, Code: '200' }))).toHaveLength(1);
		expect(xero.api('PUT', '/Accounts', { Accounts: [account, { ...account, Code: '1', Name: 'B' }] }).status).toBe(400);
		expect(xero.api('POST', '/Accounts', account).status).toBe(501);
	});

	it('include one for rounding, a bank account and a clearing account', () => {
		const rows = xero.api('GET', '/Accounts').body.Accounts as Row[];
		expect(rows.filter(({ SystemAccount }) => SystemAccount === 'ROUNDING')).toHaveLength(1);
		expect(rows.some(({ Type }) => Type === 'BANK')).toBe(true);
		expect(rows.filter(({ EnablePaymentsToAccount }) => EnablePaymentsToAccount).map(({ Code }) => Code)).toContain('850');
	});
});

describe('tax rates', () => {
	it('of users are numbered, compounded, and changed by their type', () => {
		const sent = {
			Name: 'City Levy',
			ReportTaxType: 'OUTPUT',
			TaxComponents: [
				{ Name: 'A', Rate: 10 },
				{ Name: 'B', Rate: 5, IsCompound: true },
			],
		};
		const made = xero.one(xero.api('PUT', '/TaxRates', sent), 'TaxRates');
		expect(made).toMatchObject({ TaxType: 'TAX002', EffectiveRate: 15.5, Status: 'ACTIVE' });
		expect(xero.one(xero.api('POST', '/TaxRates', { TaxType: 'TAX002', Status: 'DELETED' }), 'TaxRates').Status).toBe('DELETED');
		expect(
			xero.api('PUT', '/Invoices', sale({ LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '200', TaxType: 'TAX002' }] })).status,
		).toBe(400);
		expect(xero.api('POST', '/TaxRates', { TaxType: 'OUTPUT2', Name: 'Mine' }).status).toBe(400);
		expect(xero.one(xero.api('GET', '/TaxRates/TAX001'), 'TaxRates')).toMatchObject({ EffectiveRate: 5 });
	});
});

describe('the organisation', () => {
	it('has its currencies and tracking categories', () => {
		expect((xero.api('GET', '/Currencies').body.Currencies as Row[]).map(({ Code }) => Code)).toEqual(
			expect.arrayContaining(['NZD', 'USD', 'EUR', 'GBP', 'AUD']),
		);
		expect(xero.api('GET', '/TrackingCategories').body.TrackingCategories).toHaveLength(2);
		expect(xero.one(xero.api('GET', '/Organisation'), 'Organisations')).toMatchObject({
			Name: 'Demo Company (NZ)',
			BaseCurrency: 'NZD',
			Timezone: 'NEWZEALANDSTANDARDTIME',
		});
	});
});

describe('memory', () => {
	it('survives as JSON, tokens and keys included', () => {
		xero.api('PUT', '/Contacts', { Name: 'Kea' }, { headers: { 'idempotency-key': 'k' } });
		const other = createXero(xero.clock);
		other.restore(JSON.parse(JSON.stringify(xero.xero.snapshot())));
		expect(other.snapshot()).toEqual(xero.xero.snapshot());
	});

	it('runs the same twice', () => {
		const ids = () => caller().xero.seed({ Contacts: [{ Name: 'Kea' }] }).Contacts?.[0]?.ContactID;
		expect(ids()).toBe(ids());
	});

	it('refuses to seed what the vendor would refuse', () => {
		expect(() => xero.xero.seed({ Contacts: [{ Name: 'PowerDirect' }] })).toThrow(/already assigned/);
		expect(() => xero.xero.seed({ Unicorns: [] })).toThrow(/keeps no Unicorns/);
		expect(xero.xero.seed({ 'Demo Company (UK)/Contacts': [{ Name: 'PowerDirect' }] })['Demo Company (UK)/Contacts']).toHaveLength(1);
	});
});

describe('the tables', () => {
	const listed = Object.values<{ path: string; outside?: true; id: string; envelope: { many: string }; fields: object }>(tables).filter(
		({ path, outside }) => path && !outside,
	);

	it.each(listed.map((table) => [table.path, table] as const))('decide what %s can hold', (path, { id, envelope, fields }) => {
		const endpoint = endpoints[path.slice(1)];
		expect(endpoint).toMatchObject({ id, name: envelope.many });
		expect(Object.keys(fieldsOf(path.slice(1)))).toEqual(expect.arrayContaining(Object.keys(fields)));
	});

	it('are all a record has to be kept and returned', () => {
		const contact = {
			Name: 'Kea',
			AccountNumber: 'A1',
			CompanyNumber: 'C1',
			TaxNumber: 'T1',
			BankAccountDetails: '01-0102-0123456-00',
			SalesDefaultAccountCode: '200',
			PurchasesDefaultAccountCode: '429',
			DefaultCurrency: 'USD',
		};
		expect(xero.one(xero.api('PUT', '/Contacts', contact), 'Contacts')).toMatchObject(contact);
		const { BrandingThemeID, Url, ExpectedPaymentDate } = xero.one(
			xero.api(
				'PUT',
				'/Invoices',
				sale({ BrandingThemeID: 'dabc7637-62c1-4941-8a6e-ee44fa5090e7', Url: 'https://books.example/1', ExpectedPaymentDate: '2026-04-01' }),
			),
			'Invoices',
		);
		expect([BrandingThemeID, Url, ExpectedPaymentDate]).toEqual([
			'dabc7637-62c1-4941-8a6e-ee44fa5090e7',
			'https://books.example/1',
			'/Date(1775001600000+0000)/',
		]);
	});
});
