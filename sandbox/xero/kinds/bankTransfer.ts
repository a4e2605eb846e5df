import type { Row } from '../../vendor';
import { keep, type Desk, type Kind, type Outcome } from '../desk';
import { decimal, number, rounded } from '../money';
import { bankAccountOf, currencyOf, shownAccount } from './bankAccount';
import { trackingOf } from './lines';
import { lockProblems } from './settings';

/** Money between the organisation's own accounts: two bank transactions, created and deleted together (https://developer.xero.com/documentation/api/accounting/banktransfers). */
export const bankTransfer: Kind = {
	write: (desk, sent, known) => (known ? remove(desk, sent, known) : create(desk, sent)),

	linked: (desk, row) => ({ ...row, FromBankAccount: desk.books.get('Accounts', row._from), ToBankAccount: desk.books.get('Accounts', row._to) }),

	view: (desk, row) => ({
		...row,
		...(row._from ? { FromBankAccount: shownAccount(desk, row._from) } : {}),
		...(row._to ? { ToBankAccount: shownAccount(desk, row._to) } : {}),
		HasAttachments: false,
	}),
};

/** Invented texts in all of this file. */
function create(desk: Desk, sent: Row): Outcome {
	const { FromBankAccount, ToBankAccount, FromTracking, ToTracking, Status: _status, ...rest } = sent;
	const problems: string[] = [];
	const from = bankAccountOf(desk, FromBankAccount as Row | undefined);
	const to = bankAccountOf(desk, ToBankAccount as Row | undefined);
	if (!from) problems.push('FromBankAccount must be an active account of type BANK.');
	if (!to) problems.push('ToBankAccount must be an active account of type BANK.');
	if (from && from === to) problems.push('FromBankAccount and ToBankAccount must be different.');
	if (from && to && currencyOf(desk, from) !== currencyOf(desk, to)) problems.push('Transfers between accounts in different currencies are not supported.');
	const Amount = rounded(decimal(sent.Amount));
	if (Amount.lte(0)) problems.push('Amount must be greater than zero.');
	const { Date = desk.today, FromIsReconciled = false, ToIsReconciled = false } = sent;
	problems.push(...lockProblems(desk, Date));
	const row: Row = {
		...rest,
		Amount: number(Amount),
		Date,
		FromIsReconciled,
		ToIsReconciled,
		FromTracking: trackingOf(desk, FromTracking, problems, true),
		ToTracking: trackingOf(desk, ToTracking, problems, true),
		CurrencyRate: 1,
		Status: 'AUTHORISED',
		CreatedDateUTC: desk.now,
		_from: from?.AccountID,
		_to: to?.AccountID,
	};
	if (problems.length || !from || !to) return { row, problems };
	const side = (Type: string, account: Row, IsReconciled: unknown): Row =>
		keep(desk, 'BankTransactions', 'BankTransactionID', {
			row: {
				Type,
				Date,
				Status: 'AUTHORISED',
				Reference: sent.Reference,
				IsReconciled,
				_account: account.AccountID,
				LineAmountTypes: 'NoTax',
				LineItems: [],
				SubTotal: row.Amount,
				TotalTax: 0,
				Total: row.Amount,
				CurrencyCode: currencyOf(desk, account),
				CurrencyRate: 1,
			},
		});
	const FromBankTransactionID = side('SPEND-TRANSFER', from, FromIsReconciled).BankTransactionID;
	const ToBankTransactionID = side('RECEIVE-TRANSFER', to, ToIsReconciled).BankTransactionID;
	return { row: { ...row, FromBankTransactionID, ToBankTransactionID }, problems };
}

function remove(desk: Desk, { Status }: Row, known: Row): Outcome {
	const refused = (problem: string): Outcome => ({ row: known, problems: [problem] });
	if (known.Status === 'DELETED') return refused('Bank transfer has already been deleted.');
	if (Status !== 'DELETED') return refused('Bank transfers cannot be edited, only deleted.');
	const sides = [known.FromBankTransactionID, known.ToBankTransactionID].flatMap((id): Row[] => {
		const side = desk.books.get('BankTransactions', id);
		return side ? [side] : [];
	});
	// Unsure: taken from bank transactions.
	if (sides.some(({ IsReconciled }) => IsReconciled)) return refused('Reconciled bank transfers cannot be deleted.');
	const problems = lockProblems(desk, known.Date);
	if (!problems.length) for (const side of sides) keep(desk, 'BankTransactions', 'BankTransactionID', { row: { ...side, Status } });
	return { row: { ...known, Status }, problems };
}
