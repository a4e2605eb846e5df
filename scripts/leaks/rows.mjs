import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Writes what the cells of an SQLite database hold: a file for each column, and one for each compressed value. SQLite splits long values over its pages, so the database's own
 * file does not tell. Run by the Node that n8n runs on, which knows SQLite: rows.mjs <database> <folder>
 */

const [database, folder] = process.argv.slice(2);
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const isPacked = (bytes) => (bytes[0] === 0x1f && bytes[1] === 0x8b) || bytes[0] === 0x78 || bytes.subarray(0, 4).toString('latin1') === 'H4sI';

mkdirSync(folder, { recursive: true });
const open = new DatabaseSync(database, { readOnly: true });
const told = { tables: 0, rows: 0 };
for (const { name: table } of open.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
	const select = open.prepare(`SELECT * FROM ${quoted(table)}`);
	select.setReadBigInts(true);
	const files = new Map();
	let row = 0;
	for (const cells of select.iterate()) {
		row += 1;
		for (const [column, value] of Object.entries(cells)) {
			if (value === null) continue;
			const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value), 'utf8');
			if (!files.has(column)) files.set(column, openSync(join(folder, `${table}.${column}`), 'w'));
			writeSync(files.get(column), Buffer.concat([bytes, Buffer.from('\n')]));
			if (isPacked(bytes)) writeFileSync(join(folder, `${table}.${column}.${row}`), bytes);
		}
	}
	for (const file of files.values()) closeSync(file);
	told.tables += 1;
	told.rows += row;
}
process.stdout.write(JSON.stringify(told));
