import type { Row } from '../../sandbox/vendor';
import { NZ, UK } from '../../sandbox/xero/seed';
import { caller, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const tier = (settings: Row) => xero.xero.levers?.tier?.(settings);
const call = (tenant = NZ, more: { inFlight?: number } = {}) => xero.api('GET', '/Organisation', undefined, { headers: { 'xero-tenant-id': tenant }, ...more });

describe('limits', () => {
	it('are told with every answer', () => {
		tier({ minute: 60, day: 1000 });
		const first = call();
		expect(first.headers).toMatchObject({ 'X-MinLimit-Remaining': '59', 'X-DayLimit-Remaining': '999', 'X-AppMinLimit-Remaining': '9999' });
		expect(first.headers['Xero-Correlation-Id']).toMatch(/^[0-9a-f-]{36}$/);
		expect(call().headers['X-MinLimit-Remaining']).toBe('58');
		expect(xero.api('GET', '/Invoices/nothing').headers['X-MinLimit-Remaining']).toBe('57');
	});

	it('end a minute with Retry-After, for that organisation alone', () => {
		tier({ minute: 2, day: 1000 });
		call();
		call();
		const { status, headers, text } = call();
		expect([status, headers['X-Rate-Limit-Problem'], text]).toEqual([429, 'minute', '""']);
		const wait = Number(headers['Retry-After']);
		expect(wait).toBeGreaterThanOrEqual(1);
		expect(wait).toBeLessThanOrEqual(60);
		expect(call(UK).status).toBe(200);
		xero.clock.advance(wait - 1);
		expect(call().status).toBe(429);
		xero.clock.advance(1);
		expect(call().status).toBe(200);
	});

	it('end a day the same way', () => {
		tier({ day: 1 });
		call();
		const { status, headers } = call();
		expect([status, headers['X-Rate-Limit-Problem'], headers['X-DayLimit-Remaining']]).toEqual([429, 'day', '0']);
		expect(Number(headers['Retry-After'])).toBeLessThanOrEqual(86_400);
		tier({ day: 5000 });
		expect(call().headers['X-DayLimit-Remaining']).toBe('4998');
	});

	it('allow five at once, and say nothing of when', () => {
		expect(call(NZ, { inFlight: 4 }).status).toBe(200);
		const { status, headers } = call(NZ, { inFlight: 5 });
		expect([status, headers['X-Rate-Limit-Problem'], headers['Retry-After']]).toEqual([429, 'concurrent', undefined]);
	});
});

describe('a key', () => {
	const put = (Name: string, key: string, path = '/Contacts', tenant = NZ) =>
		xero.api('PUT', path, { Name }, { headers: { 'idempotency-key': key, 'xero-tenant-id': tenant } });
	const count = (name: string): number => (xero.api('GET', `/Contacts?searchTerm=${name}`).body.Contacts as Row[]).length;

	it('makes a write happen once, with the same answer', () => {
		const first = put('Kea', 'k1');
		expect(put('Kea', 'k1').text).toBe(first.text);
		expect(count('Kea')).toBe(1);
	});

	it('repeats refusals too', () => {
		const first = put('PowerDirect', 'k1');
		expect(first.status).toBe(400);
		expect(put('PowerDirect', 'k1').text).toBe(first.text);
	});

	it('belongs to one request', () => {
		put('Kea', 'k1');
		for (const other of [
			put('Tui', 'k1'),
			put('Kea', 'k1', '/Contacts?summarizeErrors=false'),
			xero.api('POST', '/Contacts', { Name: 'Kea' }, { headers: { 'idempotency-key': 'k1' } }),
		]) {
			expect([other.status, other.body.Message]).toEqual([400, 'Idempotency Key: k1 is used with a different request.']);
		}
		expect(count('Tui')).toBe(0);
	});

	it("is the app's, whatever the organisation", () => {
		const first = put('Kea', 'k1');
		expect(put('Kea', 'k1', '/Contacts', UK).text).toBe(first.text);
	});

	it('is forgotten after six minutes', () => {
		put('Kea', 'k1');
		xero.clock.advance(359);
		expect(put('Kea', 'k1').status).toBe(200);
		xero.clock.advance(1);
		expect(put('Kea', 'k1').status).toBe(400);
	});

	it('costs a call, comes after the limits, and means nothing to a GET', () => {
		tier({ minute: 2, day: 1000 });
		put('Kea', 'k1');
		expect(put('Kea', 'k1').headers['X-MinLimit-Remaining']).toBe('0');
		expect(put('Kea', 'k1').status).toBe(429);
		tier({ minute: 100 });
		expect(xero.api('GET', '/Contacts', undefined, { headers: { 'idempotency-key': 'k1' } }).status).toBe(200);
		expect(put('Kea', 'k'.repeat(129)).status).toBe(400);
	});
});
