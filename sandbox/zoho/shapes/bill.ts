import type { Shape } from './blank';

export const bill: Shape = {
	text: `
		bill_id vendor_id vendor_name source contact_category status color_code current_sub_status_id current_sub_status bill_number date due_date
		discount_setting tds_calculation_type payment_terms_label payment_expected_date reference_number scanned_po_number scanned_po_id
		recurring_bill_id due_by_days currency_id currency_code currency_symbol currency_name_formatted subject_content client_viewed_time
		tax_rounding bill_order_type submitted_date submitted_by submitted_by_name submitted_by_email submitted_by_photo_url submitter_id
		approver_id adjustment_description discount_account_id discount_account_name discount_type computation_type tax_override_preference
		billing_address_id created_time created_by_id last_modified_id last_modified_time reference_id notes terms attachment_name template_id
		template_name page_width page_height orientation template_type entity_type account_id account_name adjustment_account_id
		adjustment_account_name
	`,
	number: `
		non_catalog_items_count unused_credits_payable_amount payment_terms due_in_days price_precision exchange_rate adjustment discount_amount
		discount discount_applied_on_amount sub_total sub_total_inclusive_of_tax tax_total discount_total discount_percent total payment_made
		vendor_credits_applied balance unprocessed_payment_amount total_retention_amount
	`,
	flag: `
		is_viewed_by_client is_item_level_tax_calc is_inclusive_tax is_uber_bill is_tally_bill track_discount_in_account
		is_bill_reconciliation_violated is_discount_before_tax is_line_item_invoiced is_approval_required can_send_in_mail
	`,
	list: `
		sub_statuses documents custom_fields line_items purchaseorders taxes payments vendor_credits allocated_landed_costs unallocated_landed_costs
		retention_items approvers_list tags
	`,
	group: 'custom_field_hash billing_address',
};

export const billRow: Shape = {
	text: `
		bill_id vendor_id vendor_name status color_code current_sub_status_id current_sub_status bill_number reference_number date due_date due_days
		currency_id currency_code created_time last_modified_time created_time_formatted last_modified_time_formatted created_by last_modified_by
		is_opening_balance attachment_name entity_type client_viewed_time
	`,
	number: 'price_precision exchange_rate total tds_total balance unprocessed_payment_amount balance_due',
	flag: 'has_attachment is_uber_bill is_tally_bill is_viewed_by_client is_bill_reconciliation_violated',
	list: 'tags',
};

export const billLine: Shape = {
	text: `
		purchaseorder_id purchaseorder_item_id line_item_id item_id line_item_category image_document_id name account_id account_name account_code
		description sales_rate pricebook_id header_id header_name discount_account_id discount_account_name tax_id tax_name tax_type unit item_type
		image_name image_type customer_id receipt_line_item_id customer_name project_id project_name invoice_id invoice_number item_matching_type
	`,
	number: 'bcy_rate rate quantity quantity_received discount markup_percent tax_percentage item_total item_order',
	flag: 'is_billable',
	list: 'tags discounts line_item_taxes item_custom_fields purchase_request_items receive_line_items',
	group: 'item_code',
};
