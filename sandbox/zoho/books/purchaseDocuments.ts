import { DateTime } from 'luxon';
import type { Answer, Row } from '../../vendor';
import { customValues, refuseTakenValues, shownCustomFields } from '../customFields';
import { reckoned, shownDiscount, taxRows } from '../invoiceLines';
import type { Act } from '../kind';
import { all, find, organization, rowsIn, stamp, text, type Ledger, type Shelf } from '../ledger';
import { pdf } from '../printed';
import { refusal } from '../refused';
import { big, cents } from '../totals';

/** What the documents of a vendor have in common. */

export interface Document {
	readonly shelf: Shelf;
	readonly id: string;
	/** The name of the kind where custom fields are defined. */
	readonly entity: string;
}

export const vendorOf = (ledger: Ledger, id: unknown): Row => {
	if (text(id) === '') throw refusal.invalid('vendor_id');
	const contact = find(ledger, 'contacts', id);
	if (contact?.contact_type !== 'vendor') throw refusal.reference('Vendor');
	return contact;
};

/** The currency of a document follows the contact unless it is said; its rate is the currency's own then. */
export const currencyOf = (ledger: Ledger, given: Row, of: Row | undefined, known?: Row): Pick<Row, 'currency_id' | 'exchange_rate'> => {
	const base = organization(ledger).currency_id;
	const id = given.currency_id ?? known?.currency_id ?? of?.currency_id ?? base;
	const currency = find(ledger, 'currencies', id);
	if (currency === undefined) throw refusal.invalid('currency_id');
	if (id === base) return { currency_id: id, exchange_rate: 1 };
	const rate = given.exchange_rate ?? (known?.currency_id === id ? known?.exchange_rate : undefined) ?? currency.exchange_rate;
	if (big(rate).lte(0)) throw refusal.invalid('exchange_rate');
	return { currency_id: id, exchange_rate: rate };
};

export const customOf = (ledger: Ledger, { shelf, id, entity }: Document, sent: Row, known?: Row): Pick<Row, 'custom'> => {
	const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, entity, sent.custom_fields);
	refuseTakenValues(ledger, entity, custom as Row | undefined, () => all(ledger, shelf).filter((one) => one[id] !== known?.[id]));
	return { custom };
};

export const timesOf = (ledger: Ledger, known?: Row): Row => ({ created_time: known?.created_time ?? stamp(ledger), last_modified_time: stamp(ledger) });

export const changed = (ledger: Ledger, row: Row, change: Row): Row => ({ ...row, ...change, last_modified_time: stamp(ledger) });

/** Moves a record to a state, from certain others only; to the state it is in already it moves without a change. */
export const becomes =
	(state: string, from: readonly string[], refuse: (ledger: Ledger, row: Row) => void = () => {}): Act =>
	(ledger, row) => {
		if (row.state === state) return row;
		if (!from.includes(text(row.state))) throw refusal.rule(`This cannot be done while the status is ${text(row.state)}.`);
		refuse(ledger, row);
		return changed(ledger, row, { state });
	};

export const dueDate = (date: string, days: number): string => DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
export const termsLabel = (days: unknown): string => (big(days).eq(0) ? 'Due on Receipt' : `Net ${text(days)}`);

/** An account that money goes out of or comes into. */
export const moneyAccount = (ledger: Ledger, id: unknown, name: string): Row => {
	const account = find(ledger, 'chartofaccounts', id) ?? find(ledger, 'bankaccounts', id);
	if (account === undefined) throw refusal.invalid(name);
	return account;
};

/** Where money comes from that nobody says: Petty Cash [unsure]. */
export const pettyCash = (ledger: Ledger): Row | undefined => all(ledger, 'chartofaccounts').find((row) => row.account_name === 'Petty Cash');

/** A letter needs someone to go to. */
export const addressee = (sent: Row): void => {
	if (!Array.isArray(sent.to_mail_ids) || sent.to_mail_ids.length === 0) throw refusal.invalid('to_mail_ids');
};

const plain = ({ custom: _, line_items: __, state: ___, bills: ____, refunds: _____, ...row }: Row): Row =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** What a row of a list and the record itself have in common. */
export const common = (ledger: Ledger, row: Row): Row => {
	const currency = find(ledger, 'currencies', row.currency_id);
	return {
		...plain(row),
		vendor_name: text(find(ledger, 'contacts', row.vendor_id)?.contact_name),
		currency_code: text(currency?.currency_code),
		currency_symbol: text(currency?.currency_symbol),
		exchange_rate: big(row.exchange_rate).toNumber(),
		price_precision: 2,
		has_attachment: rowsIn(row.documents).length > 0,
		attachment_name: text(rowsIn(row.documents).at(-1)?.file_name),
	};
};

/** Only the keys that a list shows, each with something in it; custom fields stand among them. */
export const listedAs = (ledger: Ledger, blank: () => Row, entity: string, row: Row, whole: Row): Row => ({
	...Object.fromEntries(Object.entries(blank()).map(([name, empty]) => [name, whole[name] ?? empty])),
	...shownCustomFields(ledger, entity, row).custom_field_hash,
});

const addressKeys = ['address', 'street2', 'city', 'state', 'zip', 'country', 'fax', 'phone', 'attention'] as const;

/** Of the vendor, as a document shows it. */
export const vendorAddress = (ledger: Ledger, row: Row): Row => {
	const address = find(ledger, 'contacts', row.vendor_id)?.billing_address as Row | undefined;
	return Object.fromEntries(addressKeys.map((name) => [name, text(address?.[name])]));
};

/** What Zoho reckons of a document with lines. */
export const reckonedTotals = (ledger: Ledger, row: Row): Row => {
	const { subTotal, subTotalWithTax, taxTotal, discountTotal, total } = reckoned(ledger, row);
	return {
		sub_total: subTotal.toNumber(),
		sub_total_inclusive_of_tax: subTotalWithTax.toNumber(),
		tax_total: taxTotal.toNumber(),
		discount: shownDiscount(row.discount),
		discount_percent: big(/^([\d.]+)%$/.exec(text(row.discount))?.[1]).toNumber(),
		discount_total: discountTotal.toNumber(),
		discount_amount: discountTotal.toNumber(),
		discount_applied_on_amount: discountTotal.eq(0) ? 0 : subTotal.toNumber(),
		discount_type: 'entity_level',
		adjustment: big(row.adjustment).toNumber(),
		total: total.toNumber(),
		bcy_total: cents(total.times(big(row.exchange_rate))).toNumber(),
		tax_rounding: 'item_level',
		taxes: taxRows(ledger, row),
	};
};

/** A document on paper. */
export const onPaper = (title: string, number: string, document: Row): Answer => ({
	status: 200,
	headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${number.replace(/[^\w.-]/g, '_')}.pdf"` },
	body: pdf([
		`${title} ${number}`,
		`${text(document.vendor_name)}, ${text(document.date)}`,
		...rowsIn(document.line_items).map((line) => `${text(line.quantity)} x ${text(line.rate)}  ${text(line.name)}  ${text(line.item_total)}`),
		`Total ${text(document.currency_code)} ${Number(document.total).toFixed(2)}`,
	]),
});

/** Ways a payment may be made, as a list of payments can be narrowed to. */
export const paymentModeFilters = Object.fromEntries(
	['All', 'Check', 'Cash', 'BankTransfer', 'Paypal', 'CreditCard', 'GoogleCheckout', 'Credit', 'Authorizenet', 'BankRemittance', 'Payflowpro', 'Others'].map(
		(mode) => [
			`PaymentMode.${mode}`,
			({ payment_mode }: Row) => mode === 'All' || text(payment_mode).replace(/\s/g, '').toLowerCase() === mode.toLowerCase(),
		],
	),
);

/** Filters by status: Status.All, and one for each word with the statuses it stands for. */
export const statusFilters = (words: Readonly<Record<string, readonly string[]>>): Record<string, (row: Row) => boolean> => ({
	'Status.All': () => true,
	...Object.fromEntries(Object.entries(words).map(([word, statuses]) => [`Status.${word}`, ({ status }: Row) => statuses.includes(text(status))])),
});
