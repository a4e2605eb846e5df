import { resource } from '../define';
import { invoice as books } from '../zohoBooks/invoice';
import { verbs } from '../zohoFinance/verbs';
import { sharedWithBooks } from './shared';

const { act } = verbs('invoice', 'invoices');

const shared = sharedWithBooks(books, {
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
	unlisted: ['account_id', 'tags', 'currency_id'],
	listedBy: ['invoice_number', 'reference_number', 'customer_id', 'recurring_invoice_id', 'status', 'search_text', 'filter_by', 'sort_column'],
});

/** What customers are billed (https://www.zoho.com/inventory/api/v1/invoices/). */
export const invoice = resource({
	...shared,
	// Inventory takes no reason behind the address.
	operations: { ...shared.operations, reject: act('Reject', '/reject') },
	// By the specification the list has no filter by change.
	since: { compare: 'last_modified_time' },
});
