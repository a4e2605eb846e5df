import { rowsIn, type Row } from '../../src/record';
import { posting, unequal } from './intoXero';
import { booksExpense, cardExpense, reportOf } from './spending';
import { tables } from './tables';
import type { Trial } from './trial';
import { tries } from './tries';
import { xero } from './xero';

/** What was spent, of Zoho Books and Zoho Expense, into Xero. A foreign expense is booked at what it came to, where its tax is not known. */

const ledger = xero();

const isForeign = ({ currency_code: code }: Row): boolean => code !== 'NZD';
const spent = (expense: Row, written: Row | undefined): string | undefined =>
	isForeign(expense) ? unequal(written, expense['bcy_total']) : unequal(written, expense['total'], expense['tax_amount']);

const trial = (name: Trial['name'], made: Trial['made'], differs: Trial['differs']): Trial => ({
	name,
	made,
	tables,
	begin: ledger.begin,
	post: posting(ledger, name),
	differs,
});

tries([
	trial('zohoBooksExpenseToXeroBankTransaction', booksExpense, (expense, [written]) => spent(expense, written)),
	trial('zohoExpenseToXeroBankTransaction', cardExpense, (expense, [written]) => spent(expense, written)),
	trial('zohoExpenseReportToXeroBill', reportOf, (report, [written]) => unequal(written, report['reimbursable_total'], report['claimed_tax'])),
	trial('zohoExpenseReportToXeroBankTransactions', reportOf, (report, written) => {
		const carded = rowsIn(report['expenses']).filter(({ is_reimbursable: flag }) => flag === false);
		if (carded.length !== written.length) return `${written.length} transactions of ${carded.length} expenses`;
		return carded.map((expense, index) => spent(expense, written[index])).find((off) => off !== undefined);
	}),
]);
