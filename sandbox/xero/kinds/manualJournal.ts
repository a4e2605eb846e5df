import type { Row } from '../../vendor';
import type { Desk, Kind, Outcome } from '../desk';
import { decimal, number, rounded, sum } from '../money';
import { accountOf } from './bankAccount';
import { plainProblems } from './document';
import { archivedAccount, suitedRate, trackingOf, unsuitedAccount } from './lines';
import { lockProblems } from './settings';

/** Bookings by hand (https://developer.xero.com/documentation/api/accounting/manualjournals). */
export const manualJournal: Kind = {
	write: (desk, sent, known) => (known ? change(desk, sent, known) : create(desk, sent)),

	view: (_desk, row) => ({ ...row, HasAttachments: false }),
};

/** Unsure whether a posted journal may still be edited; here it may. */
const MOVES: Readonly<Record<string, readonly string[]>> = { DRAFT: ['DRAFT', 'POSTED', 'DELETED'], POSTED: ['POSTED', 'VOIDED'] };

/** Invented texts, but for those on the balance and on accounts that do not exist. */
function create(desk: Desk, sent: Row): Outcome {
	const { Status = 'DRAFT' } = sent;
	if (Status !== 'DRAFT' && Status !== 'POSTED') return { row: sent, problems: ['A manual journal can only be created as DRAFT or POSTED.'] };
	const row: Row = { ShowOnCashBasisReports: true, ...sent, Status, Date: sent.Date ?? desk.today, LineAmountTypes: sent.LineAmountTypes ?? 'NoTax' };
	return complete(desk, row, undefined);
}

function change(desk: Desk, sent: Row, known: Row): Outcome {
	const { Status = known.Status } = sent;
	if (!MOVES[String(known.Status)]?.includes(String(Status))) return { row: known, problems: ['Manual journal not of valid status for modification'] };
	if (Status === 'DELETED' || Status === 'VOIDED') return { row: { ...known, Status }, problems: lockProblems(desk, known.Date) };
	return complete(desk, { ...known, ...sent, Status }, known);
}

function complete(desk: Desk, row: Row, known: Row | undefined): Outcome {
	const amounts = row.LineAmountTypes;
	const problems: string[] = [];
	const warnings: string[] = [];
	const lines = ((row.JournalLines ?? []) as Row[]).map((line) => completedLine(desk, line, amounts, row.Status === 'POSTED', problems, warnings));
	const booked = lines.map(({ LineAmount, TaxAmount }) => decimal(LineAmount).plus(amounts === 'Exclusive' ? decimal(TaxAmount) : decimal(0)));
	const debits = sum(booked.filter((amount) => amount.gt(0)));
	const credits = sum(booked.filter((amount) => amount.lt(0)));
	const all = [
		...(row.Narration ? [] : ['Narration must be specified.']),
		...(lines.length < 2 ? ['A manual journal must have at least two lines.'] : []),
		...problems,
		...(debits.plus(credits).eq(0) ? [] : [`The total debits (${debits.toFixed(2)}) must equal total credits (${credits.toFixed(2)})`]),
		...lockProblems(desk, row.Date),
		...(known && known.Date !== row.Date ? lockProblems(desk, known.Date) : []),
		...plainProblems({ ...row, CurrencyRate: 1 }),
	];
	return { row: { ...row, JournalLines: lines }, problems: [...new Set(all)], ...(warnings.length ? { warnings } : {}) };
}

/** Receivables, payables, retained earnings, bank and inventory are booked by Xero itself. */
const RESERVED = new Set(['DEBTORS', 'CREDITORS', 'RETAINEDEARNINGS']);
const isReserved = ({ Type, SystemAccount }: Row): boolean => Type === 'BANK' || Type === 'INVENTORY' || RESERVED.has(String(SystemAccount));

function completedLine(desk: Desk, line: Row, amounts: unknown, posting: boolean, problems: string[], warnings: string[]): Row {
	const { AccountCode, AccountID, Tracking, TaxAmount: _tax, ...rest } = line;
	const account = accountOf(desk, AccountCode ? { Code: AccountCode } : { AccountID });
	const code = String(AccountCode ?? AccountID ?? '');
	if (account?.Status === 'ARCHIVED') problems.push(archivedAccount(code));
	else if (account && isReserved(account)) problems.push(unsuitedAccount(code));
	// The line stays, without an account; so it cannot be posted (unsure, the specification shows the warning on a draft).
	if (!account && code) warnings.push(`Account code '${code}' has been removed as it does not match a recognised account.`);
	if (!account && posting) problems.push('Account code must be specified');
	const amount = rounded(decimal(line.LineAmount));
	const rate = suitedRate(desk, line.TaxType || (amounts === 'NoTax' ? 'NONE' : account?.TaxType || 'NONE'), account, problems);
	const share = amounts === 'NoTax' ? decimal(0) : decimal(rate?.EffectiveRate);
	const tax = rounded(amount.times(share).div(amounts === 'Inclusive' ? share.plus(100) : 100));
	return {
		...rest,
		LineAmount: number(amount),
		TaxType: rate?.TaxType ?? line.TaxType,
		TaxAmount: number(tax),
		...(account ? { AccountCode: account.Code, AccountID: account.AccountID } : {}),
		Tracking: trackingOf(desk, Tracking, problems),
		IsBlank: false,
	};
}
