import { choice, date, integer, readOnly, resource, text } from '../define';

/** The connected organisation itself (https://developer.xero.com/documentation/api/accounting/organisation). */
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
		Timezone: readOnly(text('Time Zone')),
		ShortCode: readOnly(text('Short Code')),
		PeriodLockDate: readOnly(date('Period Lock Date')),
		EndOfYearLockDate: readOnly(date('End of Year Lock Date')),
		FinancialYearEndDay: readOnly(integer('Financial Year End Day')),
		FinancialYearEndMonth: readOnly(integer('Financial Year End Month')),
		SalesTaxBasis: readOnly(text('Sales Tax Basis')),
		OrganisationStatus: readOnly(choice('Status', { ACTIVE: 'Active' })),
	},
	operations: {
		get: { label: 'Get', action: 'Get organisation', does: 'get', method: 'GET', path: '' },
	},
});
