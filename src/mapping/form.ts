import type { Field, Fields } from '../apis/define';
import { isRow } from '../record';
import { flat } from './vias';
import { targetsOf } from './targets';
import type { Rule } from './rule';

/** One row of the form: a target field, and where its value comes from. */
interface Entry {
	readonly field: string;
	readonly source: 'path' | 'constant' | 'leaveOut';
	readonly value: string;
}

/** The form's rows as the same JSON that overrides are written in. */
export const overridesFrom = (entries: readonly unknown[], fields: Fields): Record<string, Rule | null> => {
	const filled = entries.filter(isEntry).filter(({ field }) => field !== '');
	if (filled.length === 0) return {};
	const kinds = new Map(targetsOf(fields).map(({ path, field }) => [path, field]));
	return Object.fromEntries(filled.map((entry) => [entry.field, ruleFrom(entry, kinds.get(entry.field))]));
};

const isEntry = (entry: unknown): entry is Entry => isRow(entry) && typeof entry['field'] === 'string';

function ruleFrom({ source, value }: Entry, field: Field | undefined): Rule | null {
	if (source === 'leaveOut') return null;
	if (source === 'constant') return { always: constant(value, field) };
	const paths = flat(value ?? '')
		.split(/\s*,\s*/)
		.filter(Boolean);
	return { from: paths.length === 1 ? paths[0]! : paths };
}

/** A text from the form, as what the field holds. */
function constant(value: unknown, field: Field | undefined): unknown {
	if (typeof value !== 'string') return value;
	if (field?.kind === 'flag' && /^(true|false)$/i.test(value.trim())) return /^true$/i.test(value.trim());
	if (field?.kind === 'rows' || field?.kind === 'group' || field?.kind === 'list') return parsed(value) ?? value;
	return value;
}

/** JSON, or nothing where it is none. */
export const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};
