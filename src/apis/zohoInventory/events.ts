import { shared, stateOf, type FollowedKinds } from '../zohoFinance/events';

const approved = stateOf('Approved', ['approved']);

/**
 * What Zoho Inventory tells about, by our resource. The keys of the payloads and the words that rules have for kinds are unsure; several are taken.
 * Shipment orders and purchase receives have no list, so that nothing but a webhook tells of them.
 */
export const zohoInventoryEvents = {
	...shared,
	compositeItem: {
		label: 'Composite Item',
		payload: ['composite_item', 'compositeitem'],
		lines: 'mapped_items',
		rule: ['compositeitem', 'composite_item'],
		page: 'inventory/compositeitems',
		states: { inactive: stateOf('Marked as Inactive', ['inactive']) },
	},
	inventoryAdjustment: {
		label: 'Inventory Adjustment',
		payload: ['inventory_adjustment', 'inventoryadjustment'],
		lines: 'line_items',
		rule: ['inventoryadjustment', 'inventory_adjustment'],
		page: 'inventory/adjustments',
		states: {},
	},
	package: {
		label: 'Package',
		payload: ['package'],
		lines: 'line_items',
		rule: ['package'],
		page: 'packages',
		states: { shipped: stateOf('Shipped', ['shipped'], ['delivered']), delivered: stateOf('Delivered', ['delivered']) },
	},
	purchaseReceive: {
		label: 'Purchase Receive',
		payload: ['purchasereceive', 'purchase_receive'],
		lines: 'line_items',
		rule: ['purchasereceive', 'purchase_receive'],
		page: 'purchasereceives',
		states: {},
	},
	salesOrder: {
		...shared.salesOrder,
		states: {
			...shared.salesOrder.states,
			partiallyShipped: { label: 'Partially Shipped', is: { status: ['partially_shipped'], shipped_status: ['partially_shipped'] } },
			shipped: { label: 'Shipped', is: { status: ['shipped', 'fulfilled'], shipped_status: ['shipped', 'fulfilled'] } },
			paid: { label: 'Paid', is: { paid_status: ['paid'] } },
		},
	},
	salesReturn: {
		label: 'Sales Return',
		payload: ['salesreturn', 'sales_return'],
		lines: 'line_items',
		rule: ['salesreturn'],
		page: 'salesreturns',
		states: {
			approved: { label: 'Approved', is: { salesreturn_status: ['approved'] }, after: { salesreturn_status: ['closed'] } },
			partiallyReceived: { label: 'Partially Received', is: { receive_status: ['partially_received'] } },
			received: { label: 'Received', is: { receive_status: ['received'] } },
			closed: { label: 'Closed', is: { salesreturn_status: ['closed'] } },
		},
	},
	shipmentOrder: {
		label: 'Shipment Order',
		payload: ['shipmentorder', 'shipment_order'],
		rule: ['shipmentorder', 'shipment_order'],
		page: 'shipments',
		states: { shipped: stateOf('Shipped', ['shipped'], ['delivered']), delivered: stateOf('Delivered', ['delivered']) },
	},
	transferOrder: {
		label: 'Transfer Order',
		payload: ['transfer_order', 'transferorder'],
		lines: 'line_items',
		rule: ['transferorder', 'transfer_order'],
		page: 'transferorders',
		states: {
			approved,
			inTransit: stateOf('In Transit', ['in_transit']),
			transferred: stateOf('Transferred', ['transferred']),
			void: stateOf('Void', ['void']),
		},
	},
} as const satisfies FollowedKinds;
