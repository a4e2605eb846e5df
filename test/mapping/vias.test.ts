import { decimalOf, plain } from '../../src/decimals';
import { described, rooms, turn, vias, type Via } from '../../src/mapping/vias';
import { junk } from '../nodes/junk';
import { chance } from './random';

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

it('each has a label of its own and a sentence, and stands in one room', () => {
	const all = Object.values(described);
	expect(new Set(all.map(({ label }) => label)).size).toBe(vias.length);
	for (const { label, says, argument } of all) {
		expect(label).toMatch(/^[A-Z]/);
		// n8n's forms show them without a full stop.
		expect(says).toMatch(/^[A-Z].*[^.]$/);
		if (argument !== undefined) expect(argument).toMatch(/^[A-Z].*[^.]$/);
	}
	expect(Object.values(rooms).flatMap((room) => Object.keys(room))).toEqual(vias);
});

it('10,000 values of any kind end as a value, a sentence or nothing', () => {
	const random = chance(21);
	const typical = vias.flatMap((via) => (described[via as Via].argument === undefined ? [] : ['2', '1', 'NZ', 'dd/MM/yyyy', 'UTC', ',', '']));
	const counts = { value: 0, says: 0, nothing: 0 };
	for (let count = 0; count < 10_000; count++) {
		const value = junk(random);
		const argument = random.is(0.5)
			? random.of(typical)
			: String(random.of(['__proto__', '-1', '1e9', 'Infinity', '\u0000', '(', '[', '\\', '😀'.repeat(99), 'x'.repeat(5000)]));
		// Each transform has every fifth value.
		for (const via of vias.filter((_, index) => index % 5 === count % 5) as Via[]) {
			const turned = turn(via, value, argument) as { value?: unknown; says?: unknown; severity?: unknown };
			const isSound =
				Object.keys(turned).every((key) => ['value', 'says', 'severity'].includes(key)) &&
				(!('says' in turned) || (typeof turned.says === 'string' && turned.says !== '' && turned.says.length < 500)) &&
				(!('value' in turned) || (turned.value !== undefined && typeof turned.value !== 'function'));
			if (!isSound) throw new Error(`${via} of ${JSON.stringify(value)} with ${JSON.stringify(argument)}: ${JSON.stringify(turned)}`);
			counts['value' in turned ? 'value' : 'says' in turned ? 'says' : 'nothing']++;
		}
	}
	expect(Object.values(counts).every((count) => count > 2_000)).toBe(true);
});
