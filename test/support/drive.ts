import axios from 'axios';
import type { Resources } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../src/record';
import type { Answer, Conversation, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { waitBeforeRetry } from '../../src/wire/retry';
import { fromJson } from '../../src/wire/text';
import { xeroDialect } from '../../src/wire/xero';
import { zohoFinanceDialect } from '../../src/wire/zohoFinance';

/** Conversations over HTTP, as the nodes hold them but without n8n. */
export interface Line {
	readonly address: string;
	readonly dialect: Dialect;
	readonly resources: Resources;
	readonly organisation: string;
	readonly headers: Readonly<Record<string, string>>;
}

export async function drive<T>(line: Line, conversation: Conversation<T>): Promise<T> {
	let step = conversation.next();
	while (!step.done) step = conversation.next(await send(line, step.value));
	return step.value;
}

async function send(line: Line, request: Request): Promise<Answer> {
	for (let tries = 1; ; tries++) {
		const answer = await once(line, request);
		const wait = waitBeforeRetry(line.dialect, request, answer, tries, 0);
		if (wait === undefined) return answer;
		await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 100)));
	}
}

async function once({ address, dialect, organisation, headers }: Line, request: Request): Promise<Answer> {
	const where = dialect.inOrganisation(organisation);
	try {
		const {
			status,
			headers: received,
			data,
		} = await axios.request<string>({
			method: request.method,
			url: address + request.path,
			params: { ...where.query, ...request.query },
			headers: {
				Accept: 'application/json',
				...headers,
				...where.headers,
				...request.headers,
				...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
			},
			...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
			paramsSerializer: { encode: encodeURIComponent },
		});
		const lowerCase = Object.fromEntries(Object.entries(received).map(([name, value]) => [name.toLowerCase(), String(value)]));
		const body = lowerCase['content-type']?.includes('json') && data !== '' ? fromJson(data) : data;
		return body === undefined ? { status: 0, headers: lowerCase, body: '' } : { status, headers: lowerCase, body };
	} catch {
		return { status: 0, headers: {}, body: '' };
	}
}

const post = async (url: string, body: Row): Promise<Row> => (await axios.post<Row>(url, body)).data;

/** A signed-in caller of the sandbox's Xero, in its first organisation. */
export async function xeroLine(sandbox: string): Promise<Line> {
	const { access_token } = await post(`${sandbox}/_sandbox/tokens`, { vendor: 'xero' });
	const headers = { Authorization: `Bearer ${String(access_token)}` };
	const { data } = await axios.get<Row[]>(`${sandbox}/xero/connections`, { headers: { ...headers, Accept: 'application/json' } });
	return { address: `${sandbox}/xero/api.xro/2.0`, dialect: xeroDialect, resources: xero, organisation: String(data[0]?.tenantId), headers };
}

export async function zohoBooksLine(sandbox: string): Promise<Line> {
	const { access_token } = await post(`${sandbox}/_sandbox/tokens`, { vendor: 'zoho' });
	const headers = { Authorization: `Zoho-oauthtoken ${String(access_token)}` };
	const { data } = await axios.get<{ organizations: Row[] }>(`${sandbox}/zoho/books/v3/organizations`, { headers });
	return {
		address: `${sandbox}/zoho/books/v3`,
		dialect: zohoFinanceDialect,
		resources: zohoBooks,
		organisation: String(data.organizations[0]?.organization_id),
		headers,
	};
}
