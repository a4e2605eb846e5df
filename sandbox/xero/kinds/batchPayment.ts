import type { Row } from '../../vendor';
import { keep, type Desk, type Kind, type Outcome } from '../desk';
import { decimal, number, sum } from '../money';
import { currencyOf, paymentAccountOf } from './bankAccount';
import { pay, unpay } from './payment';
import { lockProblems } from './settings';

/** Several invoices or bills paid with one sum (https://developer.xero.com/documentation/api/accounting/batchpayments). */
export const batchPayment: Kind = {
	write: (desk, sent, known) => (known ? remove(desk, sent, known) : create(desk, sent)),

	linked: (desk, row) => ({ ...row, Account: desk.books.get('Accounts', row._account) }),

	view(desk, row) {
		const account = desk.books.get('Accounts', row._account);
		const payments = row.BatchPaymentID ? desk.books.having('Payments', 'BatchPaymentID', row.BatchPaymentID) : [];
		const alive = payments.filter(({ Status }) => Status !== 'DELETED');
		return {
			...row,
			...(account ? { Account: { AccountID: account.AccountID, CurrencyCode: currencyOf(desk, account) } } : {}),
			Payments: alive.map(({ PaymentID, Reference, Amount, BankAmount, BankAccountNumber, Particulars, Details, _invoice }) => ({
				Invoice: { ...BLANK, InvoiceID: _invoice, CurrencyCode: desk.books.get('Invoices', _invoice)?.CurrencyCode },
				PaymentID,
				Reference,
				Amount,
				BankAmount,
				BankAccountNumber,
				Particulars,
				Details,
			})),
			IsReconciled: false,
		};
	},
};

/** As Xero shows an invoice of which it shows the id only. */
const BLANK = { Payments: [], CreditNotes: [], Prepayments: [], Overpayments: [], HasErrors: false, IsDiscounted: false, LineItems: [] };

/** Invented texts, but for those of its payments. */
function create(desk: Desk, sent: Row): Outcome {
	const { Payments, Account, Status: _status, ...rest } = sent;
	const payments = (Payments ?? []) as Row[];
	const account = paymentAccountOf(desk, Account as Row | undefined);
	const BatchPaymentID = desk.newId();
	const Date = sent.Date ?? desk.today;
	const outcomes = payments.map((payment) => {
		const outcome = pay(desk, { ...payment, Account, Date });
		return outcome.problems.length ? outcome : { ...outcome, row: keep(desk, 'Payments', 'PaymentID', { row: { ...outcome.row, BatchPaymentID } }) };
	});
	const types = new Set(outcomes.map(({ row }) => row.PaymentType));
	const isForeign = outcomes.some(({ row }) => {
		const document = desk.books.get('Invoices', row._invoice);
		return document && document.CurrencyCode !== desk.organisation.BaseCurrency;
	});
	const all = [
		...(payments.length ? [] : ['One or more payments must be specified.']),
		...(account ? [] : ['Account could not be found']),
		...outcomes.flatMap(({ problems }) => problems),
		...(types.size > 1 ? ['A batch payment cannot contain both sales invoices and bills.'] : []),
		...(isForeign ? ["Batch payments can only be made in the organisation's base currency."] : []),
		// Where no payment is looked at, nothing else asks for the lock dates.
		...(payments.length ? [] : lockProblems(desk, Date)),
	];
	const row: Row = {
		...rest,
		BatchPaymentID,
		Date,
		Type: types.has('ACCPAYPAYMENT') ? 'PAYBATCH' : 'RECBATCH',
		Status: 'AUTHORISED',
		TotalAmount: number(sum(outcomes.map((outcome) => decimal(outcome.row.BankAmount)))),
		_account: account?.AccountID,
	};
	return { row, problems: [...new Set(all)] };
}

/** Deletes its payments, and opens what they had paid. */
function remove(desk: Desk, { Status }: Row, known: Row): Outcome {
	if (known.Status === 'DELETED') return { row: known, problems: ['Batch payment has already been deleted.'] };
	if (Status !== 'DELETED') return { row: known, problems: ['Batch payments cannot be modified, only deleted.'] };
	const problems = lockProblems(desk, known.Date);
	const payments = problems.length ? [] : desk.books.having('Payments', 'BatchPaymentID', known.BatchPaymentID);
	for (const payment of payments) keep(desk, 'Payments', 'PaymentID', unpay(desk, payment));
	return { row: { ...known, Status }, problems };
}
