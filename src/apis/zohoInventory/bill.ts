import { link, resource, text } from '../define';
import { bill as books } from '../zohoBooks/bill';
import { verbs } from '../zohoFinance/verbs';
import { sharedWithBooks, withColumns } from './shared';

const shared = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'markAsOpen', 'void', 'submit', 'approve', 'delete'],
	lacks: ['purchaseorder_ids', 'recurring_bill_id'],
	unlisted: ['item_id', 'customer_id', 'is_billable', 'project_id', 'tags', 'payment_terms', 'payment_terms_label', 'adjustment', 'adjustment_description'],
	requires: ['vendor_id', 'bill_number', 'date', 'due_date', 'line_items'],
});

/** What vendors bill (https://www.zoho.com/inventory/api/v1/bills/). */
export const bill = resource({
	...shared,
	// By the specification the list can be asked for pages only.
	since: { compare: 'last_modified_time' },
	fields: {
		...shared.fields,
		line_items: withColumns(shared.fields.line_items, { receive_item_id: text('Purchase Receive Line ID') }),
		purchaseorder_id: link('Purchase Order', { resource: 'purchaseOrder' }, { hint: 'The order that the bill is for; its lines name theirs' }),
	},
	operations: { ...shared.operations, reject: verbs('bill', 'bills').act('Reject', '/reject') },
});
