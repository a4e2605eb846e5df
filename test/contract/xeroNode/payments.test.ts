import { BankTransaction, BatchPayment, type Invoice, LineAmountTypes, Overpayment, Payment, Prepayment } from 'xero-node';
import { customer, line, refusal } from './customer';

/** Payments, and credit that waits for an invoice, asked for by Xero's own SDK. */

const sdk = customer();

describe('payments', () => {
	const pay = (invoiceID: string | undefined, amount: number): Payment => ({
		invoice: { invoiceID },
		account: { code: '090' },
		amount,
		date: '2026-04-02',
		reference: 'sdk',
	});

	it('pay an invoice in parts, and reopen it when deleted', async () => {
		const { invoiceID } = await sdk.approved();
		const state = async () => (await sdk.api.getInvoice(sdk.tenant, invoiceID!)).body.invoices![0]!;
		const { body: part } = await sdk.api.createPayment(sdk.tenant, pay(invoiceID, 15));
		expect(part.payments![0]).toMatchObject({ amount: 15, status: Payment.StatusEnum.AUTHORISED, paymentType: Payment.PaymentTypeEnum.ACCRECPAYMENT });
		expect(await state()).toMatchObject({ amountPaid: 15, amountDue: 100, status: 'AUTHORISED' });
		await sdk.api.createPayments(sdk.tenant, { payments: [pay(invoiceID, 100)] });
		expect(await state()).toMatchObject({ amountPaid: 115, amountDue: 0, status: 'PAID' });
		const { body: gone } = await sdk.api.deletePayment(sdk.tenant, part.payments![0]!.paymentID!, { status: 'DELETED' });
		expect(gone.payments![0]!.status).toBe('DELETED');
		expect(await state()).toMatchObject({ amountDue: 15, status: 'AUTHORISED' });
	});

	it('are refused beyond what is due', async () => {
		const { invoiceID } = await sdk.approved();
		const { statusCode, words } = await refusal(sdk.api.createPayment(sdk.tenant, pay(invoiceID, 1000)));
		expect(statusCode).toBe(400);
		expect(words).toContain('Payment amount exceeds the amount outstanding on this document');
	});

	it('are listed', async () => {
		const { body } = await sdk.api.getPayments(sdk.tenant, undefined, 'Reference=="sdk"', undefined, 1);
		expect(body.payments!.length).toBeGreaterThan(0);
	});
});

describe('batch payments', () => {
	it('pay several invoices at once, are read and listed, and are deleted with their payments', async () => {
		const [one, other] = [await sdk.approved(), await sdk.approved()];
		const payments = [one, other].map(({ invoiceID }): Payment => ({ invoice: { invoiceID }, amount: 50 }));
		const batch: BatchPayment = { account: { code: '090' }, date: '2026-04-02', reference: 'sdk batch', payments };
		const { body } = await sdk.api.createBatchPayment(sdk.tenant, { batchPayments: [batch] });
		const { batchPaymentID, ...made } = body.batchPayments![0]!;
		expect(made).toMatchObject({ status: BatchPayment.StatusEnum.AUTHORISED, type: BatchPayment.TypeEnum.RECBATCH });
		expect(Number(made.totalAmount)).toBe(100);
		const due = async () => (await sdk.api.getInvoice(sdk.tenant, one.invoiceID!)).body.invoices![0]!.amountDue;
		expect(await due()).toBe(65);
		expect((await sdk.api.getBatchPayment(sdk.tenant, batchPaymentID!)).body.batchPayments![0]!.payments).toHaveLength(2);
		const { body: listed } = await sdk.api.getBatchPayments(sdk.tenant, undefined, 'Reference=="sdk batch"');
		expect(listed.batchPayments!.map((each) => each.batchPaymentID)).toEqual([batchPaymentID]);
		const { body: gone } = await sdk.api.deleteBatchPaymentByUrlParam(sdk.tenant, batchPaymentID!, { status: 'DELETED' });
		expect(gone.batchPayments![0]!.status).toBe('DELETED');
		expect(await due()).toBe(115);
	});

	it('are deleted by an address for all as well', async () => {
		const { invoiceID } = await sdk.approved();
		const batch: BatchPayment = { account: { code: '090' }, date: '2026-04-02', payments: [{ invoice: { invoiceID }, amount: 5 }] };
		const { batchPaymentID } = (await sdk.api.createBatchPayment(sdk.tenant, { batchPayments: [batch] })).body.batchPayments![0]!;
		const { body } = await sdk.api.deleteBatchPayment(sdk.tenant, { batchPaymentID: batchPaymentID!, status: 'DELETED' });
		expect(body.batchPayments![0]!.status).toBe('DELETED');
	});
});

describe('prepayments', () => {
	it('come from the bank, pay an invoice by allocation, and give it back', async () => {
		const { invoiceID } = await sdk.approved();
		const { prepaymentID } = await sdk.banked({ type: BankTransaction.TypeEnum.RECEIVEPREPAYMENT, lineItems: [line(40)] });
		const read = async () => (await sdk.api.getPrepayment(sdk.tenant, prepaymentID!)).body.prepayments![0]!;
		expect(await read()).toMatchObject({ status: Prepayment.StatusEnum.AUTHORISED, total: 46, remainingCredit: 46 });
		const given = { allocations: [{ amount: 46, date: '2026-04-02', invoice: { invoiceID } as Invoice }] };
		expect((await sdk.api.createPrepaymentAllocations(sdk.tenant, prepaymentID!, given)).body.allocations![0]!.amount).toBe(46);
		const used = await read();
		expect(used).toMatchObject({ status: 'PAID', remainingCredit: 0 });
		await sdk.api.deletePrepaymentAllocations(sdk.tenant, prepaymentID!, used.allocations![0]!.allocationID!);
		expect(await read()).toMatchObject({ status: 'AUTHORISED', remainingCredit: 46 });
		const { body: listed } = await sdk.api.getPrepayments(sdk.tenant, undefined, 'Status=="AUTHORISED"', undefined, 1);
		expect(listed.prepayments!.map((each) => each.prepaymentID)).toContain(prepaymentID);
	});
});

describe('overpayments', () => {
	it('come from the bank, pay an invoice by allocation, and give it back', async () => {
		const { invoiceID } = await sdk.approved();
		const paid = { description: 'Too much', unitAmount: 30, quantity: 1, accountCode: '610', taxType: 'NONE' };
		const { overpaymentID } = await sdk.banked({
			type: BankTransaction.TypeEnum.RECEIVEOVERPAYMENT,
			lineItems: [paid],
			lineAmountTypes: LineAmountTypes.NoTax,
		});
		const read = async () => (await sdk.api.getOverpayment(sdk.tenant, overpaymentID!)).body.overpayments![0]!;
		expect(await read()).toMatchObject({ status: Overpayment.StatusEnum.AUTHORISED, total: 30, remainingCredit: 30 });
		const given = { allocations: [{ amount: 10, date: '2026-04-02', invoice: { invoiceID } as Invoice }] };
		expect((await sdk.api.createOverpaymentAllocations(sdk.tenant, overpaymentID!, given)).body.allocations![0]!.amount).toBe(10);
		const used = await read();
		expect(used).toMatchObject({ status: 'AUTHORISED', remainingCredit: 20 });
		await sdk.api.deleteOverpaymentAllocations(sdk.tenant, overpaymentID!, used.allocations![0]!.allocationID!);
		expect((await read()).remainingCredit).toBe(30);
		const { body: listed } = await sdk.api.getOverpayments(sdk.tenant, undefined, undefined, undefined, 1);
		expect(listed.overpayments!.map((each) => each.overpaymentID)).toContain(overpaymentID);
	});
});
