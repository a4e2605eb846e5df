import type { Issue } from '../../failure';
import { isFilled, type Row } from '../../record';
import type { Subject } from '../checkable';
import { knownAs, type Known, type Reference } from '../reference';
import { checkApplied } from './applied';
import { checkContactThere } from './contact';
import { checkExisting } from './documents';
import { existingOf } from './existing';
import { applicationOf, checkLists } from './lists';
import { checkLocks } from './locks';
import { checkTracking } from './tracking';

/** The application that a subject is of. */
export const applicationIn = ({ name }: Subject): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : 'xero');

/** The name under which live records of a subject's application stand. */
const appOf = (subject: Subject): string => knownAs(applicationIn(subject));

/** What is known of the organisation that a subject is bound for. */
export const knownTo = (subject: Subject, reference: Reference): Known | undefined => {
	const app = appOf(subject);
	return Object.hasOwn(reference, app) ? reference[app] : undefined;
};

/**
 * What speaks against a record in the organisation that it is bound for. Of what the reference does not hold, nothing is said.
 * Of a document that is only to be voided or deleted, what it names does not matter any more.
 */
export const checkLive = (subject: Subject, record: Row, reference: Reference, ended: boolean): Issue[] => {
	const known = knownTo(subject, reference);
	const application = applicationOf(appOf(subject));
	if (!known || !application) return [];
	const standing = checkExisting(subject, record, known, ended);
	if (ended) return standing;
	return [
		...checkLists(subject, record, known, application),
		...checkContactThere(subject, record, known),
		...checkTracking(record, known, appOf(subject)),
		...checkLocks(subject, record, known),
		...standing,
		...checkApplied(subject, record, known),
	];
};

/** Whether the document that a record would change has a field already, so that the record need not bring it. */
export const hasAlready = (subject: Subject, record: Row, reference: Reference, field: string): boolean => {
	const known = knownTo(subject, reference);
	return known !== undefined && isFilled(existingOf(subject, record, known)?.document[field]);
};
