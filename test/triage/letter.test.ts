import { causes } from '../../src/failure';
import { tables } from '../../src/syncing/tables';
import { ladder, letterOf, type Circumstances } from '../../src/triage/letter';
import type { Row } from '../../src/record';

const around: Circumstances = { now: '2026-11-25T10:00:00.000Z', workflowId: 'w1', workflowName: 'Books to Xero', executionId: '77', node: 'Xero Accounting', target: '' };
const source = { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' };
const input = { InvoiceNumber: 'INV-7', _sync: { source, target: 'xero:invoice' } };
const failure = (change: Row = {}): Row => ({ cause: 'validation', status: 400, message: 'It was refused.', details: [], input, ...change });
const letter = (json: Row, payload: unknown = json['input'], change: Partial<Circumstances> = {}, error?: unknown) => letterOf(json, payload, { ...around, ...change }, error);

it('has the columns of its table, each of its kind', () => {
	const { columns } = tables.xerozoho_dead_letters;
	const row = letter(failure());
	expect(Object.keys(row).sort()).toEqual(Object.keys(columns).sort());
	for (const [name, kind] of Object.entries(columns)) {
		const value = row[name as keyof typeof row];
		expect(typeof value).toBe(kind === 'number' ? 'number' : 'string');
		if (kind === 'date') expect(new Date(value as string).toISOString()).toBe(value);
	}
});

it('says who, where and when', () => {
	expect(letter(failure({ requestId: 'abc' }))).toMatchObject({
		entity_key: 'zohoBooks:invoice:982', status: 'waiting', cause: 'validation', message: 'It was refused.', severity: 'error', attempts: 1, next_try_at: '',
		first_failed_at: around.now, last_failed_at: around.now, workflow_id: 'w1', workflow_name: 'Books to Xero', execution_id: '77', node: 'Xero Accounting',
		source_app: 'zohoBooks', source_entity: 'invoice', source_id: '982', source_number: 'INV-7', target: 'xero:invoice', request_id: 'abc', details: '[]',
	});
});

describe('the next try', () => {
	const network = (attempts: number) => letter(failure({ cause: 'network', input: { ...input, _sync: { ...input._sync, attempts, firstFailedAt: '2026-11-24T00:00:00Z' } } }));
	it('climbs the ladder and then asks for a person', () => {
		const waits = Array.from({ length: 8 }, (_, attempts) => network(attempts)).map((row) => row.next_try_at && Date.parse(row.next_try_at) - Date.parse(around.now));
		expect(waits).toEqual([...ladder, '']);
		expect(ladder.map((wait) => wait / 1000)).toEqual([5, 300, 1800, 7200, 18000, 36000, 36000]);
		expect(network(7)).toMatchObject({ attempts: 8, severity: 'error', advice: expect.stringContaining('as often as makes sense') as string, first_failed_at: '2026-11-24T00:00:00.000Z' });
	});
	it('waits for a quota as long as the vendor says, and says so', () => {
		const row = letter(failure({ cause: 'quota-exhausted', retryAt: '2026-11-26T00:00:00+00:00' }));
		expect(row).toMatchObject({ next_try_at: '2026-11-26T00:00:00.000Z', severity: 'warning', advice: expect.stringContaining('Next try: 2026-11-26T00:00:00.000Z') as string });
	});
	it('does not go back in time, and does not trust odd times', () => {
		expect(letter(failure({ cause: 'rate-limited', retryAt: '2020-01-01T00:00:00Z' })).next_try_at).toBe('2026-11-25T10:00:05.000Z');
		expect(letter(failure({ cause: 'rate-limited', retryAt: 'soon' })).next_try_at).toBe('2026-11-25T10:00:05.000Z');
	});
	it.each(causes)('is decided for %s, with an advice', (cause) => {
		const row = letter(failure({ cause }));
		const person = ['validation', 'duplicate', 'business-rule', 'credential-invalid', 'scope-missing', 'not-connected'].includes(cause);
		expect(row.next_try_at === '').toBe(person);
		expect(row.advice.length).toBeGreaterThan(20);
	});
	it.each([-1, 1.5, '3', null, NaN, 1e300])('takes %p as no attempts', (attempts) => {
		expect(letter(failure({ input: { _sync: { attempts } } })).attempts).toBe(1);
	});
});

describe('the advice', () => {
	it.each([
		['The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes', 'archived in Xero'],
		['Account code \'999\' is not a valid code for this document.', 'Correct the account in the mapping table'],
		['The TaxType code \'INPUT2\' cannot be used with account code \'200\'.', 'does not fit this account'],
		['Invoice # must be unique.', 'has this number'],
		['The document date cannot be before the period lock date, currently set at 31 Oct 2026', 'The period is closed'],
		['Payment amount exceeds the amount outstanding on this document', 'larger than what is open'],
		['Organisation is not subscribed to currency EUR', 'Add the currency in Xero'],
		['The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.', 'paid or credited'],
		['You have reached the limit of invoices you can approve', 'plan'],
	])('for "%s" says what to do', (says, advice) => {
		expect(letter(failure({ details: [{ at: 'x', says }] }))).toMatchObject({ advice: expect.stringContaining(advice) as string, next_try_at: '' });
	});
	it('lets a payment wait for its invoice', () => {
		expect(letter(failure({ cause: 'business-rule', message: 'Payments can only be made against Authorised documents' })).next_try_at).not.toBe('');
	});
	it('names the row to add', () => {
		expect(letter(failure({ fixes: ['Add this row to the mapping table: kind "tax".'] })).advice).toBe('Add this row to the mapping table: kind "tax". Then replay.');
	});
	it.each([['credential-invalid', 'connect it again'], ['scope-missing', 'access'], ['not-connected', 'no longer connected']])('for %s is critical', (cause, words) => {
		expect(letter(failure({ cause }))).toMatchObject({ severity: 'critical', advice: expect.stringContaining(words) as string });
	});
});

describe('errors that are not ours', () => {
	it.each<[string, Row, string, string]>([
		['a plain sentence', { error: 'connect ECONNREFUSED 127.0.0.1:443' }, 'network', 'connect ECONNREFUSED 127.0.0.1:443'],
		['n8n\'s error item', { error: { message: 'The service refused', httpCode: '429', description: 'Too many requests' } }, 'rate-limited', 'The service refused'],
		['a server error', { error: { message: 'Bad gateway', httpCode: '502' } }, 'temporarily-unavailable', 'Bad gateway'],
		['an expired sign-in', { error: { message: 'Unauthorized', httpCode: 401 } }, 'credential-invalid', 'Unauthorized'],
		['a bare message', { message: 'Something broke\n    at stack' }, 'unknown', 'Something broke'],
		['our failure under error', { error: failure({ cause: 'not-found', message: 'No such invoice' }) }, 'not-found', 'No such invoice'],
		['nothing at all', {}, 'unknown', 'An error without a message'],
	])('%s is understood', (_, json, cause, message) => {
		expect(letter(json, undefined)).toMatchObject({ cause, message });
	});
	it('an error workflow says where it happened', () => {
		const json = { execution: { id: '231', error: { message: 'ETIMEDOUT' }, lastNodeExecuted: 'Xero Accounting' }, workflow: { id: '1', name: 'Nightly' } };
		expect(letter(json, undefined, { node: 'Error Trigger' })).toMatchObject({ cause: 'network', workflow_id: '1', workflow_name: 'Nightly', execution_id: '231', node: 'Xero Accounting' });
		expect(letter({ trigger: { error: { message: 'x' } }, workflow: { id: '1', name: 'Nightly' } }, undefined)).toMatchObject({ workflow_name: 'Nightly', execution_id: '77' });
	});
	it('an error beside the item counts, and the item is the record', () => {
		const row = letter({ invoice_id: '5', invoice_number: 'INV-5' }, undefined, {}, Object.assign(new Error('socket hang up'), { httpCode: null }));
		expect(row).toMatchObject({ cause: 'network', message: 'socket hang up', entity_key: 'zohoBooks:invoice:5', source_number: 'INV-5' });
	});
});

describe('the payload', () => {
	it('is what was asked for, with its history and without stale findings', () => {
		const row = letter(failure(), { invoice_id: '982', total: 5, _sync: { issues: [{}], places: {}, attempts: 1 } });
		expect(JSON.parse(row.payload)).toEqual({ invoice_id: '982', total: 5, _sync: { source, target: 'xero:invoice', attempts: 2, firstFailedAt: around.now } });
		expect(row.attempts).toBe(2);
	});
	it('is the failed record, or else the item, where nothing was asked for', () => {
		expect(JSON.parse(letter(failure(), undefined).payload)).toMatchObject({ InvoiceNumber: 'INV-7' });
		expect(JSON.parse(letter({ odd: [1] }, '').payload)).toMatchObject({ odd: [1] });
	});
	it('of unknown origin keeps its key over attempts and order of fields', () => {
		const one = letter({ message: 'x', input: { a: 1, b: { c: 2, d: 3 } } });
		const other = letter({ message: 'y', input: { b: { d: 3, c: 2 }, a: 1, _sync: { attempts: 4 } } });
		expect(one.entity_key).toMatch(/^unknown:[\da-f]{24}$/);
		expect(other.entity_key).toBe(one.entity_key);
		expect(letter({ message: 'x', input: { a: 2 } }).entity_key).not.toBe(one.entity_key);
	});
	it('survives cycles and values that JSON cannot hold', () => {
		const odd: Row = { big: 10n, when: new Date(0), never: () => 1, nan: NaN };
		odd['self'] = odd;
		expect(JSON.parse(letter(failure(), odd).payload)).toMatchObject({ big: '10', when: '1970-01-01T00:00:00.000Z', self: { big: '10' } });
	});
});

describe('secrets', () => {
	const planted = ['s3cr3t-t0ken-value', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdef', '1000.0123456789abcdef0123.0123456789abcdef0123', 'hunter2hunter2'];
	it('never appear', () => {
		const row = letter(
			failure({
				message: `Authorization: Bearer ${planted[0]} was refused; access_token=${planted[3]}&x=1`,
				details: [{ at: 'x', says: `token ${planted[1]} and ${planted[2]}` }],
			}),
			{
				headers: { Authorization: `Bearer ${planted[0]}`, 'x-api-key': planted[0], Cookie: planted[0] }, access_token: planted[3], nested: [{ client_secret: planted[0], oauthTokenData: { a: planted[0] } }],
				url: `https://user:${planted[3]}@books.example/`, text: `Zoho-oauthtoken ${planted[2]}`, password: planted[3], secretary_name: 'Ann', token: planted[0],
			},
		);
		const all = JSON.stringify(row);
		for (const secret of planted) expect(all).not.toContain(secret);
		expect(all).toContain('Ann');
	});
});
