import type { Known } from '../checking/reference';
import { reckonedOf, statedAt, type Reckoned } from '../checking/totals';
import { decimalOf, plain } from '../decimals';
import type { Issue } from '../failure';
import { Decimal } from '../libraries/decimal';
import { isFilled, rowsIn, type Row } from '../record';
import type { Filled } from './apply';
import type { Writable } from './check';
import type { TotalsAt } from './rule';
import { lookUp, rowToAdd, type Tables } from './tables';
import { flat } from './vias';

/** What a rounding line needs to know. */
export interface Rounding {
	/** How many cents may be closed; none where it is zero. */
	readonly tolerance: number;
	readonly totals: TotalsAt | undefined;
	readonly tables: Tables;
	readonly writable: Writable;
}

/**
 * Closes a difference of a few cents between what the target would compute and what the source says, as a bookkeeper does: by a line of its own on the
 * rounding account in Xero, by the adjustment in Zoho. Nothing is closed beyond the tolerance, nor what would still not agree to the cent.
 *
 * @param source what the record was made from
 */
export const rounded = (filled: Filled, source: Row, { tolerance, totals, tables, writable }: Rounding): Filled => {
	const reckoned = tolerance > 0 ? reckonedOf(filled.record, filled.rates) : undefined;
	const { amount: total, at } = statedAt(source, totals?.total);
	if (!reckoned || !total) return filled;
	const off = total.minus(reckoned.totals.total);
	if (off.eq(0) || off.abs().gt(new Decimal(tolerance).div(100))) return filled;
	const closed = reckoned.lines === 'LineItems' ? withLine(filled, off, tables) : withAdjustment(filled, off, writable);
	if ('refused' in closed) return { ...filled, issues: [...filled.issues, { ...closed.refused, at }] };
	return reckonedOf(closed.record, closed.rates)?.totals.total.eq(total)
		? { ...closed, issues: [...filled.issues, ...closed.issues, said(off, reckoned, at)] }
		: filled;
};

interface Refused {
	readonly refused: Omit<Issue, 'at'>;
}

const refusedBy = (rule: string, says: string, fix: string): Refused => ({ refused: { rule, severity: 'error', says, fix } });

const said = (off: Decimal, { who }: Reckoned, at: string): Issue => ({
	rule: 'rounding-added',
	severity: 'warning',
	at,
	says: `is ${off.abs().toFixed(2)} ${off.gt(0) ? 'more' : 'less'} than ${who} would compute; a rounding of ${off.toFixed(2)} closes the difference`,
	fix: 'Nothing is to be done where only the rounding of tax differs.',
});

function withLine(filled: Filled, off: Decimal, tables: Tables): Filled | Refused {
	const account = accountFor(tables);
	if ('refused' in account) return account;
	const line = { Description: 'Rounding', Quantity: 1, UnitAmount: plain(off), AccountCode: account.code, TaxType: 'NONE' };
	const lines = rowsIn(filled.record['LineItems']);
	const known = filled.rates['LineItems'] ?? [];
	const rates = [...lines.map((_, index) => known[index]), undefined];
	return { ...filled, record: { ...filled.record, LineItems: [...lines, line] }, rates: { ...filled.rates, LineItems: rates }, issues: account.issues };
}

/** The account that Xero itself rounds on, whatever its code; else the one of the mapping row "Rounding". */
function accountFor(tables: Tables): { readonly code: unknown; readonly issues: readonly Issue[] } | Refused {
	const own = systemAccount(tables.target);
	if (own) return { code: own['Code'], issues: [] };
	const answer = lookUp(tables, 'account', ['Rounding'], true);
	const fix = `Use live data of Xero, whose rounding account is then taken, or add a row: ${rowToAdd(tables, 'account', ['Rounding'])}`;
	if ('missing' in answer) return refusedBy('rounding-account', 'differs by a few cents, and no account is known for the rounding', fix);
	if ('ambiguous' in answer)
		return refusedBy(
			'mapping-row-ambiguous',
			`has several accounts for "Rounding": ${answer.ambiguous.join(', ')}`,
			'Keep one of these rows in the mapping table.',
		);
	const says = `"Rounding" has no row of its own for account; the default row sends it to ${answer.found}`;
	const byDefault: Issue = { rule: 'mapping-default-used', severity: 'warning', at: '', says, fix: rowToAdd(tables, 'account', ['Rounding']) };
	return { code: answer.found, issues: answer.isDefault ? [byDefault] : [] };
}

const systemAccount = (target: Known | undefined): Row | undefined =>
	target?.accounts.find(({ SystemAccount, Code, Status }) => SystemAccount === 'ROUNDING' && isFilled(Code) && (Status === undefined || Status === 'ACTIVE'));

function withAdjustment(filled: Filled, off: Decimal, { fields }: Writable): Filled | Refused {
	if (!Object.hasOwn(fields, 'adjustment')) {
		const says = 'differs by a few cents, and this kind of record has no adjustment that could close it';
		return refusedBy('rounding-account', says, 'Correct the amounts in the source, or override a price in the Record Mapper.');
	}
	const { adjustment, adjustment_description: words } = filled.record;
	const all = (decimalOf(adjustment) ?? new Decimal(0)).plus(off);
	const record = { ...filled.record, adjustment: plain(all), adjustment_description: isFilled(words) ? flat(words) : 'Rounding' };
	return { ...filled, record, issues: [] };
}
