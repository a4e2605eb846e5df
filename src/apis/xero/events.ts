import type { Resource } from '../define';
import { xero } from './index';

/** A kind of record whose changes can be followed. */
export interface XeroEvent {
	readonly resource: Resource;
	/**
	 * What webhooks call it (https://developer.xero.com/documentation/guides/webhooks/overview/): invoices and bills are not told apart there.
	 * A kind without a category is only found by reading what changed.
	 */
	readonly category?: string;
	/** Its page in Xero, with the organisation's short code and the record's id. */
	readonly page?: string;
}

const app = (page: string): string => `https://go.xero.com/app/{organisation}/${page}/{id}`;
const classic = (page: string): string => `https://go.xero.com/organisationlogin/default.aspx?shortcode={organisation}&redirecturl=${page}={id}`;
const bankPage = classic('/Bank/ViewTransaction.aspx?bankTransactionID');

const followed = {
	account: { resource: xero.account },
	bankTransaction: { resource: xero.bankTransaction, page: bankPage },
	bill: { resource: xero.bill, category: 'INVOICE', page: classic('/AccountsPayable/Edit.aspx?InvoiceID') },
	contact: { resource: xero.contact, category: 'CONTACT', page: app('contacts/contact') },
	creditNote: { resource: xero.creditNote, category: 'CREDITNOTE', page: classic('/AccountsPayable/ViewCreditNote.aspx?creditNoteID') },
	invoice: { resource: xero.invoice, category: 'INVOICE', page: app('invoicing/view') },
	item: { resource: xero.item },
	manualJournal: { resource: xero.manualJournal, page: 'https://go.xero.com/Journal/View.aspx?invoiceID={id}' },
	// Unsure: what its events hold, beyond their category.
	overpayment: { resource: xero.overpayment, category: 'OVERPAYMENT' },
	// In Xero's specification since November 2026; unsure whether the portal offers it yet.
	payment: { resource: xero.payment, category: 'PAYMENT', page: bankPage },
	prepayment: { resource: xero.prepayment, category: 'PREPAYMENT' },
	purchaseOrder: { resource: xero.purchaseOrder },
	quote: { resource: xero.quote, page: app('quotes/view') },
} as const satisfies Partial<Record<keyof typeof xero, XeroEvent>>;

export type XeroKind = keyof typeof followed;

/** By the names that workflows store. */
export const xeroEvents: Readonly<Record<XeroKind, XeroEvent>> = followed;
