import { resource } from '../define';
import { creditNote as books } from '../zohoBooks/creditNote';
import { sharedWithBooks } from './shared';

/** What customers are given back (https://www.zoho.com/inventory/api/v1/credit-notes/). */
export const creditNote = resource({
	...sharedWithBooks(books, {
		has: [
			'create',
			'upsert',
			'update',
			'get',
			'getMany',
			'markAsOpen',
			'markAsDraft',
			'void',
			'submit',
			'approve',
			'email',
			'pdf',
			'applyToInvoices',
			'getInvoicesCredited',
			'deleteApplication',
			'refund',
			'getRefunds',
			'getRefund',
			'updateRefund',
			'deleteRefund',
			'getComments',
			'addComment',
			'deleteComment',
			'delete',
		],
		paths: { markAsOpen: '/{id}/converttoopen', markAsDraft: '/{id}/draft', void: '/{id}/void' },
		unlisted: [
			'rate',
			'unit',
			'discount',
			'project_id',
			'tags',
			'item_order',
			'currency_id',
			'discount_type',
			'is_discount_before_tax',
			'shipping_charge',
			'adjustment',
			'adjustment_description',
			'salesperson_name',
		],
		listedBy: ['creditnote_number', 'reference_number', 'customer_id', 'status', 'search_text', 'filter_by', 'sort_column'],
	}),
	// By the specification the list has no filter by change.
	since: { compare: 'last_modified_time' },
});
