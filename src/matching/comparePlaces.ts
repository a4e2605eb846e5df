import { missing, type Evidence } from './evidence';
import type { Bits } from './frequency';
import { aligned } from './compareNames';
import type { Place } from './places';
import { alike, isSlip } from './similar';

export interface ComparedPlaces {
	readonly parts: readonly Evidence[];
	readonly weight: number;
}

/** The parts of an address depend on each other: who shares a street shares its town. Each further agreement counts less. */
const shares = [1, 0.6, 0.4, 0.25] as const;
/** No address is worth more than this: each of its parts at its best. */
export const MOST_OF_PLACES = 23;
/** People and companies move, so no address speaks against more than this. */
const LEAST = -4;

export const comparePlaces = (one: Place, other: Place, bits: Bits): ComparedPlaces => {
	const all = [
		streets(one, other, bits),
		codes(one.postcode, other.postcode, bits),
		towns('city', one.city, other.city, bits, 6),
		towns('region', one.region, other.region, bits, 2),
	];
	const order = all.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
	const against = all.reduce((sum, { weight }) => sum + Math.min(0, weight), 0);
	const eased = against < LEAST ? LEAST / against : 1;
	const parts = all.map((part) => ({ ...part, weight: part.weight > 0 ? part.weight * (shares[order.indexOf(part)] ?? 0) : part.weight * eased }));
	return { parts, weight: parts.reduce((sum, { weight }) => sum + weight, 0) };
};

function streets(one: Place, other: Place, bits: Bits): Evidence {
	if (one.street.length + one.numbers.length === 0 || other.street.length + other.numbers.length === 0) return missing('street');
	const worth = (word: string) => Math.min(9, bits('street', word));
	const { agreed, left, right } = aligned(one.street, other.street, worth);
	const unpaired = [...left, ...right].reduce((sum, word) => sum + worth(word), 0);
	const share = agreed === 0 ? 0 : (2 * agreed) / (2 * agreed + unpaired);
	const number = numbers(one.numbers, other.numbers);
	if (share < 0.3) return { kind: 'street', result: 'disagreed', weight: -2 };
	const weight = Math.min(11, agreed) * (share >= 0.8 ? 1 : share) + number;
	return { kind: 'street', result: share > 0.99 && number > 0 ? 'agreed' : 'similar', weight };
}

/** Next door is another address, but a digit is soon lost. */
function numbers(ones: readonly string[], others: readonly string[]): number {
	if (ones.length === 0 || others.length === 0) return 0;
	if (ones.some((number) => others.includes(number))) return 3;
	return ones.some((number) => others.some((candidate) => isSlip(number, candidate))) ? -0.5 : -2.5;
}

function codes(one: string, other: string, bits: Bits): Evidence {
	if (one === '' || other === '') return missing('postcode');
	if (one === other) return { kind: 'postcode', result: 'agreed', weight: Math.min(9, bits('postcode', one)) };
	return isSlip(one, other) ? { kind: 'postcode', result: 'similar', weight: 2 } : { kind: 'postcode', result: 'disagreed', weight: -1.5 };
}

function towns(kind: 'city' | 'region', one: string, other: string, bits: Bits, most: number): Evidence {
	if (one === '' || other === '') return missing(kind);
	const common = Math.min(most, bits(kind, one), bits(kind, other));
	if (one === other) return { kind, result: 'agreed', weight: common };
	const how = alike(one, other);
	if (how === 'near') return { kind, result: 'similar', weight: Math.max(0, common - 1.5) };
	if (how === 'close' || one.includes(other) || other.includes(one)) return { kind, result: 'similar', weight: 0.5 };
	return { kind, result: 'disagreed', weight: -1 };
}
