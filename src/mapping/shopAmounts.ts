import { decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, rowsIn, textOf, type Row } from '../record';

/** What no single field of a shop's order or refund says; under `Found` workflows put what they found of it in Zoho. */

const zero = new Decimal(0);
/** The mapping row for what is not taxed. */
const NO_TAX = 'No tax';
const at = (row: Row, name: string): Decimal => decimalOf(row[name]) ?? zero;

/**
 * Names of contacts are unique in Zoho and in Xero, and names of people are not: so a person's has the e-mail address behind it, a company's stands alone, and a contact
 * that was found keeps its own.
 */
export const shopCustomer = (order: Row): Row => {
	const customer = isRow(order['customer']) ? order['customer'] : {};
	const [email, company] = [textOf(customer['email']), textOf(customer['company'])];
	const person = [customer['first_name'], customer['last_name']].map(textOf).filter(Boolean).join(' ');
	const told = email || textOf(customer['id']) || textOf(order['number']);
	const reference = textOf(order['reference']);
	// Who buys at a till need not say who they are.
	const anonymous = reference ? `Customer of ${reference}` : '';
	const own = company || (person ? `${person} (${told})` : email || anonymous);
	return {
		...order,
		contact_name: own,
		...(company ? { company } : {}),
		sub_type: company ? 'business' : 'individual',
		people: person || email ? [{ ...customer, last_name: customer['last_name'], is_primary_contact: true }] : [],
		surname: textOf(customer['last_name']) || person || email,
	};
};

/** Lines with the ids of their articles in Zoho, by SKU, and those of the sales order's lines that they are. */
export const shopLines = (order: Row): Row => {
	const found = isRow(order['Found']) ? order['Found'] : {};
	const items = new Map(rowsIn(found['items']).map((item) => [textOf(item['sku']).toLowerCase(), item]));
	const ordered = rowsIn(isRow(found['salesorder']) ? found['salesorder']['line_items'] : undefined);
	if (!Array.isArray(order['lines'])) return order;
	const lines = order['lines'].map((line: unknown, index) => {
		if (!isRow(line)) return line;
		const sku = textOf(line['sku']).toLowerCase();
		const item = sku === '' ? undefined : items.get(sku);
		const off = decimalOf(line['discount']);
		return {
			...line,
			...(item ? { item_id: item['item_id'] } : {}),
			// Zoho would put the article's own tax on a line that names none.
			...(item && !isFilled(line['tax_name']) && !at(item, 'tax_percentage').eq(0) ? { no_tax: NO_TAX } : {}),
			...(off && !off.eq(0) ? { discount: plain(off) } : { discount: '' }),
			...(isFilled(ordered[index]?.['line_item_id']) ? { ordered_id: ordered[index]!['line_item_id'] } : {}),
		};
	});
	return { ...order, lines };
};

/** Lines at what they come to, with tax or without as the invoice has it; what went back beyond or below them is a line without tax. */
export const shopCredit = (credit: Row): Row => {
	const invoice = isRow(credit['Found']) && isRow(credit['Found']['invoice']) ? credit['Found']['invoice'] : {};
	const inclusive = (credit['taxes_included'] ?? invoice['is_inclusive_tax']) === true;
	const taken = rowsIn(credit['lines']).map((line) => ({
		...line,
		amount: plain(isFilled(line['net']) ? at(line, 'net').plus(inclusive ? at(line, 'tax') : zero) : at(line, 'amount')),
	}));
	const all = sum(taken.map((line) => at(line, 'amount'))).plus(inclusive ? zero : sum(rowsIn(taken).map((line) => at(line, 'tax'))));
	const rest = (decimalOf(credit['total']) ?? all).minus(all);
	const lines = taken.filter((line) => !at(line, 'amount').eq(0));
	// Nothing but money: the refund itself is the line.
	const name = lines.length ? 'Difference of the refund' : 'Refund';
	return {
		...credit,
		inclusive,
		total: plain(all.plus(rest)),
		lines: rest.eq(0) ? lines : [...lines, { name, amount: plain(rest), tax_name: '', tax_percentage: '', tax: '0.00' }],
	};
};
