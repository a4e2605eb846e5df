/** What a credential may do in one area: nothing, read, or read and write. */
export interface Area {
	readonly label: string;
	readonly read: readonly string[];
	/** Absent where the vendor offers reading only. */
	readonly write?: readonly string[];
	readonly initially: 'off' | 'read' | 'write';
	readonly hint?: string;
}

export type Areas = Readonly<Record<string, Area>>;

const scope = (name: string): Pick<Area, 'read' | 'write'> => ({ read: [`accounting.${name}.read`], write: [`accounting.${name}`] });

/**
 * Xero's granular scopes (https://developer.xero.com/documentation/guides/oauth2/scopes/). One scope that an app may not have makes
 * the whole consent fail, so nothing that needs Xero's approval is among them; such scopes go into the free field.
 */
export const xeroAreas: Areas = {
	invoices: { label: 'Invoices, Bills, Quotes and Orders', ...scope('invoices'), initially: 'write' },
	payments: { label: 'Payments', ...scope('payments'), initially: 'write' },
	contacts: { label: 'Contacts', ...scope('contacts'), initially: 'write' },
	settings: { label: 'Settings', ...scope('settings'), initially: 'read', hint: 'Organisation, accounts, tax rates, tracking, items and users' },
	bankTransactions: { label: 'Bank Transactions', ...scope('banktransactions'), initially: 'off' },
	manualJournals: { label: 'Manual Journals', ...scope('manualjournals'), initially: 'off', hint: 'The connecting user needs permission for reports' },
	attachments: { label: 'Attachments', ...scope('attachments'), initially: 'off' },
	reports: {
		label: 'Reports',
		read: ['aged', 'balancesheet', 'banksummary', 'budgetsummary', 'executivesummary', 'profitandloss', 'trialbalance'].map(
			(report) => `accounting.reports.${report}.read`,
		),
		initially: 'off',
	},
	budgets: { label: 'Budgets', read: ['accounting.budgets.read'], initially: 'off' },
};

/** What Xero gives to few apps, and how one gets it; it goes into the credential's field for further scopes. */
export const xeroGated: Readonly<Record<string, string>> = { journals: 'accounting.journals.read, which Xero gives only to apps on its Advanced tier' };

/** `whole` are groups of which there is no reading alone. */
const groups = (service: string, names: readonly string[], whole: readonly string[] = []): Pick<Area, 'read' | 'write'> => ({
	read: names.map((name) => `${service}.${name}.READ`),
	write: [...names, ...whole].map((name) => `${service}.${name}.ALL`),
});

/** Zoho's scopes by app (https://www.zoho.com/books/api/v3/oauth/ and the pages of the other apps). Vendor credits are Books' group "debitnotes". */
export const zohoAreas: Areas = {
	crm: {
		label: 'CRM',
		read: [
			'ZohoCRM.modules.READ',
			'ZohoCRM.settings.READ',
			'ZohoCRM.users.READ',
			'ZohoCRM.org.READ',
			'ZohoCRM.coql.READ',
			'ZohoSearch.securesearch.READ',
			// Who only reads is told of changes too.
			'ZohoCRM.notifications.ALL',
		],
		write: [
			'ZohoCRM.modules.ALL',
			'ZohoCRM.settings.ALL',
			'ZohoCRM.users.READ',
			'ZohoCRM.org.READ',
			'ZohoCRM.coql.READ',
			'ZohoSearch.securesearch.READ',
			'ZohoCRM.notifications.ALL',
			'ZohoCRM.mass_update.UPDATE',
			'ZohoCRM.bulk.ALL',
			'ZohoCRM.change_owner.CREATE',
			'ZohoCRM.files.CREATE',
			'ZohoCRM.files.READ',
			'ZohoFiles.files.ALL',
		],
		initially: 'off',
	},
	books: {
		label: 'Books',
		...groups(
			'ZohoBooks',
			[
				'contacts',
				'settings',
				'estimates',
				'invoices',
				'customerpayments',
				'creditnotes',
				'projects',
				'expenses',
				'salesorders',
				'purchaseorders',
				'bills',
				'debitnotes',
				'vendorpayments',
				'banking',
				'accountants',
			],
			['custommodules'],
		),
		initially: 'write',
	},
	inventory: {
		label: 'Inventory',
		...groups('ZohoInventory', [
			'contacts',
			'items',
			'compositeitems',
			'inventoryadjustments',
			'transferorders',
			'settings',
			'salesorders',
			'packages',
			'shipmentorders',
			'invoices',
			'customerpayments',
			'salesreturns',
			'creditnotes',
			'purchaseorders',
			'purchasereceives',
			'bills',
			'debitnotes',
			'salesreturnreceives',
		]),
		initially: 'off',
	},
	expense: {
		label: 'Expense',
		...groups('ZohoExpense', [
			'orgsettings',
			'expense',
			'expensereport',
			'approval',
			'triprequest',
			'users',
			'currency',
			'tax',
			'expensecategory',
			'customer',
			'contacts',
			'project',
		]),
		initially: 'off',
	},
};
