import { date, decimal, flag, integer, moment, readOnly, resource, rows, text } from '../define';
import { modifiedSince, verbs } from './verbs';

const { get, getMany } = verbs('journal', 'journals');

/**
 * The general ledger's bookings. Only apps on the Advanced tier, with Xero's security assessment, get the scope; it goes into the
 * credential's field for further scopes (https://developer.xero.com/documentation/api/accounting/journals).
 */
export const journal = resource({
	label: 'Journal (Advanced Tier)',
	plural: 'Journals',
	path: '/Journals',
	permission: 'journals',
	paged: { size: 100, after: 'JournalNumber' },
	envelope: { one: 'Journals', many: 'Journals' },
	id: 'JournalID',
	title: 'JournalNumber',
	modified: 'CreatedDateUTC',
	since: { header: 'If-Modified-Since' },
	fields: {
		JournalID: text('Journal ID'),
		JournalNumber: readOnly(integer('Number')),
		JournalDate: readOnly(date('Date')),
		Reference: readOnly(text('Reference')),
		SourceID: readOnly(text('Source ID')),
		SourceType: readOnly(text('Source Type')),
		JournalLines: readOnly(
			rows('Lines', {
				JournalLineID: text('Journal Line ID'),
				AccountID: text('Account ID'),
				AccountCode: text('Account Code'),
				AccountType: text('Account Type'),
				AccountName: text('Account Name'),
				Description: text('Description'),
				NetAmount: decimal('Net Amount'),
				GrossAmount: decimal('Gross Amount'),
				TaxAmount: decimal('Tax Amount'),
				TaxType: text('Tax Type'),
				TaxName: text('Tax Name'),
			}),
		),
		CreatedDateUTC: readOnly(moment('Created')),
	},
	operations: {
		get: get(),
		getMany: getMany({ ...modifiedSince, paymentsOnly: flag('Cash Basis') }),
	},
});
