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
			'| `LineItems[lines].TaxType` | mapping table **tax** by `tax_id`, else `tax_name`, else `tax_percentage`, else the row "No tax"; without a row `NONE` |',
		);
		expect(page).toContain('| `CurrencyRate` | `exchange_rate` (inverseRate) |');
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
		[{ 'Contact.Nope': { always: 1 } }, '"Contact" has no field "Nope"'],
		[{ ['__proto__x']: null, constructor: { always: 1 } }, 'there is no field'],
		[[], 'overrides are an object'],
	])('%j is refused with a sentence, and the rest still counts', (overrides, says) => {
		const { rules, problems } = laid(overrides);
		expect(problems.map((problem) => problem.says).join('\n')).toContain(says);
		expect(rules['InvoiceNumber']).toEqual(base['InvoiceNumber']);
	});
	it('nested without end are refused', () => {
		const rule: Record<string, unknown> = {};
		rule['first'] = [rule];
		expect(laid({ Reference: rule }).problems[0]?.says).toContain('nested');
	});
});

describe('the form', () => {
	it('says the same as JSON', () => {
		const rows = [
			{ field: 'Reference', source: 'path', value: 'custom_field_hash.cf_po, reference_number' },
			{ field: 'SentToContact', source: 'constant', value: 'true' },
			{ field: 'LineItems[].Tracking', source: 'constant', value: '[{"Name":"Region","Option":"North"}]' },
			{ field: 'DueDate', source: 'leaveOut' },
			{ field: '', source: 'path', value: 'x' },
			null,
		];
		const overrides = overridesFrom(rows, fields);
		expect(overrides).toEqual({
			Reference: { from: ['custom_field_hash.cf_po', 'reference_number'] },
			SentToContact: { always: true },
			'LineItems[].Tracking': { always: [{ Name: 'Region', Option: 'North' }] },
			DueDate: null,
		});
		expect(laid(overrides).problems).toEqual([]);
	});
	it('lists every field that may be written, and no other', () => {
		const paths = targetsOf(fields).map(({ path }) => path);
		expect(paths).toEqual(
			expect.arrayContaining(['Reference', 'Contact.ContactID', 'Contact.ContactNumber', 'LineItems[].AccountCode', 'LineItems[].Tracking']),
		);
		expect(paths).not.toContain('Total');
	});
});
