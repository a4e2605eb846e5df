import { cents, decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { rowsIn, type Row } from '../record';
import { lessPercent, sharesOf, taxOfLines, taxOn, type Discount, type Line } from './discount';

/**
 * Xero rounds the tax of each line once. Zoho may round it otherwise: for the whole document, as an organisation may choose (`tax_rounding` says it on each
 * document), or each tax of a group for itself, as `line_item_taxes` shows. The lines whose tax is then another cent say it; where that does not explain
 * the stated tax, nothing is said and the amount guard speaks.
 */
export const statedTaxes = (record: Row, lines: readonly Line[], discounts: readonly Discount[]): readonly Row[] => {
	const wanted = taxOfLines(record);
	if (!wanted) return [];
	const inclusive = record['is_inclusive_tax'] === true;
	const amounts = lines.map((line, index) => amountOf(line, discounts[index] ?? {}));
	const own = lines.map(({ rate }, index) => taxOn(amounts[index]!, rate, inclusive));
	if (sum(own).eq(wanted)) return [];
	const others = [partsOf(lines, own), record['tax_rounding'] === 'entity_level' ? sharedByRate(lines, amounts, inclusive) : own];
	const found = others.find((taxes) => sum(taxes).eq(wanted)) ?? own;
	return found.map((tax, index) => (tax.eq(own[index]!) ? {} : { stated_tax: plain(tax) }));
};

/** Of each line what its taxes come to, where only their rounding sets them apart from the line's own. */
const partsOf = (lines: readonly Line[], own: readonly Decimal[]): Decimal[] =>
	lines.map(({ row }, index) => {
		const parts = rowsIn(row['line_item_taxes']).map((part) => decimalOf(part['tax_amount']) ?? new Decimal(0));
		const isRounding = sum(parts).minus(own[index]!).abs().lt(new Decimal(parts.length).div(100));
		return isRounding ? sum(parts) : own[index]!;
	});

function amountOf({ exact, gross }: Line, discount: Discount): Decimal {
	if ('discount_rate' in discount) return lessPercent(exact, decimalOf(discount.discount_rate)!);
	return 'discount_share' in discount ? cents(gross.minus(decimalOf(discount.discount_share)!)) : gross;
}

/** Lines of one rate are taxed together, and each has its share of that. */
function sharedByRate(lines: readonly Line[], amounts: readonly Decimal[], inclusive: boolean): Decimal[] {
	const shared = lines.map(() => new Decimal(0));
	for (const rate of new Set(lines.map((line) => line.rate.toFixed()))) {
		const members = lines.flatMap((line, index) => (line.rate.toFixed() === rate ? [index] : []));
		const parts = members.map((index) => amounts[index]!);
		const shares = sharesOf(taxOn(sum(parts), new Decimal(rate), inclusive), parts);
		members.forEach((index, place) => (shared[index] = shares[place]!));
	}
	return shared;
}
