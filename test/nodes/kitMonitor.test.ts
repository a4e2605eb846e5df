import { SyncMonitor } from '../../nodes/SyncMonitor/SyncMonitor.node';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { jsons } from './kitRecords';

describe('Sync Monitor', () => {
	const node = new SyncMonitor();
	const invoice = {
		InvoiceID: '4f2a',
		InvoiceNumber: 'INV-7',
		Contact: { ContactID: '9' },
		_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' }, target: 'xero:invoice', did: 'created' },
	};
	const parameters = { operation: 'auditRows', deed: '', message: '=Invoice {{ $json.InvoiceNumber }}' };

	it('makes rows that say who, what and where, chained to those of the second input', async () => {
		const first = await runNode({ node, parameters, items: [[invoice]] });
		expect(first.error).toBeUndefined();
		const second = await runNode({ node, parameters, items: [[invoice, { ...invoice, InvoiceNumber: 'INV-8' }], jsons(first.outputs[0])] });
		const [one, two] = jsons(second.outputs[0]);
		expect(one).toMatchObject({
			action: 'created',
			outcome: 'written',
			message: 'Invoice INV-7',
			source_id: '982',
			target: 'xero:invoice',
			target_id: '4f2a',
			target_number: 'INV-7',
			previous_hash: (jsons(first.outputs[0])[0] as Row).hash,
		});
		expect(two).toMatchObject({ target_number: 'INV-8', previous_hash: (one as Row).hash });
		expect(second.outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);

		const rows = [...jsons(first.outputs[0]), one!, two!];
		const verified = await runNode({ node, parameters: { operation: 'verifyAudit' }, items: [rows] });
		expect(jsons(verified.outputs[0])).toMatchObject([{ sound: true, rows: 3, findings: [] }]);
		const tampered = await runNode({ node, parameters: { operation: 'verifyAudit' }, items: [[rows[0]!, { ...rows[1], message: 'x' }, rows[2]!]] });
		expect(jsons(tampered.outputs[0])).toMatchObject([{ sound: false, findings: [{ kind: 'altered', row: { target_number: 'INV-7' } }] }]);
	});

	it('exports as CSV that no spreadsheet runs, and as JSON', async () => {
		const made = await runNode({ node, parameters: { ...parameters, message: '=cmd|x' }, items: [[{ ...invoice, InvoiceNumber: '=1+1' }]] });
		const rows = jsons(made.outputs[0]);
		const csv = await runNode({
			node,
			parameters: { operation: 'exportAudit', format: 'csv', binaryPropertyName: 'data', since: '2999-01-01' },
			items: [rows],
		});
		expect(csv.error).toBeUndefined();
		const [item] = csv.outputs[0]!;
		expect(item!.json).toMatchObject({ rows: 1, retention: { rows: 1, message: expect.stringContaining('1 rows from before') as string } });
		const written = Buffer.from(item!.binary!['data']!.data, 'base64').toString();
		expect(written).toMatch(/^happened_at,action,actor,/);
		expect(written).toContain("'=1+1");
		const json = await runNode({ node, parameters: { operation: 'exportAudit', format: 'json', binaryPropertyName: 'data' }, items: [rows] });
		expect(JSON.parse(Buffer.from(json.outputs[0]![0]!.binary!['data']!.data, 'base64').toString())).toEqual(rows);
		const odd = await runNode({ node, parameters: { operation: 'exportAudit', format: 'json', binaryPropertyName: 'data', since: 'soon' }, items: [rows] });
		expect(odd.error?.message).toContain('is no date');
	});
});
