import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { tokenProblem } from '../../src/wire/tokenAnswer';
import { missingIn } from '../../src/wire/missing';
import { xeroDialect } from '../../src/wire/xero';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { answered, askedFor } from './scripted';

type Case = [what: string, answer: Parameters<typeof answered>[0], cause: string, sentence: RegExp];

const HTML = '<!DOCTYPE html><html><body>Not found</body></html>';

const XERO: Case[] = [
	[
		'a missing scope',
		{ status: 401, headers: { 'www-authenticate': 'insufficient_scope' }, body: { Detail: 'AuthorizationUnsuccessful' } },
		'scope-missing',
		/lacks the permission/,
	],
	[
		'an expired token',
		{ status: 401, body: { Title: 'Unauthorized', Detail: 'TokenExpired: token expired at 01/01/2026' } },
		'credential-invalid',
		/connect again/,
	],
	['a disconnected organisation', { status: 403, body: { Detail: 'AuthenticationUnsuccessful' } }, 'not-connected', /pick another/],
	['an unknown record, told in HTML', { status: 404, headers: { 'content-type': 'text/html' }, body: HTML }, 'not-found', /no such record/],
	['the minute', { status: 429, headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '3' } }, 'rate-limited', /in a minute/],
	['the day', { status: 429, headers: { 'x-rate-limit-problem': 'day', 'retry-after': '5000' } }, 'quota-exhausted', /no calls left today/],
	[
		'a refused record',
		{ status: 400, body: { ErrorNumber: 10, Elements: [{ ValidationErrors: [{ Message: 'Email address must be valid.' }] }] } },
		'validation',
		/Email address must be valid/,
	],
	['an archived contact', { status: 400, body: { Elements: [{ ValidationErrors: [{ Message: 'The contact is archived.' }] }] } }, 'business-rule', /archived/],
	['a reused key', { status: 400, body: { Message: 'Idempotency Key: k is used with a different request.' } }, 'conflict', /different request/],
	['maintenance', { status: 503, body: 'The Organisation is offline' }, 'temporarily-unavailable', /Try again later/],
	['silence', { status: 0 }, 'network', /did not answer/],
];

const ZOHO: Case[] = [
	['57', { status: 401, body: { code: 57, message: 'You are not authorized to perform this operation' } }, 'scope-missing', /lacks the permission/],
	['an expired token', { status: 401, body: { code: 14, message: 'Invalid value passed for authtoken.' } }, 'credential-invalid', /data centre/],
	[
		'3062',
		{ status: 400, body: { code: 3062, message: 'The customer "A" already exists.' } },
		'duplicate',
		/already has a contact with this name \(The customer "A" already exists/,
	],
	['6041', { status: 400, body: { code: 6041, message: 'This user is not associated with the CompanyID/CompanyName:1.' } }, 'not-connected', /not a member/],
	['44', { status: 429, body: { code: 44, message: 'blocked for some time' } }, 'rate-limited', /in a minute/],
	['45', { status: 429, body: { code: 45, message: 'exceeded the maximum call rate limit of 1000.' } }, 'quota-exhausted', /no calls left today/],
	['1070', { status: 429, body: { code: 1070, message: 'maximum number of in process requests' } }, 'rate-limited', /in a few seconds/],
	['1002', { status: 404, body: { code: 1002, message: 'Invoice does not exist.' } }, 'not-found', /no such record/],
	['5', { status: 404, body: { code: 5, message: 'Invalid URL Passed' } }, 'not-found', /plan or edition/],
	['an unknown record, told in HTML', { status: 404, body: HTML }, 'not-found', /no such record/],
	['a gateway', { status: 502, body: HTML }, 'temporarily-unavailable', /Try again later/],
	['a code that is not known', { status: 400, body: { code: 99999, message: 'Something is not right' } }, 'validation', /Something is not right/],
	['silence', { status: 0 }, 'network', /did not answer/],
];

describe.each([
	['Xero', xeroDialect, XERO],
	['Zoho', zohoBooksDialect, ZOHO],
] as const)('%s', (_, dialect, cases) => {
	it.each(cases)('explains %s', (__, answer, cause, sentence) => {
		const failure = dialect.failure(answered(answer));
		expect(failure.cause).toBe(cause);
		expect(failure.message).toMatch(sentence);
		expect(failure.status).toBe(answer?.status);
	});

	it("never shows a page of HTML as the vendor's words", () => {
		const said = [404, 502, 503].flatMap((status) => {
			const { message, details } = dialect.failure(answered({ status, body: HTML }));
			return [message, ...details.map(({ says }) => says)];
		});
		expect(said.filter((words) => words.includes('<'))).toEqual([]);
	});
});

it("names the request for Xero's support", () => {
	expect(xeroDialect.failure(answered({ status: 400, headers: { 'xero-correlation-id': 'abc' } })).requestId).toBe('abc');
	expect(xeroDialect.failure(answered({ status: 401, body: { Instance: '00000000-0000-0000-0000-000000000000' } }))).not.toHaveProperty('requestId');
});

it('tells a refusal of Zoho that comes with status 200', () => {
	const [result] = zohoBooksDialect.results(
		zohoBooks.contact,
		answered({ status: 200, body: { code: 3062, message: 'exists' } }),
		[{}],
		zohoBooks.contact.operations.create,
	);
	expect(result).toMatchObject({ failure: { cause: 'duplicate' } });
});

describe('a token answer', () => {
	it.each([
		['invalid_code', 'credential-invalid', /data centre/],
		['invalid_client', 'credential-invalid', /client ID in the chosen data centre/],
		['Access Denied', 'rate-limited', /Wait ten minutes/],
		['something_new', 'credential-invalid', /"something_new"/],
	])('that holds the error %s is a problem in a sentence', (error, cause, sentence) => {
		const problem = tokenProblem({ error });
		expect(problem?.cause).toBe(cause);
		expect(problem?.message).toMatch(sentence);
	});

	it.each([{ access_token: '1000.x' }, {}, undefined, null, 'error', { error: '' }])('is none in %j', (answer) => {
		expect(tokenProblem(answer)).toBeUndefined();
	});
});

describe('what a wish lacks', () => {
	it('is named by its label, and nothing is sent', () => {
		const failure = missingIn(xeroDialect, askedFor(xero.invoice, 'create'), { from: 0, record: { LineItems: [] } });
		expect(failure).toMatchObject({ cause: 'validation', details: [{ at: 'Contact' }, { at: 'LineItems' }] });
		expect(failure?.message).toBe('Invoice lacks Contact, Line Items. Nothing was sent for it');
	});

	it('is the id where the operation is about one record', () => {
		expect(missingIn(xeroDialect, askedFor(xero.invoice, 'void'), { from: 0, id: ' ' })?.details).toEqual([{ at: 'InvoiceID', says: 'is missing' }]);
		expect(missingIn(xeroDialect, askedFor(xero.invoice, 'update'), { from: 0, record: { InvoiceID: 'i1' } })).toBeUndefined();
		expect(missingIn(zohoBooksDialect, askedFor(zohoBooks.contact, 'upsert'), { from: 0, record: { contact_name: 'A' } })).toBeUndefined();
	});
});
