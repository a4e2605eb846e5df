import { flag, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { get, getMany } = verbs('organization', 'organizations');

/** The organizations that the signed-in user can reach (https://www.zoho.com/books/api/v3/organizations/). */
export const organization = resource({
	label: 'Organization',
	plural: 'Organizations',
	path: '/organizations',
	permission: 'books',
	paged: true,
	envelope: { one: 'organization', many: 'organizations' },
	id: 'organization_id',
	title: 'name',
	fields: {
		organization_id: text('Organization ID'),
		name: readOnly(text('Name')),
		is_default_org: readOnly(flag('Is Default')),
		currency_code: readOnly(text('Currency Code')),
		time_zone: readOnly(text('Time Zone')),
		country_code: readOnly(text('Country Code')),
		plan_name: readOnly(text('Plan')),
	},
	operations: { get: get(), getMany: getMany({}) },
});
