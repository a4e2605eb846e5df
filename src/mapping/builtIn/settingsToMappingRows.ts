import { mappingRow } from '../parts';
import { proposals } from '../proposals';
import type { Mapping } from '../rule';

/** A workflow gathers the lists of both sides in one item; what comes out are rows for the Data Table of mappings, which someone looks through. */
const mappingRows = (app: 'zohoBooks' | 'zohoInventory' | 'zohoExpense', label: string): Mapping => ({
	label,
	from: { app, entity: 'settings' },
	to: { app: 'tables', resource: 'mappingRow' },
	source: { id: 'organization_id' },
	custom: mappingRow.fields,
	prepare: (lists) => ({ ...lists, proposals: proposals(lists, app) }),
	each: 'proposals',
	rules: Object.fromEntries(Object.keys(mappingRow.fields).map((name) => [name, { from: name }])),
});

export const zohoBooksSettingsToMappingRows = mappingRows('zohoBooks', 'Zoho Books and Xero Accounts, Taxes and Tags to Mapping Rows');
export const zohoInventorySettingsToMappingRows = mappingRows('zohoInventory', 'Zoho Inventory and Xero Accounts, Taxes and Tags to Mapping Rows');
export const zohoExpenseSettingsToMappingRows = mappingRows('zohoExpense', 'Zoho Expense and Xero Categories, Taxes and Tags to Mapping Rows');
