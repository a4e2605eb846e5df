import { readFileSync } from 'node:fs';
import * as sdk from 'xero-node';
import { pinnedFile } from '../../scripts/contract/extract';
import type { Pinned } from '../../scripts/contract/facts';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect, zohoExpenseDialect, zohoInventoryDialect } from '../../src/wire/zohoFinance';
import { ofFinance } from './finance';
import { propertyIn, type Offer } from './offer';
import { attributesOf } from './sdk';

export const pinned = (name: string): Pinned => JSON.parse(readFileSync(pinnedFile(name), 'utf8')) as Pinned;

const ofXero = pinned('xero');

/** At Xero one schema describes what is sent and what is shown, and stands in the one that wraps it. */
const xeroSchema = (name: string, { envelope }: Resource): string => XERO_SCHEMAS[name] ?? propertyIn(ofXero, envelope.many, envelope.many)?.of ?? name;

const XERO_SCHEMAS: Readonly<Record<string, string>> = { connection: 'Connection', report: 'ReportWithRow' };

/** Xero's SDK is of a later specification than the pinned one. */
const sdkKnows = (name: string, schema?: string): boolean =>
	schema === undefined ? sdk.AccountingApi.toString().includes(`localVarQueryParameters['${name}']`) : Boolean(attributesOf(schema)?.has(name));

const ofBooks = ofFinance(pinned('zoho-books'), zohoBooks, zohoBooksDialect);

/** What we offer of each vendor, beside what its own specification says. */
export const offers: Readonly<Record<string, Offer>> = {
	xero: { resources: xero, dialect: xeroDialect, pinned: ofXero, offersAllQuestions: true, sent: xeroSchema, shown: xeroSchema, knowsNewer: sdkKnows },
	zohoBooks: ofBooks,
	zohoInventory: { ...ofFinance(withBooks(pinned('zoho-inventory')), zohoInventory, zohoInventoryDialect), knowsNewer: booksKnows },
};

/**
 * Records that Inventory shares with Books are shown with what either says of them. Vendor payments, which the specification of Inventory leaves out whole,
 * are those of Books (https://www.zoho.com/inventory/api/v1/vendorpayments/).
 */
function withBooks(facts: Pinned): Pinned {
	const { operations, schemas, required } = ofBooks.pinned;
	const those = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
		Object.fromEntries(Object.entries(all).filter(([name]) => /vendorpayments/.test(name)));
	const shown = Object.entries(schemas).filter(([view]) => / shown/.test(view) && facts.schemas[view.replace(/ shown.*/, ' shown')]);
	return {
		...facts,
		operations: { ...those(operations), ...facts.operations },
		required: { ...those(required), ...facts.required },
		schemas: {
			...those(schemas),
			...facts.schemas,
			...Object.fromEntries(shown.map(([view, properties]) => [view, { ...facts.schemas[view], ...properties }])),
		},
	};
}

/** Inventory and Books share their records, and the specification of Books knows more of them. */
function booksKnows(name: string, schema?: string): boolean {
	const { operations, schemas } = ofBooks.pinned;
	return schema === undefined ? Object.values(operations).some(({ query }) => name in query) : name in (schemas[schema] ?? {});
}

/** Of Expense there is no official specification, so what it says is advice. */
export const expenseOffer: Offer = ofFinance(pinned('zoho-expense'), zohoExpense, zohoExpenseDialect);
