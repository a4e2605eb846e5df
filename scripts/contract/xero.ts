import type { Asking, Pinned, Properties } from './facts';
import { describe, load, namedValues, operationsUnder, shownByExample, type Document, type Schema } from './openApi';

const PATHS = [
	'/Accounts',
	'/BankTransactions',
	'/BankTransfers',
	'/BatchPayments',
	'/BrandingThemes',
	'/Budgets',
	'/ContactGroups',
	'/Contacts',
	'/CreditNotes',
	'/Currencies',
	'/Invoices',
	'/Items',
	'/Journals',
	'/LinkedTransactions',
	'/ManualJournals',
	'/Organisation',
	'/Overpayments',
	'/Payments',
	'/Prepayments',
	'/PurchaseOrders',
	'/Quotes',
	'/RepeatingInvoices',
	'/Reports',
	'/TaxRates',
	'/TrackingCategories',
	'/Users',
];

/** The accounting API, and of the identity API the connections, which really are asked for in small letters. */
export function pinXero(folder: string): Pinned {
	const accounting = load(`${folder}/xero/xero_accounting.yaml`);
	const identity = load(`${folder}/xero/xero-identity.yaml`);
	const connections = Object.entries(operationsUnder(identity, ['/Connections'], 'schemas')).map(([at, asking]) => [
		at.replace('/Connections', '/connections'),
		asking,
	]);
	const operations = operationsUnder(accounting, PATHS, 'schemas');
	const schemas = { ...reached(accounting, Object.values(operations)), ...reached(identity, [{ shows: 'Connection' }]) };
	const known = accounting.components.schemas as Record<string, Schema>;
	const used = new Set(Object.values(schemas).flatMap((properties) => Object.values(properties).map(({ values }) => values)));
	return {
		source: `XeroAPI/Xero-OpenAPI ${accounting.info.version}`,
		operations: { ...operations, ...Object.fromEntries(connections) },
		required: Object.fromEntries(Object.keys(schemas).flatMap((name) => (known[name]?.required ? [[name, [...known[name].required].sort()]] : []))),
		values: Object.fromEntries(Object.entries(namedValues(accounting)).filter(([name]) => used.has(name))),
		schemas,
		examples: shownByExample(accounting, PATHS, schemas),
	};
}

/** The schemas of what is sent and shown, and of all that they are made of. */
function reached(document: Document, askings: ReadonlyArray<Pick<Asking, 'sends' | 'shows'>>): Record<string, Properties> {
	const known = document.components.schemas as Record<string, Schema>;
	const into: Record<string, Properties> = {};
	for (const name of askings.flatMap(({ sends, shows }) => [sends, shows])) {
		if (name && known[name]) describe(document, name, known[name], (_, ref) => ref, into);
	}
	return into;
}
