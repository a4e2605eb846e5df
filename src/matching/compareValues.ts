import { best, missing, type Evidence } from './evidence';
import type { Bits, Counted } from './frequency';
import type { Identity } from './identity';
import type { Kind } from './kinds';
import { localPart } from './phones';
import { isSlip } from './similar';
import { distance } from '../libraries/distance';

type Values = readonly string[];
type Compare = (ones: Values, others: Values, bits: Bits) => Evidence;

/** A comparison of two sets of values by their likest two. */
const likest =
	(kind: Kind, compare: (one: string, other: string, bits: Bits) => Evidence): Compare =>
	(ones, others, bits) =>
		best(ones, others, (one, other) => compare(one, other, bits)) ?? missing(kind);

const says = (kind: Kind, result: Evidence['result'], weight: number): Evidence => ({ kind, result, weight });

/** Someone has said so: no likeness outweighs it. */
const LINKED = 100;

type Known = Pick<Identity, 'ids' | 'links'>;

/** An id that both know settles it, and one that names another record speaks against; numbers of unknown systems may differ because the systems do. */
export const compareIds = (one: Known, other: Known): Evidence => {
	if (one.ids.length + one.links.length === 0 || other.ids.length + other.links.length === 0) return missing('externalId');
	const theirs = [...other.ids, ...other.links];
	const shared = [...one.ids, ...one.links].filter((id) => theirs.includes(id));
	if (shared.length > 0) return says('externalId', 'agreed', shared.every(isNumber) ? 16 : LINKED);
	if (namesAnother(one.links, other.ids) || namesAnother(other.links, one.ids)) return says('externalId', 'disagreed', -8);
	return one.links.some(isNumber) && other.links.some(isNumber) ? says('externalId', 'disagreed', -1) : missing('externalId');
};

const isNumber = (id: string): boolean => id.startsWith('number:');
const systemOf = (id: string): string => id.slice(0, id.indexOf(':'));
const namesAnother = (links: Values, ids: Values): boolean => links.some((link) => ids.some((id) => systemOf(id) === systemOf(link)));

/** What is personal and was written down carefully seldom differs, but typists and scanners have bad days. */
const AGAINST = -4;

/** A number of a register, where a digit may be mistyped or two have changed places. */
const registered = (kind: Kind, against: number): Compare =>
	likest(kind, (one, other, bits) => {
		if (one === other) return says(kind, 'agreed', Math.min(15, bits('tax', one)));
		if (Math.min(one.length, other.length) < 6) return says(kind, 'disagreed', against);
		if (isSlip(one, other)) return says(kind, 'similar', 8);
		return one.length >= 7 && one.length === other.length && distance(one, other) === 2 ? says(kind, 'similar', 3) : says(kind, 'disagreed', against);
	});

export const compareTaxNumbers = registered('taxNumber', AGAINST);
export const compareCompanyNumbers = registered('companyNumber', AGAINST);

export const compareEmails = likest('email', (one, other, bits) => {
	if (one === other) return says('email', 'agreed', Math.min(15, bits('email', one)));
	const [local = '', domain = ''] = one.split('@');
	const [otherLocal = '', otherDomain = ''] = other.split('@');
	const slipped = domain === otherDomain ? isSlip(local, otherLocal) : local === otherLocal && isSlip(domain, otherDomain);
	return slipped && local.length >= 5 && !/\d/.test(local + otherLocal) ? says('email', 'similar', 8) : says('email', 'disagreed', -1.5);
});

/** With and without calling code are the same; a digit may be mistyped. */
export const comparePhones = likest('phone', (one, other, bits) => {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	const same =
		short === long ||
		(short.length >= 7 && long.endsWith(short)) ||
		(short.length >= 8 && localPart(short) === localPart(long) && short.length !== long.length);
	if (same) return says('phone', 'agreed', Math.min(13, bits('phone', one), bits('phone', other)));
	return short.length >= 8 && isSlip(one, other) ? says('phone', 'similar', 4) : says('phone', 'disagreed', -1);
});

export const compareDomains = likest('website', (one, other, bits) =>
	one === other ? says('website', 'agreed', Math.min(10, bits('domain', one))) : says('website', 'disagreed', -1.5),
);

/** Day and month are often taken for each other, and digits mistyped. */
export const compareBirths = likest('birthDate', (one, other, bits) => {
	const worth = (counted: Counted) => Math.min(13, bits(counted, one), bits(counted, other));
	if (one === other) return says('birthDate', 'agreed', worth('birth'));
	if (isSlip(one, other) || turned(one) === other) return says('birthDate', 'similar', 6);
	const wrong = [...one].filter((digit, at) => digit !== other[at]).length;
	return wrong === 2 ? says('birthDate', 'similar', 1) : says('birthDate', 'disagreed', AGAINST);
});

const turned = (date: string): string => date.slice(0, 4) + date.slice(6) + date.slice(4, 6);
