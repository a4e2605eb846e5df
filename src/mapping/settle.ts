import { knownAs, type Reference } from '../checking/reference';
import type { Issue } from '../failure';
import { rowsIn, type Row } from '../record';
import type { Filled } from './apply';
import { basesOf, inOtherBase } from './baseCurrency';
import type { Writable } from './check';
import type { Mapped } from './map';
import { rounded } from './rounding';
import type { Mapping } from './rule';
import type { Tables } from './tables';
import { ratesInTarget } from './taxes';

/** The mapping tables with what is known live of both sides. */
export const withLive = (tables: Tables, reference: Reference): Tables => {
	const [source, target] = [reference[knownAs(tables.from)], reference[knownAs(tables.to)]];
	return { ...tables, source, target, bases: basesOf(source, target) };
};

interface Settling {
	readonly mapping: Mapping;
	/** The whole record that was mapped. */
	readonly record: Row;
	readonly tables: Tables;
	readonly writable: Writable;
	readonly tolerance: number;
}

/** What the rules alone cannot say of a record's money: its currency where the bases differ, what its taxes come to over there, and a rounding. */
export const settled = (mapped: Mapped, { mapping, record, tables, writable, tolerance }: Settling): Mapped => {
	const { from: source, at: place } = mapped.made;
	const based = inOtherBase({ filled: mapped, record, row: source, mapping, tables, writable });
	const taxed: Filled = { ...based, rates: ratesOf(based, tables) };
	const filled = rounded(taxed, source, { tolerance, totals: mapping.totals, tables, writable });
	const issues = filled.issues.map((one, index): Issue => (index < taxed.issues.length || place === '' ? one : { ...one, at: `${place}.${one.at}` }));
	return { ...mapped, ...filled, issues };
};

const ratesOf = ({ record, rates }: Filled, tables: Tables): Filled['rates'] =>
	Object.fromEntries(Object.entries(rates).map(([lines, known]) => [lines, tables.target ? ratesInTarget(tables, rowsIn(record[lines]), known) : known]));
