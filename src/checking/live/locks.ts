import type { Issue } from '../../failure';
import type { Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import type { Known } from '../reference';
import { isDay } from '../values';
import { dayOf, keyOf } from './standing';

/** The day of what reaches the ledgers; quotes and orders do not. */
export const bookedOn: Readonly<Record<string, string>> = {
	invoice: 'Date',
	bill: 'Date',
	creditNote: 'Date',
	payment: 'Date',
	allocation: 'Date',
	bankTransaction: 'Date',
	'zohoBooks:invoice': 'date',
	'zohoBooks:bill': 'date',
	'zohoBooks:creditNote': 'date',
	'zohoBooks:vendorCredit': 'date',
	'zohoBooks:customerPayment': 'date',
	'zohoBooks:vendorPayment': 'date',
};

interface Lock {
	readonly rule: string;
	readonly called: string;
	readonly day: string;
	readonly fix: string;
	readonly severity: Issue['severity'];
}

/** Up to when the books are closed: Xero's two lock dates stand on the organisation, Zoho's locks on records of their own. */
export function locksIn({ organisation, locks }: Known): Lock[] {
	const later = 'Date it after that day, or let the adviser move the lock date in Xero.';
	const all = [
		{ rule: 'period-locked', called: 'the period lock date', day: organisation?.['PeriodLockDate'], fix: later, severity: 'error' as const },
		{ rule: 'year-locked', called: 'the end of year lock date', day: organisation?.['EndOfYearLockDate'], fix: later, severity: 'error' as const },
		...locks.filter(isOn).map((lock) => ({
			rule: 'period-locked',
			called: 'the date of the transaction lock',
			day: lock['transaction_lock_date'],
			fix: 'Date it after that day, or unlock the period in Zoho.',
			severity: isWhole(lock) ? ('error' as const) : ('review' as const),
		})),
	];
	return all.flatMap((lock) => {
		const day = dayOf(lock.day);
		return day !== undefined && isDay(day) ? [{ ...lock, day }] : [];
	});
}

const isOn = ({ transaction_lock_status: status }: Row): boolean => status !== 'disabled';

/** A lock of some kinds of transactions, or one that only keeps a log, may let this one pass (https://www.zoho.com/books/api/v3/transaction-locking/). */
const isWhole = ({ transaction_lock_status: status, lock_scope: scope }: Row): boolean =>
	(status === undefined || status === 'enabled') && (scope === undefined || keyOf(scope) === '0');

/** What is dated on a lock date is as locked as what is dated before it. */
export const checkLocks = (subject: Subject, record: Row, known: Known): Issue[] => {
	const field = Object.hasOwn(bookedOn, subject.name) ? bookedOn[subject.name] : undefined;
	const day = field === undefined ? undefined : dayOf(record[field]);
	if (field === undefined || day === undefined) return [];
	return locksIn(known)
		.filter((lock) => day <= lock.day)
		.map((lock) => issue(lock.rule, field, `is ${day}, but the books are closed up to ${lock.day}, ${lock.called}`, lock.fix, lock.severity));
};
