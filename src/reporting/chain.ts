import { isFilled, isRow, rowsIn, textOf, timeOf, type Row } from '../record';
import { tables } from '../syncing/tables';
import { digest, type AuditRow } from './audit';

/** Rows that nothing follows yet are followed by the next one, but no more of them than this at once. */
const MOST_HEADS = 20;

const columns = Object.entries(tables.xerozoho_audit.columns).filter(([name]) => name !== 'hash');

/**
 * Chains rows to those before them. Each names the hashes of all rows that nothing followed yet, so that executions which write at the same moment
 * branch the chain, and the next one joins it again. Taking a row out, or changing one, then shows in `verify`.
 * @param latest the newest rows of the table, in any order
 */
export const chained = (rows: readonly AuditRow[], latest: readonly unknown[]): AuditRow[] => {
	let heads = headsOf(rowsIn(latest)).slice(-MOST_HEADS);
	return rows.map((row) => {
		const linked = { ...row, previous_hash: heads.join(' ') };
		const hash = hashOf(linked);
		heads = [hash];
		return { ...linked, hash };
	});
};

const previousOf = ({ previous_hash: previous }: Row): string[] => (typeof previous === 'string' ? previous.split(' ').filter(Boolean) : []);

/** Hashes that no other row names, the oldest first. */
function headsOf(rows: readonly Row[]): string[] {
	const followed = new Set(rows.flatMap(previousOf));
	return rows
		.filter(({ hash }) => isFilled(hash) && !followed.has(textOf(hash)))
		.sort((one, other) => time(one).localeCompare(time(other)) || textOf(one['hash']).localeCompare(textOf(other['hash'])))
		.map(({ hash }) => textOf(hash));
}

/** As the table gives values back: times in any form, numbers as they are, nothing as an empty text. */
const stored = (kind: string, value: unknown): unknown => {
	if (kind === 'number') return Number(textOf(value));
	if (kind === 'date') return time({ happened_at: value });
	return textOf(value);
};

function time({ happened_at: at }: Row): string {
	return timeOf(at)?.toISOString() ?? '';
}

const hashOf = (row: Row): string => digest(columns.map(([name, kind]) => [name, stored(kind, row[name])]));

/** What is wrong with the trail, with the row that shows it. */
export interface Finding {
	readonly kind: 'altered' | 'missing' | 'doubled' | 'unreadable';
	readonly at: string;
	readonly says: string;
	readonly row: Row;
}

export interface Verified {
	readonly sound: boolean;
	readonly rows: number;
	/** Places where executions wrote at the same moment; not a fault. */
	readonly branches: number;
	readonly first: string;
	readonly last: string;
	readonly findings: readonly Finding[];
}

/**
 * Whether the rows are as they were written and none was taken out between them. That the newest rows were cut off cannot show before another follows.
 * What a row of the trail itself says was trimmed is not missed.
 */
export const verify = (items: readonly unknown[]): Verified => {
	const rows = items.filter(isRow);
	const known = countOf(rows.map(({ hash }) => textOf(hash)));
	const followers = countOf(rows.flatMap(previousOf));
	const trimmed = new Set(rows.filter(({ action }) => action === TRIMMED).flatMap(({ message }) => textOf(message).match(HASH) ?? []));
	const findings = items.flatMap((item): Finding[] => {
		if (!isRow(item) || !isFilled(item['hash'])) return [finding('unreadable', isRow(item) ? item : {}, 'is no row of the audit trail, or has lost its hash')];
		const gone = previousOf(item).filter((previous) => !known.has(previous) && !trimmed.has(previous));
		return [
			...(hashOf(item) === item['hash'] ? [] : [finding('altered', item, 'was changed after it was written')]),
			...((known.get(textOf(item['hash'])) ?? 0) > 1 ? [finding('doubled', item, 'is there more than once')] : []),
			...(gone.length > 0 ? [finding('missing', item, `follows ${gone.length === 1 ? 'a row that is' : `${gone.length} rows that are`} no longer there`)] : []),
		];
	});
	const times = rows.map(time).filter(Boolean).sort();
	const branches = [...followers.values()].filter((count) => count > 1).length;
	return { sound: findings.length === 0, rows: items.length, branches, first: times[0] ?? '', last: times.at(-1) ?? '', findings };
};

const TRIMMED = 'trimmed';
const HASH = /\b[\da-f]{64}\b/g;

const countOf = (values: readonly string[]): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
};

/** The rows that are old enough to go, and what the row that tells of it must say so that the others still verify. */
export const trim = (items: readonly unknown[], before: string): { readonly old: readonly Row[]; readonly message: string } => {
	const rows = items.filter(isRow);
	const isOld = (row: Row): boolean => time(row) !== '' && time(row) < before;
	const old = rows.filter(isOld);
	const gone = new Set(old.map(({ hash }) => textOf(hash)));
	const named = new Set(
		rows
			.filter((row) => !isOld(row))
			.flatMap(previousOf)
			.filter((previous) => gone.has(previous)),
	);
	return { old, message: `${old.length} rows from before ${before} were removed. The rows that followed them name ${[...named].join(' ') || 'none of them'}` };
};

const finding = (kind: Finding['kind'], row: Row, says: string): Finding => ({ kind, at: time(row), says, row });
