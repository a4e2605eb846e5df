import { availableParallelism, loadavg } from 'node:os';
import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { Browser, Page } from 'playwright-core';
import { XeroAccounting } from '../../../nodes/XeroAccounting/XeroAccounting.node';
import { openBrowser } from '../../../scripts/browser';
import { addNode, choose, closeNode, openCanvas, signIn, timeOpening, type Form, type Took } from '../../../scripts/editor';
import { say, table } from '../../../scripts/progress';
import { startWorld, type World } from '../../../scripts/world';

/** How long a user waits for a form of Xero Accounting in n8n's editor. */

let world: World;
let browser: Browser;
let page: Page;
const waits: Array<Took & { readonly how: string }> = [];

const line = { Description: 'Consulting', Quantity: '1', UnitAmount: '10.00', AccountCode: '200' };
const lines = [line, line, line];
const flow = {
	name: 'Forms',
	nodes: [
		{ id: '7a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b01', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: '7a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b02',
			name: 'Three lines',
			type: 'n8n-nodes-xero-zoho.xeroAccounting',
			typeVersion: 1,
			position: [220, 200],
			parameters: { resource: 'invoice', operation: 'create', LineItems: { rows: lines } },
			credentials: { xeroAccountingOAuth2Api: { id: null, name: 'Xero account' } },
		},
	],
	connections: {},
};

beforeAll(async () => {
	world = await startWorld();
	browser = await openBrowser();
	page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
	await signIn(page, world.n8n.base);
	await openCanvas(page, world.n8n.base, await world.n8n.api.importWorkflow(flow));
});
afterEach(async () => world.show('rendered form', await page.content()));
afterAll(async () => {
	await browser?.close();
	await world?.close();
});

const { description }: { description: INodeTypeDescription } = new XeroAccounting();
const optionsOf = ({ options }: INodeProperties) => options as INodePropertyOptions[];
const resources = optionsOf(description.properties.find(({ name }) => name === 'resource')!);
const operationsOf = (resource: string) =>
	optionsOf(description.properties.find(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource))!);

/** The forms that the description promises for a resource, one for each operation. */
function formsOf({ name: resource, value }: INodePropertyOptions): Form[] {
	const node: INode = { id: '', name: '', type: description.name, typeVersion: 1, position: [0, 0], parameters: {} };
	return operationsOf(String(value)).map(({ name: operation, value: chosen }) => {
		const values = NodeHelpers.getNodeParameters(description.properties, { resource: value, operation: chosen }, true, false, node, description);
		// Settings of a node stand on a tab of their own.
		const shown = description.properties.filter(
			(property) => !property.isNodeSetting && NodeHelpers.displayParameter(values ?? {}, property, node, description),
		);
		return {
			resource,
			operation,
			labels: shown.filter(({ type }) => type !== 'resourceMapper').map(({ displayName }) => displayName),
			listsFields: shown.some(({ type }) => type === 'resourceMapper'),
		};
	});
}

const resourceNamed = (wanted: string): INodePropertyOptions => resources.find(({ name }) => name === wanted)!;
const formOf = (resource: string, operation: string): Form => formsOf(resourceNamed(resource)).find((form) => form.operation === operation)!;

const note = (how: string, took: Took): Form => {
	waits.push({ ...took, how });
	return took.form;
};

/** Lines that are there show the fields that are at hand. */
function withLines(form: Form, count: number): Form {
	const collection = description.properties.find(({ name, displayOptions }) => name === 'LineItems' && displayOptions?.show?.resource?.includes('invoice'))!;
	const [{ values }] = collection.options as [INodePropertyCollection];
	const atHand = values.filter(({ typeOptions }) => typeOptions?.showEvenWhenOptional).map(({ displayName }) => displayName);
	const inner = Array.from({ length: count }, () => atHand).flat();
	return { ...form, labels: form.labels.flatMap((label) => (label === collection.displayName ? [label, ...inner] : [label])) };
}

it('opens a node with three lines from the canvas', async () => {
	note('opened', await timeOpening(page, 'Three lines', withLines(formOf('Invoice', 'Create'), lines.length)));
	await closeNode(page);
});

it('adds a node from the panel and shows its form', async () => {
	note('added from the panel', await addNode(page, 'Xero Accounting', 'Create invoice', formOf('Invoice', 'Create')));
});

const pick = async (resource: INodePropertyOptions): Promise<Form> => note('resource chosen', await choose(page, 'resource', resource.name, formsOf(resource)));

it('shows a form for each resource', async () => {
	for (const resource of resources) await pick(resource);
});

it.each([
	['Report', 'Profit and Loss'],
	['Attachment', 'Upload'],
	['API Request', 'Call'],
	['Invoice', 'Create'],
])('shows %s: %s', async (name, operation) => {
	const { operation: kept } = await pick(resourceNamed(name));
	if (kept !== operation) note('operation chosen', await choose(page, 'operation', operation, [formOf(name, operation)]));
});

it('keeps nobody waiting', () => {
	const sorted = waits.map(({ parameters }) => parameters).sort((one, other) => one - other);
	const [median, longest] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
	const inWords = waits.map(({ form, how, parameters, fields }) => [
		`${form.resource}: ${form.operation}`,
		how,
		parameters.toFixed(0),
		form.listsFields ? fields.toFixed(0) : '',
	]);
	say(table([['Form', '', 'ms', 'with its list of fields'], ...inWords, ['Median', '', median.toFixed(0)], ['Longest', '', longest.toFixed(0)]]));
	say(`The description of the node: ${(JSON.stringify(description).length / 1000).toFixed(0)} kB`);
	expect(waits.length).toBeGreaterThan(resources.length);
	// n8n and a browser keep two processes on each processor busy; whatever else the machine does makes them slower.
	const crowd = Math.max(1, loadavg()[0]! / availableParallelism() / 2);
	expect(median).toBeLessThan(500 * crowd);
	expect(longest).toBeLessThan(1_500 * crowd);
});
