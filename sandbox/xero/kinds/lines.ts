import type Big from 'big.js';
import type { Row } from '../../vendor';
import { same, type Desk } from '../desk';
import { decimal, number, rounded, sum } from '../money';
import { accountOf } from './bankAccount';
import { activeRate, taxProblems } from './settings';

/** The lines of a document: what they refer to, what they amount to, and what is wrong with them. */
export interface Priced {
	readonly lines: Row[];
	readonly totals: { SubTotal: number; TotalTax: number; Total: number; TotalDiscount?: number };
	readonly problems: string[];
}

export interface Terms {
	/** Which of an item's details fill what a line leaves out. */
	readonly side: 'sales' | 'purchases';
	/** Exclusive, Inclusive or NoTax. */
	readonly amounts: unknown;
	/** Approval asks for more than a draft. */
	readonly approving: boolean;
	/** Xero knows discounts on sales invoices and quotes only. */
	readonly discounts?: boolean;
	/** Quotes take tracking by the option's id only, and no rate from the account or item. */
	readonly explicit?: boolean;
}

const MOST = decimal('9999999999.99');

/** Lines are replaced as a set: one with a known id is that line changed, one without is new, one left out is gone. */
export function price(desk: Desk, sent: readonly Row[], known: readonly Row[], terms: Terms): Priced {
	const each = sent.map((line) =>
		priceLine(
			desk,
			line,
			known.find(({ LineItemID }) => same(LineItemID, line.LineItemID)),
			terms,
		),
	);
	const lines = each.map(({ line }) => line);
	const problems = each.flatMap((one) => one.problems);
	return { lines, totals: totalsOf(lines, terms.amounts), problems };
}

/** Tax is rounded on each line and then summed; never computed on the sum. */
export function totalsOf(lines: readonly Row[], amounts: unknown): Priced['totals'] {
	const of = (name: string): Big => sum(lines.map((line) => decimal(line[name])));
	const [amount, tax, discount] = [of('LineAmount'), of('TaxAmount'), of('_discount')];
	const inclusive = amounts === 'Inclusive';
	return {
		SubTotal: number(rounded(inclusive ? amount.minus(tax) : amount)),
		TotalTax: number(rounded(tax)),
		Total: number(rounded(inclusive ? amount : amount.plus(tax))),
		...(discount.gt(0) ? { TotalDiscount: number(rounded(discount)) } : {}),
	};
}

function priceLine(desk: Desk, sent: Row, known: Row | undefined, terms: Terms): { line: Row; problems: string[] } {
	const problems: string[] = [];
	// What was computed before is computed anew, unless it is sent.
	const { LineAmount: _amount, TaxAmount: _tax, DiscountRate: _rate, DiscountAmount: _discount, ...kept } = known ?? {};
	const line: Row = { ...itemDefaults(desk, { ...kept, ...sent }, known, terms, problems), ...kept, ...sent, LineItemID: known?.LineItemID ?? desk.newId() };
	const isText = ['Quantity', 'UnitAmount', 'LineAmount', 'AccountCode', 'AccountID', 'ItemCode'].every((name) => line[name] === undefined);
	if (isText)
		return { line: { ...line, LineAmount: 0, TaxAmount: 0 }, problems: line.Description ? [] : ['Description must be specified for each line item.'] };

	const amount = amountOf(desk, line, terms, problems);
	const account = lineAccount(desk, line, terms, problems);
	const rate = taxRateOf(desk, line, account, terms, problems);
	const tracking = trackingOf(desk, line.Tracking, problems, terms.explicit);
	const share = decimal(rate?.EffectiveRate);
	const tax =
		terms.amounts === 'NoTax'
			? decimal(0)
			: sent.TaxAmount !== undefined
				? decimal(sent.TaxAmount)
				: terms.amounts === 'Inclusive'
					? amount.LineAmount.times(share).div(share.plus(100))
					: amount.LineAmount.times(share).div(100);
	return {
		problems,
		line: {
			...line,
			Quantity: number(amount.Quantity),
			UnitAmount: number(amount.UnitAmount),
			LineAmount: number(amount.LineAmount),
			TaxAmount: number(rounded(tax)),
			TaxType: rate?.TaxType ?? line.TaxType,
			...(account ? { AccountCode: account.Code, AccountID: account.AccountID } : {}),
			Tracking: tracking,
			_discount: number(amount.discount),
		},
	};
}

function amountOf(desk: Desk, line: Row, terms: Terms, problems: string[]) {
	const decimals = (value: unknown): number => /\.(\d+)$/.exec(decimal(value).toFixed())?.[1]?.length ?? 0;
	// Recorded for an absurd precision; from how many decimals on is unsure. It finds sums made in binary floating point.
	if (decimals(line.UnitAmount) > 12) problems.push('Account must be valid.', 'Tax rate must be valid.');
	const given = line.LineAmount === undefined ? undefined : rounded(decimal(line.LineAmount));
	const rate = decimal(line.DiscountRate);
	const gross =
		given && (line.DiscountRate === undefined || rate.gte(100) ? given.plus(decimal(line.DiscountAmount)) : given.times(100).div(decimal(100).minus(rate)));
	const unit = line.UnitAmount === undefined ? undefined : rounded(decimal(line.UnitAmount), desk.unitDecimals);
	// Two of quantity, unit amount and line amount are enough; the third follows, and a lone amount is one piece.
	const Quantity = rounded(line.Quantity !== undefined ? decimal(line.Quantity) : gross && unit && !unit.eq(0) ? gross.div(unit) : decimal(1), 4);
	const UnitAmount = unit ?? (gross && !Quantity.eq(0) ? rounded(gross.div(Quantity), desk.unitDecimals) : decimal(0));
	const full = Quantity.times(UnitAmount);
	const discount = line.DiscountAmount !== undefined ? decimal(line.DiscountAmount) : full.times(rate).div(100);
	const isDerived = unit === undefined && given !== undefined;
	const LineAmount = isDerived ? given : rounded(full.minus(discount));
	// Reported, not recorded; the page on line items asks that the three agree.
	if (given && !given.eq(LineAmount)) problems.push(`The line total ${given.toFixed(2)} does not match the expected line total ${LineAmount.toFixed(2)}`);
	if (LineAmount.abs().gt(MOST)) problems.push('The line amount is too large.');
	if (!terms.discounts && !discount.eq(0)) problems.push('Discounts can only be applied to sales invoices and quotes.');
	return { Quantity, UnitAmount, LineAmount, discount };
}

/** What an item says of itself, for all that the line leaves out. Recalled, not recorded: the text about a code that no item has. */
function itemDefaults(desk: Desk, { ItemCode, AccountID, LineAmount }: Row, known: Row | undefined, { side, explicit }: Terms, problems: string[]): Row {
	if (!ItemCode) return {};
	const item = desk.books.having('Items', 'Code', ItemCode)[0];
	// The item of a line may have been deleted since.
	if (!item && !same(known?.ItemCode, ItemCode)) problems.push(`Item code '${ItemCode}' is not valid.`);
	const { UnitPrice, AccountCode, TaxType } = ((side === 'sales' ? item?.SalesDetails : item?.PurchaseDetails) ?? {}) as Row;
	const defaults: Row = {
		Description: side === 'sales' ? item?.Description : item?.PurchaseDescription,
		...(LineAmount === undefined ? { UnitAmount: UnitPrice } : {}),
		// Tracked items are bought into their asset account.
		...(AccountID ? {} : { AccountCode: side === 'purchases' && item?.IsTrackedAsInventory ? item.InventoryAssetAccountCode : AccountCode }),
		...(explicit ? {} : { TaxType }),
	};
	return Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== undefined));
}

/** Money owed and taxes are booked by Xero itself, bank accounts by bank transactions. */
const UNSUITED = new Set(['DEBTORS', 'CREDITORS', 'GST', 'BANKCURRENCYGAIN', 'REALISEDCURRENCYGAIN', 'UNREALISEDCURRENCYGAIN']);

function lineAccount(desk: Desk, line: Row, { approving }: Terms, problems: string[]): Row | undefined {
	const { AccountCode, AccountID } = line;
	if (!AccountCode && !AccountID) {
		if (approving) problems.push('Account code must be specified');
		return undefined;
	}
	const account = accountOf(desk, AccountCode ? { Code: AccountCode } : { AccountID });
	const code = String(AccountCode || AccountID);
	if (account?.Status === 'ARCHIVED') problems.push(archivedAccount(code));
	else if (!account || account.Type === 'BANK' || UNSUITED.has(String(account.SystemAccount))) problems.push(unsuitedAccount(code));
	return account;
}

export const archivedAccount = (code: string): string =>
	`Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`;
export const unsuitedAccount = (code: string): string => `Account code '${code}' is not a valid code for this document.`;

const ALLOWS: Readonly<Record<string, string>> = {
	ASSET: 'CanApplyToAssets',
	EQUITY: 'CanApplyToEquity',
	EXPENSE: 'CanApplyToExpenses',
	LIABILITY: 'CanApplyToLiabilities',
	REVENUE: 'CanApplyToRevenue',
};

/** The line's rate, else the account's own; a quote's line without a rate has none. */
function taxRateOf(desk: Desk, line: Row, account: Row | undefined, { amounts, explicit }: Terms, problems: string[]): Row | undefined {
	const otherwise = explicit ? undefined : account?.TaxType || 'NONE';
	const type = amounts === 'NoTax' ? (line.TaxType ?? 'NONE') : line.TaxType || otherwise;
	return suitedRate(desk, type, account, problems);
}

/** A rate that may be booked on the account. */
export function suitedRate(desk: Desk, type: unknown, account: Row | undefined, problems: string[]): Row | undefined {
	problems.push(...taxProblems(desk, type));
	const rate = activeRate(desk, type);
	if (rate && account && rate[ALLOWS[String(account.Class)] ?? ''] === false) {
		problems.push(`The TaxType code '${type}' cannot be used with account code '${account.Code}'.`);
	}
	return rate;
}

/** Both the category and its option must exist; Xero creates neither. The texts are invented. */
export function trackingOf(desk: Desk, tracking: unknown, problems: string[], byId = false): Row[] {
	const sent = (tracking ?? []) as Row[];
	if (sent.length > 2) problems.push('A line item can have at most 2 tracking categories.');
	return sent.map((one) => {
		if (byId && !one.TrackingOptionID) problems.push('TrackingOptionID must be specified for each tracking category.');
		const options = ({ Options }: Row): Row[] => (Options ?? []) as Row[];
		const isOption = (row: Row): boolean =>
			one.TrackingOptionID ? same(row.TrackingOptionID, one.TrackingOptionID) : !!one.Option && same(row.Name, one.Option);
		const isCategory = (row: Row): boolean =>
			one.TrackingCategoryID
				? same(row.TrackingCategoryID, one.TrackingCategoryID)
				: one.Name
					? same(row.Name, one.Name)
					: !!one.TrackingOptionID && options(row).some(isOption);
		const category = desk.books.find('TrackingCategories', (row) => row.Status === 'ACTIVE' && isCategory(row));
		const option = category && options(category).find(isOption);
		if (!category) problems.push(`The tracking category '${one.Name ?? one.TrackingCategoryID}' does not exist.`);
		else if (!option) problems.push(`The tracking option '${one.Option ?? one.TrackingOptionID}' does not exist in '${category.Name}'.`);
		return { Name: category?.Name, Option: option?.Name, TrackingCategoryID: category?.TrackingCategoryID, TrackingOptionID: option?.TrackingOptionID };
	});
}
