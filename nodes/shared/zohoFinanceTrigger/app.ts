import type { FollowedKinds } from '../../../src/apis/zohoFinance/events';
import { zohoBooksEvents } from '../../../src/apis/zohoBooks/events';
import { zohoExpenseEvents } from '../../../src/apis/zohoExpense/events';
import { zohoInventoryEvents } from '../../../src/apis/zohoInventory/events';
import type { Vendor } from '../vendor';
import { zohoBooksVendor, zohoExpenseVendor, zohoInventoryVendor } from '../zoho';

/** One of the finance apps as its trigger sees it. */
export interface TriggerApp {
	/** As records say where they come from. */
	readonly name: string;
	readonly vendor: Vendor;
	readonly kinds: FollowedKinds;
	/** The host of its own pages, in place of Books'. */
	readonly host: string;
	/** Webhooks and workflow rules can be made through the API: documented for Books only, and not tried on others, where it might leave behind what nobody sees. */
	readonly registers: boolean;
}

export const booksTrigger: TriggerApp = { name: 'zohoBooks', vendor: zohoBooksVendor, kinds: zohoBooksEvents, host: 'books', registers: true };
export const inventoryTrigger: TriggerApp = {
	name: 'zohoInventory',
	vendor: zohoInventoryVendor,
	kinds: zohoInventoryEvents,
	host: 'inventory',
	registers: false,
};
export const expenseTrigger: TriggerApp = { name: 'zohoExpense', vendor: zohoExpenseVendor, kinds: zohoExpenseEvents, host: 'expense', registers: false };
