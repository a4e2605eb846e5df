import type { Shape } from './blank';

export const expense: Shape = {
	text: `
		expense_id transaction_type transaction_type_formatted expense_item_id account_id account_name paid_through_account_id
		paid_through_account_name vendor_id vendor_name date tax_id tax_name tax_override_preference currency_id currency_code reference_number
		description customer_id customer_name expense_receipt_name expense_receipt_type created_time created_by_id last_modified_by_id
		last_modified_time employee_id employee_name employee_email vehicle_id vehicle_name mileage_unit mileage_type expense_type start_reading
		end_reading status invoice_id invoice_number report_id report_name report_number user_id user_name user_email approver_id approver_name
		approver_email report_status trip_id trip_number location merchant_id merchant_name payment_mode project_id template_id template_name
		template_type page_width page_height orientation project_name zcrm_potential_id zcrm_potential_name
	`,
	number: `
		markup_percent tax_percentage exchange_rate tax_amount sub_total total bcy_total amount mileage_rate fcy_surcharge_amount
		bcy_surcharge_amount
	`,
	flag: 'is_inclusive_tax is_billable is_personal is_reimbursable is_recurring_applicable is_surcharge_applicable',
	list: 'documents taxes tags custom_fields line_items imported_transactions',
	group: 'custom_field_hash',
};

export const expenseRow: Shape = {
	text: `
		expense_id date user_name paid_through_account_name account_name description currency_id currency_code reference_number customer_id
		customer_name vendor_id vendor_name status created_time last_modified_time expense_receipt_name mileage_unit mileage_type expense_type
		report_id start_reading end_reading report_name report_number custom_fields_list
	`,
	number: 'bcy_total bcy_total_without_tax total total_without_tax exchange_rate distance mileage_rate',
	flag: 'is_billable is_personal has_attachment',
	list: 'tags',
};

export const expenseLine: Shape = {
	text: 'line_item_id account_id account_name description tax_id tax_name tax_type',
	number: 'tax_amount tax_percentage item_total amount item_order',
	list: 'line_item_taxes tags',
};
