import type { Field, Fields } from '../../apis/define';
import { isFilled, isRow, rowsIn, type Row } from '../../record';

/** What sample records hold in each field, by its path as `described` names it: at most so many values of each. */
export type Seen = ReadonlyMap<string, readonly string[]>;

const MOST = 200;
const DEEPEST = 6;

export const seenIn = (samples: readonly Row[]): Seen => {
	const seen = new Map<string, string[]>();
	for (const sample of samples) look(sample, '', seen, 0);
	return seen;
};

function look(value: unknown, path: string, seen: Map<string, string[]>, depth: number): void {
	if (depth > DEEPEST || !isFilled(value)) return;
	if (isRow(value)) {
		for (const [name, inner] of Object.entries(value)) look(inner, path === '' ? name : `${path}.${name}`, seen, depth + 1);
	} else if (Array.isArray(value)) {
		for (const row of rowsIn(value)) look(row, `${path}[]`, seen, depth + 1);
	} else {
		const values = seen.get(path);
		if (!values) seen.set(path, [String(value)]);
		else if (values.length < MOST) values.push(String(value));
	}
}

/** The kinds of value that can be told by their looks, those that look like least others first. */
const looks: ReadonlyArray<readonly [Field['kind'], RegExp]> = [
	['flag', /^(true|false)$/i],
	['moment', /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\/Date\(-?\d+)/],
	['date', /^\d{4}-\d\d-\d\d$/],
	['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
	['url', /^https?:\/\//i],
	['decimal', /^-?\d+([.]\d+)?$/],
];
const MOSTLY = 0.8;

/** What most of the values look like; a text where they look like nothing in particular. Digits that begin with a zero, or are many, are no number. */
export const kindOf = (values: readonly string[]): Field['kind'] => {
	const share = (fits: (value: string) => boolean): number => values.filter(fits).length / values.length;
	for (const [kind, pattern] of looks) if (share((value) => pattern.test(value) && !(kind === 'decimal' && /^(0\d|\d{12})/.test(value))) >= MOSTLY) return kind;
	return 'text';
};

/** The fields that sample records have and a table does not, such as an account's own or those of a source that no table describes. */
export const fieldsOf = (samples: readonly Row[], known: Fields = {}): Fields => {
	const names = new Set(samples.flatMap((sample) => Object.keys(sample)));
	return {
		...known,
		...Object.fromEntries([...names].filter((name) => !Object.hasOwn(known, name) && !name.startsWith('_')).flatMap((name) => fieldOf(name, samples))),
	};
};

function fieldOf(name: string, samples: readonly Row[], depth = 0): Array<[string, Field]> {
	const values = samples.map((sample) => sample[name]).filter(isFilled);
	const label = name.replace(/_/g, ' ');
	if (values.length === 0 || depth > DEEPEST) return [];
	const inner = values.flatMap((value) => (isRow(value) ? [value] : rowsIn(value)));
	if (inner.length > 0) {
		const fields = Object.fromEntries([...new Set(inner.flatMap((row) => Object.keys(row)))].flatMap((one) => fieldOf(one, inner, depth + 1)));
		return [[name, Array.isArray(values[0]) ? { kind: 'rows', label, fields } : { kind: 'group', label, fields }]];
	}
	const plain = values.filter((value) => typeof value !== 'object').map(String);
	return plain.length ? [[name, { kind: kindOf(plain), label } as Field]] : [];
}
