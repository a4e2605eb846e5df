import type { Row } from '../../vendor';
import { keep, type Desk, type Kind, type Outcome } from '../desk';
import { decimal, number, rounded } from '../money';
import { shownContact } from './documentContact';
import { lockProblems } from './settings';

/** Money against a document. Never edited, only deleted (https://developer.xero.com/documentation/api/accounting/payments). */
export const payment: Kind = {
	write: (desk, sent, known) => (known ? remove(desk, sent, known) : create(desk, sent)),

	linked: (desk, row) => ({ ...row, Invoice: desk.books.get('Invoices', row._invoice), Account: desk.books.get('Accounts', row._account) }),

	view(desk, row, brief) {
		const document = desk.books.get('Invoices', row._invoice);
		const account = desk.books.get('Accounts', row._account);
		return {
			...row,
			...(account ? { Account: { AccountID: account.AccountID, Code: account.Code, ...(brief ? {} : { Name: account.Name }) } } : {}),
			...(document ? { Invoice: shownInvoice(desk, document) } : {}),
			HasAccount: account !== undefined,
			HasValidationErrors: false,
		};
	},
};

function create(desk: Desk, sent: Row): Outcome {
	const { Invoice, Account, ...rest } = sent as { Invoice?: Row; Account?: Row } & Row;
	const document = documentOf(desk, Invoice);
	const account = accountOf(desk, Account);
	const problems: string[] = [];
	if (!document) problems.push('An existing Invoice with the specified InvoiceID could not be found');
	const mayTake = account?.Status === 'ACTIVE' && (account.Type === 'BANK' || account.EnablePaymentsToAccount === true);
	// The same text for an account that is not there and for one that takes no payments (unsure for the latter).
	if (!mayTake) problems.push('Account could not be found');
	const Amount = rounded(decimal(sent.Amount));
	if (Amount.lte(0)) problems.push('Payment amount must be greater than zero.'); // invented
	const Date = sent.Date ?? desk.today; // Unsure whether Xero demands it.
	problems.push(...lockProblems(desk, Date));
	if (document) {
		if (Amount.gt(decimal(document.AmountDue))) problems.push('Payment amount exceeds the amount outstanding on this document');
		if (document.Status !== 'AUTHORISED') problems.push('Payments can only be made against Authorised documents');
	}
	const row: Row = {
		IsReconciled: false,
		...rest,
		Date,
		Amount: number(Amount),
		BankAmount: number(Amount),
		CurrencyRate: Number(sent.CurrencyRate ?? document?.CurrencyRate ?? 1),
		PaymentType: document?.Type === 'ACCPAY' ? 'ACCPAYPAYMENT' : 'ACCRECPAYMENT',
		Status: 'AUTHORISED',
		_invoice: document?.InvoiceID,
		_account: account?.AccountID,
	};
	if (!problems.length && document) settle(desk, document, Amount.toFixed(2), String(Date));
	return { row, problems };
}

/** Invented texts: what Xero says to an edit, or to a second deletion, is not recorded. */
function remove(desk: Desk, { Status }: Row, known: Row): Outcome {
	if (known.Status === 'DELETED') return { row: known, problems: ['Payment has already been deleted.'] };
	if (Status !== 'DELETED') return { row: known, problems: ['Payments cannot be modified, only deleted.'] };
	const problems = lockProblems(desk, known.Date);
	const document = desk.books.get('Invoices', known._invoice);
	if (document && !problems.length) settle(desk, document, decimal(known.Amount).times(-1).toFixed(2), String(known.Date));
	return { row: { ...known, Status: 'DELETED' }, problems };
}

/** The document follows its payments: PAID when nothing is due, AUTHORISED again when something is. */
function settle(desk: Desk, document: Row, amount: string, day: string): void {
	const AmountPaid = decimal(document.AmountPaid).plus(amount);
	const AmountDue = decimal(document.Total).minus(AmountPaid).minus(decimal(document.AmountCredited));
	const isPaid = AmountDue.lte(0);
	const { FullyPaidOnDate: _before, ...rest } = document;
	const row: Row = {
		...rest,
		AmountPaid: number(AmountPaid),
		AmountDue: number(AmountDue),
		Status: isPaid ? 'PAID' : 'AUTHORISED',
		...(isPaid ? { FullyPaidOnDate: day } : {}),
	};
	keep(desk, 'Invoices', 'InvoiceID', { row });
}

/** By id, or by the number of a sales invoice; the numbers of bills are not unique, so the first that is open is meant (unsure). */
function documentOf(desk: Desk, { InvoiceID, InvoiceNumber }: Row = {}): Row | undefined {
	if (InvoiceID) return desk.books.get('Invoices', InvoiceID);
	if (!InvoiceNumber) return undefined;
	const named = desk.books.having('Invoices', 'InvoiceNumber', InvoiceNumber);
	return named.find(({ Status }) => Status === 'AUTHORISED') ?? named[0];
}

const accountOf = (desk: Desk, { AccountID, Code }: Row = {}): Row | undefined =>
	AccountID ? desk.books.get('Accounts', AccountID) : Code ? desk.books.having('Accounts', 'Code', Code).find((row) => row.Code === Code) : undefined;

function shownInvoice(desk: Desk, { InvoiceID, InvoiceNumber, Type, CurrencyCode, _contact }: Row): Row {
	return { InvoiceID, InvoiceNumber, Type, CurrencyCode, Contact: shownContact(desk, _contact, true), IsDiscounted: false, HasErrors: false };
}
