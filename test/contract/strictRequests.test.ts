import { xero } from '../../src/apis/xero';
import type { Request } from '../../src/wire/conversation';
import { addressed } from './addresses';
import { withRecent } from './offer';
import { offers } from './pinned';
import { ID, sampledRequests } from './requests';
import { bodyProblems, validator } from './strict';

/** Every request of every operation, with a value in every field, made by the real wire and read by the vendor's own schemas. */

const { pinned } = offers.xero!;
const validate = validator(withRecent(offers.xero!), 'sent');
const sampled = sampledRequests(offers.xero!);

const problems = (request: Pick<Request, 'method' | 'path' | 'body'>, isPartial: boolean): string[] => bodyProblems(pinned, validate, request, isPartial);

it.each(sampled.map((each) => [each.at, each] as const))('%s asks for what Xero understands', (at, { operation, requests }) => {
	const isPartial = operation.does === 'update' || (operation.does === 'act' && !operation.bare);
	const found = requests.flatMap((request) => problems(request, isPartial).map((problem) => `${at}: ${problem}`));
	expect(requests.length).toBeGreaterThan(0);
	expect(requests.some(({ method, path }) => method === operation.method && addressed(pinned, method, path))).toBe(true);
	expect(found).toEqual([]);
});

describe('the validator notices', () => {
	const invoice = { Type: 'ACCREC', Contact: { ContactID: ID }, Date: '2026-03-31', LineItems: [{ Description: 'Paper', UnitAmount: 1.5 }] };
	const said = (change: object): string[] => problems({ method: 'PUT', path: xero.invoice.path, body: { Invoices: [{ ...invoice, ...change }] } }, false);

	it.each<[string, object, string[]]>([
		['nothing where all is well', {}, []],
		['a field that Xero does not know', { Colour: 'red' }, ['.Invoices[] has an unknown Colour']],
		['a field that Xero does not know, in a line', { LineItems: [{ Desc: 'x' }] }, ['.Invoices[].LineItems[] has an unknown Desc']],
		['a value that Xero does not know', { Status: 'APPROVED' }, ['.Invoices[].Status should be equal to one of the allowed values']],
		['a value in the wrong letters', { LineAmountTypes: 'EXCLUSIVE' }, ['.Invoices[].LineAmountTypes should be equal to one of the allowed values']],
		['an amount that is a text', { LineItems: [{ UnitAmount: '1.5' }] }, ['.Invoices[].LineItems[].UnitAmount should be number']],
		['an id that is none', { Contact: { ContactID: 'Ana' } }, ['.Invoices[].Contact.ContactID should match format "uuid"']],
		['a day with a time', { Date: '2026-03-31T00:00:00Z' }, ['.Invoices[].Date should match format "msDate"']],
		['what only Xero sets', { AmountPaid: 3 }, ['.Invoices[] has an unknown AmountPaid']],
		['a text that is too long', { InvoiceNumber: 'x'.repeat(256) }, ['.Invoices[].InvoiceNumber should NOT be longer than 255 characters']],
	])('%s', (_, change, expected) => {
		expect(said(change)).toEqual(expected);
	});

	it('a body without its envelope, or with one too many', () => {
		expect(problems({ method: 'PUT', path: '/Invoices', body: invoice }, false)).toContain('the body has an unknown Type');
		expect(problems({ method: 'PUT', path: '/Accounts', body: { Accounts: [{ Code: '1' }] } }, false)).toEqual(['the body has an unknown Accounts']);
	});

	it('what is required and missing, unless it may stay as it is', () => {
		const body = { Items: [{ Name: 'Paper' }] };
		expect(problems({ method: 'PUT', path: '/Items', body }, false)).toEqual([".Items[] should have required property 'Code'"]);
		expect(problems({ method: 'POST', path: '/Items', body }, true)).toEqual([]);
	});
});
