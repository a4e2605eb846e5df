import axios from 'axios';
import { NZ } from '../../sandbox/xero/seed';
import { zohoOrganization } from '../../sandbox/zoho';
import { startWorld, template, type World } from '../../scripts/world';
import { zohoAreas } from '../../src/apis/scopes';

/** A world for the templates of the finance apps: both ledgers as they are read by their APIs, and runs of a template from import to unpublishing. */

export type Row = Record<string, unknown>;

export const KEY = 'c2FuZGJveC1rZXkgdGhhdCBsb29rcyBsaWtlIGJhc2U2NA==';

export let world: World;
let [booksToken, xeroToken, crmToken] = ['', '', ''];

/** Signs in, runs template 00 and takes tokens of its own to look into both ledgers. */
export async function open(): Promise<void> {
	world = await startWorld({ attachments: 'write', bankTransactions: 'write', settings: 'write' });
	const { api } = world.n8n;
	await api.createCredential('xeroWebhookApi', 'Xero webhook', { signingSecret: KEY, secondSigningSecret: '' });
	const setUp = await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up');
	if (setUp.status !== 'success') throw new Error(`Template 00 ended with ${setUp.status}`);
	const token = async (vendor: string): Promise<string> =>
		(await world.control.lever<{ access_token: string }>('tokens', { vendor, expiresInSeconds: 1e8 })).access_token;
	// What is tested here are the templates, and not how long they wait.
	await world.control.lever('tier', { vendor: 'xero', minute: 100_000, day: 100_000 });
	[booksToken, xeroToken] = [await token('zoho'), await token('xero')];
	crmToken = (await world.control.lever<{ access_token: string }>('tokens', { vendor: 'zoho', scopes: zohoAreas.crm!.write, expiresInSeconds: 1e8 }))
		.access_token;
	// With this token all organisations are connected again; only the one stays.
	await world.control.disconnect(xeroToken, NZ);
}

export const close = async (): Promise<void> => await world?.close();

export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
export const texts = (rows: readonly Row[], name: string): string[] => rows.map((row) => String(row[name])).sort();
export const lever = async <T = Row>(name: string, input: Row = {}): Promise<T> => await world.control.lever<T>(name, { vendor: 'zoho', ...input });
export const zoho = (collection: string, id: unknown): Row => world.books.record(collection, String(id)).record as Row;
export const letters = async (): Promise<Row[]> => (await world.n8n.api.rows('xerozoho_dead_letters')).filter(({ status }) => status === 'waiting');
export const messages = async (): Promise<string> => (await letters()).map(({ message, advice }) => `${String(message)} ${String(advice)}`).join('\n');
export const audit = async (): Promise<Row[]> => await world.n8n.api.rows('xerozoho_audit');
export const audited = async (action: string): Promise<number> => (await audit()).filter((row) => row.action === action).length;

/** All of a kind in Zoho Books, not by its API: what n8n may ask in a minute is for n8n. */
export const inBooks = (collection: string): Row[] => world.books.ids(collection).map((id) => zoho(collection, id));

export const xeroApi = async <T = Row>(method: string, path: string, data?: Row, more: Row = {}): Promise<T> =>
	(
		await axios.request<T>({
			method,
			url: `${world.control.url}/xero/api.xro/2.0${path}`,
			headers: { authorization: `Bearer ${xeroToken}`, 'xero-tenant-id': NZ, accept: 'application/json' },
			...(data ? { data } : {}),
			...more,
			proxy: false,
		})
	).data;

/** Zoho Books by its API, which sets off its webhooks as a user does. */
export const booksApi = async (method: string, path: string, data?: Row): Promise<Row> =>
	(
		await axios.request<Row>({
			method,
			url: `${world.control.url}/zoho/books/v3${path}`,
			params: { organization_id: zohoOrganization.id },
			headers: { authorization: `Zoho-oauthtoken ${booksToken}` },
			...(data ? { data } : {}),
			proxy: false,
		})
	).data;

/** Zoho CRM by its API. */
export const crmApi = async (method: string, path: string, data?: readonly Row[]): Promise<Row[]> =>
	rowsOf(
		(
			await axios.request<Row>({
				method,
				url: `${world.control.url}/zoho/crm/v8${path}`,
				headers: { authorization: `Zoho-oauthtoken ${crmToken}` },
				...(data ? { data: { data } } : {}),
				proxy: false,
			})
		).data.data,
	);

export const xero = async (collection: string): Promise<Row[]> => rowsOf((await xeroApi('GET', `/${collection}?page=1&pageSize=1000`))[collection]);
export const bills = async (): Promise<Row[]> => (await xero('Invoices')).filter(({ Type }) => Type === 'ACCPAY');
export const payments = async (): Promise<Row[]> => (await xero('Payments')).filter(({ Status }) => Status === 'AUTHORISED');
export const contactsOf = async (prefix: string): Promise<Row[]> =>
	(await xero('Contacts')).filter(({ ContactNumber }) => String(ContactNumber ?? '').startsWith(prefix));

/** The files of a record, by name, as bytes. */
export async function files(record: string): Promise<Map<string, string>> {
	const { Attachments } = await xeroApi('GET', `/${record}/Attachments`);
	const bytes = async (name: string): Promise<string> =>
		Buffer.from(
			await xeroApi<ArrayBuffer>('GET', `/${record}/Attachments/${encodeURIComponent(name)}`, undefined, {
				responseType: 'arraybuffer',
				headers: { authorization: `Bearer ${xeroToken}`, 'xero-tenant-id': NZ, accept: 'application/octet-stream' },
			}),
		).toString('base64');
	return new Map(await Promise.all(texts(rowsOf(Attachments), 'FileName').map(async (name) => [name, await bytes(name)] as const)));
}

/** A change in Zoho Books by one of its users. */
export async function changeInBooks(path: string, data: Row): Promise<void> {
	const headers = { authorization: `Zoho-oauthtoken ${booksToken}` };
	await axios.put(`${world.control.url}/zoho/books/v3/${path}`, data, { params: { organization_id: zohoOrganization.id }, headers, proxy: false });
}

/** A file of a record of Zoho, as bytes. */
export async function fileInZoho(path: string): Promise<string> {
	const { data } = await axios.get<ArrayBuffer>(`${world.control.url}/zoho${path}`, {
		params: { organization_id: zohoOrganization.id },
		headers: { authorization: `Zoho-oauthtoken ${booksToken}` },
		responseType: 'arraybuffer',
		proxy: false,
	});
	return Buffer.from(data).toString('base64');
}

const addresses: Readonly<Record<string, string>> = {
	zohoBooksTrigger: 'zoho-books',
	zohoInventoryTrigger: 'zoho-inventory',
	zohoExpenseTrigger: 'zoho-expense',
};

export interface Flow {
	readonly id: string;
	readonly url: string;
}

const isTrigger = ({ webhookId }: Row): boolean => webhookId !== undefined;

/** A template whose webhook is set up by hand, so that the test says what comes when. */
export function byHand(file: string): ReturnType<typeof template> {
	const flow = template(file);
	const credential = (node: Row): Row =>
		String(node.type).includes('xero-zoho.xero')
			? { xeroWebhookApi: { id: null, name: 'Xero webhook' } }
			: { zohoWebhookApi: { id: null, name: 'Zoho webhook' } };
	const told = (node: Row): Row => ({
		...node,
		parameters: { ...(node.parameters as Row), delivery: 'webhook', ...(String(node.type).endsWith('zohoBooksTrigger') ? { setUp: 'hand' } : {}) },
		credentials: { ...(node.credentials as Row), ...credential(node) },
	});
	return { ...flow, nodes: flow.nodes.map((node) => (isTrigger(node) ? told(node) : node)) };
}

/** A template as whoever imports it has set it. */
export const withSettings = (flow: ReturnType<typeof template>, change: Row): ReturnType<typeof template> => ({
	...flow,
	nodes: flow.nodes.map((node) =>
		node.name === 'Settings'
			? {
					...node,
					parameters: {
						...(node.parameters as Row),
						jsonOutput: JSON.stringify({ ...(JSON.parse(String((node.parameters as Row).jsonOutput)) as Row), ...change }),
					},
				}
			: node,
	),
});

export async function publish(flow: ReturnType<typeof template>): Promise<Flow> {
	const { type, webhookId } = flow.nodes.find(isTrigger)!;
	const id = await world.n8n.api.importWorkflow(flow);
	await world.n8n.api.publish(id);
	return { id, url: `${world.n8n.base}/webhook/${String(webhookId)}/${addresses[String(type).split('.')[1]!] ?? 'xero-accounting'}` };
}

export type Deliveries = ReadonlyArray<readonly [entity: string, ids: readonly unknown[]]>;

export async function deliver({ id, url }: Flow, deliveries: Deliveries): Promise<void> {
	let count = 0;
	for (const [entity, ids] of deliveries) {
		const answers = await world.control.deliver({ vendor: 'zoho', entity, ids: ids.map(String), url, secret: world.secret, concurrency: 5 });
		expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
		await world.n8n.api.ran(id, (count += ids.length));
	}
	await nothingBroke(id);
}

/** What does not work waits as a letter; no run of a template ends as failed. */
export async function nothingBroke(id: string): Promise<void> {
	const failed = (await world.n8n.api.executions(id)).filter(({ status }) => status !== 'success');
	const whole = await Promise.all(failed.map((one) => world.n8n.api.execution(one.id)));
	expect(whole.map(({ status, data }) => [status, data?.resultData.lastNodeExecuted, data?.resultData.error?.message])).toEqual([]);
}

/** A run of a template from import to unpublishing. */
export async function bring(file: string, deliveries: Deliveries): Promise<string> {
	const flow = await publish(byHand(file));
	await deliver(flow, deliveries);
	await world.n8n.api.unpublish(flow.id);
	return flow.id;
}

/**
 * Another start of n8n knows nothing of the calls of the last minute, of which Xero allows sixty and Zoho a hundred, nor of anything else that only
 * its memory had; and for the vendors that minute is over too.
 */
export async function restart(): Promise<void> {
	await world.restart();
	await world.control.advance(60);
}

/** What a document comes to in both ledgers, by number. */
export const sums = (rows: readonly Row[], number: string, total: string, tax: string): string[] =>
	rows.map((row) => `${String(row[number])} ${Number(row[total]).toFixed(2)} ${Number(row[tax]).toFixed(2)}`).sort();
export const inXero = (rows: readonly Row[], number = 'InvoiceNumber'): string[] => sums(rows, number, 'Total', 'TotalTax');
