import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { runNode } from '../engine/engine';

/** The example that is pinned to a template comes through its lane without anything to complain about, and with nothing but what is pinned. */

interface Template {
	readonly nodes: readonly INode[];
	readonly pinData?: Readonly<Record<string, readonly INodeExecutionData[]>>;
	readonly connections: Readonly<Record<string, { readonly main: ReadonlyArray<ReadonlyArray<{ readonly node: string }>> }>>;
}

const folder = join(__dirname, '..', '..', 'workflows-templates');
const templates = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template] as const);
const maps = ([, { nodes }]: readonly [string, Template]): boolean => nodes.some(({ type }) => type.endsWith('.recordMapper'));

it.each(templates.filter(maps))('%s can be tried with an example', async (_, { nodes, pinData = {}, connections }) => {
	const named = (name: string): INode => nodes.find((node) => node.name === name)!;
	const pinned = (name: string): object[] => (pinData[name] ?? []).map(({ json }) => json);
	const mapped = await runNode({
		node: new RecordMapper(),
		parameters: named('Map the example').parameters,
		items: [pinned('Try with an example'), pinned('Example mapping rows')],
	});
	expect(mapped.error).toBeUndefined();
	const [records = []] = mapped.outputs;
	expect(records.length).toBeGreaterThan(0);
	for (const { json } of records) expect((json._sync as { issues: unknown[] }).issues).toEqual([]);
	const checked = await runNode({ node: new RecordValidator(), parameters: named('Check the example').parameters, given: records, items: [] });
	expect(checked.error).toBeUndefined();
	expect(checked.outputs.map((output) => output.length)).toEqual([records.length, 0, 0]);
	// Nothing that writes, and no table, is on the lane.
	expect(connections['Check the example']).toBeUndefined();
});

it.each(templates)('%s has nothing pinned but its example', (_, { pinData = {} }) => {
	expect(Object.keys(pinData).filter((name) => !/example/i.test(name))).toEqual([]);
});
