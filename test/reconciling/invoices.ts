import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';

/** An invoice as both sides have it, and what can happen to either. */

export const inBooks = (number: number | string, cents: number, more: Row = {}): Row => ({
	invoice_id: `b${number}`,
	invoice_number: `INV-${number}`,
	customer_name: 'Harbour Cafe Ltd',
	date: '2026-11-02',
	due_date: '2026-12-02',
	currency_code: 'NZD',
	exchange_rate: 1,
	status: 'sent',
	tax_total: 0,
	total: cents / 100,
	balance: cents / 100,
	...more,
});

export const inXero = (number: number | string, cents: number, more: Row = {}): Row => ({
	Type: 'ACCREC',
	InvoiceID: `x${number}`,
	InvoiceNumber: `INV-${number}`,
	Contact: { Name: 'Harbour Cafe Ltd' },
	Date: '2026-11-02',
	DueDate: '2026-12-02',
	CurrencyCode: 'NZD',
	CurrencyRate: 1,
	Status: 'AUTHORISED',
	TotalTax: 0,
	Total: cents / 100,
	AmountDue: cents / 100,
	...more,
});

export interface Sides {
	readonly left: Row[];
	readonly right: Row[];
}

/** Two sides of few keys, amounts and days, so that copies, gaps and differences of every kind come up. */
export const sides = (random: Chance, size: number): Sides => {
	const some = () => ({
		number: random.int(1, size),
		cents: random.int(1, 4) * 1001,
		day: `2026-1${random.int(0, 1)}-0${random.int(1, 2)}`,
		code: random.of(['NZD', 'EUR', '']),
	});
	const left: Row[] = [];
	const right: Row[] = [];
	for (let count = 0; count < size; count++) {
		const { number, cents, day, code } = some();
		const other = random.is(0.6) ? { number, cents, day, code } : some();
		if (random.is(0.8)) left.push(inBooks(number, cents, { date: day, currency_code: code, status: random.of(['sent', 'paid', 'void', 'overdue']) }));
		if (random.is(0.8))
			right.push(inXero(other.number, other.cents, { Date: other.day, CurrencyCode: other.code, Status: random.of(['AUTHORISED', 'PAID', 'VOIDED']) }));
	}
	return { left, right };
};

/** In another order. */
export const shuffled = <T>(random: Chance, all: readonly T[]): T[] => {
	const mixed = [...all];
	for (let last = mixed.length - 1; last > 0; last--) {
		const other = random.int(0, last);
		[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
	}
	return mixed;
};
