import { decimalOf } from '../decimals';
import type { Decimal } from '../libraries/decimal';
import { explained, type Explained } from './causes';
import type { Plan, Roles } from './plan';
import type { Facts } from './read';
import { agree, apart, dayOf, moneyOf, shown, unreadable, type Kept } from './values';

/** Two records of one key. */
export interface Pair {
	readonly left: Facts;
	readonly right: Facts;
	readonly roles: Roles;
}

/** What rounding alone can come to where nothing is known of the lines. */
const ROUNDING_CENTS = 2;
/** Each line can be off by half a cent. */
const CENTS_A_LINE = 0.5;
/** Rates are kept with six decimals, so converted amounts differ in their last digits. */
const RATE_ERROR = 0.00001;

/** Why a field likely differs; of -1, why a record has ended on one side only. `differing` are all fields that do. */
export const explainField = (plan: Plan, pair: Pair, index: number, differing: readonly number[]): Explained => {
	const { left, right } = pair;
	const voided = left.ended === right.ended ? undefined : ended(plan, left.ended);
	const field = plan.compared[index];
	if (!field) return voided ?? changed(plan, pair, 'Status');
	const says = unreadable(field.kind, left.values[index]) ?? unreadable(field.kind, right.values[index]);
	if (says !== undefined)
		return explained('unreadable', `${field.label}: ${says}, so the two cannot be compared.`, 'Give the value as the vendor does, then compare again.');
	if (voided) return voided;
	const explain = { amount, balance, currency, date, status, party: undefined, text: undefined }[field.kind];
	return explain?.(plan, pair, index, differing) ?? changed(plan, pair, field.label);
};

type Explain = (plan: Plan, pair: Pair, index: number, differing: readonly number[]) => Explained | undefined;

const ended = ({ left, right, entity }: Plan, isLeft: boolean): Explained => {
	const [here, there] = isLeft ? [left.name, right.name] : [right.name, left.name];
	return explained('voided', `The ${entity} is void or deleted in ${here}, but not in ${there}.`, `Void it in ${there} as well, or restore it in ${here}.`);
};

const amount: Explain = (plan, pair, index, differing) => {
	const [left, right] = [moneyOf(pair.left.values[index]), moneyOf(pair.right.values[index])];
	const label = plan.compared[index]!.label;
	const off = apart(pair.left.values[index], pair.right.values[index]);
	const rounding = differing.includes(pair.roles.currency) ? undefined : rounded(label, off, Math.max(pair.left.lines, pair.right.lines));
	const rate = rateBetween(pair, left, right);
	if (!rounding && rate) {
		const says = `${label} differs by the exchange rate ${rate.toFixed()}: one side shows it in another currency.`;
		return explained(
			'exchange-rate',
			says,
			"Compare the currency of the two documents; enter the one that was converted again in the document's own currency.",
		);
	}
	return rounding;
};

function rateBetween({ left, right }: Pair, one: Decimal, other: Decimal): Decimal | undefined {
	if (one.eq(0) || other.eq(0)) return undefined;
	const near = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lte(b.abs().times(RATE_ERROR).plus(0.01));
	return [left.rate, right.rate]
		.map((rate) => decimalOf(rate))
		.find((rate) => rate?.gt(0) && !rate.eq(1) && (near(one.times(rate), other) || near(other.times(rate), one)));
}

function rounded(label: string, off: Decimal, lines: number): Explained | undefined {
	const cents = off.abs().times(100);
	const fix = 'Compare how both sides round tax, by line or by document; an adjustment of the difference on either side closes it.';
	if (cents.lte(ROUNDING_CENTS)) return explained('rounding', `${label} differs by ${cents.toFixed()} cent${cents.eq(1) ? '' : 's'}, as rounding does.`, fix);
	if (cents.gt(lines * CENTS_A_LINE)) return undefined;
	return explained('rounding', `${label} differs by ${cents.toFixed()} cents over ${lines} lines: at most half a cent a line, as rounding by line does.`, fix);
}

/** What is still open differs because the amount does, or because something was paid or credited on one side only. */
const balance: Explain = (plan, pair, index, differing) => {
	const { roles, left, right } = pair;
	const off = apart(left.values[index], right.values[index]);
	if (differing.includes(roles.amount))
		return off.eq(apart(left.values[roles.amount], right.values[roles.amount])) ? amount(plan, pair, index, differing) : undefined;
	const same = amount(plan, pair, index, differing);
	if (same?.cause === 'exchange-rate' || off.abs().times(100).lte(ROUNDING_CENTS)) return same;
	const [paid, open] = off.lt(0) ? [plan.left.name, plan.right.name] : [plan.right.name, plan.left.name];
	const says = `Less is open in ${paid} than in ${open} while the amount is the same: a payment or credit is in ${paid} only.`;
	return explained('unsynced-status', says, `Send the payments and credits of this ${plan.entity} from ${paid} to ${open}.`);
};

const currency: Explain = (plan, { left, right, roles }, index) => {
	const field = plan.compared[roles.amount];
	const equal = field && agree(field, left.values[roles.amount], right.values[roles.amount]);
	const codes = `${shown(left.values[index])} in ${plan.left.name} and ${shown(right.values[index])} in ${plan.right.name}`;
	const says = equal ? `The same figure stands in another currency: ${codes}.` : `The currency differs: ${codes}.`;
	return explained('currency', says, 'Neither side can change the currency of an approved document: void the wrong one and send it again with its currency.');
};

const date: Explain = ({ left: one, right: other, period }, { left, right, roles }, index) => {
	if (index !== roles.date || !period) return undefined;
	const [inLeft, inRight] = [left, right].map(({ values }) => isWithin(period, dayOf(values[index])));
	if (inLeft === inRight) return undefined;
	const out = inLeft ? other.name : one.name;
	return explained(
		'late',
		`It is dated outside the compared period in ${out}, so it counts in another month or year there.`,
		'Agree on one date with the bookkeeper, before a period is closed or a tax return filed, and correct the other.',
	);
};

/** A day within a period; one that is not known counts as within. */
export const isWithin = ({ from, to }: NonNullable<Plan['period']>, day: string | undefined): boolean =>
	day === undefined || ((from === undefined || day >= from) && (to === undefined || day <= to));

const status: Explain = (plan, { left, right }, index) => {
	const [one, other] = [`${shown(left.values[index])} in ${plan.left.name}`, `${shown(right.values[index])} in ${plan.right.name}`];
	const says = `The status was not carried over: ${one}, ${other}.`;
	return explained('unsynced-status', says, `Send what changed the status (approval, payment, credit) to the side that is behind.`);
};

/** Edited on one side after it was sent; the side that was changed last, where both tell. */
function changed({ left: one, right: other }: Plan, { left, right }: Pair, label: string): Explained {
	const [atLeft, atRight] = [left, right].map(({ modified }) => timeOf(modified));
	if (atLeft === undefined || atRight === undefined || atLeft === atRight)
		return explained('changed', `${label} was changed on one side only.`, 'Decide which side is right, and send its record again.');
	const [newer, older] = atLeft > atRight ? [one.name, other.name] : [other.name, one.name];
	return explained(
		'changed',
		`${label} was changed on one side only, likely in ${newer}, which was edited last.`,
		`If ${newer} is right, send its record to ${older} again.`,
	);
}

function timeOf(value: Kept): number | undefined {
	const time = Date.parse(String(value ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
	return Number.isNaN(time) ? undefined : time;
}
