import { isRow, rowsIn, SYNC, textOf, timeOf, type Row } from '../record';
import { tables } from '../syncing/tables';
import { contentHash } from './audit';

const TABLE = 'xerozoho_mappings';

/** A row of a table of ours without what n8n adds to it: what its hash is made of. */
export const plainRow = (table: string, row: Row): Row =>
	Object.hasOwn(tables, table)
		? Object.fromEntries(
				Object.keys(tables[table as keyof typeof tables].columns).map((name) => [name, typeof row[name] === 'number' ? row[name] : textOf(row[name])]),
			)
		: row;

/**
 * Mapping rows that are not as the audit trail told of them last, each with a trail that says so: n8n tells no workflow when somebody changes a table by hand.
 * @param now all rows of the mapping table
 * @param told rows of the audit trail, in any order; others than those of mapping rows are passed over
 */
export const mappingChanges = (now: readonly unknown[], told: readonly unknown[]): Row[] => {
	const last = new Map<string, Row>();
	for (const row of rowsIn(told).filter(({ target }) => target === TABLE)) {
		const known = last.get(textOf(row['target_id']));
		if (!known || isLater(row, known)) last.set(textOf(row['target_id']), row);
	}
	const rows = now.filter((row): row is Row => isRow(row) && textOf(row['id']) !== '');
	const ids = new Set(rows.map(({ id }) => textOf(id)));
	const changed = rows.flatMap((row) => {
		const before = textOf(last.get(textOf(row['id']))?.['after_hash']);
		return before === contentHash(plainRow(TABLE, row)) ? [] : [changeOf(row, before, before === '' ? 'was added' : 'was changed')];
	});
	const removed = [...last].filter(([id, row]) => !ids.has(id) && textOf(row['after_hash']) !== '');
	return [...changed, ...removed.map(([id, row]) => changeOf({ id }, textOf(row['after_hash']), 'was removed', 'deleted'))];
};

const changeOf = (row: Row, beforeHash: string, says: string, did = 'updated'): Row => {
	const what = [row['kind'], row['source_value']].map(textOf).filter(Boolean).join(' ');
	const is = textOf(row['target_value']);
	return { ...row, [SYNC]: { target: TABLE, did, beforeHash, says: `${what || `The row ${textOf(row['id'])}`}${is ? `, which is ${is},` : ''} ${says}` } };
};

/** By the time that is told, and by n8n's number within it. */
const isLater = (one: Row, other: Row): boolean => {
	const [first, second] = [one, other].map(({ happened_at: at }) => timeOf(at)?.getTime() ?? 0) as [number, number];
	return first === second ? Number(one['id']) > Number(other['id']) : first > second;
};
