import { cents, decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import { sharesOf, taxOn } from './discount';
import { flat } from './vias';
import { amountOf, isTaxed, spentFromAccount, taxOf, withoutNoTax } from './spending';

/**
 * Expense reports of Zoho Expense. A report has the expenses of one person, each in its own currency, with prices with or without tax; a bill has one
 * currency and one kind of prices.
 */

const zero = new Decimal(0);

/** What is claimed by whoever spent it, and what the company's card paid. An expense that does not say is the employee's own. */
export const isReimbursable = ({ is_reimbursable: flag }: Row): boolean => flag !== false;

/** Lines of an expense; mileage and the like may come without. */
const linesOf = (expense: Row): Row[] => {
	const lines = rowsIn(expense['line_items']);
	if (lines.length > 0) return lines;
	const { category_id, category_name, gl_code, description, tax_id, tax_name, tax_percentage, tax_amount, tags } = expense;
	return [
		{ category_id, category_name, gl_code, description, tax_id, tax_name, tax_percentage, tax_amount, tags, amount: expense['amount'] ?? expense['total'] },
	];
};

const wordsFor = (expense: Row, line: Row): string =>
	[expense['merchant_name'], line['description'] || expense['description'], line['category_name']]
		.filter((words): words is string => typeof words === 'string' && words.trim() !== '')
		.filter((words, index, all) => all.indexOf(words) === index)
		.join(', ');

/** An expense on its own, as a transaction of the account that paid it. */
export const zohoExpenseLines = (expense: Row): Row => ({
	...expense,
	...spentFromAccount(
		expense,
		linesOf(expense).map((line) => ({ ...line, described: wordsFor(expense, line) || 'Expense' })),
	),
	...(isFilled(expense['merchant_id']) ? { paid_to: `expense-merchant:${flat(expense['merchant_id'])}` } : {}),
});

/** The expenses of a report that the company's own accounts paid; each carries what it needs of the report. */
export const zohoExpenseCarded = (report: Row): Row => {
	const expenses = report['expenses'];
	if (!Array.isArray(expenses)) return report;
	const mine = { report_number: report['report_number'], employee: report['submitted_by'] || report['created_by_id'] };
	const paid = expenses.flatMap((expense: unknown) =>
		isRow(expense) ? (isReimbursable(expense) ? [] : [{ ...mine, ...zohoExpenseLines(expense) }]) : [expense],
	);
	return { ...report, company_paid: paid, foreign_currency: rowsIn(paid).find((one) => isFilled(one['foreign_currency']))?.['foreign_currency'] };
};

/** The reimbursable part of a report as the lines of one bill, in the report's currency. */
export const zohoExpenseClaim = (report: Row): Row => {
	const given = report['expenses'];
	if (!Array.isArray(given)) return report;
	const expenses = rowsIn(given).filter(isReimbursable);
	const isOwn = expenses.every(({ currency_code: code }) => code === report['currency_code']);
	const taxed = expenses.filter((expense) => linesOf(expense).some(isTaxed));
	// What an expense came to in another currency is only known with its tax.
	const inclusive = !isOwn || taxed.some(({ is_inclusive_tax: flag }) => flag === true);
	const claimed = expenses.flatMap((expense) => claimedLines(expense, { inclusive, isOwn: isOwn || expense['currency_code'] === report['currency_code'] }));
	const [first] = expenses;
	return {
		...report,
		is_inclusive_tax: inclusive,
		claimed: [...claimed, ...given.filter((expense) => !isRow(expense))],
		...(isOwn && first ? { exchange_rate: first['exchange_rate'] } : {}),
		claimed_on: [report['approved_date'], report['submitted_date'], report['end_date']].find(isFilled),
	};
};

interface Bill {
	/** Whether its prices are with tax. */
	readonly inclusive: boolean;
	/** Whether the expense's amounts are in the bill's currency. */
	readonly isOwn: boolean;
}

/** An expense's lines with prices as the bill has them; in another currency, they share what the expense comes to in the organisation's own. */
function claimedLines(expense: Row, { inclusive, isOwn }: Bill): Row[] {
	const lines = linesOf(expense);
	const isWithTax = expense['is_inclusive_tax'] === true;
	const taxes = lines.map((line) => taxOf(line, isWithTax));
	const adds = (index: number): Decimal => (inclusive && !isWithTax ? taxes[index]! : zero);
	const amounts = lines.map((line, index) => amountOf(line).plus(adds(index)));
	const priced = isOwn ? amounts : inBase(expense, amounts);
	return lines.map((line, index) => {
		const amount = priced[index]!;
		const rate = decimalOf(line['tax_percentage']) ?? zero;
		const stated = taxes[index]!;
		const differs = isOwn && isTaxed(line) && !taxOn(amount, rate, inclusive).eq(stated);
		return {
			...withoutNoTax(line),
			described: [expense['date'], wordsFor(expense, line)].filter(isFilled).join(' '),
			claimed_amount: plain(amount),
			// Only where prices without tax had to become prices with tax, and a cent of the tax was lost by that.
			...(differs && inclusive !== isWithTax ? { stated_tax: plain(stated) } : {}),
		};
	});
}

/** What the lines come to in the organisation's currency, with their tax: together what the expense does. */
function inBase(expense: Row, amounts: readonly Decimal[]): Decimal[] {
	const rate = decimalOf(expense['exchange_rate']) ?? new Decimal(1);
	return sharesOf(decimalOf(expense['bcy_total']) ?? cents(sum(amounts).times(rate)), amounts);
}
