import type { CodedLine } from '../../../src/advising/coding/line';
import { chance, type Chance } from '../../mapping/random';

/** Made-up companies, whose bookkeepers code their purchases in ways that are known. */
export interface Company {
	readonly title: string;
	readonly seed: number;
	readonly lines: number;
	readonly suppliers: number;
	/** Of all suppliers, how many are new in the course of time instead of there from the beginning. */
	readonly comeLater: number;
	/** Of suppliers, how many are coded by what was bought, and how many now so, now so. */
	readonly byItem: number;
	readonly mixed: number;
	/** Of lines, how many are coded wrongly. */
	readonly noise: number;
	/** Of suppliers, how many go over to another account one day. */
	readonly drift: number;
	/** An account that everyone uses is replaced by a new one in the middle. */
	readonly renames: boolean;
	/** Bank lines have only a text, with numbers in it; bills have supplier and item. */
	readonly shape: 'bank' | 'bill' | 'supplier';
}

export const companies: readonly Company[] = [
	{
		title: 'design studio',
		seed: 1,
		lines: 3000,
		suppliers: 60,
		comeLater: 0.4,
		byItem: 0.1,
		mixed: 0.05,
		noise: 0.005,
		drift: 0.05,
		renames: false,
		shape: 'bill',
	},
	{
		title: 'wholesaler',
		seed: 2,
		lines: 8000,
		suppliers: 400,
		comeLater: 0.5,
		byItem: 0.3,
		mixed: 0.1,
		noise: 0.01,
		drift: 0.1,
		renames: false,
		shape: 'bill',
	},
	{ title: 'builder', seed: 3, lines: 6000, suppliers: 250, comeLater: 0.6, byItem: 0.5, mixed: 0.2, noise: 0.008, drift: 0.15, renames: true, shape: 'bill' },
	{
		title: 'charity by its bank',
		seed: 4,
		lines: 4000,
		suppliers: 150,
		comeLater: 0.5,
		byItem: 0,
		mixed: 0.15,
		noise: 0.005,
		drift: 0.1,
		renames: false,
		shape: 'bank',
	},
	{
		title: 'holding, suppliers only',
		seed: 5,
		lines: 5000,
		suppliers: 300,
		comeLater: 0.5,
		byItem: 0.2,
		mixed: 0.2,
		noise: 0.01,
		drift: 0.2,
		renames: true,
		shape: 'supplier',
	},
	{
		title: 'untidy shop',
		seed: 6,
		lines: 4000,
		suppliers: 200,
		comeLater: 0.6,
		byItem: 0.2,
		mixed: 0.5,
		noise: 0.1,
		drift: 0.3,
		renames: false,
		shape: 'bill',
	},
];

const trades =
	'print travel energy water legal cleaning catering software hosting freight insurance repair training advert stationery telecom security rental fuel bank'.split(
		' ',
	);
const places =
	'Northern Harbour Kestrel Alder Summit Union Bright Castle Meadow Orchard Vale Granite Silver Falcon Willow Pioneer Beacon Crown Delta Ember'.split(' ');
const kinds = ['Ltd', 'Limited', 'plc', 'LLP', '& Sons', 'Services', 'Group', ''];
const goods = 'materials labour hire delivery maintenance licence support parts survey design'.split(' ');

interface Supplier {
	readonly name: string;
	readonly from: number;
	readonly account: (item: string, at: number, random: Chance) => string;
	readonly items: readonly string[];
	readonly amount: (random: Chance) => string;
	readonly weight: number;
}

const account = (trade: string): string => String(400 + trades.indexOf(trade) * 4);

function supplierOf(company: Company, random: Chance, index: number): Supplier {
	const trade = random.of(trades);
	const isNamed = random.is(0.6);
	const name = `${random.of(places)} ${random.of(places)} ${isNamed ? trade : ''} ${random.of(kinds)} ${index % 7 === 0 ? index : ''}`
		.replace(/\s+/g, ' ')
		.trim();
	const others = [random.of(trades), random.of(trades)];
	const items = Array.from({ length: random.int(1, 4) }, () => `${random.of(goods)} ${random.is(0.5) ? trade : ''}`.trim());
	const changes = random.is(company.drift) ? random.next() : 2;
	const [byItem, mixed] = [random.is(company.byItem), random.is(company.mixed)];
	const price = random.is(0.3) ? `${random.int(10, 900)}.00` : undefined;
	return {
		name,
		from: random.is(company.comeLater) ? random.next() : 0,
		items,
		weight: 1 / (1 + random.int(0, company.suppliers)),
		amount: (one) => price ?? `${one.int(5, 4000)}.${String(one.int(0, 99)).padStart(2, '0')}`,
		account: (item, at, one) => {
			if (mixed && one.is(0.3)) return account(others[1]!);
			if (byItem) return account(trades[(trades.indexOf(trade) + goods.indexOf(item.split(' ')[0]!)) % trades.length]!);
			return account(at > changes ? others[0]! : trade);
		},
	};
}

const FIRST = Date.UTC(2022, 0, 3);
const YEARS = 3;

/** The lines of a company in the order of their dates. Purchases are entered in batches, a few days of a month. */
export function linesOf(company: Company): CodedLine[] {
	const random = chance(company.seed);
	const suppliers = Array.from({ length: company.suppliers }, (_, index) => supplierOf(company, random, index));
	return Array.from({ length: company.lines }, (_, index) => {
		const at = index / company.lines;
		const day = Math.floor((at * YEARS * 365) / 3) * 3;
		return lineOf(company, drawn(suppliers, at, random), at, new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10), random);
	});
}

function drawn(suppliers: readonly Supplier[], at: number, random: Chance): Supplier {
	const there = suppliers.filter(({ from }) => from <= at);
	let left = random.next() * there.reduce((sum, { weight }) => sum + weight, 0);
	return there.find(({ weight }) => (left -= weight) <= 0) ?? there[0]!;
}

function lineOf(company: Company, supplier: Supplier, at: number, date: string, random: Chance): CodedLine {
	const item = random.of(supplier.items);
	const coded = random.is(company.noise) ? account(random.of(trades)) : supplier.account(item, at, random);
	const code = company.renames && at > 0.5 && coded === account('travel') ? '999' : coded;
	const amount = supplier.amount(random);
	const about = { amount, date, codes: { account: code } };
	if (company.shape === 'bank')
		return { text: `${random.of(['CARD', 'DD', 'FP'])} ${supplier.name.toUpperCase()} ${item} REF ${random.int(10_000, 99_999)}`, ...about };
	return company.shape === 'supplier' ? { party: supplier.name, ...about } : { party: supplier.name, item, ...about };
}
