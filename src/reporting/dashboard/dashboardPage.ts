import { h, type ComponentChild } from '../../libraries/html';
import { grouped, isFilled, textOf, timeOf, type Row } from '../../record';
import { page, tag, when } from '../page';
import { figure, figures, nothing, number, section, tile } from '../parts';
import { hourOf, type Volume } from '../volumes';
import { bars, columns, spark } from './charts';
import { channelsOf, connectionList, connectionsOf } from './connections';
import { coverageOf, flowsOf, isOpen, lastHours, type Flow, type State } from './health';

/** What the dashboard is made from: rows of the tables, as n8n gives them. */
export interface Shown {
	readonly volumes: readonly Volume[];
	/** Open dead letters, and those that were solved meanwhile. */
	readonly letters: readonly Row[];
	readonly mappings: readonly Row[];
	/** Limits as the Sync Monitor tells them: one row for each organisation. */
	readonly quotas: readonly Row[];
	/** Rows of the table of reconciliations: the last comparisons. */
	readonly reconciliations: readonly Row[];
	/** Answers of Zoho CRM's list of channels, where it is asked. */
	readonly channels: readonly Row[];
	/** What the search in the audit trail found. */
	readonly found: readonly Row[];
	/** What was searched. */
	readonly search: string;
	/** Where the page stands, and where the desk does. */
	readonly address: string;
	readonly desk: string;
	/** Where the page of the reconciliation stands. */
	readonly reconciliation: string;
	/** Milliseconds. */
	readonly now: number;
}

const HOURS = 24;
const MOST_FOUND = 50;

/** How the sync does, as a page without scripts. */
export function dashboardPage(shown: Shown): string {
	const hours = lastHours(shown.now, HOURS);
	const flows = flowsOf(shown.volumes, shown.letters, hours);
	const open = shown.letters.filter(isOpen);
	return page(
		'Sync dashboard',
		figures,
		style,
		h('h1', null, 'Sync dashboard'),
		h('p', { class: 'soft' }, 'The last 24 hours, as of ', when(new Date(shown.now))),
		tiles(flows, open),
		section('Workflows', flows.length ? flowTable(flows) : nothing('Nothing was written yet. Publish a workflow, and it shows here within minutes.')),
		section('Written by hour', volume(shown.volumes, hours)),
		open.length ? section('Lag: what waits now, by how long', lag(open, hours)) : null,
		h('div', { class: 'beside' }, section('What waits, by cause', causes(open, shown.desk)), section('Calls left today', quotas(shown.quotas))),
		h(
			'div',
			{ class: 'beside' },
			section('Connections', connectionList([...connectionsOf(shown.quotas, shown.letters), ...channelsOf(shown.channels, shown.now)])),
			section('Reconciliation', reconciled(shown.reconciliations, shown.reconciliation)),
		),
		section('Mapping table', coverage(shown.mappings)),
		section('Audit trail', search(shown)),
	);
}

const style = h('style', {
	dangerouslySetInnerHTML: {
		__html: `.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:0 16px}.chart{display:block;width:100%;height:auto}.chart text{font-size:9px}
.bars>div{margin:0 0 12px}.bars>div:last-child{margin:0}.bars svg{display:block;width:100%;height:8px;border-radius:4px}.bar{display:flex;justify-content:space-between;gap:12px}
@media (max-width:720px){.chart text{font-size:19px}}
.key{display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:5px}`,
	},
});

const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

function tiles(flows: readonly Flow[], open: readonly Row[]): ComponentChild {
	const written = flows.reduce((sum, { total }) => sum + total, 0);
	const rates = flows.filter(({ success }) => success !== undefined);
	const came = rates.reduce((sum, { total, success }) => sum + (success! > 0 ? total / success! : 0), 0) + rates.filter(({ success }) => success === 0).length;
	const people = open.filter(({ severity }) => severity !== 'warning').length;
	return h(
		'div',
		{ class: 'tiles' },
		tile(number(written), 'records written'),
		tile(came > 0 ? percent(written / came) : '–', 'of what came in arrived'),
		tile(number(open.length), 'records wait', open.length ? 'warn' : 'good'),
		tile(number(people), 'need a person', people ? 'bad' : 'good'),
	);
}

const stateWords: Readonly<Record<State, string>> = { good: 'well', warn: 'needs a look', bad: 'stopped' };

const flowTable = (flows: readonly Flow[]): ComponentChild =>
	h(
		'table',
		null,
		h(
			'thead',
			null,
			h(
				'tr',
				null,
				...['Workflow', 'State', 'By hour'].map((word) => h('th', null, word)),
				...['Written', 'Waits', 'Since', 'Arrived', 'Last written'].map((word) => h('th', { class: 'figure' }, word)),
			),
		),
		h('tbody', null, ...flows.map(flowRow)),
	);

const flowRow = ({ name, state, why, total, waiting, waitsSince, success, lastAt, written }: Flow): ComponentChild =>
	h(
		'tr',
		null,
		h('td', null, h('strong', null, name)),
		h('td', null, tag(stateWords[state], state), ' ', h('span', { class: 'soft' }, why)),
		h('td', null, spark(`${name}: written by hour`, written)),
		figure('Written', number(total)),
		figure('Waits', number(waiting)),
		figure('Since', when(waitsSince)),
		figure('Arrived', success === undefined ? '–' : percent(success)),
		figure('Last written', when(lastAt)),
	);

function volume(volumes: readonly Volume[], hours: readonly string[]): ComponentChild {
	const byHour = new Map(
		grouped(volumes, ({ hour }) => hourOf(timeOf(hour) ?? new Date(0))).map((some) => [hourOf(timeOf(some[0]!.hour) ?? new Date(0)), some]),
	);
	const of = (name: 'written' | 'previewed' | 'skipped'): number[] =>
		hours.map((hour) => (byHour.get(hour) ?? []).reduce((sum, one) => sum + (Number(one[name]) || 0), 0));
	const series = [
		{ name: 'written', colour: '--accent', values: of('written') },
		{ name: 'left as they are', colour: '--soft', values: of('skipped') },
		{ name: 'previewed', colour: '--warn', values: of('previewed') },
	].filter(({ values }, index) => index === 0 || values.some((value) => value > 0));
	return h(
		'div',
		null,
		h('p', { class: 'row soft' }, ...series.map(({ name, colour }) => h('span', null, h('span', { class: 'key', style: `background:var(${colour})` }), name))),
		columns(
			'Records written in each of the last 24 hours, UTC',
			hours.map((hour) => `${hour.slice(11, 13)} h`),
			series,
		),
	);
}

function causes(open: readonly Row[], desk: string): ComponentChild {
	if (open.length === 0) return nothing('Nothing waits.');
	const counted = grouped(open, ({ cause }) => textOf(cause) || 'unknown').map((some) => ({
		name: (textOf(some[0]!['cause']) || 'unknown').replace(/-/g, ' '),
		value: some.length,
		colour: '--bad',
	}));
	return h(
		'div',
		null,
		bars(
			'Records that wait, by cause',
			[...counted].sort((one, other) => other.value - one.value),
		),
		desk === '' ? null : h('p', { style: 'margin:12px 0 0' }, h('a', { href: desk }, 'Open the desk')),
	);
}

function quotas(rows: readonly Row[]): ComponentChild {
	// Calls that belong to no organisation, such as a sign-in, have no limit of a day.
	const counted = rows.filter(({ organisation }) => textOf(organisation) !== '');
	if (counted.length === 0) return nothing('No calls were counted yet.');
	const all = counted.map((row) => {
		const [left, limit] = ['left_today', 'of_today'].map((name) => (isFilled(row[name]) ? Number(row[name]) : NaN)) as [number, number];
		return {
			name: [textOf(row['vendor']), textOf(row['organisation'])].filter(Boolean).join(' · '),
			value: Number.isFinite(left) ? left : 0,
			of: limit > 0 ? limit : Math.max(1, left || 0),
			colour: limit > 0 && left / limit < 0.1 ? '--bad' : '--good',
			says: [Number.isFinite(left) ? `${number(left)}${limit > 0 ? ` of ${number(limit)}` : ''}` : 'not told by the vendor', received(row)]
				.filter(Boolean)
				.join(' · '),
		};
	});
	return bars('Calls left today, by organisation', all);
}

/** How much came in today; what a plan allows in a month no vendor tells. */
function received({ bytes_today: bytes }: Row): string {
	const count = Number(bytes);
	if (!(count > 0)) return '';
	return `${count < 1e6 ? `${Math.ceil(count / 1000)} KB` : `${(count / 1e6).toFixed(1)} MB`} received`;
}

function coverage(mappings: readonly Row[]): ComponentChild {
	const kinds = coverageOf(mappings);
	if (kinds.length === 0) return nothing('The mapping table has no rows. Run the workflow "00 Set up".');
	return bars(
		'Rows of the mapping table that are filled in, by kind',
		kinds.map(({ kind, filled, all }) => ({
			name: kind.replace(/([A-Z])/g, ' $1').toLowerCase(),
			value: filled,
			of: all,
			colour: filled < all ? '--warn' : '--good',
			says: `${number(filled)} of ${number(all)} filled in`,
		})),
	);
}

const verdicts: Readonly<Record<string, readonly [says: string, kind: string]>> = {
	equal: ['equal', 'good'],
	different: ['different', 'bad'],
	incomplete: ['incomplete', 'warn'],
};

function reconciled(rows: readonly Row[], address: string): ComponentChild {
	const [last] = rows.filter(({ about }) => about === 'run').sort((one, other) => textOf(other['reconciled_at']).localeCompare(textOf(one['reconciled_at'])));
	if (!last) return nothing('Both sides were not compared yet.');
	const [says, kind] = verdicts[textOf(last['status'])] ?? [textOf(last['status']), ''];
	return h(
		'div',
		null,
		h('p', { style: 'margin:0' }, tag(says, kind), ' ', when(last['reconciled_at']), ': ', textOf(last['message'])),
		address === '' ? null : h('p', { style: 'margin:12px 0 0' }, h('a', { href: address }, 'Open the reconciliation')),
	);
}

/** Of the records that wait now, how many waited in each hour already. */
function lag(open: readonly Row[], hours: readonly string[]): ComponentChild {
	const since = open.map((letter) => timeOf(letter['first_failed_at'])?.toISOString() ?? '');
	const oldest = [...since].sort()[0] ?? '';
	return h(
		'div',
		null,
		h('p', { class: 'soft' }, 'The oldest waits since ', when(oldest), '.'),
		columns(
			'Records that wait now, by hour',
			hours.map((hour) => `${hour.slice(11, 13)} h`),
			[{ name: 'waited', colour: '--warn', values: hours.map((hour) => since.filter((at) => at.slice(0, 13) <= hour.slice(0, 13)).length) }],
		),
	);
}

function search({ found, search: wanted, address }: Shown): ComponentChild {
	return h(
		'div',
		null,
		h(
			'form',
			{ method: 'get', action: address, class: 'row' },
			h('input', { type: 'search', name: 'search', value: wanted, placeholder: 'Number, ID or words', 'aria-label': 'Number, ID or words' }),
			h('button', null, 'Search'),
		),
		wanted === '' ? null : found.length === 0 ? nothing(`Nothing about "${wanted}".`) : auditTable(found.slice(0, MOST_FOUND)),
	);
}

const auditTable = (rows: readonly Row[]): ComponentChild =>
	h(
		'table',
		null,
		h('thead', null, h('tr', null, ...['When', 'What', 'Record', 'In the target', 'By'].map((word) => h('th', null, word)))),
		h(
			'tbody',
			null,
			...rows.map((row) =>
				h(
					'tr',
					null,
					h('td', null, when(row['happened_at'])),
					h('td', null, textOf(row['action']), ' ', h('span', { class: 'soft' }, textOf(row['message']))),
					h('td', null, [row['source_app'], row['source_entity'], textOf(row['source_number']) || textOf(row['source_id'])].map(textOf).join(' ')),
					h('td', null, [row['target'], textOf(row['target_number']) || textOf(row['target_id'])].map(textOf).join(' ')),
					h('td', null, textOf(row['actor']) || textOf(row['workflow_name'])),
				),
			),
		),
	);
