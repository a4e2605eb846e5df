/** JavaScript for Code nodes: the invoices, the rows of the mapping tables, and a mapping as one would write it by hand. */

export const invoices = (count: number): string => `
const taxes = [['GST', 15], ['Zero Rate', 0], ['Reduced', 5]];
return Array.from({ length: ${count} }, (_, number) => {
	const lines = Array.from({ length: 5 }, (_, index) => {
		const [tax, percent] = taxes[(number + index) % 3];
		const cents = 100 + ((number * 7919 + index * 104729) % 99900);
		const quantity = 1 + ((number + index) % 12);
		return { tax, percent, cents, quantity, amount: cents * quantity, taxed: Math.round((cents * quantity * percent) / 100) };
	});
	const net = lines.reduce((sum, { amount }) => sum + amount, 0);
	const tax = lines.reduce((sum, { taxed }) => sum + taxed, 0);
	return { json: {
		invoice_id: '98200000' + String(number).padStart(7, '0'), invoice_number: 'INV-' + number, customer_id: '460000000026049', customer_name: 'Harbour Cafe Ltd',
		date: '2026-11-02', due_date: '2026-12-02', status: 'sent', reference_number: 'PO-' + number, currency_code: 'NZD', exchange_rate: 1,
		is_inclusive_tax: false, discount_type: 'item_level', is_discount_before_tax: true, discount: 0, discount_total: 0, shipping_charge: 0, adjustment: 0,
		line_items: lines.map((line, index) => ({
			line_item_id: String(number * 5 + index), item_id: '', name: 'Consulting', description: 'Second line', quantity: line.quantity, rate: line.cents / 100,
			account_id: '', account_name: index % 2 ? 'Sales' : 'Consulting', discount: 0, discount_amount: 0, tax_id: '46' + line.percent, tax_name: line.tax,
			tax_percentage: line.percent, item_total: line.amount / 100,
		})),
		sub_total: net / 100, tax_total: tax / 100, total: (net + tax) / 100,
	} };
});`;

const rows = [
	['account', 'Sales', '200'],
	['account', 'Consulting', '260'],
	['tax', 'GST', 'OUTPUT2'],
	['tax', 'Zero Rate', 'ZERORATED'],
	['tax', 'Reduced', 'TAX001'],
].map(([kind, source_value, target_value]) => ({ json: { kind, source_app: 'zohoBooks', source_value, target_app: 'xero', target_value } }));

export const tables = `return ${JSON.stringify(rows)};`;

export const byHand = `
const accounts = { Sales: '200', Consulting: '260' };
const taxes = { GST: 'OUTPUT2', 'Zero Rate': 'ZERORATED', Reduced: 'TAX001' };
const statuses = { draft: 'DRAFT', sent: 'AUTHORISED', overdue: 'AUTHORISED', paid: 'AUTHORISED', void: 'VOIDED' };
return $input.all().map(({ json: invoice }) => ({ json: {
	Type: 'ACCREC',
	Contact: { ContactNumber: 'books:' + invoice.customer_id },
	InvoiceNumber: invoice.invoice_number,
	Reference: invoice.reference_number,
	Date: invoice.date,
	DueDate: invoice.due_date,
	CurrencyCode: invoice.currency_code,
	LineAmountTypes: invoice.is_inclusive_tax ? 'Inclusive' : 'Exclusive',
	Status: statuses[invoice.status],
	LineItems: invoice.line_items.map((line) => ({
		Description: [line.name, line.description].filter(Boolean).join('\\n'),
		Quantity: line.quantity,
		UnitAmount: line.rate,
		AccountCode: accounts[line.account_name],
		TaxType: line.tax_name ? taxes[line.tax_name] : 'NONE',
	})),
} }));`;
