import { Decimal } from '../libraries/decimal';
import { money, written } from './order';

/** The taxes of a line as one. */

export interface Tax {
	readonly name: string;
	readonly percentage: Decimal;
	readonly amount: Decimal;
}

export interface LineTax {
	readonly tax_name: string;
	readonly tax_percentage: string;
	readonly tax: string;
}

export const untaxed: LineTax = { tax_name: '', tax_percentage: '', tax: '0.00' };

/** Half a cent on the line: what is below it is taxed at its rate and comes to nothing. */
const LEAST = new Decimal('0.005');

/**
 * Several taxes are one group in Zoho, named here by all of them; a tax that was not charged, as to a buyer who is exempt, is none.
 *
 * @param net what is taxed
 */
export const joined = (taxes: readonly Tax[], net: Decimal): LineTax => {
	const charged = taxes.filter(({ percentage, amount }) => !amount.eq(0) || percentage.eq(0) || net.times(percentage).div(100).abs().lt(LEAST));
	if (!charged.length) return untaxed;
	const whole = charged.filter(({ percentage }) => !percentage.eq(0));
	const those = whole.length ? whole : charged.slice(0, 1);
	return {
		tax_name: those.map(({ name }) => name).join(' + '),
		tax_percentage: written(those.reduce((all, { percentage }) => all.plus(percentage), new Decimal(0))),
		tax: money(those.reduce((all, { amount }) => all.plus(amount), new Decimal(0))),
	};
};
