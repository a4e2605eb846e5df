import type { Answer, Asked, Clock, Row, Vendor, WordedFault } from '../vendor';
import { accounts, HOME, host } from './accounts';
import { apps, organizationIn } from './apps';
import { automationLevers } from './automation/levers';
import { post, watch } from './automation/watching';
import { enter, finance } from './finance';
import { crm, crmAt, isCrm } from './crm';
import { enterAll } from './crm/enter';
import { HOMES } from './crm/founded';
import { crmLevers } from './crm/levers';
import { refuse as crmRefusal } from './crm/refused';
import { seededStates } from './crm/seed';
import { crmSheets } from './crm/sheets';
import { demoInvoices } from './demoInvoices';
import { demoPurchases } from './demoPurchases';
import { demoExpenses } from './expense/demoExpenses';
import { demoStock } from './inventory/demoStock';
import { blankState } from './foundation';
import { newAccessToken, newRefreshToken } from './grants';
import { all, keep, need, newId, organization, text, today, type Ledger, type State } from './ledger';
import { Refused, refusal } from './refused';
import { seeded } from './seed';
import { sheets } from './sheets';
import { usageHeaders } from './usage';

export { demoInvoices, zohoClient, zohoOrganization } from './seed';

export interface MintOptions {
	/** Everything in the finance apps where none are named. */
	readonly scopes?: readonly string[] | string;
	readonly expiresInSeconds?: number;
	/** The vendor's address, prefix included, for `api_domain`. */
	readonly origin?: string;
	/** The data centre, where it is not the first. */
	readonly centre?: string;
}

export interface ZohoVendor extends Vendor {
	/** Tokens without a browser. */
	mint(options?: MintOptions): { access_token: string; refresh_token: string; api_domain: string; token_type: 'Bearer'; expires_in: number };
	/** A record as GET by id shows it, under the key it has there. */
	record(collection: string, id: string): { readonly key: string; readonly record: Row };
	ids(collection: string): string[];
}

/** A kind of record by a name of its own, with the app in front where it is not the first that knows the name: `expense/expenses`. */
const kindOf = (name: string) => {
	const [, app, own] = /^(?:(\w+)\/)?(\w+)$/.exec(name.toLowerCase()) ?? [];
	const kinds = apps.filter(({ api }) => app === undefined || api.startsWith(`/${app}/`)).flatMap((one) => one.kinds);
	const kind = kinds.find((one) => [one.many, one.one, one.shelf, one.singular].includes(own ?? ''));
	if (kind === undefined) throw new Error(`There is no ${name}; there are ${kinds.map(({ many }) => many).join(', ')}`);
	return kind;
};

/** The finance app that an address belongs to answers; what that changes sets off the webhooks that rules name. */
const financeApps = (ledger: Ledger, asked: Asked, centre: string): Answer | undefined => {
	const app = apps.find(({ api }) => asked.path.startsWith(`${api}/`));
	if (app === undefined) return undefined;
	const tell = asked.method === 'GET' ? undefined : watch(ledger, apps);
	const answer = finance(app, ledger, asked, centre);
	tell?.();
	return answer;
};

/** Defines custom fields, or enters records. */
const seed = (ledger: Ledger, collection: string, rows: readonly Row[]): Row[] => {
	const inCrm = enterAll(ledger, ledger.clock, collection, rows, HOME);
	if (inCrm) return inCrm;
	if (collection === 'customfields') {
		return rows.map((row) => {
			const id = text(row.customfield_id ?? newId(ledger));
			return keep(ledger, 'customfields', id, {
				data_type: 'string',
				is_unique: false,
				index: 1,
				label: row.api_name,
				...row,
				customfield_id: id,
			});
		});
	}
	const kind = kindOf(collection);
	return rows.map((row) => {
		if (kind.create === undefined) return keep(ledger, kind.shelf, text(row[kind.id]), { ...row });
		try {
			return kind.shown(ledger, enter(ledger, kind, row));
		} catch (error) {
			throw error instanceof Refused ? new Error(`${collection}: ${error.message}`) : error;
		}
	});
};

/** A limit as it would be said were it reached. Books sends no Retry-After; a test may want one all the same. */
const limited = (ledger: Ledger, { problem, retryAfter }: Extract<WordedFault, { kind: 'rate-limit' }>): Answer => {
	const headers = usageHeaders(ledger);
	const said = {
		minute: refusal.minute,
		appminute: refusal.minute,
		concurrent: refusal.concurrent,
		day: () => refusal.day(Number(headers['x-rate-limit-limit'])),
	};
	return {
		...said[problem]().answer,
		headers: {
			...headers,
			...(problem === 'day' ? { 'x-rate-limit-remaining': '0' } : {}),
			...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
		},
	};
};

/** As CRM says it: one text for every limit, and no Retry-After unless a test wants one. */
const refusedByCrm = (fault: WordedFault): Answer => {
	if (fault.kind === 'expired-token') return crmRefusal.token().answer;
	const { answer } = crmRefusal.tooMany();
	return fault.retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': String(fault.retryAfter) } };
};

/** Which of CRM's organisations an address is about. */
const crmOrganisation = (path: string): string | undefined =>
	isCrm(path) ? HOMES.find(({ centre }) => centre === (path.startsWith('/eu/') ? 'eu' : HOME))?.zgid : undefined;

const EVERYTHING = ['ZohoBooks.fullaccess.all', 'ZohoInventory.FullAccess.all', 'ZohoExpense.fullaccess.ALL'];

/** Zoho: the accounts server, the finance apps and CRM. /eu in front of a path means the second data centre. */
export const createZoho = (clock: Clock): ZohoVendor => {
	const fresh = (): State => {
		const ledger: Ledger = { state: blankState(), clock };
		for (const [collection, rows] of Object.entries(seeded)) seed(ledger, collection, rows);
		ledger.state.crm = seededStates(clock);
		return ledger.state;
	};
	const ledger: Ledger = { state: fresh(), clock };

	const answer = (asked: Asked): Answer => {
		const elsewhere = /^\/(eu)(?=\/)/.exec(asked.path)?.[1];
		const here = { ...asked, path: elsewhere === undefined ? asked.path : asked.path.slice(elsewhere.length + 1) };
		const centre = elsewhere ?? HOME;
		return accounts(ledger, here, centre) ?? financeApps(ledger, here, centre) ?? crm(ledger, here, centre, host(here, centre)) ?? refusal.noSuchPath().answer;
	};

	const mint = ({ scopes = EVERYTHING, expiresInSeconds = 3600, origin = 'http://127.0.0.1/zoho', centre = HOME }: MintOptions = {}) => {
		const scope = typeof scopes === 'string' ? scopes : scopes.join(',');
		const refresh = newRefreshToken(ledger, scope, centre);
		return {
			access_token: newAccessToken(ledger, scope, centre, refresh, expiresInSeconds * 1000),
			refresh_token: refresh,
			api_domain: centre === HOME ? origin : `${origin}/${centre}`,
			token_type: 'Bearer' as const,
			expires_in: expiresInSeconds,
		};
	};

	return {
		name: 'zoho',
		prefix: '/zoho',
		answer,
		reset: () => {
			ledger.state = fresh();
		},
		seed: (records) => Object.fromEntries(Object.entries(records).map(([collection, rows]) => [collection, seed(ledger, collection, rows)])),
		snapshot: () => structuredClone(ledger.state),
		restore: (snapshot) => {
			ledger.state = structuredClone(snapshot as State);
		},
		sheets: () => [...sheets(ledger), ...crmSheets(crmAt(ledger.state.crm[HOME]!, clock, ''))],
		organisation: (asked) => crmOrganisation(asked.path) ?? (organizationIn(asked) || undefined),
		refuse: (fault, { path }) => (isCrm(path) ? refusedByCrm(fault) : fault.kind === 'expired-token' ? refusal.unauthorized().answer : limited(ledger, fault)),
		post: async (outbox) => await post(ledger, outbox),
		mint,
		record: (collection, id) => {
			const kind = kindOf(collection);
			return { key: kind.one, record: kind.shown(ledger, need(ledger, kind.shelf, id, kind.noun)) };
		},
		ids: (collection) => {
			const { shelf, id } = kindOf(collection);
			return all(ledger, shelf).map((row) => text(row[id]));
		},
		levers: {
			tokens: (input) => mint(input as MintOptions),
			...crmLevers(ledger, clock, HOME),
			...automationLevers(ledger, apps),
			/** Invoices to show and to try things with; see demoInvoices. */
			demo: ({ count, today: day }) => {
				const made = demoInvoices(Number(count ?? 25), text(day ?? today(ledger)));
				return seed(ledger, 'invoices', made).map(({ invoice_id, invoice_number, total }) => ({ invoice_id, invoice_number, total }));
			},
			/** Expense reports to show and to try things with; see demoExpenses. */
			demoExpenses: ({ today: day }) =>
				demoExpenses((collection, rows) => seed(ledger, collection, rows), text(day ?? today(ledger))).map(({ report_id, report_number, status, total }) => ({
					report_id,
					report_number,
					status,
					total,
				})),
			/** Purchase orders, bills and expenses to show and to try things with; see demoPurchases. */
			demoPurchases: ({ today: day }) => demoPurchases(ledger, (collection, rows) => seed(ledger, collection, rows), text(day ?? today(ledger))),
			/** Items in stock and what moves them, by ids; see demoStock. */
			demoStock: ({ today: day }) => demoStock((collection, rows) => seed(ledger, collection, rows), text(day ?? today(ledger))),
			/** The plan decides the day's quota: FREE 1,000, STANDARD 2,000, PROFESSIONAL 5,000, others 10,000. `day` and `minute` stand in the place of what Zoho allows. */
			plan: ({ plan, day, minute }) => {
				const row = organization(ledger);
				if (plan !== undefined) row.plan_name = text(plan).toUpperCase();
				ledger.state.usage.most = { ...(day === undefined ? {} : { day: Number(day) }), ...(minute === undefined ? {} : { minute: Number(minute) }) };
				return { plan: row.plan_name };
			},
		},
	};
};
