import type { Row } from '../../vendor';
import type { Desk, Kind } from '../desk';
import { decimal, number, rounded } from '../money';
import { accountOf } from './bankAccount';
import { archivedAccount, unsuitedAccount } from './lines';
import { taxProblems } from './settings';
import { isInUse, stockOf } from './stock';

/** What is sold and bought (https://developer.xero.com/documentation/api/accounting/items). */
export const item: Kind = {
	listedBy: 'Code',

	match: (desk, { Code }) => coded(desk, Code),

	write(desk, sent, known) {
		const row = completed(desk, sent, known);
		return { row, problems: problemsOf(desk, row, known) };
	},

	view: (desk, row) => ({
		...row,
		PurchaseDetails: shownPrice(desk, row.PurchaseDetails),
		SalesDetails: shownPrice(desk, row.SalesDetails),
		...(row.IsTrackedAsInventory ? stockOf(desk, row.Code) : {}),
	}),

	/** Invented text. */
	remove: (desk, { Code, IsTrackedAsInventory }) =>
		IsTrackedAsInventory && isInUse(desk, Code) ? ['Tracked items that are used on approved documents cannot be deleted.'] : [],
};

/** Unsure whether the case of a code counts; here it does not. */
const coded = (desk: Desk, Code: unknown): Row | undefined => (Code ? desk.books.having('Items', 'Code', Code)[0] : undefined);

/** A side that is switched off is wiped; what is sent of a side replaces what of it is said, and leaves the rest. */
function completed(desk: Desk, sent: Row, known: Row | undefined): Row {
	const { SalesDetails: sold, PurchaseDetails: bought, Description, PurchaseDescription, ...rest }: Row = { ...known, ...sent };
	const details = (name: string): Row => priced(desk, { ...(known?.[name] as Row | undefined), ...(sent[name] as Row | undefined) });
	const { IsSold = true, IsPurchased = true } = rest;
	const purchase = bought === undefined || !IsPurchased ? {} : details('PurchaseDetails');
	return {
		...rest,
		IsSold,
		IsPurchased,
		SalesDetails: sold === undefined || !IsSold ? {} : details('SalesDetails'),
		PurchaseDetails: purchase,
		...(IsSold && Description !== undefined ? { Description } : {}),
		...(IsPurchased && PurchaseDescription !== undefined ? { PurchaseDescription } : {}),
		IsTrackedAsInventory: !!rest.InventoryAssetAccountCode && !!purchase.COGSAccountCode,
	};
}

const priced = (desk: Desk, details: Row): Row =>
	details.UnitPrice === undefined ? details : { ...details, UnitPrice: number(rounded(decimal(details.UnitPrice), desk.unitDecimals)) };

const shownPrice = (desk: Desk, details: unknown): Row => priced(desk, (details ?? {}) as Row);

/** Invented texts, but for the one on codes that are taken and those on accounts and tax rates. */
function problemsOf(desk: Desk, row: Row, known: Row | undefined): string[] {
	const holder = coded(desk, row.Code);
	const sales = row.SalesDetails as Row;
	const purchases = row.PurchaseDetails as Row;
	const account = (code: unknown, ...types: string[]): string[] => {
		if (!code) return [];
		const found = accountOf(desk, { Code: code });
		if (found?.Status === 'ARCHIVED') return [archivedAccount(String(code))];
		const isSuited = found && found.Type !== 'BANK' && (!types.length || types.includes(String(found.Type)));
		return isSuited ? [] : [unsuitedAccount(String(code))];
	};
	const isHalfTracked = !row.IsTrackedAsInventory && (!!row.InventoryAssetAccountCode || !!purchases.COGSAccountCode);
	return [
		...(row.Code ? [] : ['Code must be specified.']),
		...(holder && holder.ItemID !== known?.ItemID ? [`Price List Item with Code '${row.Code}' already exists`] : []),
		...(isHalfTracked ? ['Tracked items need both InventoryAssetAccountCode and PurchaseDetails.COGSAccountCode.'] : []),
		...(row.IsTrackedAsInventory && purchases.AccountCode ? ['PurchaseDetails.AccountCode does not apply to tracked items.'] : []),
		...(known?.IsTrackedAsInventory && !row.IsTrackedAsInventory && isInUse(desk, known.Code) ? ['Tracked items that are in use stay tracked.'] : []),
		...account(row.InventoryAssetAccountCode, 'INVENTORY'),
		...account(purchases.COGSAccountCode, 'DIRECTCOSTS', 'EXPENSE', 'OVERHEADS'),
		...account(purchases.AccountCode),
		...account(sales.AccountCode),
		...taxProblems(desk, purchases.TaxType),
		...taxProblems(desk, sales.TaxType),
	];
}
