/** Comma-separated values (RFC 4180). */

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);

export const writeCsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;

export const readCsv = (written: string): string[][] => {
	const rows: string[][] = [];
	let row: string[] = [];
	CELL.lastIndex = 0;
	const source = written.replace(/^\ufeff/, '');
	while (CELL.lastIndex < source.length) {
		const found = CELL.exec(source);
		if (!found) break;
		const [, value = '', sign] = found;
		row.push(value.startsWith('"') ? value.slice(1, -1).replace(/""/g, '"') : value);
		if (sign === ',') {
			if (CELL.lastIndex === source.length) row.push('');
			else continue;
		}
		rows.push(row);
		row = [];
	}
	return rows;
};
