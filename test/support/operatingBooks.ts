import { zohoOrganization, type ZohoVendor } from '../../sandbox/zoho';
import { rowsIn, type Row } from '../../src/record';
import type { Line } from './drive';
import { BANK, CAFE, DAY, SALES, VENDOR } from './financeIds';
import { common, fits, unchanged, LUCY, MERE, PROJECT, REGION } from './fittingBooks';
import type { Operator } from './operating';
import { financeOperator, openInvoice, type Desk, type Rules } from './operatingFinance';

/** What an operation of Books needs that its tables do not say. */

const MODULE = 'cm_debtor';

const approved = ['bill', 'creditNote', 'estimate', 'invoice', 'journal', 'purchaseOrder', 'retainerInvoice', 'salesOrder', 'vendorCredit'];

const first: Rules['first'] = {
	...Object.fromEntries(approved.flatMap((name) => ['approve', 'reject'].map((verb) => [`${name}.${verb}`, ['submit']]))),
	'bankTransaction.restore': ['exclude'],
	'bankTransaction.uncategorize': ['categorize'],
	'bankTransaction.unmatch': ['match'],
	'bill.markAsOpen': ['void'],
	'creditNote.approve': ['markAsDraft', 'submit'],
	'creditNote.reject': ['markAsDraft', 'submit'],
	'creditNote.markAsOpen': ['void'],
	'creditNote.submit': ['markAsDraft'],
	'estimate.markAsAccepted': ['markAsSent'],
	'estimate.markAsDeclined': ['markAsSent'],
	'invoice.cancelWriteOff': ['markAsSent', 'writeOff'],
	'invoice.markAsDraft': ['void'],
	'invoice.writeOff': ['markAsSent'],
	'invoice.remind': ['markAsSent'],
	'project.deleteUser': ['addUsers'],
	'journal.reverse': ['publish'],
	'retainerInvoice.markAsDraft': ['void'],
	...Object.fromEntries(['recurringBill', 'recurringExpense', 'recurringInvoice'].map((name) => [`${name}.resume`, ['stop']])),
};

/** A line of a bank statement that waits. */
const bankLine = async ({ must, next }: Desk): Promise<string> => {
	const transaction_id = `L${next()}`;
	const transactions = [{ date: DAY, debit_or_credit: 'credit', amount: '12.50', payee: transaction_id, reference_number: transaction_id, transaction_id }];
	await must('bankAccount', 'importStatement', { from: 0, inputs: { account_id: BANK, start_date: DAY, end_date: DAY, transactions } });
	const found = await must('bankTransaction', 'getMany', { from: 0, limit: 1, filters: { reference_number: transaction_id } });
	return String(found.transaction_id);
};

/** A transaction that was entered by hand, of the amount of the line. */
const entered = async ({ must, recordFor }: Desk): Promise<Row> => {
	const { transaction_id, transaction_type } = await must('bankTransaction', 'create', { from: 0, record: recordFor('bankTransaction') });
	return { transaction_id, transaction_type };
};

const LINED = [
	...['getMatches', 'match', 'unmatch', 'categorize', 'categorizeAsExpense', 'categorizeAsCustomerPayment', 'categorizeAsVendorPayment'],
	...['categorizeAsCreditNoteRefund', 'categorizeAsVendorCreditRefund', 'categorizeAsCustomerPaymentRefund', 'categorizeAsVendorPaymentRefund'],
	...['uncategorize', 'exclude', 'restore'],
];

const withStatement = async ({ created, must, next }: Desk): Promise<string> => {
	const account_id = await created('bankAccount');
	const transactions = [{ date: DAY, debit_or_credit: 'debit', amount: '12.50', transaction_id: `S${next()}` }];
	await must('bankAccount', 'importStatement', { from: 0, inputs: { account_id, transactions } });
	return account_id;
};

const inModule = () => ({ module_api_name: MODULE });

const moved = { date: DAY, amount: '12.50', reference_number: 'R', description: 'D', payment_mode: 'cash' };
const returned = { date: DAY, amount: '12.50', reference_number: 'R', description: 'D', refund_mode: 'cash' };

const addressOf = async ({ must }: Desk, id: string | undefined): Promise<unknown> =>
	(await must('contact', 'addAddress', { from: 0, id, inputs: { address: '2 Quay Street', city: 'Auckland' } })).address_id;

const rateOf = async ({ must }: Desk, id: string | undefined): Promise<Row> => {
	await must('currency', 'addExchangeRate', { from: 0, id, inputs: { effective_date: DAY, rate: '1.4' } });
	return { exchange_rate_id: (await must('currency', 'getExchangeRates', { from: 0, id })).exchange_rate_id };
};

const taskOf = async ({ must }: Desk, id: string | undefined): Promise<Row> => ({ task_id: (await must('project', 'getTasks', { from: 0, id })).task_id });

/** A retainer that was paid can be applied. */
const retained = async (desk: Desk, id: string | undefined): Promise<Row> => {
	await desk.must('customerPayment', 'create', {
		from: 0,
		record: { customer_id: CAFE, payment_mode: 'cash', amount: '5', date: DAY, retainerinvoice_id: id },
	});
	return { invoice_payments: [{ invoice_id: await openInvoice(desk), amount_applied: '0.10', apply_date: DAY }] };
};

/** A new user is invited, and only the list tells his id. */
const invited = async ({ must, recordFor, zoho }: Desk): Promise<string> => {
	const record = recordFor('user');
	await must('user', 'create', { from: 0, record });
	return zoho.ids('users').at(-1)!;
};

/** One timer runs for each user, from whichever operation came before. */
const running = async ({ created, must }: Desk): Promise<unknown> =>
	await must('timeEntry', 'getTimer', { from: 0 }).catch(async () => await must('timeEntry', 'startTimer', { from: 0, id: await created('timeEntry') }));

export const booksRules: Rules = {
	common,
	fits,
	first,
	unchanged,
	before: {},
	besides: { customModule: inModule },
	otherwise: {
		organization: () => zohoOrganization.id,
		user: invited,
		...Object.fromEntries(LINED.map((verb) => [`bankTransaction.${verb}`, bankLine])),
		'bankAccount.getLastStatement': withStatement,
		'bankAccount.deleteLastStatement': withStatement,
	},
	ready: {
		'account.getTransactions': entered,
		'contact.getRefunds': async ({ must, recordFor }, customer_id) => {
			const { creditnote_id } = await must('creditNote', 'create', { from: 0, record: { ...recordFor('creditNote'), customer_id } });
			await must('creditNote', 'refund', { from: 0, id: String(creditnote_id), inputs: { date: DAY, amount: '1', from_account_id: BANK } });
		},
		'timeEntry.getTimer': running,
		'timeEntry.startTimer': async ({ must }) => await must('timeEntry', 'stopTimer', { from: 0 }).catch(() => undefined),
		'timeEntry.stopTimer': running,
	},
	inputs: {
		'account.getTransactions': () => ({ account_id: BANK, date_start: DAY, date_end: DAY }),
		'bankAccount.importStatement': ({ next }) => ({
			account_id: BANK,
			start_date: DAY,
			end_date: DAY,
			transactions: [
				{ date: DAY, debit_or_credit: 'debit', amount: '12.50', payee: 'A', description: 'B', reference_number: `R${next()}`, transaction_id: `L${next()}` },
			],
		}),
		'bankTransaction.getMatches': async (desk) => {
			const { transaction_type } = await entered(desk);
			return { transaction_type, amount_start: '1', amount_end: '20', show_all_transactions: true };
		},
		'bankTransaction.match': async (desk) => ({ transactions_to_be_matched: [await entered(desk)] }),
		'bankTransaction.categorize': () => ({
			transaction_type: 'deposit',
			from_account_id: SALES,
			to_account_id: BANK,
			date: DAY,
			amount: '12.50',
			reference_number: 'R',
			description: 'D',
			payment_mode: 'cash',
			customer_id: CAFE,
		}),
		'bankTransaction.categorizeAsCustomerPayment': async (desk) => ({
			...moved,
			customer_id: CAFE,
			account_id: BANK,
			invoices: [{ invoice_id: await openInvoice(desk), amount_applied: '0.10' }],
		}),
		'bankTransaction.categorizeAsVendorPayment': async ({ created }) => ({
			...moved,
			vendor_id: VENDOR,
			paid_through_account_id: BANK,
			bills: [{ bill_id: await created('bill'), amount_applied: '0.10' }],
		}),
		'bankTransaction.categorizeAsCreditNoteRefund': async ({ created }) => ({ ...returned, creditnote_id: await created('creditNote'), from_account_id: BANK }),
		'bankTransaction.categorizeAsVendorCreditRefund': async ({ created }) => ({
			...returned,
			vendor_credit_id: await created('vendorCredit'),
			account_id: BANK,
		}),
		'bankTransaction.categorizeAsCustomerPaymentRefund': () => ({ ...returned, from_account_id: BANK }),
		'bankTransaction.categorizeAsVendorPaymentRefund': async ({ must }) => ({
			...returned,
			vendorpayment_id: (
				await must('vendorPayment', 'create', { from: 0, record: { vendor_id: VENDOR, amount: '20', date: DAY, paid_through_account_id: BANK } })
			).payment_id,
			to_account_id: BANK,
		}),
		'contact.deleteAddress': async (desk, id) => ({ address_id: await addressOf(desk, id) }),
		'contact.updateAddress': async (desk, id) => ({ address_id: await addressOf(desk, id), city: 'Napier', zip: '4110' }),
		'contact.enablePortal': async ({ must }, id) => ({
			contact_persons: rowsIn((await must('contact', 'get', { from: 0, id })).contact_persons).map(({ contact_person_id }) => ({ contact_person_id })),
		}),
		'currency.deleteExchangeRate': rateOf,
		'currency.updateExchangeRate': async (desk, id) => ({ ...(await rateOf(desk, id)), effective_date: DAY, rate: '1.5' }),
		'invoice.createFromEstimate': async ({ created, must }) => {
			const id = await created('estimate');
			await must('estimate', 'markAsSent', { from: 0, id });
			await must('estimate', 'markAsAccepted', { from: 0, id });
			return { estimate_ids: id };
		},
		'invoice.createFromSalesOrder': async ({ created, must }) => {
			const id = await created('salesOrder');
			await must('salesOrder', 'markAsOpen', { from: 0, id });
			return { salesorder_id: id };
		},
		'project.addUsers': () => ({ users: [{ user_id: MERE }], cost_rate: '55' }),
		'project.deleteTask': taskOf,
		'project.updateTask': async (desk, id) => ({ ...(await taskOf(desk, id)), task_name: 'Build', rate: '95' }),
		'project.deleteUser': () => ({ user_id: LUCY }),
		'reportingTag.getOptions': () => ({ tag_id: REGION }),
		'reportingTag.setOptions': () => ({ options: [{ option_name: 'East', is_active: true, is_default: false, children: [{ option_name: 'Far East' }] }] }),
		'retainerInvoice.applyToInvoices': retained,
		'retainerInvoice.deleteApplication': async (desk, id) => {
			const inputs = await retained(desk, id);
			await desk.must('retainerInvoice', 'applyToInvoices', { from: 0, id, inputs });
			return { invoice_id: rowsIn(inputs.invoice_payments)[0]?.invoice_id };
		},
		'bankAccount.deleteLastStatement': async ({ must }, id) => ({
			statement_id: (await must('bankAccount', 'getLastStatement', { from: 0, id })).statement_id,
		}),
	},
	prepare: async (desk) => {
		const { ids, created, must } = desk;
		ids.item = await created('item');
		ids.priceList = await created('priceList');
		ids.contact = await created('contact');
		ids.projectTask = rowsIn((await must('project', 'get', { from: 0, id: PROJECT })).tasks)[0]?.task_id;
		ids.invoice = await openInvoice(desk);
		ids.bill = await created('bill');
	},
};

export const booksOperator = (line: Line, zoho: ZohoVendor): Operator => financeOperator(line, zoho, booksRules);
