import { cents } from '../../decimals';
import type { Issue } from '../../failure';
import type { Decimal } from '../../libraries/decimal';
import { issue } from '../fields';
import type { Document, Places } from './document';
import type { History, Ledger } from './history';
import { nouns } from './kinds';

/** One record with all that it is held against. */
export interface Case {
	readonly document: Document;
	readonly places: Places;
	readonly history: History;
	/** Earlier documents of its kind. */
	readonly ledger: Ledger | undefined;
	/** Those of its party, the latest first, without the record itself. */
	readonly earlier: readonly Document[];
	/** The same, with those that are written before it in this run. */
	readonly known: readonly Document[];
	readonly party: string | undefined;
	/** What the party is called. */
	readonly who: string;
}

export const review = (rule: string, at: string, says: string, fix: string): Issue => issue(rule, at, says, fix, 'review');

/** Fewer documents make no habit. */
export const HABIT = 8;

/** As a person writes money: 12,400.00 GBP. */
export const money = (amount: Decimal, currency?: string): string => {
	const [whole = '', ...rest] = (amount.eq(cents(amount)) ? amount.toFixed(2) : amount.toFixed()).split('.');
	return `${[whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')}${currency === undefined ? '' : ` ${currency}`}`;
};

/** Whose documents they are: 24 earlier invoices of Bowman. */
export const earlierOf = ({ document, who }: Case, count: number): string => `${count} earlier ${nouns[document.kind][count === 1 ? 0 : 1]} of ${who}`;
