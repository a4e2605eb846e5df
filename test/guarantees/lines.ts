import { createClock, type MovableClock } from '../../sandbox/clock';
import type { Vendor } from '../../sandbox/vendor';
import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import { createZoho, type ZohoVendor } from '../../sandbox/zoho';
import type { Resource } from '../../src/apis/define';
import { zohoCrm } from '../../src/apis/zohoCrm';
import type { Row } from '../../src/record';
import type { Answer } from '../../src/wire/conversation';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { crmScopes, xeroInside, type Line } from '../support/drive';
import { financeInside, type financeSides } from '../support/financeInside';
import { operator, type Operator } from '../support/operating';
import { booksOperator } from '../support/operatingBooks';
import { crmOperator } from '../support/operatingCrm';
import { expenseOperator } from '../support/operatingExpense';
import { inventoryOperator } from '../support/operatingInventory';

/** The five vendors' sandboxes as values, each with somebody who can carry out any operation of its tables. */

export interface Side {
	readonly line: Line;
	readonly vendor: Vendor;
	readonly operator: Operator;
	readonly clock: MovableClock;
	/** The resource as the account has it. */
	resource(name: string): Promise<Resource>;
}

const START = Date.parse('2026-04-10T01:00:00Z');

async function xeroSide(): Promise<Side> {
	const clock = createClock(() => START);
	const vendor = createXero(clock);
	vendor.levers!.tier!({ minute: 1_000_000, day: 1_000_000 });
	const line = xeroInside(vendor, NZ, () => undefined);
	const desk = operator(line);
	await desk.prepare();
	return { line, vendor, operator: desk, clock, resource: async (name) => await Promise.resolve(line.resources[name]!) };
}

const financeSide = async (app: keyof typeof financeSides, operates: (line: Line, zoho: ZohoVendor) => Operator, lever?: string): Promise<Side> => {
	const clock = createClock(() => Date.parse('2026-11-25T12:00:00+13:00'));
	const vendor = createZoho(clock);
	if (lever !== undefined) vendor.levers![lever]!({});
	vendor.levers!.plan!({ plan: 'PREMIUM' });
	const line = financeInside(app, vendor);
	const desk = operates(line, vendor);
	await desk.prepare();
	return { line, vendor, operator: desk, clock, resource: async (name) => await Promise.resolve(line.resources[name]!) };
};

/** CRM without HTTP. */
function crmInside(zoho: ZohoVendor): Line {
	const { access_token } = zoho.mint({ scopes: crmScopes, expiresInSeconds: 1e9 });
	return {
		dialect: zohoCrmDialect,
		resources: zohoCrm,
		ask: async ({ method, path, query = {}, headers = {}, body, accept = 'application/json', outside }) => {
			const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(body === undefined ? '' : JSON.stringify(body));
			const type = body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' };
			const all = { authorization: `Zoho-oauthtoken ${access_token}`, accept, ...type, ...headers };
			const asked = {
				...{ method, path: `${outside ? '' : '/crm/v8'}${path}`, query: new URLSearchParams(query) },
				headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value])),
				...{ body: bytes.toString('utf8'), bytes, origin: 'http://sandbox/zoho' },
			};
			const { status, headers: given = {}, body: said } = zoho.answer(asked);
			const isFile = Buffer.isBuffer(said) || typeof said === 'string';
			const answered = isFile ? new Uint8Array(Buffer.from(said)) : said === undefined ? '' : (JSON.parse(JSON.stringify(said)) as Row);
			return await Promise.resolve<Answer>({ status, headers: given, body: answered });
		},
	};
}

async function crmSide(): Promise<Side> {
	const clock = createClock(() => Date.parse('2026-11-25T12:00:00+13:00'));
	const vendor = createZoho(clock);
	const line = crmInside(vendor);
	const desk = crmOperator(line);
	await desk.prepare();
	return { line, vendor, operator: desk, clock, resource: desk.live };
}

export const sides: Readonly<Record<string, () => Promise<Side>>> = {
	xero: xeroSide,
	zohoCrm: crmSide,
	zohoBooks: async () => await financeSide('zohoBooks', booksOperator),
	zohoInventory: async () => await financeSide('zohoInventory', inventoryOperator),
	zohoExpense: async () => await financeSide('zohoExpense', expenseOperator),
};
