import { SyncMonitor } from '../../nodes/SyncMonitor/SyncMonitor.node';
import { governor, type Place } from '../../nodes/shared/governor';
import type { Row } from '../../src/record';
import { xeroDialect } from '../../src/wire/xero';
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
			previous_hash: '',
			joins: '',
		});
		expect(two).toMatchObject({ target_number: 'INV-8', previous_hash: (one as Row).hash, joins: (jsons(first.outputs[0])[0] as Row).hash });
		expect(second.outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);

		const rows = [...jsons(first.outputs[0]), one!, two!];
		const verified = await runNode({ node, parameters: { operation: 'verifyAudit' }, items: [rows] });
		expect(jsons(verified.outputs[0])).toMatchObject([{ sound: true, rows: 3, findings: [] }]);
		const tampered = await runNode({ node, parameters: { operation: 'verifyAudit' }, items: [[rows[0]!, { ...rows[1], message: 'x' }, rows[2]!]] });
		expect(jsons(tampered.outputs[0])).toMatchObject([{ sound: false, findings: [{ kind: 'altered', row: { target_number: 'INV-7' } }] }]);
	});

	it('says by heads that were kept elsewhere that the newest rows are gone', async () => {
		const made = await runNode({ node, parameters, items: [[invoice, { ...invoice, InvoiceNumber: 'INV-8' }]] });
		const rows = jsons(made.outputs[0]);
		const exported = await runNode({ node, parameters: { operation: 'exportAudit', format: 'csv', binaryPropertyName: 'data' }, items: [rows] });
		const [{ heads }] = jsons(exported.outputs[0]) as [{ heads: string[] }];
		expect(heads).toEqual([(rows[1] as Row).hash]);
		const checked = async (given: string) =>
			jsons((await runNode({ node, parameters: { operation: 'verifyAudit', heads: given }, items: [[rows[0]!]] })).outputs[0]);
		expect(await checked('')).toMatchObject([{ sound: true }]);
		expect(await checked(`${heads[0]}, `)).toMatchObject([{ sound: false, findings: [{ kind: 'missing' }] }]);
	});

	it.each<[name: string, item: Row, options: Record<string, string>, row: Row]>([
		[
			'what a preview foresees',
			{ ...invoice, _sync: { ...invoice._sync, preview: { would: 'update', id: '5', changes: [{}], says: 'Would update' } } },
			{},
			{ action: 'previewed', outcome: 'foreseen', message: 'Would update' },
		],
		[
			'a mapping row',
			{ id: 3, kind: 'tax', source_app: 'zohoBooks', source_value: 'GST' },
			{ target: 'xerozoho_mappings' },
			{ target: 'xerozoho_mappings', target_id: '3', source_app: 'zohoBooks' },
		],
		[
			'a letter',
			{ id: 3, entity_key: 'a:b:1', source_id: '1', target: 'xero:invoice' },
			{ outcome: 'waiting' },
			{ target: 'xero:invoice', target_id: '', source_id: '1', outcome: 'waiting' },
		],
		['a row of the trail', { hash: 'ab', previous_hash: '', message: '' }, { target: 'xerozoho_audit' }, { target: 'xerozoho_audit', target_id: 'ab' }],
	])('tells of %s', async (_, item, options, row) => {
		const { outputs, error } = await runNode({ node, parameters: { operation: 'auditRows', deed: '', message: '', options }, items: [[item]] });
		expect(error).toBeUndefined();
		expect(jsons(outputs[0])).toMatchObject([row]);
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

	it('shows the quota of each organisation: what this process knows, and rows of other workers', async () => {
		const place: Place = { dialect: xeroDialect, organisation: 'kea', account: '', settings: {}, priority: 'live' };
		governor.forget();
		await governor.turn(place, async () => ({ status: 200, headers: { 'x-daylimit-remaining': '640', 'x-minlimit-remaining': '59' }, body: {}, size: 1234 }));
		const own = await runNode({ node, parameters: { operation: 'quota', quotaShow: 'rows' }, items: [{}] });
		expect(jsons(own.outputs[0])).toMatchObject([
			{ vendor: 'Xero', organisation: 'kea', calls_today: 1, bytes_today: 1234, left_today: 640, of_today: 1000, left_this_minute: 59 },
		]);
		const other = { ...(jsons(own.outputs[0])[0] as Row), worker: 'other', calls_today: 9 };
		const all = await runNode({ node, parameters: { operation: 'quota' }, items: [{ id: 1 }, other] });
		expect(jsons(all.outputs[0])).toMatchObject([{ organisation: 'kea', calls_today: 10, says: 'Xero, kea: 10 calls today; 640 of 1000 left' }]);
		expect((jsons(all.outputs[0])[0] as Row)['workers']).toHaveLength(2);
	});
});
