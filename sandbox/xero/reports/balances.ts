import Big from 'big.js';
import type { Row } from '../../vendor';
import { sum } from '../money';
import type { Booking, Posting } from './ledger';
import type { Period } from './periods';

/** Sums of the ledger by account. */
export type Balances = ReadonlyMap<string, Big>;

export interface Part {
	/** Before and after everything where an end is left out. */
	readonly from?: string;
	readonly to?: string;
	readonly fits?: (posting: Posting) => boolean;
}

export function balances(ledger: readonly Booking[], { from = '', to = '9999', fits = () => true }: Part): Balances {
	const totals = new Map<string, Big>();
	for (const { date, postings } of ledger) {
		if (date < from || date > to) continue;
		for (const posting of postings) {
			if (!fits(posting)) continue;
			const key = keyOf(posting.account);
			totals.set(key, (totals.get(key) ?? new Big(0)).plus(posting.net));
		}
	}
	return totals;
}

export const keyOf = ({ AccountID, Name }: Row): string => String(AccountID ?? Name);

export const balanceOf = (totals: Balances, account: Row): Big => totals.get(keyOf(account)) ?? new Big(0);

/** Of all accounts of some types or a class. */
export const totalOf = (totals: Balances, accounts: readonly Row[]): Big => sum(accounts.map((account) => balanceOf(totals, account)));

/** Debits and credits of an account apart from one another. */
export function turnover(ledger: readonly Booking[], account: Row, { from, to }: Period): { debits: Big; credits: Big } {
	const nets = ledger
		.filter(({ date }) => date >= from && date <= to)
		.flatMap(({ postings }) => postings.filter((posting) => keyOf(posting.account) === keyOf(account)).map(({ net }) => net));
	return { debits: sum(nets.filter((net) => net.gt(0))), credits: sum(nets.filter((net) => net.lt(0))).times(-1) };
}

export const ofClass = (accounts: readonly Row[], name: string): Row[] => accounts.filter(({ Class }) => Class === name);
export const ofTypes = (accounts: readonly Row[], types: readonly string[]): Row[] => accounts.filter(({ Type }) => types.includes(String(Type)));
