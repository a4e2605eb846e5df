import type { Row } from '../../sandbox/vendor';
import { BANK, CAFE, CLOUD, FREIGHT, GST, line, on, buyer, type Buyer } from './zohoBuyer';
import { days, rows } from './zohoCaller';

let desk: Buyer['desk'];
let post: Buyer['post'];
let get: Buyer['get'];
let listed: Buyer['listed'];
let bill: Buyer['bill'];
let credit: Buyer['credit'];
let pay: Buyer['pay'];
let now: Buyer['now'];
beforeEach(() => void ({ desk, post, get, listed, bill, credit, pay, now } = buyer()));

describe('a bill', () => {
	it('is open from the start, taxed to the cent, due by the terms of the vendor, and shown in base currency too', () => {
		const made = bill({ vendor_id: CLOUD, exchange_rate: 1.65, line_items: [line({ rate: 25.06 }), line({ rate: 25.61 }), line({ rate: 25.63 })] });
		expect(made).toMatchObject({
			status: 'open',
			currency_code: 'USD',
			date: '2026-11-25',
			due_date: '2026-12-25',
			payment_terms_label: 'Net 30',
			sub_total: 76.3,
			tax_total: 11.44,
			total: 87.74,
			bcy_total: 144.77,
			balance: 87.74,
			vendor_name: 'Cloudbase Hosting Inc.',
			billing_address: { city: '' },
			line_items: [{ account_name: 'Office Supplies', item_total: 25.06, tax_percentage: 15, item_order: 1 }, {}, {}],
			taxes: [{ tax_id: GST, tax_amount: 11.44 }],
		});
	});

	it('is reckoned with prices that include tax, and with an adjustment', () => {
		expect(bill({ is_inclusive_tax: true, adjustment: -0.5, line_items: [line({ rate: 115 })] })).toMatchObject({
			sub_total: 100,
			tax_total: 15,
			total: 114.5,
			adjustment: -0.5,
		});
	});

	it('may have a number that another vendor uses, but not one that its own vendor has used', () => {
		bill({ bill_number: 'A-1' });
		expect(bill({ vendor_id: CLOUD, bill_number: 'A-1' }).bill_number).toBe('A-1');
		expect(post('/bills', { vendor_id: FREIGHT, bill_number: 'A-1', line_items: [line()] })).toMatchObject({ status: 400 });
		expect(listed('/bills', 'bills', { bill_number: 'A-1' })).toHaveLength(2);
		expect(listed('/bills', 'bills', { bill_number: 'A-1', vendor_id: CLOUD })).toHaveLength(1);
	});

	it.each([
		['no vendor', { vendor_id: undefined }],
		['a customer as its vendor', { vendor_id: CAFE }],
		['no number', { bill_number: undefined }],
		['no lines', { line_items: [] }],
		['a line that is booked nowhere', { line_items: [line({ account_id: undefined })] }],
		['a line without a price', { line_items: [line({ rate: undefined })] }],
		['an account that is not there', { line_items: [line({ account_id: '1' })] }],
		['a tax that is not there', { line_items: [line({ tax_id: '1' })] }],
		['an order line that is not there', { line_items: [line({ purchaseorder_item_id: '1' })] }],
	])('is refused with %s', (_, body) => {
		expect(post('/bills', { vendor_id: FREIGHT, bill_number: 'R-1', line_items: [line()], ...body }).status).toBe(400);
	});

	it('books what an item says where the line is silent', () => {
		expect(bill({ line_items: [{ item_id: '460000000039005000', rate: 12.5, quantity: 4 }] }).line_items).toMatchObject([
			{ name: 'Coffee beans 1 kg', unit: 'bag', account_name: 'Cost of Goods Sold', tax_name: 'GST', item_total: 50 },
		]);
	});

	it('is overdue once its day has passed', () => {
		const made = bill();
		desk.later(days(31));
		desk.signIn();
		expect(now(made).status).toBe('overdue');
		expect(listed('/bills', 'bills', { filter_by: 'Status.Overdue' })).toHaveLength(1);
		expect(listed('/bills', 'bills', { status: 'overdue' })).toHaveLength(1);
		expect(listed('/bills', 'bills', { filter_by: 'Status.Open' })).toHaveLength(0);
	});

	it('is paid in parts, and open again when a payment is deleted', () => {
		const made = bill();
		const first = pay(15, [on(made, 15)]).body.vendorpayment as Row;
		expect(now(made)).toMatchObject({ status: 'partially_paid', balance: 100, payment_made: 15 });
		pay(100, [on(made, 100)]);
		expect(now(made)).toMatchObject({ status: 'paid', balance: 0, payments: [{ amount: 15 }, { amount: 100 }] });
		expect(listed('/bills', 'bills', { filter_by: 'Status.Paid' })).toMatchObject([{ bill_id: made.bill_id, balance: 0 }]);
		desk.call('DELETE', `/vendorpayments/${String(first.payment_id)}`);
		expect(now(made)).toMatchObject({ status: 'partially_paid', balance: 15 });
	});

	it('lists its payments, and lets go of one', () => {
		const made = bill();
		const payment = pay(40, [on(made, 40)], { reference_number: 'TT-1' }).body.vendorpayment as Row;
		const path = `/bills/${String(made.bill_id)}/payments`;
		const [applied] = rows(get(path).payments);
		expect(applied).toMatchObject({ payment_id: payment.payment_id, amount: 40, reference_number: 'TT-1', paid_through: 'Business Account' });
		expect(desk.call('DELETE', `${path}/${String(applied!.bill_payment_id)}`).status).toBe(200);
		expect(now(made)).toMatchObject({ status: 'open', balance: 115 });
		expect(get(`/vendorpayments/${String(payment.payment_id)}`).vendorpayment).toMatchObject({ balance: 40, bills: [] });
		expect(desk.call('DELETE', `${path}/1`).status).toBe(404);
	});

	it('is void only without payments, and opened again', () => {
		const [paid, other] = [bill(), bill()];
		pay(15, [on(paid, 15)]);
		expect(post(`/bills/${String(paid.bill_id)}/status/void`, {}).status).toBe(400);
		expect(desk.call('DELETE', `/bills/${String(paid.bill_id)}`).status).toBe(400);
		expect(post(`/bills/${String(other.bill_id)}/status/void`, {}).body.message).toBe('The bill has been marked as void.');
		expect(now(other)).toMatchObject({ status: 'void', total: 115, balance: 0 });
		expect(desk.call('PUT', `/bills/${String(other.bill_id)}`, { body: { notes: 'x' } }).status).toBe(400);
		post(`/bills/${String(other.bill_id)}/status/open`, {});
		expect(now(other)).toMatchObject({ status: 'open', balance: 115 });
	});

	it('keeps the lines that are sent with their id, and no others', () => {
		const made = bill({ line_items: [line({ name: 'One' }), line({ name: 'Two' })] });
		const [first] = rows(made.line_items);
		const body = { line_items: [{ line_item_id: first!.line_item_id, rate: 50 }, line({ name: 'Three' })] };
		const changed = desk.call('PUT', `/bills/${String(made.bill_id)}`, { body }).body.bill as Row;
		expect(rows(changed.line_items).map(({ name, rate }) => [name, rate])).toEqual([
			['One', 50],
			['Three', 100],
		]);
		pay(60, [on(made, 60)]);
		expect(desk.call('PUT', `/bills/${String(made.bill_id)}`, { body: { line_items: [line({ rate: 10 })] } }).status).toBe(400);
	});

	it("is found by a number of one's own, and created where there is none", () => {
		const body = { vendor_id: FREIGHT, bill_number: 'U-1', line_items: [line()] };
		const headers = { 'x-unique-identifier-key': 'cf_external_id', 'x-unique-identifier-value': 'B1', 'x-upsert': 'true' };
		expect(desk.call('PUT', '/bills', { body, headers }).status).toBe(201);
		const again = desk.call('PUT', '/bills', { body: { ...body, notes: 'again' }, headers });
		expect(again).toMatchObject({ status: 200, body: { bill: { notes: 'again', custom_field_hash: { cf_external_id: 'B1' } } } });
		expect(listed('/bills', 'bills', {})).toHaveLength(1);
	});

	it('needs the scope of its kind, and tells changes since a time', () => {
		bill();
		expect(listed('/bills', 'bills', { last_modified_time: '2026-11-25T00:00:00+1300' })).toHaveLength(1);
		expect(listed('/bills', 'bills', { last_modified_time: '2026-11-26T00:00:00+1300' })).toHaveLength(0);
		desk.signIn({ scopes: ['ZohoBooks.invoices.ALL'] });
		expect(desk.call('GET', '/bills')).toMatchObject({ status: 401, body: { code: 57 } });
	});
});

describe('credits and payments on a bill', () => {
	it('are applied together or not at all', () => {
		const [made, note] = [bill(), credit({ line_items: [line({ rate: 40 })] })];
		const payment = pay(80, []).body.vendorpayment as Row;
		const path = `/bills/${String(made.bill_id)}/credits`;
		const body = (fromPayment: number): Row => ({
			apply_vendor_credits: [{ vendor_credit_id: note.vendor_credit_id, amount_applied: 46 }],
			bill_payments: [{ payment_id: payment.payment_id, amount_applied: fromPayment }],
		});
		expect(post(path, body(80)).status).toBe(400);
		expect(now(made).balance).toBe(115);
		expect(post(path, body(69)).status).toBe(200);
		expect(now(made)).toMatchObject({ status: 'paid', payment_made: 69, vendor_credits_applied: 46 });
		expect(get(`/vendorpayments/${String(payment.payment_id)}`).vendorpayment).toMatchObject({ balance: 11 });
		expect(now(note).status).toBe('closed');
	});
});

describe('a payment to a vendor', () => {
	it('applies no more than it is, and no more than a bill takes', () => {
		const made = bill();
		expect(pay(10, [on(made, 11)]).status).toBe(400);
		expect(pay(200, [on(made, 115.01)]).status).toBe(400);
		expect(pay(200, [on(made, 100), on(made, 10)]).status).toBe(400);
		expect(pay(200, [on(bill({ vendor_id: CLOUD }), 10)]).status).toBe(400);
		expect(pay(200, [on(made, 115)]).body.vendorpayment).toMatchObject({ payment_number: '1', status: 'paid', balance: 85, payment_mode: 'Cash' });
	});

	it('replaces what it is applied to when it is changed', () => {
		const [one, other] = [bill(), bill()];
		const payment = pay(100, [on(one, 60)]).body.vendorpayment as Row;
		const path = `/vendorpayments/${String(payment.payment_id)}`;
		const changed = desk.call('PUT', path, { body: { bills: [on(one, 10), on(other, 90)] } }).body.vendorpayment as Row;
		expect(rows(changed.bills)[0]!.bill_payment_id).toBe(rows(payment.bills)[0]!.bill_payment_id);
		expect([now(one).balance, now(other).balance]).toEqual([105, 25]);
	});

	it('is found by its reference and by its bill, and gives back what was too much', () => {
		const made = bill();
		const payment = pay(150, [on(made, 115)], { reference_number: 'TT-9' }).body.vendorpayment as Row;
		pay(5, []);
		expect(listed('/vendorpayments', 'vendorpayments', { reference_number: 'TT-9' })).toMatchObject([{ bill_numbers: made.bill_number }]);
		expect(listed('/vendorpayments', 'vendorpayments', { bill_id: String(made.bill_id) })).toHaveLength(1);
		const path = `/vendorpayments/${String(payment.payment_id)}/refunds`;
		expect(post(path, { date: '2026-11-25', amount: 35.01, to_account_id: BANK }).status).toBe(400);
		expect(post(path, { date: '2026-11-25', amount: 35, to_account_id: BANK }).status).toBe(200);
		expect(get(`/vendorpayments/${String(payment.payment_id)}`).vendorpayment).toMatchObject({ balance: 0 });
		expect(desk.call('PUT', `/vendorpayments/${String(payment.payment_id)}`, { body: { amount: 140 } }).status).toBe(400);
	});

	it('leaves the vendor owing what is left over, and us what is not paid', () => {
		bill();
		const made = bill();
		pay(200, [on(made, 115)]);
		credit({ line_items: [line({ rate: 10 })] });
		expect(get(`/contacts/${FREIGHT}`).contact).toMatchObject({ outstanding_payable_amount: 115, unused_credits_payable_amount: 96.5 });
	});
});
