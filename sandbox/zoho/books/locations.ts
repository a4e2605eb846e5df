import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Kind } from '../kind';
import { all, find, keep, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { DOCUMENTS, isNamed } from './bookings';
import { activity, become, nameOf, plain } from './plain';

/** Branches and warehouses; one of them is the primary one (https://www.zoho.com/books/api/v3/locations/). */

const SHELF = 'locations';

const primary = (ledger: Ledger, but: unknown): void => {
	for (const row of all(ledger, SHELF))
		if (row.is_primary === true && row.location_id !== but) keep(ledger, SHELF, text(row.location_id), { ...row, is_primary: false });
};

const acts = activity('location');

const location = plain({
	shelf: SHELF,
	path: '/locations',
	// A single one is under the plural's key, by the specification.
	one: 'locations',
	many: 'locations',
	id: 'location_id',
	noun: 'Location',
	scope: 'settings',
	fields: zohoBooks.location.fields,
	requires: ['location_name', 'country', 'tax_settings_id'],
	unique: 'location_name',
	initially: () => ({ type: 'general', status: 'active', is_primary: false, is_all_users_selected: true }),
	said: (ledger, row) => ({
		associated_users: text(row.user_ids)
			.split(',')
			.filter((id) => find(ledger, 'users', id) !== undefined)
			.map((id) => ({ user_id: id, user_name: nameOf(ledger, 'users', id, 'name') })),
	}),
	list: { report: 'Locations', sort: { column: 'location_name', order: 'A' } },
	remove: (ledger, known) => {
		if (known.is_primary === true) throw refusal.rule('The primary location cannot be deleted.');
		if (isNamed(ledger, known.location_id, ['items', ...DOCUMENTS])) throw refusal.rule('The location has transactions and cannot be deleted.');
	},
	acts: {
		active: acts.active!,
		inactive: {
			...acts.inactive!,
			does: (ledger, row, asked) => {
				if (row.is_primary === true) throw refusal.rule('The primary location cannot be marked as inactive.');
				return acts.inactive!.does(ledger, row, asked);
			},
		},
		markasprimary: {
			does: (ledger, row) => {
				if (row.status !== 'active') throw refusal.rule('An inactive location cannot be the primary one.');
				primary(ledger, row.location_id);
				return become({ is_primary: true })(ledger, row);
			},
			says: 'The location has been marked as primary.',
		},
	},
});

/** There is no reading of one alone. */
export const locations: Kind = {
	...location,
	below: (_, asked, rest) => {
		if (rest.length === 1 && asked.method === 'GET') throw refusal.wrongMethod();
		return undefined;
	},
};
