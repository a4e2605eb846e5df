import type { MappingName } from '../../src/mapping/builtIn';
import { chain, into, type Link, type Position, type Step } from './flow';
import { byHand, check, entry, mapper, note } from './steps';

/**
 * The lane on which a template is tried step by step with an example that is pinned to it: without credentials, without tables, and without anything
 * being written. It has a mapper and a check of its own, because data pinned between the steps of the work would take the place of what is real
 * whenever somebody runs the workflow by hand.
 */

type Row = Readonly<Record<string, unknown>>;

export interface Example {
	readonly mapping: MappingName;
	/** What the check is told that the mapped record is. */
	readonly resource: string;
	readonly record: Row;
	readonly rows: readonly Row[];
}

export const TRY = 'Try with an example';
const ROWS = 'Example mapping rows';
const MAP = 'Map the example';
export const CHECK = 'Check the example';

const stopping = (step: Step): Step => ({ ...step, failsAt: undefined });

export const exampleSteps = ([x, y]: Position, { mapping, resource, record, rows }: Example): Step[] => [
	{ ...byHand(TRY, [x, y]), pinned: [record] },
	{ ...entry(ROWS, [x + 240, y + 140]), pinned: rows },
	stopping(mapper(MAP, [x + 480, y], mapping)),
	// What it finds is what there is to see; it stands at the end of the lane.
	{ ...stopping(check(CHECK, [x + 720, y], resource)), asksAt: undefined, refusesAt: undefined },
	note(
		'About the example',
		[x - 80, y - 160],
		[980, 420],
		'about',
		'### Try it first\nExecute from *Try with an example*, step by step. It has an example pinned to it and asks for no credentials; **nothing is written**, neither to Zoho or Xero nor to a table.',
	),
];

export const exampleLinks: readonly Link[] = [...chain(TRY, MAP, CHECK), ...chain(TRY, ROWS), into(ROWS, MAP, 1)];
