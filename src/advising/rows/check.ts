import { pairings, type Entry, type Pairing } from '../../mapping/proposals';
import { lookUp, tablesFrom } from '../../mapping/tables';
import { isFilled, SYNC, textOf, type Row } from '../../record';
import { called, labelOf } from './called';
import { likest } from './likest';
import { appOf } from './suggest';

/** Rows that point into nothing: what they name was archived, deleted or called otherwise since they were written. */
export interface RowFindings {
	/** What the triage makes letters of: failures, each with the row that it is about. */
	readonly broken: readonly Row[];
	/** Letters of before whose rows are sound again, or gone. */
	readonly over: readonly Row[];
}

/** What these letters are about, and bound for. */
export const ROW_ENTITY = 'mappingRow';
const TABLES = 'tables';
const TARGET = 'xerozoho_mappings';

/** Words of the built-in mappings for what is no account of anybody's. */
const OWN = /^(\*|no tax|deal|(purchase )?(shipping|adjustment|discount|rounding))$/i;

/**
 * @param rows rows of the mapping table, as n8n gives them
 * @param letters letters about mapping rows: what was told, or dismissed, is not told again while it stays the same
 */
export function checkRows(lists: Row, app: string, rows: readonly Row[], letters: readonly Row[]): RowFindings {
	const pairs = pairings(lists, app).filter(({ from, to }) => from.entries.length > 0 && to.entries.length > 0);
	const found = new Map<string, string>();
	const judged = new Map(rows.filter(isWhole).map((row) => [keyOf(row), row]));
	for (const [key, row] of judged) {
		const pairing = pairs.find((one) => isOf(row, one));
		const says = pairing && wrongWith(row, pairing, rows);
		if (says !== undefined) found.set(key, says);
	}
	const isKnown = (row: Row): boolean => pairs.some((one) => isOf(row, one));
	const ours = letters.filter((letter) => letter['source_entity'] === ROW_ENTITY);
	return {
		broken: [...found].filter(([key, says]) => !ours.some((letter) => tells(letter, key, says))).map(([key, says]) => failure(key, judged.get(key)!, says)),
		over: ours.filter((letter) => {
			const key = textOf(letter['source_id']);
			const row = judged.get(key);
			return isOpen(letter) && !found.has(key) && (row === undefined || isKnown(row));
		}),
	};
}

const COLUMNS = ['kind', 'source_app', 'source_value', 'target_app'] as const;

const keyOf = (row: Row): string => COLUMNS.map((name) => textOf(row[name])).join(':');
const isWhole = (row: Row): boolean => isFilled(row['kind']) && isFilled(row['source_value']) && isFilled(row['target_value']);
/** A row that names no application is for any, and is left to whoever wrote it. */
const isOf = (row: Row, { kind, from, to }: Pairing): boolean =>
	textOf(row['kind']) === kind && textOf(row['source_app']) === from.app && textOf(row['target_app']) === to.app;

const isOpen = ({ status }: Row): boolean => ['waiting', 'retrying', 'parked'].includes(textOf(status));
/** A letter that is being tried again is to say anew how it is. */
const tells = (letter: Row, key: string, says: string): boolean =>
	textOf(letter['source_id']) === key && textOf(letter['message']) === says && ['waiting', 'parked', 'dismissed'].includes(textOf(letter['status']));

const spelt = (value: unknown): string => textOf(value).trim().toLowerCase();
const namedBy = ({ entries }: { readonly entries: readonly Entry[] }, value: unknown): Entry | undefined => {
	const all = entries.filter(({ id, name, code = '' }) => [id, name, code].some((one) => one !== '' && spelt(one) === spelt(value)));
	return all.find(({ isActive }) => isActive) ?? all[0];
};

function wrongWith(row: Row, { kind, from, to }: Pairing, rows: readonly Row[]): string | undefined {
	const [source, target] = [namedBy(from, row['source_value']), namedBy(to, row['target_value'])];
	const label = labelOf(kind);
	const sends = `The mapping row of ${label} "${source?.name || textOf(row['source_value'])}" of ${appOf(from.app)} sends to "${textOf(row['target_value'])}"`;
	if (!target) return `${sends}, which ${appOf(to.app)} does not have (any more)${instead(source, to.entries)}. Correct its target_value.`;
	if (!target.isActive)
		return `${sends}, and ${called(target)} is archived in ${appOf(to.app)}${instead(source, to.entries)}. Restore it there, or correct the row's target_value.`;
	if (source || OWN.test(textOf(row['source_value']).trim())) return undefined;
	const renamed = heir(textOf(row['source_value']), { kind, from, to }, rows);
	return (
		renamed &&
		`No ${label} of ${appOf(from.app)} is called "${textOf(row['source_value'])}" any more. ${called(renamed)} is called like it and has no row: if it was renamed, write ${renamed.id} into the row's source_value.`
	);
}

/** What the target has instead, where something is called so. */
function instead(source: Entry | undefined, entries: readonly Entry[]): string {
	const [like] = source
		? likest(
				source,
				undefined,
				entries.filter(({ isActive }) => isActive),
			)
		: [];
	return like ? `; ${called(like.entry)} is like it` : '';
}

/** What a name that is gone is called now: the likest of what has no row. */
function heir(name: string, { kind, from, to }: Pairing, rows: readonly Row[]): Entry | undefined {
	const tables = tablesFrom(rows, from.app, to.app);
	const open = from.entries.filter(
		({ id, name: its, code = '', isActive }) => isActive && 'missing' in lookUp(tables, kind, [id, its, code].filter(Boolean), false),
	);
	const all = open.map(({ percent: _percent, nature: _nature, ...one }) => one);
	return likest({ id: '', name, isActive: true }, undefined, all)[0]?.entry;
}

function failure(key: string, row: Row, says: string): Row {
	const plain = Object.fromEntries([...COLUMNS, 'target_value', 'note'].map((name) => [name, textOf(row[name])]));
	const source = { app: TABLES, entity: ROW_ENTITY, id: key, number: `${textOf(row['kind'])} ${textOf(row['source_value'])}` };
	return { error: { cause: 'validation', status: 0, message: says, details: [], input: { ...plain, [SYNC]: { source, target: TARGET } } } };
}
