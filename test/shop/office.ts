import type { Vendor } from '../../sandbox/vendor';
import { createXero } from '../../sandbox/xero';
import { everyScope } from '../../sandbox/xero/scopes';
import { NZ } from '../../sandbox/xero/seed';
import { createZoho, zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import { accountId, taxId } from '../../sandbox/zoho/foundation';
import type { Resources } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoCrm } from '../../src/apis/zohoCrm';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { zohoAreas } from '../../src/apis/scopes';
import { checkable } from '../../src/checking/checkable';
import { compareTotals } from '../../src/checking/totals';
import { referenceFrom } from '../../src/checking/reference';
import { verdictOn } from '../../src/checking/verdict';
import type { Failure } from '../../src/failure';
import { builtIn, type MappingName } from '../../src/mapping/builtIn';
import { sourceOf } from '../../src/mapping/places';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { isRow, SYNC, type Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import { answersTo, isMany, type Answer, type Conversation, type Outcome, type Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import type { Dialect } from '../../src/wire/dialect';
import { fromJson } from '../../src/wire/text';
import { xeroDialect } from '../../src/wire/xero';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { zohoBooksDialect, zohoInventoryDialect } from '../../src/wire/zohoFinance';
import { mappingRows } from '../chaos/mappingRows';

/** Both vendors as values, with what the nodes of a template do between them: a conversation, a mapping and its check. */

interface Line {
	readonly vendor: Vendor;
	readonly dialect: Dialect;
	readonly resources: Resources;
	readonly address: string;
	readonly organisation: string;
	readonly authorization: string;
}

/** What a step of a template refuses; a failure that waits as a letter. */
export class Refused extends Error {
	constructor(readonly failure: Pick<Failure, 'cause' | 'message'>) {
		super(failure.message);
	}
}

/** Slow enough for a hundred calls a minute. */
const BETWEEN_CALLS = 650;
const TOLERANCE = 5;

export type App = 'books' | 'inventory' | 'crm' | 'xero';

export class Office {
	now = Date.parse('2026-11-20T01:00:00Z');
	calls = 0;
	/** How many records each mapping made that were checked and found well. */
	readonly mapped = new Map<MappingName, number>();
	readonly zoho: ZohoVendor;
	readonly xero: Vendor;
	private readonly lines: Readonly<Record<App, Line>>;
	private readonly tables: readonly Row[];
	private readonly reference;

	constructor() {
		const clock = { now: () => this.now };
		[this.zoho, this.xero] = [createZoho(clock), createXero(clock)];
		this.zoho.levers!['plan']!({ plan: 'ultimate' });
		this.zoho.levers!['demoStock']!({});
		this.xero.levers!['tier']!({ day: 1e9, minute: 1e9 });
		const { access_token: token } = this.xero.levers!['tokens']!({ scopes: everyScope, expiresInSeconds: 1e9 }) as { access_token: string };
		const ofZoho = {
			vendor: this.zoho,
			organisation: zohoOrganization.id,
			authorization: `Zoho-oauthtoken ${this.zoho.mint({ expiresInSeconds: 1e9 }).access_token}`,
		};
		this.lines = {
			books: { ...ofZoho, dialect: zohoBooksDialect, resources: zohoBooks, address: '/books/v3' },
			inventory: { ...ofZoho, dialect: zohoInventoryDialect, resources: zohoInventory, address: '/inventory/v1' },
			crm: {
				...ofZoho,
				dialect: zohoCrmDialect,
				resources: zohoCrm,
				address: '/crm/v8',
				authorization: `Zoho-oauthtoken ${this.zoho.mint({ scopes: zohoAreas.crm!.write!, expiresInSeconds: 1e9 }).access_token}`,
			},
			xero: { vendor: this.xero, dialect: xeroDialect, resources: xero, address: '/api.xro/2.0', organisation: NZ, authorization: `Bearer ${token}` },
		};
		const untaxed = { kind: 'tax', source_app: 'shop', source_value: 'No tax', target_app: 'zohoBooks', target_value: taxId('Zero Rate') };
		const gateways = { kind: 'paymentAccount', source_app: 'shop', source_value: '*', target_app: 'zohoBooks', target_value: accountId('Undeposited Funds') };
		this.tables = [...mappingRows, gateways, untaxed];
		this.reference = referenceFrom([...this.list('books', 'tax', {}), ...this.list('books', 'currency', {}), ...this.list('books', 'organization', {})]);
	}

	/** What one record of a node becomes. */
	act(app: App, named: string, verb: string, wish: Omit<Wish, 'from'>, more: { readonly lookUpFirst?: true } = {}): Row {
		const [outcome] = this.wish(app, named, verb, wish, more);
		if (!outcome || outcome.failure) throw new Refused(outcome?.failure ?? { cause: 'unknown', message: 'nothing came of it' });
		return outcome.record ?? {};
	}

	list(app: App, named: string, filters: Row): Row[] {
		return this.rows(app, named, 'getMany', { filters });
	}

	listPart(app: App, named: string, verb: string, id: string): Row[] {
		return this.rows(app, named, verb, { id });
	}

	private rows(app: App, named: string, verb: string, wish: Omit<Wish, 'from'>): Row[] {
		return this.wish(app, named, verb, wish).map(({ record, failure }) => {
			if (failure) throw new Refused(failure);
			return record ?? {};
		});
	}

	/** The Record Mapper and the Record Validator. */
	map(name: MappingName, record: Row, subject: string, live = false): Row[] {
		const mapping = builtIn[name];
		const tolerance = live ? TOLERANCE : 0;
		return translate({
			mapping,
			writable: writableBy(mapping),
			item: record,
			record,
			rows: [],
			json: '',
			tables: this.tables,
			tolerance,
			...(live ? { reference: this.reference } : {}),
			guard: ({ record: made, rates }, source) => compareTotals(made, rates, source, 'totals' in mapping ? mapping.totals : undefined, tolerance),
		}).map((made) => {
			const verdict = verdictOn(checkable[subject]!, made, sourceOf, { found: [] });
			if ('valid' in verdict) {
				this.mapped.set(name, (this.mapped.get(name) ?? 0) + 1);
				return withoutTrail(verdict.valid);
			}
			const error = isRow(verdict.refused['error'])
				? (verdict.refused['error'] as unknown as Failure)
				: { cause: 'validation' as const, message: JSON.stringify(verdict.refused) };
			throw new Refused({ ...error, message: `${name}: ${error.message} ${JSON.stringify('details' in error ? error.details : '')}` });
		});
	}

	private wish(app: App, named: string, verb: string, wish: Omit<Wish, 'from'>, more: { readonly lookUpFirst?: true } = {}): Outcome[] {
		const line = this.lines[app];
		const resource = line.resources[named]!;
		const operation = resource.operations[verb]!;
		const asked = { resource, operation, resources: line.resources, run: `${(this.calls += 1)}`, ...more };
		return this.drive(line, conversations[operation.does](line.dialect, asked, [{ from: 0, ...wish }]) as Conversation<Outcome[]>);
	}

	private drive<T>(line: Line, conversation: Conversation<T>): T {
		let step = conversation.next();
		while (!step.done) {
			const { value: asked } = step;
			step = conversation.next(isMany(asked) ? answersTo(asked.map((one) => this.ask(line, one))) : this.ask(line, asked as Request));
		}
		return step.value;
	}

	private ask({ vendor, dialect, address, organisation, authorization }: Line, request: Request): Answer {
		this.now += BETWEEN_CALLS;
		const where = request.outside ? {} : dialect.inOrganisation(organisation);
		const headers = { accept: 'application/json', 'content-type': 'application/json', authorization, ...where.headers, ...request.headers };
		const body = request.body === undefined ? '' : JSON.stringify(request.body);
		const {
			status,
			headers: given = {},
			body: content,
		} = vendor.answer({
			method: request.method,
			path: address + request.path,
			query: new URLSearchParams({ ...where.query, ...request.query }),
			headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
			body,
			origin: 'http://sandbox',
		});
		return { status, headers: given, body: content === undefined ? '' : fromJson(typeof content === 'string' ? content : JSON.stringify(content)) };
	}
}

const withoutTrail = ({ [SYNC]: _, ...record }: Row): Row => record;
