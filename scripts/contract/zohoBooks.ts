import type { Pinned } from './facts';
import { pinFinance } from './zohoFinance';

/** Parts of Zoho Books that the package does not offer. */
const BESIDE = [
	...['base-currency-adjustment', 'customer-debit-notes', 'delivery-challans', 'fixed-assets', 'integration', 'opening-balance', 'registers'],
	...['sales-receipt', 'transaction-locking'],
];

export const pinZohoBooks = (folder: string): Pinned =>
	pinFinance('Zoho Books API v3, openapi-all.zip of 2026-07', `${folder}/zoho-books`, (part) => !BESIDE.includes(part));
