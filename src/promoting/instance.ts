import { isRow, rowsIn, textOf, type Row } from '../record';

/** What n8n's public API tells of an n8n (facts: n8n 7.5): enough to say by name what its workflows mean by id. */
export interface Instance {
	/** Those that are not archived, each whole. */
	readonly workflows: readonly Row[];
	readonly credentials: readonly Row[];
	/** With their columns. */
	readonly tables: readonly Row[];
}

export const EMPTY: Instance = { workflows: [], credentials: [], tables: [] };

/** What n8n lists, as it may be looked through; what is archived is not there any more. */
export const instanceOf = ({ workflows, credentials, tables }: Readonly<Record<keyof Instance, unknown>>): Instance => ({
	workflows: rowsIn(workflows).filter(({ isArchived }) => isArchived !== true),
	credentials: rowsIn(credentials),
	tables: rowsIn(tables),
});

/** The name that goes with an id; nothing where there is none. */
export const nameIn = (all: readonly Row[], id: unknown): string | undefined => {
	const found = all.find((one) => textOf(one['id']) === textOf(id));
	return found && textOf(found['name']);
};

export const named = (all: readonly Row[], name: string): Row[] => all.filter((one) => textOf(one['name']) === name);

/** Whether n8n runs it by itself. */
export const isPublished = (workflow: Row): boolean => isRow(workflow['activeVersion']) || workflow['active'] === true;

/** The version that runs, or the draft where none does. Settings have no versions in n8n. */
export const released = (workflow: Row): Row => {
	const { activeVersion } = workflow;
	if (!isRow(activeVersion) || !Array.isArray(activeVersion['nodes'])) return workflow;
	const { nodes, connections, nodeGroups } = activeVersion;
	return { ...workflow, nodes, connections, nodeGroups: nodeGroups ?? workflow['nodeGroups'] };
};

/** Somebody went on working after the last publishing. */
export const hasDraft = (workflow: Row): boolean => isPublished(workflow) && textOf(workflow['versionId']) !== textOf(workflow['activeVersionId']);
