import { chosenFields } from '../../src/privacy/fields';
import { keyFrom } from '../../src/privacy/keys';
import { kinds, type Kind } from '../../src/privacy/kinds';
import { masked } from '../../src/privacy/mask';
import { masking, protect, removing, tokenizing, type Manner, type Scope } from '../../src/privacy/protect';
import { restore } from '../../src/privacy/restore';
import type { Row } from '../../src/record';

const [ours, other] = [keyFrom('a made-up key for these tests only, no. 1'), keyFrom('a made-up key for these tests only, no. 2')];
const all = new Set(Object.keys(kinds) as Kind[]);
const scope = (more: Partial<Scope> = {}): Scope => ({ kinds: all, chosen: chosenFields([], ''), texts: true, ...more });
const withManner =
	(manner: Manner) =>
	(record: unknown, more: Partial<Scope> = {}) =>
		protect(record, manner, scope(more)).value;
const [mask, remove, takeOut, tokenize] = [masking, removing(false), removing(true), tokenizing([ours])].map(withManner) as [
	ReturnType<typeof withManner>,
	ReturnType<typeof withManner>,
	ReturnType<typeof withManner>,
	ReturnType<typeof withManner>,
];

describe('masks', () => {
	it.each<[Kind, string, string]>([
		['email', 'anna@example.com', 'a***@e***.com'],
		['email', 'jo@x.co.nz', '***@x***.nz'],
		['email', 'nonsense', '***'],
		['name', 'Jane Doe', 'J*** D***'],
		['name', 'Li Wu', '*** ***'],
		['name', 'Çelik 2 GmbH', 'Ç*** *** G***'],
		['address', '221B Baker Street', '*** B*** S***'],
		['address', 'SW1A 1AA', '*** ***'],
		['bankAccount', 'DE89 3704 0044 0532 0130 00', '**** **** **** **** **30 00'],
		['card', '4111-1111-1111-1234', '****-****-****-1234'],
		['taxNumber', '536-22-8145', '***-**-**45'],
		['taxNumber', '12345', '*****'],
		['phone', '+64 21 123 4567', '+** ** *** **67'],
		['phone', '1234', '****'],
		['other', 'anything', '***'],
	])('%s %s: %s', (kind, value, shown) => {
		expect(masked(kind, value)).toBe(shown);
		expect(masked(kind, shown).length).toBeLessThanOrEqual(shown.length + 3);
	});
});

describe('known fields', () => {
	it("of Xero's contacts and invoices", () => {
		const record = {
			InvoiceNumber: 'INV-1',
			Contact: {
				ContactID: '717f2bfc-1',
				ContactNumber: 'books:46',
				Name: 'Jane Doe',
				FirstName: 'Jane',
				Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '021 555 1234' }],
			},
			LineItems: [{ Description: 'Desk', AccountCode: '200', Tracking: [{ Name: 'Region', Option: 'North' }], Item: { Name: 'Desk', Code: 'D' } }],
			BrandingTheme: { Name: 'Standard' },
		};
		expect(mask(record)).toEqual({
			...record,
			Contact: { ...record.Contact, Name: 'J*** D***', FirstName: 'J***', Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '*** *** **34' }] },
		});
		expect(mask({ ContactID: '1', Name: 'Jane Doe', CompanyNumber: '123', AccountNumber: 'C-77', IsCustomer: true })).toMatchObject({
			Name: 'J*** D***',
			CompanyNumber: '123',
			AccountNumber: 'C-77',
			IsCustomer: true,
		});
		expect(mask({ Code: '200', Name: 'Sales of Goods', Type: 'REVENUE' })).toEqual({ Code: '200', Name: 'Sales of Goods', Type: 'REVENUE' });
	});

	it('of Zoho Books, CRM and Expense', () => {
		expect(
			mask({
				contact_name: 'Jane Doe',
				account_name: 'Office Supplies',
				merchant_name: 'Stationer',
				salesperson_name: 'Bob Roe',
				gst_no: '12-345-678',
				tax_id: '46000000001',
				mobile: 6421555123,
				billing_address: {
					attention: 'Jane Doe',
					address: '1 High Street',
					city: 'Leeds',
					state: 'York',
					zip: 'LS1',
					country: 'United Kingdom',
					country_code: 'GB',
					address_id: '9',
				},
				shipping_address: 'Somewhere 5, Leeds',
				is_emailed: true,
				email: '',
				phone: null,
			}),
		).toEqual({
			contact_name: 'J*** D***',
			account_name: 'Office Supplies',
			merchant_name: 'Stationer',
			salesperson_name: 'B*** R***',
			gst_no: '**-***-*78',
			tax_id: '46000000001',
			mobile: '********23',
			billing_address: {
				attention: 'J*** D***',
				address: '*** H*** S***',
				city: 'L***',
				state: 'York',
				zip: '***',
				country: 'United Kingdom',
				country_code: 'GB',
				address_id: '9',
			},
			shipping_address: 'S*** *** L***',
			is_emailed: true,
			email: '',
			phone: null,
		});
		expect(
			mask({
				id: '1',
				Account_Name: { id: '2', name: 'Doe Ltd' },
				Owner: { id: '3', name: 'Bob Roe', email: 'bob@example.com' },
				Product_Name: { id: '4', name: 'Big Desk' },
			}),
		).toEqual({
			id: '1',
			Account_Name: { id: '2', name: 'D*** L***' },
			Owner: { id: '3', name: 'B*** R***', email: 'b***@e***.com' },
			Product_Name: { id: '4', name: 'Big Desk' },
		});
		expect(mask({ user_id: '1', name: 'Bob Roe', email: 'bob@example.com', user_role: 'admin' })).toMatchObject({ name: 'B*** R***', user_role: 'admin' });
	});

	it('that hold several addresses keep them apart, and lists are gone through', () => {
		expect(
			mask({ to_mail_ids: ['anna@example.com', 'bob@example.com'], Email: 'anna@example.com; bob@example.com', email_ids: 'Anna <anna@example.com>' }),
		).toEqual({
			to_mail_ids: ['a***@e***.com', 'b***@e***.com'],
			Email: 'a***@e***.com; b***@e***.com',
			email_ids: '***',
		});
		expect(takeOut({ to_mail_ids: ['anna@example.com'], notes: 'to anna@example.com', total: 5 })).toEqual({
			to_mail_ids: [],
			notes: 'to [email removed]',
			total: 5,
		});
		expect(remove({ contact_name: 'Jane Doe', cf: 1 })).toEqual({ contact_name: '[name removed]', cf: 1 });
	});

	it('are those of the form too, by name or path, and not those it leaves alone', () => {
		const chosen = chosenFields(
			[{ field: 'cf_birthday', kind: 'other' }, { field: 'project.lead', kind: 'name' }, { field: 'vip', kind: 'nonsense' }, null, 5],
			'company_name, billing_address.city\nLine_Items[].description',
		);
		expect(
			mask(
				{
					cf_birthday: '1990-01-01',
					custom_fields: [
						{ api_name: 'cf_birthday', value: '1990-01-01' },
						{ label: 'Size', value: 'XL' },
					],
					project: { lead: 'Jane Doe', name: 'Move' },
					lead: 'Jane Roe',
					vip: { since: 'May', list: ['x'] },
					company_name: 'Doe Ltd',
					billing_address: { city: 'Leeds', zip: 'LS1' },
					line_items: [{ description: 'for bob@example.com' }],
				},
				{ chosen },
			),
		).toEqual({
			cf_birthday: '***',
			custom_fields: [
				{ api_name: 'cf_birthday', value: '***' },
				{ label: 'Size', value: 'XL' },
			],
			project: { lead: 'J*** D***', name: 'Move' },
			lead: 'Jane Roe',
			vip: { since: '***', list: ['***'] },
			company_name: 'Doe Ltd',
			billing_address: { city: 'Leeds', zip: '***' },
			line_items: [{ description: 'for bob@example.com' }],
		});
	});

	it('count only for the kinds that are chosen, and texts only where they are looked into', () => {
		const record = { contact_name: 'Jane Doe', email: 'jane@example.com', notes: 'Jane Doe, bob@example.com' };
		expect(mask(record, { kinds: new Set<Kind>(['email']) })).toEqual({ contact_name: 'Jane Doe', email: 'j***@e***.com', notes: 'Jane Doe, b***@e***.com' });
		expect(mask(record, { texts: false })).toEqual({ contact_name: 'J*** D***', email: 'j***@e***.com', notes: record.notes });
	});
});

describe('texts', () => {
	it('mention names that the record holds, as whole words', () => {
		expect(mask({ customer_name: 'Jane Doe', first_name: 'Mark', notes: 'Mark paid: Jane Doe (Jane Does not)', invoice_number: 'Jane Doe' })).toEqual({
			customer_name: 'J*** D***',
			first_name: 'M***',
			notes: 'Mark paid: J*** D*** (Jane Does not)',
			invoice_number: 'Jane Doe',
		});
	});

	it('that are JSON are treated inside, and stay JSON', () => {
		const payload = { contact_name: 'Jane "JD" Doe', invoice_id: '46', notes: 'call +64 21 123 4567' };
		const row = { payload: JSON.stringify(payload), pretty: JSON.stringify(payload, undefined, 2), odd: `{ "contact_name":"Jane Doe","n":1.10}` };
		const shown = mask(row) as Row;
		for (const name of ['payload', 'pretty'])
			expect(JSON.parse(shown[name] as string)).toEqual({ contact_name: 'J*** *** D***', invoice_id: '46', notes: 'call +** ** *** **67' });
		const tokens = tokenize(row) as Record<string, string>;
		expect(JSON.parse(tokens['payload']!)).toMatchObject({ invoice_id: '46' });
		expect(tokens['odd']).toMatch(/^\[other:[a-z2-7]+\]$/);
		expect(restore(tokens, [ours]).value).toEqual(row);
		// As a model may write it again.
		const rewritten = tokens['payload']!.replace(/,/g, ', ');
		expect(JSON.parse((restore({ rewritten }, [ours]).value as Record<string, string>)['rewritten']!)).toEqual(payload);
	});

	it('also as names of fields, of which none is lost', () => {
		expect(mask({ 'anna@example.com': 1, 'alma@example.com': 2, total: 3 })).toEqual({ 'a***@e***.com': 1, 'a***@e***.com (2)': 2, total: 3 });
		const record = { shares: { 'anna@example.com': 1, 'alma@example.com': 2 } };
		expect(restore(tokenize(record), [ours]).value).toEqual(record);
	});
});

describe('what stays', () => {
	it('is what travels under _sync, but for the words of its issues', () => {
		const source = { app: 'zohoBooks', entity: 'contact', id: '46', number: 'Jane Doe', url: 'https://books.zoho.com/app/1#/contacts/46' };
		const trail = { source, attempts: 2, issues: [{ rule: 'kind', severity: 'error', at: 'email', says: 'is no email address: "jane@example.com"' }] };
		expect(mask({ contact_name: 'Jane Doe', _sync: trail })).toEqual({
			contact_name: 'J*** D***',
			_sync: { ...trail, issues: [{ ...trail.issues[0], says: 'is no email address: "j***@e***.com"' }] },
		});
	});

	it.each([
		{ invoice_id: '4111111111111111', customer_id: '021 123 4567', LineItemID: '4111111111111111', line_item_ids: ['4111111111111111'] },
		{
			invoice_number: '021-123-4567',
			InvoiceNumber: '415-555-0132',
			date: '2026-11-25',
			DueDateString: '2026-11-25T00:00:00',
			total: '1234567890123.45',
			Total: 4111111111111111,
		},
		{
			currency_code: 'NZD',
			exchange_rate: 0.123456789,
			status: 'sent',
			quantity: '10',
			created_time: '2026-11-25T10:00:00+1300',
			notes: 'order 460000000000026049',
		},
		{ created_by: '460000000000026049', submitted_by: 460000026049 },
		{ a: null, b: true, c: [], d: {}, e: '', f: ' ', g: [[null]], email: false, phone: {}, contact_name: [] },
	])('is everything else %#', (record) => {
		for (const each of [mask, remove, takeOut, tokenize]) expect(each(record)).toEqual(record);
	});

	it('is any shape: __proto__ as a field, dates, the top of every kind', () => {
		const record = JSON.parse('{"__proto__":{"email":"anna@example.com"},"constructor":{"prototype":{"email":"anna@example.com"}}}') as Row;
		expect(JSON.stringify(mask(record))).toBe('{"__proto__":{"email":"a***@e***.com"},"constructor":{"prototype":{"email":"a***@e***.com"}}}');
		expect(JSON.stringify(restore(tokenize(record), [ours]).value)).toBe(JSON.stringify(record));
		for (const value of [null, 5, true, undefined, [], [['x']]]) expect(mask(value)).toEqual(value);
		const day = new Date(0);
		expect(mask({ day })).toEqual({ day });
		expect(mask('anna@example.com')).toBe('a***@e***.com');
	});

	it('is refused with its place where it is nested without end', () => {
		let deep: Row = { email: 'anna@example.com' };
		for (let level = 0; level < 5000; level++) deep = { in: deep };
		expect(() => mask({ top: deep })).toThrow(/^top\.in\.in.* is nested deeper than 400 levels$/);
		const cycle: Row = {};
		cycle['self'] = cycle;
		expect(() => tokenize(cycle)).toThrow(/nested deeper/);
	});
});

describe('tokens', () => {
	it('join records: the same value is the same token, wherever it stands', () => {
		const [one, two] = [tokenize({ email: 'anna@example.com', notes: 'from anna@example.com' }), tokenize({ EmailAddress: 'anna@example.com' })] as [Row, Row];
		expect(one['email']).toBe(two['EmailAddress']);
		expect(one['notes']).toBe(`from ${String(one['email'])}`);
	});

	it('are not made of tokens again, also of the previous key', () => {
		const record = {
			contact_name: 'Jane Doe',
			email: 'anna@example.com',
			phone: '+64 21 123 4567',
			notes: 'Jane Doe +64 21 123 4567, (09) 123 4567',
			zip: 1010,
		};
		const once = tokenize(record);
		expect(tokenize(once)).toEqual(once);
		const rotated = withManner(tokenizing([other, ours]));
		expect(rotated(once)).toEqual(once);
		expect(rotated(record)).not.toEqual(once);
		expect(restore([once, rotated(record)], [other, ours])).toMatchObject({ value: [record, record], issues: [] });
	});

	it('that stay closed are told with their place, and the others open', () => {
		const record = { a: tokenize({ email: 'anna@example.com' }), b: withManner(tokenizing([other]))({ notes: 'anna@example.com, bob@example.com' }) };
		const { value, issues, count } = restore(record, [ours]);
		expect(value).toEqual({ a: { email: 'anna@example.com' }, b: record.b });
		expect(count).toBe(1);
		expect(issues).toMatchObject([
			{ rule: 'token-closed', severity: 'error', at: 'b.notes', says: 'holds 2 tokens that were made with another key, or changed since; left as they are' },
		]);
	});
});

it('the report tells kinds and places, and no values', () => {
	const { found } = protect(
		{
			Contact: { Name: 'Jane Doe', EmailAddress: 'anna@example.com' },
			LineItems: [{ Description: 'Jane Doe anna@example.com' }, { Description: 'bob@example.com' }],
			'eve@example.com': 1,
		},
		masking,
		scope(),
	);
	expect(found).toEqual([
		{ kind: 'name', at: 'Contact.Name', by: 'field', count: 1 },
		{ kind: 'email', at: 'Contact.EmailAddress', by: 'field', count: 1 },
		{ kind: 'name', at: 'LineItems.Description', by: 'text', count: 1 },
		{ kind: 'email', at: 'LineItems.Description', by: 'text', count: 2 },
		{ kind: 'email', at: '', by: 'text', count: 1 },
	]);
});
