import { decide, versionOf } from '../../src/triage/desk';
import type { Row } from '../../src/record';
import { chance } from '../mapping/random';
import { junk, junkRow } from '../nodes/junk';
import { failure, letter as letterOf } from './letters';

const now = '2026-11-26T10:00:00.000Z';
const payload = { invoice_id: '982', total: 5, _sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' } } };
const kept = (id: number, change: Row = {}): Row => ({ id, ...letterOf(failure({ cause: 'network' }), payload), ...change });
const named = (row: Row): string => `${String(row['id'])}:${versionOf(row)}`;
const one = kept(1);
const act = (form: Row, rows: readonly Row[] = [one]) => decide({ act: 'replay', letters: rows.map(named), ...form }, rows, now);
const refusal = (form: Row, rows?: readonly Row[]) => act(form, rows).refused.map(({ says }) => says);

describe('a decision', () => {
	it('replays one or many', () => {
		const rows = [one, kept(2, { status: 'parked' })];
		const { done, refused } = act({ actor: 'Kim' }, rows);
		expect(refused).toEqual([]);
		expect(done).toMatchObject([
			{ change: { status: 'retrying' }, replay: true, action: 'replayed', message: 'INV-7 replayed by Kim' },
			{ letter: { id: 2 }, replay: true },
		]);
	});
	it('saves an edited record, or replays it', () => {
		const edited = JSON.stringify({ ...JSON.parse(String(one['payload'])), total: 6 }, undefined, 2);
		expect(act({ act: 'save', payload: edited }).done).toMatchObject([
			{ change: { payload: expect.stringContaining('"total":6') as string }, replay: false, action: 'edited' },
		]);
		expect(act({ payload: edited }).done).toMatchObject([{ change: { status: 'retrying' }, replay: true, message: 'INV-7 edited and replayed' }]);
		expect(act({ payload: JSON.stringify(JSON.parse(String(one['payload'])), undefined, 2) }).done[0]!.message).toBe('INV-7 replayed');
	});
	it('dismisses with a reason, which the letter keeps', () => {
		const [done] = act({ act: 'dismiss', reason: 'Entered by hand', actor: 'Kim' }).done;
		expect(done).toMatchObject({ change: { status: 'dismissed', next_try_at: '' }, replay: false, message: 'INV-7 dismissed by Kim: Entered by hand' });
		expect(JSON.parse(String(done!.change['history']))).toMatchObject([{ cause: 'network' }, { dismissed: 'Entered by hand', by: 'Kim' }]);
	});
	it.each([
		['no reason', { act: 'dismiss', reason: ' ' }, 'Say why'],
		['text that is no JSON', { payload: '{"a":' }, 'no valid JSON'],
		['a list', { payload: '[]' }, 'no valid JSON'],
		['another id in the trail', { payload: JSON.stringify({ ...payload, _sync: { source: { ...payload._sync.source, id: '983' } } }) }, 'from "982" to "983"'],
		['another id in the record', { payload: JSON.stringify({ ...payload, invoice_id: '983' }) }, 'id was changed from "982" to "983"'],
		['a missing trail and id', { payload: '{"total":5}' }, 'from "zohoBooks" to ""'],
		['a secret', { payload: JSON.stringify({ ...payload, access_token: 'x1' }) }, 'password or a token'],
		['an unknown act', { act: 'delete' }, 'No such decision'],
		['nothing chosen', { letters: '' }, 'at least one'],
	])('with %s is refused', (_, form, says) => {
		const { done, refused } = act(form);
		expect(done).toEqual([]);
		expect(refused).toMatchObject([{ says: expect.stringContaining(says) as string }]);
	});
	it('about what is decided, tried, gone, or has changed meanwhile is refused', () => {
		expect(refusal({}, [kept(1, { status: 'done' })])).toEqual(['It is done already']);
		expect(refusal({}, [kept(1, { status: 'retrying' })])).toEqual(['It is being tried again right now']);
		expect(refusal({}, [kept(1, { payload: '' })])).toEqual([expect.stringContaining('not kept here')]);
		expect(refusal({ letters: named(kept(1, { attempts: 2 })) })).toEqual([expect.stringContaining('has changed')]);
		expect(refusal({ letters: '7:abc' })).toEqual(['This letter is no longer there']);
	});
	it('that does not know the letter is forged, and refused', () => {
		expect(refusal({ letters: '1' })).toEqual([expect.stringContaining('has changed')]);
		expect(refusal({ letters: `1:${'0'.repeat(32)}` })).toEqual([expect.stringContaining('has changed')]);
	});
	it('may be anything', () => {
		const random = chance(9);
		for (let round = 0; round < 400; round++) {
			const form = {
				act: random.of(['replay', 'save', 'dismiss', junk(random)]),
				letters: random.of([named(one), junk(random)]),
				payload: junk(random),
				reason: junk(random),
			};
			const { done, refused } = decide(form, [one, junkRow(random), junk(random)], now);
			expect(done.length + refused.length).toBeGreaterThan(0);
		}
		expect(({} as Row)['polluted']).toBeUndefined();
	});
});
