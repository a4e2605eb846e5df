import type { Issue, Problem } from '../failure';
import { isFilled, isRow, SYNC, type Row } from '../record';
import type { Filled } from './apply';
import { overridesFrom, parsed } from './form';
import type { Writable } from './check';
import { map, trailIn, type Mapped, type Trail } from './map';
import { lay, type Laid } from './override';
import type { Mapping } from './rule';
import { tablesFrom } from './tables';
import { issue } from './values';
import { flat } from './vias';

/** What the form holds for one item. */
export interface Wanted {
	readonly mapping: Mapping;
	/** What the target takes. */
	readonly writable: Writable;
	/** The whole item; its trail goes on. */
	readonly item: Row;
	/** The record in it, or text with JSON, or what else an expression yielded. */
	readonly record: unknown;
	/** Overrides as rows of the form, and as JSON. */
	readonly rows: unknown;
	readonly json: unknown;
	/** The rows of the mapping tables. */
	readonly tables: readonly unknown[];
	/** Compares a target record with its source. */
	readonly guard: (filled: Filled, source: Row) => readonly Issue[];
}

/** The items of one source record: the target's record, and the trail beside it. Bad data ends as issues there, never as a crash. */
export const translate = ({ mapping, writable, item, record: given, rows, json, tables, guard }: Wanted): Row[] => {
	const record = typeof given === 'string' ? parsed(given) : given;
	const laid = layAll(mapping, writable, rows, json);
	const wrong = laid.problems.map(({ at, says }) => issue('override', 'error', at, says, 'Correct this override in the Record Mapper.'));
	const trail = trailIn(isRow(record) && isRow(record[SYNC]) ? record : item);
	if (!isRow(record)) return [itemOf({}, trail, [...wrong, noRecord(given)])];
	const known = tablesFrom(tables, mapping.from.app, mapping.to.app);
	return map(mapping, laid.rules, withoutTrail(record), trail, known).map((mapped) =>
		itemOf(mapped.record, mapped.sync, [...wrong, ...mapped.issues, ...guarded(mapped, guard)]),
	);
};

/** A record made from a row is compared with that row. */
const guarded = (mapped: Mapped, guard: Wanted['guard']): readonly Issue[] =>
	guard(mapped, mapped.made.from).map((one) => ({ ...one, at: [mapped.made.at, one.at].filter(Boolean).join('.') }));

const noRecord = (given: unknown): Issue =>
	issue(
		'no-record',
		'error',
		'',
		`there is no record to map, but ${isFilled(given) ? flat(given).slice(0, 100) : 'nothing'}`,
		'Point "Record" in the Record Mapper at an object.',
	);

const itemOf = (record: Row, trail: Trail, found: readonly Issue[]): Row => ({ ...record, [SYNC]: { ...trail, issues: [...(trail.issues ?? []), ...found] } });

const withoutTrail = (record: Row): Row => Object.fromEntries(Object.entries(record).filter(([name]) => name !== SYNC));

/** The form's rows first, then the JSON on top of them. */
function layAll(mapping: Mapping, writable: Writable, rows: unknown, json: unknown): Laid {
	const form = lay(mapping.rules, overridesFrom(Array.isArray(rows) ? rows : [], writable.fields), writable);
	const text = typeof json === 'string' ? json.trim() : json;
	const overrides = typeof text === 'string' && text !== '' ? parsed(text) : text;
	const unread: Problem[] = overrides === undefined && isFilled(text) ? [{ at: '', says: 'the overrides are no valid JSON' }] : [];
	const laid = lay(form.rules, overrides, writable);
	return { rules: laid.rules, problems: [...form.problems, ...unread, ...laid.problems] };
}
