/** Which scopes open which endpoint: the granular ones of 2026 and the broad ones that die in September 2027. `.read` opens GET only. */
const OPENED_BY: Readonly<Record<string, readonly string[]>> = {
	Invoices: ['accounting.invoices', 'accounting.transactions'],
	CreditNotes: ['accounting.invoices', 'accounting.transactions'],
	Quotes: ['accounting.invoices', 'accounting.transactions'],
	PurchaseOrders: ['accounting.invoices', 'accounting.transactions'],
	RepeatingInvoices: ['accounting.invoices', 'accounting.transactions'],
	// Unsure whether accounting.invoices alone may also write items; the scopes page lists them under both.
	Items: ['accounting.invoices', 'accounting.settings', 'accounting.transactions'],
	Payments: ['accounting.payments', 'accounting.transactions'],
	BatchPayments: ['accounting.payments', 'accounting.transactions'],
	Overpayments: ['accounting.payments', 'accounting.transactions'],
	Prepayments: ['accounting.payments', 'accounting.transactions'],
	BankTransactions: ['accounting.banktransactions', 'accounting.transactions'],
	BankTransfers: ['accounting.banktransactions', 'accounting.transactions'],
	ManualJournals: ['accounting.manualjournals', 'accounting.transactions'],
	Contacts: ['accounting.contacts'],
	ContactGroups: ['accounting.contacts'],
	Accounts: ['accounting.settings'],
	TaxRates: ['accounting.settings'],
	Organisation: ['accounting.settings'],
	Currencies: ['accounting.settings'],
	TrackingCategories: ['accounting.settings'],
	BrandingThemes: ['accounting.settings'],
	Users: ['accounting.settings'],
};

export const opens = (scopes: readonly string[], segment: string, method: string): boolean =>
	OPENED_BY[segment]?.some((scope) => scopes.includes(scope) || (method === 'GET' && scopes.includes(`${scope}.read`))) ?? true;

const READ_AND_WRITE = [...new Set([...Object.values(OPENED_BY).flat(), 'accounting.attachments', 'files', 'assets', 'projects'])];

const REPORTS = ['aged', 'balancesheet', 'banksummary', 'budgetsummary', 'executivesummary', 'profitandloss', 'trialbalance', 'taxreports', 'tenninetynine'];

const GRANTED = new Set([
	'openid',
	'profile',
	'email',
	'offline_access',
	'app.connections',
	'paymentservices',
	'accounting.budgets.read',
	'accounting.reports.read',
	...READ_AND_WRITE.flatMap((scope) => [scope, `${scope}.read`]),
	...REPORTS.map((report) => `accounting.reports.${report}.read`),
]);

/** Scopes that exist but that an ordinary app is not given. */
const GATED = new Set([
	'accounting.journals.read',
	'accounting.classicexpenses',
	'accounting.classicexpenses.read',
	'bankfeeds',
	'finance.statements.read',
	'finance.cashvalidation.read',
	'finance.bankstatementsplus.read',
	'finance.accountingactivity.read',
]);

/** One scope that the app cannot have fails the whole request. */
export function scopeProblem(scopes: readonly string[]): 'invalid_scope' | 'unauthorized_client' | undefined {
	if (!scopes.length || scopes.some((scope) => !GRANTED.has(scope) && !GATED.has(scope))) return 'invalid_scope';
	return scopes.some((scope) => GATED.has(scope)) ? 'unauthorized_client' : undefined;
}

/** What a token for tests holds unless it asks for something else. */
export const everyScope: readonly string[] = [
	'openid',
	'profile',
	'email',
	'offline_access',
	...['invoices', 'payments', 'banktransactions', 'manualjournals', 'contacts', 'settings', 'attachments'].map((name) => `accounting.${name}`),
];
