import { isRow, rowsIn, textOf, type Row } from '../record';
import { named, type Instance } from './instance';
import type { Portable } from './portable';
import { boundOf, isOurs, referencesOf, referring, type Reference } from './references';

/** A workflow as n8n's API takes it. */
export interface Body {
	readonly name: string;
	readonly nodes: readonly Row[];
	readonly connections: Row;
	readonly settings: Row;
	readonly nodeGroups?: readonly Row[];
	readonly pinData?: Row;
}

/** What n8n takes for "as the n8n has it", of settings that one version has and the next has not; n8n merges what it is sent into what it has. */
const UNSET: Row = {
	timezone: 'DEFAULT',
	errorWorkflow: 'DEFAULT',
	saveDataErrorExecution: 'all',
	saveDataSuccessExecution: 'all',
	saveManualExecutions: true,
	saveExecutionProgress: false,
	executionTimeout: -1,
	callerPolicy: 'workflowsFromSameOwner',
	callerIds: '',
};

/**
 * A workflow with the ids of the n8n that it comes to. Names that are not there yet stay empty.
 * @param present what stands there under this name: its nodes keep their ids, so that triggers that did not change stay registered, their webhooks their
 * addresses, and nodes of ours their organisations
 */
export function localise(flow: Portable, target: Instance, present?: Row): Body {
	const before = new Map(rowsIn(present?.['nodes']).map((node) => [textOf(node['name']), node]));
	const nodes = distinct(flow.nodes.map((node) => nodeOf(node, target, before.get(textOf(node['name'])))));
	const was = isRow(present?.['settings']) ? present['settings'] : {};
	const unset = Object.fromEntries(Object.entries(UNSET).filter(([name]) => was[name] !== undefined && flow.settings[name] === undefined));
	return {
		name: flow.name,
		nodes,
		connections: flow.connections,
		settings: { ...unset, ...settingsOf(flow.settings, target) },
		...(flow.groups.length || rowsIn(present?.['nodeGroups']).length ? { nodeGroups: groupsOf(flow, nodes) } : {}),
		...(flow.pinData ? { pinData: flow.pinData } : {}),
	};
}

function nodeOf(node: Row, target: Instance, before: Row | undefined): Row {
	const sameKind = before && before['type'] === node['type'] ? before : undefined;
	const { credentials, ...plain } = node;
	const held = isRow(credentials)
		? Object.entries(credentials).map(([type, name]) => [type, { id: onlyId(target.credentials, textOf(name), type) || null, name }] as const)
		: [];
	const parameters = { ...(isRow(plain['parameters']) ? plain['parameters'] : {}), ...(isOurs(node['type']) && sameKind ? boundOf(sameKind) : {}) };
	const local: Row = {
		...plain,
		...(sameKind ? { id: sameKind['id'], ...(sameKind['webhookId'] === undefined ? {} : { webhookId: sameKind['webhookId'] }) } : {}),
		parameters,
		...(held.length ? { credentials: Object.fromEntries(held) } : {}),
	};
	return referencesOf(local).reduce((done, reference) => referring(done, reference, valueOf(reference, target)), local);
}

/** Where nodes were renamed, one may come with the id that another has kept; n8n gives it a new one. */
function distinct(nodes: readonly Row[]): Row[] {
	const taken = new Set<unknown>();
	const free = (name: string, value: unknown): Row => {
		if (value === undefined || taken.has(value)) return {};
		taken.add(value);
		return { [name]: value };
	};
	return nodes.map(({ id, webhookId, ...node }) => ({ ...free('id', id), ...free('webhookId', webhookId), ...node }));
}

const valueOf = ({ kind, value, byName }: Reference, target: Instance): string => {
	if (byName) return value;
	return onlyId(kind === 'table' ? target.tables : target.workflows, value);
};

const onlyId = (all: readonly Row[], name: string, type?: string): string =>
	textOf(named(all, name).find((one) => type === undefined || one['type'] === type)?.['id']);

function settingsOf(settings: Row, target: Instance): Row {
	const { errorWorkflow, callerIds, ...plain } = settings;
	const idOf = (name: unknown): string => onlyId(target.workflows, textOf(name));
	return {
		...plain,
		...(errorWorkflow === undefined ? {} : { errorWorkflow: idOf(errorWorkflow) || 'DEFAULT' }),
		...(Array.isArray(callerIds) ? { callerIds: callerIds.map(idOf).filter(Boolean).join(',') } : {}),
	};
}

const groupsOf = ({ groups }: Portable, nodes: readonly Row[]): Row[] =>
	groups.map(({ nodes: names, ...group }, index) => ({
		id: `group-${index + 1}`,
		...group,
		nodeIds: (Array.isArray(names) ? names : []).flatMap((name: unknown) =>
			nodes.filter((node) => node['name'] === name && node['id'] !== undefined).map(({ id }) => id),
		),
	}));

/** The whole of a workflow as it stood, to be put back as it was. */
export const bodyOf = (workflow: Row): Body => {
	const { name, nodes, connections, settings, nodeGroups } = workflow;
	const { binaryMode: _binary, credentialResolverId: _resolver, ...chosen } = isRow(settings) ? settings : {};
	return {
		name: textOf(name),
		nodes: rowsIn(nodes),
		connections: isRow(connections) ? connections : {},
		settings: chosen,
		...(rowsIn(nodeGroups).length ? { nodeGroups: rowsIn(nodeGroups) } : {}),
	};
};

/** What takes back the settings that came with another version. */
export const unsetting = (body: Body, by: Body): Body => ({
	...body,
	settings: { ...Object.fromEntries(Object.entries(UNSET).filter(([name]) => name in by.settings && !(name in body.settings))), ...body.settings },
});
