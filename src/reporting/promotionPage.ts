import { h, type ComponentChild } from '../libraries/html';
import { rowsIn, textOf, type Row } from '../record';
import { page, tag, when } from './page';

interface News {
	readonly done: readonly string[];
	readonly refused: readonly string[];
}

const SHOWN = 50;

const WOULD: Readonly<Record<string, readonly [word: string, kind: string]>> = {
	create: ['New', 'good'],
	update: ['Changed', 'warn'],
	publish: ['To be published', 'warn'],
	nothing: ['Unchanged', ''],
	refuse: ['Cannot be taken over', 'bad'],
};

/**
 * What would be taken from one n8n to the next, what was taken before, and the forms to decide.
 * @param plan items of the Workflow Promoter's comparison; nothing where none was made
 * @param promotions rows of `xerozoho_promotions`
 */
export const promotionPage = (plan: readonly unknown[] | undefined, promotions: readonly unknown[], { done, refused }: News): string =>
	page(
		'Promotion',
		h('h1', null, 'Promotion'),
		...(done.length ? [h('div', { class: 'card good', role: 'status' }, listOf(done))] : []),
		...(refused.length ? [h('div', { class: 'card bad', role: 'alert' }, listOf(refused))] : []),
		plan ? comparison(rowsIn(plan)) : h('p', null, h('a', { href: '' }, 'Compare again')),
		earlier(rowsIn(promotions).filter(({ workflow_name: name }) => textOf(name) !== '')),
	);

const listOf = (sentences: readonly string[]): ComponentChild => h('ul', null, ...sentences.map((says) => h('li', null, says)));

function comparison(entries: readonly Row[]): ComponentChild {
	if (entries.length === 0) return h('p', { class: 'card' }, 'There are no workflows to compare.');
	const [{ from, to, nodesWereChecked }] = entries as [Row];
	const possible = entries.some(isPossible);
	return h(
		'form',
		{ method: 'post', action: '' },
		h('p', { class: 'soft' }, `From ${textOf(from)} to ${textOf(to)}. Nothing is changed before you promote.`),
		nodesWereChecked === false
			? h(
					'p',
					{ class: 'card warn' },
					'The target did not say which nodes it knows. What it does not know shows when it refuses to publish; everything is then put back.',
				)
			: null,
		...entries.map(card),
		possible
			? h(
					'div',
					{ class: 'row card' },
					h('button', { class: 'first', name: 'act', value: 'promote' }, 'Promote chosen'),
					h('input', { name: 'actor', placeholder: 'Your name', 'aria-label': 'Your name' }),
				)
			: h('p', { class: 'card good' }, 'Nothing can or need be promoted.'),
	);
}

const isPossible = ({ would }: Row): boolean => ['create', 'update', 'publish'].includes(textOf(would));

function card(entry: Row): ComponentChild {
	const [word, kind] = WOULD[textOf(entry['would'])] ?? [textOf(entry['would']), ''];
	const name = textOf(entry['name']);
	const [changes, reasons, notices] = ['changes', 'reasons', 'notices'].map((list) => (Array.isArray(entry[list]) ? entry[list].map(textOf) : [])) as [
		string[],
		string[],
		string[],
	];
	return h(
		'div',
		{ class: 'card' },
		h(
			'div',
			{ class: 'row' },
			isPossible(entry) ? h('input', { type: 'checkbox', name: 'chosen', value: textOf(entry['approval']), 'aria-label': `Choose ${name}` }) : null,
			h('strong', null, name),
			tag(word, kind),
		),
		...(reasons.length ? [h('div', { class: 'bad' }, listOf(reasons))] : []),
		...(notices.length ? [h('div', { class: 'soft' }, listOf(notices))] : []),
		...(changes.length
			? [h('details', { open: changes.length <= 20 }, h('summary', null, changes.length === 1 ? 'One change' : `${changes.length} changes`), listOf(changes))]
			: []),
	);
}

function earlier(promotions: readonly Row[]): ComponentChild {
	if (promotions.length === 0) return null;
	const newest = [...promotions].sort((one, other) => Number(other['id']) - Number(one['id']));
	// Only what was taken over last can go back: what is older is no longer there.
	const last = new Set(
		newest.filter(
			({ status }, index) =>
				status === 'done' && newest.findIndex((one) => one['target_id'] === newest[index]!['target_id'] && one['status'] === 'done') === index,
		),
	);
	return h(
		'div',
		null,
		h('h2', null, 'Earlier promotions'),
		h(
			'div',
			{ class: 'card' },
			h(
				'table',
				null,
				h('thead', null, h('tr', null, ...['Workflow', 'When and by whom', 'What changed', ''].map((title) => h('th', null, title)))),
				h('tbody', null, ...newest.slice(0, SHOWN).map((row) => line(row, last.has(row)))),
			),
		),
	);
}

const line = (row: Row, canGoBack: boolean): ComponentChild =>
	h(
		'tr',
		null,
		h('td', null, textOf(row['workflow_name']), h('div', { class: 'soft' }, textOf(row['to_n8n']))),
		h('td', null, when(row['promoted_at']), h('div', { class: 'soft' }, textOf(row['promoted_by']))),
		h('td', null, listOf(textOf(row['changes']).split('\n').filter(Boolean).slice(0, 20))),
		h('td', null, canGoBack ? goBack(row) : tag(row['status'] === 'done' ? 'Replaced since' : 'Rolled back')),
	);

const goBack = (row: Row): ComponentChild =>
	h(
		'form',
		{ method: 'post', action: '', class: 'row' },
		h('input', { type: 'hidden', name: 'row', value: textOf(row['id']) }),
		h('input', { type: 'hidden', name: 'version', value: textOf(row['version_hash']) }),
		h('input', { name: 'actor', placeholder: 'Your name', 'aria-label': 'Your name' }),
		h('button', { name: 'act', value: 'rollBack' }, 'Roll back'),
	);
