import type { Row } from '../vendor';
import { notFound, refusedElements, type Spoken } from './answers';
import { keep, type Action } from './desk';
import { guidOf } from './ids';

/** What can be asked of one invoice beside reading and writing it. The texts of refusals are invented. */
export const invoiceActions: Readonly<Record<string, Action>> = {
	'POST Email'(desk, row) {
		const mayBeSent = row.Type === 'ACCREC' && ['SUBMITTED', 'AUTHORISED', 'PAID'].includes(String(row.Status));
		if (!mayBeSent) return refused(row, 'Invoice not of valid status for emailing');
		if (!desk.books.get('Contacts', row._contact)?.EmailAddress) return refused(row, 'The contact has no email address.');
		if (row.Status !== 'SUBMITTED') keep(desk, 'Invoices', 'InvoiceID', { row: { ...row, SentToContact: true } });
		return { status: 204 };
	},
	/** Unsure what drafts and bills answer; they have no such page. */
	'GET OnlineInvoice'(_desk, { Type, Status, InvoiceID }) {
		const isOnline = Type === 'ACCREC' && (Status === 'AUTHORISED' || Status === 'PAID');
		if (!isOnline) return notFound;
		return { content: { OnlineInvoices: [{ OnlineInvoiceUrl: `https://in.xero.com/${guidOf(`online ${InvoiceID}`).replace(/-/g, '')}` }] } };
	},
};

const refused = ({ InvoiceID }: Row, Message: string): Spoken => refusedElements([{ InvoiceID, HasErrors: true, ValidationErrors: [{ Message }] }]);
