import { choice, date, decimal, flag, link, longText, resource, rows, text, url } from '../define';
import { hasAttachments, tracking, updated } from './documents';
import { dated, lineAmountTypes, modifiedSince, oneOf, order, verbs, where } from './verbs';

const { create, update, get, getMany, become } = verbs('manual journal', 'manual journals');
const statuses = { DRAFT: 'Draft', POSTED: 'Posted', DELETED: 'Deleted', VOIDED: 'Voided' };

/** Bookings by hand; the connecting user needs permission for reports (https://developer.xero.com/documentation/api/accounting/manualjournals). */
export const manualJournal = resource({
	label: 'Manual Journal',
	plural: 'Manual Journals',
	path: '/ManualJournals',
	permission: 'manualJournals',
	paged: true,
	envelope: { one: 'ManualJournals', many: 'ManualJournals' },
	id: 'ManualJournalID',
	title: 'Narration',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	byId: { parameter: 'where', atOnce: 40 },
	fields: {
		ManualJournalID: text('Manual Journal ID'),
		Narration: longText('Narration'),
		JournalLines: rows(
			'Journal Lines',
			{
				LineAmount: decimal('Line Amount', { hint: 'Debits positive, credits negative; all lines together come to zero' }),
				AccountCode: link('Account', { resource: 'account', by: 'Code', view: 'lines' }),
				Description: text('Description'),
				TaxType: link('Tax Rate', { resource: 'taxRate' }),
				Tracking: tracking,
			},
			{ hint: 'At least two' },
		),
		Date: date('Date', { hint: "Today in the organisation's time zone if left out" }),
		LineAmountTypes: lineAmountTypes,
		Status: choice('Status', { DRAFT: 'Draft', POSTED: 'Posted' }),
		Url: url('Link Back', { hint: 'Shown in Xero as the way to the source; must not contain "xero"' }),
		ShowOnCashBasisReports: flag('Show on Cash Basis Reports'),
		HasAttachments: hasAttachments,
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['Narration', 'JournalLines']),
		update: update(),
		get: get(),
		getMany: getMany({ status: oneOf('Status', 'Status', statuses), ...dated, ...modifiedSince, ...where, ...order }),
		post: become('Post', { Status: 'POSTED' }),
		delete: become('Delete', { Status: 'DELETED' }),
		void: become('Void', { Status: 'VOIDED' }),
	},
});
