import type { Issue } from '../../failure';
import type { Row } from '../../record';
import { issue } from '../fields';
import type { Known } from '../reference';
import { entriesBy, entryShown } from './entries';
import { applications } from './parts';
import { keyOf } from './standing';
import { classOf } from './suitable';

/** By the class of an account, the property of a tax rate that says whether it may be booked there (https://developer.xero.com/documentation/api/accounting/taxrates). */
const ALLOWS: Readonly<Record<string, { readonly field: string; readonly called: string }>> = {
	ASSET: { field: 'CanApplyToAssets', called: 'asset' },
	EQUITY: { field: 'CanApplyToEquity', called: 'equity' },
	EXPENSE: { field: 'CanApplyToExpenses', called: 'expense' },
	LIABILITY: { field: 'CanApplyToLiabilities', called: 'liability' },
	REVENUE: { field: 'CanApplyToRevenue', called: 'income' },
};

/** The account that a tax stands beside, by the place of the tax. */
const BESIDE: Readonly<Record<string, string>> = {
	'LineItems[].TaxType': 'AccountCode',
	'SalesDetails.TaxType': 'AccountCode',
	'PurchaseDetails.TaxType': 'AccountCode',
	AccountsReceivableTaxType: 'SalesDefaultAccountCode',
	AccountsPayableTaxType: 'PurchasesDefaultAccountCode',
};

interface Named {
	readonly tax: Row;
	/** The tax as a sentence names it. */
	readonly name: string;
	readonly at: string;
	readonly row: Row;
}

/** A tax rate of Xero says which classes of accounts it may be booked on. */
export function unsuitedTax(subject: string, place: string, { tax, name, at, row }: Named, known: Known): Issue[] {
	const beside = Object.hasOwn(BESIDE, place) ? BESIDE[place] : undefined;
	if (subject.includes(':') || beside === undefined) return [];
	const rule = applications['xero']!.parts.accounts;
	const account = entriesBy(known.accounts, 'Code', rule).get(keyOf(row[beside]) ?? '');
	const type = account && classOf(account);
	const allows = type !== undefined && Object.hasOwn(ALLOWS, type) ? ALLOWS[type] : undefined;
	if (!account || !allows || tax[allows.field] !== false) return [];
	const says = `is ${name}, which may not be booked on the ${allows.called} account ${entryShown(account, 'Code', rule)}`;
	return [issue('tax-not-applicable', at, says, 'Send the tax or the account to another one by a row of kind "tax" or "account" in the mapping table.')];
}
