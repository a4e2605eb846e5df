import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../vendor';
import { creditRefunds } from './books/creditNotes';
import { recordIn, taken } from './incoming';
import type { Kind } from './kind';
import { keep, need, newId, rowsIn, stamp, text, type Ledger } from './ledger';
import { refusal } from './refused';

/** What belongs to a contact beside its persons (https://www.zoho.com/books/api/v3/contacts/). */

const said = (message: string, more: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...more } });

const billing = zohoBooks.contact.fields.billing_address;
const addressFields = 'fields' in billing ? billing.fields : {};
const shownAddress = (row: Row): Row => ({ ...Object.fromEntries(Object.keys(addressFields).map((name) => [name, ''])), ...row });

const save = (ledger: Ledger, contact: Row, change: Row): void => {
	keep(ledger, 'contacts', text(contact.contact_id), { ...contact, ...change, last_modified_time: stamp(ledger) });
};

/** Further addresses, beside the two for bills and goods. */
const addresses = (ledger: Ledger, asked: Asked, contact: Row, addressId: string | undefined): Answer => {
	const known = rowsIn(contact.addresses);
	const write = (one: Row, message: string): Answer => {
		save(ledger, contact, { addresses: [...known.filter(({ address_id: id }) => id !== one.address_id), one] });
		return said(message, { address_info: shownAddress(one) });
	};
	if (addressId === undefined) {
		if (asked.method === 'GET') return said('success', { addresses: known.map(shownAddress) });
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		return write({ address_id: newId(ledger), ...taken(addressFields, recordIn(asked)) }, 'The address has been created.');
	}
	const one = known.find(({ address_id: id }) => id === addressId);
	if (one === undefined) throw refusal.missing('Address');
	if (asked.method === 'PUT') return write({ ...one, ...taken(addressFields, recordIn(asked)) }, 'The address has been updated.');
	if (asked.method !== 'DELETE') throw refusal.wrongMethod();
	save(ledger, contact, { addresses: known.filter((other) => other !== one) });
	return said('The address has been deleted.');
};

const enablePortal = (ledger: Ledger, asked: Asked, contact: Row): Answer => {
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	const chosen = rowsIn(recordIn(asked).contact_persons).map(({ contact_person_id: id }) => id);
	const persons = rowsIn(contact.contact_persons);
	if (chosen.length === 0 || chosen.some((id) => !persons.some(({ contact_person_id: known }) => known === id))) throw refusal.invalid('contact_persons');
	save(ledger, contact, {
		portal_status: 'enabled',
		contact_persons: persons.map((one) => (chosen.includes(one.contact_person_id) ? { ...one, is_added_in_portal: true } : one)),
	});
	return said('Client Portal preferences have been updated');
};

/** Answers what is asked of a contact's addresses, portal and refunds. */
export const contactAround = (ledger: Ledger, asked: Asked, [id, part, more, ...rest]: readonly string[]): Answer | undefined => {
	if (!['address', 'portal', 'refunds'].includes(text(part)) || rest.length > 0) return undefined;
	const contact = need(ledger, 'contacts', id, 'Contact');
	if (part === 'address') return addresses(ledger, asked, contact, more);
	if (part === 'portal') return more === 'enable' ? enablePortal(ledger, asked, contact) : undefined;
	if (more !== undefined) return undefined;
	if (asked.method !== 'GET') throw refusal.wrongMethod();
	return creditRefunds(ledger, id);
};

const MAIL = ['to_mail_ids', 'subject', 'body'];

const mailed: NonNullable<Kind['acts']>[string]['does'] = (_, row, asked) => {
	const sent = recordIn(asked);
	for (const name of MAIL) if (text(sent[name]) === '') throw refusal.invalid(name);
	return row;
};

const reminding =
	(isOn: boolean) =>
	(_: Ledger, row: Row): Row => ({ ...row, payment_reminder_enabled: isOn });

/** Letters and reminders change little or nothing of a contact. */
export const contactActs: NonNullable<Kind['acts']> = {
	email: { does: mailed, says: 'Email has been sent.' },
	'statements/email': { does: mailed, says: 'Statement has been sent to the Customer.' },
	'paymentreminder/enable': { does: reminding(true), says: 'All reminders associated with this contact have been enabled.' },
	'paymentreminder/disable': { does: reminding(false), says: 'All reminders associated with this contact have been stopped.' },
};
