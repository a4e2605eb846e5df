import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../src/record';
import type { Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { askedFor, byPosition, hold, keepsAll, sentIn, wishesOf } from './scripted';

const line = [{ Description: 'Paper', Quantity: 1, UnitAmount: 10 }];
const bill = (number: string, ContactID: string): Row => ({ InvoiceNumber: number, Contact: { ContactID }, LineItems: line });
const upsertBills = (bills: readonly Row[]) => conversations.upsert(xeroDialect, askedFor(xero.bill, 'upsert'), wishesOf(bills));
const isLookUp = ({ method }: Request) => method === 'GET';

/** Answers look-ups with these, and keeps what is written. */
const withKnown = (many: string, id: string, known: readonly Row[]) => (request: Request) =>
	isLookUp(request) ? { body: { [many]: known } } : keepsAll(many, id)(request);

describe('look up before write', () => {
	it('looks up forty keys at once, then creates what is new in batches', () => {
		const bills = Array.from({ length: 100 }, (_, index) => bill(`B-${index}`, 'c1'));
		const { requests, result } = hold(upsertBills(bills), withKnown('Invoices', 'InvoiceID', []));
		const lookUps = requests.filter(isLookUp);
		expect(lookUps.map(({ query }) => query?.InvoiceNumbers?.split(',').length)).toEqual([40, 40, 20]);
		expect(lookUps[0]?.query?.where).toBe('Type=="ACCPAY"');
		expect(requests.filter((request) => !isLookUp(request)).map((request) => [request.method, sentIn(request).length])).toEqual([
			['PUT', 50],
			['PUT', 50],
		]);
		expect(result.every(({ did }) => did === 'created')).toBe(true);
	});

	it("takes a bill for the same only within its supplier, because the number is the supplier's", () => {
		const known = [
			{ InvoiceID: 'theirs', InvoiceNumber: 'B-1', Contact: { ContactID: 'c2' } },
			{ InvoiceID: 'ours', InvoiceNumber: 'b-1', Contact: { ContactID: 'C1' } },
		];
		const { requests, result } = hold(upsertBills([bill('B-1', 'c1'), bill('B-2', 'c1')]), withKnown('Invoices', 'InvoiceID', known));
		expect(byPosition(result).map(({ did }) => did)).toEqual(['updated', 'created']);
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'POST']);
		expect(sentIn(requests[2]!)[0]).toMatchObject({ InvoiceID: 'ours', InvoiceNumber: 'B-1' });
	});

	it.each(['VOIDED', 'DELETED'])('does not update a bill that is %s', (Status) => {
		const { result } = hold(upsertBills([bill('B-1', 'c1')]), withKnown('Invoices', 'InvoiceID', [{ ...bill('B-1', 'c1'), InvoiceID: 'gone', Status }]));
		expect(result[0]?.did).toBe('created');
	});

	it('leaves a payment alone that is there already', () => {
		const payment = { Reference: 'books:1', Invoice: { InvoiceID: 'i1' }, Account: { Code: '090' }, Date: '2026-03-31', Amount: 10 };
		const conversation = conversations.upsert(
			xeroDialect,
			askedFor(xero.payment, 'createIfNew'),
			wishesOf([payment, { ...payment, Reference: 'a "quoted" \\ one' }]),
		);
		const { requests, result } = hold(conversation, withKnown('Payments', 'PaymentID', [{ PaymentID: 'p1', Reference: 'books:1', Status: 'AUTHORISED' }]));
		expect(requests[0]?.query?.where).toBe('Reference=="books:1" OR Reference=="a \\"quoted\\" \\\\ one"');
		expect(byPosition(result).map(({ did, record }) => [did, record?.PaymentID ? 'has an id' : ''])).toEqual([
			['already there', 'has an id'],
			['created', 'has an id'],
		]);
		expect(sentIn(requests[1]!)).toHaveLength(1);
	});

	it('looks accounts up by code and updates each at its own address', () => {
		const conversation = conversations.upsert(xeroDialect, askedFor(xero.account, 'upsert'), wishesOf([{ Code: '0090', Name: 'Sales', Type: 'SALES' }]));
		const { requests, result } = hold(conversation, withKnown('Accounts', 'AccountID', [{ AccountID: 'a1', Code: '0090' }]));
		expect(requests[0]?.query?.where).toBe('Code=="0090"');
		expect(requests[1]).toMatchObject({ method: 'POST', path: '/Accounts/a1' });
		expect(result[0]?.did).toBe('updated');
	});

	it('writes nothing where the look-up failed', () => {
		const { requests, result } = hold(upsertBills([bill('B-1', 'c1'), bill('B-2', 'c1')]), () => ({ status: 503 }));
		expect(requests).toHaveLength(1);
		expect(result.map(({ failure }) => failure?.cause)).toEqual(['temporarily-unavailable', 'temporarily-unavailable']);
	});

	it("looks Zoho's records up one by one, so that a failed look-up costs one record", () => {
		const contacts = wishesOf(['Ada', 'Bo', 'Cy'].map((contact_name) => ({ contact_name })));
		const { requests, result } = hold(
			conversations.upsert(zohoBooksDialect, askedFor(zohoBooks.contact, 'upsert'), contacts),
			({ method, query, path, body }) => {
				if (method !== 'GET')
					return { status: method === 'POST' ? 201 : 200, body: { code: 0, contact: { ...(body as Row), contact_id: path.split('/')[2] ?? 'new' } } };
				if (query?.contact_name === 'Bo') return { status: 500, body: { code: 1000, message: 'Internal Error' } };
				return { body: { code: 0, contacts: query?.contact_name === 'Cy' ? [{ contact_id: '460000000026049', contact_name: 'cy' }] : [] } };
			},
		);
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /contacts',
			'POST /contacts',
			'GET /contacts',
			'GET /contacts',
			'PUT /contacts/460000000026049',
		]);
		expect(result.map(({ did, failure }) => did ?? failure?.cause)).toEqual(['created', 'temporarily-unavailable', 'updated']);
	});
});

it('looks a number with a comma up as one number', () => {
	expect(xeroDialect.find({ parameter: 'InvoiceNumbers', field: 'InvoiceNumber' }, ['A,1'])).toEqual({ where: 'InvoiceNumber=="A,1"' });
	expect(xeroDialect.find({ parameter: 'InvoiceNumbers', field: 'InvoiceNumber' }, ['A', '1'])).toEqual({ InvoiceNumbers: 'A,1' });
});

describe('a number that Xero would match itself, looked up first', () => {
	const ours = { ContactNumber: 'books:7' };
	const invoice = (more: Row = {}): Row => ({ InvoiceNumber: 'INV-1', Contact: ours, LineItems: line, ...more });
	const held = (more: Row = {}): Row => ({
		InvoiceID: 'id-1',
		InvoiceNumber: 'INV-1',
		Status: 'AUTHORISED',
		Contact: { ContactID: 'c1', ContactNumber: 'books:7', Name: 'Ours' },
		...more,
	});
	const upsert = (record: Row, known: readonly Row[]) =>
		hold(conversations.upsert(xeroDialect, { ...askedFor(xero.invoice, 'upsert'), lookUpFirst: true }, wishesOf([record])), (request) =>
			isLookUp(request) ? { body: { Invoices: known } } : keepsAll('Invoices', 'InvoiceID')(request),
		);

	it.each([
		['is created where there is none', invoice(), [], 'PUT', 'created'],
		['is updated by its id where it is ours', invoice(), [held()], 'POST', 'updated'],
		['is updated where Xero does not say whose it is in our terms', invoice(), [held({ Contact: { ContactID: 'c1', Name: 'Ours' } })], 'POST', 'updated'],
		['is created anew where the old one was voided', invoice(), [held({ Status: 'VOIDED' })], 'PUT', 'created'],
	])('%s', (_, record, known, method, did) => {
		const { result: outcomes, requests } = upsert(record, known);
		expect(requests.map((request) => request.method)).toEqual(['GET', method]);
		expect(outcomes).toMatchObject([{ did }]);
	});

	it('is left alone where it is of another contact', () => {
		const { result: outcomes, requests } = upsert(invoice(), [held({ Contact: { ContactID: 'c2', ContactNumber: 'books:8', Name: 'Somebody Else' } })]);
		expect(requests).toHaveLength(1);
		expect(outcomes).toMatchObject([
			{ failure: { cause: 'conflict', message: expect.stringContaining('belongs to Somebody Else'), details: [{ at: 'InvoiceNumber' }] } },
		]);
	});

	it('is done where it is voided on both sides', () => {
		const { result: outcomes, requests } = upsert(invoice({ Status: 'VOIDED' }), [held({ Status: 'VOIDED' })]);
		expect(requests).toHaveLength(1);
		expect(outcomes).toMatchObject([{ did: 'already there' }]);
	});
});
