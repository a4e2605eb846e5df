import type { Answer, Asked, Row } from '../vendor';
import { recordIn } from './incoming';
import { all, keep, need, rowsIn, text, type Ledger } from './ledger';
import { refusal } from './refused';
import { blankOf } from './shapes/blank';

const blank = blankOf({
	text: 'contact_person_id salutation first_name last_name email phone mobile designation department skype',
	flag: 'is_primary_contact is_added_in_portal enable_portal',
});

export const shownPerson = (row: Row): Row => ({ ...blank(), ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) });

export const primaryOf = (contact: Row): Row => rowsIn(contact.contact_persons).find((one) => one.is_primary_contact === true) ?? {};
export const emailOf = (contact: Row): string => text(primaryOf(contact).email);

/** Makes of a contact and what was sent what is to be stored. */
type Write = (known: Row, sent: Row) => Row;

const noun = 'Contact person';
const said = (contact: Row, person: Row, message: string, status = 200): Answer => ({
	status,
	body: { code: 0, message, contact_person: { contact_id: contact.contact_id, ...shownPerson(person) } },
});

const holderOf = (ledger: Ledger, id: string): Row => {
	const contact = all(ledger, 'contacts').find((one) => rowsIn(one.contact_persons).some(({ contact_person_id: known }) => known === id));
	if (contact === undefined) throw refusal.missing(noun);
	return contact;
};

/** Persons of all contacts, or one of them by its id alone; the specification has these addresses without what they answer [unsure]. */
const ofAll = (ledger: Ledger, id: string | undefined): Answer => {
	if (id === undefined) {
		const persons = all(ledger, 'contacts').flatMap((contact) =>
			rowsIn(contact.contact_persons).map((one) => ({ contact_id: contact.contact_id, ...shownPerson(one) })),
		);
		return { status: 200, body: { code: 0, message: 'success', contact_persons: persons } };
	}
	const contact = holderOf(ledger, id);
	return said(
		contact,
		rowsIn(contact.contact_persons).find((one) => one.contact_person_id === id)!,
		'success',
	);
};

/** Persons belong to a contact and are written with it; these are the addresses at which one person is reached alone. */
export const contactPersons = (ledger: Ledger, asked: Asked, rest: readonly string[], write: Write): Answer | undefined => {
	const save = (contact: Row, persons: readonly Row[]): Row[] =>
		rowsIn(keep(ledger, 'contacts', text(contact.contact_id), write(contact, { contact_persons: persons })).contact_persons);
	const [first, second, third] = rest;

	if (second === 'contactpersons' && asked.method === 'GET') {
		const contact = need(ledger, 'contacts', first, 'Contact');
		const persons = rowsIn(contact.contact_persons);
		if (third === undefined) return { status: 200, body: { code: 0, message: 'success', contact_persons: persons.map(shownPerson) } };
		const person = persons.find((one) => one.contact_person_id === third);
		if (person === undefined) throw refusal.missing(noun);
		return said(contact, person, 'success');
	}

	if (first !== 'contactpersons') return undefined;
	if (asked.method === 'GET') return ofAll(ledger, second);
	if (second === undefined) {
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		const sent = recordIn(asked);
		if (text(sent.first_name) === '') throw refusal.invalid('first_name');
		const contact = need(ledger, 'contacts', sent.contact_id, 'Contact');
		return said(
			contact,
			save(contact, [...rowsIn(contact.contact_persons), { is_primary_contact: false, ...sent }]).at(-1)!,
			'The contactperson has been Created',
			201,
		);
	}
	const contact = holderOf(ledger, second);
	const changed = (more: Row): Row[] => rowsIn(contact.contact_persons).map((one) => (one.contact_person_id === second ? { ...one, ...more } : one));
	const saved = (persons: readonly Row[]): Row => save(contact, persons).find((one) => one.contact_person_id === second)!;
	if (asked.method === 'POST' && third === 'primary') {
		const others = changed({}).map((one) => ({ ...one, is_primary_contact: one.contact_person_id === second }));
		return said(contact, saved(others), 'This contact person has been marked as your primary contact person.');
	}
	if (asked.method === 'PUT')
		return said(contact, saved(changed({ ...recordIn(asked), contact_person_id: second })), 'The contactperson details has been updated.');
	if (asked.method !== 'DELETE') throw refusal.wrongMethod();
	save(
		contact,
		rowsIn(contact.contact_persons).filter((one) => one.contact_person_id !== second),
	);
	return { status: 200, body: { code: 0, message: 'The contact person has been deleted.' } };
};
