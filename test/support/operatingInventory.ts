import { zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import type { Line } from './drive';
import { AUCKLAND } from './financeIds';
import { common, fits, unchanged } from './fittingInventory';
import type { Operator } from './operating';
import { financeOperator, lineIn, openInvoice, type Desk, type Rules } from './operatingFinance';

/** What an operation of Inventory needs that its tables do not say. */

/** What a record must have become before. */
const first: Rules['first'] = {
	...Object.fromEntries(
		['bill', 'creditNote', 'invoice', 'purchaseOrder', 'salesOrder', 'vendorCredit'].flatMap((name) =>
			['approve', 'reject'].map((verb) => [`${name}.${verb}`, ['submit']]),
		),
	),
	'bill.markAsOpen': ['void'],
	'creditNote.approve': ['markAsDraft', 'submit'],
	'creditNote.markAsOpen': ['void'],
	'creditNote.submit': ['markAsDraft'],
	'invoice.cancelWriteOff': ['markAsSent', 'writeOff'],
	'invoice.markAsDraft': ['void'],
	'invoice.writeOff': ['markAsSent'],
};

/** A confirmed order. */
const ordered = async ({ ids, must, recordFor }: Desk): Promise<void> => {
	const order = await must('salesOrder', 'create', { from: 0, record: recordFor('salesOrder') });
	ids.salesOrder = order.salesorder_id;
	ids.salesOrderLine = lineIn(order);
	await must('salesOrder', 'markAsConfirmed', { from: 0, id: String(ids.salesOrder) });
};

const issued = async ({ ids, must, recordFor }: Desk): Promise<void> => {
	const order = await must('purchaseOrder', 'create', { from: 0, record: recordFor('purchaseOrder') });
	ids.purchaseOrder = order.purchaseorder_id;
	ids.purchaseOrderLine = lineIn(order);
	await must('purchaseOrder', 'markAsIssued', { from: 0, id: String(ids.purchaseOrder) });
};

/** Batches and serial numbers come with the documents that move goods. */
const tracked =
	(collection: string, id: string) =>
	({ zoho, ids }: Desk): string =>
		String(zoho.seed({ [collection]: [{ item_id: ids.item, batch_number: 'B1', serialnumber: 'N1' }] })[collection]![0]![id]);

const rules: Rules = {
	common,
	fits,
	first,
	unchanged,
	// A confirmed order before a package, and so on down the way of the goods.
	before: {
		package: ordered,
		shipmentOrder: async ({ ids, created }) => void (ids.package = await created('package')),
		salesReturn: async ({ created }) => void (await created('shipmentOrder')),
		salesReturnReceive: async ({ ids, created, must }) => {
			ids.salesReturn = await created('salesReturn');
			ids.salesReturnLine = lineIn(await must('salesReturn', 'get', { from: 0, id: String(ids.salesReturn) }));
		},
		purchaseReceive: issued,
	},
	besides: {
		package: ({ salesOrder }) => ({ salesorder_id: salesOrder }),
		shipmentOrder: (ids) => ({ salesorder_id: ids.salesOrder, package_ids: [ids.package] }),
		salesReturn: ({ salesOrder }) => ({ salesorder_id: salesOrder }),
		salesReturnReceive: ({ salesReturn }) => ({ salesreturn_id: salesReturn }),
		purchaseReceive: ({ purchaseOrder }) => ({ purchaseorder_id: purchaseOrder }),
	},
	otherwise: {
		organization: () => zohoOrganization.id,
		batch: tracked('batches', 'batch_id'),
		serialNumber: tracked('serialnumbers', 'serialnumber_id'),
		user: ({ zoho, next }) => String(zoho.seed({ users: [{ name: 'Ana', email: `ana${next()}@kowhai.example` }] }).users![0]!.user_id),
	},
	ready: {},
	inputs: {},
	prepare: async (desk) => {
		const { ids, created, zoho } = desk;
		ids.item = zoho.seed({
			'inventory/items': [{ name: 'Crate', item_type: 'inventory', rate: 10, locations: [{ location_id: AUCKLAND, initial_stock: 500 }] }],
		})['inventory/items']![0]!.item_id;
		ids.contact = await created('contact');
		ids.compositeItem = await created('compositeItem');
		ids.invoice = await openInvoice(desk);
		ids.bill = await created('bill');
	},
};

export const inventoryOperator = (line: Line, zoho: ZohoVendor): Operator => financeOperator(line, zoho, rules);
