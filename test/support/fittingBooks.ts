import { AUCKLAND, BANK, CAFE, GST, NZD, SALES, VENDOR } from './financeIds';
import type { Rules } from './operatingFinance';

/** What records of Books must hold beyond samples by kind of field: what must exist in the books, and what must agree. */

const left = undefined;
export const [MERE, LUCY, REGION, NORTH, PROJECT] = [
	'460000000000012001',
	'460000000000012002',
	'460000000000014001',
	'460000000000015010',
	'460000000000020001',
];
export const FEES = '460000000000003007';

/** What is left out wherever it stands: ids of rows that there are not yet, and what only some kinds of records have. */
const GONE = [
	...['line_item_id', 'pricebook_item_id', 'bill_payment_id', 'exchange_rate', 'discount_type', 'template_id', 'billing_address_id', 'shipping_address_id'],
	...['estimate_id', 'invoiced_estimate_id', 'salesorder_id', 'salesorder_item_id', 'invoice_id', 'invoice_item_id', 'purchaseorder_ids'],
	...[
		'purchaseorder_item_id',
		'recurring_bill_id',
		'retainerinvoice_id',
		'expense_id',
		'contact_persons_associated',
		'delivery_org_address_id',
		'parent_account_id',
	],
	...['tax_authority_id', 'tax_exemption_id', 'purchase_tax_exemption_id', 'parent_location_id', 'is_draft', 'related_entity_type', 'related_entity_id'],
];

/** What links and the like must be, wherever they stand; sample values know the kinds of the fields only. */
export const common: Rules['common'] = (ids) => ({
	...Object.fromEntries(GONE.map((name) => [name, left])),
	account_id: SALES,
	purchase_account_id: FEES,
	inventory_account_id: left,
	discount_account_id: SALES,
	purchase_tax_expense_account_id: FEES,
	paid_through_account_id: BANK,
	from_account_id: BANK,
	to_account_id: BANK,
	currency_id: NZD,
	customer_id: CAFE,
	delivery_customer_id: CAFE,
	vendor_id: VENDOR,
	item_id: ids.item,
	location_id: AUCKLAND,
	project_id: PROJECT,
	pricebook_id: ids.priceList,
	owner_id: MERE,
	user_id: MERE,
	tax_id: GST,
	quantity: '1',
	discount: '0',
	custom_fields: [{ api_name: 'cf_po_number', value: 'PO 7' }],
	tags: [{ tag_id: REGION, tag_option_id: NORTH }],
});

/** What must agree with something else, by resource. */
export const fits: Rules['fits'] = {
	account: (serial) => ({ account_name: `Account ${serial}`, account_code: `9${serial}`, account_type: 'income' }),
	bankAccount: (serial) => ({ account_name: `Bank ${serial}`, account_code: `8${serial}` }),
	bankRule: (serial) => ({ rule_name: `Rule ${serial}`, account_ids: left, record_as: 'expense', account_id: FEES }),
	bankTransaction: () => ({ transaction_type: 'deposit', from_account_id: SALES, to_account_id: BANK }),
	bill: (serial) => ({ bill_number: `B-${serial}` }),
	contact: (serial) => ({ contact_name: `Contact ${serial}`, language_code: 'en', contact_number: `N-${serial}` }),
	contactPerson: (_, ids) => ({ contact_id: ids.contact }),
	creditNote: (serial) => ({ creditnote_number: `CN-${serial}` }),
	currency: (serial) => ({ currency_code: `C${serial}`, currency_format: '1,234,567.89' }),
	customModule: (serial) => ({ record_name: `Record ${serial}` }),
	customerPayment: (serial, ids) => ({
		reference_number: `P-${serial}`,
		account_id: BANK,
		amount: '1',
		invoices: [{ invoice_id: ids.invoice, amount_applied: '0.10' }],
	}),
	estimate: (serial) => ({ estimate_number: `E-${serial}` }),
	expense: (serial) => ({ reference_number: `X-${serial}`, account_id: FEES, mileage_type: 'non_mileage' }),
	invoice: (serial) => ({ invoice_number: `I-${serial}` }),
	item: (serial) => ({ name: `Item ${serial}`, sku: `I-${serial}`, item_type: 'sales_and_purchases' }),
	journal: (serial) => ({
		reference_number: `J-${serial}`,
		status: 'draft',
		line_items: [
			{ account_id: SALES, debit_or_credit: 'credit', amount: '5' },
			{ account_id: FEES, debit_or_credit: 'debit', amount: '5' },
		],
	}),
	location: (serial) => ({ location_name: `Location ${serial}` }),
	priceList: (serial) => ({ name: `Prices ${serial}`, decimal_place: 2, rounding_type: 'no_rounding' }),
	project: (serial) => ({ project_name: `Project ${serial}`, tasks: [{ task_name: 'Design', rate: '90' }], users: [{ user_id: LUCY, cost_rate: '40' }] }),
	purchaseOrder: (serial) => ({ purchaseorder_number: `PO-${serial}` }),
	recurringBill: (serial) => ({ recurrence_name: `Bills ${serial}` }),
	recurringExpense: (serial) => ({ recurrence_name: `Expenses ${serial}`, account_id: FEES }),
	recurringInvoice: (serial) => ({ recurrence_name: `Invoices ${serial}` }),
	reportingTag: (serial) => ({ tag_name: `Tag ${serial}` }),
	salesOrder: (serial) => ({ salesorder_number: `SO-${serial}` }),
	task: () => ({ contact_id: CAFE }),
	tax: (serial) => ({ tax_name: `Tax ${serial}`, tax_specific_type: left }),
	taxAuthority: (serial) => ({ tax_authority_name: `Authority ${serial}` }),
	taxExemption: (serial) => ({ tax_exemption_code: `X${serial}` }),
	taxGroup: (serial) => ({ tax_group_name: `Taxes ${serial}`, taxes: GST }),
	timeEntry: (_, ids) => ({ task_id: ids.projectTask, log_time: '02:30', begin_time: left, end_time: left, start_timer: left }),
	user: (serial) => ({ email: `user${serial}@kowhai.example`, role_id: left }),
	vendorCredit: (serial) => ({ vendor_credit_number: `VC-${serial}` }),
	vendorPayment: (serial, ids) => ({ reference_number: `VP-${serial}`, amount: '1', bills: [{ bill_id: ids.bill, amount_applied: '0.10' }] }),
};

/** Rows that an update would add a second time, and what is never changed. */
export const unchanged: Rules['unchanged'] = {
	currency: ['currency_code'],
	vendorPayment: ['bills'],
	customerPayment: ['invoices'],
	priceList: ['pricebook_items'],
	contactPerson: ['contact_id'],
};
