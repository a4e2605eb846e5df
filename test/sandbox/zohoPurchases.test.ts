import type { Row } from '../../sandbox/vendor';
import { BANK, CLOUD, FREIGHT, line, on, buyer, type Buyer } from './zohoBuyer';
import { rows } from './zohoCaller';

let desk: Buyer['desk'];
let post: Buyer['post'];
let get: Buyer['get'];
let listed: Buyer['listed'];
let bill: Buyer['bill'];
let order: Buyer['order'];
let credit: Buyer['credit'];
let now: Buyer['now'];
beforeEach(() => void ({ desk, post, get, listed, bill, order, credit, now } = buyer()));

describe('a purchase order', () => {
	it('is a numbered draft that is issued, and billed by the bills that name its lines', () => {
		const made = order({ line_items: [line({ quantity: 4 }), line({ quantity: 1, name: 'Ink' })], discount: '10%' });
		expect(made).toMatchObject({ purchaseorder_number: 'PO-00001', status: 'draft', sub_total: 500, discount_total: 50, tax_total: 67.5, total: 517.5 });
		post(`/purchaseorders/${String(made.purchaseorder_id)}/status/open`, {});
		expect(now(made).status).toBe('open');
		const [paper, ink] = rows(made.line_items).map(({ line_item_id: id }) => id);
		const first = bill({ line_items: [line({ quantity: 3, purchaseorder_item_id: paper })] });
		expect(now(made)).toMatchObject({ status: 'partially_billed', line_items: [{ quantity_billed: 3 }, { quantity_billed: 0 }] });
		bill({ line_items: [line({ purchaseorder_item_id: paper }), line({ purchaseorder_item_id: ink })] });
		expect(now(made)).toMatchObject({ status: 'billed', billed_status: 'billed' });
		expect(now(first).purchaseorders).toMatchObject([{ purchaseorder_id: made.purchaseorder_id, purchaseorder_number: 'PO-00001' }]);
		expect(listed('/bills', 'bills', { purchaseorder_id: String(made.purchaseorder_id) })).toHaveLength(2);
		expect(listed('/purchaseorders', 'purchaseorders', { filter_by: 'Status.Billed' })).toHaveLength(1);
		expect(desk.call('DELETE', `/purchaseorders/${String(made.purchaseorder_id)}`).status).toBe(400);
		post(`/bills/${String(first.bill_id)}/status/void`, {});
		expect(now(made).status).toBe('partially_billed');
	});

	it('lets only its own vendor bill it, and is cancelled only without bills', () => {
		const made = order();
		const [{ line_item_id: id } = {}] = rows(made.line_items);
		const foreign = post('/bills', { vendor_id: CLOUD, bill_number: 'F-1', line_items: [line({ purchaseorder_item_id: id })] });
		expect(foreign.status).toBe(400);
		const path = `/purchaseorders/${String(made.purchaseorder_id)}/status`;
		expect(post(`${path}/cancelled`, {}).status).toBe(200);
		expect(now(made).status).toBe('cancelled');
		expect(post('/bills', { vendor_id: FREIGHT, bill_number: 'F-2', line_items: [line({ purchaseorder_item_id: id })] }).status).toBe(400);
	});

	it("has a number of one's own only where the query says so", () => {
		const body = { vendor_id: FREIGHT, purchaseorder_number: 'X-1', line_items: [line()] };
		expect(post('/purchaseorders', body).status).toBe(400);
		expect(post('/purchaseorders', body, { query: { ignore_auto_number_generation: 'true' } }).status).toBe(201);
	});

	it('is submitted, rejected, submitted again and approved', () => {
		const made = order();
		const act = (what: string): number => post(`/purchaseorders/${String(made.purchaseorder_id)}/${what}`, {}).status;
		expect(act('approve')).toBe(400);
		expect([act('submit'), act('reject'), act('submit'), act('approve')]).toEqual([200, 200, 200, 200]);
		expect(now(made).status).toBe('approved');
	});

	it('is issued by being sent to somebody, and printed', () => {
		const made = order();
		const path = `/purchaseorders/${String(made.purchaseorder_id)}`;
		expect(post(`${path}/email`, { body: 'Please deliver' }).status).toBe(400);
		expect(post(`${path}/email`, { to_mail_ids: ['sales@northlandfreight.example'], body: 'Please deliver' }).status).toBe(200);
		expect(now(made)).toMatchObject({ status: 'open', is_emailed: true });
		const printed = desk.call('GET', path, { headers: { accept: 'application/pdf' } }) as { body: unknown };
		expect(String(printed.body)).toMatch(/^%PDF-[^]*Purchase Order PO-00001/);
	});

	it('counts what came in, by the receives that Inventory keeps', () => {
		const made = order({ line_items: [line({ quantity: 2 })] });
		const [{ line_item_id } = {}] = rows(made.line_items);
		post(`/purchaseorders/${String(made.purchaseorder_id)}/status/open`, {});
		desk.zoho.seed({ purchasereceives: [{ purchaseorder_id: made.purchaseorder_id, receive_number: 'PR-1', line_items: [{ line_item_id, quantity: 1 }] }] });
		expect(now(made)).toMatchObject({ status: 'partially_received', received_status: 'partially_received' });
	});
});

describe('a vendor credit', () => {
	it('goes to bills in part, and closes when it is used up', () => {
		const [made, one, other] = [credit(), bill(), bill({ line_items: [line({ rate: 10 })] })];
		expect(made).toMatchObject({ vendor_credit_number: 'DN-00001', status: 'open', balance: 115 });
		const path = `/vendorcredits/${String(made.vendor_credit_id)}`;
		expect(post(`${path}/bills`, { bills: [on(other, 11.51)] }).status).toBe(400);
		expect(post(`${path}/bills`, { bills: [on(one, 110), on(other, 11.5)] }).status).toBe(400);
		expect(now(made).balance).toBe(115);
		expect(post(`${path}/bills`, { bills: [on(one, 103.5), on(other, 11.5)] }).status).toBe(201);
		expect(now(made)).toMatchObject({ status: 'closed', balance: 0, total_credits_used: 115 });
		expect(now(one)).toMatchObject({ status: 'partially_paid', balance: 11.5, vendor_credits_applied: 103.5 });
		expect(now(other)).toMatchObject({ status: 'paid', vendor_credits: [{ amount: 11.5 }] });
		const [application] = rows(get(`${path}/bills`).bills_credited);
		expect(application).toMatchObject({ bill_number: one.bill_number, amount: 103.5 });
		expect(post(`${path}/status/void`, {}).status).toBe(400);
		expect(desk.call('DELETE', `${path}/bills/${String(application!.vendor_credit_bill_id)}`).status).toBe(200);
		expect(now(made)).toMatchObject({ status: 'open', balance: 103.5 });
		expect(now(one)).toMatchObject({ status: 'open', balance: 115 });
	});

	it('is refunded, and no more than is left', () => {
		const made = credit();
		const path = `/vendorcredits/${String(made.vendor_credit_id)}/refunds`;
		const refund = { date: '2026-11-25', amount: 100, account_id: BANK };
		expect(post(path, { ...refund, amount: 115.01 }).status).toBe(400);
		expect(post(path, { ...refund, account_id: undefined }).status).toBe(400);
		const { vendor_credit_refund_id: id } = post(path, refund).body.vendor_credit_refund as Row;
		expect(now(made)).toMatchObject({ balance: 15, total_refunded_amount: 100 });
		expect(desk.call('PUT', `${path}/${String(id)}`, { body: { ...refund, amount: 115 } }).status).toBe(200);
		expect(now(made)).toMatchObject({ status: 'closed', balance: 0 });
		expect(rows(get(path).vendor_credit_refunds)).toMatchObject([{ amount: 115, account_name: 'Business Account' }]);
		expect(rows(get('/vendorcredits/refunds').vendor_credit_refunds)).toHaveLength(1);
		expect(desk.call('DELETE', `${path}/${String(id)}`).status).toBe(200);
		expect(now(made).balance).toBe(115);
	});

	it('is asked for under the scope of debit notes, and by its vendor under the name of a customer', () => {
		credit();
		credit({ vendor_id: CLOUD });
		expect(listed('/vendorcredits', 'vendorcredits', { customer_id: CLOUD })).toMatchObject([{ vendor_name: 'Cloudbase Hosting Inc.' }]);
		desk.signIn({ scopes: ['ZohoBooks.debitnotes.READ'] });
		expect(desk.call('GET', '/vendorcredits').status).toBe(200);
		desk.signIn({ scopes: ['ZohoBooks.vendorcredits.ALL'] });
		expect(desk.call('GET', '/vendorcredits').status).toBe(401);
	});
});

it('demo purchases are six bills, three orders and three expenses, with files', () => {
	const made = desk.zoho.levers!.demoPurchases!({}) as Record<'bills' | 'purchaseorders' | 'expenses', Row[]>;
	expect(listed('/bills', 'bills', {})).toHaveLength(6);
	expect(listed('/bills', 'bills', { filter_by: 'Status.Void' })).toHaveLength(1);
	expect(listed('/bills', 'bills', {}).filter((one) => one.has_attachment)).toHaveLength(2);
	expect(new Set(listed('/bills', 'bills', {}).map((one) => one.vendor_id)).size).toBe(3);
	expect(new Set(listed('/bills', 'bills', {}).map((one) => one.currency_code))).toEqual(new Set(['NZD', 'USD']));
	expect(
		listed('/purchaseorders', 'purchaseorders', {})
			.map((one) => one.status)
			.sort(),
	).toEqual(['billed', 'draft', 'open']);
	expect(made.expenses).toHaveLength(3);
	const [first] = made.bills;
	const file = desk.call('GET', `/bills/${String(first!.bill_id)}/attachment`) as { body: unknown };
	expect(String(file.body)).toMatch(/^%PDF-/);
	expect(listed('/expenses', 'expenses', {}).every((one) => one.expense_receipt_name !== '')).toBe(true);
});
