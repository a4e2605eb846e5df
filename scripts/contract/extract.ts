import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, type Pinned } from './facts';
import { pinXero } from './xero';
import { pinZohoBooks } from './zohoBooks';
import { pinZohoCrm } from './zohoCrm';
import { pinZohoExpense } from './zohoExpense';
import { pinZohoInventory } from './zohoInventory';

/**
 * Pins what the vendors' own specifications say, for test/contract: `npx tsx scripts/contract/extract.ts [folder]`.
 * The folder holds xero/xero_accounting.yaml and xero/xero-identity.yaml (github.com/XeroAPI/Xero-OpenAPI), zoho-books/*.yml
 * (zoho.com/books/api/v3/openapi-all.zip), zoho-inventory/*.yml (its like), zoho-expense/*.yml (unofficial) and zoho-crm/*.json (github.com/zoho/crm-oas, and the shapes of live answers).
 * Run by hand when a specification is new, and read as a diff.
 */
export const specifications = join(__dirname, '..', '..', '..', 'shared', 'specs');

export const extracts: Readonly<Record<string, (folder: string) => Pinned>> = {
	xero: pinXero,
	'zoho-books': pinZohoBooks,
	'zoho-crm': pinZohoCrm,
	'zoho-expense': pinZohoExpense,
	'zoho-inventory': pinZohoInventory,
};

export const pinnedFile = (name: string): string => join(__dirname, '..', '..', 'test', 'contract', 'pinned', `${name}.json`);

if (require.main === module) {
	const [folder = specifications] = process.argv.slice(2);
	for (const [name, extract] of Object.entries(extracts)) writeFileSync(pinnedFile(name), print(extract(folder)));
}
