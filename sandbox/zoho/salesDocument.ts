import type Big from 'big.js';
import type { Fields } from '../../src/apis/define';
import type { Asked, Row } from '../vendor';
import { emailOf } from './contactPersons';
import { currencyOf } from './currencies';
import { customValues, refuseTakenValues, shownCustomFields } from './customFields';
import { taken } from './incoming';
import type { Kind } from './kind';
import { all, customer, find, need, newId, rowsIn, stamp, text, today, type Ledger, type Shelf, shownOnce } from './ledger';
import type { Numbered } from './numbering';
import { refusal } from './refused';
import { reckoned, shownDiscount, shownLines, storedLines, taxRows } from './invoiceLines';
import { blankFields, blankOf, type Shape } from './shapes/blank';
import { big, cents } from './totals';

/** What one kind of sales document is; all else is the same for a quote, an order, an invoice and a credit note. */
export interface SalesDocument {
	readonly shelf: Shelf;
	readonly id: string;
	/** The field that holds its number or name, and how that is found. */
	readonly number: string;
	readonly numbered: Numbered;
	/** As in "The total of the estimate cannot be negative". */
	readonly noun: string;
	/** The name of the kind where custom fields are defined. */
	readonly entity: string;
	readonly fields: Fields;
	readonly shapes: { readonly whole: Shape; readonly row: Shape; readonly line: Shape };
	/** The state that a new one is in. */
	readonly initial: string;
	/** What is stored beyond what all documents store. */
	also?(ledger: Ledger, given: Row, known: Row | undefined, of: Row): Row;
	/** What is shown, in lists too, beyond what all documents show: the status first of all. */
	says(ledger: Ledger, row: Row): Row;
	/** The lines as they are shown, where more is known of them. */
	lines?(ledger: Ledger, row: Row, lines: readonly Row[]): readonly Row[];
}

const addressKeys = ['address', 'street2', 'city', 'state', 'country', 'phone', 'fax', 'attention'] as const;
const address = (of: unknown): Row => Object.fromEntries(addressKeys.map((name) => [name, text((of as Row | undefined)?.[name])]));
const onDocument = (of: unknown): Row => {
	const written = address(of);
	return { ...written, street: written.address, zip: text((of as Row | undefined)?.zip), country_code: '' };
};
/** Rows of a list say zipcode where everything else says zip. */
const onRow = (of: unknown): Row => ({ ...address(of), zipcode: text((of as Row | undefined)?.zip) });

function filled(row: Row, hidden: readonly string[]): Row {
	const shown: Row = {};
	for (const name of Object.keys(row)) if (row[name] !== undefined && !hidden.includes(name)) shown[name] = row[name];
	return shown;
}

/** What the sandbox keeps for itself. */
const HIDDEN = ['custom', 'line_items', 'state', 'applications', 'refunds', 'written_off'];

const hasDiscount = (line: Row): boolean => !big(text(line.discount).replace('%', '')).eq(0);

/** Makes the parts of a kind that all sales documents have: storing, changing, showing and listing. */
export const salesDocument = (doc: SalesDocument) => {
	const { shelf, id, number, entity, fields } = doc;
	const lineTable = fields.line_items;
	const lineFields = lineTable !== undefined && 'fields' in lineTable ? lineTable.fields : {};
	const [blank, blankRow, blankLine] = [blankOf(doc.shapes.whole), blankOf(doc.shapes.row), blankOf(doc.shapes.line)];

	/** What is to be stored, or a refusal. The number is drawn last: a refused document leaves no gap. */
	const stored = (ledger: Ledger, sent: Row, known?: Row, asked?: Asked): Row => {
		const given = taken(fields, sent, [id, 'custom_fields']);
		if (text(given.customer_id ?? known?.customer_id) === '') throw refusal.invalid('customer_id');
		const of = customer(ledger, given.customer_id ?? known?.customer_id);
		if (given.line_items === undefined && known === undefined) throw refusal.invalid('line_items');
		const lines = given.line_items === undefined ? rowsIn(known?.line_items) : storedLines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items));
		const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, entity, sent.custom_fields);
		refuseTakenValues(ledger, entity, custom as Row | undefined, () => all(ledger, shelf).filter((one) => one[id] !== known?.[id]));
		const row: Row = {
			state: doc.initial,
			is_inclusive_tax: false,
			is_discount_before_tax: true,
			// Books takes the organisation's preference where none is sent; here it follows from where the discount stands.
			discount_type: lines.some(hasDiscount) ? 'item_level' : 'entity_level',
			...known,
			...given,
			...currencyOf(ledger, given, of, known),
			customer_id: of.contact_id,
			date: given.date ?? known?.date ?? today(ledger),
			...doc.also?.(ledger, given, known, of),
			line_items: lines,
			custom,
			created_time: known?.created_time ?? stamp(ledger),
			last_modified_time: stamp(ledger),
		};
		const { total } = reckoned(ledger, row);
		if (total.lt(0)) throw refusal.rule(`The total of the ${doc.noun} cannot be negative.`);
		return { ...row, total: total.toNumber(), [number]: doc.numbered(ledger, text(given[number]), known, asked) };
	};

	/** What a row of a list and the document have in common. */
	const common = (ledger: Ledger, row: Row, of: Row): Row => {
		const currency = find(ledger, 'currencies', row.currency_id) ?? {};
		return {
			...filled(row, HIDDEN),
			customer_name: of.contact_name,
			company_name: text(of.company_name),
			email: emailOf(of),
			currency_code: currency.currency_code,
			currency_symbol: currency.currency_symbol,
			total: big(row.total).toNumber(),
			is_emailed: row.is_emailed === true,
			has_attachment: rowsIn(row.documents).length > 0,
			...doc.says(ledger, row),
		};
	};

	const listed = (ledger: Ledger, row: Row): Row => {
		const of = need(ledger, 'contacts', row.customer_id, 'Customer');
		const whole: Row = { ...common(ledger, row, of), documents: '', updated_time: row.last_modified_time };
		const customFields = shownCustomFields(ledger, entity, row);
		const base = Object.fromEntries(Object.entries(blankRow()).map(([name, empty]) => [name, whole[name] ?? empty]));
		return {
			...base,
			...('billing_address' in base ? { billing_address: onRow(of.billing_address), shipping_address: onRow(of.shipping_address) } : {}),
			...customFields,
			...customFields.custom_field_hash,
		};
	};

	const shown = shownOnce(shelf, (ledger, row) => {
		const of = need(ledger, 'contacts', row.customer_id, 'Customer');
		const lines = shownLines(ledger, row, lineFields, blankLine);
		return {
			...blankFields(fields),
			...blank(),
			...common(ledger, row, of),
			...sums(ledger, row),
			line_items: doc.lines?.(ledger, row, lines) ?? lines,
			billing_address: onDocument(of.billing_address),
			shipping_address: onDocument(of.shipping_address),
			created_date: text(row.created_time).slice(0, 10),
			...shownCustomFields(ledger, entity, row),
		};
	});

	return {
		stored,
		shown,
		row: listed,
		create: (ledger, sent, asked) => ({ [id]: newId(ledger), ...stored(ledger, sent, undefined, asked) }),
		update: (ledger, known, sent) => stored(ledger, sent, known),
	} satisfies Partial<Kind> & { stored: typeof stored };
};

/** All amounts of a document, in its currency and in the organization's. */
const sums = (ledger: Ledger, row: Row): Row => {
	const { subTotal, subTotalWithTax, taxTotal, discountTotal, total } = reckoned(ledger, row);
	const base = (amount: Big): number => cents(amount.times(big(row.exchange_rate))).toNumber();
	const percent = /^([\d.]+)%$/.exec(text(row.discount))?.[1];
	return {
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
	};
};
