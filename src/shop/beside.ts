import { amount, lineAmount, money, referenceOf, type CreditLine, type Order, type OrderCredit, type OrderLine } from './order';
import { untaxed } from './taxes';

/** Lines that no article stands for, and an order that is taken back whole. */

export const beside = (kind: OrderLine['kind'], name: string, priced: { readonly price: string; readonly discount?: string }): OrderLine => ({
	kind,
	name,
	sku: '',
	quantity: '1',
	discount: '0.00',
	...priced,
	...untaxed,
});

/** What was ordered, as it is taken back. */
export const takenBack = (lines: readonly OrderLine[]): CreditLine[] =>
	lines
		.filter((line) => !lineAmount(line).eq(0))
		.map((line) => ({
			name: amount(line.quantity).eq(1) ? line.name : `${line.quantity} × ${line.name}`,
			amount: money(lineAmount(line)),
			tax: line.tax,
			tax_name: line.tax_name,
			tax_percentage: line.tax_percentage,
		}));

/** An order that nobody had paid: nothing goes back but what was invoiced. */
export const cancellation = (
	{ reference, currency, taxes_included, lines, total }: Pick<Order, 'reference' | 'currency' | 'taxes_included' | 'lines' | 'total'>,
	at: string,
): OrderCredit => ({
	id: 'cancelled',
	kind: 'cancellation',
	suffix: 'C',
	reference: referenceOf(reference, 'cancelled'),
	order_reference: reference,
	at,
	currency,
	taxes_included,
	lines: takenBack(lines),
	total,
	paid_back: '0.00',
	gateway: '',
});
