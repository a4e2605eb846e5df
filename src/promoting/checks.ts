import { isRow, rowsIn, textOf, type Row } from '../record';
import { named, type Instance } from './instance';
import { unknownOfOurs } from './ours';
import { needs, type Portable } from './portable';
import { isUnknown } from './probe';
import { columnsOf, referencesOf } from './references';
import { secretPlaces } from './secrets';

export interface Surroundings {
	readonly target: Instance;
	/** What the target says that it does not know; undefined where it does not tell. */
	readonly unknown: ReadonlySet<string> | undefined;
	/** Names of all workflows that could come with it. */
	readonly coming: readonly string[];
}

/** Why a workflow cannot be taken to the target as it is, each with what to do. */
export const reasonsAgainst = (flow: Portable, { target, unknown, coming }: Surroundings): string[] => [
	...flow.problems.map(({ says }) => says),
	...flow.nodes.flatMap((node) => unknownNode(node, unknown)),
	...flow.nodes.filter(({ disabled }) => disabled !== true).flatMap((node) => missingCredentials(node, target)),
	...flow.nodes.flatMap((node) => missingTables(node, target, isUnnamed(flow))),
	...flow.nodes.flatMap((node) =>
		secretPlaces(node['parameters']).map(
			(place) => `"${textOf(node['name'])}" holds a secret in ${place}. Put it into a credential: secrets are not taken along.`,
		),
	),
	...needs(flow)
		.filter((name) => !isUnnamed(flow)(name))
		.flatMap((name) => missingWorkflow(name, flow, target, coming)),
];

/** What its own n8n lacks was said already. */
const isUnnamed =
	({ problems }: Portable) =>
	(name: string): boolean =>
		problems.some(({ id }) => id === name);

function unknownNode(node: Row, unknown: ReadonlySet<string> | undefined): string[] {
	const [name, type] = [textOf(node['name']), textOf(node['type'])];
	const ours = unknownOfOurs(node);
	if (ours !== undefined) return [`"${name}": ${ours}. Update n8n-nodes-xero-zoho in both n8ns.`];
	if (!unknown || !isUnknown(node, unknown)) return [];
	return [`"${name}": the target does not know ${type} in version ${textOf(node['typeVersion'])}. Install or update its package there, or update that n8n.`];
}

const missingCredentials = (node: Row, { credentials }: Instance): string[] =>
	Object.entries(isRow(node['credentials']) ? node['credentials'] : {}).flatMap(([type, held]) => {
		const name = textOf(held);
		const found = named(credentials, name).filter((one) => one['type'] === type).length;
		if (found === 1) return [];
		const what = `"${textOf(node['name'])}" needs the credential "${name}" (${type})`;
		return [
			found === 0
				? `${what}, which the target does not have. Create it there under this name.`
				: `${what}, and the target has ${found} of this name. Rename all but one there.`,
		];
	});

/** n8n finds a table that is named by a part of its name, the newest first; another one of that kind would be written into. */
const missingTables = (node: Row, { tables }: Instance, isSaid: (name: string) => boolean): string[] =>
	referencesOf(node)
		.filter(({ kind, value }) => kind === 'table' && !isSaid(value))
		.flatMap(({ value, byName }) => {
			const at = `"${textOf(node['name'])}" needs the Data Table "${value}"`;
			const [table, ...more] = named(tables, value);
			// What creates a table does not need it.
			if (isRow(node['parameters']) && node['parameters']['resource'] === 'table' && node['parameters']['operation'] === 'create') return [];
			if (!table) return [`${at}, which the target does not have. ${value.startsWith('xerozoho_') ? 'Run template 00 there.' : 'Create it there.'}`];
			if (more.length) return [`${at}, and the target has ${more.length + 1} of this name. Rename all but one there.`];
			const alike = byName ? tables.map(({ name }) => textOf(name)).filter((name) => name !== value && name.toLowerCase().includes(value.toLowerCase())) : [];
			const has = new Set(rowsIn(table['columns']).map(({ name }) => textOf(name)));
			const lacking = has.size ? columnsOf(node).filter((column) => !has.has(column)) : [];
			return [
				...(alike.length ? [`${at}, and n8n could take "${alike.join('", "')}" for it there, whose name holds it. Rename that one.`] : []),
				...(lacking.length
					? [`${at} with the ${lacking.length === 1 ? 'column' : 'columns'} ${lacking.join(', ')}. Add ${lacking.length === 1 ? 'it' : 'them'} there.`]
					: []),
			];
		});

function missingWorkflow(name: string, flow: Portable, { workflows }: Instance, coming: readonly string[]): string[] {
	const count = named(workflows, name).length;
	if (name === flow.name || count === 1 || (count === 0 && coming.includes(name))) return [];
	return [
		count === 0
			? `It names the workflow "${name}", which is not in the target and does not come along.`
			: `It names the workflow "${name}", and the target has ${count} of this name. Rename all but one there.`,
	];
}

/** What a person should know, but what stops nothing. */
export const noticesAbout = (flow: Portable, present: Row | undefined, takesPinned: boolean): string[] => [
	...(flow.pinned.length && !takesPinned ? [`Pinned data of ${listed(flow.pinned)} stay behind.`] : []),
	...(flow.bound.length && !present ? [`Choose the organisation in ${listed(flow.bound)} if its credential has several: it is not taken along.`] : []),
	...(present && isRow(present['activeVersion']) && textOf(present['versionId']) !== textOf(present['activeVersionId'])
		? ['Changes that are not published yet in the target give way; n8n keeps them in the history of the workflow.']
		: []),
	...(flow.published ? [] : ['It is not published where it comes from.']),
];

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
