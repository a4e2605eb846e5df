import type { Shape } from './blank';

export const vendorPayment: Shape = {
	text: `
		payment_id vendor_id vendor_name status transfer_type payment_mode payment_number payment_number_prefix payment_number_suffix purpose_code
		description date reference_number tds_tax_id tds_calculation_type tax_account_id tax_account_name bank_charges_account_id
		bank_charges_account_name currency_id currency_code currency_symbol created_time last_modified_time created_by_id created_by_name
		credit_account_id paid_through_account_id paid_through_account_name paid_through_account_type offset_account_id offset_account_name
		ach_payment_status gw_reference_number submitted_date submitted_by submitted_by_name submitted_by_email submitted_by_photo_url submitter_id
		approver_id
	`,
	number: 'exchange_rate tax_amount_withheld amount bank_charges balance',
	flag: 'is_online_payment is_tds_amount_in_percent is_paid_via_print_check is_ach_payment',
	list: 'custom_fields documents bills vendorpayment_refunds comments imported_transactions approvers_list tags',
	group: 'custom_field_hash check_details billing_address',
};

export const vendorPaymentRow: Shape = {
	text: `
		payment_id vendor_id currency_id status vendor_name bill_numbers payment_mode payment_number description date reference_number
		paid_through_account_id paid_through_account_name currency_code created_time last_modified_time ach_payment_status ach_gw_transaction_id
		gw_reference_number
	`,
	number: 'exchange_rate amount bcy_amount balance bcy_balance',
	flag: 'is_paid_via_print_check has_attachment is_ach_payment',
	list: 'tags',
	group: 'check_details',
};

export const vendorPaymentBill: Shape = {
	text: 'bill_number bill_payment_id bill_id apply_date date due_date',
	number: 'price_precision total balance unprocessed_payment_amount amount_applied tax_amount_withheld',
	flag: 'is_opening_balance',
};
