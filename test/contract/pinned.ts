import { readFileSync } from 'node:fs';
import { pinnedFile } from '../../scripts/contract/extract';
import type { Pinned } from '../../scripts/contract/facts';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { xeroDialect } from '../../src/wire/xero';
import { zohoFinanceDialect } from '../../src/wire/zohoFinance';
import type { Offer } from './offer';

export const pinned = (name: string): Pinned => JSON.parse(readFileSync(pinnedFile(name), 'utf8')) as Pinned;

/** At Xero one schema describes what is sent and what is shown. */
const XERO_SCHEMAS: Readonly<Record<string, string>> = {
	account: 'Account',
	bill: 'Invoice',
	contact: 'Contact',
	invoice: 'Invoice',
	organisation: 'Organisation',
	payment: 'Payment',
	taxRate: 'TaxRate',
};

/** What we offer of each vendor, beside what its own specification says. */
export const offers: Readonly<Record<string, Offer>> = {
	xero: {
		resources: xero,
		dialect: xeroDialect,
		pinned: pinned('xero'),
		sent: (name) => XERO_SCHEMAS[name] ?? name,
		shown: (name) => XERO_SCHEMAS[name] ?? name,
	},
	zohoBooks: {
		resources: zohoBooks,
		dialect: zohoFinanceDialect,
		pinned: pinned('zoho-books'),
		sent: (_, { path }) => `${path} sent`,
		shown: (_, { path }) => `${path} shown`,
	},
};
