import type { INodeParameters } from 'n8n-workflow';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { invoice, jsons, rows } from './kitRecords';

/** What a bookkeeper does by the form of the Record Mapper alone, in n8n's own engine. */

const node = new RecordMapper();

/** As the editor stores what is picked from a list, and what is typed. */
const picked = (value: string) => ({ __rl: true, mode: 'list', value, cachedResultName: `Some Label · ${value}` });
const typed = (value: string, mode = 'path') => ({ __rl: true, mode, value });

const withPo = { ...invoice, reference_number: 'R-1', custom_field_hash: { cf_po_number: 'PO-4711', cf_region: 'Nord' }, salesperson_name: 'Mia' };

interface Given {
	readonly items?: readonly object[];
	readonly tables?: readonly object[];
	readonly more?: INodeParameters;
}

const mapped = async (fields: readonly INodeParameters[], { items = [withPo], tables = rows, more = {} }: Given = {}) => {
	const parameters = { mapping: 'zohoBooksInvoiceToXeroInvoice', fieldOverrides: { fields: [...fields] }, ...more };
	const { outputs, error } = await runNode({ node, parameters, items: [items, tables] });
	expect(error).toBeUndefined();
	return jsons(outputs[0]) as Row[];
};
const issuesOf = (json: Row | undefined) => (json?.['_sync'] as { issues: readonly Row[] }).issues;

describe('each source of a field override', () => {
	it('Field of the Record: the reference comes from the PO custom field', async () => {
		const [byPath] = await mapped([{ field: 'Reference', source: 'path', from: typed('custom_field_hash.cf_po_number') }]);
		expect(byPath).toMatchObject({
			Reference: 'PO-4711',
			InvoiceNumber: 'INV-7',
			_sync: { issues: [], places: { Reference: 'custom_field_hash.cf_po_number' } },
		});
		const [fromList] = await mapped([{ field: 'Reference', source: 'path', from: picked('custom_field_hash.cf_po_number') }]);
		expect(fromList).toEqual(byPath);
	});
	it('Mapping Table: travel goes to 493 by a row', async () => {
		const line = (account_name: string) => ({ ...invoice.line_items[0]!, account_name });
		const items = [{ ...withPo, line_items: [line('Travel'), line('Sales'), line('')], tax_total: 120, total: 720 }];
		const travel = { kind: 'account', source_app: 'zohoBooks', source_value: 'travel', target_app: 'xero', target_value: '493' };
		const field = { field: 'LineItems[].AccountCode', source: 'table', kind: picked('account'), from: picked('account_name'), otherwise: '499' };
		const [json] = await mapped([field], { items, tables: [...rows, travel] });
		expect(json).toMatchObject({ LineItems: [{ AccountCode: '493' }, { AccountCode: '200' }, { AccountCode: '499' }], _sync: { issues: [] } });
		const [without] = await mapped([{ ...field, kind: typed('ledger', 'name') }], { items, tables: rows });
		expect(issuesOf(without)[0]).toMatchObject({
			rule: 'mapping-row-missing',
			at: 'line_items[0].account_name',
			fix: expect.stringContaining('kind "ledger", source_app "zohoBooks", source_value "Travel"') as string,
		});
	});
	it('First Filled of Several Fields', async () => {
		const fields = [{ field: 'Reference', source: 'firstFilled', paths: 'custom_field_hash.cf_po_number, reference_number' }];
		const items = [withPo, { ...withPo, custom_field_hash: { cf_po_number: ' ' } }, { ...invoice }];
		const all = await mapped(fields, { items });
		expect(all.map(({ Reference }) => Reference)).toEqual(['PO-4711', 'R-1', undefined]);
		expect(all.flatMap(issuesOf)).toEqual([]);
	});
	it('Fixed Value or Expression, which may use the item', async () => {
		const [json] = await mapped([
			{ field: 'Reference', source: 'constant', value: '={{ $json.salesperson_name.toUpperCase() }}/{{ $json.invoice_number }}' },
			{ field: 'SentToContact', source: 'constant', value: 'true' },
			{ field: 'LineItems[].Tracking', source: 'constant', value: '[{"Name":"Region","Option":"North"}]' },
		]);
		expect(json).toMatchObject({ Reference: 'MIA/INV-7', SentToContact: true, LineItems: [{ Tracking: [{ Name: 'Region', Option: 'North' }] }] });
		expect(issuesOf(json)).toEqual([]);
	});
	it('Leave Out', async () => {
		const [json] = await mapped([
			{ field: 'DueDate', source: 'leaveOut' },
			{ field: 'LineItems[].Description', source: 'leaveOut' },
		]);
		expect(json).not.toHaveProperty('DueDate');
		expect((json?.['LineItems'] as Row[])[0]).not.toHaveProperty('Description');
		expect(issuesOf(json)).toEqual([]);
	});
	it('Rows of a List, in which further rows of the form fill the fields wherever they stand', async () => {
		const [json] = await mapped([
			{ field: 'LineItems[].Quantity', source: 'path', from: picked('quantity') },
			{ field: 'LineItems[].UnitAmount', source: 'path', from: picked('rate'), transform: 'decimal' },
			{ field: 'LineItems[].Description', source: 'path', from: picked('$.invoice_number'), transform: 'prefix', argument: 'See ' },
			{ field: 'LineItems', source: 'rows', from: picked('line_items') },
		]);
		expect(json?.['LineItems']).toEqual([{ Quantity: 2, UnitAmount: 100, Description: 'See INV-7' }]);
		expect(issuesOf(json)).toEqual([]);
	});
	it('a transform with its argument, and one that says what it cannot do', async () => {
		const [json] = await mapped([
			{ field: 'Reference', source: 'path', from: typed('custom_field_hash.cf_po_number'), transform: 'clip', argument: '2' },
			{ field: 'DueDate', source: 'path', from: typed('salesperson_name'), transform: 'date' },
		]);
		expect(json).toMatchObject({ Reference: 'PO' });
		expect(issuesOf(json)).toMatchObject([
			{ severity: 'warning', at: 'custom_field_hash.cf_po_number' },
			{ severity: 'error', at: 'salesperson_name' },
		]);
	});
	it('what cannot be applied is an issue at its field, and all else is mapped', async () => {
		const [json] = await mapped([
			{ field: 'Refrence', source: 'path', from: typed('reference_number') },
			{ field: 'CurrencyRate', source: 'constant', value: '1.234,56' },
			{ field: 'Reference', source: 'path', from: typed('__proto__.x') },
			{ field: 'DueDate', source: 'path', from: picked('') },
		]);
		expect(json).toMatchObject({ InvoiceNumber: 'INV-7', DueDate: '2026-12-02', LineItems: [{ AccountCode: '200' }] });
		expect(issuesOf(json).map(({ rule, at }) => [rule, at])).toEqual([
			['override', 'DueDate'],
			['override', 'Refrence'],
			['override', 'CurrencyRate'],
			['override', 'Reference'],
		]);
	});
});

describe('a custom mapping', () => {
	const custom = { mapping: 'custom', sourceApp: 'zohoBooks', sourceResource: 'invoice', targetApp: 'xero', targetResource: 'invoice' };
	const fields = [
		{ field: 'InvoiceNumber', source: 'path', from: picked('invoice_number') },
		{ field: 'Contact.ContactNumber', source: 'path', from: picked('customer_id'), transform: 'prefix', argument: 'books:' },
		{ field: 'Date', source: 'path', from: picked('date'), transform: 'date' },
		{ field: 'LineAmountTypes', source: 'constant', value: 'Exclusive' },
		{ field: 'LineItems', source: 'rows', from: picked('line_items') },
		{ field: 'LineItems[].Description', source: 'path', from: picked('name') },
		{ field: 'LineItems[].Quantity', source: 'path', from: picked('quantity') },
		{ field: 'LineItems[].UnitAmount', source: 'path', from: picked('rate') },
		{ field: 'LineItems[].AccountCode', source: 'table', kind: picked('account'), from: picked('account_name') },
		{ field: 'LineItems[].TaxType', source: 'table', kind: picked('tax'), from: picked('tax_id') },
	];
	it('of an invoice with its lines, whose source and totals follow from the tables', async () => {
		const [json] = await mapped(fields, { more: custom });
		expect(json).toEqual({
			InvoiceNumber: 'INV-7',
			Contact: { ContactNumber: 'books:460' },
			Date: '2026-11-02',
			LineAmountTypes: 'Exclusive',
			LineItems: [{ Description: 'Consulting', Quantity: 2, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }],
			_sync: expect.objectContaining({
				issues: [],
				target: 'xero:invoice',
				source: { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' },
			}) as unknown,
		});
		const [short] = await mapped(fields, { more: custom, items: [{ ...withPo, total: 250 }] });
		expect(issuesOf(short)).toMatchObject([{ rule: 'totals-differ', at: 'total', says: expect.stringContaining('1000 cents too little') as string }]);
	});
	it('takes JSON on top of the form', async () => {
		const [json] = await mapped(fields, { more: { ...custom, overridesJson: '{"Reference": {"from": "custom_field_hash.cf_region"}, "Date": null}' } });
		expect(json).toMatchObject({ Reference: 'Nord', InvoiceNumber: 'INV-7' });
		expect(json).not.toHaveProperty('Date');
	});
	it('from Xero, whose tax percentages the amount guard works out', async () => {
		const line = { Description: 'A', Quantity: 3, UnitAmount: 10, LineAmount: 30, TaxType: 'OUTPUT2', TaxAmount: 4.5 };
		const items = [
			{ InvoiceID: 'i-1', InvoiceNumber: 'X-1', Contact: { ContactID: 'c-1' }, LineItems: [line], Total: 34.5, TotalTax: 4.5, CurrencyCode: 'NZD' },
		];
		const more = { ...custom, sourceApp: 'xero', sourceResource: 'bill', targetApp: 'zohoInventory', targetResource: 'bill' };
		const [json] = await mapped(
			[
				{ field: 'bill_number', source: 'path', from: picked('InvoiceNumber') },
				{ field: 'line_items', source: 'rows', from: picked('LineItems') },
				{ field: 'line_items[].name', source: 'path', from: picked('Description') },
				{ field: 'line_items[].quantity', source: 'path', from: picked('Quantity') },
				{ field: 'line_items[].rate', source: 'path', from: picked('UnitAmount') },
				{ field: 'cf_seen', source: 'constant', value: 'yes' },
			],
			{ items, more },
		);
		expect(json).toMatchObject({
			bill_number: 'X-1',
			line_items: [{ name: 'A', quantity: 3, rate: 10 }],
			cf_seen: 'yes',
			_sync: { issues: [], target: 'zohoInventory:bill', source: { app: 'xero', entity: 'bill', id: 'i-1', number: 'X-1' } },
		});
	});
	it('between records without amounts, into Zoho Expense too', async () => {
		const more = { ...custom, sourceApp: 'zohoCrm', sourceResource: 'account', targetApp: 'zohoExpense', targetResource: 'customer' };
		const items = [{ id: '7', Account_Name: 'Bowman', Modified_Time: '2026-11-02T10:00:00+01:00', Tier: 'Gold' }];
		const [json] = await mapped([{ field: 'contact_name', source: 'path', from: picked('Account_Name') }], { items, more });
		expect(json).toMatchObject({
			contact_name: 'Bowman',
			_sync: {
				issues: [],
				target: 'zohoExpense:customer',
				source: { app: 'zohoCrm', entity: 'account', id: '7', number: 'Bowman', modified: '2026-11-02T10:00:00+01:00' },
			},
		});
	});
	it('without any field says so, and of a record that is not there is an error', async () => {
		const [json] = await mapped([], { more: custom });
		expect(issuesOf(json)).toMatchObject([{ rule: 'no-rules', severity: 'error' }]);
		const unknown = await runNode({ node, parameters: { ...custom, targetResource: 'organisation' }, items: [invoice] });
		expect(unknown.error?.message).toBe('There is no record "organisation" of Xero to map to');
	});
});

describe('suggestions that were taken over', () => {
	const custom = { mapping: 'custom', sourceApp: 'zohoBooks', sourceResource: 'invoice', targetApp: 'xero', targetResource: 'invoice' };
	it('are rules of the workflow, under its field overrides', async () => {
		const suggestedOverrides = ['{"Reference":{"from":"reference_number"},"InvoiceNumber":{"from":"invoice_number"}}', '{"Url":{"from":"invoice_url"}}'];
		const [json] = await mapped([{ field: 'InvoiceNumber', source: 'constant', value: 'X-1' }], { more: { ...custom, suggestedOverrides } });
		expect(json).toMatchObject({ Reference: 'R-1', InvoiceNumber: 'X-1', _sync: { issues: [] } });
	});
	it('that are none, or name no field of the target, are issues', async () => {
		const [json] = await mapped([], { more: { suggestedOverrides: ['nonsense', '{"Referense":{"from":"reference_number"}}'] } });
		expect(issuesOf(json).map(({ at }) => at)).toEqual(expect.arrayContaining(['Suggested Overrides, 1', 'Referense']));
	});
});
