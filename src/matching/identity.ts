import { countryCode } from '../countries';
import type { Issue } from '../failure';
import { isRow, SYNC, type Row } from '../record';
import type { Fact, Kind } from './kinds';
import { organisationNames, personalName, wholeName, type Name, type Person } from './names';
import { phoneDigits } from './phones';
import { placeName, streetParts, type Place } from './places';
import { notComparable, readFacts, type FieldKinds } from './read';
import { birthDate, emailAddresses, identifier, ownDomain, postalCode, registeredNumber } from './values';

/** Who a record is, normalised once so that it can be compared often. */
export interface Identity {
	/** The record's own ids with the system they are of, such as `books:460`. */
	readonly ids: readonly string[];
	/** What others call it: ids of other systems, and numbers whose system is not known (`number:a-17`). */
	readonly links: readonly string[];
	readonly taxNumbers: readonly string[];
	readonly companyNumbers: readonly string[];
	readonly emails: readonly string[];
	readonly phones: readonly string[];
	/** Of websites and of e-mail addresses that are not those of a free service. */
	readonly domains: readonly string[];
	/** Names under which the record itself goes; empty where it is a person. */
	readonly names: readonly Name[];
	/** The person that the record is, or the people of an organisation. */
	readonly people: readonly Person[];
	/** The company of a person. */
	readonly companies: readonly Name[];
	readonly places: readonly Place[];
	readonly births: readonly string[];
}

export interface Read {
	readonly identity: Identity;
	readonly facts: readonly Fact[];
	readonly issues: readonly Issue[];
	/** Whether there is anything that can be compared. */
	readonly comparable: boolean;
}

export interface Understanding {
	readonly fields: FieldKinds;
	/** ISO code of the country whose phone numbers are written without their calling code. */
	readonly country?: string;
}

/** Reads a record. Whatever cannot be compared is an issue with its place; nothing is thrown. */
export const identityOf = (row: Row, { fields, country }: Understanding): Read => {
	const { facts, issues: unread } = readFacts(row, fields);
	const issues = [...unread];
	const of = (kind: Kind) => facts.filter((fact) => fact.kind === kind);
	const each = <T>(kind: Kind, normalise: (text: string) => T | undefined): T[] =>
		of(kind).flatMap(({ value, at }) => {
			const normal = normalise(value);
			if (normal === undefined) issues.push(notComparable(at, `holds nothing that can be compared as ${calledIn(kind)}`));
			return normal === undefined ? [] : [normal];
		});
	const home =
		of('country')
			.map(({ value }) => countryCode(value))
			.find((code) => code !== undefined) ?? country;
	const emails = unique(each('email', (text) => filled(emailAddresses(text))).flat());
	const people = peopleIn(facts);
	const named = each('name', (text) => filled(organisationNames(text))).flat();
	const employers = each('company', (text) => filled(organisationNames(text))).flat();
	const own = named.filter(({ key }) => !people.some((person) => wholeName(person).key === key));
	const personal = people.length > 0 && own.length === 0;
	const identity: Identity = {
		ids: unique(ownIds(row)),
		links: unique(each('externalId', identifier).map(systemed)),
		taxNumbers: unique(each('taxNumber', registeredNumber)),
		companyNumbers: unique(each('companyNumber', registeredNumber)),
		emails,
		phones: unique(each('phone', (text) => phoneDigits(text, home))),
		domains: unique([...each('website', ownDomain), ...emails.flatMap((address) => ownDomain(address.slice(address.indexOf('@') + 1)) ?? [])]),
		names: personal ? [] : own.length > 0 ? byKey([...own, ...employers]) : byKey([...named, ...employers]),
		people,
		companies: personal ? byKey(employers) : [],
		places: placesIn(facts),
		births: unique(each('birthDate', birthDate)),
	};
	return { identity, facts, issues, comparable: Object.values(identity).some((values: readonly unknown[]) => values.length > 0) };
};

const calledIn = (kind: Kind): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(' id', ' ID');
const filled = <T>(all: readonly T[]): readonly T[] | undefined => (all.length > 0 ? all : undefined);
const unique = (all: readonly string[]): string[] => (all.length < 2 ? [...all] : [...new Set(all)]);
const byKey = (names: readonly Name[]): Name[] => [...new Map(names.map((name) => [name.key, name])).values()].slice(0, 4);

/** The Record Mapper writes `books:460` into the other side's field; a number of no known system is told apart. */
const systemed = (id: string): string => (/^[a-z]+:[^/\s]+$/.test(id) ? id : `number:${id}`);

/** How the mappings call the systems whose own ids these are (src/mapping/builtIn). */
const own: readonly (readonly [string, (row: Row) => unknown])[] = [
	['xero', (row) => row['ContactID']],
	['books', (row) => row['contact_id']],
	['crm', (row) => (['Account_Name', 'Last_Name', 'Vendor_Name'].some((name) => Object.hasOwn(row, name)) ? row['id'] : undefined)],
];
const shortNames: Readonly<Record<string, string>> = { xero: 'xero', zohoBooks: 'books', zohoInventory: 'books', zohoCrm: 'crm' };

function ownIds(row: Row): string[] {
	const trail = isRow(row[SYNC]) ? row[SYNC]['source'] : undefined;
	const { app, id: sourceId } = isRow(trail) ? trail : {};
	const system = typeof app === 'string' && Object.hasOwn(shortNames, app) ? shortNames[app] : undefined;
	const found = [...own.map(([name, read]) => [name, read(row)] as const), [system, sourceId] as const];
	return found.flatMap(([name, id]) =>
		name !== undefined && (typeof id === 'string' || typeof id === 'number') && id !== '' ? [`${name}:${id}`.toLowerCase()] : [],
	);
}

function peopleIn(facts: readonly Fact[]): Person[] {
	const people = new Map<string, { given: string; surname: string }>();
	for (const { kind, value, group } of facts) {
		if (kind !== 'givenName' && kind !== 'surname') continue;
		const person = people.get(group) ?? { given: '', surname: '' };
		people.set(group, person);
		const part = kind === 'givenName' ? 'given' : 'surname';
		person[part] = `${person[part]} ${personalName(value)}`.trim();
	}
	return [...people.values()].filter(({ given, surname }) => given !== '' || surname !== '').slice(0, 5);
}

function placesIn(facts: readonly Fact[]): Place[] {
	const places = new Map<string, Fact[]>();
	for (const fact of facts) {
		if (!['street', 'postcode', 'city', 'region'].includes(fact.kind)) continue;
		const parts = places.get(fact.group);
		if (parts) parts.push(fact);
		else places.set(fact.group, [fact]);
	}
	return [...places.values()].slice(0, 4).map((parts) => {
		const text = (kind: Kind) =>
			parts
				.filter((part) => part.kind === kind)
				.map(({ value }) => value)
				.join(' ');
		return { ...streetParts(text('street')), postcode: postalCode(text('postcode')) ?? '', city: placeName(text('city')), region: placeName(text('region')) };
	});
}
