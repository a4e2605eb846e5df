import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Row } from '../../vendor';
import { dated, filled, refuseEmpty, refuseTaken } from '../books/plain';
import { taken } from '../incoming';
import type { Act, Kind } from '../kind';
import { newId, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents } from '../totals';
import { approve, approverShown, recall, reject, submit } from './approvals';
import {
	attendeesShown,
	baseCurrency,
	changed,
	currencyOf,
	customOf,
	customShown,
	documentsShown,
	keptRows,
	listRules,
	named,
	over,
	ownerOf,
	refuseUnknown,
	statusFilters,
	user,
} from './common';
import { accountPaidThrough } from './expenses';

/** Journeys that want approval, and money that is given beforehand. */

const trip = zohoExpense.trip.fields;
const advance = zohoExpense.advance.fields;

const storedTrip = (ledger: Ledger, sent: Row, isSeed: boolean, known?: Row): Row => {
	const given = taken(trip, sent, ['trip_id', 'custom_fields']);
	const row: Row = { status: 'draft', currency_id: baseCurrency(ledger), ...known, ...given };
	refuseEmpty(row, ['trip_number', 'is_international', 'destination_country']);
	refuseTaken(ledger, { shelf: 'trips', id: 'trip_id', noun: 'Trip' }, 'trip_number', row, known);
	if (text(row.end_date) !== '' && text(row.end_date) < text(row.start_date)) throw refusal.invalid('end_date');
	refuseUnknown(ledger, row, { customer_id: 'contacts', project_id: 'projects' });
	return {
		...row,
		...currencyOf(ledger, row.currency_id, given.exchange_rate ?? known?.exchange_rate),
		attendees: given.attendees === undefined ? (known?.attendees ?? []) : keptRows(given.attendees, known?.attendees, 'attendee_id', () => newId(ledger)),
		user_id: ownerOf(ledger, sent, known, isSeed),
		custom: customOf(ledger, 'trip', sent, known),
		...dated(ledger, known),
	};
};

const shownTrip = (ledger: Ledger, row: Row): Row => ({
	...over(trip, { ...filled(row), ...named(ledger, row), ...approverShown(ledger, row) }),
	...customShown(ledger, 'trip', row),
	attendees: attendeesShown(ledger, row),
	documents: documentsShown(row),
});

/** Takes the step from one of these statuses only. */
const step =
	(status: string, ...from: readonly string[]): Act =>
	(ledger, row) => {
		if (!from.includes(text(row.status))) throw refusal.rule(`A trip that is ${text(row.status)} cannot become ${status}.`);
		return changed(ledger, row, { status });
	};

const refuseUnlessDraft = (row: Row, noun: string): void => {
	if (!['draft', 'recalled', 'rejected'].includes(text(row.status))) throw refusal.rule(`A ${noun} that is ${text(row.status)} cannot be changed.`);
};

/** https://www.zoho.com/expense/api/v1/trips/ */
export const trips: Kind = {
	shelf: 'trips',
	path: '/trips',
	one: 'trip',
	many: 'trips',
	id: 'trip_id',
	scope: 'triprequest',
	noun: 'Trip',
	words: { created: 'The trip has been created.', updated: 'The trip has been updated.', deleted: 'The trip has been deleted.' },
	list: listRules('Trips', {
		filterBy: { 'Status.All': () => true, ...statusFilters('draft', 'submitted', 'approved', 'rejected', 'closed', 'cancelled') },
		searched: ['trip_number', 'business_purpose'],
		texts: ['trip_number'],
		days: ['start_date', 'end_date'],
	}),
	shown: shownTrip,
	row: shownTrip,
	create: (ledger, sent, asked) => ({ trip_id: newId(ledger), ...storedTrip(ledger, sent, asked === undefined) }),
	update: (ledger, known, sent) => {
		refuseUnlessDraft(known, 'trip');
		return storedTrip(ledger, sent, false, known);
	},
	remove: (_, known) => {
		if (['approved', 'closed', 'cancelled'].includes(text(known.status))) throw refusal.rule(`A trip that is ${text(known.status)} cannot be deleted.`);
	},
	entered: (_, __, status) => (status === '' ? {} : { status, approvers: [] }),
	acts: {
		submit: { does: (ledger, row, asked) => submit(ledger, row, 'trip', row.budget_amount ?? 0, asked), says: 'The trip has been submitted.' },
		// What was recalled is a draft: trips know no status of its own for it.
		recall: { does: (ledger, row) => ({ ...recall(ledger, row, 'trip'), status: 'draft' }), says: 'The trip has been recalled.' },
		approve: { does: (ledger, row, asked) => approve(ledger, row, 'trip', asked), says: 'The trip has been approved.' },
		reject: { does: (ledger, row, asked) => reject(ledger, row, 'trip', asked), says: 'The trip has been rejected.' },
		cancel: { does: step('cancelled', 'draft', 'submitted', 'approved'), says: 'The trip has been cancelled.' },
		close: { does: step('closed', 'approved'), says: 'The trip has been closed.' },
	},
};

const storedAdvance = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(advance, sent, ['advance_payment_id', 'custom_fields']);
	const row: Row = { status: 'draft', ...known, ...given };
	refuseEmpty(row, ['currency_id', 'amount', 'date', 'user_id']);
	if (big(row.amount).lte(0)) throw refusal.invalid('amount');
	refuseUnknown(ledger, row, { user_id: 'expenseusers', report_id: 'expensereports', trip_id: 'trips' });
	if (text(row.paid_through_account_id) !== '' && accountPaidThrough(ledger, row.paid_through_account_id) === undefined) {
		throw refusal.invalid('paid_through_account_id');
	}
	return {
		...row,
		...currencyOf(ledger, row.currency_id, given.exchange_rate ?? known?.exchange_rate),
		custom: customOf(ledger, 'advance', sent, known),
		...dated(ledger, known),
	};
};

const shownAdvance = (ledger: Ledger, row: Row): Row => ({
	...over(advance, {
		...filled(row),
		...named(ledger, row),
		...approverShown(ledger, row),
		user_name: user(ledger, row.user_id).name,
		bcy_amount: cents(big(row.amount).times(big(row.exchange_rate))).toNumber(),
		balance: row.status === 'approved' ? row.amount : 0,
	}),
	...customShown(ledger, 'advance', row),
	documents: documentsShown(row),
});

/** [unsure] The address and the keys follow the name that Zoho gives them; the scope may have a group of its own. */
export const advances: Kind = {
	shelf: 'advancepayments',
	path: '/advancepayments',
	one: 'advance_payment',
	many: 'advance_payments',
	id: 'advance_payment_id',
	scope: 'expensereport',
	noun: 'Advance',
	files: 'attachment',
	comments: true,
	words: { created: 'The advance has been recorded.', updated: 'The advance has been updated.', deleted: 'The advance has been deleted.' },
	list: listRules('AdvancePayments', {
		filterBy: { 'Status.All': () => true, ...statusFilters('draft', 'submitted', 'approved', 'rejected', 'recalled') },
		searched: ['reference_number', 'user_name'],
		texts: ['user_id', 'reference_number'],
		numbers: ['amount'],
		days: ['date'],
	}),
	shown: shownAdvance,
	row: shownAdvance,
	create: (ledger, sent) => ({ advance_payment_id: newId(ledger), ...storedAdvance(ledger, sent) }),
	update: (ledger, known, sent) => {
		refuseUnlessDraft(known, 'advance');
		return storedAdvance(ledger, sent, known);
	},
	remove: (_, known) => refuseUnlessDraft(known, 'advance'),
	entered: (_, __, status) => (status === '' ? {} : { status, approvers: [] }),
	acts: {
		submit: { does: (ledger, row, asked) => submit(ledger, row, 'advance', row.amount, asked), says: 'The advance has been submitted.' },
		recall: { does: (ledger, row) => recall(ledger, row, 'advance'), says: 'The advance has been recalled.' },
		approve: { does: (ledger, row, asked) => approve(ledger, row, 'advance', asked), says: 'The advance has been approved.' },
		reject: { does: (ledger, row, asked) => reject(ledger, row, 'advance', asked), says: 'The advance has been rejected.' },
	},
};
