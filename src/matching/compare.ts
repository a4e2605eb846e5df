import { compareNames, type Compared } from './compareNames';
import { comparePeople, type ComparedPeople } from './comparePeople';
import { comparePlaces, MOST_OF_PLACES } from './comparePlaces';
import { compareBirths, compareCompanyNumbers, compareDomains, compareEmails, compareIds, comparePhones, compareTaxNumbers } from './compareValues';
import { best, missing, type Evidence } from './evidence';
import type { Bits } from './frequency';
import type { Identity } from './identity';
import { wholeName, type Name } from './names';

/** Why a pair is never matched without a person, however much else agrees. */
export type Doubt = 'names-differ' | 'names-missing' | 'company-only';

export interface Comparison {
	/** Bits, the sum of the evidence. */
	readonly weight: number;
	readonly evidence: readonly Evidence[];
	readonly doubt?: Doubt;
}

/**
 * Compares two identities: what agreed, what disagreed, what is missing, and what each is worth (Fellegi and Sunter's weights). A pair that cannot
 * reach `least` bits, whatever its addresses, gives nothing: most pairs that are compared are of that sort.
 */
export function compare(one: Identity, other: Identity, bits: Bits): Comparison;
export function compare(one: Identity, other: Identity, bits: Bits, least: number): Comparison | undefined;
export function compare(one: Identity, other: Identity, bits: Bits, least = -Infinity): Comparison | undefined {
	const named = compareWho(one, other, bits);
	const email = compareEmails(one.emails, other.emails, bits);
	const numbers = [
		compareIds(one, other),
		compareTaxNumbers(one.taxNumbers, other.taxNumbers, bits),
		compareCompanyNumbers(one.companyNumbers, other.companyNumbers, bits),
		email,
		comparePhones(one.phones, other.phones, bits),
		sharedDomain(compareDomains(one.domains, other.domains, bits), email),
		compareBirths(one.births, other.births, bits),
	];
	if (sumOf(named.evidence) + sumOf(numbers) + MOST_OF_PLACES < least) return undefined;
	const place = best(one.places, other.places, (a, b) => comparePlaces(a, b, bits))?.parts ?? [missing('street'), missing('postcode'), missing('city')];
	const evidence = [...named.evidence, ...numbers, ...place];
	const doubt = doubtIn(named, evidence);
	return { weight: sumOf(evidence), evidence, ...(doubt && { doubt }) };
}

const sumOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { weight }) => sum + weight, 0);

/** What belongs to one party only: where it agrees, a missing name is no doubt. */
const personal = ['externalId', 'taxNumber', 'email', 'birthDate'] as const;

function doubtIn({ doubt, settledBy }: Named, evidence: readonly Evidence[]): Doubt | undefined {
	const settled = (kinds: readonly Evidence['kind'][]) => evidence.some((found) => kinds.includes(found.kind) && isFor(found));
	const compared = (kind: Evidence['kind'], result: Evidence['result']) => evidence.some((found) => found.kind === kind && found.result === result);
	if (doubt && !settled(settledBy)) return doubt;
	if (settled(personal)) return undefined;
	if (compared('name', 'missing') || (compared('givenName', 'missing') && compared('surname', 'missing'))) return 'names-missing';
	// Somebody of the family whose whole name is not known: what is personal differs.
	const unknown = compared('givenName', 'missing') || compared('surname', 'missing');
	return unknown && (compared('birthDate', 'disagreed') || compared('taxNumber', 'disagreed')) ? 'names-differ' : undefined;
}

const isFor = ({ result }: Evidence): boolean => result === 'agreed' || result === 'similar';

/** Who shares an address for mail shares its domain, which then says nothing more. */
const sharedDomain = (domain: Evidence, email: Evidence): Evidence =>
	domain.result === 'agreed' && isFor(email) ? { ...domain, weight: Math.min(1, domain.weight) } : domain;

interface Named {
	readonly evidence: readonly Evidence[];
	readonly weight: number;
	readonly doubt?: Doubt;
	/** What, where it agrees, takes the doubt away. */
	readonly settledBy: readonly Evidence['kind'][];
}

function compareWho(one: Identity, other: Identity, bits: Bits): Named {
	const [named, otherNamed] = [one.names.length > 0, other.names.length > 0];
	if (named && otherNamed) return organisations(one, other, bits);
	if (!named && !otherNamed) return persons(one, other, bits);
	return named ? mixed(one, other, bits) : mixed(other, one, bits);
}

const asEvidence = (kind: Evidence['kind'], compared: Compared | undefined): Evidence => (compared ? { kind, ...compared } : missing(kind));
const likestNames = (ones: readonly Name[], others: readonly Name[], bits: Bits): Compared | undefined =>
	best(ones, others, (a, b) => compareNames(a, b, bits));
const likestPeople = (one: Identity, other: Identity, bits: Bits): ComparedPeople | undefined =>
	best(one.people, other.people, (a, b) => comparePeople(a, b, bits));

/** That a company has the same person to talk to says something; that it has another one says nothing. */
function organisations(one: Identity, other: Identity, bits: Bits): Named {
	const name = asEvidence('name', likestNames(one.names, other.names, bits));
	return {
		evidence: [name, ...contactPerson(likestPeople(one, other, bits))],
		weight: name.weight,
		...(name.result === 'disagreed' && { doubt: 'names-differ' }),
		settledBy: ['externalId'],
	};
}

const contactPerson = (people: ComparedPeople | undefined): Evidence[] =>
	people && isFor(people.given) && isFor(people.surname) ? [{ kind: 'person', result: 'agreed', weight: Math.min(5, Math.max(0, people.weight / 3)) }] : [];

const settlesPerson = ['externalId', 'taxNumber', 'email'] as const;

/** Families share surname, address and phone, colleagues a company, a domain and a switchboard: a clearly different name is another person until something personal agrees. */
function persons(one: Identity, other: Identity, bits: Bits): Named {
	const people = likestPeople(one, other, bits);
	const company = likestNames(one.companies, other.companies, bits);
	const employer: Evidence[] = company ? [{ kind: 'company', result: company.result, weight: Math.min(5, Math.max(-1, company.weight / 3)) }] : [];
	if (!people) return { evidence: [missing('name'), ...employer], weight: 0, settledBy: [] };
	const differs = people.given.result === 'disagreed' || people.surname.result === 'disagreed';
	const settledBy = people.given.result === 'disagreed' ? settlesPerson : ([...settlesPerson, 'birthDate'] as const);
	return { evidence: [people.given, people.surname, ...employer], weight: people.weight, ...(differs && { doubt: 'names-differ' }), settledBy };
}

/** A record with a name of its own and one of a person: the name may be that of the person or of the person's company. */
function mixed(one: Identity, person: Identity, bits: Bits): Named {
	const asPerson = likestNames(one.names, person.people.map(wholeName), bits);
	const asCompany = likestNames(one.names, person.companies, bits);
	if (asCompany && asCompany.weight > (asPerson?.weight ?? -Infinity) && asCompany.result !== 'disagreed') {
		const shared = contactPerson(likestPeople(one, person, bits));
		const evidence = [asEvidence('company', { ...asCompany, weight: Math.min(10, asCompany.weight) }), ...shared];
		return { evidence, weight: asCompany.weight, ...(shared.length === 0 && { doubt: 'company-only' }), settledBy: ['externalId', 'email'] };
	}
	const name = asEvidence('name', asPerson);
	return { evidence: [name], weight: name.weight, ...(name.result === 'disagreed' && { doubt: 'names-differ' }), settledBy: ['externalId', 'taxNumber'] };
}
