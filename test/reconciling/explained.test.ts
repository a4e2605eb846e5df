import { DateTime } from 'luxon';
import { planFrom, type Wanted } from '../../src/reconciling/form';
import type { Plan } from '../../src/reconciling/plan';
import { presets } from '../../src/reconciling/presets';
import { reconcile } from '../../src/reconciling/reconcile';
import type { Row } from '../../src/record';
import { inBooks, inXero } from './invoices';

/** The words for what differs, and the form. */

const { plan } = presets.invoice;
const one = (left: Row | undefined, right: Row | undefined, by: Plan = plan) => [...reconcile(by, left ? [left] : [], right ? [right] : [])][0]!;
const likely = (left: Row | undefined, right: Row | undefined, by: Plan = plan) => {
	const outcome = one(left, right, by);
	if (outcome.to !== 'different' && outcome.to !== 'missing') throw new Error(outcome.to);
	return outcome.likely;
};

describe('a difference says its cause and what to do', () => {
	it.each([
		['one cent', {}, { Total: 10.01 }, 'rounding', 'Total differs by 1 cent, as rounding does.'],
		['half a cent a line', { line_items: Array(8).fill({}) }, { Total: 10.04 }, 'rounding', 'over 8 lines'],
		['more than that', { line_items: Array(4).fill({}) }, { Total: 10.04 }, 'changed', 'Total was changed on one side only.'],
		['another currency', {}, { CurrencyCode: 'USD' }, 'currency', 'The same figure stands in another currency: "NZD" in Zoho Books and "USD" in Xero.'],
		['a converted amount', { exchange_rate: 1.65 }, { Total: 16.5, CurrencyCode: 'USD' }, 'exchange-rate', 'Total differs by the exchange rate 1.65'],
		['a converted amount, by the other rate', {}, { Total: 6.06, CurrencyRate: 0.606061 }, 'exchange-rate', '0.606061'],
		['paid here, open there', { status: 'paid', balance: 0 }, {}, 'unsynced-status', 'Less is open in Zoho Books than in Xero'],
		['open here, paid there', {}, { Status: 'PAID', AmountDue: 0 }, 'unsynced-status', 'a payment or credit is in Xero only'],
		['a draft there', {}, { Status: 'DRAFT' }, 'unsynced-status', '"sent" in Zoho Books, "DRAFT" in Xero'],
		['void there', {}, { Status: 'VOIDED' }, 'voided', 'The invoice is void or deleted in Xero, but not in Zoho Books.'],
		['void here', { status: 'void' }, {}, 'voided', 'void or deleted in Zoho Books'],
		['another text', { customer_name: 'Someone' }, {}, 'changed', 'Customer was changed on one side only.'],
		['no number', { total: '1,234.50' }, {}, 'unreadable', 'Total: "1,234.50" is no plain number'],
		['no date', { date: '02/11/2026' }, {}, 'unreadable', 'Date: "02/11/2026" is no date'],
		['no amount', { total: null }, {}, 'changed', 'Total'],
	] as const)('%s', (_, left, right, cause, says) => {
		const found = likely(inBooks(1, 1000, left), inXero(1, 1000, right));
		expect(found).toMatchObject({ cause, says: expect.stringContaining(says) as string });
		expect(found.fix.length).toBeGreaterThan(10);
	});

	it('in cents, left less right; never across currencies', () => {
		expect(one(inBooks(1, 1000), inXero(1, 1250))).toMatchObject({
			differences: [
				{ field: 'Total', cents: '-250' },
				{ field: 'Balance', cents: '-250' },
			],
		});
		const [total] = (one(inBooks(1, 1000), inXero(1, 1250, { CurrencyCode: 'USD' })) as unknown as { differences: Row[] }).differences;
		expect(total).toMatchObject({ field: 'Total', cause: 'changed' });
		expect(total).not.toHaveProperty('cents');
	});

	it('what is void on one side only is no proof', () => {
		const rows = [...reconcile(plan, [inBooks(1, 1000)], [inXero(1, 1000, { Status: 'VOIDED' })])].flatMap((each) => (each.to === 'summary' ? [each.row] : []));
		expect(rows).toMatchObject([{ leftCount: 1, rightCount: 0, rightVoided: 1, equal: false }]);
	});

	it('names the side that was edited last', () => {
		const left = inBooks(1, 1000, { due_date: '2027-01-01', last_modified_time: '2026-11-25T12:00:00+1300' });
		expect(likely(left, inXero(1, 1000, { UpdatedDateUTC: '2026-11-25T01:00:00.000Z' })).says).toContain('likely in Xero, which was edited last');
	});

	it('a field that a list leaves out is told and not compared', () => {
		const { tax_total: _, ...short } = inBooks(1, 1000);
		expect(one(short, inXero(1, 1000, { TotalTax: 3 }))).toMatchObject({ to: 'agreed', notCompared: ['Tax'] });
	});
});

describe('what is missing says why', () => {
	const period = { ...plan, period: { from: '2026-11-01', to: '2026-11-30' } };
	it.each([
		['never sent', inBooks(1, 1000), undefined, plan, 'not-synced', 'never sent from Zoho Books to Xero'],
		['deleted there', undefined, inXero(1, 1000, { Url: 'https://books.zoho.com/app/1#/invoices/9' }), plan, 'deleted', 'came from Zoho Books'],
		['void here', inBooks(1, 1000, { status: 'void' }), undefined, plan, 'voided', 'neither side'],
		['of another month', inBooks(1, 1000, { date: '2026-12-01' }), undefined, period, 'late', 'dated 2026-12-01 in Zoho Books'],
	] as const)('%s', (_, left, right, by, cause, says) => {
		const found = likely(left, right, by);
		expect(found.cause).toBe(cause);
		expect(`${found.says} ${found.fix}`).toContain(says);
	});

	it('the copy of a key is a duplicate, the first is not', () => {
		const outcomes = [...reconcile(plan, [inBooks(1, 1000), inBooks(1, 1000)], [inXero(1, 1000)])];
		expect(outcomes).toMatchObject([
			{ to: 'agreed', left: { at: 0 } },
			{ to: 'missing', has: 'left', facts: { at: 1 }, likely: { cause: 'duplicate' } },
			{ to: 'summary' },
		]);
	});

	it('a changed number joins two that are alike, but not where several are', () => {
		const [left, right] = [inBooks(1, 1000), inXero(2, 1000)];
		expect([...reconcile(plan, [left], [right])]).toMatchObject([
			{ to: 'different', likely: { cause: 'number-changed' }, differences: [{ field: 'Key' }] },
			{ to: 'summary' },
		]);
		const several = [...reconcile(plan, [left, inBooks(3, 1000)], [right])];
		expect(several.map(({ to }) => to)).toEqual(['missing', 'missing', 'missing', 'summary']);
	});

	it('a bill under another name of its vendor is found by its number', () => {
		const bill = { bill_id: '1', vendor_name: 'Old', bill_number: 'B', date: '2026-11-02', total: 5, currency_code: 'NZD', status: 'open', balance: 5 };
		const there = {
			Type: 'ACCPAY',
			InvoiceID: '2',
			Contact: { Name: 'New' },
			InvoiceNumber: 'B',
			Date: '2026-11-02',
			Total: 5,
			CurrencyCode: 'NZD',
			Status: 'AUTHORISED',
			AmountDue: 5,
		};
		expect(likely(bill, there, presets.bill.plan).cause).toBe('number-changed');
	});
});

describe('a record that cannot be compared', () => {
	it.each([
		['no key', { total: 1 }, 'invoice_number', 'is missing'],
		['an empty item', {}, '', 'is an empty item'],
		['no record', 'text', '', 'is no record'],
	])('%s', (_, record, at, says) => {
		expect([...reconcile(plan, [record], [])][0]).toMatchObject({
			to: 'error',
			side: 'left',
			at: 0,
			problem: { at, says: expect.stringContaining(says) as string },
		});
	});
	it('is of another kind', () => {
		expect(one(undefined, inXero(1, 1, { Type: 'ACCPAY' }))).toMatchObject({ to: 'error', problem: { at: 'Type', fix: 'Compare it among the bills.' } });
	});
	it('is a payment of a list, which does not tell what it pays', () => {
		expect(one({ payment_id: '1', amount: 5 }, undefined, presets.customerPayment.plan)).toMatchObject({ to: 'error', problem: { at: 'invoices' } });
	});
});

describe('the form', () => {
	const wanted = (more: Partial<Wanted> = {}): Wanted => ({ records: 'invoice', key: {}, fields: [], options: {}, ...more });
	const sound = (more: Partial<Wanted>): Plan => {
		const found = planFrom(wanted(more));
		if (Array.isArray(found)) throw new Error(JSON.stringify(found));
		return found;
	};
	it('compares anything with anything by fields of its own', () => {
		const custom = sound({
			records: 'custom',
			key: { leftKey: 'kind, no', rightKey: 'Kind, Ref.No', prefixes: 'crm:', ignoreCase: false },
			fields: [
				{ label: 'Sum', kind: 'amount', left: 'sum', right: 'Sum', tolerance: 1 },
				{ label: 'State', kind: 'status', left: 'state', right: 'State', equivalents: 'won = Closed, won = Done, open = New' },
			],
			options: { leftName: 'CRM', rightName: 'Shop', entity: 'deal' },
		});
		const left = { kind: 'a', no: 'crm:7', sum: 10, state: 'won' };
		expect(one(left, { Kind: 'a', Ref: { No: '7' }, Sum: '10.01', State: 'done' }, custom)).toMatchObject({ to: 'agreed', left: { key: 'a:7' } });
		expect(likely(left, { Kind: 'a', Ref: { No: '7' }, Sum: 10.02, State: 'New' }, custom).cause).toBe('unsynced-status');
		expect(likely({ kind: 'A', no: '7', sum: 1 }, undefined, custom).says).toContain('The deal was never sent from CRM to Shop');
	});
	it('takes a moment as n8n gives it', () => {
		expect(sound({ options: { from: DateTime.fromISO('2026-11-01', { setZone: true }), to: '2026-11-30T00:00:00' } }).period).toEqual({
			from: '2026-11-01',
			to: '2026-11-30',
		});
	});
	it('replaces, leaves out and tolerates', () => {
		const own = sound({
			fields: [
				{ label: 'due date', kind: 'leaveOut' },
				{ label: 'Customer', kind: 'party', left: 'company' },
			],
			options: { tolerance: 5 },
		});
		expect(own.compared.map(({ label }) => label)).toEqual(['Total', 'Tax', 'Currency', 'Date', 'Customer', 'Balance', 'Status']);
		expect(one(inBooks(1, 1000, { due_date: 'x', company: 'Harbour Cafe Ltd', customer_name: '' }), inXero(1, 1005), own).to).toBe('agreed');
		expect(one(inBooks(1, 1000, { company: 'Harbour Cafe Ltd' }), inXero(1, 1006), own).to).toBe('different');
	});
	it.each([
		['an unknown kind of records', { records: 'nothing' }, 'Records'],
		['no key', { records: 'custom' }, 'Key'],
		['keys of different length', { key: { leftKey: 'a, b' } }, 'Key'],
		['a path to a prototype', { key: { leftKey: '__proto__', rightKey: 'a' } }, 'Key or Compared Fields'],
		['an unknown kind of field', { fields: [{ label: 'A', kind: 'toString', left: 'a', right: 'b' }] }, 'Compared Fields[0].kind'],
		['a field of one side', { fields: [{ label: 'A', kind: 'text', left: 'a' }] }, 'Compared Fields[0].right'],
		['a tolerance', { options: { tolerance: 'much' } }, 'Options.tolerance'],
		['a date that is an object', { options: { to: {} } }, 'Options.to'],
		['a date', { options: { from: 'May' } }, 'Options.from'],
	])('says what it does not understand: %s', (_, more, at) => {
		expect(planFrom(wanted(more as Partial<Wanted>))).toContainEqual(expect.objectContaining({ at }));
	});
});
