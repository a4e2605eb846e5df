import { isRow, SYNC, type Row } from '../record';

/** One value of a record that was changed, such as `line_items[0].account_id`. What was not there, or is gone, is null. */
export interface Edited {
	readonly path: string;
	readonly from: unknown;
	readonly to: unknown;
}

/** More is no correction any more, and tells nothing for the next one. */
const MOST = 20;
const LONGEST = 200;

/** What a person changed in a record, value by value; notes of ours do not count. */
export function editsBetween(before: unknown, after: unknown): Edited[] {
	const edits: Edited[] = [];
	const compare = (one: unknown, other: unknown, path: string): void => {
		if (edits.length > MOST || one === other) return;
		if (Array.isArray(one) && Array.isArray(other)) {
			for (let index = 0; index < Math.max(one.length, other.length) && edits.length <= MOST; index++) compare(one[index], other[index], `${path}[${index}]`);
		} else if (isRow(one) && isRow(other)) {
			for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
				if (path === '' && name === SYNC) continue;
				compare(own(one, name), own(other, name), path === '' ? name : `${path}.${name}`);
			}
		} else edits.push({ path, from: short(one), to: short(other) });
	};
	compare(before, after, '');
	return edits.length > MOST ? [] : edits;
}

const own = (row: Row, name: string): unknown => (Object.hasOwn(row, name) ? row[name] : undefined);

/** A row or a list that came or went is told of without what is in it. */
const short = (value: unknown): unknown =>
	typeof value === 'string'
		? value.slice(0, LONGEST)
		: typeof value === 'number' || typeof value === 'boolean'
			? value
			: value === undefined || value === null
				? null
				: '[more]';
