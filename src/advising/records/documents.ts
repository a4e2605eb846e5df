import { decimalOf } from '../../decimals';
import { isRow, textOf, type Row } from '../../record';
import type { OpenDocument } from '../coding/documents';
import { dayOf } from './shape';

/** Invoices, bills and credit notes of either application that are open, as bank lines may pay them. */
export const openDocuments = (rows: readonly Row[]): OpenDocument[] => rows.flatMap((row) => (row['InvoiceID'] ? ofXero(row) : ofZoho(row)));

const isDue = (amount: string): boolean => decimalOf(amount)?.gt(0) === true;

const filled = (values: Readonly<Record<string, string>>): object => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function ofXero(row: Row): OpenDocument[] {
	const [amountDue, type] = [textOf(row['AmountDue']), textOf(row['Type'])];
	const contact = isRow(row['Contact']) ? row['Contact'] : {};
	if (!isDue(amountDue) || textOf(row['Status']) !== 'AUTHORISED' || !['ACCREC', 'ACCPAY'].includes(type)) return [];
	const contactId = textOf(contact['ContactID']);
	return [
		{
			id: textOf(row['InvoiceID']),
			amountDue,
			kind: type === 'ACCREC' ? 'sales' : 'purchases',
			...filled({
				number: textOf(row['InvoiceNumber']),
				reference: textOf(row['Reference']),
				party: textOf(contact['Name']),
				currency: textOf(row['CurrencyCode']),
				date: dayOf(row['DateString'] ?? row['Date']),
			}),
			...(contactId === '' ? {} : { codes: { contact: contactId } }),
		},
	];
}

function ofZoho(row: Row): OpenDocument[] {
	const id = textOf(row['invoice_id']) || textOf(row['bill_id']);
	const amountDue = textOf(row['balance']);
	if (id === '' || !isDue(amountDue) || ['draft', 'void'].includes(textOf(row['status']))) return [];
	const isSale = textOf(row['invoice_id']) !== '';
	const contactId = textOf(row[isSale ? 'customer_id' : 'vendor_id']);
	return [
		{
			id,
			amountDue,
			kind: isSale ? 'sales' : 'purchases',
			...filled({
				number: textOf(row[isSale ? 'invoice_number' : 'bill_number']),
				reference: textOf(row['reference_number']),
				party: textOf(row[isSale ? 'customer_name' : 'vendor_name']),
				currency: textOf(row['currency_code']),
				date: dayOf(row['date']),
			}),
			...(contactId === '' ? {} : { codes: { contact: contactId } }),
		},
	];
}
