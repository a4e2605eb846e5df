import Big from 'big.js';
import type { Row } from '../../sandbox/vendor';
import { caller, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

interface ReportRow {
	readonly RowType: string;
	readonly Title?: string;
	readonly Rows?: readonly ReportRow[];
	readonly Cells?: readonly { readonly Value?: string; readonly Attributes?: readonly { readonly Id: string; readonly Value: string }[] }[];
}
interface Report {
	readonly ReportTitles: readonly string[];
	readonly Rows: readonly ReportRow[];
	readonly [name: string]: unknown;
}

const ask = (path: string, extras = {}) => xero.api('GET', `/Reports/${path}`, undefined, extras);
const report = (path: string): Report => (ask(path).body.Reports as Report[])[0] as Report;
const values = ({ Cells = [] }: ReportRow): (string | undefined)[] => Cells.map(({ Value }) => Value);
/** All lines below sections, by what their first cell says. */
const lines = (path: string): Record<string, (string | undefined)[]> =>
	Object.fromEntries(
		report(path)
			.Rows.flatMap((row) => row.Rows ?? [])
			.map((row) => {
				const [name = '', ...rest] = values(row);
				return [name, rest];
			}),
	);

const line = (AccountCode: string, UnitAmount: number, own: Row = {}): Row => ({ Description: 'x', Quantity: 1, UnitAmount, AccountCode, ...own });
const put = (path: string, collection: string, body: Row): Row => {
	const said = xero.api('PUT', path, body);
	expect([said.status, said.text.slice(0, 400)]).toEqual([200, expect.any(String)]);
	return xero.one(said, collection);
};
const invoice = (own: Row = {}): Row => put('/Invoices', 'Invoices', sale(own));
const bill = (own: Row = {}): Row => invoice({ Type: 'ACCPAY', Contact: { Name: 'PowerDirect' }, LineItems: [line('429', 40)], ...own });
const pay = (document: Row, Amount: number, own: Row = {}): Row =>
	put('/Payments', 'Payments', { Invoice: { InvoiceID: document.InvoiceID }, Account: { Code: '090' }, Amount, Date: '2026-03-09', ...own });

/** A month with something of everything. */
function trade(): void {
	const sold = invoice({ InvoiceNumber: 'INV-1', LineItems: [line('200', 100), line('260', 33.33)], DueDate: '2026-03-09' });
	pay(sold, 53.33);
	const bought = bill({ InvoiceNumber: 'B-1', LineItems: [line('310', 30), line('429', 10)], LineAmountTypes: 'Inclusive' });
	pay(bought, 40);
	invoice({ Status: 'DRAFT', LineItems: [line('200', 9999)] });
	invoice({ CurrencyCode: 'USD', CurrencyRate: 0.6, LineItems: [line('200', 60)] });
	const credit = put('/CreditNotes', 'CreditNotes', {
		Type: 'ACCRECCREDIT',
		Status: 'AUTHORISED',
		Contact: { Name: 'Ridgeway University' },
		Date: '2026-03-09',
		LineItems: [line('200', 20)],
	});
	put(`/CreditNotes/${credit.CreditNoteID}/Allocations`, 'Allocations', { Invoice: { InvoiceID: sold.InvoiceID }, Amount: 11.5, Date: '2026-03-09' });
	put('/BankTransactions', 'BankTransactions', {
		Type: 'SPEND',
		Contact: { Name: 'PowerDirect' },
		BankAccount: { Code: '090' },
		Date: '2026-03-02',
		LineItems: [line('404', 5, { TaxType: 'NONE' })],
	});
	put('/BankTransactions', 'BankTransactions', {
		Type: 'RECEIVE-OVERPAYMENT',
		Contact: { Name: 'Ridgeway University' },
		BankAccount: { Code: '090' },
		Date: '2026-03-03',
		LineItems: [{ Description: 'Too much', LineAmount: 7 }],
	});
	put('/BankTransfers', 'BankTransfers', { FromBankAccount: { Code: '090' }, ToBankAccount: { Code: '091' }, Amount: 25, Date: '2026-03-04' });
	put('/ManualJournals', 'ManualJournals', {
		Narration: 'Rent accrued',
		Status: 'POSTED',
		Date: '2026-03-05',
		JournalLines: [
			{ LineAmount: 50, AccountCode: '469' },
			{ LineAmount: -50, AccountCode: '900' },
		],
	});
}

describe('every report', () => {
	const all = ['BalanceSheet', 'BankSummary', 'BudgetSummary', 'ExecutiveSummary', 'ProfitAndLoss', 'TrialBalance'];

	it.each(all)('has the shape of %s: titles, a header, sections, and texts only', (name) => {
		trade();
		const { ReportType, ReportTitles, ReportDate, Rows, Fields } = report(name);
		expect([ReportType, ReportDate, Fields]).toEqual([name, '10 March 2026', []]);
		expect(ReportTitles).toContain('Demo Company (NZ)');
		expect(Rows[0]?.RowType).toBe('Header');
		const width = Rows[0]?.Cells?.length;
		const walk = (rows: readonly ReportRow[]): void => {
			for (const row of rows) {
				expect(['Section', 'Row', 'SummaryRow']).toContain(row.RowType);
				if (row.RowType === 'Section') expect(typeof row.Title).toBe('string');
				else expect(row.Cells).toHaveLength(width ?? 0);
				for (const cell of row.Cells ?? []) expect(['string', 'undefined']).toContain(typeof cell.Value);
				walk(row.Rows ?? []);
			}
		};
		walk(Rows.slice(1));
	});

	it('tests what readers forget: sections without rows or title, and cells without a value', () => {
		expect(report('BalanceSheet').Rows.some(({ RowType, Rows }) => RowType === 'Section' && Rows === undefined)).toBe(true);
		expect(report('ProfitAndLoss').Rows.some(({ Title }) => Title === '')).toBe(true);
		expect(JSON.stringify(report('ExecutiveSummary'))).toContain('{"RowType":"Row","Cells":[{"Value":"Gross profit margin"},{},{},{"Value":"0.0%"}]}');
	});

	it('is opened by a scope of its own, or by the broad one', () => {
		const status = (name: string, scope: string): number =>
			ask(name, { headers: { authorization: `Bearer ${xero.token({ scopes: ['openid', scope] }).access_token}` } }).status;
		for (const name of all) {
			expect(status(name, `accounting.reports.${name.toLowerCase()}.read`)).toBe(200);
			expect(status(name, 'accounting.reports.read')).toBe(200);
			expect(status(name, 'accounting.reports.aged.read')).toBe(401);
		}
		expect(status('AgedReceivablesByContact', 'accounting.reports.aged.read')).toBe(400);
	});

	it('joins its lines to records by attributes', () => {
		trade();
		const accounts = new Map((xero.api('GET', '/Accounts').body.Accounts as Row[]).map(({ AccountID, Name }) => [AccountID, Name]));
		const rows = report('ProfitAndLoss')
			.Rows.flatMap(({ Rows = [] }) => Rows)
			.filter(({ Cells }) => Cells?.[0]?.Attributes);
		expect(rows.length).toBeGreaterThan(3);
		for (const { Cells = [] } of rows) {
			expect(Cells.map(({ Attributes }) => Attributes?.[0]?.Id)).toEqual(['account', 'account']);
			expect(accounts.get(Cells[0]?.Attributes?.[0]?.Value)).toBe(Cells[0]?.Value);
		}
	});

	it('refuses what is no day, span or number, and is not found by another name', () => {
		for (const query of ['ProfitAndLoss?fromDate=soon', 'ProfitAndLoss?fromDate=2026-03-02&toDate=2026-03-01', 'BalanceSheet?periods=12&timeframe=MONTH']) {
			expect(ask(query).status).toBe(400);
		}
		expect(ask('ProfitAndLoss?timeframe=WEEK').status).toBe(400);
		expect(ask('BankStatement').status).toBe(404);
	});
});

describe('the trial balance', () => {
	it('balances, whatever was booked', () => {
		trade();
		const { Total: [debit, credit, yearDebit, yearCredit] = [] } = lines('TrialBalance');
		expect(debit).toBe(credit);
		expect(yearDebit).toBe(yearCredit);
		expect(debit).toBe('299.79');
	});

	it('stands each account on its side', () => {
		invoice({ LineItems: [line('200', 100)] });
		expect(lines('TrialBalance')).toEqual({
			'Sales (200)': ['', '100.00', '', '100.00'],
			'Accounts Receivable (610)': ['115.00', '', '115.00', ''],
			'GST (820)': ['', '15.00', '', '15.00'],
			Total: ['115.00', '115.00', '115.00', '115.00'],
		});
	});

	it('carries the profits of earlier years with the retained earnings', () => {
		// The year of the company ends with March.
		invoice({ Date: '2025-03-31', DueDate: '2025-04-30', LineItems: [line('200', 100)] });
		expect(lines('TrialBalance')).toMatchObject({
			'Retained Earnings (960)': ['', '0.00', '', '100.00'],
			'Accounts Receivable (610)': ['0.00', '', '115.00', ''],
		});
		expect(lines('TrialBalance')).not.toHaveProperty('Sales (200)');
		expect(lines('TrialBalance?date=2025-03-31')).toMatchObject({ 'Sales (200)': ['', '100.00', '', '100.00'] });
	});
});

describe('profit and loss', () => {
	it('is the sum of the lines of approved documents', () => {
		trade();
		const sheet = lines('ProfitAndLoss');
		// 100 sold, 20 credited, 60 USD at 0.6.
		expect(sheet.Sales).toEqual(['180.00']);
		expect(sheet['Other Revenue']).toEqual(['33.33']);
		expect(sheet['Total Income']).toEqual(['213.33']);
		// 30 and 10 including 15 %.
		expect(sheet['Cost of Goods Sold']).toEqual(['26.09']);
		expect(sheet['Gross Profit']).toEqual(['187.24']);
		expect(sheet['General Expenses']).toEqual(['8.70']);
		expect(sheet['Total Operating Expenses']).toEqual(['63.70']);
		expect(sheet['Net Profit']).toEqual(['123.54']);
	});

	it('compares with earlier periods, the latest first', () => {
		for (const Date of ['2026-01-31', '2026-02-28', '2026-03-31']) invoice({ Date, LineItems: [line('200', Number(Date.slice(5, 7)))] });
		const path = 'ProfitAndLoss?fromDate=2026-03-01&toDate=2026-03-31&periods=2&timeframe=MONTH';
		expect(values(report(path).Rows[0] ?? { RowType: '' })).toEqual(['', '31 Mar 2026', '28 Feb 2026', '31 Jan 2026']);
		expect(lines(path).Sales).toEqual(['3.00', '2.00', '1.00']);
		expect(lines('ProfitAndLoss?fromDate=2026-01-01&toDate=2026-02-28').Sales).toEqual(['3.00']);
	});

	it('counts what was paid, as far as it was paid, on cash basis', () => {
		const sold = invoice({ LineItems: [line('200', 100), line('260', 100)] });
		const path = 'ProfitAndLoss?paymentsOnly=true';
		expect(lines(path)['Net Profit']).toEqual(['0.00']);
		pay(sold, 115);
		expect(lines(path)).toMatchObject({ Sales: ['50.00'], 'Other Revenue': ['50.00'], 'Net Profit': ['100.00'] });
		trade();
		const { Total: [debit, credit] = [] } = lines('TrialBalance?paymentsOnly=true');
		expect(debit).toBe(credit);
	});

	it('is told apart by tracking', () => {
		const tracked = (Option: string) => ({ Tracking: [{ Name: 'Region', Option }] });
		invoice({ LineItems: [line('200', 10, tracked('North')), line('200', 5, tracked('South')), line('200', 1)] });
		const region = (xero.api('GET', '/TrackingCategories').body.TrackingCategories as Row[]).find(({ Name }) => Name === 'Region');
		const path = `ProfitAndLoss?trackingCategoryID=${region?.TrackingCategoryID}`;
		expect(values(report(path).Rows[0] ?? { RowType: '' })).toEqual(['', 'North', 'South', 'East', 'West', 'Unassigned', 'Total']);
		expect(lines(path).Sales).toEqual(['10.00', '5.00', '0.00', '0.00', '1.00', '16.00']);
		const south = (region?.Options as Row[]).find(({ Name }) => Name === 'South');
		expect(lines(`${path}&trackingOptionID=${south?.TrackingOptionID}`).Sales).toEqual(['5.00']);
	});

	it('takes back what was voided, and books the difference of two rates as a gain', () => {
		const sold = invoice({ CurrencyCode: 'USD', CurrencyRate: 0.5, LineItems: [line('200', 100)] });
		expect(lines('ProfitAndLoss').Sales).toEqual(['200.00']);
		xero.api('POST', `/Invoices/${sold.InvoiceID}`, { Status: 'VOIDED' });
		expect(lines('ProfitAndLoss')['Net Profit']).toEqual(['0.00']);
		const again = invoice({ CurrencyCode: 'USD', CurrencyRate: 0.5, LineItems: [line('200', 100, { TaxType: 'NONE' })] });
		pay(again, 100, { CurrencyRate: 0.4 });
		expect(lines('ProfitAndLoss')).toMatchObject({ Sales: ['200.00'], 'Realised Currency Gains': ['-50.00'], 'Net Profit': ['250.00'] });
		expect(lines('TrialBalance')['Accounts Receivable (610)']).toBeUndefined();
	});
});

describe('the balance sheet', () => {
	it('has net assets that are the equity', () => {
		trade();
		const sheet = lines('BalanceSheet?periods=1&timeframe=MONTH');
		expect(sheet['Net Assets']).toEqual(sheet['Total Equity']);
		expect(sheet['Net Assets']).toEqual(['123.54', '0.00']);
		expect(sheet['Current Year Earnings']).toEqual(['123.54', '0.00']);
		expect(values(report('BalanceSheet?periods=1').Rows[0] ?? { RowType: '' })).toEqual(['', '31 Mar 2026', '28 Feb 2026']);
	});

	it('has what customers owe and what is owed, as the documents say', () => {
		const sold = invoice({ LineItems: [line('200', 100)] });
		pay(sold, 15);
		bill({ LineItems: [line('429', 40)] });
		expect(lines('BalanceSheet')).toMatchObject({
			'Business Bank Account': ['15.00'],
			'Accounts Receivable': ['100.00'],
			'Total Assets': ['115.00'],
			'Accounts Payable': ['46.00'],
			GST: ['9.00'],
			'Total Liabilities': ['55.00'],
			'Net Assets': ['60.00'],
		});
	});

	it('moves earnings of an earlier year', () => {
		invoice({ Date: '2025-03-31', DueDate: '2025-04-30' });
		expect(lines('BalanceSheet')).toMatchObject({ 'Current Year Earnings': ['0.00'], 'Retained Earnings': ['100.00'] });
		const earnings = report('BalanceSheet')
			.Rows.flatMap(({ Rows = [] }) => Rows)
			.find(({ Cells }) => Cells?.[0]?.Value === 'Current Year Earnings');
		expect(earnings?.Cells?.[1]?.Attributes?.map(({ Id }) => Id)).toEqual(['account', 'fromDate', 'toDate']);
	});
});

describe('money', () => {
	it('is summed up by bank account', () => {
		trade();
		// 53.33 in, 7 overpaid; 40 and 5 out, 25 to the savings.
		expect(lines('BankSummary')).toEqual({
			'Business Bank Account': ['0.00', '60.33', '70.00', '-9.67'],
			'Business Savings Account': ['0.00', '25.00', '0.00', '25.00'],
			Total: ['0.00', '85.33', '70.00', '15.33'],
		});
		expect(lines('BankSummary?fromDate=2026-04-01&toDate=2026-04-30')['Business Savings Account']).toEqual(['25.00', '0.00', '0.00', '25.00']);
		expect(lines('BankSummary?fromDate=2026-03-09&toDate=2026-03-09')['Business Bank Account']?.[0]).toBe('-23.00');
	});

	it('is told at a glance, with the month before', () => {
		invoice({ Date: '2026-02-10', LineItems: [line('200', 50)] });
		trade();
		const sheet = lines('ExecutiveSummary');
		expect(sheet.Income).toEqual(['213.33', '50.00', '326.7%']);
		expect(sheet['Cash surplus (deficit)']).toEqual(['15.33', '0.00', '0.0%']);
		expect(sheet['Number of invoices issued']).toEqual(['2', '1', '100.0%']);
		expect(sheet['Profit (loss)']?.[0]).toBe(lines('ProfitAndLoss')['Net Profit']?.[0]);
		expect(sheet['Net assets']?.[0]).toBe(lines('BalanceSheet')['Net Assets']?.[0]);
	});

	it('is planned by month, quarter or year', () => {
		expect(lines('BudgetSummary?periods=2')).toMatchObject({ Sales: ['12000.00', '12000.00'], 'Net Profit': ['6500.00', '6500.00'] });
		const quarters = report('BudgetSummary?date=2026-11-14&periods=3&timeframe=3');
		expect(values(quarters.Rows[0] ?? { RowType: '' })).toEqual(['Account', 'Jan-27', 'Apr-27', 'Jul-27']);
		expect(lines('BudgetSummary?date=2026-01-01&periods=1&timeframe=12').Sales).toEqual(['144000.00']);
		expect(ask('BudgetSummary?timeframe=2').status).toBe(400);
		expect(ask('BudgetSummary?periods=13').status).toBe(400);
	});
});

describe('what one contact owes', () => {
	const contactId = (name: string): unknown => (xero.api('GET', '/Contacts').body.Contacts as Row[]).find(({ Name }) => Name === name)?.ContactID;
	const rows = (path: string): (string | undefined)[][] =>
		report(path)
			.Rows.flatMap((row) => row.Rows ?? [])
			.map(values);

	it('is aged document by document', () => {
		const late = invoice({ InvoiceNumber: 'INV-1', Date: '2026-01-10', DueDate: '2026-02-10', LineItems: [line('200', 100)] });
		pay(late, 15);
		const { InvoiceID } = invoice({ InvoiceNumber: 'INV-2', LineItems: [line('200', 10)] });
		const paid = invoice({ InvoiceNumber: 'INV-3', LineItems: [line('200', 10)] });
		pay(paid, 11.5);
		bill({ Contact: { Name: 'Ridgeway University' } });
		const path = `AgedReceivablesByContact?contactId=${contactId('Ridgeway University')}`;
		expect(report(path).ReportTitles).toEqual([
			'Invoices',
			'Ridgeway University',
			'From 10 January 2026 to 10 March 2026',
			'Showing payments to 10 March 2026',
		]);
		expect(rows(path)).toEqual([
			['2026-01-10 00:00:00', 'Opening Balance', '', '', '', '', '', '0.00'],
			['2026-01-10 00:00:00', 'INV-1', '2026-02-10 00:00:00', '28 days overdue', '115.00', '15.00', '0.00', '100.00'],
			['2026-03-09 00:00:00', 'INV-2', '2026-03-31 00:00:00', '', '11.50', '0.00', '0.00', '11.50'],
			['Total', '', '', '', '126.50', '15.00', '0.00', '111.50'],
			['Closing Balance', '', '', '', '126.50', '15.00', '0.00', '111.50'],
		]);
		const cells = report(path).Rows[2]?.Rows?.[1]?.Cells ?? [];
		expect(new Set(cells.map(({ Attributes }) => `${Attributes?.[0]?.Id} ${Attributes?.[0]?.Value}`))).toEqual(new Set([`invoiceID ${InvoiceID}`]));
	});

	it('opens with what is older than asked, as it stood on the day', () => {
		const late = invoice({ InvoiceNumber: 'INV-1', Date: '2026-01-10', DueDate: '2026-02-10', LineItems: [line('200', 100)] });
		pay(late, 15);
		const id = contactId('Ridgeway University');
		expect(rows(`AgedReceivablesByContact?contactId=${id}&fromDate=2026-02-01`)).toEqual([
			['2026-02-01 00:00:00', 'Opening Balance', '', '', '', '', '', '100.00'],
			['Closing Balance', '', '', '', '0.00', '0.00', '0.00', '100.00'],
		]);
		expect(rows(`AgedReceivablesByContact?contactId=${id}&date=2026-03-01`)[1]?.slice(-1)).toEqual(['115.00']);
	});

	it('is what the report of suppliers says of bills', () => {
		bill({ InvoiceNumber: 'B-1' });
		put('/CreditNotes', 'CreditNotes', {
			Type: 'ACCPAYCREDIT',
			CreditNoteNumber: 'C-1',
			Status: 'AUTHORISED',
			Contact: { Name: 'PowerDirect' },
			Date: '2026-03-09',
			LineItems: [line('429', 10)],
		});
		const shown = rows(`AgedPayablesByContact?contactId=${contactId('PowerDirect')}`);
		expect(shown.map(([, number, , , total]) => [number, total])).toEqual([
			['Opening Balance', ''],
			['B-1', '46.00'],
			['C-1', '-11.50'],
			['', '34.50'],
			['', '34.50'],
		]);
	});

	it('needs a contact that is known', () => {
		expect(ask('AgedReceivablesByContact').status).toBe(400);
		expect(ask('AgedReceivablesByContact?contactId=11111111-1111-4111-8111-111111111111').status).toBe(400);
	});
});

it('lists what was published, to be read by its id', () => {
	const [listed] = xero.api('GET', '/Reports').body.Reports as Report[];
	expect(listed).toMatchObject({ ReportName: 'GST Return', Rows: [] });
	expect(report(String(listed?.ReportID))).toMatchObject({ ReportName: 'GST Return', Rows: [{ RowType: 'Header' }, { RowType: 'Section' }] });
});

describe('journals', () => {
	const token = (): string => xero.token({ scopes: ['openid', 'accounting.journals.read'] }).access_token;
	const ask = (path = '', headers = {}) => xero.api('GET', `/Journals${path}`, undefined, { headers: { authorization: `Bearer ${token()}`, ...headers } });
	const journals = (path = '', headers = {}): Row[] => ask(path, headers).body.Journals as Row[];
	const sumOf = (rows: readonly Row[], code?: string): string =>
		rows
			.flatMap(({ JournalLines }) => JournalLines as Row[])
			.filter(({ AccountCode }) => !code || AccountCode === code)
			.reduce((total, { NetAmount }) => total.plus(Number(NetAmount)), new Big(0))
			.toFixed(2);

	it('are closed to apps without their scope', () => {
		expect(xero.api('GET', '/Journals').status).toBe(401);
		expect(ask().status).toBe(200);
	});

	it('book each document once, and come to nothing', () => {
		const { InvoiceID } = invoice({ Reference: 'Red fish', LineItems: [line('200', 40)] });
		const [made, ...others] = journals();
		expect(others).toEqual([]);
		expect(made).toMatchObject({
			JournalNumber: 1,
			JournalDate: '/Date(1773014400000+0000)/',
			SourceID: InvoiceID,
			SourceType: 'ACCREC',
			Reference: 'Red fish',
		});
		expect((made?.JournalLines as Row[]).map(({ AccountCode, NetAmount, GrossAmount }) => [AccountCode, NetAmount, GrossAmount])).toEqual([
			['610', 46, 46],
			['200', -40, -46],
			['820', -6, -6],
		]);
		expect(sumOf(journals())).toBe('0.00');
		expect(xero.one(ask(`/${made?.JournalID}`), 'Journals')).toEqual(made);
		expect(xero.one(ask('/1'), 'Journals')).toEqual(made);
		expect(ask('/2').status).toBe(404);
	});

	it('are never changed: what is booked otherwise is taken back first', () => {
		const { InvoiceID } = invoice({ LineItems: [line('200', 40)] });
		xero.api('POST', `/Invoices/${InvoiceID}`, { LineItems: [line('200', 50)] });
		expect(journals()).toHaveLength(3);
		expect(sumOf(journals(), '200')).toBe('-50.00');
		// What moves no money books nothing.
		xero.api('POST', `/Invoices/${InvoiceID}`, { Reference: 'x' });
		expect(journals()).toHaveLength(3);
		xero.api('POST', `/Invoices/${InvoiceID}`, { Status: 'VOIDED' });
		expect(journals()).toHaveLength(4);
		expect(sumOf(journals(), '610')).toBe('0.00');
	});

	it('come to what the trial balance says', () => {
		trade();
		const balance = lines('TrialBalance');
		expect(sumOf(journals())).toBe('0.00');
		for (const [title, [, , debit, credit]] of Object.entries(balance)) {
			const [, code] = /\((\d+)\)$/.exec(title) ?? [];
			if (code) expect([title, sumOf(journals(), code)]).toEqual([title, new Big(debit || 0).minus(credit || 0).toFixed(2)]);
		}
	});

	it('come a hundred at a time, after a number', () => {
		for (let count = 0; count < 105; count += 1) invoice();
		expect(journals()).toHaveLength(100);
		expect(journals('?offset=100').map(({ JournalNumber }) => JournalNumber)).toEqual([101, 102, 103, 104, 105]);
		xero.clock.advance(60);
		invoice();
		expect(journals('', { 'if-modified-since': '2026-03-10T01:01:00' }).map(({ JournalNumber }) => JournalNumber)).toEqual([106]);
		expect(ask('', { 'if-modified-since': 'soon' }).status).toBe(412);
	});
});
