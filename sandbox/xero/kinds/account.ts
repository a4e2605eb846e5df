import type { Row } from '../../vendor';
import { same, type Desk, type Kind } from '../desk';
import { taxProblems } from './settings';

/** The chart of accounts (https://developer.xero.com/documentation/api/accounting/accounts). */

const CLASSES: Readonly<Record<string, readonly string[]>> = {
	ASSET: ['BANK', 'CURRENT', 'FIXED', 'INVENTORY', 'NONCURRENT', 'PREPAYMENT'],
	EQUITY: ['EQUITY'],
	EXPENSE: ['DEPRECIATN', 'DIRECTCOSTS', 'EXPENSE', 'OVERHEADS'],
	LIABILITY: ['CURRLIAB', 'LIABILITY', 'TERMLIAB', 'PAYG'],
	REVENUE: ['OTHERINCOME', 'REVENUE', 'SALES'],
};

export const classOf = (type: unknown): string | undefined => Object.keys(CLASSES).find((name) => CLASSES[name]?.includes(String(type)));

/** Where lines name accounts. */
const BOOKED_IN = {
	Invoices: 'LineItems',
	CreditNotes: 'LineItems',
	Quotes: 'LineItems',
	PurchaseOrders: 'LineItems',
	RepeatingInvoices: 'LineItems',
	BankTransactions: 'LineItems',
	ManualJournals: 'JournalLines',
};

export const account: Kind = {
	listedBy: 'Code',

	write(desk, sent, known) {
		const isArchiving = known && sent.Status === 'ARCHIVED' && known.Status !== 'ARCHIVED';
		const row: Row = {
			Status: 'ACTIVE',
			TaxType: 'NONE',
			EnablePaymentsToAccount: false,
			ShowInExpenseClaims: false,
			HasAttachments: false,
			...known,
			...sent,
		};
		return {
			row: { ...row, Class: classOf(row.Type) ?? known?.Class },
			problems: known ? changeProblems(desk, sent, known, !!isArchiving, row) : accountProblems(desk, row, undefined),
		};
	},

	remove(desk, { AccountID, SystemAccount }) {
		// Invented texts.
		if (SystemAccount) return ['System accounts cannot be deleted.'];
		const isUsed =
			Object.entries(BOOKED_IN).some(([collection, name]) =>
				desk.books.find(collection, (row) => ((row[name] ?? []) as Row[]).some((line) => line.AccountID === AccountID)),
			) || ['Payments', 'BankTransactions'].some((collection) => desk.books.count(collection, '_account', AccountID));
		return isUsed ? ['The account is in use and cannot be deleted. Archive it instead.'] : [];
	},
};

/** Invented texts, but for the rules on names and codes. */
function changeProblems(desk: Desk, sent: Row, known: Row, isArchiving: boolean, row: Row): string[] {
	if (isArchiving)
		return Object.keys(sent).length > 1
			? ['Status must be the only change when an account is archived.']
			: known.SystemAccount
				? ['System accounts cannot be archived.']
				: [];
	if (known.Type === 'BANK') return ['Bank accounts cannot be updated.'];
	return accountProblems(desk, row, known);
}

function accountProblems(desk: Desk, row: Row, known: Row | undefined): string[] {
	const others = desk.books.rows('Accounts').filter(({ AccountID, Status }) => AccountID !== known?.AccountID && Status !== 'DELETED');
	const isBank = row.Type === 'BANK';
	return [
		...(row.Name ? [] : ['Name is required.']),
		...(classOf(row.Type) ? [] : ['Type is not valid.']),
		...(!isBank && !row.Code ? ['Code is required.'] : []),
		...(isBank && !row.BankAccountNumber ? ['BankAccountNumber is required.'] : []),
		...(isBank && row.Description ? ['Bank accounts have no description.'] : []),
		...(row.Name && others.some(({ Name }) => same(Name, row.Name)) ? ['Please enter a unique Name.'] : []),
		// Unsure: worded after the one for names.
		...(row.Code && others.some(({ Code }) => same(Code, row.Code)) ? ['Please enter a unique Code.'] : []),
		...taxProblems(desk, row.TaxType),
	];
}
