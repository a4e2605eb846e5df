import { createZoho, zohoOrganization, type MintOptions, type ZohoVendor } from '../../sandbox/zoho';
import type { Answer, Row } from '../../sandbox/vendor';

export interface Caller {
	readonly zoho: ZohoVendor;
	/** Moves the clock. */
	later(milliseconds: number): void;
	/** A call to Books as everything in order: token, organisation, JSON. */
	call(method: string, path: string, more?: Call): Said;
	/** Any other call. */
	raw(method: string, path: string, more?: Call): Answer;
	signIn(options?: MintOptions): void;
}

export interface Call {
	readonly query?: Record<string, string>;
	readonly body?: unknown;
	readonly headers?: Record<string, string>;
	readonly inFlight?: number;
}

export interface Said extends Answer {
	readonly body: Row & { readonly code: number; readonly message: string };
}

export const ORIGIN = 'http://127.0.0.1:4010/zoho';

/** One client of a sandbox of its own; its clock stands still at noon in Auckland on 25 November 2026 until it is moved. */
export const caller = (): Caller => {
	let now = Date.parse('2026-11-25T12:00:00+13:00');
	const zoho = createZoho({ now: () => now });
	let token = zoho.mint({ origin: ORIGIN }).access_token;
	const raw = (method: string, path: string, { query = {}, body, headers = {}, inFlight }: Call = {}): Answer =>
		zoho.answer({
			method,
			path,
			query: new URLSearchParams(query),
			headers,
			body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
			origin: ORIGIN,
			...(inFlight === undefined ? {} : { inFlight }),
		});
	return {
		zoho,
		later: (milliseconds) => void (now += milliseconds),
		raw,
		call: (method, path, { query, headers, ...more } = {}) =>
			raw(method, `/books/v3${path}`, {
				...more,
				query: { organization_id: zohoOrganization.id, ...query },
				headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json', ...headers },
			}) as Said,
		signIn: (options) => void (token = zoho.mint({ origin: ORIGIN, ...options }).access_token),
	};
};

export const minutes = (count: number): number => count * 60_000;
export const days = (count: number): number => count * 86_400_000;
export const rows = (value: unknown): Row[] => value as Row[];
