import type { Row } from '../vendor';
import type { BooksState } from './books';
import { accountsOf, nzChart, ukChart } from './charts';
import { guidOf } from './ids';

/** What the sandbox begins with. Nothing here is secret: the ids and secrets open the sandbox only. */

export interface Client {
	readonly id: string;
	/** An app for phones and desktops has none. */
	readonly secret?: string;
	readonly name: string;
	readonly kind: 'web' | 'pkce' | 'custom';
}

export const xeroClient = {
	id: '5A4D8E0BC0F4440B9F1E7C2D36A1B870',
	secret: 'sandbox-xero-secret-web',
	name: 'n8n in the sandbox',
	kind: 'web',
} as const satisfies Client;
export const xeroPkceClient = { id: '6B5E9F1CD1A5551CA02F8D3E47B2C981', name: 'n8n in the sandbox (PKCE)', kind: 'pkce' } as const satisfies Client;
export const xeroCustomClient = {
	id: '7C6FA02DE2B6662DB1309E4F58C3DA92',
	secret: 'sandbox-xero-secret-custom',
	name: 'n8n in the sandbox (custom connection)',
	kind: 'custom',
} as const satisfies Client;
export const clients: readonly Client[] = [xeroClient, xeroPkceClient, xeroCustomClient];

/** The organisations' ids, which are their tenants' too. */
export const NZ = '70784a63-d24b-46a9-a4db-0e70a274b056';
export const UK = '81895b74-e35c-47ba-b5ec-1f81b385c167';

export interface Seeded {
	readonly tenant: string;
	readonly books: BooksState;
}

export const organisations = (now: string): readonly Seeded[] => [
	{
		tenant: NZ,
		books: stamped(now, {
			Organisations: [nzOrganisation(NZ, 'Demo Company (NZ)', '!sbxNZ')],
			...nzSettings(),
			Accounts: accountsOf(NZ, nzChart),
			TrackingCategories: [tracking('Region', ['North', 'South', 'East', 'West']), tracking('Department', ['Sales', 'Service', 'Workshop'])],
			Contacts: [
				contact(NZ, {
					Name: 'Ridgeway University',
					ContactNumber: 'RIDGEWAY',
					EmailAddress: 'accounts@ridgeway.example',
					FirstName: 'Jill',
					LastName: 'Moana',
				}),
				contact(NZ, { Name: 'Harbour & Sons Marine', EmailAddress: 'office@harboursons.example' }),
				contact(NZ, { Name: 'Young Bros Transport', EmailAddress: 'rog@youngbros.example', DefaultCurrency: 'NZD' }),
				contact(NZ, { Name: 'Bayside Wholesale', EmailAddress: 'orders@bayside.example', PaymentTerms: { Bills: { Day: 20, Type: 'OFFOLLOWINGMONTH' } } }),
				contact(NZ, { Name: 'PowerDirect', EmailAddress: 'billing@powerdirect.example' }),
				contact(NZ, { Name: 'Closed Trading Ltd', ContactNumber: 'books:460000000038099', ContactStatus: 'ARCHIVED' }),
			],
			Invoices: [],
			Payments: [],
		}),
	},
	{
		tenant: UK,
		books: stamped(now, {
			Organisations: [
				organisation({
					OrganisationID: UK,
					Name: 'Demo Company (UK)',
					BaseCurrency: 'GBP',
					CountryCode: 'GB',
					Version: 'UK',
					Timezone: 'GMTSTANDARDTIME',
					ShortCode: '!sbxUK',
					FinancialYearEndDay: 31,
					FinancialYearEndMonth: 12,
					SalesTaxPeriod: 'QUARTERLY',
					TaxNumber: 'GB 123 4567 89',
				}),
			],
			Currencies: currencies({ GBP: 'British Pound', EUR: 'Euro', USD: 'United States Dollar' }),
			TaxRates: [
				rate('OUTPUT2', '20% (VAT on Income)', 20, 'OUTPUT', 'sales'),
				rate('INPUT2', '20% (VAT on Expenses)', 20, 'INPUT', 'purchases'),
				rate('RROUTPUT', '5% (VAT on Income)', 5, 'OUTPUT', 'sales'),
				rate('RRINPUT', '5% (VAT on Expenses)', 5, 'INPUT', 'purchases'),
				rate('ZERORATEDOUTPUT', 'Zero Rated Income', 0, 'OUTPUT', 'sales'),
				rate('ZERORATEDINPUT', 'Zero Rated Expenses', 0, 'INPUT', 'purchases'),
				rate('NONE', 'No VAT', 0, 'NONE', 'both'),
			],
			Accounts: accountsOf(UK, ukChart),
			TrackingCategories: [],
			Contacts: [contact(UK, { Name: 'Thames Print Works', EmailAddress: 'accounts@thamesprint.example' })],
			Invoices: [],
			Payments: [],
		}),
	},
];

/** Reference data that is older than anything a test does. */
const stamped = (now: string, books: BooksState): BooksState =>
	Object.fromEntries(
		Object.entries(books).map(([name, rows]) => [
			name,
			rows.map((row) => ({ ...row, ...(name === 'TaxRates' || name === 'Currencies' ? {} : { UpdatedDateUTC: now }) })),
		]),
	);

const organisation = (own: Row): Row => ({
	LegalName: own.Name,
	PaysTax: true,
	IsDemoCompany: true,
	OrganisationType: 'COMPANY',
	OrganisationEntityType: 'COMPANY',
	OrganisationStatus: 'ACTIVE',
	SalesTaxBasis: 'PAYMENTS',
	DefaultSalesTax: 'Tax Exclusive',
	DefaultPurchasesTax: 'Tax Exclusive',
	Edition: 'BUSINESS',
	Class: 'DEMO',
	CreatedDateUTC: '2024-04-01T00:00:00.000Z',
	...own,
});

const currencies = (names: Readonly<Record<string, string>>): Row[] => Object.entries(names).map(([Code, Description]) => ({ Code, Description }));

/** What a rate may be booked on follows from whether it is for sales or purchases. */
const rate = (TaxType: string, Name: string, percent: number, ReportTaxType: string, use: 'sales' | 'purchases' | 'both'): Row => ({
	Name,
	TaxType,
	ReportTaxType,
	CanApplyToAssets: true,
	CanApplyToEquity: true,
	CanApplyToExpenses: use !== 'sales',
	CanApplyToLiabilities: true,
	CanApplyToRevenue: use !== 'purchases',
	DisplayTaxRate: percent,
	EffectiveRate: percent,
	Status: 'ACTIVE',
	TaxComponents:
		percent || TaxType === 'TAX001'
			? [{ Name: Name.replace(/^\d+% \(?|\)$/g, ''), Rate: percent, IsCompound: false, IsNonRecoverable: false }]
			: [{ Name, Rate: 0, IsCompound: false, IsNonRecoverable: false }],
});

const tracking = (Name: string, options: readonly string[]): Row => ({
	Name,
	Status: 'ACTIVE',
	TrackingCategoryID: guidOf(`tracking ${Name}`),
	Options: options.map((option) => ({ TrackingOptionID: guidOf(`tracking ${Name} ${option}`), Name: option, Status: 'ACTIVE' })),
});

const contact = (tenant: string, own: Row): Row => ({
	ContactID: guidOf(`contact ${tenant} ${own.Name}`),
	ContactStatus: 'ACTIVE',
	FirstName: '',
	LastName: '',
	EmailAddress: '',
	BankAccountDetails: '',
	TaxNumber: '',
	Addresses: ['STREET', 'POBOX'].map((AddressType) => ({ AddressType, City: '', Region: '', PostalCode: '', Country: '' })),
	Phones: ['DDI', 'DEFAULT', 'FAX', 'MOBILE'].map((PhoneType) => ({ PhoneType, PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' })),
	ContactPersons: [],
	IsCustomer: false,
	IsSupplier: false,
	HasAttachments: false,
	...own,
});

function nzOrganisation(OrganisationID: string, Name: string, ShortCode: string): Row {
	return organisation({
		OrganisationID,
		Name,
		BaseCurrency: 'NZD',
		CountryCode: 'NZ',
		Version: 'NZ',
		Timezone: 'NEWZEALANDSTANDARDTIME',
		ShortCode,
		FinancialYearEndDay: 31,
		FinancialYearEndMonth: 3,
		SalesTaxPeriod: 'TWOMONTHS',
		TaxNumber: '101-2-303',
	});
}

/** Another company of New Zealand, with settings and a chart of accounts and nothing else; the same name is the same company. */
export function nzCompany(now: string, Name: string): Seeded {
	const tenant = guidOf(`organisation ${Name}`);
	const ShortCode = `!${tenant.slice(0, 5)}`;
	return {
		tenant,
		books: stamped(now, {
			Organisations: [nzOrganisation(tenant, Name, ShortCode)],
			...nzSettings(),
			Accounts: accountsOf(tenant, nzChart),
			Contacts: [],
			Invoices: [],
			Payments: [],
		}),
	};
}

/** What an organisation of New Zealand has switched on. */
function nzSettings(): BooksState {
	return {
		Currencies: currencies({ NZD: 'New Zealand Dollar', USD: 'United States Dollar', EUR: 'Euro', GBP: 'British Pound', AUD: 'Australian Dollar' }),
		TaxRates: [
			rate('OUTPUT2', '15% GST on Income', 15, 'OUTPUT', 'sales'),
			rate('INPUT2', '15% GST on Expenses', 15, 'INPUT', 'purchases'),
			rate('ZERORATED', 'Zero Rated', 0, 'ZERORATEDOUTPUT', 'both'),
			rate('NONE', 'No GST', 0, 'NONE', 'both'),
			rate('TAX001', '5% Levy', 5, 'OUTPUT', 'both'),
		],
	};
}
