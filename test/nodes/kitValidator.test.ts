import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { runNode } from '../engine/engine';
import { jsons } from './kitRecords';

/** The Record Validator in n8n's own engine: its inputs, its outputs and the rules of a workflow. */

const node = new RecordValidator();
const payment = { Reference: 'books:1', Invoice: { InvoiceNumber: 'INV-1' }, Account: { Code: '090' }, Date: '2024-05-02', Amount: 10 };
const bank = { AccountID: 'a', Code: '090', Name: 'Bank', Type: 'BANK', Status: 'ACTIVE' };
const due = { InvoiceID: 'i', InvoiceNumber: 'INV-1', Type: 'ACCREC', Status: 'AUTHORISED', AmountDue: 10 };
const rule = (change: object) => ({
	customRules: { rules: [{ name: 'Small', severity: 'error', says: 'is large', fix: 'Ask first.', field: 'Amount', ...change }] },
});

it('sends each record to one of three outputs, paired', async () => {
	const items = [payment, { ...payment, Reference: 'books:2', Date: '1999-01-01' }, { ...payment, Reference: 'books:3', Amount: 0 }];
	const { outputs, error } = await runNode({ node, parameters: { resource: 'payment' }, items });
	expect(error).toBeUndefined();
	expect(outputs.map((output) => output.map(({ pairedItem }) => pairedItem))).toEqual([[{ item: 0 }], [{ item: 1 }], [{ item: 2 }]]);
	expect(jsons(outputs[0])).toEqual([payment]);
	expect(jsons(outputs[1])).toMatchObject([{ Date: '1999-01-01', _sync: { issues: [{ rule: 'date-far', severity: 'review', at: 'Date' }] } }]);
	expect(jsons(outputs[2])).toMatchObject([{ cause: 'validation', details: [{ at: 'Amount' }], input: items[2] }]);
});

it('holds records against the reference data of the second input, among which anything may be', async () => {
	const items = [payment, { ...payment, Reference: 'books:2', Amount: 11 }, { ...payment, Reference: 'books:3', Account: { Code: '091' } }];
	const { outputs } = await runNode({ node, parameters: { resource: 'payment' }, items: [items, [bank, due, { kind: 'tax' }, {}]] });
	expect(jsons(outputs[0])).toEqual([payment]);
	expect(jsons(outputs[2])).toMatchObject([
		{ details: [{ at: 'Amount', says: expect.stringContaining('only 10') as string }] },
		{ details: [{ at: 'Account' }] },
	]);
});

describe('a rule of the workflow', () => {
	const run = async (change: object) =>
		await runNode({ node, parameters: { resource: 'payment', ...rule(change) }, items: [payment, { ...payment, Reference: 'x', Amount: 500 }] });
	it.each([
		['error', 2],
		['review', 1],
		['warning', 0],
	])('of severity %s sends what breaks it to output %i', async (severity, output) => {
		const { outputs } = await run({ condition: '={{ $json.Amount < 100 }}', severity });
		expect(outputs.map((items) => items.length)).toEqual([0, 1, 2].map((at) => (output === 0 ? (at === 0 ? 2 : 0) : at === 0 || at === output ? 1 : 0)));
		const [json] = jsons(outputs[output]).slice(-1);
		expect(JSON.stringify(json)).toContain('is large');
	});
	it.each([
		['gives no boolean', '={{ $json.Amount }}', 'neither true nor false'],
		['fails', '={{ $json.Nothing.at.all() }}', 'could not be held against'],
		['is no expression at all', '={{ $json.Amount < }}', 'could not be held against'],
		['asks for a node that is not there', "={{ $('Nowhere').item.json.x }}", 'could not be held against'],
	])('that %s refuses, and says so', async (_, condition, says) => {
		const { outputs, error } = await run({ condition });
		expect(error).toBeUndefined();
		expect(outputs[2]).toHaveLength(2);
		expect(jsons(outputs[2])).toMatchObject([{ details: [{ at: 'Amount', says: expect.stringContaining(says) as string }] }, {}]);
	});
	it('may use an expression in its message', async () => {
		const { outputs } = await run({ condition: '={{ $json.Amount < 100 }}', says: '=is {{ $json.Amount }}, more than we pay without asking' });
		expect(jsons(outputs[2])).toMatchObject([{ details: [{ says: 'is 500, more than we pay without asking' }] }]);
	});
});

it.each([undefined, 'continueErrorOutput'] as const)('loses nothing where the resource is unknown (%s)', async (onError) => {
	const { outputs, error } = await runNode({ node, parameters: { resource: 'nothing' }, items: [payment, payment], ...(onError && { onError }) });
	expect(error?.message ?? '').toContain(onError ? '' : 'There are no rules for "nothing"');
	if (onError) expect(jsons(outputs[3])).toMatchObject([{ error: { input: payment } }, { error: { input: payment } }]);
});
