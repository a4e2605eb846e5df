import { digest } from '../reporting/audit';
import { isFilled, isRow, rowsIn, SYNC, textOf, type Row } from '../record';
import { fromJson } from '../wire/text';
import { problemInText, problemInValues } from './poison';
import { editsBetween } from './edits';
import { withoutSecrets } from './secrets';
import { sourceOf } from './source';
import type { Kept } from './retrying';

/** What a person may do with letters. */
export const decisions = { dismiss: 'Dismiss', replay: 'Replay', save: 'Save' } as const;

/** What the page sends. */
export interface Decision {
	readonly act: unknown;
	/** Ids of the letters; each with the version that the person has seen, as `id:version`. */
	readonly letters: unknown;
	/** The record of a single letter, as it was edited; JSON. */
	readonly payload?: unknown;
	/** Why letters are dismissed. */
	readonly reason?: unknown;
	readonly actor?: unknown;
}

/** What is to be done with one letter, or why it is not. */
export interface Decided {
	readonly letter: Kept;
	/** Columns of the table to change. */
	readonly change: Row;
	/** In the words of the audit trail. */
	readonly action: 'replayed' | 'edited' | 'dismissed';
	readonly replay: boolean;
	readonly message: string;
}

export interface Refused {
	readonly id: string;
	readonly says: string;
	/** The letter as it stays, where there is one. */
	readonly letter?: Kept;
	/** What was asked for, in the words of the audit trail. */
	readonly action?: Decided['action'];
}

/**
 * What a letter is known to be by whoever has seen it, and by no one else: a decision must name it, so that no other site can make a browser decide, and no
 * one decides about a letter that has changed meanwhile.
 */
export const versionOf = (letter: Kept): string =>
	digest([letter['id'], letter['entity_key'], letter['status'], letter['attempts'], letter['last_failed_at'], letter['execution_id'], letter['payload']]).slice(
		0,
		32,
	);

/** Decides about each letter that is named; what is forged, out of date or would harm is refused with a sentence. */
export const decide = (
	{ act, letters: named, payload, reason, actor }: Decision,
	rows: readonly unknown[],
	now: string,
): { done: Decided[]; refused: Refused[] } => {
	const done: Decided[] = [];
	const refused: Refused[] = [];
	const wanted = [named].flat().map(textOf).filter(isFilled);
	if (!Object.hasOwn(decisions, textOf(act))) return { done, refused: [{ id: '', says: 'No such decision' }] };
	if (wanted.length === 0) return { done, refused: [{ id: '', says: 'Choose at least one letter' }] };
	for (const name of [...new Set(wanted)]) {
		const [id = '', version = ''] = name.split(':');
		const letter = rows.filter(isRow).find((row) => textOf(row['id']) === id);
		const problem = letter ? problemOf(letter, version, textOf(act), reason, wanted.length, payload) : 'This letter is no longer there';
		if (!letter || problem !== undefined) refused.push({ id, says: problem ?? '', action: askedFor(textOf(act)), ...(letter ? { letter } : {}) });
		else done.push(decided(letter, textOf(act) as keyof typeof decisions, { payload, reason: textOf(reason), actor: textOf(actor) }, now));
	}
	return { done, refused };
};

const askedFor = (act: string): Decided['action'] => (act === 'dismiss' ? 'dismissed' : act === 'save' ? 'edited' : 'replayed');

const OPEN = ['waiting', 'retrying', 'parked'];

function problemOf(letter: Kept, version: string, act: string, reason: unknown, count: number, payload: unknown): string | undefined {
	if (!OPEN.includes(textOf(letter['status']))) return `It is ${textOf(letter['status'])} already`;
	if (version !== versionOf(letter)) return 'It has changed since the page was opened. Look at it again';
	if (act === 'dismiss') return textOf(reason) === '' ? 'Say why it is dismissed' : undefined;
	if (letter['status'] === 'retrying') return 'It is being tried again right now';
	if (!isFilled(letter['payload'])) return 'Its record is not kept here. Send it again from its source';
	if (act === 'save' && count > 1) return 'Only one letter can be edited at a time';
	return isFilled(payload) && count === 1 ? problemInEdit(letter, payload) : undefined;
}

/** An edit may correct a record, not turn it into another one. */
function problemInEdit(letter: Kept, payload: unknown): string | undefined {
	const tooLarge = typeof payload === 'string' ? problemInText(payload) : undefined;
	if (tooLarge !== undefined) return tooLarge;
	const edited = typeof payload === 'string' ? fromJson(payload) : undefined;
	if (!isRow(edited)) return 'The record is no valid JSON object';
	const before = fromJson(textOf(letter['payload']));
	const kept = sourceOf(trailIn(before), before);
	const now = sourceOf(trailIn(edited), edited);
	const changed = (['app', 'entity', 'id'] as const).find((name) => kept[name] !== now[name]);
	if (changed)
		return `The record's source (${changed}) was changed from "${kept[changed] ?? ''}" to "${now[changed] ?? ''}". An edit may not turn it into another record`;
	const bare = (record: unknown) => sourceOf({}, record);
	if (bare(before).id !== bare(edited).id) return `The record's id was changed from "${bare(before).id ?? ''}" to "${bare(edited).id ?? ''}"`;
	const poison = problemInValues(before, edited);
	if (poison !== undefined) return poison;
	if (JSON.stringify(withoutSecrets(edited)) !== JSON.stringify(edited)) return 'The record holds what looks like a password or a token. Take it out';
	return undefined;
}

const trailIn = (record: unknown): Row => (isRow(record) && isRow(record[SYNC]) ? record[SYNC] : {});

function decided(letter: Kept, act: keyof typeof decisions, given: { payload: unknown; reason: string; actor: string }, now: string): Decided {
	const called = textOf(letter['source_number']) || textOf(letter['entity_key']);
	const by = given.actor === '' ? '' : ` by ${given.actor}`;
	if (act === 'dismiss') {
		const history = noted(letter, { at: now, dismissed: given.reason, by: given.actor });
		return {
			letter,
			change: { status: 'dismissed', next_try_at: '', history },
			action: 'dismissed',
			replay: false,
			message: `${called} dismissed${by}: ${given.reason}`,
		};
	}
	const kept = isFilled(given.payload) && given.payload !== letter['payload'] ? { payload: JSON.stringify(fromJson(textOf(given.payload))) } : {};
	const isEdited = 'payload' in kept && kept.payload !== letter['payload'];
	// What helped here may help letters like it.
	const edits = isEdited ? editsBetween(fromJson(textOf(letter['payload'])), fromJson(textOf(given.payload))) : [];
	const edited = edits.length > 0 ? { ...kept, history: noted(letter, { at: now, edited: edits, by: given.actor }) } : kept;
	if (act === 'save') return { letter, change: edited, action: 'edited', replay: false, message: `Record of ${called} edited${by}` };
	const how = isEdited ? 'edited and replayed' : 'replayed';
	return { letter, change: { ...edited, status: 'retrying', next_try_at: '' }, action: 'replayed', replay: true, message: `${called} ${how}${by}` };
}

const noted = (letter: Kept, note: Row): string => JSON.stringify([...rowsIn(fromJson(textOf(letter['history']))), note]);
