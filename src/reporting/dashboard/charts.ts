import { line as lineOf, scaleBand, scaleLinear, stack } from '../../libraries/charts';
import { h, type ComponentChild } from '../../libraries/html';

/** Charts as SVG, made on the server: no script runs in the page. Colours follow the page, by day and by night. */

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 52;
const BOTTOM = 24;
const TOP = 8;

export interface Series {
	readonly name: string;
	/** A custom property of the page's style, such as `--accent`. */
	readonly colour: string;
	readonly values: readonly number[];
}

const labelled = (title: string, ...content: ComponentChild[]): ComponentChild =>
	h('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': title, class: 'chart' }, h('title', null, title), ...content);

const words = (x: number, y: number, says: string, anchor: 'start' | 'middle' | 'end' = 'start'): ComponentChild =>
	h('text', { x, y, 'text-anchor': anchor, fill: 'var(--soft)' }, says);

const count = (value: number): string => value.toLocaleString('en');
/** Such as 4.5K, as there is room beside an axis on a phone. */
const briefly = (value: number): string => value.toLocaleString('en', { notation: 'compact' });

const most = (values: readonly number[]): number => values.reduce((highest, value) => Math.max(highest, value), 0);

/** Stacked columns, one for each label; every third or so label is written, as there is room. */
export function columns(title: string, labels: readonly string[], series: readonly Series[]): ComponentChild {
	const sums = labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
	const y = scaleLinear()
		.domain([0, Math.max(1, most(sums))])
		.nice(4)
		.range([HEIGHT - BOTTOM, TOP]);
	const x = scaleBand<number>()
		.domain(labels.map((_, index) => index))
		.range([LEFT, WIDTH])
		.padding(0.2);
	const rows = labels.map((_, index) => Object.fromEntries(series.map(({ name, values }) => [name, values[index] ?? 0])));
	const layers = stack<Record<string, number>>().keys(series.map(({ name }) => name))(rows);
	const every = Math.max(1, Math.ceil(labels.length / 8));
	return labelled(
		title,
		...y
			.ticks(4)
			.flatMap((tick) => [
				h('line', { x1: LEFT, x2: WIDTH, y1: y(tick), y2: y(tick), stroke: 'var(--line)' }),
				words(LEFT - 6, y(tick) + 4, briefly(tick), 'end'),
			]),
		...layers.flatMap((layer, at) =>
			layer.map(([from, to], index) =>
				to > from
					? h(
							'rect',
							{ x: x(index), width: x.bandwidth(), y: y(to), height: y(from) - y(to), fill: `var(${series[at]!.colour})` },
							h('title', null, `${labels[index]}: ${count(to - from)} ${series[at]!.name}`),
						)
					: null,
			),
		),
		...labels.map((label, index) => (index % every === 0 ? words(x(index)! + x.bandwidth() / 2, HEIGHT - 6, label, 'middle') : null)),
	);
}

export interface Bar {
	readonly name: string;
	readonly value: number;
	/** What the full width stands for; the highest value of all where not said. */
	readonly of?: number;
	readonly colour?: string;
	/** What is written at the bar; the value where not said. */
	readonly says?: string;
}

/** Bars below their names, one below the other. */
export function bars(title: string, all: readonly Bar[]): ComponentChild {
	const highest = Math.max(1, most(all.map(({ value }) => value)));
	return h('div', { role: 'list', 'aria-label': title, class: 'bars' }, ...all.map((bar) => barOf(bar, highest)));
}

function barOf({ name, value, of, colour = '--accent', says = count(value) }: Bar, highest: number): ComponentChild {
	const x = scaleLinear()
		.domain([0, Math.max(1, of ?? highest)])
		.range([0, 100])
		.clamp(true);
	return h(
		'div',
		{ role: 'listitem' },
		h('div', { class: 'bar' }, h('span', null, name), h('span', { class: 'soft' }, says)),
		h(
			'svg',
			{ viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
			h('rect', { width: 100, height: 1, fill: 'var(--line)' }),
			value > 0 ? h('rect', { width: Math.max(1, x(value)), height: 1, fill: `var(${colour})` }) : null,
		),
	);
}

/** A small line without axes. */
export function spark(title: string, values: readonly number[]): ComponentChild {
	const [width, height] = [120, 24];
	const y = scaleLinear()
		.domain([0, Math.max(1, most(values))])
		.range([height - 2, 2]);
	const x = scaleLinear()
		.domain([0, Math.max(1, values.length - 1)])
		.range([1, width - 1]);
	const path = lineOf<number>()
		.x((_, index) => x(index))
		.y((value) => y(value))([...values]);
	return h(
		'svg',
		{ viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title },
		h('title', null, title),
		h('path', { d: path ?? '', fill: 'none', stroke: 'var(--accent)', 'stroke-width': 1.5 }),
	);
}
