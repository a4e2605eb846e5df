import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { divide, money, total } from './amounts';
import { TAXES } from './taxes';
import { howMany, isPayable, taxOn } from './zohoDocuments';

/** Documents as Xero hands them out: each line's amount and tax in cents, then the sums. */

/** Ten-thousandths of a piece, and of the currency. */
const PRICE_IN_CENTS = 1_000_000n;

/** How much more tax someone types, in cents. */
const TYPED = 100n;

export const CONTACT = { ContactID: '0b7d3f1c-0b0c-4c8e-9a3c-1d2e3f405060', Name: 'Harbour Cafe Ltd' } as const;

export interface Wish {
	/** Sales invoices and quotes have discounts; nothing else does. */
	readonly discounts: boolean;
	/** The organisation may enter a rounding of the whole. */
	readonly rounding?: boolean;
	readonly contactNumber: string;
}

type Types = 'Exclusive' | 'Inclusive' | 'NoTax';

function discountOf(random: Chance, exact: bigint): { fields: Row; off: bigint } {
	const gross = divide(exact, PRICE_IN_CENTS);
	const way = exact > 0n ? random.of(['none', 'none', 'percent', 'amount'] as const) : 'none';
	// Hundredths of a percent, and ten-thousandths of one now and then.
	const rate = random.of([50_000, 100_000, 72_500, 333_300, 333_333]);
	if (way === 'percent') return { fields: { DiscountRate: rate / 10_000 }, off: (exact * BigInt(rate)) / 1_000_000n };
	const amount = BigInt(random.int(0, Number(gross)));
	return way === 'amount' ? { fields: { DiscountAmount: money(amount) }, off: amount * PRICE_IN_CENTS } : { fields: {}, off: 0n };
}

function lineOf(random: Chance, types: Types, discounts: boolean, isFurther: boolean) {
	if (isFurther && random.is(0.02)) return { row: { Description: 'Delivered in May', LineAmount: 0, TaxAmount: 0, Tracking: [] }, amount: 0n, tax: 0n };
	const quantity = random.of([random.int(1, 20) * 10_000, random.int(1, 90_000), random.int(1, 40) * 2500]);
	const price = random.of([random.int(1, 500) * 10_000, random.int(1, 99_999) * 100, random.int(1, 9_999_999)]) * (isFurther && random.is(0.03) ? -1 : 1);
	const exact = BigInt(quantity) * BigInt(price);
	const { fields, off } = discounts ? discountOf(random, exact) : { fields: {}, off: 0n };
	const amount = divide(exact - off, PRICE_IN_CENTS);
	const tax = random.is(0.15) ? undefined : random.of(TAXES);
	const taxed = types === 'NoTax' || !tax ? 0n : taxOn(amount, BigInt(tax.rate), types === 'Inclusive');
	return {
		amount,
		tax: taxed,
		row: {
			LineItemID: `5f6b8f04-0000-4000-8000-${String(random.int(0, 999_999_999)).padStart(12, '0')}`,
			Description: random.of(['Consulting', 'Freight\nOctober', 'Licence']),
			Quantity: quantity / 10_000,
			UnitAmount: price / 10_000,
			LineAmount: money(amount),
			...fields,
			AccountCode: random.of(['200', '453']),
			// Where a document is without tax, its lines may still name the tax of their account.
			TaxType: types === 'NoTax' && random.is(0.5) ? 'NONE' : (tax?.type ?? 'NONE'),
			TaxAmount: money(taxed),
			Tracking: [],
		},
	};
}

/**
 * A line whose tax someone types over. It is noticed where another line of the same tax tells the rate; of a tax that stands on one line only, and of a
 * cent of a large amount, the amounts alone cannot tell whether it is as reckoned.
 */
function typedOver(rows: readonly Row[]): number | undefined {
	const index = rows.findIndex(
		(row, at) =>
			Number(row['LineAmount']) >= 100 &&
			Number(row['TaxAmount']) > 0 &&
			rows.some((other, place) => place !== at && other['TaxType'] === row['TaxType'] && Number(other['LineAmount']) >= 2000),
	);
	return index < 0 ? undefined : index;
}

/** The part that is about money and whose it is; what it is called comes with its kind. */
export function xeroDocument(random: Chance, { discounts, rounding = false, contactNumber }: Wish): Row {
	const types = random.of<Types>(['Exclusive', 'Exclusive', 'Exclusive', 'Inclusive', 'Inclusive', 'NoTax']);
	const drawn = Array.from({ length: howMany(random) }, (_, index) => lineOf(random, types, discounts, index > 0));
	const lines = isPayable(drawn) ? drawn : drawn.filter(({ amount }, index) => index === 0 || amount >= 0n);
	const [amounts, tax] = [total(lines.map(({ amount }) => amount)), total(lines.map((line) => line.tax))];
	const rounded = rounding && random.is(0.02) ? BigInt(random.int(-10, 10)) : 0n;
	const rows = lines.map(({ row }) => row as Row);
	const typed = random.is(0.02) ? typedOver(rows) : undefined;
	if (typed !== undefined) rows[typed] = { ...rows[typed], TaxAmount: money(lines[typed]!.tax + TYPED) };
	const byHand = typed === undefined ? 0n : TYPED;
	const foreign = random.of([undefined, undefined, undefined, ['USD', 0.6065] as const, ['EUR', 0.558659] as const]);
	return {
		Contact: { ...CONTACT, ContactNumber: contactNumber },
		Date: '2026-11-02',
		DueDate: '2026-12-02',
		CurrencyCode: foreign?.[0] ?? 'NZD',
		CurrencyRate: foreign?.[1] ?? 1,
		LineAmountTypes: types,
		LineItems: rows,
		...(rounded === 0n ? {} : { RoundingAmount: money(rounded) }),
		SubTotal: money(types === 'Inclusive' ? amounts - tax : amounts),
		TotalTax: money(tax + byHand),
		Total: money(amounts + (types === 'Inclusive' ? 0n : tax + byHand) + rounded),
	};
}
