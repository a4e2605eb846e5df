import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { zohoClient } from '../../sandbox/zoho';
import { SandboxControl, type JournalEntry } from '../../scripts/sandboxControl';
import { zohoAreas } from '../../src/apis/scopes';
import { SmallN8n } from '../support/smallN8n';

/** Zoho CRM Modules Triggers in front of a sandbox of their own, behind addresses that it can reach. */

export type Row = Record<string, unknown>;

let serial = 0;

/** The node as a process has it that has just been started; n8n's own library remembers nothing and takes long to load. */
export function loadedAnew(): INodeType {
	let loaded: Record<string, new () => INodeType> = {};
	const workflow = jest.requireMock<object>('n8n-workflow');
	jest.doMock('n8n-workflow', () => workflow);
	jest.isolateModules(() => (loaded = jest.requireActual(join(__dirname, '../../nodes/ZohoCrmModules/ZohoCrmModulesTrigger.node'))));
	return new loaded.ZohoCrmModulesTrigger!();
}

export interface Posted {
	readonly status: number;
	readonly channel_id?: string;
	readonly body: Row;
}

export class CrmWorld {
	private readonly servers: Server[] = [];
	/** Milliseconds that answers to notifications took. */
	readonly answered: number[] = [];

	private constructor(
		readonly sandbox: Sandbox,
		readonly control: SandboxControl,
		private token: Row = {},
	) {}

	static async start(): Promise<CrmWorld> {
		const sandbox = await startSandbox();
		return new CrmWorld(sandbox, new SandboxControl(sandbox.url));
	}

	/** A sandbox as it was in the beginning, signed in to. */
	async begin(): Promise<void> {
		await this.control.reset();
		this.token = await this.control.lever<Row>('tokens', { vendor: 'zoho', scopes: zohoAreas.crm!.write, expiresInSeconds: 1e8 });
	}

	async close(): Promise<void> {
		for (const server of this.servers) server.close();
		await this.sandbox.close();
	}

	/** A trigger with a memory of its own, signed in, and its production URL. */
	async trigger(parameters: Row = {}): Promise<SmallN8n> {
		const form = { modules: ['Properties'], events: ['created', 'updated', 'deleted'], delivery: 'channel', wonStages: ['Closed Won'] };
		const credentials = {
			zohoAppsOAuth2Api: { dataCentre: 'au', clientSecret: zohoClient.secret, apiAddress: `${this.sandbox.url}/zoho`, oauthTokenData: this.token },
		};
		const n8n = new SmallN8n(loadedAnew(), { ...form, ...parameters }, credentials, (serial += 1));
		n8n.url = await this.serve(n8n);
		return n8n;
	}

	/** Switched off, a trigger answers as a server does whose n8n is down. */
	readonly down = new Set<SmallN8n>();

	private async serve(n8n: SmallN8n): Promise<string> {
		const server = createServer(async (request, response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			if (this.down.has(n8n)) return response.writeHead(502).end();
			const { status, body, milliseconds } = await n8n.call(Buffer.concat(chunks), request.headers as Record<string, string>);
			this.answered.push(milliseconds);
			return response.writeHead(status).end(body);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.servers.push(server);
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	}

	/** A call of CRM's API as another program makes it. */
	async call(method: string, path: string, data?: unknown): Promise<Row> {
		const { data: body } = await axios.request<Row>({
			method,
			url: `${this.sandbox.url}/zoho/crm/v8${path}`,
			headers: { authorization: `Zoho-oauthtoken ${String(this.token.access_token)}` },
			...(data === undefined ? {} : { data }),
			validateStatus: () => true,
			proxy: false,
		});
		return body;
	}

	private async written(method: string, path: string, data?: readonly Row[]): Promise<string[]> {
		const { data: results } = await this.call(method, path, data && { data });
		return (results as { code: string; details: Row }[]).map(({ code, details }) => {
			if (code !== 'SUCCESS') throw new Error(`${method} ${path}: ${JSON.stringify({ code, details })}`);
			return String(details.id);
		});
	}

	create = async (module: string, ...records: Row[]): Promise<string[]> => await this.written('POST', `/${module}`, records);
	edit = async (module: string, ...records: Row[]): Promise<string[]> => await this.written('PUT', `/${module}`, records);
	remove = async (module: string, ...ids: string[]): Promise<string[]> => await this.written('DELETE', `/${module}?ids=${ids.join(',')}`);

	/** Posts what waits. */
	async deliver(wishes: Row = {}): Promise<Posted[]> {
		return (await this.control.lever<{ delivered: Posted[] }>('crmNotifications', { vendor: 'zoho', ...wishes })).delivered;
	}

	/** The channels that live. */
	async channels(): Promise<Row[]> {
		return ((await this.call('GET', '/actions/watch')).watch as Row[] | undefined) ?? [];
	}

	/** Calls of the CRM API by the triggers and whoever else. */
	async calls(pattern: RegExp): Promise<JournalEntry[]> {
		return (await this.control.journal('zoho')).filter(({ method, path, query }) => pattern.test(`${method} ${path}${query ? `?${query}` : ''}`));
	}
}

/** Time goes on, for the sandbox and the trigger alike. */
export const pass = (seconds: number): void => void jest.setSystemTime(Date.now() + seconds * 1000);
