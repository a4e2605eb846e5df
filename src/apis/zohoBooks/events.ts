/** Records whose changes Zoho Books tells about: by our resource, the key that a webhook's payload has it under. */
export const zohoBooksEvents = {
	contact: { label: 'Contact', payload: 'contact', page: 'contacts' },
	customerPayment: { label: 'Customer Payment', payload: 'payment', page: 'paymentsreceived' },
	invoice: { label: 'Invoice', payload: 'invoice', page: 'invoices' },
	item: { label: 'Item', payload: 'item', page: 'inventory/items' },
} as const;

export type ZohoBooksEvent = keyof typeof zohoBooksEvents;
