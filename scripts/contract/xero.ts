import type { Pinned } from './facts';
import { describe, load, operationsUnder, type Schema } from './openApi';

const PATHS = ['/Accounts', '/Contacts', '/Invoices', '/Organisation', '/Payments', '/TaxRates'];

/** The schemas of these paths' records and of what they are made of; others are named, not followed. */
const SCHEMAS = [
	'Account',
	'Address',
	'Bill',
	'Contact',
	'ContactPerson',
	'Invoice',
	'LineItem',
	'LineItemTracking',
	'Organisation',
	'Payment',
	'PaymentTerm',
	'Phone',
	'TaxComponent',
	'TaxRate',
];

export function pinXero(folder: string): Pinned {
	const document = load(`${folder}/xero/xero_accounting.yaml`);
	const known = document.components.schemas as Record<string, Schema>;
	const schemas = Object.assign(
		{},
		...SCHEMAS.map((name) => describe(document, name, known[name]!, (_, ref) => (ref && SCHEMAS.includes(ref) ? ref : undefined))),
	) as Pinned['schemas'];
	const required = Object.fromEntries(SCHEMAS.flatMap((name) => (known[name]?.required ? [[name, [...known[name].required].sort()]] : [])));
	return { source: `XeroAPI/Xero-OpenAPI ${document.info.version}`, operations: operationsUnder(document, PATHS), required, schemas };
}
