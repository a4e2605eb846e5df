import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoCrm } from '../../src/apis/zohoCrm';
import type { Row } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import type { Answer, Outcome, Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import type { Dialect } from '../../src/wire/dialect';
import { triesOf } from '../../src/wire/retry';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { answered, askedFor, hold, wishesOf } from './scripted';

/** What is said of a write whose answer was lost, where the records are not as simple as one that was just made. */

const talk = (dialect: Dialect, resource: Resource, verb: string, wishes: readonly Wish[], script: (request: Request, turn: number) => Partial<Answer>) =>
	hold(conversations[resource.operations[verb]!.does](dialect, askedFor(resource, verb), wishes), script);
const failures = (result: readonly Outcome[]): string[] => result.map(({ failure }) => (failure ? `${failure.cause}: ${failure.message}` : 'done'));

describe('a create that is read back', () => {
	const payment = (more: Row = {}): Row => ({ Reference: 'R-1', Account: { Code: '090' }, Date: '2026-11-05', Amount: '10.00', ...more });
	const lostWith =
		(known: readonly Row[]) =>
		({ method }: Request): Partial<Answer> =>
			method === 'GET' ? { body: { Payments: known } } : { status: 0 };
	const there = { PaymentID: 'p1', Reference: 'R-1', Date: '2026-11-05T00:00:00', Amount: 10, Status: 'AUTHORISED' };

	it('is one with the same amount, day and reference', () => {
		const { result } = talk(xeroDialect, xero.payment, 'create', wishesOf([payment()]), lostWith([there]));
		expect(result).toMatchObject([{ did: 'created', record: { PaymentID: 'p1' } }]);
	});

	it.each([
		['another amount', { Amount: 12 }],
		['another day', { Date: '2026-11-06T00:00:00' }],
	])('is not taken for one with %s that was there before', (_, other) => {
		const { result } = talk(xeroDialect, xero.payment, 'create', wishesOf([payment()]), lostWith([{ ...there, ...other }]));
		expect(failures(result)[0]).toMatch(
			/^unknown: .*has a payment with the reference R-1 \(p1\) that differs from what was sent.*look for it before sending it again/,
		);
	});

	it('stands for one record of the run only, so that a second one of the same key is not lost without a word', () => {
		const { result } = talk(xeroDialect, xero.payment, 'create', wishesOf([payment(), payment()]), lostWith([there]));
		expect(result[0]).toMatchObject({ did: 'created', record: { PaymentID: 'p1' } });
		expect(failures(result)[1]).toMatch(/is not there, so it can be sent again/);
	});

	it('of CRM is looked for by a query, and what a query does not show yet is unknown', () => {
		const contact = { Last_Name: 'Burns', Email: 'b@example.com' };
		const known =
			(rows: readonly Row[]) =>
			(request: Request): Partial<Answer> => {
				if (request.path === '/coql') return rows.length ? { body: { data: rows } } : { status: 204 };
				return request.method === 'GET' ? { body: { data: rows } } : { status: 502 };
			};
		const create = (rows: readonly Row[]) => talk(zohoCrmDialect, zohoCrm.contact, 'create', wishesOf([contact]), known(rows)).result;
		expect(create([{ id: '7', ...contact }])).toMatchObject([{ did: 'created', record: { id: '7' } }]);
		expect(failures(create([]))[0]).toMatch(/^unknown: .*look for it before sending it again/);
		expect(failures(create([{ id: '7', ...contact, Last_Name: 'Byrne' }]))[0]).toMatch(/^unknown: .*with the email b@example.com \(7\) that differs/);
	});
});

describe('a repetition that is refused', () => {
	const refused = {
		status: 200,
		unsure: true as const,
		body: { Invoices: [{ InvoiceID: 'i1', StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: 'Invoice not of valid status for modification' }] }] },
	};
	const voiding = (Status: string) =>
		talk(xeroDialect, xero.invoice, 'void', [{ from: 0, id: 'i1' }], ({ method }) =>
			method === 'GET' ? { body: { Invoices: [{ InvoiceID: 'i1', Status }] } } : refused,
		).result;

	it('is a success where the record has become what it was to become', () => {
		expect(voiding('VOIDED')).toMatchObject([{ did: 'updated', record: { Status: 'VOIDED' } }]);
	});

	it('is unknown where it has not, and says both', () => {
		expect(failures(voiding('PAID'))[0]).toMatch(
			/^unknown: Xero gave no answer at first and refused the repetition: .*look at the record before sending it again/,
		);
	});

	it('of a delete says that nothing is left to delete', () => {
		const gone = (unsure: boolean) => () => ({ status: 404, body: { code: 1002, message: 'not found' }, ...(unsure ? { unsure: true as const } : {}) });
		const remove = (unsure: boolean) => talk(zohoBooksDialect, zohoBooks.item, 'delete', [{ from: 0, id: '5' }], gone(unsure)).result;
		expect(remove(true)).toMatchObject([{ did: 'deleted', record: { item_id: '5', deleted: true } }]);
		expect(remove(false)[0]?.failure?.cause).toBe('not-found');
	});

	it('by a limit leaves a create open, so it is read back', () => {
		const limited = { status: 429, unsure: true as const, headers: { 'x-rate-limit-problem': 'minute' } };
		const there = { InvoiceID: 'i1', InvoiceNumber: 'A-1', Contact: { ContactID: 'c1' } };
		const invoice = { InvoiceNumber: 'A-1', Contact: { ContactID: 'c1' }, LineItems: [] };
		const { result } = talk(xeroDialect, xero.invoice, 'create', wishesOf([invoice]), ({ method }) =>
			method === 'GET' ? { body: { Invoices: [there] } } : limited,
		);
		expect(result).toMatchObject([{ did: 'created', record: { InvoiceID: 'i1' } }]);
	});
});

describe('tries', () => {
	const request = (within?: number): Request => ({ method: 'PUT', path: '/Invoices', repeatable: true, ...(within === undefined ? {} : { within }) });

	it('an answer that stands after one that never came says so', () => {
		const tries = triesOf(xeroDialect, request());
		expect(tries.next(answered({ status: 0 }), 0, 0)).toEqual({ wait: 500 });
		expect(tries.next(answered({ status: 200 }), 0, 0)).toMatchObject({ answer: { status: 200, unsure: true } });
		expect(triesOf(xeroDialect, request()).next(answered({ status: 200 }), 0, 0)).not.toHaveProperty('answer.unsure');
	});

	it('end before a key is forgotten, and limits alone do not count', () => {
		const late = triesOf(xeroDialect, request(240_000));
		const minute = answered({ status: 429, headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '60' } });
		expect(late.next(minute, 230_000, 0)).toEqual({ wait: 60_000 });
		expect(late.next(answered({ status: 0 }), 230_000, 0)).toEqual({ wait: 1000 });
		expect(late.next(minute, 235_000, 0)).toMatchObject({ answer: { status: 429, unsure: true } });
	});

	it("a create of Xero's is repeated within four minutes of the six that its key is kept", () => {
		const { requests } = talk(xeroDialect, xero.invoice, 'create', wishesOf([{ InvoiceNumber: 'A-1', LineItems: [] }]), () => ({ body: { Invoices: [{}] } }));
		expect(requests[0]).toMatchObject({ repeatable: true, within: 240_000 });
	});
});

describe('an upsert', () => {
	it('of CRM is not repeated where the record has nothing to be found by, and does not keep the others from it', () => {
		const kept = ({ body }: Request): Partial<Answer> => ({
			body: { data: ((body as { data?: Row[] }).data ?? []).map(() => ({ code: 'SUCCESS', status: 'success', action: 'insert', details: { id: '1' } })) },
		});
		const { requests } = talk(zohoCrmDialect, zohoCrm.contact, 'upsert', wishesOf([{ Last_Name: 'A', Email: 'a@example.com' }, { Last_Name: 'B' }]), kept);
		expect(requests.map(({ repeatable, body }) => [repeatable, (body as { data: Row[] }).data.map(({ Last_Name }) => Last_Name)])).toEqual([
			[true, ['A']],
			[false, ['B']],
		]);
		const lost = talk(zohoCrmDialect, zohoCrm.task, 'upsert', wishesOf([{ Subject: 'Call' }]), () => ({ status: 0 }));
		expect([lost.requests.length, lost.requests[0]?.repeatable]).toEqual([1, false]);
		expect(failures(lost.result)[0]).toMatch(/^unknown: .*look for it before sending it again/);
	});

	it("of Zoho's finance apps reads what it found by its key before it sends lines, so that they keep their ids and other fields their values", () => {
		const listed = { invoice_id: '9', invoice_number: 'INV-1', status: 'draft', customer_id: '1' };
		const whole = {
			...listed,
			line_items: [{ line_item_id: '91', item_id: '5', quantity: 1 }],
			custom_fields: [{ customfield_id: '3', api_name: 'cf_x', value: 'kept' }],
		};
		const record = {
			invoice_number: 'INV-1',
			customer_id: '1',
			line_items: [{ item_id: '5', quantity: 2 }],
			custom_fields: [{ api_name: 'cf_y', value: 'new' }],
		};
		const { requests, result } = talk(zohoBooksDialect, zohoBooks.invoice, 'upsert', wishesOf([record]), ({ method, path }) =>
			method !== 'GET' ? { body: { code: 0, invoice: whole } } : { body: { code: 0, ...(path.endsWith('/9') ? { invoice: whole } : { invoices: [listed] }) } },
		);
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /invoices', 'GET /invoices/9', 'PUT /invoices/9']);
		expect(requests[2]?.body).toMatchObject({ line_items: [{ line_item_id: '91', quantity: 2 }] });
		expect((requests[2]?.body as Row).custom_fields).toEqual(expect.arrayContaining([expect.objectContaining({ api_name: 'cf_x', value: 'kept' })]));
		expect(result[0]).toMatchObject({ did: 'updated' });
	});

	it('of which the record cannot be read is told so, and nothing is sent for it', () => {
		const listed = { invoice_id: '9', invoice_number: 'INV-1', status: 'draft' };
		const record = { invoice_number: 'INV-1', customer_id: '1', line_items: [{ item_id: '5' }] };
		const { requests, result } = talk(zohoBooksDialect, zohoBooks.invoice, 'upsert', wishesOf([record]), ({ path }) =>
			path.endsWith('/9') ? { status: 500 } : { body: { code: 0, invoices: [listed] } },
		);
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
		expect(result[0]?.failure?.cause).toBe('temporarily-unavailable');
	});
});
