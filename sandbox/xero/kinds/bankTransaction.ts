import type { Row } from '../../vendor';
import { keep, type Desk, type Kind, type Outcome } from '../desk';
import { bankAccountOf, currencyOf, shownAccount } from './bankAccount';
import { CREDITS, type CreditCollection } from './credits';
import { approvalProblems, lined, nextSalesNumber, plainProblems, rateOf, shownLines } from './document';
import { contactOf, shownContact } from './documentContact';
import { currencyProblems, lockProblems } from './settings';

/** Money spent and received outside invoices (https://developer.xero.com/documentation/api/accounting/banktransactions). There are no drafts. */
export const bankTransaction: Kind = {
	write: (desk, sent, known) => (known ? change(desk, sent, known) : create(desk, sent)),

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact), BankAccount: desk.books.get('Accounts', row._account) }),

	view: (desk, row, brief) => ({
		...row,
		...(row._contact ? { Contact: shownContact(desk, row._contact, brief) } : {}),
		...(row._account ? { BankAccount: shownAccount(desk, row._account) } : {}),
		LineItems: shownLines(desk, row),
		HasAttachments: false,
	}),
};

/** What of a type goes where: credit that it makes, and the system account that an overpayment is coded to. Transfers are not created here. */
const TYPES: Readonly<Record<string, { readonly makes?: 'Prepayments' | 'Overpayments'; readonly codedTo?: string }>> = {
	SPEND: {},
	RECEIVE: {},
	'SPEND-PREPAYMENT': { makes: 'Prepayments' },
	'RECEIVE-PREPAYMENT': { makes: 'Prepayments' },
	'SPEND-OVERPAYMENT': { makes: 'Overpayments', codedTo: 'CREDITORS' },
	'RECEIVE-OVERPAYMENT': { makes: 'Overpayments', codedTo: 'DEBTORS' },
};

/** Invented texts in all of this file, but for those that all documents share. */
function create(desk: Desk, sent: Row): Outcome {
	const { Type, Status = 'AUTHORISED' } = sent;
	const type = TYPES[String(Type)];
	if (!type || Status !== 'AUTHORISED') return { row: sent, problems: ['Bank transaction not of valid type for creation'] };
	const contact = contactOf(desk, (sent.Contact ?? {}) as Row);
	if ('problems' in contact) return { row: sent, problems: contact.problems };
	const account = bankAccountOf(desk, sent.BankAccount as Row | undefined);
	const row: Row = {
		IsReconciled: false,
		...accepted(sent),
		Type,
		Status,
		_contact: contact.row.ContactID,
		_account: account?.AccountID,
		Date: sent.Date ?? desk.today,
		// Inclusive by default, unlike invoices; overpayments have no tax.
		LineAmountTypes: type.codedTo ? 'NoTax' : (sent.LineAmountTypes ?? 'Inclusive'),
		// Only overpayments may say their currency; all others have the bank account's.
		CurrencyCode: (type.codedTo && sent.CurrencyCode) || currencyOf(desk, account),
	};
	const outcome = complete(desk, row, sent, undefined);
	return outcome.problems.length || !type.makes ? outcome : { ...outcome, row: withCredit(desk, type.makes, outcome.row, sent) };
}

/** Money spent and received may be edited and deleted; prepayments, overpayments and transfers may not. */
function change(desk: Desk, sent: Row, known: Row): Outcome {
	const refused = (problem: string): Outcome => ({ row: known, problems: [problem] });
	const { Status = known.Status, Type = known.Type } = sent;
	if (known.Type !== 'SPEND' && known.Type !== 'RECEIVE') return refused(`Bank transactions of type ${known.Type} cannot be updated.`);
	if (known.Status !== 'AUTHORISED') return refused('Bank transaction not of valid status for modification');
	if (Status === 'DELETED') {
		// Unsure, but for a text: Xero is said to keep what is reconciled.
		if (known.IsReconciled) return refused('Reconciled bank transactions cannot be deleted.');
		return { row: { ...known, Status }, problems: lockProblems(desk, known.Date) };
	}
	if (Status !== 'AUTHORISED') return refused('Bank transaction not of valid status for modification');
	if (Type !== known.Type) return refused('The type of a bank transaction cannot be changed.');
	const contact = sent.Contact && Object.keys(sent.Contact).length ? contactOf(desk, sent.Contact as Row) : { row: { ContactID: known._contact } };
	if ('problems' in contact) return { row: known, problems: contact.problems };
	const account = bankAccountOf(desk, (sent.BankAccount as Row | undefined) ?? { AccountID: known._account });
	const row: Row = {
		...known,
		...accepted(sent),
		_contact: contact.row.ContactID,
		_account: account?.AccountID,
		LineAmountTypes: sent.LineAmountTypes ?? known.LineAmountTypes,
		CurrencyCode: currencyOf(desk, account),
	};
	const outcome = complete(desk, row, sent, known);
	// What is reconciled may be coded otherwise, but the bank's side of it stands (unsure where Xero draws the line).
	const isMoved = ['Total', 'Date', '_account'].some((name) => outcome.row[name] !== known[name]);
	return known.IsReconciled && isMoved ? refused('The amount, date and account of a reconciled bank transaction cannot be changed.') : outcome;
}

function accepted({ Contact: _contact, BankAccount: _account, LineItems: _lines, Type: _type, CurrencyCode: _currency, ...rest }: Row): Row {
	return rest;
}

function complete(desk: Desk, row: Row, sent: Row, known: Row | undefined): Outcome {
	const { codedTo, makes } = TYPES[String(row.Type)] ?? {};
	const side = String(row.Type).startsWith('RECEIVE') ? 'sales' : 'purchases';
	const { lines, totals, problems } = lined(desk, row, sent, known, { side, amounts: row.LineAmountTypes, approving: !codedTo });
	const control = codedTo && desk.books.find('Accounts', ({ SystemAccount }) => SystemAccount === codedTo);
	const coded = control ? lines.map((line) => ({ ...line, AccountCode: control.Code, AccountID: control.AccountID })) : lines;
	const { TotalDiscount: _discount, ...sums } = totals;
	const whole: Row = { ...row, LineItems: coded, ...sums, CurrencyRate: rateOf(desk, row, sent, known) };
	const all = [
		...(row._account ? [] : ['BankAccount must be an active account of type BANK.']),
		...(codedTo ? problems.filter((problem) => !/^Account code/.test(problem)) : problems),
		...(codedTo && lines.length > 1 ? ['Overpayments can only have a single line item.'] : []),
		...(makes && lines.some(({ ItemCode }) => ItemCode) ? ['ItemCode can only be used with SPEND and RECEIVE.'] : []),
		...currencyProblems(desk, row.CurrencyCode),
		...lockProblems(desk, row.Date),
		...(known && known.Date !== row.Date ? lockProblems(desk, known.Date) : []),
		...plainProblems(whole),
		...approvalProblems(whole),
		...(Number(sums.Total) === 0 && lines.length ? ['The total of a bank transaction must be greater than zero.'] : []),
	];
	return { row: whole, problems: [...new Set(all)] };
}

/** The transaction, naming the prepayment or overpayment that it makes. */
function withCredit(desk: Desk, collection: Exclude<CreditCollection, 'CreditNotes'>, transaction: Row, { Reference }: Row): Row {
	const { id } = CREDITS[collection];
	const { Type, _contact, Date, LineItems, LineAmountTypes, CurrencyCode, CurrencyRate, SubTotal, TotalTax, Total } = transaction;
	const number = Type === 'RECEIVE-PREPAYMENT' ? nextSalesNumber(desk) : undefined;
	const credit = keep(desk, collection, id, {
		row: {
			Type,
			_contact,
			Date,
			Status: 'AUTHORISED',
			LineItems,
			LineAmountTypes,
			CurrencyCode,
			CurrencyRate,
			// A prepayment's reference is its number. An overpayment shows one since 2026; unsure that it is the transaction's.
			Reference: collection === 'Prepayments' ? number : Reference,
			InvoiceNumber: number,
			SubTotal,
			TotalTax,
			Total,
			RemainingCredit: Total,
			AppliedAmount: 0,
		},
	});
	// Only money spent and received has a reference of its own.
	const { Reference: _reference, ...rest } = transaction;
	return { ...rest, [id]: credit[id] };
}
