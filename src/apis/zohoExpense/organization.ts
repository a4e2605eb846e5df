import { flag, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { get, getMany } = verbs('organization', 'organizations');

/** The organizations that the signed-in user can reach (https://www.zoho.com/expense/api/v1/organizations/). */
export const organization = resource({
	label: 'Organization',
	plural: 'Organizations',
	path: '/organizations',
	permission: 'expense',
	envelope: { one: 'organization', many: 'organizations' },
	id: 'organization_id',
	title: 'name',
	fields: {
		organization_id: text('Organization ID'),
		name: readOnly(text('Name')),
		is_default_org: readOnly(flag('Is Default', { recent: true })),
		currency_id: readOnly(text('Currency ID')),
		currency_code: readOnly(text('Currency Code')),
		time_zone: readOnly(text('Time Zone')),
		fiscal_year_start_month: readOnly(text('Fiscal Year Starts In')),
	},
	operations: { get: get(), getMany: getMany({}) },
});
