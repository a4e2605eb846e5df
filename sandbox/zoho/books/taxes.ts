import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, find, newId, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankOf } from '../shapes/blank';
import { tax as taxShape } from '../shapes/settings';
import { big, sum } from '../totals';
import { DOCUMENTS, isNamed } from './bookings';
import { nameOf, plain } from './plain';

/** Taxes, groups of them, and in some editions who they are paid to and who is exempt (https://www.zoho.com/books/api/v3/taxes/). */

const SHELF = 'taxes';
const blank = blankOf(taxShape);

const refuseUsed = (ledger: Ledger, id: unknown): void => {
	if (isNamed(ledger, id, ['contacts', 'items', ...DOCUMENTS])) throw refusal.rule('The tax is in use and cannot be deleted.');
	if (all(ledger, SHELF).some((row) => (Array.isArray(row.members) ? row.members : []).includes(id))) {
		throw refusal.rule('The tax is part of a tax group and cannot be deleted.');
	}
};

const tax = plain({
	shelf: SHELF,
	path: '/settings/taxes',
	one: 'tax',
	many: 'taxes',
	id: 'tax_id',
	noun: 'Tax',
	scope: 'settings',
	fields: zohoBooks.tax.fields,
	requires: ['tax_name', 'tax_percentage'],
	unique: 'tax_name',
	initially: () => ({ tax_type: 'tax', status: 'Active', is_value_added: true, is_default_tax: false, is_editable: true }),
	settle: (ledger, row, known) => {
		if (big(row.tax_percentage).lt(0) || big(row.tax_percentage).gt(100)) throw refusal.invalid('tax_percentage');
		if (known !== undefined && known.tax_percentage !== row.tax_percentage && isNamed(ledger, known.tax_id, DOCUMENTS)) {
			throw refusal.rule('The percentage of a tax that transactions carry cannot be changed.');
		}
		return { ...row, tax_authority_name: nameOf(ledger, 'taxauthorities', row.tax_authority_id, 'tax_authority_name') };
	},
	list: { report: 'Taxes', filterBy: { 'Taxes.Active': () => true, 'Taxes.All': () => true }, sort: { column: 'tax_name', order: 'A' } },
	remove: (ledger, known) => refuseUsed(ledger, known.tax_id),
});

const taxShown = (ledger: Ledger, { members: _, ...row }: Row): Row => ({ ...blank(), ...tax.shown(ledger, row) });

export const taxes: Kind = { ...tax, shown: taxShown, row: taxShown };

const members = (ledger: Ledger, written: unknown): string[] => {
	const ids = text(written)
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
	if (ids.length === 0 || ids.some((id) => ['', 'tax_group'].includes(text(find(ledger, SHELF, id)?.tax_type)))) throw refusal.invalid('taxes');
	return ids;
};

/** A group is a tax as well: it stands among the taxes, under the same id. */
const asTax = (ledger: Ledger, name: unknown, ids: readonly string[], known?: Row): Row => {
	if (text(name) === '') throw refusal.invalid('tax_group_name');
	if (all(ledger, SHELF).some((row) => row.tax_name === name && row.tax_id !== known?.tax_id)) throw refusal.taken('Tax', text(name));
	return {
		...known,
		tax_id: known?.tax_id ?? newId(ledger),
		tax_name: name,
		tax_type: 'tax_group',
		tax_percentage: sum(ids.map((id) => big(find(ledger, SHELF, id)?.tax_percentage))).toNumber(),
		members: ids,
		status: 'Active',
		is_value_added: true,
		is_default_tax: false,
		is_editable: true,
	};
};

const groupShown = (ledger: Ledger, row: Row): Row => ({
	tax_group_id: row.tax_id,
	tax_group_name: row.tax_name,
	tax_group_percentage: row.tax_percentage,
	taxes: (Array.isArray(row.members) ? row.members : []).map((id) => {
		const one = find(ledger, SHELF, id) ?? {};
		return Object.fromEntries(
			['tax_id', 'tax_name', 'tax_percentage', 'tax_type', 'tax_factor', 'tax_authority_id', 'tax_authority_name'].map((name) => [name, one[name] ?? '']),
		);
	}),
});

export const taxGroups: Kind = {
	shelf: SHELF,
	path: '/settings/taxgroups',
	one: 'tax_group',
	many: 'tax_groups',
	id: 'tax_id',
	scope: 'settings',
	noun: 'Tax group',
	words: { created: 'The tax group has been added.', updated: 'Tax group information has been saved.', deleted: 'The tax group has been deleted.' },
	list: {
		report: 'TaxGroups',
		filterBy: { 'Status.All': ({ tax_group_id: id }) => id !== undefined },
		sortable: [],
		sort: { column: 'tax_group_name', order: 'A' },
		searched: [],
		texts: [],
		numbers: [],
		days: [],
	},
	shown: groupShown,
	row: groupShown,
	create: (ledger, sent) => asTax(ledger, sent.tax_group_name, members(ledger, sent.taxes)),
	update: (ledger, known, sent) =>
		asTax(ledger, sent.tax_group_name ?? known.tax_name, sent.taxes === undefined ? ((known.members ?? []) as string[]) : members(ledger, sent.taxes), known),
	remove: (ledger, known) => refuseUsed(ledger, known.tax_id),
	// Groups are listed among the taxes; a tax is no group.
	below: (ledger, asked, rest) => {
		if (rest.length === 0 && asked.method === 'GET') throw refusal.wrongMethod();
		if (rest.length === 1 && find(ledger, SHELF, rest[0])?.tax_type !== 'tax_group') throw refusal.missing('Tax group');
		return undefined;
	},
};

export const taxAuthorities = plain({
	shelf: 'taxauthorities',
	path: '/settings/taxauthorities',
	one: 'tax_authority',
	many: 'tax_authorities',
	id: 'tax_authority_id',
	noun: 'Tax authority',
	scope: 'settings',
	fields: zohoBooks.taxAuthority.fields,
	requires: ['tax_authority_name'],
	unique: 'tax_authority_name',
	list: { report: 'TaxAuthorities', sort: { column: 'tax_authority_name', order: 'A' } },
	remove: (ledger, known) => {
		if (isNamed(ledger, known.tax_authority_id, [SHELF])) throw refusal.rule('The tax authority has taxes and cannot be deleted.');
	},
});

export const taxExemptions = plain({
	shelf: 'taxexemptions',
	path: '/settings/taxexemptions',
	one: 'tax_exemption',
	many: 'tax_exemptions',
	id: 'tax_exemption_id',
	noun: 'Tax exemption',
	scope: 'settings',
	fields: zohoBooks.taxExemption.fields,
	requires: ['tax_exemption_code', 'type'],
	unique: 'tax_exemption_code',
	list: { report: 'TaxExemptions', sort: { column: 'tax_exemption_code', order: 'A' } },
	remove: (ledger, known) => {
		if (isNamed(ledger, known.tax_exemption_id, ['contacts', 'items'])) throw refusal.rule('The tax exemption is in use and cannot be deleted.');
	},
});
