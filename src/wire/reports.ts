import { isRow, rowsIn, type Row } from '../record';

/**
 * The figures of a report as flat rows, one for each line: the section it stands in, its kind (Row or SummaryRow), the id of what it is about,
 * and a property for each column, named as the report's header names it. Amounts are the decimals as written, never binary sums. Cells may
 * lack a value and sections their rows (https://developer.xero.com/documentation/api/accounting/reports).
 */
export const reportRows = (report: Row): Row[] => {
	const rows = rowsIn(report.Rows);
	const header = rows.find(({ RowType }) => RowType === 'Header');
	const columns = unique(cellsOf(header).map(({ Value }, index) => String(Value || (index === 0 ? 'Account' : `Column ${index + 1}`))));
	const about = { ReportID: report.ReportID, ReportName: report.ReportName, ReportDate: report.ReportDate };
	return rows
		.filter((row) => row !== header)
		.flatMap((row) => (Array.isArray(row.Rows) ? rowsIn(row.Rows).map((inner) => ({ section: String(row.Title ?? ''), row: inner })) : [{ section: '', row }]))
		.filter(({ row }) => Array.isArray(row.Cells))
		.map(({ section, row }) => ({ ...about, Section: section, RowType: row.RowType, ...idsIn(row), ...valuesIn(row, columns) }));
};

const valuesIn = (row: Row, columns: readonly string[]): Row =>
	Object.fromEntries(cellsOf(row).map((cell, index) => [columns[index] ?? `Column ${index + 1}`, cell.Value ?? '']));

/** All of them, since a cell's place is what tells its column. */
const cellsOf = (row: Row | undefined): Row[] => (Array.isArray(row?.Cells) ? row.Cells.map((cell: unknown) => (isRow(cell) ? cell : {})) : []);

/** What a line is about stands beside its first cell, such as the account's id. */
const idsIn = (row: Row): Row => {
	const attributes = rowsIn(cellsOf(row)[0]?.Attributes);
	return Object.fromEntries(attributes.map(({ Id, Value }) => [`${String(Id)}ID`, Value]));
};

/** Two columns of one name, such as two periods without a title, stay apart. */
const unique = (names: readonly string[]): string[] =>
	names.reduce<string[]>((taken, name) => {
		let [own, turn] = [name, 1];
		while (taken.includes(own)) own = `${name} (${(turn += 1)})`;
		return [...taken, own];
	}, []);
