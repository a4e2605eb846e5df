import type { Operation, Resource } from '../../src/apis/define';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoOrganization } from '../../sandbox/zoho';
import type { Row } from '../../sandbox/vendor';
import { rows, type Said } from './zohoCaller';
import { AUD, CAFE, CARD, expense, expenseCaller, LUCY, MERE, NZD, TAMA, TAXI, type ExpenseCaller } from './zohoExpenseCaller';

let desk: ExpenseCaller;
beforeEach(() => void (desk = expenseCaller()));

const put = (path: string, body: Row) => desk.call('PUT', path, { body });
const act = (path: string, body: Row = {}) => desk.call('POST', path, { body });
const inBooks = (path: string): Row =>
	(
		desk.raw('GET', `/books/v3${path}`, {
			query: { organization_id: zohoOrganization.id },
			headers: { authorization: `Bearer ${desk.zoho.mint().access_token}` },
		}) as Said
	).body;

describe('users', () => {
	it('are three at first; whoever calls is one of them', () => {
		expect(desk.list('/users').map(({ name }) => name)).toEqual(['Lucy Chen', 'Mere Tane', 'Tama Wiremu']);
		expect(desk.read('/users/me')).toMatchObject({ user_id: MERE, user_role: 'admin' });
		expect(desk.read(`/users/${TAMA}`)).toMatchObject({ default_approver_id: LUCY, default_approver_name: 'Lucy Chen', status: 'active' });
	});

	it('have an address of their own, a role and perhaps an approver', () => {
		const made = desk.made('/users', { name: 'Ana Rimu', email: 'ana@kowhai.example', user_role: 'submitter', default_approver_id: LUCY });
		expect(made).toMatchObject({ default_approver_name: 'Lucy Chen', status: 'active' });
		expect(act('/users', { name: 'Other', email: 'ANA@kowhai.example', user_role: 'submitter' }).status).toBe(400);
		expect(act('/users', { name: 'Other', email: 'o@kowhai.example', user_role: 'king' }).status).toBe(400);
		expect(act('/users', { name: 'Other', email: 'o@kowhai.example', user_role: 'submitter', default_approver_id: '1' }).status).toBe(400);
		const at = `/users/${String(made.user_id)}`;
		act(`${at}/inactive`);
		expect(desk.read(at).status).toBe('inactive');
		act(`${at}/active`);
		act(`${at}/role/460000000000036002`);
		expect(desk.read(at)).toMatchObject({ status: 'active', user_role: 'approver', role_id: '460000000000036002' });
		expect(act(`${at}/role/1`).status).toBe(400);
		expect(desk.call('DELETE', at).body.code).toBe(0);
		expect(desk.call('DELETE', `/users/${MERE}`).status).toBe(400);
	});

	it('who left approve nothing', () => {
		const id = String(
			desk.made('/expensereports', {
				report_name: 'R',
				start_date: '2026-11-01',
				end_date: '2026-11-02',
				expenses: [desk.made('/expenses', expense()).expense_id],
			}).report_id,
		);
		act(`/users/${LUCY}/inactive`);
		expect(act(`/expensereports/${id}/submit`, { approver_id: LUCY }).status).toBe(400);
	});
});

describe('categories', () => {
	it('are eight with codes of the ledger; hidden ones are not listed and not taken', () => {
		expect(desk.list('/expensecategories')).toHaveLength(8);
		expect(desk.read(`/expensecategories/${TAXI}`)).toMatchObject({ category_name: 'Ground Transport', gl_code: '493', is_enabled: true });
		expect(act(`/expensecategories/${TAXI}/hide`).body.code).toBe(0);
		expect(desk.list('/expensecategories')).toHaveLength(7);
		expect(desk.list('/expensecategories', { filter_by: 'Status.Inactive' })).toMatchObject([{ category_id: TAXI }]);
		expect(desk.list('/expensecategories', { filter_by: 'Status.All' })).toHaveLength(8);
		expect(act('/expenses', expense()).status).toBe(400);
		act(`/expensecategories/${TAXI}/show`);
		expect(act('/expenses', expense()).status).toBe(201);
		expect(desk.call('DELETE', `/expensecategories/${TAXI}`).status).toBe(400);
	});

	it('have a name of their own, and a parent: a category or an account', () => {
		const made = desk.made('/expensecategories', { category_name: 'Parking', gl_code: '493', parent_account_id: TAXI });
		expect(made).toMatchObject({ parent_category_name: 'Ground Transport', is_enabled: true });
		expect(act('/expensecategories', { category_name: 'parking' }).status).toBe(400);
		expect(desk.made('/expensecategories', { category_name: 'Fees', parent_account_id: '460000000000003007' }).parent_category_name).toBe('Bank Fees');
		expect(act('/expensecategories', { category_name: 'Lost', parent_account_id: '1' }).status).toBe(400);
		put(`/expensecategories/${String(made.category_id)}`, { gl_code: '449' });
		expect(desk.read(`/expensecategories/${String(made.category_id)}`)).toMatchObject({ gl_code: '449', category_name: 'Parking' });
	});
});

describe('what Books has too', () => {
	it('is one customer with one id, whose address says street here', () => {
		expect(desk.list('/contacts', { contact_name: 'Harbour Cafe Ltd' })).toMatchObject([{ contact_id: CAFE, billing_address: { street: '12 Quay Street' } }]);
		expect(desk.call('GET', '/contacts/460000000038051000')).toMatchObject({ status: 404, body: { code: 1002 } });
		expect(desk.list('/contacts').every(({ contact_type: type }) => type === 'customer')).toBe(true);
		const made = desk.made('/contacts', { contact_name: 'Fern Ltd', email: 'hi@fern.example', billing_address: { street: '1 Fern Lane', city: 'Nelson' } });
		expect(made).toMatchObject({ email: 'hi@fern.example', billing_address: { street: '1 Fern Lane' } });
		expect(inBooks(`/contacts/${String(made.contact_id)}`)).toMatchObject({
			contact: { contact_type: 'customer', billing_address: { address: '1 Fern Lane' } },
		});
		put(`/contacts/${String(made.contact_id)}`, { email: 'new@fern.example' });
		expect(desk.read(`/contacts/${String(made.contact_id)}`)).toMatchObject({ email: 'new@fern.example', billing_address: { city: 'Nelson' } });
		expect(act('/contacts', { contact_name: 'fern ltd' })).toMatchObject({ status: 400, body: { code: 3062 } });
		expect(desk.call('DELETE', `/contacts/${String(made.contact_id)}`).body.code).toBe(0);
	});

	it('is a currency and a tax', () => {
		expect(desk.list('/settings/currencies').map(({ currency_code: code }) => code)).toEqual(['AUD', 'EUR', 'GBP', 'NZD', 'USD']);
		const tax = desk.made('/settings/taxes', { tax_name: 'City Levy', tax_percentage: 2.5 });
		expect(inBooks(`/settings/taxes/${String(tax.tax_id)}`)).toMatchObject({ tax: { tax_name: 'City Levy', tax_percentage: 2.5 } });
		expect(desk.made('/expenses', expense({ line_items: [{ category_id: TAXI, amount: 100, tax_id: tax.tax_id }] })).total).toBe(102.5);
	});

	it('is a project, which expenses name and then keep', () => {
		const made = desk.made('/projects', { project_name: 'Refit', customer_id: CAFE, users: [{ user_id: TAMA, rate: 80 }] });
		expect(made).toMatchObject({ customer_name: 'Harbour Cafe Ltd', currency_code: 'NZD', status: 'active', users: [{ name: 'Tama Wiremu', rate: 80 }] });
		const at = `/projects/${String(made.project_id)}`;
		expect(desk.made('/expenses', expense({ project_id: made.project_id, customer_id: CAFE }))).toMatchObject({
			project_name: 'Refit',
			customer_name: 'Harbour Cafe Ltd',
		});
		expect(desk.call('DELETE', at).status).toBe(400);
		act(`${at}/inactive`);
		expect(desk.list('/projects', { filter_by: 'Status.Inactive' })).toMatchObject([{ project_name: 'Refit' }]);
		expect(act('/projects', { project_name: 'Nowhere', customer_id: '1' }).status).toBe(400);
	});
});

describe('reporting tags', () => {
	it('are those of Books, with their options', () => {
		const [tag] = desk.list('/reportingtags');
		expect(tag).toMatchObject({ tag_name: 'Region' });
		const { options } = desk.call('GET', '/reportingtags/options', { query: { tag_id: String(tag!.tag_id) } }).body;
		expect(options).toMatchObject([{ option_name: 'North' }, { option_name: 'South' }]);
		const tags = [{ tag_id: tag!.tag_id, tag_option_id: rows(options)[0]!.option_id }];
		expect(desk.made('/expenses', expense({ line_items: [{ category_id: TAXI, amount: 1, tags }] })).line_items).toMatchObject([{ tags }]);
	});
});

describe('merchants', () => {
	it('are six at first, each once, and stay while expenses name them', () => {
		expect(desk.list('/merchants')).toHaveLength(6);
		const made = desk.made('/merchants', { merchant_name: 'Ferry Company' });
		expect(act('/merchants', { merchant_name: 'ferry company' }).status).toBe(400);
		expect(desk.made('/expenses', expense({ merchant_id: made.merchant_id })).merchant_name).toBe('Ferry Company');
		expect(desk.call('DELETE', `/merchants/${String(made.merchant_id)}`).status).toBe(400);
	});
});

describe('a trip', () => {
	const trip = { trip_number: 'TR-1', is_international: false, destination_country: 'New Zealand', start_date: '2026-12-01', end_date: '2026-12-03' };
	const made = (more: Row = {}): string => `/trips/${String(desk.made('/trips', { ...trip, ...more }).trip_id)}`;

	it('is approved and closed', () => {
		const at = made({ attendees: [{ user_id: TAMA }] });
		expect(desk.read(at)).toMatchObject({ status: 'draft', currency_code: 'NZD', attendees: [{ name: 'Tama Wiremu' }] });
		expect(act(`${at}/approve`).status).toBe(400);
		act(`${at}/submit`, { approver_id: LUCY });
		expect(desk.read(at)).toMatchObject({ status: 'submitted', approver_name: 'Lucy Chen', submitted_by_name: 'Mere Tane' });
		act(`${at}/approve`, { comments: 'Enjoy' });
		expect(desk.read(at).status).toBe('approved');
		expect(desk.call('DELETE', at).status).toBe(400);
		expect(put(at, { business_purpose: 'Else' }).status).toBe(400);
		act(`${at}/close`);
		expect(desk.read(at).status).toBe('closed');
		expect(act(`${at}/cancel`).status).toBe(400);
	});

	it('is rejected, recalled or cancelled', () => {
		const at = made();
		act(`${at}/submit`, { approver_id: LUCY });
		act(`${at}/reject`, { comments: 'Too far' });
		expect(desk.read(at).status).toBe('rejected');
		act(`${at}/submit`, { approver_id: LUCY });
		act(`${at}/recall`);
		expect(desk.read(at).status).toBe('draft');
		act(`${at}/cancel`);
		expect(desk.read(at).status).toBe('cancelled');
		expect(desk.list('/trips', { filter_by: 'Status.Cancelled' })).toHaveLength(1);
	});

	it.each([
		['a number that is taken', {}],
		['no country', { trip_number: 'TR-2', destination_country: undefined }],
		['no word on whether it leads abroad', { trip_number: 'TR-2', is_international: undefined }],
		['an end before its start', { trip_number: 'TR-2', end_date: '2026-11-30' }],
	])('is refused with %s', (_, more) => {
		made();
		expect(act('/trips', { ...trip, ...more }).status).toBe(400);
	});
});

describe('an advance', () => {
	const advance = { user_id: TAMA, currency_id: AUD, amount: 250, date: '2026-11-20' };

	it('is worth its rate, is approved, and stands under both names', () => {
		const made = desk.made('/advancepayments', { ...advance, paid_through_account_id: CARD });
		expect(made).toMatchObject({ status: 'draft', bcy_amount: 270, user_name: 'Tama Wiremu', balance: 0 });
		const at = `/advances/${String(made.advance_payment_id)}`;
		act(`${at}/submit`);
		expect(desk.read(at)).toMatchObject({ status: 'submitted', approver_name: 'Lucy Chen' });
		expect(put(at, { amount: 1 }).status).toBe(400);
		act(`${at}/approve`);
		expect(desk.read(at)).toMatchObject({ status: 'approved', balance: 250 });
		expect(desk.call('DELETE', at).status).toBe(400);
	});

	it.each(['user_id', 'currency_id', 'amount', 'date'])('wants its %s', (name) => {
		expect(act('/advancepayments', { ...advance, [name]: undefined }).status).toBe(400);
	});
});

it('tells the custom fields of its own kinds, not those that Books has under the same name', () => {
	const of = (entity: string): unknown => Object.values(desk.call('GET', '/settings/customfields', { query: { entity } }).body.customfields as Row)[0];
	expect(of('expense')).toMatchObject([{ api_name: 'cf_cost_center' }]);
	expect(of('expense_report')).toMatchObject([{ api_name: 'cf_cost_center', customfield_id: '460000000000034001' }]);
});

it('takes custom fields of its own kinds only', () => {
	expect(
		act('/trips', { trip_number: 'T', is_international: true, destination_country: 'X', custom_fields: [{ api_name: 'cf_external_id', value: '1' }] }).status,
	).toBe(400);
	expect(
		desk.made('/trips', {
			trip_number: 'T',
			is_international: true,
			destination_country: 'X',
			currency_id: NZD,
			custom_fields: [{ api_name: 'cf_cost_center', value: 'A' }],
		}),
	).toMatchObject({
		custom_field_hash: { cf_cost_center: 'A' },
	});
	expect(rows(desk.list('/trips'))).toHaveLength(1);
});

const every = Object.entries<Resource>(zohoExpense).flatMap(([name, resource]) =>
	Object.entries<Operation>(resource.operations).map(([verb, operation]) => [`${name}.${verb}`, operation.method, resource.path + operation.path] as const),
);

/** A wrong id is missed there, not the address: the addresses of the sandbox are written down a second time. */
it('serves every address of the tables', () => {
	const unserved = every.filter(([, method, path]) => {
		desk.later(1000);
		const { status, body } = desk.call(method, path.replace(/\{\w+\}/g, '460000000999999999'), {
			body: method === 'GET' || method === 'DELETE' ? undefined : {},
		});
		return status === 405 || (status === 404 && body.code === 5);
	});
	expect(unserved).toEqual([]);
});

it('offers at least fifty operations', () => {
	expect(every.length).toBeGreaterThanOrEqual(50);
});
