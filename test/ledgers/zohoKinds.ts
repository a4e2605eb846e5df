import { builtIn, type MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { CUSTOMER, VENDOR, zohoDocument, type Wish } from './zohoDocuments';

/** The kinds of documents that Zoho Books and Inventory have in common, and the mappings of each. */

type Made = (random: Chance, number: number) => Row;

export interface Kind {
	/** The mapping's name, without the app in front. */
	readonly into: string;
	readonly made: (wish?: Partial<Wish>) => Made;
}

const kind = (into: string, selling: boolean, more: Made): Kind => ({
	into,
	made:
		(wish = {}) =>
		(random, number) => ({ ...zohoDocument(random, { selling, ...wish }), ...more(random, number) }),
});

const called =
	(who: Row, id: string, named: string, statuses: readonly string[]): Made =>
	(random, number) => ({ ...who, [id]: `98200000${String(number).padStart(7, '0')}`, [named]: `N-${number}`, status: random.of(statuses) });

const sold = (name: string, ...statuses: string[]) => called({ customer_id: CUSTOMER }, `${name}_id`, `${name}_number`, statuses);
const bought = (name: string, ...statuses: string[]) => called({ vendor_id: VENDOR }, `${name}_id`, `${name}_number`, statuses);

export const kinds: readonly Kind[] = [
	kind('InvoiceToXeroInvoice', true, sold('invoice', 'draft', 'sent', 'overdue', 'paid')),
	kind('EstimateToXeroQuote', true, sold('estimate', 'draft', 'sent', 'accepted')),
	kind('SalesOrderToXeroInvoice', true, sold('salesorder', 'draft', 'open')),
	kind('SalesOrderToXeroQuote', true, sold('salesorder', 'draft', 'open')),
	kind('CreditNoteToXeroCreditNote', true, sold('creditnote', 'draft', 'open', 'closed')),
	kind('BillToXeroBill', false, bought('bill', 'draft', 'open', 'paid')),
	kind('PurchaseOrderToXeroPurchaseOrder', false, bought('purchaseorder', 'draft', 'open', 'billed')),
	kind('VendorCreditToXeroCreditNote', false, bought('vendor_credit', 'open', 'closed')),
];

export const named = (app: 'zohoBooks' | 'zohoInventory', { into }: Kind): MappingName[] => {
	const name = `${app}${into}`;
	return Object.hasOwn(builtIn, name) ? [name as MappingName] : [];
};

/** Every mapping of the app's documents, which are those that state a total. */
export const documentsOf = (app: string, but: readonly string[] = []): string[] =>
	Object.entries(builtIn).flatMap(([name, { from, totals }]) => (from.app === app && totals?.total === 'total' && !but.includes(name) ? [name] : []));

/** What Inventory keeps in stock has a code, which lines name. */
export const CODES = ['PEN-1', 'INK-2', 'PAPER-3'] as const;

export const withCodes =
	(made: Made): Made =>
	(random, number) => {
		const document = made(random, number);
		return { ...document, line_items: rowsIn(document['line_items']).map((line) => (random.is(0.7) ? { ...line, sku: random.of(CODES) } : line)) };
	};
