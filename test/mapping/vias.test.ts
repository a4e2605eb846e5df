import { decimalOf, plain } from '../../src/decimals';
import { turn, type Via } from '../../src/mapping/vias';

const cases: ReadonlyArray<readonly [Via, unknown, unknown]> = [
	['date', '2026-11-25', '2026-11-25'],
	['date', '2026-11-25T10:00:00+05:30', '2026-11-25'],
	['upper', 'eur', 'EUR'],
	['singleBlanks', ' A  B\tC ', 'A B C'],
	['oneLine', '1 High St\nFloor 2', '1 High St, Floor 2'],
	['decimal', '10.50', 10.5],
	['decimal', '12345678901234567890.12', '12345678901234567890.12'],
	['negative', 5, -5],
	['notZero', '0.00', undefined],
	// Books states base units for a foreign unit, Xero the other way round.
	['inverseRate', 1.25, 0.8],
	['inverseRate', 1.18, 0.847458],
	['inverseRate', '1.000', undefined],
	// CRM states foreign units for a base unit, as Xero does.
	['rate', 0.55, 0.55],
	['rate', '1.8333333', 1.833333],
	['rate', 1, undefined],
	['linkBack', 'https://books.zoho.com/app/1#/invoices/2', 'https://books.zoho.com/app/1#/invoices/2'],
	['guid', '562555F2-8CDE-4CE9-8203-0363922537A4', '562555F2-8CDE-4CE9-8203-0363922537A4'],
	['guid', '090', undefined],
	['notGuid', '090', '090'],
	['text', 7, '7'],
];

it.each(cases)('%s turns %j into %j', (via, value, expected) => {
	expect(turn(via, value)).toEqual(expected === undefined ? {} : { value: expected });
});

it.each([
	['rate', 0],
	['inverseRate', 0],
	['inverseRate', -1],
	['decimal', '1.234,50'],
	['decimal', '1e3'],
	['decimal', true],
	['decimal', NaN],
	['date', 'tomorrow'],
] as const)('%s says why it cannot use %j', (via, value) => {
	expect(turn(via, value)).toEqual({ says: expect.any(String) as string });
});

it('a link that Xero would refuse is only a warning', () => {
	expect(turn('linkBack', 'https://books.zoho.com/xerox')).toMatchObject({ severity: 'warning' });
	expect(turn('linkBack', 'javascript:alert(1)')).toMatchObject({ severity: 'warning' });
});

it('prefixes with its argument', () => expect(turn('prefix', 12, 'books:')).toEqual({ value: 'books:12' }));

it('numbers stay exact', () => {
	expect(plain(decimalOf('0.1')!.plus('0.2'))).toBe(0.3);
	expect(decimalOf(1e21)?.toFixed()).toBe('1000000000000000000000');
	expect(decimalOf('9'.repeat(50))).toBeUndefined();
});

it('finds what follows a prefix, and says or passes over what has none', () => {
	expect(turn('after', 'CRM-5', 'CRM-')).toEqual({ value: '5' });
	expect(turn('after', 'INV-5', 'CRM-')).toEqual({ says: '"INV-5" does not begin with "CRM-", so it names no record there' });
	expect([turn('ifAfter', 'crm:5', 'crm:'), turn('ifAfter', 'crm:', 'crm:'), turn('ifAfter', 7, 'crm:')]).toEqual([{ value: '5' }, {}, {}]);
});

it('reads the id in a link back, and nothing in another link', () => {
	const link = (value: string) => turn('linkedId', value, 'invoices');
	expect(link('https://books.zoho.com/app/1#/invoices/982')).toEqual({ value: '982' });
	expect(link('https://books.zoho.eu/app/1#/invoices/982?filter=x')).toEqual({ value: '982' });
	for (const other of ['https://books.zoho.com/app/1#/bills/982', 'https://a.example/#/invoices/98x', 'https://a.example/#/invoices/', '982'])
		expect(link(other)).toEqual({});
});

it('sends nothing back where it came from', () => {
	expect(turn('unlessAfter', 'books:300:982', 'books:')).toEqual({ says: '"books:300:982" shows that it came from there, so it is not sent back' });
	expect(turn('unlessAfter', 'TRX 1', 'books:')).toEqual({ value: 'TRX 1' });
});

it('shortens by letters as a person counts them, and says so', () => {
	expect(turn('clip', ' abc ', '3')).toEqual({ value: 'abc' });
	expect(turn('clip', '😀😀 😀', '3')).toEqual({ value: '😀😀', says: 'has 4 characters; the target takes the first 3', severity: 'warning' });
});
