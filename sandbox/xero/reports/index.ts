import type { Row } from '../../vendor';
import { notFound, refusedElements } from '../answers';
import { microsoft } from '../dates';
import { same, type Desk, type Kind, type Reply } from '../desk';
import { guidOf } from '../ids';
import { aged, PAYABLES, RECEIVABLES } from './aged';
import { bankSummary, executiveSummary } from './cash';
import { BadReport } from './periods';
import { budgetSummary, publishedTax } from './planned';
import { balanceSheet, trialBalance } from './position';
import { profitAndLoss } from './profit';
import { longDay, type Figures } from './shape';

/** Tables of figures, reckoned from the records that exist (https://developer.xero.com/documentation/api/accounting/reports). */

const REPORTS: Readonly<Record<string, (desk: Desk, query: URLSearchParams) => Figures>> = {
	AgedPayablesByContact: aged(PAYABLES),
	AgedReceivablesByContact: aged(RECEIVABLES),
	BalanceSheet: balanceSheet,
	BankSummary: bankSummary,
	BudgetSummary: budgetSummary,
	ExecutiveSummary: executiveSummary,
	ProfitAndLoss: profitAndLoss,
	TrialBalance: trialBalance,
};

export const report: Kind = {
	write: (_desk, sent) => ({ row: sent, problems: [] }),

	answer(desk, { method, query }, [name, ...more]) {
		if (method !== 'GET' || more.length) return undefined;
		const published = publishedTax(desk);
		const id = guidOf(`report ${published.type} ${desk.organisation.OrganisationID}`);
		if (name === undefined) return { content: { Reports: [{ ...about(desk, id, published), Rows: [] }] } };
		const figures = REPORTS[name];
		if (figures) return answered(desk, name, () => figures(desk, query));
		return same(name, id) ? answered(desk, id, () => published) : notFound;
	},
};

function answered(desk: Desk, id: string, figures: () => Figures): Reply {
	try {
		const made = figures();
		return { content: { Reports: [{ ...about(desk, id, made), Rows: made.rows }] } };
	} catch (error) {
		if (error instanceof BadReport) return refusedElements([{ ValidationErrors: [{ Message: error.message }] }]);
		throw error;
	}
}

const about = (desk: Desk, ReportID: string, { name, type, titles }: Figures): Row => ({
	ReportID,
	ReportName: name,
	ReportType: type,
	ReportTitles: titles,
	ReportDate: longDay(desk.today),
	UpdatedDateUTC: microsoft(desk.now),
	Fields: [],
});
