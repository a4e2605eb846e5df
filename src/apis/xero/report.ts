import { choice, date, flag, integer, link, moment, readOnly, resource, rows, text, type Fields, type Operation } from '../define';

const months = choice('Time Frame', { MONTH: 'Months', QUARTER: 'Quarters', YEAR: 'Years' });
const comparison = { periods: integer('Periods', { hint: 'How many earlier ones to compare with, 1 to 11' }), timeframe: months };
const basis = {
	standardLayout: flag('Standard Layout', { hint: "Xero's own layout instead of the organisation's" }),
	paymentsOnly: flag('Cash Basis', { hint: 'Only what was paid' }),
};
const asOf = { date: date('Date', { hint: 'Today if left out' }) };
const span = { fromDate: date('From'), toDate: date('To') };
const aged = { contactId: link('Contact', { resource: 'contact' }), ...asOf, ...span };

const figures = (label: string, path: string, inputs: Fields, needs: readonly string[] = []): Operation<never> => ({
	label,
	action: `Get ${label.toLowerCase()} report`,
	does: 'report',
	method: 'GET',
	path,
	inputs,
	needs,
});

/** Tables of figures, each with its own questions; answers come whole (https://developer.xero.com/documentation/api/accounting/reports). */
export const report = resource({
	label: 'Report',
	plural: 'Reports',
	path: '/Reports',
	permission: 'reports',
	envelope: { one: 'Reports', many: 'Reports' },
	id: 'ReportID',
	title: 'ReportName',
	fields: {
		ReportID: readOnly(text('Report ID')),
		ReportName: readOnly(text('Name')),
		ReportType: readOnly(text('Type')),
		ReportDate: readOnly(text('Date')),
		Rows: readOnly(rows('Rows', { RowType: text('Row Type'), Title: text('Title') })),
		UpdatedDateUTC: readOnly(moment('Updated')),
	},
	operations: {
		agedPayables: figures('Aged Payables', '/AgedPayablesByContact', aged, ['contactId']),
		agedReceivables: figures('Aged Receivables', '/AgedReceivablesByContact', aged, ['contactId']),
		balanceSheet: figures('Balance Sheet', '/BalanceSheet', {
			...asOf,
			...comparison,
			trackingOptionID1: text('Tracking Option ID'),
			trackingOptionID2: text('Second Tracking Option ID'),
			...basis,
		}),
		bankSummary: figures('Bank Summary', '/BankSummary', span),
		budgetSummary: figures('Budget Summary', '/BudgetSummary', {
			...asOf,
			periods: integer('Periods', { hint: '1 to 12' }),
			timeframe: choice('Time Frame', { 1: 'Months', 3: 'Quarters', 12: 'Years' }),
		}),
		executiveSummary: figures('Executive Summary', '/ExecutiveSummary', asOf),
		profitAndLoss: figures('Profit and Loss', '/ProfitAndLoss', {
			...span,
			...comparison,
			trackingCategoryID: link('Tracking Category', { resource: 'trackingCategory' }),
			trackingOptionID: text('Tracking Option ID'),
			trackingCategoryID2: link('Second Tracking Category', { resource: 'trackingCategory' }),
			trackingOptionID2: text('Second Tracking Option ID'),
			...basis,
		}),
		trialBalance: figures('Trial Balance', '/TrialBalance', { ...asOf, paymentsOnly: basis.paymentsOnly }),
		getMany: { label: 'Get Many Published', action: 'Get many published reports', does: 'getMany', method: 'GET', path: '' },
		published: figures('Published', '/{ReportID}', { ReportID: text('Report ID', { hint: 'Of a published BAS or GST report' }) }),
	},
});
