import { isFilled, rowsIn, type Row } from '../../record';
import type { Mapping } from '../rule';
import { crmId } from './zohoCrmPlaces';

/** The contact's own person and its further persons as one list. Someone without an email would be added anew each time: CRM tells contacts by it. */
const withPeople = (contact: Row): Row => {
	const people = [contact, ...rowsIn(contact['ContactPersons'])].map(({ FirstName, LastName, EmailAddress }) => ({ FirstName, LastName, EmailAddress }));
	return {
		...contact,
		people: people.filter(({ EmailAddress }) => isFilled(EmailAddress)),
		people_without_email: people.filter(({ EmailAddress, ...names }) => !isFilled(EmailAddress) && Object.values(names).some(isFilled)),
	};
};

/** The other half of an account: its people. */
export const xeroContactPersonsToZohoCrmContacts: Mapping = {
	label: 'Xero Contact Persons to Zoho CRM Contacts of an Account',
	from: { app: 'xero', entity: 'contact' },
	to: { app: 'zohoCrm', resource: 'contact' },
	source: { id: 'ContactID', number: 'Name', modified: 'UpdatedDateUTC' },
	prepare: withPeople,
	each: 'people',
	leftOut: { people_without_email: 'persons without an email address are not carried over, because nothing tells them apart' },
	rules: {
		'Account_Name.id': { ...crmId, from: '$.ContactNumber' },
		First_Name: { from: 'FirstName', via: 'clip', with: '40' },
		Last_Name: { from: ['LastName', 'FirstName', '$.Name'], via: 'clip', with: '80' },
		Email: { from: 'EmailAddress' },
	},
};
