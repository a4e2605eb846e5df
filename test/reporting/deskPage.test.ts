import { deskPage } from '../../src/reporting/deskPage';
import type { Row } from '../../src/record';
import { failure, letter as letterOf } from '../triage/letters';
import { chance } from '../mapping/random';
import { junk, junkRow } from '../nodes/junk';

const kept = (id: number, change: Row = {}): Row => ({ id, ...letterOf(failure({ cause: 'network' })), source_number: `INV-${id}`, ...change });
const evil = `"><script>alert(1)</script><img src=x onerror="alert(2)">`;

describe('the desk', () => {
	const rows = Array.from({ length: 120 }, (_, index) =>
		kept(index + 1, { cause: index % 3 ? 'network' : 'validation', last_failed_at: new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString() }),
	);
	it('shows the latest first, fifty on a page', () => {
		const html = deskPage(rows, {}, '/webhook/desk');
		expect(html).toContain('120 of 120 letters');
		expect(html).toContain('INV-120');
		expect(html).not.toContain('>INV-70<');
		expect(deskPage(rows, { page: '3' }, '/d')).toContain('>INV-20<');
	});
	it('filters by cause, status, workflow and words', () => {
		expect(deskPage(rows, { cause: 'validation' }, '/d')).toContain('40 of 120 letters');
		expect(deskPage(rows, { search: 'inv-119' }, '/d')).toContain('1 of 120 letters');
		expect(deskPage(rows, { status: 'done' }, '/d')).toContain('Nothing waits here');
		expect(deskPage(rows, { workflow: 'Books to Xero' }, '/d')).toContain('120 of 120');
		expect(deskPage([], {}, '/d')).toContain('0 of 0 letters');
	});
	it('shows one letter with its record to edit', () => {
		const html = deskPage(rows, { letter: '7' }, '/d');
		expect(html).toContain('<textarea');
		expect(html).toContain('Save and replay');
		expect(deskPage([kept(1, { payload: '', masked_payload: '{"a":"***"}' })], { letter: '1' }, '/d')).not.toContain('<textarea');
		expect(deskPage(rows, { letter: '999' }, '/d')).toContain('no longer there');
	});
	it('lets nothing of a record become markup', () => {
		const row = kept(1, Object.fromEntries(Object.keys(kept(1)).map((name) => [name, evil])));
		for (const query of [{}, { letter: evil }, { search: evil, cause: evil, status: evil, workflow: evil }, { status: 'open', page: evil }])
			expect(
				deskPage(
					[
						{ ...row, id: evil, status: 'waiting' },
						{ ...row, status: evil },
					],
					query,
					`/d?${evil}`,
					{ done: [evil], refused: [evil] },
				),
			).not.toMatch(/<script|<img/);
	});
	it('shows anything', () => {
		const random = chance(11);
		for (let round = 0; round < 200; round++) {
			const html = deskPage(
				[junk(random), junkRow(random), { ...kept(1), ...junkRow(random) }],
				{ search: junk(random), page: junk(random), letter: random.of([undefined, '1', junk(random)]) },
				'/d',
			);
			expect(html).toContain('Dead letters');
		}
	});
});
