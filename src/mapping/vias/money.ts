import { decimalOf, plain } from '../../decimals';
import { Decimal } from '../../libraries/decimal';
import { writtenAmount } from './writtenAmount';
import { flat, quoted, type Transforms, type Turned } from './transform';

/** Xero keeps six decimals of a rate. */
const RATE_DECIMALS = 6;
const USUAL_DECIMALS = 2;
const MOST_DECIMALS = 20;

export const money = {
	decimal: {
		label: 'Number',
		says: 'A plain number such as 1234.5, exact to its last digit',
		turn: (value) => ifDecimal(value, (decimal) => ({ value: plain(decimal) })),
	},
	money: {
		label: 'Written Amount',
		says: 'An amount as people write it, such as 1.234,56 or (12.50), where it can mean one number only',
		argument: 'The decimal sign, a point or a comma, where it is known',
		turn: (value, argument) => {
			const amount = decimalOf(value) !== undefined && typeof value === 'number' ? { amount: decimalOf(value)! } : writtenAmount(flat(value), argument.trim());
			return 'amount' in amount ? { value: plain(amount.amount) } : { says: `${quoted(value)} ${amount.says}` };
		},
	},
	round: {
		label: 'Rounded',
		says: 'A number with no more than so many decimals, halves away from zero',
		argument: 'How many decimals; 2 where it is left out',
		turn: (value, argument) =>
			ifDecimal(value, (decimal) => ifDecimals(argument, (decimals) => ({ value: plain(decimal.round(decimals, Decimal.roundHalfUp)) }))),
	},
	fromCents: {
		label: 'From Cents',
		says: 'An amount from its count of cents',
		argument: 'How many decimals the currency has; 2 where it is left out',
		turn: (value, argument) => ifDecimal(value, (decimal) => ifDecimals(argument, (decimals) => ({ value: plain(shifted(decimal, -decimals)) }))),
	},
	cents: {
		label: 'As Cents',
		says: 'An amount as its count of cents, where it comes to whole ones',
		argument: 'How many decimals the currency has; 2 where it is left out',
		turn: (value, argument) =>
			ifDecimal(value, (decimal) =>
				ifDecimals(argument, (decimals) => {
					const count = shifted(decimal, decimals);
					return count.eq(count.round(0, Decimal.roundDown)) ? { value: plain(count) } : { says: `${quoted(value)} does not come to whole cents` };
				}),
			),
	},
	negative: { label: 'Negative', says: 'A number with the other sign', turn: (value) => ifDecimal(value, (decimal) => ({ value: plain(decimal.times(-1)) })) },
	notZero: {
		label: 'Unless Zero',
		says: 'A number; nothing where it is zero',
		turn: (value) => ifDecimal(value, (decimal) => (decimal.eq(0) ? {} : { value: plain(decimal) })),
	},
	rate: {
		label: 'Exchange Rate',
		says: 'Foreign units for a base unit as they are; nothing for a rate of one, which is the base currency',
		turn: (value) => ifRate(value, (rate) => rate),
	},
	inverseRate: {
		label: 'Exchange Rate Turned Round',
		says: 'Base units for a foreign unit, as Zoho Books has them, as foreign units for a base unit, as Xero has them, or back',
		turn: (value) => ifRate(value, (rate) => new Decimal(1).div(rate)),
	},
	taxMode: {
		label: 'Tax Mode',
		says: 'Whether prices include tax (true, false, Inclusive, Exclusive, NoTax), in the words of a document in Xero',
		turn: (value) => {
			const mode = Object.hasOwn(taxModes, flat(value).toLowerCase()) ? taxModes[flat(value).toLowerCase()] : undefined;
			return mode === undefined ? { says: `${quoted(value)} does not say whether prices include tax` } : { value: mode };
		},
	},
} satisfies Transforms;

const taxModes: Readonly<Record<string, string>> = {
	true: 'Inclusive',
	false: 'Exclusive',
	inclusive: 'Inclusive',
	exclusive: 'Exclusive',
	notax: 'NoTax',
};

function ifRate(value: unknown, turned: (rate: Decimal) => Decimal): Turned {
	return ifDecimal(value, (rate) => {
		if (rate.lte(0)) return { says: `an exchange rate of ${rate.toFixed()} cannot be used` };
		return rate.eq(1) ? {} : { value: plain(turned(rate).round(RATE_DECIMALS)) };
	});
}

function ifDecimal(value: unknown, then: (decimal: Decimal) => Turned): Turned {
	const decimal = decimalOf(value);
	return decimal ? then(decimal) : { says: `${quoted(value)} is not a plain number` };
}

function ifDecimals(argument: string, then: (decimals: number) => Turned): Turned {
	const decimals = argument.trim() === '' ? USUAL_DECIMALS : Number(argument);
	if (Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS) return then(decimals);
	return { says: `${quoted(argument)} is no number of decimals` };
}

/** Moves the decimal point to the right, exactly. */
const shifted = (decimal: Decimal, places: number): Decimal => decimal.times(new Decimal(`1e${places}`));
