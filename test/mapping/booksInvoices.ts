import type { Row } from '../../src/record';
import type { Chance } from './random';

/**
 * Invoices as Zoho Books would hand them out, with totals reckoned in whole numbers only: nothing here is shared with the code under test.
 * Quantities and rates are in ten-thousandths, percentages in hundredths, money in cents.
 */

export const taxes = [
	{ tax_id: '4600001', tax_name: 'Standard', tax_percentage: 20, type: 'OUTPUT2' },
	{ tax_id: '4600002', tax_name: 'GST', tax_percentage: 15, type: 'OUTPUT' },
	{ tax_id: '4600003', tax_name: 'Reduced', tax_percentage: 5.5, type: 'RROUTPUT' },
	{ tax_id: '4600004', tax_name: 'Odd', tax_percentage: 8.25, type: 'TAX001' },
	{ tax_id: '4600005', tax_name: 'Zero', tax_percentage: 0, type: 'ZERORATEDOUTPUT' },
] as const;

export const mappingRows: Row[] = [
	...taxes.map(({ tax_id, type }) => ({ kind: 'tax', source_app: 'zohoBooks', source_value: tax_id, target_app: 'xero', target_value: type, note: '' })),
	...['Sales', 'Shipping', 'Adjustment', 'Discount', 'Rounding'].map((name, index) => ({
		kind: 'account',
		source_app: 'zohoBooks',
		source_value: name,
		target_app: 'xero',
		target_value: String(200 + index),
		note: '',
	})),
];

/** Divides whole numbers and rounds halves away from zero. */
export const divide = (part: bigint, by: bigint): bigint => {
	const half = by / 2n;
	return part < 0n ? -((-part + half) / by) : (part + half) / by;
};

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const money = (cents: bigint): number => Number(cents) / 100;

interface Line {
	readonly row: Row;
	/** Hundredths of a percent. */
	readonly rate: bigint;
	/** What the line costs after its own discount, in cents. */
	readonly amount: bigint;
}

function lineOf(random: Chance, itemLevel: boolean): Line {
	const quantity = random.of([random.int(1, 20) * 10000, random.int(1, 90000), random.int(1, 40) * 2500]);
	const price = random.of([random.int(1, 500) * 10000, random.int(1, 99999) * 100, random.int(1, 9999999)]);
	const tax = random.is(0.15) ? undefined : random.of(taxes);
	const exact = BigInt(quantity) * BigInt(price);
	const gross = divide(exact, 1000000n);
	const percent = random.of([500, 1000, 1250, 3333]);
	const way = itemLevel ? random.of(['none', 'percent', 'amount'] as const) : 'none';
	const off = way === 'percent' ? divide(exact * BigInt(percent), 10000n * 1000000n) : way === 'amount' ? BigInt(random.int(0, Number(gross))) : 0n;
	return {
		rate: BigInt(Math.round((tax?.tax_percentage ?? 0) * 100)),
		amount: gross - off,
		row: {
			line_item_id: String(random.int(1, 1e9)),
			item_id: '',
			name: random.of(['Consulting', 'Travel', 'Widget']),
			description: random.of(['', 'Second line']),
			quantity: quantity / 10000,
			rate: price / 10000,
			account_id: '',
			account_name: 'Sales',
			discount: way === 'percent' ? `${percent / 100}%` : money(off),
			discount_amount: money(off),
			tax_id: tax?.tax_id ?? '',
			tax_name: tax?.tax_name ?? '',
			tax_percentage: tax?.tax_percentage ?? 0,
			item_total: money(gross - off),
		},
	};
}

const taxOn = (amount: bigint, rate: bigint, by: bigint, inclusive: boolean): bigint =>
	inclusive ? divide(amount * rate, (10000n + rate) * by) : divide(amount * rate, 10000n * by);

export const booksInvoice = (random: Chance, number: number): Row => {
	const inclusive = random.is(0.4);
	const level = random.of(['entity_level', 'item_level'] as const);
	const before = random.is(0.6);
	const lines = Array.from({ length: random.int(1, 8) }, () => lineOf(random, level === 'item_level'));
	const gross = total(lines.map(({ amount }) => amount));
	const way = level === 'entity_level' ? random.of(['none', 'percent', 'amount'] as const) : 'none';
	const percent = random.of([500, 1000, 725]);
	const off = way === 'percent' ? divide(gross * BigInt(percent), 10000n) : way === 'amount' ? BigInt(random.int(0, Math.floor(Number(gross) / 2))) : 0n;
	const falling = before ? off : 0n;
	// A discount before tax lowers every line in proportion; tax is then rounded line by line.
	const taxed = lines.map(({ amount, rate }) => (gross === 0n ? 0n : taxOn(amount * (gross - falling), rate, gross, inclusive)));
	const shipping = random.is(0.3) ? BigInt(random.int(1, 5000)) : 0n;
	const adjustment = random.is(0.2) ? BigInt(random.int(-300, 300)) : 0n;
	const tax = total(taxed);
	const due = gross - off + (inclusive ? 0n : tax) + shipping + adjustment;
	const foreign = random.is(0.3);
	return {
		invoice_id: `9820000000${number}`,
		invoice_number: `INV-${String(number).padStart(6, '0')}`,
		customer_id: '460000000026049',
		date: '2026-11-02',
		due_date: '2026-12-02',
		status: random.of(['draft', 'sent', 'overdue', 'paid']),
		currency_code: foreign ? 'EUR' : 'USD',
		exchange_rate: foreign ? 1.18 : 1,
		is_inclusive_tax: inclusive,
		discount_type: level,
		is_discount_before_tax: before,
		discount: way === 'percent' ? `${percent / 100}%` : money(off),
		discount_total: level === 'entity_level' ? money(off) : money(0n),
		shipping_charge: money(shipping),
		adjustment: money(adjustment),
		adjustment_description: 'Adjustment',
		line_items: lines.map(({ row }) => row),
		sub_total: money(inclusive ? gross - tax : gross),
		tax_total: money(tax),
		total: money(due),
	};
};

/** A plain decimal in ten-thousandths. */
const tenThousandths = (value: unknown): bigint => {
	const [whole = '0', digits = ''] = String(value).replace('-', '').split('.');
	const sign = String(value).startsWith('-') ? -1n : 1n;
	return sign * divide(BigInt(whole + digits.padEnd(12, '0').slice(0, 12)), 10n ** 8n);
};

/** What Xero makes of a mapped invoice, reckoned once more and apart from the code under test. */
export const xeroCents = (
	record: Row,
	known: readonly { readonly type: string; readonly tax_percentage: number }[] = taxes,
): { total: bigint; tax: bigint } => {
	const rates = new Map<unknown, bigint>([['NONE', 0n], ...known.map(({ type, tax_percentage }) => [type, BigInt(Math.round(tax_percentage * 100))] as const)]);
	const inclusive = record['LineAmountTypes'] === 'Inclusive';
	const lines = (record['LineItems'] as Row[]).map((line) => {
		const exact = tenThousandths(line['Quantity']) * tenThousandths(line['UnitAmount']);
		const off = line['DiscountAmount'] === undefined ? 0n : tenThousandths(line['DiscountAmount']) * 10000n;
		const rate = line['DiscountRate'] === undefined ? 0n : tenThousandths(line['DiscountRate']);
		const amount = divide(exact * (1000000n - rate) - off * 1000000n, 1000000n * 1000000n);
		const stated = line['TaxAmount'];
		return { amount, tax: stated === undefined ? taxOn(amount, rates.get(line['TaxType']) ?? 0n, 1n, inclusive) : divide(tenThousandths(stated), 100n) };
	});
	const tax = total(lines.map((line) => line.tax));
	return { tax, total: total(lines.map(({ amount }) => amount)) + (inclusive ? 0n : tax) };
};
