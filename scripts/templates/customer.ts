import { at, chain, fork, type Link, type Step } from './flow';
import { check, either, readXero, upsert } from './steps';

/** The contact that a document needs in Xero: where it is there it stays as it is, because what people change in it is for the templates of contacts. */

export const KNOWN = 'Is the contact there?';
const CHECK = 'Check contact';
const WRITE = 'Create or update contact';

/** From a column on, a look at Xero by the contact's number, which an expression says; then, `further` columns later, what writes one that is new. */
export const contactSteps = (column: number, further: number, y: number, number: string): Step[] => [
	readXero('Contact in Xero', at(column), '/Contacts', `={{ JSON.stringify({ where: 'ContactNumber=="' + ${number} + '"', page: 1 }) }}`),
	either(KNOWN, at(column + 1), '={{ ($json.Contacts ?? []).length > 0 }}'),
	check(CHECK, at(column + further, y), 'contact'),
	upsert(WRITE, at(column + further + 1, y), 'contact'),
];

/** To `next` with a contact that is there; one that is not begins at `first`, and comes back from each of `mapped`. */
export const contactLinks = (before: string, first: string, mapped: readonly string[], next: string): Link[] => [
	...chain(before, 'Contact in Xero', KNOWN),
	...fork(KNOWN, [next], [first]),
	...mapped.flatMap((mapper) => chain(mapper, CHECK)),
	...chain(CHECK, WRITE, next),
];

export const CONTACT_WRITTEN = WRITE;
