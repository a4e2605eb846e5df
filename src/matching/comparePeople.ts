import { missing, type Evidence } from './evidence';
import type { Bits } from './frequency';
import type { Person } from './names';
import { alike } from './similar';

export interface ComparedPeople {
	readonly given: Evidence;
	readonly surname: Evidence;
	readonly swapped: boolean;
	readonly weight: number;
}

/** Bits that a change of places takes away, since it is rarer than writing names where they belong. */
const SWAP = 1.5;

/** Compares two people, also with given name and surname taken for each other. */
export const comparePeople = (one: Person, other: Person, bits: Bits): ComparedPeople => {
	const straight = parts(one, other, bits, false);
	if (straight.given.result === 'agreed' && straight.surname.result === 'agreed') return straight;
	const swapped = parts(one, { given: other.surname, surname: other.given }, bits, true);
	const both = [swapped.given.result, swapped.surname.result];
	const plausible = both.some((result) => result === 'agreed' || result === 'similar') && !both.includes('disagreed');
	return plausible && swapped.weight - SWAP > straight.weight ? { ...swapped, weight: swapped.weight - SWAP } : straight;
};

function parts(one: Person, other: Person, bits: Bits, swapped: boolean): ComparedPeople {
	// A given name that stands where the surname should is as common as it is among given names.
	const worth = (value: string) => (swapped ? Math.min(bits('given', value), bits('surname', value)) : undefined);
	const given = part('givenName', one.given, other.given, (value) => Math.min(9, worth(value) ?? bits('given', value)), -5);
	const surname = part('surname', one.surname, other.surname, (value) => Math.min(12, worth(value) ?? bits('surname', value)), -4);
	return { given, surname, swapped, weight: given.weight + surname.weight };
}

function part(kind: 'givenName' | 'surname', one: string, other: string, worth: (value: string) => number, against: number): Evidence {
	if (one === '' || other === '') return missing(kind);
	if (one === other) return { kind, result: 'agreed', weight: worth(one) };
	const common = Math.min(worth(one), worth(other));
	const how = alike(one, other);
	if (how === 'near') return { kind, result: 'similar', weight: common - 2 };
	if (how === 'close') return { kind, result: 'similar', weight: 1.5 };
	const shorter = shortened(one, other) ?? shortened(other, one);
	if (shorter !== undefined) return { kind, result: 'similar', weight: shorter === 1 ? 1.5 : 3 };
	return { kind, result: 'disagreed', weight: against };
}

/** J for John, Chris for Christopher, Mary for Mary Ann, Smith for Smith-Jones: how much of the name is left. */
function shortened(short: string, long: string): number | undefined {
	if (short.length >= long.length) return undefined;
	if (long.split(' ').includes(short) && short.length > 1) return short.length;
	return (short.length === 1 || short.length >= 3) && long.startsWith(short) ? short.length : undefined;
}
