import type { Issue } from '../../failure';
import type { Row } from '../../record';
import type { Subject } from '../checkable';
import { issue } from '../fields';
import type { Known } from '../reference';
import { entriesBy, entryShown, isInUse } from './entries';
import { applications } from './parts';
import { keyOf, shown } from './standing';

/** Xero finds a contact by its id, else by its number, else by its name, and then changes it (https://developer.xero.com/documentation/api/accounting/contacts). */
const KEYS = ['ContactID', 'ContactNumber'];

/** What a contact of Xero would be written over: one that is archived takes no change, and one that only has the same name may be another one. */
export const checkContactThere = ({ name }: Subject, record: Row, known: Known): Issue[] => {
	if (name !== 'contact' || known.contacts.length === 0) return [];
	const rule = applications['xero']!.parts.contacts;
	const key = KEYS.find((one) => entriesBy(known.contacts, one, rule).has(keyOf(record[one]) ?? ''));
	const there = key === undefined ? undefined : entriesBy(known.contacts, key, rule).get(keyOf(record[key])!);
	if (key !== undefined && there)
		return isInUse(there, rule)
			? []
			: [issue('contact-inactive', key, `is that of the contact ${entryShown(there, key, rule)}, which is archived and takes no change`, rule.fix.inactive)];
	const namesake = entriesBy(known.contacts, 'Name', rule).get(keyOf(record['Name']) ?? '');
	const number = namesake?.['ContactNumber'];
	if (!namesake || !isInUse(namesake, rule) || keyOf(number) === undefined || keyOf(record['ContactNumber']) === undefined) return [];
	const says = `is also the name of the contact with the number ${shown(number)}, which Xero would take for this one`;
	return [issue('name-taken', 'Name', says, 'See whether both are one party; if not, give one of them another name.', 'review')];
};
