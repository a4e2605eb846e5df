import type { Row } from '../../vendor';
import { notFound } from '../answers';
import { dayFrom, microsoft } from '../dates';
import { same, type Kind } from '../desk';

/** Planned figures, read only (https://developer.xero.com/documentation/api/accounting/budgets). Months are texts such as 2019-08. */
export const budget: Kind = {
	write: (_desk, sent, known) => ({ row: { ...known, ...sent }, problems: [] }),

	answer(desk, { method, query }, [id, ...more]) {
		if (method !== 'GET' || more.length) return undefined;
		const [from, to] = [month(query.get('DateFrom')), month(query.get('DateTo'))];
		const shown = (row: Row, detailed: boolean): Row => ({
			...row,
			UpdatedDateUTC: microsoft(row.UpdatedDateUTC),
			BudgetLines: detailed ? (row.BudgetLines as Row[]).map((line) => within(line, from, to)) : [],
		});
		if (id !== undefined) {
			const row = desk.books.get('Budgets', id);
			return row ? { content: { Budgets: [shown(row, true)] } } : notFound;
		}
		const ids = query.get('IDs')?.split(',');
		const rows = desk.books.rows('Budgets').filter(({ BudgetID }) => !ids || ids.some((one) => same(one.trim(), BudgetID)));
		// Unsure: the specification's list is without lines, and yet it can be asked for days; here the days bring the lines.
		return { content: { Budgets: rows.map((row) => shown(row, from !== undefined || to !== undefined)) } };
	},
};

const month = (day: string | null): string | undefined => dayFrom(day)?.slice(0, 7);

const within = (line: Row, from = '0000', to = '9999'): Row => ({
	...line,
	BudgetBalances: (line.BudgetBalances as Row[]).filter(({ Period }) => String(Period) >= from && String(Period) <= to),
});
