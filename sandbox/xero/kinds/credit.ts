import type { Kind } from '../desk';
import { allocationActions } from './allocations';
import { CREDITS, shownAllocations, shownPayments, type CreditCollection } from './credits';
import { shownLines } from './document';
import { shownContact } from './documentContact';

/** Prepayments and overpayments: made by bank transactions, read and allocated here (https://developer.xero.com/documentation/api/accounting/overpayments). */
export const credit = (collection: Exclude<CreditCollection, 'CreditNotes'>): Kind => {
	const { id, noun } = CREDITS[collection];
	return {
		/** Asked for only where records are seeded: the address takes no writes. */
		write: (_desk, sent) => ({ row: sent, problems: [`${noun}s are made by bank transactions of that type.`] }),

		actions: allocationActions(collection),

		linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

		view: (desk, row, brief) => ({
			...row,
			ID: row[id],
			Contact: shownContact(desk, row._contact, brief),
			LineItems: shownLines(desk, row),
			Allocations: shownAllocations(desk, row[id]),
			Payments: shownPayments(desk, '_credit', row[id]),
			HasAttachments: false,
		}),
	};
};
