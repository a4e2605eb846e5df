import type { Resources } from '../../apis/define';
import { xero } from '../../apis/xero';
import { zohoBooks } from '../../apis/zohoBooks';
import type { Issue } from '../../failure';

/** The lists of an organisation that records name entries of. */
export type Part = 'accounts' | 'taxes' | 'currencies' | 'contacts';

/** What an entry of a list is called, when it may still be used, and what to do where it may not. */
export interface PartRule {
	/** What the names of its rules begin with. */
	readonly rule: string;
	readonly noun: string;
	/** What a person knows an entry by. */
	readonly title: string;
	/** The property that says whether it is in use, and what it says then. */
	readonly inUse?: { readonly field: string; readonly value: unknown };
	/** Filled where the entry was merged into another one. */
	readonly mergedInto?: string;
	/** A list of contacts is seldom whole, so a contact that is not in it is for a person to judge. */
	readonly unknown: Issue['severity'];
	readonly fix: { readonly unknown: string; readonly inactive: string };
}

export interface Application {
	readonly called: string;
	readonly resources: Resources;
	/** By the resource that a field links to. */
	readonly linked: Readonly<Record<string, Part>>;
	readonly parts: Readonly<Record<Part, PartRule>>;
}

const mapped = (kind: string) => `Change the row of kind "${kind}" in the mapping table`;

/** Xero: facts of https://developer.xero.com/documentation/api/accounting/types and the pages of each resource; Zoho: its API's row of each list. */
export const applications: Readonly<Record<string, Application>> = {
	xero: {
		called: 'Xero',
		resources: xero,
		linked: { account: 'accounts', taxRate: 'taxes', contact: 'contacts' },
		parts: {
			accounts: {
				rule: 'account',
				noun: 'account',
				title: 'Name',
				inUse: { field: 'Status', value: 'ACTIVE' },
				unknown: 'error',
				fix: { unknown: `${mapped('account')}, or add the account in Xero.`, inactive: `${mapped('account')}, or restore the account in Xero.` },
			},
			taxes: {
				rule: 'tax',
				noun: 'tax rate',
				title: 'Name',
				inUse: { field: 'Status', value: 'ACTIVE' },
				unknown: 'error',
				fix: { unknown: `${mapped('tax')}, or add the tax rate in Xero.`, inactive: `${mapped('tax')} to a tax rate in use.` },
			},
			currencies: {
				rule: 'currency',
				noun: 'enabled currency',
				title: 'Description',
				unknown: 'error',
				fix: { unknown: 'Add the currency in Xero under its settings, which needs a plan with several currencies.', inactive: '' },
			},
			contacts: {
				rule: 'contact',
				noun: 'contact',
				title: 'Name',
				inUse: { field: 'ContactStatus', value: 'ACTIVE' },
				mergedInto: 'MergedToContactID',
				unknown: 'review',
				fix: {
					unknown: 'Write the contact first, or read all contacts for the reference data.',
					inactive: 'Restore the contact in Xero by hand, which no other application can, or name another one.',
				},
			},
		},
	},
	zohoBooks: {
		called: 'Zoho',
		resources: zohoBooks,
		linked: { account: 'accounts', tax: 'taxes', contact: 'contacts', currency: 'currencies' },
		parts: {
			accounts: {
				rule: 'account',
				noun: 'account',
				title: 'account_name',
				inUse: { field: 'is_active', value: true },
				unknown: 'error',
				fix: { unknown: `${mapped('account')}, or add the account in Zoho.`, inactive: `${mapped('account')}, or mark the account as active in Zoho.` },
			},
			taxes: {
				rule: 'tax',
				noun: 'tax',
				title: 'tax_name',
				unknown: 'error',
				fix: { unknown: `${mapped('tax')}, or add the tax in Zoho.`, inactive: '' },
			},
			currencies: {
				rule: 'currency',
				noun: 'enabled currency',
				title: 'currency_code',
				unknown: 'error',
				fix: { unknown: 'Add the currency in Zoho under its settings.', inactive: '' },
			},
			contacts: {
				rule: 'contact',
				noun: 'contact',
				title: 'contact_name',
				inUse: { field: 'status', value: 'active' },
				unknown: 'review',
				fix: {
					unknown: 'Write the contact first, or read all contacts for the reference data.',
					inactive: 'Mark the contact as active in Zoho, or name another one.',
				},
			},
		},
	},
};
