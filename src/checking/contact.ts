import type { Issue } from '../failure';
import type { Row } from '../record';
import { currency } from './currency';
import { issue } from './fields';

const MOST_PERSONS = 5;

/** What Xero refuses in a contact though every field has the right kind. */
export const checkContact = (record: Row): Issue[] => [...name(record['Name']), ...currency(record, 'DefaultCurrency'), ...persons(record['ContactPersons'])];

function name(value: unknown): Issue[] {
	if (typeof value !== 'string' || value.trim() === '') return [];
	const found: Issue[] = [];
	if (/[<>]/.test(value))
		found.push(issue('name-characters', 'Name', 'contains < or >, which Xero does not take in a name', 'Rename the contact in the source.'));
	if (value !== value.trim()) found.push(issue('name-blanks', 'Name', 'begins or ends with a blank', 'Remove the blank from the name in the source.'));
	if (/\s{2,}/.test(value.trim()))
		found.push(issue('name-blanks', 'Name', 'contains two blanks in a row', 'Remove one of the blanks from the name in the source.'));
	return found;
}

function persons(value: unknown): Issue[] {
	if (!Array.isArray(value) || value.length <= MOST_PERSONS) return [];
	return [issue('too-many', 'ContactPersons', `has ${value.length} persons; Xero takes ${MOST_PERSONS}`, 'Leave some persons out.')];
}
