import { isRow, type Row } from '../../record';
import { nearest } from '../nearest';
import type { PartRule } from './parts';
import { keyOf } from './standing';

/** Entries of a list by one of their properties, sorted once for each run. */

/** Of lists longer than this, the likest entry is not looked for: it would take a while for each record. */
const SEARCHED = 500;

const sorted = new WeakMap<readonly Row[], Map<string, Map<string, Row>>>();

export const isInUse = (entry: Row, { inUse, mergedInto }: PartRule): boolean =>
	(mergedInto === undefined || keyOf(entry[mergedInto]) === undefined) &&
	(inUse === undefined || entry[inUse.field] === undefined || keyOf(entry[inUse.field]) === keyOf(inUse.value));

/** An entry in use comes before one that is not: a code may be taken again when its account was archived. */
export const entriesBy = (list: readonly Row[], key: string, rule: PartRule): ReadonlyMap<string, Row> => {
	const all = sorted.get(list) ?? new Map<string, Map<string, Row>>();
	sorted.set(list, all);
	const before = all.get(key);
	if (before) return before;
	const entries = new Map<string, Row>();
	for (const entry of list) {
		const value = keyOf(entry[key]);
		if (value === undefined) continue;
		const other = entries.get(value);
		if (!other || (!isInUse(other, rule) && isInUse(entry, rule))) entries.set(value, entry);
	}
	all.set(key, entries);
	return entries;
};

/** What a record names: the bare value, or the first property of an object that is filled. */
export const namedBy = (value: unknown, keys: readonly string[]): { readonly key: string; readonly value: unknown } | undefined => {
	if (!isRow(value)) return keys[0] === undefined ? undefined : { key: keys[0], value };
	const key = keys.find((name) => keyOf(value[name]) !== undefined);
	return key === undefined ? undefined : { key, value: value[key] };
};

/** An entry as a sentence names it. */
export const entryShown = (entry: Row, key: string, { title }: PartRule): string => {
	const [id, name] = [keyOf(entry[key]) === undefined ? '' : String(entry[key]), keyOf(entry[title]) === undefined ? '' : String(entry[title])];
	return [`"${id}"`, name === '' || name === id ? '' : `(${name})`].filter(Boolean).join(' ');
};

/** What may have been meant. */
export const likest = (entries: ReadonlyMap<string, Row>, value: unknown, key: string, rule: PartRule): string => {
	const word = keyOf(value);
	if (word === undefined || entries.size === 0 || entries.size > SEARCHED) return '';
	const usable = [...entries].filter(([, entry]) => isInUse(entry, rule)).map(([name]) => name);
	const shown = nearest(word.slice(0, 100), usable).map((name) => entryShown(entries.get(name)!, key, rule));
	return shown.length === 0 ? '' : ` Nearest: ${shown.join(', ')}.`;
};
