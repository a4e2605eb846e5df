import type { Document } from './document';
import { Joined } from './joined';

/** Says for every document which party it is of, as one text for each party; nothing where it names none. */
export type PartyOf = (document: Document) => string | undefined;

/**
 * Ids and contact numbers that stand together in one document are one party. A name joins what has no id to those that have, and the two applications
 * with each other, but only where it is the name of one party in each.
 */
export const parties = (all: readonly Document[]): PartyOf => {
	const joined = new Joined();
	const seen = new Set<string>();
	for (const { party } of all) {
		for (const key of party) {
			joined.join(key, party[0]!);
			seen.add(key);
		}
	}
	const bearers = bearersOf(all, joined);
	for (const [nameKey, keys] of bearers) for (const key of keys ?? []) joined.join(key, named(nameKey));

	return ({ party, nameKey }) => {
		const known = party.find((key) => seen.has(key)) ?? (isBearer(bearers.get(nameKey), party) ? named(nameKey) : party[0]);
		return known === undefined ? (nameKey === '' ? undefined : named(nameKey)) : joined.root(known);
	};
};

const named = (nameKey: string): string => `name:${nameKey}`;
const kindOfKey = (key: string): string => key.slice(0, key.indexOf(':'));

/** Several parties that bear one name in one application are not told apart by it. */
type Bearers = ReadonlySet<string> | undefined;

function bearersOf(all: readonly Document[], joined: Joined): Map<string, Bearers> {
	const bearers = new Map<string, Set<string> | undefined>();
	const ofApp = new Map<string, string>();
	for (const { app, party, nameKey } of all) {
		if (nameKey === '') continue;
		if (!bearers.has(nameKey)) bearers.set(nameKey, new Set());
		if (party.length === 0) continue;
		const root = joined.root(party[0]!);
		const first = ofApp.get(`${app}:${nameKey}`) ?? root;
		ofApp.set(`${app}:${nameKey}`, first);
		if (first !== root) bearers.set(nameKey, undefined);
		else for (const key of party) bearers.get(nameKey)?.add(key);
	}
	return bearers;
}

/** Another id of the same kind is another party, whatever its name. */
const isBearer = (keys: Bearers, party: readonly string[]): boolean =>
	keys !== undefined && ![...keys].some((key) => party.some((own) => kindOfKey(own) === kindOfKey(key)));
