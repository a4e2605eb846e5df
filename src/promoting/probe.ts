import { textOf, type Row } from '../record';
import type { Body } from './localise';
import type { Portable } from './portable';

/**
 * n8n's public API does not list the nodes that an n8n has (2.41), and the list that its editor reads asks for a login. But before n8n publishes, it looks up
 * every node, those that are switched off too, and then refuses what nothing starts: so it is asked to publish a workflow of nodes that are all switched off.
 * It is never published; what the refusal is about tells whether all nodes were found.
 */
export const probeOf = (kinds: readonly Row[]): Body => ({
	name: 'Check of nodes (may be deleted)',
	nodes: kinds.map(({ type, typeVersion }, index) => ({
		name: `${index + 1}`,
		type,
		typeVersion,
		position: [220 * index, 0],
		parameters: {},
		disabled: true,
	})),
	connections: {},
	settings: { executionOrder: 'v1' },
});

/** Whether n8n's refusal is that nothing starts the workflow, so that it had found all nodes. */
export const foundAll = (status: number, message: string): boolean => status === 400 && /no trigger node/i.test(message);

/** Kinds and versions that are used, each once. */
export const kindsOf = (flows: readonly Portable[]): Row[] => [
	...new Map(flows.flatMap(({ nodes }) => nodes.map((node) => [keyOf(node), node] as const))).values(),
];

const keyOf = ({ type, typeVersion }: Row): string => `${textOf(type)} version ${textOf(typeVersion)}`;

/** What every n8n has, and what none has: they show that its answers are understood. */
const SURE: Row = { type: 'n8n-nodes-base.noOp', typeVersion: 1 };
const NEVER: Row = { type: 'n8n-nodes-base.thisNodeDoesNotExist', typeVersion: 1 };

/**
 * Kinds and versions that an n8n does not know; nothing where its answers do not tell.
 * @param knows asks it about some of them together
 */
export async function unknownOf(kinds: readonly Row[], knows: (some: readonly Row[]) => Promise<boolean>): Promise<Set<string> | undefined> {
	if (await knows([NEVER])) return undefined;
	const all = await knows([SURE, ...kinds]);
	if (all) return new Set();
	if (!(await knows([SURE]))) return undefined;
	const search = async (some: readonly Row[], areKnown: boolean): Promise<string[]> => {
		if (areKnown || some.length === 0) return [];
		if (some.length === 1) return [keyOf(some[0]!)];
		const middle = some.length >> 1;
		const [first, second] = [some.slice(0, middle), some.slice(middle)];
		const found = await search(first, await knows(first));
		// Where the first half is not to blame, the second is.
		return [...found, ...(await search(second, found.length > 0 && (await knows(second))))];
	};
	return new Set(await search(kinds, false));
}

export const isUnknown = (node: Row, unknown: ReadonlySet<string>): boolean => unknown.has(keyOf(node));
