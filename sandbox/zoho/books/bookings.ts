import Big from 'big.js';
import type { Row } from '../../vendor';
import { all, derived, rowsIn, text, type Ledger } from '../ledger';
import { big } from '../totals';

/** What was booked on accounts, as far as it moved money or was entered by hand; nobody stores it. */

export interface Booking {
	readonly account: string;
	/** Positive is a debit. */
	readonly amount: Big;
	readonly type: string;
	readonly id: string;
	readonly date: string;
	readonly number: string;
	readonly row: Row;
}

type Source = readonly [shelf: string, type: string, id: string, entries: (row: Row) => ReadonlyArray<readonly [account: unknown, amount: Big]>];

const out = (account: unknown, amount: unknown): readonly [unknown, Big] => [account, big(amount).times(-1)];
const into = (account: unknown, amount: unknown): readonly [unknown, Big] => [account, big(amount)];

const SOURCES: readonly Source[] = [
	[
		'journals',
		'journal',
		'journal_id',
		(row) =>
			row.status === 'published'
				? rowsIn(row.line_items).map(({ account_id: account, amount, debit_or_credit: side }) => (side === 'debit' ? into : out)(account, amount))
				: [],
	],
	[
		'banktransactions',
		'',
		'transaction_id',
		(row) => (text(row.transaction_type) === '' ? [] : [out(row.from_account_id, row.amount), into(row.to_account_id, row.amount)]),
	],
	['customerpayments', 'customer_payment', 'payment_id', (row) => [into(row.account_id, row.amount)]],
	['vendorpayments', 'vendor_payment', 'payment_id', (row) => [out(row.paid_through_account_id, row.amount)]],
	[
		'expenses',
		'expense',
		'expense_id',
		(row) => [
			into(row.account_id, row.total ?? row.amount),
			...(text(row.paid_through_account_id) === '' ? [] : [out(row.paid_through_account_id, row.total ?? row.amount)]),
		],
	],
];

const bookings = derived(
	SOURCES.map(([shelf]) => shelf),
	(ledger) => {
		const byAccount = new Map<string, Booking[]>();
		for (const [shelf, type, id, entries] of SOURCES) {
			for (const row of all(ledger, shelf)) {
				for (const [account, amount] of entries(row)) {
					if (text(account) === '') continue;
					const booking: Booking = {
						account: text(account),
						amount,
						type: type === '' ? text(row.transaction_type) : type,
						id: text(row[id]),
						date: text(row.journal_date ?? row.date),
						number: text(row.entry_number ?? row.payment_number),
						row,
					};
					byAccount.set(booking.account, [...(byAccount.get(booking.account) ?? []), booking]);
				}
			}
		}
		return byAccount;
	},
);

export const bookedOn = (ledger: Ledger, account: unknown): readonly Booking[] => bookings(ledger).get(text(account)) ?? [];

/** Debits less credits. */
export const balanceOf = (ledger: Ledger, account: unknown): number =>
	bookedOn(ledger, account)
		.reduce((sum, { amount }) => sum.plus(amount), new Big(0))
		.toNumber();

/** Whether a record of one of these shelves names the id, at whatever depth. */
export const isNamed = (ledger: Ledger, id: unknown, shelves: readonly string[]): boolean =>
	shelves.some((shelf) => all(ledger, shelf).some((row) => JSON.stringify(row).includes(`"${text(id)}"`)));

/** Where what is booked stands. */
export const DOCUMENTS = [
	'banktransactions',
	'bills',
	'creditnotes',
	'customerpayments',
	'estimates',
	'expenses',
	'invoices',
	'journals',
	'purchaseorders',
	'recurringinvoices',
	'retainerinvoices',
	'salesorders',
	'vendorcredits',
	'vendorpayments',
] as const;
