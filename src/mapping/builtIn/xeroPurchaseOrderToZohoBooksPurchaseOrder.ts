import type { Mapping } from '../rule';
import { xeroAmounts } from '../xeroAmounts';
import { ended, money, numberOr, party, purchaseLines, totals } from './xeroLines';

export const xeroPurchaseOrderToZohoBooksPurchaseOrder: Mapping = {
	label: 'Xero Purchase Order to Zoho Books Purchase Order',
	from: { app: 'xero', entity: 'purchaseOrder' },
	to: { app: 'zohoBooks', resource: 'purchaseOrder' },
	source: { id: 'PurchaseOrderID', number: 'PurchaseOrderNumber', modified: 'UpdatedDateUTC' },
	prepare: xeroAmounts,
	refuses: { Status: ended },
	leftOut: { DeliveryAddress: 'the delivery address is not carried over: Zoho Books delivers to an address of the organization or of a customer' },
	totals,
	rules: {
		...party('vendor_id'),
		purchaseorder_number: numberOr('PurchaseOrderNumber', 'PurchaseOrderID'),
		reference_number: { from: 'Reference', via: 'text' },
		date: { from: 'Date', via: 'date' },
		delivery_date: { from: ['DeliveryDate', 'ExpectedArrivalDate'], via: 'date' },
		...money,
		attention: { from: 'AttentionTo' },
		notes: { from: 'DeliveryInstructions' },
		line_items: { rows: purchaseLines },
	},
};
