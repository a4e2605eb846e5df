import type { Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { big, cents, sum } from '../totals';
import { find, type Crm } from './state';

/** What a quote, an order or an invoice comes to. CRM reckons it; what is sent for it is passed over (fact sheet, section 3.9). */

/** A discount is an amount, or a percentage with its sign. */
const off = (discount: unknown, base: ReturnType<typeof big>) => {
	const written = text(discount).trim();
	return cents(written.endsWith('%') ? base.times(big(written.slice(0, -1))).div(100) : big(written));
};

const taxesOf = (line: Row, net: ReturnType<typeof big>): Row[] =>
	rowsIn(line.Line_Tax).map(({ name, percentage, id }) => ({
		name,
		percentage,
		...(id === undefined ? {} : { id }),
		display_name: `${text(name)} - ${text(percentage)} %`,
		value: cents(net.times(big(percentage)).div(100)).toNumber(),
	}));

/** A line without a price has that of its product. */
export const reckonLine = (crm: Crm, line: Row, index: number): Row => {
	const price = line.List_Price ?? find(crm, 'Products', line.Product_Name)?.values.Unit_Price ?? 0;
	const total = cents(big(price).times(big(line.Quantity ?? 1)));
	const discount = off(line.Discount, total);
	const net = total.minus(discount);
	const taxes = taxesOf(line, net);
	const tax = sum(taxes.map(({ value }) => big(value)));
	return {
		...line,
		Quantity: line.Quantity ?? 1,
		List_Price: price,
		Line_Tax: taxes,
		Sequence_Number: index + 1,
		Total: total.toNumber(),
		Total_After_Discount: net.toNumber(),
		Tax: tax.toNumber(),
		Net_Total: net.plus(tax).toNumber(),
	};
};

/** Sub_Total is the sum of the lines with their taxes [unsure]. */
export const reckonDocument = (values: Row, lines: readonly Row[]): Row => {
	const total = sum(lines.map(({ Net_Total }) => big(Net_Total)));
	return {
		...values,
		Sub_Total: total.toNumber(),
		Tax: sum(lines.map(({ Tax }) => big(Tax))).toNumber(),
		Grand_Total: total.minus(big(values.Discount)).plus(big(values.Adjustment)).toNumber(),
	};
};
