import { checkRows } from '../../../src/advising/rows/check';
import { suggestRows } from '../../../src/advising/rows/suggest';
import { isRow, type Row } from '../../../src/record';
import { letterOf } from '../../../src/triage/letter';
import { chance } from '../../mapping/random';
import { junk, junkRow } from '../../nodes/junk';
import { around } from '../../triage/letters';

/** Accounts, taxes and tracking of both sides as rows of the mapping table, and rows that come to point into nothing. */

const account = (account_id: string, account_name: string, account_type: string, account_code = '', more: Row = {}): Row => ({
	...{ account_id, account_name, account_type, account_code },
	...more,
});
const ledger = (Code: string, Name: string, Type: string, more: Row = {}): Row => ({ AccountID: `x${Code}`, Code, Name, Type, Status: 'ACTIVE', ...more });
const lists: Row = {
	chartofaccounts: [
		account('1', 'Sales', 'income', '200'),
		account('2', 'Travel Domestic', 'expense', '900'),
		account('3', 'Advertising', 'expense', '404'),
		account('4', 'Consulting', 'income'),
		account('5', 'Zzyzx', 'expense'),
		account('6', 'Old', 'expense', '', { is_active: false }),
	],
	Accounts: [
		ledger('200', 'Sales', 'REVENUE'),
		ledger('493', 'Travel - National', 'EXPENSE'),
		ledger('404', 'Bank Fees', 'EXPENSE'),
		ledger('499', 'Consulting', 'EXPENSE'),
		ledger('600', 'Gone', 'EXPENSE', { Status: 'ARCHIVED' }),
	],
	taxes: [
		{ tax_id: '21', tax_name: 'GST', tax_percentage: 15 },
		{ tax_id: '22', tax_name: 'Zero Rate', tax_percentage: 0 },
	],
	TaxRates: [
		{ TaxType: 'OUTPUT2', Name: '15% GST on Income', EffectiveRate: 15, CanApplyToRevenue: true, CanApplyToExpenses: false },
		{ TaxType: 'NONE', Name: 'No GST', EffectiveRate: 0, CanApplyToRevenue: true, CanApplyToExpenses: true },
	],
	reporting_tags: [{ tag_id: '41', tag_name: 'Region', options: [{ option_id: '42', option_name: 'North' }] }],
	TrackingCategories: [{ TrackingCategoryID: 't', Name: 'region', Status: 'ACTIVE', Options: [{ Name: 'NORTH', Status: 'ACTIVE' }] }],
};
const row = (source_value: string, target_value: string, more: Row = {}): Row => ({
	...{ kind: 'account', source_app: 'zohoBooks', source_value, target_app: 'xero', target_value },
	...more,
});
const toXero = ({ source_app }: Row): boolean => source_app === 'zohoBooks';
const suggest = (rows: readonly Row[] = [], asked: readonly Row[] = []) => suggestRows(lists, 'zohoBooks', rows, asked);
const ruled = (questions: readonly Row[]) => questions.map(({ rule }) => rule as Row);

describe('rows of the mapping table', () => {
	const { sure, questions, unlike } = suggest();
	it('are sure where both sides call it the same, and of taxes where there is one of the percentage', () => {
		expect(sure.filter(toXero).map(({ kind, source_value, target_value }) => [kind, source_value, target_value])).toEqual([
			['account', '1', '200'],
			['tax', '21', 'OUTPUT2'],
			['trackingCategory', '41', 'region'],
			['trackingOption', '42', 'NORTH'],
		]);
		expect(sure[0]).toMatchObject({ note: '"Sales" (200) is "Sales" (200): same code and name' });
	});
	it('are asked about where a code or a name is only alike, with what may be meant', () => {
		expect(ruled(questions).filter(toXero)).toEqual([
			row('2', '493'),
			row('3', '404'),
			{ ...row('22', 'NONE'), kind: 'tax' },
			{ ...row('22', 'NONE'), kind: 'purchaseTax' },
		]);
		expect(questions[0]).toMatchObject({
			key: 'mapping:account:zohoBooks:2:xero',
			says: 'Which account of Xero is "Travel Domestic" (900) of Zoho Books?',
			because: '"Travel - National" (493): it is called like it.',
		});
	});
	it('are none for what is earned here and spent there, and for what nothing is like', () => {
		expect(unlike).toContainEqual({ kind: 'account', source_app: 'zohoBooks', target_app: 'xero', names: ['Consulting', 'Zzyzx'] });
		expect(JSON.stringify([sure, questions])).not.toMatch(/"(6|600)"/);
	});
	it('leave alone what has a row, whether by id, name or code', () => {
		const rows = [row('sales', '999'), row('900', '999'), { ...row('GST', 'X'), kind: 'tax' }];
		const found = suggest(rows);
		expect(
			[...found.sure, ...ruled(found.questions)]
				.filter(toXero)
				.filter(({ kind, source_value: value }) => kind !== 'purchaseTax' && ['1', '2', '21'].includes(String(value))),
		).toEqual([]);
	});
	it('are asked about once, also where the answer was no', () => {
		const asked = questions.map(({ key }, index) => ({ entity_key: key, status: index % 2 ? 'rejected' : 'open' }));
		expect(suggest([], asked).questions).toEqual([]);
	});
});

const letterFor = (broken: Row | undefined, change: Row = {}): Row => ({ id: 1, ...letterOf(broken!, undefined, around), ...change });
const check = (rows: readonly Row[], letters: readonly Row[] = [], of: Row = lists) => checkRows(of, 'zohoBooks', rows, letters);
const says = (broken: readonly Row[]) => broken.map(({ error }) => (error as Row)['message']);

describe('rows that point into nothing', () => {
	it('are told of, with what the target has instead', () => {
		const { broken } = check([row('1', '200'), row('Travel Domestic', '600'), row('3', '777'), row('*', '200'), row('Shipping', '200')]);
		expect(says(broken)).toEqual([
			'The mapping row of account "Travel Domestic" of Zoho Books sends to "600", and "Gone" (600) is archived in Xero; "Travel - National" (493) is like it. Restore it there, or correct the row\'s target_value.',
			'The mapping row of account "Advertising" of Zoho Books sends to "777", which Xero does not have (any more). Correct its target_value.',
		]);
		expect(letterFor(broken[0])).toMatchObject({
			entity_key: 'tables:mappingRow:account:zohoBooks:Travel Domestic:xero',
			status: 'waiting',
			cause: 'validation',
			next_try_at: '',
			source_number: 'account Travel Domestic',
			target: 'xerozoho_mappings',
		});
	});
	it('a name that is gone is told of where another one without a row is like it', () => {
		expect(says(check([row('Travel', '493')]).broken)).toEqual([
			'No account of Zoho Books is called "Travel" any more. "Travel Domestic" (900) is called like it and has no row: if it was renamed, write 2 into the row\'s source_value.',
		]);
		expect(check([row('Travel', '493'), row('2', '493')]).broken).toEqual([]);
		expect(check([row('Rounding', '200'), row('Nothing like it', '200')]).broken).toEqual([]);
	});
	it('are told of once: while it is open, and after it was dismissed', () => {
		const rows = [row('3', '777')];
		const [broken] = check(rows).broken;
		for (const status of ['waiting', 'parked', 'dismissed']) expect(check(rows, [letterFor(broken, { status })]).broken).toEqual([]);
		for (const status of ['retrying', 'done']) expect(check(rows, [letterFor(broken, { status })]).broken).toHaveLength(1);
		expect(check([row('3', '778')], [letterFor(broken)]).broken).toHaveLength(1);
	});
	it('are over when the row is sound again, or gone', () => {
		const letter = letterFor(check([row('3', '777')]).broken[0]);
		expect(check([row('3', '404')], [letter]).over).toEqual([letter]);
		expect(check([], [letter]).over).toEqual([letter]);
		expect(check([row('3', '777')], [letter]).over).toEqual([]);
		expect(check([row('3', '404')], [{ ...letter, status: 'done' }]).over).toEqual([]);
	});
	it('are not judged by a list that did not come, or is empty', () => {
		const letter = letterFor(check([row('3', '777')]).broken[0]);
		for (const Accounts of [undefined, []]) expect(check([row('3', '777')], [letter], { ...lists, Accounts })).toEqual({ broken: [], over: [] });
	});
});

it('anything may come in', () => {
	const random = chance(3);
	for (let round = 0; round < 40; round++) {
		const odd = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, random.is(0.5) ? list : [junkRow(random), junk(random)]]));
		const rows = [junkRow(random), { ...row('1', '200'), ...junkRow(random) }];
		const advice = suggestRows(odd as Row, 'zohoBooks', rows, [junkRow(random)]);
		expect(advice.sure.every(({ target_value }) => typeof target_value === 'string' && target_value !== '')).toBe(true);
		expect(checkRows(odd as Row, 'zohoBooks', rows, [junkRow(random)]).broken.every(isRow)).toBe(true);
	}
});
