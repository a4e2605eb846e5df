import { choice, date, decimal, flag, link, longText, readOnly, resource, text } from '../define';
import { times } from '../zohoFinance/documents';
import { filterBy, verbs } from '../zohoFinance/verbs';
import { approver, attendees, currency, customer, customFields, decision, documents, project } from './parts';

const { create, update, get, getMany, delete: remove, act } = verbs('trip', 'trips');

/** A journey that wants approval before it is made (https://www.zoho.com/expense/api/v1/trips/). */
export const trip = resource({
	label: 'Trip',
	plural: 'Trips',
	path: '/trips',
	permission: 'expense',
	paged: true,
	envelope: { one: 'trip', many: 'trips' },
	id: 'trip_id',
	title: 'trip_number',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	fields: {
		trip_id: text('Trip ID'),
		trip_number: text('Trip Number', { hint: 'Unique in the organization' }),
		is_international: flag('Is International'),
		destination_country: text('Destination Country'),
		business_purpose: text('Business Purpose'),
		description: longText('Description'),
		start_date: date('Start Date'),
		end_date: date('End Date'),
		...currency,
		exchange_rate: decimal('Exchange Rate'),
		budget_amount: decimal('Budget'),
		...customer,
		...project,
		is_billable: flag('Is Billable'),
		is_visa_required: flag('Is Visa Required'),
		meal_preference: choice('Meal', { non_vegetarian: 'Not Vegetarian', vegan: 'Vegan', vegetarian: 'Vegetarian' }),
		seat_preference: choice('Seat', { aisle: 'Aisle', middle: 'Middle', window: 'Window' }),
		attendees,
		...customFields,
		status: readOnly(
			choice('Status', {
				draft: 'Draft',
				submitted: 'Submitted',
				approved: 'Approved',
				rejected: 'Rejected',
				closed: 'Closed',
				cancelled: 'Cancelled',
			}),
		),
		actual_amount: readOnly(decimal('Spent')),
		submitted_by: readOnly(text('Submitter ID')),
		submitted_by_name: readOnly(text('Submitter')),
		...approver,
		...documents,
		...times,
	},
	operations: {
		create: create(['trip_number', 'is_international', 'destination_country']),
		update: update(),
		get: get(),
		getMany: getMany(
			filterBy({
				'Status.Draft': 'Draft',
				'Status.Submitted': 'Submitted',
				'Status.Approved': 'Approved',
				'Status.Rejected': 'Rejected',
				'Status.Closed': 'Closed',
				'Status.Cancelled': 'Cancelled',
			}),
		),
		// [unsure] Zoho tells of trips that are submitted and recalled, not of these addresses; those of reports are alike.
		submit: decision('Submit', 'Submit trip', '/submit', { approver_id: link('Approver', { resource: 'user' }) }),
		recall: act('Recall', '/recall'),
		approve: decision('Approve', 'Approve trip', '/approve'),
		reject: decision('Reject', 'Reject trip', '/reject'),
		cancel: decision('Cancel', 'Cancel trip', '/cancel'),
		close: decision('Close', 'Close trip', '/close'),
		delete: remove(),
	},
});
