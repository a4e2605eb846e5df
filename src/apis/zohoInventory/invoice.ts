import { resource } from '../define';
import { invoice as books } from '../zohoBooks/invoice';
import { sharedWithBooks } from './shared';

/** What customers are billed (https://www.zoho.com/inventory/api/v1/invoices/). */
export const invoice = resource({
	...sharedWithBooks(books, {
		has: [
			'create',
			'upsert',
			'update',
			'get',
			'getMany',
			'markAsSent',
			'markAsDraft',
			'void',
			'submit',
			'approve',
			'reject',
			'writeOff',
			'cancelWriteOff',
			'email',
			'enableReminders',
			'disableReminders',
			'pdf',
			'applyCredits',
			'getCreditsApplied',
			'deleteCreditApplied',
			'getPayments',
			'deletePayment',
			'uploadAttachment',
			'downloadAttachment',
			'deleteAttachment',
			'getComments',
			'addComment',
			'deleteComment',
			'delete',
		],
		unlisted: ['account_id', 'tags', 'currency_id', 'salesorder_item_id'],
		listedBy: ['invoice_number', 'reference_number', 'customer_id', 'status', 'search_text', 'filter_by', 'sort_column'],
	}),
	// By the specification the list has no filter by change.
	since: { compare: 'last_modified_time' },
});
