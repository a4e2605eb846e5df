import { countryCode, countryName } from '../../countries';
import { regionIn, regionsOf, type Region } from '../../regions';
import { flat, quoted, type Transforms, type Turned } from './transform';

/** What Xero takes as a country: letters, 50 at most (Address in Xero's Accounting API). */
const XERO_COUNTRY = 50;
/** How the list of countries in Zoho's finance apps has it (contacts in the Zoho Books API). */
const ZOHO_BOOKS_US = 'U.S.A';

const COUNTRY_ARGUMENT = 'The country: its ISO code or its English name';

export const places = {
	countryCode: {
		label: 'Country Code',
		says: 'The ISO code of a country, such as NZ, from its name or from its code of two or three letters',
		turn: (value) => ifCountry(value, (code) => ({ value: code })),
	},
	countryName: {
		label: 'Country Name',
		says: 'The English name of a country, from its ISO code or another name of it',
		turn: (value) => ifCountry(value, (code) => ({ value: countryName(code) ?? code })),
	},
	countryWritten: {
		label: 'Country Code Written Out',
		says: 'The English name of a country where the value is its code of two letters, else the value as it is',
		turn: (value) => ({ value: written(flat(value)) }),
	},
	countryForXero: {
		label: 'Country for Xero',
		says: 'A country in letters only, as Xero takes it',
		turn: countryForXero,
	},
	countryForZohoBooks: {
		label: 'Country for Zoho Books',
		says: 'A country as the list of Zoho Books and Inventory has it: codes written out, and U.S.A',
		turn: (value) => ({ value: /^usa?$/i.test(flat(value)) ? ZOHO_BOOKS_US : written(flat(value)) }),
	},
	stateCode: {
		label: 'State Code',
		says: 'The ISO code of a state within its country, such as CA, from its name or its code',
		argument: COUNTRY_ARGUMENT,
		turn: (value, argument) => ifState(value, argument, ({ code }) => code),
	},
	stateName: {
		label: 'State Name',
		says: 'The name of a state, from its ISO code or its name',
		argument: COUNTRY_ARGUMENT,
		turn: (value, argument) => ifState(value, argument, ({ name }) => name),
	},
} satisfies Transforms;

function ifCountry(value: unknown, then: (code: string) => Turned): Turned {
	const code = countryCode(flat(value));
	return code === undefined ? { says: `${quoted(value)} is not a country that ISO 3166 knows` } : then(code);
}

const written = (text: string): string => (/^[a-z]{2}$/i.test(text) ? (countryName(countryCode(text) ?? '') ?? text) : text);

/** Full stops alone are dropped, so that U.S.A stays what its reader knows; what else is no letter needs another name. */
function countryForXero(value: unknown): Turned {
	const text = flat(value).replace(/\./g, '').replace(/\s+/g, ' ').trim();
	const isTaken = (name: string): boolean => /^[A-Za-z ]+$/.test(name) && name.length <= XERO_COUNTRY;
	if (isTaken(text)) return { value: text };
	const letters = lettersOf(countryName(countryCode(text) ?? '') ?? text);
	if (letters === '') return { says: `${quoted(value)} has no letters that Xero takes as a country; it is left out`, severity: 'warning' };
	return letters.length > XERO_COUNTRY
		? {
				value: letters.slice(0, XERO_COUNTRY).trimEnd(),
				says: `${quoted(value)} is longer than the ${XERO_COUNTRY} letters of a country in Xero`,
				severity: 'warning',
			}
		: { value: letters };
}

/** Letters without their marks: Côte d'Ivoire becomes Cote dIvoire. */
const lettersOf = (name: string): string =>
	name
		.normalize('NFD')
		.replace(/[^A-Za-z\s-]/g, '')
		.replace(/[\s-]+/g, ' ')
		.trim();

function ifState(value: unknown, argument: string, then: (region: Region) => string): Turned {
	const country = countryCode(argument);
	if (country === undefined) return { says: `the state ${quoted(value)} needs its country, and ${quoted(argument)} is none` };
	if (regionsOf(country) === undefined) return { says: `the states of ${countryName(country) ?? country} are not known here` };
	const region = regionIn(country, flat(value));
	return region ? { value: then(region) } : { says: `${quoted(value)} is no state of ${countryName(country) ?? country}` };
}
