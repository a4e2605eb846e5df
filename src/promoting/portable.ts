import { isRow, rowsIn, textOf, type Row } from '../record';
import { isPublished, nameIn, released, type Instance } from './instance';
import { BOUND, boundOf, isOurs, referencesOf, referring, type Reference } from './references';

/** A name that nobody knows. */
interface Problem {
	readonly id: string;
	readonly says: string;
}

/** A workflow as it can be taken to another n8n: with names in the place of ids, and nothing of what only its own n8n knows. */
export interface Portable {
	readonly name: string;
	readonly published: boolean;
	/** Credentials by name, such as `{ xeroAccountingOAuth2Api: "Xero account" }`. */
	readonly nodes: readonly Row[];
	readonly connections: Row;
	readonly settings: Row;
	/** Groups of the canvas, with the names of their nodes. */
	readonly groups: readonly Row[];
	/** Where asked for. */
	readonly pinData?: Row;
	/** Nodes with pinned data, whether they are taken along or not. */
	readonly pinned: readonly string[];
	/** Nodes of ours that name an organisation. */
	readonly bound: readonly string[];
	/** What names something that its own n8n has not got. */
	readonly problems: readonly Problem[];
}

/** What n8n's API takes of a node beside its credentials. */
const OF_NODES = [
	...['id', 'webhookId', 'name', 'type', 'typeVersion', 'position', 'disabled', 'notes', 'notesInFlow', 'parameters'],
	...['executeOnce', 'alwaysOutputData', 'retryOnFail', 'maxTries', 'waitBetweenTries', 'continueOnFail', 'onError'],
];

const OF_SETTINGS = [
	...['executionOrder', 'timezone', 'executionTimeout', 'errorWorkflow', 'callerPolicy', 'callerIds', 'saveManualExecutions', 'saveExecutionProgress'],
	...['saveDataErrorExecution', 'saveDataSuccessExecution', 'timeSavedMode', 'timeSavedPerExecution', 'redactionPolicy'],
];

/** What comes to the same as nothing; n8n forgets no setting, so this is what unsets one (see localise.ts). */
const PRESET: Row = {
	callerPolicy: 'workflowsFromSameOwner',
	executionTimeout: -1,
	saveDataErrorExecution: 'all',
	saveDataSuccessExecution: 'all',
	saveExecutionProgress: false,
	saveManualExecutions: true,
};

const picked = (row: Row, names: readonly string[]): Row =>
	Object.fromEntries(names.filter((name) => row[name] !== undefined && row[name] !== null).map((name) => [name, row[name]]));

/** Of its version that runs, or of its draft. */
export function portable(workflow: Row, own: Instance, takesPinned = false): Portable {
	const problems: Problem[] = [];
	const { nodes, connections, nodeGroups } = released(workflow);
	const all = rowsIn(nodes);
	const pinData = isRow(workflow['pinData']) ? workflow['pinData'] : {};
	const pinned = Object.keys(pinData).filter((name) => all.some((node) => node['name'] === name));
	return {
		name: textOf(workflow['name']),
		published: isPublished(workflow),
		nodes: all.map((node) => nodeOf(node, own, problems)),
		connections: isRow(connections) ? connections : {},
		settings: settingsOf(isRow(workflow['settings']) ? workflow['settings'] : {}, own, problems),
		groups: rowsIn(nodeGroups).map(({ name, description, nodeIds }) => ({
			...picked({ name, description }, ['name', 'description']),
			nodes: (Array.isArray(nodeIds) ? nodeIds : []).flatMap((id: unknown) => all.filter((node) => node['id'] === id).map((node) => textOf(node['name']))),
		})),
		...(takesPinned && pinned.length ? { pinData: picked(pinData, pinned) } : {}),
		pinned,
		bound: all.filter((node) => Object.values(boundOf(node)).some((held) => textOf(isRow(held) ? held['value'] : held) !== '')).map(({ name }) => textOf(name)),
		problems,
	};
}

function nodeOf(node: Row, own: Instance, problems: Problem[]): Row {
	const plain = picked(node, OF_NODES);
	const parameters = isRow(plain['parameters']) ? plain['parameters'] : {};
	const free = isOurs(node['type']) ? Object.fromEntries(Object.entries(parameters).filter(([name]) => !BOUND.includes(name))) : parameters;
	const { credentials } = node;
	const byName = isRow(credentials)
		? Object.fromEntries(
				Object.entries(credentials).map(([type, held]) => [type, isRow(held) ? (nameIn(own.credentials, held['id']) ?? textOf(held['name'])) : textOf(held)]),
			)
		: {};
	const portableNode = { ...plain, parameters: free, ...(Object.keys(byName).length ? { credentials: byName } : {}) };
	return referencesOf(portableNode).reduce(
		(done, reference) => referring(done, reference, nameOf(reference, textOf(node['name']), own, problems)),
		portableNode as Row,
	);
}

const WORDS = { table: 'Data Table', workflow: 'workflow' } as const;

function nameOf({ kind, value, byName }: Reference, node: string, own: Instance, problems: Problem[]): string {
	if (byName) return value;
	const name = nameIn(kind === 'table' ? own.tables : own.workflows, value);
	if (name === undefined)
		problems.push({ id: value, says: `"${node}" names the ${WORDS[kind]} ${value}, which the n8n that it comes from does not have. Choose it there.` });
	return name ?? value;
}

function settingsOf(settings: Row, own: Instance, problems: Problem[]): Row {
	const chosen = Object.fromEntries(Object.entries(picked(settings, OF_SETTINGS)).filter(([, value]) => value !== 'DEFAULT' && value !== ''));
	const named = (id: string, what: string): string => {
		const name = nameIn(own.workflows, id);
		if (name === undefined)
			problems.push({ id, says: `The settings name the ${what} ${id}, which the n8n that it comes from does not have. Choose it there.` });
		return name ?? id;
	};
	if (chosen['errorWorkflow'] !== undefined) chosen['errorWorkflow'] = named(textOf(chosen['errorWorkflow']), 'error workflow');
	if (chosen['callerIds'] !== undefined) chosen['callerIds'] = listed(chosen['callerIds']).map((id) => named(id, 'calling workflow'));
	return chosen;
}

const listed = (value: unknown): string[] =>
	textOf(value)
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);

/** Workflows that it calls or that take care of its failures, by name. */
export const needs = ({ nodes, settings }: Portable): string[] => {
	const called = nodes.flatMap((node) => referencesOf(node).filter(({ kind }) => kind === 'workflow'));
	const allowed = Array.isArray(settings['callerIds']) ? settings['callerIds'].map(textOf) : [];
	return [...new Set([...called.map(({ value }) => value), textOf(settings['errorWorkflow']), ...allowed])].filter(Boolean);
};

/** What makes one version the same as another: ids, and whether it is published, are no part of it. */
export const essence = ({ nodes, connections, settings, groups }: Portable): Row => ({
	nodes: nodes.map(withoutIds).sort((one, other) => (textOf(one['name']) < textOf(other['name']) ? -1 : 1)),
	connections: withoutEmpty(connections),
	settings: Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== PRESET[name])),
	groups,
});

export const withoutIds = ({ id: _id, webhookId: _webhook, ...node }: Row): Row => node;

/** n8n leaves the outputs of removed connections behind, empty. */
const withoutEmpty = (connections: Row): Row =>
	Object.fromEntries(Object.entries(connections).filter(([, outputs]) => JSON.stringify(outputs).includes('"node"')));
