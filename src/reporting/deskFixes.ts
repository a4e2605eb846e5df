import { fixesOn, keyOfFix, withEdit } from '../advising/resolving/apply';
import type { Fix, FixSource } from '../advising/resolving/fix';
import { h, type ComponentChild } from '../libraries/html';
import { isFilled, isRow, textOf, type Row } from '../record';
import { tag } from './page';

/** What would resolve a letter, on its page: each suggestion as one step, which fills the form at a click. Nothing is written before a person saves or replays. */

/** Where the page is to lead after a click. */
export const RECORD = 'record';

const sources: Readonly<Record<FixSource, string>> = {
	letter: 'From letters like it',
	message: 'From the message',
	model: 'From the model',
};

/** The form as one suggestion fills it. */
export interface Applied {
	readonly payload?: Row;
	readonly reason?: string;
	/** What was filled in, or why nothing was. */
	readonly says: string;
	readonly isDone: boolean;
}

/** @param wanted the key of the suggestion, from the address; nothing is applied without it */
export function appliedTo(letter: Row, payload: unknown, wanted: string): Applied | undefined {
	if (wanted === '') return undefined;
	const fix = fixesOn(letter).find((one) => keyOfFix(one) === wanted);
	if (fix?.kind === 'dismiss')
		return { reason: fix.reason, says: 'The reason is filled in below. Nothing is dismissed before you choose Dismiss.', isDone: true };
	const edited = fix?.kind === 'edit' && isRow(payload) ? withEdit(payload, fix.edit) : undefined;
	if (fix?.kind !== 'edit' || !edited)
		return { says: 'This suggestion no longer fits the record, so nothing was filled in. Look at the suggestions again.', isDone: false };
	const { path, from, to } = fix.edit;
	const change = isFilled(from) ? `${path} is changed from "${textOf(from)}" to "${textOf(to)}"` : `${path} is filled with "${textOf(to)}"`;
	return { payload: edited, says: `${change} in the record below. Nothing is written before you save or replay.`, isDone: true };
}

/** Suggestions that can be taken over are a click; the others say what to do where. */
export function fixesSection(letter: Row, address: string, isOpen: boolean): ComponentChild[] {
	// What the letter says above need not be said twice.
	const fixes = isOpen ? fixesOn(letter).filter((fix) => fix.kind !== 'act' || fix.act.what !== letter['advice']) : [];
	if (fixes.length === 0) return [];
	return [
		h('h2', null, 'What would resolve it'),
		h('div', { class: 'card' }, h('ol', { class: 'steps' }, ...fixes.map((fix) => h('li', null, ...stepOf(fix, letter, address))))),
	];
}

function stepOf(fix: Fix, letter: Row, address: string): ComponentChild[] {
	const evidence = Array.isArray(fix.evidence) ? fix.evidence.map(textOf).filter(Boolean) : [];
	return [
		h('div', null, fix.says, ' ', tag(sources[fix.source] ?? 'Suggested')),
		evidence.length > 0 ? h('div', { class: 'soft' }, `Because ${evidence.join('; ')}.`) : null,
		...moreOf(fix, letter, address),
	];
}

function moreOf(fix: Fix, letter: Row, address: string): ComponentChild[] {
	if (fix.kind === 'mapping') return [rowTable(fix.row, fix.replaces)];
	if (fix.kind === 'act') return fix.act.place === '' ? [] : [h('div', null, [fix.act.application, fix.act.place].filter(Boolean).join(': '))];
	// What is kept masked cannot be edited here.
	if (fix.kind === 'edit' && textOf(letter['payload']) === '') return [];
	return [
		h(
			'form',
			{ method: 'get', action: `${address}#${RECORD}` },
			h('input', { type: 'hidden', name: 'letter', value: textOf(letter['id']) }),
			h('input', { type: 'hidden', name: 'fix', value: keyOfFix(fix) }),
			h('button', null, 'Apply and look'),
		),
	];
}

const COLUMNS = ['kind', 'source_app', 'source_value', 'target_app', 'target_value'];

/** The row as it stands in the table of mappings, for whoever adds it there. */
const rowTable = (row: Row, replaces: Row | undefined): ComponentChild =>
	h(
		'table',
		{ 'aria-label': 'The row of xerozoho_mappings' },
		h('thead', null, h('tr', null, ...COLUMNS.map((name) => h('th', null, name)))),
		h(
			'tbody',
			null,
			...(replaces ? [h('tr', { class: 'soft' }, ...COLUMNS.map((name) => h('td', null, h('del', null, textOf(replaces[name])))))] : []),
			h('tr', null, ...COLUMNS.map((name) => h('td', null, textOf(row[name]) || '?'))),
		),
	);
