import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { SandboxControl } from '../../scripts/sandboxControl';
import { records, runBooks, runXero } from './accounts';
import type { Outcome } from './engine';

/**
 * Where a run goes on after failures, n8n takes what a node throws for a success: the items that came in go on as if they had been written.
 * So whatever goes wrong must come out as items of the error output.
 */

type Row = Record<string, unknown>;

let sandbox: Sandbox;
let control: SandboxControl;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const items = [{ n: 1 }, { n: 2 }, { n: 3 }];
const nowhere = { __rl: true, mode: 'list', value: '' };
const failures = (outcome: Outcome): Row[] => (outcome.outputs[1] ?? []).map(({ json }) => json.error as unknown as Row);
const asked = async (vendor: 'xero' | 'zoho', path: string): Promise<number> => (await control.journal(vendor)).filter((entry) => entry.path === path).length;

it.each(['continueErrorOutput', 'continueRegularOutput', undefined] as const)('no organisation is chosen where there are two: onError %s', async (onError) => {
	const token = await control.lever<Row>('tokens', { vendor: 'xero' });
	const before = await asked('xero', '/connections');
	const running = runXero(sandbox.url, token, {
		parameters: { organisation: nowhere, resource: 'contact', operation: 'getMany', limit: 1 } as never,
		items,
		...(onError ? { onError } : {}),
	});
	const outcome = await running.catch((error: Error) => error);
	if (onError === undefined) {
		expect(JSON.stringify(outcome instanceof Error ? outcome.message : outcome)).toContain('Pick the organisation');
		return;
	}
	const output = onError === 'continueErrorOutput' ? failures(outcome as Outcome) : records(outcome as Outcome).map(({ error }) => error as Row);
	expect(output.map(({ cause, input }) => [cause, (input as Row).n])).toEqual(items.map(({ n }) => ['not-connected', n]));
	expect(output[0]!.message).toMatch(/^Pick the organisation: the credential reaches .+, .+/);
	expect(onError === 'continueErrorOutput' ? records(outcome as Outcome) : []).toEqual([]);
	// A thousand items would not ask a thousand times.
	expect((await asked('xero', '/connections')) - before).toBe(1);
});

it('the organisations cannot be had', async () => {
	const token = await control.lever<Row>('tokens', { vendor: 'zoho', scopes: ['ZohoBooks.contacts.READ'] });
	const parameters = { organization: nowhere, resource: 'contact', operation: 'getMany', limit: 1 } as never;
	const outcome = await runBooks(sandbox.url, token, { parameters, items, onError: 'continueErrorOutput' });
	expect(records(outcome)).toEqual([]);
	expect(failures(outcome).map(({ cause, input }) => [cause, (input as Row).n])).toEqual(items.map(({ n }) => ['scope-missing', n]));
});

it('a field of an item cannot be read', async () => {
	const token = await control.lever<Row>('tokens', { vendor: 'xero' });
	const parameters = { resource: 'contact', operation: 'getMany', limit: "={{ $json.n === 2 ? $('Nowhere').first() : 1 }}" } as never;
	const outcome = await runXero(sandbox.url, token, { parameters, items, onError: 'continueErrorOutput' });
	expect(failures(outcome).map(({ cause, input }) => [cause, (input as Row).n])).toEqual([['unknown', 2]]);
	expect(String(failures(outcome)[0]!.message)).toMatch(/Nowhere|node/);
	expect(records(outcome)).toHaveLength(2);
});
