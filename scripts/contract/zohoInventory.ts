import type { Pinned } from './facts';
import { pinFinance } from './zohoFinance';

/** Parts of Zoho Inventory that the package does not offer. */
const BESIDE = [
	...['delivery-challans', 'landedcosts', 'moveorders', 'picklists', 'putaways', 'replenishment', 'reporting-tags', 'retainer-invoices'],
	...['storagelocations', 'tasks', 'unit_of_measurement'],
];

export const pinZohoInventory = (folder: string): Pinned =>
	pinFinance('Zoho Inventory API v1, openapi-all.zip of 2026-07', `${folder}/zoho-inventory`, (part) => !BESIDE.includes(part));
