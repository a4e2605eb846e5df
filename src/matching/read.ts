import type { Issue } from '../failure';
import { find } from '../mapping/path';
import { isFilled, isRow, SYNC, type Row } from '../record';
import { containerNamed, kindOfField, type Container } from './fieldNames';
import type { Fact, Kind } from './kinds';

/** What a field means in this workflow, by its path; `ignore` leaves it out. It goes before what the names say. */
export type FieldKinds = ReadonlyMap<string, Kind | 'ignore'>;

export interface Reading {
	readonly facts: readonly Fact[];
	readonly issues: readonly Issue[];
}

/** So many rows of a list are read; no record has more addresses or people that matter. */
const MOST_ROWS = 20;

/** The facts that a record of any application holds about who it is, by its field names and by what the form says of them. */
export const readFacts = (row: Row, chosen: FieldKinds): Reading => {
	const facts: Fact[] = [];
	const issues: Issue[] = [];
	const sink = { facts, issues, chosen, ignored: ignoredIn(row) };
	for (const [path, kind] of chosen) if (kind !== 'ignore') take(sink, kind, find({ record: row, row, place: '' }, path).value, path, groupOf(path));
	for (const [name, value] of Object.entries(row)) if (name !== SYNC && !sink.ignored.has(name)) readField(sink, name, value);
	return { facts, issues };
};

/** Read by position, since a list may hold anything under the names of its own methods. */
const firstRows = (all: readonly unknown[]): unknown[] => Array.from({ length: Math.min(all.length, MOST_ROWS) }, (_, at) => all[at]);

interface Sink {
	readonly facts: Fact[];
	readonly issues: Issue[];
	readonly chosen: FieldKinds;
	readonly ignored: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();
const rateNotNumber: ReadonlySet<string> = new Set(['tax_id']);

/** A contact of Zoho's finance apps names its tax rate where others have the tax number. */
const ignoredIn = (row: Row): ReadonlySet<string> => (Object.hasOwn(row, 'contact_id') && Object.hasOwn(row, 'contact_name') ? rateNotNumber : nothing);

/** Where a path ends in a list or an object, its parts belong together. */
const groupOf = (path: string): string => path.replace(/\.?[^.[\]]+$/, '');

function readField(sink: Sink, name: string, value: unknown): void {
	if (!isFilled(value) || sink.chosen.has(name)) return;
	const container = typeof value === 'object' ? containerNamed(name) : undefined;
	if (container) readContainer(sink, container, name, value);
	else {
		const known = kindOfField(name);
		if (known) take(sink, known.kind, value, name, known.of);
	}
}

function readContainer(sink: Sink, container: Container, name: string, value: unknown): void {
	const rows = Array.isArray(value) ? firstRows(value).map((inner, index) => [inner, `${name}[${index}]`] as const) : [[value, name] as const];
	for (const [inner, at] of rows) {
		if (isRow(inner)) readInner(sink, container, inner, at);
		else if (isFilled(inner) && !(container === 'person')) take(sink, container === 'place' ? 'street' : 'phone', inner, at, at);
	}
}

const partsOf: Readonly<Record<Container, ReadonlySet<Kind>>> = {
	place: new Set(['street', 'postcode', 'city', 'region', 'country', 'phone']),
	person: new Set(['givenName', 'surname', 'email', 'phone']),
	phone: new Set(['phone']),
};

function readInner(sink: Sink, container: Container, inner: Row, at: string): void {
	if (container === 'phone' && (Object.hasOwn(inner, 'PhoneNumber') || Object.hasOwn(inner, 'PhoneType'))) return readXeroPhone(sink, inner, at);
	for (const [name, value] of Object.entries(inner)) {
		const place = `${at}.${name}`;
		const known = kindOfField(name);
		if (known && isFilled(value) && !sink.chosen.has(place) && partsOf[container].has(known.kind)) take(sink, known.kind, value, place, at);
	}
}

/** Xero parts a number in three; a fax machine is no one's identity. */
function readXeroPhone(sink: Sink, { PhoneType, PhoneCountryCode, PhoneAreaCode, PhoneNumber }: Row, at: string): void {
	if (PhoneType === 'FAX' || !isFilled(PhoneNumber)) return;
	const [country, area, number] = [PhoneCountryCode, PhoneAreaCode, PhoneNumber].map((part) =>
		typeof part === 'string' || typeof part === 'number' ? String(part).trim() : '',
	);
	const abroad = country === '' || /^[+0]/.test(country!) ? country : `+${country}`;
	take(sink, 'phone', [abroad, area, number].filter(Boolean).join(' '), `${at}.PhoneNumber`, at);
}

/** A text or a number is a fact, a link to another record its name, a list each of its values. */
function take(sink: Sink, kind: Kind, value: unknown, at: string, group: string): void {
	if (!isFilled(value)) return;
	if (typeof value === 'string' || typeof value === 'number') sink.facts.push({ kind, value: String(value), at, group });
	else if (Array.isArray(value)) firstRows(value).forEach((inner, index) => takeListed(sink, kind, inner, `${at}[${index}]`, group));
	else if (isRow(value) && typeof value['name'] === 'string') takeName(sink, kind, value['name'], `${at}.name`);
	else sink.issues.push(notComparable(at, `is no text, so it was not compared`));
}

/** `{ "email": "…" }` and `{ "value": "…" }` are how other applications write lists. */
function takeListed(sink: Sink, kind: Kind, inner: unknown, at: string, group: string): void {
	if (!isFilled(inner)) return;
	const value = isRow(inner) ? (inner['value'] ?? inner[kind]) : inner;
	if (typeof value === 'string' || typeof value === 'number') sink.facts.push({ kind, value: String(value), at, group });
	else sink.issues.push(notComparable(at, 'is no text, so it was not compared'));
}

/** In Zoho CRM the account of a contact is a link: the company of a person, whatever the field is called. */
const takeName = (sink: Sink, kind: Kind, name: string, at: string): void => {
	if (isFilled(name)) sink.facts.push({ kind: kind === 'name' ? 'company' : kind, value: name, at, group: '' });
};

export const notComparable = (at: string, says: string): Issue => ({
	rule: 'not-comparable',
	severity: 'warning',
	at,
	says,
	fix: 'Correct the value, or say in "Fields" what the field holds.',
});
