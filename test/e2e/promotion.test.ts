import { join } from 'node:path';
import { demoInvoices } from '../../sandbox/zoho';
import { lookForSecrets, newControl } from '../../scripts/leaks/check';
import type { N8n, Workflow } from '../../scripts/n8n/client';
import { installRuntime } from '../../scripts/n8n/runtime';
import { startN8n, type RunningN8n } from '../../scripts/n8n/server';
import { pack, temporaryFolder } from '../../scripts/pack';
import { connectVendors, controlFlow, startWorld, template, type World } from '../../scripts/world';

/** Template 28 between two real n8ns: what is right in the first comes to the second, and back. */

type Row = Record<string, unknown>;

const login = { user: 'mere', password: 'promotion-password-7' };
const BILLS = '01 Zoho Books invoices to Xero';
const PAYMENTS = '04 Zoho Books payments to Xero';
const PROMOTION = '28 Promote workflows to the next n8n';

let world: World;
let second: RunningN8n;
let home: ReturnType<typeof temporaryFolder>;
let page: string;
const dev = (): N8n => world.n8n.api;
const prod = (): N8n => second.api;

/** Their webhooks are set up by hand, so that the test delivers. */
const byHand = (file: string): Workflow => {
	const flow = template(file);
	const told = (node: Row): Row => ({
		...node,
		parameters: { ...(node.parameters as Row), delivery: 'webhook', setUp: 'hand' },
		credentials: { ...(node.credentials as Row), zohoWebhookApi: { id: null, name: 'Zoho webhook' } },
	});
	return { ...flow, nodes: flow.nodes.map((node) => (node.type === 'n8n-nodes-xero-zoho.zohoBooksTrigger' ? told(node) : node)) };
};

const authorization = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
const shown = async (answer: Response): Promise<string> => {
	expect(answer.status).toBe(200);
	return inText(await answer.text());
};
const open = async (): Promise<string> => await shown(await fetch(page, { headers: { authorization } }));
const decide = async (form: Record<string, string | readonly string[]>): Promise<string> => {
	const body = new URLSearchParams();
	for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, String(one));
	return await shown(await fetch(page, { method: 'POST', headers: { authorization }, body }));
};
const inText = (html: string): string =>
	html
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&')
		.replace(/&#39;/g, "'");

/** What the page shows of a workflow. */
const cardOf = (html: string, name: string): string => html.split('<div class="card">').find((card) => card.includes(`<strong>${name}</strong>`)) ?? '';
const approvalOf = (html: string, name: string): string => /name="chosen" value="([^"]*)"/.exec(cardOf(html, name))?.[1] ?? '';
const would = (html: string, name: string): string => /class="tag[^"]*">([^<]*)</.exec(cardOf(html, name))?.[1] ?? '';
const list = (html: string): string[] => [...html.matchAll(/<li>([^<]*)<\/li>/g)].map(([, says]) => says!);
const news = (html: string): string[] => list(/<div class="card (?:good|bad)" role="(?:status|alert)">[\s\S]*?<\/div>/g.exec(html)?.[0] ?? '');
const approve = async (...names: readonly string[]): Promise<string[]> => {
	const html = await open();
	return news(await decide({ act: 'promote', actor: 'Mere', chosen: names.map((name) => approvalOf(html, name)) }));
};
const inProd = async (name: string): Promise<Row | undefined> =>
	((await prod().exported()) as Row[]).find((workflow) => workflow.name === name && workflow.isArchived !== true);
const promotions = async (): Promise<Row[]> => (await dev().rows('xerozoho_promotions')).sort((one, other) => Number(one.id) - Number(other.id));

const inDev = async (name: string): Promise<Workflow & { id: string }> =>
	((await dev().exported()) as (Workflow & { id: string })[]).find((one) => one.name === name)!;
/** Changes a workflow of the first n8n as its editor does. */
async function edit(name: string, change: (flow: Workflow) => Workflow, published = true): Promise<void> {
	const { id, ...workflow } = await inDev(name);
	await dev().unpublish(id);
	await dev().saveWorkflow(id, change(workflow));
	if (published) await dev().publish(id);
}
const withNode = (flow: Workflow, name: string, change: Row): Workflow => ({
	...flow,
	nodes: flow.nodes.map((node) => (node.name === name ? { ...node, ...change } : node)),
});

beforeAll(async () => {
	home = temporaryFolder('n8n-second');
	const [runtime, tarball] = [await installRuntime(), await pack(join(home.path, 'packed'))];
	[world, second] = await Promise.all([startWorld(), startN8n({ runtime, userFolder: home.path, tarball, variables: { N8N_LOG_LEVEL: 'debug' } })]);
	await connectVendors(second, world.control, { secret: world.secret, permissions: {} });
	for (const api of [dev(), prod()]) expect((await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up')).status).toBe('success');
	await dev().createCredential('pageLoginApi', 'Page login', login);
	for (const [name, n8n] of [
		['From n8n', world.n8n],
		['To n8n', second],
	] as const) {
		await dev().createCredential('n8nInstanceApi', name, { address: `${n8n.base}/`, apiKey: n8n.api.planted.get('n8n: API key') });
	}
	// It is n8n's own key too, which n8n keeps as it is.
	dev().planted.delete('credential From n8n: apiKey');
	for (const file of ['01-books-invoices-to-xero.json', '04-books-payments-to-xero.json']) await dev().publish(await dev().importWorkflow(byHand(file)));
	const flow = template('28-promote-workflows.json');
	await dev().publish(
		await dev().importWorkflow(
			withNode(flow, 'What to take over', {
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ names: [BILLS, PAYMENTS, PROMOTION].join(', '), pinned_data: false }), options: {} },
			}),
		),
	);
	page = `${world.n8n.base}/webhook/xero-zoho-promotion`;
});
afterAll(async () => {
	await second?.stop();
	home?.remove();
	await world?.close();
});

it('shows what is new, changes nothing, and leaves nothing behind', async () => {
	const before = JSON.stringify(await prod().exported());
	const html = await open();
	expect([BILLS, PAYMENTS].map((name) => would(html, name))).toEqual(['New', 'New']);
	expect(html).not.toContain('did not say which nodes');
	expect(JSON.stringify(await prod().exported())).toBe(before);
});

it('takes over what was approved, published and with the credentials of the second n8n; it works there', async () => {
	expect(await approve(BILLS, PAYMENTS)).toEqual([`"${BILLS}" was created and published.`, `"${PAYMENTS}" was created and published.`]);
	const there = (await inProd(BILLS))!;
	expect(there.active).toBe(true);
	const { invoices = [] } = await world.control.seed('zoho', { invoices: demoInvoices(1) });
	const { webhookId } = (there.nodes as Row[]).find(({ type }) => type === 'n8n-nodes-xero-zoho.zohoBooksTrigger')!;
	const url = `${second.base}/webhook/${String(webhookId)}/zoho-books`;
	await world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids: [invoices[0]!.invoice_id], url, secret: world.secret });
	const [execution] = await prod().ran(String(there.id), 1);
	expect(execution!.status).toBe('success');
	expect((await prod().rows('xerozoho_audit')).filter(({ target, action }) => target === 'xero:invoice' && action === 'created')).toHaveLength(1);
});

it('finds nothing to do a second time', async () => {
	const html = await open();
	expect([BILLS, PAYMENTS].map((name) => would(html, name))).toEqual(['Unchanged', 'Unchanged']);
	expect(html).toContain('Nothing can or need be promoted.');
	expect(await approve(BILLS)).toEqual(['Nothing was chosen.']);
});

it('shows just what was changed, keeps the version before, and goes back', async () => {
	await edit(PAYMENTS, (flow) => ({
		...withNode(flow, 'Failure Triage', { onError: 'continueRegularOutput' }),
		settings: { ...flow.settings, timezone: 'Pacific/Auckland' },
	}));
	const html = await open();
	expect([BILLS, PAYMENTS].map((name) => would(html, name))).toEqual(['Unchanged', 'Changed']);
	expect(list(cardOf(html, PAYMENTS))).toEqual([
		'Pinned data of "Example", "Example mapping rows" stay behind.',
		'"Failure Triage": what happens on a failure is now "continueRegularOutput".',
		'Setting timezone: is now "Pacific/Auckland".',
	]);
	const before = (await inProd(PAYMENTS))!;
	expect(await approve(PAYMENTS)).toEqual([`"${PAYMENTS}" was updated and published.`]);
	expect(await inProd(PAYMENTS)).toMatchObject({ id: before.id, active: true, settings: { timezone: 'Pacific/Auckland' } });

	const [, , row] = await promotions();
	expect(row).toMatchObject({ workflow_name: PAYMENTS, did: 'updated', status: 'done', promoted_by: 'Mere', to_n8n: second.base, was_published: 'yes' });
	expect(news(await decide({ act: 'rollBack', actor: 'Mere', row: String(row!.id), version: String(row!.version_hash) }))).toEqual([
		`"${PAYMENTS}" is as it was before, and published.`,
	]);
	const after = (await inProd(PAYMENTS))!;
	expect((after.activeVersion as Row).nodes).toEqual((before.activeVersion as Row).nodes);
	expect([after.active, (after.settings as Row).timezone]).toEqual([true, (before.settings as Row).timezone]);
	expect((await promotions()).map(({ status }) => status)).toEqual(['done', 'done', 'rolledBack']);
	const told = (await dev().rows('xerozoho_audit')).filter(({ target }) => target === 'xerozoho_promotions');
	expect(told.map(({ action, actor, outcome }) => `${String(action)} ${String(actor)} ${String(outcome)}`)).toEqual([
		...['promoted Mere written', 'promoted Mere written', 'promoted Mere refused', 'promoted Mere written', 'rolledBack Mere written'],
	]);
	// Once is enough.
	expect(news(await decide({ act: 'rollBack', actor: 'Mere', row: String(row!.id), version: String(row!.version_hash) }))).toEqual([
		`"${PAYMENTS}" was put back already.`,
	]);
});

it('refuses in words what the second n8n does not know or have', async () => {
	const odd: Readonly<Record<string, Row>> = { 'n8n-nodes-base.noOp': { type: 'n8n-nodes-base.notThere' }, 'n8n-nodes-base.set': { typeVersion: 99 } };
	await edit(PAYMENTS, (flow) => ({ ...flow, nodes: flow.nodes.map((node) => ({ ...node, ...odd[String(node.type)] })) }), false);
	const html = await open();
	const reasons = list(cardOf(html, PAYMENTS));
	for (const says of ['n8n-nodes-base.notThere in version 1.', 'n8n-nodes-base.set in version 99.'])
		expect(reasons).toContainEqual(expect.stringContaining(`: the target does not know ${says}`));
	expect(list(cardOf(html, PROMOTION))).toContain(
		'"Read the first n8n" needs the credential "From n8n" (n8nInstanceApi), which the target does not have. Create it there under this name.',
	);
	expect([PAYMENTS, PROMOTION].map((name) => [would(html, name), approvalOf(html, name)])).toEqual(Array(2).fill(['Cannot be taken over', '']));
});

it('puts all of it back where the second n8n refuses to publish one', async () => {
	const states = async (): Promise<unknown> =>
		await Promise.all([BILLS, PAYMENTS].map(inProd)).then((all) =>
			all.map((one) => [one!.id, one!.active, (one!.activeVersion as Row).nodes, one!.nodes, one!.settings]),
		);
	const before = await states();
	// Where to is missing, which only n8n itself finds out.
	const incomplete: Row = {
		id: 'f2b9a3a6-93f4-4a50-9c0a-5f2f6d1e7a01',
		name: 'Ask',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [0, -900],
		parameters: { url: '' },
	};
	await edit(
		PAYMENTS,
		() => {
			const flow = byHand('04-books-payments-to-xero.json');
			return {
				...flow,
				nodes: [...flow.nodes, incomplete],
				connections: { ...flow.connections, Ask: { main: [[{ node: 'Payment', type: 'main', index: 0 }]] } },
			};
		},
		false,
	);
	await edit(BILLS, (flow) => ({ ...flow, settings: { ...flow.settings, timezone: 'Pacific/Auckland' } }));
	const html = await open();
	expect([BILLS, PAYMENTS].map((name) => would(html, name))).toEqual(['Changed', 'Changed']);
	const said = news(await decide({ act: 'promote', actor: 'Mere', chosen: [BILLS, PAYMENTS].map((name) => approvalOf(html, name)) }));
	expect(said).toEqual([
		`"${BILLS}" was not taken over, because "${PAYMENTS}" was refused. It was put back as it was.`,
		expect.stringMatching(/^"04 .*" was refused: .* answered 400: Cannot publish workflow: .*"Ask".* It was put back as it was\.$/) as string,
	]);
	expect(await states()).toEqual(before);
	expect(await promotions()).toHaveLength(3);
});

it('says what is wrong with a credential, and does nothing', async () => {
	const id = await dev().createCredential('n8nInstanceApi', 'Wrong key', { address: second.base, apiKey: 'not-a-key-of-this-n8n' });
	const flow = await inDev(PROMOTION);
	const wrong = {
		...flow,
		nodes: flow.nodes.map((node) =>
			node.name === 'Compare with the second n8n' ? { ...node, credentials: { n8nInstanceApi: { id, name: 'Wrong key' } } } : node,
		),
	};
	await edit(PROMOTION, () => wrong);
	expect(news(await open())).toEqual([`${second.base} does not know the API key. Make one there (Settings, n8n API), and enter it in the credential`]);
});

it('leaves no secret in the second n8n', async () => {
	const control = newControl();
	await prod().importWorkflow(controlFlow(control));
	await second.stop();
	const { node } = await installRuntime();
	const report = await lookForSecrets({
		home: home.path,
		secrets: new Map([...prod().planted, ['n8n: API key of the first', dev().planted.get('n8n: API key')!]]),
		control,
		node,
	});
	expect([report.found, report.blind]).toEqual([[], []]);
});
