import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { storehouse, VENDOR, CAFE } from '../sandbox/zohoInventoryCaller';
import { checked, withoutTrail, xeroLedger } from './xeroLedger';

/** From the sandbox's Zoho Inventory into the sandbox's Xero: stock that is bought and sold by its code. */

const desk = storehouse();
const { ask, post } = xeroLedger();
const [SALES, COSTS, STOCK, GST] = ['460000000000003001', '460000000000003006', '460000000000003017', '460000000000002001'];

// Of Books, whose accounts and taxes Inventory has.
const row = (kind: string, source_value: unknown, target_value: string): Row => ({
	kind,
	source_app: 'zohoBooks',
	source_value,
	target_app: 'xero',
	target_value,
});
const tables = [
	row('account', SALES, '200'),
	row('account', COSTS, '310'),
	row('account', STOCK, '630'),
	row('tax', GST, 'OUTPUT2'),
	row('purchaseTax', GST, 'INPUT2'),
];

const entered = (name: MappingName, path: string, record: Row, fixed: Row = {}): Row => {
	const [verdict] = checked(name, record, tables);
	if (!verdict || 'refused' in verdict) throw new Error(`${name}: ${JSON.stringify(verdict, null, 1)}`);
	const written = post(path, path, { ...fixed, ...withoutTrail(verdict.valid) });
	if (rowsIn(written['ValidationErrors']).length > 0 || written['Type'] === 'ValidationException') throw new Error(JSON.stringify(written, null, 1));
	return written;
};

it('a tracked item, an order of it, the bill for it and its sale', () => {
	for (const id of [VENDOR, CAFE]) entered('zohoInventoryContactToXeroContact', 'Contacts', desk.done('GET', `/contacts/${id}`));
	const made = desk.done('POST', '/items', {
		name: 'Grinder',
		sku: 'GRIND-9',
		rate: 129,
		purchase_rate: 74.5,
		item_type: 'inventory',
		product_type: 'goods',
		tax_id: GST,
		account_id: SALES,
		purchase_account_id: COSTS,
		inventory_account_id: STOCK,
	});
	const item = desk.done('GET', `/items/${String(made['item_id'])}`);
	expect(entered('zohoInventoryItemToXeroItem', 'Items', item)).toMatchObject({
		Code: 'GRIND-9',
		IsTrackedAsInventory: true,
		InventoryAssetAccountCode: '630',
		SalesDetails: { UnitPrice: 129, AccountCode: '200', TaxType: 'OUTPUT2' },
		PurchaseDetails: { UnitPrice: 74.5, COGSAccountCode: '310', TaxType: 'INPUT2' },
	});

	const line = (more: Row): Row => ({ item_id: item['item_id'], quantity: 10, rate: 74.5, tax_id: GST, ...more });
	const order = desk.done('POST', '/purchaseorders', { vendor_id: VENDOR, line_items: [line({ account_id: STOCK })] });
	const ordered = entered('zohoInventoryPurchaseOrderToXeroPurchaseOrder', 'PurchaseOrders', order);
	expect([ordered['Total'], rowsIn(ordered['LineItems'])[0]?.['ItemCode']]).toEqual([order['total'], 'GRIND-9']);

	const bought = { vendor_id: VENDOR, bill_number: 'B-1', date: '2026-11-20', due_date: '2026-12-20', line_items: [line({ account_id: STOCK })] };
	const bill = desk.done('POST', '/bills', bought);
	expect(entered('zohoInventoryBillToXeroBill', 'Invoices', bill, { Type: 'ACCPAY' })['Total']).toBe(bill['total']);

	const sale = desk.done('POST', '/salesorders', { customer_id: CAFE, date: '2026-11-21', line_items: [line({ quantity: 3, rate: 129, account_id: SALES })] });
	const sold = entered('zohoInventorySalesOrderToXeroInvoice', 'Invoices', sale, { Type: 'ACCREC' });
	expect([sold['Total'], sold['Status'], sold['InvoiceNumber']]).toEqual([sale['total'], 'DRAFT', sale['salesorder_number']]);
	const [inXero] = rowsIn(ask('GET', 'Items/GRIND-9', '')['Items']);
	expect(inXero).toMatchObject({ QuantityOnHand: 10 });
});
