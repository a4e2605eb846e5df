import { startWorld, type World } from '../../scripts/world';
import { startChatModel, type Asked, type ChatModel } from './chatModel';

/** Xero Accounting in the hands of n8n's own AI Agent, whose model is a stand-in on this machine. */

let world: World;
let model: ChatModel;

beforeAll(async () => {
	model = await startChatModel();
	world = await startWorld();
	await world.n8n.api.createCredential('openAiApi', 'Chat model', { apiKey: 'key-of-the-stand-in-model', url: model.url });
	await world.control.seed('xero', { Invoices: [invoice('INV-AI-1', '120.50'), invoice('INV-AI-2', '99.99'), invoice('INV-AI-3', '7.00')] });
});
afterEach(() => world.show('asked of the model', JSON.stringify(model.asked)));
afterAll(async () => {
	await world?.close();
	await model?.close();
});

const invoice = (InvoiceNumber: string, UnitAmount: string) => ({
	Type: 'ACCREC',
	InvoiceNumber,
	Contact: { ContactNumber: 'RIDGEWAY' },
	Date: '2026-11-01',
	DueDate: '2026-11-30',
	Reference: 'AI',
	LineItems: [{ Description: 'Consulting', Quantity: 1, UnitAmount, AccountCode: '200', TaxType: 'OUTPUT2' }],
});

const ai = (what: string, kind: string) => `={{ $fromAI('${what}', '', '${kind}') }}`;

/** An agent that may use Xero with these parameters. */
const agentWith = (parameters: Record<string, unknown>) => ({
	name: 'Ask about Xero',
	nodes: [
		{ id: '6d2c9a52-30a5-4a6b-8f11-0c2a7f3e1a01', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: '6d2c9a52-30a5-4a6b-8f11-0c2a7f3e1a02',
			name: 'Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 3.1,
			position: [220, 0],
			parameters: { promptType: 'define', text: 'Which invoices are there?', options: {} },
		},
		{
			id: '6d2c9a52-30a5-4a6b-8f11-0c2a7f3e1a03',
			name: 'Model',
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.3,
			position: [120, 220],
			parameters: { model: { __rl: true, mode: 'id', value: 'stand-in' }, responsesApiEnabled: false, options: { maxRetries: 0 } },
			credentials: { openAiApi: { id: null, name: 'Chat model' } },
		},
		{
			id: '6d2c9a52-30a5-4a6b-8f11-0c2a7f3e1a04',
			name: 'Xero',
			type: 'n8n-nodes-xero-zoho.xeroAccountingTool',
			typeVersion: 1,
			position: [340, 220],
			parameters,
			credentials: { xeroAccountingOAuth2Api: { id: null, name: 'Xero account' } },
		},
	],
	connections: {
		Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
		Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
		Xero: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
});

/** What the tool gave the model. */
const given = ({ messages }: Asked): string => String(messages.filter(({ role }) => role === 'tool').at(-1)?.content);

/** Lets the agent run: the model uses its only tool, and then says what it was given. */
async function ask(parameters: Record<string, unknown>, filledByModel: Record<string, unknown>) {
	model.play(
		({ tools = [] }) => ({ uses: tools[0]!.function.name, with: filledByModel }),
		(asked) => ({ says: given(asked) }),
	);
	await world.control.clearJournal();
	const { api } = world.n8n;
	const { status, data } = await api.run(await api.importWorkflow(agentWith(parameters)), 'Start');
	const { runData } = data!.resultData;
	const [asked, told] = model.asked;
	return {
		status,
		offered: asked?.tools?.map((tool) => tool.function),
		given: JSON.parse(given(told!)) as Record<string, unknown>[],
		output: String(runData.Agent?.at(-1)?.data?.main[0]?.[0]?.json.output),
		tool: runData.Xero,
		journal: await world.control.journal('xero'),
	};
}

it('reads the invoices that the model asks for, and the agent answers with them', async () => {
	const run = await ask(
		{ resource: 'invoice', operation: 'getMany', limit: ai('limit', 'number'), filters: { reference: ai('reference', 'string'), order: 'InvoiceNumber DESC' } },
		{ limit: 2, reference: 'AI' },
	);
	expect(run.status).toBe('success');
	expect(run.offered).toMatchObject([{ description: 'Get many invoices in Xero Accounting', parameters: { required: ['limit', 'reference'] } }]);
	expect(run.journal.filter(({ path }) => path.endsWith('/Invoices')).map(({ method, status }) => ({ method, status }))).toEqual([
		{ method: 'GET', status: 200 },
	]);
	expect(run.given.map(({ InvoiceNumber, Total }) => ({ InvoiceNumber, Total }))).toEqual([
		{ InvoiceNumber: 'INV-AI-3', Total: 8.05 },
		{ InvoiceNumber: 'INV-AI-2', Total: 114.99 },
	]);
	expect(JSON.parse(run.output)).toEqual(run.given);
	expect(run.tool?.[0]?.data?.ai_tool?.[0]).toHaveLength(2);
	expect(run.tool?.[0]?.hints?.[0]?.message).toMatch(/^Xero, .+: \d calls?, /);
});

it("hands Xero's words on to the model when a record is refused", async () => {
	const run = await ask(
		{
			resource: 'invoice',
			operation: 'create',
			Contact: { __rl: true, mode: 'number', value: ai('contact', 'string') },
			LineItems: { rows: [{ Description: 'Consulting', Quantity: '1', UnitAmount: '10.00', AccountCode: ai('account', 'string') }] },
		},
		{ contact: 'RIDGEWAY', account: '9999' },
	);
	expect(run.status).toBe('success');
	expect(run.journal.at(-1)).toMatchObject({ method: 'PUT', path: '/api.xro/2.0/Invoices' });
	expect(run.given).toEqual([{ error: expect.stringMatching(/^Xero refused .*9999/) }]);
	expect(JSON.parse(run.output)).toEqual(run.given);
});
