import { because, type Deviations } from './because';

/** Where the tables of Zoho Inventory alone say something else than its specification, and why. */

const SHOWN = ': no such field in what is shown';

export const inventoryDeviations: Deviations = {
	...because(
		'Marked by name in all depths of a record that is Books’ as well; in some of them the specification of Inventory knows it',
		...['contact.phone', 'contact.contact_persons.phone', 'salesOrder.discount', 'salesOrder.salesperson_name'].map(
			(at) => `${at}: the specification knows it, so it is not recent`,
		),
	),
	...because(
		'Known of Books, whose specification stands in for what that of Inventory leaves out',
		'vendorPayment.getMany.*: the specification knows it, so it is not recent',
	),
	...because(
		'A custom field is named by id, label, index or API name; the specifications show one of the ways',
		'*.custom_fields.api_name: nothing newer than the specification knows it',
		'*.custom_fields.customfield_id: nothing newer than the specification knows it',
	),
	...because(
		'An account can stand on a line of other sales documents [unsure]',
		'salesOrder.line_items.account_id: nothing newer than the specification knows it',
	),
	...because(
		'The specification leaves out what wraps the record, or has it with another letter; both ways are read',
		...['compositeItem.get: the answer has no composite_item', 'itemGroup.get: the answer has no item_group', 'location.get: the answer has no locations'],
		...['package.getMany: the answer has no packages', 'purchaseOrder.get: the answer has no purchaseorder'],
	),
	...because('Books knows them of the same contacts', ...['Invoice.OverDue', 'Invoice.Unpaid'].map((value) => `contact.getMany.filter_by: no value ${value}`)),
	...because(
		'Books knows them of the same vendor credits',
		...['draft', 'pending_approval', 'approved', 'rejected'].map((value) => `vendorCredit.getMany.status: no value ${value}`),
		'vendorCredit.getMany.filter_by: no value Status.Pending',
	),
	...because('Books sorts the same notes by it [unsure]', 'creditNote.getMany.sort_column: no value last_modified_time'),
	...because(
		'Zoho numbers what has no number of its own',
		'purchaseOrder.create: the specification needs purchaseorder_number',
		'salesOrder.create: the specification needs salesorder_number',
	),
	...because(
		'Told of documents that are numbered, where the number is one of one’s own; the specification has it with some [unsure]',
		...['package', 'purchaseReceive', 'salesReturn', 'shipmentOrder'].map((name) => `${name}.create: no parameter ignore_auto_number_generation`),
	),
	...because('A payment without invoices is money on account', 'customerPayment.create: the specification needs invoices'),
	...because('Books needs it of the same payment', 'customerPayment.create: the specification does not need date'),
	...because('A group is made of its items', 'itemGroup.create: the specification does not need items'),
	...because('Of which order is told behind the address on the pages of the API', 'purchaseReceive.create: no parameter purchaseorder_id'),
	...because(
		'Unsure whether the list is narrowed; whatever comes is compared with what is looked for',
		...[
			'bill.upsert: no parameter bill_number',
			'purchaseOrder.upsert: no parameter purchaseorder_number',
			'salesOrder.upsert: no parameter salesorder_number',
		],
	),
	...because(
		'Numbers of documents have letters in front of them',
		...['packing_number_contains', 'salesorder_number_contains'].flatMap((name) => [
			`package.getMany.${name}: holds integer, not text`,
			`package.getMany.${name}: is integer, not Sample ${name}`,
		]),
	),
	...because('Called a text, with commas between the ids', 'shipmentOrder.update.package_ids: holds string, not list'),
	...because(
		'Zoho calls the states of an order, a package or a receipt so in its own pages; the specification leaves them out',
		...['order_status', 'invoiced_status', 'shipped_status', 'paid_status'].map((name) => `salesOrder.${name}${SHOWN}`),
		...[`package.status${SHOWN}`, `inventoryAdjustment.status${SHOWN}`, `shipmentOrder.line_items.quantity${SHOWN}`],
		...['created_time', 'last_modified_time'].map((name) => `transferOrder.${name}${SHOWN}`),
	),
	...because(
		'Only the answer to a create is described, as a message',
		...['receive_id', 'receive_number', 'salesreturn_id', 'salesreturn_number', 'line_items.item_id', 'line_items.name', 'line_items.unit'].map(
			(name) => `salesReturnReceive.${name}${SHOWN}`,
		),
	),
	...because(
		'What an item has in stock, as its locations show it',
		...['stock_on_hand', 'available_stock', 'actual_available_stock'].map((name) => `item.${name}${SHOWN}`),
	),
	...because(
		'Seen with other documents, which show the same addresses',
		...['package', 'shipmentOrder'].map((name) => `${name}.billing_address.street2${SHOWN}`),
	),
	...because(
		'An adjustment of value is told of in words',
		'inventoryAdjustment.adjustment_type: no value value',
		'inventoryAdjustment.line_items.value_adjusted: nothing newer than the specification knows it',
	),
	...because('An update keeps only the rows that are sent with their id', 'bundle.line_items.line_item_id: no such field in what is sent'),
	...because('A tax is named by its id; the specification calls it a flag', 'contact.tax_id: holds boolean, not link'),
	...because(
		'Codes that may begin with a nought, and names, are texts',
		...['item.upc', 'item.ean', 'itemGroup.items.upc', 'itemGroup.items.ean', 'itemGroup.items.attribute_option_name1'].map(
			(at) => `${at}: holds integer, not text`,
		),
	),
	...because('Seen as objects with other documents', ...['billing_address', 'shipping_address'].map((name) => `shipmentOrder.${name}: holds array, not group`)),
	...because(
		'A file, where the specification describes the message of Zoho',
		'invoice.downloadAttachment: the answer is invoices.invoice_id.attachment answered, not application/octet-stream',
	),
	...because(
		'An amount, or a percentage such as 10%: the specification says so in words and number in its type',
		'invoice.line_items.discount: holds number, not text',
		'invoice.discount: holds number, not text',
	),
	...because('Files of an invoice, seen as a list', 'invoice.documents: holds any, not rows'),
	...because(
		'Numbers wherever they were seen',
		...['invoice.shipping_charge', 'item.locations.location_actual_available_stock', 'package.total_quantity'].map((at) => `${at}: holds string, not decimal`),
		'bill.line_items.item_order: holds number, not integer',
		'package.line_items.item_order: holds any, not integer',
	),
	...because(
		'No number is that long',
		...['line_items.discount', 'payment_terms', 'discount', 'shipping_charge'].map((name) => `invoice.${name}: takes 100 characters, not any number`),
	),
};
