import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Asked } from './vendor';

/** The only place that knows HTTP: a request becomes a value, a value becomes a response. */

/** Larger than any vendor takes (Xero 10 MB). */
const LONGEST_BODY = 12 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > LONGEST_BODY) throw new Error('The request body is too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

export function asked(request: IncomingMessage, prefix: string, bytes: Buffer = Buffer.alloc(0)): Asked {
	const host = request.headers.host ?? '127.0.0.1';
	const url = new URL(request.url ?? '/', `http://${host}`);
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
	return {
		method: (request.method ?? 'GET').toUpperCase(),
		path: url.pathname.slice(prefix.length) || '/',
		query: url.searchParams,
		headers,
		body: bytes.toString('utf8'),
		bytes,
		origin: `http://${host}${prefix}`,
	};
}

export function send(response: ServerResponse, { status, headers = {}, body }: Answer, shorten = (text: Buffer): Buffer => text): void {
	const [type, content] = contentOf(body);
	const bytes = shorten(content);
	const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
	const typed = body === undefined || named.has('content-type') ? {} : { 'content-type': type };
	// 204 and 304 have no body and must not announce one.
	const measured = status === 204 || status === 304 ? {} : { 'content-length': String(bytes.length) };
	response.writeHead(status, { ...typed, ...headers, ...measured });
	response.end(status === 204 || status === 304 ? undefined : bytes);
}

export const sizeOf = ({ body }: Answer): number => contentOf(body)[1].length;

function contentOf(body: unknown): [type: string, content: Buffer] {
	if (Buffer.isBuffer(body)) return ['application/octet-stream', body];
	return typeof body === 'string'
		? ['text/plain; charset=utf-8', Buffer.from(body)]
		: ['application/json; charset=utf-8', Buffer.from(JSON.stringify(body) ?? '')];
}
