import type { Known } from '../../checking/reference';
import { isFilled, textOf, type Row } from '../../record';
import type { Chart, Option } from '../coding/chart';
import { combined, xeroTrackingChoices, zohoTrackingChoices } from './tracking';

/**
 * What records of an application may be coded with. A list of which nothing came in is left out: then nothing is checked against it.
 * @param used tracking of several categories that was seen on earlier lines
 */
export function chartOf(app: string, known: Known | undefined, used: Iterable<string>): Chart {
	if (!known) return {};
	const read = app === 'zohoBooks' ? zoho : xero;
	const choices = (app === 'zohoBooks' ? zohoTrackingChoices : xeroTrackingChoices)(known.tracking);
	const lists = {
		account: options(known.accounts, read.account),
		tax: options(known.taxes, read.tax),
		contact: options(known.contacts, read.contact),
		tracking: [...choices, ...combined(choices, used)],
	};
	return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

type Read = (row: Row) => Option;

const options = (rows: readonly Row[], read: Read): Option[] => rows.map(read).filter(({ value }) => value !== '');

const described = (row: Row, name: string): { description?: string } => (textOf(row[name]) === '' ? {} : { description: textOf(row[name]) });

const status = (row: Row, name: string, wanted: string): boolean => !isFilled(row[name]) || textOf(row[name]).toLowerCase() === wanted;

/** Xero takes no line on a bank account, and asks of apps to leave the accounts alone that it keeps itself (https://developer.xero.com/documentation/api/accounting/accounts). */
const xero: Readonly<Record<'account' | 'tax' | 'contact', Read>> = {
	account: (row) => ({
		value: textOf(row['Code']),
		name: textOf(row['Name']),
		...described(row, 'Description'),
		isActive: status(row, 'Status', 'active') && textOf(row['Type']) !== 'BANK' && !isFilled(row['SystemAccount']),
	}),
	tax: (row) => ({ value: textOf(row['TaxType']), name: textOf(row['Name']), isActive: status(row, 'Status', 'active') }),
	contact: (row) => ({ value: textOf(row['ContactID']), name: textOf(row['Name']), isActive: status(row, 'ContactStatus', 'active') }),
};

const zoho: typeof xero = {
	account: (row) => ({
		value: textOf(row['account_id']),
		name: textOf(row['account_name']),
		...described(row, 'description'),
		isActive: row['is_active'] !== false && !['bank', 'cash', 'accounts_receivable', 'accounts_payable'].includes(textOf(row['account_type'])),
	}),
	tax: (row) => ({ value: textOf(row['tax_id']), name: textOf(row['tax_name']), isActive: row['is_active'] !== false && status(row, 'status', 'active') }),
	contact: (row) => ({ value: textOf(row['contact_id']), name: textOf(row['contact_name']), isActive: status(row, 'status', 'active') }),
};
