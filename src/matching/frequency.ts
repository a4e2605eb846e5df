import type { Identity } from './identity';
import { wholeName } from './names';

/** What is counted: values of these sorts differ a lot in how common they are. */
export type Counted = 'word' | 'name' | 'given' | 'surname' | 'email' | 'phone' | 'domain' | 'tax' | 'birth' | 'street' | 'postcode' | 'city' | 'region';

/**
 * How likely two different parties agree on a value that is as common as most (u), before anything is counted. From general knowledge: a few
 * hundred usual given names, some thousand postal codes, ten thousand birthdays and more; never fitted to a set of records.
 */
const usual: Readonly<Record<Counted, number>> = {
	word: 1 / 2000,
	name: 1 / 20_000,
	given: 1 / 200,
	surname: 1 / 1000,
	email: 1 / 30_000,
	phone: 1 / 10_000,
	domain: 1 / 4000,
	tax: 1 / 30_000,
	birth: 1 / 10_000,
	street: 1 / 500,
	postcode: 1 / 500,
	city: 1 / 100,
	region: 1 / 8,
};

/** The usual share weighs as much as so many records, so that small sets are judged by it and large ones by what is in them. */
const PRIOR_RECORDS = 500;

export type Bits = (counted: Counted, value: string) => number;

/** For every value that records hold, how many bits an agreement on it is worth: log2(1/u), less where many hold it. */
export const countValues = (all: readonly Identity[]): Bits => {
	const counts = forEach(() => new Map<string, number>());
	for (const identity of all) {
		for (const [counted, values] of valuesOf(identity)) {
			const known = counts[counted];
			for (const value of new Set(values)) known.set(value, (known.get(value) ?? 0) + 1);
		}
	}
	// Looked up for every comparison, so the logarithms are taken once.
	const bitsOf = (counted: Counted, count: number) => {
		// The two records that are compared do not make the value common.
		const others = Math.max(0, count - 2);
		return Math.log2((all.length + PRIOR_RECORDS) / (others + PRIOR_RECORDS * usual[counted]));
	};
	const rare = forEach((counted) => bitsOf(counted, 0));
	for (const counted of sorts) for (const [value, count] of counts[counted]) counts[counted].set(value, bitsOf(counted, count));
	return (counted, value) => counts[counted].get(value) ?? rare[counted];
};

const sorts = Object.keys(usual) as Counted[];
const forEach = <T>(make: (counted: Counted) => T) => Object.fromEntries(sorts.map((counted) => [counted, make(counted)])) as Record<Counted, T>;

function valuesOf({ names, companies, people, emails, phones, domains, taxNumbers, companyNumbers, births, places }: Identity): [Counted, string[]][] {
	return [
		['word', [...names, ...companies, ...people.map(wholeName)].flatMap(({ tokens }) => tokens)],
		['name', [...names, ...people.map(wholeName)].map(({ key }) => key)],
		['given', people.map(({ given }) => given)],
		['surname', people.map(({ surname }) => surname)],
		['email', [...emails]],
		['phone', [...phones]],
		['domain', [...domains]],
		['tax', [...taxNumbers, ...companyNumbers]],
		['birth', [...births]],
		['street', places.flatMap(({ street }) => street)],
		['postcode', places.map(({ postcode }) => postcode)],
		['city', places.map(({ city }) => city)],
		['region', places.map(({ region }) => region)],
	];
}
