import type { Pinned } from './facts';
import { pinFinance } from './zohoFinance';

/** There is no official specification of Zoho Expense; this is a third party's, made from Zoho's pages, and not complete. */
export const pinZohoExpense = (folder: string): Pinned =>
	pinFinance('Zoho Expense API v1, unofficial (github.com/cpl-repo/n8n-zoho-expense, MIT)', `${folder}/zoho-expense`, () => true);
