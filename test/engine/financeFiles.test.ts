import { accountId } from '../../sandbox/zoho/foundation';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import type { Hurried } from '../support/hurried';
import { byId } from './accounts';
import { APPS, failures, FinanceAccount, type FinanceApp, type Row } from './financeAccount';

/** Files of Zoho's finance apps: attachments, receipts and PDFs, from an item's binary field to Zoho and back. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let finance: FinanceAccount;
beforeAll(async () => {
	finance = await FinanceAccount.start();
	await finance.begin();
});
afterAll(async () => await finance.close());
beforeEach(() => finance.forget());

/** Bytes that are no text, so that whatever reads them as text breaks them. */
const BYTES = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x0d, 0x0a, 0xc3, 0x28, 0x80]);
const binaryOf = (fileName: string, mimeType = 'application/pdf', bytes = BYTES) => ({ scan: { data: bytes.toString('base64'), mimeType, fileName } });
const field = { binaryPropertyName: 'scan' };

const invoice = { customer_id: customerId(1), line_items: [{ item_id: itemId(1), quantity: 1 }] };
const bill = { vendor_id: customerId(51), bill_number: 'F-1', line_items: [{ account_id: accountId('Office Supplies'), rate: 10, quantity: 1 }] };
const expense = { account_id: accountId('Office Supplies'), paid_through_account_id: accountId('Petty Cash'), date: '2026-11-05', amount: 10 };

async function claimed(): Promise<Row> {
	const [category] = await finance.list('expenseCategory', { limit: 1 }, 'expense');
	const [currency] = await finance.list('currency', { limit: 1 }, 'expense');
	return { currency_id: currency!.currency_id, date: '2026-11-05', line_items: [{ category_id: category!.category_id, amount: 12 }] };
}

const made = async (app: FinanceApp, resource: string, record: Row, id: string): Promise<string> => {
	const outcome = await finance.write(resource, 'create', [record], { app });
	expect(failures(outcome)).toEqual([]);
	finance.forget();
	return String(outcome.outputs[0]![0]!.json[id]);
};

const kinds: ReadonlyArray<readonly [app: FinanceApp, resource: string, id: string, what: 'Attachment' | 'Receipt', record: () => Promise<Row> | Row]> = [
	['books', 'invoice', 'invoice_id', 'Attachment', () => invoice],
	['books', 'bill', 'bill_id', 'Attachment', () => bill],
	['books', 'expense', 'expense_id', 'Receipt', () => expense],
	['inventory', 'invoice', 'invoice_id', 'Attachment', () => invoice],
	['expense', 'expense', 'expense_id', 'Receipt', claimed],
];

describe('a file', () => {
	it.each(kinds)('goes to Zoho %s, %s, and comes back with its name, its type and every byte', async (app, resource, id, what, record) => {
		const known = await made(app, resource, await record(), id);
		const one = (verb: string, more: object = {}) => finance.one(resource, `${verb}${what}`, known, { app, parameters: field, ...more });
		const none = await one('download');
		expect(failures(none)[0]).toMatchObject({ cause: 'not-found', status: 404 });
		expect(failures(await one('upload', { binary: binaryOf('Rechnung "Müller" 1.pdf') }))).toEqual([]);
		const [upload] = finance.calls.filter(({ method }) => method === 'POST');
		expect(upload!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(upload!.bytes!.includes(BYTES)).toBe(true);
		const outcome = await one('download');
		expect(failures(outcome)).toEqual([]);
		const [file] = outcome.outputs[0]!.map(({ binary }) => binary?.scan);
		expect(file).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
		expect(file!.fileName).toMatch(/^Rechnung .*M.+ller.* 1\.pdf$/);
		expect(Buffer.from(file!.data, 'base64').equals(BYTES)).toBe(true);
		expect(failures(await one('delete'))).toEqual([]);
		expect(failures(await one('download'))).toHaveLength(1);
	});

	it('takes the name that the form gives it', async () => {
		const id = await made('books', 'invoice', invoice, 'invoice_id');
		await finance.one('invoice', 'uploadAttachment', id, {
			parameters: { ...field, options: { FileName: 'given.png' } },
			binary: binaryOf('own.pdf', 'image/png'),
		});
		const outcome = await finance.one('invoice', 'downloadAttachment', id, { parameters: field });
		expect(outcome.outputs[0]![0]!.binary?.scan).toMatchObject({ fileName: 'given.png', mimeType: 'image/png' });
	});

	it.each([
		['is not in the field', {}, /^The item has no file in the given field\. Nothing was sent$/],
		[
			'is larger than 10 MB',
			{ binary: binaryOf('huge.pdf', 'application/pdf', Buffer.alloc(10 * 1024 * 1024 + 1)) },
			/^huge\.pdf has 10\.0 MB, and Zoho takes files of up to 10 MB/,
		],
	])('that %s costs no call', async (_, more, words) => {
		const outcome = await finance.one('invoice', 'uploadAttachment', '1', { parameters: field, ...more });
		expect(failures(outcome)[0]).toMatchObject({ cause: 'validation', message: expect.stringMatching(words) });
		expect(finance.calls).toEqual([]);
	});

	it.each([{ kind: 'cut-before' }, { kind: 'cut-after-commit' }])('whose answer does not come is not sent a second time: %j', async (fault) => {
		const id = await made('books', 'invoice', invoice, 'invoice_id');
		await finance.fault(fault, { path: '/attachment' });
		const outcome = await finance.one('invoice', 'uploadAttachment', id, { parameters: field, binary: binaryOf('once.pdf') });
		expect(failures(outcome)[0]).toMatchObject({ cause: 'unknown' });
		const journal = (await finance.control.journal('zoho')).filter(({ path }) => path.endsWith(`${id}/attachment`));
		expect(journal).toHaveLength(1);
	});
});

it('an invoice is downloaded as PDF, and what cannot be is told in words and not as a file', async () => {
	const id = await made('books', 'invoice', invoice, 'invoice_id');
	const outcome = await finance.one('invoice', 'pdf', id, { parameters: field });
	const file = outcome.outputs[0]![0]!.binary!.scan!;
	expect([file.mimeType, file.fileExtension, Buffer.from(file.data, 'base64').subarray(0, 5).toString()]).toEqual(['application/pdf', 'pdf', '%PDF-']);
	const gone = await finance.one('invoice', 'pdf', '460000000000999999', { parameters: field });
	expect(failures(gone)[0]).toMatchObject({ cause: 'not-found', message: expect.stringContaining('Zoho Books has no such invoice') });
});

it.each(APPS)('the list of organizations of Zoho %s is what the picker shows', async (app) => {
	const { results } = await finance
		.methods(app)
		.listSearch!.searchOrganisations!.call(finance.form(app, 'organization', 'getMany', { organization: byId('') }));
	expect(results).toEqual([{ name: expect.stringContaining('Kowhai Trading'), value: '60069194202' }]);
});
