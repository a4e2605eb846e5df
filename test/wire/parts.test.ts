import { xero } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import type { Asked, Wish } from '../../src/wire/ask';
import { conversations } from '../../src/wire/conversations';
import type { Request } from '../../src/wire/conversation';
import { missingIn } from '../../src/wire/missing';
import { xeroDialect } from '../../src/wire/xero';
import { askedFor, byPosition, hold, sentIn } from './scripted';

/** What is written, or taken away, below a record. */

const asked = (resource: Parameters<typeof askedFor>[0], verb: string): Asked => ({ ...askedFor(resource, verb), resources: xero });
const allocation = (from: number, id: string, Amount: string): Wish => ({ from, id, inputs: { Invoice: { InvoiceID: 'i1' }, Amount, Date: '2026-11-01' } });
const kept = (many: string) => (request: Request) => ({ body: { [many]: sentIn(request).map((row, index) => ({ ...row, AllocationID: `a${index}` })) } });

describe('what belongs to records', () => {
	it('travels together where it belongs to one, and each result finds its item', () => {
		const wishes = [allocation(0, 'c1', '1.10'), allocation(1, 'c2', '2'), allocation(2, 'c1', '3')];
		const { requests, result } = hold(conversations.writePart(xeroDialect, asked(xero.creditNote, 'allocate'), wishes), kept('Allocations'));
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /CreditNotes/c1/Allocations', 'PUT /CreditNotes/c2/Allocations']);
		expect(sentIn(requests[0]!)).toEqual([
			{ Invoice: { InvoiceID: 'i1' }, Amount: 1.1, Date: '2026-11-01' },
			{ Invoice: { InvoiceID: 'i1' }, Amount: 3, Date: '2026-11-01' },
		]);
		expect(byPosition(result).map(({ record, did }) => [record?.Amount, did])).toEqual([
			[1.1, 'created'],
			[2, 'created'],
			[3, 'created'],
		]);
	});

	it('is cut into batches of what Xero takes', () => {
		const wishes = Array.from({ length: 120 }, (_, from) => allocation(from, 'c1', '1'));
		const { requests } = hold(conversations.writePart(xeroDialect, asked(xero.creditNote, 'allocate'), wishes), kept('Allocations'));
		expect(requests.map((request) => sentIn(request).length)).toEqual([50, 50, 20]);
	});

	it('has a key that keeps it from being added twice, and no key where a repetition does no harm', () => {
		const note = hold(
			conversations.writePart(xeroDialect, asked(xero.history, 'addNote'), [{ from: 0, inputs: { Endpoint: 'Invoices', RecordID: 'i1', Details: 'Seen' } }]),
			kept('HistoryRecords'),
		);
		expect(note.requests[0]).toMatchObject({
			method: 'PUT',
			path: '/Invoices/i1/History',
			body: { HistoryRecords: [{ Details: 'Seen' }] },
			repeatable: true,
			headers: { 'Idempotency-Key': expect.stringMatching(/^\w{64}$/) },
		});
		const member = hold(
			conversations.writePart(xeroDialect, asked(xero.contactGroup, 'addMember'), [{ from: 0, id: 'g1', inputs: { ContactID: 'c1' } }]),
			kept('Contacts'),
		);
		expect(member.requests[0]).toMatchObject({ path: '/ContactGroups/g1/Contacts', body: { Contacts: [{ ContactID: 'c1' }] }, repeatable: true });
		expect(member.requests[0]).not.toHaveProperty('headers');
	});

	it('that is known elsewhere goes under the key that every run has for it, by itself, and says so to nobody', () => {
		const named = (from: number, Amount: string, Source: string): Wish => ({
			...allocation(from, 'c1', Amount),
			inputs: { ...allocation(from, 'c1', Amount).inputs, Source },
		});
		const ran = (run: string, wishes: readonly Wish[]) =>
			hold(conversations.writePart(xeroDialect, { ...asked(xero.creditNote, 'allocate'), run, organisation: 'o1' }, wishes), kept('Allocations'));
		const keysOf = (requests: readonly Request[]): unknown[] => requests.map(({ headers }) => headers?.['Idempotency-Key']);
		const one = ran('1', [named(0, '1', 'books:1:7'), named(1, '1', 'books:1:8')]);
		const other = ran('2', [named(0, '1', 'books:1:8'), named(1, '2', 'books:1:7')]);
		expect(one.requests.map(sentIn)).toEqual([1, 1].map((Amount) => [{ Invoice: { InvoiceID: 'i1' }, Amount, Date: '2026-11-01' }]));
		expect(keysOf(one.requests)[1]).toBe(keysOf(other.requests)[0]);
		expect(new Set([...keysOf(one.requests), ...keysOf(other.requests)]).size).toBe(3);
	});

	it('that is known elsewhere and was refused is tried under a key of its own, since Xero keeps the refusal', () => {
		let refused = 0;
		const wish = { ...allocation(0, 'c1', '1'), inputs: { ...allocation(0, 'c1', '1').inputs, Source: 'books:1:7' } };
		const { requests, result } = hold(conversations.writePart(xeroDialect, asked(xero.creditNote, 'allocate'), [wish]), (request) =>
			(refused += 1) === 1
				? { status: 400, body: { Elements: [{ ValidationErrors: [{ Message: 'The document date is locked' }] }] } }
				: kept('Allocations')(request),
		);
		expect(new Set(requests.map(({ headers }) => headers?.['Idempotency-Key'])).size).toBe(2);
		expect(result.map(({ did }) => did)).toEqual(['created']);
	});

	it('of which no answer came is not said to be done, nor that it may be sent again', () => {
		const { requests, result } = hold(conversations.writePart(xeroDialect, asked(xero.creditNote, 'allocate'), [allocation(0, 'c1', '1')]), () => ({
			status: 0,
		}));
		expect(requests).toHaveLength(1);
		expect(result[0]?.failure).toMatchObject({ cause: 'unknown', message: expect.stringContaining('look for it before sending it again') });
	});

	it('is the last of an answer that holds all that the record has', () => {
		const before = ['x', 'y'].map((AllocationID) => ({ AllocationID, Amount: 9 }));
		const { result } = hold(
			conversations.writePart(xeroDialect, asked(xero.creditNote, 'allocate'), [allocation(0, 'c1', '1'), allocation(1, 'c1', '2')]),
			(request) => ({
				body: { Allocations: [...before, ...sentIn(request).map((row, index) => ({ ...row, AllocationID: `new ${index}` }))] },
			}),
		);
		expect(result.map(({ record }) => record?.AllocationID)).toEqual(['new 0', 'new 1']);
	});

	it.each([
		['renameOption', { TrackingOptionID: 'O2', Name: 'South-West' }],
		['archiveOption', { TrackingOptionID: 'O2' }],
	])('by %s is the one that was named, where the answer holds all of them', (verb, inputs) => {
		const options = [1, 2, 3].map((index) => ({ TrackingOptionID: `o${index}`, Name: `Option ${index}`, Status: 'ACTIVE' }));
		const { requests, result } = hold(conversations.writePart(xeroDialect, asked(xero.trackingCategory, verb), [{ from: 0, id: 'cat', inputs }]), () => ({
			body: { Options: options },
		}));
		expect(requests[0]).toMatchObject({ method: 'POST', path: '/TrackingCategories/cat/Options/O2' });
		expect(result[0]?.record?.TrackingOptionID).toBe('o2');
	});

	it('that Xero refuses as a whole is tried apart, so that one does not fail the others', () => {
		const wishes = ['1', '2', '99'].map((Amount, from) => allocation(from, 'c1', Amount));
		const { result } = hold(conversations.writePart(xeroDialect, asked(xero.creditNote, 'allocate'), wishes), (request) =>
			sentIn(request).some(({ Amount }) => Amount === 99)
				? {
						status: 400,
						body: { Elements: [{ ValidationErrors: [{ Message: 'Credit Note cannot be allocated as amount is greater than amount outstanding' }] }] },
					}
				: kept('Allocations')(request),
		);
		expect(byPosition(result).map(({ failure }) => failure?.cause)).toEqual([undefined, undefined, 'business-rule']);
	});
});

describe('a deletion', () => {
	it('goes to the address of what is named, and says what is gone', () => {
		const inputs = { AllocationID: 'a/1' };
		const { requests, result } = hold(conversations.delete(xeroDialect, asked(xero.creditNote, 'removeAllocation'), [{ from: 3, id: 'c1', inputs }]), () => ({
			body: { AllocationID: 'a/1', IsDeleted: true },
		}));
		expect(requests).toEqual([{ method: 'DELETE', path: '/CreditNotes/c1/Allocations/a%2F1', repeatable: true }]);
		expect(result).toEqual([{ from: 3, did: 'deleted', record: { deleted: true, CreditNoteID: 'c1', AllocationID: 'a/1' } }]);
	});

	it('of a connection goes beside the accounting API', () => {
		const { requests } = hold(conversations.delete(xeroDialect, asked(xero.connection, 'disconnect'), [{ from: 0, id: 'x' }]), () => ({ status: 204 }));
		expect(requests).toEqual([{ method: 'DELETE', path: '/connections/x', outside: true, repeatable: true }]);
	});

	it('that is refused says why', () => {
		const { result } = hold(conversations.delete(xeroDialect, asked(xero.account, 'delete'), [{ from: 0, id: 'x' }]), () => ({
			status: 400,
			body: { Elements: [{ Name: 'Sales', ValidationErrors: [{ Message: 'The account is in use' }] }] },
		}));
		expect(result[0]?.failure?.message).toBe('Xero refused account Sales: The account is in use');
	});

	it.each<[string, Row]>([
		['..', { id: 'cat', inputs: { TrackingOptionID: '..' } }],
		['.', { id: 'cat', inputs: { TrackingOptionID: ' . ' } }],
		['.. as the record', { id: '..', inputs: { TrackingOptionID: 'o' } }],
	])('never climbs to what is above: %s names no record', (_, wish) => {
		const failure = missingIn(xeroDialect, asked(xero.trackingCategory, 'deleteOption'), { from: 0, ...wish });
		expect(failure).toMatchObject({ cause: 'validation', message: expect.stringContaining('names no record') });
	});

	it('lacks what is not named', () => {
		expect(missingIn(xeroDialect, asked(xero.trackingCategory, 'deleteOption'), { from: 0, id: 'cat', inputs: {} })?.details).toEqual([
			{ at: 'TrackingOptionID', says: 'is missing' },
		]);
	});
});

describe('the permission that is missing', () => {
	const refused = { status: 401, body: { Title: 'Unauthorized', Status: 401, Detail: 'AuthorizationUnsuccessful' } };

	it.each([
		['Invoices', 'accounting.invoices'],
		['BankTransactions', 'accounting.banktransactions'],
		['Items', 'accounting.settings'],
	])('for notes on %s is that of the record', (Endpoint, scope) => {
		const inputs = { Endpoint, RecordID: 'i1', Details: 'x' };
		for (const verb of ['addNote', 'getMany']) {
			const conversation = conversations[xero.history.operations[verb as 'addNote'].does](xeroDialect, asked(xero.history, verb), [{ from: 0, inputs }]);
			const { result } = hold(conversation, () => refused);
			expect(result[0]?.failure).toMatchObject({ cause: 'scope-missing', message: expect.stringContaining(`(${scope})`) });
		}
	});
});
