import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode, INodeExecutionData, INodeType } from 'n8n-workflow';
import { CHECK, EXAMPLE } from '../../scripts/templates/examples';
import { runNode } from '../engine/engine';

/** The example that is pinned to a template comes through its lane, and nothing else is pinned. */

interface Template {
	readonly nodes: readonly INode[];
	readonly pinData?: Readonly<Record<string, readonly INodeExecutionData[]>>;
	readonly connections: Readonly<Record<string, { readonly main: ReadonlyArray<ReadonlyArray<{ readonly node: string; readonly index: number }>> }>>;
}

const root = join(__dirname, '..', '..');
const folder = join(root, 'workflows-templates');
const templates = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template] as const);

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
const ours = new Map<string, INodeType>(
	manifest.n8n.nodes.map((path) => {
		const source = path.replace(/^dist\//, '').replace(/\.js$/, '');
		const node = new (jest.requireActual<Record<string, new () => INodeType>>(join(root, source))[basename(source, '.node')]!)();
		return [`n8n-nodes-xero-zoho.${node.description.name}`, node] as const;
	}),
);

/** What leaves the last node of the lane, by its outputs. */
async function through({ nodes, pinData = {}, connections }: Template): Promise<INodeExecutionData[][]> {
	const pinned = (name: string): INodeExecutionData[] => [...(pinData[name] ?? [])];
	const after = (name: string) => connections[name]?.main[0] ?? [];
	const beside = Object.keys(pinData).find((node) => node !== EXAMPLE);
	const second = beside === undefined ? undefined : after(beside)[0]!;
	let name = after(EXAMPLE)[0]!.node;
	let items = pinned(EXAMPLE);
	for (;;) {
		const step = nodes.find((node) => node.name === name)!;
		const inputs: object[][] = [items.map(({ json }) => json)];
		if (second?.node === name) {
			while (inputs.length < second.index) inputs.push([]);
			inputs.push(pinned(beside!).map(({ json }) => json));
		}
		const { outputs, error } = await runNode({ node: ours.get(step.type)!, parameters: step.parameters, items: inputs });
		expect([name, error]).toEqual([name, undefined]);
		// Nobody is asked, and no table: the lane has nodes of ours only, without credentials.
		expect([name, step.credentials]).toEqual([name, undefined]);
		const next = after(name)[0];
		if (!next) return outputs;
		[name, items] = [next.node, outputs[0]!];
	}
}

const maps = ({ nodes }: Template): boolean => nodes.some(({ type }) => type.endsWith('.recordMapper'));

it.each(templates.filter(([, template]) => maps(template)))('%s maps its example, and nothing is wrong with it', async (_, template) => {
	const outputs = await through(template);
	expect(outputs.map((output) => output.length)).toEqual([expect.any(Number), 0, 0]);
	expect(outputs[0]!.length).toBeGreaterThan(0);
	for (const { json } of outputs[0]!) expect((json._sync as { issues: unknown[] }).issues).toEqual([]);
	expect(template.nodes.some(({ name }) => name === CHECK)).toBe(true);
});

const others: Readonly<Record<string, object>> = {
	'10-dead-letters-retry.json': { source_number: 'INV-000017', status: 'waiting' },
	'11-dead-letters-desk.json': { html: expect.stringContaining('INV-000017') as string },
	'12-error-intake.json': { status: 'waiting', workflow_name: 'Monthly statements' },
	'13-alerts.json': { message: expect.anything() as object },
	'14-erase-a-person.json': { payload: expect.not.stringContaining('Harbour Cafe') as string, source_number: 'INV-000017' },
	// Twenty bills are too few to be sure by, so it asks.
	'15-code-draft-bills.json': { _sync: { advice: { fields: [{ field: 'account', sure: false, suggestions: [{ value: '453' }] }, { field: 'tax' }] } } },
	'16-dashboard.json': { html: expect.stringContaining('01 Zoho Books invoices to Xero') as string },
	'17-audit-trail.json': { sound: true, rows: 3 },
	'25-reconciliation.json': { run: { compared: 2, differing: 1 } },
	'26-catch-up-sweep.json': { letter: { cause: 'missed', source_number: 'INV-000017' } },
	'27-period-close-checklist.json': { closing: { period: '2026-11', status: 'open' } },
	'28-promote-workflows.json': { html: expect.stringContaining('Sam Reid') as string },
	'29-charts-to-mapping-rows.json': { kind: 'account', source_value: '460000000000388', target_value: '200' },
};

it.each(templates.filter(([file, template]) => file > '01' && !maps(template)))('%s shows what it does with its example', async (file, template) => {
	const [first] = (await through(template)).flat();
	expect(others).toHaveProperty([file]);
	expect(first?.json).toMatchObject(others[file]!);
});

it.each(templates)('%s has nothing pinned but its example', (_, { pinData = {} }) => {
	expect(Object.keys(pinData).filter((name) => !/example/i.test(name))).toEqual([]);
});

it.each(templates)('%s has starts by hand that the editor takes all of', (_, { nodes }) => {
	// Of n8n's own it takes one, and ties what hangs on the others to that.
	expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.manualTrigger').map(({ name }) => name)).toEqual([]);
});
