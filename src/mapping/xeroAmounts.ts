import { cents, decimalOf, plain } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import { taxOn } from './discount';

/** The longest name of a line in Zoho's finance apps. */
const LONGEST_NAME = 100;
/** Decimals of a tax percentage. */
const PERCENT_DECIMALS = 4;

const zero = new Decimal(0);
const HALF_A_CENT = new Decimal('0.005');

/**
 * A document of Xero as Zoho's finance apps take it: lines with a name and a price each, and the percentage of each tax type, which Xero does not say but
 * which its tax amounts tell. Where no one percentage explains all lines of a tax type, the amount guard finds the line that it does not explain.
 */
export const xeroAmounts = (document: Row): Row => {
	const given = document['LineItems'];
	if (!Array.isArray(given)) return document;
	const types = String(document['LineAmountTypes']).toLowerCase();
	const inclusive = types === 'inclusive';
	const lines = given.map((line: unknown) => (isRow(line) ? lineOf(line, types === 'notax') : line));
	const percentages = percentagesOf(lines.filter(isRow), inclusive);
	const account = rowsIn(lines).map(accountOf).find(isFilled);
	return {
		...document,
		is_inclusive_tax: inclusive,
		...(isRounded(document['RoundingAmount']) ? { rounding: 'Rounding' } : {}),
		LineItems: lines.map((line) => (isRow(line) ? { ...line, ...percentages.get(line['TaxType']), ...(isWords(line) ? { AccountCode: account } : {}) } : line)),
	};
};

const accountOf = (line: Row): unknown => [line['AccountCode'], line['AccountID']].find(isFilled);

/** Of nothing but words, a line has no account in Xero; Zoho asks for one, which the nothing that it costs may have from another line. */
const isWords = (line: Row): boolean => !isFilled(accountOf(line)) && [line['LineAmount'], line['UnitAmount']].every((amount) => !isRounded(amount));

const isRounded = (amount: unknown): boolean => decimalOf(amount)?.eq(0) === false;

/** A document without tax may still name the tax of each line's account; Zoho would charge it. */
function lineOf(line: Row, isWithoutTax: boolean): Row {
	const { TaxType: type, ...others } = line;
	const quantity = decimalOf(line['Quantity']) ?? new Decimal(1);
	const amount = decimalOf(line['LineAmount']);
	const price = decimalOf(line['UnitAmount']) ?? (amount && !quantity.eq(0) ? amount.div(quantity) : zero);
	return {
		...others,
		...wording(line['Description'], line['ItemCode']),
		Quantity: isFilled(line['Quantity']) ? line['Quantity'] : 1,
		UnitAmount: isFilled(line['UnitAmount']) ? line['UnitAmount'] : plain(price),
		...discountOf(line),
		...(isWithoutTax || type === 'NONE' || !isFilled(type) ? {} : { TaxType: type }),
	};
}

/** The first line of the text is the name; one that is too long for a name goes on in the description. */
function wording(text: unknown, code: unknown): Row {
	const words = typeof text === 'string' && text.trim() !== '' ? text.trim() : isFilled(code) ? String(code) : 'Item';
	const [first = '', ...rest] = words.split(/\r?\n/);
	const letters = [...first.trim()];
	if (letters.length > LONGEST_NAME) return { name: letters.slice(0, LONGEST_NAME).join('').trim(), description: words };
	return { name: first.trim(), ...(rest.length > 0 ? { description: rest.join('\n') } : {}) };
}

function discountOf({ DiscountRate: rate, DiscountAmount: amount }: Row): Row {
	const percent = decimalOf(rate);
	if (percent && !percent.eq(0)) return { discount: `${percent.toFixed()}%` };
	const money = decimalOf(amount);
	return money && !money.eq(0) ? { discount: plain(money) } : {};
}

interface Taxed {
	readonly amount: Decimal;
	readonly tax: Decimal;
}

function percentagesOf(lines: readonly Row[], inclusive: boolean): ReadonlyMap<unknown, Row> {
	const byType = new Map<unknown, Taxed[]>();
	for (const { TaxType: type, LineAmount, TaxAmount } of lines) {
		const [amount, tax] = [decimalOf(LineAmount), decimalOf(TaxAmount)];
		if (isFilled(type) && amount && tax && !amount.eq(0)) byType.set(type, [...(byType.get(type) ?? []), { amount, tax }]);
	}
	return new Map([...byType].map(([type, taxed]) => [type, { tax_percentage: plain(percentageOf(taxed, inclusive)) }]));
}

/** The roundest percentage that explains every line, else the largest line. */
function percentageOf(taxed: readonly Taxed[], inclusive: boolean): Decimal {
	const largest = taxed.reduce((one, other) => (other.amount.abs().gt(one.amount.abs()) ? other : one));
	const found = [taxed, [largest]].map((some) => roundest(some, inclusive)).find((percent) => percent !== undefined);
	if (found) return found;
	const net = netOf(largest.amount, largest.tax, inclusive);
	return net.eq(0) ? zero : largest.tax.times(100).div(net).round(PERCENT_DECIMALS, Decimal.roundHalfUp);
}

const netOf = (amount: Decimal, tax: Decimal, inclusive: boolean): Decimal => (inclusive ? amount.minus(tax) : amount);

/** A tax in cents tells between which two percentages the true one lies, and each line narrows that down. */
function roundest(taxed: readonly Taxed[], inclusive: boolean): Decimal | undefined {
	const least = taxed.reduce<Decimal>((most, { amount, tax }) => {
		const smallest = tax.abs().minus(HALF_A_CENT);
		const net = netOf(amount.abs(), smallest, inclusive);
		const percent = net.lte(0) ? zero : smallest.times(100).div(net);
		return percent.gt(most) ? percent : most;
	}, zero);
	const candidates = Array.from({ length: PERCENT_DECIMALS + 1 }, (_, decimals) => least.round(decimals, Decimal.roundUp));
	return candidates.find((percent) => taxed.every(({ amount, tax }) => taxOn(amount, percent, inclusive).eq(cents(tax))));
}
