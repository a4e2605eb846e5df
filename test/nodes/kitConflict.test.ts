import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { builtIn } from '../../src/mapping/builtIn';
import { translate } from '../../src/mapping/translate';
import { backOf } from '../../src/mapping/wayBack';
import { writableBy } from '../../src/mapping/writable';
import { policies } from '../../src/syncing/conflict';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { chance } from '../mapping/random';
import { junk, junkRow, spoiled } from './junk';
import { contact, invoice, jsons, rows } from './kitRecords';

/** "Conflict Policy" of the Record Mapper, in n8n's own engine. */

const node = new RecordMapper();
const inXero = { ContactID: 'x1', ContactNumber: 'books:460', Name: 'Bowman', EmailAddress: 'old@bowman.example', UpdatedDateUTC: '2026-11-02T10:00:00' };

const mapped = async (
	conflictPolicy: INodeParameters | undefined,
	items: readonly object[] | readonly (readonly object[])[],
	mapping = 'zohoBooksContactToXeroContact',
) => {
	const parameters: INodeParameters = { mapping, record: '={{ $json.source ?? $json }}', ...(conflictPolicy ? { conflictPolicy } : {}) };
	const { outputs, error } = await runNode({ node, parameters, items });
	expect(error).toBeUndefined();
	return jsons(outputs[0]) as Row[];
};
const of = (json: Row | undefined): Row => json!['_sync'] as Row;
const found = { targetRecord: '={{ $json._found }}', lastSynced: '={{ $json.fingerprint }}' };

describe('Conflict Policy', () => {
	it('compares nothing until a target record is asked for', async () => {
		for (const form of [undefined, {}, { defaultPolicy: 'newest' }]) {
			const [json] = await mapped(form, [{ source: contact, _found: inXero }]);
			expect(json).toMatchObject({ EmailAddress: 'a@bowman.example', Name: 'Bowman' });
			expect(of(json)).not.toHaveProperty('fingerprint');
		}
	});

	it('puts out what is to change, with what identifies the record, and the next time nothing', async () => {
		const form = { ...found, defaultPolicy: 'sourceOfTruth' };
		const [first] = await mapped(form, [{ source: contact, _found: inXero }]);
		const { _sync: sync, ...record } = first!;
		expect(record).toEqual({ ContactID: 'x1', ContactNumber: 'books:460', Name: 'Bowman', EmailAddress: 'a@bowman.example' });
		expect(sync).toMatchObject({
			unchanged: false,
			echo: false,
			issues: [],
			changes: [{ at: 'EmailAddress', from: 'old@bowman.example', to: 'a@bowman.example' }],
		});
		const { fingerprint } = sync as Row;
		const [again] = await mapped(form, [{ source: contact, _found: { ...inXero, ...record }, fingerprint }]);
		expect(of(again)).toMatchObject({ unchanged: true, echo: true, changes: [], conflicts: [], fingerprint });
		expect(Object.keys(again!).sort()).toEqual(['ContactID', 'ContactNumber', 'Name', '_sync']);
	});

	it('writes a record whole that the target does not have', async () => {
		for (const _found of [undefined, {}, '', null]) {
			const [json] = await mapped({ ...found, defaultPolicy: 'targetOfTruth' }, [{ source: contact, _found }]);
			expect(json).toMatchObject({ ContactNumber: 'books:460', Name: 'Bowman', EmailAddress: 'a@bowman.example' });
			expect(of(json)).toMatchObject({ unchanged: false, conflicts: [], issues: [] });
		}
	});

	it('asks where both sides differ, unless the field has a policy of its own', async () => {
		const [asked] = await mapped(found, [{ source: contact, _found: inXero }]);
		expect(asked).not.toHaveProperty('EmailAddress');
		expect(of(asked)).toMatchObject({
			unchanged: true,
			conflicts: [{ at: 'EmailAddress', source: 'a@bowman.example', target: 'old@bowman.example', decision: 'ask' }],
			issues: [{ rule: 'conflict', severity: 'review', at: 'email' }],
		});
		const fieldPolicies = { fields: [{ field: 'EmailAddress', policy: 'newest' }] };
		const source = { ...contact, last_modified_time: '2026-11-02T23:30:00+1300' };
		expect((await mapped({ ...found, fieldPolicies }, [{ source, _found: inXero }]))[0]).toMatchObject({ EmailAddress: 'a@bowman.example' });
		const earlier = { ...contact, last_modified_time: '2026-11-02T22:30:00+1300' };
		expect(of((await mapped({ ...found, fieldPolicies }, [{ source: earlier, _found: inXero }]))[0])).toMatchObject({
			unchanged: true,
			conflicts: [{ decision: 'target' }],
		});
	});

	it('takes the target record as JSON text, and says what is none', async () => {
		const targetRecord = '={{ JSON.stringify($json._found) }}';
		expect(of((await mapped({ targetRecord }, [{ source: contact, _found: inXero }]))[0])).toMatchObject({ conflicts: [{ at: 'EmailAddress' }] });
		const [odd] = await mapped({ targetRecord: '={{ [1, 2] }}' }, [{ source: contact }]);
		expect(of(odd)).toMatchObject({ issues: [{ rule: 'target-record', severity: 'error' }] });
		const [several] = await mapped({ targetRecord: '={{ $json._found }}' }, [{ source: {}, _found: inXero }], 'zohoBooksPaymentToXeroPayment');
		expect(of(several)).toMatchObject({ issues: expect.arrayContaining([expect.objectContaining({ rule: 'conflict-policy', severity: 'error' })]) as unknown });
	});

	it('offers every policy with what it means, and the fields of the mapping', () => {
		const form = node.description.properties.find(({ name }) => name === 'conflictPolicy')!;
		const [standard] = form.options as { options: { value: string; description: string }[] }[];
		expect(standard!.options.map(({ value }) => value).sort()).toEqual(Object.keys(policies).sort());
		expect(standard!.options.every(({ description }) => description.length > 10)).toBe(true);
		expect(
			NodeHelpers.getNodeParametersIssues(
				node.description.properties,
				{ ...world, parameters: { mapping: 'zohoBooksContactToXeroContact', record: '={{ $json }}' } },
				node.description,
			),
		).toBeNull();
	});
});

const world = { id: '1', name: 'Record Mapper', type: 'n8n-nodes-xero-zoho.recordMapper', typeVersion: 1, position: [0, 0] as [number, number] };

describe('a document', () => {
	const sent = { InvoiceID: 'i1', InvoiceNumber: 'INV-7', Status: 'AUTHORISED', Date: '2026-11-02T00:00:00', DueDate: '2026-12-02T00:00:00' };
	const line = {
		LineItemID: 'l1',
		Description: 'Consulting',
		Quantity: '2.0000',
		UnitAmount: 100,
		AccountCode: '200',
		TaxType: 'OUTPUT2',
		LineAmount: 200,
		TaxAmount: 40,
	};
	const target = {
		...sent,
		Contact: { ContactID: 'x1', ContactNumber: 'books:460', Name: 'Bowman' },
		CurrencyCode: 'USD',
		LineAmountTypes: 'Exclusive',
		LineItems: [line],
		Total: 240,
	};
	const run = async (source: Row, _found: Row, more: INodeParameters = {}) =>
		(await mapped({ ...found, defaultPolicy: 'sourceOfTruth', ...more }, [[{ source, _found }], rows], 'zohoBooksInvoiceToXeroInvoice'))[0]!;

	it('that agrees is not written', async () => expect(of(await run(invoice, target))).toMatchObject({ unchanged: true, conflicts: [], issues: [] }));
	it('that differs is sent whole, and passes the Record Validator', async () => {
		const json = await run({ ...invoice, reference_number: 'PO-1' }, target);
		expect(of(json)).toMatchObject({ changes: [{ at: 'Reference', to: 'PO-1' }], conflicts: [] });
		expect(json).toMatchObject({
			InvoiceID: 'i1',
			DueDate: '2026-12-02',
			LineAmountTypes: 'Exclusive',
			LineItems: [{ LineItemID: 'l1', Description: 'Consulting' }],
		});
		const checked = await runNode({ node: new RecordValidator(), parameters: { resource: 'invoice' }, items: [json] });
		expect(checked.outputs[0]).toHaveLength(1);
	});
	it("keeps its lines with their ids where they are the target's to say", async () => {
		const changed = { ...target, LineItems: [{ ...line, UnitAmount: 90 }] };
		const json = await run({ ...invoice, reference_number: 'PO-1' }, changed, { fieldPolicies: { fields: [{ field: 'LineItems', policy: 'targetOfTruth' }] } });
		expect(json).toMatchObject({ Reference: 'PO-1', LineItems: [{ LineItemID: 'l1', UnitAmount: 90 }] });
		expect(of(json)).toMatchObject({ conflicts: [{ at: 'LineItems', decision: 'target' }] });
	});
	it.each([
		['PAID', 'sent'],
		['AUTHORISED', 'draft'],
		['VOIDED', 'sent'],
	])('that is %s is not moved back by %s', async (Status, status) => {
		const json = await run({ ...invoice, status }, { ...target, Status });
		expect(json['Status']).not.toBe(status === 'draft' ? 'DRAFT' : 'AUTHORISED');
		expect(of(json)).toMatchObject({ unchanged: true, issues: [{ rule: 'status-behind', severity: 'warning', at: 'status' }] });
	});
	it('becomes void, whatever it was', async () => expect(await run({ ...invoice, status: 'void' }, target)).toMatchObject({ Status: 'VOIDED' }));
	it('in Zoho Books is sent or voided only where that leads on', async () => {
		const statusOf = async (Status: string, status: string) => {
			const [json] = await mapped(
				found,
				[{ source: { InvoiceNumber: 'INV-7', Status }, _found: { invoice_id: '9', status } }],
				'xeroInvoiceStatusToZohoBooksInvoice',
			);
			return [json!['operation'], of(json)['unchanged']];
		};
		expect(await statusOf('AUTHORISED', 'draft')).toEqual(['markAsSent', false]);
		expect(await statusOf('AUTHORISED', 'paid')).toEqual(['nothing', true]);
		expect(await statusOf('DRAFT', 'draft')).toEqual(['nothing', true]);
		expect(await statusOf('VOIDED', 'sent')).toEqual(['void', false]);
		expect(await statusOf('VOIDED', 'void')).toEqual(['nothing', true]);
	});
});

it('junk in 1,000 shapes never crashes, and says what it is', () => {
	const random = chance(17);
	const all = Object.values(builtIn);
	for (let index = 0; index < 1000; index++) {
		const mapping = random.of(all);
		const record = random.is(0.7) ? spoiled(random, random.of([contact, invoice])) : junkRow(random);
		const items = translate({
			mapping,
			writable: writableBy(mapping),
			item: record,
			record,
			rows: [],
			json: '',
			tables: rows,
			guard: () => [],
			twoWay: {
				target: random.is(0.7) ? spoiled(random, random.of([inXero, contact, invoice])) : junk(random),
				lastSynced: random.of([junk(random), { v: 1, 'xero:contact': junkRow(random) }, '{"v":1,"xero:invoice":{"Name":"a.b"}}', { v: 1, ['__proto__']: {} }]),
				policy: random.of([...Object.keys(policies), junk(random)]),
				fields: random.of([[], junk(random), [{ field: 'Name', policy: junk(random) }]]),
				back: backOf(mapping, all),
			},
		});
		for (const item of items) JSON.parse(JSON.stringify(item));
	}
	expect(({} as Row)['polluted']).toBeUndefined();
	expect(Object.keys(Object.prototype)).toEqual([]);
});
