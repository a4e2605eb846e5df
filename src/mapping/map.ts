import type { Issue, Source, Sync } from '../failure';
import { isFilled, isRow, rowsIn, SYNC, type Row } from '../record';
import { apply, counts, oddRows, type Filled } from './apply';
import { find, findFirst, type Scope } from './path';
import { fold, type Places } from './places';
import type { Mapping, Rules } from './rule';
import type { Tables } from './tables';
import { issue } from './values';
import { flat } from './vias';

/** What the Record Mapper adds to the trail. */
export interface Trail extends Sync {
	/** Where it is bound for, such as `xero:invoice`. */
	readonly target?: string;
	/** Target places to source places, so that later checks can point at the source. */
	readonly places?: Places;
}

export interface Mapped extends Filled {
	readonly sync: Trail;
	/** What it was made from, with what the mapping has worked out: the record, or the row where a record becomes several. */
	readonly made: { readonly from: Row; readonly at: string };
}

/** The target records of one source record: one, or one for each row of the mapping's list. */
export const map = (mapping: Mapping, rules: Rules, input: Row, trail: Sync, tables: Tables): Mapped[] => {
	const record: Row = { ...(mapping.prepare?.(input) ?? input), [SYNC]: trail };
	const { scopes, issues: odd } = scopesOf(mapping, record);
	const issues = [...odd, ...refusalsOf(mapping, record), ...leftOutOf(mapping, record)];
	return scopes.map((scope) => {
		const filled = apply(rules, scope, tables);
		return {
			...filled,
			issues: distinct([...issues, ...filled.issues]),
			sync: trailOf(mapping, record, trail, filled),
			made: { from: mapping.each === undefined ? { ...input, ...record } : scope.row, at: scope.place },
		};
	});
};

/** A list that should be there and is empty still gives a record, so that the issue has something to travel with. */
function scopesOf({ each, from }: Mapping, record: Row): { scopes: Scope[]; issues: Issue[] } {
	if (each === undefined) return { scopes: [{ record, row: record, place: '' }], issues: [] };
	const list = Object.hasOwn(record, each) ? record[each] : undefined;
	const rows = (Array.isArray(list) ? list : []) as unknown[];
	const scopes = rows.flatMap((row, index) => (isRow(row) ? [{ record, row, place: `${each}[${index}]` }] : []));
	const issues = oddRows(list, each);
	if (scopes.length > 0) return { scopes, issues };
	const nothing = issue(
		'nothing-to-map',
		'error',
		each,
		`this ${from.entity} has no rows here, so there is nothing to write`,
		`Apply the ${from.entity} in the source; the next change sends it again.`,
	);
	return { scopes: [{ record, row: {}, place: each }], issues: [...issues, nothing] };
}

/** What the mapping is not for is refused rather than turned into something it is not. */
function refusalsOf({ refuses = {} }: Mapping, record: Row): Issue[] {
	const scope = { record, row: record, place: '' };
	return Object.entries(refuses).flatMap(([path, sentences]) => {
		const { value, at } = find(scope, path);
		const found = isFilled(value) ? flat(value).toLowerCase() : '';
		return Object.entries(sentences)
			.filter(([name]) => name.toLowerCase() === found)
			.map(([, says]) => issue('not-for-this-mapping', 'error', at, says, 'Filter such records out before the Record Mapper, or choose another mapping.'));
	});
}

/** What is filled in the source and has no place in the target is said, not dropped in silence. */
function leftOutOf({ leftOut = {} }: Mapping, record: Row): Issue[] {
	const scope = { record, row: record, place: '' };
	return Object.entries(leftOut).flatMap(([path, says]) =>
		counts(find(scope, path).value) ? [issue('left-out', 'warning', path, says, 'Enter it in the target by hand, if it matters.')] : [],
	);
}

/** What is known of the source counts, and the record fills the gaps; a record that came along with another one stays under that one's name. */
function trailOf({ from, to, source }: Mapping, record: Row, trail: Sync, { places }: Filled): Trail {
	const scope = { record, row: record, place: '' };
	const text = (path: string | undefined) => {
		const { value } = findFirst(scope, path);
		return isFilled(value) ? flat(value) : undefined;
	};
	const own = { app: from.app, entity: from.entity, id: text(source.id) ?? '', number: text(source.number), modified: text(source.modified) };
	const known = isRow(trail.source) ? (trail.source as Partial<Source>) : {};
	const isOther = (isFilled(known.entity) && known.entity !== own.entity) || (isFilled(known.id) && own.id !== '' && String(known.id) !== own.id);
	const full = { ...(isOther ? {} : own), ...Object.fromEntries(Object.entries(known).filter(([, value]) => isFilled(value))) } as Source;
	return { ...trail, source: withoutGaps(full), target: `${to.app}:${to.resource}`, places: fold(places) };
}

const withoutGaps = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

const distinct = (issues: readonly Issue[]): Issue[] => [...new Map(issues.map((one) => [`${one.rule} ${one.at} ${one.says}`, one])).values()];

/** The trail of an item: what is under `_sync`, and nothing of a wrong shape. */
export const trailIn = (json: Row): Trail => {
	const sync = json[SYNC];
	if (!isRow(sync)) return {};
	const { source, issues, ...rest } = sync;
	return {
		...rest,
		...(isRow(source) ? { source: source as unknown as Source } : {}),
		...(Array.isArray(issues) ? { issues: rowsIn(issues) as unknown as Issue[] } : {}),
	};
};
