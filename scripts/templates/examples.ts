import type { MappingName } from '../../src/mapping/builtIn';
import type { Workflow } from '../n8n/client';
import { chain, into, workflowOf, type Link, type Position, type Step } from './flow';
import { byHand, check, entry, mapper, note } from './steps';

/**
 * The lane on which a template is tried step by step with an example that is pinned to it: without credentials, without tables, and without anything
 * being written. It has nodes of its own, because data pinned between the steps of the work would take the place of what is real whenever somebody
 * runs the workflow by hand.
 */

type Row = Readonly<Record<string, unknown>>;

export interface Lane {
	/** What comes in. */
	readonly items: readonly Row[];
	/** What goes into a further input of the first step. */
	readonly beside?: { readonly name: string; readonly items: readonly Row[]; readonly input: number };
	/** One after the other; none of them writes, or asks anybody. */
	readonly steps: ReadonlyArray<(position: Position) => Step>;
}

/** A record that is mapped and checked. */
export interface Example {
	readonly mapping: MappingName;
	/** What the check is told that the mapped record is. */
	readonly resource: string;
	readonly record: Row;
	/** Rows of the mapping table. */
	readonly rows: readonly Row[];
}

export const TRY = 'Try with an example';
export const EXAMPLE = 'Example';
export const CHECK = 'Check the example';

/** What is found stays at the end of the lane, to be seen there. */
const ending = ({ failsAt: _fails, asksAt: _asks, refusesAt: _refuses, ...step }: Step): Step => step;

export const mappingLane = ({ mapping, resource, record, rows }: Example): Lane => ({
	items: [record],
	beside: { name: 'Example mapping rows', items: rows, input: 1 },
	steps: [(position) => ending(mapper('Map the example', position, mapping)), (position) => ending(check(CHECK, position, resource))],
});

const STEP = 240;

const laneSteps = ([x, y]: Position, { items, beside, steps }: Lane): Step[] => [
	byHand(TRY, [x, y]),
	{ ...entry(EXAMPLE, [x + STEP, y]), pinned: items },
	...(beside ? [{ ...entry(beside.name, [x + STEP, y + 160]), pinned: beside.items }] : []),
	...steps.map((step, index) => step([x + STEP * (index + 2), y])),
	note(
		'About the example',
		[x - 80, y - 180],
		[STEP * (steps.length + 1) + 260, beside ? 520 : 440],
		'about',
		`### Try it first\nExecute from *${TRY}*, or open *${steps.at(-1)!([0, 0]).name}* and click *Execute step*. The example is pinned, and asks for no credentials; **nothing is written**, neither to Zoho or Xero nor to a table.`,
	),
];

const laneLinks = ({ beside, steps }: Lane): Link[] => {
	const names = steps.map((step) => step([0, 0]).name);
	return [...chain(TRY, EXAMPLE, ...names), ...(beside ? [...chain(TRY, beside.name), into(beside.name, names[0]!, beside.input)] : [])];
};

/** Where the left part of a canvas ends, below. */
const bottomOf = (nodes: Workflow['nodes']): number =>
	Math.max(
		...nodes
			.map(({ position, parameters }) => ({ position: position as Position, height: Number((parameters as Row)['height'] ?? 100) }))
			.filter(({ position: [x] }) => x < 800)
			.map(({ position: [, y], height }) => y + height),
	);

/** The workflow with the lane below what it has on its left. */
export function withExample<W extends Workflow>(workflow: W, lane: Lane): W {
	const left = Math.min(...workflow.nodes.map(({ position }) => (position as Position)[0]));
	const { nodes, connections, pinData } = workflowOf(workflow.name, laneSteps([left + 80, bottomOf(workflow.nodes) + 240], lane), laneLinks(lane), {});
	return { ...workflow, nodes: [...workflow.nodes, ...nodes], connections: { ...workflow.connections, ...connections }, pinData };
}
