import { checkBatch } from '../../src/checking/batch';
import { checkable } from '../../src/checking/checkable';
import { customIssue } from '../../src/checking/custom';
import { referenceFrom } from '../../src/checking/reference';
import type { Row } from '../../src/record';
import { documents, sound } from './live/xeroReference';

const found = (name: string, records: readonly Row[], reference: readonly Row[] = []) =>
	checkBatch(checkable[name]!, records, { reference: referenceFrom(reference), history: [] }).map((issues) =>
		issues.filter(({ rule }) => rule.startsWith('duplicate-in') || rule.startsWith('above')).map(({ rule, severity, at }) => [severity, rule, at].join(' ')),
	);
const twice = 'duplicate-in-batch';

const pairs: ReadonlyArray<readonly [string, Row, Row, ...string[]]> = [
	['invoice', sound.invoice, { ...sound.invoice, Reference: 'x' }, `review ${twice} InvoiceNumber`],
	['invoice', sound.invoice, sound.invoice, `review ${twice} InvoiceNumber`],
	['invoice', sound.invoice, { ...sound.invoice, InvoiceNumber: ' new ' }, `review ${twice} InvoiceNumber`],
	['invoice', sound.invoice, { ...sound.invoice, InvoiceNumber: 'OTHER' }],
	['invoice', { ...sound.invoice, InvoiceNumber: '' }, { ...sound.invoice, InvoiceNumber: '' }, `review ${twice} `],
	['bill', sound.bill, { ...sound.bill, Contact: { ContactNumber: 'books:5' } }],
	['bill', sound.bill, { ...sound.bill, Date: '2026-11-02' }, `review ${twice} InvoiceNumber`],
	['payment', sound.payment, { ...sound.payment, Amount: 11 }, `review ${twice} Reference`],
	['item', sound.item, { ...sound.item, Name: 'x' }, `review ${twice} Code`],
	['item', sound.item, sound.item, `warning ${twice} Code`],
	['contact', sound.contact, sound.contact, `warning ${twice} ContactNumber`],
	['contact', sound.contact, { ...sound.contact, ContactNumber: 'books:10' }, `review ${twice} Name`],
	['zohoBooks:item', { name: 'A', sku: '1' }, { name: 'B', sku: '1' }, `review ${twice} sku`],
	['zohoBooks:bill', { bill_number: '1', vendor_id: '1' }, { bill_number: '1', vendor_id: '2' }],
	['tables:mappingRow', { kind: 'tax', source_value: '1' }, { kind: 'tax', source_value: '2' }],
];
it.each(pairs.map(([name, first, second, ...expected]) => ({ name, first, second, expected })))(
	'of two records of $name, $first and $second, the second one is $expected',
	({ name, first, second, expected }) => expect(found(name, [first, second])).toEqual([[], expected]),
);

it('names the item that came first, and does not look at what travels along', () => {
	const records = [sound.contact, sound.invoice, { ...sound.invoice, _sync: { attempts: 2 } }];
	const [, , issues] = checkBatch(checkable['invoice']!, records, { reference: {}, history: [] });
	expect(issues).toMatchObject([{ says: 'is "NEW", as in item 1 of this run, which is the very same record', severity: 'review' }]);
});

it('payments of one document are added up', () => {
	const pay = (Reference: string, Amount: number, InvoiceNumber = 'OPEN') => ({ ...sound.payment, Reference, Amount, Invoice: { InvoiceNumber } });
	const records = [pay('a', 100), pay('b', 20), pay('c', 1), pay('d', 500), pay('e', 70, 'PART'), pay('f', 1, 'PART')];
	expect(found('payment', records, documents)).toEqual([[], [], ['review above-open-together Amount'], [], [], ['review above-open-together Amount']]);
	expect(found('payment', records)).toEqual(records.map(() => []));
});

describe('a rule of a workflow', () => {
	const rule = { name: 'Mine', severity: 'review', at: 'Amount', says: 'is large', fix: ' Ask. ' };
	it.each([
		[{ value: true }, []],
		[{ value: false }, [{ rule: 'custom', severity: 'review', at: 'Amount', says: 'is large', fix: 'Ask.' }]],
		[{ value: 'true' }, [{ rule: 'custom-rule-broken', severity: 'review', says: expect.stringContaining('"Mine": its condition gave "true"') as string }]],
		[{ value: undefined }, [{ rule: 'custom-rule-broken', says: expect.stringContaining('gave nothing') as string }]],
		[{ error: 'no such node' }, [{ rule: 'custom-rule-broken', severity: 'review', says: expect.stringContaining('no such node') as string }]],
	])('with %j', (outcome, expected) => expect(customIssue({ ...rule, outcome })).toMatchObject(expected));
	it('without words names itself, and of an odd severity refuses', () =>
		expect(customIssue({ ...rule, outcome: { value: false }, says: '', fix: '', severity: 7 })).toEqual([
			{ rule: 'custom', severity: 'error', at: 'Amount', says: 'breaks the rule "Mine"' },
		]));
});
