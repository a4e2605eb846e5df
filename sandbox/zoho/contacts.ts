import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../vendor';
import { balances, due, invoicesOf } from './balances';
import { payables } from './books/purchaseBalances';
import { contactActs, contactAround } from './contactAround';
import { contactPersons, primaryOf, shownPerson } from './contactPersons';
import { customValues, refuseTakenValues, shownCustomFields } from './customFields';
import { taken } from './incoming';
import type { Kind } from './kind';
import { all, derived, find, newId, organization, rowsIn, stamp, text, today, type Ledger } from './ledger';
import { refusal } from './refused';
import { blankFields, blankOf } from './shapes/blank';
import { contact as contactShape, contactRow } from './shapes/contact';
import { cents } from './totals';

const { fields } = zohoBooks.contact;
const blank = blankOf(contactShape);
const blankRow = blankOf(contactRow);
const blankAddress = blankOf({
	text: 'address_id attention address street2 city state_code state zip country county country_code phone fax latitude longitude',
});

/** Persons keep the id they are sent with; one of them is the primary one. */
const persons = (ledger: Ledger, sent: unknown, known: readonly Row[]): Row[] => {
	const rows = rowsIn(sent).map((row): Row => {
		const before = known.find((one) => one.contact_person_id === row.contact_person_id);
		return { ...before, ...row, contact_person_id: before?.contact_person_id ?? newId(ledger) };
	});
	// Who is sent as the primary one replaces who was.
	const isPrimary = ({ is_primary_contact: flag }: Row): boolean => flag === true;
	const named = rowsIn(sent).findIndex(isPrimary);
	const primary = named >= 0 ? named : Math.max(rows.findIndex(isPrimary), 0);
	return rows.map((row, index) => ({ ...row, is_primary_contact: index === primary }));
};

const address = (ledger: Ledger, sent: unknown, known: unknown): Row | undefined =>
	sent === undefined ? (known as Row | undefined) : { address_id: newId(ledger), ...(known as Row | undefined), ...(sent as Row) };

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['contact_id', 'custom_fields']);
	const name = text(given.contact_name ?? known?.contact_name).trim();
	if (name === '') throw refusal.invalid('contact_name');
	const others = all(ledger, 'contacts').filter((one) => one.contact_id !== known?.contact_id);
	// The name is unique among customers and vendors together, and not by upper and lower case [unsure].
	if (others.some((one) => text(one.contact_name).toLowerCase() === name.toLowerCase())) throw refusal.duplicateContact(name);
	const currencyId = given.currency_id ?? known?.currency_id ?? organization(ledger).currency_id;
	if (find(ledger, 'currencies', currencyId) === undefined) throw refusal.invalid('currency_id');
	if (known !== undefined && currencyId !== known.currency_id && hasTransactions(ledger, known)) {
		throw refusal.rule('You cannot change the currency of a contact that has transactions.');
	}
	if (text(given.tax_id) !== '' && find(ledger, 'taxes', given.tax_id) === undefined) throw refusal.invalid('tax_id');
	const custom = sent.custom_fields === undefined ? known?.custom : customValues(ledger, 'contact', sent.custom_fields);
	refuseTakenValues(ledger, 'contact', custom as Row | undefined, () => others);
	return {
		contact_type: 'customer',
		customer_sub_type: 'business',
		payment_terms: 0,
		payment_terms_label: 'Due on Receipt',
		is_taxable: true,
		status: 'active',
		language_code: 'en',
		...known,
		...given,
		...(given.payment_terms !== undefined && given.payment_terms_label === undefined
			? { payment_terms_label: given.payment_terms === 0 ? 'Due on Receipt' : `Net ${text(given.payment_terms)}` }
			: {}),
		contact_name: name,
		currency_id: currencyId,
		custom,
		contact_persons:
			sent.contact_persons === undefined ? (known?.contact_persons ?? []) : persons(ledger, given.contact_persons, rowsIn(known?.contact_persons)),
		billing_address: address(ledger, given.billing_address, known?.billing_address),
		shipping_address: address(ledger, given.shipping_address, known?.shipping_address),
		created_time: known?.created_time ?? stamp(ledger),
		last_modified_time: stamp(ledger),
	};
};

/** Documents that name a customer or a vendor. */
const TRANSACTIONS = [
	...['estimates', 'salesorders', 'invoices', 'recurringinvoices', 'retainerinvoices', 'creditnotes', 'customerpayments'],
	...['purchaseorders', 'bills', 'recurringbills', 'vendorcredits', 'vendorpayments', 'expenses'],
];

/** Everyone whom a document names. */
const parties = derived(
	TRANSACTIONS,
	(ledger) => new Set(TRANSACTIONS.flatMap((shelf) => all(ledger, shelf).flatMap(({ customer_id: customer, vendor_id: vendor }) => [customer, vendor]))),
);
const hasTransactions = (ledger: Ledger, { contact_id: id }: Row): boolean => parties(ledger).has(id);

/** An invoice of theirs is past its day. */
const isLate = (ledger: Ledger, id: unknown): boolean =>
	invoicesOf(ledger)(id).some((one) => one.state === 'sent' && text(one.due_date) < today(ledger) && due(ledger, one).gt(0));

/** What the contact's first person and the ledger say about it. */
const said = (ledger: Ledger, row: Row): Row => {
	const primary = primaryOf(row);
	const currency = find(ledger, 'currencies', row.currency_id) ?? {};
	const of = (which: 'owed' | 'owedInBase' | 'unused' | 'unusedInBase'): number => cents(balances(ledger)(which, row.contact_id)).toNumber();
	const owing = (which: 'owed' | 'owedInBase' | 'unused' | 'unusedInBase'): number => cents(payables(ledger)(which, row.contact_id)).toNumber();
	return {
		...Object.fromEntries(['first_name', 'last_name', 'email', 'phone', 'mobile', 'designation', 'department'].map((name) => [name, text(primary[name])])),
		currency_code: currency.currency_code,
		currency_symbol: currency.currency_symbol,
		price_precision: 2,
		outstanding_receivable_amount: of('owed'),
		outstanding_receivable_amount_bcy: of('owedInBase'),
		unused_credits_receivable_amount: of('unused'),
		unused_credits_receivable_amount_bcy: of('unusedInBase'),
		outstanding_payable_amount: owing('owed'),
		outstanding_payable_amount_bcy: owing('owedInBase'),
		unused_credits_payable_amount: owing('unused'),
		unused_credits_payable_amount_bcy: owing('unusedInBase'),
		source: 'api',
		portal_status: row.portal_status ?? 'disabled',
	};
};

const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const shown = (ledger: Ledger, { custom, ...row }: Row): Row => ({
	...blankFields(fields),
	...blank(),
	...filled(row),
	...said(ledger, row),
	contact_persons: rowsIn(row.contact_persons).map(shownPerson),
	primary_contact_id: text(primaryOf(row).contact_person_id),
	contact_salutation: text(primaryOf(row).salutation),
	billing_address: { ...blankAddress(), ...(row.billing_address as Row | undefined) },
	shipping_address: { ...blankAddress(), ...(row.shipping_address as Row | undefined) },
	addresses: rowsIn(row.addresses),
	has_transaction: hasTransactions(ledger, row),
	contact_category: '',
	created_date: text(row.created_time).slice(0, 10),
	...shownCustomFields(ledger, 'contact', { custom }),
});

const listed = (ledger: Ledger, row: Row): Row => {
	const whole: Row = { ...filled(row), ...said(ledger, row) };
	const customFields = shownCustomFields(ledger, 'contact', row);
	const isVendor = row.contact_type === 'vendor';
	return {
		...Object.fromEntries(Object.entries(blankRow()).map(([name, empty]) => [name, whole[name] ?? empty])),
		customer_name: isVendor ? '' : row.contact_name,
		vendor_name: isVendor ? row.contact_name : '',
		contact_type_formatted: isVendor ? 'Vendor' : 'Customer',
		...customFields,
		...customFields.custom_field_hash,
	};
};

/** The row itself with another status; it counts as a change [unsure]. */
const become =
	(status: string) =>
	(ledger: Ledger, row: Row): Row => ({ ...row, status, last_modified_time: stamp(ledger) });

export const contacts: Kind = {
	shelf: 'contacts',
	path: '/contacts',
	one: 'contact',
	many: 'contacts',
	id: 'contact_id',
	scope: 'contacts',
	noun: 'Contact',
	singular: 'contact',
	customFields: true,
	words: { created: 'The contact has been added.', updated: 'Contact information has been saved.', deleted: 'The customer has been deleted.' },
	list: {
		report: 'Contacts',
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ status }) => status === 'active',
			'Status.Inactive': ({ status }) => status === 'inactive',
			'Status.Duplicate': () => false,
			'Status.PortalEnabled': ({ portal_status: portal }) => portal === 'enabled',
			'Status.PortalDisabled': ({ portal_status: portal }) => portal !== 'enabled',
			'Status.CreditLimitExceed': () => false,
			'Status.Crm': () => false,
			'Invoice.OverDue': ({ contact_id: id }, ledger) => isLate(ledger, id),
			'Invoice.Unpaid': ({ outstanding_receivable_amount: owed }) => Number(owed) > 0,
		},
		sortable: ['contact_name', 'first_name', 'last_name', 'email', 'outstanding_receivable_amount', 'created_time', 'last_modified_time'],
		sort: { column: 'contact_name', order: 'A' },
		searched: ['contact_name', 'company_name', 'email', 'first_name', 'last_name'],
		texts: ['contact_type', 'contact_name', 'company_name', 'first_name', 'last_name', 'email', 'phone'],
		numbers: [],
		days: [],
		// No modifiedSince: contacts are sorted by last_modified_time instead.
	},
	shown,
	row: listed,
	create: (ledger, sent) => ({ contact_id: newId(ledger), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => {
		if (hasTransactions(ledger, known)) throw refusal.rule('The contact has transactions and cannot be deleted. It can be marked as inactive.');
	},
	below: (ledger, asked, rest) => contactPersons(ledger, asked, rest, (known, sent) => stored(ledger, sent, known)) ?? contactAround(ledger, asked, rest),
	files: 'attachment',
	comments: 'contact_comments',
	acts: {
		...contactActs,
		active: { does: become('active'), says: 'The contact has been marked as active.' },
		inactive: { does: become('inactive'), says: 'The contact has been marked as inactive.' },
	},
};
