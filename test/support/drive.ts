import axios from 'axios';
import type { Vendor } from '../../sandbox/vendor';
import { everyScope } from '../../sandbox/xero/scopes';
import type { Resources } from '../../src/apis/define';
import { zohoAreas } from '../../src/apis/scopes';
import { xero } from '../../src/apis/xero';
import { zohoCrm } from '../../src/apis/zohoCrm';
import type { Row } from '../../src/record';
import { answersTo, isMany, type Answer, type Conversation, type Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { triesOf } from '../../src/wire/retry';
import { fromJson } from '../../src/wire/text';
import { xeroDialect } from '../../src/wire/xero';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';

/** Conversations as the nodes hold them but without n8n: over HTTP, or with the sandbox as a value. */
export interface Line {
	readonly dialect: Dialect;
	readonly resources: Resources;
	ask(request: Request): Promise<Answer>;
}

export async function drive<T>(line: Line, conversation: Conversation<T>): Promise<T> {
	let step = conversation.next();
	while (!step.done) {
		const { value: asked } = step;
		step = conversation.next(isMany(asked) ? answersTo(await Promise.all(asked.map((one) => send(line, one)))) : await send(line, asked));
	}
	return step.value;
}

async function send(line: Line, request: Request): Promise<Answer> {
	const tries = triesOf(line.dialect, request);
	for (;;) {
		const next = tries.next(await line.ask(request), 0, 0);
		if ('answer' in next) return next.answer;
		await new Promise((resolve) => setTimeout(resolve, Math.min(next.wait, 100)));
	}
}

/** Where the vendor is, and who asks. */
interface Access {
	readonly address: string;
	/** Where resources are that belong to no organisation. */
	readonly outside: string;
	readonly organisation: string;
	readonly headers: Readonly<Record<string, string>>;
}

/** A request as it travels: with sign-in, organisation, and its body as bytes. */
interface Travelling {
	readonly method: string;
	readonly url: string;
	readonly query: Readonly<Record<string, string>>;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Buffer;
}

interface Arriving {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: Buffer;
}

function travelling({ address, outside, organisation, headers }: Access, dialect: Dialect, request: Request): Travelling {
	const where = request.outside ? {} : dialect.inOrganisation(organisation);
	const isFile = request.body instanceof Uint8Array;
	return {
		method: request.method,
		url: (request.outside ? outside : address) + request.path,
		query: { ...where.query, ...request.query },
		headers: {
			Accept: request.accept ?? 'application/json',
			...headers,
			...where.headers,
			...(request.body === undefined || isFile ? {} : { 'Content-Type': 'application/json' }),
			...request.headers,
		},
		...(request.body === undefined ? {} : { body: isFile ? Buffer.from(request.body) : Buffer.from(JSON.stringify(request.body)) }),
	};
}

function arrived({ accept }: Request, { status, headers, body }: Arriving): Answer {
	const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
	const isJson = lowerCase['content-type']?.includes('json');
	if (accept && !isJson && status < 300) return { status, headers: lowerCase, body: new Uint8Array(body) };
	const text = body.toString('utf8');
	const read = isJson && text !== '' ? fromJson(text) : text;
	return read === undefined ? { status: 0, headers: lowerCase, body: '' } : { status, headers: lowerCase, body: read };
}

const httpLine = (dialect: Dialect, resources: Resources, access: Access): Line => ({
	dialect,
	resources,
	ask: async (request) => {
		const { url, method, query, headers, body } = travelling(access, dialect, request);
		try {
			const answer = await axios.request<ArrayBuffer>({
				method,
				url,
				params: query,
				headers,
				...(body ? { data: body } : {}),
				responseType: 'arraybuffer',
				validateStatus: () => true,
				paramsSerializer: { encode: encodeURIComponent },
			});
			return arrived(request, { status: answer.status, headers: answer.headers, body: Buffer.from(answer.data) });
		} catch {
			return { status: 0, headers: {}, body: '' };
		}
	},
});

const post = async (url: string, body: Row): Promise<Row> => (await axios.post<Row>(url, body)).data;

/** Journals are not granted to everybody. */
const scopes = [...everyScope, 'accounting.journals.read'];

/** A signed-in caller of the sandbox's Xero, in its first organisation. */
export async function xeroLine(sandbox: string): Promise<Line> {
	const { access_token } = await post(`${sandbox}/_sandbox/tokens`, { vendor: 'xero', scopes, expiresInSeconds: 1e6 });
	const headers = { Authorization: `Bearer ${String(access_token)}` };
	const { data } = await axios.get<Row[]>(`${sandbox}/xero/connections`, { headers: { ...headers, Accept: 'application/json' } });
	const organisation = String(data[0]?.tenantId);
	return httpLine(xeroDialect, xero, { address: `${sandbox}/xero/api.xro/2.0`, outside: `${sandbox}/xero`, organisation, headers });
}

/** With the scopes that the credential asks for when CRM is switched on, and no others. */
export const crmScopes = zohoAreas.crm!.write!;

export async function zohoCrmLine(sandbox: string): Promise<Line> {
	const { access_token } = await post(`${sandbox}/_sandbox/tokens`, { vendor: 'zoho', scopes: crmScopes, expiresInSeconds: 1e6 });
	const headers = { Authorization: `Zoho-oauthtoken ${String(access_token)}` };
	return httpLine(zohoCrmDialect, zohoCrm, { address: `${sandbox}/zoho/crm/v8`, outside: `${sandbox}/zoho`, organisation: '', headers });
}

/** The same with the sandbox's Xero as a value, so that each exchange can be looked at. */
export function xeroInside(vendor: Vendor, organisation: string, watch: (request: Request, answer: Answer) => void): Line {
	const { access_token } = vendor.levers!.tokens!({ expiresInSeconds: 1e9, scopes }) as { access_token: string };
	const access = { address: '/api.xro/2.0', outside: '', organisation, headers: { Authorization: `Bearer ${access_token}` } };
	return {
		dialect: xeroDialect,
		resources: xero,
		ask: async (request) => {
			const { method, url, query, headers, body = Buffer.alloc(0) } = travelling(access, xeroDialect, request);
			const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
			const asked = { method, path: url, query: new URLSearchParams(query), headers: lowerCase, body: body.toString('utf8'), bytes: body };
			const { status, headers: given = {}, body: content } = vendor.answer({ ...asked, origin: 'http://sandbox/xero' });
			const isText = typeof content === 'string' || Buffer.isBuffer(content);
			const typed = isText || content === undefined ? given : { 'content-type': 'application/json', ...given };
			const bytes = Buffer.isBuffer(content) ? content : Buffer.from(typeof content === 'string' ? content : (JSON.stringify(content) ?? ''));
			const answer = arrived(request, { status, headers: typed, body: bytes });
			watch(request, answer);
			return await Promise.resolve(answer);
		},
	};
}
