import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { xero } from '../../src/apis/xero';
import { builtIn } from '../../src/mapping/builtIn';
import { check } from '../../src/mapping/check';
import { overridesFrom } from '../../src/mapping/form';
import { lay } from '../../src/mapping/override';
import { print, printAll } from '../../src/mapping/print';
import type { Mapping, Rules } from '../../src/mapping/rule';
import { targetsOf } from '../../src/mapping/targets';
import { writableBy } from '../../src/mapping/writable';

const { fields } = xero.invoice;
const writable = { fields };
const base: Rules = builtIn.zohoBooksInvoiceToXeroInvoice.rules;
const laid = (overrides: unknown) => lay(base, overrides, writable);
const groups = (rules: Rules) => (rules['LineItems'] as { rows: Record<string, { rules: Rules } | null> }).rows;

describe('the built-in mappings', () => {
	it.each(Object.entries(builtIn))('%s fills only fields that exist, by functions that exist', (_, mapping: Mapping) => {
		expect(check(mapping.rules, { ...writableBy(mapping), custom: false })).toEqual([]);
	});
	it('print themselves', () => {
		const page = printAll(builtIn);
		expect(page).toContain('## Zoho Books Invoice to Xero Invoice');
		expect(page).toContain(
			'| `LineItems[lines].TaxType` | mapping table **tax** by `tax_id`, else `tax_name`, else `tax_percentage`, else the row "No tax"; without a row `NONE`; without a row of its own by the rate in `tax_percentage` |',
		);
		expect(page).toContain('| `CurrencyRate` | mapping table **exchangeRate** by `currency_code`, where it has a row; else `exchange_rate` (inverseRate) |');
		const state: Rules = { A: { from: 'state', via: 'stateCode', withFrom: ['country', '$.home'], with: 'US' } };
		expect(print(state)).toContain('| `A` | `state` (stateCode `country`, else `home`, else `US`) |');
		expect(check({ Reference: { from: 'a', via: 'dayIn', withFrom: '__proto__' } }, writable)).toEqual([{ at: 'Reference', says: '"__proto__" is no path' }]);
		expect(page).toContain('| `ContactPersons[persons]` | a row for each of `Contacts` after the first, 5 at most |');
		expect(page).toContain('Add these fields to the account, or override them to fill your own: `Xero_Status` (text), `Xero_Total` (decimal)');
		expect(print({ A: null, 'B|C': { always: true } })).toBe('| Target field | Filled from |\n| --- | --- |\n| `B|C` | always `true` |');
	});
});

describe('overrides', () => {
	it('replace a field, and null leaves one out', () => {
		const { rules, problems } = laid({ Reference: { from: 'custom_field_hash.cf_po' }, DueDate: null, Contact: null });
		expect(problems).toEqual([]);
		expect(rules['Reference']).toEqual({ from: 'custom_field_hash.cf_po' });
		expect(rules).not.toHaveProperty('DueDate');
		expect(Object.keys(rules).some((name) => name.startsWith('Contact'))).toBe(false);
		expect(base).toHaveProperty('DueDate');
	});
	it('reach the item lines, or a named group of lines', () => {
		const all = groups(laid({ 'LineItems[].AccountCode': { always: '493' }, 'LineItems[shipping].TaxType': null, 'LineItems[rounding]': null }).rules);
		expect(all['lines']?.rules['AccountCode']).toEqual({ always: '493' });
		expect(all['adjustment']?.rules['AccountCode']).toEqual({ table: 'account', keys: ['Adjustment'] });
		expect(all['shipping']?.rules).not.toHaveProperty('TaxType');
		expect(all['rounding']).toBeNull();
	});
	it.each([
		[{ Referense: null }, 'there is no field "Referense"'],
		[{ Total: { always: 1 } }, '"Total" is set by the vendor and cannot be written'],
		[{ Reference: { from: 'x', via: 'eval' } }, 'there is no function "eval"'],
		[{ Reference: 'reference_number' }, 'a rule is an object'],
		[{ Reference: {} }, 'a rule has one of'],
		[{ Reference: { from: '__proto__.x' } }, 'is no path'],
		[{ Reference: { join: [{ from: 'x' }] } }, '"join" needs "by"'],
		[{ Reference: { table: 5 } }, '"table" is the name'],
		[{ Reference: { rows: {} } }, 'this field holds no rows'],
		[{ LineItems: { rows: { a: { rules: {} } } } }, 'either "each" or "when"'],
		[{ LineItems: { rows: { a: { each: 'x', most: 1.5, rules: {} } } } }, '"most" is a whole number'],
		[{ LineItems: { rows: { a: { each: 'x', needs: 'y', rules: {} } } } }, '"needs" is a list of texts'],
		[{ LineItems: { rows: { a: { each: 'x', rules: { Nope: { always: 1 } } } } } }, 'there is no field "Nope"'],
		[{ 'LineItems[none].TaxType': null }, 'no rows called "none"'],
		[{ 'Reference[].X': null }, 'is not filled with rows'],
		[{ 'LineItems[]': null }, 'which field of the rows is meant'],
		[{ 'LineItems[none]': null }, 'no rows called "none"'],
		[{ 'LineItems[].Tracking[].Nope': { always: 1 } }, 'there is no field "Nope"'],
		[{ LineItems: { rows: { a: { each: 'x', rate: 5, rules: {} } } } }, 'is no path'],
		[{ LineItems: { rows: { a: { each: 'x', rate: ['a'], rules: {} } } } }, 'is no path'],
		[{ Reference: { from: 'x', via: { toString: 5, valueOf: 5 } } }, 'there is no function'],
		[{ Reference: { from: 'x', via: 'clip', with: { toString: 5 } } }, '"with" is a text'],
		[{ Reference: { from: 'x'.repeat(501) } }, 'is no path'],
		[{ Reference: { from: '['.repeat(100_000) } }, 'is no path'],
		[{ ['x'.repeat(501)]: { from: 'x' } }, 'cannot be a field'],
		[{ 'a[b][c]': { from: 'x' } }, 'a field of rows is named such as'],
		[{ CurrencyRate: { always: '1.234,56' } }, 'the value is no plain number'],
		[{ SentToContact: { always: 'perhaps' } }, 'the value is neither true nor false'],
		[{ LineItems: { always: { Quantity: 1 } } }, 'the value is no list of rows'],
		[{ Date: { always: '31/12/2026' } }, 'the value is no date'],
		[{ Status: { always: 'FINISHED' } }, 'which is none of'],
		[{ Contact: { always: 'Bowman' } }, 'by an object with one of'],
		[{ 'Contact.Nope': { always: 1 } }, '"Contact" has no field "Nope"'],
		[{ ['__proto__x']: null, constructor: { always: 1 } }, 'there is no field'],
		[[], 'overrides are an object'],
	])('%j is refused with a sentence, and the rest still counts', (overrides, says) => {
		const { rules, problems } = laid(overrides);
		expect(problems.map((problem) => problem.says).join('\n')).toContain(says);
		expect(rules['InvoiceNumber']).toEqual(base['InvoiceNumber']);
	});
	it('nested without end are refused, wherever and however wide', () => {
		const rule: Record<string, unknown> = {};
		rule['first'] = Array(50).fill(rule);
		const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
		for (const nested of [rule, { always: rule }, { always: deep }, { from: 'x', table: { a: deep } }, { table: 'a', else: rule }, { from: rule }])
			expect(laid({ Reference: nested }).problems).toEqual([{ at: 'Reference', says: expect.stringContaining('nested') as string }]);
	});
	it('reach rows in rows', () => {
		const tags = { rows: { lines: { each: 'tags', rules: {} } } };
		const { rules, problems } = laid({ 'LineItems[].Tracking': tags, 'LineItems[].Tracking[].Name': { from: 'tag_name' } });
		expect(problems).toEqual([]);
		expect(groups(rules)['lines']?.rules['Tracking']).toEqual({ rows: { lines: { each: 'tags', rules: { Name: { from: 'tag_name' } } } } });
		expect(groups(rules)['shipping']?.rules).not.toHaveProperty('Tracking');
	});
	it('are as the documentation shows them', () => {
		const page = readFileSync(join(__dirname, '../../docs/record-mapper.md'), 'utf8');
		const [, example = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
		const { rules, problems } = laid(JSON.parse(example));
		expect(problems).toEqual([]);
		expect(groups(rules)['shipping']?.rules['AccountCode']).toEqual({ always: '425' });
	});
	it('give fields of the account rows of its own', () => {
		const crm = { fields: xero.contact.fields, custom: true };
		const own = { Price_Steps: { rows: { lines: { each: 'steps', rules: {} } } }, 'Price_Steps[].From': { from: 'from' } };
		expect(lay({}, own, crm)).toEqual({ rules: { Price_Steps: { rows: { lines: { each: 'steps', rules: { From: { from: 'from' } } } } } }, problems: [] });
	});
});

describe('the form', () => {
	const picked = (value: string) => ({ __rl: true, mode: 'list', value });
	it('says the same as JSON', () => {
		const rows = [
			{ field: 'LineItems[].Quantity', source: 'path', from: picked('quantity') },
			{ field: 'Reference', source: 'firstFilled', paths: 'custom_field_hash.cf_po, reference_number' },
			{ field: 'SentToContact', source: 'constant', value: 'true' },
			{ field: 'LineItems[].Tracking', source: 'constant', value: '[{"Name":"Region","Option":"North"}]' },
			{ field: 'LineItems[].AccountCode', source: 'table', from: picked('account_name'), kind: picked('account'), otherwise: '200' },
			{ field: 'LineItems[].TaxType', source: 'table', from: picked('tax_id'), kind: picked('tax') },
			{ field: 'InvoiceNumber', source: 'path', from: picked('invoice_number'), transform: 'clip', argument: '50' },
			{ field: 'DueDate', source: 'leaveOut' },
			{ field: 'LineItems', source: 'rows', from: picked('line_items') },
			{ field: '', source: 'path', from: picked('') },
			null,
		];
		const { overrides, problems } = overridesFrom(rows, fields);
		expect(problems).toEqual([]);
		expect(overrides).toEqual({
			LineItems: { rows: { lines: { each: 'line_items', rate: 'tax_percentage', rules: {} } } },
			'LineItems[].Quantity': { from: 'quantity' },
			Reference: { from: ['custom_field_hash.cf_po', 'reference_number'] },
			SentToContact: { always: true },
			'LineItems[].Tracking': { always: [{ Name: 'Region', Option: 'North' }] },
			'LineItems[].AccountCode': { from: 'account_name', table: 'account', else: '200' },
			'LineItems[].TaxType': { from: 'tax_id', table: 'tax', rate: 'tax_percentage' },
			InvoiceNumber: { from: 'invoice_number', via: 'clip', with: '50' },
			DueDate: null,
		});
		expect(laid(overrides).problems).toEqual([]);
		expect(Object.keys(groups(laid(overrides).rules))).toEqual(['lines']);
	});
	it.each([
		[{ field: 'Reference', source: 'path', from: picked('') }, 'Reference', 'no field of the record is named'],
		[{ field: 'Reference', source: 'firstFilled', paths: ' , ' }, 'Reference', 'no field of the record is named'],
		[{ field: 'Reference', source: 'table', from: picked('x') }, 'Reference', 'no kind of row'],
		[{ field: 'Reference', source: 'table', kind: picked('x') }, 'Reference', 'no field of the record is named to look up'],
		[{ field: 'LineItems', source: 'rows', from: picked('') }, 'LineItems', 'one list of the record'],
		[{ field: 'LineItems', source: 'rows', from: picked('a, b') }, 'LineItems', 'one list of the record'],
		[{ field: 'Reference', source: 'sorcery' }, 'Reference', 'no source that is known'],
		[{ field: 'Reference', source: { toString: 5 }, value: 'x' }, 'Reference', 'no source that is known'],
		[{ field: ' ', source: 'constant', value: 'x' }, 'Field Overrides, row 1', 'names no field'],
		[{ field: { a: 1 }, source: 'constant', value: 'x' }, 'Field Overrides, row 1', 'names no field'],
		['Reference', 'Field Overrides, row 1', 'is no row of the form'],
		[[1], 'Field Overrides, row 1', 'is no row of the form'],
	])('a row such as %j is named with what it lacks, and the others count', (row, at, says) => {
		const { overrides, problems } = overridesFrom([row, { field: 'DueDate', source: 'leaveOut' }], fields);
		expect(problems).toEqual([{ at, says: expect.stringContaining(says) as string }]);
		expect(overrides).toEqual({ DueDate: null });
	});
	it('takes a field once, and says where a row comes too late', () => {
		const rows = [
			{ field: 'Reference', source: 'constant', value: 'one' },
			{ field: 'Reference', source: 'constant', value: 'two' },
		];
		const { overrides, problems } = overridesFrom(rows, fields);
		expect(overrides).toEqual({ Reference: { always: 'one' } });
		expect(problems).toMatchObject([{ at: 'Reference', says: expect.stringContaining('earlier row') as string }]);
	});
	it.each([undefined, null, '', [], {}])('%j says nothing', (rows) => {
		expect(overridesFrom(rows, fields).overrides).toEqual({});
	});
	it('lists every field that may be written, and no other', () => {
		const paths = targetsOf(fields).map(({ path }) => path);
		expect(paths).toEqual(
			expect.arrayContaining(['Reference', 'Contact.ContactID', 'Contact.ContactNumber', 'LineItems[].AccountCode', 'LineItems[].Tracking']),
		);
		expect(paths).not.toContain('Total');
	});
});
