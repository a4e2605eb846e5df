import { proposals } from '../../src/mapping/proposals';
import type { Row } from '../../src/record';
import { run } from './run';

const lists: Row = {
	organization_id: '1',
	chartofaccounts: [
		{ account_id: '1', account_name: 'Sales', account_code: '400', account_type: 'income' },
		{ account_id: '2', account_name: 'Office  supplies', account_code: '', account_type: 'expense' },
		{ account_id: '3', account_name: 'Freight', account_code: '425', account_type: 'expense' },
		{ account_id: '4', account_name: 'Oddities', account_code: '', account_type: 'expense' },
		{ account_id: '5', account_name: 'Business Bank Account', account_code: '', account_type: 'bank' },
		{ account_id: '6', account_name: 'Accounts Receivable', account_type: 'accounts_receivable' },
		{ account_id: '7', account_name: 'Gone', account_type: 'expense', is_active: false },
	],
	Accounts: [
		{ AccountID: 'a', Code: '200', Name: 'Sales', Type: 'REVENUE' },
		{ AccountID: 'b', Code: '453', Name: 'Office Supplies', Type: 'EXPENSE' },
		{ AccountID: 'c', Code: '425', Name: 'Courier', Type: 'EXPENSE' },
		{ AccountID: 'd', Name: 'Business bank account', Type: 'BANK' },
		{ AccountID: 'e', Code: '999', Name: 'Oddities', Type: 'EXPENSE', Status: 'ARCHIVED' },
	],
	taxes: [
		{ tax_id: '21', tax_name: 'GST', tax_percentage: 15 },
		{ tax_id: '22', tax_name: 'Zero Rate', tax_percentage: 0 },
		{ tax_id: '23', tax_name: 'Luxury', tax_percentage: 33 },
	],
	TaxRates: [
		{ TaxType: 'OUTPUT2', Name: '15% GST on Income', EffectiveRate: '15.0000', CanApplyToRevenue: true, CanApplyToExpenses: false },
		{ TaxType: 'INPUT2', Name: '15% GST on Expenses', EffectiveRate: 15, CanApplyToRevenue: false, CanApplyToExpenses: true },
		{ TaxType: 'ZERORATED', Name: 'Zero rate', EffectiveRate: 0, CanApplyToRevenue: true, CanApplyToExpenses: true },
		{ TaxType: 'NONE', Name: 'No GST', EffectiveRate: 0, CanApplyToRevenue: true, CanApplyToExpenses: true },
	],
	reporting_tags: [{ tag_id: '41', tag_name: 'Region', options: [{ option_id: '42', option_name: 'North' }] }],
	TrackingCategories: [{ TrackingCategoryID: 't', Name: 'region', Options: [{ Name: 'NORTH' }, { Name: 'South' }] }],
};

const found = proposals(lists, 'zohoBooks');
const target = (kind: string, from: string, value: string) => {
	const [row, ...others] = found.filter((one) => one.kind === kind && one.source_app === from && one.source_value === value);
	expect(others).toEqual([]);
	return row?.target_value;
};

describe('rows proposed from the lists of both sides', () => {
	it.each([
		['account', 'zohoBooks', '1', '200'],
		['account', 'zohoBooks', '2', '453'],
		['account', 'zohoBooks', '3', '425'],
		['account', 'zohoBooks', '4', ''],
		['account', 'xero', '425', '3'],
		['paymentAccount', 'zohoBooks', '5', 'd'],
		['paymentAccount', 'xero', 'd', '5'],
		['tax', 'zohoBooks', '21', 'OUTPUT2'],
		['tax', 'zohoBooks', '22', 'ZERORATED'],
		['tax', 'zohoBooks', '23', ''],
		['purchaseTax', 'zohoBooks', '21', 'INPUT2'],
		['tax', 'xero', 'INPUT2', '21'],
		['tax', 'xero', 'OUTPUT2', '21'],
		['trackingCategory', 'zohoBooks', '41', 'region'],
		['trackingOption', 'zohoBooks', '42', 'NORTH'],
		['trackingOption', 'xero', 'South', ''],
	])('%s of %s %s is %j', (kind, from, value, expected) => expect(target(kind, from, value)).toBe(expected));
	it('leave out what is booked by itself or no longer in use', () => {
		for (const value of ['6', '7']) expect(target('account', 'zohoBooks', value)).toBeUndefined();
	});
	it('say why, paired or not', () => {
		const notes = (value: string) => found.filter((one) => one.source_value === value && one.kind !== 'purchaseTax').map(({ note }) => note);
		expect(notes('3')).toEqual(['Freight (425) is Courier: same code']);
		expect(notes('4')).toEqual(['Oddities (4): nothing in xero has this code or name']);
		expect(notes('23')).toEqual(['Luxury (23): nothing in xero has 33 percent']);
	});
	it('never choose between two', () => {
		const doubled = { ...lists, Accounts: [...(lists['Accounts'] as Row[]), { Code: '454', Name: 'office-supplies', Type: 'EXPENSE' }] };
		const [row] = proposals(doubled, 'zohoBooks').filter((one) => one.source_value === '2');
		expect(row).toMatchObject({ target_value: '', note: 'Office  supplies (2): several in xero fit: Office Supplies (453), office-supplies (454)' });
	});
	it('pair categories of expenses by their code in the ledger', () => {
		const rows = proposals({ Accounts: lists['Accounts'], expense_categories: [{ category_id: '9', category_name: 'Post', gl_code: '425' }] }, 'zohoExpense');
		expect(rows).toMatchObject([{ kind: 'account', source_app: 'zohoExpense', source_value: '9', target_value: '425' }]);
	});
	it('are nothing of lists that are not there', () => expect(proposals({ taxes: [], Accounts: 'x' }, 'zohoBooks')).toEqual([]));
	it('come out of the Record Mapper as rows for the mapping table', () => {
		const rows = run('zohoBooksSettingsToMappingRows', lists);
		expect(rows).toHaveLength(found.length);
		expect(rows[0]).toMatchObject({
			record: { kind: 'account', source_app: 'zohoBooks', source_value: '1', target_app: 'xero', target_value: '200', note: 'Sales (400) is Sales: same name' },
			sync: { issues: [], target: 'tables:mappingRow' },
		});
	});
});
