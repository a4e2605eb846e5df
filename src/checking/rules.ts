import type { Issue } from '../failure';

/** All that the Record Validator can say, for its documentation: a test holds the list against the code. */
export interface RuleAbout {
	readonly severity: Issue['severity'] | 'as said';
	/** When it is said. */
	readonly when: string;
	/** What it needs beside the record itself. */
	readonly needs: '' | 'reference data' | 'the batch' | 'history or the batch';
	/** Which records it is about, where not all. */
	readonly of?: string;
}

const error = (when: string, of?: string): RuleAbout => ({ severity: 'error', when, needs: '', ...(of ? { of } : {}) });
const live = (severity: Issue['severity'], when: string, of?: string): RuleAbout => ({ severity, when, needs: 'reference data', ...(of ? { of } : {}) });
const unusual = (when: string): RuleAbout => ({ severity: 'review', when, needs: 'history or the batch' });
const LEDGER = 'invoices, bills, credits, payments, bank transactions';
const XERO = 'documents of Xero';
const ZOHO = 'documents of Zoho';

export const rules: Readonly<Record<string, RuleAbout>> = {
	required: error('a field is missing that the resource needs; a warning where the record may be there already'),
	kind: error('a value is no date, number, email address, choice or whatever its field holds'),
	length: error('a text is longer than the field'),
	link: error('a link names no record'),
	'unknown-field': { severity: 'warning', when: 'a field is none of the resource', needs: '', of: 'records of Xero' },
	'name-characters': error('the name has < or >', 'contacts of Xero'),
	'name-blanks': error('the name has blanks around it or two in a row', 'contacts of Xero'),
	'too-many': error('there are more than five persons, or more than two tracking categories on a line', 'records of Xero'),
	currency: error('the code is none of ISO 4217', 'records of Xero'),
	'currency-rate': error('the exchange rate is not above zero'),
	'due-before-date': error('the due, expiry or delivery date is before the date'),
	'expiry-before-date': error('the quote expires before its date', 'quotes of Xero'),
	'due-date-missing': error('an approved invoice has no due date', XERO),
	'no-lines': error('an approved document has no line', XERO),
	'negative-total': error('an approved document is less than nothing', XERO),
	'account-missing': error('a line of an approved document has no account; a tracked item has only one of its two accounts', 'records of Xero'),
	'contact-missing': error('money is spent to or received from nobody', 'bank transactions'),
	'description-missing': error('a line has neither text nor item'),
	'rate-missing': error('a line has neither price nor item', ZOHO),
	'tax-missing': error('a line has no tax, which a quote does not take from the account', 'quotes of Xero'),
	discount: error('a discount is outside 0 to 100 percent, or given twice', XERO),
	'too-large': error('quantity or price is more than Xero holds', XERO),
	amount: error('a payment is not above zero, or no whole number of cents', 'payments'),
	'link-back': error('the link back has "xero" in it', XERO),
	'nothing-to-match': error('nothing tells which record it is, so it would be added each time', 'records of Zoho CRM'),
	'date-far': { severity: 'review', when: 'the date is before 2000 or more than a year ahead', needs: '' },
	'date-ahead': { severity: 'warning', when: 'the date has not come yet', needs: '', of: 'payments, bank transactions' },

	'account-unknown': live('error', 'the account is not there; the nearest ones are named'),
	'account-inactive': live('error', 'the account is archived or inactive'),
	'account-class': live('error', 'the account is not of a kind that may stand at its place'),
	'account-unusual': live('warning', 'an income account on a purchase, an expense account on a sale'),
	'tax-unknown': live('error', 'the tax rate is not there'),
	'tax-inactive': live('error', 'the tax rate is archived or deleted', 'records of Xero'),
	'tax-not-applicable': live('error', 'the tax rate may not be booked on the class of the account', 'records of Xero'),
	'currency-unknown': live('error', 'the currency is not enabled'),
	'currency-foreign': live('warning', 'the currency is not that of the organisation, and its currencies are not known', 'records of Xero'),
	'tracking-unknown': live('error', 'a tracking category, reporting tag or option is not there'),
	'tracking-inactive': live('error', 'a tracking category, reporting tag or option is archived or inactive'),
	'contact-unknown': live('review', 'the contact is not among those of the reference data'),
	'contact-inactive': live('error', 'the contact is archived, inactive or merged into another one; it takes no document and no change'),
	'name-taken': live('review', 'another contact of the same name has another number', 'contacts of Xero'),
	'contact-side': live('review', 'a vendor is named as customer, or the other way round', 'records of Zoho'),
	'period-locked': live(
		'error',
		'the record, or the document as it is there, is dated on or before the lock date; in Zoho a review where the lock covers only some transactions',
		LEDGER,
	),
	'year-locked': live('error', 'the same, with the end of year lock date', `${LEDGER} of Xero`),
	'number-taken': live('error', "the number is that of another contact's document"),
	'status-transition': live('error', 'the document that is there cannot become what the record asks for'),
	'document-closed': live('error', 'the document that is there can no more be edited, or only in other fields; in Zoho a review'),
	'paid-document': live('error', 'money was applied to the document, and the record would change more than may change then; in Zoho a review'),
	'document-not-open': live('error', 'money is applied to a document that is not approved, or void; a draft of Zoho is a review', 'payments, allocations'),
	'above-open': live(
		'error',
		'more is applied than the document has open; a review where this very payment may be the one that it has already',
		'payments, allocations',
	),
	'above-open-together': {
		severity: 'review',
		when: 'records of one run together apply more than the document has open',
		needs: 'reference data',
		of: 'payments, allocations',
	},
	'reference-unavailable': { severity: 'warning', when: 'live data could not be read, and the run was to go on', needs: '' },

	'duplicate-in-batch': {
		severity: 'review',
		when: 'a record of the same number, or the very same record, came before it in the run; a warning for the very same contact, item or the like, which two documents may bring along',
		needs: 'the batch',
	},
	'likely-duplicate': unusual('another document is so like it that it may be the same'),
	'amount-outlier': unusual('the amount is far from what is usual for the party'),
	'unusual-account': unusual('the party is usually booked on another account'),
	'unusual-tax': unusual('the party usually has another tax'),
	'unusual-day': unusual('it is dated on a day that is unusual for the party'),
	'round-sum': unusual('it is a round sum, which is unusual for the party'),
	'currency-changed': unusual('the party has another currency than before'),
	'bank-detail-changed': unusual('the bank account of the party is another one than before'),
	'number-gap': unusual('numbers are missing in the sequence'),
	'number-jump': unusual('the number is far from the others of the sequence'),

	custom: { severity: 'as said', when: 'a rule of your own is broken', needs: '' },
	'custom-rule-broken': { severity: 'as said', when: 'the condition of a rule of your own fails, or gives neither true nor false', needs: '' },
};

export const knownRules: ReadonlySet<string> = new Set(Object.keys(rules));
