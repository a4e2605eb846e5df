import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import type { Hurried } from '../support/hurried';
import { byId, records } from './accounts';
import { failures, FinanceAccount, upTo, type Row } from './financeAccount';

/** Lists of Zoho's finance apps: as many as asked for, what changed since, lines, and ids to the last digit, in as few calls as there can be. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let finance: FinanceAccount;
beforeAll(async () => void (finance = await FinanceAccount.start()));
afterAll(async () => await finance.close());

const asked = (): string[] => finance.calls.map(({ query }) => `${query.get('page')}/${query.get('per_page')}`);
const invoice = (more: Row = {}): Row => ({ customer_id: customerId(1), line_items: [{ item_id: itemId(1), quantity: 1 }], ...more });

describe('a limit', () => {
	beforeAll(async () => {
		await finance.begin();
		// As many rows as one likes, without thousands of records: by their numbers, in pages of the size that is asked for.
		finance.intercept(({ path, query }, answer) => {
			if (!/\/(contacts|items|expenses)$/.test(path)) return answer();
			const [page, size] = [Number(query.get('page')), Number(query.get('per_page'))];
			const rows = upTo(Math.max(0, Math.min(size, 10_000 - (page - 1) * size))).map((index) => String((page - 1) * size + index));
			const [many, id] = { contacts: ['contacts', 'contact_id'], items: ['items', 'item_id'], expenses: ['expenses', 'expense_id'] }[path.split('/').at(-1)!]!;
			const page_context = { page, per_page: size, has_more_page: page * size < 10_000 };
			return { status: 200, body: { code: 0, [many!]: rows.map((number) => ({ [id!]: number })), page_context } };
		});
	});
	beforeEach(() => finance.forget());

	it.each([
		[1, ['1/1']],
		[50, ['1/50']],
		[200, ['1/200']],
		[201, ['1/200', '2/200']],
		[1000, ['1/200', '2/200', '3/200', '4/200', '5/200']],
	])('of %i over 10,000 rows brings exactly as many, in pages %j', async (limit, pages) => {
		for (const [app, resource] of [
			['books', 'contact'],
			['inventory', 'item'],
			['expense', 'expense'],
		] as const) {
			finance.forget();
			const found = await finance.list(resource, { limit }, app);
			if (limit < 202) console.info(`A limit of ${limit} over 10,000 rows in Zoho ${app}: ${finance.calls.length} call(s), ${asked().join(', ')}`);
			expect([found.length, new Set(found.map((row) => Object.values(row)[0])).size, asked()]).toEqual([limit, limit, pages]);
		}
	});

	it('that is none brings all, page by page, each for its organization', async () => {
		const found = await finance.list('contact');
		expect([found.length, finance.calls.length]).toEqual([10_000, 50]);
		expect(finance.calls.every(({ query }) => query.get('organization_id') === '60069194202')).toBe(true);
		const [head] = (finance.forget(), await finance.list('expense', { limit: 1 }, 'expense'), finance.calls);
		expect([head!.headers['x-com-zoho-expense-organizationid'], head!.query.get('filter_by')]).toEqual(['60069194202', 'Status.All']);
	});
});

describe('with lines and details', () => {
	it('a list takes one call more for each record, at most five at once', async () => {
		await finance.begin();
		await finance.seed(
			'invoices',
			upTo(23).map((index) => invoice({ invoice_number: `L-${index}` })),
		);
		let [inFlight, most] = [0, 0];
		finance.intercept((request, answer) => {
			inFlight = (request.inFlight ?? 0) + 1;
			most = Math.max(most, inFlight);
			return answer();
		});
		const without = await finance.list('invoice');
		expect([without.length, without.some((row) => 'line_items' in row), finance.calls.length]).toEqual([23, false, 1]);
		finance.forget();
		// Answers that take their time show how many are under way.
		await finance.fault({ kind: 'timeout', ms: 300 }, { path: '/invoices/\\d' }, 23);
		const found = await finance.list('invoice', { returnAll: true, filters: { withDetails: true } });
		console.info(`With details: 23 invoices in ${finance.calls.length} calls, ${most} of them at once at most`);
		expect([found.length, found.every(({ line_items }) => Array.isArray(line_items) && line_items.length === 1)]).toEqual([23, true]);
		expect([finance.calls.length, finance.said[0], new Set(finance.said).size]).toEqual([24, 'GET /invoices', 24]);
		// A process that nobody has counted begins with two, and goes up one by one.
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(5);
		expect(found.map(({ invoice_id }) => invoice_id)).toEqual(without.map(({ invoice_id }) => invoice_id));
		finance.forget();
		expect(await finance.list('invoice', { limit: 3, filters: { withDetails: true } })).toHaveLength(3);
		expect([finance.calls.length, asked()[0]]).toEqual([4, '1/3']);
	});
});

describe('modified since', () => {
	const since = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

	it('is a parameter where the list has one', async () => {
		await finance.begin();
		await finance.seed('invoices', [invoice({ invoice_number: 'OLD', last_modified_time: '2026-01-05T09:00:00+1300' }), invoice({ invoice_number: 'NEW' })]);
		const time = since(60);
		const found = await finance.list('invoice', { returnAll: true, filters: { modifiedSince: time } });
		expect([found.map(({ invoice_number }) => invoice_number), finance.calls.length]).toEqual([['NEW'], 1]);
		expect(finance.calls[0]!.query.get('last_modified_time')).toBe(`${time.slice(0, 19)}+0000`);
	});

	it('is a descending sort that ends at the first older row where it sorts', async () => {
		await finance.begin();
		const old = upTo(400).map((index) => ({ contact_name: `Old ${index}`, last_modified_time: '2026-01-05T09:00:00+1300' }));
		await finance.seed('contacts', [...old, { contact_name: 'New A' }, { contact_name: 'New B' }]);
		await finance.control.clearJournal();
		const found = await finance.list('contact', { returnAll: true, filters: { modifiedSince: since(60) } });
		console.info(`Modified since by sort: ${found.length} of 426 contacts in ${finance.calls.length} call`);
		expect(found.map(({ contact_name }) => contact_name).sort()).toEqual(['New A', 'New B']);
		expect(finance.calls.map(({ query }) => [query.get('sort_column'), query.get('sort_order'), query.get('page')])).toEqual([
			['last_modified_time', 'D', '1'],
		]);
	});

	it('is a comparison of all rows where it does neither', async () => {
		await finance.begin();
		const old = upTo(250).map((index) => ({ name: `Old ${index}`, rate: 1, last_modified_time: '2026-01-05T09:00:00+1300' }));
		await finance.seed('items', [...old, { name: 'New', rate: 1 }]);
		const found = await finance.list('item', { returnAll: true, filters: { modifiedSince: since(60) } });
		expect([found.map(({ name }) => name), finance.calls.length]).toEqual([['New'], 2]);
		expect(finance.calls.some(({ query }) => query.has('last_modified_time') || query.has('modifiedSince'))).toBe(false);
		// Inventory's list of the same items has the parameter.
		finance.forget();
		expect(await finance.list('item', { returnAll: true, filters: { modifiedSince: since(120) } }, 'inventory')).toHaveLength(1);
		expect([finance.calls.length, finance.calls[0]!.query.has('last_modified_time')]).toEqual([1, true]);
	});
});

describe('ids', () => {
	/** More than a JavaScript number holds to the last digit. */
	const LONG = '460000000026049123';

	it('come as text to the last digit though the wire sends numbers, in lists, records and rows', async () => {
		await finance.begin();
		finance.intercept(({ path, method }, answer) => {
			if (!path.includes('/invoices')) return answer();
			const row = `{"invoice_id":${LONG},"customer_id":460000000026049124,"line_items":[{"line_item_id":460000000026049125,"rate":145.3333,"item_order":1}],"total":1253.5}`;
			const body = path.endsWith('/invoices') && method === 'GET' ? `"invoices":[${row}],"page_context":{"has_more_page":false}` : `"invoice":${row}`;
			return { status: method === 'POST' ? 201 : 200, headers: { 'content-type': 'application/json' }, body: `{"code":0,"message":"success",${body}}` };
		});
		const exact = [
			{
				invoice_id: LONG,
				customer_id: '460000000026049124',
				line_items: [{ line_item_id: '460000000026049125', rate: 145.3333, item_order: 1 }],
				total: 1253.5,
			},
		];
		expect(await finance.list('invoice')).toEqual(exact);
		expect(records(await finance.one('invoice', 'get', LONG))).toEqual(exact);
		expect(records(await finance.write('invoice', 'create', [invoice()]))).toEqual(exact);
		finance.forget();
		await finance.list('invoice', { returnAll: true, filters: { withDetails: true } });
		expect(finance.said).toEqual(['GET /invoices', `GET /invoices/${LONG}`]);
		const { results } = await finance.methods('books').listSearch!.search_invoice!.call(finance.form('books', 'invoice', 'get'));
		expect(results.map(({ value }) => value)).toEqual([LONG]);
	});

	it('are the same in Books and in Inventory, and go back as they came', async () => {
		await finance.begin();
		const [made] = records(await finance.write('contact', 'create', [{ contact_name: 'One Record Ltd' }]));
		const outcome = await finance.run('contact', 'get', { app: 'inventory', parameters: { id: byId(String(made!.contact_id)) } });
		expect([failures(outcome), records(outcome)[0]!.contact_name]).toEqual([[], 'One Record Ltd']);
		expect(typeof made!.contact_id).toBe('string');
	});
});
