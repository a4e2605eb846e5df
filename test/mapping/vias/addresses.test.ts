import { turn } from '../../../src/mapping/vias';
import type { Row } from '../../../src/record';
import { chance, type Chance } from '../random';
import { got, says } from './turned';

const inXero = (value: unknown): unknown[] => ['1', '2', '3', '4'].map((line) => got('xeroLine', value, line));
const inBooks = (value: unknown): unknown[] => ['1', '2'].map((field) => got('zohoStreet', value, field));
const xeroRow = (value: unknown): Row =>
	Object.fromEntries(inXero(value).flatMap((line, index) => (line === undefined ? [] : [[`AddressLine${index + 1}`, line]])));

describe('lines for Xero', () => {
	it.each<[unknown, unknown[]]>([
		['1 Quay Street', ['1 Quay Street', undefined, undefined, undefined]],
		['1 Quay Street\r\n\r\n Level 2 ', ['1 Quay Street', 'Level 2', undefined, undefined]],
		[{ address: '1 Quay Street\nLevel 2', street2: 'PO Box 1', city: 'Auckland' }, ['1 Quay Street', 'Level 2', 'PO Box 1', undefined]],
		['a\nb\nc\nd\ne', ['a', 'b', 'c', 'd, e']],
		[{ attention: 'Ben', address: 'Attn: Cleo\n1 Quay' }, ['Attn: Cleo', '1 Quay', undefined, undefined]],
	])('%j', (value, lines) => expect(inXero(value)).toEqual(lines));

	it('over-long lines are parted between words, and what Xero has no place for is said', () => {
		const words = 'word '.repeat(150).trim();
		const [first, second, ...others] = inXero(words);
		expect([`${String(first)} ${String(second)}`, ...others]).toEqual([words, undefined, undefined]);
		expect(String(first).length).toBeLessThanOrEqual(500);
		const long = turn('xeroLine', 'word '.repeat(500), '4') as { says: string; severity: string };
		expect(long).toMatchObject({ severity: 'warning', says: expect.stringContaining('is left out') as string });
		expect(got('xeroLine', 'x', '5')).toEqual(says('address lines 1 to 4'));
	});
});

describe('streets for Zoho', () => {
	it.each<[unknown, unknown[]]>([
		[{ AddressLine1: '1 Quay', AddressLine2: 'Floor 2', AddressLine3: 'Rear' }, ['1 Quay', 'Floor 2\nRear']],
		[{ AddressLine1: '1 Quay', City: 'Auckland' }, ['1 Quay', undefined]],
		[{ AddressType: 'POBOX', City: 'Auckland' }, [undefined, undefined]],
		// What street2 has no room for goes above it.
		[{ AddressLine1: 'a', AddressLine2: 'b'.repeat(200), AddressLine3: 'c'.repeat(200) }, [`a\n${'b'.repeat(200)}`, 'c'.repeat(200)]],
	])('%j', (value, fields) => expect(inBooks(value)).toEqual(fields));

	it('four full lines are more than Zoho Books takes, which is said', () => {
		const lines = Object.fromEntries([1, 2, 3, 4].map((line) => [`AddressLine${line}`, 'word '.repeat(99).trim()]));
		expect(turn('zohoStreet', lines, '2')).toMatchObject({ severity: 'warning', value: expect.any(String) as string });
	});

	it('one text has its lines, and whom letters are for', () => {
		expect(got('streetText', { AttentionTo: 'Ben Hill', AddressLine1: '1 Quay', AddressLine2: 'Floor 2' })).toBe('Attn: Ben Hill\n1 Quay\nFloor 2');
		expect(turn('streetText', 'a b c', '3')).toEqual({ value: 'a b', says: expect.stringContaining('"c" is left out') as string, severity: 'warning' });
	});
});

it.each<[unknown, unknown]>([
	[{ AttentionTo: 'Ben' }, 'Ben'],
	[{ attention: 'Mr.John', address: 'Attn: Cleo' }, 'Mr.John'],
	['Attn: Ben Hill\n1 Quay', 'Ben Hill'],
	['ATTENTION : Ben Hill, 1 Quay', 'Ben Hill'],
	['attn Ben', 'Ben'],
	['Attwood Road 1', undefined],
	['Attention Street 1', undefined],
])('letters to %j are for %s', (value, name) => expect(got('attention', value)).toBe(name));

const words = (random: Chance, most: number): string => Array.from({ length: random.int(1, most) }, () => 'x'.repeat(random.int(1, 12))).join(' ');
const lettersOf = (values: readonly unknown[]): string => values.map((value) => String(value ?? '').replace(/[\s,]/g, '')).join('');

it('nothing of 1,000 addresses is lost, and those that fit come back as they were', () => {
	const random = chance(11);
	for (let count = 0; count < 1000; count++) {
		const address = { address: words(random, 30), street2: random.is(0.5) ? Array.from({ length: random.int(1, 3) }, () => words(random, 6)).join('\n') : '' };
		const row = xeroRow(address);
		expect(lettersOf(Object.values(row))).toBe(lettersOf(Object.values(address)));
		for (const line of Object.values(row)) expect(String(line).length).toBeLessThanOrEqual(500);
		const [above, below] = inBooks(row);
		if (address.street2.length <= 255) expect([above, below ?? '']).toEqual([address.address, address.street2]);
		const text = got('streetText', row, '2000');
		expect(xeroRow(text)).toEqual(row);
	}
});
