import { h, type ComponentChild } from '../libraries/html';
import type { Difference, Foreseen, Totals } from '../migrating/closing';
import type { Estimate } from '../migrating/estimate';
import { progressOf, type KindProgress, type Progress } from '../migrating/progress';
import { jsonOf, latest, SUMMARY } from '../migrating/steps';
import { isAsMade, type Summary } from '../migrating/summary';
import type { Row } from '../record';
import { bars } from './dashboard/charts';
import { page, tag, when } from './page';

/** How a migration does, as a page without scripts: what it will take, how far it is and when it will be over, what failed, and what it came to. */
export function migrationPage(rows: readonly Row[], desk: string, now: number): string {
	const progress = progressOf(rows, now);
	const steps = latest(rows);
	const summary = jsonOf<Summary | undefined>(steps.find(({ entity }) => entity === SUMMARY)?.details ?? '', undefined);
	const estimate = jsonOf<Estimate | undefined>(steps[0]?.details ?? '', undefined);
	const content = progress.state === 'none' ? [nothingYet] : [...tiles(progress), kinds(progress), ...sections(progress, { estimate, summary, desk })];
	return page(
		'Historical migration',
		style,
		h('h1', null, 'Historical migration'),
		h('p', { class: 'soft' }, ...about(progress), 'As of ', when(new Date(now)), '. ', h('a', { href: '' }, 'Look again')),
		...content,
	);
}

const style = h('style', {
	dangerouslySetInnerHTML: {
		__html: `.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px}.tile{margin:0}.tile strong{display:block;font-size:24px;line-height:1.3}
.bars>div{margin:0 0 14px}.bars>div:last-child{margin:0}.bars svg{display:block;width:100%;height:10px;border-radius:5px}.bar{display:flex;justify-content:space-between;gap:12px}
.whole svg{height:16px;border-radius:8px}.figure{text-align:right;white-space:nowrap}code{font-size:13px}
@media (max-width:720px){.figure{text-align:left}td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}`,
	},
});

const nothingYet = h(
	'div',
	{ class: 'card' },
	h(
		'p',
		{ style: 'margin:0' },
		'No migration was estimated yet. Choose records and days in ',
		h('em', null, 'Settings'),
		', and execute ',
		h('em', null, 'Estimate'),
		'.',
	),
);

const section = (title: string, ...content: ComponentChild[]): ComponentChild =>
	h('section', null, h('h2', null, title), h('div', { class: 'card' }, ...content));
/** A person may have written into the cells. */
const number = (value: number): string => (Number(value) || 0).toLocaleString('en');
const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
const figure = (label: string, ...value: ComponentChild[]): ComponentChild => h('td', { class: 'figure', 'data-label': label }, ...value);
const table = (head: readonly string[], ...rows: ComponentChild[]): ComponentChild =>
	h('table', null, h('thead', null, h('tr', null, ...head.map((word, index) => h('th', index ? { class: 'figure' } : null, word)))), h('tbody', null, ...rows));

function about({ kinds }: Progress): ComponentChild[] {
	const step = kinds[0]?.step;
	if (!step) return [];
	const days = [step.since && `since ${step.since}`, step.until && `until ${step.until}`].filter(Boolean).join(', ');
	return ['From Zoho Books to Xero. ', days ? `Documents ${days}. ` : 'Documents of all days. '];
}

const states: Readonly<Record<Progress['state'], readonly [string, string]>> = {
	none: ['', ''],
	estimated: ['not begun', ''],
	previewing: ['preview', 'warn'],
	running: ['under way', 'good'],
	waiting: ['waits', 'warn'],
	paused: ['paused', 'warn'],
	done: ['done', 'good'],
};

function tiles(progress: Progress): ComponentChild[] {
	const { state, done, of, share, recordsAnHour, finishAt, waitsUntil, reason } = progress;
	const tile = (value: ComponentChild, label: string, kind = ''): ComponentChild =>
		h('div', { class: 'card tile' }, h('strong', { class: kind }, value), h('span', { class: 'soft' }, label));
	const waiting = progress.kinds.reduce((sum, { step }) => sum + step.waiting, 0);
	const [word, kind] = states[state];
	return [
		h(
			'div',
			{ class: 'tiles' },
			tile(word, 'state', kind),
			tile(`${number(done)} of ${number(of)}`, 'records'),
			tile(recordsAnHour === undefined ? '–' : number(recordsAnHour), 'records an hour'),
			tile(finishAt ? when(finishAt) : '–', 'will be over'),
			tile(number(waiting), 'failed and wait', waiting ? 'warn' : 'good'),
		),
		h('div', { class: 'card whole' }, bars('All of it', [{ name: 'All of it', value: share * 100, of: 100, says: percent(share) }])),
		waitsUntil ? h('p', { class: 'warn' }, `${reason ?? ''} It goes on by itself from `, when(waitsUntil), '.') : null,
	];
}

const kinds = ({ kinds: all }: Progress): ComponentChild =>
	section(
		'By kind of record',
		bars(
			'By kind of record',
			all.map(({ label, step, share }) => ({
				name: label,
				value: share * 100,
				of: 100,
				colour: step.status === 'done' ? '--good' : '--accent',
				says: `${number(step.read + step.gone)} of ${number(Math.max(step.records, step.read + step.gone))}`,
			})),
		),
	);

function sections(
	progress: Progress,
	{ estimate, summary, desk }: { readonly estimate: Estimate | undefined; readonly summary: Summary | undefined; readonly desk: string },
): ComponentChild[] {
	const before = ['estimated', 'previewing'].includes(progress.state);
	const previews = progress.kinds.filter(({ step }) => step.preview);
	return [
		...(summary ? [signed(summary)] : []),
		...(before ? [] : [outcome(progress, desk)]),
		...(estimate ? [estimated(progress, estimate)] : []),
		...(previews.length ? [previewed(previews)] : []),
	];
}

const outcome = ({ kinds: all }: Progress, desk: string): ComponentChild => {
	const differences = all.flatMap(({ label, step }) => jsonOf<Difference[]>(step.differences, []).map((difference) => ({ label, ...difference })));
	return section(
		'What it comes to',
		table(
			['Records', 'Read', 'Written', 'Failed', 'To be looked at', 'Left out', 'Deleted meanwhile', 'Pages repeated', 'Calls'],
			...all.map(({ label, step }) =>
				h(
					'tr',
					null,
					h('td', null, h('strong', null, label), ' ', sums(jsonOf<Totals>(step.totals, {}))),
					figure('Read', number(step.read)),
					figure('Written', number(step.written)),
					figure('Failed', step.waiting ? h('span', { class: 'warn' }, number(step.waiting)) : '0'),
					figure('To be looked at', number(step.asked)),
					figure('Left out', number(step.left_out)),
					figure('Deleted meanwhile', number(step.gone)),
					figure('Pages repeated', number(step.repeats)),
					figure('Calls', number(step.source_calls + step.target_calls)),
				),
			),
		),
		desk ? h('p', null, h('a', { href: desk }, 'What failed, why, and what to do')) : null,
		differences.length
			? h(
					'ul',
					{ class: 'bad' },
					...differences.map(({ label, number: name, currency, source, target }) =>
						h('li', null, `${label}, ${name}: ${source} ${currency} in Zoho Books, ${target} in Xero`),
					),
				)
			: null,
	);
};

const sums = (totals: Totals): ComponentChild =>
	h(
		'span',
		{ class: 'soft' },
		...Object.entries(totals).map(([currency, { documents, source, target }]) =>
			h(
				'div',
				source === target ? null : { class: 'bad' },
				`${number(documents)} in ${currency}: ${source === target ? `${source} on both sides` : `${source}, in Xero ${target}`}`,
			),
		),
	);

function estimated({ kinds: all }: Progress, estimate: Estimate): ComponentChild {
	const { source_calls_a_day: day, source_day_is_told: isTold, kept, tiers } = estimate;
	return section(
		'What it takes',
		table(
			['Records', 'How many', 'Calls to Zoho Books', 'Calls to Xero'],
			...all.map(({ label, step }) =>
				h(
					'tr',
					null,
					h('td', null, label),
					figure('How many', number(step.records)),
					figure('Calls to Zoho Books', number(step.planned_source_calls)),
					figure('Calls to Xero', number(step.planned_target_calls)),
				),
			),
			h(
				'tr',
				null,
				h('td', null, h('strong', null, 'Together')),
				figure('How many', number(estimate.records)),
				figure('Calls to Zoho Books', number(estimate.source_calls)),
				figure('Calls to Xero', number(estimate.target_calls)),
			),
		),
		h('p', null),
		table(
			['Tier of your app in Xero', 'Calls a day', 'Days of quota', 'Hours', 'Fee a month'],
			...tiers.map((tier) =>
				h(
					'tr',
					null,
					h('td', null, tier.tier),
					figure('Calls a day', number(tier.calls_a_day)),
					figure('Days of quota', number(tier.days)),
					figure('Hours', number(tier.hours)),
					figure('Fee a month', tier.aud_a_month ? `AUD ${number(tier.aud_a_month)}` : 'none'),
				),
			),
		),
		h(
			'p',
			{ class: 'soft', style: 'margin:0' },
			`Zoho Books allows ${number(day)} calls a day (${isTold ? 'as it says' : 'taken from Settings, or from its smallest plan'}); ${kept} % of each day and minute are left to live events. Zoho shows lines only record by record, so each record is one call. Fees are without tax; Zoho's calls cost nothing.`,
		),
	);
}

/** What a preview says would happen to a record, said of several. */
const becomes: Readonly<Record<string, string>> = {
	create: 'be created',
	update: 'be updated',
	'create or update': 'be created or updated',
	skip: 'be left as they are',
};

const NOTHING: Foreseen = { records: 0, would: {}, waiting: 0, asked: 0, reasons: [] };

const previewed = (all: readonly KindProgress[]): ComponentChild =>
	section(
		'Preview of the first pages',
		...all.map(({ label, step }) => {
			const { records, would, waiting, asked, reasons } = { ...NOTHING, ...jsonOf<Partial<Foreseen>>(step.preview, {}) };
			const verdicts = Object.entries(would).map(([verb, count]) => `${number(count)} would ${becomes[verb] ?? verb}`);
			const open = [...(waiting ? [`${number(waiting)} would wait as dead letters`] : []), ...(asked ? [`${number(asked)} would be asked about`] : [])];
			return h(
				'div',
				null,
				h('p', null, h('strong', null, label), ` ${[`${number(records)} looked at`, ...verdicts, ...open].join(', ')}`),
				reasons.length ? h('ul', { class: 'warn' }, ...reasons.map((reason) => h('li', null, reason))) : null,
			);
		}),
	);

const signed = (summary: Summary): ComponentChild =>
	section(
		'Summary',
		h('p', null, tag(summary.complete ? 'complete' : 'not complete yet', summary.complete ? 'good' : 'warn'), ' ', 'Ended ', when(summary.ended_at)),
		h('p', null, summary.says),
		h('p', { class: 'soft' }, 'SHA-256 ', h('code', null, summary.sha256)),
		isAsMade(summary)
			? h(
					'p',
					{ class: 'soft', style: 'margin:0' },
					'The chained audit trail carries this sum in the row of the summary, so that a later change of either shows.',
				)
			: h('p', { class: 'bad', style: 'margin:0' }, 'The summary was changed after it was made: its sum is another.'),
	);
