import type { Row } from '../../vendor';

/** What a document may become, and whether it may still be edited. */

const MOVES: Readonly<Record<string, readonly string[]>> = {
	DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
	SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
	AUTHORISED: ['AUTHORISED', 'VOIDED'],
	// Xero sets it and takes it back; VOIDED is refused for the money that made it paid.
	PAID: ['PAID', 'AUTHORISED', 'VOIDED'],
	VOIDED: [],
	DELETED: [],
};

export const moneyApplied = ({ AmountPaid, AmountCredited }: Row): boolean => Number(AmountPaid) > 0 || Number(AmountCredited) > 0;

export function statusProblems(known: Row, status: unknown, contact: Row): string[] {
	if (!MOVES[String(known.Status)]?.includes(String(status))) return ['Invoice not of valid status for modification'];
	if (status === 'VOIDED' && moneyApplied(known))
		return ['The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.'];
	// Also for voiding: such a contact must be restored by hand first.
	const isBlocked = contact.ContactStatus === 'ARCHIVED' && status !== 'DELETED';
	return isBlocked
		? ['The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes']
		: [];
}
