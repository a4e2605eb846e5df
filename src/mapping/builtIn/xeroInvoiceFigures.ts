import { date, decimal, text, type Fields } from '../../apis/define';
import type { Rules } from '../rule';

/** What Xero knows of an invoice and CRM has no field for: the account adds these fields, or an override names its own. */
export const figureFields: Fields = {
	Xero_Status: text('Xero Status'),
	Xero_Total: decimal('Xero Total'),
	Xero_Amount_Paid: decimal('Xero Amount Paid'),
	Xero_Amount_Credited: decimal('Xero Amount Credited'),
	Xero_Amount_Due: decimal('Xero Amount Due'),
	Xero_Due_Date: date('Xero Due Date'),
};

export const figures: Rules = {
	Xero_Status: { from: 'Status' },
	Xero_Total: { from: 'Total', via: 'decimal' },
	Xero_Amount_Paid: { from: 'AmountPaid', via: 'decimal' },
	Xero_Amount_Credited: { from: 'AmountCredited', via: 'decimal' },
	Xero_Amount_Due: { from: 'AmountDue', via: 'decimal' },
	Xero_Due_Date: { from: 'DueDate', via: 'date' },
};
