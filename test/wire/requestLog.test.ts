import type { Answer, Request } from '../../src/wire/conversation';
import { logged } from '../../src/wire/requestLog';

const answer: Answer = { status: 200, headers: { 'xero-correlation-id': 'c-1' }, body: { Name: 'Aroha', access_token: 'abc' } };
const circumstances = { at: 1000, until: 1250, vendor: 'Xero', organisation: 'o-1', bodies: false };
const log = (request: Partial<Request>, more: object = {}, answered: Partial<Answer> = {}) =>
	logged({ method: 'GET', path: '/Contacts', repeatable: true, ...request }, { ...answer, ...answered }, { ...circumstances, ...more });

it('tells what was asked, how it was answered and how long it took', () => {
	expect(log({})).toEqual({
		at: '1970-01-01T00:00:01.000Z',
		vendor: 'Xero',
		organisation: 'o-1',
		method: 'GET',
		path: '/Contacts',
		query: '',
		status: 200,
		milliseconds: 250,
		request_id: 'c-1',
	});
	expect(log({ outside: true }, {}, { status: 0, headers: {}, body: '' })).toMatchObject({ organisation: '', status: 0, request_id: '' });
	expect(log({}, {}, { status: 400, headers: {}, body: { Instance: 'c-2' } })).toMatchObject({ request_id: 'c-2' });
	expect(log({}, { until: 900 })).toMatchObject({ milliseconds: 0 });
});

it.each<[path: string, query: Record<string, string>, kept: string]>([
	[
		'/Invoices/5f1d1c1e-0000-4000-8000-000000000001/Attachments',
		{ page: '2', pageSize: '100' },
		'/Invoices/5f1d1c1e-0000-4000-8000-000000000001/Attachments?page=2&pageSize=100',
	],
	['/Invoices/1/Attachments/Aroha%20Ngata.pdf', {}, '/Invoices/1/Attachments/[hidden]?'],
	['/Contacts/aroha@example.com', {}, '/Contacts/[hidden]?'],
	[
		'/books/v3/contacts/982000000567001',
		{ organization_id: '10234695', email: 'a@b.example' },
		'/books/v3/contacts/982000000567001?organization_id=10234695&email=[hidden]',
	],
	['/files.xro/1.0/Files', { sort: 'Name' }, '/files.xro/1.0/Files?sort=Name'],
	[
		'/crm/v8/Contacts/search',
		{ criteria: '(Email:equals:a@b.example)', fields: 'Last_Name,Email' },
		'/crm/v8/Contacts/search?criteria=[hidden]&fields=Last_Name,Email',
	],
	[
		'/Contacts',
		{ where: 'Name=="Aroha"', searchTerm: 'Aroha', IDs: 'a,b', includeArchived: 'true' },
		'/Contacts?where=[hidden]&searchTerm=[hidden]&IDs=a,b&includeArchived=true',
	],
	['/contacts?email=a%40b.example&page=1', {}, '/contacts?email=[hidden]&page=1'],
	['/contacts', { contact_name: 'Aroha', phone: '0211234567', ids: 'a@b.example' }, '/contacts?contact_name=[hidden]&phone=[hidden]&ids=[hidden]'],
])('keeps of %s with %j what names no one', (path, query, kept) => {
	const { path: keptPath, query: keptQuery } = log({ path, query });
	expect(`${keptPath}?${keptQuery}`).toBe(kept);
});

it('keeps bodies only where they are wanted, without secrets, and not all of long ones', () => {
	const body = { EmailAddress: 'a@b.example' };
	expect(JSON.stringify(log({ body }))).not.toContain('b.example');
	expect(log({ body }, { bodies: true })).toMatchObject({ sent: '{"EmailAddress":"a@b.example"}', answered: '{"Name":"Aroha"}' });
	expect(log({ body: new Uint8Array(3) }, { bodies: true }, { body: 'x'.repeat(20_000) })).toMatchObject({
		sent: '3 bytes',
		answered: expect.stringMatching(/characters\)$/) as string,
	});
	expect(log({}, { bodies: true }, { body: '' })).toMatchObject({ sent: '', answered: '' });
});
