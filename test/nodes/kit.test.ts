import { FailureTriage } from '../../nodes/FailureTriage/FailureTriage.node';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { tables } from '../../src/syncing/tables';
import { runNode } from '../engine/engine';
import { invoice, jsons, rows } from './kitRecords';

describe('Record Validator', () => {
	it('sends the sound one way and the others the other way', async () => {
		const sound = { Reference: 'books:1', Invoice: { InvoiceNumber: 'A' }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 10 };
		const { outputs } = await runNode({ node: new RecordValidator(), parameters: { resource: 'payment' }, items: [{ ...sound, Reference: 'books:2', Amount: 0 }, sound] });
		expect(outputs[0]).toMatchObject([{ json: sound, pairedItem: { item: 1 } }]);
		expect(outputs[1]).toEqual([]);
		expect(outputs[2]).toMatchObject([
			{ json: { cause: 'validation', status: 0, input: { Amount: 0 }, details: [{ at: 'Amount' }] }, pairedItem: { item: 0 } },
		]);
	});
});

describe('Failure Triage', () => {
	const node = new FailureTriage();
	it('turns a refusal into a row of the table', async () => {
		const refusal = {
			cause: 'validation',
			status: 0,
			message: 'Invoice INV-7 was not sent.',
			details: [],
			fixes: ['Add this row.'],
			input: { _sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982' } } },
		};
		const { outputs, error } = await runNode({ node, parameters: { failedNode: 'Record Validator' }, items: [refusal] });
		expect(error).toBeUndefined();
		const [row] = jsons(outputs[0]);
		expect(row).toMatchObject({
			entity_key: 'zohoBooks:invoice:982',
			advice: 'Add this row. Then replay.',
			execution_id: 'engine',
			node: 'Record Validator',
			attempts: 1,
		});
		expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(tables.xerozoho_dead_letters.columns).sort());
	});
	it('works on what n8n itself puts on an error output, and without a payload', async () => {
		const { outputs, error } = await runNode({
			node,
			parameters: { failedNode: '' },
			items: [{ invoice_id: '5', error: 'ETIMEDOUT' }, { error: { message: 'x' } }],
		});
		expect(error).toBeUndefined();
		expect(jsons(outputs[0])).toMatchObject([{ cause: 'network' }, { cause: 'unknown', entity_key: expect.stringMatching(/^unknown:/) as string }]);
	});
	it('keeps the payload that a template points at', async () => {
		const { outputs } = await runNode({
			node,
			parameters: { payload: '={{ $json.original }}', failedNode: '' },
			items: [{ cause: 'network', message: 'x', original: invoice }],
		});
		expect(jsons(outputs[0])).toMatchObject([{ entity_key: 'zohoBooks:invoice:982', source_number: 'INV-7' }]);
	});
});

it('what the mapper cannot map is refused with the row to add, and becomes a letter that says so', async () => {
	const mapped = await runNode({ node: new RecordMapper(), parameters: { mapping: 'zohoBooksInvoiceToXeroInvoice' }, items: [[invoice], rows.slice(0, 1)] });
	const checked = await runNode({ node: new RecordValidator(), parameters: { resource: 'invoice' }, items: jsons(mapped.outputs[0]) });
	expect(checked.outputs[0]).toEqual([]);
	const letters = await runNode({ node: new FailureTriage(), parameters: { failedNode: 'Record Validator' }, items: jsons(checked.outputs[2]) });
	expect(jsons(letters.outputs[0])).toMatchObject([
		{
			source_number: 'INV-7',
			target: 'xero:invoice',
			severity: 'error',
			next_try_at: '',
			details: '[{"at":"line_items[0].tax_id","says":"no tax is mapped for \\"9\\" or \\"VAT\\" or \\"20\\""}]',
			message: expect.stringContaining('Add this row to the mapping table: kind "tax", source_app "zohoBooks", source_value "9" or "VAT" or "20"') as string,
		},
	]);
});
