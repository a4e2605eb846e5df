import type { IDataObject, IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import { keepReview } from '../../scripts/templates/rows';
import { tables } from '../../src/syncing/tables';
import { runNode } from '../engine/engine';

/** The row that templates keep for a record that a person should look at, as n8n works its expressions out. */

const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Probe' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Row', name: 'row', type: 'json', default: {} }],
	},
	execute(this: IExecuteFunctions) {
		return Promise.resolve([this.getInputData().map((_, item) => ({ json: this.getNodeParameter('row', item) as IDataObject, pairedItem: { item } }))]);
	},
};
const step = keepReview([0, 0]).parameters as { columns: { value: INodeParameters }; filters: { conditions: { keyName: string; keyValue: string }[] } };
const rowsOf = async (items: readonly object[]) => {
	const { outputs, error } = await runNode({ node: probe, parameters: { row: step.columns.value }, items });
	expect(error).toBeUndefined();
	return outputs[0]!.map(({ json }) => json);
};

const source = { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' };
const issues = [
	{ rule: 'date-far', severity: 'review', at: 'date', says: 'is 1999-01-01, which is long ago' },
	{ rule: 'x', severity: 'warning', at: 'y', says: 'is nothing to ask about' },
	{ rule: 'custom', severity: 'review', at: '', says: 'is large' },
];
const record = { InvoiceNumber: 'INV-7', _sync: { source, target: 'xero:invoice', issues } };

it('says what is asked, why, and what would be written', async () => {
	const [row] = await rowsOf([record]);
	expect(row).toEqual({
		entity_key: 'zohoBooks:invoice:982',
		status: 'open',
		question: 'Write INV-7 to xero:invoice as it is?',
		reason: 'date is 1999-01-01, which is long ago. is large.',
		source_app: 'zohoBooks',
		source_entity: 'invoice',
		source_id: '982',
		source_number: 'INV-7',
		target: 'xero:invoice',
		proposal: JSON.stringify(record),
		asked_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) as string,
		decided_at: '',
		decided_by: '',
	});
	expect(Object.keys(row!).sort()).toEqual(Object.keys(tables.xerozoho_reviews.columns).sort());
});

it('is found again by what it is about and what would be written', () => {
	for (const { keyName, keyValue } of step.filters.conditions) expect([keyName, keyValue]).toEqual([keyName, step.columns.value[keyName]]);
});

it('takes records of any shape', async () => {
	const rows = await rowsOf([{}, { _sync: {} }, { _sync: { issues: [], source: { id: '1' } } }]);
	expect(rows.map(({ question, reason }) => [question, reason])).toEqual([
		['Write this record to the target as it is?', ''],
		['Write this record to the target as it is?', ''],
		['Write 1 to the target as it is?', ''],
	]);
});
