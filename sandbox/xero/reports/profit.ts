import type Big from 'big.js';
import type { Row } from '../../vendor';
import { same, type Desk } from '../desk';
import { balanceOf, balances, ofTypes, totalOf, type Balances, type Part } from './balances';
import { bookings, type Posting } from './ledger';
import { BadReport, compared, countOf, flagOf, spanOf, textOf, timeframeOf } from './periods';
import { byCode, header, longDay, money, nameOf, row, section, shortDay, summary, type Figures } from './shape';

/** Income, what it cost, and what is left. */

export const INCOME = ['REVENUE', 'SALES'];
export const COSTS = ['DIRECTCOSTS'];
export const OTHER_INCOME = ['OTHERINCOME'];
export const EXPENSES = ['EXPENSE', 'OVERHEADS', 'DEPRECIATN'];

/** As profit is read: income and profit positive, and costs too. */
export function profitOf(accounts: readonly Row[], totals: Balances) {
	const of = (types: readonly string[]): Big => totalOf(totals, ofTypes(accounts, types));
	const [income, costs, other, expenses] = [of(INCOME).times(-1), of(COSTS), of(OTHER_INCOME).times(-1), of(EXPENSES)];
	const gross = income.minus(costs);
	return { income, costs, gross, other, expenses, net: gross.plus(other).minus(expenses) };
}

export function profitAndLoss(desk: Desk, query: URLSearchParams): Figures {
	const span = spanOf(desk, query);
	const ledger = bookings(desk, flagOf(query, 'paymentsOnly'));
	const accounts = desk.books.rows('Accounts').sort(byCode);
	const parts = columnsOf(desk, query, compared(span, countOf(query, 'periods', 11) ?? 0, timeframeOf(query)));
	const columns = parts.map((part) => balances(ledger, part));
	const profits = columns.map((totals) => profitOf(accounts, totals));
	const block = (title: string, types: readonly string[], total: string, sign: 1 | -1): Row[] => {
		const used = ofTypes(accounts, types).filter((account) => columns.some((totals) => !balanceOf(totals, account).eq(0)));
		if (!used.length) return [];
		const line = (account: Row): Row =>
			row([String(account.Name), ...columns.map((totals) => money(balanceOf(totals, account).times(sign)))], { account: account.AccountID });
		return [section(title, [...used.map(line), summary(total, ...columns.map((totals) => money(totalOf(totals, used).times(sign))))])];
	};
	const result = (title: string, of: 'gross' | 'net'): Row => section('', [row([title, ...profits.map((profit) => money(profit[of]))])]);
	return {
		name: 'Profit and Loss',
		type: 'ProfitAndLoss',
		titles: ['Profit & Loss', nameOf(desk), `${longDay(span.from)} to ${longDay(span.to)}`],
		rows: [
			header('', ...parts.map(({ title }) => title)),
			...block('Income', INCOME, 'Total Income', -1),
			...block('Less Cost of Sales', COSTS, 'Total Cost of Sales', 1),
			result('Gross Profit', 'gross'),
			...block('Plus Other Income', OTHER_INCOME, 'Total Other Income', -1),
			...block('Less Operating Expenses', EXPENSES, 'Total Operating Expenses', 1),
			result('Net Profit', 'net'),
		],
	};
}

interface Column extends Part {
	readonly title: string;
}

type Test = (posting: Posting) => boolean;

/** One column a period; or, where a tracking category is asked for without an option, one for each of its options, one for the rest, and one for all. */
function columnsOf(desk: Desk, query: URLSearchParams, periods: readonly { from: string; to: string }[]): Column[] {
	const [first, second] = (['', '2'] as const).map((which) => trackedBy(desk, query, which));
	const both =
		(own: Test = () => true): Test =>
		(posting) =>
			own(posting) && (first?.fits?.(posting) ?? true) && (second?.fits?.(posting) ?? true);
	const [latest] = periods;
	if (first?.options && latest)
		return [...first.options, { title: 'Total', fits: () => true }].map(({ title, fits }) => ({ ...latest, title, fits: both(fits) }));
	return periods.map((period) => ({ ...period, title: shortDay(period.to), fits: both() }));
}

interface Tracked {
	readonly fits?: Test;
	readonly options?: readonly { readonly title: string; readonly fits: Test }[];
}

function trackedBy(desk: Desk, query: URLSearchParams, which: '' | '2'): Tracked | undefined {
	const [id, option] = [textOf(query, `trackingCategoryID${which}`), textOf(query, `trackingOptionID${which}`)];
	if (id === undefined && option === undefined) return undefined;
	if (option !== undefined) return { fits: withOption(option) };
	const category = desk.books.get('TrackingCategories', id);
	if (!category) throw new BadReport(`trackingCategoryID${which} is not known.`);
	if (which) return {};
	const options = (category.Options ?? []) as Row[];
	return {
		options: [
			...options.map(({ Name, TrackingOptionID }) => ({ title: String(Name), fits: withOption(TrackingOptionID) })),
			{ title: 'Unassigned', fits: ({ tracking = [] }) => !tracking.some((one) => same(one.TrackingCategoryID, id)) },
		],
	};
}

export const withOption =
	(id: unknown): Test =>
	({ tracking = [] }) =>
		tracking.some((one) => same(one.TrackingOptionID, id));
