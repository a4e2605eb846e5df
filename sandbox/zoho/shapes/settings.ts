import type { Shape } from './blank';

export const account: Shape = {
	text: `
		account_type parent_account_name description closing_balance_formatted account_id parent_account_id account_name account_code
		account_type_formatted placeholder status
	`,
	number: 'closing_balance',
	flag: 'is_bulk_update_supported is_active is_register_supported_account is_involved_in_transaction is_system_account isdebit',
	list: 'documents custom_fields transactions',
};

export const accountRow: Shape = {
	text: `
		account_id account_name account_code account_type description placeholder parent_account_id parent_account_name child_count created_time
		last_modified_time
	`,
	number: 'depth',
	flag: `
		is_register_supported_account is_user_created is_system_account is_active can_show_in_ze has_attachment is_child_present
		is_standalone_account
	`,
	list: 'documents',
};

export const currency: Shape = {
	text: 'currency_id currency_code currency_name currency_name_formatted currency_symbol currency_format effective_date',
	number: 'price_precision exchange_rate',
	flag: 'is_base_currency auto_exchange_rate_enabled',
};

export const organization: Shape = {
	text: `
		organization_id name contact_name email language_code fiscal_year_start_month account_created_date time_zone date_format field_separator
		industry_type industry_size company_id_label company_id_value tax_id_label tax_id_value currency_id currency_code currency_symbol
		currency_format plan_name plan_period country_code country_name portal_name
	`,
	number: 'price_precision plan_type',
	flag: 'is_default_org is_dst_active',
	group: 'org_settings',
};

/** No live answer of a tax was seen with a row in it: these are the keys of the specification. */
export const tax: Shape = {
	text: `
		tax_id tax_name tax_type tax_specific_type tax_authority_id tax_authority_name tax_account_id purchase_tax_account_id status
		last_modified_time
	`,
	number: 'tax_percentage',
	flag: 'is_value_added is_default_tax is_editable',
};
