import { h, type ComponentChild } from '../../libraries/html';
import { asMoney, totalsIn } from '../../reconciling/report/totals';
import { grouped, isRow, rowsIn, textOf, timeOf, type Row } from '../../record';
import { fromJson } from '../../wire/text';
import { page, tag, when } from '../page';
import { figure, figures, nothing, number, section, tableOf, tile, tiles } from '../parts';

/** What the page is made from. */
export interface ShownReconciliation {
	/** Rows of the table of reconciliations, in any order: runs, and differences that are open or were solved lately. */
	readonly rows: readonly Row[];
	/** Where the dead-letter desk stands; empty where nobody said. */
	readonly desk: string;
	/** Milliseconds. */
	readonly now: number;
}

const MOST_DIFFERENCES = 500;
const MOST_RUNS = 14;
const DAY = 86_400_000;
/** Nightly, with a night that may fail. */
const STALE = 2 * DAY;

/** The last comparison of both ledgers, what differs and since when, and those before it; a page without scripts. */
export function reconciliationPage({ rows, desk, now }: ShownReconciliation): string {
	const runs = rows.filter(({ about }) => about === 'run').sort(newestFirst);
	const differences = rows.filter(({ about }) => about === 'difference');
	const open = differences.filter(({ status }) => status === 'open').sort(oldestFirst);
	const [last] = runs;
	return page(
		'Reconciliation',
		figures,
		h('h1', null, 'Zoho Books and Xero'),
		last ? header(last, now) : nothing('Both sides were not compared yet. Execute the workflow "25 Reconciliation" once.'),
		last ? summary(last, open, now) : null,
		last ? section('What differs', open.length ? differing(open, desk) : nothing('Nothing. Both sides hold the same records with the same amounts.')) : null,
		last ? section('Totals', totals(last)) : null,
		last ? section('Not compared', notCompared(last)) : null,
		last ? section('Comparisons', history(runs.slice(0, MOST_RUNS))) : null,
	);
}

const newestFirst = (one: Row, other: Row): number => textOf(other['reconciled_at']).localeCompare(textOf(one['reconciled_at']));
const oldestFirst = (one: Row, other: Row): number => textOf(one['first_at']).localeCompare(textOf(other['first_at']));

const words: Readonly<Record<string, readonly [says: string, kind: string]>> = {
	equal: ['equal', 'good'],
	different: ['different', 'bad'],
	incomplete: ['incomplete', 'warn'],
};
const verdict = ({ status }: Row): ComponentChild => tag(words[textOf(status)]?.[0] ?? textOf(status), words[textOf(status)]?.[1]);

function header(last: Row, now: number): ComponentChild {
	const age = now - (timeOf(last['reconciled_at'])?.getTime() ?? now);
	return h(
		'div',
		null,
		h('p', null, verdict(last), ' ', textOf(last['message'])),
		h('p', { class: 'soft' }, 'Compared ', when(last['reconciled_at']), `, records dated ${textOf(last['date_from'])} to ${textOf(last['date_to'])}.`),
		age > STALE
			? h('p', { class: 'card warn', role: 'alert' }, `That is ${Math.floor(age / DAY)} days ago. Look why the nightly comparison does not run.`)
			: null,
	);
}

function summary(last: Row, open: readonly Row[], now: number): ComponentChild {
	const oldest = open.reduce((age, row) => Math.max(age, now - (timeOf(row['first_at'])?.getTime() ?? now)), 0);
	const uneven = totalsOf(last).filter(({ equal }) => equal !== true).length;
	return tiles(
		tile(number(Number(last['compared']) || 0), 'records compared'),
		tile(number(open.length), open.length === 1 ? 'difference is open' : 'differences are open', open.length ? 'bad' : 'good'),
		tile(number(uneven), uneven === 1 ? 'total is not proven equal' : 'totals are not proven equal', uneven ? 'warn' : 'good'),
		tile(open.length ? `${Math.floor(oldest / DAY)} d` : '–', 'old is the oldest'),
	);
}

const totalsOf = (run: Row): Row[] => totalsIn(fromJson(textOf(run['details'])));

const kindWords: Readonly<Record<string, string>> = {
	invoice: 'Invoices',
	creditNote: 'Credit notes',
	customerPayment: 'Customer payments',
	bill: 'Bills',
	vendorCredit: 'Vendor credits',
	vendorPayment: 'Vendor payments',
};

function totals(last: Row): ComponentChild {
	const all = totalsOf(last);
	if (all.length === 0) return nothing('There were no records in this period.');
	return tableOf(
		['What', 'Month', 'Verdict'],
		['Zoho Books', 'Xero', 'Difference'],
		all.map((row) =>
			h(
				'tr',
				null,
				h('td', null, h('strong', null, kindWords[textOf(row['kind'])] ?? textOf(row['kind']))),
				h('td', null, `${textOf(row['period']) || 'no date'} · ${textOf(row['currency']) || 'no currency'}`),
				h('td', null, row['equal'] === true ? tag('proven equal', 'good') : tag('differs', 'bad')),
				figure('Zoho Books', side(row, 'left')),
				figure('Xero', side(row, 'right')),
				figure('Difference', asMoney(row['difference']), row['equal'] === true ? '' : 'bad'),
			),
		),
	);
}

const side = (row: Row, name: 'left' | 'right'): ComponentChild =>
	h('span', null, asMoney(row[`${name}Sum`]), ' ', h('span', { class: 'soft' }, `(${textOf(row[`${name}Count`])})`));

function differing(open: readonly Row[], desk: string): ComponentChild {
	const shown = open.slice(0, MOST_DIFFERENCES);
	return h(
		'div',
		null,
		...grouped(shown, ({ cause }) => textOf(cause)).map((some) =>
			h('div', null, h('h3', { style: 'margin:8px 0' }, `${textOf(some[0]!['cause']).replace(/-/g, ' ') || 'unknown'} (${some.length})`), listOf(some, desk)),
		),
		open.length > shown.length ? nothing(`and ${number(open.length - shown.length)} more in the table xerozoho_reconciliations.`) : null,
	);
}

const listOf = (some: readonly Row[], desk: string): ComponentChild =>
	tableOf(
		['Record', 'What differs', 'What to do'],
		['Amount', 'Since'],
		some.map((row) =>
			h(
				'tr',
				null,
				h(
					'td',
					null,
					h('strong', null, letterOf(row, desk)),
					h('div', { class: 'soft' }, [row['entity'], row['party'], row['date_from']].map(textOf).filter(Boolean).join(' · ')),
				),
				h('td', null, fieldsOf(row), textOf(row['message'])),
				h('td', null, textOf(row['advice'])),
				figure('Amount', textOf(row['amount']) === '' ? '–' : `${asMoney(row['amount'])} ${textOf(row['currency'])}`),
				figure('Since', when(row['first_at'])),
			),
		),
	);

/** The way to its dead letter. */
const letterOf = (row: Row, desk: string): ComponentChild => {
	const name = textOf(row['document']) || textOf(row['entity_key']);
	return desk === '' ? name : h('a', { href: `${desk}?search=${encodeURIComponent(textOf(row['entity_key']))}` }, name);
};

function fieldsOf(row: Row): ComponentChild {
	const fields = rowsIn(fromJson(textOf(row['details'])));
	if (fields.length === 0) return null;
	return h(
		'ul',
		null,
		...fields.map(({ field, left, right }) =>
			h('li', null, `${textOf(field)}: `, h('strong', null, textOf(left) || '–'), ' / ', h('strong', null, textOf(right) || '–')),
		),
	);
}

function notCompared(last: Row): ComponentChild {
	const details = fromJson(textOf(last['details']));
	const { unread, errors }: Row = isRow(details) ? details : {};
	const says = [
		...rowsIn(unread).map(({ kind, message }) => `${kindWords[textOf(kind)] ?? textOf(kind)}: ${textOf(message)}`),
		...(Array.isArray(errors) ? errors.map(textOf) : []),
	];
	if (says.length === 0) return nothing('Everything that was read was compared.');
	return h('ul', null, ...says.map((one) => h('li', null, one)));
}

const history = (runs: readonly Row[]): ComponentChild =>
	tableOf(
		['When', 'Verdict', 'Period'],
		['Compared', 'Different'],
		runs.map((row) =>
			h(
				'tr',
				null,
				h('td', null, when(row['reconciled_at'])),
				h('td', null, verdict(row)),
				h('td', null, `${textOf(row['date_from'])} to ${textOf(row['date_to'])}`),
				figure('Compared', number(Number(row['compared']) || 0)),
				figure('Different', number(Number(row['differing']) || 0)),
			),
		),
	);
