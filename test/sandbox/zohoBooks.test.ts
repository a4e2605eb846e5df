import { caller, days, minutes, rows, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const names = (body: Record<string, unknown>, key = 'contacts', field = 'contact_name') => rows(body[key]).map((row) => row[field]);
const contact = (name: string, more = {}) => desk.call('POST', '/contacts', { body: { contact_name: name, ...more } });

describe('refusals', () => {
	it('names the organisation in every call but one', () => {
		expect(desk.call('GET', '/contacts', { query: { organization_id: '' } }).status).toBe(400);
		expect(desk.call('GET', '/contacts', { query: { organization_id: '42' } })).toMatchObject({
			status: 400,
			body: { code: 6041, message: 'This user is not associated with the CompanyID/CompanyName:42.' },
		});
		expect(desk.call('GET', '/organizations', { query: { organization_id: '' } })).toMatchObject({
			status: 200,
			body: { organizations: [{ organization_id: '60069194202', name: 'Kowhai Trading', currency_code: 'NZD', time_zone: 'Pacific/Auckland' }] },
		});
	});

	it('tells a wrong path from a wrong id', () => {
		expect(desk.call('GET', '/invoice')).toMatchObject({ status: 404, body: { code: 5, message: 'Invalid URL Passed' } });
		expect(desk.call('POST', '/invoices/1/status/frozen')).toMatchObject({ status: 404, body: { code: 5 } });
		expect(desk.call('GET', '/invoices/1')).toMatchObject({ status: 404, body: { code: 1002, message: 'Invoice does not exist.' } });
		expect(desk.call('PUT', '/contacts/1', { body: {} })).toMatchObject({ status: 404, body: { code: 1002 } });
		expect(desk.call('DELETE', '/contacts').status).toBe(405);
		expect(desk.raw('GET', '/desk/v1/tickets').status).toBe(404);
	});

	it.each([
		['no JSON', '{', 4],
		['no object', '[1]', 4],
		['a text where a number of days belongs', { contact_name: 'A', payment_terms: '30' }, 4],
		['a word that is no choice', { contact_name: 'A', contact_type: 'friend' }, 4],
		['too long a name', { contact_name: 'A'.repeat(201) }, 15],
		['no name', { company_name: 'A' }, 4],
	])('refuses %s', (_, body, code) => {
		expect(desk.call('POST', '/contacts', { body })).toMatchObject({ status: 400, body: { code } });
	});

	it('says what is too long and what is no number of days', () => {
		expect(contact('A'.repeat(201)).body.message).toBe('Please ensure that the "contact_name" has less than 200 characters.');
		expect(contact('A', { payment_terms: '30' }).body.message).toBe('Invalid value passed for Payment Terms');
	});
});

describe('limits', () => {
	const list = () => desk.call('GET', '/settings/taxes');

	it('are a hundred calls a minute', () => {
		for (let count = 0; count < 100; count += 1) expect(list().status).toBe(200);
		const over = list();
		expect(over).toMatchObject({ status: 429, body: { code: 44 } });
		expect(over.headers).not.toHaveProperty('retry-after');
		desk.later(minutes(1) - 1);
		expect(list().status).toBe(429);
		desk.later(1);
		expect(list().status).toBe(200);
	});

	it('are a number of calls a day that the plan says and every answer counts down', () => {
		desk.zoho.levers!.plan!({ plan: 'Free' });
		expect(list().headers).toMatchObject({ 'x-rate-limit-limit': '1000', 'x-rate-limit-remaining': '999', 'x-rate-limit-reset': '43200' });
		for (let count = 1; count < 1000; count += 1) {
			desk.later(1000);
			list();
		}
		expect(list()).toMatchObject({
			status: 429,
			headers: { 'x-rate-limit-remaining': '0' },
			body: { code: 45, message: 'The API call for this organization has exceeded the maximum call rate limit of 1000.' },
		});
		desk.later(days(1));
		desk.signIn();
		expect(list().status).toBe(200);
	});

	it('are ten calls at once', () => {
		expect(desk.call('GET', '/settings/taxes', { inFlight: 9 }).status).toBe(200);
		expect(desk.call('GET', '/settings/taxes', { inFlight: 10 })).toMatchObject({ status: 429, body: { code: 1070 } });
	});

	it('can be spoken without being reached', () => {
		const asked = {} as never;
		const codes = (['minute', 'day', 'concurrent'] as const).map((problem) => desk.zoho.refuse!({ kind: 'rate-limit', problem }, asked));
		expect(codes.map(({ status, body }) => [status, (body as { code: number }).code])).toEqual([
			[429, 44],
			[429, 45],
			[429, 1070],
		]);
		expect(desk.zoho.refuse!({ kind: 'rate-limit', problem: 'day' }, asked).headers).toMatchObject({
			'x-rate-limit-remaining': '0',
			'x-rate-limit-reset': '43200',
		});
		expect(desk.zoho.refuse!({ kind: 'expired-token' }, asked)).toMatchObject({ status: 401, body: { code: 57 } });
	});
});

describe('lists', () => {
	it('come in pages that say whether there is another', () => {
		const { body } = desk.call('GET', '/contacts', { query: { page: '2', per_page: '10' } });
		expect(names(body)).toHaveLength(10);
		expect(body.page_context).toEqual({
			page: 2,
			per_page: 10,
			has_more_page: true,
			report_name: 'Contacts',
			applied_filter: 'Status.All',
			custom_fields: [],
			sort_column: 'contact_name',
			sort_order: 'A',
		});
		expect(desk.call('GET', '/contacts', { query: { page: '3', per_page: '10' } }).body.page_context).toMatchObject({ has_more_page: false });
		expect(desk.call('GET', '/contacts', { query: { per_page: '5000' } }).body.page_context).toMatchObject({ per_page: 200 });
		expect(desk.call('GET', '/invoices').body).toMatchObject({ code: 0, invoices: [], page_context: { has_more_page: false } });
	});

	it('are sorted by name without regard to case, or by what is asked for', () => {
		contact('aardvark');
		expect(names(desk.call('GET', '/contacts').body)[0]).toBe('aardvark');
		desk.later(2000);
		desk.call('PUT', '/contacts/460000000038005000', { body: { notes: 'changed' } });
		expect(names(desk.call('GET', '/contacts', { query: { sort_column: 'last_modified_time', sort_order: 'D' } }).body)[0]).toBe('Bay Fresh Produce');
		expect(desk.call('GET', '/contacts', { query: { sort_column: 'notes' } })).toMatchObject({ status: 400, body: { code: 2 } });
	});

	it('are filtered by fields, their endings, words and states', () => {
		const list = (query: Record<string, string>) => names(desk.call('GET', '/contacts', { query }).body);
		expect(list({ contact_name: 'Kauri Consulting' })).toEqual(['Kauri Consulting']);
		expect(list({ contact_name_startswith: 'ka' })).toEqual(['Kauri Consulting']);
		expect(list({ contact_name_contains: 'trading' })).toEqual(['Closed Trading Ltd', 'Thames Trading Company']);
		expect(list({ search_text: 'accounts@kauri' })).toEqual(['Kauri Consulting']);
		expect(list({ contact_type: 'vendor' })).toHaveLength(4);
		desk.call('POST', '/contacts/460000000038005000/inactive');
		expect(list({ filter_by: 'Status.Inactive' })).toEqual(['Bay Fresh Produce']);
		expect(desk.call('GET', '/contacts', { query: { filter_by: 'Status.Sleeping' } })).toMatchObject({
			status: 400,
			body: { code: 2, message: 'Invalid value passed for filter_by' },
		});
	});

	it('of contacts know no filter by change', () => {
		expect(names(desk.call('GET', '/contacts', { query: { last_modified_time: '2030-01-01T00:00:00+1300' } }).body)).toHaveLength(24);
	});

	it('of items are filtered by price', () => {
		const list = (query: Record<string, string>) => names(desk.call('GET', '/items', { query }).body, 'items', 'name');
		expect(list({ rate_greater_equals: '1200' })).toEqual(['Annual licence', 'Gold necklace']);
		expect(list({ rate: '25.61' })).toEqual(['Espresso cups, set of 6']);
		expect(list({ rate_less_than: '12' })).toEqual(['Wool yarn']);
	});

	it('of the settings come from the seed', () => {
		expect(rows(desk.call('GET', '/settings/taxes').body.taxes).map((tax) => [tax.tax_name, tax.tax_percentage])).toEqual([
			['GST', 15],
			['Luxury Levy', 33],
			['Reduced', 5],
			['Zero Rate', 0],
		]);
		expect(names(desk.call('GET', '/settings/currencies').body, 'currencies', 'currency_code')).toEqual(['AUD', 'EUR', 'GBP', 'NZD', 'USD']);
		expect(names(desk.call('GET', '/chartofaccounts', { query: { filter_by: 'AccountType.Income' } }).body, 'chartofaccounts', 'account_name')).toContain(
			'Sales',
		);
		expect(desk.call('POST', '/settings/taxes', { body: {} }).status).toBe(400);
	});
});

describe('contacts', () => {
	it('are created with an id of 18 digits, a place, and the time of the organisation', () => {
		const answer = contact('New & Co', { contact_persons: [{ first_name: 'Ann', last_name: 'Lee', email: 'ann@new.example' }] });
		expect(answer).toMatchObject({ status: 201, body: { code: 0, message: 'The contact has been added.' } });
		const made = answer.body.contact as Record<string, unknown>;
		expect(made).toMatchObject({
			contact_id: expect.stringMatching(/^46\d{16}$/),
			contact_type: 'customer',
			first_name: 'Ann',
			email: 'ann@new.example',
			currency_code: 'NZD',
			exchange_rate: '',
			website: '',
			outstanding_receivable_amount: 0,
			contact_persons: [{ contact_person_id: expect.stringMatching(/^\d{18}$/), is_primary_contact: true }],
			created_time: '2026-11-25T12:00:00+1300',
			last_modified_time: '2026-11-25T12:00:00+1300',
		});
		expect(answer.headers?.location).toBe(`/api/v3/contacts/${String(made.contact_id)}`);
		expect(desk.call('GET', `/contacts/${String(made.contact_id)}`).body.contact).toEqual(made);
	});

	it('have one name each, on POST and on PUT', () => {
		const twin = { status: 400, body: { code: 3062, message: 'The customer "Kauri Consulting" already exists. Please specify a different name.' } };
		expect(contact('Kauri Consulting')).toMatchObject(twin);
		expect(desk.call('PUT', '/contacts/460000000038001000', { body: { contact_name: 'Kauri Consulting' } })).toMatchObject(twin);
		expect(desk.call('PUT', '/contacts/460000000038009000', { body: { contact_name: 'Kauri Consulting' } }).status).toBe(200);
	});

	it('keep what is not sent; persons are replaced, and kept where their id is sent', () => {
		const path = '/contacts/460000000038001000';
		const before = desk.call('GET', path).body.contact as Record<string, unknown>;
		const [person] = rows(before.contact_persons);
		desk.later(1000);
		const { body } = desk.call('PUT', path, {
			body: {
				notes: 'N',
				contact_persons: [
					{ contact_person_id: person!.contact_person_id, phone: '1' },
					{ first_name: 'Second', is_primary_contact: true },
				],
			},
		});
		expect(body.message).toBe('Contact information has been saved.');
		expect(body.contact).toMatchObject({
			contact_name: before.contact_name,
			billing_address: { city: 'Auckland', zip: '1010' },
			first_name: 'Second',
			contact_persons: [{ contact_person_id: person!.contact_person_id, first_name: 'Aroha', phone: '1', is_primary_contact: false }, { first_name: 'Second' }],
			last_modified_time: '2026-11-25T12:00:01+1300',
			created_time: before.created_time,
		});
		expect(rows((desk.call('PUT', path, { body: { contact_persons: [] } }).body.contact as Record<string, unknown>).contact_persons)).toEqual([]);
	});

	it('pass over keys that nobody knows and that only Books sets', () => {
		const made = contact('Strange', { favourite_colour: 'red', outstanding_receivable_amount: 99, status: 'inactive' }).body.contact;
		expect(made).toMatchObject({ outstanding_receivable_amount: 0, status: 'active' });
		expect(made).not.toHaveProperty('favourite_colour');
	});

	it('are listed without addresses and persons', () => {
		const [row] = rows(desk.call('GET', '/contacts', { query: { contact_name: 'Harbour Cafe Ltd' } }).body.contacts);
		expect(row).toMatchObject({ customer_name: 'Harbour Cafe Ltd', vendor_name: '', email: 'accounts@harbourcafeltd.example' });
		expect(row).not.toHaveProperty('billing_address');
		expect(row).not.toHaveProperty('contact_persons');
	});

	it('become inactive, active and nothing', () => {
		const path = '/contacts/460000000038001000';
		expect(desk.call('POST', `${path}/inactive`).body).toEqual({ code: 0, message: 'The contact has been marked as inactive.' });
		expect(desk.call('POST', `${path}/active`).body.message).toBe('The contact has been marked as active.');
		expect(desk.call('DELETE', path).body).toEqual({ code: 0, message: 'The customer has been deleted.' });
		expect(desk.call('GET', path).status).toBe(404);
	});
});

describe('contact persons', () => {
	const HARBOUR = '460000000038001000';
	const at = (path: string) => `/contacts/contactpersons${path}`;

	it('are reached alone', () => {
		expect(desk.call('POST', at(''), { body: { contact_id: HARBOUR } }).status).toBe(400);
		const made = desk.call('POST', at(''), { body: { contact_id: HARBOUR, first_name: 'Rua', email: 'rua@harbour.example' } });
		expect(made).toMatchObject({ status: 201, body: { contact_person: { contact_id: HARBOUR, first_name: 'Rua', is_primary_contact: false } } });
		const id = String((made.body.contact_person as Record<string, unknown>).contact_person_id);
		expect(desk.call('PUT', at(`/${id}`), { body: { last_name: 'Pene' } }).body.contact_person).toMatchObject({
			first_name: 'Rua',
			last_name: 'Pene',
		});
		expect(desk.call('POST', at(`/${id}/primary`)).body.contact_person).toMatchObject({ is_primary_contact: true });
		expect(desk.call('GET', `/contacts/${HARBOUR}`).body.contact).toMatchObject({
			first_name: 'Rua',
			email: 'rua@harbour.example',
			primary_contact_id: id,
		});
		expect(rows(desk.call('GET', `/contacts/${HARBOUR}/contactpersons`).body.contact_persons).map((one) => one.is_primary_contact)).toEqual([false, true]);
		expect(desk.call('GET', `/contacts/${HARBOUR}/contactpersons/${id}`).body.contact_person).toMatchObject({ first_name: 'Rua' });
		expect(desk.call('DELETE', at(`/${id}`)).status).toBe(200);
		expect(desk.call('GET', `/contacts/${HARBOUR}`).body.contact).toMatchObject({ first_name: 'Aroha' });
		expect(desk.call('DELETE', at(`/${id}`))).toMatchObject({ status: 404, body: { code: 1002 } });
	});
});

describe('bodies', () => {
	it('may be JSON in a form field', () => {
		const body = new URLSearchParams({ JSONString: '{"contact_name":"By form & field"}' }).toString();
		const form = desk.call('POST', '/contacts', { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
		expect(form.body.contact).toMatchObject({ contact_name: 'By form & field' });
		const parts = '--x\r\nContent-Disposition: form-data; name="JSONString"\r\n\r\n{"contact_name":"By part"}\r\n--x--\r\n';
		const multipart = desk.call('POST', '/contacts', { body: parts, headers: { 'content-type': 'multipart/form-data; boundary=x' } });
		expect(multipart.body.contact).toMatchObject({ contact_name: 'By part' });
	});
});

describe('custom fields', () => {
	const upsert = (value: string, body: Record<string, unknown>, create = true) =>
		desk.call('PUT', '/contacts', {
			body,
			headers: { 'x-unique-identifier-key': 'cf_external_id', 'x-unique-identifier-value': value, ...(create ? { 'x-upsert': 'true' } : {}) },
		});

	it('are written by name and read in full and in short', () => {
		const made = contact('Fielded', { custom_fields: [{ api_name: 'cf_po_number', value: 'P1' }] }).body.contact as Record<string, unknown>;
		expect(made).toMatchObject({
			custom_fields: [{ api_name: 'cf_po_number', label: 'PO Number', value: 'P1' }],
			custom_field_hash: { cf_po_number: 'P1' },
		});
		expect(rows(desk.call('GET', '/contacts', { query: { cf_po_number: 'P1' } }).body.contacts)).toMatchObject([
			{ contact_name: 'Fielded', cf_po_number: 'P1' },
		]);
		const alone = desk.call('PUT', `/contact/${String(made.contact_id)}/customfields`, { body: [{ label: 'External ID', value: 'E9' }] });
		expect(alone.body.contact).toMatchObject({ custom_field_hash: { cf_po_number: 'P1', cf_external_id: 'E9' } });
		expect(contact('Other', { custom_fields: [{ api_name: 'cf_external_id', value: 'E9' }] }).status).toBe(400);
		expect(contact('Other', { custom_fields: [{ api_name: 'cf_unknown', value: 'E9' }] }).status).toBe(400);
	});

	it('find the record to update, or create it', () => {
		expect(upsert('A1', { contact_name: 'Upserted' }, false).status).toBe(404);
		const made = upsert('A1', { contact_name: 'Upserted' });
		expect(made).toMatchObject({ status: 201, body: { contact: { custom_field_hash: { cf_external_id: 'A1' } } } });
		expect(upsert('A1', { notes: 'again' })).toMatchObject({ status: 200, body: { contact: { contact_name: 'Upserted', notes: 'again' } } });
		const wrong = desk.call('PUT', '/contacts', {
			body: {},
			headers: { 'x-unique-identifier-key': 'cf_po_number', 'x-unique-identifier-value': '1' },
		});
		expect(wrong.status).toBe(400);
		expect(desk.call('PUT', '/contacts', { body: {} }).status).toBe(405);
	});
});

describe('what it remembers', () => {
	it('is put aside and taken back', () => {
		const snapshot = JSON.parse(JSON.stringify(desk.zoho.snapshot())) as unknown;
		contact('Later');
		desk.zoho.restore(snapshot);
		expect(desk.call('GET', '/contacts', { query: { contact_name: 'Later' } }).body.contacts).toEqual([]);
		contact('Later');
		desk.zoho.reset();
		desk.signIn();
		expect(names(desk.call('GET', '/contacts').body)).toHaveLength(24);
	});

	it('is the same in every run', () => {
		const other = caller();
		expect((contact('Same').body.contact as Record<string, unknown>).contact_id).toBe(
			(other.call('POST', '/contacts', { body: { contact_name: 'Same' } }).body.contact as Record<string, unknown>).contact_id,
		);
	});
});
