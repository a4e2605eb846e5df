import type { Row } from '../../src/record';
import { sweep, type SweepAround } from '../../src/syncing/sweep';

/** What changed and left no trace. */

const NOW = '2026-11-26T03:00:00.000Z';
const [SINCE, UNTIL] = ['2026-11-25T03:00:00.000Z', '2026-11-26T02:45:00.000Z'];
const invoice = (id: string, at: string): Row => ({ invoice_id: id, invoice_number: `INV-${id}`, last_modified_time: at });
const written = (id: string, at: string, more: Row = {}): Row => ({
	...{ id: 1, happened_at: at, source_app: 'zohoBooks', source_entity: 'invoice', source_id: id, target: 'xero:invoice', outcome: 'written' },
	...{ workflow_id: 'w1', workflow_name: '01 Invoices', ...more },
});
const around = (more: Partial<SweepAround> = {}): SweepAround => ({
	...{
		now: NOW,
		swept: [{ kind: 'zohoBooks:invoice', since: SINCE, until: UNTIL, error: '' }],
		audit: [written('0', SINCE)],
		letters: [],
		reviews: [],
		named: {},
	},
	...{ executionId: '1', node: 'Find', most: 10, ...more },
});
const numbers = (records: Row[], more: Partial<SweepAround> = {}): string[] => sweep(records, around(more)).letters.map(({ source_number: number }) => number);

const AT = '2026-11-25T10:00:00+13:00';
const [BEFORE, AFTER] = ['2026-11-24T20:59:00.000Z', '2026-11-25T21:00:05.000Z'];
const LATER = '2026-11-26T09:00:00+13:00';

it('is handed over as a letter that is due at once in the workflow that brings such records', () => {
	const { letters, cursors, message } = sweep([invoice('1', LATER), {}], around());
	expect(letters).toEqual([
		expect.objectContaining({
			entity_key: 'zohoBooks:invoice:1',
			cause: 'missed',
			workflow_id: 'w1',
			next_try_at: NOW,
			severity: 'warning',
			status: 'waiting',
		}),
	]);
	expect(cursors).toEqual([{ cursor: 'sweep zohoBooks:invoice', position: UNTIL, seen: '', moved_at: NOW }]);
	expect(message).toMatchObject({ kind: 'alert', title: '1 record was missed and is handed over now' });
});

it.each([
	['zohoBooks:estimate', { estimate_id: '7', estimate_number: 'EST-7', last_modified_time: LATER }],
	['zohoCrm:quote', { id: '8', Quote_Stage: 'Delivered', Subject: 'Refit', Deal_Name: { id: '1', name: 'Refit' }, Modified_Time: LATER }],
	['zohoCrm:deal', { id: '9', Deal_Name: 'Refit', Modified_Time: LATER }],
])('%s is known by what it looks like', (kind, record) => {
	const [source_app, source_entity] = kind.split(':');
	const { letters } = sweep(
		[record],
		around({ swept: [{ kind, since: SINCE, until: UNTIL, error: '' }], audit: [written('0', SINCE, { source_app, source_entity })] }),
	);
	expect(letters.map(({ entity_key: key }) => key)).toEqual([`${kind}:${String(Object.values(record)[0])}`]);
});

it.each([
	['nothing', {}, ['INV-1']],
	['an older row of the trail', { audit: [written('1', BEFORE)] }, ['INV-1']],
	['a row of the trail', { audit: [written('1', AFTER)] }, []],
	[
		'a letter, whatever became of it',
		{ audit: [written('0', SINCE)], letters: [{ entity_key: 'zohoBooks:invoice:1', status: 'dismissed', last_failed_at: AFTER }] },
		[],
	],
	['a question', { reviews: [{ entity_key: 'zohoBooks:invoice:1', asked_at: AFTER }] }, []],
	['a row about another record', { audit: [written('2', AFTER)] }, ['INV-1']],
] as const)('where its trace is %s', (_, more, expected) => {
	expect(numbers([invoice('1', LATER)], more as Partial<SweepAround>)).toEqual(expected);
});

it('looks at nothing before or after its time, at no kind that nobody brings, and at none that could not be read', () => {
	expect(numbers([invoice('1', '2026-11-20T00:00:00Z'), invoice('2', '2026-11-26T02:50:00Z')])).toEqual([]);
	expect(numbers([invoice('1', LATER)], { audit: [] })).toEqual([]);
	expect(numbers([invoice('1', LATER)], { audit: [], named: { 'zohoBooks:invoice': 'w7' } })).toEqual(['INV-1']);
	const unread = sweep([invoice('1', LATER)], around({ swept: [{ kind: 'zohoBooks:invoice', since: SINCE, until: UNTIL, error: 'Zoho did not answer' }] }));
	expect(unread).toMatchObject({ letters: [], cursors: [], message: { text: 'zohoBooks:invoice could not be read: Zoho did not answer' } });
});

it('hands over the oldest first, and the rest the next time', () => {
	const records = ['2026-11-25T12:00:00Z', '2026-11-25T10:00:00Z', '2026-11-25T11:00:00Z'].map((at, index) => invoice(String(index), at));
	const { letters, cursors } = sweep(records, around({ most: 2 }));
	expect(letters.map(({ source_id: id }) => id)).toEqual(['1', '2']);
	expect(cursors).toEqual([expect.objectContaining({ position: '2026-11-25T11:00:00.000Z' })]);
});

it('what a trigger tells of once is no miss when it changes later', () => {
	const deal = { id: 'd1', Deal_Name: 'Big', Modified_Time: LATER };
	const swept = [{ kind: 'zohoCrm:deal', since: SINCE, until: UNTIL, error: '' }];
	const row = written('d1', BEFORE, { source_app: 'zohoCrm', source_entity: 'deal' });
	expect(numbers([deal], { swept, audit: [row] })).toEqual([]);
	expect(numbers([deal], { swept, audit: [{ ...row, source_id: 'd2' }] })).toEqual(['Big']);
});

it('takes rows of any shape', () => {
	const odd = [null, 'x', {}, { invoice_id: {}, last_modified_time: [] }, { InvoiceID: 1, UpdatedDateUTC: AT }] as unknown as Row[];
	expect(() => sweep(odd, around({ audit: [{}], letters: [{}], reviews: [{}], swept: [{ kind: '', since: '', until: '', error: '' }] }))).not.toThrow();
});
