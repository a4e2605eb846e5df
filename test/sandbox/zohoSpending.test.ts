import type { Answer, Row } from '../../sandbox/vendor';
import { BANK, CAFE, FREIGHT, GST, SUPPLIES, buyer, line, type Buyer } from './zohoBuyer';
import { days, rows } from './zohoCaller';

let desk: Buyer['desk'];
let post: Buyer['post'];
let get: Buyer['get'];
let listed: Buyer['listed'];
let bill: Buyer['bill'];
beforeEach(() => void ({ desk, post, get, listed, bill } = buyer()));

const FEES = '460000000000003007';
const spent: Row = { account_id: SUPPLIES, date: '2026-11-20', amount: 115, paid_through_account_id: BANK };
const expense = (more: Row = {}): Row => {
	const answer = post('/expenses', { ...spent, ...more });
	expect(answer).toMatchObject({ status: 201, body: { message: 'The expense has been recorded.' } });
	return answer.body.expense as Row;
};
const at = ({ expense_id: id }: Row, rest = ''): string => `/expenses/${String(id)}${rest}`;

const BOUNDARY = 'sandbox-form';
const form = (field: string, name: string, content: string): string =>
	[
		`--${BOUNDARY}`,
		`Content-Disposition: form-data; name="${field}"; filename="${name}"`,
		'Content-Type: application/pdf',
		'',
		content,
		`--${BOUNDARY}--`,
		'',
	].join('\r\n');
const upload = (path: string, field: string, name: string, content: string): Answer =>
	desk.call('POST', path, { body: form(field, name, content), headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } });
const download = (path: string): string => {
	const answer: Answer = desk.call('GET', path);
	expect(answer.status).toBe(200);
	return Buffer.isBuffer(answer.body) ? answer.body.toString('utf8') : String(answer.body);
};

describe('an expense', () => {
	it('has its tax in the amount or on top of it', () => {
		expect(expense({ tax_id: GST, is_inclusive_tax: true })).toMatchObject({ status: 'nonbillable', sub_total: 100, tax_amount: 15, total: 115, amount: 115 });
		expect(expense({ tax_id: GST })).toMatchObject({ sub_total: 115, tax_amount: 17.25, total: 132.25, account_name: 'Office Supplies' });
	});

	it('is the sum of its lines, each taxed by itself', () => {
		const lines = [
			{ account_id: FEES, amount: 12.5 },
			{ account_id: SUPPLIES, amount: 25.06, tax_id: GST },
		];
		const made = expense({ account_id: undefined, amount: undefined, line_items: lines });
		expect(made).toMatchObject({ amount: 37.56, tax_amount: 3.76, total: 41.32, line_items: [{ account_name: 'Bank Fees' }, { tax_amount: 3.76 }] });
		const [first] = rows(made.line_items);
		const changed = desk.call('PUT', at(made), { body: { line_items: [{ line_item_id: first!.line_item_id, amount: 20 }] } });
		expect(changed.body.expense).toMatchObject({ amount: 20, line_items: [{ account_name: 'Bank Fees', amount: 20 }] });
	});

	it('counts what was driven', () => {
		const driven = { amount: undefined, mileage_unit: 'km', mileage_rate: 0.95 };
		expect(expense({ ...driven, mileage_type: 'manual', distance: '120' }).amount).toBe(114);
		expect(expense({ ...driven, mileage_type: 'odometer', start_reading: 1000, end_reading: 1100.5 }).amount).toBe(95.48);
	});

	it('is in the currency of its vendor unless it says another', () => {
		expect(expense({ vendor_id: '460000000038053000', exchange_rate: 1.6 })).toMatchObject({ currency_code: 'USD', bcy_total: 184 });
	});

	it.each([
		['no account', { account_id: undefined }],
		['no day', { date: undefined }],
		['no amount', { amount: undefined }],
		['nothing to be paid through', { paid_through_account_id: undefined }],
		['a customer as its vendor', { vendor_id: CAFE }],
		['nobody to bill', { is_billable: true }],
		['a tax that is not there', { tax_id: '1' }],
	])('is refused with %s', (_, more) => {
		expect(post('/expenses', { ...spent, ...more }).status).toBe(400);
	});

	it('is unbilled until an invoice charges it to the customer', () => {
		const made = expense({ customer_id: CAFE, is_billable: true, vendor_id: FREIGHT });
		expect(made).toMatchObject({ status: 'unbilled', customer_name: 'Harbour Cafe Ltd' });
		expect(listed('/expenses', 'expenses', { filter_by: 'Status.Unbilled' })).toHaveLength(1);
		const invoice = post('/invoices', { customer_id: CAFE, line_items: [{ name: 'Freight', rate: 115, expense_id: made.expense_id }] });
		expect(invoice.status).toBe(201);
		expect(get(at(made)).expense).toMatchObject({ status: 'invoiced', invoice_number: 'INV-000001' });
		expect(desk.call('DELETE', at(made)).status).toBe(400);
	});

	it('is found by its reference, its status and what it was paid through', () => {
		expense({ reference_number: 'EX-1' });
		expense({ reference_number: 'EX-2', customer_id: CAFE, is_billable: true });
		expect(listed('/expenses', 'expenses', { reference_number: 'EX-1' })).toMatchObject([{ status: 'nonbillable' }]);
		expect(listed('/expenses', 'expenses', { status: 'non-billable' })).toHaveLength(1);
		expect(listed('/expenses', 'expenses', { status: 'billable' })).toHaveLength(1);
		expect(listed('/expenses', 'expenses', { paid_through_account_id: BANK })).toHaveLength(2);
		expect(listed('/expenses', 'expenses', { paid_through_account_id: '1' })).toHaveLength(0);
	});

	it('carries receipts byte for byte, and other files beside them', () => {
		const made = expense();
		expect(desk.call('GET', at(made, '/receipt')).status).toBe(404);
		expect(upload(at(made, '/receipt'), 'attachment', 'a.pdf', 'x').status).toBe(400);
		upload(at(made, '/receipt'), 'receipt', 'taxi.pdf', '%PDF-1.4 één');
		expect(get(at(made)).expense).toMatchObject({ expense_receipt_name: 'taxi.pdf', expense_receipt_type: 'pdf' });
		expect(download(at(made, '/receipt'))).toBe('%PDF-1.4 één');
		upload(at(made, '/attachment'), 'attachment', 'map.pdf', 'map');
		expect(rows((get(at(made)).expense as Row).documents)).toHaveLength(2);
		expect(desk.call('DELETE', at(made, '/receipt')).status).toBe(200);
		expect(download(at(made, '/receipt'))).toBe('%PDF-1.4 één');
		expect(listed('/expenses', 'expenses')).toMatchObject([{ has_attachment: true, expense_receipt_name: 'taxi.pdf' }]);
	});
});

it('a bill carries attachments and comments', () => {
	const path = `/bills/${String(bill().bill_id)}`;
	upload(`${path}/attachment`, 'attachment', 'bill.pdf', 'first');
	upload(`${path}/attachment`, 'attachment', 'more.pdf', 'last');
	expect(download(`${path}/attachment`)).toBe('last');
	const { comment } = post(`${path}/comments`, { description: 'Checked' }).body as Row;
	expect(rows(get(`${path}/comments`).comments)).toMatchObject([{ description: 'Checked' }]);
	expect(desk.call('DELETE', `${path}/comments/${String((comment as Row).comment_id)}`).status).toBe(200);
	expect(rows(get(`${path}/comments`).comments)).toEqual([]);
});

describe('what recurs', () => {
	const monthly = { recurrence_name: 'Rent', start_date: '2026-11-01', recurrence_frequency: 'months', repeat_every: 1 };

	it('a bill is read and deleted at an address with an underscore, and stopped and resumed at one without', () => {
		const sent = { ...monthly, vendor_id: FREIGHT, line_items: [line()] };
		const made = post('/recurringbills', sent).body.recurring_bill as Row;
		expect(made).toMatchObject({ status: 'active', line_items: [{ name: 'Paper', account_id: SUPPLIES }] });
		const [odd, plain] = ['recurring_bills', 'recurringbills'].map((name) => `/${name}/${String(made.recurring_bill_id)}`) as [string, string];
		expect(get(odd).recurring_bill).toMatchObject({ recurrence_name: 'Rent' });
		expect(desk.call('PUT', odd, { body: { notes: 'x' } }).status).toBe(405);
		expect(desk.call('GET', '/recurring_bills').status).toBe(404);
		expect(post('/recurringbills', sent).status).toBe(400);
		post(`${plain}/status/stop`, {});
		expect(listed('/recurringbills', 'recurringbills', { status: 'stopped', recurrence_name: 'Rent' })).toMatchObject([{ line_items: [{ name: 'Paper' }] }]);
		post(`${plain}/status/resume`, {});
		expect(get(odd).recurring_bill).toMatchObject({ status: 'active' });
		expect(desk.call('DELETE', odd).status).toBe(200);
		expect(listed('/recurringbills', 'recurringbills')).toEqual([]);
	});

	it('an expense is made on the day it is set up for, tells its next day, and expires', () => {
		const sent = { ...monthly, end_date: '2026-12-31', account_id: SUPPLIES, amount: 50, tax_id: GST };
		const made = post('/recurringexpenses', sent).body.recurring_expense as Row;
		expect(made).toMatchObject({ status: 'active', total: 57.5, last_created_date: '2026-11-01', next_expense_date: '2026-12-01' });
		const path = `/recurringexpenses/${String(made.recurring_expense_id)}`;
		expect(rows(get(`${path}/expenses`).expensehistory)).toMatchObject([{ date: '2026-11-01', total: 57.5, account_name: 'Office Supplies' }]);
		expect(listed('/expenses', 'expenses', { recurring_expense_id: String(made.recurring_expense_id) })).toHaveLength(1);
		desk.later(days(40));
		desk.signIn();
		expect(listed('/recurringexpenses', 'recurring_expenses', { filter_by: 'Status.Expired' })).toHaveLength(1);
		expect(post(`${path}/status/stop`, {}).status).toBe(200);
	});

	it.each([
		['no name', { recurrence_name: undefined }],
		['no start', { start_date: undefined }],
		['no interval', { repeat_every: 0 }],
		['a frequency that is none', { recurrence_frequency: 'fortnights' }],
	])('is refused with %s', (_, more) => {
		expect(post('/recurringexpenses', { ...monthly, account_id: SUPPLIES, amount: 50, ...more }).status).toBe(400);
		expect(post('/recurringbills', { ...monthly, vendor_id: FREIGHT, line_items: [line()], ...more }).status).toBe(400);
	});
});
