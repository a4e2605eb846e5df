import { decimalOf } from '../../decimals';
import { isFilled, rowsIn, textOf, type Row } from '../../record';
import { fromJson } from '../../wire/text';
import { ask, DAY, many, none, OPEN, type Check, type ClosingInput } from './check';

/** Checks of what both sides hold. */

const dayIn = (row: Row): string => textOf(row['date'] ?? row['Date']).slice(0, 10);
const isIn = (row: Row, period: string): boolean => dayIn(row).startsWith(period);
const isXero = (row: Row): boolean => isFilled(row['InvoiceID']);
const isDocument = (row: Row): boolean => isXero(row) || isFilled(row['invoice_id']) || isFilled(row['bill_id']);
const numberOf = (row: Row): string => textOf(row['InvoiceNumber'] ?? row['invoice_number'] ?? row['bill_number'] ?? row['InvoiceID']);
const currencyOf = (row: Row): string => textOf(row['CurrencyCode'] ?? row['currency_code']);
const named = (row: Row): string =>
	`${isXero(row) ? 'Xero' : 'Zoho Books'}: ${numberOf(row) || 'without a number'}, ${textOf(row['Total'] ?? row['total'])} ${currencyOf(row)}`;
const statusOf = (row: Row): string => textOf(row['Status'] ?? row['status']).toLowerCase();
const UNAPPROVED = new Set(['draft', 'submitted', 'pending_approval']);

export const drafts = ({ records, period }: ClosingInput): Check =>
	none(
		records
			.filter((row) => isDocument(row) && isIn(row, period) && UNAPPROVED.has(statusOf(row)))
			.map((row) => `${named(row)}, ${statusOf(row).replace('_', ' ')}`),
		{
			name: 'Drafts',
			good: 'All invoices and bills of the period are approved.',
			bad: (count) => `${many(count, 'invoice or bill is', 'invoices or bills are')} not approved.`,
			who: 'Bookkeeper',
			fix: 'Approve or delete them.',
		},
	);

export function overdue({ records, overdueDays, now }: ClosingInput): Check {
	const before = new Date(now - overdueDays * DAY).toISOString().slice(0, 10);
	const isLate = (row: Row): boolean =>
		isFilled(row['invoice_id']) && statusOf(row) === 'overdue' && textOf(row['due_date']) !== '' && textOf(row['due_date']) < before;
	return none(
		[
			...new Set(
				records
					.filter(isLate)
					.map((row) => `${numberOf(row)} of ${textOf(row['customer_name'])}, due ${textOf(row['due_date'])}: ${textOf(row['balance'])} ${currencyOf(row)}`),
			),
		],
		{
			name: 'Unpaid invoices',
			good: `No invoice is unpaid for more than ${overdueDays} days.`,
			bad: (count) => `${many(count, 'invoice is', 'invoices are')} unpaid for more than ${overdueDays} days.`,
			who: 'Whoever collects debts',
			fix: 'Remind the customer, or write it off.',
		},
	);
}

const organisationIn = (records: readonly Row[]): Row | undefined => records.find((row) => isFilled(row['OrganisationID']));
const xeroLock = (records: readonly Row[]): string =>
	[organisationIn(records)?.['PeriodLockDate'], organisationIn(records)?.['EndOfYearLockDate']]
		.map((day) => textOf(day).slice(0, 10))
		.sort()
		.at(-1) ?? '';

/** What waits to be written on a day that is closed will be refused. */
export const locked = ({ letters: rows, records, booksLockedTo }: ClosingInput): Check => {
	const locks: Readonly<Record<string, string>> = { xero: xeroLock(records), zohoBooks: booksLockedTo };
	const isLocked = (row: Row): boolean => {
		const record = fromJson(textOf(row['payload']));
		const day = rowsIn([record]).map(dayIn)[0] ?? '';
		const lock = locks[textOf(row['target']).split(':')[0]!] ?? '';
		return day !== '' && lock !== '' && day <= lock;
	};
	return none(
		rows.filter((row) => OPEN.includes(row['status']) && isLocked(row)).map((row) => textOf(row['source_number']) || textOf(row['entity_key'])),
		{
			name: 'Locked period',
			good: 'Nothing that waits is dated in a locked period.',
			bad: (count) => `${many(count, 'record waits', 'records wait')} that would be written into a locked period.`,
			who: 'Accountant',
			fix: 'Move the lock date for as long as it takes, or date them later.',
			page: 'desk',
		},
	);
};

export function lockDates({ records, booksLockedTo }: ClosingInput): Check {
	const name = 'Lock dates';
	const inXero = xeroLock(records);
	if (!organisationIn(records)) return ask(name, 'The lock date of Xero is not known.', 'Accountant', 'Compare the lock dates of both sides.');
	if (booksLockedTo === '')
		return ask(
			name,
			`Xero is ${inXero ? `locked up to ${inXero}` : 'not locked'}.`,
			'Accountant',
			'Look whether Zoho Books is locked up to the same day, and write it into the settings of this workflow.',
		);
	if (inXero === booksLockedTo) return { name, state: 'pass', says: `Both sides are locked up to ${inXero}.`, who: '', fix: '', items: [], page: '' };
	return {
		name,
		state: 'fail',
		says: `Xero is ${inXero ? `locked up to ${inXero}` : 'not locked'}, Zoho Books up to ${booksLockedTo}.`,
		who: 'Accountant',
		fix: 'Lock both up to the same day.',
		items: [],
		page: '',
	};
}

export function rates({ records, period }: ClosingInput): Check {
	const base = textOf(organisationIn(records)?.['BaseCurrency']);
	const rateOf = (row: Row): unknown => row['CurrencyRate'] ?? row['exchange_rate'];
	const lacks = (row: Row): boolean => {
		const currency = currencyOf(row);
		if (!isDocument(row) || !isIn(row, period) || base === '' || currency === '' || currency === base) return false;
		// A list that tells no rates says nothing about them.
		if (!isXero(row) && rateOf(row) === undefined) return false;
		return !decimalOf(rateOf(row))?.gt(0);
	};
	return none(records.filter(lacks).map(named), {
		name: 'Exchange rates',
		good: 'Every document in another currency has its rate.',
		bad: (count) => `${many(count, 'document lacks its', 'documents lack their')} exchange rate.`,
		who: 'Bookkeeper',
		fix: 'Enter the rate of the day in the document.',
	});
}

export const bank = ({ records, period }: ClosingInput): Check =>
	none(
		records
			.filter((row) => isFilled(row['transaction_id']) && statusOf(row) === 'uncategorized' && isIn(row, period))
			.map((row) => `${dayIn(row)}: ${textOf(row['amount'])} ${currencyOf(row)} ${textOf(row['payee'] ?? row['description'])}`.trim()),
		{
			name: 'Bank lines',
			good: 'Every bank line of Zoho Books is matched. Xero tells nobody about its own.',
			bad: (count) => `${many(count, 'bank line is', 'bank lines are')} not matched in Zoho Books.`,
			who: 'Bookkeeper',
			fix: 'Match or categorise them in Zoho Books; look into Xero too, which tells nobody about its own.',
		},
	);
