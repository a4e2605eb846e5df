import type { Field, Fields } from '../../../src/apis/define';
import type { Row } from '../../vendor';

/**
 * The keys of an answer by what they hold, as seen in live answers of June 2026. A key that is seen is always there: Books says nothing by an empty
 * text, also where one would expect an id or a day.
 */
export interface Shape {
	readonly text?: string;
	readonly number?: string;
	readonly flag?: string;
	readonly list?: string;
	readonly group?: string;
}

const empties = { text: () => '', number: () => 0, flag: () => false, list: () => [], group: () => ({}) } as const;

/** Makes records of a shape with nothing in them. */
export const blankOf = (shape: Shape): (() => Row) => {
	return anew(
		Object.entries(empties).flatMap(([kind, empty]) =>
			(shape[kind as keyof Shape] ?? '')
				.split(/\s+/)
				.filter((name) => name !== '')
				.map((name) => [name, empty] as const),
		),
	);
};

/** Makes the same record again and again; lists and objects in it are each record's own. */
function anew(keys: readonly (readonly [name: string, empty: () => unknown])[]): () => Row {
	const first = Object.fromEntries(keys.map(([name, empty]) => [name, empty()]));
	const own = keys.filter(([name]) => typeof first[name] === 'object');
	return () => {
		const made: Row = { ...first };
		for (const [name, empty] of own) made[name] = empty();
		return made;
	};
}

const emptyOf = (field: Field): unknown => {
	switch (field.kind) {
		case 'decimal':
		case 'integer':
			return 0;
		case 'flag':
			return false;
		case 'rows':
		case 'list':
			return [];
		case 'group':
			return {};
		default:
			return '';
	}
};

/** The fields of a table with nothing in them: what is added to a table is answered from then on. */
export const blankFields = (fields: Fields): Row => {
	const blank = blanks.get(fields) ?? anew(Object.entries(fields).map(([name, field]) => [name, () => emptyOf(field)] as const));
	blanks.set(fields, blank);
	return blank();
};
const blanks = new WeakMap<Fields, () => Row>();
