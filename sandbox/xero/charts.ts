import type { Row } from '../vendor';
import { guidOf } from './ids';
import { classOf } from './kinds/account';

/** Charts of accounts, one line each: code, name, type, default rate, and what else is particular. */
type Line = readonly [Code: string, Name: string, Type: string, TaxType: string, more?: Row];

const bank = (number: string, currency: string): Row => ({ BankAccountNumber: number, BankAccountType: 'BANK', CurrencyCode: currency });
const payable: Row = { EnablePaymentsToAccount: true };
const system = (SystemAccount: string): Row => ({ SystemAccount });

export const nzChart: readonly Line[] = [
	['090', 'Business Bank Account', 'BANK', 'NONE', bank('01-0123-0123456-00', 'NZD')],
	['091', 'Business Savings Account', 'BANK', 'NONE', bank('01-0123-0123456-01', 'NZD')],
	['200', 'Sales', 'REVENUE', 'OUTPUT2'],
	['260', 'Other Revenue', 'REVENUE', 'OUTPUT2'],
	['270', 'Interest Income', 'REVENUE', 'NONE'],
	['300', 'Purchases', 'DIRECTCOSTS', 'INPUT2'],
	['310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'INPUT2'],
	['400', 'Advertising', 'EXPENSE', 'INPUT2'],
	['404', 'Bank Fees', 'EXPENSE', 'NONE'],
	['408', 'Cleaning', 'EXPENSE', 'INPUT2'],
	['412', 'Consulting & Accounting', 'EXPENSE', 'INPUT2'],
	['420', 'Entertainment', 'EXPENSE', 'INPUT2'],
	['425', 'Freight & Courier', 'EXPENSE', 'INPUT2'],
	['429', 'General Expenses', 'EXPENSE', 'INPUT2'],
	['433', 'Insurance', 'EXPENSE', 'INPUT2'],
	['445', 'Light, Power, Heating', 'EXPENSE', 'INPUT2'],
	['449', 'Motor Vehicle Expenses', 'EXPENSE', 'INPUT2'],
	['453', 'Office Expenses', 'EXPENSE', 'INPUT2'],
	['469', 'Rent', 'EXPENSE', 'INPUT2'],
	['477', 'Salaries', 'EXPENSE', 'NONE'],
	['485', 'Subscriptions', 'EXPENSE', 'INPUT2'],
	['489', 'Telephone & Internet', 'EXPENSE', 'INPUT2'],
	['493', 'Travel - National', 'EXPENSE', 'INPUT2'],
	['494', 'Travel - International', 'EXPENSE', 'ZERORATED'],
	['499', 'Realised Currency Gains', 'EXPENSE', 'NONE', system('REALISEDCURRENCYGAIN')],
	['610', 'Accounts Receivable', 'CURRENT', 'NONE', system('DEBTORS')],
	['620', 'Prepayments', 'CURRENT', 'NONE'],
	['630', 'Inventory', 'INVENTORY', 'NONE'],
	['710', 'Office Equipment', 'FIXED', 'INPUT2'],
	['720', 'Computer Equipment', 'FIXED', 'INPUT2'],
	['800', 'Accounts Payable', 'CURRLIAB', 'NONE', system('CREDITORS')],
	['801', 'Unpaid Expense Claims', 'CURRLIAB', 'NONE', system('UNPAIDEXPCLM')],
	['820', 'GST', 'CURRLIAB', 'NONE', system('GST')],
	['850', 'Payment Clearing', 'CURRLIAB', 'NONE', payable],
	['860', 'Rounding', 'CURRLIAB', 'NONE', system('ROUNDING')],
	['877', 'Tracking Transfers', 'CURRLIAB', 'NONE', system('TRACKINGTRANSFERS')],
	['880', 'Owner A Drawings', 'CURRLIAB', 'NONE', payable],
	['900', 'Loan', 'TERMLIAB', 'NONE'],
	['960', 'Retained Earnings', 'EQUITY', 'NONE', system('RETAINEDEARNINGS')],
	['970', 'Owner A Share Capital', 'EQUITY', 'NONE'],
	['999', 'Old Sundry Sales', 'REVENUE', 'OUTPUT2', { Status: 'ARCHIVED' }],
];

export const ukChart: readonly Line[] = [
	['090', 'Business Bank Account', 'BANK', 'NONE', bank('09-0000-12345678', 'GBP')],
	['091', 'Business Savings Account', 'BANK', 'NONE', bank('09-0000-12345679', 'GBP')],
	['200', 'Sales', 'REVENUE', 'OUTPUT2'],
	['260', 'Other Revenue', 'REVENUE', 'OUTPUT2'],
	['310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'INPUT2'],
	['404', 'Bank Fees', 'OVERHEADS', 'NONE'],
	['429', 'General Expenses', 'OVERHEADS', 'INPUT2'],
	['469', 'Rent', 'OVERHEADS', 'INPUT2'],
	['499', 'Realised Currency Gains', 'OVERHEADS', 'NONE', system('REALISEDCURRENCYGAIN')],
	['610', 'Accounts Receivable', 'CURRENT', 'NONE', system('DEBTORS')],
	['630', 'Inventory', 'INVENTORY', 'NONE'],
	['800', 'Accounts Payable', 'CURRLIAB', 'NONE', system('CREDITORS')],
	['820', 'VAT', 'CURRLIAB', 'NONE', system('GST')],
	['850', 'Payment Clearing', 'CURRLIAB', 'NONE', payable],
	['860', 'Rounding', 'CURRLIAB', 'NONE', system('ROUNDING')],
	['960', 'Retained Earnings', 'EQUITY', 'NONE', system('RETAINEDEARNINGS')],
];

export const accountsOf = (tenant: string, chart: readonly Line[]): Row[] =>
	chart.map(([Code, Name, Type, TaxType, more = {}]) => ({
		AccountID: guidOf(`account ${tenant} ${Code}`),
		Code,
		Name,
		Type,
		Class: classOf(Type),
		TaxType,
		Status: 'ACTIVE',
		EnablePaymentsToAccount: false,
		ShowInExpenseClaims: Type === 'EXPENSE',
		HasAttachments: false,
		...more,
	}));
