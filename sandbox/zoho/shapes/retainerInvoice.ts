import type { Shape } from './blank';

/** No live answer was seen: these are the keys of the specification. */
export const retainerInvoice: Shape = {
	text: `
		retainerinvoice_id retainerinvoice_number date status is_pre_gst place_of_supply project_id project_name last_payment_date
		reference_number customer_id customer_name currency_id currency_code currency_symbol location_id location_name is_emailed notes terms
		template_id template_name page_width page_height orientation template_type created_time last_modified_time created_by_id attachment_name
		invoice_url
	`,
	number: 'exchange_rate sub_total total payment_made payment_drawn balance price_precision',
	flag: 'is_viewed_by_client client_viewed_time is_inclusive_tax allow_partial_payments can_send_in_mail',
	list: 'contact_persons_associated tags line_items taxes documents custom_fields',
	group: 'payment_options billing_address shipping_address',
};

export const retainerInvoiceRow: Shape = {
	text: `
		retainerinvoice_id customer_name retainerinvoice_number customer_id status reference_number project_or_estimate_name date currency_id
		currency_code created_time last_modified_time is_emailed last_payment_date
	`,
	number: 'total balance',
	flag: 'is_viewed_by_client client_viewed_time has_attachment',
	list: 'tags',
};

export const retainerInvoiceLine: Shape = {
	text: 'line_item_id description tax_id tax_name tax_type location_id location_name',
	number: 'item_order rate bcy_rate tax_percentage item_total',
};
