import type { Row } from '../../src/record';
import { AUCKLAND, BANK, CAFE, CHRISTCHURCH, GST, NZD, SALES, VENDOR } from './financeIds';

/** What records of Inventory must hold beyond samples by kind of field: what must exist in the books, and what must agree. */

const left = undefined;
/** What links and the like must be, wherever they stand; sample values know the kinds of the fields only. */
export const common = (ids: Row): Row => ({
	account_id: SALES,
	purchase_account_id: SALES,
	inventory_account_id: SALES,
	adjustment_account_id: SALES,
	paid_through_account_id: BANK,
	from_account_id: BANK,
	composite_item_id: ids.compositeItem,
	composite_item_sku: left,
	currency_id: NZD,
	customer_id: CAFE,
	vendor_id: VENDOR,
	delivery_customer_id: CAFE,
	item_id: ids.item,
	location_id: AUCKLAND,
	from_location_id: AUCKLAND,
	to_location_id: CHRISTCHURCH,
	tax_id: GST,
	quantity: '1',
	quantity_transfer: '1',
	quantity_consumed: '1',
	quantity_to_bundle: '1',
	discount: '0',
	...Object.fromEntries(
		[
			...[
				'batch_id',
				'batches',
				'serial_numbers',
				'custom_fields',
				'shipmentorder_custom_fields',
				'tags',
				'line_item_id',
				'project_id',
				'pricebook_id',
				'owner_id',
			],
			...['exchange_rate', 'group_id', 'salesorder_item_id', 'purchaseorder_item_id', 'receive_item_id', 'invoice_id', 'invoice_item_id', 'salesorder_id'],
			...[
				'purchaseorder_id',
				'contact_person_id',
				'contact_persons_associated',
				'discount_type',
				'bill_payment_id',
				'pricebook_item_id',
				'total_quantity_consumed',
			],
			...['tax_authority_id', 'purchase_tax_expense_account_id', 'parent_location_id', 'purchaseorder_number', 'tax_exemption_id', 'is_draft', 'template_id'],
			...[
				'estimate_id',
				'invoiced_estimate_id',
				'recurring_invoice_id',
				'billing_address_id',
				'shipping_address_id',
				'delivery_org_address_id',
				'expense_id',
				'time_entry_ids',
				'location_ids',
				'user_ids',
			],
		].map((name) => [name, left]),
	),
});

/** What must agree with something else, by resource. */
export const fits: Readonly<Record<string, (serial: number, ids: Row) => Row>> = {
	bill: (serial) => ({ bill_number: `B-${serial}` }),
	bundle: (serial) => ({ reference_number: `A-${serial}`, is_completed: false }),
	compositeItem: (serial) => ({ name: `Set ${serial}`, sku: `SET-${serial}` }),
	contact: (serial) => ({ contact_name: `Contact ${serial}`, language_code: 'en' }),
	contactPerson: (_, ids) => ({ contact_id: ids.contact }),
	creditNote: (serial) => ({ creditnote_number: `CN-${serial}` }),
	currency: (serial) => ({ currency_code: `C${serial}`, currency_format: '1,234,567.89' }),
	customerPayment: (serial, ids) => ({
		reference_number: `P-${serial}`,
		account_id: BANK,
		amount: '1',
		invoices: [{ invoice_id: ids.invoice, amount_applied: '0.10' }],
	}),
	invoice: (serial) => ({ invoice_number: `I-${serial}` }),
	item: (serial) => ({ name: `Item ${serial}`, sku: `I-${serial}` }),
	itemGroup: (serial) => ({ group_name: `Group ${serial}`, items: [{ name: `Member ${serial}`, sku: `M-${serial}`, rate: '5', purchase_rate: '2' }] }),
	location: (serial) => ({ location_name: `Location ${serial}` }),
	package: (_, ids) => ({ package_number: left, line_items: [{ so_line_item_id: ids.salesOrderLine, quantity: '1' }] }),
	priceList: (serial) => ({ name: `Prices ${serial}`, decimal_place: 2, rounding_type: 'no_rounding' }),
	purchaseOrder: (serial) => ({ purchaseorder_number: `PO-${serial}` }),
	purchaseReceive: (serial, ids) => ({ receive_number: `PR-${serial}`, line_items: [{ line_item_id: ids.purchaseOrderLine, quantity: '1' }] }),
	salesOrder: (serial) => ({ salesorder_number: `SO-${serial}` }),
	salesReturn: (_, ids) => ({
		salesreturn_number: left,
		line_items: [{ item_id: ids.item, salesorder_item_id: ids.salesOrderLine, quantity: '1', non_receive_quantity: '0' }],
	}),
	salesReturnReceive: (_, ids) => ({ line_items: [{ line_item_id: ids.salesReturnLine, quantity: '1' }] }),
	shipmentOrder: (serial) => ({ shipment_number: `S-${serial}` }),
	tax: (serial) => ({ tax_name: `Tax ${serial}`, tax_specific_type: left }),
	taxGroup: (serial) => ({ tax_group_name: `Taxes ${serial}`, taxes: GST }),
	transferOrder: (serial) => ({ transfer_order_number: `TO-${serial}`, is_intransit_order: true }),
	user: (serial) => ({ email: `user${serial}@kowhai.example` }),
	vendorCredit: (serial) => ({ vendor_credit_number: `VC-${serial}` }),
	vendorPayment: (serial, ids) => ({ reference_number: `VP-${serial}`, amount: '1', bills: [{ bill_id: ids.bill, amount_applied: '0.10' }] }),
};

/** What an update leaves alone: rows that it would add a second time, and what is never changed. */
export const unchanged: Readonly<Record<string, readonly string[]>> = { currency: ['currency_code'], vendorPayment: ['bills'] };
