import type { Shape } from './blank';

/** No live answer was seen: these are the keys of the specification. */
export const vendorCredit: Shape = {
	text: `
		vendor_credit_id vendor_credit_number date status reference_number pricebook_id vendor_id vendor_name currency_id currency_code location_id
		location_name notes created_time last_modified_time
	`,
	number: 'exchange_rate price_precision sub_total total total_credits_used total_refunded_amount balance',
	flag: 'is_inclusive_tax',
	list: 'tags line_items documents custom_fields comments vendor_credit_refunds bills_credited',
};

export const vendorCreditRow: Shape = {
	text: `
		vendor_credit_id vendor_credit_number status reference_number date vendor_id vendor_name currency_id currency_code created_time
		last_modified_time
	`,
	number: 'total balance exchange_rate',
	flag: 'has_attachment',
	list: 'tags',
};
