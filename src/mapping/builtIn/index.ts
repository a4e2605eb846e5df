import type { Mapping } from '../rule';
import {
	xeroTrackingCategoryToZohoBooksReportingTag,
	zohoBooksReportingTagToXeroTrackingCategory,
	zohoBooksReportingTagToXeroTrackingOptions,
} from './reportingTags';
import { shopOrderToZohoCrmAccount, shopOrderToZohoCrmContact, shopOrderToZohoInventoryContact } from './shopCustomers';
import {
	shopOrderToZohoBooksInvoice,
	shopOrderToZohoInventorySalesOrder,
	shopPaymentToZohoBooksCustomerPayment,
	shopRefundToZohoBooksCreditNote,
	shopRefundToZohoBooksCreditNoteRefund,
} from './shopOrders';
import { zohoBooksSettingsToMappingRows, zohoExpenseSettingsToMappingRows, zohoInventorySettingsToMappingRows } from './settingsToMappingRows';
import { xeroBillToZohoBooksBill } from './xeroBillToZohoBooksBill';
import { xeroContactPersonsToZohoCrmContacts } from './xeroContactPersonsToZohoCrmContacts';
import { xeroContactToZohoBooksContact } from './xeroContactToZohoBooksContact';
import { xeroContactToZohoCrmAccount } from './xeroContactToZohoCrmAccount';
import { xeroContactToZohoCrmContact } from './xeroContactToZohoCrmContact';
import { xeroContactToZohoCrmVendor } from './xeroContactToZohoCrmVendor';
import { xeroCreditNoteToZohoBooksCreditNote, xeroCreditNoteToZohoBooksVendorCredit } from './xeroCreditNoteToZohoBooksCredits';
import { xeroInvoiceToZohoBooksInvoice } from './xeroInvoiceToZohoBooksInvoice';
import { xeroInvoiceToZohoCrmDeal } from './xeroInvoiceToZohoCrmDeal';
import { xeroInvoiceToZohoCrmInvoice } from './xeroInvoiceToZohoCrmInvoice';
import { xeroItemToZohoCrmProduct } from './xeroItemToZohoCrmProduct';
import { xeroItemToZohoBooksItem, xeroItemToZohoInventoryItem } from './xeroItemToZohoItem';
import { xeroPaymentToZohoBooksCustomerPayment, xeroPaymentToZohoBooksVendorPayment } from './xeroPaymentToZohoBooksPayments';
import { xeroPurchaseOrderToZohoBooksPurchaseOrder } from './xeroPurchaseOrderToZohoBooksPurchaseOrder';
import { xeroQuoteToZohoBooksEstimate } from './xeroQuoteToZohoBooksEstimate';
import { xeroBillStatusToZohoBooksBill, xeroInvoiceStatusToZohoBooksInvoice } from './xeroStatusToZohoBooks';
import { zohoBooksBillToXeroBill } from './zohoBooksBillToXeroBill';
import { zohoBooksContactToXeroContact } from './zohoBooksContactToXeroContact';
import { zohoBooksCreditNoteToXeroCreditNote } from './zohoBooksCreditNoteToXeroCreditNote';
import { zohoBooksCreditNoteToXeroAllocations, zohoBooksVendorCreditToXeroAllocations } from './zohoBooksCreditsToXeroAllocations';
import { zohoBooksEstimateToXeroQuote } from './zohoBooksEstimateToXeroQuote';
import { zohoBooksExpenseToXeroBankTransaction } from './zohoBooksExpenseToXeroBankTransaction';
import { zohoBooksInvoiceToXeroInvoice } from './zohoBooksInvoiceToXeroInvoice';
import { zohoBooksItemToXeroItem } from './zohoBooksItemToXeroItem';
import { zohoBooksPaymentToXeroPayment } from './zohoBooksPaymentToXeroPayment';
import { zohoBooksPurchaseOrderToXeroPurchaseOrder } from './zohoBooksPurchaseOrderToXeroPurchaseOrder';
import { zohoBooksRefundToXeroPayment } from './zohoBooksRefundToXeroPayment';
import { zohoBooksSalesOrderToXeroInvoice } from './zohoBooksSalesOrderToXeroInvoice';
import { zohoBooksSalesOrderToXeroQuote } from './zohoBooksSalesOrderToXeroQuote';
import { zohoBooksVendorCreditToXeroCreditNote } from './zohoBooksVendorCreditToXeroCreditNote';
import { zohoBooksVendorRefundToXeroPayment } from './zohoBooksVendorRefundToXeroPayment';
import { zohoBooksVendorPaymentToXeroPayment } from './zohoBooksVendorPaymentToXeroPayment';
import { zohoCrmAccountToXeroContact } from './zohoCrmAccountToXeroContact';
import { zohoCrmContactToXeroContact } from './zohoCrmContactToXeroContact';
import { zohoCrmDealToXeroInvoice } from './zohoCrmDealToXeroInvoice';
import { zohoCrmDealToXeroQuote } from './zohoCrmDealToXeroQuote';
import { zohoCrmProductToXeroItem } from './zohoCrmProductToXeroItem';
import { zohoCrmQuoteToXeroInvoice } from './zohoCrmQuoteToXeroInvoice';
import { zohoCrmQuoteToXeroQuote } from './zohoCrmQuoteToXeroQuote';
import { zohoCrmVendorToXeroContact } from './zohoCrmVendorToXeroContact';
import { zohoExpenseMerchantToXeroContact, zohoExpenseUserToXeroContact } from './zohoExpenseContactsToXeroContact';
import { zohoExpenseReportToXeroBill } from './zohoExpenseReportToXeroBill';
import { zohoExpenseReportToXeroBankTransactions, zohoExpenseToXeroBankTransaction } from './zohoExpenseToXeroBankTransactions';
import * as zohoInventory from './zohoInventory';

/** The mappings that come with the package, by the names that workflows store. */
export const builtIn = {
	zohoBooksContactToXeroContact,
	zohoBooksInvoiceToXeroInvoice,
	zohoBooksPaymentToXeroPayment,
	zohoBooksBillToXeroBill,
	zohoBooksVendorPaymentToXeroPayment,
	zohoBooksPurchaseOrderToXeroPurchaseOrder,
	zohoBooksCreditNoteToXeroCreditNote,
	zohoBooksCreditNoteToXeroAllocations,
	zohoBooksVendorCreditToXeroCreditNote,
	zohoBooksVendorCreditToXeroAllocations,
	zohoBooksEstimateToXeroQuote,
	zohoBooksSalesOrderToXeroInvoice,
	zohoBooksSalesOrderToXeroQuote,
	zohoBooksExpenseToXeroBankTransaction,
	zohoBooksItemToXeroItem,
	zohoBooksRefundToXeroPayment,
	zohoBooksVendorRefundToXeroPayment,
	zohoBooksReportingTagToXeroTrackingCategory,
	zohoBooksReportingTagToXeroTrackingOptions,
	zohoBooksSettingsToMappingRows,
	...zohoInventory,
	zohoInventorySettingsToMappingRows,
	zohoExpenseReportToXeroBill,
	zohoExpenseReportToXeroBankTransactions,
	zohoExpenseToXeroBankTransaction,
	zohoExpenseUserToXeroContact,
	zohoExpenseMerchantToXeroContact,
	zohoExpenseSettingsToMappingRows,
	xeroContactToZohoBooksContact,
	xeroInvoiceToZohoBooksInvoice,
	xeroInvoiceStatusToZohoBooksInvoice,
	xeroBillToZohoBooksBill,
	xeroBillStatusToZohoBooksBill,
	xeroPaymentToZohoBooksCustomerPayment,
	xeroPaymentToZohoBooksVendorPayment,
	xeroPurchaseOrderToZohoBooksPurchaseOrder,
	xeroCreditNoteToZohoBooksCreditNote,
	xeroCreditNoteToZohoBooksVendorCredit,
	xeroQuoteToZohoBooksEstimate,
	xeroItemToZohoBooksItem,
	xeroItemToZohoInventoryItem,
	xeroTrackingCategoryToZohoBooksReportingTag,
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
	shopOrderToZohoCrmAccount,
	shopOrderToZohoCrmContact,
	shopOrderToZohoInventoryContact,
	shopOrderToZohoInventorySalesOrder,
	shopOrderToZohoBooksInvoice,
	shopPaymentToZohoBooksCustomerPayment,
	shopRefundToZohoBooksCreditNote,
	shopRefundToZohoBooksCreditNoteRefund,
} as const satisfies Readonly<Record<string, Mapping>>;

export type MappingName = keyof typeof builtIn;

export const mappingNamed = (name: string): Mapping | undefined => (Object.hasOwn(builtIn, name) ? builtIn[name as MappingName] : undefined);
