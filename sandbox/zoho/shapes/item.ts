import type { Shape } from './blank';

export const item: Shape = {
	text: `
		group_id item_id name sku brand manufacturer product_subtype purpose_of_use image_name image_type status source zcrm_product_id crm_owner_id
		unit unit_id description account_id account_name tax_id tax_name tax_type tax_status tax_start_date tax_end_date tax_groups_details
		tax_country_code tax_information is_tax_expired purchase_tax_information associated_template_id purchase_description pricing_scheme
		sales_margin purchase_account_id purchase_account_name created_at created_time offline_created_date_with_time last_modified_time item_type
		product_type minimum_order_quantity maximum_order_quantity attribute_name1 attribute_name2 attribute_name3 attribute_option_name1
		attribute_option_name2 attribute_option_name3 default_hosted_page_url
	`,
	number: 'rate tax_percentage pricebook_rate sales_rate purchase_rate',
	flag: `
		is_linked_with_zohocrm is_default_tax_applied can_be_sold can_be_purchased track_inventory is_fulfillable is_modifier_item has_variant
	`,
	list: 'documents price_brackets default_price_brackets tags locked_actions custom_fields sales_channels integration_references',
	group: 'item_code lock_details lock_detail locked_fields custom_field_hash',
};

export const itemRow: Shape = {
	text: `
		item_id name item_name unit status source zcrm_product_id description tax_id tax_name purchase_account_id purchase_account_name account_id
		account_name purchase_description item_type product_type sku image_name image_type image_document_id created_time last_modified_time
		product_subtype purpose_of_use vendor_name
	`,
	number: 'rate tax_percentage purchase_rate',
	flag: 'is_linked_with_zohocrm can_be_sold can_be_purchased track_inventory has_attachment',
	list: 'tags',
};
