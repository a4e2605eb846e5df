import type { Row } from '../../sandbox/vendor';
import { demoInvoices } from '../../sandbox/zoho';
import { caller, days, rows, type Call, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const CAFE = '460000000038001000';
const GST = '460000000000002001';
const line = (more: Row = {}): Row => ({ name: 'Work', rate: 100, quantity: 1, tax_id: GST, ...more });
const post = (body: Row, more: Call = {}) => desk.call('POST', '/invoices', { body: { customer_id: CAFE, line_items: [line()], ...body }, ...more });
const create = (body: Row = {}): Row => {
	const answer = post(body);
	expect(answer).toMatchObject({ status: 201, body: { message: 'The invoice has been created.' } });
	return answer.body.invoice as Row;
};
const read = ({ invoice_id: id }: Row): Row => desk.call('GET', `/invoices/${String(id)}`).body.invoice as Row;
const act = ({ invoice_id: id }: Row, what: string) => desk.call('POST', `/invoices/${String(id)}/${what}`);
const sent = (body: Row = {}): Row => {
	const invoice = create(body);
	act(invoice, 'status/sent');
	return read(invoice);
};

describe('an invoice', () => {
	it('is a draft with a number, a day and what the customer says', () => {
		expect(create()).toMatchObject({
			invoice_number: 'INV-000001',
			status: 'draft',
			date: '2026-11-25',
			payment_terms: 20,
			due_date: '2026-12-15',
			customer_name: 'Harbour Cafe Ltd',
			currency_code: 'NZD',
			exchange_rate: 1,
			sub_total: 100,
			tax_total: 15,
			total: 115,
			balance: 115,
			billing_address: { city: 'Auckland', zip: '1010' },
			line_items: [{ account_name: 'Sales', tax_name: 'GST', tax_percentage: 15, item_total: 100, item_order: 1 }],
			taxes: [{ tax_id: GST, tax_amount: 15 }],
			salesperson_name: '',
		});
		expect(create().invoice_number).toBe('INV-000002');
	});

	it("has a number of one's own only where the query says so, and only once", () => {
		expect(post({ invoice_number: 'X-1' }).status).toBe(400);
		const own = { query: { ignore_auto_number_generation: 'true' } };
		expect(post({ invoice_number: 'INV-000001' }, own).body.invoice).toMatchObject({ invoice_number: 'INV-000001' });
		expect(post({ invoice_number: 'INV-000001' }, own).status).toBe(400);
		expect(create().invoice_number).toBe('INV-000002');
	});

	it('takes from an item what the line does not say', () => {
		const [row] = rows(create({ line_items: [{ item_id: '460000000039005000', quantity: 2 }] }).line_items);
		expect(row).toMatchObject({ name: 'Coffee beans 1 kg', rate: 25.06, unit: 'bag', tax_name: 'GST', item_total: 50.12 });
		const [bare] = rows(create({ line_items: [{ item_id: '460000000039005000', rate: 20, tax_id: '' }] }).line_items);
		expect(bare).toMatchObject({ rate: 20, tax_id: '', tax_percentage: 0, item_total: 20 });
	});

	it.each([
		['no customer', { customer_id: undefined }],
		['a customer that is not there', { customer_id: '460000000000000000' }],
		['no lines', { line_items: [] }],
		['an item that is not there', { line_items: [{ item_id: '1' }] }],
		['a tax that is not there', { line_items: [line({ tax_id: '1' })] }],
		['a line without a name', { line_items: [line({ name: undefined })] }],
		['a line without a price', { line_items: [line({ rate: undefined })] }],
		['a vendor as its customer', { customer_id: '460000000038051000' }],
		['a day that is none', { date: '25/11/2026' }],
		['a day that no month has', { date: '2026-02-30' }],
		['a price that is no number', { line_items: [line({ rate: 'ten' })] }],
		['a currency that is not there', { currency_id: '1' }],
	])('is refused with %s, and no number is lost', (_, body) => {
		expect(post(body).status).toBeGreaterThanOrEqual(400);
		expect(create().invoice_number).toBe('INV-000001');
	});

	it('is stored in its currency, with the base currency beside', () => {
		const invoice = create({ customer_id: '460000000038012000', exchange_rate: 1.6489, line_items: [line({ rate: 33.33, tax_id: '' })] });
		expect(invoice).toMatchObject({ currency_code: 'USD', exchange_rate: 1.6489, total: 33.33, bcy_total: 54.96, tax_total: 0, taxes: [] });
		expect(create({ customer_id: '460000000038012000' }).exchange_rate).toBe(1.65);
	});

	it('is listed without lines, with zipcode for zip', () => {
		const invoice = create({ reference_number: 'PO-7' });
		const [row] = rows(desk.call('GET', '/invoices', { query: { reference_number: 'PO-7' } }).body.invoices);
		expect(row).toMatchObject({ invoice_id: invoice.invoice_id, total: 115, status: 'draft', billing_address: { zipcode: '1010' } });
		for (const key of ['line_items', 'sub_total', 'tax_total', 'is_inclusive_tax']) expect(row).not.toHaveProperty(key);
		expect(row!.billing_address).not.toHaveProperty('zip');
	});

	it('is printed', () => {
		const invoice = create();
		for (const asked of [{ headers: { accept: 'application/pdf' } }, { query: { accept: 'pdf' } }]) {
			const answer = desk.call('GET', `/invoices/${String(invoice.invoice_id)}`, asked);
			expect(answer.headers?.['content-type']).toBe('application/pdf');
			const file = String(answer.body);
			expect(file).toMatch(/^%PDF-1\.4\n/);
			expect(file).toContain('(Invoice INV-000001) Tj');
			// The table of objects begins where the file says.
			expect(file.slice(Number(/startxref\n(\d+)/.exec(file)![1])).startsWith('xref')).toBe(true);
		}
	});
});

describe('the sums', () => {
	const totals = (body: Row) => {
		const { sub_total, discount_total, tax_total, total } = create(body);
		return [sub_total, discount_total, tax_total, total];
	};
	const priced = (...rates: number[]) => rates.map((rate) => line({ rate }));

	it.each<[string, Row, number[]]>([
		['round the tax of each line', { line_items: priced(25.06, 25.61, 25.63) }, [76.3, 0, 11.44, 87.74]],
		['round half a cent up', { line_items: priced(0.1) }, [0.1, 0, 0.02, 0.12]],
		['round a line once', { line_items: [line({ rate: 33.335, quantity: 3 })] }, [100.01, 0, 15, 115.01]],
		['do not add in binary', { line_items: [...priced(0.1, 0.2)].map((one) => ({ ...one, tax_id: '' })) }, [0.3, 0, 0, 0.3]],
		['take the tax out of prices that include it', { is_inclusive_tax: true, line_items: priced(25.06, 25.61) }, [44.06, 0, 6.61, 50.67]],
		['take a percentage off a line', { line_items: [line({ rate: 145, quantity: 12, discount: '10%' })] }, [1566, 174, 234.9, 1800.9]],
		['take an amount off a line', { line_items: [line({ rate: 89.5, quantity: 3, discount: 20 })] }, [248.5, 20, 37.28, 285.78]],
		["pass over a line's discount where the whole has one", { discount_type: 'entity_level', line_items: [line({ discount: '10%' })] }, [100, 0, 15, 115]],
		['take a percentage off the whole before tax', { discount: '5%', line_items: priced(1200, 1960) }, [3160, 158, 450.3, 3452.3]],
		['take an amount off the whole before tax', { discount: 50, line_items: priced(300, 200) }, [500, 50, 67.5, 517.5]],
		['take an amount off the whole after tax', { discount: 50, is_discount_before_tax: false, line_items: priced(300, 200) }, [500, 50, 75, 525]],
		['take a percentage off the whole after tax', { discount: '10%', is_discount_before_tax: false, line_items: priced(100) }, [100, 11.5, 15, 103.5]],
		['add shipping and adjustment', { shipping_charge: 9.5, adjustment: -0.24, line_items: priced(100) }, [100, 0, 15, 124.26]],
	])('%s', (_, body, expected) => expect(totals(body)).toEqual(expected));

	it('share a discount on the whole so that no cent is lost', () => {
		// 10.00 over three equal lines is 3.33 + 3.33 + 3.34; the tax of 96.70 is 14.51 and that of 96.69 is 14.50.
		expect(totals({ discount: 10, line_items: priced(100.03, 100.03, 100.03) })).toEqual([300.09, 10, 43.52, 333.61]);
	});
});

describe('a change', () => {
	it('replaces the lines, and keeps a line whose id is sent', () => {
		const invoice = create({ line_items: [line(), line({ name: 'Second', rate: 50 })], notes: 'stays' });
		const [first] = rows(invoice.line_items);
		desk.later(1000);
		const answer = desk.call('PUT', `/invoices/${String(invoice.invoice_id)}`, {
			body: { line_items: [{ line_item_id: first!.line_item_id, quantity: 2 }, line({ name: 'Third', rate: 10 })] },
		});
		expect(answer.body.message).toBe('Invoice information has been updated.');
		expect(answer.body.invoice).toMatchObject({
			notes: 'stays',
			total: 241.5,
			last_modified_time: '2026-11-25T12:00:01+1300',
			invoice_number: 'INV-000001',
		});
		const lines = rows((answer.body.invoice as Row).line_items);
		expect(lines.map(({ name }) => name)).toEqual(['Work', 'Third']);
		expect(lines[0]!.line_item_id).toBe(first!.line_item_id);
		expect(desk.call('PUT', `/invoices/${String(invoice.invoice_id)}`, { body: { line_items: [{ line_item_id: '1' }] } }).status).toBe(400);
	});

	it('leaves alone what is not sent', () => {
		const invoice = create({ due_date: '2027-01-31' });
		const { body } = desk.call('PUT', `/invoices/${String(invoice.invoice_id)}`, { body: { reference_number: 'R' } });
		expect(body.invoice).toMatchObject({ reference_number: 'R', due_date: '2027-01-31', total: 115, line_items: [{ name: 'Work' }] });
	});
});

describe('the status', () => {
	it('goes from draft to sent to overdue', () => {
		const invoice = create();
		expect(act(invoice, 'status/sent').body).toEqual({ code: 0, message: 'Invoice status has been changed to Sent.' });
		expect(read(invoice).status).toBe('sent');
		desk.later(days(20));
		desk.signIn();
		expect(read(invoice).status).toBe('sent');
		desk.later(days(1));
		desk.signIn();
		expect(read(invoice)).toMatchObject({ status: 'overdue', last_modified_time: '2026-11-25T12:00:00+1300' });
		expect(rows(desk.call('GET', '/invoices', { query: { filter_by: 'Status.OverDue' } }).body.invoices)).toHaveLength(1);
		expect(rows(desk.call('GET', '/invoices', { query: { status: 'sent' } }).body.invoices)).toHaveLength(0);
		expect(rows(desk.call('GET', '/invoices', { query: { status: 'unpaid' } }).body.invoices)).toHaveLength(1);
	});

	it('goes to void and back to draft, and what is void is not changed', () => {
		const invoice = sent();
		expect(act(invoice, 'status/draft').status).toBe(400);
		expect(act(invoice, 'status/void').body.message).toBe('Invoice status has been changed to Void.');
		expect(read(invoice)).toMatchObject({ status: 'void', balance: 0 });
		expect(desk.call('PUT', `/invoices/${String(invoice.invoice_id)}`, { body: { notes: 'x' } }).status).toBe(400);
		expect(act(invoice, 'status/sent').status).toBe(400);
		expect(act(invoice, 'status/draft').body.message).toBe('Status of invoice changed from void to draft');
		expect(read(invoice).status).toBe('draft');
	});

	it('is sent after a mail, by itself or with the creation', () => {
		const invoice = create();
		expect(act(invoice, 'email').body).toEqual({ code: 0, message: 'Your invoice has been sent.', is_first_email: true });
		expect(act(invoice, 'email').body.is_first_email).toBe(false);
		expect(read(invoice)).toMatchObject({ status: 'sent', is_emailed: true });
		expect(post({}, { query: { send: 'true' } }).body.invoice).toMatchObject({ status: 'sent' });
	});
});

describe('payments', () => {
	const pay = (invoices: Row[], amount: number, more: Row = {}) =>
		desk.call('POST', '/customerpayments', {
			body: { customer_id: CAFE, payment_mode: 'banktransfer', amount, date: '2026-11-26', invoices, ...more },
		});
	const owed = () => (desk.call('GET', `/contacts/${CAFE}`).body.contact as Row).outstanding_receivable_amount;

	it('pay invoices in part and in full, and their deletion opens them again', () => {
		const invoice = sent();
		expect(owed()).toBe(115);
		desk.later(5000);
		const first = pay([{ invoice_id: invoice.invoice_id, amount_applied: 15 }], 15, { reference_number: 'TRX1' });
		expect(first).toMatchObject({
			status: 201,
			body: {
				message: 'The payment from the customer has been recorded',
				payment: {
					payment_number: '1',
					account_name: 'Undeposited Funds',
					unused_amount: 0,
					invoices: [{ invoice_number: 'INV-000001', amount_applied: 15, total: 115, balance: 100 }],
				},
			},
		});
		expect(read(invoice)).toMatchObject({ status: 'partially_paid', balance: 100, payment_made: 15, last_modified_time: '2026-11-25T12:00:05+1300' });
		const rest = pay([{ invoice_id: invoice.invoice_id, amount_applied: 100 }], 100).body.payment as Row;
		expect(read(invoice)).toMatchObject({ status: 'paid', balance: 0, last_payment_date: '2026-11-26' });
		expect(owed()).toBe(0);
		expect(act(invoice, 'status/void').status).toBe(400);
		expect(desk.call('DELETE', `/invoices/${String(invoice.invoice_id)}`).status).toBe(400);
		expect(desk.call('DELETE', `/customerpayments/${String(rest.payment_id)}`).body.message).toBe('The payment has been deleted.');
		expect(read(invoice)).toMatchObject({ status: 'partially_paid', balance: 100 });
		expect(owed()).toBe(100);
	});

	it('keep what is not applied', () => {
		const { body } = pay([], 40);
		expect(body.payment).toMatchObject({ amount: 40, unused_amount: 40, invoices: [] });
		expect(desk.call('GET', `/contacts/${CAFE}`).body.contact).toMatchObject({ unused_credits_receivable_amount: 40 });
	});

	it('do not pay more than is owed, than was received, and not for others', () => {
		const invoice = sent();
		const other = sent({ customer_id: '460000000038002000' });
		const applied = (amount: number, to = invoice) => [{ invoice_id: to.invoice_id, amount_applied: amount }];
		expect(pay(applied(115.01), 200).status).toBe(400);
		expect(pay(applied(100), 99).status).toBe(400);
		expect(pay(applied(10, other), 10).status).toBe(400);
		expect(pay([...applied(100), ...applied(100)], 200).status).toBe(400);
		expect(pay(applied(0), 10).status).toBe(400);
		expect(desk.call('GET', '/customerpayments').body.customerpayments).toEqual([]);
	});

	it('are applied anew by a change', () => {
		const [one, two] = [sent(), sent()];
		const payment = pay([{ invoice_id: one.invoice_id, amount_applied: 100 }], 100).body.payment as Row;
		const { body } = desk.call('PUT', `/customerpayments/${String(payment.payment_id)}`, {
			body: { invoices: [{ invoice_id: two.invoice_id, amount_applied: 100 }] },
		});
		expect(body.message).toBe('The details of the payment received from the customer have been updated');
		expect([read(one).balance, read(two).balance]).toEqual([115, 15]);
	});

	it('are listed under the key that live answers have', () => {
		const invoice = sent();
		pay([{ invoice_id: invoice.invoice_id, amount_applied: 10 }], 10);
		const list = (query: Record<string, string>) => rows(desk.call('GET', '/customerpayments', { query }).body.customerpayments);
		expect(list({ date_start: '2026-11-26' })).toMatchObject([{ amount: 10, invoice_numbers: 'INV-000001' }]);
		expect(list({ date_end: '2026-11-25' })).toEqual([]);
		expect(list({ filter_by: 'PaymentMode.BankTransfer' })).toHaveLength(1);
		expect(list({ filter_by: 'PaymentMode.Cash' })).toHaveLength(0);
	});
});

describe('what changed', () => {
	it('is listed from a time on, whose plus sign is written as %2B', () => {
		const first = create();
		desk.later(1000);
		create();
		const since = (written: string) => desk.call('GET', '/invoices', { query: Object.fromEntries(new URLSearchParams(`last_modified_time=${written}`)) });
		expect(rows(since('2026-11-25T12:00:01%2B1300').body.invoices)).toHaveLength(1);
		expect(rows(since('2026-11-24T23:00:01%2B0000').body.invoices)).toHaveLength(1);
		expect(since('2026-11-25T12:00:01+1300').status).toBe(400);
		desk.later(1000);
		act(first, 'status/sent');
		expect(rows(since('2026-11-25T12:00:02%2B1300').body.invoices)).toMatchObject([{ invoice_id: first.invoice_id }]);
	});
});

describe('the demonstration', () => {
	const stored = (count?: number) => desk.zoho.seed({ invoices: demoInvoices(count, '2026-11-25') }).invoices!;

	it('is stored as sent, one for the archived customer and one with the tax that nothing matches', () => {
		const all = stored();
		expect(all).toHaveLength(25);
		expect(all.every(({ status }) => ['sent', 'overdue'].includes(String(status)))).toBe(true);
		expect(all.filter(({ customer_id: id }) => id === '460000000038099')).toHaveLength(1);
		expect(all.filter((one) => rows(one.line_items).some(({ tax_name: name }) => name === 'Luxury Levy'))).toHaveLength(1);
		expect(new Set(all.map(({ currency_code: code }) => code))).toEqual(new Set(['NZD', 'USD', 'EUR', 'GBP', 'AUD']));
		expect(new Set(all.map(({ invoice_number: number }) => number)).size).toBe(25);
	});

	it('has as many as asked for, and no more than one of each of the two', () => {
		const all = demoInvoices(60);
		expect(all).toHaveLength(60);
		expect(all.filter(({ customer_id: id }) => id === '460000000038099')).toHaveLength(1);
	});

	/** As the other system reckons: each line's amount and tax rounded, with at most four places in a price and a quantity. */
	it('is the same to the cent where tax is reckoned line by line', () => {
		const half = (value: number) => Math.round(Number((value * 100).toFixed(6))) / 100;
		for (const invoice of stored().filter(({ customer_id: id }) => id !== '460000000038099')) {
			const inclusive = invoice.is_inclusive_tax === true;
			const whole = /^([\d.]+)%$/.exec(String(invoice.discount))?.[1];
			const gross = rows(invoice.line_items).reduce((total, one) => total + Number(one.rate) * Number(one.quantity), 0);
			let total = 0;
			let tax = 0;
			for (const one of rows(invoice.line_items)) {
				const price = Number(one.rate) * Number(one.quantity);
				expect(Number(Number(one.rate).toFixed(4))).toBe(one.rate);
				const percent = /^([\d.]+)%$/.exec(String(one.discount))?.[1] ?? whole;
				const share = percent !== undefined ? (price * Number(percent)) / 100 : Number(one.discount) || (Number(invoice.discount) * price) / gross;
				const amount = half(price - share);
				const rate = Number(one.tax_percentage);
				const onLine = half(inclusive ? (amount * rate) / (100 + rate) : (amount * rate) / 100);
				tax += onLine;
				total += amount + (inclusive ? 0 : onLine);
			}
			expect([invoice.invoice_number, half(tax), half(total)]).toEqual([invoice.invoice_number, invoice.tax_total, invoice.total]);
		}
	});

	it('can be seen as tables', () => {
		stored(3);
		const sheets = desk.zoho.sheets();
		expect(sheets.slice(0, 4).map(({ title }) => title)).toEqual(['Invoices', 'Customer payments', 'Contacts', 'Items']);
		expect(sheets[0]!.rows[0]).toEqual(['INV-000001', '2026-11-25', '2026-12-15', 'Harbour Cafe Ltd', 'PO-1001', 'sent', 'NZD', '87.74', '87.74']);
		expect(sheets.every(({ columns, rows: all }) => all.every((row) => row.length === columns.length))).toBe(true);
	});
});
