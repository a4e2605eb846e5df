/** Which scopes open which endpoint: the granular ones of 2026 and the broad ones that die in September 2027. `.read` opens GET only. */
const OPENED_BY: Readonly<Record<string, readonly string[]>> = {
	Invoices: ['accounting.invoices', 'accounting.transactions'],
	CreditNotes: ['accounting.invoices', 'accounting.transactions'],
	Quotes: ['accounting.invoices', 'accounting.transactions'],
	PurchaseOrders: ['accounting.invoices', 'accounting.transactions'],
	RepeatingInvoices: ['accounting.invoices', 'accounting.transactions'],
	LinkedTransactions: ['accounting.invoices', 'accounting.transactions'],
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
	InvoiceReminders: ['accounting.settings'],
	// These are read only: without .read there is no such scope.
	Budgets: ['accounting.budgets'],
	Journals: ['accounting.journals'],
};

/** Each report has a scope of its own; the broad one opens all. */
const REPORTS: Readonly<Record<string, string>> = {
	AgedPayablesByContact: 'aged',
	AgedReceivablesByContact: 'aged',
	BalanceSheet: 'balancesheet',
	BankSummary: 'banksummary',
	BudgetSummary: 'budgetsummary',
	ExecutiveSummary: 'executivesummary',
	ProfitAndLoss: 'profitandloss',
	TenNinetyNine: 'tenninetynine',
	TrialBalance: 'trialbalance',
};

/** Published reports are those on taxes. */
const reportScopes = (name = ''): string[] => [`accounting.reports.${REPORTS[name] ?? 'taxreports'}`, 'accounting.reports'];

function openedBy([segment = '', id, part]: readonly string[]): readonly string[] | undefined {
	if (segment === 'Reports') return reportScopes(id);
	if (part === 'Attachments') return ['accounting.attachments'];
	// Unsure: the specification names the scope of settings, the scopes page says nothing; here either will do.
	if (segment === 'Contacts' && part === 'CISSettings') return ['accounting.settings', 'accounting.contacts'];
	return OPENED_BY[segment];
}

/** Whether a token with these scopes may do this at a path such as ['Invoices', '<id>', 'Attachments']. */
export const opens = (scopes: readonly string[], method: string, path: readonly string[]): boolean =>
	openedBy(path)?.some((scope) => scopes.includes(scope) || (method === 'GET' && scopes.includes(`${scope}.read`))) ?? true;

const READ_ONLY = new Set(['accounting.budgets', 'accounting.journals']);

const READ_AND_WRITE = [...new Set([...Object.values(OPENED_BY).flat(), 'accounting.attachments', 'files', 'assets', 'projects'])].filter(
	(scope) => !READ_ONLY.has(scope),
);

const REPORT_SCOPES = [...new Set([...Object.values(REPORTS), 'taxreports'])].map((report) => `accounting.reports.${report}.read`);

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
	...REPORT_SCOPES,
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
	'accounting.budgets.read',
	...REPORT_SCOPES,
];
