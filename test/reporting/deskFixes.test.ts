import { keyOfFix, withEdit } from '../../src/advising/resolving/apply';
import type { Fix } from '../../src/advising/resolving/fix';
import type { Row } from '../../src/record';
import { deskPage } from '../../src/reporting/deskPage';
import { chance } from '../mapping/random';
import { junk } from '../nodes/junk';
import { failure, letter as letterOf } from '../triage/letters';

/** Suggestions on the page of a letter: a click fills the form, and nothing else happens. */

const payload = { invoice_id: '982', lines: [{ account: '999' }, { account: '200' }], note: '' };
const edit: Fix = {
	kind: 'edit',
	edit: { path: 'lines[0].account', from: '999', to: '400' },
	says: 'Change lines[0].account.',
	source: 'letter',
	evidence: ['3 of 4 letters like this were resolved so'],
};
const row: Fix = {
	kind: 'mapping',
	row: { kind: 'account', source_app: 'zohoBooks', source_value: 'Travel', target_app: 'xero', target_value: '493' },
	replaces: { kind: 'account', source_app: 'zohoBooks', source_value: 'Travel', target_app: 'xero', target_value: '999' },
	says: 'Change the row.',
	source: 'message',
	evidence: [],
};
const dismissal: Fix = { kind: 'dismiss', reason: 'Entered by hand', says: 'Dismiss this letter: Entered by hand', source: 'letter', evidence: [] };
const act: Fix = {
	kind: 'act',
	act: { application: 'Xero', place: 'Contacts > Archived > Restore', what: 'Restore it' },
	says: 'Restore it',
	source: 'model',
	evidence: ['as it says'],
};
const letter = (fixes: readonly unknown[], change: Row = {}): Row => ({
	id: 7,
	...letterOf(failure(), payload),
	_sync: { advice: { fixes } },
	...change,
});
const shown = (one: Row, query: Row = {}) => deskPage([one], { letter: '7', ...query }, '/desk');
/** The record in the form, without its trail. */
const box = (html: string): Row => {
	const text = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)![1]!.replaceAll('&quot;', '"');
	return Object.fromEntries(Object.entries(JSON.parse(text) as Row).filter(([name]) => name !== '_sync'));
};

describe('suggestions on the desk', () => {
	it('each say what to do and why; what can be filled in has a button', () => {
		const html = shown(letter([edit, row, act, dismissal]));
		expect(html).toContain('Change lines[0].account.');
		expect(html).toContain('Because 3 of 4 letters like this were resolved so.');
		expect(html).toContain('Xero: Contacts > Archived > Restore');
		expect(html).toMatch(/<del>999<\/del>.*<td>493<\/td>/);
		expect(html.match(/Apply and look/g)).toHaveLength(2);
		expect(box(html)).toEqual(payload);
	});
	it('a click fills the record, and says that nothing is written yet', () => {
		const html = shown(letter([edit, row]), { fix: keyOfFix(edit) });
		expect(box(html)).toEqual({ ...payload, lines: [{ account: '400' }, { account: '200' }] });
		expect(html).toContain('Nothing is written before you save or replay');
		expect(shown(letter([dismissal]), { fix: keyOfFix(dismissal) })).toMatch(/name="reason" value="Entered by hand"/);
	});
	it('what does not fit the record, or is no suggestion any more, fills nothing', () => {
		const other: Fix = { ...edit, edit: { ...edit.edit, from: '998' } };
		for (const [fixes, fix] of [
			[[other], keyOfFix(other)],
			[[edit], 'forged'],
			[[row], keyOfFix(row)],
		] as const) {
			const html = shown(letter(fixes), { fix });
			expect(box(html)).toEqual(payload);
			expect(html).toContain('no longer fits the record');
		}
	});
	it('closed letters, masked records and letters without advice have none to click', () => {
		expect(shown(letter([edit], { status: 'done' }), { fix: keyOfFix(edit) })).not.toMatch(/What would resolve it|Nothing is written/);
		expect(shown(letter([edit], { payload: '', masked_payload: '{}' }))).not.toContain('Apply and look');
		expect(shown(letter([]))).not.toContain('What would resolve it');
	});
	it('nothing of a suggestion becomes markup, and anything may be there', () => {
		const evil = `"><script>alert(1)</script><img src=x onerror="alert(2)">`;
		const bad = [
			{ ...edit, says: evil, source: evil, evidence: [evil], edit: { path: 'note', from: '', to: evil } },
			{ ...row, row: { kind: evil, target_value: evil }, replaces: { kind: evil } },
			{ ...act, act: { application: evil, place: evil, what: evil } },
			{ ...dismissal, reason: evil },
		] as Fix[];
		for (const fix of [undefined, ...bad.map(keyOfFix)]) expect(shown(letter(bad), { fix })).not.toMatch(/<script|<img/);
		const random = chance(5);
		for (let round = 0; round < 200; round++) {
			const odd = [
				junk(random),
				{ ...edit, ...{ edit: { path: junk(random), to: junk(random) }, evidence: junk(random) } },
				{ kind: 'mapping', row: junk(random), says: '' },
			];
			expect(shown(letter(odd, { payload: junk(random) }), { fix: junk(random) })).toContain('Dead letters');
		}
	});
});

it.each([
	['a value', 'note', '', 'x', { ...payload, note: 'x' }],
	['a gap', 'place', null, 'NZ', { ...payload, place: 'NZ' }],
	['a row that is not there', 'lines[2].account', null, '1', undefined],
	['a group that is not there', 'contact.name', null, '1', undefined],
	['what was changed meanwhile', 'lines[1].account', '201', '1', undefined],
	['a prototype', '__proto__.x', null, '1', undefined],
	['nothing', '', null, '1', undefined],
	['a length', 'lines.length', 2, '0', undefined],
	['an object', 'note', '', {}, undefined],
])('an edit of %s', (_, path, from, to, expected) => expect(withEdit(payload, { path, from, to })).toEqual(expected));
