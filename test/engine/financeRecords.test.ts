import { accountId } from '../../sandbox/zoho/foundation';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import type { Hurried } from '../support/hurried';
import { byId, records } from './accounts';
import { APPS, bodyOf, failures, FinanceAccount, pairs, upTo, type FinanceApp, type Row } from './financeAccount';

/** Records of Zoho's finance apps: an update loses nothing, and what cannot be is told with its field and the way out. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let finance: FinanceAccount;
beforeAll(async () => void (finance = await FinanceAccount.start()));
afterAll(async () => await finance.close());
beforeEach(async () => await finance.begin());

const lines = [
	{ item_id: itemId(1), quantity: 1 },
	{ item_id: itemId(2), quantity: 2 },
	{ name: 'Advice', rate: 50, quantity: 3 },
];
const invoice = (more: Row = {}): Row => ({ customer_id: customerId(1), line_items: lines, ...more });
const made = async (resource: string, record: Row, app: FinanceApp = 'books'): Promise<Row> => {
	const outcome = await finance.write(resource, 'create', [record], { app });
	expect(failures(outcome)).toEqual([]);
	finance.forget();
	return records(outcome)[0]!;
};
const update = async (id: unknown, change: Row, more: Row = {}): Promise<Row> => {
	const outcome = await finance.write('invoice', 'update', [change], { parameters: { id: byId(String(id)), ...more } });
	expect(failures(outcome)).toEqual([]);
	return records(outcome)[0]!;
};
const rowsOf = (record: Row, name = 'line_items'): Row[] => record[name] as Row[];

describe('an update', () => {
	const own = [
		{ api_name: 'cf_external_id', value: 'crm:9' },
		{ api_name: 'cf_priority', value: 'High' },
	];

	it('keeps the lines that it does not name with their ids, and the one that it changes with all else of it', async () => {
		const before = await made('invoice', invoice({ custom_fields: own }));
		const [first, second, third] = rowsOf(before);
		const after = await update(before.invoice_id, {
			line_items: [
				{ line_item_id: second!.line_item_id, quantity: 5 },
				{ name: 'New', rate: 1, quantity: 1 },
			],
		});
		expect(finance.said).toEqual([`GET /invoices/${String(before.invoice_id)}`, `PUT /invoices/${String(before.invoice_id)}`]);
		expect(rowsOf(after).map(({ line_item_id, quantity, rate }) => [line_item_id, quantity, rate])).toEqual([
			[first!.line_item_id, 1, first!.rate],
			[second!.line_item_id, 5, second!.rate],
			[third!.line_item_id, 3, 50],
			[expect.any(String), 1, 1],
		]);
		expect(after.custom_field_hash).toEqual(before.custom_field_hash);
	});

	it('removes the others where the form says so', async () => {
		const before = await made('invoice', invoice());
		const [, second] = rowsOf(before);
		const after = await update(before.invoice_id, { line_items: [{ line_item_id: second!.line_item_id, quantity: 5 }] }, { replaceRows: true });
		expect(rowsOf(after).map(({ line_item_id }) => line_item_id)).toEqual([second!.line_item_id]);
	});

	it('keeps the custom fields that it does not name, with lines and without', async () => {
		const before = await made('invoice', invoice({ custom_fields: own }));
		for (const [change, wanted] of [
			[{ notes: 'Thanks' }, 'High'],
			[{ cf_priority: 'Low' }, 'Low'],
			[{ custom_fields: [{ api_name: 'cf_po_number', value: '77' }], line_items: lines.slice(0, 1) }, 'Low'],
		] as const) {
			const after = await update(before.invoice_id, change);
			expect(after.custom_field_hash).toMatchObject({ cf_external_id: 'crm:9', cf_priority: wanted });
		}
	});

	it.each<[FinanceApp, string, Row, string, Row]>([
		[
			'books',
			'contact',
			{ contact_name: 'People Ltd', contact_persons: [{ first_name: 'Ann' }, { first_name: 'Bo' }] },
			'contact_persons',
			{ first_name: 'Cy' },
		],
		[
			'books',
			'bill',
			{ vendor_id: customerId(51), bill_number: 'B-1', line_items: [{ account_id: accountId('Office Supplies'), rate: 10, quantity: 1 }] },
			'line_items',
			{ account_id: accountId('Bank Fees'), rate: 3, quantity: 1 },
		],
		[
			'inventory',
			'salesOrder',
			{ customer_id: customerId(1), salesorder_number: 'S-1', line_items: lines.slice(0, 2) },
			'line_items',
			{ item_id: itemId(3), quantity: 1 },
		],
	])('in Zoho %s keeps the rows of a %s', async (app, resource, record, name, row) => {
		const before = await made(resource, record, app);
		const id = String(before[`${resource.toLowerCase()}_id`]);
		const outcome = await finance.write(resource, 'update', [{ [name]: [row] }], { app, parameters: { id: byId(id) } });
		expect(failures(outcome)).toEqual([]);
		const key = name === 'line_items' ? 'line_item_id' : 'contact_person_id';
		const ids = (of: Row): unknown[] => rowsOf(of, name).map((each) => each[key]);
		expect(ids(records(outcome)[0]!)).toEqual([...ids(before), expect.any(String)]);
	});
});

describe('what Zoho refuses', () => {
	const refused = async (resource: string, verb: string, items: readonly Row[], more: Row = {}, app: FinanceApp = 'books'): Promise<Row> => {
		const outcome = await finance.run(resource, verb, { app, items, parameters: { recordSource: 'inputItem', ...more } });
		return failures(outcome)[0]!;
	};

	it.each<[string, string, Row, string, string, RegExp]>([
		[
			'a name that is taken',
			'contact',
			{ contact_name: 'Harbour Cafe Ltd' },
			'duplicate',
			'contact_name',
			/already has a contact with this name.*specify a different name/,
		],
		[
			'a number that is taken',
			'invoice',
			invoice({ invoice_number: 'taken' }),
			'duplicate',
			'invoice_number',
			/Invoice "taken" already exists\. Give it another one, or use Create or Update/,
		],
		['a SKU that is taken', 'item', { name: 'Other', rate: 1, sku: 'taken' }, 'duplicate', 'sku', /SKU "taken" already exists\. Give it another/],
		['a custom value that is taken', 'invoice', invoice({ cf_external_id: 'taken' }), 'duplicate', '', /External ID "taken" already exists/],
		['a customer that is not there', 'invoice', invoice({ customer_id: '1' }), 'not-found', 'customer_id', /Customer does not exist\. Check the ID/],
		[
			'days that are no number',
			'contact',
			{ contact_name: 'Days', payment_terms: 'soon' },
			'validation',
			'payment_terms',
			/Payment Terms\. Correct or leave out/,
		],
		['a choice that is none', 'contact', { contact_name: 'Kind', contact_type: 'friend' }, 'validation', 'contact_type', /contact_type\. Correct or leave out/],
	])('%s: told in its words with the field and the cure', async (_, resource, record, cause, at, words) => {
		await finance.seed('invoices', [invoice({ invoice_number: 'taken', custom_fields: [{ api_name: 'cf_external_id', value: 'taken' }] })]);
		await finance.seed('items', [{ name: 'First', rate: 1, sku: 'taken' }]);
		const failure = await refused(resource, 'create', [record]);
		expect(failure).toMatchObject({ cause, status: 400, message: expect.stringMatching(words), details: [{ at }], input: record });
	});

	it.each<[string, readonly string[], string, RegExp]>([
		['writing off a draft', [], 'writeOff', /Only what is due on an invoice that has been sent can be written off/],
		['sending what is void', ['markAsSent', 'void'], 'markAsSent', /cannot be changed from void to sent\. Check the status of the record/],
	])('a state that does not allow it: %s', async (_, before, verb, words) => {
		const { invoice_id } = await made('invoice', invoice());
		for (const each of before) expect(failures(await finance.one('invoice', each, invoice_id))).toEqual([]);
		expect(failures(await finance.one('invoice', verb, invoice_id))[0]).toMatchObject({
			cause: 'business-rule',
			status: 400,
			message: expect.stringMatching(words),
		});
	});

	it('one record that is refused costs its neighbours nothing', async () => {
		const items = upTo(6).map((index) => ({ contact_name: index === 2 ? 'Harbour Cafe Ltd' : `Fine ${index}` }));
		const outcome = await finance.write('contact', 'create', items);
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[0, 1, 3, 4, 5], [2]]);
	});
});

describe('what is refused before a call', () => {
	it.each<[FinanceApp, string, Row, string, RegExp]>([
		[
			'books',
			'contact',
			{ contact_name: 'x'.repeat(201) },
			'contact_name',
			/^Contact cannot be sent: contact_name \(Contact Name\) is 201 characters long; 200 are allowed\. Nothing was sent for it$/,
		],
		[
			'books',
			'contact',
			{ contact_name: 'A', billing_address: { address: 'x'.repeat(501) } },
			'billing_address.address',
			/\(Street\) is 501 characters long; 500 are allowed/,
		],
		[
			'books',
			'contact',
			{ contact_name: 'A', contact_persons: [{ first_name: 'B' }, { last_name: 'y'.repeat(101) }] },
			'contact_persons[1].last_name',
			/\(Last Name\) is 101 characters long; 100/,
		],
		[
			'books',
			'invoice',
			invoice({ line_items: [{ name: 'n', rate: 1, description: 'd'.repeat(2001) }] }),
			'line_items[0].description',
			/\(Description\) is 2001 characters long; 2000/,
		],
		['inventory', 'item', { name: 'n'.repeat(101), rate: 1 }, 'name', /\(Name\) is 101 characters long; 100 are allowed/],
		['expense', 'customer', { contact_name: 'x'.repeat(201) }, 'contact_name', /\(Name\) is 201 characters long; 200 are allowed/],
	])('Zoho %s, %s: a text longer than its field', async (app, resource, record, at, words) => {
		const failure = failures(await finance.write(resource, 'create', [record], { app }))[0]!;
		expect(failure).toMatchObject({ cause: 'validation', status: 0, message: expect.stringMatching(words) });
		expect(failure.details).toMatchObject([{ at }]);
		expect(finance.calls).toEqual([]);
	});

	it('characters are counted as a person counts them, and as many as are allowed pass', async () => {
		const outcome = await finance.write('contact', 'create', [{ contact_name: '🦉'.repeat(100) }, { contact_name: 'x'.repeat(200) }]);
		expect(failures(outcome)).toEqual([]);
		expect(finance.calls).toHaveLength(2);
		expect(bodyOf(finance.calls[0]).contact_name).toHaveLength(200);
	});
});

describe('an organization that the user cannot reach', () => {
	it.each(APPS)('in Zoho %s is named with those that he can, after one more call for all items', async (app) => {
		const resource = app === 'expense' ? 'customer' : 'contact';
		const organization = { __rl: true, mode: 'list', value: '12345', cachedResultName: 'Gone Ltd' };
		const outcome = await finance.write(
			resource,
			'create',
			upTo(3).map((index) => ({ contact_name: `P ${index}` })),
			{ app, parameters: { organization } },
		);
		expect(failures(outcome).map(({ cause }) => cause)).toEqual(['not-connected', 'not-connected', 'not-connected']);
		expect(failures(outcome)[0]!.message).toMatch(
			/^Gone Ltd: The signed-in user is not a member of this organization.*\(the credential reaches Kowhai Trading.*, 60069194202\)$/,
		);
		expect(finance.said.filter((each) => each === 'GET /organizations')).toHaveLength(1);
		finance.forget();
		expect(failures(await finance.write(resource, 'create', [{ contact_name: 'Well' }], { app }))).toEqual([]);
		expect(finance.said.filter((each) => each === 'GET /organizations')).toEqual([]);
	});

	it('is named without them where they cannot be had', async () => {
		await finance.fault({ kind: 'status', status: 404, body: {} }, { path: '/organizations' });
		const organization = byId('12345');
		expect(failures(await finance.write('contact', 'create', [{ contact_name: 'A' }], { parameters: { organization } }))[0]!.message).toMatch(
			/^12345: The signed-in user.*from the list$/,
		);
	});
});
