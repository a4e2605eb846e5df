import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { divide, money, total } from './amounts';
import { TAXES } from './taxes';
import { howMany, taxFields, taxOn, VENDOR } from './zohoDocuments';

/** Expenses and reports as Zoho Books and Zoho Expense hand them out: a tax in cents for each line, and what all comes to in the organisation's currency. */

const RATES: ReadonlyArray<readonly [code: string, rate: bigint]> = [
	['USD', 16_489n],
	['EUR', 17_900n],
];

const USER = '460000000000012001';
export const MERCHANT = '12';

function lineOf(random: Chance, inclusive: boolean) {
	const tax = random.is(0.3) ? undefined : random.of(TAXES);
	const amount = BigInt(random.int(1, 99_999));
	const taxed = tax ? taxOn(amount, BigInt(tax.rate), inclusive) : 0n;
	return {
		amount,
		taxed,
		row: {
			category_name: 'Travel',
			account_name: 'Sales',
			description: random.of(['', 'Taxi']),
			amount: money(amount),
			...taxFields(tax),
			tax_amount: money(taxed),
		},
	};
}

export interface Spent {
	readonly row: Row;
	/** Cents of the organisation's currency. */
	readonly base: bigint;
	readonly tax: bigint;
}

/** Of one line without a list of them, or itemized. */
export function expenseOf(random: Chance, id: string, more: Row = {}): Spent {
	const inclusive = random.is(0.5);
	const [code, rate] = random.is(0.25) ? random.of(RATES) : (['NZD', 10_000n] as const);
	const itemized = random.is(0.6);
	const lines = Array.from({ length: itemized ? howMany(random) : 1 }, () => lineOf(random, inclusive));
	const tax = total(lines.map(({ taxed }) => taxed));
	const sum = total(lines.map(({ amount }) => amount)) + (inclusive ? 0n : tax);
	const base = divide(sum * rate, 10_000n);
	const [first] = lines;
	const row = {
		...(itemized ? { line_items: lines.map((line) => line.row) } : first!.row),
		expense_id: id,
		date: '2026-11-03',
		currency_code: code,
		exchange_rate: Number(rate) / 10_000,
		is_inclusive_tax: inclusive,
		paid_through_account_name: 'Card',
		tax_amount: money(tax),
		total: money(sum),
		bcy_total: money(base),
		...more,
	};
	return { row, base, tax };
}

export const booksExpense = (random: Chance, number: number): Row =>
	expenseOf(random, `98400000${String(number).padStart(7, '0')}`, { vendor_id: random.of(['', VENDOR]) }).row;

const payee = (random: Chance): Row => ({ merchant_id: random.of(['', MERCHANT]), merchant_name: 'Airline', user_id: USER });

export const cardExpense = (random: Chance, number: number): Row =>
	expenseOf(random, `98500000${String(number).padStart(7, '0')}`, { ...payee(random), is_reimbursable: false }).row;

/** Expenses of one person, some of them paid by the company's card. `claimed_tax` is only known where all are in the report's currency. */
export function reportOf(random: Chance, number: number): Row {
	const made = (index: number, isOwn: boolean) =>
		expenseOf(random, `986${String(number).padStart(8, '0')}${index}`, { ...payee(random), is_reimbursable: isOwn });
	const claimed = Array.from({ length: random.int(1, 5) }, (_, index) => made(index, true));
	const carded = Array.from({ length: random.int(1, 3) }, (_, index) => made(index + 5, false));
	const owed = total(claimed.map(({ base }) => base));
	return {
		report_id: `98700000${String(number).padStart(7, '0')}`,
		report_number: `ER-${number}`,
		status: random.of(['approved', 'approved', 'reimbursed']),
		submitted_by: USER,
		submitted_date: '2026-11-04',
		approved_date: '2026-11-05',
		end_date: '2026-11-03',
		currency_code: 'NZD',
		total: money(owed + total(carded.map(({ base }) => base))),
		reimbursable_total: money(owed),
		...(claimed.every(({ row }) => row['currency_code'] === 'NZD') ? { claimed_tax: money(total(claimed.map(({ tax }) => tax))) } : {}),
		expenses: [...claimed, ...carded].map(({ row }) => row),
	};
}
