import type { Row, Sheet } from '../vendor';
import type { Books } from './books';
import { printed } from './money';

/** The ledger as a bookkeeper would want to see it. */
export function sheetsOf(books: Books): Sheet[] {
	const text = (value: unknown): string => String(value ?? '');
	const name = (collection: string, id: unknown): string => text(books.get(collection, id)?.Name);
	const documents = (type: string): string[][] =>
		newestFirst(books.rows('Invoices').filter(({ Type }) => Type === type)).map((row) => [
			text(row.InvoiceNumber),
			name('Contacts', row._contact),
			text(row.Date),
			text(row.Status),
			text(row.CurrencyCode),
			printed(row.TotalTax),
			printed(row.Total),
			printed(row.AmountDue),
		]);
	const columns = ['Number', 'Contact', 'Date', 'Status', 'Currency', 'Tax', 'Total', 'Due'];
	const title = text(books.rows('Organisations')[0]?.Name);
	return [
		{ title: `${title} · Sales invoices`, columns, rows: documents('ACCREC') },
		{ title: `${title} · Bills`, columns, rows: documents('ACCPAY') },
		{
			title: `${title} · Payments`,
			columns: ['Date', 'Document', 'Account', 'Reference', 'Status', 'Amount'],
			rows: newestFirst(books.rows('Payments')).map((row) => [
				text(row.Date),
				text(books.get('Invoices', row._invoice)?.InvoiceNumber),
				name('Accounts', row._account),
				text(row.Reference),
				text(row.Status),
				printed(row.Amount),
			]),
		},
		{
			title: `${title} · Contacts`,
			columns: ['Name', 'Number', 'E-mail', 'Role', 'Status'],
			rows: newestFirst(books.rows('Contacts')).map((row) => [
				text(row.Name),
				text(row.ContactNumber),
				text(row.EmailAddress),
				[row.IsCustomer ? 'Customer' : '', row.IsSupplier ? 'Supplier' : ''].filter(Boolean).join(', '),
				text(row.ContactStatus),
			]),
		},
	];
}

const newestFirst = (rows: readonly Row[]): Row[] => [...rows].sort((one, other) => String(other.UpdatedDateUTC).localeCompare(String(one.UpdatedDateUTC)));
