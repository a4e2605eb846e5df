import { lookUp, tablesFrom } from '../../src/mapping/tables';
import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { word } from './parties';
import type { Trial } from './trial';
import { tries } from './tries';

/** The lists of both sides become rows of the mapping table, and the table answers with them. */

interface Names {
	readonly accounts: string;
	readonly id: string;
	readonly name: string;
}

const BOOKS: Names = { accounts: 'chartofaccounts', id: 'account_id', name: 'account_name' };
const EXPENSE: Names = { accounts: 'expense_categories', id: 'category_id', name: 'category_name' };

/** Accounts, some of which have the same name on both sides, and taxes, some of which have the same rate. */
const lists =
	({ accounts, id, name }: Names): Trial['made'] =>
	(random: Chance, number: number) => {
		const named = Array.from({ length: random.int(1, 6) }, (_, index) => `${word(random)} ${index}`);
		const rates = Array.from({ length: random.int(1, 3) }, (_, index) => index * 5 + 5);
		return {
			organization_id: String(number),
			[accounts]: named.map((one, index) => ({ [id]: `46${index}`, [name]: one, account_type: 'expense' })),
			Accounts: named.flatMap((one, index) => (random.is(0.7) ? [{ AccountID: `a${index}`, Code: String(400 + index), Name: one, Type: 'EXPENSE' }] : [])),
			taxes: rates.map((rate, index) => ({ tax_id: `21${index}`, tax_name: `Tax ${rate}`, tax_percentage: rate })),
			TaxRates: rates.flatMap((rate, index) =>
				random.is(0.8) ? [{ TaxType: `TAX00${index}`, Name: `Rate ${rate}`, EffectiveRate: rate, CanApplyToRevenue: true, CanApplyToExpenses: true }] : [],
			),
		};
	};

const trial = (name: MappingName, app: string, names: Names): Trial => ({
	name,
	made: lists(names),
	tables: [],
	begin: () => undefined,
	post: (records) => records,
	differs: (source, rows) => {
		const tables = tablesFrom(rows, app, 'xero');
		const accounts = rowsIn(source['Accounts']);
		const wanted = rowsIn(source[names.accounts]).map((one): [unknown, Row | undefined] => [
			one[names.id],
			accounts.find(({ Name }) => Name === one[names.name]),
		]);
		const wrong = wanted.find(([account, twin]) => {
			const answer = lookUp(tables, 'account', [account], false);
			return 'found' in answer ? answer.found !== twin?.['Code'] : twin !== undefined;
		});
		return wrong && `account ${String(wrong[0])} is not ${String(wrong[1]?.['Code'])}`;
	},
});

tries([
	trial('zohoBooksSettingsToMappingRows', 'zohoBooks', BOOKS),
	trial('zohoInventorySettingsToMappingRows', 'zohoInventory', BOOKS),
	trial('zohoExpenseSettingsToMappingRows', 'zohoExpense', EXPENSE),
]);
