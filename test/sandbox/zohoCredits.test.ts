import type { Row } from '../../sandbox/vendor';
import { caller, rows, type Call, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const CAFE = '460000000038001000';
const STUDIO = '460000000038002000';
const ACCOUNT = '460000000000003011';
const line = (rate = 100): Row => ({ name: 'Work', rate, quantity: 1 });

const made = (path: string, one: string, body: Row, more: Call = {}): Row => {
	const answer = desk.call('POST', path, { body: { customer_id: CAFE, ...body }, ...more });
	expect([answer.status, answer.body.message]).toEqual([201, expect.any(String)]);
	return answer.body[one] as Row;
};
const invoiced = (rate = 100, body: Row = {}): Row => {
	const invoice = made('/invoices', 'invoice', { line_items: [line(rate)], ...body });
	desk.call('POST', `/invoices/${String(invoice.invoice_id)}/status/sent`);
	return invoice;
};
const noted = (rate = 60, body: Row = {}, more: Call = {}): Row =>
	made('/creditnotes', 'creditnote', { date: '2026-11-25', line_items: [line(rate)], ...body }, more);
const invoice = ({ invoice_id: id }: Row): Row => desk.call('GET', `/invoices/${String(id)}`).body.invoice as Row;
const note = ({ creditnote_id: id }: Row): Row => desk.call('GET', `/creditnotes/${String(id)}`).body.creditnote as Row;
const on = (row: Row, method: string, below: string, body?: Row) => {
	const path = row.creditnote_id ? `/creditnotes/${String(row.creditnote_id)}` : `/invoices/${String(row.invoice_id)}`;
	return desk.call(method, `${path}/${below}`, body ? { body } : {});
};
const apply = (row: Row, to: Row, amount: number) => on(row, 'POST', 'invoices', { invoices: [{ invoice_id: to.invoice_id, amount_applied: amount }] });
const owner = (id = CAFE): Row => desk.call('GET', `/contacts/${id}`).body.contact as Row;

describe('a credit note', () => {
	it('is open from the start, unless it is a draft, and needs a day', () => {
		expect(noted()).toMatchObject({ creditnote_number: 'CN-00001', status: 'open', balance: 60, total_credits_used: 0 });
		const draft = noted(10, { is_draft: true });
		expect(draft.status).toBe('draft');
		expect(desk.call('POST', '/creditnotes', { body: { customer_id: CAFE, line_items: [line()] } }).status).toBe(400);
		expect(noted().creditnote_number).toBe('CN-00003');
		expect(on(draft, 'POST', 'status/open').body.message).toBe('Status of the credit note has been changed to open.');
		expect(owner().unused_credits_receivable_amount).toBe(130);
	});

	it('lowers what is due of an invoice, and is closed when it is used up', () => {
		const [bill, credit] = [invoiced(), noted()];
		expect(apply(credit, bill, 45).body.message).toBe('Credits have been applied to the invoice(s).');
		expect(invoice(bill)).toMatchObject({ status: 'partially_paid', balance: 55, credits_applied: 45, payment_made: 0 });
		expect(note(credit)).toMatchObject({
			status: 'open',
			balance: 15,
			total_credits_used: 45,
			invoices_credited: [{ invoice_number: 'INV-000001', credited_amount: 45 }],
		});
		expect(owner()).toMatchObject({ outstanding_receivable_amount: 55, unused_credits_receivable_amount: 15 });
		apply(credit, bill, 15);
		expect(note(credit)).toMatchObject({ status: 'closed', balance: 0 });
		expect(rows(desk.call('GET', '/creditnotes', { query: { filter_by: 'Status.Closed' } }).body.creditnotes)).toHaveLength(1);
	});

	it('gives no more than it has and no more than is due, to its own customer, and all or nothing', () => {
		const [bill, small, credit] = [invoiced(), invoiced(10), noted()];
		expect(apply(credit, bill, 60.01).status).toBe(400);
		expect(apply(credit, small, 10.01).status).toBe(400);
		expect(apply(credit, invoiced(10, { customer_id: STUDIO }), 5).status).toBe(400);
		expect(apply(credit, bill, 0).status).toBe(400);
		const both = [bill, small].map(({ invoice_id: id }, index) => ({ invoice_id: id, amount_applied: index === 0 ? 10 : 11 }));
		expect(on(credit, 'POST', 'invoices', { invoices: both }).status).toBe(400);
		expect([note(credit).balance, invoice(bill).balance]).toEqual([60, 100]);
		expect(apply(noted(5, { is_draft: true }), bill, 5).status).toBe(400);
	});

	it('takes an application back, from either side', () => {
		const [bill, credit] = [invoiced(), noted()];
		apply(credit, bill, 20);
		apply(credit, bill, 10);
		const [first, second] = rows(on(credit, 'GET', 'invoices').body.invoices_credited);
		expect(rows(on(bill, 'GET', 'creditsapplied').body.credits)).toMatchObject([
			{ creditnotes_number: 'CN-00001', amount_applied: 20 },
			{ amount_applied: 10 },
		]);
		expect(on(credit, 'DELETE', `invoices/${String(first!.creditnote_invoice_id)}`).status).toBe(200);
		expect(on(bill, 'DELETE', `creditsapplied/${String(second!.creditnote_invoice_id)}`).status).toBe(200);
		expect([note(credit).balance, invoice(bill).balance, invoice(bill).status]).toEqual([60, 100, 'sent']);
	});

	it('is not voided, taken back to a draft or deleted once it is used, nor is the invoice', () => {
		const [bill, credit] = [invoiced(), noted()];
		apply(credit, bill, 20);
		for (const what of ['status/void', 'status/draft']) expect(on(credit, 'POST', what).status).toBe(400);
		expect(desk.call('DELETE', `/creditnotes/${String(credit.creditnote_id)}`).status).toBe(400);
		expect(on(bill, 'POST', 'status/void').status).toBe(400);
		expect(desk.call('DELETE', `/invoices/${String(bill.invoice_id)}`).status).toBe(400);
		expect(desk.call('PUT', `/creditnotes/${String(credit.creditnote_id)}`, { body: { line_items: [line(19)] } }).status).toBe(400);
	});

	it('is made for an invoice and applied to it at once', () => {
		const bill = invoiced(40);
		const credit = noted(60, {}, { query: { invoice_id: String(bill.invoice_id) } });
		expect(credit).toMatchObject({ balance: 20 });
		expect(invoice(bill)).toMatchObject({ status: 'paid', balance: 0 });
	});

	it('is refunded, and the refund changed and deleted', () => {
		const credit = noted();
		const refund = { date: '2026-11-25', amount: 40, from_account_id: ACCOUNT, refund_mode: 'cash' };
		expect(on(credit, 'POST', 'refunds', { ...refund, amount: 60.01 }).status).toBe(400);
		expect(on(credit, 'POST', 'refunds', { ...refund, from_account_id: '1' }).status).toBe(400);
		const { creditnote_refund: one } = on(credit, 'POST', 'refunds', refund).body as unknown as { creditnote_refund: Row };
		expect(one).toMatchObject({ amount: 40, customer_name: 'Harbour Cafe Ltd', creditnote_number: 'CN-00001' });
		expect(note(credit)).toMatchObject({ balance: 20, total_refunded_amount: 40, creditnote_refunds: [{ amount: 40 }] });
		const at = `refunds/${String(one.creditnote_refund_id)}`;
		expect(on(credit, 'PUT', at, { amount: 60 }).body.creditnote_refund).toMatchObject({ amount: 60 });
		expect(note(credit)).toMatchObject({ status: 'closed', balance: 0 });
		expect(on(credit, 'GET', at).body.creditnote_refund).toMatchObject({ amount: 60, refund_mode: 'cash' });
		expect(rows(desk.call('GET', '/creditnotes/refunds').body.creditnote_refunds)).toHaveLength(1);
		expect(rows(desk.call('GET', `/contacts/${CAFE}/refunds`).body.creditnote_refunds)).toHaveLength(1);
		expect(desk.call('GET', `/contacts/${STUDIO}/refunds`).body.creditnote_refunds).toEqual([]);
		expect(on(credit, 'DELETE', at).status).toBe(200);
		expect(note(credit)).toMatchObject({ status: 'open', balance: 60 });
	});

	it('goes through approval as a draft', () => {
		expect(on(noted(), 'POST', 'submit').status).toBe(400);
		const draft = noted(60, { is_draft: true });
		on(draft, 'POST', 'submit');
		on(draft, 'POST', 'reject');
		expect(note(draft).status).toBe('rejected');
		on(draft, 'POST', 'submit');
		on(draft, 'POST', 'approve');
		on(draft, 'POST', 'status/open');
		expect(note(draft).status).toBe('open');
	});
});

describe('an invoice', () => {
	const pay = (body: Row): Row => made('/customerpayments', 'payment', { payment_mode: 'cash', amount: 100, date: '2026-11-25', ...body });
	const payment = ({ payment_id: id }: Row): Row => desk.call('GET', `/customerpayments/${String(id)}`).body.payment as Row;

	it('takes credits and unused payments together', () => {
		const [bill, credit, advance] = [invoiced(), noted(), pay({ amount: 50 })];
		const credits = {
			apply_creditnotes: [{ creditnote_id: credit.creditnote_id, amount_applied: 60 }],
			invoice_payments: [{ payment_id: advance.payment_id, amount_applied: 40 }],
		};
		expect(on(bill, 'POST', 'credits', credits).body.message).toBe('Credits have been applied to the invoice(s).');
		expect(invoice(bill)).toMatchObject({ status: 'paid', balance: 0, credits_applied: 60, payment_made: 40 });
		expect(payment(advance).unused_amount).toBe(10);
		expect(on(bill, 'POST', 'credits', credits).status).toBe(400);
	});

	it('gives up a payment, whose money is unused then', () => {
		const bill = invoiced();
		const money = pay({ invoices: [{ invoice_id: bill.invoice_id, amount_applied: 100 }] });
		const [one] = rows(on(bill, 'GET', 'payments').body.payments);
		expect(one).toMatchObject({ payment_id: money.payment_id, payment_number: '1', amount: 100, payment_mode: 'cash' });
		expect(on(bill, 'DELETE', `payments/${String(one!.invoice_payment_id)}`).status).toBe(200);
		expect(invoice(bill)).toMatchObject({ status: 'sent', balance: 100 });
		expect(payment(money)).toMatchObject({ unused_amount: 100, invoices: [] });
	});

	it('is written off for what is due, and due again when that is cancelled', () => {
		const bill = invoiced();
		apply(noted(), bill, 60);
		expect(on(bill, 'POST', 'writeoff').body.message).toBe('Invoice has been written off');
		expect(invoice(bill)).toMatchObject({ status: 'paid', balance: 0, write_off_amount: 40 });
		expect(owner().outstanding_receivable_amount).toBe(0);
		expect(on(bill, 'POST', 'writeoff').status).toBe(400);
		on(bill, 'POST', 'writeoff/cancel');
		expect(invoice(bill)).toMatchObject({ status: 'partially_paid', balance: 40, write_off_amount: 0 });
		expect(on(bill, 'POST', 'writeoff/cancel').status).toBe(400);
	});

	it('is reminded of while it is due', () => {
		const bill = invoiced();
		expect(on(bill, 'POST', 'paymentreminder').body.message).toBe('Your payment reminder has been sent.');
		on(bill, 'POST', 'paymentreminder/disable');
		expect(invoice(bill)).toMatchObject({ reminders_sent: 1, last_reminder_sent_date: '2026-11-25', payment_reminder_enabled: false });
		expect(on(made('/invoices', 'invoice', { line_items: [line()] }), 'POST', 'paymentreminder').status).toBe(400);
	});

	it('is approved before it is sent, where that is wanted', () => {
		const draft = made('/invoices', 'invoice', { line_items: [line()] });
		on(draft, 'POST', 'submit');
		expect(on(draft, 'POST', 'status/sent').status).toBe(400);
		on(draft, 'POST', 'approve');
		expect(invoice(draft).status).toBe('approved');
		on(draft, 'POST', 'status/sent');
		expect(invoice(draft).status).toBe('sent');
	});

	it('keeps a payment that was too much until it is refunded', () => {
		const money = pay({ amount: 30 });
		const at = `/customerpayments/${String(money.payment_id)}/refunds`;
		const refund = { date: '2026-11-25', amount: 20, from_account_id: ACCOUNT };
		expect(desk.call('POST', at, { body: { ...refund, from_account_id: undefined } }).status).toBe(400);
		const [one] = rows(desk.call('POST', at, { body: refund }).body.payment_refunds);
		expect(payment(money)).toMatchObject({ unused_amount: 10, payment_refunds: [{ amount: 20 }] });
		expect(desk.call('POST', at, { body: refund }).status).toBe(400);
		const bill = invoiced();
		const change = { body: { invoices: [{ invoice_id: bill.invoice_id, amount_applied: 11 }] } };
		expect(desk.call('PUT', `/customerpayments/${String(money.payment_id)}`, change).status).toBe(400);
		expect(desk.call('DELETE', `${at}/${String(one!.payment_refund_id)}`).status).toBe(200);
		expect(desk.call('PUT', `/customerpayments/${String(money.payment_id)}`, change).status).toBe(200);
		expect(payment(money).unused_amount).toBe(19);
		expect(String(desk.call('GET', `/customerpayments/${String(money.payment_id)}`, { query: { accept: 'pdf' } }).body)).toContain('(Payment 1) Tj');
	});

	it('is paid out of a retainer that was paid before', () => {
		const retainer = made('/retainerinvoices', 'retainerinvoice', { line_items: [{ description: 'In advance', rate: 80 }] });
		expect(retainer).toMatchObject({ retainerinvoice_number: 'RET-00001', status: 'draft', total: 80, balance: 80 });
		const at = `/retainerinvoices/${String(retainer.retainerinvoice_id)}`;
		const read = (): Row => desk.call('GET', at).body.retainerinvoice as Row;
		const bill = invoiced();
		const draw = (amount: number) =>
			desk.call('POST', `${at}/invoices`, { body: { invoice_payments: [{ invoice_id: bill.invoice_id, amount_applied: amount }] } });
		expect(draw(10).status).toBe(400);
		pay({ amount: 50, retainerinvoice_id: retainer.retainerinvoice_id });
		expect(read()).toMatchObject({ status: 'partially_paid', payment_made: 50, balance: 30 });
		expect(owner().unused_credits_receivable_amount).toBe(0);
		expect(draw(50.01).status).toBe(400);
		expect(draw(50).status).toBe(200);
		expect(read()).toMatchObject({ status: 'partially_drawn', payment_drawn: 50 });
		expect(invoice(bill)).toMatchObject({ status: 'partially_paid', balance: 50 });
		expect(desk.call('POST', `${at}/status/void`).status).toBe(400);
		expect(desk.call('DELETE', `${at}/invoices/${String(bill.invoice_id)}`).status).toBe(200);
		expect(invoice(bill).balance).toBe(100);
	});
});
