import { lineAmount, xeroTotals } from '../../src/checking/money';
import type { Row } from '../../src/record';

const totals = (record: Row, ...rates: unknown[]) => {
	const { net, tax, total } = xeroTotals(record, rates);
	return [net, tax, total].map((amount) => amount.toFixed(2));
};
const lines = (...amounts: number[]): Row[] => amounts.map((UnitAmount) => ({ Quantity: 1, UnitAmount }));

describe('the totals that Xero computes', () => {
	it("round tax line by line (the vendor's own example)", () => {
		expect(totals({ LineAmountTypes: 'Exclusive', LineItems: lines(25.06, 25.61, 25.63) }, 15, 15, 15)).toEqual(['76.30', '11.44', '87.74']);
	});
	it('take inclusive tax out of the amount', () => {
		expect(totals({ LineAmountTypes: 'Inclusive', LineItems: lines(120, 0.05) }, 20, 20)).toEqual(['100.04', '20.01', '120.05']);
	});
	it('know no tax where there is none', () => {
		expect(totals({ LineAmountTypes: 'NoTax', LineItems: lines(100) }, 20)).toEqual(['100.00', '0.00', '100.00']);
		expect(totals({ LineAmountTypes: 'Exclusive', LineItems: [{ Quantity: 1, UnitAmount: 100, TaxType: 'NONE' }] }, 20)).toEqual(['100.00', '0.00', '100.00']);
	});
	it('take a tax amount that is given', () => {
		expect(totals({ LineAmountTypes: 'Exclusive', LineItems: [{ Quantity: 1, UnitAmount: 100, TaxAmount: 19.99 }] }, 20)).toEqual([
			'100.00',
			'19.99',
			'119.99',
		]);
	});
	it('round halves away from zero, also below zero', () => {
		expect(totals({ LineItems: lines(0.125) })).toEqual(['0.13', '0.00', '0.13']);
		expect(totals({ LineItems: lines(-0.125) })).toEqual(['-0.13', '0.00', '-0.13']);
	});
	it('never meet binary fractions', () => {
		expect(totals({ LineItems: lines(1.005) })).toEqual(['1.01', '0.00', '1.01']);
		expect(totals({ LineItems: [{ Quantity: 3, UnitAmount: 0.1 }] })).toEqual(['0.30', '0.00', '0.30']);
	});
});

describe('a line', () => {
	it.each([
		[{ Quantity: 3, UnitAmount: 33.3333 }, '100.00'],
		[{ Quantity: 1000, UnitAmount: 0.12345 }, '123.50'],
		[{ Quantity: 2, UnitAmount: 50, DiscountRate: 12.5 }, '87.50'],
		[{ Quantity: 2, UnitAmount: 50, DiscountAmount: 0.01 }, '99.99'],
		[{ Quantity: '2', UnitAmount: '50.00' }, '100.00'],
		[{ Quantity: 2, LineAmount: 7.5 }, '7.50'],
		[{ Description: 'Only words' }, '0.00'],
		[{ Quantity: {}, UnitAmount: [] }, '0.00'],
	])('%j is %s', (line, expected) => expect(lineAmount(line).toFixed(2)).toBe(expected));
});
