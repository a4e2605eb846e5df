import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import type { INodeType } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { zohoClient, zohoOrganization } from '../../sandbox/zoho';
import { SandboxControl, type JournalEntry } from '../../scripts/sandboxControl';
import { SmallN8n } from '../support/smallN8n';
import { byId } from './accounts';

/** Triggers of Zoho's finance apps in front of a sandbox of their own, behind addresses that it can reach. */

export type Row = Record<string, unknown>;
export type App = 'ZohoBooks' | 'ZohoInventory' | 'ZohoExpense';

let serial = 0;

/** The node as a process has it that has just been started. */
export function loadedAnew(app: App = 'ZohoBooks'): INodeType {
	let loaded: Record<string, new () => INodeType> = {};
	jest.isolateModules(() => (loaded = jest.requireActual(join(__dirname, `../../nodes/${app}/${app}Trigger.node`))));
	return new loaded[`${app}Trigger`]!();
}

export const SECRET = 'handmadesecret42';

export class FinanceWorld {
	private readonly servers: Server[] = [];

	private constructor(
		readonly sandbox: Sandbox,
		readonly control: SandboxControl,
		private token: Row = {},
	) {}

	static async start(): Promise<FinanceWorld> {
		const sandbox = await startSandbox();
		return new FinanceWorld(sandbox, new SandboxControl(sandbox.url));
	}

	/** A sandbox as it was in the beginning, signed in to. */
	async begin(): Promise<void> {
		await this.control.reset();
		this.token = await this.control.lever<Row>('tokens', { vendor: 'zoho', expiresInSeconds: 1e8 });
	}

	async close(): Promise<void> {
		for (const server of this.servers) server.close();
		await this.sandbox.close();
	}

	/** A trigger with a memory of its own, signed in, whose webhooks are set up by hand unless it says otherwise. */
	async trigger(parameters: Row, { app = 'ZohoBooks', secret = SECRET }: { app?: App; secret?: string } = {}): Promise<SmallN8n> {
		const form = { organization: byId(zohoOrganization.id).value, delivery: 'webhook', setUp: 'hand', minutes: 1, sweepHours: 24 };
		const zohoAppsOAuth2Api = { dataCentre: 'au', clientSecret: zohoClient.secret, apiAddress: `${this.sandbox.url}/zoho`, oauthTokenData: this.token };
		const credentials = { zohoAppsOAuth2Api, ...(secret ? { zohoWebhookApi: { secret } } : {}) };
		const n8n = new SmallN8n(loadedAnew(app), { ...form, ...parameters }, credentials, (serial += 1));
		n8n.url = await this.serve(n8n);
		return n8n;
	}

	private async serve(n8n: SmallN8n): Promise<string> {
		const server = createServer(async (request, response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			const query = Object.fromEntries(new URL(request.url ?? '', 'http://n8n.test').searchParams);
			const { status, body } = await n8n.call(Buffer.concat(chunks), request.headers as Record<string, string>, query);
			return response.writeHead(status).end(body);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.servers.push(server);
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	}

	/** Webhooks as rules that a person set up send them. */
	async deliver(n8n: SmallN8n, entity: string, ids: readonly string[], { event, ...mail }: Row & { event?: string } = {}): Promise<number[]> {
		const query = event ? { event } : {};
		const answers = await this.control.deliver({ vendor: 'zoho', entity, ids, url: n8n.url, secret: SECRET, query, ...mail });
		return answers.map(({ status }) => status);
	}

	async seed(records: Record<string, readonly Row[]>): Promise<Record<string, Row[]>> {
		return await this.control.seed('zoho', records);
	}

	/** A call of the API as another program makes it. */
	async call(method: string, path: string, data?: Row): Promise<Row> {
		const { status, data: body } = await axios.request<Row>({
			method,
			url: `${this.sandbox.url}/zoho${path}`,
			params: { organization_id: zohoOrganization.id },
			headers: { authorization: `Zoho-oauthtoken ${String(this.token.access_token)}` },
			...(data === undefined ? {} : { data }),
			validateStatus: () => true,
			proxy: false,
		});
		if (status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`);
		return body;
	}

	/** Calls of the API by the triggers and whoever else. */
	async calls(pattern: RegExp): Promise<JournalEntry[]> {
		return (await this.control.journal('zoho')).filter(({ method, path, query }) => pattern.test(`${method} ${path}${query ? `?${query}` : ''}`));
	}
}

/** Time goes on, for the sandbox and the trigger alike. */
export const pass = (seconds: number): void => void jest.setSystemTime(Date.now() + seconds * 1000);
