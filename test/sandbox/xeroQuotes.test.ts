import type { Row } from '../../sandbox/vendor';
import { caller, messages, refusals, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const line = (own: Row = {}): Row => ({ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2', ...own });
const quote = (own: Row = {}): Row => ({ Contact: { Name: 'Ridgeway University' }, Date: '2026-03-09', LineItems: [line()], ...own });
const put = (own: Row = {}) => xero.api('PUT', '/Quotes', quote(own));
const post = (body: Row, query = '') => xero.api('POST', `/Quotes${query}`, body);
const made = (own: Row = {}): Row => xero.one(put(own), 'Quotes');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/Quotes/${id}`), 'Quotes');
const list = (query = '') => xero.api('GET', `/Quotes${query}`).body;
const numbers = (query: string) => (list(query).Quotes as Row[]).map(({ QuoteNumber }) => QuoteNumber);

describe('a quote', () => {
	it('speaks of its amounts in upper case, whatever case it was sent in', () => {
		expect(made()).toMatchObject({ LineAmountTypes: 'EXCLUSIVE', SubTotal: 100, TotalTax: 15, Total: 115 });
		expect(made({ LineAmountTypes: 'Inclusive', LineItems: [line({ UnitAmount: 115 })] })).toMatchObject({
			LineAmountTypes: 'INCLUSIVE',
			SubTotal: 100,
			Total: 115,
		});
		expect(made({ LineAmountTypes: 'NOTAX' })).toMatchObject({ LineAmountTypes: 'NOTAX', Total: 100 });
	});

	it('is numbered, dated in two ways, and shows little of its contact', () => {
		const { Contact, ...rest } = made({ ExpiryDate: '2026-04-09' });
		expect(rest).toMatchObject({
			QuoteNumber: 'QU-0001',
			Status: 'DRAFT',
			DateString: '2026-03-09T00:00:00',
			ExpiryDateString: '2026-04-09T00:00:00',
			CurrencyRate: 1,
			TotalDiscount: 0,
		});
		expect(Object.keys(Contact as Row).sort()).toEqual(['ContactID', 'EmailAddress', 'FirstName', 'LastName', 'Name']);
	});

	it('takes no tax rate from the account', () => {
		const { LineItems, ...rest } = made({ LineItems: [line({ TaxType: undefined })] });
		expect(rest).toMatchObject({ TotalTax: 0, Total: 100 });
		expect((LineItems as Row[])[0]?.TaxType).toBeUndefined();
	});

	it('takes discounts, and unit amounts of four decimals', () => {
		expect(made({ LineItems: [line({ UnitAmount: 19.95, DiscountRate: 10 })] })).toMatchObject({ SubTotal: 17.96, TotalTax: 2.69, Total: 20.65 });
		expect(made({ LineItems: [line({ Quantity: 1000, UnitAmount: 0.1234 })] })).toMatchObject({ SubTotal: 123.4, LineItems: [{ UnitAmount: 0.1234 }] });
	});

	it('takes tracking by the id of the option alone', () => {
		const region = (xero.api('GET', '/TrackingCategories').body.TrackingCategories as Row[]).find(({ Name }) => Name === 'Region');
		const { TrackingOptionID } = (region?.Options as Row[]).find(({ Name }) => Name === 'North') ?? {};
		const tracked = made({ LineItems: [line({ Tracking: [{ TrackingOptionID }] })] });
		expect((tracked.LineItems as Row[])[0]?.Tracking).toMatchObject([{ Name: 'Region', Option: 'North', TrackingOptionID }]);
		expect(put({ LineItems: [line({ Tracking: [{ Name: 'Region', Option: 'North' }] })] }).status).toBe(400);
	});

	it.each<[string, Row]>([
		['a status it cannot begin with', { Status: 'ACCEPTED' }],
		['no date', { Date: undefined }],
		['no lines', { LineItems: [] }],
		['no contact', { Contact: undefined }],
		['an unknown rate', { LineItems: [line({ TaxType: 'OUTPUT9' })] }],
		['amounts of an unknown kind', { LineAmountTypes: 'Gross' }],
		['a title that is too long', { Title: 'x'.repeat(101) }],
	])('is refused with %s', (_, own) => {
		expect(refusals(put(own))).toHaveLength(1);
		expect(list().Quotes).toEqual([]);
	});

	it('keeps numbers apart', () => {
		made({ QuoteNumber: 'Q-1' });
		expect(put({ QuoteNumber: 'q-1' }).status).toBe(400);
	});

	it('books nothing, so it may lie in a locked period', () => {
		xero.xero.seed({ Organisations: [{ PeriodLockDate: '2026-03-31' }] });
		expect(put().status).toBe(200);
	});
});

describe('its status', () => {
	const paths: Readonly<Record<string, readonly string[]>> = {
		DRAFT: [],
		SENT: ['SENT'],
		ACCEPTED: ['SENT', 'ACCEPTED'],
		DECLINED: ['SENT', 'DECLINED'],
		INVOICED: ['SENT', 'ACCEPTED', 'INVOICED'],
		DELETED: ['DELETED'],
	};
	const at = (status: string): unknown => {
		const { QuoteID } = made();
		for (const Status of paths[status] ?? []) expect(post({ QuoteID, Status }).status).toBe(200);
		return QuoteID;
	};

	it.each([
		['DRAFT', ['SENT', 'DELETED']],
		['SENT', ['ACCEPTED', 'DECLINED', 'DELETED']],
		['DECLINED', ['SENT', 'DELETED']],
		['ACCEPTED', ['INVOICED', 'SENT', 'DELETED']],
		['INVOICED', ['SENT', 'DELETED']],
		['DELETED', []],
	])('from %s can become %j', (from, allowed) => {
		const others = Object.keys(paths).filter((status) => status !== from);
		const possible = others.filter((Status) => post({ QuoteID: at(from), Status }).status === 200);
		expect(possible.sort()).toEqual([...allowed].sort());
	});

	it('decides what may be edited', () => {
		const edit = (QuoteID: unknown, own: Row) => post({ QuoteID, ...own }).status;
		expect(edit(at('SENT'), { LineItems: [line({ UnitAmount: 50 })], Reference: 'x' })).toBe(200);
		const accepted = at('ACCEPTED');
		expect(edit(accepted, { LineItems: [line({ UnitAmount: 50 })] })).toBe(400);
		expect(edit(accepted, { Date: '2026-03-01' })).toBe(400);
		expect(edit(accepted, { Contact: { Name: 'PowerDirect' }, Terms: 'Other terms' })).toBe(200);
		expect(get(accepted)).toMatchObject({ Contact: { Name: 'PowerDirect' }, Terms: 'Other terms', Total: 115 });
		expect(edit(accepted, { Status: 'SENT', LineItems: [line({ UnitAmount: 50 })] })).toBe(200);
		expect(edit(at('DELETED'), { Terms: 'x' })).toBe(400);
	});
});

describe('a list', () => {
	beforeEach(() => {
		made({ QuoteNumber: 'A', Date: '2026-01-10', ExpiryDate: '2026-02-10' });
		made({ QuoteNumber: 'B', Date: '2026-02-10', Status: 'SENT' });
		made({ QuoteNumber: 'C', Contact: { Name: 'PowerDirect' }, ExpiryDate: '2026-05-01' });
	});

	it('is narrowed by its own parameters, and knows no where', () => {
		const { ContactID } = get((list('?QuoteNumber=C').Quotes as Row[])[0]?.QuoteID).Contact as Row;
		expect(numbers('?Status=SENT')).toEqual(['B']);
		expect(numbers('?QuoteNumber=b')).toEqual(['B']);
		expect(numbers(`?ContactID=${ContactID}`)).toEqual(['C']);
		expect(numbers('?DateFrom=2026-01-11&DateTo=2026-02-10')).toEqual(['B']);
		expect(numbers('?ExpiryDateTo=2026-03-01')).toEqual(['A']);
		expect(numbers('?ExpiryDateFrom=2026-03-01')).toEqual(['C']);
		expect(numbers('?where=Status%3D%3D%22SENT%22&order=QuoteNumber DESC')).toEqual(['C', 'B', 'A']);
	});

	it('has pages without counting them, always with lines', () => {
		expect(list('?page=2')).toMatchObject({ Quotes: [] });
		expect(list('?page=1').pagination).toBeUndefined();
		expect((list().Quotes as Row[])[0]?.LineItems).toHaveLength(1);
	});

	it('says what changed', () => {
		xero.clock.advance(60);
		const [{ QuoteID } = {} as Row] = list('?QuoteNumber=A').Quotes as Row[];
		post({ QuoteID, Status: 'SENT' });
		const { body } = xero.api('GET', '/Quotes', undefined, { headers: { 'if-modified-since': '2026-03-10T01:00:30' } });
		expect((body.Quotes as Row[]).map(({ QuoteNumber }) => QuoteNumber)).toEqual(['A']);
	});
});

it('tells what is wrong with each of several', () => {
	const { body } = xero.api('PUT', '/Quotes?summarizeErrors=false', { Quotes: [quote(), quote({ Date: undefined })] });
	const [good, bad] = body.Quotes as Row[];
	expect([good?.StatusAttributeString, bad?.StatusAttributeString, messages(bad).length]).toEqual(['OK', 'ERROR', 1]);
});
