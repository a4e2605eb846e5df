import { because, type Deviations } from './because';
import { booksAnswers, inventoryAnswers } from './answerDeviations';
import { inventoryDeviations } from './inventoryDeviations';

/** Where the tables of Zoho's finance apps knowingly say something else than Zoho's specification, and why. "Seen" means: in answers of the live service. */

const shown = (name: string, ...fields: readonly string[]): string[] => fields.map((field) => `${name}.${field}: no such field in what is shown`);
const sent = (name: string, ...fields: readonly string[]): string[] => fields.map((field) => `${name}.${field}: no such field in what is sent`);
const values = (name: string, ...some: readonly string[]): string[] => some.map((value) => `${name}: no value ${value}`);

/** What the specification describes in one resource and leaves out in the next, though it is the same thing. */
const alike: Deviations = {
	...because(
		'A custom field is named by id, label, index or API name; the specification shows one of the ways, a different one in each resource',
		'*.custom_fields.api_name: no such field in what is sent',
		'*.custom_fields.customfield_id: no such field in what is sent',
	),
	...because('Seen with every record that can have custom fields', '*.custom_field_hash: no such field in what is shown'),
	...because(
		'Seen with other documents, which show the same addresses',
		'*.billing_address.attention: no such field in what is shown',
		'*.billing_address.phone: no such field in what is shown',
		'*.shipping_address.attention: no such field in what is shown',
		'*.shipping_address.phone: no such field in what is shown',
		'*.shipping_address.street2: no such field in what is shown',
	),
	...because(
		'Files of a record are described where some resources show theirs; they are the same',
		'*.documents.document_id: no such field in what is shown',
		'*.documents.file_name: no such field in what is shown',
		'*.documents.file_type: no such field in what is shown',
		'*.documents.file_size: no such field in what is shown',
	),
	...because('An amount that Zoho sums up for some documents, and shows with others [unsure]', '*.discount_total: no such field in what is shown'),
	...because(
		'The sum and the parts of a line are described where some documents show theirs; they are the same',
		'*.line_items.account_name: no such field in what is shown',
		'*.line_items.discount_amount: no such field in what is shown',
	),
	...because('An address names the invoice or the bill, with what is applied; the rest is shown', ...shown('*.invoices', 'invoice_number', 'date')),
	...because('Money is a number wherever it was seen, with rates of exchange as with amounts', '*.exchange_rate: holds string, not decimal'),
	...because(
		'The specification demands what each entry of the list must have, and names the list nowhere as needed',
		'creditNote.applyToInvoices: the specification needs amount_applied',
		'creditNote.applyToInvoices: the specification needs invoice_id',
		'creditNote.applyToInvoices: the specification does not need invoices',
	),
	...because('Zoho numbers what has no number of its own', 'creditNote.create: the specification needs creditnote_number'),
	...because('A document without lines has nothing to say, and Zoho refuses it', 'vendorCredit.create: the specification does not need line_items'),
	...because('Somebody is paid', 'vendorPayment.create: the specification does not need vendor_id'),
	...because('Somebody of a contact', 'contactPerson.create: the specification does not need contact_id'),
	...because(
		'Refunds are described in full where one is made; whether all of it is shown is not sure',
		...['getRefunds', 'getRefund'].flatMap((verb) => shown(`creditNote.${verb}`, 'exchange_rate', 'from_account_id')),
	),
	...because('What was credited is an amount in what is sent', 'vendorCredit.getBillsCredited.amount: no such field in what is shown'),
	...because('Comments are alike everywhere; some lists tell less of them', ...shown('*', 'comment_type')),
	...because('A number with letters, such as a prefix, is a text', 'invoice.getPayments.payment_number: holds integer, not text'),
	...because('Seen as an empty list; the addresses below tell what it holds', ...shown('creditNote.invoices_credited', '*')),
	...because('Not described, and the rate and amount of a tax are', ...shown('bill.taxes', 'tax_id'), 'bill.taxes.tax_amount: holds string, not decimal'),
	...because(
		'Paging goes with every list; where a list is whole, Zoho passes over it',
		...['page', 'per_page'].map((name) => `organization.getMany: no parameter ${name}`),
	),
	...because('Where it is active, or is not: a flag in one answer and a word in another', 'location.status: holds any, not choice'),
	...because(
		'Quantities are numbers wherever they were seen',
		...['location_stock_on_hand', 'location_available_stock'].map((name) => `item.locations.${name}: holds string, not decimal`),
	),
	...because(
		'The specification has the states that a list can be asked for; with approvals switched on there are more',
		...values('invoice.status', 'pending_approval', 'approved'),
	),
};

const books: Deviations = {
	...alike,
	...because('Unsure whether the list is narrowed; whatever comes is compared with what is looked for', 'project.upsert: no parameter project_name'),
	...because('As with invoices', ...shown('bankTransaction.categorizeAsVendorPayment.bills', 'bill_number', 'date')),
	...because(
		'A payment without invoices is money on account, so nothing about invoices is demanded',
		...['amount_applied', 'invoice_id', 'invoices'].map((name) => `customerPayment.create: the specification needs ${name}`),
	),
	...because(
		'Unsure: known of the dates of other lists; the specification has the plain date only',
		...['date_start', 'date_end'].map((name) => `customerPayment.getMany: no parameter ${name}`),
	),
	...because('Unsure: shown on lines of invoices, and taken on lines of other documents', ...sent('invoice.line_items', 'account_id')),
	...because('Items of Zoho Inventory, which are the same items, take it; the specification of Books shows it in answers only', ...sent('item', 'unit')),
	...because('Files of an invoice, seen as a list', 'invoice.documents: holds any, not rows'),
	...because(
		'A custom field has a value; the specification shows the names only',
		'*.custom_fields.value: no such field in what is sent',
		...sent('project', 'custom_fields'),
	),
	...because(
		'A tag of a line tells its names wherever one is seen',
		'*.tags.tag_name: no such field in what is shown',
		'*.tags.tag_option_name: no such field in what is shown',
	),
	...because('Every list takes it, as the introduction of the API says; some leave it out', '*.getMany: no parameter sort_order'),
	...because(
		'Paging goes with every list; where a list is whole, Zoho passes over it',
		...['page', 'per_page'].map((name) => `contactPerson.getMany: no parameter ${name}`),
	),
	...because('An amount, or a percentage such as 10%: the specification says so in words and number in its type', '*.discount: holds number, not text'),
	...because(
		'A file, where the specification describes the message of Zoho',
		...[
			['bill', 'bills.bill_id'],
			['invoice', 'invoices.invoice_id'],
			['purchaseOrder', 'purchaseorders.purchaseorder_id'],
			['retainerInvoice', 'retainerinvoices.retainerinvoice_id'],
			['salesOrder', 'salesorders.salesorder_id'],
		].map(([name, at]) => `${name}.downloadAttachment: the answer is ${at}.attachment answered, not application/octet-stream`),
		'expense.downloadReceipt: the answer is expenses.expense_id.receipt answered, not application/octet-stream',
		'contact.downloadAttachment: the answer is contacts.contact_id.documents answered, not application/octet-stream',
		'creditNote.downloadAttachment: the answer is creditnotes.creditnote_id.documents answered, not application/octet-stream',
		'retainerInvoice.pdf: the answer is retainerinvoices answered, not application/pdf',
	),
	...because(
		'Told by the tables of accounts and transactions that the application shows; the specification lists fewer',
		...values(
			'account.account_type',
			...['contract_liability', 'input_tax', 'intangible_asset', 'non_current_liability', 'other_liability', 'output_tax'],
			...['overseas_tax_payable', 'payment_clearing', 'right_to_use_asset', 'stock'],
		),
		...['purchase: no account_type intangible_asset', 'purchase: no account_type other_liability', 'bank: no account_type payment_clearing'].map(
			(what) => `account.getMany for ${what}`,
		),
		'account.getMany for stock: no account_type stock',
		...values('bankTransaction.getMany.transaction_type', 'card_payment', 'refund', 'sales_return', 'transfer_fund'),
		...values('expense.getMany.status', 'non-billable'),
		...values('estimate.status', 'pending_approval', 'approved', 'viewed', 'partially_invoiced', 'rejected'),
		...values('retainerInvoice.status', 'pending_approval', 'approved', 'partially_drawn', 'drawn'),
	),
	...because('The specification names weeks only, and its words name intervals', ...values('recurringInvoice.recurrence_frequency', 'days', 'months', 'years')),
	...because('Written small in its own example', ...values('journal.journal_type', 'both', 'cash')),
	...because(
		'Money is a number wherever it was seen',
		'*_rate: holds string, not decimal',
		'*.rate: holds string, not decimal',
		'*amount: holds string, not decimal',
	),
	...because(
		'Numbers wherever they were seen; the specification writes some as texts',
		...[
			'account.getTransactions.debit_amount',
			'estimate.shipping_charge',
			'invoice.shipping_charge',
			'item.reorder_level',
			'item.locations.initial_stock',
		].map((at) => `${at}: holds string, not decimal`),
		...['purchaseOrder.line_items.quantity', 'retainerInvoice.total', 'retainerInvoice.balance'].map((at) => `${at}: holds string, not decimal`),
		...['contact.getRefunds.amount_fcy', 'contact.getRefunds.amount_bcy'].map((at) => `${at}: holds string, not decimal`),
		...['expense.line_items.item_order', 'recurringExpense.line_items.item_order', 'recurringBill.repeat_every', 'recurringExpense.repeat_every'].map(
			(at) => `${at}: holds string, not integer`,
		),
		'account.current_balance: holds any, not decimal',
	),
	...because(
		'Seen as numbers, all of them whole',
		...['account.depth', 'bankAccount.uncategorized_transactions'].map((at) => `${at}: holds number, not integer`),
	),
	...because(
		'Hours and minutes, such as 02:30, which is no number',
		...['getTasks', 'addTask', 'updateTask'].map((verb) => `project.${verb}.log_time: holds number, not text`),
	),
	...because(
		'A day with a time of its own in the example; a day is all that is shown of it',
		...['getComments', 'addComment'].map((verb) => `task.${verb}.date: holds date-time, not date`),
	),
	...because('A flag that must be said either way: a flag that is off is not sent', 'journal.reverse.is_reversal_scheduled: holds boolean, not choice'),
	...because(
		'A document without lines has nothing to say, and Zoho refuses it',
		...['bill', 'journal', 'recurringInvoice', 'salesOrder'].map((name) => `${name}.create: the specification does not need line_items`),
	),
	...because(
		'What the sales order or the estimate says; the specification repeats what an invoice of one’s own needs',
		...['createFromSalesOrder', 'createFromEstimate'].flatMap((verb) =>
			['customer_id', 'line_items'].map((name) => `invoice.${verb}: the specification needs ${name}`),
		),
	),
	...because(
		'Either of the two is enough, and nobody need be in copy [unsure]',
		...['apply_creditnotes', 'invoice_payments'].map((name) => `invoice.applyCredits: the specification needs ${name}`),
		'invoice.remind: the specification needs cc_mail_ids',
	),
	...because(
		'Longer texts do not exist, or are told by Zoho itself',
		'contact.pricebook_id: takes 200 characters, not any number',
		'project.addComment.description: takes 500 characters, not any number',
		'retainerInvoice.addComment.description: takes 2000 characters, not any number',
	),
	...because('Users are added by their ids; the specification needs the rate only', 'project.addUsers: the specification does not need users'),
	...because(
		'An update keeps only the rows that are sent with their id, which the specification shows in answers only',
		...sent('retainerInvoice.line_items', 'line_item_id'),
		...sent('invoice.line_items', 'line_item_id'),
		...sent('project.tasks', 'task_id'),
	),
	...because(
		'Taken by other sales documents and shown with this one [unsure]; Zoho passes over what it does not know',
		...sent('creditNote', 'discount', 'discount_type', 'is_discount_before_tax', 'shipping_charge', 'adjustment', 'adjustment_description', 'salesperson_name'),
		...sent('estimate.line_items', 'account_id', 'project_id'),
		...sent('salesOrder.line_items', 'account_id'),
		...sent('recurringInvoice', 'notes', 'terms', 'line_items.unit', 'line_items.account_id', 'line_items.item_order'),
	),
	...because(
		'Shown with other documents; the specification shows little of this one',
		...shown('recurringInvoice', 'status', 'sub_total', 'tax_total', 'total', 'created_time', 'last_modified_time'),
		...['recurringInvoice', 'recurringExpense'].flatMap((name) => shown(`${name}.line_items`, 'tax_name', 'tax_percentage')),
		...shown('recurringExpense.line_items', 'tax_amount'),
		...shown('salesOrder', 'line_items.item_total', 'line_items.quantity_invoiced', 'current_sub_status'),
		...shown('contact.getRefunds', 'amount', 'exchange_rate', 'from_account_id'),
		...['getRefunds', 'getRefund'].flatMap((verb) => shown(`customerPayment.${verb}`, 'from_account_id')),
		...shown('bankAccount.getLastStatement.transactions', 'description'),
		...shown('timeEntry.stopTimer', 'start_timer', 'cost_rate'),
		...shown('project', 'getTasks.budget_hours', 'getUsers.users'),
		...shown('contact.addComment', 'comment_id', 'commented_by', 'date'),
		...shown('expense.getComments', 'date'),
		...shown('recurringBill.getComments', 'comment_id', 'description', 'commented_by', 'date'),
	),
	...because(
		'The specification shows the tag here, and the options where one is written',
		...shown('reportingTag.getOptions', 'option_id', 'option_name', 'is_active', 'is_default', 'option_order', 'parent_id', 'parent_name'),
	),
	...because('The specification leaves out what wraps the record; both ways are read', 'bankRule.get: the answer has no rule'),
};

export const financeDeviations: Readonly<Record<string, Deviations>> = {
	zohoBooks: books,
	zohoBooksAnswers: booksAnswers,
	zohoInventory: { ...alike, ...inventoryDeviations },
	zohoInventoryAnswers: inventoryAnswers,
	zohoExpense: because(
		'A document as a file is asked for at the address of the record, as with the other apps [unsure]',
		'expenseReport.pdf: the answer is expensereports answered, not application/pdf',
	),
	zohoExpenseAnswers: because(
		'Settings are one with those of Books, where they were seen so',
		'organizations shown.plan_type should be string',
		'settings.taxes shown.status should be equal to one of the allowed values',
	),
};
