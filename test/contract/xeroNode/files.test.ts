import { customer, line, refusal } from './customer';

/** Files and notes, asked for by Xero's own SDK. */

const sdk = customer();

const CONTENT = Buffer.from('%PDF-1.4 of the SDK');

describe('attachments', () => {
	it('go up, are listed, come down by id and by name, and are replaced by their name', async () => {
		const { invoiceID } = await sdk.approved();
		const { body } = await sdk.api.createInvoiceAttachmentByFileName(sdk.tenant, invoiceID!, 'Receipt 1.pdf', CONTENT, true);
		const { attachmentID, ...made } = body.attachments![0]!;
		expect(made).toMatchObject({ fileName: 'Receipt 1.pdf', contentLength: CONTENT.length, includeOnline: true });
		const listed = async () => (await sdk.api.getInvoiceAttachments(sdk.tenant, invoiceID!)).body.attachments!;
		expect((await listed()).map((each) => each.attachmentID)).toEqual([attachmentID]);
		const { body: byId } = await sdk.api.getInvoiceAttachmentById(sdk.tenant, invoiceID!, attachmentID!, 'application/pdf');
		expect(Buffer.from(byId)).toEqual(CONTENT);
		await sdk.api.updateInvoiceAttachmentByFileName(sdk.tenant, invoiceID!, 'Receipt 1.pdf', Buffer.from('anew'));
		const { body: byName } = await sdk.api.getInvoiceAttachmentByFileName(sdk.tenant, invoiceID!, 'Receipt 1.pdf', 'application/pdf');
		expect(Buffer.from(byName).toString()).toBe('anew');
		expect(await listed()).toHaveLength(1);
		expect((await sdk.api.getInvoice(sdk.tenant, invoiceID!)).body.invoices![0]!.hasAttachments).toBe(true);
	});

	it('belong to bank transactions and quotes as well', async () => {
		const { bankTransactionID } = await sdk.banked();
		await sdk.api.createBankTransactionAttachmentByFileName(sdk.tenant, bankTransactionID!, 'slip.txt', Buffer.from('slip'));
		expect((await sdk.api.getBankTransactionAttachments(sdk.tenant, bankTransactionID!)).body.attachments![0]!.fileName).toBe('slip.txt');
		const quotes = [{ contact: { contactID: sdk.contactID }, date: '2026-03-31', lineItems: [line(1)] }];
		const { quoteID } = (await sdk.api.createQuotes(sdk.tenant, { quotes })).body.quotes![0]!;
		await sdk.api.createQuoteAttachmentByFileName(sdk.tenant, quoteID!, 'terms.txt', Buffer.from('terms'));
		const [{ attachmentID }] = (await sdk.api.getQuoteAttachments(sdk.tenant, quoteID!)).body.attachments as [{ attachmentID: string }];
		const { body } = await sdk.api.getQuoteAttachmentById(sdk.tenant, quoteID!, attachmentID, 'text/plain');
		expect(Buffer.from(body).toString()).toBe('terms');
	});
});

describe('history', () => {
	it('takes notes on documents, items and transfers, and tells what happened', async () => {
		const { invoiceID } = await sdk.approved();
		const note = { historyRecords: [{ details: 'Called the customer' }] };
		expect((await sdk.api.createInvoiceHistory(sdk.tenant, invoiceID!, note)).body.historyRecords![0]!.details).toBe('Called the customer');
		const { body } = await sdk.api.getInvoiceHistory(sdk.tenant, invoiceID!);
		expect(body.historyRecords!.map(({ details }) => details)).toContain('Called the customer');
		expect(body.historyRecords!.every(({ dateUTC }) => dateUTC instanceof Date)).toBe(true);

		const { itemID } = (await sdk.api.createItems(sdk.tenant, { items: [{ code: 'NOTED' }] })).body.items![0]!;
		await sdk.api.createItemHistory(sdk.tenant, itemID!, note);
		expect((await sdk.api.getItemHistory(sdk.tenant, itemID!)).body.historyRecords!.map(({ details }) => details)).toContain('Called the customer');

		const transfer = { fromBankAccount: { code: '090' }, toBankAccount: { code: '091' }, amount: 1 };
		const { bankTransferID } = (await sdk.api.createBankTransfer(sdk.tenant, { bankTransfers: [transfer] })).body.bankTransfers![0]!;
		await sdk.api.createBankTransferHistoryRecord(sdk.tenant, bankTransferID!, note);
		const { body: moved } = await sdk.api.getBankTransferHistory(sdk.tenant, bankTransferID!);
		expect(moved.historyRecords!.map(({ details }) => details)).toContain('Called the customer');
	});

	it('belongs to records that are there', async () => {
		const note = { historyRecords: [{ details: 'Lost' }] };
		const { words } = await refusal(sdk.api.createInvoiceHistory(sdk.tenant, '00000000-0000-4000-8000-000000000001', note));
		expect(words).toContain('The document with the supplied id was not found for this endpoint.');
	});
});
