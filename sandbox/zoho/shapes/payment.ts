import type { Shape } from './blank';

export const payment: Shape = {
	text: `
		payment_id payment_number sales_channel account_identifier payment_link_id created_by created_time updated_time payment_number_prefix
		payment_number_suffix beat_id beat_number journey_plan_id sales_person_id sales_person_name customer_id customer_name payment_mode card_type
		date offline_created_date_with_time account_id account_name account_type customer_advance_account_id customer_advance_account_name
		currency_id currency_symbol currency_code bank_charges_account_id bank_charges_account_name tax_account_id tax_account_name description
		reference_number online_transaction_id payment_gateway settlement_status payment_status tender_id last_four_digits template_id template_name
		page_width page_height orientation template_type attachment_name rounding_mode
	`,
	number: 'exchange_rate amount unused_amount bank_charges tax_amount_withheld discount_amount price_precision',
	flag: `
		is_client_review_settings_enabled is_early_payment_discount_applicable is_ondc_channel can_send_in_mail can_send_payment_sms
		is_payment_details_required
	`,
	list: 'locked_actions documents invoices payment_refunds deposit_details custom_fields imported_transactions tags',
	group: 'lock_details custom_field_hash',
};

export const paymentRow: Shape = {
	text: `
		payment_id payment_number invoice_numbers date payment_mode payment_mode_formatted account_id account_name description reference_number
		customer_id customer_name created_time last_modified_time last_four_digits gateway_transaction_id payment_gateway documents
		custom_fields_list tax_account_id tax_account_name payment_type payment_status settlement_status sales_channel
	`,
	number: 'amount bcy_amount unused_amount bcy_unused_amount bcy_refunded_amount tax_amount_withheld',
	flag: 'has_attachment',
	list: 'applied_invoices tags',
};

export const paymentInvoice: Shape = {
	text: `
		invoice_number invoice_payment_id invoice_id invoice_customer_id invoice_customer_name date due_date apply_date allow_partial_payments
	`,
	number: 'amount_applied tax_amount_withheld discount_amount total balance price_precision',
	flag: 'is_early_payment_discount_applicable',
	list: 'invoice_installments installments',
};
