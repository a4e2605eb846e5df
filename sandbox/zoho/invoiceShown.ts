import type Big from 'big.js';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../vendor';
import { paid } from './balances';
import { emailOf } from './contactPersons';
import { shownCustomFields } from './customFields';
import { reckoned, shownDiscount, shownLines, taxRows } from './invoiceLines';
import { find, need, text, today, type Ledger } from './ledger';
import { blankFields, blankOf } from './shapes/blank';
import { invoice as invoiceShape, invoiceRow } from './shapes/invoice';
import { big, cents } from './totals';

const { fields } = zohoBooks.invoice;
const blank = blankOf(invoiceShape);
const blankRow = blankOf(invoiceRow);
const addressKeys = ['address', 'street2', 'city', 'state', 'country', 'phone', 'fax', 'attention'] as const;

/**
 * Draft and void are set; the rest follows from what is paid and from the day. An invoice that is partly paid and past its day counts as partly paid
 * [unsure], and one that is sent with nothing to pay as paid [unsure].
 */
const status = (ledger: Ledger, row: Row, received: Big): string => {
	if (row.state !== 'sent') return text(row.state);
	if (received.gte(big(row.total))) return 'paid';
	if (received.gt(0)) return 'partially_paid';
	return text(row.due_date) < today(ledger) ? 'overdue' : 'sent';
};

const address = (of: unknown): Row => Object.fromEntries(addressKeys.map((name) => [name, text((of as Row | undefined)?.[name])]));
const onDocument = (of: unknown): Row => {
	const written = address(of);
	return { ...written, street: written.address, zip: text((of as Row | undefined)?.zip), country_code: '' };
};
/** Rows of a list say zipcode where everything else says zip. */
const onRow = (of: unknown): Row => ({ ...address(of), zipcode: text((of as Row | undefined)?.zip) });

/** What a row of a list and the document have in common. */
const common = (ledger: Ledger, row: Row): Row => {
	const of = need(ledger, 'contacts', row.customer_id, 'Customer');
	const currency = find(ledger, 'currencies', row.currency_id) ?? {};
	const received = paid(ledger).on(row.invoice_id);
	const { custom: _, line_items: __, state: ___, ...plain } = row;
	return {
		...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
		status: status(ledger, row, received),
		customer_name: of.contact_name,
		company_name: text(of.company_name),
		email: emailOf(of),
		currency_code: currency.currency_code,
		currency_symbol: currency.currency_symbol,
		total: big(row.total).toNumber(),
		// A void invoice still shows its total; nothing of it is due.
		balance: row.state === 'void' ? 0 : big(row.total).minus(received).toNumber(),
		payment_made: received.toNumber(),
		last_payment_date: paid(ledger).last(row.invoice_id),
		invoice_source: 'API',
		is_emailed: row.is_emailed === true,
	};
};

export const listedInvoice = (ledger: Ledger, row: Row): Row => {
	const of = need(ledger, 'contacts', row.customer_id, 'Customer');
	const whole: Row = { ...common(ledger, row), transaction_type: 'renewal', updated_time: row.last_modified_time };
	const customFields = shownCustomFields(ledger, 'invoice', row);
	return {
		...Object.fromEntries(Object.entries(blankRow()).map(([name, empty]) => [name, whole[name] ?? empty])),
		billing_address: onRow(of.billing_address),
		shipping_address: onRow(of.shipping_address),
		...customFields,
		...customFields.custom_field_hash,
	};
};

export const shownInvoice = (ledger: Ledger, row: Row): Row => {
	const of = need(ledger, 'contacts', row.customer_id, 'Customer');
	const { subTotal, subTotalWithTax, taxTotal, discountTotal, total } = reckoned(ledger, row);
	const base = (amount: Big): number => cents(amount.times(big(row.exchange_rate))).toNumber();
	const percent = /^([\d.]+)%$/.exec(text(row.discount))?.[1];
	return {
		...blankFields(fields),
		...blank(),
		...common(ledger, row),
		line_items: shownLines(ledger, row),
		exchange_rate: big(row.exchange_rate).toNumber(),
		price_precision: 2,
		discount: shownDiscount(row.discount),
		discount_percent: big(percent).toNumber(),
		discount_total: discountTotal.toNumber(),
		discount_applied_on_amount: row.discount_type === 'entity_level' ? subTotal.toNumber() : 0,
		sub_total: subTotal.toNumber(),
		sub_total_inclusive_of_tax: subTotalWithTax.toNumber(),
		tax_total: taxTotal.toNumber(),
		total_taxable_amount: subTotal.toNumber(),
		taxes: taxRows(ledger, row),
		tax_rounding: 'item_level',
		rounding_mode: 'round_half_up',
		shipping_charge: big(row.shipping_charge).toNumber(),
		adjustment: big(row.adjustment).toNumber(),
		adjustment_description: text(row.adjustment_description) === '' ? 'Adjustment' : row.adjustment_description,
		bcy_sub_total: base(subTotal),
		bcy_discount_total: base(discountTotal),
		bcy_tax_total: base(taxTotal),
		bcy_shipping_charge: base(big(row.shipping_charge)),
		bcy_adjustment: base(big(row.adjustment)),
		bcy_total: base(total),
		billing_address: onDocument(of.billing_address),
		shipping_address: onDocument(of.shipping_address),
		payment_terms_label: big(row.payment_terms).eq(0) ? 'Due on Receipt' : `Net ${text(row.payment_terms)}`,
		created_date: text(row.created_time).slice(0, 10),
		...shownCustomFields(ledger, 'invoice', row),
	};
};
