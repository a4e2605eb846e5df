import { reconcileLedgers, type Finding } from '../../src/reconciling/ledgers';
import type { Around } from '../../src/reconciling/report/around';
import { reportOf } from '../../src/reconciling/report/report';
import type { Row } from '../../src/record';

/** What is kept and told of a comparison of whole ledgers. */

const NOW = '2026-11-26T03:00:00.000Z';
const invoice = (number: string, more: Row = {}): Row => ({
	...{ invoice_id: `b-${number}`, invoice_number: number, total: 100, currency_code: 'NZD', date: '2026-11-02', due_date: '2026-11-30', balance: 100 },
	...{ customer_name: 'Aroha', status: 'sent', ...more },
});
const xeroInvoice = (number: string, more: Row = {}): Row => ({
	...{
		InvoiceID: `x-${number}`,
		Type: 'ACCREC',
		InvoiceNumber: number,
		Total: 100,
		TotalTax: 0,
		CurrencyCode: 'NZD',
		Date: '2026-11-02',
		DueDate: '2026-11-30',
	},
	...{ AmountDue: 100, Contact: { Name: 'Aroha' }, Status: 'AUTHORISED', ...more },
});
const bill: Row = {
	...{
		bill_id: 'b-1',
		bill_number: 'B-1',
		vendor_name: 'Rata',
		total: 10,
		currency_code: 'NZD',
		date: '2026-11-03',
		due_date: '2026-11-30',
		balance: 10,
		status: 'open',
	},
};
const payment: Row = {
	...{ payment_id: 'p-1', customer_id: 'c', customer_name: 'Aroha', amount: 100, date: '2026-11-04', currency_code: 'NZD', reference_number: '' },
	invoices: [{ invoice_id: 'b-INV-1', invoice_number: 'INV-1', amount_applied: 100 }],
};
const xeroPayment: Row = {
	...{ PaymentID: 'x-p', PaymentType: 'ACCRECPAYMENT', Amount: 100, Date: '2026-11-04', Reference: 'books:p-1:b-INV-1' },
	Invoice: { InvoiceID: 'x-INV-1', InvoiceNumber: 'INV-1', CurrencyCode: 'NZD', Contact: { Name: 'Aroha' } },
};

const found = (left: Row[], right: Row[]): Finding[] => [...reconcileLedgers(left, right, { period: { from: '2026-09-01', to: '2026-12-31' } })];
const audit = [
	{
		id: 7,
		source_app: 'zohoBooks',
		source_entity: 'invoice',
		target: 'xero:invoice',
		outcome: 'written',
		workflow_id: 'w1',
		workflow_name: '01 Invoices',
		happened_at: NOW,
	},
	{
		id: 9,
		source_app: 'zohoBooks',
		source_entity: 'invoice',
		target: 'xero:invoice',
		outcome: 'foreseen',
		workflow_id: 'w9',
		workflow_name: '09',
		happened_at: NOW,
	},
];
const around = (more: Partial<Around> = {}): Around => ({
	...{ now: NOW, from: '2026-09-01', to: '2026-12-31', unread: [], flow: { id: 'w25', name: '25' }, executionId: '1', node: 'Report' },
	...{ known: [], audit, letters: [], ...more },
});
const foundInTwo = (): Finding[] =>
	found([invoice('INV-1'), invoice('INV-2'), invoice('INV-3')], [xeroInvoice('INV-1', { Total: 90 }), xeroInvoice('INV-2'), xeroInvoice('X-9', { Total: 5 })]);

describe('whole ledgers', () => {
	it('tell the kinds of records apart, and are equal where all is the same', () => {
		const findings = found([invoice('INV-1'), payment, {}], [xeroInvoice('INV-1'), xeroPayment, {}]);
		expect(findings.map(({ found: what, kind, item }) => [what, kind, item['equal']])).toEqual([
			['total', 'invoice', true],
			['total', 'customerPayment', true],
		]);
	});

	it.each([
		['a bill', [bill], [], [['missingRight', 'bill']]],
		[
			'a vendor payment',
			[{ payment_id: '1', vendor_id: '2', date: '2026-11-01', amount: 1, bills: [{ bill_id: 'b', amount_applied: 1 }] }],
			[],
			[['missingRight', 'vendorPayment']],
		],
		[
			'a credit of Xero',
			[],
			[{ CreditNoteID: '1', Type: 'ACCPAYCREDIT', CreditNoteNumber: 'C', Contact: { Name: 'R' }, Total: 1, Date: '2026-11-01' }],
			[['missingLeft', 'vendorCredit']],
		],
		['a refund', [], [{ PaymentID: '1', PaymentType: 'ARCREDITPAYMENT', Amount: 1 }], [['error', 'customerPayment']]],
		['what is no document', [{ contact_id: '1' }], ['x', null], [['error', '']]],
	] as const)('%s', (_, left, right, expected) => {
		const findings = found(left as unknown as Row[], right as unknown as Row[]).filter(({ found: what }) => what !== 'total');
		expect(findings.map(({ found: what, kind }) => [what, kind])).toEqual(expected);
	});
});

describe('the report', () => {
	it('has a row for the run and for each difference, and a letter for each that goes where such records are written', () => {
		const { run, differences, letters, over, message } = reportOf(foundInTwo(), around());
		expect(run).toMatchObject({ about: 'run', status: 'different', differing: 3, compared: 6, date_from: '2026-09-01' });
		expect(differences.map(({ document, amount, entity_key: key, status }) => [document, amount, key, status])).toEqual(
			expect.arrayContaining([
				['INV-1', '10', 'zohoBooks:invoice:b-INV-1', 'open'],
				['INV-3', '100', 'zohoBooks:invoice:b-INV-3', 'open'],
				['X-9', '-5', 'xero:invoice:x-X-9', 'open'],
			]),
		);
		expect(letters.map(({ letter, canReplay }) => [letter.source_number, letter.workflow_id, canReplay, letter.next_try_at, letter.cause])).toEqual(
			expect.arrayContaining([
				['INV-1', 'w1', true, '', 'drift'],
				['INV-3', 'w1', true, '', 'drift'],
				['X-9', 'w25', false, '', 'drift'],
			]),
		);
		expect(over).toEqual([]);
		expect(message).toMatchObject({ kind: 'alert', title: '3 differences between Zoho Books and Xero, 3 of them new' });
		expect(message.text).toContain('total 100 in Zoho Books, 90 in Xero');
	});

	it('tells of a difference once, and not of what waits on the desk already', () => {
		const first = reportOf(foundInTwo(), around());
		const again = reportOf(foundInTwo(), around({ known: first.differences.map((row) => ({ ...row, first_at: '2026-11-20T03:00:00.000Z' })) }));
		expect(again.letters).toEqual([]);
		expect(again.message.kind).toBe('reminder');
		expect(again.differences.map(({ first_at: at }) => at)).toEqual(first.differences.map(() => '2026-11-20T03:00:00.000Z'));
		const failed = reportOf(foundInTwo(), around({ letters: [{ entity_key: 'zohoBooks:invoice:b-INV-3', status: 'waiting' }] }));
		expect(failed.letters.map(({ letter }) => letter.source_number)).not.toContain('INV-3');
	});

	it('closes what is gone, and nothing that was not looked at', () => {
		const known = reportOf(foundInTwo(), around()).differences.map((row) => ({ ...row, id: 4 }));
		const equal = found([invoice('INV-1'), invoice('INV-2')], [xeroInvoice('INV-1'), xeroInvoice('INV-2')]);
		const healed = reportOf(equal, around({ known }));
		expect(healed.differences.map(({ status }) => status)).toEqual(['solved', 'solved', 'solved']);
		expect(Object.keys(healed.differences[0]!)).not.toContain('id');
		expect([...healed.over].sort()).toEqual(['xero:invoice:x-X-9', 'zohoBooks:invoice:b-INV-1', 'zohoBooks:invoice:b-INV-3']);
		expect(healed.message).toMatchObject({ kind: 'solved', title: 'Zoho Books and Xero are equal' });
		const unread = [{ kind: 'invoice', message: 'Xero did not answer' }];
		expect(reportOf([], around({ known, unread }))).toMatchObject({ differences: [], over: [], run: { status: 'incomplete' } });
		expect(reportOf([], around({ known, from: '2026-12-01' })).differences).toEqual([]);
	});

	it('keeps the letter of a record that differs in another way now', () => {
		const known = reportOf(found([invoice('INV-3')], []), around()).differences;
		const now = reportOf(found([invoice('INV-3')], [xeroInvoice('INV-3', { Total: 99 })]), around({ known }));
		expect([now.letters, now.over]).toEqual([[], []]);
		expect(now.differences.map(({ status }) => status)).toEqual(['open', 'solved']);
	});

	it('takes findings of any shape', () => {
		const odd = [
			{ found: 'different', kind: 'invoice', item: { differences: [null, {}] } },
			{ found: 'missingLeft', kind: 'bill', item: {} },
		] as unknown as Finding[];
		expect(() => reportOf(odd, around({ known: [{}], audit: [{}], letters: [{}] }))).not.toThrow();
	});
});
