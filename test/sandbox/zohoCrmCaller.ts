import { createZoho, type MintOptions, type ZohoVendor } from '../../sandbox/zoho';
import type { Row } from '../../sandbox/vendor';
import { seedId } from '../../sandbox/zoho/crm/seed';
import { rows } from './zohoCaller';

export const ORIGIN = 'http://127.0.0.1:4010/zoho';

export interface Asking {
	readonly query?: Record<string, string>;
	readonly body?: unknown;
	readonly bytes?: Buffer;
	readonly headers?: Record<string, string>;
	readonly inFlight?: number;
}

export interface Said {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Row;
	/** What came that is no JSON. */
	readonly bytes: Buffer;
	/** Rows below `data`. */
	readonly data: Row[];
	readonly info: Row;
	/** The first row, or what its `details` say. */
	readonly first: Row;
	readonly details: Row;
}

export interface CrmCaller {
	readonly zoho: ZohoVendor;
	now(): number;
	later(milliseconds: number): void;
	/** A call to /crm/v8, signed in. */
	call(method: string, path: string, more?: Asking): Said;
	/** Any other address. */
	raw(method: string, path: string, more?: Asking): Said;
	signIn(options?: MintOptions): void;
	lever(name: string, input?: Row): unknown;
	/** Enters records as CRM's own user would. */
	seed(records: Record<string, Row[]>): Record<string, Row[]>;
	/** Inserts one and gives its id. */
	made(module: string, record: Row): string;
	/** The whole of a record. */
	read(module: string, id: string): Row;
}

export const EVERYTHING = [
	'ZohoCRM.modules.ALL',
	'ZohoCRM.settings.ALL',
	'ZohoCRM.users.ALL',
	'ZohoCRM.org.ALL',
	'ZohoCRM.coql.READ',
	'ZohoCRM.notifications.ALL',
	'ZohoCRM.bulk.ALL',
	'ZohoCRM.files.ALL',
	'ZohoCRM.change_owner.ALL',
	'ZohoCRM.mass_update.ALL',
	'ZohoCRM.mass_convert.ALL',
	'ZohoCRM.composite_requests.CUSTOM',
	'ZohoSearch.securesearch.READ',
	'ZohoFiles.files.ALL',
];

export const NOON = '2026-11-25T12:00:00+13:00';

let now = Date.parse(NOON);
const zoho = createZoho({ now: () => now });
const untouched = zoho.snapshot();

/** One client of a sandbox as it was in the beginning; its clock stands still at noon in Auckland on 25 November 2026 until it is moved. */
export const crmCaller = (): CrmCaller => {
	now = Date.parse(NOON);
	zoho.restore(untouched);
	const mint = (options?: MintOptions): string => zoho.mint({ scopes: EVERYTHING, expiresInSeconds: 1e9, origin: ORIGIN, ...options }).access_token;
	let token = mint();
	const raw = (method: string, path: string, { query = {}, body, bytes, headers = {}, inFlight }: Asking = {}): Said => {
		const answer = zoho.answer({
			method,
			path,
			query: new URLSearchParams(query),
			headers: { authorization: `Zoho-oauthtoken ${token}`, ...headers },
			body: body === undefined ? (bytes?.toString('utf8') ?? '') : typeof body === 'string' ? body : JSON.stringify(body),
			origin: ORIGIN,
			...(bytes === undefined ? {} : { bytes }),
			...(inFlight === undefined ? {} : { inFlight }),
		});
		const said = (Buffer.isBuffer(answer.body) ? {} : (answer.body ?? {})) as Row;
		const data = Array.isArray(said.data) ? rows(said.data) : [];
		const first = data[0] ?? {};
		return {
			status: answer.status,
			headers: answer.headers ?? {},
			body: said,
			bytes: Buffer.isBuffer(answer.body) ? answer.body : Buffer.alloc(0),
			data,
			info: (said.info ?? {}) as Row,
			first,
			details: (first.details ?? said.details ?? {}) as Row,
		};
	};
	const call = (method: string, path: string, more?: Asking): Said => raw(method, `/crm/v8${path}`, more);
	return {
		zoho,
		now: () => now,
		later: (milliseconds) => void (now += milliseconds),
		raw,
		call,
		signIn: (options) => void (token = mint(options)),
		lever: (name, input = {}) => zoho.levers![name]!(input),
		seed: (records) => zoho.seed(Object.fromEntries(Object.entries(records).map(([name, some]) => [name.includes('.') ? name : `crm.${name}`, some]))),
		made: (module, record) => String(call('POST', `/${module}`, { body: { data: [record] } }).details.id),
		read: (module, id) => call('GET', `/${module}/${id}`).first,
	};
};

/** The n-th seeded record of a module, in the first data centre. */
export const id = (module: string, n: number): string => seedId({ prefix: '5725767000' }, module, n);

export const seconds = (count: number): number => count * 1000;

/** A form with files and plain values. */
export const form = (parts: readonly { name: string; value: string | Buffer; file?: string; type?: string }[]): Pick<Asking, 'bytes' | 'headers'> => {
	const boundary = '----sandbox0123456789';
	const bytes = Buffer.concat([
		...parts.flatMap(({ name, value, file, type }) => [
			Buffer.from(
				`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n` +
					`${type === undefined ? '' : `content-type: ${type}\r\n`}\r\n`,
			),
			Buffer.from(value),
			Buffer.from('\r\n'),
		]),
		Buffer.from(`--${boundary}--\r\n`),
	]);
	return { bytes, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
};
