import type { Row } from '../../src/record';
import { around, failure, letter, source } from './letters';

describe('errors that are not ours', () => {
	it.each<[string, Row, string, string]>([
		['a plain sentence', { error: 'connect ECONNREFUSED 127.0.0.1:443' }, 'network', 'connect ECONNREFUSED 127.0.0.1:443'],
		[
			"n8n's error item",
			{ error: { message: 'The service refused', httpCode: '429', description: 'Too many requests' } },
			'rate-limited',
			'The service refused',
		],
		['a server error', { error: { message: 'Bad gateway', httpCode: '502' } }, 'temporarily-unavailable', 'Bad gateway'],
		['an expired sign-in', { error: { message: 'Unauthorized', httpCode: 401 } }, 'credential-invalid', 'Unauthorized'],
		['a bare message', { message: 'Something broke\n    at stack' }, 'unknown', 'Something broke'],
		['our failure under error', { error: failure({ cause: 'not-found', message: 'No such invoice' }) }, 'not-found', 'No such invoice'],
		['nothing at all', {}, 'unknown', 'An error without a message'],
	])('%s is understood', (_, json, cause, message) => {
		expect(letter(json, undefined)).toMatchObject({ cause, message });
	});
	it('a Data Table that is not there is made by template 00', () => {
		const json = { execution: { id: '1', error: { message: 'Data table with name "xerozoho_mappings" not found' } }, workflow: { id: '1', name: 'A' } };
		expect(letter(json, undefined)).toMatchObject({ severity: 'critical', next_try_at: '', advice: expect.stringMatching(/^Run template 00 once/) as string });
	});
	it('an error workflow says where it happened', () => {
		const json = { execution: { id: '231', error: { message: 'ETIMEDOUT' }, lastNodeExecuted: 'Xero Accounting' }, workflow: { id: '1', name: 'Nightly' } };
		expect(letter(json, undefined, { node: 'Error Trigger' })).toMatchObject({
			cause: 'network',
			workflow_id: '1',
			workflow_name: 'Nightly',
			execution_id: '231',
			node: 'Xero Accounting',
		});
		expect(letter({ trigger: { error: { message: 'x' } }, workflow: { id: '1', name: 'Nightly' } }, undefined)).toMatchObject({
			workflow_name: 'Nightly',
			execution_id: '77',
		});
	});
	it('an error beside the item counts, and the item is the record', () => {
		const row = letter({ invoice_id: '5', invoice_number: 'INV-5' }, undefined, {}, Object.assign(new Error('socket hang up'), { httpCode: null }));
		expect(row).toMatchObject({ cause: 'network', message: 'socket hang up', entity_key: 'zohoBooks:invoice:5', source_number: 'INV-5' });
	});
});

describe('the payload', () => {
	it('is what was asked for, with its history and without stale findings', () => {
		const row = letter(failure(), { invoice_id: '982', total: 5, _sync: { issues: [{}], places: {}, attempts: 1 } });
		expect(JSON.parse(row.payload)).toEqual({
			invoice_id: '982',
			total: 5,
			_sync: {
				source,
				target: 'xero:invoice',
				attempts: 2,
				firstFailedAt: around.now,
				history: [{ at: around.now, cause: 'validation', message: 'It was refused.', executionId: '77' }],
			},
		});
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
				headers: { Authorization: `Bearer ${planted[0]}`, 'x-api-key': planted[0], Cookie: planted[0] },
				access_token: planted[3],
				nested: [{ client_secret: planted[0], oauthTokenData: { a: planted[0] } }],
				url: `https://user:${planted[3]}@books.example/`,
				text: `Zoho-oauthtoken ${planted[2]}`,
				password: planted[3],
				secretary_name: 'Ann',
				token: planted[0],
			},
		);
		const all = JSON.stringify(row);
		for (const secret of planted) expect(all).not.toContain(secret);
		expect(all).toContain('Ann');
	});
});

describe('a write of which nobody knows whether it arrived', () => {
	it.each([
		'Zoho Books did not answer. Whether Zoho Books carried this out is not known: look for it before sending it again',
		'Xero gave no answer at first and refused the repetition: Invoice not of valid status for modification. The first may have been carried out: look at the record before sending it again',
		'Xero answered with 1 records where 2 were sent, so it is not known which were saved. Look them up before sending them again',
	])('is not tried again by itself: %s', (message) => {
		expect(letter(failure({ cause: 'unknown', status: 0, message }))).toMatchObject({
			next_try_at: '',
			severity: 'error',
			advice: expect.stringContaining('if it is there, dismiss this letter') as string,
		});
	});
	it('is tried again where the next try looks for it first', () => {
		const message = 'Zoho Books did not answer. Whether it arrived is not known; it can be sent again, because it is looked for first';
		expect(letter(failure({ cause: 'network', status: 0, message })).next_try_at).not.toBe('');
	});
});
