import type { Reference } from '../checking/reference';
import type { Issue, Problem } from '../failure';
import { isFilled, isRow, SYNC, type Row } from '../record';
import type { Filled } from './apply';
import { overridesFrom, parsed } from './form';
import type { Writable } from './check';
import { map, trailIn, type Mapped, type Trail } from './map';
import { lay, type Laid } from './override';
import { settled, withLive } from './settle';
import type { Mapping } from './rule';
import { tablesFrom } from './tables';
import { takenFrom } from './taken';
import { isPlain, shown } from './plain';
import { keepBothSides, type TwoWay } from './twoWay';
import { issue } from './values';

/** What the form holds for one item. */
export interface Wanted {
	readonly mapping: Mapping;
	/** What the target takes. */
	readonly writable: Writable;
	/** The whole item; its trail goes on. */
	readonly item: Row;
	/** The record in it, or text with JSON, or what else an expression yielded. */
	readonly record: unknown;
	/** Suggestions that were taken over, as the form keeps them. */
	readonly taken?: unknown;
	/** Overrides as rows of the form, and as JSON. */
	readonly rows: unknown;
	readonly json: unknown;
	/** The rows of the mapping tables. */
	readonly tables: readonly unknown[];
	/** What is known live of the organisations on both sides. */
	readonly reference?: Reference;
	/** What was found out before, such as that nothing could be read live; it stands with each record. */
	readonly found?: readonly Issue[];
	/** By how many cents a total may differ so that a rounding closes it; zero closes nothing. */
	readonly tolerance?: number;
	/** Compares a target record with its source. */
	readonly guard: (filled: Filled, source: Row) => readonly Issue[];
	/** Where both sides may change. */
	readonly twoWay?: TwoWay | undefined;
}

/** The items of one source record: the target's record, and the trail beside it. Bad data ends as issues there, never as a crash. */
export const translate = ({
	mapping,
	writable,
	item,
	record: given,
	taken,
	rows,
	json,
	tables,
	reference = {},
	tolerance = 0,
	found = [],
	guard,
	twoWay,
}: Wanted): Row[] => {
	const record = typeof given === 'string' ? parsed(given) : given;
	const laid = layAll(mapping, writable, { taken, rows, json });
	const wrong = [
		...found,
		...laid.problems.map(({ at, says }) => issue('override', 'error', at, says, 'Correct this override in the Record Mapper.')),
		...(Object.keys(laid.rules).length === 0 ? [noRules] : []),
	];
	const trail = trailIn(isRow(record) && isRow(record[SYNC]) ? record : item);
	if (!isRow(record) || !isPlain(record)) return [itemOf({}, trail, [...wrong, noRecord(given)])];
	const input = withoutTrail(record);
	const known = withLive(tablesFrom(tables, mapping.from.app, mapping.to.app), reference);
	const rowsBack = withLive(tablesFrom(tables, mapping.to.app, mapping.from.app), reference);
	return map(mapping, laid.rules, input, trail, known)
		.map((mapped) => settled(mapped, { mapping, record: input, tables: known, writable, tolerance }))
		.map((mapped) => {
			const kept = twoWay && keepBothSides({ mapping, rules: laid.rules, input, mapped, rowsBack, twoWay });
			const issues = [...wrong, ...mapped.issues, ...guarded(mapped, guard), ...(kept?.issues ?? [])];
			return itemOf(kept?.record ?? mapped.record, { ...mapped.sync, ...kept?.told }, issues);
		});
};

/** A record made from a row is compared with that row. */
const guarded = (mapped: Mapped, guard: Wanted['guard']): readonly Issue[] =>
	guard(mapped, mapped.made.from).map((one) => ({ ...one, at: [mapped.made.at, one.at].filter(Boolean).join('.') }));

const noRules: Issue = issue('no-rules', 'error', '', 'no field of the target is filled', 'Add Field Overrides in the Record Mapper that fill the target.');

const noRecord = (given: unknown): Issue =>
	issue(
		'no-record',
		'error',
		'',
		`there is no record to map, but ${isFilled(given) ? shown(given) : 'nothing'}`,
		'Point "Record" in the Record Mapper at an object.',
	);

const itemOf = (record: Row, trail: Trail, found: readonly Issue[]): Row => ({ ...record, [SYNC]: { ...trail, issues: [...(trail.issues ?? []), ...found] } });

const withoutTrail = ({ [SYNC]: _, ...rest }: Row): Row => rest;

/** What was suggested first, the form's rows on top of it, then the JSON on top of them. */
function layAll(mapping: Mapping, writable: Writable, { taken, rows, json }: Pick<Wanted, 'taken' | 'rows' | 'json'>): Laid {
	const suggested = takenFrom(taken);
	const base = lay(mapping.rules, suggested.overrides, writable);
	const formed = overridesFrom(rows, writable.fields);
	const form = lay(base.rules, formed.overrides, writable);
	const text = typeof json === 'string' ? json.trim() : json;
	const overrides = typeof text === 'string' && text !== '' ? parsed(text) : text;
	const unread: Problem[] = overrides === undefined && isFilled(text) ? [{ at: '', says: 'the overrides are no valid JSON' }] : [];
	const laid = lay(form.rules, overrides, writable);
	return { rules: laid.rules, problems: [...suggested.problems, ...base.problems, ...formed.problems, ...form.problems, ...unread, ...laid.problems] };
}
