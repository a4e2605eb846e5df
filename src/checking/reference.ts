import { isFilled, isRow, type Row } from '../record';

/** What is known of one organisation, each as the vendor's API gives it. */
export interface Known {
	readonly organisation: Row | undefined;
	readonly accounts: readonly Row[];
	readonly taxes: readonly Row[];
	/** The currencies that are enabled. */
	readonly currencies: readonly Row[];
	/** Tracking categories, or reporting tags. */
	readonly tracking: readonly Row[];
	readonly contacts: readonly Row[];
	/** Invoices, bills, credit notes, quotes and orders as they are there now. */
	readonly documents: readonly Row[];
	/** Days up to which the books are closed, where they stand on records of their own. */
	readonly locks: readonly Row[];
}

/** By application; one that nothing is known of is not among them. */
export type Reference = Readonly<Partial<Record<string, Known>>>;

interface Shape {
	readonly app: string;
	readonly part: keyof Known;
	/** The names that only records of this kind have together. */
	readonly has: readonly string[];
	/** Names that records of another kind have beside them. */
	readonly hasNot?: readonly string[];
}

/**
 * How records are told apart by their fields, the more particular ones first (Xero's accounting specification; Zoho Books API v3).
 * Books and Inventory of one organisation share accounts, taxes, currencies and contacts, so they are one.
 */
const shapes: readonly Shape[] = [
	{ app: 'xero', part: 'organisation', has: ['OrganisationID'] },
	{ app: 'xero', part: 'documents', has: ['InvoiceID'] },
	{ app: 'xero', part: 'documents', has: ['CreditNoteID'] },
	{ app: 'xero', part: 'documents', has: ['QuoteID'] },
	{ app: 'xero', part: 'documents', has: ['PurchaseOrderID'] },
	{ app: 'xero', part: 'accounts', has: ['AccountID', 'Type'] },
	{ app: 'xero', part: 'taxes', has: ['TaxType', 'Name'] },
	{ app: 'xero', part: 'tracking', has: ['TrackingCategoryID', 'Options'] },
	{ app: 'xero', part: 'contacts', has: ['ContactID', 'Name'] },
	{ app: 'xero', part: 'currencies', has: ['Code', 'Description'], hasNot: ['ItemID', 'Name'] },
	{ app: 'zohoBooks', part: 'documents', has: ['invoice_id', 'balance'] },
	{ app: 'zohoBooks', part: 'documents', has: ['bill_id', 'balance'] },
	{ app: 'zohoBooks', part: 'documents', has: ['creditnote_id', 'balance'] },
	{ app: 'zohoBooks', part: 'documents', has: ['vendor_credit_id', 'balance'] },
	{ app: 'zohoBooks', part: 'locks', has: ['transaction_lock_id', 'transaction_lock_date'] },
	{ app: 'zohoBooks', part: 'accounts', has: ['account_id', 'account_type'] },
	{ app: 'zohoBooks', part: 'taxes', has: ['tax_id', 'tax_percentage', 'tax_name'] },
	{ app: 'zohoBooks', part: 'tracking', has: ['tag_id', 'tag_name'] },
	{ app: 'zohoBooks', part: 'contacts', has: ['contact_id', 'contact_name'] },
	{ app: 'zohoBooks', part: 'currencies', has: ['currency_id', 'currency_code', 'currency_symbol'], hasNot: ['organization_id'] },
	{ app: 'zohoBooks', part: 'organisation', has: ['organization_id', 'name', 'currency_code'] },
];

const nothing = () => ({
	organisation: undefined as Row | undefined,
	accounts: [] as Row[],
	taxes: [] as Row[],
	currencies: [] as Row[],
	tracking: [] as Row[],
	contacts: [] as Row[],
	documents: [] as Row[],
	locks: [] as Row[],
});

/** The name under which what is known of an application stands. */
export const knownAs = (app: string): string => (app === 'zohoInventory' ? 'zohoBooks' : app);

/** Every item of a run asks the same, so they are sorted once. */
const sorted = new WeakMap<readonly unknown[], Reference>();

/** Sorts live records, as the action nodes put them out, by what they are; rows of mapping tables and whatever else may be among them. */
export const referenceFrom = (items: readonly unknown[]): Reference => {
	const before = sorted.get(items);
	if (before) return before;
	const reference: Record<string, ReturnType<typeof nothing>> = {};
	for (const item of items) {
		if (!isRow(item)) continue;
		const shape = shapes.find(({ has, hasNot = [] }) => has.every((name) => isFilled(item[name])) && !hasNot.some((name) => name in item));
		if (!shape) continue;
		const known = (reference[shape.app] ??= nothing());
		if (shape.part === 'organisation') known.organisation = item;
		else known[shape.part].push(item);
	}
	sorted.set(items, reference);
	return reference;
};
