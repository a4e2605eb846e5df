import type { Resource } from '../apis/define';
import { xero } from '../apis/xero';
import { zohoBooks } from '../apis/zohoBooks';
import { zohoCrm } from '../apis/zohoCrm';
import { zohoInventory } from '../apis/zohoInventory';
import type { Issue } from '../failure';
import { allocation, billStatus, creditNoteRefund, invoiceStatus, mappingRow, trackingOption } from '../mapping/parts';
import type { Row } from '../record';
import { checkContact } from './contact';
import { checkBankTransaction, checkCreditNote, checkInvoice, checkPurchaseOrder } from './invoice';
import { checkItem } from './item';
import { checkMatching } from './matching';
import { checkPayment } from './payment';
import { checkQuote } from './quote';
import { checkZohoDocument, checkZohoPayment } from './zohoDocument';

/** A kind of record that can be checked. */
export interface Subject {
	/** As workflows store it: the resource, after the application and a colon where it is not Xero. */
	readonly name: string;
	readonly label: string;
	readonly resource: Resource;
	/** Accounts add fields of their own, so an unknown name is no misspelling. */
	readonly custom?: boolean;
	/** The rules that no table can hold. */
	readonly particular?: (record: Row) => Issue[];
}

type Nameless = Omit<Subject, 'name'>;

const ofCrm = (label: string, resource: Resource): Nameless => ({
	label: `Zoho CRM ${label}`,
	resource,
	custom: true,
	particular: (record) => checkMatching(resource, record),
});

const ofBooks = (resource: Resource, particular?: Subject['particular']): Nameless => ({
	label: `Zoho Books ${resource.label}`,
	resource,
	custom: true,
	...(particular ? { particular } : {}),
});

const nameless: Readonly<Record<string, Nameless>> = {
	allocation: { label: 'Xero Allocation', resource: allocation },
	bankTransaction: { label: 'Xero Bank Transaction', resource: xero.bankTransaction, particular: checkBankTransaction },
	bill: { label: 'Xero Bill', resource: xero.bill, particular: checkInvoice },
	contact: { label: 'Xero Contact', resource: xero.contact, particular: checkContact },
	creditNote: { label: 'Xero Credit Note', resource: xero.creditNote, particular: checkCreditNote },
	invoice: { label: 'Xero Invoice', resource: xero.invoice, particular: checkInvoice },
	item: { label: 'Xero Item', resource: xero.item, particular: checkItem },
	payment: { label: 'Xero Payment', resource: xero.payment, particular: checkPayment },
	purchaseOrder: { label: 'Xero Purchase Order', resource: xero.purchaseOrder, particular: checkPurchaseOrder },
	quote: { label: 'Xero Quote', resource: xero.quote, particular: checkQuote },
	trackingCategory: { label: 'Xero Tracking Category', resource: xero.trackingCategory },
	trackingOption: { label: 'Xero Tracking Option', resource: trackingOption },
	'zohoBooks:bill': ofBooks(zohoBooks.bill, checkZohoDocument),
	'zohoBooks:billStatus': ofBooks(billStatus),
	'zohoBooks:contact': ofBooks(zohoBooks.contact),
	'zohoBooks:creditNote': ofBooks(zohoBooks.creditNote, checkZohoDocument),
	'zohoBooks:creditNoteRefund': ofBooks(creditNoteRefund),
	'zohoBooks:customerPayment': ofBooks(zohoBooks.customerPayment, checkZohoPayment('invoice')),
	'zohoBooks:estimate': ofBooks(zohoBooks.estimate, checkZohoDocument),
	'zohoBooks:invoice': ofBooks(zohoBooks.invoice, checkZohoDocument),
	'zohoBooks:invoiceStatus': ofBooks(invoiceStatus),
	'zohoBooks:item': ofBooks(zohoBooks.item),
	'zohoBooks:purchaseOrder': ofBooks(zohoBooks.purchaseOrder, checkZohoDocument),
	'zohoBooks:reportingTag': ofBooks(zohoBooks.reportingTag),
	'zohoBooks:vendorCredit': ofBooks(zohoBooks.vendorCredit, checkZohoDocument),
	'zohoBooks:vendorPayment': ofBooks(zohoBooks.vendorPayment, checkZohoPayment('bill')),
	'zohoCrm:account': ofCrm('Account', zohoCrm.account),
	'zohoCrm:contact': ofCrm('Contact', zohoCrm.contact),
	'zohoCrm:deal': ofCrm('Deal', zohoCrm.deal),
	'zohoCrm:invoice': ofCrm('Invoice', zohoCrm.invoice),
	'zohoCrm:product': ofCrm('Product', zohoCrm.product),
	'zohoCrm:vendor': ofCrm('Vendor', zohoCrm.vendor),
	'zohoInventory:contact': { ...ofBooks(zohoInventory.contact), label: 'Zoho Inventory Contact' },
	'zohoInventory:item': { ...ofBooks(zohoInventory.item), label: 'Zoho Inventory Item' },
	'zohoInventory:salesOrder': { ...ofBooks(zohoInventory.salesOrder, checkZohoDocument), label: 'Zoho Inventory Sales Order' },
	'tables:mappingRow': { label: 'Mapping Row', resource: mappingRow },
};

/** By the names that workflows store. */
export const checkable: Readonly<Record<string, Subject>> = Object.fromEntries(Object.entries(nameless).map(([name, one]) => [name, { ...one, name }]));
