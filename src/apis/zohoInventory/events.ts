/** Records whose changes Zoho Inventory tells about: by our resource, the key that a webhook's payload has it under. */
export const zohoInventoryEvents = {
	bill: { label: 'Bill', payload: 'bill', page: 'bills' },
	contact: { label: 'Contact', payload: 'contact', page: 'contacts' },
	creditNote: { label: 'Credit Note', payload: 'creditnote', page: 'creditnotes' },
	customerPayment: { label: 'Customer Payment', payload: 'payment', page: 'paymentsreceived' },
	inventoryAdjustment: { label: 'Inventory Adjustment', payload: 'inventory_adjustment', page: 'inventory/adjustments' },
	invoice: { label: 'Invoice', payload: 'invoice', page: 'invoices' },
	item: { label: 'Item', payload: 'item', page: 'inventory/items' },
	package: { label: 'Package', payload: 'package', page: 'packages' },
	purchaseOrder: { label: 'Purchase Order', payload: 'purchaseorder', page: 'purchaseorders' },
	salesOrder: { label: 'Sales Order', payload: 'salesorder', page: 'salesorders' },
	salesReturn: { label: 'Sales Return', payload: 'salesreturn', page: 'salesreturns' },
	transferOrder: { label: 'Transfer Order', payload: 'transfer_order', page: 'transferorders' },
	vendorCredit: { label: 'Vendor Credit', payload: 'vendor_credit', page: 'vendorcredits' },
} as const;

export type ZohoInventoryEvent = keyof typeof zohoInventoryEvents;
