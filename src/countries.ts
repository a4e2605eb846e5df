import { codes, english } from './libraries/countries';
import { fold } from './matching/text';
import { once } from './once';

/** Countries by ISO 3166-1, and how people write them. */

/** Usual names that the library does not have: in a country's own language, and parts of one that stand for it in addresses. */
const further: Readonly<Record<string, string>> = {
	AT: 'Österreich',
	BE: 'Belgique België',
	BR: 'Brasil',
	CH: 'Schweiz Suisse Svizzera',
	DE: 'Deutschland',
	DK: 'Danmark',
	ES: 'España',
	FI: 'Suomi',
	GB: 'England Scotland Wales NorthernIreland',
	IE: 'Éire RepublicOfIreland',
	IT: 'Italia',
	MX: 'México',
	NL: 'Nederland Holland',
	NO: 'Norge',
	PL: 'Polska',
	SE: 'Sverige',
	US: 'UnitedStates',
	VN: 'VietNam',
};

const key = (text: string): string =>
	fold(text)
		.replace(/&/g, 'and')
		.replace(/^\s*the\s/, '')
		.replace(/[^\p{L}]/gu, '');

const namesOf = (code: string): readonly string[] => [english.countries[code] ?? []].flat();

/** Names that two countries go by, such as Congo, are nobody's. */
const byName = once(() => {
	const index = new Map<string, string | undefined>();
	for (const [code, alpha3] of codes)
		for (const name of [...namesOf(code), ...(further[code]?.split(' ') ?? []), alpha3].map(key))
			index.set(name, index.has(name) && index.get(name) !== code ? undefined : code);
	return index;
});

const known = once(() => new Set(codes.map(([code]) => code)));

/** The ISO 3166-1 alpha-2 code of a country by its code of two or three letters or a usual name of it; nothing where it is not known. */
export const countryCode = (text: string): string | undefined => {
	const plain = key(text);
	const code = plain.toUpperCase();
	return known().has(code) ? code : byName().get(plain);
};

/** The English name of a country by its code of two letters. */
export const countryName = (code: string): string | undefined => namesOf(code)[0];
