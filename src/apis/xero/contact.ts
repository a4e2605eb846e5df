import { choice, decimal, email, flag, group, integer, link, moment, readOnly, resource, rows, text, url } from '../define';
import { currencyCode, equal, ids, includeArchived, modifiedSince, order, searchTerm, summaryOnly, verbs, where } from './verbs';

const { create, update, upsert, get, getMany, become } = verbs('contact', 'contacts');

/** Customers and suppliers alike (https://developer.xero.com/documentation/api/accounting/contacts). */
export const contact = resource({
	label: 'Contact',
	plural: 'Contacts',
	path: '/Contacts',
	permission: 'contacts',
	paged: true,
	envelope: { one: 'Contacts', many: 'Contacts' },
	id: 'ContactID',
	title: 'Name',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	// POST matches an existing contact by ContactNumber and by Name; which first is not documented, and both end in the same contact.
	key: { field: 'ContactNumber', matchedByVendor: true, find: { parameter: 'where', atOnce: 40 } },
	byId: { parameter: 'IDs', atOnce: 40 },
	fields: {
		ContactID: text('Contact ID'),
		ContactNumber: text('Contact Number', { max: 50, hint: "The contact's identity in another system, such as books:123" }),
		Name: text('Name', { max: 255, hint: 'Unique among active contacts' }),
		FirstName: text('First Name', { max: 255 }),
		LastName: text('Last Name', { max: 255 }),
		EmailAddress: email('Email', { max: 255 }),
		AccountNumber: text('Account Number', { max: 50 }),
		CompanyNumber: text('Company Number', { max: 50 }),
		TaxNumber: text('Tax Number', { max: 50 }),
		DefaultCurrency: { ...currencyCode, label: 'Default Currency' },
		AccountsReceivableTaxType: link('Sales Tax Rate', { resource: 'taxRate', view: 'sales' }),
		AccountsPayableTaxType: link('Purchases Tax Rate', { resource: 'taxRate', view: 'purchases' }),
		SalesDefaultAccountCode: link('Sales Account', { resource: 'account', by: 'Code', view: 'lines' }),
		PurchasesDefaultAccountCode: link('Purchases Account', { resource: 'account', by: 'Code', view: 'lines' }),
		BankAccountDetails: text('Bank Account Number'),
		Website: readOnly(url('Website')),
		Addresses: rows('Addresses', {
			AddressType: choice('Type', { POBOX: 'Postal', STREET: 'Street' }),
			AttentionTo: text('Attention To', { max: 255 }),
			AddressLine1: text('Line 1', { max: 500 }),
			AddressLine2: text('Line 2', { max: 500 }),
			AddressLine3: text('Line 3', { max: 500 }),
			AddressLine4: text('Line 4', { max: 500 }),
			City: text('City', { max: 255 }),
			Region: text('Region', { max: 255 }),
			PostalCode: text('Postal Code', { max: 50 }),
			Country: text('Country', { max: 50 }),
		}),
		Phones: rows('Phones', {
			PhoneType: choice('Type', { DEFAULT: 'Phone', DDI: 'Direct Dial', MOBILE: 'Mobile', FAX: 'Fax' }),
			PhoneCountryCode: text('Country Code', { max: 20 }),
			PhoneAreaCode: text('Area Code', { max: 10 }),
			PhoneNumber: text('Number', { max: 50 }),
		}),
		ContactPersons: rows('Contact Persons', {
			FirstName: text('First Name'),
			LastName: text('Last Name'),
			EmailAddress: email('Email'),
			IncludeInEmails: flag('Include in Emails'),
		}),
		PaymentTerms: group('Payment Terms', {
			Sales: group('Sales', { Day: integer('Day'), Type: choice('Type', paymentTerm()) }),
			Bills: group('Bills', { Day: integer('Day'), Type: choice('Type', paymentTerm()) }),
		}),
		ContactGroups: readOnly(rows('Contact Groups', { ContactGroupID: text('Contact Group ID'), Name: text('Name') })),
		Balances: readOnly(
			group('Balances', {
				AccountsReceivable: group('Receivable', { Outstanding: decimal('Outstanding'), Overdue: decimal('Overdue') }),
				AccountsPayable: group('Payable', { Outstanding: decimal('Outstanding'), Overdue: decimal('Overdue') }),
			}),
		),
		MergedToContactID: readOnly(text('Merged to Contact ID')),
		HasAttachments: readOnly(flag('Has Attachments')),
		ContactStatus: readOnly(choice('Status', { ACTIVE: 'Active', ARCHIVED: 'Archived', GDPRREQUEST: 'Erasure Requested' })),
		IsCustomer: readOnly(flag('Is Customer')),
		IsSupplier: readOnly(flag('Is Supplier')),
		UpdatedDateUTC: readOnly(moment('Updated')),
	},
	operations: {
		create: create(['Name']),
		upsert: upsert(['ContactNumber', 'Name']),
		update: update(),
		get: get(),
		getMany: getMany({
			name: equal('Name', 'Name'),
			email: email('Email', { where: 'EmailAddress=={}' }),
			accountNumber: equal('AccountNumber', 'Account Number'),
			contactNumber: equal('ContactNumber', 'Contact Number'),
			...searchTerm,
			...ids,
			...modifiedSince,
			...where,
			...order,
			...includeArchived,
			...summaryOnly,
		}),
		getCisSettings: {
			label: 'Get CIS Settings',
			action: 'Get CIS settings of contact',
			does: 'get',
			method: 'GET',
			path: '/{id}/CISSettings',
			of: { envelope: { one: 'CISSettings', many: 'CISSettings' }, fields: { CISEnabled: readOnly(flag('CIS Enabled')), Rate: readOnly(decimal('Rate')) } },
		},
		archive: become('Archive', { ContactStatus: 'ARCHIVED' }),
	},
});

function paymentTerm() {
	return {
		DAYSAFTERBILLDATE: 'Days After Bill Date',
		DAYSAFTERBILLMONTH: 'Days After Bill Month',
		OFCURRENTMONTH: 'Of Current Month',
		OFFOLLOWINGMONTH: 'Of Following Month',
	};
}
