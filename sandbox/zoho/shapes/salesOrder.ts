import type { Shape } from './blank';

/** No live answer was seen: these are the keys of the specification. */
export const salesOrder: Shape = {
	text: `
		customer_id billing_address_id shipping_address_id gst_no gst_treatment place_of_supply crm_owner_id crm_custom_reference_id
		zcrm_potential_id vat_treatment tax_treatment salesorder_number reference_number template_id date shipment_date discount_type
		salesperson_id salesperson_name merchant_id merchant_name estimate_id tax_id tax_authority_id tax_authority_name tax_exemption_id
		tax_exemption_code avatax_exempt_no avatax_use_code location_id location_name pricebook_id adjustment_description delivery_method notes
		notes_default terms terms_default
	`,
	number: 'exchange_rate discount shipping_charge adjustment',
	flag: 'is_pre_gst is_reverse_charge_applied is_update_customer is_discount_before_tax is_inclusive_tax',
	list: 'contact_persons_associated documents sub_statuses custom_fields line_items tags',
};

export const salesOrderRow: Shape = {
	text: `
		salesorder_id zcrm_potential_id zcrm_potential_name customer_name customer_id status salesorder_number reference_number date shipment_date
		currency_id currency_code created_time last_modified_time
	`,
	number: 'shipment_days total sub_total bcy_total',
	flag: 'is_emailed has_attachment',
	list: 'custom_fields',
};

export const salesOrderLine: Shape = {
	text: `
		line_item_id sku tax_name tax_type tax_id tds_tax_id tax_treatment_code product_exemption_id product_exemption_code avatax_use_code_id
		avatax_use_code_desc avatax_tax_code_id avatax_tax_code_desc product_type hsn_or_sac sat_item_key_code unitkey_code stock_on_hand image_id
		image_name image_type project_id project_name location_id location_name line_item_category
	`,
	number: 'bcy_rate tax_percentage item_total_inclusive_of_tax',
	flag: 'is_taxable is_invoiced',
	list: 'tags',
};
