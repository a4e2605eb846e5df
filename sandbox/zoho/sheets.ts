import type { Row, Sheet } from '../vendor';
import type { Kind } from './kind';
import { all, text, type Ledger } from './ledger';
import { contacts } from './contacts';
import { invoices } from './invoices';
import { items } from './items';
import { creditNotes } from './books/creditNotes';
import { estimates } from './books/estimates';
import { salesOrders } from './books/salesOrders';
import { expenses } from './expense/expenses';
import { reports } from './expense/reports';
import { payments } from './payments';

type Column = readonly [title: string, of: (row: Row) => string];

const plain = (title: string, name: string): Column => [title, (row) => text(row[name])];
const money = (title: string, name: string): Column => [title, (row) => Number(row[name]).toFixed(2)];

const document = (number: string): Column[] => [
	plain('Number', number),
	plain('Date', 'date'),
	plain('Customer', 'customer_name'),
	plain('Reference', 'reference_number'),
	plain('Status', 'status'),
	plain('Currency', 'currency_code'),
	money('Total', 'total'),
];

const tables: readonly { readonly title: string; readonly kind: Kind; readonly columns: readonly Column[] }[] = [
	{
		title: 'Invoices',
		kind: invoices,
		columns: [
			plain('Number', 'invoice_number'),
			plain('Date', 'date'),
			plain('Due', 'due_date'),
			plain('Customer', 'customer_name'),
			plain('Reference', 'reference_number'),
			plain('Status', 'status'),
			plain('Currency', 'currency_code'),
			money('Total', 'total'),
			money('Balance', 'balance'),
		],
	},
	{
		title: 'Customer payments',
		kind: payments,
		columns: [
			plain('Number', 'payment_number'),
			plain('Date', 'date'),
			plain('Customer', 'customer_name'),
			plain('Reference', 'reference_number'),
			plain('Invoices', 'invoice_numbers'),
			money('Amount', 'amount'),
			money('Unused', 'unused_amount'),
		],
	},
	{
		title: 'Contacts',
		kind: contacts,
		columns: [
			plain('Name', 'contact_name'),
			plain('Type', 'contact_type'),
			plain('Email', 'email'),
			plain('Status', 'status'),
			plain('Currency', 'currency_code'),
			money('Receivable', 'outstanding_receivable_amount'),
		],
	},
	{
		title: 'Items',
		kind: items,
		columns: [plain('Name', 'name'), plain('SKU', 'sku'), money('Rate', 'rate'), plain('Tax', 'tax_name'), plain('Status', 'status')],
	},
	{ title: 'Estimates', kind: estimates, columns: document('estimate_number') },
	{ title: 'Sales orders', kind: salesOrders, columns: document('salesorder_number') },
	{ title: 'Credit notes', kind: creditNotes, columns: [...document('creditnote_number'), money('Balance', 'balance')] },
	{
		title: 'Expense reports',
		kind: reports,
		columns: [
			plain('Number', 'report_number'),
			plain('Name', 'report_name'),
			plain('Submitter', 'submitted_by_name'),
			plain('Status', 'status'),
			plain('Currency', 'currency_code'),
			money('Total', 'total'),
			money('Reimbursable', 'reimbursable_total'),
		],
	},
	{
		title: 'Employee expenses',
		kind: expenses,
		columns: [
			plain('Date', 'date'),
			plain('Category', 'category_name'),
			plain('Merchant', 'merchant_name'),
			plain('Reference', 'reference_number'),
			plain('Report', 'report_name'),
			plain('Status', 'status'),
			plain('Currency', 'currency_code'),
			money('Total', 'total'),
		],
	},
];

export const sheets = (ledger: Ledger): Sheet[] =>
	tables.map(({ title, kind, columns }) => ({
		title,
		columns: columns.map(([heading]) => heading),
		rows: all(ledger, kind.shelf).map((row) => {
			const shown = kind.row(ledger, row);
			return columns.map(([, of]) => of(shown));
		}),
	}));
