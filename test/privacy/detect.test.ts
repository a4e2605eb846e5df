import { detect } from '../../src/privacy/detect';
import type { Kind } from '../../src/privacy/kinds';
import { chance, type Chance } from '../mapping/random';
import { madeCard, madeEmail, madeIban, madePhone, nobodys, talk } from './made';

const found = (text: string): string[] => detect(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

/** Each stands in the middle of a text, and alone. */
const isFound = (kind: Kind, values: readonly string[]) =>
	it.each(values)('%s', (value) => {
		expect(found(value)).toEqual([`${kind} ${value}`]);
		expect(found(`Ask (${value}), or later.`)).toEqual([`${kind} ${value}`]);
		expect(found(`Is it ${value}?`)).toEqual([`${kind} ${value}`]);
	});

const isNothing = (values: readonly string[]) => it.each(values)('not: %s', (value) => expect(found(value)).toEqual([]));

describe('e-mail', () => {
	isFound('email', [
		'a@b.co',
		'jane.doe+x@mail.example.co.nz',
		"o'neil@example.ie",
		'jürgen@bücher.example',
		'борис@почта.рф',
		'a_b-c@x-y.example',
		'"jane doe"@example.com',
		'x@xn--bcher-kva.example',
	]);
	isNothing(['jane@localhost', '@jane', 'jane@', 'a @ b.com', 'logo@2x.png', 'package@1.2.3', '5 @ 3.50', 'x@.com']);
	it('ends where a sentence does, and stands in brackets and addresses', () => {
		expect(found('Write to jane@example.com. Or <bob@example.com>; mailto:eve@example.com?subject=x')).toEqual([
			'email jane@example.com',
			'email bob@example.com',
			'email eve@example.com',
		]);
	});
});

describe('IBAN', () => {
	isFound('bankAccount', [
		'GB82 WEST 1234 5698 7654 32',
		'GB82WEST12345698765432',
		'de89370400440532013000',
		'DE89 3704 0044 0532 0130 00',
		'FR1420041010050500013M02606',
		'NO93 8601 1117 947',
		'MT84MALT011000012345MTLCAST001S',
		'BR1800360305000010009795493C1',
		'CH93-0076-2011-6238-5295-7',
		'SA03 8000 0000 6080 1016 7519',
	]);
	isFound('bankAccount', ['12-3140-0171323-00', '01-0902-0068389-000']);
	isNothing([
		'GB82 WEST 1234 5698 7654 33',
		'DE89370400440532013001',
		'XX89370400440532013000',
		'DE8937040044053201300',
		'DE893704004405320130000',
		'GB2026INVOICE001234567',
	]);
	it('does not run into the words that follow', () =>
		expect(found('IBAN GB82 WEST 1234 5698 7654 32 BARCLAYS 2026')).toEqual(['bankAccount GB82 WEST 1234 5698 7654 32']));
});

describe('cards', () => {
	isFound('card', [
		'4111 1111 1111 1111',
		'4111-1111-1111-1111',
		'5555555555554444',
		'2223003122003222',
		'3782 822463 10005',
		'378282246310005',
		'6011111111111117',
		'30569309025904',
		'3530111333300000',
	]);
	isNothing([
		'4111 1111 1111 1112',
		'1234567812345670',
		'4111 1111-1111 1111',
		'460000000000026049',
		'4876876000000123456',
		'https://crm.zoho.com/tab/Leads/4111111111111111',
		'order 4111111111111111',
		'id=4111111111111111',
		'INV4111111111111111',
		'0.4111111111111111',
	]);
});

describe('tax numbers', () => {
	isFound('taxNumber', [
		'DE136695976',
		'ATU13585627',
		'BE0428759497',
		'BE 0428.759.497',
		'DK13585628',
		'EL094259216',
		'FI20774740',
		'FR40303265045',
		'HR33392005961',
		'HU12892312',
		'IE6433435F',
		'IT00743110157',
		'LU15027442',
		'NL004495445B01',
		'PL8567346215',
		'PT501964843',
		'SE123456789701',
		'GB980780684',
		'ESX2482300W',
		'CHE-116.281.710',
		'51 824 753 556',
		'49-091-850',
		'536-22-8145',
		'12-3456789',
		'AB 12 34 56 C',
		'JG123456C',
	]);
	it('is told by what stands before it where its form is ordinary', () => {
		expect(found('ABN: 51824753556')).toEqual(['taxNumber 51824753556']);
		expect(found('IRD 49091850 or GST no. 136-410-132')).toEqual(['taxNumber 49091850', 'taxNumber 136-410-132']);
		expect(found('UTR 1123456789')).toEqual(['taxNumber 1123456789']);
		expect(found('VAT no. CZ25123891, MwSt-Nr. RO11198699, DDV SI50223054')).toEqual(['taxNumber CZ25123891', 'taxNumber RO11198699', 'taxNumber SI50223054']);
	});
	isNothing([
		'DE136695977',
		'SI12345678',
		'PL1234567890',
		'RO11198699',
		'CZ25123891',
		'51824753556',
		'51 824 753 557',
		'49091850',
		'49-091-851',
		'1123456789',
		'000-12-3456',
		'666-12-3456',
		'912-12-3456',
		'INV-12-3456789',
		'invoice 12-3456789',
		'BG123456A',
		'GB123456A',
	]);
});

describe('telephone', () => {
	isFound('phone', [
		'+64 21 123 4567',
		'+6421123456',
		'+44 (0)20 7946 0958',
		'+1 (415) 555-0132',
		'+1.415.555.0132',
		'+49 30 901820',
		'+33 1 23 45 67 89',
		'+91 98765 43210',
		'+81-3-1234-5678',
		'0044 20 7946 0958',
		'(415) 555-0132',
		'415-555-0132',
		'021 123 4567',
		'(09) 123 4567',
		'0412 345 678',
		'01.23.45.67.89',
		'0171/1234567',
		'06-12345678',
	]);
	it('is told by a word before it', () => {
		expect(found('Tel. 4155550132, mob: 211234567')).toEqual(['phone 4155550132', 'phone 211234567']);
		expect(found('call me on 555 0132')).toEqual(['phone 555 0132']);
	});
	isNothing([
		'4155550132',
		'0211234567',
		'2026-11-25',
		'01-02-2026',
		'01.02.2026',
		'09/11/2026',
		'08:00-17:00',
		'1,234,567.89',
		'1 234 567,00',
		'192.168.100.200',
		'INV-021-123-4567',
		'invoice 021 123 4567',
		'PO 415-555-0132',
		'EUR 021 123 4567',
		'+12.50%',
		'+1000000',
		'+0 21 123 4567',
		'00001234567',
		'460000000000026049',
		'200 300 4000',
		'2026-11-25T10:00:00+13:00',
		'71e3a0b1-0212-1234-4567-021123456789',
	]);
});

it('a long text without anything is read in no time', () => {
	const texts = [
		'x'.repeat(200_000),
		`${'x.'.repeat(50_000)}@`,
		'1'.repeat(100_000),
		'1 '.repeat(50_000),
		'+1-'.repeat(30_000),
		'DE '.repeat(30_000),
		`${'a@'.repeat(50_000)}`,
	];
	for (const text of texts) {
		const started = process.cpuUsage();
		detect(text);
		expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
	}
});

/** Texts with planted data among what only looks like it; whether exactly the planted stretches are found. */
it('finds nearly all of a made-up corpus, and nearly nothing else', () => {
	const random = chance(20261125);
	const makers: Readonly<Record<string, (random: Chance) => string>> = { email: madeEmail, bankAccount: madeIban, card: madeCard, phone: madePhone };
	const counts = Object.fromEntries(Object.keys(makers).map((kind) => [kind, { planted: 0, found: 0, right: 0 }]));
	const wrong: string[] = [];
	const missed: string[] = [];
	for (let index = 0; index < 5_000; index++) {
		let text = talk(random, random.int(0, 3));
		const planted = new Set<string>();
		for (let count = random.int(1, 4); count > 0; count--) {
			text += random.of([' ', ', ', '; ', ' – ', '\n', ': ']);
			if (random.is(0.5)) {
				const kind = random.of(Object.keys(makers));
				const value = makers[kind]!(random);
				planted.add(`${kind} ${text.length} ${text.length + value.length}`);
				counts[kind]!.planted++;
				text += value;
			} else text += nobodys(random);
			text += random.of(['', '.', ',', ')', '']) + random.of([' ', '\n']) + talk(random, random.int(1, 4));
		}
		const seen = detect(text);
		const spots = new Set(seen.map(({ kind, start, end }) => `${kind} ${start} ${end}`));
		for (const one of planted) if (!spots.has(one)) missed.push(text.slice(Number(one.split(' ')[1]) - 12, Number(one.split(' ')[2]) + 5));
		for (const { kind, start, end } of seen) {
			const count = counts[kind];
			if (count) count.found++;
			if (planted.has(`${kind} ${start} ${end}`)) count!.right++;
			else wrong.push(`${kind} "${text.slice(start, end)}"`);
		}
	}
	const rows = Object.entries(counts).map(([kind, { planted, found: all, right }]) => ({ kind, planted, precision: right / all, recall: right / planted }));
	console.info(
		rows
			.map(({ kind, planted, precision, recall }) => `${kind}: ${planted} planted, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`)
			.join('\n') +
			`\nwrong: ${wrong.length}, such as ${[...new Set(wrong)].slice(0, 12).join(', ')}\nmissed: ${missed.length}, such as ${missed
				.slice(0, 40)
				.map((one) => JSON.stringify(one))
				.join(', ')}`,
	);
	for (const { kind, precision, recall } of rows) {
		expect(precision).toBeGreaterThan(kind === 'phone' ? 0.97 : 0.99);
		expect(recall).toBeGreaterThan(0.98);
	}
});
