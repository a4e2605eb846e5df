import { createHash } from 'node:crypto';
import { decimalOf } from '../decimals';
import { Decimal } from '../libraries/decimal';
import type { Plan, Roles, SideName } from './plan';
import type { Facts } from './read';
import { currencyOf, dayOf } from './values';

/** Counts, sums and hashes of one period and currency. Sums and differences are decimal text. */
export interface SummaryRow {
	readonly entity: string;
	/** YYYY-MM, or empty where records have no date. */
	readonly period: string;
	readonly currency: string;
	readonly leftCount: number;
	readonly rightCount: number;
	readonly countDifference: number;
	readonly leftSum: string;
	readonly rightSum: string;
	/** Left less right. */
	readonly difference: string;
	/** Void or deleted records, which count in none of the other figures. */
	readonly leftVoided: number;
	readonly rightVoided: number;
	readonly leftHash: string;
	readonly rightHash: string;
	/** Whether both sides hold the same keys with the same amounts, each as often. */
	readonly equal: boolean;
	/** Records whose amount or date could not be read; with one, nothing is proven. */
	readonly unreadable: number;
}

interface Tally {
	voided: number;
	count: number;
	sum: Decimal;
	hash: bigint;
	unreadable: number;
}

/** Hashes of records are added up, so that their order makes no difference and one that is there twice counts twice. */
const MODULUS = 1n << 256n;
const HEX_DIGITS = 64;

const empty = (): Tally => ({ voided: 0, count: 0, sum: new Decimal(0), hash: 0n, unreadable: 0 });

/** Keeps the tally of both sides while records pass by. */
export class Summary {
	private readonly groups = new Map<string, Record<SideName, Tally>>();

	constructor(
		private readonly plan: Plan,
		private readonly roles: Roles,
	) {}

	add(side: SideName, { key, values, ended }: Facts): void {
		const { amount, currency, date } = this.roles;
		const [raw, day] = [values[amount], dayOf(values[date])];
		const money = decimalOf(raw);
		const isUnread = (isGiven(raw) && !money) || (isGiven(values[date]) && day === undefined);
		const tally = this.tally(side, `${day?.slice(0, 7) ?? ''}\n${currencyOf(values[currency])}`);
		if (ended) {
			tally.voided += 1;
			return;
		}
		tally.count += 1;
		if (money) tally.sum = tally.sum.plus(money);
		if (isUnread) tally.unreadable += 1;
		// An amount that is not filled is none, as zero is.
		tally.hash = (tally.hash + digest(`${key}\n${money?.toFixed() ?? (isGiven(raw) ? String(raw) : '0')}`)) % MODULUS;
	}

	private tally(side: SideName, name: string): Tally {
		const known = this.groups.get(name);
		if (known) return known[side];
		const both = { left: empty(), right: empty() };
		this.groups.set(name, both);
		return both[side];
	}

	/** A row for each period and currency, in their order. */
	rows(): SummaryRow[] {
		return [...this.groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, both]) => this.row(name, both));
	}

	private row(name: string, { left, right }: Record<SideName, Tally>): SummaryRow {
		const [period = '', currency = ''] = name.split('\n');
		const unreadable = left.unreadable + right.unreadable;
		return {
			entity: this.plan.entity,
			period,
			currency,
			leftCount: left.count,
			rightCount: right.count,
			countDifference: left.count - right.count,
			leftSum: left.sum.toFixed(),
			rightSum: right.sum.toFixed(),
			difference: left.sum.minus(right.sum).toFixed(),
			leftVoided: left.voided,
			rightVoided: right.voided,
			leftHash: hex(left.hash),
			rightHash: hex(right.hash),
			equal: unreadable === 0 && left.count === right.count && left.hash === right.hash,
			unreadable,
		};
	}
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
const digest = (text: string): bigint => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
const hex = (hash: bigint): string => hash.toString(16).padStart(HEX_DIGITS, '0');
