import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox/serve';
import { NZ, xeroClient } from '../sandbox/xero/seed';
import { zohoClient, type ZohoVendor } from '../sandbox/zoho';
import { root } from './command';
import { inAllWritings, lookForSecrets, newControl, type Report } from './leaks/check';
import { Keyring } from './leaks/keyring';
import type { Json, Workflow } from './n8n/client';
import { ENCRYPTION_KEY } from './n8n/environment';
import { installRuntime } from './n8n/runtime';
import { startN8n, type RunningN8n, type Wanted } from './n8n/server';
import { pack, temporaryFolder } from './pack';
import { step } from './progress';
import { SandboxControl } from './sandboxControl';

/** A sandbox, and an n8n of its own in which the packed package is installed and both vendors are connected. */
export interface World<N extends RunningN8n = RunningN8n> {
	readonly sandbox: Sandbox;
	readonly control: SandboxControl;
	/** Zoho Books' side of the sandbox. */
	readonly books: ZohoVendor;
	readonly n8n: N;
	/** The secret of Zoho Books' webhook. */
	readonly secret: string;
	/** Ids of the credentials, by the names that the templates use. */
	readonly credentials: Readonly<Record<'Xero account' | 'Zoho account' | 'Zoho webhook', string>>;
	/** Stops n8n and starts it again with what it has stored. */
	restart(): Promise<void>;
	/** Keeps what somebody was shown or sent, for `leaks`. */
	show(what: string, content: string | Uint8Array): void;
	/** Stops n8n, and looks through all that it stored, logged, showed and sent for the secrets that it was given or that the sandbox issued. */
	leaks(): Promise<Report>;
	close(): Promise<void>;
}

/** Those that are open; whoever starts one need not tell anybody who looks through them in the end. */
export const worlds = new Set<World>();

/** The package must have been built. `permissions` are switches of the Xero credential that are not on from the start. */
export const startWorld = async (permissions: Json = {}): Promise<World> => await startWorldOf(startN8n, permissions);

/** The same with an n8n that is started in another way. */
export async function startWorldOf<N extends RunningN8n>(start: (wanted: Wanted) => Promise<N>, permissions: Json = {}): Promise<World<N>> {
	const runtime = await installRuntime();
	const home = temporaryFolder('n8n');
	// Of letters and digits, as Zoho takes it.
	const secret = randomBytes(16).toString('hex');
	const open: (() => Promise<void>)[] = [async () => home.remove()];
	const close = async (): Promise<void> => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const tarball = await step('Packing the package', () => pack(join(home.path, 'packed')));
		const keyring = new Keyring();
		const sandbox = await startSandbox({ observe: keyring.observe });
		open.push(() => sandbox.close());
		// What it logs is looked through for secrets, so it is to log all that it can.
		const wanted: Wanted = { runtime, userFolder: home.path, tarball, variables: { N8N_LOG_LEVEL: 'debug' } };
		let n8n = await start(wanted);
		const planted = new Map([['n8n: encryption key', ENCRYPTION_KEY]]);
		const gather = (): void => n8n.api.planted.forEach((value, name) => planted.set(planted.get(name) === value ? name : freeName(planted, name), value));
		open.push(() => n8n.stop());
		const control = new SandboxControl(sandbox.url);
		const credentials = await step('Signing in to the sandbox', () => connectVendors(n8n, control, { secret, permissions }));
		let shown = 0;
		const show = (what: string, content: string | Uint8Array): void => {
			mkdirSync(join(home.path, 'shown'), { recursive: true });
			writeFileSync(join(home.path, 'shown', `${(shown += 1)} ${what.replace(/\W+/g, ' ').trim()}`), content);
		};
		const world: World<N> = {
			sandbox,
			control,
			books: sandbox.vendors.zoho as ZohoVendor,
			get n8n() {
				return n8n;
			},
			secret,
			credentials,
			async restart() {
				await n8n.stop();
				gather();
				n8n = await start({ ...wanted, port: Number(new URL(n8n.base).port) });
			},
			show,
			async leaks() {
				const control = newControl();
				await n8n.api.importWorkflow(controlFlow(control));
				show('exported workflows', JSON.stringify(await n8n.api.exported()));
				await n8n.stop();
				gather();
				const report = await lookForSecrets({ home: home.path, secrets: new Map([...planted, ...keyring.secrets()]), control, node: runtime.node });
				return { ...report, found: [...report.found, ...keyring.strays] };
			},
			close: async () => {
				worlds.delete(world);
				await close();
			},
		};
		worlds.add(world);
		return world;
	} catch (error) {
		await close();
		throw error;
	}
}

/** Every start of n8n has a key and a session of its own. */
const freeName = (planted: ReadonlyMap<string, string>, name: string): string => {
	for (let count = 1; ; count++) if (!planted.has(count === 1 ? name : `${name} ${count}`)) return count === 1 ? name : `${name} ${count}`;
};

/** A workflow that holds a value as no secret may be held anywhere: whoever looks for secrets must find it. */
export const controlFlow = (control: string): Workflow => ({
	name: 'Control',
	nodes: [
		{
			id: '9d0a5d6e-0c59-4b0f-8a39-3d1f7c2b5e01',
			name: 'Control',
			type: 'n8n-nodes-base.stickyNote',
			typeVersion: 1,
			position: [0, 0],
			parameters: { content: inAllWritings(control) },
		},
	],
	connections: {},
});

export async function connectVendors(
	{ api }: RunningN8n,
	control: SandboxControl,
	{ secret, permissions }: { readonly secret: string; readonly permissions: Json },
): Promise<World['credentials']> {
	const { url } = control;
	const xero = await api.createCredential('xeroAccountingOAuth2Api', 'Xero account', {
		grantType: 'authorizationCode',
		apiAddress: `${url}/xero`,
		clientId: xeroClient.id,
		clientSecret: xeroClient.secret,
		...permissions,
	});
	const zoho = await api.createCredential('zohoAppsOAuth2Api', 'Zoho account', {
		dataCentre: 'au',
		apiAddress: `${url}/zoho`,
		clientId: zohoClient.id,
		clientSecret: zohoClient.secret,
		crm: 'write',
		inventory: 'write',
		expense: 'write',
	});
	const webhook = await api.createCredential('zohoWebhookApi', 'Zoho webhook', { secret });
	await api.signIn(xero);
	await api.signIn(zoho);
	// On the consent page a user ticks the organisations to connect; here all are ticked, so the others are taken off.
	const { access_token } = await control.lever<{ access_token: string }>('tokens', { vendor: 'xero' });
	await control.disconnect(access_token, NZ);
	return { 'Xero account': xero, 'Zoho account': zoho, 'Zoho webhook': webhook };
}

/** A workflow template as it is shipped. */
export const template = (file: string): Workflow => JSON.parse(readFileSync(join(root, 'workflows-templates', file), 'utf8')) as Workflow;

/** Template 01 with its webhook set up by hand, so that whoever knows the world's secret can deliver what and when it likes. */
export const invoicesByHand = (): Workflow => {
	const flow = template('01-books-invoices-to-xero.json');
	const nodes = flow.nodes.map((node) =>
		node.type === 'n8n-nodes-xero-zoho.zohoBooksTrigger'
			? {
					...node,
					parameters: { ...(node.parameters as Json), setUp: 'hand' },
					credentials: { ...(node.credentials as Json), zohoWebhookApi: { id: null, name: 'Zoho webhook' } },
				}
			: node,
	);
	return { ...flow, nodes };
};
