import { Agent } from 'node:http';
import { chunks } from '../../src/record';
import axios, { isAxiosError, type AxiosError, type AxiosInstance } from 'axios';
import axiosRetry from 'axios-retry';

/** What a script asks of n8n: its internal API where the editor uses it, its public one elsewhere. */

export const owner = { email: 'demo@example.com', firstName: 'Demo', lastName: 'Owner', password: 'Sandbox-2026' };

export type Json = Record<string, unknown>;

export interface Workflow {
	readonly name: string;
	readonly nodes: readonly Json[];
	readonly connections: Json;
	readonly settings?: Json;
	readonly pinData?: Json;
}

export interface Item {
	readonly json: Json;
	readonly binary?: Readonly<Record<string, { readonly fileName?: string; readonly mimeType: string; readonly id?: string; readonly data: string }>>;
	readonly error?: Json;
	readonly pairedItem?: unknown;
}

type Items = readonly (readonly Item[] | null)[];

/** One run of a node. */
export interface Run {
	/** By connection; `ai_tool` where an agent used the node. */
	readonly data?: { readonly main: Items; readonly ai_tool?: Items };
	readonly hints?: readonly { readonly message: string; readonly type?: string }[];
	readonly error?: Json;
}

export interface Execution {
	readonly id: string;
	readonly status: string;
	readonly finished: boolean;
	readonly startedAt: string;
	readonly stoppedAt: string | null;
	readonly workflowId: string;
	readonly data?: {
		readonly resultData: {
			readonly runData: Record<string, readonly Run[]>;
			readonly error?: Json;
			readonly lastNodeExecuted?: string;
		};
	};
}

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);
const SECOND = 1_000;

/** Sets the owner up, or logs in where there is one, and makes a key for the public API. */
export async function connect(base: string): Promise<N8n> {
	const plain = axios.create({ baseURL: base, proxy: false, timeout: 60 * SECOND });
	const setUp = await plain.post('/rest/owner/setup', owner, { validateStatus: () => true });
	const signedIn = setUp.status === 200 ? setUp : await plain.post('/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	const cookie = (signedIn.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
	// Whoever was busy for a while would write into a connection that n8n has given up.
	const httpAgent = new Agent({ keepAlive: false });
	const internal = axios.create({ baseURL: `${base}/rest`, proxy: false, timeout: 60 * SECOND, httpAgent, headers: { cookie } });
	const { data: scopes } = await internal.get<{ data: string[] }>('/api-keys/scopes');
	const { data: key } = await internal.post<{ data: { rawApiKey: string } }>('/api-keys', {
		label: `scripts ${Date.now()}`,
		expiresAt: null,
		scopes: scopes.data,
	});
	const open = axios.create({ baseURL: `${base}/api/v1`, proxy: false, timeout: 60 * SECOND, httpAgent, headers: { 'X-N8N-API-KEY': key.data.rawApiKey } });
	for (const client of [internal, open]) {
		// A busy machine can keep n8n from its own database for a moment; it then turns calls away unheard, so that any of them can be made again.
		axiosRetry(client, { retries: 30, retryCondition: isNotReady, retryDelay: () => SECOND });
		client.interceptors.response.use(undefined, explain);
	}
	const n8n = new N8n(internal, open);
	n8n.plant('n8n: password of the owner', owner.password);
	n8n.plant('n8n: API key', key.data.rawApiKey);
	n8n.plant('n8n: session', cookie.replace(/^[^=]*=/, ''));
	return n8n;
}

/** Which values of a credential are secret, by their names. */
const IS_SECRET = /secret|password|key/i;

const isNotReady = ({ response }: AxiosError): boolean => response?.status === 503 && /not ready/i.test(JSON.stringify(response.data));

/** An axios error says the status; n8n's own sentence is in the body. */
function explain(error: unknown): never {
	if (!isAxiosError(error) || !error.response) throw error;
	const { config, response } = error;
	throw new Error(`n8n answered ${response.status} to ${config?.method?.toUpperCase()} ${config?.url}: ${JSON.stringify(response.data)}`);
}

async function until<T>(what: string, patience: number, look: () => Promise<T | undefined>): Promise<T> {
	const end = Date.now() + patience;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > end) throw new Error(`${what} did not happen within ${patience / SECOND} s`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

export class N8n {
	/** Secrets that this n8n was given, by a name that may be shown. */
	readonly planted = new Map<string, string>();

	constructor(
		private readonly internal: AxiosInstance,
		private readonly open: AxiosInstance,
	) {}

	plant(name: string, secret: string): void {
		this.planted.set(name, secret);
	}

	async createCredential(type: string, name: string, data: Json): Promise<string> {
		const secrets = Object.entries(data).filter(([field, value]) => IS_SECRET.test(field) && typeof value === 'string' && value !== '');
		if (!secrets.length) throw new Error(`Nothing of the credential ${name} is known to be secret, so that nobody would look where it ends up`);
		for (const [field, value] of secrets) this.plant(`credential ${name}: ${field}`, value as string);
		const answer = await this.internal.post<{ data: { id: string } }>('/credentials', { type, name, data });
		return answer.data.data.id;
	}

	/** Signs in to the vendor as the editor's "Connect" does; the vendor must consent without asking. */
	async signIn(credentialId: string): Promise<void> {
		const { data: consent } = await this.internal.get<{ data: string }>('/oauth2-credential/auth', { params: { id: credentialId } });
		const { headers, data: page } = await axios.get<string>(consent.data, { proxy: false, maxRedirects: 0, validateStatus: () => true });
		if (!headers.location) throw new Error(`The vendor did not send the browser back to n8n: ${page}`);
		const { data: closing } = await this.internal.get<string>(String(headers.location), { baseURL: '' });
		if (/error|failed/i.test(closing.replace(/<(script|style)[\s\S]*?<\/\1>/g, ''))) throw new Error(`n8n did not accept the sign-in: ${closing}`);
	}

	/** What the editor's "Test" says. */
	async testCredential(id: string): Promise<{ status: string; message: string }> {
		return (await this.open.post<{ status: string; message: string }>(`/credentials/${id}/test`, {})).data;
	}

	/** By the public API, so that credentials named in the workflow are found by name, as for a user who imports it. */
	async importWorkflow({ name, nodes, connections, settings = {}, pinData }: Workflow): Promise<string> {
		const answer = await this.open.post<{ id: string }>('/workflows', { name, nodes, connections, settings, ...(pinData && { pinData }) });
		return answer.data.id;
	}

	/** What the editor's saving does; what is published stays as it was. */
	async saveWorkflow(id: string, { name, nodes, connections, settings = {} }: Workflow): Promise<void> {
		await this.open.put(`/workflows/${id}`, { name, nodes, connections, settings }, { params: { publishIfActive: 'false' } });
	}

	/** All of them, as they are exported. */
	async exported(): Promise<unknown> {
		return (await this.open.get<{ data: unknown }>('/workflows', { params: { limit: 250 } })).data.data;
	}

	async workflow(id: string): Promise<Workflow> {
		return (await this.open.get<Workflow>(`/workflows/${id}`)).data;
	}

	/** Publishes and waits until the triggers really listen: n8n answers before they do, and what they read first may have to wait for the vendor's next minute. */
	async publish(id: string): Promise<void> {
		await this.open.post(`/workflows/${id}/activate`, {});
		await until(`publishing workflow ${id}`, 180 * SECOND, async () => {
			const { data } = await this.internal.get<{ data: { status: string; triggers?: { errorMessage?: string }[] } }>(`/workflows/${id}/publication-status`);
			if (data.data.status === 'failed') throw new Error(`n8n could not publish workflow ${id}: ${JSON.stringify(data.data)}`);
			return data.data.status === 'published' ? true : undefined;
		});
	}

	async unpublish(id: string): Promise<void> {
		await this.open.post(`/workflows/${id}/deactivate`, {});
	}

	/** Runs the saved workflow from a trigger, whose pinned data are what it puts out, and waits for the end. */
	async run(id: string, trigger: string): Promise<Execution> {
		const answer = await this.internal.post<{ data: { executionId: string } }>(`/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } });
		return this.finished(answer.data.data.executionId);
	}

	async finished(executionId: string, patience = 120 * SECOND): Promise<Execution> {
		return until(`the end of execution ${executionId}`, patience, async () => {
			const execution = await this.execution(executionId);
			return FINISHED.has(execution.status) ? execution : undefined;
		});
	}

	async execution(id: string): Promise<Execution> {
		return (await this.open.get<Execution>(`/executions/${id}`, { params: { includeData: true } })).data;
	}

	/** Those that have ended, newest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const found: Execution[] = [];
		let cursor: string | undefined;
		do {
			const { data } = await this.open.get<{ data: Execution[]; nextCursor?: string | null }>('/executions', { params: { workflowId, limit: 250, cursor } });
			found.push(...data.data);
			cursor = data.nextCursor ?? undefined;
		} while (cursor);
		return found;
	}

	/** Waits until a workflow has run `count` times to the end and nothing of it is under way. */
	async ran(workflowId: string, count: number, patience = 180 * SECOND): Promise<Execution[]> {
		return until(`${count} executions of workflow ${workflowId}`, patience, async () => {
			const executions = await this.executions(workflowId);
			if (executions.filter(({ status }) => FINISHED.has(status)).length < count) return undefined;
			// Asked afterwards: one that began meanwhile is among them.
			const { data } = await this.internal.get<{ data: { results: Execution[] } }>('/executions', {
				params: { filter: JSON.stringify({ workflowId, status: ['running', 'new', 'waiting'] }), limit: 1 },
			});
			return data.data.results.length > 0 ? undefined : executions;
		});
	}

	/** What the editor's list of a parameter shows, for a node as it stands. */
	async options({ type, typeVersion, parameters, credentials }: Json, methodName: string): Promise<{ name: string; value: string }[]> {
		const answer = await this.internal.post<{ data: { name: string; value: string }[] }>('/dynamic-node-parameters/options', {
			path: 'parameters',
			nodeTypeAndVersion: { name: type, version: typeVersion },
			currentNodeParameters: parameters,
			credentials,
			methodName,
		});
		return answer.data.data;
	}

	/** The rows of a resource mapper, for a node as it stands. */
	async mapperFields({ type, typeVersion, parameters, credentials }: Json, methodName: string): Promise<Json[]> {
		const answer = await this.internal.post<{ data: { fields: Json[] } }>('/dynamic-node-parameters/resource-mapper-fields', {
			path: 'parameters',
			nodeTypeAndVersion: { name: type, version: typeVersion },
			currentNodeParameters: parameters,
			credentials,
			methodName,
		});
		return answer.data.data.fields;
	}

	async dataTables(): Promise<{ id: string; name: string }[]> {
		return (await this.open.get<{ data: { id: string; name: string }[] }>('/data-tables', { params: { limit: 100 } })).data.data;
	}

	private async tableId(table: string): Promise<string> {
		const id = (await this.dataTables()).find(({ name }) => name === table)?.id;
		if (!id) throw new Error(`There is no data table ${table}`);
		return id;
	}

	async addRow(table: string, row: Json): Promise<void> {
		await this.open.post(`/data-tables/${await this.tableId(table)}/rows`, { data: [row] });
	}

	/** Many rows, a thousand at a time. */
	async addRows(table: string, rows: readonly Json[]): Promise<void> {
		const id = await this.tableId(table);
		for (const some of chunks(rows, 1000)) await this.open.post(`/data-tables/${id}/rows`, { data: some });
	}

	/** What a person does who writes into the cells of a row. */
	async changeRows(table: string, column: string, value: string, data: Json): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName: column, condition: 'eq', value }] };
		await this.open.patch(`/data-tables/${await this.tableId(table)}/rows/update`, { filter, data });
	}

	async renameTable(table: string, name: string): Promise<void> {
		await this.open.patch(`/data-tables/${await this.tableId(table)}`, { name });
	}

	async rows(table: string): Promise<Json[]> {
		const id = await this.tableId(table);
		const found: Json[] = [];
		let cursor: string | undefined;
		do {
			const { data } = await this.open.get<{ data: Json[]; nextCursor?: string | null }>(`/data-tables/${id}/rows`, { params: { limit: 100, cursor } });
			found.push(...data.data);
			cursor = data.nextCursor ?? undefined;
		} while (cursor);
		return found;
	}
}
