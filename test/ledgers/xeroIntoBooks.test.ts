import { builtIn, type MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { books } from './books';
import { tablesBack } from './tables';
import type { Trial } from './trial';
import { tries } from './tries';
import { xeroDocument, type Wish } from './xeroDocuments';
import { CUSTOMER, VENDOR } from './zohoDocuments';

/** Documents of Xero, into Zoho Books. */

const ledger = books();

const guid = (kind: number, number: number): string => `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const sold: Wish = { discounts: true, contactNumber: `books:${CUSTOMER}` };
const credited: Wish = { ...sold, discounts: false };
const bought: Wish = { discounts: false, contactNumber: `books:${VENDOR}` };

interface Kind {
	readonly name: MappingName;
	readonly path: string;
	readonly wish: Wish;
	readonly more: (random: Chance, number: number) => Row;
}

const kinds: readonly Kind[] = [
	{
		name: 'xeroInvoiceToZohoBooksInvoice',
		path: '/invoices',
		wish: { ...sold, rounding: true },
		more: (random, n) => ({ Type: 'ACCREC', InvoiceID: guid(1, n), InvoiceNumber: `INV-${n}`, Status: random.of(['DRAFT', 'AUTHORISED', 'PAID']) }),
	},
	{
		name: 'xeroBillToZohoBooksBill',
		path: '/bills',
		wish: { ...bought, rounding: true },
		more: (random, n) => ({
			Type: 'ACCPAY',
			InvoiceID: guid(2, n),
			InvoiceNumber: random.of(['', `B-${n}`]),
			Status: random.of(['DRAFT', 'AUTHORISED', 'PAID']),
		}),
	},
	{
		name: 'xeroPurchaseOrderToZohoBooksPurchaseOrder',
		path: '/purchaseorders',
		wish: bought,
		more: (random, n) => ({ PurchaseOrderID: guid(3, n), PurchaseOrderNumber: `PO-${n}`, Status: random.of(['DRAFT', 'AUTHORISED', 'BILLED']) }),
	},
	{
		name: 'xeroCreditNoteToZohoBooksCreditNote',
		path: '/creditnotes',
		wish: credited,
		more: (random, n) => ({
			Type: 'ACCRECCREDIT',
			CreditNoteID: guid(4, n),
			CreditNoteNumber: `CN-${n}`,
			Status: random.of(['DRAFT', 'AUTHORISED', 'PAID']),
		}),
	},
	{
		name: 'xeroCreditNoteToZohoBooksVendorCredit',
		path: '/vendorcredits',
		wish: bought,
		more: (random, n) => ({ Type: 'ACCPAYCREDIT', CreditNoteID: guid(5, n), CreditNoteNumber: `VC-${n}`, Status: random.of(['DRAFT', 'AUTHORISED']) }),
	},
	{
		name: 'xeroQuoteToZohoBooksEstimate',
		path: '/estimates',
		wish: sold,
		more: (random, n) => ({ QuoteID: guid(6, n), QuoteNumber: `QU-${n}`, Status: random.of(['DRAFT', 'SENT', 'ACCEPTED']) }),
	},
];

/** Zoho does not say the tax of a supplier's credit. */
const differs: Trial['differs'] = ({ Total, TotalTax }, [written]) => {
	const { total, tax_total: tax } = (written ?? {}) as Row;
	const isSame = total === Total && (tax === undefined || tax === TotalTax);
	return isSame ? undefined : `Zoho comes to ${String(total)} with tax of ${String(tax)}, Xero to ${String(Total)} with ${String(TotalTax)}`;
};

tries(
	kinds.map(({ name, path, wish, more }): Trial => ({
		name,
		tables: tablesBack,
		made: (random, number) => ({ ...xeroDocument(random, wish), ...more(random, number) }),
		begin: ledger.begin,
		post: (records) => records.map((record) => ledger.post(path, record)),
		differs,
	})),
);

it('has a trial for every kind of document', () => {
	const all = Object.entries(builtIn).flatMap(([name, { from, to, totals }]) => (from.app === 'xero' && to.app === 'zohoBooks' && totals ? [name] : []));
	expect(kinds.map(({ name }) => name).sort()).toEqual(all.sort());
});
