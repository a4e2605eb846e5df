import { DateTime } from 'luxon';
import type { Row } from '../vendor';
import { currencyId, taxId } from './foundation';
import { CLOSED, customerId, itemId } from './seedIds';

type Demo = { readonly customer: string; readonly lines: readonly Row[] } & Row;

const item = (n: number, quantity: number, more: Row = {}): Row => ({ item_id: itemId(n), quantity, ...more });
const free = (name: string, rate: number, quantity: number, tax: string, more: Row = {}): Row => ({
	name,
	rate,
	quantity,
	tax_id: taxId(tax),
	...more,
});
/** Sold abroad without GST. */
const abroad = (line: Row): Row => ({ ...line, tax_id: taxId('Zero Rate') });
const inCurrency = (code: string, rate: number): Row => ({ currency_id: currencyId(code), exchange_rate: rate });

/** The two that the other system cannot take: an archived customer, and a tax that nothing there matches. */
const refused: readonly Demo[] = [
	{ customer: CLOSED, lines: [item(1, 2)] },
	{ customer: customerId(8), lines: [item(12, 1), item(5, 2)] },
];

/** All others, which it takes with equal cents. They are here for what they expose. */
const taken: readonly Demo[] = [
	// 15 % of each line is not 15 % of their sum: 3.76 + 3.84 + 3.84 = 11.44, not 11.45.
	{ customer: customerId(1), lines: [item(5, 1), item(6, 1), item(7, 1)], reference_number: 'PO-1001' },
	{ customer: customerId(2), lines: [item(1, 7.5), item(2, 1)] },
	// Prices with tax in them.
	{ customer: customerId(3), is_inclusive_tax: true, lines: [item(8, 2), free('Gift wrap', 4.99, 2, 'GST')] },
	{ customer: customerId(12), ...inCurrency('USD', 1.6489), lines: [abroad(item(3, 5)), abroad(item(4, 12))], reference_number: 'RW-88' },
	// Discounts by line, in percent and in money.
	{ customer: customerId(4), discount_type: 'item_level', lines: [item(1, 12, { discount: '10%' }), item(4, 3, { discount: 20 })] },
	{ customer: customerId(15), ...inCurrency('EUR', 1.7921), lines: [abroad(item(2, 3)), abroad(item(1, 4.25))] },
	// A discount on the whole, in percent.
	{ customer: customerId(5), discount: '5%', discount_type: 'entity_level', lines: [item(3, 1), item(2, 2)] },
	{ customer: customerId(10), ...inCurrency('AUD', 1.0834), lines: [abroad(item(9, 3))] },
	// Rates with four places and fractions of a unit.
	{ customer: customerId(6), lines: [item(11, 12.5), free('Dye lot sample', 0.3333, 7, 'GST')] },
	{ customer: customerId(18), ...inCurrency('GBP', 2.1156), lines: [abroad(item(3, 2)), abroad(free('On-site workshop', 1850, 1, 'GST'))] },
	// Three taxes on one invoice.
	{ customer: customerId(7), lines: [item(10, 24), item(5, 4), item(9, 1)] },
	{
		customer: customerId(13),
		...inCurrency('USD', 1.655),
		discount_type: 'item_level',
		lines: [abroad(item(3, 10, { discount: '12.5%' })), abroad(item(4, 10))],
	},
	// A discount on the whole, in money.
	{ customer: customerId(9), discount: 50, discount_type: 'entity_level', lines: [free('Review', 300, 1, 'GST'), free('Report', 200, 1, 'GST')] },
	{ customer: customerId(16), ...inCurrency('EUR', 1.8), is_inclusive_tax: true, lines: [item(6, 3), item(7, 2)] },
	{ customer: customerId(1), is_inclusive_tax: true, lines: [item(10, 3), free('Catering', 99.95, 1, 'GST')] },
	{
		customer: customerId(11),
		...inCurrency('AUD', 1.079),
		lines: [abroad(free('Water tank', 1249.99, 1, 'GST')), abroad(free('Freight', 310.55, 1, 'GST'))],
	},
	{ customer: customerId(2), lines: [free('Logo redraw', 33.335, 3, 'GST'), free('Icon set', 0.005, 1001, 'GST')] },
	{ customer: customerId(14), ...inCurrency('USD', 1.64), lines: [abroad(item(10, 40)), abroad(item(8, 1))] },
	{ customer: customerId(3), lines: [item(8, 10), item(11, 100), item(5, 6)], reference_number: 'SAO-2291' },
	{ customer: customerId(19), ...inCurrency('GBP', 2.098), lines: [abroad(item(11, 250)), abroad(item(8, 4))] },
	{
		customer: customerId(17),
		...inCurrency('EUR', 1.81),
		discount_type: 'item_level',
		lines: [abroad(item(2, 1, { discount: 80 })), abroad(item(1, 2.5))],
	},
	{ customer: customerId(4), lines: [item(1, 0.25), free('Travel', 86.4, 1, 'GST')] },
	{ customer: customerId(6), is_inclusive_tax: true, discount_type: 'item_level', lines: [item(4, 6, { discount: '25%' }), item(6, 1)] },
];

const where = 3;

/**
 * Invoices as one would send them to be created, over the seeded customers: among them exactly one for the archived customer and one with the tax
 * that nothing matches, if there are as many. Dates lie within the weeks before `today`; without it the vendor dates them.
 */
export const demoInvoices = (count = 25, today?: string): Row[] =>
	Array.from({ length: count }, (_, index) => {
		const special = index === where ? refused[0] : index === where + 7 ? refused[1] : undefined;
		const before = (index > where ? 1 : 0) + (index > where + 7 ? 1 : 0);
		const { customer, lines, ...more } = special ?? taken[(index - before) % taken.length]!;
		const date =
			today === undefined
				? {}
				: {
						date: DateTime.fromISO(today, { zone: 'utc' })
							.minus({ days: (index * 5) % 28 })
							.toFormat('yyyy-MM-dd'),
					};
		return structuredClone({ customer_id: customer, ...date, ...more, line_items: lines, status: 'sent' });
	});
