import type { Shape } from './blank';

/** No live answer was seen: these are the keys of the specification. */
export const recurringInvoice: Shape = {
	text: `
		recurring_invoice_id recurrence_name reference_number customer_name customer_id company_name is_pre_gst gst_no gst_treatment tax_treatment
		cfdi_usage vat_treatment place_of_supply customer_email customer_mobile_phone customer_phone photo_url currency_id currency_code
		start_date end_date last_sent_date next_invoice_date location_id location_name
	`,
	number: 'paid_invoices_total unpaid_invoices_balance',
	flag: 'is_reverse_charge_applied',
	list: 'contact_persons_associated tags line_items',
	group: 'billing_address shipping_address payment_options',
};

/** The specification's rows have neither status nor times; without them nobody could tell what changed [unsure]. */
export const recurringInvoiceRow: Shape = {
	text: `
		status created_time last_modified_time reference_number recurrence_frequency recurring_invoice_id recurrence_name customer_name customer_id currency_id currency_code start_date end_date last_sent_date
		next_invoice_date
	`,
	list: 'custom_fields tags',
	group: 'billing_address shipping_address',
};

export const recurringInvoiceLine: Shape = {
	text: 'line_item_id name sku product_type location_id location_name tax_id tax_treatment_code project_id project_name line_item_category',
	number: 'quantity item_total',
	list: 'tags',
};
