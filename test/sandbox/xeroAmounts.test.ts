import type { Row } from '../../sandbox/vendor';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const put = (invoice: Row, query = '?unitdp=4') => xero.api('PUT', `/Invoices${query}`, invoice);
const post = (invoice: Row, query = '?unitdp=4') => xero.api('POST', `/Invoices${query}`, invoice);
const made = (own: Row = {}): Row => xero.one(put(sale(own)), 'Invoices');
const line = (own: Row = {}): Row => ({ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200', ...own });

describe('amounts', () => {
	const totals = (lines: Row[], own: Row = {}) => {
		const { SubTotal, TotalTax, Total, AmountDue } = made({ LineItems: lines, ...own });
		return [SubTotal, TotalTax, Total, AmountDue];
	};

	it('tax is rounded on each line, then summed', () => {
		const lines = [25.06, 25.61, 25.63].map((UnitAmount) => line({ UnitAmount }));
		expect(totals(lines)).toEqual([76.3, 11.44, 87.74, 87.74]);
	});

	it('are inclusive, or without tax, as the document says', () => {
		expect(totals([line({ UnitAmount: 115 })], { LineAmountTypes: 'Inclusive' })).toEqual([100, 15, 115, 115]);
		expect(totals([line({ UnitAmount: 9.99 }), line({ UnitAmount: 9.99 })], { LineAmountTypes: 'Inclusive' })).toEqual([17.38, 2.6, 19.98, 19.98]);
		expect(totals([line()], { LineAmountTypes: 'NoTax' })).toEqual([100, 0, 100, 100]);
	});

	it('round half a cent up, in decimals', () => {
		expect(totals([line({ UnitAmount: 1.005, TaxType: 'NONE' })])).toEqual([1.01, 0, 1.01, 1.01]);
		expect(totals([line({ Quantity: 3, UnitAmount: 0.1, TaxType: 'NONE' })])).toEqual([0.3, 0, 0.3, 0.3]);
	});

	it('take discounts before tax', () => {
		expect(totals([line({ DiscountRate: 10 })])).toEqual([90, 13.5, 103.5, 103.5]);
		expect(totals([line({ DiscountAmount: 0.5 })])).toEqual([99.5, 14.93, 114.43, 114.43]);
		expect(made({ LineItems: [line({ DiscountRate: 10 })] })).toMatchObject({ TotalDiscount: 10, IsDiscounted: true });
	});

	it('let the caller say the tax', () => {
		expect(totals([line({ TaxAmount: 14.99 })])).toEqual([100, 14.99, 114.99, 114.99]);
	});

	it("use the account's rate where the line has none", () => {
		expect(made({ LineItems: [line({ AccountCode: '270' })] })).toMatchObject({ TotalTax: 0, LineItems: [{ TaxType: 'NONE' }] });
		expect(made({ LineItems: [line({ TaxType: 'TAX001' })] }).TotalTax).toBe(5);
	});

	it('complete two of quantity, unit amount and line amount', () => {
		expect(made({ LineItems: [{ Description: 'x', LineAmount: 30, Quantity: 4, AccountCode: '200' }] }).LineItems).toMatchObject([
			{ UnitAmount: 7.5, LineAmount: 30 },
		]);
		expect(refusals(put(sale({ LineItems: [line({ Quantity: 2, UnitAmount: 1, LineAmount: 1 })] })))).toEqual([
			'The line total 1.00 does not match the expected line total 2.00',
		]);
	});

	it('have two decimals a unit unless four are asked for', () => {
		const twoDecimals = xero.one(put(sale({ LineItems: [line({ Quantity: 1000, UnitAmount: 0.1234 })] }), ''), 'Invoices');
		expect(twoDecimals).toMatchObject({ SubTotal: 120, LineItems: [{ UnitAmount: 0.12 }] });
		const four = made({ Status: 'DRAFT', LineItems: [line({ Quantity: 1000, UnitAmount: 0.1234 })] });
		expect(four).toMatchObject({ SubTotal: 123.4, LineItems: [{ UnitAmount: 0.1234 }] });
		const read = xero.one(xero.api('GET', `/Invoices/${four.InvoiceID}`), 'Invoices');
		expect(read).toMatchObject({ SubTotal: 123.4, LineItems: [{ UnitAmount: 0.12 }] });
		expect(xero.one(post({ InvoiceID: four.InvoiceID, Status: 'AUTHORISED' }, ''), 'Invoices')).toMatchObject({ SubTotal: 123.4, Status: 'AUTHORISED' });
	});

	it('find sums made in binary floating point', () => {
		expect(refusals(put(sale({ LineItems: [line({ UnitAmount: 0.1 + 0.2 })] })))).toEqual(['Account must be valid.', 'Tax rate must be valid.']);
	});
});
