import { createClock, type MovableClock } from '../../sandbox/clock';
import type { Answer, Row, Vendor } from '../../sandbox/vendor';
import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';

interface Extras {
	readonly headers?: Readonly<Record<string, string>>;
	readonly inFlight?: number;
}

export interface Said {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
	/** Where bytes came back. */
	readonly bytes?: Buffer;
	/** Parsed; {} where it is no JSON. */
	readonly body: Row;
}

export interface Caller {
	readonly xero: Vendor;
	readonly clock: MovableClock;
	/** A request to the Accounting API, the path with its query. */
	api(method: string, path: string, body?: unknown, extras?: Extras): Said;
	raw(method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>): Said;
	/** The first record of an answer. */
	one(said: Said, collection: string): Row;
	token(input?: Row): Row & { access_token: string; refresh_token: string };
}

/** Talks to the vendor as a value, without HTTP, at a fixed moment. */
export function caller(at = '2026-03-10T01:00:00Z'): Caller {
	const clock = createClock(() => Date.parse(at));
	const xero = createXero(clock);
	xero.levers?.tier?.({ minute: 1_000_000, day: 1_000_000 });
	const token = (input: Row = {}) => xero.levers?.tokens?.(input) as ReturnType<Caller['token']>;
	const { access_token } = token({ expiresInSeconds: 1e9 });

	const raw: Caller['raw'] = (method, path, body = '', headers = {}) => {
		const url = new URL(path, 'http://sandbox');
		return said(xero.answer({ method, path: url.pathname, query: url.searchParams, headers, body, origin: 'http://sandbox/xero' }));
	};
	return {
		xero,
		clock,
		token,
		raw,
		api: (method, path, body, { headers = {}, inFlight = 0 } = {}) => {
			const url = new URL(`/api.xro/2.0${path}`, 'http://sandbox');
			const sent = { authorization: `Bearer ${access_token}`, 'xero-tenant-id': NZ, accept: 'application/json', ...headers };
			const text = body === undefined ? '' : typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body);
			const raw = Buffer.isBuffer(body) ? { bytes: body } : {};
			return said(
				xero.answer({ method, path: url.pathname, query: url.searchParams, headers: sent, body: text, ...raw, origin: 'http://sandbox/xero', inFlight }),
			);
		},
		one: ({ body }, collection) => (body[collection] as Row[])[0] ?? {},
	};
}

function said({ status, headers = {}, body }: Answer): Said {
	if (Buffer.isBuffer(body)) return { status, headers, text: body.toString('latin1'), bytes: body, body: {} };
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
	const isJson = text.startsWith('{') || text.startsWith('[');
	return { status, headers, text, body: isJson ? (JSON.parse(text) as Row) : {} };
}

export const messages = (row: Row | undefined): string[] => ((row?.ValidationErrors ?? []) as Row[]).map(({ Message }) => String(Message));

/** What a refused request says about its first element. */
export const refusals = ({ body }: Said): string[] => messages((body.Elements as Row[] | undefined)?.[0]);

export const sale = (own: Row = {}): Row => ({
	Type: 'ACCREC',
	Contact: { Name: 'Ridgeway University' },
	Date: '2026-03-09',
	DueDate: '2026-03-31',
	Status: 'AUTHORISED',
	LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
	...own,
});
