import { at, chain, fork } from './flow';
import { lookAgain, OF_ITEMS } from './again';
import { AMOUNT, audited } from './audit';
import { noteOver, templateOf, through } from './frame';
import { byHand, check, either, idOf, inventory, inventoryTrigger, mapper, upsert } from './steps';

const record = `={{ $('Record').item.json }}`;

const again = lookAgain('Record', at(14, 40), [
	{
		what: 'the item',
		app: inventory,
		resource: 'item',
		id: `={{ $('Record').item.json.item_id }}`,
		sent: 'Get item',
		after: 'May it change just now?',
		compared: OF_ITEMS,
		at: at(12, -120),
	},
	{
		what: 'the sales order',
		app: inventory,
		resource: 'salesOrder',
		id: `={{ $('Record').item.json.salesorder_id }}`,
		sent: 'Record',
		after: 'Create or update invoice',
		at: at(12, 200),
	},
	{
		what: 'the purchase order',
		app: inventory,
		resource: 'purchaseOrder',
		id: `={{ $('Record').item.json.purchaseorder_id }}`,
		sent: 'Record',
		after: 'Create or update purchase order',
		at: at(12, 420),
	},
]);

/** 07: what is kept in stock, sold and ordered. */
export const inventoryOrders = templateOf({
	name: '07 Zoho Inventory items and orders to Xero',
	entry: 'Record',
	target: 'xero:item',
	trigger: inventoryTrigger('New or changed item or order', [0, 0], {
		events: ['item.created', 'item.updated', 'salesOrder.confirmed', 'purchaseOrder.created', 'purchaseOrder.updated'],
		delivery: 'polling',
	}),
	steps: [
		byHand('Bring all items now', [-220, -160]),
		inventory('All items', [0, -160], { resource: 'item', operation: 'getMany', returnAll: true, filters: {} }),
		either('Is it an item?', at(0), '={{ !$json.salesorder_id && !$json.purchaseorder_id }}'),
		inventory('Get item', at(1, -120), { resource: 'item', operation: 'get', ...idOf('={{ $json.item_id }}') }),
		mapper('Item to Xero item', at(2, -120), 'zohoInventoryItemToXeroItem'),
		check('Check item', at(3, -120), 'item'),
		upsert('Create or update item', at(4, -120), 'item'),
		inventory('Get customer or vendor', at(1, 300), { resource: 'contact', operation: 'get', ...idOf('={{ $json.customer_id || $json.vendor_id }}') }),
		mapper('Customer or vendor to Xero contact', at(2, 300), 'zohoInventoryContactToXeroContact'),
		check('Check contact', at(3, 300), 'contact'),
		upsert('Create or update contact', at(4, 300), 'contact'),
		either('Is it a sales order?', at(5, 300), `={{ Boolean($('Record').item.json.salesorder_id) }}`),
		mapper('Sales order to Xero invoice', at(6, 200), 'zohoInventorySalesOrderToXeroInvoice', record),
		check('Check invoice', at(7, 200), 'invoice'),
		upsert('Create or update invoice', at(8, 200), 'invoice'),
		mapper('Order to Xero purchase order', at(6, 420), 'zohoInventoryPurchaseOrderToXeroPurchaseOrder', record),
		check('Check purchase order', at(7, 420), 'purchaseOrder'),
		upsert('Create or update purchase order', at(8, 420), 'purchaseOrder'),
		// All items at once are read one after the other, each just before it is written: a call more for each would be too many.
		either('May it change just now?', at(11, -120), `={{ Boolean($('Record').item.json._sync) }}`),
		...again.steps,
		noteOver(
			'About looking again',
			[11, 14],
			[-300, 900],
			'work',
			'### 5. Look again\nTwo changes of one record may come at once and in any order. So Zoho Inventory is asked whether this is still what was sent; if not, it goes round once more as it is now.',
		),
		noteOver(
			'About the items',
			[0, 4],
			[-300, 460],
			'start',
			'### 2. Items\nEach is read by itself, because lists do not say its stock account. The code in Xero is the SKU. A tracked item names its stock account and its account for cost of sales; both need a mapping row. The quantity follows in Xero from bills and invoices.',
		),
		noteOver(
			'About the customer or vendor',
			[1, 4],
			[180, 300],
			'work',
			'### 3. Whom it is with\nThe contact has the number *books:* and its id, which Inventory and Books share.',
		),
		noteOver(
			'About the orders',
			[5, 8],
			[60, 560],
			'start',
			'### 4. Orders\nA confirmed sales order becomes a draft invoice with its number. For quotes instead, choose *Sales Order to Xero Quote* here and *Quote* in the two nodes after it. Lines name the items, so the items must be in Xero first.',
		),
	],
	links: [
		...chain('Bring all items now', 'All items', 'Record'),
		...chain('Record', 'Is it an item?'),
		...fork('Is it an item?', ['Get item'], ['Get customer or vendor']),
		...chain('Get item', 'Item to Xero item', 'Check item', 'Create or update item'),
		...chain('Get customer or vendor', 'Customer or vendor to Xero contact', 'Check contact', 'Create or update contact', 'Is it a sales order?'),
		...fork('Is it a sales order?', ['Sales order to Xero invoice'], ['Order to Xero purchase order']),
		...chain('Sales order to Xero invoice', 'Check invoice', 'Create or update invoice'),
		...chain('Order to Xero purchase order', 'Check purchase order', 'Create or update purchase order'),
		...chain('Create or update item', 'May it change just now?'),
		...again.links,
		...through('Create or update item', 'Create or update invoice', 'Create or update purchase order'),
		...audited('Create or update contact'),
	],
	mappers: ['Item to Xero item', 'Sales order to Xero invoice', 'Order to Xero purchase order'],
	places: { rows: at(1, -580), audit: at(3, -580), through: at(10), triage: at(8, 820) },
	written: { message: `$json.ItemID ? $json.Code : ${AMOUNT}` },
	notes: {
		about: `## Zoho Inventory items and orders to Xero

Items with their accounts, confirmed sales orders as draft invoices, and purchase orders are in Xero: **once** each, to the cent. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* (with *Settings* on *Read and Write*) and *Zoho account* (with *Inventory* switched on).
3. Add mapping rows of kind *account* for stock, cost of sales and sales, of kind *tax* and *purchaseTax* for the taxes. Rows of Zoho Books count here too.
4. Execute from *Bring all items now*.
5. **Publish** this workflow. It asks for changes at intervals; for seconds, set *Delivery* to *Webhook* and follow the steps that the node shows.

**Do you invoice in Zoho?** Then take the event *Sales Order Confirmed* out, and bring the invoices with template **01**.`,
		start: '### 1. An item or an order comes in\nComplete, with its lines.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row, an item that was not there yet), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});
