import { booksOperator } from '../support/operatingBooks';
import { financeContract } from './financeContract';
import { offers } from './pinned';

financeContract({
	app: 'zohoBooks',
	offer: offers.zohoBooks!,
	related: [offers.zohoInventory!],
	operator: booksOperator,
	// Zoho itself comments on these, and makes invoices of what recurs when its day has come.
	empty: ['expense.getComments', 'recurringBill.getComments', 'recurringExpense.getComments', 'recurringInvoice.getInvoices'],
});
