import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Row } from '../../vendor';
import { activity, byStatus, dated, filled, refuseEmpty } from '../books/plain';
import { primaryOf } from '../contactPersons';
import { contacts } from '../contacts';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { customOf, customShown, listRules, named, over, refuseUnknown, user } from './common';

/** Customers and projects are those of Books: one record with one id, told in other words. */

const { fields } = zohoExpense.customer;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

const renamed = (from: string, to: string, address: unknown): unknown => {
	if (!isRow(address)) return address;
	const { [from]: street, ...rest } = address;
	return { ...rest, ...(street === undefined ? {} : { [to]: street }) };
};

const ADDRESSES = ['billing_address', 'shipping_address'] as const;
const withStreets = (row: Row, from: string, to: string): Row => ({
	...row,
	...Object.fromEntries(ADDRESSES.filter((name) => row[name] !== undefined).map((name) => [name, renamed(from, to, row[name])])),
});

const PERSON = ['email', 'phone', 'mobile'] as const;

/** Here a customer has an address to write to; in Books that is his first person's. */
const asBooks = (sent: Row, known: Row = {}): Row => {
	const own = Object.fromEntries(PERSON.filter((name) => sent[name] !== undefined).map((name) => [name, sent[name]]));
	const given = withStreets(sent, 'street', 'address');
	if (sent.contact_persons !== undefined || Object.keys(own).length === 0) return given;
	const persons = rowsIn(known.contact_persons);
	const primary = primaryOf(known);
	return { ...given, contact_persons: [{ ...primary, ...own, is_primary_contact: true }, ...persons.filter((one) => one !== primary)] };
};

const shown = (ledger: Ledger, row: Row): Row => {
	const whole = contacts.shown(ledger, row);
	return {
		...over(fields, withStreets(whole, 'address', 'street')),
		contact_type: whole.contact_type,
		...customShown(ledger, 'contact', row),
	};
};

const isCustomer = ({ contact_type: type }: Row): boolean => type === 'customer';

/** https://www.zoho.com/expense/api/v1/customers/ */
export const customers: Kind = {
	shelf: contacts.shelf,
	path: '/contacts',
	one: 'contact',
	many: 'contacts',
	id: 'contact_id',
	scope: 'customer',
	noun: 'Customer',
	words: { created: 'The contact has been added.', updated: 'Contact information has been saved.', deleted: 'The customer has been deleted.' },
	list: listRules('Contacts', {
		filterBy: { 'Status.All': isCustomer, 'Status.Active': (row) => isCustomer(row) && row.status === 'active' },
		sort: { column: 'contact_name', order: 'A' },
		searched: ['contact_name', 'company_name', 'email'],
		texts: ['contact_name', 'company_name', 'email'],
	}),
	shown,
	row: shown,
	// Vendors stand on the same shelf and are none of Expense's.
	below: (ledger, _, [id]) => {
		if (find(ledger, contacts.shelf, id)?.contact_type === 'vendor') throw refusal.missing('Customer');
		return undefined;
	},
	create: (ledger, sent, asked) => contacts.create!(ledger, { ...asBooks(sent), contact_type: 'customer' }, asked),
	update: (ledger, known, sent) => contacts.update!(ledger, known, asBooks(sent, known)),
	remove: (ledger, known) => {
		contacts.remove?.(ledger, known);
		if (
			['employeeexpenses', 'expensereports', 'trips', 'projects'].some((shelf) => all(ledger, shelf).some(({ customer_id: id }) => id === known.contact_id))
		) {
			throw refusal.rule('The customer has transactions and cannot be deleted.');
		}
	},
};

const project = zohoExpense.project.fields;

const storedProject = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(project, sent, ['project_id', 'custom_fields']);
	const row: Row = { status: 'active', billing_type: 'fixed_cost_for_project', tasks: [], ...known, ...given };
	refuseEmpty(row, ['project_name', 'customer_id']);
	refuseUnknown(ledger, row, { customer_id: 'contacts' });
	const people = [given.project_head_id, ...rowsIn(given.users).map(({ user_id: id }) => id)].filter((id) => text(id) !== '');
	if (people.some((id) => text(user(ledger, id).name) === '')) throw refusal.invalid('user_id');
	return {
		...row,
		currency_id: row.currency_id ?? find(ledger, 'contacts', row.customer_id)?.currency_id,
		// The head of a project is its user in Books.
		user_id: given.project_head_id ?? known?.user_id,
		custom: customOf(ledger, 'project', sent, known),
		...dated(ledger, known),
	};
};

const shownProject = (ledger: Ledger, row: Row): Row => ({
	...over(project, {
		...filled(row),
		...named(ledger, row),
		project_name: row.project_name,
		project_head_id: row.user_id,
		project_head_name: user(ledger, row.user_id).name,
	}),
	...customShown(ledger, 'project', row),
	users: rowsIn(row.users).map((one) => ({ ...one, name: text(user(ledger, one.user_id).name), email: text(user(ledger, one.user_id).email) })),
});

/** https://www.zoho.com/expense/api/v1/projects/ */
export const projects: Kind = {
	shelf: 'projects',
	path: '/projects',
	one: 'project',
	many: 'projects',
	id: 'project_id',
	scope: 'project',
	noun: 'Project',
	words: { created: 'The project has been added.', updated: 'Project information has been saved.', deleted: 'The project has been deleted.' },
	list: listRules('Projects', {
		filterBy: byStatus,
		sort: { column: 'project_name', order: 'A' },
		searched: ['project_name', 'customer_name'],
		texts: ['project_name', 'customer_id'],
	}),
	shown: shownProject,
	row: shownProject,
	create: (ledger, sent) => ({ project_id: newId(ledger), ...storedProject(ledger, sent) }),
	update: (ledger, known, sent) => storedProject(ledger, sent, known),
	remove: (ledger, { project_id: known }) => {
		if (['employeeexpenses', 'expensereports', 'trips'].some((shelf) => all(ledger, shelf).some(({ project_id: id }) => id === known))) {
			throw refusal.rule('The project has expenses and cannot be deleted. It can be marked as inactive.');
		}
	},
	acts: activity('project'),
};
