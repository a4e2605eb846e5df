import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import type { Row } from '../../src/record';
import type { Answer, Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { withCustomFields, withOwnFields } from '../../src/wire/customFields';
import { missingIn } from '../../src/wire/missing';
import { zohoBooksDialect, zohoExpenseDialect, zohoInventoryDialect } from '../../src/wire/zohoFinance';
import { answered, askedFor, byPosition, hold } from './scripted';

/** What Zoho Books, Inventory and Expense have in common, and where they differ. */

const said = (body: Row, status = 200): Partial<Answer> => ({ status, body: { code: 0, message: 'success', ...body } });
const EXTERNAL = { uniqueField: 'cf_external_id' };

describe('a record found by a custom field that takes no duplicates', () => {
	const upsert = (records: readonly Row[], script: (request: Request) => Partial<Answer>) =>
		hold(
			conversations.upsert(
				zohoBooksDialect,
				askedFor(zohoBooks.invoice, 'upsert'),
				records.map((record, from) => ({ from, record, inputs: EXTERNAL })),
			),
			script,
		);
	const invoice = (value: string): Row => ({ customer_id: '1', line_items: [{ rate: 1 }], custom_fields: [{ api_name: 'cf_external_id', value }] });

	it('is written in one request, which can be sent as often as one likes', () => {
		const { requests, result } = upsert([invoice('A1'), invoice('A2')], ({ headers }) =>
			headers?.['X-Unique-Identifier-Value'] === 'A1' ? said({ invoice: { invoice_id: '11' } }, 201) : said({ invoice: { invoice_id: '12' } }),
		);
		expect(requests.map(({ method, path, headers, repeatable }) => [method, path, headers, repeatable])).toEqual(
			['A1', 'A2'].map((value) => [
				'PUT',
				'/invoices',
				{ 'X-Unique-Identifier-Key': 'cf_external_id', 'X-Unique-Identifier-Value': value, 'X-Upsert': 'true' },
				true,
			]),
		);
		expect(byPosition(result)).toEqual([
			{ from: 0, did: 'created', record: { invoice_id: '11' } },
			{ from: 1, did: 'updated', record: { invoice_id: '12' } },
		]);
	});

	it('needs a value there, and no number', () => {
		const { requests, result } = upsert([{ customer_id: '1', line_items: [{ rate: 1 }] }], () => said({}));
		expect(requests).toEqual([]);
		expect(result[0]?.failure).toMatchObject({ cause: 'validation', details: [{ at: 'cf_external_id', says: 'is missing' }] });
		const asked = askedFor(zohoBooks.invoice, 'upsert');
		expect(missingIn(zohoBooksDialect, asked, { from: 0, record: invoice('A1'), inputs: EXTERNAL })).toBeUndefined();
		expect(missingIn(zohoBooksDialect, asked, { from: 0, record: invoice('A1') })?.details).toEqual([{ at: 'invoice_number', says: 'is missing' }]);
	});

	it('says a number of its own is meant', () => {
		const { requests } = upsert([{ ...invoice('A1'), invoice_number: 'X-1' }], () => said({ invoice: { invoice_id: '1' } }));
		expect(requests[0]?.query).toEqual({ ignore_auto_number_generation: 'true' });
	});
});

describe('a list with lines', () => {
	const rows = Array.from({ length: 7 }, (_, index) => ({ bill_id: String(index), bill_number: `B-${index}` }));
	const list = (filters: Row, script: (request: Request) => Partial<Answer>) =>
		hold(conversations.getMany(zohoBooksDialect, askedFor(zohoBooks.bill, 'getMany'), [{ from: 0, filters }]), script);
	const whole = ({ path }: Request): Partial<Answer> =>
		path === '/bills'
			? said({ bills: rows, page_context: { has_more_page: false } })
			: said({ bill: { bill_id: path.split('/')[2], line_items: [{ line_item_id: 'l' }] } });

	it('reads each record by itself, where that is wished for', () => {
		const { requests, result } = list({ withDetails: true }, whole);
		expect(requests.map(({ path }) => path)).toEqual(['/bills', ...rows.map(({ bill_id }) => `/bills/${bill_id}`)]);
		expect(requests[0]?.query).toEqual({ page: '1', per_page: '200' });
		expect(result.map(({ record }) => record?.line_items)).toEqual(rows.map(() => [{ line_item_id: 'l' }]));
	});

	it('takes one call where it is not', () => {
		const { requests, result } = list({}, whole);
		expect([requests.length, result.length]).toEqual([1, 7]);
	});

	it('keeps the row of a record that is gone meanwhile, and tells of one that cannot be read', () => {
		const { result } = list({ withDetails: true }, (request) => {
			if (request.path === '/bills/3') return { status: 404, body: { code: 1002, message: 'Bill does not exist.' } };
			if (request.path === '/bills/4') return { status: 500, body: { code: 1000, message: 'Internal Error' } };
			return whole(request);
		});
		expect(result[3]?.record).toEqual(rows[3]);
		expect(result[4]?.failure?.cause).toBe('temporarily-unavailable');
	});
});

describe('an update', () => {
	const known = {
		invoice_id: '1',
		line_items: [
			{ line_item_id: 'a', name: 'Paper', rate: 10, quantity: 2, tax_id: 't', item_total: 20 },
			{ line_item_id: 'b', name: 'Ink', rate: 5, quantity: 1 },
		],
		custom_fields: [
			{ customfield_id: '7', api_name: 'cf_a', value: 'one', label: 'A' },
			{ customfield_id: '8', api_name: 'cf_b', value: 'two' },
		],
	};
	const update = (record: Row, replaceRows = false) =>
		hold(conversations.update(zohoBooksDialect, { ...askedFor(zohoBooks.invoice, 'update'), replaceRows }, [{ from: 0, id: '1', record }]), ({ method }) =>
			said({ invoice: method === 'GET' ? known : { invoice_id: '1' } }),
		).requests;

	it('keeps the lines that it does not name, and sends whole the one that it changes', () => {
		expect(update({ line_items: [{ line_item_id: 'a', rate: 12 }] }).at(-1)?.body).toEqual({
			line_items: [
				{ line_item_id: 'a', name: 'Paper', rate: 12, quantity: 2, tax_id: 't' },
				{ line_item_id: 'b', name: 'Ink', rate: 5, quantity: 1 },
			],
		});
	});

	it('removes the others where that is wished for, but never custom fields', () => {
		const requests = update({ line_items: [{ line_item_id: 'a', rate: 12 }], custom_fields: [{ api_name: 'cf_b', value: 'new' }] }, true);
		expect(requests.at(-1)?.body).toEqual({
			line_items: [{ line_item_id: 'a', rate: 12 }],
			custom_fields: [
				{ customfield_id: '7', api_name: 'cf_a', value: 'one' },
				{ customfield_id: '8', api_name: 'cf_b', value: 'new' },
			],
		});
	});

	it('asks for nothing where it names no lines', () => {
		expect(update({ notes: 'Thanks' }).map(({ method }) => method)).toEqual(['PUT']);
		expect(update({ line_items: [{ rate: 1 }] }, true).map(({ method }) => method)).toEqual(['PUT']);
	});
});

describe("the account's own fields", () => {
	it('travel as rows, whichever way they were given', () => {
		expect(withCustomFields(zohoBooks.invoice, { date: '2026-11-05', cf_a: 'x', cf_b: '', custom_fields: [{ api_name: 'cf_c', value: 1 }] })).toEqual({
			date: '2026-11-05',
			custom_fields: [
				{ api_name: 'cf_c', value: 1 },
				{ api_name: 'cf_a', value: 'x' },
			],
		});
	});

	it('have their types and choices in the form', () => {
		const { fields } = withOwnFields(zohoBooks.invoice, [
			{ api_name: 'cf_amount', label: 'Budget', data_type: 'amount' },
			{ api_name: 'cf_stage', label: 'Stage', data_type: 'dropdown', values: [{ name: 'Open' }, { name: 'Shut' }] },
			{ api_name: 'cf_odd', label: 'Odd', data_type: 'autofill' },
		]) as { fields: Record<string, unknown> };
		expect([fields.cf_amount, fields.cf_stage, fields.cf_odd]).toEqual([
			{ kind: 'decimal', label: 'Budget' },
			{ kind: 'choice', label: 'Stage', choices: { Open: 'Open', Shut: 'Shut' } },
			{ kind: 'text', label: 'Odd' },
		]);
	});
});

describe('an answer', () => {
	it('is read under another name than the documents give it', () => {
		const read = (body: Row) => zohoInventoryDialect.records(zohoInventory.purchaseOrder, answered(said(body)));
		expect(read({ purchaseorder: { purchaseorder_id: '1' } })).toEqual([{ purchaseorder_id: '1' }]);
		expect(read({ purchase_order: { purchaseorder_id: '1' } })).toEqual([{ purchaseorder_id: '1' }]);
		expect(read({ purchaseorders: [], page_context: { page: 1 } })).toEqual([]);
	});

	it('to a change of state says of which record', () => {
		const { result } = hold(conversations.act(zohoBooksDialect, askedFor(zohoBooks.invoice, 'markAsSent'), [{ from: 0, id: '9' }]), () =>
			said({ message: 'Invoice status has been changed to Sent.' }),
		);
		expect(result[0]?.record).toEqual({ invoice_id: '9', message: 'Invoice status has been changed to Sent.' });
	});

	it('with a code is a failure even if the status is well', () => {
		const { result } = hold(conversations.act(zohoBooksDialect, askedFor(zohoBooks.invoice, 'void'), [{ from: 0, id: '9' }]), () =>
			said({ code: 4089, message: 'Payments exist.' }),
		);
		expect(result[0]?.failure?.message).toBe('Zoho Books refused the request: Payments exist.');
	});
});

describe('each app', () => {
	it("is counted with the others, whose calls of a minute are the organization's", () => {
		expect(new Set([zohoBooksDialect, zohoInventoryDialect, zohoExpenseDialect].map(({ countedWith }) => countedWith))).toEqual(new Set(['Zoho finance']));
	});

	it('says the organization where it wants it', () => {
		expect(zohoBooksDialect.inOrganisation('7')).toEqual({ query: { organization_id: '7' } });
		expect(zohoInventoryDialect.inOrganisation('7')).toEqual({ query: { organization_id: '7' } });
		expect(zohoExpenseDialect.inOrganisation('7')).toEqual({ headers: { 'X-com-zoho-expense-organizationid': '7' } });
	});

	it.each([
		[zohoBooksDialect, zohoBooks.vendorCredit, 'ZohoBooks.debitnotes'],
		[zohoBooksDialect, zohoBooks.tax, 'ZohoBooks.settings'],
		[zohoInventoryDialect, zohoInventory.itemGroup, 'ZohoInventory.items'],
		[zohoExpenseDialect, zohoExpense.expenseCategory, 'ZohoExpense.expensecategory'],
		[zohoExpenseDialect, zohoExpense.tax, 'ZohoExpense.tax'],
	] as const)('names the scope that may be missing: %#', (dialect, resource, scope) => {
		const failure = dialect.failure(answered({ status: 401, body: { code: 57, message: 'You are not authorized to perform this operation' } }), resource);
		expect(failure).toMatchObject({ cause: 'scope-missing', message: expect.stringContaining(`(scope ${scope})`) });
	});

	it('sends a file in the form field that the operation names', () => {
		const file = { name: 'r.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]) };
		const sent = (dialect: typeof zohoBooksDialect, operation: Parameters<NonNullable<typeof dialect.file>>[1]) =>
			Buffer.from(dialect.file!(file, operation).body as Uint8Array).toString('latin1');
		expect(sent(zohoBooksDialect, zohoBooks.bill.operations.uploadAttachment)).toContain('name="attachment"; filename="r.pdf"');
		expect(sent(zohoExpenseDialect, zohoExpense.expense.operations.uploadReceipt)).toContain('name="receipt"; filename="r.pdf"');
	});

	it('refuses a file that Zoho would not take', () => {
		expect(zohoBooksDialect.fileProblem!('a.pdf', new Uint8Array(10 * 1024 * 1024 + 1))).toBe('a.pdf has 10.0 MB, and Zoho takes files of up to 10 MB');
		expect(zohoBooksDialect.fileProblem!('a.pdf', new Uint8Array(10))).toBeUndefined();
	});
});
