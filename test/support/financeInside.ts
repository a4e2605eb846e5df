import { zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import type { Resources } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import type { Row } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { zohoBooksDialect, zohoExpenseDialect, zohoInventoryDialect } from '../../src/wire/zohoFinance';
import type { Line } from './drive';

/** Zoho's finance apps in the sandbox without HTTP. */

interface FinanceSide {
	readonly api: string;
	readonly dialect: Dialect;
	readonly resources: Resources;
}

export const financeSides = {
	zohoBooks: { api: '/books/v3', dialect: zohoBooksDialect, resources: zohoBooks },
	zohoInventory: { api: '/inventory/v1', dialect: zohoInventoryDialect, resources: zohoInventory },
	zohoExpense: { api: '/expense/v1', dialect: zohoExpenseDialect, resources: zohoExpense },
} as const satisfies Readonly<Record<string, FinanceSide>>;

export type Watch = (request: Request, answer: Answer) => void;

/** One of the apps as a value, so that each exchange can be looked at. */
export const financeInside = (app: keyof typeof financeSides, zoho: ZohoVendor, watch: Watch = () => undefined): Line => {
	const { api, dialect, resources }: FinanceSide = financeSides[app];
	const { access_token } = zoho.mint({ expiresInSeconds: 1e9 });
	return {
		dialect,
		resources,
		ask: async (request) => {
			const { method, path, query = {}, headers = {}, body, accept = 'application/json' } = request;
			const where = dialect.inOrganisation(zohoOrganization.id);
			const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(body === undefined ? '' : JSON.stringify(body));
			const type = body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' };
			const all = { authorization: `Zoho-oauthtoken ${access_token}`, accept, ...type, ...where.headers, ...headers };
			const lowerCase = Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
			const address = { path: api + path, query: new URLSearchParams({ ...where.query, ...query }) };
			const asked = { method, ...address, headers: lowerCase, body: bytes.toString('utf8'), bytes, origin: 'http://sandbox/zoho' };
			const { status, headers: given = {}, body: said } = zoho.answer(asked);
			const isFile = Buffer.isBuffer(said) || typeof said === 'string';
			const answer: Answer = {
				status,
				headers: given,
				body: isFile ? new Uint8Array(Buffer.from(said)) : said === undefined ? '' : (JSON.parse(JSON.stringify(said)) as Row),
			};
			watch(request, answer);
			return await Promise.resolve(answer);
		},
	};
};
