import { LineAmountTypes, ManualJournal, RowType } from 'xero-node';
import { customer, refusal } from './customer';

/** Journals, budgets and reports, asked for by Xero's own SDK. */

const sdk = customer();

describe('manual journals', () => {
	const journalOf = (more: Partial<ManualJournal> = {}): ManualJournal => ({
		narration: 'Accrual of the SDK',
		date: '2026-03-31',
		lineAmountTypes: LineAmountTypes.NoTax,
		journalLines: [
			{ lineAmount: 100, accountCode: '400' },
			{ lineAmount: -100, accountCode: '260' },
		],
		...more,
	});

	it('are created, changed, posted, listed and voided', async () => {
		const { body } = await sdk.api.createManualJournals(sdk.tenant, { manualJournals: [journalOf()] });
		const { manualJournalID: id, ...made } = body.manualJournals![0]!;
		expect(made).toMatchObject({ status: ManualJournal.StatusEnum.DRAFT, narration: 'Accrual of the SDK' });
		const become = async (more: Partial<ManualJournal>) =>
			(await sdk.api.updateManualJournal(sdk.tenant, id!, { manualJournals: [journalOf(more)] })).body.manualJournals![0]!;
		expect((await become({ narration: 'Accrual, corrected' })).narration).toBe('Accrual, corrected');
		expect((await become({ narration: 'Accrual, corrected', status: ManualJournal.StatusEnum.POSTED })).status).toBe('POSTED');
		expect((await sdk.api.getManualJournal(sdk.tenant, id!)).body.manualJournals![0]!.journalLines).toHaveLength(2);
		const { body: listed } = await sdk.api.getManualJournals(sdk.tenant, undefined, 'Status=="POSTED"', undefined, 1);
		expect(listed.manualJournals!.map(({ manualJournalID }) => manualJournalID)).toContain(id);
		const voided = { manualJournals: [{ manualJournalID: id, narration: 'Accrual, corrected', status: ManualJournal.StatusEnum.VOIDED }] };
		expect((await sdk.api.updateOrCreateManualJournals(sdk.tenant, voided)).body.manualJournals![0]!.status).toBe('VOIDED');
	});

	it('must come to zero', async () => {
		const unbalanced = journalOf({
			journalLines: [
				{ lineAmount: 100, accountCode: '400' },
				{ lineAmount: -10, accountCode: '260' },
			],
		});
		const { statusCode, words } = await refusal(sdk.api.createManualJournals(sdk.tenant, { manualJournals: [unbalanced] }));
		expect(statusCode).toBe(400);
		expect(words).toContain('The total debits (100.00) must equal total credits (-10.00)');
	});
});

describe('journals', () => {
	it('tell of every booking, and come one after another', async () => {
		await sdk.approved();
		const { body } = await sdk.api.getJournals(sdk.tenant);
		const [first, second] = body.journals!;
		expect(first!.journalLines!.reduce((sum, { netAmount = 0 }) => sum + netAmount, 0)).toBeCloseTo(0);
		expect((await sdk.api.getJournal(sdk.tenant, first!.journalID!)).body.journals![0]!.journalNumber).toBe(first!.journalNumber);
		expect((await sdk.api.getJournalByNumber(sdk.tenant, first!.journalNumber!)).body.journals![0]!.journalID).toBe(first!.journalID);
		const { body: after } = await sdk.api.getJournals(sdk.tenant, undefined, first!.journalNumber);
		expect(after.journals?.map(({ journalNumber }) => journalNumber)).not.toContain(first!.journalNumber);
		if (second) expect(after.journals![0]!.journalNumber).toBe(second.journalNumber);
	});
});

describe('budgets', () => {
	it('are listed, and read with their months', async () => {
		const { body } = await sdk.api.getBudgets(sdk.tenant);
		const { budgetID, type } = body.budgets![0]!;
		expect(type).toBeTruthy();
		const { body: read } = await sdk.api.getBudget(sdk.tenant, budgetID!, '2026-12-31', '2026-01-01');
		expect(read.budgets![0]!.budgetLines!.length).toBeGreaterThan(0);
		expect((await sdk.api.getBudgets(sdk.tenant, [budgetID!])).body.budgets).toHaveLength(1);
	});
});

describe('reports', () => {
	const headed = ({ body }: { body: { reports?: Array<{ rows?: Array<{ rowType?: RowType; cells?: unknown[] }> }> } }) =>
		body.reports![0]!.rows!.filter(({ rowType }) => rowType === RowType.Header).flatMap(({ cells }) => cells);

	it.each<[string, () => Promise<{ body: { reports?: Array<{ reportName?: string; rows?: Array<{ rowType?: RowType; cells?: unknown[] }> }> } }>]>([
		['Aged Payables By Contact', async () => await sdk.api.getReportAgedPayablesByContact(sdk.tenant, sdk.contactID)],
		['Aged Receivables By Contact', async () => await sdk.api.getReportAgedReceivablesByContact(sdk.tenant, sdk.contactID, '2026-04-30')],
		['Balance Sheet', async () => await sdk.api.getReportBalanceSheet(sdk.tenant, '2026-03-31')],
		['Bank Summary', async () => await sdk.api.getReportBankSummary(sdk.tenant, '2026-03-01', '2026-03-31')],
		['Budget Summary', async () => await sdk.api.getReportBudgetSummary(sdk.tenant, '2026-03-31', 2, 1)],
		['Executive Summary', async () => await sdk.api.getReportExecutiveSummary(sdk.tenant, '2026-03-31')],
		['Profit and Loss', async () => await sdk.api.getReportProfitAndLoss(sdk.tenant, '2026-03-01', '2026-03-31')],
		['Trial Balance', async () => await sdk.api.getReportTrialBalance(sdk.tenant, '2026-03-31')],
	])('%s comes as a table', async (_, asking) => {
		await sdk.approved();
		const answer = await asking();
		expect(answer.body.reports![0]!.reportName).toBeTruthy();
		expect(headed(answer).length).toBeGreaterThan(0);
	});

	it('that were published are listed and read by their id', async () => {
		const { body } = await sdk.api.getReportsList(sdk.tenant);
		const { reportID, reportName } = body.reports![0]!;
		expect((await sdk.api.getReportFromId(sdk.tenant, reportID!)).body.reports![0]!.reportName).toBe(reportName);
	});
});
