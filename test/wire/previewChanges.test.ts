import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { date, decimal, flag, link, list, moment, resource, rows, text, type Fields } from '../../src/apis/define';
import type { Row } from '../../src/record';
import { changesBetween, inWords } from '../../src/wire/previewChanges';
import { xeroDialect } from '../../src/wire/xero';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';

const fields: Fields = {
	Name: text('Name'),
	Total: decimal('Total'),
	Day: date('Day'),
	At: moment('At'),
	Sent: flag('Sent'),
	Tags: list('Tags'),
	Contact: link('Contact', { resource: 'contact', keys: { id: 'ContactID', number: 'ContactNumber' } }),
	Owner: link('Owner', { resource: 'user' }),
};

const changes = (sent: Row, there: Row): string[] => changesBetween(xeroDialect, fields, sent, there).map(({ at }) => at);

describe('a value', () => {
	it.each<[string, Row, Row]>([
		['money, whatever its zeros', { Total: '120.50' }, { Total: 120.5 }],
		['money that binary numbers cannot hold', { Total: '0.3' }, { Total: 0.3 }],
		['long money', { Total: '123456789012345678.10' }, { Total: '123456789012345678.1' }],
		['a day, whatever stands behind it', { Day: '2026-11-30' }, { Day: '2026-11-30T00:00:00' }],
		['an instant in another zone', { At: '2026-11-30T10:00:00+13:00' }, { At: '2026-11-29T21:00:00Z' }],
		['a link by the key that both name', { Contact: { ContactNumber: 'books:1' } }, { Contact: { ContactID: 'c1', ContactNumber: 'books:1', Name: 'Ada' } }],
		['a link whose id has other letters', { Contact: { ContactID: 'ABC' } }, { Contact: { ContactID: 'abc' } }],
		['a bare link that the other side shows as an object', { Owner: '7' }, { Owner: { id: '7', name: 'Mere' } }],
		['what is emptied and is empty', { Name: null, Tags: [] }, { Name: '' }],
		['off, where nothing is shown', { Sent: false }, {}],
		['a list of the same', { Tags: ['a', 'b'] }, { Tags: ['a', 'b'] }],
		['a number in a field that no table knows', { cf_x: 7 }, { cf_x: '7.00' }],
		['an object that no table knows, as far as it is sent', { cf_x: { a: 1 } }, { cf_x: { a: 1, b: 2 } }],
	])('is the same: %s', (_, sent, there) => expect(changes(sent, there)).toEqual([]));

	it.each<[string, Row, Row]>([
		['a cent', { Total: '120.51' }, { Total: 120.5 }],
		['a letter', { Name: 'ada' }, { Name: 'Ada' }],
		['a text of digits', { Name: '007' }, { Name: '7' }],
		['a day', { Day: '2026-11-30' }, { Day: '2026-12-01' }],
		['a second', { At: '2026-11-30T10:00:01Z' }, { At: '2026-11-30T10:00:00Z' }],
		['a link', { Contact: { ContactNumber: 'books:1' } }, { Contact: { ContactID: 'c1', ContactNumber: 'books:2' } }],
		['a link that nobody can compare', { Contact: { ContactNumber: 'books:1' } }, { Contact: { ContactID: 'c1' } }],
		['what is emptied', { Name: null }, { Name: 'Ada' }],
		['what was empty', { Name: 'Ada' }, {}],
		['zero where nothing is', { Total: 0 }, {}],
		['on', { Sent: true }, { Sent: false }],
		['the order of a list', { Tags: ['b', 'a'] }, { Tags: ['a', 'b'] }],
	])('differs: %s', (_, sent, there) => expect(changes(sent, there)).toEqual(Object.keys(sent)));

	it('that is not sent is no change', () => expect(changes({ Name: 'Ada' }, { Name: 'Ada', Total: 1 })).toEqual([]));
});

describe('rows', () => {
	const lines = (sent: readonly Row[], there: readonly Row[]) => changesBetween(xeroDialect, xero.invoice.fields, { LineItems: sent }, { LineItems: there });
	const [work, travel] = [
		{ LineItemID: 'l1', Description: 'Work', Quantity: 2, UnitAmount: 100 },
		{ LineItemID: 'l2', Description: 'Travel', Quantity: 1, UnitAmount: 12.34 },
	];

	it('are matched by id, wherever they stand, and named by the place that they are sent at', () => {
		expect(lines([{ ...travel, UnitAmount: '12.35' }, work], [work, travel])).toEqual([{ at: 'LineItems[0].UnitAmount', from: 12.34, to: '12.35' }]);
	});

	it('without ids are matched by what they say, and then by place', () => {
		expect(
			lines(
				[
					{ Description: 'Travel', UnitAmount: 20 },
					{ Description: 'Labour', UnitAmount: 100 },
				],
				[work, travel],
			).map(({ at }) => at),
		).toEqual(['LineItems[0].UnitAmount', 'LineItems[1].Description']);
	});

	it('come and go whole', () => {
		const fresh = { Description: 'Paper', UnitAmount: 3 };
		expect(lines([work, travel, fresh], [work, travel])).toEqual([{ at: 'LineItems[2]', from: null, to: fresh }]);
		expect(lines([work], [work, travel])).toEqual([{ at: 'LineItems[1]', from: travel, to: null }]);
	});

	it('that are no set are told apart by what kind they are, and others stay', () => {
		const phones = [
			{ PhoneType: 'DDI', PhoneNumber: '' },
			{ PhoneType: 'MOBILE', PhoneNumber: '21 555' },
		];
		const sent = { Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '21 556' }] };
		expect(changesBetween(xeroDialect, xero.contact.fields, sent, { Phones: phones })).toEqual([{ at: 'Phones[0].PhoneNumber', from: '21 555', to: '21 556' }]);
	});

	it('of custom fields are told by their names, and others stay', () => {
		const there = {
			custom_fields: [
				{ api_name: 'cf_a', value: '1' },
				{ api_name: 'cf_b', value: '2', label: 'B' },
			],
		};
		const sent = { custom_fields: [{ api_name: 'cf_b', value: '3' }] };
		expect(changesBetween(zohoBooksDialect, zohoBooks.invoice.fields, sent, there)).toEqual([{ at: 'custom_fields[0].value', from: '2', to: '3' }]);
	});

	it('that Zoho CRM is told to remove go', () => {
		const table = resource({
			...xero.invoice,
			fields: { ...xero.invoice.fields, Rows: rows('Rows', { id: text('ID'), Name: text('Name') }, { rowId: 'id' }) },
		});
		const there = {
			Rows: [
				{ id: '1', Name: 'A' },
				{ id: '2', Name: 'B' },
			],
		};
		expect(
			changesBetween(
				zohoCrmDialect,
				table.fields,
				{
					Rows: [
						{ id: '1', Name: 'A' },
						{ id: '2', _delete: null },
					],
				},
				there,
			),
		).toEqual([{ at: 'Rows[1]', from: { id: '2', Name: 'B' }, to: null }]);
	});

	it('within groups and rows have places of their own', () => {
		const sent = { billing_address: { city: 'Napier' } };
		expect(changesBetween(zohoBooksDialect, zohoBooks.contact.fields, sent, { billing_address: { city: 'Nelson', zip: '7010' } })).toEqual([
			{ at: 'billing_address.city', from: 'Nelson', to: 'Napier' },
		]);
		const tracked = (Option: string) => ({ LineItems: [{ LineItemID: 'l1', Tracking: [{ Name: 'Region', Option }] }] });
		expect(changesBetween(xeroDialect, xero.invoice.fields, tracked('North'), tracked('South')).map(({ at }) => at)).toEqual([
			'LineItems[0].Tracking[0].Option',
		]);
	});
});

it('is said in words, and what is too much is counted', () => {
	expect(
		inWords([
			{ at: 'DueDate', from: '2026-11-30', to: '2026-12-01' },
			{ at: 'Reference', from: null, to: 'PO 7' },
			{ at: 'Url', from: 'https://a', to: null },
			{ at: 'LineItems[2]', from: { Description: 'Paper' }, to: null },
		]),
	).toBe('DueDate from 2026-11-30 to 2026-12-01; Reference becomes PO 7; Url is emptied (was https://a); LineItems[2] goes');
	expect(inWords(Array.from({ length: 20 }, (_, index) => ({ at: `F${index}`, from: null, to: 'x'.repeat(500) })))).toMatch(/x{80}…; and 12 more$/);
});
