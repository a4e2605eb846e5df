import { isFilled, isRow, rowsIn, type Row } from '../../src/record';

/** Whether a record that was read back still says what was written, and what its source says. */

const spell = (value: unknown): string => String(value).replace(/T00:00:00$/, '');

/** The place of the first thing that was sent and is not kept; of rows, each must be among those that are there. */
export function lost(sent: unknown, kept: unknown, at = ''): string | undefined {
	if (!isFilled(sent)) return undefined;
	if (Array.isArray(sent)) {
		const there: unknown[] = Array.isArray(kept) ? kept : [];
		const missing = sent.findIndex((one) => !there.some((other) => lost(one, other) === undefined));
		return missing < 0 ? undefined : `${at}[${missing}]`;
	}
	if (isRow(sent)) {
		const row = isRow(kept) ? kept : {};
		return Object.entries(sent)
			.map(([name, value]) => lost(value, row[name], at === '' ? name : `${at}.${name}`))
			.find((place) => place !== undefined);
	}
	const isSame = typeof sent === 'number' || typeof kept === 'number' ? Number(sent) === Number(kept) : spell(sent) === spell(kept);
	return isSame ? undefined : `${at} (${String(sent)} became ${String(kept)})`;
}

const at = (row: Row, path: string): unknown => path.split('.').reduce<unknown>((value, name) => (isRow(value) ? value[name] : undefined), row);

const plain = (value: unknown): string => (isFilled(value) ? String(value).replace(/\s+/g, ' ').trim() : '');

/** What of the source reads otherwise in the target: by the target's field, the source's. */
export const changed = (source: Row, written: Row | undefined, same: Readonly<Record<string, string>>): string | undefined =>
	Object.entries(same)
		.filter(([target, path]) => plain(at(source, path)) !== '' && plain(at(source, path)) !== plain(at(written ?? {}, target)))
		.map(([target, path]) => `${path} is ${plain(at(source, path))} and ${target} ${plain(at(written ?? {}, target))}`)[0];

/** How many rows of the source have something under one of these names. */
export const filledRows = (rows: unknown, ...names: string[]): number => rowsIn(rows).filter((row) => names.some((name) => isFilled(row[name]))).length;

/** For a trial: what was written stands beside what is kept. */
export const besides = (sent: Row, kept: Row): Row => ({ sent, kept });

/** Compares the two, and what is kept with the source. */
export const keeps =
	(same: Readonly<Record<string, string>>) =>
	(source: Row, [written]: readonly Row[]): string | undefined =>
		lost(written?.['sent'], written?.['kept']) ?? changed(source, written?.['kept'] as Row, same);
