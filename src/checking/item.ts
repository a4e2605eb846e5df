import type { Issue } from '../failure';
import { isFilled, isRow, type Row } from '../record';
import { issue } from './fields';

/** What Xero refuses in an item though every field has the right kind: stock is kept with two accounts or none. */
export const checkItem = (record: Row): Issue[] => {
	const purchases = isRow(record['PurchaseDetails']) ? record['PurchaseDetails'] : {};
	const [asset, costs] = [isFilled(record['InventoryAssetAccountCode']), isFilled(purchases['COGSAccountCode'])];
	if (asset === costs) return [];
	const at = asset ? 'PurchaseDetails.COGSAccountCode' : 'InventoryAssetAccountCode';
	const other = asset ? 'an inventory asset account' : 'an account of the cost of goods sold';
	return [issue('account-missing', at, `is missing, and a tracked item with ${other} needs it`, 'Give the item both accounts in the source, or neither.')];
};
