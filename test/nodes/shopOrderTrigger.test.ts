import type { ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { ShopOrderTrigger } from '../../nodes/ShopOrderTrigger/ShopOrderTrigger.node';
import { OrderTurns } from '../../nodes/ShopOrderTrigger/turns';
import { postsOf, signed, trade } from '../../sandbox/shop';
import { isRow } from '../../src/record';
import { chance } from '../mapping/random';

const SECRET = 'the secret of a shop';
const luck = chance(3);
const goods = [{ sku: 'A', title: 'A', cents: 1000 }];
const sales = trade(luck.next, {
	orders: 2,
	refunds: 1,
	goods,
	began: Date.parse('2026-11-20T00:00:00Z'),
	firstId: 10,
	currency: 'NZD',
	inclusive: true,
	rate: 15,
	tax: 'GST',
	gateway: 'card',
});
const posts = postsOf(sales, luck.next, { shop: 'shopify', secret: SECRET, twice: 0, late: 0 });
const [first] = posts;

async function called(body: string | Buffer, headers: Record<string, string>, { kind = 'shopify', credential = { secret: SECRET, previousSecret: '' } } = {}) {
	let status: number | undefined;
	const context = {
		getCredentials: async () => credential,
		getNodeParameter: (name: string) => ({ shopKind: kind, prefix: 'SHOP-', shopName: '' })[name],
		getRequestObject: () => ({ headers, rawBody: Buffer.from(body) }),
		getResponseObject: () => ({ status: (given: number) => ({ end: () => void (status = given) }) }),
	} as unknown as IWebhookFunctions;
	const started = await new ShopOrderTrigger().webhook.call(context);
	return { status, items: started.workflowData?.[0] ?? [] };
}

it('lets in what the secret signed, the previous one too, and hands the order on', async () => {
	const { status, items } = await called(first!.body, first!.headers);
	expect(status).toBeUndefined();
	expect(items).toEqual([
		{ json: { order: expect.objectContaining({ shop: 'shopify', document: 'SHOP-1001' }), issues: [], topic: 'orders/create', at: expect.any(String) } },
	]);
	expect((await called(first!.body, first!.headers, { credential: { secret: 'a newer secret of it', previousSecret: SECRET } })).items).toHaveLength(1);
});

type More = Parameters<typeof called>[2];

it.each<readonly [string, string | Buffer, Record<string, string>, number, More]>([
	['no signature', first!.body, { 'x-shopify-topic': 'orders/create' }, 401, {}],
	['the signature of another body', `${first!.body} `, first!.headers, 401, {}],
	[
		'a signature in hex',
		first!.body,
		{ ...first!.headers, 'x-shopify-hmac-sha256': Buffer.from(signed(first!.body, SECRET), 'base64').toString('hex') },
		401,
		{},
	],
	['an empty secret', first!.body, first!.headers, 401, { credential: { secret: '', previousSecret: '' } }],
	['more than any order', Buffer.alloc(6 * 1024 * 1024), first!.headers, 413, {}],
	['what is no JSON', 'order=1', { 'x-shopify-hmac-sha256': signed('order=1', SECRET) }, 400, {}],
	['a webhook that WooCommerce tries out', 'webhook_id=7', { 'x-wc-webhook-signature': signed('webhook_id=7', SECRET) }, 200, { kind: 'wooCommerce' }],
])('answers %s without starting anything', async (_, body, headers, expected, more) => {
	const { status, items } = await called(body, headers, more);
	expect([status, items]).toEqual([expected, []]);
});

/** Runs of one published workflow, whose data n8n keeps between them. */
function workflow() {
	const stored: Record<string, unknown> = { cursors: {} };
	const node = new ShopOrderTrigger();
	const id = String(Math.random());
	return async (items: { json: object }[], mode = 'webhook') => {
		const over: (() => void)[] = [];
		const context = {
			getInputData: () => items,
			getMode: () => mode,
			getWorkflow: () => ({ id }),
			getNode: () => ({ id: 'trigger' }),
			getWorkflowStaticData: () => stored,
			additionalData: { hooks: { addHandler: (__: string, act: () => void) => over.push(act) } },
		} as unknown as IExecuteFunctions;
		const [out] = await node.execute.call(context);
		return { out: out!, end: () => over.forEach((act) => act()) };
	};
}

const itemsOf = async (index: number) => (await called(posts[index]!.body, posts[index]!.headers)).items as { json: object }[];

it('puts an order out once, and nothing older; a test sees it each time', async () => {
	const run = workflow();
	const [paid, created] = [posts.findIndex(({ topic }) => topic === 'orders/paid'), posts.findIndex(({ topic }) => topic === 'orders/create')];
	const once = await run(await itemsOf(paid));
	once.end();
	expect(once.out).toHaveLength(1);
	expect(once.out[0]!.json).toMatchObject({
		document: 'SHOP-1001',
		_sync: { source: { app: 'shop', entity: 'order', id: 'shopify:10' }, event: { type: 'orders/paid' } },
	});
	for (const index of [paid, created]) {
		const again = await run(await itemsOf(index));
		again.end();
		expect(again.out).toEqual([]);
		expect((await run(await itemsOf(index), 'manual')).out).toHaveLength(1);
	}
	const refund = await run(await itemsOf(posts.findIndex(({ topic }) => topic === 'refunds/create')));
	refund.end();
	expect(refund.out[0]!.json).toMatchObject({ is_whole: false, _sync: { source: { entity: 'refund' } } });
});

it('works on one order at a time, and on different ones at once', async () => {
	const turns = new OrderTurns();
	const said: string[] = [];
	const end: Record<string, () => void> = {};
	const run = async (name: string, keys: string[]) => {
		await turns.wait(keys, (over) => Boolean((end[name] = over)));
		said.push(name);
	};
	await run('first', ['a']);
	const second = run('second', ['a', 'b']);
	await run('other', ['c']);
	expect(said).toEqual(['first', 'other']);
	end.first!();
	await second;
	expect(said).toEqual(['first', 'other', 'second']);
	// Where nobody says when a run is over, nobody waits.
	await turns.wait(['d'], () => false);
	await turns.wait(['d'], () => false);
});

it.each([
	['short', 'Error'],
	['long enough to be one', 'OK'],
])('the test of the credential: %s is %s', async (secret, status) => {
	const { secretIsUsable } = new ShopOrderTrigger().methods.credentialTest;
	expect(isRow(await secretIsUsable.call({} as ICredentialTestFunctions, { data: { secret } } as unknown as ICredentialsDecrypted))).toBe(true);
	expect(await secretIsUsable.call({} as ICredentialTestFunctions, { data: { secret } } as unknown as ICredentialsDecrypted)).toMatchObject({ status });
});
