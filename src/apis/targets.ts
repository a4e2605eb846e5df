import type { Resources } from './define';
import { shop } from './shop';
import { xero } from './xero';
import { zohoBooks } from './zohoBooks';
import { zohoCrm } from './zohoCrm';
import { zohoExpense } from './zohoExpense';
import { zohoInventory } from './zohoInventory';

/** An application that records come from and are turned into. */
export interface Application {
	readonly label: string;
	readonly resources: Resources;
	/** Accounts add fields of their own, which no table knows. */
	readonly custom: boolean;
}

/** What the sync kit reads from and writes to, by the names that mappings and trails use. */
export const applications: Readonly<Record<string, Application>> = {
	shop: { label: 'Shop', resources: shop, custom: false },
	xero: { label: 'Xero', resources: xero, custom: false },
	zohoBooks: { label: 'Zoho Books', resources: zohoBooks, custom: true },
	zohoCrm: { label: 'Zoho CRM', resources: zohoCrm, custom: true },
	zohoExpense: { label: 'Zoho Expense', resources: zohoExpense, custom: true },
	zohoInventory: { label: 'Zoho Inventory', resources: zohoInventory, custom: true },
};
