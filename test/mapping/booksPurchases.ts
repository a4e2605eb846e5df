import type { Row } from '../../src/record';
import { booksInvoice, divide, mappingRows, taxes } from './booksInvoices';
import type { Chance } from './random';

/** What is bought and spent, as Zoho would hand it out, with totals reckoned in whole numbers only: nothing here is shared with the code under test. */

export const purchaseRows: Row[] = [
	...mappingRows,
	...taxes.flatMap(({ tax_id, type }) =>
		['zohoBooks', 'zohoExpense'].map((source_app) => ({ kind: 'purchaseTax', source_app, source_value: tax_id, target_app: 'xero', target_value: type })),
	),
	{ kind: 'account', source_app: 'zohoExpense', source_value: 'Travel', target_app: 'xero', target_value: '493' },
	...['zohoBooks', 'zohoExpense'].map((source_app) => ({
		kind: 'paymentAccount',
		source_app,
		source_value: 'Card',
		target_app: 'xero',
		target_value: '090',
	})),
	{ kind: 'contact', source_app: 'zohoBooks', source_value: 'No vendor', target_app: 'xero', target_value: 'books:1' },
];

/** A bill, discounted in every way an invoice may be. */
export const booksBill = (random: Chance, number: number): Row => {
	const { invoice_id, invoice_number, customer_id, status, ...document } = booksInvoice(random, number);
	return {
		...document,
		bill_id: invoice_id,
		bill_number: invoice_number,
		vendor_id: customer_id,
		status: status === 'sent' ? 'open' : status,
	};
};

/** As a purchase order, a vendor credit and a credit note: the same amounts under other names. */
export const booksOrder = (random: Chance, number: number): Row => {
	const { bill_id, bill_number, due_date, ...document } = booksBill(random, number);
	return { ...document, purchaseorder_id: bill_id, purchaseorder_number: bill_number, delivery_date: due_date, status: 'open' };
};
export const booksVendorCredit = (random: Chance, number: number): Row => {
	const { bill_id, bill_number, due_date: _, ...document } = booksBill(random, number);
	return { ...document, vendor_credit_id: bill_id, vendor_credit_number: bill_number, status: 'open' };
};
export const booksCreditNote = (random: Chance, number: number): Row => {
	const { invoice_id, invoice_number, due_date: _, ...document } = booksInvoice(random, number);
	return { ...document, creditnote_id: invoice_id, creditnote_number: invoice_number, status: 'open' };
};

const hundredths = (percent: number): bigint => BigInt(Math.round(percent * 100));
const taxOn = (amount: bigint, rate: bigint, inclusive: boolean): bigint => divide(amount * rate, inclusive ? 10000n + rate : 10000n);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** A bill in a currency of so many decimals, which every amount of it has. */
export const billOfDecimals = (random: Chance, number: number, decimals: number): Row => {
	const inclusive = random.is(0.4);
	const scale = 10 ** decimals;
	const shown = (units: bigint): number => Number(units) / scale;
	const lines = Array.from({ length: random.int(1, 6) }, () => {
		const quantity = random.int(1, 20);
		const price = random.int(1, 99_999);
		const tax = random.is(0.2) ? undefined : random.of(taxes);
		const amount = BigInt(quantity * price);
		return { row: { quantity, price, tax }, amount, tax: taxOn(amount, hundredths(tax?.tax_percentage ?? 0), inclusive) };
	});
	const [net, tax] = [sum(lines.map(({ amount }) => amount)), sum(lines.map((line) => line.tax))];
	return {
		bill_id: String(number),
		bill_number: `B-${number}`,
		vendor_id: '7',
		date: '2026-11-02',
		due_date: '2026-12-02',
		status: 'open',
		currency_code: ['JPY', 'XXX', 'USD', 'KWD'][decimals],
		exchange_rate: 1.5,
		is_inclusive_tax: inclusive,
		line_items: lines.map(({ row }) => ({
			name: 'A',
			account_name: 'Sales',
			quantity: row.quantity,
			rate: row.price / scale,
			tax_id: row.tax?.tax_id ?? '',
			tax_name: row.tax?.tax_name ?? '',
			tax_percentage: row.tax?.tax_percentage ?? 0,
		})),
		tax_total: shown(tax),
		total: shown(net + (inclusive ? 0n : tax)),
	};
};

interface Spent {
	readonly row: Row;
	/** Cents in the organisation's own currency. */
	readonly base: bigint;
	readonly tax: bigint;
}

const cents = (amount: bigint): number => Number(amount) / 100;

/** An expense of Zoho Expense, or of Zoho Books, whose lines have the same names. */
export const expenseOf = (random: Chance, number: number, more: Row = {}): Spent => {
	const inclusive = random.is(0.5);
	const foreign = random.is(0.25);
	const rate = foreign ? 16489n : 10000n;
	const lines = Array.from({ length: random.int(1, 4) }, () => {
		const tax = random.is(0.3) ? undefined : random.of(taxes);
		const amount = BigInt(random.int(1, 99_999));
		return { tax, amount, taxed: taxOn(amount, hundredths(tax?.tax_percentage ?? 0), inclusive) };
	});
	const tax = sum(lines.map(({ taxed }) => taxed));
	const total = sum(lines.map(({ amount }) => amount)) + (inclusive ? 0n : tax);
	const base = divide(total * rate, 10000n);
	return {
		base,
		tax,
		row: {
			expense_id: String(5000 + number),
			date: '2026-11-03',
			currency_code: foreign ? 'USD' : 'NZD',
			exchange_rate: Number(rate) / 10000,
			is_inclusive_tax: inclusive,
			merchant_id: random.of(['', '12']),
			paid_through_account_name: 'Card',
			line_items: lines.map((line) => ({
				category_name: 'Travel',
				account_name: 'Sales',
				description: random.of(['', 'Taxi']),
				amount: cents(line.amount),
				tax_id: line.tax?.tax_id ?? '',
				tax_name: line.tax?.tax_name ?? '',
				tax_percentage: line.tax?.tax_percentage ?? 0,
				tax_amount: cents(line.taxed),
			})),
			tax_amount: cents(tax),
			total: cents(total),
			bcy_total: cents(base),
			...more,
		},
	};
};

/** A report of a few expenses, some of them paid by the company's card, in the organisation's own currency. */
export const reportOf = (random: Chance, number: number): { readonly row: Row; readonly tax: bigint | undefined } => {
	const claimed = Array.from({ length: random.int(1, 4) }, (_, index) => expenseOf(random, number * 10 + index, { is_reimbursable: true }));
	const carded = Array.from({ length: random.int(0, 3) }, (_, index) => expenseOf(random, number * 10 + 5 + index, { is_reimbursable: false }));
	const owed = sum(claimed.map(({ base }) => base));
	const isOwn = claimed.every(({ row }) => row['currency_code'] === 'NZD');
	return {
		tax: isOwn ? sum(claimed.map(({ tax }) => tax)) : undefined,
		row: {
			report_id: String(number),
			report_number: `ER-${number}`,
			status: 'approved',
			submitted_by: '460',
			submitted_date: '2026-11-04',
			approved_date: '2026-11-05',
			end_date: '2026-11-03',
			currency_code: 'NZD',
			total: cents(owed + sum(carded.map(({ base }) => base))),
			reimbursable_total: cents(owed),
			expenses: [...claimed, ...carded].map(({ row }) => row),
		},
	};
};
