import type { Shape } from './blank';

/** No live answer was seen: these are the keys of the specification. */
export const recurringBill: Shape = {
	text: `
		recurring_bill_id vendor_id vendor_name status recurrence_name currency_id currency_code currency_symbol start_date end_date pricebook_id
		pricebook_name location_id location_name notes terms payment_terms_label created_time created_by_id last_modified_time discount
		discount_account_id
	`,
	number: 'payment_terms',
	flag: 'is_inclusive_tax is_discount_before_tax',
	list: 'line_items custom_fields tags',
};

/** No live answer was seen: these are the keys of the specification. */
export const recurringExpense: Shape = {
	text: `
		recurring_expense_id recurrence_name start_date end_date recurrence_frequency repeat_every last_created_date next_expense_date
		account_id account_name currency_id currency_code tax_id tax_name description customer_id customer_name status created_time
		last_modified_time project_id project_name location_id location_name
	`,
	number: 'exchange_rate tax_percentage tax_amount sub_total total bcy_total amount',
	flag: 'is_inclusive_tax is_billable',
	list: 'tags line_items',
};

/** No live answer was seen: these are the keys of the specification. */
export const recurringExpenseRow: Shape = {
	text: `
		recurring_expense_id recurrence_name recurrence_frequency repeat_every last_created_date next_expense_date account_name description
		currency_id currency_code customer_name status created_time last_modified_time
	`,
	number: 'total',
	flag: 'is_billable',
	list: 'custom_fields tags',
};
