import { date, flag, integer, link, resource, text } from '../define';
import { currency, customFields, lines, purchaseLine, times, vendor, wording } from '../zohoFinance/documents';
import { recurrence, recurringStatus, vendorFilter } from '../zohoFinance/purchases';
import { modifiedSince, verbs } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('recurring bill', 'recurring bills');

/** The pages of the API write it with an underscore where one record is read or deleted, and nowhere else. */
const odd = { at: '/recurring_bills/{id}' } as const;

/** Bills that Zoho Books makes by itself (https://www.zoho.com/books/api/v3/recurring-bills/). */
export const recurringBill = resource({
	label: 'Recurring Bill',
	plural: 'Recurring Bills',
	path: '/recurringbills',
	permission: 'books',
	paged: true,
	envelope: { one: 'recurring_bill', many: 'recurringbills' },
	id: 'recurring_bill_id',
	title: 'recurrence_name',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'recurrence_name', find: { parameter: 'recurrence_name', atOnce: 1 } },
	// The list shows lines, unlike those of other documents.
	byId: { parameter: 'recurring_bill_id', atOnce: 1 },
	fields: {
		recurring_bill_id: text('Recurring Bill ID'),
		...recurrence,
		...vendor,
		line_items: lines(purchaseLine),
		currency_id: currency.currency_id,
		currency_code: currency.currency_code,
		is_inclusive_tax: flag('Prices Include Tax'),
		discount: text('Discount', { hint: 'An amount, or a percentage such as 10%' }),
		discount_account_id: link('Discount Account', { resource: 'account' }),
		is_discount_before_tax: flag('Discount Before Tax'),
		payment_terms: integer('Payment Terms', { hint: 'Days' }),
		payment_terms_label: text('Payment Terms Label'),
		...wording,
		location_id: link('Location', { resource: 'location' }),
		...customFields,
		...times,
	},
	operations: {
		create: create(['vendor_id', 'recurrence_name', 'start_date', 'repeat_every', 'recurrence_frequency']),
		upsert: upsertByUniqueField(['recurrence_name', 'vendor_id', 'start_date', 'repeat_every', 'recurrence_frequency']),
		update: update(),
		get: { ...get(), ...odd },
		getMany: getMany({
			recurrence_name: text('Profile Name'),
			...vendorFilter,
			...recurringStatus,
			start_date: date('Start Date'),
			...modifiedSince,
		}),
		stop: act('Stop', '/status/stop'),
		resume: act('Resume', '/status/resume'),
		getComments: further.comments().getComments,
		delete: { ...remove(), ...odd },
	},
});
