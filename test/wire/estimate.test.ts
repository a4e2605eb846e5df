import { xero } from '../../src/apis/xero';
import type { Resource } from '../../src/apis/define';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import type { Request } from '../../src/wire/conversation';
import { callsFor, estimate, secondsFor, type Plan } from '../../src/wire/estimate';
import { noUsage, usageInWords, withAnswer } from '../../src/wire/usage';
import { xeroDialect } from '../../src/wire/xero';
import { answered, askedFor, hold, sentIn, wishesOf, type Script } from './scripted';

/** A Xero that knows every key of which `known` says so, and has so many records. */
const xeroWith =
	(resource: Resource, count: number, known: (key: string) => boolean = () => false) =>
	(request: Request) => {
		const { many } = resource.envelope;
		const { method, path, query = {} } = request;
		const key = resource.key?.field ?? '';
		if (method !== 'GET') {
			const rows = sentIn(request);
			return { body: { [many]: (rows.length && Array.isArray(rows) ? rows : [{}]).map((row, index) => ({ [resource.id]: `new ${index}`, ...row })) } };
		}
		const own = path.slice(resource.path.length + 1);
		if (own) return known(decodeURIComponent(own)) ? { body: { [many]: [{ [resource.id]: own, [key]: decodeURIComponent(own) }] } } : { status: 404 };
		const named =
			query.InvoiceNumbers?.split(',') ?? (query.QuoteNumber ? [query.QuoteNumber] : [...(query.where ?? '').matchAll(/"([^"]+)"/g)].map(([, text]) => text!));
		if (resource.key && named.some((text) => text.startsWith('key')))
			return { body: { [many]: named.filter(known).map((text) => ({ [resource.id]: `of ${text}`, [key]: text })) } };
		const size = typeof resource.paged === 'object' ? resource.paged.size : Number(query.pageSize ?? count);
		const start = query.offset ? Number(query.offset) : (Number(query.page ?? 1) - 1) * size;
		const rows = Array.from({ length: resource.paged ? Math.max(0, Math.min(size, count - start)) : count }, (_, index) => ({
			[resource.id]: `id ${start + index}`,
			JournalNumber: start + index + 1,
		}));
		const pagination =
			resource.paged === true ? { pagination: { page: Number(query.page), pageSize: size, pageCount: Math.ceil(count / size), itemCount: count } } : {};
		return { body: { ...pagination, [many]: rows } };
	};

const made = (plan: Omit<Plan, 'records'>, count: number, known?: (key: string) => boolean): number => {
	const { resource, does } = plan;
	const verb = Object.entries(resource.operations).find(([, operation]) => operation.does === does)![0];
	const asked = { ...askedFor(resource, verb), lookUpFirst: plan.lookUpFirst, oneByOne: plan.oneByOne };
	const records = Array.from({ length: count }, (_, index): Row => ({ [resource.key?.field ?? 'Name']: `key ${index}` }));
	const conversation =
		does === 'getMany' ? conversations.getMany(xeroDialect, asked, [{ from: 0 }]) : conversations[does](xeroDialect, asked, wishesOf(records));
	return hold(conversation, xeroWith(resource, count, known)).requests.length;
};

const resources = Object.entries<Resource>(xero).filter(([, { outside }]) => !outside);
const doing = (does: string) =>
	resources.filter(([, { operations }]) =>
		Object.values(operations).some((operation) => operation.does === does && !operation.of && !operation.path && !operation.inputs?.Endpoint),
	);
const sizes = [1, 2, 40, 41, 50, 51, 100, 120, 999, 1000, 1001, 2500];

describe('the calls of an operation', () => {
	it.each(doing('getMany'))('to list %s are as many as are made', (_, resource) => {
		for (const size of sizes) expect([size, callsFor({ resource, does: 'getMany' }, size, 1000)]).toEqual([size, made({ resource, does: 'getMany' }, size)]);
	});

	it.each(doing('create'))('to create %s are as many as are made', (_, resource) => {
		for (const size of sizes.slice(0, 8))
			expect([size, callsFor({ resource, does: 'create' }, size, 1000)]).toEqual([size, made({ resource, does: 'create' }, size)]);
	});

	it.each(doing('upsert'))('to create or update %s are never more than said, and as many where it comes to the worst', (_, resource) => {
		for (const manner of [{}, { lookUpFirst: true }, ...(resource.key?.shared ? [{ oneByOne: true }] : [])]) {
			const plan = { resource, does: 'upsert' as const, ...manner };
			let short = 0;
			for (const size of sizes.slice(0, 8)) {
				const said = callsFor(plan, size, 1000);
				const counts = [() => false, () => true, (key: string) => Number(key.slice(4)) % 2 === 0, (key: string) => key === 'key 0'].map((known) =>
					made(plan, size, known),
				);
				expect([size, counts.filter((count) => count > said)]).toEqual([size, []]);
				short = Math.max(short, said - Math.max(...counts));
			}
			// Half full requests cannot all come twice.
			expect(short).toBeLessThanOrEqual(1);
		}
	});

	it('take no longer than the pace that Xero allows', () => {
		expect([0, 1, 55, 56, 110, 111, 1000].map((calls) => secondsFor(calls, 55))).toEqual([0, 0, 0, 60, 60, 120, 1080]);
	});
});

describe('an estimate', () => {
	const left = { 'x-daylimit-remaining': '3', 'x-minlimit-remaining': '58' };
	const of = (plan: Plan, answer: Script = xeroWith(plan.resource, 3500)) =>
		hold(estimate(xeroDialect, plan, 4), (request) => ({ headers: left, ...(request.path === '/Organisation' ? { body: {} } : answer(request, 1)) }));

	it('of a list asks with one record how many there are, under the same filters', () => {
		const { requests, result } = of({ resource: xero.invoice, does: 'getMany', filters: { where: 'Total>1', modifiedSince: '2026-11-01T00:00:00Z' } });
		expect(requests).toEqual([
			{
				method: 'GET',
				path: '/Invoices',
				query: { unitdp: '4', page: '1', pageSize: '1', where: '(Type=="ACCREC") AND (Total>1)' },
				headers: { 'If-Modified-Since': '2026-11-01T00:00:00' },
				repeatable: true,
			},
		]);
		expect(result).toEqual({
			from: 4,
			did: 'read',
			record: { resource: 'Invoice', operation: 'Get Many', records: 3500, calls: 4, seconds: 0, leftToday: 3, leftThisMinute: 58, fitsToday: false },
		});
	});

	it('of writing asks for the organisation only, which costs no bytes', () => {
		const { requests, result } = of({ resource: xero.invoice, does: 'create', records: 150 });
		expect(requests.map(({ path }) => path)).toEqual(['/Organisation']);
		expect(result.record).toMatchObject({ records: 150, calls: 3, fitsToday: true });
	});

	it('says nothing of calls where nobody can know how many records there are', () => {
		const { result } = of({ resource: xero.quote, does: 'getMany' });
		expect(Object.keys(result.record!)).toEqual(['resource', 'operation', 'leftToday', 'leftThisMinute']);
		expect(of({ resource: xero.quote, does: 'getMany', records: 250 }).result.record).toMatchObject({ calls: 3 });
		expect(of({ resource: xero.account, does: 'getMany' }).result.record).toMatchObject({ calls: 1 });
	});

	it('is that of an empty list where nothing changed', () => {
		const { result } = of({ resource: xero.invoice, does: 'getMany', filters: { modifiedSince: '2026-11-01T00:00:00Z' } }, () => ({ status: 304, body: {} }));
		expect(result.record).toMatchObject({ records: 0, calls: 1, fitsToday: true });
	});

	it('refuses a filter that Xero would refuse, and an operation that there is none of', () => {
		expect(of({ resource: xero.invoice, does: 'getMany', filters: { where: "Status=='PAID'" } })).toMatchObject({
			requests: [],
			result: { failure: { cause: 'validation', details: [{ at: 'Where' }] } },
		});
		expect(of({ resource: xero.payment, does: 'upsert', records: 100 }).result.record).toMatchObject({ operation: 'Create if New', calls: 5 });
		expect(of({ resource: xero.overpayment, does: 'create', records: 1 }).result.failure?.message).toContain('Overpayments cannot be written this way');
	});
});

describe('usage', () => {
	it('adds up calls and bytes, and keeps what was last said to be left', () => {
		const answers = [
			answered({ size: 100, headers: { 'x-daylimit-remaining': '900', 'x-minlimit-remaining': '59' } }),
			answered({ size: 50, headers: { 'x-daylimit-remaining': '0' } }),
			answered({ status: 0 }),
		];
		const usage = answers.reduce((sum, answer) => withAnswer(sum, xeroDialect, answer), noUsage);
		expect(usage).toEqual({ calls: 3, bytes: 150, leftToday: 0, leftThisMinute: 59 });
	});

	it.each<[Parameters<typeof usageInWords>[2], string]>([
		[{ calls: 1, bytes: 999 }, 'Xero, Demo: 1 call, 999 B received'],
		[{ calls: 20, bytes: 123_456, leftToday: 4980, leftThisMinute: 40 }, 'Xero, Demo: 20 calls, 123 kB received; calls left: 4980 today, 40 this minute'],
		[{ calls: 0, bytes: 2_500_000, leftToday: 0 }, 'Xero, Demo: 0 calls, 2.5 MB received; calls left: 0 today'],
	])('is told in a sentence: %j', (usage, sentence) => {
		expect(usageInWords('Xero', 'Demo', usage)).toBe(sentence);
	});
});
