import { currencyOf } from '../../reconciling/values';
import { isRow, rowsIn, type Row } from '../../record';
import type { Coded } from './document';
import { bankAccount, coded, filled, NO_CODES, NO_ROWS, NO_TEXTS, oneCode, type Fields } from './fields';
import type { Known } from './kinds';
import { textOf } from './text';

/** Xero's documents, payments and contacts (its accounting specification). */
export const xeroFields = (row: Row, { kind }: Known): Fields => {
	const isPayment = kind === 'payment';
	const paid = isPayment ? [row['Invoice'], row['CreditNote']].filter(isRow) : NO_ROWS;
	const own = row['Contact'] ?? paid.find((one) => isRow(one['Contact']))?.['Contact'];
	const contact = kind === 'contact' ? row : isRow(own) ? own : { ContactID: own };
	const lines = rowsIn(row['LineItems']);
	return {
		party: partyOf(contact),
		name: textOf(contact['Name']),
		date: row['Date'],
		currency: currencyOf(textOf(kind === 'contact' ? row['DefaultCurrency'] : (row['CurrencyCode'] ?? paid[0]?.['CurrencyCode']))) || undefined,
		reference: textOf(row['Reference']),
		link: textOf(row['Url']),
		status: textOf(row['Status'] ?? row['ContactStatus']).toUpperCase(),
		pays: isPayment ? paid.flatMap((one) => filled(NAMES.map((name) => one[name]))) : NO_TEXTS,
		accounts: isPayment ? oneCode('Account', row['Account'], ['Code', 'AccountID']) : coded(lines, 'LineItems', 'AccountCode'),
		taxes: coded(lines, 'LineItems', 'TaxType'),
		banks: banksOf(contact, kind === 'contact' ? '' : 'Contact.'),
	};
};

const NAMES = ['InvoiceNumber', 'InvoiceID', 'CreditNoteNumber', 'CreditNoteID'];
const BOOKS = 'books:';

/** A contact that was made from one of Zoho Books has its id for a number, and is the same party. */
function partyOf(contact: Row): readonly string[] {
	const [id, number] = [textOf(contact['ContactID']), textOf(contact['ContactNumber'])];
	const key = number.startsWith(BOOKS) ? `zoho:${number.slice(BOOKS.length)}` : `number:${number}`;
	return id === '' ? (number === '' ? NO_TEXTS : [key]) : number === '' ? [`xero:${id}`] : [`xero:${id}`, key];
}

function banksOf(contact: Row, place: string): readonly Coded[] {
	const { BankAccountDetails: details, BatchPayments: batch } = contact;
	if (details === undefined && batch === undefined) return NO_CODES;
	const number = isRow(batch) ? batch['BankAccountNumber'] : undefined;
	return [...bankAccount(`${place}BankAccountDetails`, details), ...bankAccount(`${place}BatchPayments.BankAccountNumber`, number)];
}
