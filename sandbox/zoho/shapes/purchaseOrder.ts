import type { Shape } from './blank';

export const purchaseOrder: Shape = {
	text: `
		purchaseorder_id contact_category purchaseorder_number date client_viewed_time expected_delivery_date reference_number status order_status
		received_status billed_status color_code current_sub_status_id current_sub_status vendor_id vendor_name currency_id currency_code
		currency_symbol delivery_date tax_rounding tds_calculation_type adjustment_description discount_account_id discount_account_name
		discount_type computation_type tax_override_preference submitted_date submitted_by submitted_by_name submitted_by_email
		submitted_by_photo_url submitter_id approver_id billing_address_id notes terms payment_terms_label ship_via ship_via_id attention
		delivery_org_address_id delivery_customer_id delivery_customer_address_id attachment_name template_id template_name page_width page_height
		orientation template_type created_time created_by_id last_modified_time
	`,
	number: `
		non_catalog_items_count exchange_rate total_quantity adjustment discount_amount discount discount_applied_on_amount sub_total
		sub_total_inclusive_of_tax tax_total discount_total discount_percent total price_precision payment_terms
	`,
	flag: `
		is_viewed_by_client is_emailed is_inclusive_tax is_adv_tracking_in_receive is_po_marked_as_received has_qty_cancelled is_discount_before_tax
		can_send_in_mail can_mark_as_bill can_mark_as_unbill
	`,
	list: `
		documents sub_statuses contact_persons contact_persons_associated line_items taxes approvers_list custom_fields salesorders bills tags
		advances
	`,
	group: 'billing_address delivery_address custom_field_hash',
};

export const purchaseOrderRow: Shape = {
	text: `
		purchaseorder_id vendor_id vendor_name company_name order_status billed_status received_status status color_code current_sub_status_id
		current_sub_status purchaseorder_number reference_number date delivery_date expected_delivery_date delivery_days due_by_days due_in_days
		currency_id currency_code price_precision created_time last_modified_time client_viewed_time
	`,
	number: 'total quantity_yet_to_receive quantity_marked_as_received',
	flag: 'has_attachment is_po_marked_as_received is_viewed_by_client',
	list: 'tags receives',
};

export const purchaseOrderLine: Shape = {
	text: `
		item_id line_item_id salesorder_item_id image_document_id account_id account_name name description pricebook_id header_id header_name
		line_item_category unit tax_id tax_name tax_type item_type project_id image_name image_type
	`,
	number: `
		item_order bcy_rate rate quantity discount quantity_marked_as_received quantity_cancelled quantity_billed item_total tax_percentage
	`,
	flag: 'is_receivable',
	list: 'discounts line_item_taxes tags item_custom_fields purchase_request_items',
	group: 'item_code',
};
