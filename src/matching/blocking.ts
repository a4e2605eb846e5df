import type { Identity } from './identity';
import { wholeName } from './names';
import { localPart } from './phones';
import { sound } from './similar';

/**
 * Only records that share a key are compared. The keys overlap, so that a pair is found as long as one of them survived typing errors and missing
 * fields: ids, numbers and addresses as they are; names by sound, alone, in twos and with a place.
 */
export const blockingKeys = ({
	ids,
	links,
	taxNumbers,
	companyNumbers,
	emails,
	phones,
	domains,
	names,
	companies,
	people,
	places,
	births,
}: Identity): number[] => {
	const keys: number[] = [];
	const adder =
		(kind: number) =>
		(sort: string, ...parts: string[]) => {
			if (parts.every((part) => part !== '')) keys.push(hashed(`${sort}:${parts.join('|')}`) + kind);
		};
	const [add, addExact] = [adder(0), adder(EXACT)];
	for (const id of [...ids, ...links]) addExact('i', id);
	for (const number of [...taxNumbers, ...companyNumbers]) addExact('t', number);
	for (const email of emails) addExact('e', email);
	for (const { key } of names) addExact('=', key);
	for (const { given, surname } of people) addExact('=', given, surname);
	for (const phone of phones) add('p', localPart(phone));
	for (const domain of domains) add('w', domain);
	for (const birth of births) add('b', birth);
	const sounds = [
		...new Set(
			[...names, ...companies, ...people.map(wholeName)]
				.flatMap(({ tokens }) => tokens)
				.slice(0, 12)
				.map(sound),
		),
	].sort();
	sounds.forEach((first, at) => {
		add('n', first);
		for (const second of sounds.slice(at + 1, at + 6)) add('nn', first, second);
		for (const birth of births) add('nb', first, birth.slice(0, 4));
		for (const { postcode, city } of places) {
			add('np', first, postcode);
			add('nc', first, sound(city));
		}
	});
	// A word that was mistyped beyond its sound mostly kept its beginning; beside it stands another word.
	for (const { tokens, joined } of names) {
		add('j', joined.slice(0, 6));
		for (const word of tokens.slice(0, 4)) for (const other of tokens.slice(0, 4)) if (word !== other) add('y', word.slice(0, 3), sound(other));
	}
	// Initials hold where a word was mistyped beyond its sound, and where given name and surname changed places.
	for (const { given, surname } of people) {
		add('x', sound(surname), given.slice(0, 1));
		add('x', sound(given), surname.slice(0, 1));
	}
	for (const { street, numbers, postcode, city } of places) {
		for (const word of street.slice(0, 4)) {
			add('s', word, postcode);
			for (const number of numbers.slice(0, 2)) add('sn', number, sound(word));
		}
		for (const birth of births) {
			add('bp', birth.slice(4), postcode);
			add('by', birth.slice(0, 4), postcode);
		}
		for (const number of numbers.slice(0, 2)) add('cn', number, postcode, city.slice(0, 3));
	}
	return [...new Set(keys)];
};

const KEY_BITS = 30;
/** The last bit of a key of what is the same, and not only alike. */
const EXACT = 1;
/** Room for a position beside a key in one number that a double holds exactly. */
const POSITIONS = 2 ** 22;

/** FNV-1a. Two keys that fall on one number cost a comparison, nothing else. */
function hashed(key: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
	return ((hash ^ (hash >>> 15)) >>> (33 - KEY_BITS)) * 2;
}

/**
 * A key that more records share than this tells nothing apart; its pairs share rarer keys. Of an exact one, so many are taken nonetheless: a hundred
 * copies of one record share no rarer key.
 */
export const LARGEST_BLOCK = 40;

/** Finds the records that share a key: one sorted array of keys and positions, since a map of small lists would take ten times the memory. */
export class Blocks {
	private readonly entries: Float64Array;
	/** By record, the last search that found it. */
	private readonly found: Int32Array;
	private search = 0;

	constructor(keysOf: readonly (readonly number[])[]) {
		if (keysOf.length > POSITIONS) throw new RangeError(`More than ${POSITIONS} records cannot be compared at once`);
		this.found = new Int32Array(keysOf.length);
		this.entries = new Float64Array(keysOf.reduce((sum, keys) => sum + keys.length, 0));
		let next = 0;
		keysOf.forEach((keys, at) => {
			for (const key of keys) this.entries[next++] = key * POSITIONS + at;
		});
		this.entries.sort();
	}

	/** The positions of all that share a key, each once and none before `from`. */
	sharing(keys: readonly number[], from = 0): number[] {
		this.search++;
		const positions: number[] = [];
		for (const key of keys) {
			const first = this.placeOf(key, 0);
			const isLarge = this.entryIs(first + LARGEST_BLOCK, key);
			if (isLarge && key % 2 !== EXACT) continue;
			const start = from === 0 ? first : this.placeOf(key, from);
			for (let at = start; this.entryIs(at, key) && at < start + LARGEST_BLOCK; at++) {
				const position = this.entries[at]! % POSITIONS;
				if (this.found[position] === this.search) continue;
				this.found[position] = this.search;
				positions.push(position);
			}
		}
		return positions;
	}

	private entryIs(at: number, key: number): boolean {
		return at < this.entries.length && Math.floor(this.entries[at]! / POSITIONS) === key;
	}

	/** Where the first entry of a key stands whose position is not before one. */
	private placeOf(key: number, position: number): number {
		const entry = key * POSITIONS + position;
		let [low, high] = [0, this.entries.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.entries[middle]! < entry) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
