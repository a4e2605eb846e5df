import { h, type ComponentChild } from '../../libraries/html';
import { rowsIn, textOf, type Row } from '../../record';
import { fromJson } from '../../wire/text';
import { page, tag, when } from '../page';
import { figure, figures, nothing, section, tableOf, tile, tiles } from '../parts';

export interface ShownClosing {
	/** Rows of the table of closings. */
	readonly rows: readonly Row[];
	/** The period that the address asks for; the newest where it names none. */
	readonly period: string;
	/** Where the page stands, and where others do. */
	readonly address: string;
	readonly pages: Readonly<Record<string, string>>;
	/** What a signature came to. */
	readonly news?: { readonly ok: boolean; readonly says: string };
}

const words: Readonly<Record<string, readonly [says: string, kind: string]>> = {
	pass: ['done', 'good'],
	fail: ['open', 'bad'],
	ask: ['look', 'warn'],
	signed: ['signed off', 'good'],
	ready: ['ready to sign', 'good'],
	open: ['open', 'warn'],
};
const mark = (state: unknown): ComponentChild => tag(words[textOf(state)]?.[0] ?? textOf(state), words[textOf(state)]?.[1]);

/** The checklist of a period with the form to sign it off; a page without scripts. */
export function closingPage({ rows, period, address, pages, news }: ShownClosing): string {
	const periods = [...rows].sort((one, other) => textOf(other['period']).localeCompare(textOf(one['period'])));
	const row = periods.find((one) => one['period'] === period) ?? periods[0];
	return page(
		'Period close',
		figures,
		h('h1', null, row ? `Close ${textOf(row['period'])}` : 'Period close'),
		news ? h('div', { class: `card ${news.ok ? 'good' : 'bad'}`, role: news.ok ? 'status' : 'alert' }, news.says) : null,
		...(row
			? [head(row), list(row, pages), signing(row, address)]
			: [nothing('No period was checked yet. Execute the workflow "27 Period close checklist" once.')]),
		periods.length > 1 ? section('Periods', history(periods, address)) : null,
	);
}

const head = (row: Row): ComponentChild =>
	h(
		'div',
		null,
		h('p', null, mark(row['status']), ' ', textOf(row['message'])),
		h('p', { class: 'soft' }, 'Checked ', when(row['checked_at']), '.'),
		tiles(tile(textOf(row['passed']), 'checks are done', 'good'), tile(textOf(row['failed']), 'checks are open', Number(row['failed']) > 0 ? 'bad' : 'good')),
	);

function list(row: Row, pages: ShownClosing['pages']): ComponentChild {
	const checks = rowsIn(fromJson(textOf(row['checks'])));
	return section(
		'Checks',
		tableOf(
			['What', 'State', 'Found', 'Who does what'],
			[],
			checks.map((check) =>
				h(
					'tr',
					null,
					h('td', { style: 'min-width:9em;overflow-wrap:normal' }, h('strong', null, textOf(check['name']))),
					h('td', null, mark(check['state'])),
					h('td', null, textOf(check['says']), itemsOf(check), linkOf(check, pages)),
					h('td', null, textOf(check['who']) === '' ? null : [h('strong', null, `${textOf(check['who'])}: `), textOf(check['fix'])]),
				),
			),
		),
	);
}

function itemsOf({ items }: Row): ComponentChild {
	const all = Array.isArray(items) ? items.map(textOf).filter(Boolean) : [];
	return all.length ? h('ul', { class: 'soft' }, ...all.map((item) => h('li', null, item))) : null;
}

function linkOf({ page: name }: Row, pages: ShownClosing['pages']): ComponentChild {
	const href = Object.hasOwn(pages, textOf(name)) ? textOf(pages[textOf(name)]) : '';
	return href === '' ? null : h('p', { style: 'margin:4px 0 0' }, h('a', { href }, `Open the ${textOf(name)}`));
}

function signing(row: Row, address: string): ComponentChild {
	if (row['status'] === 'signed')
		return section(
			'Signed off',
			h(
				'p',
				{ style: 'margin:0' },
				h('strong', null, textOf(row['signed_by'])),
				', ',
				when(row['signed_at']),
				textOf(row['note']) === '' ? '' : `: ${textOf(row['note'])}`,
			),
			h('p', { class: 'soft', style: 'margin:8px 0 0' }, `What was signed has the hash ${textOf(row['checks_hash'])}, which the audit trail holds too.`),
		);
	const isReady = row['status'] === 'ready';
	return section(
		'Sign off',
		isReady ? null : nothing('Some checks are open. Whoever closes the period all the same says why.'),
		h(
			'form',
			{ method: 'post', action: address, class: 'row', style: 'margin-top:8px' },
			h('input', { type: 'hidden', name: 'period', value: textOf(row['period']) }),
			h('input', { type: 'hidden', name: 'hash', value: textOf(row['checks_hash']) }),
			h('input', { name: 'name', placeholder: 'Your name', 'aria-label': 'Your name', required: true, autocomplete: 'name' }),
			h('input', {
				name: 'note',
				placeholder: isReady ? 'A note, if you like' : 'Why it is closed all the same',
				'aria-label': 'Note',
				required: !isReady,
				style: 'flex:1;min-width:200px',
			}),
			h('button', { class: 'first' }, `Sign off ${textOf(row['period'])}`),
		),
	);
}

const history = (rows: readonly Row[], address: string): ComponentChild =>
	tableOf(
		['Period', 'State', 'Signed by'],
		['Open checks'],
		rows.map((row) =>
			h(
				'tr',
				null,
				h('td', null, h('a', { href: `${address}?period=${encodeURIComponent(textOf(row['period']))}` }, textOf(row['period']))),
				h('td', null, mark(row['status'])),
				h('td', null, textOf(row['signed_by']) || '–'),
				figure('Open checks', textOf(row['failed'])),
			),
		),
	);
