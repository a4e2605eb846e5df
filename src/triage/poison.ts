import { isRow } from '../record';

/** What a person's edit of a record may not bring in, wherever it stands: what would break the record, or whoever looks at it later. */

/** Characters; a record with a thousand lines has half of that. */
const LARGEST = 500_000;
const DEEPEST = 40;
/** They reach for the machinery of objects where a record is copied carelessly. */
const MACHINERY = ['__proto__', 'constructor', 'prototype'];
/** A spreadsheet would calculate it, n8n would evaluate it; a sign before a number is one. */
const FORMULA = /^\s*(=|@\w+\(|[+-](?![\s\d.,(])|\{\{)/;
const MARKUP = /<(\/?[a-z][\w:-]*(\s|\/|>|$)|!--|!doctype)/i;

/** Why an edit is refused before it is even read. */
export const problemInText = (text: string): string | undefined =>
	text.length > LARGEST
		? `The record has ${text.length.toLocaleString('en')} characters, and ${LARGEST.toLocaleString('en')} are the most that is kept`
		: undefined;

/** Why what an edit changes is refused; what stood there before stays, whatever it is. */
export function problemInValues(before: unknown, edited: unknown, place = '', depth = 0): string | undefined {
	if (depth > DEEPEST) return `${place} is nested too deep`;
	const at = place || 'The record';
	if (before !== edited) {
		if (!isOfKind(before, edited)) return `${at} was ${inWords(before)} and is ${inWords(edited)} now`;
		if (typeof edited === 'string' && FORMULA.test(edited))
			return `${at} would be a formula: "${edited.slice(0, 40)}". Write it so that it does not begin with ${edited.trim().slice(0, 1)}`;
		if (typeof edited === 'string' && MARKUP.test(edited)) return `${at} holds HTML: "${edited.slice(0, 40)}". Write it as plain text`;
	}
	if (Array.isArray(edited))
		return firstOf(
			edited.map((_, index) => String(index)),
			(name) => problemInValues(itemOf(before, Number(name)), edited[Number(name)], `${place}[${name}]`, depth + 1),
		);
	if (!isRow(edited)) return undefined;
	const names = Object.keys(edited);
	const odd = names.find((name) => MACHINERY.includes(name));
	if (odd !== undefined) return `${at} has a field called ${odd}, which no record has`;
	return firstOf(names, (name) => problemInValues(ownOf(before, name), edited[name], place === '' ? name : `${place}.${name}`, depth + 1));
}

const firstOf = (names: readonly string[], problem: (name: string) => string | undefined): string | undefined => {
	for (const name of names) {
		const found = problem(name);
		if (found !== undefined) return found;
	}
	return undefined;
};

const itemOf = (list: unknown, index: number): unknown => {
	if (!Array.isArray(list)) return undefined;
	// A line that is new is held against the first, whose kinds it shares.
	return index < list.length ? list[index] : isRow(list[0]) ? list[0] : undefined;
};
const ownOf = (row: unknown, name: string): unknown => (isRow(row) && Object.hasOwn(row, name) ? row[name] : undefined);

/** Amounts come as numbers or as text, and a single value may be emptied; a list stays a list. */
function isOfKind(before: unknown, edited: unknown): boolean {
	if (isEmpty(before)) return true;
	if (Array.isArray(before)) return Array.isArray(edited);
	if (isRow(before)) return isRow(edited);
	if (isEmpty(edited)) return true;
	if (typeof before === 'boolean') return typeof edited === 'boolean';
	return typeof edited === 'string' || typeof edited === 'number' ? typeof before !== 'number' || isNumeric(edited) : false;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const isNumeric = (value: string | number): boolean => String(value).trim() !== '' && Number.isFinite(Number(value));

const inWords = (value: unknown): string => {
	if (isEmpty(value)) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (isRow(value)) return 'an object';
	return typeof value === 'boolean' ? 'true or false' : typeof value === 'number' ? 'a number' : 'a text';
};
