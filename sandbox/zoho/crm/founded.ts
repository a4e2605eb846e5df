import type { Row } from '../../vendor';
import { likely, type CrmState } from './state';

/** The organisations of CRM before anything is entered: one in each data centre, with its users and currencies. */

export interface Home {
	readonly centre: string;
	/** First ten digits of its ids. */
	readonly prefix: string;
	/** What a client without a user names: soid=ZohoCRM.<zgid>. */
	readonly zgid: string;
	readonly company: string;
	readonly currency: string;
	readonly timeZone: string;
	readonly country: string;
	readonly domain: string;
}

export const HOMES: readonly Home[] = [
	{
		centre: 'au',
		prefix: '5725767000',
		zgid: '702091884',
		company: 'Kowhai Trading',
		currency: 'NZD',
		timeZone: 'Pacific/Auckland',
		country: 'NZ',
		domain: 'kowhai.example',
	},
	{
		centre: 'eu',
		prefix: '7311402000',
		zgid: '20091557324',
		company: 'Linden Handel',
		currency: 'EUR',
		timeZone: 'Europe/Berlin',
		country: 'DE',
		domain: 'linden.example',
	},
];

const FOUNDED = '2026-01-05T00:00:00Z';

/** What one euro is worth: rates follow from it whatever the home currency. */
const PER_EURO: Readonly<Record<string, readonly [rate: number, name: string, symbol: string]>> = {
	NZD: [1.8, 'New Zealand Dollar - NZD', 'NZ$'],
	USD: [1.09, 'US Dollar - USD', '$'],
	EUR: [1, 'Euro - EUR', '€'],
	GBP: [0.857, 'British Pound - GBP', '£'],
	AUD: [1.666, 'Australian Dollar - AUD', 'A$'],
};

const idIn = ({ prefix }: Home, digits: string): string => `${prefix}${digits}`;

/** Foreign units for one of the home currency [G], as text. */
const currencies = (home: Home): Row[] =>
	Object.entries(PER_EURO).map(([iso_code, [rate, name, symbol]], index) => ({
		id: idIn(home, `00030000${index + 1}`),
		iso_code,
		name,
		symbol,
		prefix_symbol: true,
		exchange_rate: (rate / (PER_EURO[home.currency]?.[0] ?? 1)).toFixed(9),
		is_base: iso_code === home.currency,
		is_active: true,
		exchange_rate_auto_update: false,
		format: { numeral_system: 'International', decimal_places: '2', decimal_separator: 'Period', thousand_separator: 'Comma' },
		created_time: FOUNDED,
		modified_time: FOUNDED,
	}));

type Person = readonly [first: string, last: string, role: string, profile: string, status: string];

const PEOPLE: readonly Person[] = [
	['Mere', 'Tane', 'CEO', 'Administrator', 'active'],
	['Tama', 'Reid', 'Manager', 'Standard', 'active'],
	['Lena', 'Fischer', 'Manager', 'Standard', 'active'],
	['Pat', 'Gone', 'Manager', 'Standard', 'disabled'],
];

export const userId = (home: Pick<Home, 'prefix'>, n: number): string => `${home.prefix}00041100${n}`;

const users = (home: Home): Row[] =>
	PEOPLE.map(([first_name, last_name, role, profile, status], index) => ({
		id: userId(home, index + 1),
		first_name,
		last_name,
		full_name: `${first_name} ${last_name}`,
		email: `${first_name.toLowerCase()}@${home.domain}`,
		role: { name: role, id: idIn(home, `00026000${role === 'CEO' ? 5 : 8}`) },
		profile: { name: profile, id: idIn(home, `00026001${profile === 'Administrator' ? 1 : 4}`) },
		status,
		confirm: true,
		zuid: `69421${home.zgid.slice(0, 4)}${index}`,
		time_zone: home.timeZone,
		locale: 'en_NZ',
		language: 'en_US',
		country: home.country.toLowerCase(),
		country_locale: `en_${home.country}`,
		date_format: 'dd MMM yyyy',
		time_format: 'HH:mm',
		decimal_separator: 'Period',
		name_format: 'Salutation,First Name,Last Name',
		personal_account: false,
		sandboxDeveloper: false,
		microsoft: false,
		default_tab_group: '0',
		alias: null,
		phone: null,
		mobile: null,
		website: null,
		Reporting_To: null,
		territories: [],
		created_time: FOUNDED,
		Modified_Time: FOUNDED,
	}));

const org = (home: Home): Row => ({
	id: idIn(home, '000020001'),
	zgid: home.zgid,
	company_name: home.company,
	alias: null,
	domain_name: `org${home.zgid}`,
	primary_email: `mere@${home.domain}`,
	primary_zuid: `69421${home.zgid.slice(0, 4)}0`,
	iso_code: home.currency,
	currency: PER_EURO[home.currency]?.[1],
	currency_symbol: PER_EURO[home.currency]?.[2],
	currency_locale: `en_${home.country}`,
	time_zone: home.timeZone,
	country: home.country,
	country_code: home.country,
	type: 'production',
	mc_status: true,
	gapps_enabled: false,
	translation_enabled: false,
	privacy_settings: false,
	hipaa_compliance_enabled: false,
	lite_users_enabled: false,
	deletable_org_account: true,
	created_time: FOUNDED,
	license_details: {
		paid: true,
		paid_type: 'enterprise',
		users_license_purchased: 5,
		portal_users_license_purchased: 0,
		paid_expiry: null,
		trial_type: null,
		trial_expiry: null,
	},
	hierarchy_preferences: { type: 'Role_Hierarchy', strictly_reporting: null },
});

export const founded = (home: Home): CrmState => ({
	prefix: home.prefix,
	counter: 0,
	org: org(home),
	users: users(home),
	me: userId(home, 1),
	currencies: currencies(home),
	edition: 'enterprise',
	modules: [],
	fields: {},
	schema: 0,
	records: {},
	gone: {},
	links: [],
	tags: {},
	files: {},
	attachments: {},
	channels: {},
	waiting: [],
	jobs: {},
	numbered: {},
	spent: [],
	fetched: [],
	unsure: { ...likely },
});
