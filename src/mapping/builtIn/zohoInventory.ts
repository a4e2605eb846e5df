import type { Mapping, Rows } from '../rule';
import { itemRow } from './rows';
import { zohoBooksBillToXeroBill } from './zohoBooksBillToXeroBill';
import { zohoBooksContactToXeroContact } from './zohoBooksContactToXeroContact';
import { zohoBooksCreditNoteToXeroCreditNote } from './zohoBooksCreditNoteToXeroCreditNote';
import { zohoBooksInvoiceToXeroInvoice } from './zohoBooksInvoiceToXeroInvoice';
import { zohoBooksItemToXeroItem } from './zohoBooksItemToXeroItem';
import { zohoBooksPaymentToXeroPayment } from './zohoBooksPaymentToXeroPayment';
import { zohoBooksPurchaseOrderToXeroPurchaseOrder } from './zohoBooksPurchaseOrderToXeroPurchaseOrder';
import { zohoBooksSalesOrderToXeroInvoice } from './zohoBooksSalesOrderToXeroInvoice';
import { zohoBooksSalesOrderToXeroQuote } from './zohoBooksSalesOrderToXeroQuote';
import { zohoBooksVendorCreditToXeroCreditNote } from './zohoBooksVendorCreditToXeroCreditNote';
import { zohoBooksVendorPaymentToXeroPayment } from './zohoBooksVendorPaymentToXeroPayment';

/**
 * What Inventory has in common with Books is one record with one id, so it is one record in Xero too: the links keep the prefix `books:` whichever of
 * the two it came through. Those who work with Inventory keep their items in Xero, so that the lines of their documents name them.
 */
const fromInventory = (books: Mapping): Mapping => ({
	...books,
	label: books.label.replace('Zoho Books', 'Zoho Inventory'),
	from: { ...books.from, app: 'zohoInventory' },
	rules: Object.fromEntries(Object.entries(books.rules).map(([target, rule]) => [target, rule && 'rows' in rule ? { rows: withItems(rule.rows) } : rule])),
});

const withItems = (groups: Readonly<Record<string, Rows | null>>): Readonly<Record<string, Rows | null>> =>
	Object.fromEntries(
		Object.entries(groups).map(([name, group]) => [
			name,
			group?.each === 'line_items'
				? { ...group, rules: { ...group.rules, ItemCode: { first: [itemRow(['item_id', 'sku', 'name']), { from: 'sku', via: 'text' }] } } }
				: group,
		]),
	);

export const zohoInventoryContactToXeroContact = fromInventory(zohoBooksContactToXeroContact);
export const zohoInventoryItemToXeroItem = fromInventory(zohoBooksItemToXeroItem);
export const zohoInventorySalesOrderToXeroInvoice = fromInventory(zohoBooksSalesOrderToXeroInvoice);
export const zohoInventorySalesOrderToXeroQuote = fromInventory(zohoBooksSalesOrderToXeroQuote);
export const zohoInventoryInvoiceToXeroInvoice = fromInventory(zohoBooksInvoiceToXeroInvoice);
export const zohoInventoryPaymentToXeroPayment = fromInventory(zohoBooksPaymentToXeroPayment);
export const zohoInventoryCreditNoteToXeroCreditNote = fromInventory(zohoBooksCreditNoteToXeroCreditNote);
export const zohoInventoryPurchaseOrderToXeroPurchaseOrder = fromInventory(zohoBooksPurchaseOrderToXeroPurchaseOrder);
export const zohoInventoryBillToXeroBill = fromInventory(zohoBooksBillToXeroBill);
export const zohoInventoryVendorPaymentToXeroPayment = fromInventory(zohoBooksVendorPaymentToXeroPayment);
export const zohoInventoryVendorCreditToXeroCreditNote = fromInventory(zohoBooksVendorCreditToXeroCreditNote);
