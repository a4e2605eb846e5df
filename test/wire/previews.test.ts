import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoCrm } from '../../src/apis/zohoCrm';
import type { Resource } from '../../src/apis/define';
import type { Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import type { Answer, Conversation, Outcome, Preview, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { onlyReading } from '../../src/wire/previewReading';
import { preview } from '../../src/wire/previews';
import { xeroDialect } from '../../src/wire/xero';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { askedFor, byPosition, hold, wishesOf } from './scripted';

interface Case {
	readonly dialect?: Dialect;
	readonly resource: Resource;
	readonly verb: string;
	readonly wishes: readonly Wish[];
	readonly more?: Partial<Asked>;
	script(request: Request): Partial<Answer>;
}

const foresee = ({ dialect = xeroDialect, resource, verb, wishes, more, script }: Case): { requests: Request[]; outcomes: Outcome[]; told: Preview[] } => {
	const { requests, result } = hold(preview(dialect, { ...askedFor(resource, verb), ...more }, wishes), script);
	const outcomes = byPosition(result);
	return { requests, outcomes, told: outcomes.map(({ preview: each }) => each!) };
};

const invoice = (more: Row = {}): Row => ({
	InvoiceNumber: 'INV-7',
	Contact: { ContactNumber: 'books:1' },
	LineItems: [{ Description: 'Work', UnitAmount: 100 }],
	...more,
});
const there = (more: Row = {}): Row => ({
	InvoiceID: 'i7',
	InvoiceNumber: 'INV-7',
	Type: 'ACCREC',
	Status: 'AUTHORISED',
	Contact: { ContactID: 'c1', ContactNumber: 'books:1', Name: 'Ada' },
	LineItems: [{ LineItemID: 'l1', Description: 'Work', UnitAmount: 100 }],
	...more,
});
const invoices = (...rows: Row[]) => ({ body: { Invoices: rows } });

describe('the guard', () => {
	it.each<[string, Dialect, Request]>([
		['a POST', xeroDialect, { method: 'POST', path: '/Invoices', repeatable: true }],
		['a query path of another vendor', xeroDialect, { method: 'POST', path: '/coql', repeatable: true }],
		['another POST of CRM', zohoCrmDialect, { method: 'POST', path: '/Leads', repeatable: true }],
		['a DELETE', zohoBooksDialect, { method: 'DELETE', path: '/invoices/1', repeatable: true }],
	])('stops %s before it is sent, also among others', (_, dialect, request) => {
		const sent: Request[] = [];
		function* talk(): Conversation<void> {
			yield [{ method: 'GET', path: '/ok', repeatable: true }, request];
		}
		expect(() => hold(onlyReading(dialect, talk()), (one) => (sent.push(one), {}))).toThrow(`A preview was about to send ${request.method} ${request.path}`);
		expect(sent).toEqual([]);
	});

	it('lets reading through: GET, and queries of Zoho CRM', () => {
		function* talk(): Conversation<number> {
			const { status } = yield { method: 'GET', path: '/x', repeatable: true };
			yield { method: 'POST', path: '/coql', repeatable: true };
			return status;
		}
		expect(hold(onlyReading(zohoCrmDialect, talk()), () => ({ status: 200 })).result).toBe(200);
	});
});

describe('an upsert', () => {
	const upsert = (wishes: readonly Row[], known: readonly Row[], lookUpFirst = true) =>
		foresee({ resource: xero.invoice, verb: 'upsert', wishes: wishesOf(wishes), more: { lookUpFirst }, script: () => invoices(...known) });

	it('would create what is not there, with the record as it would be written', () => {
		const { told, outcomes, requests } = upsert([invoice({ Date: '2026-11-30T00:00:00', Total: 5, _sync: { source: {} } })], []);
		expect(told).toEqual([{ would: 'create', changes: [], says: 'Would create invoice INV-7' }]);
		expect(outcomes[0]!.record).toEqual({ ...invoice(), Type: 'ACCREC', Date: '2026-11-30' });
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('would update what is there, field by field, and says so where nothing differs', () => {
		const changed = invoice({ Reference: 'PO 7', LineItems: [{ Description: 'Work', UnitAmount: '100.00' }] });
		expect(upsert([changed], [there()]).told[0]).toEqual({
			would: 'update',
			id: 'i7',
			changes: [{ at: 'Reference', from: null, to: 'PO 7' }],
			says: 'Would update invoice INV-7: Reference becomes PO 7',
		});
		expect(upsert([invoice()], [there()]).told[0]).toMatchObject({ would: 'update', changes: [] });
	});

	it("would fail for a stranger's record where it is looked for first, and change it where Xero matches by itself", () => {
		const stranger = there({ Contact: { ContactID: 'c2', ContactNumber: 'books:2', Name: 'Bo' } });
		expect(upsert([invoice()], [stranger]).told[0]).toMatchObject({
			would: 'fail',
			id: 'i7',
			cause: 'conflict',
			message: expect.stringContaining('belongs to Bo'),
			details: [{ at: 'InvoiceNumber' }],
			says: expect.stringMatching(/^Would fail: /),
		});
		expect(upsert([invoice()], [stranger], false).told[0]).toMatchObject({ would: 'update', changes: [{ at: 'Contact' }] });
	});

	it('would leave what is void there and here, and make anew what is void there only', () => {
		const gone = there({ Status: 'VOIDED' });
		expect(upsert([invoice({ Status: 'VOIDED' })], [gone]).told[0]).toMatchObject({
			would: 'skip',
			id: 'i7',
			says: expect.stringContaining('it is voided there'),
		});
		expect(upsert([invoice()], [gone]).told[0]).toMatchObject({ would: 'create', says: expect.stringContaining('one that is voided has the same') });
	});

	it('would leave what is only to be made where it is not', () => {
		const payment = { Reference: 'books:1', Invoice: { InvoiceID: 'i1' }, Account: { Code: '090' }, Amount: 10 };
		const { told } = foresee({
			resource: xero.payment,
			verb: 'createIfNew',
			wishes: wishesOf([payment]),
			script: () => ({ body: { Payments: [{ ...payment, PaymentID: 'p1' }] } }),
		});
		expect(told[0]).toMatchObject({ would: 'skip', id: 'p1', says: 'Would leave payment books:1 as it is: it is there already' });
	});

	it('lets a second record of one key meet what the first would leave', () => {
		const { told } = upsert([invoice(), invoice({ Reference: 'PO 7' }), invoice({ Reference: 'PO 7' })], []);
		expect(told.map(({ would, changes }) => [would, changes.map(({ at }) => at)])).toEqual([
			['create', []],
			['update', ['Reference']],
			['update', []],
		]);
		expect(told[1]!.says).toContain('which an earlier item would create');
	});

	it('reads whole what the list of Zoho Books shows in short, and says that nobody knows where a field of the own tells', () => {
		const record = { invoice_number: 'I-1', customer_id: '1', line_items: [{ name: 'Work', rate: 10 }] };
		const whole = { invoice_id: '7', ...record, line_items: [{ line_item_id: '1', name: 'Work', rate: 12, tax_id: '' }] };
		const script = ({ path }: Request) =>
			path === '/invoices' ? { body: { code: 0, invoices: [{ invoice_id: '7', invoice_number: 'I-1' }] } } : { body: { code: 0, invoice: whole } };
		const { told, requests } = foresee({ dialect: zohoBooksDialect, resource: zohoBooks.invoice, verb: 'upsert', wishes: wishesOf([record]), script });
		expect(requests.map(({ path }) => path)).toEqual(['/invoices', '/invoices/7']);
		expect(told[0]).toMatchObject({ would: 'update', id: '7', changes: [{ at: 'line_items[0].rate', from: 12, to: 10 }] });
		const byField = foresee({
			dialect: zohoBooksDialect,
			resource: zohoBooks.invoice,
			verb: 'upsert',
			wishes: [
				{ from: 0, record: { ...record, custom_fields: [{ api_name: 'cf_id', value: '1' }] }, inputs: { uniqueField: 'cf_id' } },
				{ from: 1, record, inputs: { uniqueField: 'cf_id' } },
			],
			script,
		});
		expect(byField.told.map(({ would }) => would)).toEqual(['create or update', 'fail']);
		expect(byField.requests).toEqual([]);
	});

	it('tells a look-up that failed from a record that would', () => {
		const down = foresee({ resource: xero.invoice, verb: 'upsert', wishes: wishesOf([invoice()]), script: () => ({ status: 503 }) });
		expect(down.outcomes[0]).toMatchObject({ from: 0, failure: { cause: 'temporarily-unavailable' } });
		expect(down.outcomes[0]!.preview).toBeUndefined();
	});
});

describe('a create', () => {
	const create = (resource: Resource, record: Row, body: unknown, more: Partial<Case> = {}) =>
		foresee({ resource, verb: 'create', wishes: wishesOf([record]), script: () => ({ body }), ...more });

	it('would fail where the key is taken, whoever has it', () => {
		expect(create(xero.invoice, invoice({ Contact: { ContactNumber: 'books:9' } }), { Invoices: [there()] }).told[0]).toMatchObject({
			would: 'fail',
			id: 'i7',
			cause: 'duplicate',
			message: 'Xero already has invoice INV-7. Give one of the two another invoice number, or use Create or Update',
		});
	});

	it('would make a second one where the vendor does, and change the one that is there where the vendor does that', () => {
		const bill = { ...invoice(), Contact: { ContactID: 'c1' } };
		expect(create(xero.bill, bill, { Invoices: [there()] }).told[0]).toMatchObject({
			would: 'create',
			says: expect.stringContaining('there is one already (i7)'),
		});
		const order = { PurchaseOrderNumber: 'PO-1', Contact: { ContactID: 'c1' }, Reference: 'New' };
		const known = { PurchaseOrders: [{ PurchaseOrderID: 'p1', PurchaseOrderNumber: 'PO-1', Contact: { ContactID: 'c1' } }] };
		expect(create(xero.purchaseOrder, order, known).told[0]).toMatchObject({ would: 'update', id: 'p1', changes: [{ at: 'Reference' }] });
	});

	it('asks nothing about what has no key', () => {
		const { InvoiceNumber: _, ...unnumbered } = invoice();
		const { told, requests } = create(xero.invoice, unnumbered, {});
		expect(told[0]).toMatchObject({ would: 'create', says: 'Would create invoice' });
		expect(requests).toEqual([]);
		expect(create(zohoCrm.task, { Subject: 'Call' }, {}, { dialect: zohoCrmDialect }).requests).toEqual([]);
	});
});

describe('one record', () => {
	const one = (verb: string, wish: Partial<Wish>, answer: Partial<Answer>, resource: Resource = xero.invoice) =>
		foresee({ resource, verb, wishes: [{ from: 0, id: 'i7', ...wish }], script: () => answer });

	it('would be updated with what differs, its other lines kept', () => {
		const record = { LineItems: [{ LineItemID: 'l1', UnitAmount: 120 }] };
		const known = there({ LineItems: [...(there().LineItems as Row[]), { LineItemID: 'l2', Description: 'Travel' }] });
		expect(one('update', { record }, invoices(known)).told[0]).toMatchObject({
			would: 'update',
			id: 'i7',
			changes: [{ at: 'LineItems[0].UnitAmount', from: 100, to: 120 }],
		});
		const replaced = foresee({
			resource: xero.invoice,
			verb: 'update',
			wishes: [{ from: 0, id: 'i7', record }],
			more: { replaceRows: true },
			script: () => invoices(known),
		});
		expect(replaced.told[0]!.changes.map(({ at }) => at)).toEqual(['LineItems[0].UnitAmount', 'LineItems[1]']);
	});

	it.each(['update', 'approve', 'void', 'email'])('would fail where it is not there: %s', (verb) => {
		const { told, outcomes } = one(verb, { record: {} }, verb === 'email' ? { ...invoices(), status: 200 } : invoices());
		expect(told[0]).toMatchObject({ would: 'fail', cause: 'not-found' });
		expect(outcomes[0]!.failure).toBeUndefined();
	});

	it('would change its state, or not where it has it', () => {
		expect(one('void', {}, invoices(there())).told[0]).toEqual({
			would: 'act',
			id: 'i7',
			changes: [{ at: 'Status', from: 'AUTHORISED', to: 'VOIDED' }],
			says: 'Would void invoice INV-7: Status from AUTHORISED to VOIDED',
		});
		expect(one('void', {}, invoices(there({ Status: 'VOIDED' }))).told[0]!.changes).toEqual([]);
	});

	it('would be deleted, and is shown; of a part the holder is named', () => {
		const account = { AccountID: 'i7', Code: '200', Name: 'Sales' };
		const whole = one('delete', {}, { body: { Accounts: [account] } }, xero.account);
		expect(whole.told[0]).toMatchObject({ would: 'delete', id: 'i7', says: 'Would delete account Sales' });
		expect(whole.outcomes[0]!.record).toEqual(account);
		const group = { ContactGroupID: 'i7', Name: 'VIP' };
		const part = one('removeMember', { inputs: { ContactID: 'c1' } }, { body: { ContactGroups: [group] } }, xero.contactGroup);
		expect(part.told[0]!.says).toBe('Would remove member of contact group VIP');
		expect(part.outcomes[0]!.record).toEqual({ ContactGroupID: 'i7', ContactID: 'c1' });
	});

	it('would have a part written, or a file uploaded that the vendor takes', () => {
		const allocation = { Amount: '5', Invoice: { InvoiceID: 'i1' }, Date: '2026-11-30' };
		const written = one('allocate', { inputs: allocation }, { body: { CreditNotes: [{ CreditNoteID: 'i7', CreditNoteNumber: 'CN-1' }] } }, xero.creditNote);
		expect(written.told[0]).toMatchObject({ would: 'create', says: 'Would allocate: credit note CN-1' });
		expect(written.outcomes[0]!.record).toMatchObject({ CreditNoteID: 'i7', Amount: 5 });
		const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(4) };
		const inputs = { Endpoint: 'Invoices', RecordID: 'i1' };
		const [sound, none] = [{ file }, {}].map((each) =>
			foresee({ resource: xero.attachment, verb: 'upload', wishes: [{ from: 0, inputs, ...each }], script: () => ({}) }),
		);
		expect(sound!.told[0]).toMatchObject({ would: 'upload', says: expect.stringContaining('a.pdf (4 bytes)') });
		expect(none!.told[0]).toMatchObject({ would: 'fail', cause: 'validation' });
	});

	it('is read apart where one id spoils the request for all', () => {
		const script = ({ query }: Request) => (query?.IDs?.includes('odd') ? { status: 400, body: { Message: 'odd is no id' } } : invoices(there()));
		const wishes = ['i7', 'odd'].map((id, from): Wish => ({ from, id, record: { Reference: 'x' } }));
		const { told } = foresee({ resource: xero.invoice, verb: 'update', wishes, script });
		expect(told.map(({ would }) => would)).toEqual(['update', 'fail']);
	});
});
