import { choice, date, decimal, flag, longText, readOnly, resource, text } from '../define';
import { approvable, brandingTheme, contactLink, documentDate, hasAttachments, lineItems, priced, statusOf, totals, updated } from './documents';
import { modifiedSince, order, verbs } from './verbs';

const { create, update, upsert, get, getMany, become, downloadPdf } = verbs('purchase order', 'purchase orders');
const statuses = { ...approvable, BILLED: 'Billed', DELETED: 'Deleted' };

/** Orders to suppliers; lists know no where (https://developer.xero.com/documentation/api/accounting/purchaseorders). */
export const purchaseOrder = resource({
	label: 'Purchase Order',
	plural: 'Purchase Orders',
	path: '/PurchaseOrders',
	permission: 'invoices',
	paged: true,
	envelope: { one: 'PurchaseOrders', many: 'PurchaseOrders' },
	id: 'PurchaseOrderID',
	title: 'PurchaseOrderNumber',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	// A create with a number that is taken was seen to edit the other order, so the number is always looked at first.
	key: { field: 'PurchaseOrderNumber', taken: 'changed', find: { path: '/{key}', atOnce: 1 }, owner: 'Contact' },
	fields: {
		PurchaseOrderID: text('Purchase Order ID'),
		PurchaseOrderNumber: text('Purchase Order Number', { max: 255, hint: 'Xero numbers the order if left out' }),
		Contact: contactLink,
		LineItems: lineItems('purchases'),
		Date: documentDate,
		DeliveryDate: date('Delivery Date'),
		...priced,
		Status: statusOf(approvable),
		Reference: text('Reference', { max: 255 }),
		BrandingThemeID: brandingTheme,
		SentToContact: flag('Sent to Contact', { hint: 'Marks an approved order as sent' }),
		DeliveryAddress: longText('Delivery Address'),
		AttentionTo: text('Attention To'),
		Telephone: text('Telephone'),
		DeliveryInstructions: longText('Delivery Instructions', { max: 500 }),
		ExpectedArrivalDate: date('Expected Arrival Date'),
		...totals,
		TotalDiscount: readOnly(decimal('Total Discount')),
		HasAttachments: hasAttachments,
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['Contact', 'LineItems']),
		upsert: upsert(['PurchaseOrderNumber', 'Contact', 'LineItems']),
		update: update(),
		get: get(),
		getMany: getMany({ Status: choice('Status', statuses), DateFrom: date('Date From'), DateTo: date('Date To'), ...modifiedSince, ...order }),
		submit: become('Submit for Approval', { Status: 'SUBMITTED' }),
		approve: become('Approve', { Status: 'AUTHORISED' }),
		markAsSent: become('Mark as Sent', { SentToContact: true }),
		markAsBilled: become('Mark as Billed', { Status: 'BILLED' }),
		downloadPdf: downloadPdf(),
		delete: become('Delete', { Status: 'DELETED' }),
	},
});
