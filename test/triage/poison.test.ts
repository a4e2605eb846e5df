import type { Row } from '../../src/record';
import { decide, versionOf } from '../../src/triage/desk';
import { failure, letter as letterOf } from './letters';

/** An edit at the desk may correct a record; what would break it, or whoever looks at it later, is refused with a sentence, and the letter stays as it was. */

const record = {
	...{ invoice_id: '982', total: 5, notes: '<b>old</b>', is_inclusive_tax: false, customer: { name: 'Kowhai' } },
	line_items: [{ item_id: '1', rate: 2.5, name: '=OLD()' }],
	_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' } },
};
const kept: Row = { id: 1, ...letterOf(failure({ cause: 'network' }), record) };
const before = JSON.parse(String(kept.payload)) as Row;
const edit = (payload: string, act = 'save') => decide({ act, letters: `1:${versionOf(kept)}`, payload, actor: 'Kim' }, [kept], '2026-11-26T10:00:00.000Z');
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
const changed = (change: Row): string => JSON.stringify({ ...before, ...change });
const line = (change: Row): string => changed({ line_items: [{ item_id: '1', rate: 2.5, name: '=OLD()', ...change }] });

it.each<[string, string, RegExp]>([
	['invalid JSON', '{"a":', /no valid JSON object/],
	['no object', '"text"', /no valid JSON object/],
	['another id', changed({ invoice_id: '983' }), /id was changed from "982" to "983"/],
	['another source', changed({ _sync: { source: { ...record._sync.source, id: '983' } } }), /may not turn it into another record/],
	['a text for an amount', changed({ total: 'five' }), /^total was a number and is a text now/],
	['an object for an amount', changed({ total: { $gt: 0 } }), /^total was a number and is an object now/],
	['a text for lines', changed({ line_items: 'all' }), /^line_items was a list and is a text now/],
	['nothing for lines', changed({ line_items: null }), /^line_items was a list and is nothing now/],
	['a text in the place of a line', changed({ line_items: ['x'] }), /^line_items\[0\] was an object and is a text now/],
	['a list for an object', changed({ customer: [] }), /^customer was an object and is a list now/],
	['a text for a switch', changed({ is_inclusive_tax: 'yes' }), /^is_inclusive_tax was true or false and is a text now/],
	[
		'a wrong kind in a new line',
		changed({ line_items: [...record.line_items, { item_id: '2', rate: [] }] }),
		/^line_items\[1\]\.rate was a number and is a list now/,
	],
	['a megabyte', changed({ notes: 'x'.repeat(1024 * 1024) }), /characters, and 500,000 are the most/],
	['depth', changed({ more: nested(200) }), /nested too deep/],
	['__proto__', String(kept.payload).replace('{', '{"__proto__":{"admin":true},'), /field called __proto__/],
	['__proto__ in other signs', String(kept.payload).replace('{', '{"\\u005f_proto__":{"admin":true},'), /field called __proto__/],
	['constructor in a line', line({ constructor: { prototype: {} } }), /^line_items\[0\] has a field called constructor/],
	['a formula', changed({ notes: '=HYPERLINK("http://x","y")' }), /^notes would be a formula/],
	['a formula with a sign', line({ name: "+cmd|' /C calc'!A0" }), /^line_items\[0\]\.name would be a formula/],
	['a formula with an at', changed({ notes: '@SUM(1)' }), /^notes would be a formula/],
	['an expression of n8n', changed({ notes: '{{ $env.SECRET }}' }), /^notes would be a formula/],
	['a script', changed({ notes: 'Hello <script>alert(1)</script>' }), /^notes holds HTML/],
	['an image', line({ name: '<img src=x onerror=alert(1)>' }), /^line_items\[0\]\.name holds HTML/],
	['a token', changed({ access_token: 'abc' }), /password or a token/],
	['a token in a text', changed({ notes: 'Authorization: Bearer abcdef123456' }), /password or a token/],
])('%s is refused, and the record stays', (_, payload, says) => {
	for (const act of ['save', 'replay']) {
		const { done, refused } = edit(payload, act);
		expect(done).toEqual([]);
		expect(refused).toMatchObject([{ id: '1', says: expect.stringMatching(says) as string, letter: { payload: kept.payload, status: 'waiting' } }]);
		expect(refused[0]!.action).toBe(act === 'save' ? 'edited' : 'replayed');
	}
	expect(({} as Row).admin).toBeUndefined();
});

it.each<[string, string]>([
	['an amount as a number or as text', changed({ total: '6.50' })],
	['a negative amount', line({ rate: '-2.50' })],
	['a telephone number and a sign', changed({ notes: '+64 9 555 1234', customer: { name: '-5% off' } })],
	['a text with signs of comparison', changed({ customer: { name: 'A < B > C, 3<5' } })],
	['an address of a mail', changed({ notes: 'Anna <anna@example.com>' })],
	['a value that is emptied', changed({ notes: '' })],
	['a line more, and one fewer', changed({ line_items: [...record.line_items, { item_id: '2', rate: 1 }] })],
	['what stood there before, whatever it is', changed({ total: 7 })],
])('%s is no poison', (_, payload) => {
	expect(edit(payload).refused).toEqual([]);
});
