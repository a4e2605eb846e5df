import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox/serve';
import { NZ, xeroClient } from '../sandbox/xero/seed';
import { zohoClient, type ZohoVendor } from '../sandbox/zoho';
import { root } from './command';
import type { Json, Workflow } from './n8n/client';
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
	close(): Promise<void>;
}

const secret = 'sandboxsecret42';

/** The package must have been built. `permissions` are switches of the Xero credential that are not on from the start. */
export const startWorld = async (permissions: Json = {}): Promise<World> => await startWorldOf(startN8n, permissions);

/** The same with an n8n that is started in another way. */
export async function startWorldOf<N extends RunningN8n>(start: (wanted: Wanted) => Promise<N>, permissions: Json = {}): Promise<World<N>> {
	const runtime = await installRuntime();
	const home = temporaryFolder('n8n');
	const open: (() => Promise<void>)[] = [async () => home.remove()];
	const close = async (): Promise<void> => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const tarball = await step('Packing the package', () => pack(join(home.path, 'packed')));
		const sandbox = await startSandbox();
		open.push(() => sandbox.close());
		let n8n = await start({ runtime, userFolder: home.path, tarball });
		open.push(() => n8n.stop());
		const control = new SandboxControl(sandbox.url);
		const credentials = await step('Signing in to the sandbox', () => connectVendors(n8n, control, permissions));
		return {
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
				n8n = await start({ runtime, userFolder: home.path, tarball, port: Number(new URL(n8n.base).port) });
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function connectVendors({ api }: RunningN8n, control: SandboxControl, permissions: Json): Promise<World['credentials']> {
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
