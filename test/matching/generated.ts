import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { cased, missaid, mistyped, phoneWritten } from './errors';

/** Parties of our own making and the records that two systems hold of them. `truth` says which records are of one party. */
export interface Generated {
	readonly rows: readonly Row[];
	readonly truth: readonly number[];
}

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

const givenNames =
	split(`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew
	Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Dorothy George Melissa Edward Deborah Ronald Stephanie
	Timothy Rebecca Jason Sharon Jeffrey Laura Ryan Cynthia Jacob Kathleen Gary Amy Nicholas Angela Eric Shirley Jonathan Anna Stephen Brenda Larry Pamela Justin Emma Scott Nicole Brandon Helen Benjamin
	Samantha Samuel Katherine Gregory Christine Frank Debra Alexander Rachel Raymond Carolyn Patrick Janet Jack Catherine Dennis Maria Jerry Heather Tyler Diane Aaron Ruth Jose Julie Adam Olivia Nathan
	Joyce Henry Virginia Douglas Victoria Zachary Kelly Peter Lauren Kyle Christina Noah Joan Ethan Evelyn Jürgen Zoë Søren André Chloë Nora Mia Wiremu Aroha Ngaire Tane Priya Rahul Wei Ling Yuki Hiro`);
const starts = split(
	'Ab Ash Bar Bel Ben Black Brad Brook Bur Cal Car Chap Clay Col Cor Craw Dal Dan Dav Den Dun East El Ever Fair Fal Far Fer Flet Ford Gar Gil Glen Good Gran Green Hal Ham Har Hart Hay Hol Hop Hud Jen John Kel Ken Kirk Lang Law Lin Lock Long Mac Mar May Mer Mil Mon Mor Nash New Nor Oak Old Par Pem Per Pres Rad Ram Red Rich Rob Ros Rus Sand Shel Sher Stan Stam Stone Sum Sut Thorn Tod Trent Van Wal War Wat Wel West Whit Wil Win Wood Yor',
);
const ends = split(
	'ton son well ford ley man wood field by worth ham more ner ler den ders well stone land ridge croft kins lock mond sey ter thorpe burn dale gate berg sen ez ini ski',
);
const trades = split(
	'Plumbing Electrical Builders Roofing Consulting Logistics Transport Foods Bakery Motors Engineering Design Media Software Systems Textiles Farms Dairy Timber Steel Marine Dental Legal Accounting Catering Cleaning Security Printing Packaging Furniture Fashion Travel Tours Events Pharma Optics Energy Solar Water Mining Holdings Group Partners Services Solutions Trading Imports Exports Supplies Equipment',
);
const arts = split(
	'Acorn Alpine Amber Apex Aurora Beacon Blue Bright Cedar Cobalt Coral Crown Delta Dragon Eagle Echo Falcon Fern Global Golden Granite Harbour Horizon Iris Jade Juniper Kiwi Lake Laurel Lion Lunar Maple Meridian Metro Mountain Nexus North Nova Ocean Olive Omega Onyx Orchid Pacific Peak Phoenix Pioneer Prime Quantum Raven Regal River Royal Ruby Sage Sapphire Silver Solar South Spring Star Sterling Summit Sun Terra Titan Union United Urban Valley Vertex Vista Wave Willow Zenith Zephyr',
);
const forms: readonly (readonly string[])[] = [
	['Ltd', 'Limited', 'LTD.', ''],
	['GmbH', 'G.m.b.H.', ''],
	['Pty Ltd', 'Pty. Ltd.', 'Proprietary Limited', ''],
	['S.L.', 'SL', 'Sociedad Limitada'],
	['SARL', 'S.A.R.L.', ''],
	['AG', 'Aktiengesellschaft', ''],
	['B.V.', 'BV', ''],
	['Oy', 'Oyj', ''],
	['AB', 'Aktiebolag', ''],
	['Inc', 'Inc.', 'Incorporated', ''],
	['LLC', 'L.L.C.', ''],
	['K.K.', 'KK', ''],
	['', ''],
];
const streetEnds: readonly (readonly string[])[] = [
	['Street', 'St'],
	['Road', 'Rd'],
	['Avenue', 'Ave'],
	['Lane', 'Ln'],
	['Drive', 'Dr'],
	['Crescent', 'Cres'],
	['Place', 'Pl'],
];

export interface World {
	readonly random: Chance;
	readonly surnames: readonly string[];
	readonly towns: readonly { readonly city: string; readonly postcode: string }[];
}

/** The smaller a number, the more often it is drawn, as with real names. */
const common = ({ random }: World, count: number): number => Math.floor(count * random.next() ** 2);
const pick = <T>(world: World, all: readonly T[]): T => all[common(world, all.length)]!;

export const world = (random: Chance): World => {
	const surnames = [...new Set(Array.from({ length: 4000 }, () => random.of(starts) + random.of(ends)))];
	const towns = Array.from({ length: 600 }, (_, at) => ({
		city: random.of(starts) + random.of(ends) + random.of([' Bay', '', '', ' Hill', ' Park']),
		postcode: String(1000 + at * 13),
	}));
	return { random, surnames, towns };
};

const digits = (random: Chance, count: number): string => Array.from({ length: count }, () => String(random.int(0, 9))).join('');

interface Party {
	readonly given: string;
	readonly surname: string;
	readonly name: string;
	readonly form: readonly string[];
	readonly email: string;
	readonly phone: string;
	readonly tax: string;
	readonly website: string;
	readonly number: string;
	readonly street: string;
	readonly streetEnd: readonly string[];
	readonly city: string;
	readonly postcode: string;
	readonly birth: string;
}

const partyOf = (w: World): Party => {
	const { random } = w;
	const [given, surname] = [pick(w, givenNames), pick(w, w.surnames)];
	const first = random.is(0.5) ? pick(w, w.surnames) : random.is(0.3) ? `${pick(w, arts)} ${pick(w, w.surnames)}` : `${pick(w, arts)} ${pick(w, arts)}`;
	const name = `${first}${random.is(0.3) ? ` & ${random.of(['Sons', 'Co', 'Daughters', pick(w, w.surnames)])}` : ''} ${pick(w, trades)}`;
	const domain = `${name
		.toLowerCase()
		.replace(/[^a-z]/g, '')
		.slice(0, 18)}${random.int(1, 99)}.${random.of(['com', 'co.nz', 'com.au', 'co.uk', 'de'])}`;
	const town = pick(w, w.towns);
	const day = new Date(Date.UTC(random.int(1930, 2005), random.int(0, 11), random.int(1, 28)));
	return {
		given,
		surname,
		name,
		form: random.of(forms),
		email: `${random.of(['info', 'accounts', 'office', given.toLowerCase()])}@${domain}`,
		phone: `${random.int(3, 9)}${digits(random, 7)}`,
		tax: digits(random, 9),
		website: domain,
		number: String(random.int(1, 300)),
		street: random.of(starts) + random.of(ends),
		streetEnd: random.of(streetEnds),
		...town,
		birth: day.toISOString().slice(0, 10),
	};
};

/** A person as registries hold them; `errors` mistakes of the usual sorts are made in it, and some fields are left out. */
const personRow = (w: World, party: Party, errors: number): Row => {
	const { random } = w;
	const row: Row = {
		given_name: party.given.toLowerCase(),
		surname: party.surname.toLowerCase(),
		street_number: party.number,
		address_1: `${party.street} ${party.streetEnd[0]}`.toLowerCase(),
		suburb: party.city.toLowerCase(),
		postcode: party.postcode,
		date_of_birth: party.birth.replaceAll('-', ''),
		soc_sec_id: party.tax.slice(0, 7),
	};
	const optional = random.is(0.15) ? [random.of(['given_name', 'street_number', 'date_of_birth', 'suburb'])] : [];
	for (const name of optional) row[name] = '';
	for (let count = 0; count < errors; count++) spoil(random, row);
	return row;
};

function spoil(random: Chance, row: Row): void {
	const name = random.of(Object.keys(row));
	const value = String(row[name]);
	const kind = random.int(0, 9);
	if (kind === 0) [row['given_name'], row['surname']] = [row['surname'], row['given_name']];
	else if (kind === 1) row[name] = '';
	else row[name] = /^\d+$/.test(value) || kind < 7 ? mistyped(random, value) : missaid(random, value);
}

/** A company as one system holds it: its own field names, spelling, legal form, and what happens to be filled. */
const companyRow = (w: World, party: Party, style: 'xero' | 'books' | 'crm' | 'plain', filled: number): Row => {
	const { random } = w;
	const has = () => random.is(filled);
	const written = [nameWritten(random, party.name), random.of(party.form)].filter(Boolean).join(random.is(0.2) ? ', ' : ' ');
	const name = cased(random, random.is(0.12) ? mistyped(random, written) : written);
	const street = `${party.number} ${party.street} ${random.of(party.streetEnd)}`;
	const email = has() ? party.email : '';
	const phone = has() ? phoneWritten(random, party.phone) : '';
	const tax = random.is(filled * 0.7) ? party.tax : '';
	const website = has() ? `https://www.${party.website}/` : '';
	const [city, postcode] = has() ? [party.city, party.postcode] : ['', ''];
	if (style === 'xero') {
		const address = { AddressType: 'STREET', AddressLine1: city && street, City: city, PostalCode: postcode };
		return {
			ContactID: `id-${digits(random, 12)}`,
			Name: name,
			EmailAddress: email,
			TaxNumber: tax,
			Website: website,
			Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: phone }],
			Addresses: [address],
		};
	}
	if (style === 'books') {
		const billing_address = { address: city && street, city, zip: postcode };
		return { contact_id: digits(random, 12), contact_name: name, company_name: name, email, phone, website, tax_reg_no: tax, billing_address };
	}
	if (style === 'crm')
		return {
			id: digits(random, 18),
			Account_Name: name,
			Phone: phone,
			Website: website,
			Billing_Street: city && street,
			Billing_City: city,
			Billing_Code: postcode,
		};
	return { name, email, phone, vat_number: tax, website, street: city && street, city, postcode };
};

const nameWritten = (random: Chance, name: string): string => {
	const all = name.split(' ');
	if (random.is(0.05)) return [...all.slice(1), all[0]].join(' ').replace(/^& /, '');
	if (random.is(0.3)) return name.replace(' & ', ' and ');
	return random.is(0.04) ? `The ${name}` : name;
};

/** One of `count` people in `copies` records each, and families: the same surname and address, another person. */
export const people = (w: World, count: number, copies: (random: Chance) => number, errors: (random: Chance) => number): Generated => {
	const rows: Row[] = [];
	const truth: number[] = [];
	for (let at = 0; at < count; at++) {
		const party = partyOf(w);
		const family = w.random.is(0.1)
			? [
					{
						...party,
						given: pick(
							w,
							givenNames.filter((name) => name !== party.given),
						),
						birth: partyOf(w).birth,
						tax: digits(w.random, 9),
					},
				]
			: [];
		[party, ...family].forEach((one, member) => {
			for (let copy = copies(w.random); copy > 0; copy--) {
				rows.push(personRow(w, one, copy === 1 ? 0 : errors(w.random)));
				truth.push(2 * at + member);
			}
		});
	}
	return { rows, truth };
};

/** Companies in two systems; a share is in both. Some candidates are near-namesakes, branches' neighbours or customers of the same accountant. */
export const companies = (w: World, count: number, filled = 0.7): { readonly records: Generated; readonly candidates: Generated } => {
	const { random } = w;
	const sides = { records: { rows: [] as Row[], truth: [] as number[] }, candidates: { rows: [] as Row[], truth: [] as number[] } };
	const put = (side: 'records' | 'candidates', party: Party, at: number) => {
		const style = side === 'records' ? random.of(['books', 'crm', 'plain'] as const) : 'xero';
		sides[side].rows.push(companyRow(w, party, style, filled));
		sides[side].truth.push(at);
	};
	for (let at = 0; at < count; at++) {
		const party = partyOf(w);
		const where = random.next();
		if (where < 0.75) put('records', party, at);
		if (where > 0.25) put('candidates', party, at);
		if (random.is(0.1)) put('candidates', { ...partyOf(w), ...random.of([namesake, neighbour, sameAccountant])(w, party) }, count + at);
	}
	return sides;
};

const namesake = (w: World, { name }: Party): Partial<Party> => ({
	name: `${name.split(' ').slice(0, -1).join(' ')} ${w.random.of(trades.filter((trade) => !name.includes(trade)))}`,
});
const neighbour = (_: World, { number, street, streetEnd, city, postcode }: Party): Partial<Party> => ({ number, street, streetEnd, city, postcode });
const sameAccountant = (_: World, { email, phone }: Party): Partial<Party> => ({ email, phone });
