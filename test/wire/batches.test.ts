import { xero } from '../../src/apis/xero';
import { conversations } from '../../src/wire/conversations';
import type { Request } from '../../src/wire/conversation';
import { xeroDialect } from '../../src/wire/xero';
import { askedFor, byPosition, hold, keepsAll, sentIn, wishesOf } from './scripted';

const contact = (index: number) => ({ ContactNumber: `books:${index}`, Name: `Customer ${index}` });
const contacts = (count: number) => wishesOf(Array.from({ length: count }, (_, index) => contact(index)));
const upsert = (count: number) => conversations.upsert(xeroDialect, askedFor(xero.contact, 'upsert'), contacts(count));
const keeps = keepsAll('Contacts', 'ContactID');
const isBad = (request: Request) => sentIn(request).some(({ Name }) => Name === 'Customer 7');

describe('batches', () => {
	it('sends a thousand upserts in twenty requests, each result paired with its record', () => {
		const { requests, result } = hold(upsert(1000), keeps);
		expect(requests).toHaveLength(20);
		expect(requests.every((request) => sentIn(request).length === 50)).toBe(true);
		expect(result).toHaveLength(1000);
		expect(result.every(({ from, record }) => record?.ContactNumber === `books:${from}`)).toBe(true);
	});

	it('asks Xero for a result per record and says that sending again is harmless', () => {
		const { requests } = hold(upsert(3), keeps);
		expect(requests[0]).toMatchObject({ method: 'POST', path: '/Contacts', query: { summarizeErrors: 'false' }, repeatable: true });
	});

	it("gives the refused ten per cent Xero's words and lets the others arrive", () => {
		const { requests, result } = hold(upsert(1000), (request) => ({
			body: {
				Contacts: sentIn(request).map((row, index) =>
					index % 10
						? { ...row, ContactID: `id-${String(row.ContactNumber)}` }
						: { ...row, StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: 'The contact name must be unique' }] },
				),
			},
		}));
		const failed = result.filter(({ failure }) => failure);
		expect(requests).toHaveLength(20);
		expect(failed).toHaveLength(100);
		expect(
			failed.every(({ from, failure }) => from % 10 === 0 && failure?.cause === 'duplicate' && failure.details[0]?.says === 'The contact name must be unique'),
		).toBe(true);
		expect(result.filter(({ record }) => record)).toHaveLength(900);
	});

	it.each([400, 404])('splits a batch that is refused as a whole with %i until the bad record stands alone', (status) => {
		const { requests, result } = hold(upsert(50), (request) => (isBad(request) ? { status, body: { Message: 'Could not be read' } } : keeps(request)));
		const failed = byPosition(result).filter(({ failure }) => failure);
		expect(failed.map(({ from }) => from)).toEqual([7]);
		expect(failed[0]?.failure?.status).toBe(status);
		expect(result).toHaveLength(50);
		expect(requests.length).toBeLessThanOrEqual(13);
	});

	it('splits a refused batch of creates too, and keeps the order of results', () => {
		const { result } = hold(conversations.create(xeroDialect, askedFor(xero.contact, 'create'), contacts(50)), (request) =>
			isBad(request) ? { status: 400, body: { Message: 'Could not be read' } } : keeps(request),
		);
		expect(result.map(({ from }) => from)).toEqual(Array.from({ length: 50 }, (_, index) => index));
		expect(result.flatMap(({ failure, from }) => (failure ? [from] : []))).toEqual([7]);
	});

	it('does not split what is refused for another reason', () => {
		const { requests, result } = hold(upsert(50), () => ({ status: 403 }));
		expect(requests).toHaveLength(1);
		expect(result.every(({ failure }) => failure?.cause === 'not-connected')).toBe(true);
	});

	it('does not guess which records were kept when Xero answers with fewer than were sent', () => {
		const { result } = hold(upsert(3), (request) => ({ body: { Contacts: sentIn(request).slice(1) } }));
		expect(result.map(({ failure }) => failure?.cause)).toEqual(['unknown', 'unknown', 'unknown']);
	});

	it('never lets two records with one key travel together: the second goes later, and so wins', () => {
		const twice = wishesOf([{ ...contact(1), Name: 'First' }, contact(2), { ContactNumber: ' BOOKS:1', Name: 'Second' }]);
		const { requests, result } = hold(conversations.upsert(xeroDialect, askedFor(xero.contact, 'upsert'), twice), keeps);
		expect(requests.map((request) => sentIn(request).map(({ Name }) => Name))).toEqual([['First', 'Customer 2'], ['Second']]);
		expect(byPosition(result).map(({ from }) => from)).toEqual([0, 1, 2]);
	});

	it('updates many records in one request, each with its id', () => {
		const wishes = ['a', 'b'].map((id, from) => ({ from, id, record: { Name: id.toUpperCase() } }));
		const { requests } = hold(conversations.update(xeroDialect, askedFor(xero.contact, 'update'), wishes), keeps);
		expect(requests).toHaveLength(1);
		expect(sentIn(requests[0]!)).toEqual([
			{ ContactID: 'a', Name: 'A' },
			{ ContactID: 'b', Name: 'B' },
		]);
	});

	it('voids many invoices in one request', () => {
		const wishes = Array.from({ length: 60 }, (_, from) => ({ from, id: `i${from}` }));
		const { requests } = hold(conversations.act(xeroDialect, askedFor(xero.invoice, 'void'), wishes), keepsAll('Invoices', 'InvoiceID'));
		expect(requests.map((request) => sentIn(request).length)).toEqual([50, 10]);
		expect(sentIn(requests[0]!)[0]).toEqual({ InvoiceID: 'i0', Status: 'VOIDED', Type: 'ACCREC' });
	});
});
