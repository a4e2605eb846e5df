import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { divide, money, total, WHOLE } from './amounts';
import { percent, TAXES, type Tax } from './taxes';

/**
 * Documents as Zoho Books and Inventory hand them out. Where it is not known how Zoho reckons, each document does it in one of the ways that are
 * possible: a discount rounded with its line or apart from it, and one on the whole shared in cents or exactly.
 */

export const CUSTOMER = '460000000038001000';
export const VENDOR = '460000000038051000';

/** Ten-thousandths of a piece, and millionths of the currency. */
const PRICE_IN_CENTS = 100_000_000n;

interface Manner {
	readonly inclusive: boolean;
	readonly byLine: boolean;
	readonly beforeTax: boolean;
	/** A line and its discount are rounded together, not each for itself. */
	readonly together: boolean;
	readonly sharedInCents: boolean;
	/** Prices finer than cents. */
	readonly fine: boolean;
	/** Each tax of a group is rounded for itself. */
	readonly apart: boolean;
}

interface Line {
	readonly row: Row;
	readonly rate: bigint;
	/** The rates of a group's taxes, else its own. */
	readonly rates: readonly bigint[];
	/** What it costs in cents, before a discount of its own and after. */
	readonly gross: bigint;
	readonly amount: bigint;
}

const percentage = (amount: bigint, hundredths: number): bigint => divide(amount * BigInt(hundredths), 10_000n);

export const taxOn = (amount: bigint, rate: bigint, inclusive: boolean, by = 1n): bigint => divide(amount * rate, (inclusive ? WHOLE + rate : WHOLE) * by);

/** Mostly few lines, up to twenty, and now and then two hundred. */
export const howMany = (random: Chance): number => (random.is(0.002) ? 200 : Math.min(random.int(1, 20), random.int(1, 20), random.int(1, 20)));

const quantityOf = (random: Chance): number =>
	random.of([() => random.int(1, 20) * 10_000, () => random.int(1, 40) * 2500, () => random.int(1, 90_000), () => random.int(1, 12) * 10_000])();

const priceOf = (random: Chance, fine: boolean): number => {
	if (fine) return random.of([() => random.int(1, 999_999) * 100, () => random.int(1, 9_999_999)])();
	return random.of([() => random.int(1, 500) * 1_000_000, () => random.int(1, 99_999) * 10_000, () => random.int(5, 9999) * 10_000])();
};

export const taxOf = (random: Chance): Tax | undefined => (random.is(0.15) ? undefined : random.of(TAXES));

const partsOf = ({ parts, rate }: Tax): bigint[] =>
	parts.some(({ IsCompound }) => IsCompound) ? [BigInt(rate)] : parts.map(({ Rate }) => BigInt(Math.round(Rate * 1000)));

export const taxFields = (tax: Tax | undefined): Row => ({
	tax_id: tax?.id ?? '',
	tax_name: tax?.name ?? '',
	tax_percentage: tax ? percent(tax) : 0,
});

function lineOf(random: Chance, manner: Manner, mayBeNegative: boolean): Line {
	const quantity = quantityOf(random);
	const price = priceOf(random, manner.fine) * (mayBeNegative && random.is(0.03) ? -1 : 1);
	const tax = taxOf(random);
	const exact = BigInt(quantity) * BigInt(price);
	const gross = divide(exact, PRICE_IN_CENTS);
	const way = manner.byLine && price > 0 ? random.of(['none', 'none', 'percent', 'amount'] as const) : 'none';
	const hundredths = random.of([500, 1000, 1250, 3333, 10_000]);
	const stated =
		way === 'percent' ? divide(exact * BigInt(hundredths), 10_000n * PRICE_IN_CENTS) : way === 'amount' ? BigInt(random.int(0, Number(gross))) : 0n;
	const amount = way === 'percent' && manner.together ? divide(exact * BigInt(10_000 - hundredths), 10_000n * PRICE_IN_CENTS) : gross - stated;
	const off = gross - amount;
	return {
		gross,
		amount,
		rate: BigInt(tax?.rate ?? 0),
		rates: tax && manner.apart ? partsOf(tax) : [BigInt(tax?.rate ?? 0)],
		row: {
			line_item_id: String(random.int(1, 1e9)),
			item_id: '',
			name: random.of(['Consulting', 'Travel', 'Widget']),
			description: random.of(['', 'Second line']),
			quantity: quantity / 10_000,
			rate: price / 1_000_000,
			account_id: '',
			account_name: 'Sales',
			discount: way === 'percent' ? `${hundredths / 100}%` : money(off),
			discount_amount: money(off),
			...taxFields(tax),
			item_total: money(amount),
		},
	};
}

/** Nobody is invoiced less than nothing, with its tax; what comes off may be tax at the highest rate. */
export const isPayable = (lines: readonly { readonly amount: bigint }[]): boolean => {
	const amounts = lines.map(({ amount }) => amount);
	return total(amounts) * 3n > -total(amounts.filter((amount) => amount < 0n));
};

/** A discount on the whole in proportion to the lines, in cents; the last has what is left over. */
function shared(discount: bigint, amounts: readonly bigint[]): bigint[] {
	const whole = total(amounts);
	let left = discount;
	return amounts.map((amount, index) => {
		const share = index === amounts.length - 1 ? left : whole === 0n ? 0n : divide(discount * amount, whole);
		left -= share;
		return share;
	});
}

/** The taxes of each line, in cents, once the discount on the whole has lowered them. */
function taxes(lines: readonly Line[], manner: Manner, falling: bigint): bigint[][] {
	const amounts = lines.map(({ amount }) => amount);
	const gross = total(amounts);
	if (manner.sharedInCents) {
		const shares = shared(falling, amounts);
		return lines.map(({ amount, rates }, index) => rates.map((rate) => taxOn(amount - shares[index]!, rate, manner.inclusive)));
	}
	return lines.map(({ amount, rates }) => rates.map((rate) => (gross === 0n ? 0n : taxOn(amount * (gross - falling), rate, manner.inclusive, gross))));
}

const withTaxes = ({ row }: Line, parts: readonly bigint[] | undefined): Row =>
	parts && row['tax_id'] !== '' ? { ...row, line_item_taxes: parts.map((part) => ({ tax_id: row['tax_id'], tax_amount: money(part) })) } : row;

/** Tax of each rate together, rounded once: the other preference that an organisation may have. */
function taxesOfWhole(lines: readonly Line[], { inclusive }: Manner, falling: bigint): bigint[] {
	const gross = total(lines.map(({ amount }) => amount));
	const byRate = new Map<bigint, bigint>();
	for (const { amount, rate } of lines) byRate.set(rate, (byRate.get(rate) ?? 0n) + amount);
	return gross === 0n ? [] : [...byRate].map(([rate, amount]) => taxOn(amount * (gross - falling), rate, inclusive, gross));
}

/** What a document has beside its lines. */
function besidesOf(random: Chance, inclusive: boolean, price: bigint): { fields: Row; charge: bigint; tax: bigint; others: bigint } {
	const charge = random.is(0.3) ? BigInt(random.int(1, 5000)) : 0n;
	const tax = charge > 0n && random.is(0.3) ? random.of(TAXES) : undefined;
	const taxed = tax ? taxOn(charge, BigInt(tax.rate), inclusive) : 0n;
	const adjusted = random.is(0.2) ? BigInt(random.int(-300, 300)) : 0n;
	const adjustment = price + adjusted < 0n ? 0n : adjusted;
	return {
		charge,
		tax: taxed,
		others: adjustment,
		fields: {
			shipping_charge: money(charge),
			...(tax
				? {
						shipping_charge_tax_id: tax.id,
						shipping_charge_tax_name: tax.name,
						shipping_charge_tax_percentage: percent(tax),
						shipping_charge_tax: money(taxed),
					}
				: {}),
			adjustment: money(adjustment),
			adjustment_description: 'Adjustment',
		},
	};
}

export interface Wish {
	/** Whether the kind of document knows charges and discounts that lower no tax, as documents of selling do. */
	readonly selling: boolean;
	/** Tax is rounded for the whole document, not line by line. */
	readonly taxOfWhole?: boolean;
	/** Each tax of a group is rounded for itself. */
	readonly apart?: boolean;
	/** All prices are as fine as Zoho keeps them. */
	readonly fine?: boolean;
}

/** The part of a document that is about money; whose it is and what it is called comes with its kind. */
export function zohoDocument(random: Chance, { selling, taxOfWhole = false, apart = false, fine }: Wish): Row {
	const manner: Manner = {
		apart,
		// What the taxes of a group are of a price with tax, nobody has said.
		inclusive: random.is(0.4) && !apart,
		byLine: random.is(0.5),
		beforeTax: !selling || random.is(0.7),
		together: random.is(0.5),
		sharedInCents: random.is(0.5),
		fine: fine ?? random.is(0.03),
	};
	const count = howMany(random);
	const drawn = Array.from({ length: count }, (_, index) => lineOf(random, manner, index > 0));
	const lines = isPayable(drawn) ? drawn : drawn.filter(({ amount }, index) => index === 0 || amount >= 0n);
	const gross = total(lines.map(({ amount }) => amount));
	const way = manner.byLine ? 'none' : random.of(['none', 'percent', 'amount'] as const);
	const hundredths = random.of([500, 1000, 725, 3333]);
	const off = way === 'percent' ? percentage(gross, hundredths) : way === 'amount' ? BigInt(random.int(0, Math.floor(Number(gross) / 2))) : 0n;
	const falling = manner.beforeTax ? off : 0n;
	const byLine = taxOfWhole ? undefined : taxes(lines, manner, falling);
	const taxed = total(byLine?.flat() ?? taxesOfWhole(lines, manner, falling));
	const besides = besidesOf(random, manner.inclusive, gross - off);
	const tax = taxed + besides.tax;
	const due = gross - off + besides.charge + (manner.inclusive ? 0n : tax) + besides.others;
	const roundoff = random.is(0.03) ? divide(due, 100n) * 100n - due : 0n;
	const foreign = random.of([undefined, undefined, undefined, ['USD', 1.6489] as const, ['EUR', 1.79] as const]);
	return {
		date: '2026-11-02',
		due_date: '2026-12-02',
		currency_code: foreign?.[0] ?? 'NZD',
		exchange_rate: foreign?.[1] ?? 1,
		is_inclusive_tax: manner.inclusive,
		...(selling || random.is(0.5) ? { discount_type: manner.byLine ? 'item_level' : 'entity_level' } : {}),
		is_discount_before_tax: manner.beforeTax,
		discount: way === 'percent' ? `${hundredths / 100}%` : money(off),
		discount_total: money(manner.byLine ? total(lines.map(({ gross: full, amount }) => full - amount)) : off),
		...besides.fields,
		tax_rounding: taxOfWhole ? 'entity_level' : 'item_level',
		...(roundoff === 0n ? {} : { roundoff_value: money(roundoff) }),
		line_items: lines.map((line, index) => withTaxes(line, byLine?.[index])),
		sub_total: money(manner.inclusive ? gross - taxed : gross),
		tax_total: money(tax),
		total: money(due + roundoff),
	};
}
