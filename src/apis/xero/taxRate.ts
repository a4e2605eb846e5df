import { choice, decimal, flag, readOnly, resource, rows, text } from '../define';
import { equal, oneOf, order, verbs, where } from './verbs';

const { create, update, upsert, getMany, become } = verbs('tax rate', 'tax rates');

/** Tax rates; Xero takes one a request and identifies it by TaxType (https://developer.xero.com/documentation/api/accounting/taxrates). */
export const taxRate = resource({
	label: 'Tax Rate',
	plural: 'Tax Rates',
	path: '/TaxRates',
	permission: 'settings',
	envelope: { one: 'TaxRates', many: 'TaxRates' },
	id: 'TaxType',
	title: 'Name',
	key: { field: 'Name', find: { parameter: 'where', atOnce: 40 } },
	views: {
		sales: [{ CanApplyToRevenue: ['true'] }],
		purchases: [{ CanApplyToExpenses: ['true'] }, { CanApplyToAssets: ['true'] }],
	},
	fields: {
		TaxType: text('Tax Type', { hint: "Xero's code of the rate, such as OUTPUT2" }),
		Name: text('Name', { max: 50 }),
		TaxComponents: rows('Components', { Name: text('Name'), Rate: decimal('Rate'), IsCompound: flag('Is Compound') }),
		ReportTaxType: text('Report Tax Type', { hint: 'Needed in Australia, New Zealand and the UK' }),
		Status: readOnly(choice('Status', { ACTIVE: 'Active', DELETED: 'Deleted', ARCHIVED: 'Archived', PENDING: 'Pending' })),
		EffectiveRate: readOnly(decimal('Effective Rate')),
		DisplayTaxRate: readOnly(decimal('Display Rate')),
		CanApplyToAssets: readOnly(flag('Can Apply to Assets')),
		CanApplyToEquity: readOnly(flag('Can Apply to Equity')),
		CanApplyToExpenses: readOnly(flag('Can Apply to Expenses')),
		CanApplyToLiabilities: readOnly(flag('Can Apply to Liabilities')),
		CanApplyToRevenue: readOnly(flag('Can Apply to Revenue')),
	},
	operations: {
		create: create(['Name', 'TaxComponents'], { batch: 1 }),
		upsert: upsert(['Name', 'TaxComponents'], { batch: 1 }),
		update: { ...update(), batch: 1 },
		get: { label: 'Get', action: 'Get tax rate', does: 'get', method: 'GET', path: '/{id}' },
		getMany: getMany({
			taxType: equal('TaxType', 'Tax Type'),
			status: oneOf('Status', 'Status', { ACTIVE: 'Active', ARCHIVED: 'Archived' }),
			...where,
			...order,
		}),
		delete: { ...become('Delete', { Status: 'DELETED' }), batch: 1 },
	},
});
