import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { N8nInstanceApi } from '../../credentials/N8nInstanceApi.credentials';
import { WorkflowPromoter } from '../../nodes/WorkflowPromoter/WorkflowPromoter.node';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { jsons } from './kitRecords';

/** The node against a server that answers as n8n's public API does. */

const node = new WorkflowPromoter();
let server: Server;
let address: string;
/** By method and path: status and body. */
let answers: Record<string, [status: number, body: object]>;
let asked: string[];

beforeAll(async () => {
	server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url!, 'http://n8n');
		const call = `${request.method} ${pathname}`;
		asked.push(`${call}${searchParams.get('cursor') ? ' next' : ''}`);
		const [status, body] = answers[searchParams.get('cursor') ? `${call} next` : call] ?? [200, { data: [] }];
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => ([answers, asked] = [{}, []]));

const run = async (parameters: Record<string, string>, items: readonly object[] = [{}], entered = `${address}/api/v1/`) =>
	await runNode({ node, parameters, items, credentials: { n8nInstanceApi: { type: new N8nInstanceApi(), data: { address: entered, apiKey: 'key' } } } });

it('reads all pages, with names in the place of ids', async () => {
	const flow = (name: string): Row => ({
		...{ id: name, name, versionId: '1', active: false, connections: {}, settings: { errorWorkflow: 'B' } },
		nodes: [{ id: '1', name: 'X', type: 't', typeVersion: 1, position: [0, 0], parameters: {}, credentials: { xeroApi: { id: '7', name: 'old' } } }],
	});
	answers = {
		'GET /api/v1/workflows': [200, { data: [flow('A')], nextCursor: 'more' }],
		'GET /api/v1/workflows next': [200, { data: [flow('B'), { ...flow('C'), isArchived: true }], nextCursor: null }],
		'GET /api/v1/credentials': [200, { data: [{ id: '7', name: 'Xero account', type: 'xeroApi' }] }],
	};
	const { outputs, error } = await run({ operation: 'read' });
	expect(error).toBeUndefined();
	expect(jsons(outputs[0])).toMatchObject([
		{ name: 'A', from: address, settings: { errorWorkflow: 'B' }, nodes: [{ credentials: { xeroApi: 'Xero account' } }] },
		{ name: 'B', published: false },
	]);
	expect(asked).toEqual(['/workflows', '/workflows next', '/credentials', '/data-tables'].map((path) => `GET /api/v1${path}`));
	expect((await run({ operation: 'read', names: 'A, Z' })).error?.message).toBe(`${address} has no workflow "Z". Write the names as they stand there.`);
});

it.each<[what: string, status: number, body: object, says: string]>([
	['a key that is unknown', 401, { message: 'unauthorized' }, 'does not know the API key. Make one there'],
	['a key of a member', 403, { message: 'Forbidden' }, 'It must be of an owner or admin, and have that scope (Forbidden)'],
	['no n8n', 404, {}, 'is no n8n, or its public API is switched off'],
	['trouble', 500, { message: 'database is locked' }, 'answered 500: database is locked'],
])('says what is wrong with %s', async (_what, status, body, says) => {
	answers = { 'GET /api/v1/workflows': [status, body] };
	expect((await run({ operation: 'read' })).error?.message).toContain(says);
});

it('says what is wrong with an address, and never shows the key', async () => {
	expect((await run({ operation: 'read' }, [{}], 'n8n.example.com')).error?.message).toContain('The address in the credential is none');
	expect((await run({ operation: 'read' }, [{}], 'http://127.0.0.1:9')).error?.message).toMatch(/^http:\/\/127\.0\.0\.1:9 could not be reached: (?!.*key)/);
});

it('takes nothing from an n8n to itself, and nothing that was not shown', async () => {
	const { error } = await run({ operation: 'compare' }, [{ name: 'A', nodes: [], from: address }]);
	expect(error?.message).toBe(`Both credentials are for ${address}. Choose the n8n to take from in one node and the n8n to take to in the other.`);
	const forged = await run({ operation: 'promote', form: '{"chosen": ["a", "b"]}' }, [{ name: 'A', approval: 'a', would: 'refuse', flow: {} }]);
	expect(jsons(forged.outputs[0])).toMatchObject([
		{ done: false, says: expect.stringContaining('2 of the approved workflows are no longer as the page showed') as string },
	]);
	expect(asked).toEqual([]);
	const gone = await run({ operation: 'rollBack' }, [{}]);
	expect(jsons(gone.outputs[0])).toMatchObject([{ done: false, says: 'This promotion is not in the table, or not as the page showed it.' }]);
});
