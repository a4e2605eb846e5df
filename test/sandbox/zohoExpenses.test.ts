import type { Row } from '../../sandbox/vendor';
import { rows } from './zohoCaller';
import {
	AUD,
	CAFE,
	CARD,
	expense,
	expenseCaller,
	form,
	GST,
	LODGING,
	MEALS,
	MILEAGE,
	NZD,
	OFFICE,
	TAXI,
	USD,
	ZERO,
	type ExpenseCaller,
} from './zohoExpenseCaller';

let desk: ExpenseCaller;
beforeEach(() => void (desk = expenseCaller()));

const create = (more: Row = {}): Row => desk.made('/expenses', expense(more));
const read = ({ expense_id: id }: Row): Row => desk.read(`/expenses/${String(id)}`);
const refused = (more: Row) => desk.call('POST', '/expenses', { body: expense(more) });

describe('an expense', () => {
	it('is unreported, of today, and adds its tax', () => {
		expect(create()).toMatchObject({
			status: 'unreported',
			date: '2026-11-25',
			currency_code: 'NZD',
			exchange_rate: 1,
			total: 52.9,
			total_without_tax: 46,
			tax_amount: 6.9,
			bcy_total: 52.9,
			is_reimbursable: true,
			category_name: 'Ground Transport',
			gl_code: '493',
			mileage_type: 'non_mileage',
			user_name: 'Mere Tane',
			line_items: [{ category_name: 'Ground Transport', gl_code: '493', tax_name: 'GST', tax_percentage: 15, tax_amount: 6.9, item_total: 46 }],
			policy_violated: false,
		});
	});

	it('is answered as a list of one where it is created, and by itself where it is read', () => {
		const answer = desk.call('POST', '/expenses', { body: expense() });
		expect(answer).toMatchObject({ status: 201, body: { expenses: [{ total: 52.9 }] } });
		expect(answer.body).not.toHaveProperty('expense');
		const [made] = rows(answer.body.expenses);
		expect(desk.call('GET', `/expenses/${String(made!.expense_id)}`).body).toMatchObject({ code: 0, expense: { total: 52.9 } });
	});

	it('takes the tax out of amounts that include it, line by line', () => {
		const lines = [
			{ category_id: MEALS, amount: 64.5, tax_id: GST },
			{ category_id: OFFICE, amount: 38.25, tax_id: GST },
		];
		// 64.5 * 15 / 115 = 8.413 and 38.25 * 15 / 115 = 4.989: rounded apart they are 13.40.
		expect(create({ is_inclusive_tax: true, line_items: lines })).toMatchObject({ total: 102.75, tax_amount: 13.4, total_without_tax: 89.35 });
	});

	it('is worth its rate in the base currency', () => {
		const made = create({ currency_id: AUD, exchange_rate: 1.0834, line_items: [{ category_id: LODGING, amount: 312.4, tax_id: ZERO }] });
		expect(made).toMatchObject({ currency_code: 'AUD', total: 312.4, bcy_total: 338.45, exchange_rate: 1.0834 });
		expect(create({ currency_id: USD }).exchange_rate).toBe(1.65);
	});

	it('is worth its distance where it is a journey by car', () => {
		const line_items = [{ category_id: MILEAGE }];
		expect(create({ mileage_type: 'manual', distance: 128, line_items })).toMatchObject({
			expense_type: 'mileage',
			mileage_rate: 0.95,
			mileage_unit: 'km',
			total: 121.6,
			line_items: [{ amount: 121.6 }],
		});
		const odometer = { mileage_type: 'odometer', start_reading: 1200.5, end_reading: 1240, mileage_rate: 1.01, line_items };
		expect(create(odometer)).toMatchObject({ distance: 39.5, total: 39.9 });
		expect(refused({ ...odometer, end_reading: 1200 }).status).toBe(400);
		expect(refused({ mileage_type: 'manual', distance: 10, currency_id: USD, line_items }).status).toBe(400);
	});

	it('that the company card paid is not to be paid back to anybody', () => {
		expect(create({ paid_through_account_id: CARD })).toMatchObject({ is_reimbursable: false, paid_through_account_name: 'Company Card' });
		expect(create({ paid_through_account_id: CARD, is_reimbursable: true }).is_reimbursable).toBe(true);
	});

	it.each([
		['no currency', { currency_id: undefined }],
		['no lines', { line_items: [] }],
		['a category that is not there', { line_items: [{ category_id: '1', amount: 1 }] }],
		['no amount', { line_items: [{ category_id: TAXI }] }],
		['a tax that is not there', { line_items: [{ category_id: TAXI, amount: 1, tax_id: '1' }] }],
		['a merchant that is not there', { merchant_id: '1' }],
		['a report that is not there', { report_id: '1' }],
		['an account that nothing is paid from', { paid_through_account_id: '460000000000003001' }],
		['a day that is none', { date: '25/11/2026' }],
	])('is refused with %s', (_, more) => {
		expect(refused(more).status).toBe(400);
	});

	it('violates the rules of its category: too much, or no receipt', () => {
		expect(create({ line_items: [{ category_id: MEALS, amount: 150 }] }).policy_violated).toBe(false);
		expect(create({ line_items: [{ category_id: MEALS, amount: 150.01 }] }).policy_violated).toBe(true);
		expect(create({ line_items: [{ category_id: OFFICE, amount: 100 }] }).policy_violated).toBe(false);
		const lodging = create({ line_items: [{ category_id: LODGING, amount: 90 }] });
		expect(lodging.policy_violated).toBe(true);
		desk.call('POST', `/expenses/${String(lodging.expense_id)}/receipt`, form({ field: 'receipt', name: 'hotel.pdf', content: 'x' }));
		expect(read(lodging).policy_violated).toBe(false);
	});

	it('keeps lines by their id on update, and loses those that are not sent', () => {
		const lines = [
			{ category_id: TAXI, amount: 10 },
			{ category_id: MEALS, amount: 20 },
		];
		const made = create({ line_items: lines });
		const [first] = rows(made.line_items);
		desk.call('PUT', `/expenses/${String(made.expense_id)}`, { body: { line_items: [{ line_item_id: first!.line_item_id, amount: 12 }] } });
		expect(read(made)).toMatchObject({ total: 12, line_items: [{ line_item_id: first!.line_item_id, category_name: 'Ground Transport' }] });
		expect(rows(read(made).line_items)).toHaveLength(1);
	});

	it('comes in the older way too, as JSON in a form', () => {
		const body = new URLSearchParams({ JSONString: JSON.stringify(expense()) }).toString();
		const answer = desk.call('POST', '/expenses', { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
		expect(answer).toMatchObject({ status: 201, body: { expenses: [{ total: 52.9 }] } });
	});

	it('has custom fields, named by id', () => {
		const custom_fields = [{ customfield_id: '460000000000034002', value: 'Sales' }];
		expect(create({ custom_fields })).toMatchObject({
			custom_fields: [{ label: 'Cost Center', value: 'Sales' }],
			custom_field_hash: { cf_cost_center: 'Sales' },
		});
	});
});

describe('the list of expenses', () => {
	beforeEach(() => {
		create({ date: '2026-10-31', reference_number: 'OLD' });
		create({ date: '2026-11-01', reference_number: 'NEW', customer_id: CAFE });
	});
	const references = (query?: Record<string, string>): unknown[] => desk.list('/expenses', query).map(({ reference_number: one }) => one);

	it('is of this month alone where no filter is named', () => {
		expect(references()).toEqual(['NEW']);
		expect(references({ filter_by: 'Status.All' })).toEqual(['NEW', 'OLD']);
		expect(references({ date_start: '2026-10-01' })).toEqual(['NEW', 'OLD']);
		expect(references({ filter_by: 'Status.All', date_end: '2026-10-31' })).toEqual(['OLD']);
	});

	it('stands whole at the address that the pages tell of', () => {
		expect(desk.list('/reports/expensedetails').map(({ reference_number: one }) => one)).toEqual(['NEW', 'OLD']);
	});

	it('is narrowed by status, customer and category, and refuses a filter that it does not know', () => {
		expect(references({ filter_by: 'Status.Unreported', customer_id: CAFE })).toEqual(['NEW']);
		expect(references({ filter_by: 'Status.Approved' })).toEqual([]);
		expect(references({ status: 'unreported' })).toEqual(['NEW', 'OLD']);
		expect(references({ filter_by: 'Status.All', category_id: MEALS })).toEqual([]);
		expect(desk.call('GET', '/expenses', { query: { filter_by: 'Status.Lost' } })).toMatchObject({ status: 400, body: { code: 2 } });
	});

	it('shows no lines', () => {
		const [row] = desk.list('/expenses');
		expect(row).toMatchObject({ category_name: 'Ground Transport', amount: 52.9, line_item_count: 1, documents: [] });
		expect(row).not.toHaveProperty('line_items');
	});
});

describe('receipts', () => {
	const pdf = { field: 'receipt', name: 'taxi.pdf', content: '%PDF-1.4 one' };

	it('come with the expense or after it, and are read back byte for byte', () => {
		const [made] = rows(desk.call('POST', '/expenses', form(pdf, expense())).body.expenses);
		expect(made).toMatchObject({ total: 52.9, documents: [{ file_name: 'taxi.pdf', file_size_formatted: '12 bytes' }] });
		const at = `/expenses/${String(made!.expense_id)}`;
		desk.call('POST', `${at}/receipt`, form({ ...pdf, name: 'second.pdf', content: '%PDF-1.4 two' }));
		expect(String(desk.call('GET', `${at}/receipt`).body)).toBe('%PDF-1.4 two');
		const [first, second] = rows(desk.read(at).documents);
		const answer = desk.call('GET', `${at}/documents/${String(first!.document_id)}`);
		expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="taxi.pdf"' });
		expect(String(answer.body)).toBe('%PDF-1.4 one');
		desk.call('DELETE', `${at}/documents/${String(first!.document_id)}`);
		expect(rows(desk.read(at).documents)).toMatchObject([{ document_id: second!.document_id }]);
		desk.call('DELETE', `${at}/receipt`);
		expect(desk.read(at).documents).toEqual([]);
		expect(desk.call('GET', `${at}/receipt`).status).toBe(404);
	});

	it('stand in the form field of that name only', () => {
		const made = create();
		const answer = desk.call('POST', `/expenses/${String(made.expense_id)}/receipt`, form({ ...pdf, field: 'attachment' }));
		expect(answer.status).toBe(400);
	});

	it('go from a duplicate to the expense that stays', () => {
		const [kept, duplicate] = [create(), create()];
		desk.call('POST', `/expenses/${String(duplicate.expense_id)}/receipt`, form(pdf));
		const at = `/expenses/${String(kept.expense_id)}/merge`;
		expect(desk.call('POST', at).status).toBe(400);
		expect(desk.call('POST', at, { query: { duplicate_expense_id: String(duplicate.expense_id) } }).body.code).toBe(0);
		expect(read(kept).documents).toMatchObject([{ file_name: 'taxi.pdf' }]);
		expect(desk.call('GET', `/expenses/${String(duplicate.expense_id)}`)).toMatchObject({ status: 404, body: { code: 1002 } });
	});
});

describe('who may call', () => {
	it('names the organization in its header, or in the address', () => {
		const without = { headers: { 'x-com-zoho-expense-organizationid': '' } };
		expect(desk.call('GET', '/expenses', without).status).toBe(400);
		expect(desk.call('GET', '/expenses', { ...without, query: { organization_id: '60069194202' } }).status).toBe(200);
		expect(desk.call('GET', '/expenses', { headers: { 'x-com-zoho-expense-organizationid': '1' } })).toMatchObject({ status: 400, body: { code: 6041 } });
		expect(desk.call('GET', '/organizations', without).body.code).toBe(0);
	});

	it.each([
		['/expenses', 'expense'],
		['/reports/expensedetails', 'expense'],
		['/expensereports', 'expensereport'],
		['/trips', 'triprequest'],
		['/users', 'users'],
		['/settings/currencies', 'currency'],
		['/settings/taxes', 'tax'],
		['/expensecategories', 'expensecategory'],
		['/contacts', 'customer'],
		['/projects', 'project'],
		['/organizations', 'orgsettings'],
	])('%s belongs to the scope group %s', (path, group) => {
		desk.signIn({ scopes: [`ZohoExpense.${group}.READ`] });
		expect(desk.call('GET', path).status).toBe(200);
		expect(desk.call('POST', path, { body: {} })).toMatchObject({ status: 401, body: { code: 57 } });
		desk.signIn({ scopes: [`ZohoBooks.${group}.READ`] });
		expect(desk.call('GET', path)).toMatchObject({ status: 401, body: { code: 57 } });
	});
});

it('knows nothing of what Expense does not serve', () => {
	expect(desk.call('GET', '/invoices')).toMatchObject({ status: 404, body: { code: 5 } });
	expect(desk.call('GET', '/expenses', { headers: { authorization: '' } })).toMatchObject({ status: 401, body: { code: 57 } });
	expect(create({ currency_id: NZD }).expense_id).toMatch(/^\d{18}$/);
});
