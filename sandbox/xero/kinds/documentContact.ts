import type { Row } from '../../vendor';
import { keep, same, type Desk } from '../desk';
import { contact as contacts, findContact } from './contact';

/** The contact inside a document: found, changed on the way if more than its identity is sent, created if only a new name is. */

const MISSING = 'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber';
const ARCHIVED =
	'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes';
const IDENTITY = new Set(['ContactID', 'ContactNumber', 'Name']);

/** Purchase orders do not create contacts. */
export function contactOf(desk: Desk, sent: Row, mayCreate = true): { row: Row } | { problems: readonly string[] } {
	const { ContactID, ContactNumber, Name } = sent;
	if (!ContactID && !ContactNumber && !Name) return { problems: [MISSING] };
	// Invented text: what Xero says to an id it does not know is not recorded for contacts.
	const known = ContactID ? desk.books.get('Contacts', ContactID) : findContact(desk, sent);
	if (ContactID && !known) return { problems: ['The contact with the specified ContactID could not be found'] };
	// A name that only an archived contact has: the recorded text speaks of "contact details", so it is refused rather than created anew (unsure).
	const retired = known ?? (Name ? desk.books.having('Contacts', 'Name', Name).find(({ ContactStatus }) => ContactStatus === 'ARCHIVED') : undefined);
	if (retired?.ContactStatus === 'ARCHIVED') return { problems: [ARCHIVED] };
	// Invented text.
	if (!known && !mayCreate) return { problems: ['The contact with the specified contact details could not be found'] };
	if (known && Object.keys(sent).every((name) => IDENTITY.has(name) && (name === 'ContactID' || same(sent[name], known[name])))) return { row: known };

	// Anything more than the identity changes the contact, and the persons that are not sent are gone.
	const outcome = contacts.write(desk, known ? { ...sent, ContactPersons: sent.ContactPersons ?? [] } : sent, known);
	return outcome.problems.length ? { problems: outcome.problems } : { row: keep(desk, 'Contacts', 'ContactID', outcome) };
}

/** Lists show little of it, one document a good deal. */
export function shownContact(desk: Desk, id: unknown, brief: boolean): Row {
	const row = desk.books.get('Contacts', id) ?? {};
	if (brief) {
		const { ContactID, ContactNumber, Name } = row;
		return {
			ContactID,
			...(ContactNumber ? { ContactNumber } : {}),
			Name,
			Addresses: [],
			Phones: [],
			ContactGroups: [],
			ContactPersons: [],
			HasValidationErrors: false,
		};
	}
	const { PaymentTerms: _terms, ...shown } = row;
	return { ...shown, ContactGroups: [], HasValidationErrors: false };
}
