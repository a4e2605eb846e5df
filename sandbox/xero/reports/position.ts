import type Big from 'big.js';
import type { Row } from '../../vendor';
import { same, type Desk } from '../desk';
import { decimal } from '../money';
import { balanceOf, balances, ofClass, ofTypes, totalOf, type Balances } from './balances';
import { bookings, systemAccount, type Booking } from './ledger';
import { comparedDays, countOf, dayBefore, dayOf, endOfMonth, flagOf, startOfMonth, textOf, timeframeOf, yearStart } from './periods';
import { profitOf, withOption } from './profit';
import { byCode, cell, header, heading, longDay, money, nameOf, row, section, shortDay, summary, type Figures } from './shape';

/** What the organisation owns and owes. */

/** Groups of a balance sheet, by the types of accounts. */
const ASSETS: ReadonlyArray<readonly [title: string, types: readonly string[]]> = [
	['Bank', ['BANK']],
	['Current Assets', ['CURRENT', 'INVENTORY', 'PREPAYMENT']],
	['Fixed Assets', ['FIXED']],
	['Non-current Assets', ['NONCURRENT']],
];
const LIABILITIES: typeof ASSETS = [
	['Current Liabilities', ['CURRLIAB', 'PAYG']],
	['Liabilities', ['LIABILITY']],
	['Non-current Liabilities', ['TERMLIAB']],
];

/** Xero has no account for what the running year earned, and says this id (recalled, unsure). */
const CURRENT_YEAR = 'abababab-abab-abab-abab-abababababab';

/** Money that was earned in the years before, and in this one until a day. */
export function earnings(desk: Desk, ledger: readonly Booking[], day: string): { before: Big; current: Big; from: string } {
	const accounts = desk.books.rows('Accounts');
	const from = yearStart(desk, day);
	return {
		from,
		before: profitOf(accounts, balances(ledger, { to: dayBefore(from) })).net,
		current: profitOf(accounts, balances(ledger, { from, to: day })).net,
	};
}

export function balanceSheet(desk: Desk, query: URLSearchParams): Figures {
	const date = dayOf(query, 'date') ?? endOfMonth(desk.today);
	const days = comparedDays(date, countOf(query, 'periods', 11) ?? 0, timeframeOf(query));
	const options = [textOf(query, 'trackingOptionID1'), textOf(query, 'trackingOptionID2')].filter((id) => id !== undefined);
	const whole = bookings(desk, flagOf(query, 'paymentsOnly'));
	// Unsure: only lines are tracked, so the two sides of a tracked balance sheet need not agree.
	const ledger = options.length
		? whole.map((one) => ({ ...one, postings: one.postings.filter((posting) => options.every((id) => withOption(id)(posting))) }))
		: whole;
	const accounts = desk.books.rows('Accounts').sort(byCode);
	const columns = days.map((to) => balances(ledger, { to }));
	const earned = days.map((day) => earnings(desk, ledger, day));

	const line = (account: Row, sign: 1 | -1): Row =>
		row([String(account.Name), ...columns.map((totals) => money(balanceOf(totals, account).times(sign)))], { account: account.AccountID });
	const used = (rows: readonly Row[]): Row[] => rows.filter((account) => columns.some((totals) => !balanceOf(totals, account).eq(0)));
	const groups = (named: typeof ASSETS, sign: 1 | -1): Row[] =>
		named.flatMap(([title, types]) => {
			const group = used(ofTypes(accounts, types));
			const totals = columns.map((each) => money(totalOf(each, group).times(sign)));
			return group.length ? [section(title, [...group.map((account) => line(account, sign)), summary(`Total ${title}`, ...totals)])] : [];
		});
	const classTotal = (each: Balances, name: string, sign: 1 | -1): Big => totalOf(each, ofClass(accounts, name)).times(sign);
	const totals = (name: string, sign: 1 | -1): string[] => columns.map((each) => money(classTotal(each, name, sign)));
	const retained = systemAccount(desk, 'RETAINEDEARNINGS');
	const equity = used(ofClass(accounts, 'EQUITY')).filter(({ AccountID }) => !same(AccountID, retained.AccountID));
	const ownRetained = (each: Balances): Big => balanceOf(each, retained).times(-1);
	return {
		name: 'Balance Sheet',
		type: 'BalanceSheet',
		titles: ['Balance Sheet', nameOf(desk), `As at ${longDay(date)}`],
		rows: [
			header('', ...days.map(shortDay)),
			heading('Assets'),
			...groups(ASSETS, 1),
			section('', [summary('Total Assets', ...totals('ASSET', 1))]),
			heading('Liabilities'),
			...groups(LIABILITIES, -1),
			section('', [summary('Total Liabilities', ...totals('LIABILITY', -1))]),
			section('', [row(['Net Assets', ...columns.map((each) => money(classTotal(each, 'ASSET', 1).minus(classTotal(each, 'LIABILITY', -1))))])]),
			section('Equity', [
				earningsRow(
					'Current Year Earnings',
					CURRENT_YEAR,
					earned.map(({ current, from }, index) => [current, from, days[index] ?? date]),
				),
				...equity.map((account) => line(account, -1)),
				earningsRow(
					'Retained Earnings',
					retained.AccountID,
					earned.map(({ before, from }, index) => [before.plus(ownRetained(columns[index] ?? new Map<string, Big>())), '1900-01-01', dayBefore(from)]),
				),
				summary(
					'Total Equity',
					...earned.map(({ before, current }, index) => money(before.plus(current).plus(classTotal(columns[index] ?? new Map<string, Big>(), 'EQUITY', -1)))),
				),
			]),
		],
	};
}

/** Earnings say between which days they were made. */
const earningsRow = (title: string, account: unknown, figures: ReadonlyArray<readonly [value: Big, from: string, to: string]>): Row => ({
	RowType: 'Row',
	Cells: [cell(title, { account }), ...figures.map(([value, from, to]) => cell(money(value), { account, fromDate: longDay(from), toDate: longDay(to) }))],
});

const CLASSES: ReadonlyArray<readonly [title: string, name: string, natural: 'debit' | 'credit']> = [
	['Revenue', 'REVENUE', 'credit'],
	['Expenses', 'EXPENSE', 'debit'],
	['Assets', 'ASSET', 'debit'],
	['Liabilities', 'LIABILITY', 'credit'],
	['Equity', 'EQUITY', 'credit'],
];

/** What moved in the month until a day, and what stands since the year began; each pair of columns comes to the same sum. */
export function trialBalance(desk: Desk, query: URLSearchParams): Figures {
	const date = dayOf(query, 'date') ?? desk.today;
	const ledger = bookings(desk, flagOf(query, 'paymentsOnly'));
	const month = balances(ledger, { from: startOfMonth(date), to: date });
	const ever = balances(ledger, { to: date });
	const { from, before } = earnings(desk, ledger, date);
	const year = balances(ledger, { from, to: date });
	const retained = systemAccount(desk, 'RETAINEDEARNINGS');
	const accounts = desk.books.rows('Accounts').sort((one, other) => String(one.Name).localeCompare(String(other.Name)));

	const figures = (account: Row): readonly [month: Big, year: Big] => {
		const isResult = account.Class === 'REVENUE' || account.Class === 'EXPENSE';
		// Earlier years' profits stand with the retained earnings.
		const carried = same(account.AccountID, retained.AccountID) ? before.times(-1) : decimal(0);
		return [balanceOf(month, account), (isResult ? balanceOf(year, account) : balanceOf(ever, account)).plus(carried)];
	};
	const listed = CLASSES.map(([title, name, natural]) => ({
		title,
		lines: ofClass(accounts, name)
			.map((account) => ({ account, natural, amounts: figures(account) }))
			.filter(({ amounts }) => amounts.some((amount) => !amount.eq(0))),
	})).filter(({ lines }) => lines.length);
	const all = listed.flatMap(({ lines }) => lines);
	const side = (which: 0 | 1, sign: 1 | -1): string =>
		money(all.reduce((total, { amounts }) => (amounts[which].times(sign).gt(0) ? total.plus(amounts[which].times(sign)) : total), decimal(0)));
	return {
		name: 'Trial Balance',
		type: 'TrialBalance',
		titles: ['Trial Balance', nameOf(desk), `As at ${longDay(date)}`],
		rows: [
			header('Account', 'Debit', 'Credit', 'YTD Debit', 'YTD Credit'),
			...listed.map(({ title, lines }) =>
				section(
					title,
					lines.map(({ account, natural, amounts }) =>
						row([titled(account), ...amounts.flatMap((amount) => apart(amount, natural))], { account: account.AccountID }),
					),
				),
			),
			section('', [summary('Total', side(0, 1), side(0, -1), side(1, 1), side(1, -1))]),
		],
	};
}

const titled = ({ Name, Code }: Row): string => (Code ? `${Name} (${Code})` : String(Name));

/** In the column of debits or of credits; nothing at all stands where such an account usually does. */
function apart(amount: Big, natural: 'debit' | 'credit'): [debit: string, credit: string] {
	const isDebit = amount.eq(0) ? natural === 'debit' : amount.gt(0);
	return isDebit ? [money(amount), ''] : ['', money(amount.abs())];
}
