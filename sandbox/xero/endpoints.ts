import { decimal, rows, text, type Field, type Fields } from '../../src/apis/define';
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
	/** What a list may be asked with; a parameter that is not offered is ignored (unsure: Xero's page does not say). */
	readonly modifiedSince?: true;
	readonly where?: true;
	/** What `where` may name without Xero going through all records: it keeps an index of these. */
	readonly indexed?: readonly string[];
	readonly order?: true;
	readonly paged?: true | Paging;
	readonly createdByMyApp?: true;
	/** List parameters with several values, and the property they compare. */
	readonly lists?: Readonly<Record<string, string>>;
	/** List parameters with one value, and the property they compare. */
	readonly equals?: Readonly<Record<string, string>>;
	/** List parameters with a day, the property they limit, and on which side. */
	readonly days?: Readonly<Record<string, readonly [property: string, side: 'from' | 'to']>>;
	readonly searched?: readonly string[];
	/** Left out where the list is asked for without a page. */
	readonly detail?: readonly string[];
	/** Left out with summaryOnly, and then not to be filtered by. */
	readonly droppedInSummaries?: readonly string[];
	/** The flag that says an element was refused. */
	readonly flag?: 'HasErrors' | 'HasValidationErrors';
	/** Elements of a batch do not say whether they went well: its records have no StatusAttributeString. */
	readonly unmarked?: true;
	/** Dates with a readable companion such as DateString. */
	readonly companions?: readonly string[];
	/** Hidden unless includeArchived is asked for. */
	readonly archived?: string;
	/** What was deleted is hidden unless includeDeleted is asked for. */
	readonly includeDeleted?: true;
	/** Whether records say when they were changed: those that can be asked for what changed do, and others do not, unless it is said here. */
	readonly dated?: boolean;
	/** summarizeErrors is not offered, so one refused element is a refused request. */
	readonly unsummarized?: true;
	/** The id is the caller's to say, and not Xero's to give. */
	readonly givenId?: true;
	/** Xero takes one record a request, or one where a request creates. */
	readonly single?: true | 'PUT';
	/** POST deletes but never creates. */
	readonly postNeedsId?: true;
	/** A deletion is answered with 204 and nothing else. */
	readonly deletedSilently?: true;
	/** Read-only in our forms, yet a caller's to set: a form has an operation for it. Other read-only fields are Xero's own. */
	readonly settable?: readonly string[];
	/** Properties that Xero takes beside those of our tables. */
	readonly alsoTakes?: Fields;
}

/** Pages that are not as usual: made whether asked for or not, of a hundred only, or without saying how many there are. */
interface Paging {
	readonly always?: true;
	readonly fixed?: true;
	readonly uncounted?: true;
}

const trackingIds = { TrackingCategoryID: text('Category'), TrackingOptionID: text('Option') };

const lineIds = { LineItems: rows('Lines', { AccountID: text('Account'), Tracking: rows('Tracking', trackingIds) }) };

/** Both are refused there; were they not taken, nobody would notice. */
const discounts = { LineItems: rows('Lines', { DiscountRate: decimal('Discount Rate'), DiscountAmount: decimal('Discount Amount') }) };

const transferTracking = (label: string): Field => rows(label, trackingIds);

const DOCUMENTED: Readonly<Record<string, Endpoint>> = {
	Organisation: { name: 'Organisations', element: 'Organisation', id: 'OrganisationID', verbs: 'GET', verbsOfOne: '' },
	InvoiceReminders: { name: 'InvoiceReminders', element: 'InvoiceReminder', id: 'ID', verbs: '', verbsOfOne: '' },
	Reports: { name: 'Reports', element: 'Report', id: 'ReportID', verbs: 'GET', verbsOfOne: 'GET' },
	Journals: { name: 'Journals', element: 'Journal', id: 'JournalID', verbs: 'GET', verbsOfOne: 'GET' },
	Budgets: { name: 'Budgets', element: 'Budget', id: 'BudgetID', verbs: 'GET', verbsOfOne: 'GET', lists: { IDs: 'BudgetID' } },
	BrandingThemes: { name: 'BrandingThemes', element: 'BrandingTheme', id: 'BrandingThemeID', verbs: 'GET', verbsOfOne: 'GET' },
	Users: { name: 'Users', element: 'User', id: 'UserID', verbs: 'GET', verbsOfOne: 'GET', modifiedSince: true, where: true, order: true },
	ContactGroups: {
		name: 'ContactGroups',
		element: 'ContactGroup',
		id: 'ContactGroupID',
		verbs: 'GET PUT',
		verbsOfOne: 'GET POST',
		where: true,
		order: true,
		flag: 'HasValidationErrors',
		settable: ['Status'],
		unsummarized: true,
	},
	Contacts: {
		name: 'Contacts',
		element: 'Contact',
		id: 'ContactID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		number: 'ContactNumber',
		modifiedSince: true,
		where: true,
		order: true,
		paged: true,
		indexed: ['Name', 'EmailAddress', 'AccountNumber'],
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
		order: true,
		paged: true,
		createdByMyApp: true,
		indexed: [
			'Status',
			'Contact.ContactID',
			'Contact.Name',
			'Contact.ContactNumber',
			'Reference',
			'InvoiceNumber',
			'InvoiceID',
			'Date',
			'Type',
			'AmountDue',
			'AmountPaid',
			'DueDate',
		],
		lists: { IDs: 'InvoiceID', InvoiceNumbers: 'InvoiceNumber', ContactIDs: 'Contact.ContactID', Statuses: 'Status' },
		searched: ['InvoiceNumber', 'Reference'],
		detail: ['LineItems'],
		droppedInSummaries: ['Payments', 'LineItems', 'HasAttachments', 'CISDeduction'],
		flag: 'HasErrors',
		companions: ['Date', 'DueDate', 'UpdatedDateUTC'],
		settable: ['Type'],
		alsoTakes: lineIds,
	},
	Payments: {
		name: 'Payments',
		element: 'Payment',
		id: 'PaymentID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		where: true,
		order: true,
		paged: true,
		flag: 'HasValidationErrors',
		companions: ['UpdatedDateUTC'],
		settable: ['Status'],
		alsoTakes: { InvoiceNumber: text('Invoice Number'), CreditNoteNumber: text('Credit Note Number'), Code: text('Account Code') },
	},
	CreditNotes: {
		name: 'CreditNotes',
		element: 'CreditNote',
		id: 'CreditNoteID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		// Recalled from Xero's pages (unsure): the specification knows the id only.
		number: 'CreditNoteNumber',
		modifiedSince: true,
		where: true,
		indexed: ['Status', 'Date', 'Reference', 'Contact.ContactID', 'Contact.Name', 'Contact.ContactNumber', 'Type'],
		order: true,
		paged: true,
		detail: ['LineItems'],
		flag: 'HasErrors',
		companions: ['Date', 'DueDate', 'UpdatedDateUTC'],
		settable: ['Type'],
		alsoTakes: merged(lineIds, discounts),
	},
	Quotes: {
		name: 'Quotes',
		element: 'Quote',
		id: 'QuoteID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		order: true,
		// In recordings the answer does not count pages; write-ups say that pageSize works there now (unsure).
		paged: { uncounted: true },
		equals: { ContactID: 'Contact.ContactID', Status: 'Status', QuoteNumber: 'QuoteNumber' },
		days: { DateFrom: ['Date', 'from'], DateTo: ['Date', 'to'], ExpiryDateFrom: ['ExpiryDate', 'from'], ExpiryDateTo: ['ExpiryDate', 'to'] },
		companions: ['Date', 'ExpiryDate'],
		alsoTakes: lineIds,
	},
	PurchaseOrders: {
		name: 'PurchaseOrders',
		element: 'PurchaseOrder',
		id: 'PurchaseOrderID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		number: 'PurchaseOrderNumber',
		modifiedSince: true,
		order: true,
		paged: { always: true },
		equals: { Status: 'Status' },
		days: { DateFrom: ['Date', 'from'], DateTo: ['Date', 'to'] },
		flag: 'HasErrors',
		companions: ['Date', 'DeliveryDate'],
		alsoTakes: lineIds,
	},
	RepeatingInvoices: {
		name: 'RepeatingInvoices',
		element: 'RepeatingInvoice',
		unmarked: true,
		id: 'RepeatingInvoiceID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		where: true,
		order: true,
		alsoTakes: lineIds,
	},
	Items: {
		name: 'Items',
		element: 'Item',
		id: 'ItemID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST DELETE',
		// Recalled from Xero's pages (unsure): the specification knows the id only.
		number: 'Code',
		modifiedSince: true,
		where: true,
		order: true,
		deletedSilently: true,
	},
	BankTransactions: {
		name: 'BankTransactions',
		element: 'BankTransaction',
		id: 'BankTransactionID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		where: true,
		order: true,
		paged: true,
		detail: ['LineItems'],
		companions: ['Date'],
		settable: ['Status', 'Type'],
		alsoTakes: lineIds,
	},
	BankTransfers: {
		name: 'BankTransfers',
		element: 'BankTransfer',
		id: 'BankTransferID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		where: true,
		order: true,
		includeDeleted: true,
		dated: false,
		companions: ['Date', 'CreatedDateUTC'],
		single: 'PUT',
		postNeedsId: true,
		settable: ['Status'],
		alsoTakes: { FromTracking: transferTracking('From Tracking'), ToTracking: transferTracking('To Tracking') },
	},
	BatchPayments: {
		name: 'BatchPayments',
		element: 'BatchPayment',
		unmarked: true,
		id: 'BatchPaymentID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		where: true,
		order: true,
		companions: ['Date'],
		postNeedsId: true,
		settable: ['Status'],
	},
	Prepayments: {
		name: 'Prepayments',
		element: 'Prepayment',
		id: 'PrepaymentID',
		verbs: 'GET',
		verbsOfOne: 'GET',
		modifiedSince: true,
		where: true,
		order: true,
		paged: true,
		lists: { InvoiceNumbers: 'InvoiceNumber' },
		detail: ['LineItems'],
		companions: ['Date', 'UpdatedDateUTC'],
	},
	Overpayments: {
		name: 'Overpayments',
		element: 'Overpayment',
		id: 'OverpaymentID',
		verbs: 'GET',
		verbsOfOne: 'GET',
		modifiedSince: true,
		where: true,
		order: true,
		paged: true,
		lists: { References: 'Reference' },
		detail: ['LineItems'],
		companions: ['Date', 'UpdatedDateUTC'],
	},
	ManualJournals: {
		name: 'ManualJournals',
		element: 'ManualJournal',
		id: 'ManualJournalID',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET POST',
		modifiedSince: true,
		where: true,
		order: true,
		paged: true,
		detail: ['JournalLines'],
		alsoTakes: { JournalLines: rows('Lines', { AccountID: text('Account') }) },
	},
	LinkedTransactions: {
		name: 'LinkedTransactions',
		element: 'LinkedTransaction',
		id: 'LinkedTransactionID',
		verbs: 'GET PUT',
		verbsOfOne: 'GET POST DELETE',
		deletedSilently: true,
		dated: true,
		paged: { fixed: true, uncounted: true },
		equals: {
			LinkedTransactionID: 'LinkedTransactionID',
			SourceTransactionID: 'SourceTransactionID',
			ContactID: 'ContactID',
			Status: 'Status',
			TargetTransactionID: 'TargetTransactionID',
		},
		unsummarized: true,
	},
	Accounts: {
		name: 'Accounts',
		element: 'Account',
		id: 'AccountID',
		verbs: 'GET PUT',
		verbsOfOne: 'GET POST DELETE',
		modifiedSince: true,
		where: true,
		order: true,
		single: true,
		settable: ['Status'],
		unsummarized: true,
	},
	TaxRates: {
		name: 'TaxRates',
		element: 'TaxRate',
		id: 'TaxType',
		verbs: 'GET PUT POST',
		verbsOfOne: 'GET',
		where: true,
		order: true,
		single: true,
		settable: ['Status'],
		unsummarized: true,
	},
	Currencies: {
		name: 'Currencies',
		element: 'Currency',
		id: 'Code',
		verbs: 'GET PUT',
		verbsOfOne: '',
		where: true,
		order: true,
		single: true,
		givenId: true,
		unsummarized: true,
	},
	TrackingCategories: {
		name: 'TrackingCategories',
		element: 'TrackingCategory',
		id: 'TrackingCategoryID',
		verbs: 'GET PUT',
		verbsOfOne: 'GET POST DELETE',
		where: true,
		order: true,
		archived: 'Status',
		single: true,
		settable: ['Status'],
		unsummarized: true,
	},
};

/** Files, notes and connections are not records of their own at an address of this API. */
const tables = Object.values<{ path: string; outside?: true; id: string; envelope: { many: string }; fields: Fields }>(xero).filter(
	({ path, outside }) => path && !outside,
);

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
			order: true,
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
