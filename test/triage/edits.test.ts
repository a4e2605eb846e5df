import { editsBetween } from '../../src/triage/edits';
import { decide, versionOf } from '../../src/triage/desk';
import { failure, letter as letterOf } from './letters';

/** What the desk keeps of an edit, for letters that fail like this one. */

const before = { id: '1', place: 'AU', lines: [{ account: '1', note: 'a' }], _sync: { attempts: 1 } };

it.each<[string, unknown, unknown[]]>([
	['nothing', { ...before, _sync: { attempts: 2 } }, []],
	['a value', { ...before, place: 'NZ' }, [{ path: 'place', from: 'AU', to: 'NZ' }]],
	['a value of a line', { ...before, lines: [{ account: '2', note: 'a' }] }, [{ path: 'lines[0].account', from: '1', to: '2' }]],
	['a value that was not there', { ...before, tax: true }, [{ path: 'tax', from: null, to: true }]],
	['a value that is gone', { ...before, place: undefined }, [{ path: 'place', from: 'AU', to: null }]],
	['a line', { ...before, lines: [] }, [{ path: 'lines[0]', from: '[more]', to: null }]],
	['everything', { ...before, lines: Array.from({ length: 50 }, (_, index) => index) }, []],
])('%s was changed', (_, after, edits) => {
	expect(editsBetween(before, after)).toEqual(edits);
});

it('is a note in the history of the letter', () => {
	const row = { id: 1, ...letterOf(failure({}), { invoice_id: '982', place: 'AU' }) };
	const payload = JSON.stringify({ ...JSON.parse(String(row.payload)), place: 'NZ' });
	const { done } = decide({ act: 'replay', letters: [`1:${versionOf(row)}`], payload, actor: 'Kim' }, [row], '2026-11-26T10:00:00.000Z');
	expect(JSON.parse(String(done[0]!.change['history']))).toMatchObject([
		{ cause: 'validation' },
		{ at: '2026-11-26T10:00:00.000Z', edited: [{ path: 'place', from: 'AU', to: 'NZ' }], by: 'Kim' },
	]);
});
