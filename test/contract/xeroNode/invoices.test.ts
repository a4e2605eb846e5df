import { Invoice, LineAmountTypes, RequestEmpty } from 'xero-node';
import { customer, invoiceOf, line, refusal } from './customer';

/** Sales invoices, asked for by Xero's own SDK. */

const sdk = customer();

describe('invoices', () => {
	it('are created with totals, and their dates stay days', async () => {
		const { body } = await sdk.api.createInvoices(sdk.tenant, {
			invoices: [invoiceOf(sdk, { lineAmountTypes: LineAmountTypes.Exclusive, lineItems: [line(100), line(0.05, { quantity: 3 })] })],
		});
		const invoice = body.invoices![0]!;
		expect(invoice).toMatchObject({ status: 'DRAFT', subTotal: 100.15, totalTax: 15.02, total: 115.17, amountDue: 115.17 });
		expect(new Date(String(invoice.date)).toISOString()).toBe('2026-03-31T00:00:00.000Z');
		expect(invoice.invoiceNumber).toMatch(/^INV-/);
	});

	it('take the tax out of inclusive lines', async () => {
		const { body } = await sdk.api.createInvoices(sdk.tenant, {
			invoices: [invoiceOf(sdk, { lineAmountTypes: LineAmountTypes.Inclusive, lineItems: [line(115)] })],
		});
		expect(body.invoices![0]).toMatchObject({ subTotal: 100, totalTax: 15, total: 115 });
	});

	it('keep four decimals of a price where asked to', async () => {
		const invoices = [invoiceOf(sdk, { lineItems: [line(1.2345, { quantity: 100 })] })];
		const priced = async (unitdp?: number) => (await sdk.api.createInvoices(sdk.tenant, { invoices }, undefined, unitdp)).body.invoices![0]!;
		expect((await priced(4)).lineItems![0]).toMatchObject({ unitAmount: 1.2345, lineAmount: 123.45 });
		expect((await priced()).lineItems![0]!.unitAmount).toBe(1.23);
	});

	it('are updated, approved, voided, and then left alone', async () => {
		const { body } = await sdk.api.createInvoices(sdk.tenant, { invoices: [invoiceOf(sdk)] });
		const { invoiceID } = body.invoices![0]!;
		const become = async (status: Invoice.StatusEnum) =>
			(await sdk.api.updateInvoice(sdk.tenant, invoiceID!, { invoices: [{ status }] })).body.invoices![0]!.status;
		const { body: updated } = await sdk.api.updateInvoice(sdk.tenant, invoiceID!, { invoices: [{ reference: 'PO 7' }] });
		expect(updated.invoices![0]).toMatchObject({ reference: 'PO 7', total: 115 });
		expect(await become(Invoice.StatusEnum.AUTHORISED)).toBe('AUTHORISED');
		expect(await become(Invoice.StatusEnum.VOIDED)).toBe('VOIDED');
		expect((await refusal(sdk.api.updateInvoice(sdk.tenant, invoiceID!, { invoices: [{ reference: 'late' }] }))).words).toContain(
			'Invoice not of valid status for modification',
		);
	});

	it('with the number of an existing one are that one', async () => {
		const first = await sdk.api.updateOrCreateInvoices(sdk.tenant, { invoices: [invoiceOf(sdk, { invoiceNumber: 'SDK-1' })] });
		const second = await sdk.api.updateOrCreateInvoices(sdk.tenant, { invoices: [invoiceOf(sdk, { invoiceNumber: 'SDK-1', reference: 'again' })] });
		expect(second.body.invoices![0]).toMatchObject({ invoiceID: first.body.invoices![0]!.invoiceID, reference: 'again' });
	});

	it('are answered one by one with summarizeErrors=false', async () => {
		const { body } = await sdk.api.createInvoices(
			sdk.tenant,
			{ invoices: [invoiceOf(sdk), invoiceOf(sdk, { lineItems: [line(1, { accountCode: '12345' })], status: Invoice.StatusEnum.AUTHORISED })] },
			false,
		);
		expect(body.invoices!.map(({ hasErrors }) => hasErrors)).toEqual([false, true]);
		expect(body.invoices![1]!.validationErrors!.map(({ message }) => message).join()).toContain('12345');
	});

	it('come in pages of the size that was asked for', async () => {
		await sdk.api.createInvoices(sdk.tenant, { invoices: Array.from({ length: 7 }, (_, index) => invoiceOf(sdk, { reference: `page ${index}` })) });
		const pageOf = async (page: number) =>
			(
				await sdk.api.getInvoices(
					sdk.tenant,
					undefined,
					'Reference!=null AND Reference.StartsWith("page")',
					'Reference',
					undefined,
					undefined,
					undefined,
					undefined,
					page,
					undefined,
					undefined,
					undefined,
					undefined,
					3,
				)
			).body;
		const pages = [await pageOf(1), await pageOf(2), await pageOf(3)];
		expect(pages.map(({ invoices }) => invoices!.length)).toEqual([3, 3, 1]);
		expect(pages[0]!.pagination).toMatchObject({ page: 1, pageSize: 3, pageCount: 3, itemCount: 7 });
		expect(pages.flatMap(({ invoices }) => invoices!.map(({ reference }) => reference))).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `page ${index}`));
	});

	it('are listed by what changed', async () => {
		sdk.sandbox.clock.advance(60);
		const since = new Date(sdk.sandbox.clock.now());
		sdk.sandbox.clock.advance(60);
		const { invoiceID } = await sdk.approved();
		const { body } = await sdk.api.getInvoices(sdk.tenant, since);
		expect(body.invoices!.map((invoice) => invoice.invoiceID)).toEqual([invoiceID]);
	});

	it('are made once for one idempotency key', async () => {
		const make = async () =>
			(await sdk.api.createInvoices(sdk.tenant, { invoices: [invoiceOf(sdk)] }, undefined, undefined, 'key-1')).body.invoices![0]!.invoiceID;
		expect(await make()).toBe(await make());
		expect(
			(await refusal(sdk.api.createInvoices(sdk.tenant, { invoices: [invoiceOf(sdk, { reference: 'other' })] }, undefined, undefined, 'key-1'))).statusCode,
		).toBe(400);
	});

	it('are mailed, printed and shown to the customer once approved', async () => {
		const { invoiceID } = await sdk.approved();
		expect((await sdk.api.emailInvoice(sdk.tenant, invoiceID!, new RequestEmpty())).response.status).toBe(204);
		const { body: online } = await sdk.api.getOnlineInvoice(sdk.tenant, invoiceID!);
		expect(online.onlineInvoices![0]!.onlineInvoiceUrl).toMatch(/^https?:/);
		const { body: pdf } = await sdk.api.getInvoiceAsPdf(sdk.tenant, invoiceID!);
		expect(Buffer.from(pdf).subarray(0, 4).toString()).toBe('%PDF');
	});
});
