import type { Row } from '../../src/record';
import { run } from './run';

describe('Zoho Books customer payment', () => {
	const payment: Row = {
		payment_id: '300',
		payment_number: '12',
		date: '2026-11-05',
		payment_mode: 'cash',
		account_id: '8',
		account_name: 'Petty Cash',
		exchange_rate: 1,
		amount: 120,
		invoices: [
			{ invoice_id: '982', invoice_number: 'INV-7', amount_applied: 100 },
			{ invoice_id: '983', invoice_number: 'INV-8', amount_applied: 20 },
		],
	};
	it('becomes one Xero payment for each invoice it pays', () => {
		const payments = run('zohoBooksPaymentToXeroPayment', payment);
		expect(payments.map(({ record }) => record)).toEqual([
			{ Invoice: { InvoiceNumber: 'INV-7' }, Account: { Code: '090' }, Date: '2026-11-05', Amount: 100, Reference: 'books:300:982' },
			{ Invoice: { InvoiceNumber: 'INV-8' }, Account: { Code: '090' }, Date: '2026-11-05', Amount: 20, Reference: 'books:300:983' },
		]);
		expect(payments[1]?.sync).toMatchObject({
			issues: [],
			source: { entity: 'customerPayment', id: '300' },
			places: { Amount: 'invoices[1].amount_applied', Date: 'date' },
		});
	});
	it('has the same reference however many invoices it pays; an account without a code goes by its id', () => {
		const one = { ...payment, account_name: 'Bank', invoices: (payment['invoices'] as Row[]).slice(0, 1) };
		expect(run('zohoBooksPaymentToXeroPayment', one)[0]?.record).toMatchObject({
			Reference: 'books:300:982',
			Account: { AccountID: '562555F2-8CDE-4CE9-8203-0363922537A4' },
		});
	});
	it('over no invoice still yields an item, with an error', () => {
		const [only, ...others] = run('zohoBooksPaymentToXeroPayment', { ...payment, invoices: [] });
		expect(others).toEqual([]);
		expect(only?.sync.issues).toContainEqual(expect.objectContaining({ rule: 'nothing-to-map', severity: 'error', at: 'invoices' }));
	});
	it('says what it does not carry over, once', () => {
		const payments = run('zohoBooksPaymentToXeroPayment', { ...payment, bank_charges: 2.5, unused_amount: 0 });
		expect(payments[0]?.sync.issues).toEqual([expect.objectContaining({ rule: 'left-out', severity: 'warning', at: 'bank_charges' })]);
	});
	it('that came from Xero is not sent back', () => {
		const [{ sync } = { sync: undefined }] = run('zohoBooksPaymentToXeroPayment', { ...payment, reference_number: 'xero:p1' });
		expect(sync?.issues).toEqual([expect.objectContaining({ rule: 'not-for-this-mapping', severity: 'error', at: 'came_from' })]);
		expect(run('zohoBooksPaymentToXeroPayment', { ...payment, reference_number: 'TRX 1' })[0]?.sync.issues).toEqual([]);
	});
	it('into an unmapped account says so once', () => {
		const one = { ...payment, account_name: 'New', invoices: (payment['invoices'] as Row[]).slice(0, 1) };
		expect(run('zohoBooksPaymentToXeroPayment', one)[0]?.sync.issues).toEqual([expect.objectContaining({ rule: 'mapping-row-missing', at: 'account_id' })]);
	});
});
