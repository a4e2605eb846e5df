import type { Mapping } from '../rule';
import { xeroContactPersonsToZohoCrmContacts } from './xeroContactPersonsToZohoCrmContacts';
import { xeroContactToZohoCrmAccount } from './xeroContactToZohoCrmAccount';
import { xeroContactToZohoCrmContact } from './xeroContactToZohoCrmContact';
import { xeroContactToZohoCrmVendor } from './xeroContactToZohoCrmVendor';
import { xeroInvoiceToZohoCrmDeal } from './xeroInvoiceToZohoCrmDeal';
import { xeroInvoiceToZohoCrmInvoice } from './xeroInvoiceToZohoCrmInvoice';
import { xeroItemToZohoCrmProduct } from './xeroItemToZohoCrmProduct';
import { zohoBooksContactToXeroContact } from './zohoBooksContactToXeroContact';
import { zohoBooksInvoiceToXeroInvoice } from './zohoBooksInvoiceToXeroInvoice';
import { zohoBooksPaymentToXeroPayment } from './zohoBooksPaymentToXeroPayment';
import { zohoCrmAccountToXeroContact } from './zohoCrmAccountToXeroContact';
import { zohoCrmContactToXeroContact } from './zohoCrmContactToXeroContact';
import { zohoCrmDealToXeroInvoice } from './zohoCrmDealToXeroInvoice';
import { zohoCrmDealToXeroQuote } from './zohoCrmDealToXeroQuote';
import { zohoCrmProductToXeroItem } from './zohoCrmProductToXeroItem';
import { zohoCrmQuoteToXeroInvoice } from './zohoCrmQuoteToXeroInvoice';
import { zohoCrmQuoteToXeroQuote } from './zohoCrmQuoteToXeroQuote';
import { zohoCrmVendorToXeroContact } from './zohoCrmVendorToXeroContact';

/** The mappings that come with the package, by the names that workflows store. */
export const builtIn = {
	zohoBooksContactToXeroContact,
	zohoBooksInvoiceToXeroInvoice,
	zohoBooksPaymentToXeroPayment,
	zohoCrmAccountToXeroContact,
	zohoCrmContactToXeroContact,
	zohoCrmVendorToXeroContact,
	zohoCrmDealToXeroInvoice,
	zohoCrmDealToXeroQuote,
	zohoCrmQuoteToXeroInvoice,
	zohoCrmQuoteToXeroQuote,
	zohoCrmProductToXeroItem,
	xeroContactToZohoCrmAccount,
	xeroContactToZohoCrmContact,
	xeroContactPersonsToZohoCrmContacts,
	xeroContactToZohoCrmVendor,
	xeroInvoiceToZohoCrmDeal,
	xeroInvoiceToZohoCrmInvoice,
	xeroItemToZohoCrmProduct,
} as const satisfies Readonly<Record<string, Mapping>>;

export type MappingName = keyof typeof builtIn;

export const mappingNamed = (name: string): Mapping | undefined => (Object.hasOwn(builtIn, name) ? builtIn[name as MappingName] : undefined);
