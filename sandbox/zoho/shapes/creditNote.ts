import type { Shape } from './blank';

export const creditNote: Shape = {
	text: `
		creditnote_id creditnote_number status date issued_date reference_number notes terms created_time created_by_id last_modified_by_id
		last_modified_time subject_content created_by_name offline_created_date_with_time invoice_id sales_channel customer_id customer_name
		client_viewed_time salesperson_id salesperson_name tds_calculation_type contact_category tax_rounding tax_override_preference color_code
		current_sub_status_id current_sub_status template_id template_type template_name page_width page_height orientation currency_id
		currency_code currency_symbol currency_name_formatted discount_type discount_account_id discount_account_name account_id account_name
		adjustment_account_id adjustment_account_name submitter_id approver_id submitted_date submitted_by submitted_by_name submitted_by_email
		submitted_by_photo_url shipping_charge_tax_id shipping_charge_tax_name shipping_charge_tax_type shipping_charge_tax_percentage
		shipping_charge_tax_exemption_id shipping_charge_tax_exemption_code shipping_charge_tax bcy_shipping_charge_tax
		shipping_charge_tax_formatted shipping_charge_exclusive_of_tax_formatted shipping_charge_inclusive_of_tax_formatted
		shipping_charge_account_id shipping_charge_account_name adjustment_description transaction_rounding_type rounding_mode bcy_rounding_mode
		computation_type
	`,
	number: `
		exchange_rate price_precision discount discount_applied_on_amount shipping_charge_exclusive_of_tax shipping_charge_inclusive_of_tax
		shipping_charge adjustment roundoff_value sub_total sub_total_inclusive_of_tax tax_total total total_credits_used total_refunded_amount
		balance
	`,
	flag: 'is_emailed is_viewed_by_client is_inclusive_tax is_discount_before_tax',
	list: `
		invoices_credited contact_persons contact_persons_associated exceptions sub_statuses line_items documents custom_fields
		shipping_charge_taxes taxes creditnote_refunds locked_actions approvers_list tags
	`,
	group: 'custom_field_hash billing_address shipping_address lock_details lock_detail',
};

export const creditNoteRow: Shape = {
	text: `
		creditnote_id creditnote_number status reference_number date issued_date customer_id customer_name applied_invoices salesperson_name
		salesperson_id client_viewed_time color_code current_sub_status_id current_sub_status currency_id currency_code created_time
		last_modified_time template_id template_type rounding_mode
	`,
	number: 'total balance exchange_rate price_precision',
	flag: 'is_emailed has_attachment is_viewed_by_client',
	list: 'tags',
};

export const creditNoteLine: Shape = {
	text: `
		item_id line_item_id account_id account_name name internal_name description invoice_id invoice_item_id pricing_scheme unit
		line_item_category project_id pricebook_id discount_account_id discount_account_name sales_margin tax_id tax_name tax_type item_type
		image_document_id
	`,
	number: 'item_order quantity discount_amount discount bcy_rate rate tax_percentage item_total',
	flag: 'can_skip_stock_tracking is_credit_only_item is_modifier_item',
	list: 'item_custom_fields discounts line_item_taxes tags mapped_items',
	group: 'item_code',
};
