import { xero } from '../../apis/xero';
import { zohoBooks } from '../../apis/zohoBooks';
import type { Issue } from '../../failure';
import type { Row } from '../../record';

/** Properties of an account, each with one of the values. */
type Facts = Readonly<Partial<Record<string, readonly string[]>>>;

/** Which accounts a place of a record may name. */
export interface Suitability {
	readonly rule: 'account-class' | 'account-unusual';
	readonly severity: Issue['severity'];
	/** Names of what can be checked. */
	readonly subjects: readonly string[];
	readonly at: readonly string[];
	/** The account has to fit one of them. */
	readonly only?: readonly Facts[];
	/** The account may fit none of them. */
	readonly never?: readonly Facts[];
	/** Goes on after the account's code and name. */
	readonly says: string;
	readonly fix: string;
}

const LINES = ['LineItems[].AccountCode'];
const ZOHO_LINES = ['line_items[].account_id'];
const zoho = (...names: string[]): string[] => names.map((name) => `zohoBooks:${name}`);
const zohoItems = ['zohoBooks:item', 'zohoInventory:item'];
const mapAnother = 'Send it to another account by a row of kind "account" in the mapping table.';
const mapPaymentAccount = 'Send it to another account by a row of kind "paymentAccount" in the mapping table.';

/** Xero: line accounts are neither bank accounts nor those that Xero books by itself; payments need a bank account or one that takes payments. */
const ofXero: readonly Suitability[] = [
	{
		rule: 'account-class',
		severity: 'error',
		subjects: ['invoice', 'bill', 'creditNote', 'purchaseOrder', 'quote', 'bankTransaction'],
		at: LINES,
		never: [{ Type: ['BANK'] }],
		says: 'is a bank account, which no line may name',
		fix: 'Name an income or expense account on the line; money goes to a bank account by a payment.',
	},
	{
		rule: 'account-class',
		severity: 'error',
		subjects: ['invoice', 'bill', 'creditNote', 'purchaseOrder', 'quote', 'bankTransaction'],
		at: LINES,
		never: [{ SystemAccount: ['DEBTORS', 'CREDITORS', 'GST', 'BANKCURRENCYGAIN', 'REALISEDCURRENCYGAIN', 'UNREALISEDCURRENCYGAIN'] }],
		says: 'is booked by Xero itself, so no line may name it',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: ['invoice', 'quote'],
		at: LINES,
		never: [{ Class: ['EXPENSE'] }],
		says: 'is an expense account, which is unusual for a sale',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: ['bill', 'purchaseOrder'],
		at: LINES,
		never: [{ Class: ['REVENUE'] }],
		says: 'is an income account, which is unusual for a purchase',
		fix: mapAnother,
	},
	{
		rule: 'account-class',
		severity: 'error',
		subjects: ['payment'],
		at: ['Account'],
		only: xero.account.views!['payments']!,
		says: 'is neither a bank account nor enabled for payments',
		fix: `${mapPaymentAccount} Or enable payments to the account in Xero.`,
	},
	{
		rule: 'account-class',
		severity: 'error',
		subjects: ['bankTransaction'],
		at: ['BankAccount'],
		only: xero.account.views!['bank']!,
		says: 'is no bank account',
		fix: mapPaymentAccount,
	},
	{
		rule: 'account-class',
		severity: 'error',
		subjects: ['item'],
		at: ['InventoryAssetAccountCode'],
		only: [{ Type: ['INVENTORY'] }],
		says: 'is not of type Inventory, which stock is kept in',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: ['item'],
		at: ['SalesDetails.AccountCode'],
		never: [{ Class: ['EXPENSE'] }],
		says: 'is an expense account, which is unusual for a sale',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: ['item'],
		at: ['PurchaseDetails.AccountCode', 'PurchaseDetails.COGSAccountCode'],
		never: [{ Class: ['REVENUE'] }],
		says: 'is an income account, which is unusual for a purchase',
		fix: mapAnother,
	},
];

/** Zoho: what is owed is booked by itself; the usual accounts are those that its own forms offer. */
const ofZoho: readonly Suitability[] = [
	{
		rule: 'account-class',
		severity: 'error',
		subjects: zoho('invoice', 'estimate', 'creditNote', 'bill', 'purchaseOrder', 'vendorCredit'),
		at: ZOHO_LINES,
		never: [{ account_type: ['accounts_receivable', 'accounts_payable'] }],
		says: 'is booked by Zoho itself, so no line may name it',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: [...zoho('invoice', 'estimate', 'creditNote')],
		at: ZOHO_LINES,
		only: zohoBooks.account.views!['sales']!,
		says: 'is no income account, which is unusual for a sale',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: zohoItems,
		at: ['account_id'],
		only: zohoBooks.account.views!['sales']!,
		says: 'is no income account, which is unusual for a sale',
		fix: mapAnother,
	},
	{
		rule: 'account-unusual',
		severity: 'warning',
		subjects: zoho('bill', 'purchaseOrder', 'vendorCredit'),
		at: ZOHO_LINES,
		never: [{ account_type: ['income', 'other_income'] }],
		says: 'is an income account, which is unusual for a purchase',
		fix: mapAnother,
	},
	{
		rule: 'account-class',
		severity: 'error',
		subjects: zohoItems,
		at: ['inventory_account_id'],
		only: zohoBooks.account.views!['stock']!,
		says: 'is no stock account, which stock is kept in',
		fix: mapAnother,
	},
	{
		rule: 'account-class',
		severity: 'error',
		subjects: zoho('customerPayment', 'vendorPayment'),
		at: ['account_id', 'paid_through_account_id'],
		never: [{ account_type: ['income', 'other_income', 'expense', 'other_expense', 'cost_of_goods_sold', 'accounts_receivable', 'accounts_payable', 'stock'] }],
		says: 'takes no payments',
		fix: mapPaymentAccount,
	},
];

export const suitabilities: readonly Suitability[] = [...ofXero, ...ofZoho];

/** Xero's classes, for accounts that are given without one (https://developer.xero.com/documentation/api/accounting/types). */
const classes: Readonly<Record<string, readonly string[]>> = {
	ASSET: ['BANK', 'CURRENT', 'FIXED', 'INVENTORY', 'NONCURRENT', 'PREPAYMENT'],
	EQUITY: ['EQUITY'],
	EXPENSE: ['DEPRECIATN', 'DIRECTCOSTS', 'EXPENSE', 'OVERHEADS'],
	LIABILITY: ['CURRLIAB', 'LIABILITY', 'TERMLIAB'],
	REVENUE: ['OTHERINCOME', 'REVENUE', 'SALES'],
};

export const classOf = ({ Class, Type }: Row): string | undefined =>
	typeof Class === 'string' && Class !== '' ? Class : Object.keys(classes).find((name) => typeof Type === 'string' && classes[name]!.includes(Type));

const factOf = (account: Row, name: string): unknown => (name === 'Class' ? classOf(account) : account[name]);

const fits = (account: Row, facts: Facts): boolean =>
	Object.entries(facts).every(([name, values]) => {
		const fact = factOf(account, name);
		return (typeof fact === 'string' || typeof fact === 'boolean') && values!.includes(String(fact));
	});

/** What speaks against an account at a place; an account that does not say what it is proves nothing. */
export const unsuited = (subject: string, at: string, account: Row): Suitability[] =>
	suitabilities.filter(({ subjects, at: places, only, never }) => {
		if (!subjects.includes(subject) || !places.includes(at)) return false;
		if (never?.some((facts) => fits(account, facts))) return true;
		const isTold = only?.some((facts) => Object.keys(facts).some((name) => factOf(account, name) !== undefined));
		return isTold === true && !only!.some((facts) => fits(account, facts));
	});
