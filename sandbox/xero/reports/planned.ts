import type Big from 'big.js';
import type { Row } from '../../vendor';
import type { Desk } from '../desk';
import { decimal, sum } from '../money';
import { BadReport, countOf, dayOf, monthsOn, startOfMonth, textOf } from './periods';
import { COSTS, EXPENSES, INCOME } from './profit';
import { byCode, dashedMonth, header, longDay, longMonth, money, nameOf, row, section, summary, type Figures } from './shape';

/** The overall budget, summed over months, quarters or years; each column is named by its last month. */
export function budgetSummary(desk: Desk, query: URLSearchParams): Figures {
	const start = startOfMonth(dayOf(query, 'date') ?? desk.today);
	const length = Number(textOf(query, 'timeframe') ?? 1);
	if (![1, 3, 12].includes(length)) throw new BadReport('timeframe must be 1, 3 or 12.');
	const periods = countOf(query, 'periods', 12) ?? 12;
	const columns = Array.from({ length: periods }, (_, index) => Array.from({ length }, (_month, month) => monthsOn(start, index * length + month)));
	const last = columns.at(-1)?.at(-1) ?? start;
	const budget = desk.books.rows('Budgets').find(({ Type }) => Type === 'OVERALL');
	const lines = ((budget?.BudgetLines ?? []) as Row[]).map((line) => ({
		account: desk.books.get('Accounts', line.AccountID) ?? line,
		amounts: columns.map((months) => planned(line, months)),
	}));
	const of = (types: readonly string[]) =>
		lines.filter(({ account }) => types.includes(String(account.Type))).sort((one, other) => byCode(one.account, other.account));
	const totals = (some: typeof lines): Big[] => columns.map((_, index) => sum(some.map(({ amounts }) => amounts[index] ?? decimal(0))));
	const [income, costs, expenses] = [of(INCOME), of(COSTS), of(EXPENSES)];
	const gross = columns.map((_, index) => (totals(income)[index] ?? decimal(0)).minus(totals(costs)[index] ?? decimal(0)));
	const spent = totals(expenses);
	const block = (title: string, some: typeof lines, total: string): Row[] =>
		some.length
			? [
					section(title, [
						...some.map(({ account, amounts }) => row([String(account.Name), ...amounts.map(money)], { account: account.AccountID })),
						summary(total, ...totals(some).map(money)),
					]),
				]
			: [];
	return {
		name: 'Budget Summary',
		type: 'BudgetSummary',
		titles: [String(budget?.Description ?? 'Overall Budget'), 'Budget Summary', nameOf(desk), `${longMonth(start)} to ${longMonth(last)}`],
		rows: [
			header('Account', ...columns.map((months) => dashedMonth(months.at(-1) ?? start))),
			...block('Income', income, 'Total Income'),
			...block('Less Cost of Sales', costs, 'Total Cost of Sales'),
			section('', [summary('Gross Profit', ...gross.map(money))]),
			...block('Less Operating Expenses', expenses, 'Total Operating Expenses'),
			section('', [summary('Total Expenses', ...spent.map(money))]),
			section('', [summary('Net Profit', ...gross.map((each, index) => money(each.minus(spent[index] ?? decimal(0)))))]),
		],
	};
}

const planned = ({ BudgetBalances }: Row, months: readonly string[]): Big =>
	sum((BudgetBalances as Row[]).filter(({ Period }) => months.some((month) => month.startsWith(String(Period)))).map(({ Amount }) => decimal(Amount)));

/** A report that the organisation published, for the one tax period there is. Its rows are invented: none are published. */
export function publishedTax(desk: Desk): Figures {
	const end = monthsOn(startOfMonth(desk.today), -1);
	return {
		name: desk.organisation.Version === 'UK' ? 'VAT Return' : 'GST Return',
		type: desk.organisation.Version === 'UK' ? 'VatReturn' : 'GstReturn',
		titles: ['Tax Return', nameOf(desk), longDay(end)],
		rows: [header('', ''), section('', [row(['Tax to pay', '0.00'])])],
	};
}
