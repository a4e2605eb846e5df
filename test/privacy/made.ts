import type { Chance } from '../mapping/random';

/** Made-up personal data of many countries. Check digits are reckoned here by other means than in src. */

export const people = [
	'Aroha Ngata',
	'Jürgen Weiß',
	'María José Núñez',
	"Siobhán O'Connor",
	'Nguyễn Thị Lan',
	'Anne-Sophie Lefèvre',
	'Łukasz Żółty',
	'Oyelaran Adébáyò',
	'王 小明',
	'Ναυσικά Παππά',
	'Борис Петров',
	'Kiri Te Rangi',
	'Fjóla Þórsdóttir',
	'Zoltán Kőszegi',
	'Priya Ramanathan',
	'Harald Blåtand AS',
	'Quillfeather & Sons Ltd',
	'Zephyrine Trading Pty',
] as const;

const locals = ['aroha.ngata', 'j.weiss', 'maria+news', 'siobhan_oc', 'accounts.payable', 'info2026', 'x-files', "d'arcy", 'lefevre.as', 'jürgen'] as const;
const hosts = ['example.com', 'firma.example', 'mail.ngata.co.nz', 'sub.domain.example.org', 'bücher.example', 'example.travel', 'a-b-c.com.au'] as const;

const digits = (random: Chance, count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');

export const madeEmail = (random: Chance): string => `${random.of(locals)}${random.is(0.5) ? random.int(1, 9999) : ''}@${random.of(hosts)}`;

const ibanShapes: ReadonlyArray<readonly [string, string]> = [
	['DE', 'n18'],
	['GB', 'a4n14'],
	['FR', 'n10c11n2'],
	['NL', 'a4n10'],
	['ES', 'n20'],
	['IT', 'a1n10c12'],
	['CH', 'n5c12'],
	['NO', 'n11'],
	['BE', 'n12'],
	['MT', 'a4n5c18'],
	['AE', 'n19'],
	['BR', 'n23a1c1'],
	['PL', 'n24'],
	['IE', 'a4n14'],
];

export function madeIban(random: Chance): string {
	const [country, shape] = random.of(ibanShapes);
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
	const body = [...shape.matchAll(/([anc])(\d+)/g)]
		.map(([, kind, count]) =>
			Array.from({ length: Number(count) }, () =>
				kind === 'n' ? String(random.int(0, 9)) : kind === 'a' ? random.of([...letters]) : random.of([...letters, ...'0123456789']),
			).join(''),
		)
		.join('');
	const asNumber = BigInt([...`${body}${country}00`].map((one) => parseInt(one, 36)).join(''));
	const iban = `${country}${String(98n - (asNumber % 97n)).padStart(2, '0')}${body}`;
	return random.is(0.5) ? iban : iban.replace(/(.{4})(?=.)/g, '$1 ');
}

const cardShapes: ReadonlyArray<readonly [string, number]> = [
	['4', 16],
	['51', 16],
	['55', 16],
	['2221', 16],
	['2720', 16],
	['34', 15],
	['37', 15],
	['6011', 16],
	['65', 16],
	['36', 14],
	['3530', 16],
	['62', 16],
];

export function madeCard(random: Chance): string {
	const [prefix, length] = random.of(cardShapes);
	const body = prefix + digits(random, length - prefix.length - 1);
	const total = [...body]
		.reverse()
		.reduce((sum, digit, index) => sum + (index % 2 ? Number(digit) : Math.floor(Number(digit) / 5) + ((Number(digit) * 2) % 10)), 0);
	const card = `${body}${(10 - (total % 10)) % 10}`;
	if (length === 16 && random.is(0.6)) return card.replace(/(.{4})(?=.)/g, random.is(0.5) ? '$1 ' : '$1-');
	return length === 15 && random.is(0.5) ? card.replace(/^(.{4})(.{6})/, '$1 $2 ') : card;
}

const phoneShapes = [
	'+64 21 ### ####',
	'+642########',
	'+44 20 7### ####',
	'+44 (0)20 7### ####',
	'+1 (415) 555-####',
	'+1-212-555-####',
	'+61 4## ### ###',
	'+49 (0)30 ######',
	'+49 171 #######',
	'+33 6 ## ## ## ##',
	'+353 87 ### ####',
	'+91 98### #####',
	'+81-3-####-####',
	'+351 91# ### ###',
	'0044 20 7### ####',
	'(415) 555-####',
	'212-555-####',
	'021 ### ####',
	'(09) ### ####',
	'0412 ### ###',
	'(02) 9### ####',
	'020 7### ####',
	'07### ######',
	'06-########',
	'01.4#.##.##.##',
	'0171/#######',
] as const;

export const madePhone = (random: Chance): string => random.of(phoneShapes).replace(/#/g, () => String(random.int(0, 9)));

/** Things of ledgers that are nobody's, and look like something. */
export const nobodys = (random: Chance): string =>
	random.of<() => string>([
		() => `INV-${digits(random, 5)}`,
		() => `INV-2026-${digits(random, 6)}`,
		() => `invoice ${digits(random, random.int(6, 16))}`,
		() => `PO ${digits(random, 4)}-${digits(random, 4)}`,
		() => `order #${digits(random, random.int(13, 16))}`,
		() => `4600000000${digits(random, 8)}`,
		() => `${random.int(100, 999)}${random.int(1000, 9999)}000000${digits(random, random.int(3, 6))}`,
		() => `https://books.zoho.com/app/${digits(random, 9)}#/invoices/${digits(random, 16)}`,
		() => `https://crm.example/tab/Leads?id=${digits(random, 16)}`,
		() => `20${random.int(20, 29)}-0${random.int(1, 9)}-1${random.int(0, 9)}`,
		() => `0${random.int(1, 9)}/1${random.int(0, 2)}/2026`,
		() => `0${random.int(1, 9)}-0${random.int(1, 9)}-2026 1${random.int(0, 9)}:${random.int(10, 59)}`,
		() => `0${random.int(1, 9)}.0${random.int(1, 9)}.2026`,
		() => `2026-11-25T1${random.int(0, 9)}:00:00+13:00`,
		() => `${random.int(1, 999)},${digits(random, 3)},${digits(random, 3)}.${digits(random, 2)}`,
		() => `€ ${random.int(1, 999)}.${digits(random, 3)},${digits(random, 2)}`,
		() => `NZD ${random.int(10, 99)} ${digits(random, 3)} ${digits(random, 3)},00`,
		() => `${random.int(1, 99)} x ${random.int(1, 999)}.${digits(random, 2)}`,
		() => `SKU-${digits(random, 4)}-${digits(random, 4)}`,
		() => `10.${random.int(0, 255)}.${random.int(0, 255)}.1`,
		() => `v${random.int(1, 9)}.${random.int(0, 20)}.${random.int(0, 20)}`,
		() => `${digits(random, 8).replace(/^0/, '1')}-4f1a-4c88-b0a9-${digits(random, 12)}`,
		() => `logo@2x.png`,
		() => `${random.int(1, 9)}% off, code SAVE${digits(random, 4)}`,
		() => `GL ${digits(random, 3)} / ${digits(random, 3)}`,
		() => `SI${digits(random, 8)}`.replace(/^SI0/, 'SO1'),
		() => `serial ${digits(random, 16)}`,
		() => `${random.int(200, 999)} ${random.int(200, 999)} ${random.int(1000, 9999)} mm`,
		() => `@ngata on 5 @ 3`,
	])();

const words = ['Paid', 'by', 'the', 'office', 'see', 'services for November', 'thanks', 'delivery', 'as agreed', '–', 'please confirm', 'über', 'and'] as const;

export const talk = (random: Chance, count: number): string => Array.from({ length: count }, () => random.of(words)).join(' ');
