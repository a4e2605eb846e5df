import type { Row } from '../../vendor';
import type { Desk } from '../desk';

/** Accounts that money comes from and goes to. */

/** By id, or by code, whose case counts. */
export const accountOf = (desk: Desk, { AccountID, Code }: Row = {}): Row | undefined =>
	AccountID ? desk.books.get('Accounts', AccountID) : Code ? desk.books.having('Accounts', 'Code', Code).find((row) => row.Code === Code) : undefined;

/** An account that payments may be made from: a bank account, or one that payments are enabled for. */
export const paymentAccountOf = (desk: Desk, named: Row | undefined): Row | undefined => {
	const account = accountOf(desk, named);
	return account?.Status === 'ACTIVE' && (account.Type === 'BANK' || account.EnablePaymentsToAccount === true) ? account : undefined;
};

export const bankAccountOf = (desk: Desk, named: Row | undefined): Row | undefined => {
	const account = accountOf(desk, named);
	return account?.Status === 'ACTIVE' && account.Type === 'BANK' ? account : undefined;
};

/** Accounts without a currency of their own keep the organisation's. */
export const currencyOf = (desk: Desk, account: Row | undefined): unknown => account?.CurrencyCode ?? desk.organisation.BaseCurrency;

export function shownAccount(desk: Desk, id: unknown): Row | undefined {
	const account = desk.books.get('Accounts', id);
	return account && { AccountID: account.AccountID, Code: account.Code, Name: account.Name };
}
