import Big from 'big.js';
import type { Row } from '../../vendor';
import type { Desk } from '../desk';
import { decimal, rounded, sum } from '../money';
import { balanceOf, balances, ofClass, ofTypes, totalOf, turnover } from './balances';
import { bookings, systemAccount, type Booking } from './ledger';
import { dayBefore, dayOf, daysBetween, endOfMonth, spanOf, startOfMonth, type Period } from './periods';
import { earnings } from './position';
import { profitOf } from './profit';
import { byCode, cell, header, longDay, longMonth, money, nameOf, row, section, shortMonth, summary, type Figures } from './shape';

/** Money in the bank, and the month at a glance. */

const banksOf = (desk: Desk): Row[] => ofTypes(desk.books.rows('Accounts'), ['BANK']).sort(byCode);

const cashOf = (ledger: readonly Booking[], bank: Row, span: Period) => {
	const { debits, credits } = turnover(ledger, bank, span);
	const opening = balanceOf(balances(ledger, { to: dayBefore(span.from) }), bank);
	return { opening, received: debits, spent: credits, closing: opening.plus(debits).minus(credits) };
};

export function bankSummary(desk: Desk, query: URLSearchParams): Figures {
	const span = spanOf(desk, query);
	const ledger = bookings(desk);
	const lines = banksOf(desk).map((bank) => ({ bank, ...cashOf(ledger, bank, span) }));
	const total = (of: (line: (typeof lines)[number]) => Big): string => money(sum(lines.map(of)));
	return {
		name: 'Bank Summary',
		type: 'BankSummary',
		titles: ['Bank Summary', nameOf(desk), `From ${longDay(span.from)} to ${longDay(span.to)}`],
		rows: [
			header('Bank Accounts', 'Opening Balance', 'Cash Received', 'Cash Spent', 'Closing Balance'),
			section('', [
				// The id of the attribute differs from cell to cell, as it does in the published answer.
				...lines.map(({ bank: { Name, AccountID: id }, opening, received, spent, closing }) => ({
					RowType: 'Row',
					Cells: [
						cell(String(Name), { accountID: id }),
						cell(money(opening)),
						cell(money(received), { account: id }),
						cell(money(spent), { account: id }),
						cell(money(closing)),
					],
				})),
				summary(
					'Total',
					total(({ opening }) => opening),
					total(({ received }) => received),
					total(({ spent }) => spent),
					total(({ closing }) => closing),
				),
			]),
		],
	};
}

/** One figure of the month: how it is written, or that there is none. */
type Figure = readonly [value: Big | undefined, written: (value: Big) => string];

/** Only the figures' names and the shape are published; how Xero reckons the days and ratios is not, so these are the textbook's. */
export function executiveSummary(desk: Desk, query: URLSearchParams): Figures {
	const date = dayOf(query, 'date') ?? desk.today;
	const months = [0, 1].map((back) => {
		const start = startOfMonth(back ? dayBefore(startOfMonth(date)) : date);
		return { from: start, to: endOfMonth(start) };
	});
	const [current, previous] = months.map((span) => month(desk, span));
	return {
		name: 'Executive Summary',
		type: 'ExecutiveSummary',
		titles: ['Executive Summary', nameOf(desk), `For the month of ${longMonth(date)}`],
		rows: [
			header('', ...months.map(({ from }) => shortMonth(from)), 'Variance'),
			...Object.entries(current ?? {}).map(([title, figures]) =>
				section(
					title,
					Object.entries(figures).map(([name, figure]) => line(name, figure, previous?.[title]?.[name])),
				),
			),
		],
	};
}

function line(name: string, [now, written]: Figure, [before]: Figure | readonly [undefined] = [undefined]): Row {
	const variance = !now || !before || before.eq(0) ? new Big(0) : now.minus(before).div(before.abs()).times(100);
	return row([name, ...[now, before].map((value) => (value ? written(value) : undefined)), percent(variance)]);
}

const percent = (value: Big): string => `${rounded(value, 1).toFixed(1)}%`;
const share = (part: Big, whole: Big): Big | undefined => (whole.eq(0) ? undefined : part.div(whole).times(100));
const ratio = (part: Big, whole: Big): Big | undefined => (whole.eq(0) ? undefined : part.div(whole));

function month(desk: Desk, span: Period): Record<string, Record<string, Figure>> {
	const ledger = bookings(desk);
	const accounts = desk.books.rows('Accounts');
	const profit = profitOf(accounts, balances(ledger, span));
	const standing = balances(ledger, { to: span.to });
	const cash = banksOf(desk).map((bank) => cashOf(ledger, bank, span));
	const [received, spent, closing] = (['received', 'spent', 'closing'] as const).map((of) => sum(cash.map((each) => each[of]))) as [Big, Big, Big];
	const debtors = balanceOf(standing, systemAccount(desk, 'DEBTORS'));
	const creditors = balanceOf(standing, systemAccount(desk, 'CREDITORS')).times(-1);
	const assets = totalOf(standing, ofClass(accounts, 'ASSET'));
	const liabilities = totalOf(standing, ofClass(accounts, 'LIABILITY')).times(-1);
	const currentAssets = totalOf(standing, ofTypes(accounts, ['BANK', 'CURRENT', 'INVENTORY', 'PREPAYMENT']));
	const currentLiabilities = totalOf(standing, ofTypes(accounts, ['CURRLIAB', 'PAYG'])).times(-1);
	const termLiabilities = totalOf(standing, ofTypes(accounts, ['TERMLIAB', 'LIABILITY'])).times(-1);
	const issued = desk.books
		.having('Invoices', 'Type', 'ACCREC')
		.filter(({ Status, Date }) => (Status === 'AUTHORISED' || Status === 'PAID') && String(Date) >= span.from && String(Date) <= span.to);
	const invoiced = sum(issued.map(({ SubTotal, CurrencyRate }) => decimal(SubTotal).div(Number(CurrencyRate) || 1)));
	const days = daysBetween(span.from, span.to) + 1;
	const netAssets = assets.minus(liabilities);
	const { current } = earnings(desk, ledger, span.to);
	const count = (value: Big): string => value.toFixed(0);
	const plain = (value: Big): string => value.toString();
	return {
		Cash: {
			'Cash received': [received, money],
			'Cash spent': [spent, money],
			'Cash surplus (deficit)': [received.minus(spent), money],
			'Closing bank balance': [closing, money],
		},
		Profitability: {
			Income: [profit.income, money],
			'Direct costs': [profit.costs, money],
			'Gross profit (loss)': [profit.gross, money],
			'Other Income': [profit.other, money],
			Expenses: [profit.expenses, money],
			'Profit (loss)': [profit.net, money],
		},
		'Balance Sheet': { Debtors: [debtors, money], Creditors: [creditors, money], 'Net assets': [netAssets, money] },
		Income: {
			'Number of invoices issued': [new Big(issued.length), count],
			'Average value of invoices': [issued.length ? invoiced.div(issued.length) : new Big(0), money],
		},
		Performance: {
			'Gross profit margin': [share(profit.gross, profit.income), percent],
			'Net profit margin': [share(profit.net, profit.income), percent],
			'Return on investment (p.a.)': [share(current, netAssets.minus(current)), percent],
		},
		Position: {
			'Average debtors days': [ratio(debtors.times(days), profit.income), money],
			'Average creditors days': [ratio(creditors.times(days), profit.costs.plus(profit.expenses)), plain],
			'Short term cash forecast': [debtors.minus(creditors), money],
			'Current assets to liabilities': [ratio(currentAssets, currentLiabilities), plain],
			'Term assets to liabilities': [ratio(assets.minus(currentAssets), termLiabilities), plain],
		},
	};
}
