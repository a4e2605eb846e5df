import { createHash } from 'node:crypto';
import type { Workflow } from '../n8n/client';

/** The words that templates of workflows are written with; what n8n stores is made of them. */

export type Position = readonly [x: number, y: number];

/** A node as a template names it; its id follows from the workflow and the name. */
export interface Step {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly position: Position;
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, string>>;
	/** The place of the output that failed items leave by, for nodes whose failures go on. */
	readonly failsAt?: number | undefined;
	/** The output beside it whose items were refused. */
	readonly refusesAt?: number;
	/** The output whose items wait for a person. */
	readonly asksAt?: number;
	/** Where it fails, its items go on as they came in: what follows does without it. */
	readonly goesOn?: true;
	readonly webhook?: true;
	readonly executeOnce?: true;
	readonly alwaysOutputData?: true;
	readonly retryOnFail?: true;
	readonly maxTries?: number;
	/** Milliseconds. */
	readonly waitBetweenTries?: number;
	/** What n8n shows below its name. */
	readonly notes?: string;
	readonly notesInFlow?: true;
	/** Whoever imports the template activates it, if they want it. */
	readonly disabled?: true;
	/** What it puts out when it is run by hand. */
	readonly pinned?: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** From a node to another: by which output, into which input. */
export interface Link {
	readonly from: string;
	readonly to: string;
	readonly output?: number;
	readonly input?: number;
}

/** One after another. */
export const chain = (...names: readonly string[]): Link[] => names.slice(1).map((to, index) => ({ from: names[index]!, to }));

/** What an `If` or a `Switch` sends where: its outputs in their order, each into one or several nodes. */
export const fork = (from: string, ...outputs: ReadonlyArray<readonly string[]>): Link[] =>
	outputs.flatMap((names, output) => names.map((to) => ({ from, to, output })));

/** Into a further input. */
export const into = (from: string, to: string, input: number): Link => ({ from, to, input });

const GRID = 220;
const FIRST = 600;

/** The place of a node by its column; the first one comes after the entry. */
export const at = (column: number, y = 0): Position => [FIRST + GRID * column, y];

/** A UUID that stays while the name does, so that a new writing of a template differs in nothing but what changed. */
const uuid = (name: string): string => {
	const hex = createHash('sha1').update(name).digest('hex');
	const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const named = (credentials: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(credentials).map(([type, name]) => [type, { id: null, name }]));

const nodeOf = (
	workflow: string,
	{ credentials, failsAt, refusesAt: _refuses, asksAt: _asks, pinned: _pinned, goesOn, webhook, executeOnce, alwaysOutputData, ...step }: Step,
) => ({
	id: uuid(`${workflow}/${step.name}`),
	...step,
	...(webhook ? { webhookId: uuid(`${workflow}/${step.name}/webhook`) } : {}),
	...(credentials ? { credentials: named(credentials) } : {}),
	...(failsAt === undefined ? {} : { onError: 'continueErrorOutput' }),
	...(goesOn ? { onError: 'continueRegularOutput' } : {}),
	...(executeOnce ? { executeOnce } : {}),
	...(alwaysOutputData ? { alwaysOutputData } : {}),
});

function connectionsOf(links: readonly Link[]) {
	const connections: Record<string, { main: { node: string; type: 'main'; index: number }[][] }> = {};
	for (const { from, to, output = 0, input = 0 } of links) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]!.push({ node: to, type: 'main', index: input });
	}
	return connections;
}

/** Where what does not go on leads to: whatever fails, or is refused, to the triage, and what a person should look at to the reviews. */
export interface Aside {
	readonly triage?: string;
	readonly reviews?: string;
}

const asides = (steps: readonly Step[], { triage, reviews }: Aside): Link[] =>
	steps.flatMap(({ name, failsAt, refusesAt, asksAt }) =>
		[
			{ to: reviews, output: asksAt },
			{ to: triage, output: refusesAt },
			{ to: triage, output: failsAt },
		].flatMap(({ to, output }) => (output === undefined || to === undefined ? [] : [{ from: name, to, output }])),
	);

/**
 * Said outright, so that it does not hang on how an n8n is set up, and whoever looks for what happened finds it. Two things are not said, on purpose: no time zone, because
 * where one matters it is the organisation's, which the vendors tell, and what is scheduled follows n8n's own; and no time limit, which n8n takes away again where it is its
 * own, because none may cut off a run half-way.
 */
const usual = {
	executionOrder: 'v1',
	saveDataErrorExecution: 'all',
	saveDataSuccessExecution: 'all',
	saveManualExecutions: true,
	saveExecutionProgress: false,
} as const;

function pinnedTo(steps: readonly Step[]): { pinData?: Record<string, { json: object }[]> } {
	const pinned = steps.flatMap(({ name, pinned: items }) => (items ? [[name, items.map((json) => ({ json }))] as const] : []));
	return pinned.length ? { pinData: Object.fromEntries(pinned) } : {};
}

/** n8n says of a Data Table only that it is not found; this stands below the node that fails first where nobody ran template 00. */
export const FIRST_TABLE = { notes: 'Not found? Run template 00', notesInFlow: true } as const;

/** From each start, the Data Table nodes that come first; what another workflow calls runs where that one has found its tables. */
export function firstTables(steps: readonly Pick<Step, 'name' | 'type'>[], links: readonly Link[]): Set<string> {
	const isTable = (name: string): boolean => steps.some((step) => step.name === name && step.type === 'n8n-nodes-base.dataTable');
	const found = new Set<string>();
	for (const { name } of steps.filter(({ type }) => /trigger$/i.test(type) && !type.endsWith('.executeWorkflowTrigger'))) {
		const seen = new Set([name]);
		let level = [name];
		while (level.length && !level.some(isTable)) {
			level = [...new Set(links.filter(({ from }) => level.includes(from)).map(({ to }) => to))].filter((to) => !seen.has(to));
			for (const next of level) seen.add(next);
		}
		for (const table of level.filter(isTable)) found.add(table);
	}
	return found;
}

/** A template as it is shipped. */
export const workflowOf = (
	name: string,
	steps: readonly Step[],
	links: readonly Link[],
	aside: Aside,
	settings: Readonly<Record<string, unknown>> = {},
): Workflow & { readonly meta: object } => ({
	name,
	nodes: steps.map((step) => nodeOf(name, firstTables(steps, links).has(step.name) ? { ...step, ...FIRST_TABLE } : step)),
	connections: connectionsOf([...links, ...asides(steps, aside)]),
	...pinnedTo(steps),
	settings: { ...usual, ...settings },
	meta: { templateCredsSetupCompleted: false },
});
