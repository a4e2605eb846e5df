import { xero } from '../../src/apis/xero';
import { decimal, flag, moment, text } from '../../src/apis/define';
import { builtIn } from '../../src/mapping/builtIn';
import type { Rules } from '../../src/mapping/rule';
import { alike, fingerprintIn, textOf } from '../../src/syncing/fingerprint';
import { canonical, changedAt, comparedBy } from '../../src/syncing/sameness';

const of = (field: Parameters<typeof canonical>[1] extends infer C ? C : never) => (value: unknown) => canonical(value, field);
const asDecimal = of({ field: decimal('D') });
const asText = of({ field: text('T') });
const asDate = of({ field: xero.invoice.fields.Date });
const unlisted = of({});

describe('values in other forms', () => {
	it.each([
		[asDecimal, 1, '1.00'],
		[asDecimal, '0.10', 0.1],
		[asDecimal, '-0.00', 0],
		[asDate, '2026-11-02', '2026-11-02T00:00:00'],
		[of({ field: moment('M') }), '2026-11-02T10:00:00Z', '2026-11-02T23:00:00+1300'],
		[of({ field: flag('F') }), true, 'true'],
		[of({ field: xero.invoice.fields.LineAmountTypes }), 'Exclusive', 'EXCLUSIVE'],
		[asText, ' A\r\nB ', 'A\nB'],
		[asText, 'e\u0301', '\u00e9'],
		[asText, 1010, '1010'],
		[unlisted, 1, '1.00'],
		[asText, '', undefined],
		[asText, null, '  '],
		[unlisted, [], undefined],
		[unlisted, { b: 1, a: [2, 1] }, { a: [1, '2.0'], b: '1', c: '' }],
	])('%p: %j is %j', (turn, one, other) => expect(turn(one)).toBe(turn(other)));

	it.each([
		[asText, '090', '90'],
		[asText, '1', '1.00'],
		[asText, 'a', 'A'],
		[asDecimal, '0', undefined],
		[asDecimal, 1.001, 1.002],
		[asDate, '2026-11-02', '2026-11-03'],
		[unlisted, '007', 7],
		[unlisted, { a: 1 }, { a: 2 }],
		[unlisted, ['ab', 'c'], ['a', 'bc']],
	])('%p: %j is not %j', (turn, one, other) => expect(turn(one)).not.toBe(turn(other)));
});

describe('rows', () => {
	const contact = comparedBy(builtIn.zohoBooksContactToXeroContact.rules, xero.contact.fields);
	const invoice = comparedBy(builtIn.zohoBooksInvoiceToXeroInvoice.rules, xero.invoice.fields);
	const phones = contact.find(({ path }) => path === 'Phones')!;
	const lines = invoice.find(({ path }) => path === 'LineItems')!;
	const made = [{ Description: 'A', Quantity: 2, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }];

	it('are the same in whatever order, with ids and sums of the vendor, and with its zeros', () => {
		const read = [{ ...made[0], Quantity: '2.0000', LineItemID: 'x', LineAmount: 200, TaxAmount: 30, DiscountRate: 0, Tracking: [], ItemCode: '' }];
		expect(canonical(read, lines)).toBe(canonical(made, lines));
		const two = [...made, { ...made[0], Description: 'B' }];
		expect(canonical([...two].reverse(), lines)).toBe(canonical(two, lines));
	});
	it.each([
		['a price', [{ ...made[0], UnitAmount: 101 }]],
		['an account', [{ ...made[0], AccountCode: '260' }]],
		['a discount', [{ ...made[0], DiscountRate: 10 }]],
		['tracking', [{ ...made[0], Tracking: [{ Name: 'Region', Option: 'North' }] }]],
		['a line', [...made, made[0]]],
		['no line', []],
	])('differ by %s', (_, read) => expect(canonical(read, lines)).not.toBe(canonical(made, lines)));
	it('that are always the same are rows nonetheless', () => {
		const rules: Rules = { Phones: { rows: { fixed: { when: 'a', rules: { PhoneType: { always: 'DDI' }, PhoneNumber: { always: '1' } } } } } };
		const [fixed] = comparedBy(rules, xero.contact.fields);
		expect(canonical([{ PhoneType: 'DDI', PhoneNumber: '1' }], fixed)).not.toBe(canonical([{ PhoneType: 'DDI', PhoneNumber: '2' }], fixed));
	});
	it('that only say which they are, are none', () => {
		const read = ['DDI', 'DEFAULT', 'FAX', 'MOBILE'].map((PhoneType) => ({ PhoneType, PhoneNumber: PhoneType === 'DEFAULT' ? '123' : '' }));
		expect(canonical(read, phones)).toBe(canonical([{ PhoneType: 'DEFAULT', PhoneNumber: '123' }], phones));
		expect(canonical([{ PhoneType: 'FAX' }], phones)).toBeUndefined();
	});
});

describe('a fingerprint', () => {
	const fingerprint = { 'xero:contact': { Name: alike('abcdefghijk'), Email: { source: 'a', target: '' } }, 'zohoBooks:contact': { email: alike('0') } };
	it('comes back out of its text, which is always the same', () => {
		expect(fingerprintIn(textOf(fingerprint))).toEqual(fingerprint);
		const turned = { 'zohoBooks:contact': { email: alike('0') }, 'xero:contact': { Email: { source: 'a', target: '' }, Name: alike('abcdefghijk') } };
		expect(textOf(turned)).toBe(textOf(fingerprint));
		expect(fingerprintIn(JSON.parse(textOf(fingerprint)))).toEqual(fingerprint);
	});
	it.each([undefined, null, '', '{', '[]', '1', {}, { v: 2, 'xero:contact': {} }, [1], 'null'])('is not %j', (held) =>
		expect(fingerprintIn(held)).toBeUndefined(),
	);
	it('leaves out what is no hash', () => {
		expect(fingerprintIn({ v: 1, a: { x: 1, y: 'a b', z: 'ok', w: 'a.b.c' }, b: 'text', c: [1] })).toEqual({ a: { z: alike('ok') } });
	});
});

it('times of the vendors are read, and nothing else', () => {
	expect(changedAt('2026-11-02T10:00:00')).toBe(Date.UTC(2026, 10, 2, 10));
	expect(changedAt('2026-11-02T23:00:00+1300')).toBe(Date.UTC(2026, 10, 2, 10));
	expect([changedAt('soon'), changedAt(5), changedAt(undefined), changedAt('')]).toEqual([undefined, undefined, undefined, undefined]);
});
