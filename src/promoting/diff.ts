import { isRow, rowsIn, textOf, type Row } from '../record';
import { hide } from '../triage/secrets';
import { essence, type Portable } from './portable';

/** What differs between two versions of a workflow, in words. */

const LONGEST = 120;
/** Around the first letter that differs in long texts. */
const BEFORE = 30;

/**
 * From what stands in the target to what would come: nodes, parameter by parameter, connections and settings. Empty where nothing differs.
 * Secrets are hidden, long texts shown around the first difference.
 */
export function changesBetween(before: Portable, after: Portable): string[] {
	const [old, now] = [essence(before), essence(after)] as [Row, Row];
	const [olds, news] = [old, now].map(({ nodes }) => new Map(rowsIn(nodes).map((node) => [textOf(node['name']), node]))) as [
		Map<string, Row>,
		Map<string, Row>,
	];
	const added = [...news].filter(([name]) => !olds.has(name)).map(([name, node]) => `New node "${name}" (${kindOf(node)}).`);
	const removed = [...olds].filter(([name]) => !news.has(name)).map(([name, node]) => `The node "${name}" (${kindOf(node)}) is gone.`);
	const both = [...news].flatMap(([name, node]) => {
		const was = olds.get(name);
		return was ? nodeChanges(name, was, node) : [];
	});
	const moved = [...news].filter(([name, node]) => olds.has(name) && !same(olds.get(name)!['position'], node['position'])).length;
	return [
		...added,
		...removed,
		...both,
		...connectionChanges(old['connections'] as Row, now['connections'] as Row),
		...leafChanges(old['settings'], now['settings'], '').map(({ at, was, is }) => `Setting ${at}: ${fromTo(was, is)}.`),
		...(moved ? [`${moved} ${moved === 1 ? 'node has' : 'nodes have'} another place on the canvas.`] : []),
		...(same(old['groups'], now['groups']) ? [] : ['The groups of nodes on the canvas are others.']),
	];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const kindOf = ({ type, typeVersion }: Row): string => `${textOf(type).replace(/^.*\./, '')}, version ${textOf(typeVersion)}`;

function nodeChanges(name: string, was: Row, is: Row): string[] {
	const { position: _was, ...old } = was;
	const { position: _is, ...now } = is;
	const plain = leafChanges(old, now, '');
	return plain.map(({ at, was: from, is: to }) => `"${name}": ${placeOf(at)} ${fromTo(from, to)}.`);
}

const FIELDS: Readonly<Record<string, string>> = {
	type: 'kind of node',
	typeVersion: 'version of the node',
	disabled: 'switched off',
	onError: 'what happens on a failure',
};

const placeOf = (at: string): string => {
	const [first = '', ...rest] = at.split('.');
	if (first === 'credentials') return `credential ${rest.join('.')}`;
	return first === 'parameters' ? rest.join('.') : (FIELDS[at] ?? at);
};

interface Leaf {
	readonly at: string;
	readonly was: unknown;
	readonly is: unknown;
}

/** Places at which two values differ; lists and objects are looked into. */
function leafChanges(was: unknown, is: unknown, at: string): Leaf[] {
	if (same(was, is)) return [];
	if (isRow(was) && isRow(is)) {
		const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
		return names.flatMap((name) => leafChanges(was[name], is[name], at === '' ? name : `${at}.${name}`));
	}
	if (Array.isArray(was) && Array.isArray(is)) {
		return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => leafChanges(was[index], is[index], `${at}[${index + 1}]`)).flat();
	}
	return [{ at, was, is }];
}

function fromTo(was: unknown, is: unknown): string {
	const [old, now] = [worded(was), worded(is)];
	const start = Math.max(0, firstDifference(old, now) - BEFORE);
	const shown = (text: string): string =>
		text.length <= LONGEST ? text : `${start > 0 ? '…' : ''}${text.slice(start, start + LONGEST)}${start + LONGEST < text.length ? '…' : ''}`;
	if (was === undefined) return `is now ${shown(now)}`;
	return is === undefined ? `is no longer ${shown(old)}` : `from ${shown(old)} to ${shown(now)}`;
}

const worded = (value: unknown): string => hide(typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? ''));

const firstDifference = (one: string, other: string): number => {
	let place = 0;
	while (place < one.length && one[place] === other[place]) place++;
	return place;
};

function connectionChanges(was: Row, is: Row): string[] {
	const [old, now] = [linesOf(was), linesOf(is)];
	return [
		...now.filter((line) => !old.includes(line)).map((line) => `New connection ${line}.`),
		...old.filter((line) => !now.includes(line)).map((line) => `The connection ${line} is gone.`),
	];
}

/** `from "A", output 2, to "B"`. The first of each is not named. */
const linesOf = (connections: Row): string[] =>
	Object.entries(connections).flatMap(([from, kinds]) =>
		Object.entries(isRow(kinds) ? kinds : {}).flatMap(([kind, outputs]) =>
			(Array.isArray(outputs) ? outputs : []).flatMap((links: unknown, output) =>
				rowsIn(links).map(({ node, index }) => {
					const by = [kind === 'main' ? '' : ` as ${kind}`, output > 0 ? `, output ${output + 1},` : ''].join('');
					return `from "${from}"${by} to "${textOf(node)}"${Number(index) > 0 ? `, input ${Number(index) + 1}` : ''}`;
				}),
			),
		),
	);
