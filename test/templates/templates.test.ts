import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { NodeHelpers, type INode, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { AUDIT, auditSteps, NEWEST, ROW } from '../../scripts/templates/audit';
import { CHECK } from '../../scripts/templates/examples';
import { ASKED, closeAsked } from '../../scripts/templates/frame';
import { keepReview, REVIEWS } from '../../scripts/templates/rows';
import { STUBBORN } from '../../scripts/templates/steps';
import { alters as changes } from '../../src/apis/parts';
import { applications } from '../../src/apis/targets';
import { ourVersions } from '../../src/promoting/ours';
import { tables } from '../../src/syncing/tables';

/** Every template is found here by its place; nothing else lists them. */

interface Template {
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: Record<string, Record<string, readonly (readonly { node: string; index: number }[])[]>>;
	readonly settings: Readonly<Record<string, unknown>>;
}

const root = join(__dirname, '..', '..');
const files = readdirSync(join(root, 'workflows-templates')).filter((file) => file.endsWith('.json'));
const read = (file: string): Template => JSON.parse(readFileSync(join(root, 'workflows-templates', file), 'utf8')) as Template;

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; n8n: { nodes: string[] } };
const ours = new Map<string, INodeTypeDescription>(
	manifest.n8n.nodes.map((file) => {
		const source = file.replace(/^dist\//, '').replace(/\.js$/, '');
		const module = jest.requireActual<Record<string, new () => INodeType>>(join(root, source));
		const { description } = new module[basename(source, '.node')]!();
		return [`${manifest.name}.${description.name}`, description] as const;
	}),
);

/** The template in which a person says yes to every record. */
const EVERYTHING_ASKED = '09-approve-before-posting.json';

const apps: Readonly<Record<string, string>> = { xeroAccounting: 'xero', zohoCrmModules: 'zohoCrm' };

/** Whether a node changes anything at a vendor's. */
function alters({ type, parameters }: INode): boolean {
	const name = type.split('.')[1]!;
	const operation = applications[apps[name] ?? name]?.resources[String(parameters.resource)]?.operations[String(parameters.operation)];
	return operation ? changes(operation) : parameters.operation === 'call' && parameters.method !== 'GET';
}

/** n8n's own nodes that fail for seconds where something else is busy. What sends a message twice does less harm than what sends none. */
const REACHES_OUT = ['dataTable', 'emailSend', 'slack', 'microsoftTeams', 'httpRequest'].map((type) => `n8n-nodes-base.${type}`);

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const isSticky = ({ type }: INode): boolean => type === 'n8n-nodes-base.stickyNote';
/** What n8n would complain about, and choices that do not exist, which it would only notice when it runs. */
function issues(node: INode, description: INodeTypeDescription): string[] {
	const parameters = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {};
	const found = NodeHelpers.getNodeParametersIssues(description.properties, { ...node, parameters }, description);
	const choices = description.properties.filter((property) => property.type === 'options' && !property.typeOptions?.loadOptionsMethod);
	const unknown = choices
		.filter((property) => property.name in node.parameters && !String(node.parameters[property.name]).startsWith('='))
		.filter((property) => NodeHelpers.displayParameter(parameters, property, node, description))
		.filter((property) => !property.options?.some((option) => 'value' in option && option.value === node.parameters[property.name]));
	return [
		...Object.values(found?.parameters ?? {}).flat(),
		...unknown.map((property) => `${property.displayName} has no ${String(node.parameters[property.name])}`),
	];
}

describe.each(files)('%s', (file) => {
	const { name, nodes, connections, settings } = read(file);
	const own = nodes.filter(({ type }) => type.startsWith(manifest.name));

	it('can be imported anywhere', () => {
		expect(name).not.toBe('');
		// How it runs is said outright, and hangs on no n8n's own settings.
		expect(settings).toMatchObject({ executionOrder: 'v1' });
		// None, or so long that it stops only what hangs.
		expect(settings.executionTimeout === undefined || Number(settings.executionTimeout) >= 3600).toBe(true);
		// "DEFAULT" is a word of the editor's form: an n8n that imports it takes it for a zone, and every run fails.
		expect(settings.timezone).toBeUndefined();
		expect(['all', 'none']).toContain(settings.saveDataErrorExecution);
		expect(['all', 'none']).toContain(settings.saveDataSuccessExecution);
		for (const key of ['id', 'name'] as const) expect(new Set(nodes.map((node) => node[key])).size).toBe(nodes.length);
		expect(nodes.filter(({ id }) => !uuid.test(id))).toEqual([]);
		const targets = Object.values(connections).flatMap((outputs) =>
			Object.values(outputs)
				.flat(2)
				.map(({ node }) => node),
		);
		const names = new Set(nodes.map((node) => node.name));
		expect([...Object.keys(connections), ...targets].filter((node) => !names.has(node))).toEqual([]);
	});

	it('names credentials and holds none', () => {
		for (const { credentials = {} } of nodes) for (const { id } of Object.values(credentials)) expect(id).toBeNull();
		const named = new Set(nodes.flatMap(({ credentials = {} }) => Object.values(credentials).map((credential) => credential.name)));
		expect(
			[...named].filter(
				(credential) =>
					!['From n8n', 'Page login', 'Shop webhook', 'To n8n', 'Xero account', 'Xero webhook', 'Zoho account', 'Zoho webhook'].includes(credential),
			),
		).toEqual([]);
		for (const node of own) {
			const given = Object.keys(node.credentials ?? {});
			const { credentials = [], properties = [] } = ours.get(node.type)!;
			const shown = credentials.filter(({ displayOptions }) =>
				Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
					(values as unknown[]).includes(node.parameters[name] ?? properties.find((property) => property.name === name)?.default),
				),
			);
			expect(shown.filter(({ required, name }) => required && !given.includes(name))).toEqual([]);
			expect(given.filter((name) => !shown.some((credential) => credential.name === name))).toEqual([]);
		}
	});

	it('uses only nodes, operations and parameters that exist', () => {
		expect(own.length).toBeGreaterThan(0);
		for (const node of own) {
			const description = ours.get(node.type)!;
			const known = new Set(description.properties.map((property) => property.name));
			expect(Object.keys(node.parameters).filter((parameter) => !known.has(parameter))).toEqual([]);
			expect([node.name, issues(node, description)]).toEqual([node.name, []]);
		}
	});

	it('uses only tables and columns that exist', () => {
		for (const { parameters } of nodes.filter(({ type }) => type === 'n8n-nodes-base.dataTable')) {
			const table = String(parameters.tableName ?? (parameters.dataTableId as { value: string }).value);
			const columns = tables[table as keyof typeof tables].columns as Record<string, string>;
			const created = (parameters.columns as { column?: { name: string; type: string }[] } | undefined)?.column;
			if (created) expect(Object.fromEntries(created.map((column) => [column.name, column.type]))).toEqual(columns);
			const filtered = ((parameters.filters as { conditions?: { keyName: string }[] } | undefined)?.conditions ?? []).map(({ keyName }) => keyName);
			const written = Object.keys((parameters.columns as { value?: object } | undefined)?.value ?? {});
			// n8n's own number of a row may be looked for, but not written.
			expect([...filtered.filter((column) => column !== 'id'), ...written].filter((column) => !(column in columns))).toEqual([]);
		}
	});

	it('lets no failure get lost', () => {
		for (const node of nodes.filter(({ onError }) => onError === 'continueErrorOutput')) {
			const outputs = connections[node.name]?.main ?? [];
			const own = ours.get(node.type)?.outputs.length ?? 1;
			expect([node.name, outputs[own]?.length]).toEqual([node.name, 1]);
		}
	});

	it('asks a busy database or mail server again, and then fails as a whole, so that the trigger brings the records once more', () => {
		const reaching = nodes.filter(({ type }) => REACHES_OUT.includes(type));
		expect(reaching.filter(({ retryOnFail, maxTries, waitBetweenTries }) => !isDeepStrictEqual({ retryOnFail, maxTries, waitBetweenTries }, STUBBORN))).toEqual(
			[],
		);
		// With an error output it would put out what it did not write as if it had.
		expect(nodes.filter(({ type, onError }) => type === 'n8n-nodes-base.dataTable' && onError).map((node) => node.name)).toEqual([]);
		// Nowhere a failure goes on as if it were none, but where what follows does without the advice.
		expect(
			nodes
				.filter(({ type, onError, continueOnFail }) => continueOnFail || (onError === 'continueRegularOutput' && !type.endsWith('.codingAdvisor')))
				.map((node) => node.name),
		).toEqual([]);
	});

	it('keeps what a person should look at, and refusals too', () => {
		const position = nodes.find((node) => node.name === REVIEWS)?.position as [number, number];
		// What is found on the lane of the example is there to be seen, and goes nowhere.
		for (const node of nodes.filter(({ type, name }) => type.endsWith('.recordValidator') && name !== CHECK)) {
			const [valid, review, refused] = (connections[node.name]?.main ?? []).map((output) => output.map((to) => to.node));
			expect([node.name, refused]).toEqual([node.name, ['Failure Triage']]);
			// Where everything is asked about, what is out of the ordinary goes the same way.
			if (file === EVERYTHING_ASKED) {
				expect([node.name, review]).toEqual([node.name, valid]);
				continue;
			}
			expect([node.name, review]).toEqual([node.name, [REVIEWS]]);
			// The templates that are written by hand have the very step that the others share.
			expect(nodes.find((one) => one.name === REVIEWS)).toMatchObject(keepReview(position));
			expect(nodes.find((one) => one.name === ASKED)).toMatchObject(closeAsked([position[0] + 260, position[1]]));
			expect(connections[REVIEWS]?.main?.[0]?.map((to) => to.node)).toContain(ASKED);
		}
	});

	it('keeps a record of everything that it writes, beside the newest rows', () => {
		const leadsTo = (name: string): string[] => (connections[name]?.main?.[0] ?? []).map(({ node, index }) => `${node} ${index}`);
		const writing = own.filter(alters);
		const unkept = writing.filter(({ name }) => !leadsTo(name).includes(`${NEWEST} 0`) || !leadsTo(name).includes(`${ROW} 0`));
		expect(unkept.map((node) => node.name)).toEqual([]);
		const [newest, row, write] = [NEWEST, ROW, AUDIT].map((name) => nodes.find((node) => node.name === name));
		if (!row) return;
		// The templates that are written by hand have the very steps that the others share.
		const [alike, , written] = auditSteps(newest!.position);
		expect(newest).toMatchObject({ ...alike, position: newest!.position });
		expect(write!.parameters).toEqual(written!.parameters);
		expect([leadsTo(NEWEST), leadsTo(ROW)]).toEqual([[`${ROW} 1`], [`${AUDIT} 0`]]);
		// n8n runs what stands highest first: nothing that follows a write can keep its row from being written.
		for (const { name } of writing) {
			const others = connections[name]!.main![0]!.map(({ node }) => nodes.find((one) => one.name === node)!).filter(
				(node) => ![NEWEST, ROW].includes(node.name),
			);
			expect([name, others.filter(({ position }) => position[1] <= newest!.position[1])]).toEqual([name, []]);
		}
	});

	it('is laid out without overlaps and explained by notes', () => {
		const steps = nodes.filter((node) => !isSticky(node));
		const near = (one: INode, other: INode): boolean =>
			one !== other && Math.abs(one.position[0] - other.position[0]) < 140 && Math.abs(one.position[1] - other.position[1]) < 140;
		expect(steps.filter((node) => steps.some((other) => near(node, other))).map((node) => node.name)).toEqual([]);
		expect(nodes.filter(isSticky).length).toBeGreaterThan(2);
	});
});

it('promotion knows the nodes of this package and their versions', () => {
	expect(ourVersions).toEqual(Object.fromEntries([...ours].map(([type, { version }]) => [type, [version].flat()])));
});
