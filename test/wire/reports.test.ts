import { xero } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { reportRows } from '../../src/wire/reports';
import { xeroDialect } from '../../src/wire/xero';
import { askedFor, hold } from './scripted';

const cells = (...values: Array<string | undefined>): Row[] => values.map((Value) => (Value === undefined ? {} : { Value }));
const about = { ReportID: 'ProfitAndLoss', ReportName: 'Profit and Loss', ReportDate: '24 November 2026' };
const report = (header: Row[], ...rows: Row[]): Row => ({ ...about, ReportTitles: ['a'], Rows: [{ RowType: 'Header', Cells: header }, ...rows] });

describe('the rows of a report', () => {
	it('are flat, each with its section, its kind, what it is about and a property for each column', () => {
		const account = [{ Id: 'account', Value: 'guid-1' }];
		const flat = reportRows(
			report(
				cells('', '30 Nov 26', '31 Oct 26'),
				{
					RowType: 'Section',
					Title: 'Income',
					Rows: [
						{
							RowType: 'Row',
							Cells: [
								{ Value: 'Sales', Attributes: account },
								{ Value: '9220.05', Attributes: account },
								{ Value: '0.00', Attributes: account },
							],
						},
						{ RowType: 'SummaryRow', Cells: cells('Total Income', '9220.05', '0.00') },
					],
				},
				{ RowType: 'Section', Title: 'Less Cost of Sales' },
				{ RowType: 'Section', Title: '', Rows: [{ RowType: 'Row', Cells: cells('Net Profit', '9220.05', '0.00') }] },
			),
		);
		expect(flat).toEqual([
			{ ...about, Section: 'Income', RowType: 'Row', accountID: 'guid-1', Account: 'Sales', '30 Nov 26': '9220.05', '31 Oct 26': '0.00' },
			{ ...about, Section: 'Income', RowType: 'SummaryRow', Account: 'Total Income', '30 Nov 26': '9220.05', '31 Oct 26': '0.00' },
			{ ...about, Section: '', RowType: 'Row', Account: 'Net Profit', '30 Nov 26': '9220.05', '31 Oct 26': '0.00' },
		]);
	});

	it('keep each cell in its column, whatever cells lack', () => {
		const row = { RowType: 'Row', Cells: [{ Value: 'Rent' }, {}, null, { Value: '5.00' }] };
		expect(reportRows(report(cells('Account', 'Debit', undefined, 'Credit'), { RowType: 'Section', Rows: [row] }))).toEqual([
			{ ...about, Section: '', RowType: 'Row', Account: 'Rent', Debit: '', 'Column 3': '', Credit: '5.00' },
		]);
	});

	it('lose no column to another of the same title: 6 columns in, 6 out', () => {
		const [row] = reportRows(report(cells('', 'A', 'A', 'A (2)', 'A', ''), { RowType: 'Row', Cells: cells('x', '1', '2', '3', '4', '5') }));
		const { ReportID: _id, ReportName: _name, ReportDate: _date, Section: _section, RowType: _type, ...columns } = row!;
		expect(Object.values(columns)).toEqual(['x', '1', '2', '3', '4', '5']);
	});

	it('have names also where cells stand beyond the header', () => {
		expect(reportRows({ ...about, Rows: [{ RowType: 'Row', Cells: cells('x', '1') }] })).toMatchObject([{ 'Column 1': 'x', 'Column 2': '1' }]);
	});

	it('are none where the report has none', () => {
		expect(reportRows(about)).toEqual([]);
		expect(reportRows({ ...about, Rows: [{ RowType: 'Section', Title: 'Empty', Rows: [] }] })).toEqual([]);
	});
});

it('a report is asked for with its own questions, and comes whole or as its rows', () => {
	const wish = { from: 0, inputs: { contactId: 'c1', fromDate: '2026-01-01T00:00:00', toDate: '' } };
	const answer = () => ({
		body: {
			Reports: [
				report(cells('Date', 'Due'), {
					RowType: 'Section',
					Rows: [
						{ RowType: 'Row', Cells: cells('1', '2') },
						{ RowType: 'Row', Cells: cells('3', '4') },
					],
				}),
			],
		},
	});
	const asked = askedFor(xero.report, 'agedPayables');
	const whole = hold(conversations.report(xeroDialect, asked, [wish]), answer);
	expect(whole.requests).toEqual([
		{ method: 'GET', path: '/Reports/AgedPayablesByContact', query: { contactId: 'c1', fromDate: '2026-01-01' }, repeatable: true },
	]);
	expect(whole.result.map(({ record }) => record?.ReportName)).toEqual(['Profit and Loss']);
	const { result } = hold(conversations.report(xeroDialect, { ...asked, asRows: true }, [wish]), answer);
	expect(result.map(({ from, record }) => [from, record?.Date, record?.Due])).toEqual([
		[0, '1', '2'],
		[0, '3', '4'],
	]);
});
