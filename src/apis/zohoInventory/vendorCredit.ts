import { vendorCredit as books } from '../zohoBooks/vendorCredit';
import { sharedWithBooks } from './shared';

/** What vendors owe back (https://www.zoho.com/inventory/api/v1/vendor-credits/). */
export const vendorCredit = sharedWithBooks(books, {
	has: [
		'create',
		'upsert',
		'update',
		'get',
		'getMany',
		'markAsOpen',
		'void',
		'submit',
		'approve',
		'applyToBills',
		'getBillsCredited',
		'deleteBillCredited',
		'refund',
		'getRefunds',
		'updateRefund',
		'deleteRefund',
		'pdf',
		'getComments',
		'addComment',
		'deleteComment',
		'delete',
	],
	unlisted: ['currency_id'],
	listedBy: ['vendor_credit_number', 'reference_number', 'customer_id', 'item_id', 'status', 'search_text', 'filter_by', 'sort_column'],
});
