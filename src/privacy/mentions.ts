import type { ChosenFields } from './fields';
import { insideJson } from './json';
import type { Found } from './kinds';
import { walk, type Visitor } from './walk';

/** Names are searched for in the record's texts if they have two words at least: one alone, such as Mark or May, is an ordinary word too often. */
const MENTIONABLE = /^\s*(?=.{4})[^\s[\]]+(?:\s+[^\s[\]]+)+\s*$/u;
const MOST = 200;

/** The names that fields of a record hold, longest first. */
export function namesIn(record: unknown, chosen: ChosenFields): string[] {
	const names = new Set<string>();
	const visitor: Visitor = {
		field(value, kind) {
			if (kind === 'name' && typeof value === 'string' && value.length < 200 && names.size < MOST && MENTIONABLE.test(value)) names.add(value.trim());
			return value;
		},
		text(value) {
			const json = insideJson(value);
			if (json) walk(json.value, chosen, visitor);
			return value;
		},
		name: (name) => name,
	};
	walk(record, chosen, visitor);
	return [...names].sort((one, other) => other.length - one.length);
}

/** Where a text mentions one of the names as whole words. */
export function mentionsIn(text: string, names: readonly string[]): Found[] {
	const found: Found[] = [];
	for (const name of names) {
		for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
			const end = start + name.length;
			if (isBorder(text, start - 1) && isBorder(text, end)) found.push({ kind: 'name', start, end });
		}
	}
	return found;
}

const isBorder = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text.charAt(at));
