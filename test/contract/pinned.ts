import { readFileSync } from 'node:fs';
import * as sdk from 'xero-node';
import { pinnedFile } from '../../scripts/contract/extract';
import type { Pinned } from '../../scripts/contract/facts';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
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

/** What we offer of each vendor, beside what its own specification says. */
export const offers: Readonly<Record<string, Offer>> = {
	xero: { resources: xero, dialect: xeroDialect, pinned: ofXero, offersAllQuestions: true, sent: xeroSchema, shown: xeroSchema, knowsNewer: sdkKnows },
	zohoBooks: {
		resources: zohoBooks,
		dialect: zohoBooksDialect,
		pinned: pinned('zoho-books'),
		sent: (_, { path }) => `${path} sent`,
		shown: (_, { path }) => `${path} shown`,
	},
};
