import { isFilled, isRow, rowsIn, textOf, timeOf, type Row } from '../record';
import { tables } from '../syncing/tables';
import { digest, type AuditRow } from './audit';

/** The last rows of those that were written together: so many of the newest have to be looked at, and are named at most. */
export const MOST_HEADS = 50;

/** What the very first of them names. */
const START = 'start';

const columns = Object.entries(tables.xerozoho_audit.columns).filter(([name]) => name !== 'hash');

/**
 * Chains rows that are written together. Each names the one before it; the last one closes them and joins the trail: it names the closing rows
 * that nothing named yet. n8n's tables have no lock, so executions that end at the same moment name the same ones: they branch the trail, and the
 * next one joins it again. So the trail is a graph, and `verify` needs no order.
 * @param latest the newest closing rows of the table, in any order; others among them are passed over
 */
export const chained = (rows: readonly AuditRow[], latest: readonly unknown[]): AuditRow[] => {
	const joins = headsOf(rowsIn(latest)).slice(-MOST_HEADS).join(' ') || START;
	let previous = '';
	return rows.map((row, index) => {
		const linked = { ...row, previous_hash: previous, joins: index === rows.length - 1 ? joins : '' };
		previous = hashOf(linked);
		return { ...linked, hash: previous };
	});
};

const hashesIn = (value: unknown): string[] => (typeof value === 'string' ? (value.match(HASH) ?? []) : []);
const HASH = /\b[\da-f]{64}\b/g;

/** All rows that a row names. */
const namedBy = ({ previous_hash: previous, joins }: Row): string[] => [...hashesIn(previous), ...hashesIn(joins)];

/** Hashes of closing rows that no other one names, the oldest first. */
function headsOf(rows: readonly Row[]): string[] {
	const named = new Set(rows.flatMap(namedBy));
	return rows
		.filter(({ hash, joins }) => isFilled(joins) && isFilled(hash) && !named.has(textOf(hash)))
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

/** What a row's columns come to, whatever it says of itself. An erasure tells it of a row that personal data was taken out of. */
export const hashOf = (row: Row): string => digest(columns.map(([name, kind]) => [name, stored(kind, row[name])]));

/** What is wrong with the trail, with the row that shows it. */
export interface Finding {
	readonly kind: 'altered' | 'missing' | 'doubled' | 'loose' | 'unreadable';
	readonly at: string;
	readonly says: string;
	readonly row: Row;
}

export interface Verified {
	readonly sound: boolean;
	readonly rows: number;
	/** Places where executions wrote at the same moment; not a fault. */
	readonly branches: number;
	/** Rows that were let go of after their time, and rows that personal data was taken out of, as the trail itself says. */
	readonly trimmed: number;
	readonly erased: number;
	readonly first: string;
	readonly last: string;
	/** What names the whole trail as it is now: whoever keeps it elsewhere can show later that nothing was cut off its end. */
	readonly heads: readonly string[];
	readonly findings: readonly Finding[];
}

/**
 * Whether the rows are as they were written: none changed, none taken out and none put in since. That the newest rows were cut off shows by the heads
 * that were kept elsewhere, and by nothing else.
 * What rows of the trail itself say of rows that were trimmed, or erased for a person, is not held against these.
 * @param kept heads of an earlier check or export
 */
export const verify = (items: readonly unknown[], kept: readonly string[] = []): Verified => {
	const rows = items.filter(isRow);
	const known = countOf(rows.map(({ hash }) => textOf(hash)));
	const named = countOf(rows.flatMap(namedBy));
	const trims = rows.filter(({ action }) => action === 'trimmed').map(({ message }) => textOf(message));
	const trimmed = new Set(trims.flatMap(hashesIn));
	const erasures = new Set(rows.filter(({ action }) => action === 'erased').map(({ target_id: id, after_hash: after }) => `${textOf(id)} ${textOf(after)}`));
	const isLost = (hash: string): boolean => !known.has(hash) && !trimmed.has(hash);
	const times = rows.map(time).filter(Boolean).sort();
	const settled = timeOf(times.at(-1)) ? new Date(Date.parse(times.at(-1)!) - WITHIN).toISOString() : '';
	const isErased = (row: Row): boolean => erasures.has(`${textOf(row['hash'])} ${hashOf(row)}`);
	const findingsOf = (item: unknown): Finding[] => {
		if (!isRow(item) || !isFilled(item['hash'])) return [finding('unreadable', isRow(item) ? item : {}, 'is no row of the audit trail, or has lost its hash')];
		const hash = textOf(item['hash']);
		const gone = namedBy(item).filter(isLost);
		return [
			...(hashOf(item) === hash || isErased(item) ? [] : [finding('altered', item, 'was changed after it was written')]),
			...((known.get(hash) ?? 0) > 1 ? [finding('doubled', item, 'is there more than once')] : []),
			...(gone.length > 0 ? [finding('missing', item, `follows ${gone.length === 1 ? 'a row that is' : `${gone.length} rows that are`} no longer there`)] : []),
			...(!named.has(hash) && time(item) < settled ? [finding('loose', item, 'is followed by none of the later rows, so it may have been put in')] : []),
		];
	};
	const cutOff = kept.filter(isLost).map((hash) => finding('missing', { hash }, 'is named by what was kept elsewhere, and is no longer there'));
	const findings = [...items.flatMap(findingsOf), ...cutOff];
	return {
		sound: findings.length === 0,
		rows: items.length,
		branches: [...named.values()].filter((count) => count > 1).length,
		trimmed: trims.reduce((sum, message) => sum + (parseInt(message, 10) || 0), 0),
		erased: rows.filter((row) => isFilled(row['hash']) && isErased(row)).length,
		first: times[0] ?? '',
		last: times.at(-1) ?? '',
		heads: headsOf(rows),
		findings,
	};
};

/** Executions that write at the same moment do so within this time; whatever is older than that has been named by a later row. */
const WITHIN = 60 * 60_000;

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
			.flatMap(namedBy)
			.filter((hash) => gone.has(hash)),
	);
	return { old, message: `${old.length} rows from before ${before} were removed. The rows that followed them name ${[...named].join(' ') || 'none of them'}` };
};

const finding = (kind: Finding['kind'], row: Row, says: string): Finding => ({ kind, at: time(row), says, row });
