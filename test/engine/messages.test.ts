import { governor } from '../../nodes/shared/governor';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ, UK } from '../../sandbox/xero/seed';
import { SandboxControl } from '../../scripts/sandboxControl';
import type { Hurried } from '../support/hurried';
import { waits } from '../support/hurried';
import { byId, records, runXero } from './accounts';
import type { Outcome } from './engine';

/** What a user of the Xero node reads: Xero's own words with their record and place, and what a run has used. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

type Row = Record<string, unknown>;

let sandbox: Sandbox;
let control: SandboxControl;
let signedIn: Row;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control.reset();
	governor.forget();
	signedIn = await control.lever('tokens', { vendor: 'xero', expiresInSeconds: 1e6 });
	waits.length = 0;
});

const run = (resource: string, operation: string, parameters: Row = {}, items?: readonly Row[]): Promise<Outcome> =>
	runXero(sandbox.url, signedIn, { parameters: { resource, operation, ...parameters } as never, items, onError: 'continueErrorOutput' });
const write = (resource: string, operation: string, record: Row, id?: unknown): Promise<Outcome> =>
	run(resource, operation, { recordSource: 'inputItem', ...(id ? { id: byId(String(id)) } : {}) }, [record]);
const act = (resource: string, operation: string, id: unknown, more: Row = {}): Promise<Outcome> => run(resource, operation, { id: byId(String(id)), ...more });
const failures = (outcome: Outcome): Row[] => (outcome.outputs[1] ?? []).map(({ json }) => json.error as unknown as Row);
const calls = async (): Promise<Array<{ path: string; status: number; answerBytes: number }>> =>
	(await control.journal('xero')).filter(({ path }) => path.startsWith('/api.xro/')) as never;

/** The record that came of it; nothing can go on without. */
async function must(outcome: Promise<Outcome>): Promise<Row> {
	const found = await outcome;
	expect(failures(found)).toEqual([]);
	return records(found)[0]!;
}

const line = { Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' };
const ridgeway = { ContactNumber: 'RIDGEWAY' };
const document = (more: Row = {}): Row => ({ InvoiceNumber: 'M-1', Contact: ridgeway, Date: '2026-11-01', DueDate: '2026-11-30', LineItems: [line], ...more });
const approved = (more: Row = {}): Promise<Row> => must(write('invoice', 'create', document({ Status: 'AUTHORISED', ...more })));
const paying = (InvoiceID: unknown, more: Row = {}): Row => ({ Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 10, ...more });
const order = (more: Row = {}): Row => ({ PurchaseOrderNumber: 'PO-77', Contact: ridgeway, LineItems: [line], ...more });
const GUID = '297c2dc5-cc47-4afd-8ec8-74990b8761e9';

/** What is done, and Xero's words about it, as they are known (texts that the sandbox invents are left out). */
interface Case {
	readonly says: string;
	readonly cause: string;
	/** The place that is named with them. */
	readonly at: string;
	/** How the record is called. */
	readonly called: string;
	act(): Promise<Outcome>;
}

const cases: readonly Case[] = [
	{
		says: 'The contact name PowerDirect is already assigned to another contact. The contact name must be unique across all active contacts.',
		cause: 'duplicate',
		at: 'Name',
		called: 'contact PowerDirect',
		act: () => write('contact', 'create', { Name: 'PowerDirect' }),
	},
	{
		says: 'Another contact has this contact number. Please enter a different contact number.',
		cause: 'duplicate',
		at: 'ContactNumber',
		called: 'contact New Ltd',
		act: () => write('contact', 'create', { Name: 'New Ltd', ContactNumber: 'RIDGEWAY' }),
	},
	{
		says: 'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes',
		cause: 'business-rule',
		at: 'Contact',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ Contact: { ContactNumber: 'books:460000000038099' } })),
	},
	{
		says: 'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
		cause: 'business-rule',
		at: 'Contact',
		called: 'contact Closed Trading Ltd',
		act: () => write('contact', 'upsert', { Name: 'Closed Trading Ltd', ContactNumber: 'books:460000000038099' }),
	},
	{
		says: 'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
		cause: 'validation',
		at: 'Contact',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ Contact: {} })),
	},
	{
		says: "Account code '9999' is not a valid code for this document.",
		cause: 'validation',
		at: 'LineItems[1].AccountCode',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ LineItems: [line, { ...line, AccountCode: '9999' }] })),
	},
	{
		says: "Account code '999' has been archived, or has been deleted. Each line item must reference a valid account.",
		cause: 'business-rule',
		at: 'LineItems[2].AccountCode',
		called: 'bill M-1',
		act: () => write('bill', 'create', document({ LineItems: [{ ...line, AccountCode: '400' }, { Description: 'Text' }, { ...line, AccountCode: '999' }] })),
	},
	{
		says: 'Account code must be specified',
		cause: 'validation',
		at: 'LineItems[1].AccountCode',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ Status: 'AUTHORISED', LineItems: [line, { Description: 'Work', Quantity: 1, UnitAmount: 1 }] })),
	},
	{
		says: 'Account could not be found',
		cause: 'not-found',
		at: 'Account',
		called: 'payment P-1',
		act: async () => write('payment', 'create', paying((await approved()).InvoiceID, { Account: { Code: '200' }, Reference: 'P-1' })),
	},
	{
		says: "The TaxType code 'INPUT2' cannot be used with account code '200'.",
		cause: 'validation',
		at: 'LineItems[1].TaxType',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ LineItems: [line, { ...line, TaxType: 'INPUT2' }] })),
	},
	{
		says: 'Account must be valid.',
		cause: 'validation',
		at: '',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ LineItems: [{ ...line, UnitAmount: 0.1 + 0.2 }] })),
	},
	{
		says: 'Invoice # must be unique.',
		cause: 'duplicate',
		at: 'InvoiceNumber',
		called: 'invoice M-1',
		act: async () => (await approved(), write('invoice', 'create', document())),
	},
	{
		says: 'Order number must be unique',
		cause: 'duplicate',
		at: 'PurchaseOrderNumber',
		called: 'purchase order PO-77',
		act: async () => {
			await must(write('purchaseOrder', 'create', order()));
			const other = await must(write('purchaseOrder', 'create', order({ PurchaseOrderNumber: 'PO-78' })));
			return await write('purchaseOrder', 'update', { PurchaseOrderNumber: 'PO-77' }, other.PurchaseOrderID);
		},
	},
	{
		says: "Price List Item with Code 'WIDGET' already exists",
		cause: 'duplicate',
		at: 'Code',
		called: 'item Widget',
		act: async () => (await must(write('item', 'create', { Code: 'WIDGET' })), write('item', 'create', { Code: 'WIDGET', Name: 'Widget' })),
	},
	{
		says: 'Please enter a unique Name.',
		cause: 'duplicate',
		at: 'Name',
		called: 'account Sales',
		act: () => write('account', 'create', { Code: '777', Name: 'Sales', Type: 'REVENUE' }),
	},
	{
		says: 'The document date cannot be before the period lock date, currently set at',
		cause: 'business-rule',
		at: 'Date',
		called: 'invoice M-1',
		act: async () => {
			await control.seed('xero', { Organisations: [{ PeriodLockDate: '2026-11-30' }] });
			return await write('invoice', 'create', document());
		},
	},
	{
		says: 'Invoice not of valid status for modification',
		cause: 'business-rule',
		at: 'Status',
		called: 'invoice M-1',
		act: async () => {
			const { InvoiceID } = await approved();
			await must(act('invoice', 'void', InvoiceID));
			return await act('invoice', 'approve', InvoiceID);
		},
	},
	{
		says: 'Invoice not of valid type for creation',
		cause: 'validation',
		at: 'Type',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ Status: 'PAID' })),
	},
	{
		says: 'This document cannot be edited as it has a payment or credit note allocated to it.',
		cause: 'business-rule',
		at: 'LineItems',
		called: 'invoice M-1',
		act: async () => {
			const { InvoiceID } = await approved();
			await must(write('payment', 'create', paying(InvoiceID)));
			return await write('invoice', 'update', { LineItems: [{ ...line, UnitAmount: 5 }] }, InvoiceID);
		},
	},
	{
		says: 'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
		cause: 'business-rule',
		at: 'Status',
		called: 'invoice M-1',
		act: async () => {
			const { InvoiceID } = await approved();
			await must(write('payment', 'create', paying(InvoiceID)));
			return await act('invoice', 'void', InvoiceID);
		},
	},
	{
		says: 'Payments can only be made against Authorised documents',
		cause: 'business-rule',
		at: 'Invoice',
		called: 'the payment',
		act: async () => write('payment', 'create', paying((await must(write('invoice', 'create', document()))).InvoiceID)),
	},
	{
		says: 'Payment amount exceeds the amount outstanding on this document',
		cause: 'business-rule',
		at: 'Amount',
		called: 'payment P-2',
		act: async () => write('payment', 'create', paying((await approved()).InvoiceID, { Amount: 1000, Reference: 'P-2' })),
	},
	{
		says: 'Payments within a batch cannot be deleted.',
		cause: 'business-rule',
		at: '',
		called: 'the payment',
		act: async () => {
			const { InvoiceID } = await approved();
			await must(write('batchPayment', 'create', { Account: { Code: '090' }, Date: '2026-11-02', Payments: [{ Invoice: { InvoiceID }, Amount: 5 }] }));
			const [payment] = records(await run('payment', 'getMany'));
			return await act('payment', 'delete', payment!.PaymentID);
		},
	},
	{
		says: 'Deleted PurchaseOrders cannot be updated',
		cause: 'business-rule',
		at: 'Status',
		called: 'purchase order PO-77',
		act: async () => {
			const { PurchaseOrderID } = await must(write('purchaseOrder', 'create', order()));
			await must(act('purchaseOrder', 'delete', PurchaseOrderID));
			return await write('purchaseOrder', 'update', { Reference: 'x' }, PurchaseOrderID);
		},
	},
	{
		says: 'The total debits (100.00) must equal total credits (-10.00)',
		cause: 'validation',
		at: 'JournalLines',
		called: 'manual journal Accrual',
		act: () =>
			write('manualJournal', 'create', {
				Narration: 'Accrual',
				JournalLines: [
					{ LineAmount: 100, AccountCode: '400' },
					{ LineAmount: -10, AccountCode: '260' },
				],
			}),
	},
	{
		says: 'Email address must be valid.',
		cause: 'validation',
		at: 'EmailAddress',
		called: 'contact New Ltd',
		act: () => write('contact', 'create', { Name: 'New Ltd', EmailAddress: 'nobody' }),
	},
	{
		says: 'Organisation is not subscribed to currency SEK',
		cause: 'validation',
		at: 'CurrencyCode',
		called: 'invoice M-1',
		act: () => write('invoice', 'create', document({ CurrencyCode: 'SEK' })),
	},
	{
		says: 'Insufficient stock. Items are eligible for backorder.',
		cause: 'business-rule',
		at: 'LineItems',
		called: 'invoice M-1',
		act: async () => {
			await must(write('item', 'create', { Code: 'TRACKED', Name: 'Tracked', InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } }));
			return await write('invoice', 'create', document({ Status: 'AUTHORISED', LineItems: [{ ...line, ItemCode: 'TRACKED' }] }));
		},
	},
	{
		says: 'The document with the supplied id was not found for this endpoint.',
		cause: 'not-found',
		at: 'RecordID',
		called: '',
		act: () => run('history', 'addNote', { Endpoint: 'Invoices', RecordID: GUID, Details: 'A note' }),
	},
	{
		says: 'You’ve reached the limit of 100 contact groups.',
		cause: 'business-rule',
		at: '',
		called: 'contact group One more',
		act: async () => {
			await control.seed('xero', { ContactGroups: Array.from({ length: 100 }, (_, index) => ({ Name: `Group ${index}` })) });
			return await write('contactGroup', 'create', { Name: 'One more' });
		},
	},
	{
		says: 'Due Date for Bills must be between 1 and 31 when set to the following (or current) month.',
		cause: 'validation',
		at: 'PaymentTerms',
		called: 'contact New Ltd',
		act: () => write('contact', 'create', { Name: 'New Ltd', PaymentTerms: { Bills: { Day: 0, Type: 'OFFOLLOWINGMONTH' } } }),
	},
	{
		says: 'Unrecognised GUID format',
		cause: 'validation',
		at: '',
		called: 'contact New Ltd',
		act: () => write('contact', 'update', { Name: 'New Ltd' }, 'not a guid'),
	},
	{
		says: 'An existing Invoice with the specified InvoiceID could not be found',
		cause: 'not-found',
		at: '',
		called: 'the invoice',
		act: () => act('invoice', 'void', GUID),
	},
	{
		says: 'Credit Note cannot be allocated as amount is greater than amount outstanding',
		cause: 'business-rule',
		at: '',
		called: 'the credit note',
		act: async () => {
			const { InvoiceID } = await approved();
			const credit = await must(
				write('creditNote', 'create', { Type: 'ACCRECCREDIT', Contact: ridgeway, Date: '2026-11-01', Status: 'AUTHORISED', LineItems: [line] }),
			);
			const Invoice = { __rl: true, mode: 'id', value: InvoiceID };
			return await act('creditNote', 'allocate', credit.CreditNoteID, { Invoice, Amount: '5000', Date: '2026-11-02' });
		},
	},
	{
		says: 'Where clause invocation error: StartsWith',
		cause: 'validation',
		at: 'Where',
		called: 'the request',
		act: async () => (await approved(), run('invoice', 'getMany', { returnAll: true, filters: { where: 'Reference.StartsWith("A")' } })),
	},
	{
		says: 'Your request is not filtering Invoices efficiently, given the extremely high volume for this organisation.',
		cause: 'business-rule',
		at: '',
		called: 'the request',
		act: async () => {
			await approved();
			await control.lever('volume', { vendor: 'xero', most: 0 });
			return await run('invoice', 'getMany', { returnAll: true });
		},
	},
];

/** Words about which nothing more can be said. */
const WITHOUT_A_WAY_OUT = ['Credit Note cannot be allocated as amount is greater than amount outstanding'];

describe("Xero's own words", () => {
	it.each(cases.map((one) => [one.says, one] as const))('reach the user: %s', async (says, { cause, at, called, act: provoke }) => {
		const outcome = await provoke();
		const [failure, ...others] = failures(outcome);
		expect([failure?.cause, others, outcome.error]).toEqual([cause, [], undefined]);
		const message = String(failure!.message);
		// The record, the words as they are, and then what to do.
		expect(message.slice(0, message.indexOf(says))).toContain(`Xero refused ${called}`);
		expect((failure!.details as Row[]).filter((detail) => String(detail.says).startsWith(says))).toEqual([{ at, says: expect.any(String) }]);
		const after = message.slice(message.indexOf(says) + says.length);
		if (!WITHOUT_A_WAY_OUT.includes(says)) expect(after).toMatch(/[A-Z][a-z]+ .{10,}/);
		expect(message).not.toContain('undefined');
		expect(outcome.outputs[1]![0]!.pairedItem).toEqual({ item: 0 });
	});

	it('are counted', () => {
		console.info(`messages: ${cases.length} of Xero's, each with its record, place and way out`);
		expect(cases.length).toBeGreaterThanOrEqual(35);
	});

	it('of several records each stay with their own', async () => {
		const items = [
			document({ InvoiceNumber: 'A' }),
			document({ InvoiceNumber: 'B', CurrencyCode: 'SEK' }),
			document({ InvoiceNumber: 'C', LineItems: [{ ...line, AccountCode: '9999' }] }),
		];
		const outcome = await run('invoice', 'create', { recordSource: 'inputItem' }, items);
		expect(failures(outcome).map(({ message }) => String(message).split(':')[0])).toEqual(['Xero refused invoice B', 'Xero refused invoice C']);
		expect(outcome.outputs[1]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
	});

	it('end a run that has no error output with the same words, and their places below them', async () => {
		const parameters = { resource: 'invoice', operation: 'create', recordSource: 'inputItem' };
		const { error } = await runXero(sandbox.url, signedIn, { parameters, items: [document({ LineItems: [line, { ...line, AccountCode: '9999' }] })] });
		expect(error?.message).toMatch(/^Xero refused invoice M-1: Account code '9999' is not a valid code for this document\. \w/);
		expect(error?.description).toBe("LineItems[1].AccountCode: Account code '9999' is not a valid code for this document.");
	});
});

describe('warnings on records that were saved', () => {
	const warnings = ({ hints }: Outcome): string[] => hints.filter(({ type }) => type === 'warning').map(({ message }) => message);

	it.each([
		['purchaseOrder', order({ SentToContact: true }), 'purchase order PO-77', 'Only AUTHORISED and BILLED purchase orders may have SentToContact updated.'],
		[
			'manualJournal',
			{
				Narration: 'Accrual',
				JournalLines: [
					{ LineAmount: 10, AccountCode: '9999' },
					{ LineAmount: -10, AccountCode: '260' },
				],
			},
			'manual journal Accrual',
			"Account code '9999' has been removed as it does not match a recognised account.",
		],
	])('of a new %s stand above the output, and on the record', async (resource, record, called, says) => {
		const outcome = await write(resource, 'create', record);
		expect(failures(outcome)).toEqual([]);
		expect(records(outcome)[0]).toMatchObject({ Warnings: [{ Message: says }] });
		expect(warnings(outcome)).toEqual([`Xero saved ${called} with a warning: ${says}`]);
	});

	it('of many records are said once, with the first three', async () => {
		const drafts = records(
			await run(
				'invoice',
				'create',
				{ recordSource: 'inputItem' },
				Array.from({ length: 7 }, (_, index) => document({ InvoiceNumber: `W-${index}` })),
			),
		);
		await must(act('invoice', 'approve', drafts[0]!.InvoiceID));
		const outcome = await run('invoice', 'markAsSent', { id: { __rl: true, mode: 'id', value: '={{ $json.InvoiceID }}' } }, drafts);
		expect(warnings(outcome)).toEqual([
			'Xero saved invoice W-1, invoice W-2, invoice W-3 and 3 more with a warning: Only AUTHORISED invoices may have SentToContact updated.',
		]);
		expect(records(outcome).map(({ SentToContact }) => SentToContact)).toEqual([true, false, false, false, false, false, false]);
	});

	it('are none where nothing is warned of, nor where a record is read', async () => {
		await must(write('purchaseOrder', 'create', order({ SentToContact: true })));
		expect(warnings(await run('purchaseOrder', 'getMany'))).toEqual([]);
		expect(warnings(await write('invoice', 'create', document({ InvoiceNumber: 'M-2' })))).toEqual([]);
	});
});

describe('what goes wrong on the way', () => {
	const listing = () => run('contact', 'getMany', { returnAll: true });
	const creating = () => write('contact', 'create', { Name: 'New Ltd', ContactNumber: 'n1' });
	const emailing = async () => act('invoice', 'email', (await approved()).InvoiceID);

	/** The fault, what is done meanwhile, how often it is tried, and what is read. Reads and creates with a key are tried five times, what may have acted once. */
	it.each<[string, Row, () => Promise<Outcome>, RegExp, number, string, RegExp]>([
		[
			'text of maintenance',
			{ kind: 'status', status: 503, headers: { 'content-type': 'text/plain' }, body: 'The Organisation is offline' },
			listing,
			/Contacts$/,
			5,
			'temporarily-unavailable',
			/not available at the moment \(The Organisation is offline\)/,
		],
		[
			'text of maintenance, to an e-mail',
			{ kind: 'status', status: 503, headers: { 'content-type': 'text/plain' }, body: 'The Organisation is offline' },
			emailing,
			/Email$/,
			1,
			'unknown',
			/offline.*is not known: look for it/,
		],
		['a page of a gateway', { kind: 'html', status: 502 }, listing, /Contacts$/, 5, 'temporarily-unavailable', /not available at the moment\. Try again later/],
		[
			'a page of a gateway, to a create',
			{ kind: 'html', status: 502 },
			creating,
			/Contacts$/,
			6,
			'temporarily-unavailable',
			/is not there, so it can be sent again/,
		],
		['JSON that breaks off', { kind: 'truncated' }, listing, /Contacts$/, 5, 'network', /did not answer/],
		['an answer that is lost, to an e-mail', { kind: 'cut-after-commit' }, emailing, /Email$/, 1, 'unknown', /did not answer.*is not known: look for it/],
		['a cut connection', { kind: 'cut-before' }, listing, /Contacts$/, 5, 'network', /Check the network/],
		[
			'a page that bars the way',
			{ kind: 'html', status: 403 },
			listing,
			/Contacts$/,
			1,
			'temporarily-unavailable',
			/a gateway refused the request before it reached Xero/,
		],
		[
			'a page that bars the way, to a create',
			{ kind: 'html', status: 403 },
			creating,
			/Contacts$/,
			1,
			'temporarily-unavailable',
			/check the proxy or firewall/,
		],
		['an empty page of 404', { kind: 'html', status: 404 }, () => run('contact', 'get', { id: byId(GUID) }), /Contacts/, 1, 'not-found', /no such record/],
		[
			'an error of 500',
			{ kind: 'status', status: 500, body: { ErrorNumber: 500, Type: 'x', Message: 'An error occurred in Xero.' } },
			listing,
			/Contacts$/,
			5,
			'temporarily-unavailable',
			/An error occurred in Xero/,
		],
		[
			'a method that is not there',
			{ kind: 'status', status: 501, headers: { 'content-type': 'text/plain' }, body: 'Not implemented' },
			listing,
			/Contacts$/,
			1,
			'validation',
			/does not offer this request/,
		],
	])('%s', async (_, fault, provoke, path, attempts, cause, message) => {
		await control.fault({ vendor: 'xero', match: { path: path.source.replace('$', '(\\?|$)') }, times: attempts === 6 ? 5 : 9, fault });
		const [failure] = failures(await provoke());
		expect([(await calls()).filter((call) => path.test(call.path)).length, failure?.cause]).toEqual([attempts, cause]);
		expect(failure?.message).toMatch(message);
		expect(JSON.stringify(failure)).not.toMatch(/<html|Bearer|undefined/);
	});

	it('a permission that is missing is named, after the sign-in was renewed once', async () => {
		const scopes = ['offline_access', 'accounting.contacts'];
		signedIn = await control.lever('tokens', { vendor: 'xero', scopes });
		const operations: Array<[string, string, Row, RegExp]> = [
			['invoice', 'getMany', {}, /"Invoices, Bills, Quotes and Orders" \(accounting\.invoices\)/],
			['payment', 'getMany', {}, /"Payments" \(accounting\.payments\)/],
			['account', 'getMany', {}, /"Settings" \(accounting\.settings\)/],
			['bankTransaction', 'getMany', {}, /\(accounting\.banktransactions\)/],
			['manualJournal', 'getMany', {}, /\(accounting\.manualjournals\)/],
			['budget', 'getMany', {}, /\(accounting\.budgets\.read\)/],
			['journal', 'getMany', {}, /accounting\.journals\.read/],
			['attachment', 'getMany', { Endpoint: 'Invoices', RecordID: GUID }, /\(accounting\.attachments\)/],
			['history', 'getMany', { Endpoint: 'Invoices', RecordID: GUID }, /\(accounting\.invoices\)/],
			['report', 'trialBalance', {}, /accounting\.reports\.trialbalance\.read/],
		];
		for (const [resource, operation, parameters, permission] of operations) {
			await control.clearJournal();
			const [failure] = failures(await run(resource, operation, parameters));
			expect([resource, failure?.cause, failure?.message]).toEqual([resource, 'scope-missing', expect.stringMatching(permission)]);
			const journal = await control.journal('xero');
			expect([resource, journal.filter(({ path }) => path === '/connect/token').length, (await calls()).length]).toEqual([resource, 1, 2]);
		}
	});

	it('an organisation that is not connected (any more) is named', async () => {
		await control.disconnect(String(signedIn.access_token));
		const organisation = { __rl: true, mode: 'list', value: NZ, cachedResultName: 'Demo Company (NZ)' };
		const [failure] = failures(await run('contact', 'getMany', { organisation }));
		expect(failure).toMatchObject({
			cause: 'not-connected',
			status: 403,
			message: expect.stringMatching(/^Demo Company \(NZ\): This Xero organisation is not connected/),
		});
		// Another way of picking does not keep the name of what was in the list.
		const [other] = failures(await run('contact', 'getMany', { organisation: { ...organisation, mode: 'id' } }));
		expect(other!.message).toMatch(new RegExp(`^${NZ}: `));
	});

	it('those that are connected are named with it, after one more request', async () => {
		await control.disconnect(String(signedIn.access_token), UK);
		await control.clearJournal();
		const organisation = { __rl: true, mode: 'list', value: NZ, cachedResultName: 'Demo Company (NZ)' };
		expect(failures(await run('contact', 'getMany', { organisation }))[0]!.message).toMatch(/\(the credential reaches Demo Company \(UK\), [\w-]+\)$/);
		expect((await control.journal('xero')).filter(({ path }) => path === '/connections')).toHaveLength(1);
	});

	it('the only organisation is named too where none was picked', async () => {
		await control.disconnect(String(signedIn.access_token), NZ);
		const organisation = { __rl: true, mode: 'list', value: '' };
		expect(failures(await run('contact', 'getMany', { organisation }))).toEqual([]);
		await control.disconnect(String(signedIn.access_token));
		expect(failures(await run('contact', 'getMany', { organisation }))[0]!.message).toMatch(/^Demo Company \(NZ\): /);
	});

	it.each([
		[
			'invoice',
			'getMany',
			{ filters: { where: "Status=='PAID'" } },
			'Xero would refuse the filter: Where has single quotes: Xero takes texts in double quotes. Nothing was sent',
		],
		['invoice', 'getMany', { filters: { contact: 'Ridgeway' } }, /Contact "Ridgeway" is not an ID/],
		[
			'apiRequest',
			'estimate',
			{ plannedResource: 'invoice', plannedOperation: 'getMany', where: 'Date>2026-01-01' },
			/Where has the date 2026-01-01: write it as DateTime\(2026, 1, 1\)/,
		],
		[
			'invoice',
			'create',
			{ recordSource: 'json', recordJson: '{ "Contact": ' },
			'Invoice cannot be sent: Record JSON is no JSON object. Nothing was sent for it',
		],
		['invoice', 'update', { id: byId(GUID), recordSource: 'json', recordJson: '[]' }, /Record JSON is no JSON object/],
		['apiRequest', 'call', { method: 'POST', path: '/Contacts', body: '{ "Contacts": [' }, 'Body cannot be read as JSON. Nothing was sent'],
		['trackingCategory', 'deleteOption', { id: byId(GUID), TrackingOptionID: '..' }, /names no record/],
	])('%s %s with %j is refused before any call', async (resource, operation, parameters, message) => {
		const [failure] = failures(await run(resource, operation, parameters));
		expect(failure).toMatchObject({ cause: 'validation', message: typeof message === 'string' ? message : expect.stringMatching(message) });
		expect(await calls()).toEqual([]);
	});
});

describe('what a run has used', () => {
	const people = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ Name: `Person ${index}`, ContactNumber: `p:${index}` }));

	it('stands above the output and beside the first item, repetitions included', async () => {
		await control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 2, fault: { kind: 'rate-limit', problem: 'minute', retryAfter: 1 } });
		const outcome = await run('contact', 'create', { recordSource: 'inputItem' }, people(120));
		const made = await calls();
		const bytes = made.reduce((sum, { answerBytes }) => sum + answerBytes, 0);
		expect(made.map(({ status }) => status)).toEqual([429, 429, 200, 200, 200]);
		const [first, ...others] = outcome.outputs[0]!;
		// The two refusals were made by hand and counted by no limit.
		expect(first!.usage).toEqual({ organisations: [{ organisation: NZ, calls: 5, bytes, leftThisMinute: 57, leftToday: 997 }] });
		expect(others.filter((item) => 'usage' in item)).toEqual([]);
		expect(outcome.hints).toEqual([
			{ message: `Xero, ${NZ}: 5 calls, ${Math.round(bytes / 1000)} kB received; calls left: 997 today, 57 this minute`, location: 'outputPane' },
		]);
	});

	it('warns when little is left of the day, and is told of a run that failed too', async () => {
		await control.lever('tier', { vendor: 'xero', day: 60 });
		const outcome = await write('contact', 'create', { Name: 'A', EmailAddress: 'none' });
		expect(outcome.hints).toMatchObject([{ type: 'warning', message: expect.stringMatching(/1 call, .* calls left: 59 today/) }]);
		const { hints, error } = await runXero(sandbox.url, signedIn, { parameters: { resource: 'contact', operation: 'get', id: byId(GUID) } });
		expect(error?.message).toContain('no such record');
		expect(hints.length).toBeLessThanOrEqual(1);
	});

	it('is told for each organisation', async () => {
		const organisation = { __rl: true, mode: 'id', value: '={{ $json.of }}' };
		const outcome = await run('contact', 'getMany', { organisation, limit: 1 }, [{ of: NZ }, { of: '81895b74-e35c-47ba-b5ec-1f81b385c167' }, { of: NZ }]);
		expect((outcome.outputs[0]![0]!.usage as Row).organisations).toMatchObject([{ organisation: NZ, calls: 2 }, { calls: 1 }]);
		expect(outcome.hints).toHaveLength(2);
	});

	it.each([
		['contact', 'getMany', 'getMany', 0, false],
		['contact', 'getMany', 'getMany', 1200, false],
		['contact', 'create', 'create', 51, false],
		['contact', 'upsert', 'upsert', 120, false],
		['contact', 'upsert', 'upsert', 120, true],
		['purchaseOrder', 'upsert', 'upsert', 7, false],
	])('was said by the estimate: %s %s of %i', async (resource, operation, planned, count, lookUpFirst) => {
		const items = resource === 'contact' ? people(count) : Array.from({ length: count }, (_, index) => order({ PurchaseOrderNumber: `PO-${index}` }));
		if (operation === 'getMany' && count) await control.seed('xero', { Contacts: items });
		const estimated = await must(
			run('apiRequest', 'estimate', { plannedResource: resource, plannedOperation: planned, count: operation === 'getMany' ? 0 : count, lookUpFirst }),
		);
		await control.clearJournal();
		const outcome =
			operation === 'getMany'
				? await run(resource, operation, { returnAll: true })
				: await run(resource, operation, { recordSource: 'inputItem', lookUpFirst }, items);
		expect(failures(outcome)).toEqual([]);
		const made = (await calls()).length;
		if (operation === 'getMany') expect(outcome.outputs[0]).toHaveLength(Number(estimated.records));
		// What is new and what exists would be written apart, which is one call more at most.
		expect([Number(estimated.calls) - made]).toEqual([lookUpFirst || resource === 'purchaseOrder' ? 1 : 0]);
		expect(estimated).toMatchObject({ fitsToday: true, leftToday: expect.any(Number) });
	});
});

describe('files', () => {
	const binary = (fileName: string, mimeType: string, bytes: Buffer) => ({ data: { data: bytes.toString('base64'), mimeType, fileName } });
	const bytes = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256));
	const upload = (InvoiceID: unknown, file: ReturnType<typeof binary> | undefined, more: Row = {}): Promise<Outcome> =>
		runXero(sandbox.url, signedIn, {
			parameters: { resource: 'attachment', operation: 'upload', Endpoint: 'Invoices', RecordID: InvoiceID, ...more } as never,
			...(file ? { binary: file } : {}),
			onError: 'continueErrorOutput',
		});
	const download = (InvoiceID: unknown, AttachmentID: unknown): Promise<Outcome> =>
		run('attachment', 'download', { Endpoint: 'Invoices', RecordID: InvoiceID, AttachmentID });
	const contentOf = ({ outputs }: Outcome): [string | undefined, string | undefined, Buffer] => {
		const file = outputs[0]![0]!.binary!.data!;
		return [file.fileName, file.mimeType, Buffer.from(file.data, 'base64')];
	};

	it.each([
		['Receipt 1 (é).bin', 'application/octet-stream'],
		['data.json', 'application/json'],
		['page.html', 'text/html'],
	])('%s comes back byte for byte, as it was sent', async (name, mediaType) => {
		const { InvoiceID } = await approved();
		const content = mediaType === 'application/json' ? Buffer.from('{"id": 4600000000000260491, "kept" :  true}') : bytes;
		const sent = await must(upload(InvoiceID, binary(name, mediaType, content)));
		expect(sent).toMatchObject({ FileName: name, MimeType: mediaType, ContentLength: content.length });
		expect(contentOf(await download(InvoiceID, name))).toEqual([name, mediaType, content]);
		expect(contentOf(await download(InvoiceID, sent.AttachmentID))[2]).toEqual(content);
		expect(records(await run('attachment', 'getMany', { Endpoint: 'Invoices', RecordID: InvoiceID }))).toHaveLength(1);
	});

	it('an invoice comes as PDF', async () => {
		const { InvoiceID } = await approved();
		const [name, mediaType, content] = contentOf(await act('invoice', 'downloadPdf', InvoiceID));
		expect([name, mediaType, content.subarray(0, 5).toString()]).toEqual([`${String(InvoiceID)}.pdf`, 'application/pdf', '%PDF-']);
	});

	it('the reason why one does not come is read, though it comes as bytes', async () => {
		const { InvoiceID } = await approved();
		expect(failures(await download(InvoiceID, 'nothing.pdf'))[0]).toMatchObject({ cause: 'not-found', status: 404 });
		const fault = {
			kind: 'status',
			status: 400,
			headers: { 'content-type': 'application/json' },
			body: { Elements: [{ ValidationErrors: [{ Message: 'Not printable' }] }] },
		};
		await control.fault({ vendor: 'xero', match: { path: '/pdf' }, times: 1, fault });
		expect(failures(await act('invoice', 'downloadPdf', InvoiceID))[0]).toMatchObject({ status: 400, message: expect.stringContaining('Not printable') });
	});

	it.each<[string, ReturnType<typeof binary> | undefined, Row, RegExp]>([
		['no file', undefined, {}, /no file in the given field/],
		['a file in another field', binary('a.pdf', 'application/pdf', bytes), { binaryPropertyName: 'other' }, /no file in the given field/],
		['a name that Xero refuses', binary('a:b.pdf', 'application/pdf', bytes), {}, /holds a sign that Xero refuses/],
		['another name that Xero refuses', binary('a.pdf', 'application/pdf', bytes), { options: { FileName: 'a/b.pdf' } }, /holds a sign that Xero refuses/],
	])('with %s nothing is sent', async (_, file, more, message) => {
		expect(failures(await upload(GUID, file, more))[0]).toMatchObject({ cause: 'validation', message: expect.stringMatching(message) });
		expect(await calls()).toEqual([]);
	});
});
