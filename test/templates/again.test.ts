import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { asItIsNow, changedMeanwhile, NOW, OF_DOCUMENTS } from '../../scripts/templates/again';

type Row = Record<string, unknown>;

/** Evaluates an expression as n8n does, where one node put out one item. */
const evaluated = (expression: string, sent: Row, $json: Row): unknown =>
	runInNewContext(expression.replace(/^=\{\{|\}\}$/g, ''), { $: () => ({ item: { json: sent } }), $json });

const bill = { bill_id: '1', last_modified_time: '2026-11-02T01:00:00+1100', status: 'open', total: 10, reference_number: 'A' };
const fromLetter = { _sync: { attempts: 2 } };

it.each<[string, Row, Row, boolean]>([
	['as it was', bill, bill, false],
	['stamped later', bill, { ...bill, last_modified_time: '2026-11-02T01:00:01+1100' }, true],
	['changed within the second', bill, { ...bill, total: 11 }, true],
	['told in part, and as it was', { bill_id: '1', total: 10 }, bill, false],
	['corrected by a person in its letter', { ...bill, total: 12, ...fromLetter }, bill, false],
	['from a letter, and stamped later', { ...bill, ...fromLetter }, { ...bill, last_modified_time: '2026-11-03T01:00:00+1100' }, true],
])('a record that is %s', (_, sent, now, changed) => {
	expect(evaluated(changedMeanwhile('Document', OF_DOCUMENTS), sent, now)).toBe(changed);
});

it('goes round as it is now, with where it comes from', () => {
	const source = { app: 'zohoBooks', entity: 'bill', id: '1', modified: 'then' };
	const now = evaluated(asItIsNow('Document'), { ...bill, _sync: { source } }, { ...bill, last_modified_time: 'now' });
	expect(now).toEqual({ ...bill, last_modified_time: 'now', _sync: { source: { ...source, modified: 'now' } } });
});

it('the template that is written by hand looks again as the others do', () => {
	const file = join(__dirname, '..', '..', 'workflows-templates', '01-books-invoices-to-xero.json');
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: { name: string; parameters: Row }[] };
	const parametersOf = (name: string): Row => nodes.find((node) => node.name === name)!.parameters;
	expect(parametersOf('Changed meanwhile?')).toMatchObject({ conditions: { conditions: [{ leftValue: changedMeanwhile('Invoice', OF_DOCUMENTS) }] } });
	expect(parametersOf(NOW).jsonOutput).toBe(asItIsNow('Invoice'));
});
