import { DateTime } from 'luxon';
import type { Row } from '../../vendor';
import { customValues, refuseTakenValues, shownCustomFields } from '../customFields';
import { reckoned, shownDiscount, taxRows } from '../invoiceLines';
import type { Act } from '../kind';
import { all, find, rowsIn, stamp, text, type Ledger, type Shelf } from '../ledger';
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

export const customOf = (ledger: Ledger, { shelf, id, entity }: Document, sent: Row, known?: Row): Pick<Row, 'custom'> => {
	const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, entity, sent.custom_fields);
	refuseTakenValues(ledger, entity, custom as Row | undefined, () => all(ledger, shelf).filter((one) => one[id] !== known?.[id]));
	return { custom };
};

export const changed = (ledger: Ledger, row: Row, change: Row): Row => ({ ...row, ...change, last_modified_time: stamp(ledger) });

/** The same move, refused where something stands against it. */
export const unless =
	(refuse: (ledger: Ledger, row: Row) => void, act: Act): Act =>
	(ledger, row, asked) => {
		refuse(ledger, row);
		return act(ledger, row, asked);
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

/** What the sandbox keeps for itself, or shows in another form. */
const HIDDEN = ['custom', 'line_items', 'state', 'bills', 'refunds'];

const plain = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== undefined && !HIDDEN.includes(name)));

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

/** Ways a payment may be made, as a list of payments can be narrowed to. */
export const paymentModeFilters = Object.fromEntries(
	['All', 'Check', 'Cash', 'BankTransfer', 'Paypal', 'CreditCard', 'GoogleCheckout', 'Credit', 'Authorizenet', 'BankRemittance', 'Payflowpro', 'Others'].map(
		(mode) => [`PaymentMode.${mode}`, ({ payment_mode }: Row) => mode === 'All' || text(payment_mode).replace(/\s/g, '').toLowerCase() === mode.toLowerCase()],
	),
);

/** Filters by status: Status.All, and one for each word with the statuses it stands for. */
export const statusFilters = (words: Readonly<Record<string, readonly string[]>>): Record<string, (row: Row) => boolean> => ({
	'Status.All': () => true,
	...Object.fromEntries(Object.entries(words).map(([word, statuses]) => [`Status.${word}`, ({ status }: Row) => statuses.includes(text(status))])),
});

/** Whether a document has a line with an item. */
export const namesItem = (_: Ledger, row: Row, id: string): boolean => rowsIn(row.line_items).some((line) => line.item_id === id);
