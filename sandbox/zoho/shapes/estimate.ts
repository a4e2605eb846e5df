import type { Shape } from './blank';

export const estimate: Shape = {
	text: `
		estimate_id estimate_number zcrm_potential_id zcrm_potential_name date created_date reference_number status color_code
		current_sub_status_id current_sub_status customer_id customer_name contact_category currency_id currency_code currency_symbol expiry_date
		discount_type client_viewed_time tax_rounding tds_calculation_type estimate_url cart_id beat_id beat_number journey_plan_id submitter_id
		submitted_date submitted_by submitted_by_name submitted_by_email submitted_by_photo_url approver_id shipping_charge_tax_id
		shipping_charge_tax_name shipping_charge_tax_type shipping_charge_tax_percentage shipping_charge_tax_exemption_id
		shipping_charge_tax_exemption_code shipping_charge_tax bcy_shipping_charge_tax shipping_charge_tax_formatted
		shipping_charge_exclusive_of_tax_formatted shipping_charge_inclusive_of_tax_formatted shipping_charge_account_id
		shipping_charge_account_name adjustment_description transaction_rounding_type rounding_mode bcy_rounding_mode tax_override_preference
		notes terms template_id template_name template_type page_width page_height orientation created_time last_modified_time created_by_id
		last_modified_by_id salesperson_id salesperson_name attachment_name estimate_type subject_content
	`,
	number: `
		uninvoiced_amount invoiced_amount exchange_rate discount discount_applied_on_amount shipping_charge_exclusive_of_tax
		shipping_charge_inclusive_of_tax shipping_charge bcy_shipping_charge adjustment bcy_adjustment roundoff_value sub_total bcy_sub_total
		sub_total_inclusive_of_tax sub_total_exclusive_of_discount discount_total bcy_discount_total discount_percent total bcy_total tax_total
		bcy_tax_total price_precision
	`,
	flag: `
		is_transaction_created is_converted_to_open is_progressive_quote is_discount_before_tax is_viewed_by_client is_inclusive_tax
		can_send_in_mail can_send_estimate_sms allow_partial_payments
	`,
	list: `
		sub_statuses documents exceptions contact_persons locked_actions line_items shipping_charge_taxes taxes invoice_ids subscription_ids
		custom_fields contact_persons_associated contact_persons_details retainerinvoices salesorders approvers_list tags
	`,
	group: 'lock_details lock_detail billing_address shipping_address customer_default_billing_address custom_field_hash payment_options',
};

export const estimateRow: Shape = {
	text: `
		estimate_id zcrm_potential_id zcrm_potential_name customer_name customer_id company_name status color_code current_sub_status_id
		current_sub_status estimate_number reference_number date currency_id currency_code created_time last_modified_time accepted_date
		declined_date expiry_date client_viewed_time template_type template_id salesperson_id salesperson_name
	`,
	number: 'total',
	flag: 'has_attachment is_viewed_by_client is_emailed',
	list: 'tags',
};

export const estimateLine: Shape = {
	text: `
		item_id line_item_id name internal_name description header_id header_name unit pricing_scheme pricebook_id line_item_category tax_id
		tax_name tax_type combo_type image_document_id
	`,
	number: 'item_order bcy_rate rate quantity discount_amount discount tax_percentage item_total',
	list: 'documents discounts line_item_taxes tags item_custom_fields mapped_items',
	group: 'item_code',
};
