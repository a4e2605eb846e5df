import { applications } from '../apis/targets';
import { h, type ComponentChild } from '../libraries/html';
import { isRow, rowsIn, textOf, type Row } from '../record';
import { versionOf } from '../triage/desk';
import { fromJson } from '../wire/text';
import { appliedTo, fixesSection, RECORD } from './deskFixes';
import { page, tag, when } from './page';

/** What the address of the desk asks for. */
export interface DeskQuery {
	readonly cause?: unknown;
	readonly workflow?: unknown;
	readonly status?: unknown;
	readonly search?: unknown;
	readonly page?: unknown;
	/** The id of the letter to look at. */
	readonly letter?: unknown;
	/** The suggestion that is to fill its form. */
	readonly fix?: unknown;
}

/** What the last decision came to. */
export interface DeskNews {
	readonly done: readonly string[];
	readonly refused: readonly string[];
}

const SIZE = 50;
const OPEN = ['waiting', 'retrying', 'parked'];

const one = (value: unknown): string => textOf([value].flat()[0]).trim();

/**
 * The dead-letter desk as a page: what waits, why, what to do about it, and the forms to replay, edit or dismiss it.
 * @param rows rows of the table of dead letters, as n8n gives them
 * @param query what the address asks for
 * @param address where the page stands; its forms are sent there
 */
export const deskPage = (rows: readonly unknown[], query: DeskQuery, address: string, news: DeskNews = { done: [], refused: [] }): string => {
	const letters = rows.filter(isRow);
	const wanted = one(query.letter);
	const letter = wanted === '' ? undefined : letters.find(({ id }) => textOf(id) === wanted);
	const body = letter
		? detail(letter, address, one(query.fix))
		: wanted === ''
			? list(letters, query, address)
			: h('p', { class: 'card' }, 'This letter is no longer there.');
	return page('Dead letters', h('h1', null, h('a', { href: address, style: 'color:inherit;text-decoration:none' }, 'Dead letters')), ...told(news), body);
};

const told = ({ done, refused }: DeskNews): ComponentChild[] => [
	...(done.length ? [h('div', { class: 'card good', role: 'status' }, h('ul', null, ...done.map((says) => h('li', null, says))))] : []),
	...(refused.length ? [h('div', { class: 'card bad', role: 'alert' }, h('ul', null, ...refused.map((says) => h('li', null, says))))] : []),
];

function list(letters: readonly Row[], query: DeskQuery, address: string): ComponentChild {
	const status = one(query.status) || 'open';
	const [cause, workflow, search] = [one(query.cause), one(query.workflow), one(query.search).toLowerCase()];
	const fits = (letter: Row): boolean =>
		(status === 'open' ? OPEN.includes(textOf(letter['status'])) : letter['status'] === status) &&
		(cause === '' || letter['cause'] === cause) &&
		(workflow === '' || letter['workflow_name'] === workflow) &&
		(search === '' || ['source_number', 'source_id', 'entity_key', 'message', 'target'].some((name) => textOf(letter[name]).toLowerCase().includes(search)));
	const found = letters.filter(fits).sort((first, second) => textOf(second['last_failed_at']).localeCompare(textOf(first['last_failed_at'])));
	const pages = Math.max(1, Math.ceil(found.length / SIZE));
	const current = Math.min(pages, Math.max(1, Math.trunc(Number(one(query.page))) || 1));
	const shown = found.slice((current - 1) * SIZE, current * SIZE);
	const names = (column: string): string[] => [...new Set(letters.map((letter) => textOf(letter[column])).filter(Boolean))].sort();
	const asked = { status, cause, workflow, search };
	return h(
		'div',
		null,
		h(
			'p',
			{ class: 'soft' },
			`${found.length} of ${letters.length} ${letters.length === 1 ? 'letter' : 'letters'}. Each is a record that did not arrive, and waits here.`,
		),
		h(
			'form',
			{ method: 'get', action: address, class: 'row card' },
			select('status', 'Status', [['open', 'Open'], ...['waiting', 'retrying', 'parked', 'done', 'dismissed'].map(spoken)], status),
			select('cause', 'Cause', [['', 'Any cause'], ...names('cause').map(spoken)], cause),
			select('workflow', 'Workflow', [['', 'Any workflow'], ...names('workflow_name').map(named)], workflow),
			h('input', { type: 'search', name: 'search', value: one(query.search), placeholder: 'Number or words', 'aria-label': 'Number or words' }),
			h('button', null, 'Show'),
		),
		shown.length === 0 ? h('p', { class: 'card good' }, 'Nothing waits here.') : table(shown, address),
		pages > 1 ? h('p', { class: 'row' }, ...Array.from({ length: pages }, (_, index) => pageLink(address, asked, index + 1, current))) : null,
	);
}

const named = (name: string): [string, string] => [name, name];
const spoken = (name: string): [string, string] => [name, inWords(name)];

const select = (name: string, label: string, options: ReadonlyArray<readonly [string, string]>, value: string): ComponentChild =>
	h('select', { name, 'aria-label': label }, ...options.map(([key, word]) => h('option', { value: key, selected: key === value }, word)));

const pageLink = (address: string, asked: Readonly<Record<string, string>>, number: number, current: number): ComponentChild =>
	number === current
		? h('strong', { 'aria-current': 'page' }, String(number))
		: h('a', { href: `${address}?${new URLSearchParams({ ...asked, page: String(number) }).toString()}` }, String(number));

const table = (letters: readonly Row[], address: string): ComponentChild =>
	h(
		'form',
		{ method: 'post', action: address },
		h(
			'div',
			{ class: 'card' },
			h(
				'table',
				null,
				h('thead', null, h('tr', null, ...['', 'Record', 'What happened and what to do', 'Tries', 'Failed'].map((word) => h('th', null, word)))),
				h('tbody', null, ...letters.map((letter) => line(letter, address))),
			),
		),
		h(
			'div',
			{ class: 'row card' },
			h('button', { class: 'first', name: 'act', value: 'replay' }, 'Replay chosen'),
			h('input', { name: 'reason', placeholder: 'Why it needs no replay', 'aria-label': 'Why it needs no replay' }),
			h('button', { name: 'act', value: 'dismiss' }, 'Dismiss chosen'),
			h('input', { name: 'actor', placeholder: 'Your name', 'aria-label': 'Your name' }),
		),
	);

/** `temporarily-unavailable` as people say it. */
const inWords = (name: unknown): string => {
	const words = textOf(name).replace(/-/g, ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
};

const labels: Readonly<Record<string, string>> = {
	zohoExpense: 'Zoho Expense',
	...Object.fromEntries(Object.entries(applications).map(([app, { label }]) => [app, label])),
};

/** `zohoBooks` and `customerPayment` as people say it: Zoho Books customer payment. */
const wordsFor = (app: unknown, entity: unknown): string =>
	[labels[textOf(app)] ?? textOf(app), textOf(entity).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)].filter(Boolean).join(' ');

const boundFor = ({ target }: Row): string => {
	const [app, entity] = textOf(target).split(':');
	return wordsFor(app, entity);
};

const nameOf = (letter: Row): string => textOf(letter['source_number']) || textOf(letter['source_id']) || textOf(letter['entity_key']);
const keyOf = (letter: Row): string => `${textOf(letter['id'])}:${versionOf(letter)}`;

const line = (letter: Row, address: string): ComponentChild =>
	h(
		'tr',
		null,
		h(
			'td',
			null,
			OPEN.includes(textOf(letter['status']))
				? h('input', { type: 'checkbox', name: 'letters', value: keyOf(letter), 'aria-label': `Choose ${nameOf(letter)}` })
				: null,
		),
		h(
			'td',
			null,
			h('a', { href: `${address}?letter=${encodeURIComponent(textOf(letter['id']))}` }, nameOf(letter)),
			h('div', { class: 'soft' }, wordsFor(letter['source_app'], letter['source_entity']), boundFor(letter) ? ` → ${boundFor(letter)}` : ''),
			h('div', null, tag(inWords(letter['cause']), textOf(letter['severity'])), ' ', letter['status'] === 'waiting' ? null : tag(inWords(letter['status']))),
		),
		h('td', null, h('div', null, textOf(letter['message'])), h('div', { class: 'soft' }, textOf(letter['advice']))),
		h('td', null, textOf(letter['attempts']), letter['next_try_at'] ? h('div', { class: 'soft' }, 'next ', when(letter['next_try_at'])) : null),
		h('td', null, when(letter['last_failed_at']), h('div', { class: 'soft' }, textOf(letter['workflow_name']))),
	);

function detail(letter: Row, address: string, fix: string): ComponentChild {
	const isOpen = OPEN.includes(textOf(letter['status']));
	const record = textOf(letter['payload']);
	const applied = isOpen ? appliedTo(letter, fromJson(record), fix) : undefined;
	return h(
		'div',
		null,
		h('p', null, h('a', { href: address }, '← All letters')),
		h(
			'div',
			{ class: 'card' },
			h('h2', { style: 'margin-top:0' }, nameOf(letter)),
			h('p', null, tag(inWords(letter['cause']), textOf(letter['severity'])), ' ', tag(inWords(letter['status']))),
			h('p', null, textOf(letter['message'])),
			h('p', null, h('strong', null, letter['status'] === 'done' ? 'What came of it: ' : 'What to do: '), textOf(letter['advice'])),
			h('dl', null, ...facts(letter)),
		),
		...sayings(
			'The words of the service',
			rowsIn(fromJson(textOf(letter['details']))).map(({ at, says }) => [textOf(at), textOf(says)] as const),
		),
		...sayings(
			'Every try so far',
			rowsIn(fromJson(textOf(letter['history']))).map((entry) => [
				when(entry['at']),
				textOf(entry['message']) || textOf(entry['replayed']) || `${edited(entry) || textOf(entry['dismissed'])} ${textOf(entry['by'])}`,
			]),
		),
		...fixesSection(letter, address, isOpen),
		h('h2', { id: RECORD }, 'The record'),
		applied ? h('div', { class: `card ${applied.isDone ? 'good' : 'bad'}`, role: applied.isDone ? 'status' : 'alert' }, applied.says) : null,
		record === ''
			? h('pre', { class: 'card', style: 'white-space:pre-wrap' }, pretty(textOf(letter['masked_payload'])) || 'It is not kept here.')
			: h(
					'form',
					{ method: 'post', action: address, class: 'card' },
					h('input', { type: 'hidden', name: 'letters', value: keyOf(letter) }),
					h(
						'textarea',
						{ name: 'payload', 'aria-label': 'The record as JSON', spellcheck: false, readOnly: !isOpen },
						applied?.payload ? JSON.stringify(applied.payload, undefined, 2) : pretty(record),
					),
					isOpen
						? h(
								'p',
								{ class: 'row' },
								h('button', { class: 'first', name: 'act', value: 'replay' }, 'Save and replay'),
								h('button', { name: 'act', value: 'save' }, 'Save only'),
								h('input', { name: 'reason', value: applied?.reason ?? '', placeholder: 'Why it needs no replay', 'aria-label': 'Why it needs no replay' }),
								h('button', { name: 'act', value: 'dismiss' }, 'Dismiss'),
								h('input', { name: 'actor', placeholder: 'Your name', 'aria-label': 'Your name' }),
							)
						: null,
				),
	);
}

const facts = (letter: Row): ComponentChild[] =>
	(
		[
			['From', `${wordsFor(letter['source_app'], letter['source_entity'])} ${textOf(letter['source_id'])}`.trim()],
			['Bound for', boundFor(letter)],
			['Failed first', when(letter['first_failed_at'])],
			['Failed last', when(letter['last_failed_at'])],
			['Next try', when(letter['next_try_at'])],
			['Where', [textOf(letter['workflow_name']), textOf(letter['node']), `execution ${textOf(letter['execution_id'])}`].filter(Boolean).join(' · ')],
			['Request id', textOf(letter['request_id'])],
		] as ReadonlyArray<readonly [string, ComponentChild]>
	)
		.filter(([, value]) => value !== '')
		.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)]);

const sayings = (title: string, entries: ReadonlyArray<readonly [ComponentChild, string]>): ComponentChild[] =>
	entries.length === 0
		? []
		: [
				h('h2', null, title),
				h('div', { class: 'card' }, h('ul', null, ...entries.map(([at, says]) => h('li', null, at ? h('span', { class: 'soft' }, at, ': ') : null, says)))),
			];

const pretty = (json: string): string => {
	const value = fromJson(json);
	return value === undefined ? json : JSON.stringify(value, undefined, 2);
};

/** What a person changed in the record, by its places. */
const edited = (entry: Row): string => {
	const places = rowsIn(entry['edited']).map(({ path }) => textOf(path));
	return places.length > 0 ? `Record edited: ${places.join(', ')}` : '';
};
