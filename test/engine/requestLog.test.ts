import { SyncMonitor } from '../../nodes/SyncMonitor/SyncMonitor.node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ } from '../../sandbox/xero/seed';
import { SandboxControl } from '../../scripts/sandboxControl';
import { tables } from '../../src/syncing/tables';
import type { Logged } from '../../src/wire/requestLog';
import { runXero } from './accounts';
import { runNode, type Outcome } from './engine';
import type { Hurried } from '../support/hurried';

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

/** What n8n keeps of the requests of a run. */

let sandbox: Sandbox;
let control: SandboxControl;
let signedIn: Record<string, unknown>;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control.reset();
	signedIn = await control.lever('tokens', { vendor: 'xero' });
});

const contact = { ContactNumber: 'books:1', Name: 'Aroha Ngata', EmailAddress: 'aroha@example.com' };
const run = async (more: object = {}, onError: 'continueErrorOutput' | 'stopWorkflow' = 'continueErrorOutput'): Promise<Outcome> =>
	await runXero(sandbox.url, signedIn, {
		parameters: { resource: 'contact', operation: 'upsert', recordSource: 'inputItem', ...more },
		items: [contact],
		onError,
	});
const logOf = ({ metadata }: Outcome): Logged[] => (metadata as { requestLog: { requests: Logged[] } }).requestLog.requests;
const WRITE = { vendor: 'xero', match: { path: '/Contacts' } };

it('tells of each request, and of repetitions, but not what was sent', async () => {
	await control.fault({ ...WRITE, times: 1, fault: { kind: 'status', status: 503 } });
	const outcome = await run();
	expect(outcome.error).toBeUndefined();
	const log = logOf(outcome).filter(({ path }) => path === '/Contacts');
	expect(log.map(({ method, status }) => [method, status])).toEqual([
		['POST', 503],
		['POST', 200],
	]);
	expect(log.at(-1)).toMatchObject({ vendor: 'Xero', organisation: NZ, request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
	expect(log.every(({ at, milliseconds }) => Date.parse(at) > 0 && milliseconds >= 0)).toBe(true);
	expect(JSON.stringify(outcome.metadata)).not.toMatch(/Aroha|aroha/);
});

it('holds bodies where the settings of the node say so, and no secret', async () => {
	const outcome = await run({ logBodies: true });
	const [first] = logOf(outcome).filter(({ path }) => path === '/Contacts');
	expect(first!.sent).toContain('aroha@example.com');
	expect(first!.answered).toContain('"ContactID"');
	expect(JSON.stringify(outcome.metadata)).not.toContain(String((signedIn as { access_token: string }).access_token));
});

it('is there when the node fails too', async () => {
	await control.fault({ ...WRITE, times: 9, fault: { kind: 'status', status: 400 } });
	const outcome = await run({}, 'stopWorkflow');
	expect(outcome.error).toBeDefined();
	expect(logOf(outcome).at(-1)).toMatchObject({ method: 'POST', path: '/Contacts', status: 400 });
	const [, failed] = (await run()).outputs;
	expect(failed).toHaveLength(1);
	expect((failed![0]!.requestLog as unknown as { requests: Logged[] }).requests.at(-1)).toMatchObject({ status: 400 });
});

it('becomes rows of the table', async () => {
	const outcome = await run();
	const { outputs, error } = await runNode({ node: new SyncMonitor(), parameters: { operation: 'requestRows' }, items: [[]], given: outcome.outputs[0]! });
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(logOf(outcome).length);
	for (const { json } of outputs[0]!) {
		expect(Object.keys(json).sort()).toEqual(Object.keys(tables.xerozoho_requests.columns).sort());
		expect([json.sent, json.answered, json.workflow_id]).toEqual(['', '', 'engine']);
	}
});
