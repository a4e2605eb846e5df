import type { Row } from '../../sandbox/vendor';
import { ZERO_ID } from '../../sandbox/xero/ids';
import { caller, messages, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const put = (body: Row, query = '') => xero.api('PUT', `/Items${query}`, body);
const post = (body: Row, query = '') => xero.api('POST', `/Items${query}`, body);
const made = (own: Row = {}, query = ''): Row => xero.one(put({ Code: 'chair', ...own }, query), 'Items');
const get = (id: unknown, query = ''): Row => xero.one(xero.api('GET', `/Items/${id}${query}`), 'Items');
const tracked = (own: Row = {}): Row =>
	made({
		Code: 'lamp',
		InventoryAssetAccountCode: '630',
		PurchaseDetails: { UnitPrice: 10, COGSAccountCode: '310' },
		SalesDetails: { UnitPrice: 30, AccountCode: '200' },
		...own,
	});
const trade = (Type: string, own: Row, more: Row = {}) =>
	xero.api(
		'PUT',
		'/Invoices',
		sale({ Type, Contact: { Name: 'PowerDirect' }, LineItems: [{ Description: 'x', ItemCode: 'lamp', Quantity: 1, ...own }], ...more }),
	);

describe('an item', () => {
	it('is sold and bought unless it says otherwise', () => {
		expect(made()).toMatchObject({ Code: 'chair', IsSold: true, IsPurchased: true, IsTrackedAsInventory: false, SalesDetails: {}, PurchaseDetails: {} });
	});

	it('keeps its code apart, but is updated by POST with its code or id', () => {
		const { ItemID } = made({ Name: 'Chair' });
		const [refused] = put({ Code: 'chair' }).body.Elements as Row[];
		expect(messages(refused)).toEqual(["Price List Item with Code 'chair' already exists"]);
		expect(refused).toMatchObject({ ItemID: ZERO_ID });
		expect(xero.one(post({ Code: 'chair', Description: 'Oak' }), 'Items')).toMatchObject({ ItemID, Name: 'Chair', Description: 'Oak' });
		expect(xero.one(post({ Items: [{ ItemID, Code: 'stool' }] }), 'Items')).toMatchObject({ ItemID, Code: 'stool', Name: 'Chair' });
		made();
		expect(refusals(post({ ItemID, Code: 'chair' }))).toEqual(["Price List Item with Code 'chair' already exists"]);
		expect(get('stool').ItemID).toBe(ItemID);
	});

	it('loses the side that it is switched off on', () => {
		const { ItemID } = made({
			Description: 'Oak',
			SalesDetails: { UnitPrice: 50, AccountCode: '200' },
			PurchaseDescription: 'Raw',
			PurchaseDetails: { UnitPrice: 20 },
		});
		const after = xero.one(post({ ItemID, IsSold: false }), 'Items');
		expect(after).toMatchObject({ IsSold: false, SalesDetails: {}, PurchaseDescription: 'Raw', PurchaseDetails: { UnitPrice: 20 } });
		expect([after.Description, (after.SalesDetails as Row).UnitPrice]).toEqual([undefined, undefined]);
		expect(xero.one(post({ ItemID, IsSold: true }), 'Items').SalesDetails).toEqual({});
	});

	it('changes only what is sent of its prices', () => {
		const { ItemID } = made({ SalesDetails: { UnitPrice: 50, AccountCode: '200' } });
		expect(xero.one(post({ ItemID, SalesDetails: { UnitPrice: 60 } }), 'Items').SalesDetails).toEqual({ UnitPrice: 60, AccountCode: '200' });
	});

	it('has prices of two decimals unless four are asked for', () => {
		const own = { SalesDetails: { UnitPrice: 1.23456 } };
		expect(made(own).SalesDetails).toEqual({ UnitPrice: 1.23 });
		const { ItemID } = xero.one(put({ Code: 'fine', ...own }, '?unitdp=4'), 'Items');
		expect(get(ItemID, '?unitdp=4').SalesDetails).toEqual({ UnitPrice: 1.2346 });
		expect(get(ItemID).SalesDetails).toEqual({ UnitPrice: 1.23 });
	});

	it.each<[string, Row]>([
		['no code', { Code: undefined, Name: 'Chair' }],
		['a code that is too long', { Code: 'x'.repeat(31) }],
		['an unknown account', { SalesDetails: { AccountCode: '123' } }],
		['an unknown rate', { PurchaseDetails: { TaxType: 'OUTPUT9' } }],
		['an asset account only', { InventoryAssetAccountCode: '630' }],
		['a cost account only', { PurchaseDetails: { COGSAccountCode: '310' } }],
		['an asset account of another type', { InventoryAssetAccountCode: '720', PurchaseDetails: { COGSAccountCode: '310' } }],
		['an account for purchases of what is tracked', { InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310', AccountCode: '300' } }],
	])('is refused with %s', (_, own) => {
		const said = put({ Code: 'chair', ...own });
		expect([said.status, refusals(said)]).toEqual([400, [expect.any(String)]]);
		expect(xero.api('GET', '/Items').body.Items).toEqual([]);
	});

	it('is listed whole, and by time of change', () => {
		for (const Code of ['b', 'a']) made({ Code, IsSold: Code === 'a' });
		xero.clock.advance(60);
		post({ Code: 'b', Name: 'B' });
		const list = (query: string, headers = {}) => {
			const { body } = xero.api('GET', `/Items${query}`, undefined, { headers });
			return [body.pagination, (body.Items as Row[]).map(({ Code }) => Code)];
		};
		expect(list('?page=1&pageSize=1')).toEqual([undefined, ['a', 'b']]);
		expect(list('?where=IsSold==true')).toEqual([undefined, ['a']]);
		expect(list('', { 'if-modified-since': '2026-03-10T01:00:30' })).toEqual([undefined, ['b']]);
	});

	it('is gone without a word when it is deleted', () => {
		const { ItemID } = made();
		expect(xero.api('DELETE', `/Items/${ItemID}`).status).toBe(204);
		expect(xero.api('GET', `/Items/${ItemID}`).status).toBe(404);
		expect(xero.api('DELETE', `/Items/${ItemID}`).status).toBe(404);
	});
});

describe('its code on a line', () => {
	it('fills what the line leaves out', () => {
		made({
			Description: 'Oak',
			SalesDetails: { UnitPrice: 50, AccountCode: '260', TaxType: 'ZERORATED' },
			PurchaseDescription: 'Raw',
			PurchaseDetails: { UnitPrice: 20, AccountCode: '300' },
		});
		const lineOf = (Type: string, own: Row = {}) =>
			(xero.one(trade(Type, { ItemCode: 'chair', Description: undefined, Quantity: 2, ...own }), 'Invoices').LineItems as Row[])[0];
		expect(lineOf('ACCREC')).toMatchObject({ Description: 'Oak', UnitAmount: 50, AccountCode: '260', TaxType: 'ZERORATED', LineAmount: 100 });
		expect(lineOf('ACCPAY')).toMatchObject({ Description: 'Raw', UnitAmount: 20, AccountCode: '300', TaxType: 'INPUT2', LineAmount: 40 });
		expect(lineOf('ACCREC', { UnitAmount: 7, Description: 'Mine' })).toMatchObject({ Description: 'Mine', LineAmount: 14 });
		expect(lineOf('ACCREC', { LineAmount: 30 })).toMatchObject({ UnitAmount: 15 });
	});

	it('must be that of an item, until the item is deleted', () => {
		expect(trade('ACCREC', { ItemCode: 'nothing', UnitAmount: 1, AccountCode: '200' }).status).toBe(400);
		const { ItemID } = made({ SalesDetails: { UnitPrice: 50, AccountCode: '200' } });
		const { InvoiceID } = xero.one(trade('ACCREC', { ItemCode: 'chair' }, { Status: 'DRAFT' }), 'Invoices');
		xero.api('DELETE', `/Items/${ItemID}`);
		expect(xero.api('POST', '/Invoices', { InvoiceID, Status: 'AUTHORISED' }).status).toBe(200);
	});
});

describe('a tracked item', () => {
	it('counts what approved documents bring and take, and nobody can say how many', () => {
		const { ItemID, ...shown } = tracked({ QuantityOnHand: 5, IsTrackedAsInventory: false });
		expect(shown).toMatchObject({ IsTrackedAsInventory: true, QuantityOnHand: 0, TotalCostPool: 0 });
		expect(xero.one(trade('ACCPAY', { Quantity: 10 }), 'Invoices').LineItems).toMatchObject([{ AccountCode: '630', UnitAmount: 10 }]);
		trade('ACCPAY', { Quantity: 10, UnitAmount: 20 }, { Status: 'DRAFT' });
		expect(get(ItemID)).toMatchObject({ QuantityOnHand: 10, TotalCostPool: 100 });
		trade('ACCREC', { Quantity: 4 });
		expect(get(ItemID)).toMatchObject({ QuantityOnHand: 6, TotalCostPool: 60 });
	});

	it('cannot be sold before it is there, unless as a backorder', () => {
		tracked();
		trade('ACCPAY', { Quantity: 2 });
		expect(trade('ACCREC', { Quantity: 3 }, { Status: 'DRAFT' }).status).toBe(200);
		expect(refusals(trade('ACCREC', { Quantity: 3 }))).toEqual(['Insufficient stock. Items are eligible for backorder.']);
		expect(trade('ACCREC', { Quantity: 2 }).status).toBe(200);
		const line = { Description: 'x', ItemCode: 'lamp', Quantity: 3 };
		expect(xero.api('PUT', '/Invoices?allowBackorders=true', sale({ LineItems: [line] })).status).toBe(200);
		expect(get('lamp')).toMatchObject({ QuantityOnHand: 0, QuantityOnBackOrder: 3 });
	});

	it('stays while approved documents use it', () => {
		const { ItemID } = tracked();
		trade('ACCPAY', { Quantity: 2 });
		expect(xero.api('DELETE', `/Items/${ItemID}`).status).toBe(400);
		expect(get(ItemID).Code).toBe('lamp');
	});
});
