import { byName } from '../alphabet';
import { digest } from '../reporting/audit';
import { isRow, rowsIn, textOf, type Row } from '../record';
import { secretPlaces } from './secrets';
import { noticesAbout, reasonsAgainst } from './checks';
import { changesBetween } from './diff';
import { isPublished, named, type Instance } from './instance';
import { essence, needs, portable, type Portable } from './portable';

/** What would become of one workflow. */
export interface Entry {
	readonly name: string;
	readonly would: 'create' | 'update' | 'publish' | 'nothing' | 'refuse';
	/** Why it is refused. */
	readonly reasons: readonly string[];
	readonly notices: readonly string[];
	/** What would change in the target, in words. */
	readonly changes: readonly string[];
	/** Names the version that was shown and what it takes the place of: whoever approves it approves nothing else. */
	readonly approval: string;
	readonly flow: Portable;
	/** What stands in the target. */
	readonly present?: Row;
}

/** A version of a workflow, by what it does. */
export const versionOf = (flow: Portable): string => digest(essence(flow));

/**
 * What would become of each workflow that was read from another n8n, in an order in which what is called comes first.
 * @param unknown kinds of nodes that the target does not know; undefined where it does not tell
 */
export function planOf(flows: readonly Portable[], target: Instance, unknown: ReadonlySet<string> | undefined): Entry[] {
	const names = flows.map(({ name }) => name);
	const sound = (flow: Portable): boolean => doubled(flow, names, target).length === 0;
	// n8n lists workflows as they were changed last, which is no order to read them in.
	const entries = inOrder([...flows].sort(byName)).map((flow) =>
		entryOf(
			flow,
			doubled(flow, names, target),
			target,
			unknown,
			flows.filter(sound).map(({ name }) => name),
		),
	);
	return refusedWith(entries);
}

function entryOf(flow: Portable, already: string[], target: Instance, unknown: ReadonlySet<string> | undefined, coming: readonly string[]): Entry {
	const present = already.length ? undefined : named(target.workflows, flow.name)[0];
	const before = present && portable(present, target);
	const changes = before ? changesBetween(before, flow) : [`New workflow with ${flow.nodes.length} nodes.`];
	const reasons = [...already, ...reasonsAgainst(flow, { target, unknown, coming }), ...keptSecrets(present)];
	const differs = !before || versionOf(before) !== versionOf(flow);
	const publishes = flow.published && !(present && isPublished(present));
	const would = reasons.length ? 'refuse' : !before ? 'create' : differs ? 'update' : publishes ? 'publish' : 'nothing';
	return {
		name: flow.name,
		would,
		reasons,
		notices: noticesAbout(flow, present, flow.pinData !== undefined),
		changes: [...(differs ? changes : []), ...(publishes && !differs ? ['It is published.'] : [])],
		approval: digest({
			version: versionOf(flow),
			published: flow.published,
			name: flow.name,
			of: textOf(present?.['versionId']),
			live: textOf(present?.['activeVersionId']),
		}).slice(0, 32),
		flow,
		...(present ? { present } : {}),
	};
}

const doubled = ({ name }: Portable, names: readonly string[], { workflows }: Instance): string[] => [
	...(names.filter((one) => one === name).length > 1 ? [`Several workflows where it comes from have the name "${name}". Rename all but one.`] : []),
	...(named(workflows, name).length > 1 ? [`Several workflows of the target have the name "${name}". Rename all but one.`] : []),
];

/** The version before is kept for the way back, in a table that many can read. */
const keptSecrets = (present: Row | undefined): string[] =>
	rowsIn(present?.['nodes']).flatMap((node) =>
		secretPlaces(node['parameters']).map(
			(place) =>
				`What the target has holds a secret in ${place} of "${textOf(node['name'])}", so it cannot be kept for the way back. Put it into a credential there.`,
		),
	);

/** What is called comes before its callers; circles stay as they came. */
export function inOrder(flows: readonly Portable[]): Portable[] {
	const done: Portable[] = [];
	const visit = (flow: Portable, above: readonly Portable[]): void => {
		if (done.includes(flow) || above.includes(flow)) return;
		for (const name of needs(flow)) for (const other of flows.filter((one) => one.name === name)) visit(other, [...above, flow]);
		done.push(flow);
	};
	for (const flow of flows) visit(flow, []);
	return done;
}

/** A new workflow whose sub-workflow is refused could not run. */
function refusedWith(entries: Entry[]): Entry[] {
	const missing = new Set(entries.filter(({ would, present }) => would === 'refuse' && !present).map(({ name }) => name));
	const next = entries.map((entry) => {
		const lacking = entry.would === 'refuse' ? [] : needs(entry.flow).filter((name) => missing.has(name));
		return lacking.length
			? { ...entry, would: 'refuse' as const, reasons: [...entry.reasons, ...lacking.map((name) => `It names the workflow "${name}", which is refused.`)] }
			: entry;
	});
	return next.every((entry, index) => entry === entries[index]) ? next : refusedWith(next);
}

/** Which of the entries a person approved, and what they approved that is not to be had any more. */
export function approved(entries: readonly Entry[], chosen: unknown): { entries: Entry[]; gone: number } {
	const wanted = [chosen].flat().map(textOf).filter(Boolean);
	const found = entries.filter(({ approval, would }) => wanted.includes(approval) && would !== 'refuse' && would !== 'nothing');
	return { entries: found, gone: wanted.length - found.length };
}

/** An entry as an item of n8n carries it. */
export const entryIn = (value: unknown): Entry | undefined =>
	isRow(value) && isRow(value['flow']) && textOf(value['approval']) !== '' ? (value as unknown as Entry) : undefined;
