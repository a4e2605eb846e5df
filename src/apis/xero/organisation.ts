import { choice, date, decimal, flag, integer, moment, readOnly, resource, text, type Part } from '../define';

const action: Part = {
	envelope: { one: 'Actions', many: 'Actions' },
	fields: { Name: readOnly(text('Action')), Status: readOnly(choice('Status', { ALLOWED: 'Allowed', 'NOT-ALLOWED': 'Not Allowed' })) },
};

/** Rules of the UK's construction industry. */
const cis: Part = {
	envelope: { one: 'CISSettings', many: 'CISSettings' },
	fields: {
		CISContractorEnabled: readOnly(flag('Is Contractor')),
		CISSubContractorEnabled: readOnly(flag('Is Subcontractor')),
		Rate: readOnly(decimal('Rate')),
	},
};

/** The connected organisation itself; asking for it costs no bytes of the plan (https://developer.xero.com/documentation/api/accounting/organisation). */
export const organisation = resource({
	label: 'Organisation',
	plural: 'Organisations',
	path: '/Organisation',
	permission: 'settings',
	envelope: { one: 'Organisations', many: 'Organisations' },
	id: 'OrganisationID',
	title: 'Name',
	fields: {
		OrganisationID: text('Organisation ID'),
		Name: readOnly(text('Name')),
		LegalName: readOnly(text('Legal Name')),
		BaseCurrency: readOnly(text('Base Currency')),
		CountryCode: readOnly(text('Country Code')),
		Version: readOnly(text('Version')),
		Timezone: readOnly(text('Time Zone')),
		ShortCode: readOnly(text('Short Code')),
		PaysTax: readOnly(flag('Pays Tax')),
		TaxNumber: readOnly(text('Tax Number')),
		RegistrationNumber: readOnly(text('Registration Number')),
		PeriodLockDate: readOnly(date('Period Lock Date')),
		EndOfYearLockDate: readOnly(date('End of Year Lock Date')),
		FinancialYearEndDay: readOnly(integer('Financial Year End Day')),
		FinancialYearEndMonth: readOnly(integer('Financial Year End Month')),
		SalesTaxBasis: readOnly(text('Sales Tax Basis')),
		SalesTaxPeriod: readOnly(text('Sales Tax Period')),
		DefaultSalesTax: readOnly(text('Default Sales Tax')),
		DefaultPurchasesTax: readOnly(text('Default Purchases Tax')),
		IsDemoCompany: readOnly(flag('Is Demo Company')),
		OrganisationStatus: readOnly(choice('Status', { ACTIVE: 'Active' })),
		Class: readOnly(text('Plan')),
		Edition: readOnly(text('Edition')),
		CreatedDateUTC: readOnly(moment('Created')),
	},
	operations: {
		get: { label: 'Get', action: 'Get organisation', does: 'get', method: 'GET', path: '' },
		getActions: {
			label: 'Get Allowed Actions',
			action: 'Get allowed actions of organisation',
			does: 'getMany',
			method: 'GET',
			path: '/Actions',
			of: action,
		},
		getCisSettings: {
			label: 'Get CIS Settings',
			action: 'Get CIS settings of organisation',
			does: 'get',
			method: 'GET',
			path: '/{OrganisationID}/CISSettings',
			of: cis,
			inputs: { OrganisationID: text('Organisation ID') },
		},
	},
});
