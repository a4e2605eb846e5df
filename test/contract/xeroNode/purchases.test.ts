import { Invoice, LinkedTransaction, PurchaseOrder } from 'xero-node';
import { bought, customer, dayOf, invoiceOf } from './customer';

/** Bills, purchase orders and billable expenses, asked for by Xero's own SDK. */

const sdk = customer();

describe('bills', () => {
	it('are invoices of another type, and their number need not be unique', async () => {
		const bill = invoiceOf(sdk, { type: Invoice.TypeEnum.ACCPAY, invoiceNumber: 'B-1', lineItems: [bought(50)] });
		const { body } = await sdk.api.createInvoices(sdk.tenant, { invoices: [bill, bill] });
		expect(new Set(body.invoices!.map(({ invoiceID }) => invoiceID)).size).toBe(2);
		expect(body.invoices![0]).toMatchObject({ type: 'ACCPAY', total: 57.5 });
		const { body: deleted } = await sdk.api.updateInvoice(sdk.tenant, body.invoices![0]!.invoiceID!, { invoices: [{ status: Invoice.StatusEnum.DELETED }] });
		expect(deleted.invoices![0]!.status).toBe('DELETED');
	});
});

describe('purchase orders', () => {
	const orderOf = (more: Partial<PurchaseOrder> = {}): PurchaseOrder => ({
		contact: { contactID: sdk.contactID },
		lineItems: [bought(40)],
		date: '2026-03-31',
		deliveryDate: '2026-04-15',
		...more,
	});

	it('are created, read by id and number, updated, approved, billed and printed', async () => {
		const { body } = await sdk.api.createPurchaseOrders(sdk.tenant, { purchaseOrders: [orderOf({ deliveryInstructions: 'At the back' })] });
		const order = body.purchaseOrders![0]!;
		expect(order).toMatchObject({ status: PurchaseOrder.StatusEnum.DRAFT, subTotal: 40, totalTax: 6, total: 46 });
		expect(dayOf(order.deliveryDate)).toBe('2026-04-15T00:00:00.000Z');
		const id = order.purchaseOrderID!;
		const { body: numbered } = await sdk.api.getPurchaseOrderByNumber(sdk.tenant, order.purchaseOrderNumber!);
		expect(numbered.purchaseOrders![0]!.purchaseOrderID).toBe(id);

		const become = async (more: PurchaseOrder) => (await sdk.api.updatePurchaseOrder(sdk.tenant, id, { purchaseOrders: [more] })).body.purchaseOrders![0]!;
		expect(await become({ reference: 'Q7' })).toMatchObject({ reference: 'Q7', total: 46 });
		expect((await become({ status: PurchaseOrder.StatusEnum.AUTHORISED })).status).toBe('AUTHORISED');
		expect((await become({ status: PurchaseOrder.StatusEnum.BILLED })).status).toBe('BILLED');
		const { body: pdf } = await sdk.api.getPurchaseOrderAsPdf(sdk.tenant, id);
		expect(Buffer.from(pdf).subarray(0, 4).toString()).toBe('%PDF');
		const { body: read } = await sdk.api.getPurchaseOrder(sdk.tenant, id);
		expect(read.purchaseOrders![0]).toMatchObject({ status: 'BILLED', deliveryInstructions: 'At the back' });
	});

	it('are listed by status and day, and deleted', async () => {
		const { body } = await sdk.api.createPurchaseOrders(sdk.tenant, { purchaseOrders: [orderOf({ date: '2026-01-05' }), orderOf({ date: '2026-01-06' })] });
		const [first, second] = body.purchaseOrders!.map(({ purchaseOrderID }) => purchaseOrderID);
		const listed = async (status: 'DRAFT' | 'DELETED') =>
			(await sdk.api.getPurchaseOrders(sdk.tenant, undefined, status, '2026-01-05', '2026-01-05')).body.purchaseOrders!.map((each) => each.purchaseOrderID);
		expect(await listed('DRAFT')).toEqual([first]);
		const deleted = { purchaseOrders: [first, second].map((purchaseOrderID) => ({ purchaseOrderID, status: PurchaseOrder.StatusEnum.DELETED })) };
		expect((await sdk.api.updateOrCreatePurchaseOrders(sdk.tenant, deleted)).body.purchaseOrders!.map(({ status }) => status)).toEqual(['DELETED', 'DELETED']);
		expect(await listed('DRAFT')).toEqual([]);
		expect(await listed('DELETED')).toEqual([first]);
	});
});

describe('linked transactions', () => {
	it('put a line of a bill on a customer, are listed, changed and deleted', async () => {
		const bill = invoiceOf(sdk, { type: Invoice.TypeEnum.ACCPAY, lineItems: [bought(50)], status: Invoice.StatusEnum.AUTHORISED });
		const { invoiceID, lineItems } = (await sdk.api.createInvoices(sdk.tenant, { invoices: [bill] })).body.invoices![0]!;
		const { body } = await sdk.api.createLinkedTransaction(sdk.tenant, { sourceTransactionID: invoiceID, sourceLineItemID: lineItems![0]!.lineItemID });
		const { linkedTransactionID, ...made } = body.linkedTransactions![0]!;
		expect(made).toMatchObject({
			sourceTransactionID: invoiceID,
			type: LinkedTransaction.TypeEnum.BILLABLEEXPENSE,
			sourceTransactionTypeCode: LinkedTransaction.SourceTransactionTypeCodeEnum.ACCPAY,
		});
		const change = { linkedTransactions: [{ sourceTransactionID: invoiceID, sourceLineItemID: lineItems![0]!.lineItemID, contactID: sdk.contactID }] };
		const { body: changed } = await sdk.api.updateLinkedTransaction(sdk.tenant, linkedTransactionID!, change);
		expect(changed.linkedTransactions![0]!.contactID).toBe(sdk.contactID);
		const listed = async () => (await sdk.api.getLinkedTransactions(sdk.tenant, 1, undefined, invoiceID)).body.linkedTransactions!;
		expect((await listed()).map((each) => each.linkedTransactionID)).toEqual([linkedTransactionID]);
		expect((await sdk.api.getLinkedTransaction(sdk.tenant, linkedTransactionID!)).body.linkedTransactions![0]!.contactID).toBe(sdk.contactID);
		expect((await sdk.api.deleteLinkedTransaction(sdk.tenant, linkedTransactionID!)).response.status).toBe(204);
		expect(await listed()).toEqual([]);
	});
});
