/** What the tests of the sync kit's nodes send through them. */

export const contact = { contact_id: '460', contact_name: 'Bowman', email: 'a@bowman.example' };
export const invoice = {
	invoice_id: '982',
	invoice_number: 'INV-7',
	customer_id: '460',
	date: '2026-11-02',
	due_date: '2026-12-02',
	status: 'sent',
	currency_code: 'USD',
	exchange_rate: 1,
	is_inclusive_tax: false,
	line_items: [{ name: 'Consulting', quantity: 2, rate: 100, account_name: 'Sales', tax_id: '9', tax_name: 'VAT', tax_percentage: 20 }],
	tax_total: 40,
	total: 240,
};
export const rows = [
	{ kind: 'account', source_app: 'zohoBooks', source_value: 'Sales', target_app: 'xero', target_value: '200' },
	{ kind: 'tax', source_app: 'zohoBooks', source_value: '9', target_app: 'xero', target_value: 'OUTPUT2' },
];
export const jsons = (items: readonly { json: object }[] = []) => items.map(({ json }) => json);
