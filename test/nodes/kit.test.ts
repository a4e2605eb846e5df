import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { FailureTriage } from '../../nodes/FailureTriage/FailureTriage.node';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { tables } from '../../src/syncing/tables';
import { runNode } from '../engine/engine';

/** The three nodes of the sync kit, in n8n's own engine. */

const contact = { contact_id: '460', contact_name: 'Bowman', email: 'a@bowman.example' };
const invoice = {
	invoice_id: '982', invoice_number: 'INV-7', customer_id: '460', date: '2026-11-02', due_date: '2026-12-02', status: 'sent', currency_code: 'USD', exchange_rate: 1, is_inclusive_tax: false,
	line_items: [{ name: 'Consulting', quantity: 2, rate: 100, account_name: 'Sales', tax_id: '9', tax_name: 'VAT', tax_percentage: 20 }], tax_total: 40, total: 240,
};
const rows = [
	{ kind: 'account', source_app: 'zohoBooks', source_value: 'Sales', target_app: 'xero', target_value: '200' },
	{ kind: 'tax', source_app: 'zohoBooks', source_value: '9', target_app: 'xero', target_value: 'OUTPUT2' },
];
const jsons = (items: readonly { json: object }[] = []) => items.map(({ json }) => json);

describe('Record Mapper', () => {
	const node = new RecordMapper();
	it('maps the input item with the rows of the second input, and pairs the outcome', async () => {
		const { outputs, error } = await runNode({ node, parameters: { mapping: 'zohoBooksInvoiceToXeroInvoice' }, items: [[invoice, invoice], rows] });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0]?.[1]).toMatchObject({
			json: { InvoiceNumber: 'INV-7', LineItems: [{ AccountCode: '200', TaxType: 'OUTPUT2' }], _sync: { issues: [], target: 'xero:invoice', source: { app: 'zohoBooks', entity: 'invoice', id: '982' } } },
			pairedItem: { item: 1 },
		});
	});
	it.each([['not connected', [[contact]]], ['empty', [[contact], []]], ['one empty item', [[contact], [{}]]]])('works with the second input %s', async (_, items) => {
		const { outputs, error } = await runNode({ node, parameters: { mapping: 'zohoBooksContactToXeroContact' }, items });
		expect(error).toBeUndefined();
		expect(jsons(outputs[0])).toMatchObject([{ ContactNumber: 'books:460', Name: 'Bowman' }]);
	});
	it('gives a payment for each invoice, all paired with the one item', async () => {
		const payment = { payment_id: '3', date: '2026-11-02', invoices: [{ invoice_id: '1', invoice_number: 'A', amount_applied: 1 }, { invoice_id: '2', invoice_number: 'B', amount_applied: 2 }] };
		const { outputs } = await runNode({ node, parameters: { mapping: 'zohoBooksPaymentToXeroPayment' }, items: [[contact, payment], rows] });
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 1 }]);
	});
	it('takes overrides from the form and as JSON, the JSON on top', async () => {
		const fields = [
			{ field: 'AccountNumber', source: 'path', value: 'contact_id' },
			{ field: 'FirstName', source: 'constant', value: '={{ $json.contact_name.toUpperCase() }}' },
			{ field: 'EmailAddress', source: 'leaveOut' },
			{ field: 'CompanyNumber', source: 'constant', value: 'form' },
		];
		const parameters = { mapping: 'zohoBooksContactToXeroContact', fieldOverrides: { fields }, overridesJson: '{"CompanyNumber": {"always": "json"}}' };
		const { outputs } = await runNode({ node, parameters, items: [contact] });
		const [json] = jsons(outputs[0]);
		expect(json).toMatchObject({ AccountNumber: '460', FirstName: 'BOWMAN', CompanyNumber: 'json', _sync: { issues: [] } });
		expect(json).not.toHaveProperty('EmailAddress');
	});
	it('maps another record than the input item', async () => {
		const { outputs } = await runNode({ node, parameters: { mapping: 'zohoBooksContactToXeroContact', record: '={{ $json.body }}' }, items: [{ body: contact, _sync: { attempts: 2 } }] });
		expect(jsons(outputs[0])).toMatchObject([{ Name: 'Bowman', _sync: { attempts: 2 } }]);
	});
	it('lists the target fields of the chosen mapping', async () => {
		const list = (mapping: string) => node.methods.loadOptions.getTargetFields.call({ getCurrentNodeParameter: () => mapping } as unknown as ILoadOptionsFunctions);
		expect(await list('zohoBooksPaymentToXeroPayment')).toContainEqual({ name: 'Account › Code', value: 'Account.Code', description: 'Account.Code' });
		expect(await list('unknown')).toEqual([]);
	});
});

describe('Record Validator', () => {
	it('sends the sound one way and the others the other way', async () => {
		const sound = { Reference: 'books:1', Invoice: { InvoiceNumber: 'A' }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 10 };
		const { outputs } = await runNode({ node: new RecordValidator(), parameters: { resource: 'payment' }, items: [{ ...sound, Amount: 0 }, sound] });
		expect(outputs[0]).toMatchObject([{ json: sound, pairedItem: { item: 1 } }]);
		expect(outputs[1]).toMatchObject([{ json: { cause: 'validation', status: 0, input: { Amount: 0 }, details: [{ at: 'Amount' }] }, pairedItem: { item: 0 } }]);
	});
});

describe('Failure Triage', () => {
	const node = new FailureTriage();
	it('turns a refusal into a row of the table', async () => {
		const refusal = { cause: 'validation', status: 0, message: 'Invoice INV-7 was not sent.', details: [], fixes: ['Add this row.'], input: { _sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982' } } } };
		const { outputs, error } = await runNode({ node, parameters: { failedNode: 'Record Validator' }, items: [refusal] });
		expect(error).toBeUndefined();
		const [row] = jsons(outputs[0]);
		expect(row).toMatchObject({ entity_key: 'zohoBooks:invoice:982', advice: 'Add this row. Then replay.', execution_id: 'engine', node: 'Record Validator', attempts: 1 });
		expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(tables.xerozoho_dead_letters.columns).sort());
	});
	it('works on what n8n itself puts on an error output, and without a payload', async () => {
		const { outputs, error } = await runNode({ node, parameters: { failedNode: '' }, items: [{ invoice_id: '5', error: 'ETIMEDOUT' }, { error: { message: 'x' } }] });
		expect(error).toBeUndefined();
		expect(jsons(outputs[0])).toMatchObject([{ cause: 'network' }, { cause: 'unknown', entity_key: expect.stringMatching(/^unknown:/) as string }]);
	});
	it('keeps the payload that a template points at', async () => {
		const { outputs } = await runNode({ node, parameters: { payload: '={{ $json.original }}', failedNode: '' }, items: [{ cause: 'network', message: 'x', original: invoice }] });
		expect(jsons(outputs[0])).toMatchObject([{ entity_key: 'zohoBooks:invoice:982', source_number: 'INV-7' }]);
	});
});

it('what the mapper cannot map is refused with the row to add, and becomes a letter that says so', async () => {
	const mapped = await runNode({ node: new RecordMapper(), parameters: { mapping: 'zohoBooksInvoiceToXeroInvoice' }, items: [[invoice], rows.slice(0, 1)] });
	const checked = await runNode({ node: new RecordValidator(), parameters: { resource: 'invoice' }, items: jsons(mapped.outputs[0]) });
	expect(checked.outputs[0]).toEqual([]);
	const letters = await runNode({ node: new FailureTriage(), parameters: { failedNode: 'Record Validator' }, items: jsons(checked.outputs[1]) });
	expect(jsons(letters.outputs[0])).toMatchObject([
		{
			source_number: 'INV-7', target: 'xero:invoice', severity: 'error', next_try_at: '', details: '[{"at":"line_items[0].tax_id","says":"no tax is mapped for \\"9\\" or \\"VAT\\" or \\"20\\""}]',
			message: expect.stringContaining('Add this row to the mapping table: kind "tax", source_app "zohoBooks", source_value "9" or "VAT" or "20"') as string,
		},
	]);
});
