import { chance } from '../random';
import { got, says } from './turned';

describe('an amount as people write it', () => {
	it.each([
		['1.234,56', 1234.56],
		['1,234.56', 1234.56],
		['1 234,56', 1234.56],
		['1 234,56', 1234.56],
		['1’234.56', 1234.56],
		['1,23,456.00', 123456],
		['1.234.567', 1234567],
		['(12.50)', -12.5],
		['($1,012.50)', -1012.5],
		['-$12.50', -12.5],
		['$ -12.50', -12.5],
		['12.50-', -12.5],
		['−7', -7],
		['€ 12,50', 12.5],
		['12.50 EUR', 12.5],
		['NZ$1,000', undefined],
		['kr 1 234', 1234],
		['0.125', 0.125],
		['1234.567', 1234.567],
		['12345678901234567890,12', '12345678901234567890.12'],
		[1.234, 1.234],
	])('%s is %s', (text, amount) => expect(got('money', text)).toEqual(amount ?? says('can mean')));

	it.each([
		['1.234', '', 'can mean a number with 3 decimals or one in thousands'],
		['1,234', '', 'can mean a number with 3 decimals or one in thousands'],
		['12,34.5', '', 'is not an amount'],
		['1.2.3', '', 'is not an amount'],
		['12.50 CR', '', 'is not an amount'],
		['-(5)', '', 'is not an amount'],
		['5 5', '', 'is not an amount'],
		['1,', '', 'is not an amount'],
		['', '', 'is not an amount'],
		['1.234,5', '.', 'is not an amount'],
		['1', ';', 'as the decimal sign'],
	])('%s with the sign "%s" is refused: %s', (text, sign, words) => expect(got('money', text, sign)).toEqual(says(words)));

	it('is certain where the decimal sign is known', () => {
		expect([got('money', '1.234', ','), got('money', '1.234', '.'), got('money', '1,234', '.')]).toEqual([1234, 1.234, 1234]);
	});

	it.each([
		['en-NZ', '.'],
		['de-DE', ','],
		['de-CH', '.'],
		['fr-FR', ','],
		['en-IN', '.'],
		['sv-SE', ','],
		['pl-PL', ','],
	])('%s: what is written there is read as it was meant', (locale, sign) => {
		const random = chance(7);
		const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
		for (let count = 0; count < 300; count++) {
			const amount = random.int(-10_000_000_00, 10_000_000_00) / 10 ** random.int(2, 6);
			const written = format.format(amount);
			const meant = Number(amount.toFixed(2));
			expect([written, got('money', written, sign)]).toEqual([written, Math.abs(meant) < 0.005 ? expect.any(Number) : Number(plainOf(format, amount))]);
			expect([written, got('money', written)]).toEqual([written, got('money', written, sign)]);
		}
	});
});

/** What the format has rounded the amount to. */
const plainOf = (format: Intl.NumberFormat, amount: number): string =>
	format
		.formatToParts(amount)
		.map(({ type, value }) => (type === 'minusSign' ? '-' : type === 'decimal' ? '.' : type === 'integer' || type === 'fraction' ? value : ''))
		.join('');

it.each([
	['round', '1.005', '', 1.01],
	['round', '-1.005', '2', -1.01],
	['round', '2.5', '0', 3],
	['round', '1234.56789', '4', 1234.5679],
	['fromCents', 1250, '', 12.5],
	['fromCents', '1250', '0', 1250],
	['fromCents', 1250, '3', 1.25],
	['cents', '12.50', '', 1250],
	['cents', '0.1', '2', 10],
	['taxMode', true, '', 'Inclusive'],
	['taxMode', 'false', '', 'Exclusive'],
	['taxMode', 'EXCLUSIVE', '', 'Exclusive'],
	['taxMode', 'NoTax', '', 'NoTax'],
] as const)('%s of %s with "%s" is %s', (via, value, argument, result) => expect(got(via, value, argument)).toBe(result));

it.each([
	['cents', '12.505', '', 'does not come to whole cents'],
	['round', '1', '-1', 'is no number of decimals'],
	['round', '1', 'two', 'is no number of decimals'],
	['fromCents', '1e3', '', 'is not a plain number'],
	['taxMode', 'constructor', '', 'does not say whether prices include tax'],
] as const)('%s of %s with "%s" is refused: %s', (via, value, argument, words) => expect(got(via, value, argument)).toEqual(says(words)));
