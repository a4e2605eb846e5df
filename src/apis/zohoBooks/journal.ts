import { choice, date, decimal, link, longText, readOnly, resource, rows, text, type Operation } from '../define';
import { currency, customFields, documents, tags, times } from '../zohoFinance/documents';
import { dates, filterBy, modifiedSince, searchText, sortColumn, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove, act, approvals, attachments, comments } = verbs('journal', 'journals');
const { uploadAttachment } = attachments();
const { addComment, deleteComment } = comments();

/** Done twice, it would be booked twice. */
const reverse: Operation<never> = {
	label: 'Reverse',
	action: 'Reverse journal',
	does: 'act',
	method: 'POST',
	path: '/{id}/reverse',
	inputs: {
		reversal_date: date('Reversal Date'),
		// Zoho wants to be told either way, and a flag that is off is not sent.
		is_reversal_scheduled: choice('When to Book It', { false: 'At Once', true: 'On That Day' }),
	},
	needs: ['reversal_date', 'is_reversal_scheduled'],
};

/** Bookings made by hand; their debits equal their credits (https://www.zoho.com/books/api/v3/journals/). */
export const journal = resource({
	label: 'Journal',
	plural: 'Journals',
	path: '/journals',
	permission: 'books',
	paged: true,
	envelope: { one: 'journal', many: 'journals' },
	id: 'journal_id',
	title: 'entry_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'reference_number', taken: 'again', find: { parameter: 'reference_number', atOnce: 1 } },
	fields: {
		journal_id: text('Journal ID'),
		journal_date: date('Date'),
		reference_number: text('Reference Number'),
		notes: longText('Notes'),
		status: choice('Status', { draft: 'Draft', published: 'Published' }, { hint: 'On creation; published if left out' }),
		journal_type: choice('Reporting Method', { both: 'Accrual and Cash', cash: 'Cash Only' }),
		line_items: rows(
			'Line Items',
			{
				line_id: text('Line ID', { hint: 'Keeps an existing line on update' }),
				account_id: link('Account', { resource: 'account' }),
				debit_or_credit: choice('Debit or Credit', { debit: 'Debit', credit: 'Credit' }),
				amount: decimal('Amount'),
				description: longText('Description'),
				customer_id: link('Contact', { resource: 'contact' }),
				tax_id: link('Tax', { resource: 'tax' }),
				project_id: link('Project', { resource: 'project' }),
				location_id: link('Location', { resource: 'location' }),
				tags,
				account_name: readOnly(text('Account')),
				customer_name: readOnly(text('Contact Name')),
				tax_name: readOnly(text('Tax')),
				bcy_amount: readOnly(decimal("Amount in the Organization's Currency")),
			},
			{ rowId: 'line_id' },
		),
		...currency,
		location_id: link('Location', { resource: 'location' }),
		tags,
		...customFields,
		entry_number: readOnly(text('Entry Number')),
		line_item_total: readOnly(decimal('Line Total')),
		total: readOnly(decimal('Total')),
		bcy_total: readOnly(decimal("Total in the Organization's Currency")),
		...documents,
		...times,
	},
	operations: {
		create: create(['journal_date', 'line_items']),
		upsert: upsert(['reference_number', 'journal_date', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			entry_number: text('Entry Number'),
			reference_number: text('Reference Number'),
			...dates,
			status: choice('Status', { draft: 'Draft', published: 'Published', submitted: 'Submitted', approved: 'Approved', rejected: 'Rejected' }),
			account_id: link('Account', { resource: 'account' }),
			customer_id: link('Customer', { resource: 'contact', view: 'customer' }),
			vendor_id: link('Vendor', { resource: 'contact', view: 'vendor' }),
			...searchText,
			...filterBy({
				'JournalDate.All': 'All',
				'JournalDate.Today': 'Today',
				'JournalDate.ThisWeek': 'This Week',
				'JournalDate.ThisMonth': 'This Month',
				'JournalDate.ThisQuarter': 'This Quarter',
				'JournalDate.ThisYear': 'This Year',
			}),
			...modifiedSince,
			...withDetails,
			...sortColumn({
				journal_date: 'Date',
				entry_number: 'Entry Number',
				reference_number: 'Reference Number',
				total: 'Total',
				last_modified_time: 'Modified',
			}),
		}),
		publish: act('Publish', '/status/publish'),
		...approvals(),
		reject: { ...act('Reject', '/reject'), inputs: { reason: longText('Reason', { max: 500 }) } },
		reverse,
		uploadAttachment,
		addComment,
		deleteComment,
		delete: remove(),
	},
});
