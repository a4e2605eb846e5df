import { at, chain, fork, type Step } from './flow';
import { AMOUNT, ATTACHED, audited } from './audit';
import { noteOver, templateOf, through } from './frame';
import { check, either, expense, expenseTrigger, idOf, mapper, merge, readXero, set, split, upsert, xero } from './steps';

/** The receipts of some expenses that are not at a record in Xero yet; names begin with the expense's, because two receipts may be called alike. */
const missingReceipts = (name: string, x: number, y: number, expenses: string): Step =>
	set(
		name,
		at(x, y),
		`={{ (() => {
  const there = ($json.Attachments ?? []).map((one) => one.FileName);
  const receipts = (${expenses}).flatMap((expense) => (expense.documents ?? []).map((file) => ({
    expense_id: expense.expense_id,
    _sync: $json._sync,
    document_id: file.document_id,
    file_name: [expense.reference_number || expense.expense_id, file.file_name].join(" ").replace(/[<>:"\\/\\\\|?*+]/g, "-")
  })));
  return { receipts: receipts.filter((one) => !there.includes(one.file_name)) };
})() }}`,
	);

/** From the record in Xero to its receipts: what is there is read once, and only what is missing travels. */
const receipts = (
	of: string,
	[column, y]: readonly [number, number],
	{ endpoint, id, written, expenses }: Readonly<Record<'endpoint' | 'id' | 'written' | 'expenses', string>>,
): Step[] => [
	readXero(`Receipts at ${of}`, at(column, y), `=/${endpoint}/{{ $json.${id} }}/Attachments`),
	missingReceipts(`Receipts that ${of} lacks`, column + 1, y, expenses),
	split(`Receipt for ${of}`, at(column + 2, y), 'receipts'),
	expense(`Download receipt for ${of}`, at(column + 3, y), {
		resource: 'expense',
		operation: 'downloadDocument',
		...idOf('={{ $json.expense_id }}'),
		document_id: '={{ $json.document_id }}',
		binaryPropertyName: 'data',
	}),
	xero(`Attach receipt to ${of}`, at(column + 4, y), {
		resource: 'attachment',
		operation: 'upload',
		Endpoint: endpoint,
		RecordID: `={{ $('${written}').item.json.${id} }}`,
		binaryPropertyName: 'data',
		options: { FileName: `={{ $('Receipt for ${of}').item.json.file_name }}` },
	}),
];

const lackingChain = (of: string) =>
	chain(`Receipts at ${of}`, `Receipts that ${of} lacks`, `Receipt for ${of}`, `Download receipt for ${of}`, `Attach receipt to ${of}`);

const reimbursable = `$('Report').item.json.expenses.filter((expense) => expense.is_reimbursable !== false)`;

/** 06: what employees are owed, and what the company's card paid. */
export const expenseReports = templateOf({
	name: '06 Zoho Expense reports to Xero',
	entry: 'Report',
	target: 'xero:bill',
	trigger: expenseTrigger('Approved report', [0, 0], { events: ['expenseReport.approved'], delivery: 'polling' }),
	steps: [
		mapper('Employee to Xero contact', at(0), 'zohoExpenseUserToXeroContact'),
		check('Check employee', at(1), 'contact'),
		upsert('Create or update employee', at(2), 'contact'),
		either('Is anything to be paid back?', at(3, -100), `={{ ${reimbursable}.length > 0 }}`),
		mapper('Report to Xero bill', at(4, -100), 'zohoExpenseReportToXeroBill', `={{ $('Report').item.json }}`),
		check('Check bill', at(5, -100), 'bill'),
		upsert('Create or update bill', at(6, -100), 'bill'),
		...receipts('the bill', [7, 200], { endpoint: 'Invoices', id: 'InvoiceID', written: 'Create or update bill', expenses: reimbursable }),
		set(
			'Paid by the company',
			at(3, 600),
			`={{ (() => {
  const report = $('Report').item.json;
  const source = report._sync?.source ?? {};
  return { expenses: report.expenses.filter((expense) => expense.is_reimbursable === false).map((expense) => ({
    ...expense,
    employee: report.submitted_by || report.created_by_id,
    _sync: { source: {
      ...source,
      app: "zohoExpense",
      entity: "expense",
      id: expense.expense_id,
      number: expense.reference_number || expense.expense_id,
      modified: expense.last_modified_time ?? ""
    } }
  })) };
})() }}`,
		),
		split('Expense', at(4, 600), 'expenses'),
		either('Has it a merchant?', at(5, 600), '={{ Boolean($json.merchant_id) }}'),
		mapper('Merchant to Xero contact', at(6, 500), 'zohoExpenseMerchantToXeroContact'),
		check('Check merchant', at(7, 500), 'contact'),
		upsert('Create or update merchant', at(8, 500), 'contact'),
		merge('Expense with its contact', at(9, 600)),
		mapper('Expense to bank transaction', at(10, 600), 'zohoExpenseToXeroBankTransaction', `={{ $('Expense').item.json }}`),
		check('Check bank transaction', at(11, 600), 'bankTransaction'),
		upsert('Create or update bank transaction', at(12, 600), 'bankTransaction'),
		...receipts('the transaction', [13, 820], {
			endpoint: 'BankTransactions',
			id: 'BankTransactionID',
			written: 'Create or update bank transaction',
			expenses: `[$('Expense').item.json]`,
		}),
		noteOver(
			'About the employee',
			[0, 2],
			[-260, 440],
			'work',
			"### 2. The employee first\nThe contact in Xero carries the number *expense:* and the user's id, so it is found again and never made twice.",
		),
		noteOver(
			'About the bill',
			[3, 6],
			[-260, 420],
			'start',
			'### 3. What is paid back\nOne bill to the employee, with a line for each line of the expenses that are reimbursable. It is found by the number of the report.',
		),
		noteOver(
			'About the receipts of the bill',
			[7, 11],
			[80, 290],
			'work',
			'### The receipts of the bill\nWhat is at the bill already does not travel again. Xero takes ten files for each.',
		),
		noteOver(
			'About the company card',
			[3, 12],
			[400, 360],
			'work',
			'### 4. What the company paid\nA bank transaction for each expense that is not reimbursable, of the account that the card has in the mapping table, with the reference *expense:* and its id.',
		),
		noteOver('About the receipts of the transactions', [13, 17], [720, 280], 'start', '### The receipts of the transactions'),
	],
	links: [
		...chain('Report', 'Employee to Xero contact', 'Check employee', 'Create or update employee', 'Is anything to be paid back?'),
		...fork('Is anything to be paid back?', ['Report to Xero bill']),
		...chain('Report to Xero bill', 'Check bill', 'Create or update bill'),
		...chain('Create or update bill', 'Receipts at the bill'),
		...lackingChain('the bill'),
		...chain('Create or update employee', 'Paid by the company', 'Expense', 'Has it a merchant?'),
		...fork('Has it a merchant?', ['Merchant to Xero contact'], []),
		...chain('Merchant to Xero contact', 'Check merchant', 'Create or update merchant', 'Expense with its contact'),
		{ from: 'Has it a merchant?', to: 'Expense with its contact', output: 1, input: 1 },
		...chain('Expense with its contact', 'Expense to bank transaction', 'Check bank transaction', 'Create or update bank transaction'),
		...through('Create or update bill', 'Create or update bank transaction'),
		...audited('Create or update employee', 'Create or update merchant', 'Attach receipt to the bill', 'Attach receipt to the transaction'),
		...chain('Create or update bank transaction', 'Receipts at the transaction'),
		...lackingChain('the transaction'),
	],
	mappers: ['Report to Xero bill', 'Expense to bank transaction'],
	places: { rows: at(4, -560), audit: at(6, -560), through: at(14), triage: at(8, 1140) },
	written: { message: AMOUNT, target: ATTACHED },
	notes: {
		about: `## Zoho Expense reports to Xero

A report that is approved reaches Xero: what is paid back as a **bill** to the employee, what the company's card paid as **bank transactions**, each once, to the cent, with its receipts. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* (with *Bank Transactions* and *Attachments* switched on) and *Zoho account* (with *Expense* switched on).
3. Add mapping rows: of kind *account* for each category, of kind *purchaseTax* for each tax, of kind *paymentAccount* for the company's card.
4. **Publish** this workflow. It asks for changes at intervals; for seconds, set *Delivery* to *Webhook* and follow the steps that the node shows.`,
		start: '### 1. A report is approved\nIt comes with its expenses.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row, an archived contact), execute from *Replay waiting dead letters*. The whole report comes again; what is there already is left as it is.',
	},
});
