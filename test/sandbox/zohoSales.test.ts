import type { Row } from '../../sandbox/vendor';
import { caller, days, rows, type Call, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const CAFE = '460000000038001000';
const GST = '460000000000002001';
const line = (more: Row = {}): Row => ({ name: 'Work', rate: 100, quantity: 2, tax_id: GST, ...more });

/** Some days later; tokens do not live that long. */
const nextDays = (count: number): void => {
	desk.later(days(count));
	desk.signIn();
};

/** What one does with records of one kind. */
const dealing = (path: string, one: string, id: string) => ({
	post: (body: Row = {}, more: Call = {}) => desk.call('POST', path, { body: { customer_id: CAFE, line_items: [line()], ...body }, ...more }),
	make(body: Row = {}): Row {
		const answer = this.post(body);
		expect([answer.status, answer.body.message]).toEqual([201, expect.any(String)]);
		return answer.body[one] as Row;
	},
	read: (row: Row): Row => desk.call('GET', `${path}/${String(row[id])}`).body[one] as Row,
	act: (row: Row, what: string, body?: Row) => desk.call('POST', `${path}/${String(row[id])}/${what}`, { ...(body ? { body } : {}) }),
	list: (query: Record<string, string> = {}): Row[] => rows(desk.call('GET', path, { query }).body[`${one}s`]),
});

const estimates = dealing('/estimates', 'estimate', 'estimate_id');
const orders = dealing('/salesorders', 'salesorder', 'salesorder_id');
const recurring = dealing('/recurringinvoices', 'recurring_invoice', 'recurring_invoice_id');
const invoices = dealing('/invoices', 'invoice', 'invoice_id');

describe('an estimate', () => {
	it('is a draft with a number and the sums of an invoice', () => {
		expect(estimates.make({ discount: '10%' })).toMatchObject({
			estimate_number: 'QT-000001',
			status: 'draft',
			sub_total: 200,
			discount_total: 20,
			tax_total: 27,
			total: 207,
			customer_name: 'Harbour Cafe Ltd',
			invoiced_amount: 0,
		});
	});

	it('is sent, and then accepted or declined', () => {
		const made = estimates.make();
		expect(estimates.act(made, 'status/accepted').status).toBe(400);
		expect(estimates.act(made, 'status/sent').status).toBe(200);
		expect(estimates.act(made, 'status/declined').status).toBe(200);
		expect(estimates.read(made)).toMatchObject({ status: 'declined', declined_date: '2026-11-25' });
		estimates.act(made, 'status/accepted');
		expect(estimates.list({ filter_by: 'Status.Accepted' })).toHaveLength(1);
	});

	it('goes through approval', () => {
		const made = estimates.make();
		expect(estimates.act(made, 'approve').status).toBe(400);
		estimates.act(made, 'submit');
		expect(estimates.read(made).status).toBe('pending_approval');
		expect(estimates.act(made, 'status/sent').status).toBe(400);
		estimates.act(made, 'approve');
		expect(estimates.read(made).status).toBe('approved');
	});

	it('expires where nobody answers', () => {
		const made = estimates.make({ expiry_date: '2026-11-27' });
		estimates.act(made, 'status/sent');
		nextDays(3);
		expect(estimates.read(made).status).toBe('expired');
		expect(estimates.list({ status: 'expired' })).toHaveLength(1);
	});

	it('is emailed to somebody only', () => {
		const made = estimates.make();
		expect(estimates.act(made, 'email', {}).status).toBe(400);
		expect(estimates.act(made, 'email', { to_mail_ids: ['a@b.example'] })).toMatchObject({ status: 200, body: { is_first_email: true } });
		expect(estimates.read(made)).toMatchObject({ status: 'sent', is_emailed: true });
	});

	it('becomes an invoice, and is free again when that goes', () => {
		const made = estimates.make();
		const [invoice] = rows(desk.call('POST', '/invoices/fromestimates', { query: { estimate_ids: String(made.estimate_id) } }).body.invoices);
		expect(invoice).toMatchObject({ status: 'draft', total: 230, invoiced_estimate_id: made.estimate_id });
		expect(estimates.read(made)).toMatchObject({ status: 'invoiced', invoiced_amount: 230, uninvoiced_amount: 0 });
		expect(desk.call('POST', '/invoices/fromestimates', { query: { estimate_ids: String(made.estimate_id) } }).status).toBe(400);
		desk.call('DELETE', `/invoices/${String(invoice!.invoice_id)}`);
		expect(estimates.read(made).status).toBe('draft');
	});

	it('is printed, and found by a unique field', () => {
		const made = estimates.make({ custom_fields: [{ api_name: 'cf_external_id', value: 'E-1' }] });
		expect(String(desk.call('GET', `/estimates/${String(made.estimate_id)}`, { query: { accept: 'pdf' } }).body)).toContain('(Estimate QT-000001) Tj');
		const headers = { 'x-unique-identifier-key': 'cf_external_id', 'x-unique-identifier-value': 'E-1', 'x-upsert': 'true' };
		expect(desk.call('PUT', '/estimates', { headers, body: { notes: 'Again' } }).body.estimate).toMatchObject({
			estimate_id: made.estimate_id,
			notes: 'Again',
		});
	});
});

describe('a sales order', () => {
	const opened = (body: Row = {}): Row => {
		const made = orders.make(body);
		orders.act(made, 'status/open');
		return orders.read(made);
	};
	const fromOrder = ({ salesorder_id: id }: Row) => desk.call('POST', '/invoices/fromsalesorder', { query: { salesorder_id: String(id) } });

	it('is invoiced once, in one go', () => {
		const draft = orders.make({ reference_number: 'PO-9' });
		expect(draft).toMatchObject({ salesorder_number: 'SO-00001', status: 'draft', total: 230 });
		expect(fromOrder(draft).status).toBe(400);
		orders.act(draft, 'status/open');
		const answer = fromOrder(draft);
		expect(answer).toMatchObject({
			status: 201,
			body: { invoice: { salesorder_id: draft.salesorder_id, salesorder_number: 'SO-00001', reference_number: 'PO-9', total: 230, status: 'draft' } },
		});
		expect(orders.read(draft)).toMatchObject({ status: 'invoiced', line_items: [{ quantity_invoiced: 2, is_invoiced: true }] });
		expect(fromOrder(draft).status).toBe(400);
	});

	it('is invoiced in parts by the lines that name it', () => {
		const order = opened({ line_items: [line({ quantity: 5 })] });
		const [ordered] = rows(order.line_items);
		invoices.make({ line_items: [line({ salesorder_item_id: ordered!.line_item_id })] });
		expect(orders.read(order)).toMatchObject({
			status: 'partially_invoiced',
			line_items: [{ quantity_invoiced: 2 }],
			invoices: [{ invoice_number: 'INV-000001' }],
		});
		expect(rows((fromOrder(order).body.invoice as Row).line_items)).toMatchObject([{ quantity: 3 }]);
		expect(orders.read(order).status).toBe('invoiced');
	});

	it('is neither voided, cut nor deleted with an invoice', () => {
		const order = opened();
		const invoice = fromOrder(order).body.invoice as Row;
		const address = `/salesorders/${String(order.salesorder_id)}`;
		expect(orders.act(order, 'status/void').status).toBe(400);
		expect(desk.call('DELETE', address).status).toBe(400);
		const [ordered] = rows(order.line_items);
		expect(desk.call('PUT', address, { body: { line_items: [{ ...ordered, quantity: 1 }] } }).status).toBe(400);
		invoices.act(invoice, 'status/void');
		expect(orders.read(order).status).toBe('open');
		expect(orders.act(order, 'status/void', { reason: 'Taken back' }).status).toBe(200);
		expect(desk.call('PUT', address, { body: { notes: 'Late' } }).status).toBe(400);
	});

	it('is overdue after its day, and has a substatus', () => {
		const order = opened({ shipment_date: '2026-11-26' });
		expect(orders.act(order, 'substatus/cs_packed').status).toBe(200);
		nextDays(2);
		expect(orders.read(order)).toMatchObject({ status: 'overdue', current_sub_status: 'cs_packed' });
	});

	it('holds files and comments', () => {
		const order = orders.make();
		const file =
			'--mark\r\nContent-Disposition: form-data; name="attachment"; filename="Plan.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--mark--\r\n';
		const address = `/salesorders/${String(order.salesorder_id)}`;
		expect(desk.call('POST', `${address}/attachment`, { body: file, headers: { 'content-type': 'multipart/form-data; boundary=mark' } }).status).toBe(200);
		const [document] = rows(orders.read(order).documents);
		expect(document).toMatchObject({ file_name: 'Plan.pdf' });
		expect(orders.list()).toMatchObject([{ has_attachment: true }]);
		const one = `${address}/documents/${String(document!.document_id)}`;
		expect(String(desk.call('GET', one).body)).toBe('%PDF');
		expect(desk.call('DELETE', one).status).toBe(200);
		expect(desk.call('GET', one).status).toBe(404);
		expect(orders.read(order).documents).toEqual([]);
		expect(orders.act(order, 'comments', { description: 'Call first' }).status).toBe(201);
		expect(desk.call('GET', `${address}/comments`).body.comments).toMatchObject([{ description: 'Call first' }]);
	});
});

describe('a recurring invoice', () => {
	const monthly = { recurrence_name: 'Care', recurrence_frequency: 'months', start_date: '2026-10-31' };

	it('has a name of its own and a next day', () => {
		const made = recurring.make(monthly);
		expect(made).toMatchObject({ status: 'active', repeat_every: 1, next_invoice_date: '2026-11-30', total: 230 });
		expect(recurring.post(monthly).status).toBe(400);
		expect(recurring.post({ ...monthly, recurrence_name: 'Other', recurrence_frequency: undefined }).status).toBe(400);
		expect(recurring.list({ recurrence_name: 'Care' })).toMatchObject([{ recurring_invoice_id: made.recurring_invoice_id, status: 'active' }]);
	});

	it('stops, goes on, and expires after its last day', () => {
		const made = recurring.make({ ...monthly, end_date: '2026-12-01' });
		expect(recurring.act(made, 'status/resume').status).toBe(200);
		recurring.act(made, 'status/stop');
		expect(recurring.read(made)).toMatchObject({ status: 'stopped', next_invoice_date: '' });
		recurring.act(made, 'status/resume');
		nextDays(10);
		expect(recurring.read(made).status).toBe('expired');
		expect(recurring.list({ filter_by: 'Status.Active' })).toEqual([]);
	});
});
