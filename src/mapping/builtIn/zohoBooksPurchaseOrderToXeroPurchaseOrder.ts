import type { Mapping, Rule } from '../rule';
import { zohoPurchaseAmounts } from '../zohoPurchaseAmounts';
import { money, party, purchaseLines, totals } from './zohoLines';

const to = (name: string): Rule => ({ from: `delivery_address.${name}`, via: 'oneLine' });

/** Whether an order is billed, Xero learns from the bill. */
export const zohoBooksPurchaseOrderToXeroPurchaseOrder: Mapping = {
	label: 'Zoho Books Purchase Order to Xero Purchase Order',
	from: { app: 'zohoBooks', entity: 'purchaseOrder' },
	to: { app: 'xero', resource: 'purchaseOrder' },
	source: { id: 'purchaseorder_id', number: 'purchaseorder_number', modified: 'last_modified_time' },
	prepare: zohoPurchaseAmounts,
	totals,
	rules: {
		...party('vendor_id'),
		PurchaseOrderNumber: { from: 'purchaseorder_number', via: 'text' },
		Reference: { from: 'reference_number', via: 'text' },
		Date: { from: 'date', via: 'date' },
		DeliveryDate: { from: ['delivery_date', 'expected_delivery_date'], via: 'date' },
		...money,
		Status: {
			from: 'status',
			table: {
				draft: 'DRAFT',
				rejected: 'DRAFT',
				pending_approval: 'SUBMITTED',
				approved: 'AUTHORISED',
				open: 'AUTHORISED',
				issued: 'AUTHORISED',
				partially_billed: 'AUTHORISED',
				billed: 'AUTHORISED',
				partially_received: 'AUTHORISED',
				received: 'AUTHORISED',
				closed: 'AUTHORISED',
				cancelled: 'DELETED',
			},
		},
		AttentionTo: { from: ['attention', 'delivery_address.attention'], via: 'text' },
		DeliveryAddress: { join: ['address', 'address1', 'address2', 'street2', 'city', 'state', 'zip', 'country'].map(to), by: '\n' },
		DeliveryInstructions: { from: 'notes', via: 'clip', with: '500' },
		LineItems: { rows: purchaseLines },
	},
};
