import { rows, text, type Field, type Fields } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';

/**
 * What Xero's documentation says of each endpoint: verbs, list parameters, which answers are summaries.
 * Written from the vendor's pages (developer.xero.com, Accounting API), never from our operations. Which fields a record has comes from the tables.
 */
export interface Endpoint {
	/** The collection's name, which is also the property of the answer that holds the records. */
	readonly name: string;
	/** One record, as the XML form names it. */
	readonly element: string;
	readonly id: string;
	/** Verbs on the collection and on one record; any other is answered with 501. */
	readonly verbs: string;
	readonly verbsOfOne: string;
	/** What an address may say instead of the id. */
	readonly number?: string;
	readonly modifiedSince?: true;
	readonly where?: true;
	readonly paged?: true;
	/** List parameters with several values, and the property they compare. */
	readonly lists?: Readonly<Record<string, string>>;
	readonly searched?: readonly string[];
	/** Left out where the list is asked for without a page. */
	readonly detail?: readonly string[];
	/** Left out with summaryOnly, and then not to be filtered by. */
	readonly droppedInSummaries?: readonly string[];
	/** The flag that says an element was refused. */
	readonly flag?: 'HasErrors' | 'HasValidationErrors';
	/** Dates with a readable companion such as DateString. */
	readonly companions?: readonly string[];
	/** Hidden unless includeArchived is asked for. */
	readonly archived?: string;
	/** Xero takes one record a request. */
	readonly single?: true;
	/** Read-only in our forms, yet a caller's to set: a form has an operation for it. Other read-only fields are Xero's own. */
	readonly settable?: readonly string[];
	/** Properties that Xero takes beside those of our tables. */
	readonly alsoTakes?: Fields;
}

const trackingIds = { TrackingCategoryID: text('Category'), TrackingOptionID: text('Option') };

const DOCUMENTED: Readonly<Record<string, Endpoint>> = {
	Organisation: { name: 'Organisations', element: 'Organisation', id: 'OrganisationID', verbs: 'GET', verbsOfOne: '' },
	Contacts: {
		name: 'Contacts',
		element: 'Contact',
		id: 'ContactID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		number: 'ContactNumber',
		modifiedSince: true,
		where: true,
		paged: true,
		lists: { IDs: 'ContactID' },
		searched: ['Name', 'FirstName', 'LastName', 'ContactNumber', 'CompanyNumber', 'EmailAddress'],
		detail: ['ContactPersons', 'PaymentTerms', 'Balances'],
		droppedInSummaries: [
			'Addresses',
			'Balances',
			'ContactGroups',
			'ContactPersons',
			'IsCustomer',
			'IsSupplier',
			'SalesDefaultAccountCode',
			'PurchasesDefaultAccountCode',
			'SalesTrackingCategories',
			'PurchasesTrackingCategories',
		],
		flag: 'HasValidationErrors',
		archived: 'ContactStatus',
		settable: ['ContactStatus'],
	},
	Invoices: {
		name: 'Invoices',
		element: 'Invoice',
		id: 'InvoiceID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		number: 'InvoiceNumber',
		modifiedSince: true,
		where: true,
		paged: true,
		lists: { IDs: 'InvoiceID', InvoiceNumbers: 'InvoiceNumber', ContactIDs: 'Contact.ContactID', Statuses: 'Status' },
		searched: ['InvoiceNumber', 'Reference'],
		detail: ['LineItems'],
		droppedInSummaries: ['Payments', 'LineItems', 'HasAttachments', 'CISDeduction'],
		flag: 'HasErrors',
		companions: ['Date', 'DueDate', 'UpdatedDateUTC'],
		settable: ['Type'],
		alsoTakes: { LineItems: rows('Lines', { AccountID: text('Account'), Tracking: rows('Tracking', trackingIds) }) },
	},
	Payments: {
		name: 'Payments',
		element: 'Payment',
		id: 'PaymentID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		where: true,
		paged: true,
		flag: 'HasValidationErrors',
		companions: ['UpdatedDateUTC'],
		settable: ['Status'],
	},
	Accounts: {
		name: 'Accounts',
		element: 'Account',
		id: 'AccountID',
		verbs: 'GET PUT',
		verbsOfOne: 'GET POST DELETE',
		modifiedSince: true,
		where: true,
		single: true,
		settable: ['Status'],
	},
	TaxRates: { name: 'TaxRates', element: 'TaxRate', id: 'TaxType', verbs: 'GET PUT POST', verbsOfOne: 'GET', where: true, single: true, settable: ['Status'] },
	Currencies: { name: 'Currencies', element: 'Currency', id: 'Code', verbs: 'GET', verbsOfOne: '' },
	TrackingCategories: {
		name: 'TrackingCategories',
		element: 'TrackingCategory',
		id: 'TrackingCategoryID',
		verbs: 'GET',
		verbsOfOne: 'GET',
		archived: 'Status',
	},
};

const tables = Object.values<{ path: string; id: string; envelope: { many: string }; fields: Fields }>(xero);

/** A table on a path that is not described above still gets an endpoint: stored and returned, with nothing particular about it. */
const plainEndpoint = (path: string): Endpoint | undefined => {
	const table = tables.find((each) => each.path === `/${path}`);
	return (
		table && {
			name: table.envelope.many,
			element: table.envelope.many.replace(/ies$/, 'y').replace(/s$/, ''),
			id: table.id,
			verbs: 'GET PUT POST',
			verbsOfOne: 'GET POST DELETE',
			modifiedSince: true,
			where: true,
		}
	);
};

const segments = [...new Set([...Object.keys(DOCUMENTED), ...tables.map(({ path }) => path.slice(1))])];

export const endpoints: Readonly<Record<string, Endpoint>> = Object.fromEntries(
	segments.flatMap((segment) => {
		const endpoint = DOCUMENTED[segment] ?? plainEndpoint(segment);
		return endpoint ? [[segment, endpoint]] : [];
	}),
);

/** The properties of a record: those of every table on the path (invoices and bills share one), and what Xero takes beside them. */
const known = Object.fromEntries(
	segments.map((segment) => {
		const own = tables.filter(({ path }) => path === `/${segment}`).map(({ fields }) => fields);
		return [segment, [...own, endpoints[segment]?.alsoTakes ?? {}].reduce(merged, {})];
	}),
);

export const fieldsOf = (segment: string): Fields => known[segment] ?? {};

/** The path of the resource that a link names. */
export const linkedSegment = (field: Field): string | undefined =>
	field.kind === 'link' ? (xero as Record<string, { path: string }>)[field.resource]?.path.slice(1) : undefined;

function merged(one: Fields, other: Fields): Fields {
	const both: Record<string, Field> = { ...one };
	for (const [name, field] of Object.entries(other)) {
		const before = both[name];
		const nested = before && 'fields' in before && 'fields' in field;
		both[name] = nested ? { ...before, fields: merged(before.fields, field.fields) } : (before ?? field);
	}
	return both;
}
