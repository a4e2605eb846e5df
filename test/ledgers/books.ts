import { zohoOrganization } from '../../sandbox/zoho';
import type { Row } from '../../src/record';
import { caller } from '../sandbox/zohoCaller';
import { inZoho } from './taxes';
import type { Written } from './trial';

/** The sandbox's Zoho with the taxes of these trials, and a way back to that. */
export interface Books {
	begin(): void;
	/** Writes a record at an address below /books/v3; what became of it. */
	post(path: string, record: Row): Written;
	/** The same below /inventory/v1. */
	stock(path: string, record: Row): Written;
	get(path: string, query?: Record<string, string>): Row;
	/** Any other call; an error says what was refused. */
	must(method: string, path: string, body?: Row): void;
}

/** Slow enough for a hundred calls a minute. */
const BETWEEN_CALLS = 650;

/** Books, or Inventory, which keeps the same items. */
export const books = (prepare: (books: Books) => void = () => undefined): Books => {
	const desk = caller();
	desk.zoho.levers!['plan']!({ plan: 'ultimate' });
	desk.zoho.seed({ taxes: inZoho as Row[] });
	const bearer = desk.zoho.mint({ expiresInSeconds: 1e9 }).access_token;
	const outcome = ({ code, message, ...rest }: Row): Written => (code === 0 ? (Object.values(rest)[0] as Row) : { refusedBy: `Zoho: ${String(message)}` });
	const call = (method: string, path: string, body?: Row, query: Record<string, string> = {}): Row & { code: number; message: string } => {
		desk.later(BETWEEN_CALLS);
		return desk.call(method, path, { ...(body === undefined ? {} : { body }), query: { ignore_auto_number_generation: 'true', ...query } }).body;
	};
	desk.signIn({ expiresInSeconds: 1e9 });
	const ledger: Books = {
		begin: () => desk.zoho.restore(untouched),
		post: (path, record) => outcome(call('POST', path, record)),
		stock: (path, record) => {
			desk.later(BETWEEN_CALLS);
			const headers = { authorization: `Zoho-oauthtoken ${bearer}`, 'content-type': 'application/json' };
			const said = desk.raw('POST', `/inventory/v1${path}`, { body: record, headers, query: { organization_id: zohoOrganization.id } });
			return outcome(said.body as Row);
		},
		get: (path, query) => {
			const { code: _, message: __, ...rest } = call('GET', path, undefined, query);
			const [found] = Object.values(rest);
			return (typeof found === 'object' ? found : rest) as Row;
		},
		must: (method, path, body) => {
			const { code, message } = call(method, path, body);
			if (code !== 0) throw new Error(`${method} ${path}: ${message}`);
		},
	};
	prepare(ledger);
	const untouched = desk.zoho.snapshot();
	return ledger;
};
