import { xeroEvents } from '../../src/apis/xero/events';
import { fetchRecords } from '../../src/syncing/fetching';
import { eventsIn, toldBy } from '../../src/syncing/xeroDelivery';
import { kindIn, listOf, listsOf, xeroPage } from '../../src/syncing/xeroLists';
import { xeroDialect } from '../../src/wire/xero';
import { hold } from '../wire/scripted';

const event = {
	resourceUrl: 'https://api.xero.com/api.xro/2.0/Contacts/717f2bfc-c6d4-41fd-b238-3f2f0c0cf777',
	resourceId: '717f2bfc-c6d4-41fd-b238-3f2f0c0cf777',
	tenantId: 'C2CC9B6E-9458-4C7D-93CC-F02B81B0594F',
	tenantType: 'ORGANISATION',
	eventCategory: 'CONTACT',
	eventType: 'Update',
	eventDateUtc: '2024-06-21T01:15:39.902',
};

describe("events of Xero's webhook", () => {
	it('are read whatever their case, and as UTC', () => {
		expect(toldBy(event)).toEqual({
			id: event.resourceId,
			tenant: 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f',
			category: 'CONTACT',
			type: 'UPDATE',
			at: '2024-06-21T01:15:39.902Z',
		});
		expect(toldBy({ ...event, eventDateUtc: '2024-06-21T01:15:39Z' })?.at).toBe('2024-06-21T01:15:39.000Z');
	});

	it.each([
		['nothing', undefined],
		['no object', [1]],
		['no list', { events: 'x' }],
		['an intent to receive', { events: [] }],
		['an id that is none', { events: [{ ...event, resourceId: '") OR true OR guid("' }] }],
		['no time', { events: [{ ...event, eventDateUtc: undefined }] }],
		['an event of the app itself', { events: [{ ...event, tenantId: undefined, tenantType: 'APPLICATION', eventCategory: 'SUBSCRIPTION' }] }],
	])('are none in %s', (_, body) => {
		expect(eventsIn(body)).toEqual([]);
	});

	it('of a category that is newer than this package are passed over', () => {
		expect(listOf(listsOf(Object.keys(xeroEvents)), 'BANKTRANSACTION2')).toBeUndefined();
	});
});

describe('lists', () => {
	it('hold invoices and bills together, and tell them apart', () => {
		const [both] = listsOf(['invoice', 'contact', 'bill']);
		expect([both!.name, both!.kinds, both!.resource.fixed]).toEqual(['Invoices', ['invoice', 'bill'], undefined]);
		expect([kindIn(both!, { Type: 'ACCPAY' }), kindIn(both!, { Type: 'ACCREC' })]).toEqual(['bill', 'invoice']);
		const [bills] = listsOf(['bill']);
		expect([bills!.name, bills!.resource.fixed, kindIn(bills!, { Type: 'ACCREC' })]).toEqual(['Invoices', { Type: 'ACCPAY' }, undefined]);
	});

	it('follow only what Xero tells changes of, and never ask for what it has not', () => {
		for (const { resource } of Object.values(xeroEvents)) {
			expect([resource.label, resource.since, resource.modified]).toEqual([resource.label, { header: 'If-Modified-Since' }, 'UpdatedDateUTC']);
			expect(resource.operations.getMany?.filters).toHaveProperty('modifiedSince');
		}
		const told = Object.values(xeroEvents).filter(({ category }) => category);
		expect(told.map(({ resource }) => resource.byId?.atOnce)).toEqual(told.map(() => 40));
	});

	it('lead to the page of a record', () => {
		expect(xeroPage('invoice', '!abc', '1')).toBe('https://go.xero.com/app/!abc/invoicing/view/1');
		expect(xeroPage('bill', '!abc', '1')).toContain('shortcode=!abc&redirecturl=/AccountsPayable/Edit.aspx?InvoiceID=1');
		expect([xeroPage('invoice', undefined, '1'), xeroPage('account', '!abc', '1')]).toEqual([undefined, undefined]);
	});
});

describe('whole records', () => {
	const ids = Array.from({ length: 100 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
	const since = '2026-11-04T01:00:00.000Z';
	const answering = (found: readonly string[], id: string, many: string) => () => ({ body: { [many]: found.map((one) => ({ [id]: one.toUpperCase() })) } });

	it('are asked for forty at a time by IDs, archived contacts too', () => {
		const { requests, result } = hold(fetchRecords(xeroDialect, xeroEvents.contact.resource, ids.slice(0, 80), since), answering(ids, 'ContactID', 'Contacts'));
		expect(requests.map(({ query }) => [query!.IDs!.split(',').length, query!.includeArchived])).toEqual([
			[40, 'true'],
			[40, 'true'],
		]);
		expect(result.records.size).toBe(80);
	});

	it('are asked for in a filter where Xero takes no IDs', () => {
		const { requests } = hold(fetchRecords(xeroDialect, xeroEvents.payment.resource, ids.slice(0, 2), since), answering(ids, 'PaymentID', 'Payments'));
		expect(requests.map(({ query }) => query!.where)).toEqual([`PaymentID==guid("${ids[0]}") OR PaymentID==guid("${ids[1]}")`]);
	});

	it('come with one page of what changed where many are wanted, and by their ids where it lacks some', () => {
		const script = (_: unknown, turn: number) => answering(turn === 1 ? ids.slice(0, 95) : ids, 'CreditNoteID', 'CreditNotes')();
		const { requests, result } = hold(fetchRecords(xeroDialect, xeroEvents.creditNote.resource, ids, since), script);
		expect(requests.map(({ headers, query }) => headers?.['If-Modified-Since'] ?? query!.where!.split(' OR ').length)).toEqual(['2026-11-04T00:59:00', 5]);
		expect(result.records.size).toBe(100);
	});

	it('are missing where Xero shows none, and a refusal is said', () => {
		const resource = xeroEvents.invoice.resource;
		expect(hold(fetchRecords(xeroDialect, resource, ids.slice(0, 1), since), answering([], 'InvoiceID', 'Invoices')).result).toEqual({ records: new Map() });
		const { result } = hold(fetchRecords(xeroDialect, resource, ids.slice(0, 1), since), () => ({
			status: 403,
			body: { Detail: 'AuthenticationUnsuccessful' },
		}));
		expect(result.failure?.cause).toBe('not-connected');
	});
});
