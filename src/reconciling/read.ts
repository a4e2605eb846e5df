import type { Problem } from '../failure';
import { findFirst } from '../mapping/path';
import type { Paths } from '../mapping/rule';
import { flat } from '../mapping/vias';
import { isFilled, isRow, type Row } from '../record';
import type { Plan, Side, SideName } from './plan';
import { behind, keep, spell, type Kept } from './values';

/** What is kept of a record while the other side is read. */
export interface Facts {
	/** The record's number in its list, from zero. */
	readonly at: number;
	readonly key: string;
	readonly id: string;
	/** One for each compared field. */
	readonly values: readonly Kept[];
	/** Void, deleted or the like. */
	readonly ended: boolean;
	readonly cameFromThere: boolean;
	/** The other side has nothing for such a record. */
	readonly alone: boolean;
	readonly lines: number;
	readonly rate: Kept;
	readonly modified: Kept;
}

/** Why a record cannot be compared, and the way out. */
export interface Unusable extends Problem {
	readonly fix: string;
}

/** The facts of a record, of each of its parts, or why there are none. */
export const read = (plan: Plan, side: SideName, record: unknown, at: number): readonly (Facts | Unusable)[] => {
	if (!isRow(record)) return [unusable('', 'is no record with fields', 'Connect a node that gives one record an item.')];
	if (Object.keys(record).length === 0) return [unusable('', 'is an empty item', 'The node before found nothing; if that is expected, nothing needs doing.')];
	const rules = plan[side];
	const stranger = strangeness(rules, record);
	if (stranger) return [stranger];
	const parts = rules.parts?.(record) ?? [record];
	if (!Array.isArray(parts)) return [{ ...(parts as Problem), fix: 'Read the full records, with lines and details.' }];
	return (parts as readonly Row[]).map((part) => factsOf(plan, side, part, at));
};

const unusable = (at: string, says: string, fix: string): Unusable => ({ at, says, fix });

/** Most fields stand at the record itself, and there are many records. */
const NAME = /^\w+$/;

function first(record: Row, paths: Paths | undefined): { readonly value: unknown; readonly at: string } {
	if (typeof paths === 'string' && NAME.test(paths)) return { value: Object.hasOwn(record, paths) ? record[paths] : undefined, at: paths };
	const found = findFirst({ record, row: record, place: '' }, paths);
	// That no place is filled hides whether the field is there at all.
	if (isFilled(found.value) || paths === undefined) return found;
	const places = typeof paths === 'string' ? [paths] : paths;
	return { value: places.some((path) => NAME.test(path) && Object.hasOwn(record, path)) ? null : undefined, at: found.at };
}

function strangeness({ strangers }: Side, record: Row): Unusable | undefined {
	if (!strangers) return undefined;
	const { value, at } = first(record, strangers.from);
	const kind = String(value);
	return Object.hasOwn(strangers.are, kind) ? unusable(at, `is ${kind}`, strangers.are[kind]!) : undefined;
}

function factsOf(plan: Plan, side: SideName, record: Row, at: number): Facts | Unusable {
	const rules = plan[side];
	const parts: string[] = [];
	for (const paths of rules.key) {
		const { value, at: place } = first(record, paths);
		const part = keyPart(plan, value);
		if (part === '') return unusable(place, 'is missing, so the record has no key', `Fill it in ${rules.name}, or choose other key fields.`);
		parts.push(part);
	}
	const { value: lines } = first(record, rules.lines);
	const origin = rules.origin ? keep(first(record, rules.origin.from).value) : undefined;
	return {
		at,
		key: parts.join(':'),
		id: String(keep(first(record, rules.id).value) ?? ''),
		values: plan.compared.map((field) => keep(first(record, field[side]).value)),
		ended: rules.ended?.includes(spell(keep(first(record, rules.status).value))) === true,
		cameFromThere: typeof origin === 'string' && origin.includes(rules.origin!.has),
		alone: rules.alone !== undefined && isFilled(first(record, rules.alone).value),
		lines: Array.isArray(lines) ? lines.length : 0,
		rate: keep(first(record, rules.rate).value),
		modified: keep(first(record, rules.modified).value),
	};
}

/** Blanks around it and prefixes before it do not belong to a key. */
function keyPart({ ignoreCase, prefixes }: Plan, value: unknown): string {
	const text = isFilled(value) ? flat(value) : '';
	return behind(ignoreCase ? text.toLowerCase() : text, prefixes);
}
