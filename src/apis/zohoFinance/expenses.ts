import { decimal, integer, link, longText, readOnly, text, type Fields } from '../define';
import { tags } from './documents';

/** One line of an itemized expense (https://www.zoho.com/books/api/v3/expenses/). */
export const expenseLine: Fields = {
	line_item_id: text('Line Item ID', { hint: 'Keeps an existing line on update' }),
	account_id: link('Expense Account', { resource: 'account' }),
	description: longText('Description', { max: 100 }),
	amount: decimal('Amount'),
	tax_id: link('Tax', { resource: 'tax' }),
	location_id: link('Location', { resource: 'location' }),
	tags,
	item_order: integer('Order'),
	account_name: readOnly(text('Expense Account')),
	tax_name: readOnly(text('Tax')),
	tax_percentage: readOnly(decimal('Tax Percentage')),
	tax_amount: readOnly(decimal('Tax Amount')),
};
