import type { Asked } from '../vendor';
import { booksKinds } from './books';
import { expenseKinds } from './expense';
import type { App } from './finance';
import { inventoryKinds } from './inventory';

/** Expense wants the organization in a header; the others, and several of Expense's calls too, in the address. */
export const organizationIn = ({ headers, query }: Asked): string => query.get('organization_id') ?? headers['x-com-zoho-expense-organizationid'] ?? '';

const inAddress = ({ query }: Asked): string => query.get('organization_id') ?? '';

export const apps: readonly App[] = [
	{ api: '/books/v3', service: 'ZohoBooks', kinds: booksKinds, organizationIn: inAddress },
	{ api: '/inventory/v1', service: 'ZohoInventory', kinds: inventoryKinds, organizationIn: inAddress },
	{ api: '/expense/v1', service: 'ZohoExpense', kinds: expenseKinds, organizationIn },
];
