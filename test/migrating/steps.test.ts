import { closed } from '../../src/migrating/closing';
import { entities } from '../../src/migrating/entities';
import { planned, sourceCallsFor, targetCallsFor } from '../../src/migrating/estimate';
import { progressOf } from '../../src/migrating/progress';
import { isAsMade, summaryOf } from '../../src/migrating/summary';
import { nextTurn, steered } from '../../src/migrating/turn';
import { migrationPage } from '../../src/reporting/migrationPage';
import { latest, type Step } from '../../src/migrating/steps';
import type { Row } from '../../src/record';
import { invoices } from './world';

const NOW = Date.parse('2026-11-26T08:00:00.000Z');
const iso = (minutes = 0): string => new Date(NOW + minutes * 60_000).toISOString();
const counts = [
	{ entity: 'invoice', records: 50_000, ofToday: 10_000 },
	{ entity: 'contact', records: 50_000, ofToday: 10_000 },
];
const plan = (settings: Row = {}, some: readonly Row[] = counts): Step[] => {
	const steps = planned(some, [], settings, iso());
	if (typeof steps === 'string') throw new Error(steps);
	return steps;
};
const running = (): Step[] => plan().map((step) => ({ ...step, status: 'running' }));

describe('the estimate', () => {
	it('counts the calls of 100,000 records', () => {
		const [contact, invoice] = plan();
		expect(contact).toMatchObject({ entity: 'contact', planned_source_calls: 250 + 249 + 50_000, planned_target_calls: 1000 });
		expect(invoice).toMatchObject({ entity: 'invoice', planned_source_calls: 250 + 249 + 50_000, planned_target_calls: 1000 + 1250 });
	});

	it.each([
		[0, 1, 0],
		[1, 2, 2],
		[200, 201, 9],
		[201, 204, 11],
	])('of %i invoices: %i calls to read, %i to write', (records, reads, writes) => {
		expect([sourceCallsFor(records, 200), targetCallsFor(entities.invoice, records, 200)]).toEqual([reads, writes]);
	});

	it('says days, hours and fees by tier, with what is kept for live events left alone', () => {
		const { tiers, source_calls_a_day: day } = JSON.parse(plan()[0]!.details) as { tiers: Row[]; source_calls_a_day: number };
		expect(day).toBe(10_000);
		// 100,998 calls at 8,000 a day; 76 and 44 a minute.
		expect(tiers).toMatchObject([
			{ tier: 'Starter', days: 13, aud_a_month: 0 },
			{ tier: 'Core', days: 13, aud_a_month: 35 },
		]);
		expect(Number(tiers[0]!['hours'])).toBeCloseTo(12 * 24 + 1.8, 0);
	});

	it.each<[Row, readonly Row[], string]>([
		[{ since: '1.4.2024' }, counts, 'is no day such as'],
		[{ since: '2024-02-31x' }, counts, 'is no day such as'],
		[{ since: '2025-01-01', until: '2024-01-01' }, counts, 'before it begins'],
		[{ page_size: 500 }, counts, '1 to 200'],
		[{}, [{ entity: 'journal', records: 1 }], '"journal" is nothing that can be migrated'],
		[{}, [], 'Nothing was chosen'],
	])('refuses %j', (settings, some, says) => {
		expect(planned(some, [], settings, iso())).toContain(says);
	});

	it('waits for the migration that is under way', () => {
		expect(planned(counts, running(), {}, iso())).toContain('is not over');
	});
});

describe('turns', () => {
	it('are taken in the order of dependence, by one execution', () => {
		const turn = nextTurn(running(), '7', 15, NOW)!;
		expect(turn).toMatchObject({ entity: 'contact', lease_was: '', lease: `${iso()} 7`, repeats: 0, preview_only: false });
		const held = running().map((step) => (step.entity === 'contact' ? { ...step, lease: turn.lease } : step));
		expect(nextTurn(held, '8', 15, NOW + 14 * 60_000)).toBeUndefined();
		expect(nextTurn(held, '8', 15, NOW + 15 * 60_000)).toMatchObject({ entity: 'contact', lease_was: turn.lease, repeats: 1 });
	});

	it('come to the next kind when one is done, and to the summary in the end', () => {
		const done = (...names: string[]): Step[] => running().map((step) => (names.includes(step.entity) ? { ...step, status: 'done' } : step));
		expect(nextTurn(done('contact'), '7', 15, NOW)).toMatchObject({ entity: 'invoice' });
		expect(nextTurn(done('contact', 'invoice'), '7', 15, NOW)).toMatchObject({ entity: 'summary' });
		expect(nextTurn(done('contact', 'invoice', 'summary'), '7', 15, NOW)).toBeUndefined();
	});

	it('wait until the vendor has calls again', () => {
		const waiting = running().map((step) => ({ ...step, waits_until: iso(600) }));
		expect(nextTurn(waiting, '7', 15, NOW)).toBeUndefined();
		expect(nextTurn(waiting, '7', 15, NOW + 600 * 60_000)).toMatchObject({ entity: 'contact' });
	});

	it('are of the latest migration only', () => {
		const old = running().map((step) => ({ ...step, migration: '2025', step_key: `2025 ${step.entity}` }));
		expect(nextTurn([...old, ...running()], '7', 15, NOW)!.migration).toBe(iso());
	});

	it('come when a person says so', () => {
		expect(steered([], 'start')).toContain('execute Estimate first');
		expect(nextTurn(plan(), '7', 15, NOW)).toBeUndefined();
		expect(steered(plan(), 'start')).toHaveLength(3);
		expect(steered(plan(), 'preview')).toMatchObject([{ status: 'previewing' }, { status: 'previewing' }]);
		expect(steered(running(), 'preview')).toContain('has begun');
		expect(steered(running(), 'pause')).toMatchObject([{ status: 'paused' }, { status: 'paused' }, { status: 'paused' }]);
		expect(steered(plan(), 'pause')).toContain('Nothing is under way');
		expect(
			steered(
				running().map((step) => ({ ...step, status: 'done' })),
				'start',
			),
		).toContain('is done');
	});
});

const step = (): Step => ({ ...running()[1]!, lease: 'mine', began_at: iso(-60) });
const source = invoices(3);
const pageOf = (more: Row = {}): Row => ({
	entity: 'invoice',
	records: source,
	next: { page: 1, seen: ['1', '2', '3'] },
	last: false,
	gone: 1,
	calls: 5,
	...more,
});
const written = (id: string, Total: unknown = 10): Row => ({
	Total,
	CurrencyCode: 'NZD',
	_sync: { source: { app: 'zohoBooks', entity: 'invoice', id }, did: 'created' },
});
const letter = (id: string): Row => ({ entity_key: `zohoBooks:invoice:${id}`, cause: 'validation', message: 'no' });

describe('a page that is over', () => {
	it('accounts for everything that was read', () => {
		const over = closed(step(), [pageOf(), written('1'), { entity_key: 'zohoBooks:invoice:2', question: '?' }], [letter('3'), letter('999')], 4, NOW);
		expect(over).toMatchObject({ page: 1, read: 3, written: 1, waiting: 1, asked: 1, left_out: 0, gone: 1, source_calls: 5, target_calls: 4, lease: '' });
		expect(over).not.toHaveProperty('status');
		expect(closed(step(), [pageOf(), written('1')], [], 1, NOW)).toMatchObject({ left_out: 2 });
	});

	it('ends the step with its last page', () => {
		expect(closed(step(), [pageOf({ last: true })], [], 0, NOW)).toMatchObject({ status: 'done', seen: '[]', ended_at: iso() });
	});

	it('compares totals to the cent', () => {
		const over = closed(
			{ ...step(), totals: '{"NZD":{"documents":1,"source":"0.10","target":"0.10"}}' },
			[pageOf(), written('1'), written('2', '10.01')],
			[],
			1,
			NOW,
		);
		expect(JSON.parse(over.totals!)).toEqual({ NZD: { documents: 3, source: '20.10', target: '20.11' } });
		expect(JSON.parse(over.differences!)).toEqual([{ number: 'INV-2', currency: 'NZD', source: '10.00', target: '10.01' }]);
	});

	it.each([
		[{ cause: 'quota-exhausted', message: 'none left', retryAt: iso(900) }, 0, 900],
		[{ cause: 'network', message: 'no answer' }, 0, 1],
		[{ cause: 'network', message: 'no answer' }, 9, 60],
	])('waits as a whole after %j', (error, attempts, minutes) => {
		const over = closed({ ...step(), attempts }, [pageOf(), written('1'), { error }], [], 1, NOW);
		expect(over).toMatchObject({ lease: '', waits_until: iso(minutes), reason: error.message, attempts: attempts + 1 });
		expect(over).not.toHaveProperty('page');
	});

	it('waits where it could not be read', () => {
		expect(closed(step(), [{ error: { cause: 'validation', message: 'odd' } }], [], 0, NOW)).toMatchObject({ reason: 'odd', waits_until: iso(1) });
	});

	it('of a preview tells what would happen, and moves nothing', () => {
		const previews = ['create', 'create', 'fail'].map((would, index) => ({
			_sync: { source: { id: String(index + 1) }, preview: { would, message: would === 'fail' ? 'no tax' : '' } },
		}));
		const over = closed({ ...step(), status: 'previewing' }, [pageOf(), ...previews], [], 0, NOW);
		expect(over).toEqual({ step_key: step().step_key, lease: '', status: 'estimated', preview: expect.any(String) as string });
		expect(JSON.parse(over.preview!)).toEqual({ records: 3, would: { create: 2, fail: 1 }, waiting: 0, asked: 0, reasons: ['no tax'] });
	});
});

describe('the page for people', () => {
	const half = running().map((one) => ({ ...one, began_at: iso(-60), ...(one.entity === 'contact' ? { read: 50_000, written: 50_000, status: 'done' } : {}) }));

	it('knows when it will be over', () => {
		const { share, done, of, finishAt, recordsAnHour, state } = progressOf(half, NOW);
		expect([done, of, recordsAnHour, state]).toEqual([50_000, 100_000, 50_000, 'running']);
		expect(share).toBeCloseTo(0.494, 2);
		expect(Date.parse(finishAt!)).toBeGreaterThan(NOW + 60 * 60_000);
	});

	it('is no earlier over than it goes on', () => {
		const waiting = half.map((one) => (one.entity === 'invoice' ? { ...one, waits_until: iso(6000), reason: 'No calls left.' } : one));
		expect(progressOf(waiting, NOW)).toMatchObject({ state: 'waiting', finishAt: iso(6000) });
		expect(migrationPage(waiting, '', NOW)).toContain('No calls left. It goes on by itself from');
	});

	it('escapes what it shows', () => {
		const odd = half.map((one) => ({ ...one, reason: '<script>1</script>', waits_until: iso(5), preview: '{"reasons":["<b>x</b>"],"would":{}}' }));
		const html = migrationPage(odd, '', NOW);
		expect(html).not.toContain('<script>1');
		expect(html).not.toContain('<b>x');
	});

	it('says what to do first', () => {
		expect(migrationPage([], '', NOW)).toContain('No migration was estimated yet');
	});
});

describe('the summary', () => {
	const over = running().map((one) => ({
		...one,
		status: 'done',
		read: 10,
		written: 10,
		totals: one.entity === 'invoice' ? '{"NZD":{"documents":10,"source":"5.00","target":"5.00"}}' : '',
	}));

	it('is complete where all is accounted for, and cannot be changed unseen', () => {
		const summary = summaryOf(over, iso());
		expect(summary).toMatchObject({ complete: true, says: 'Contacts: 10 read, 10 written. Invoices: 10 read, 10 written; 5.00 NZD on both sides.' });
		expect(isAsMade(summary)).toBe(true);
		expect(isAsMade({ ...summary, says: `${summary.says} ` })).toBe(false);
		const kept = latest(over).map((one) => (one.entity === 'summary' ? { ...one, details: JSON.stringify(summary) } : one));
		expect(migrationPage(kept, '', NOW)).toContain('complete');
		expect(
			migrationPage(
				kept.map((one) => (one.entity === 'summary' ? { ...one, details: JSON.stringify({ ...summary, complete: true, says: 'All fine' }) } : one)),
				'',
				NOW,
			),
		).toContain('was changed');
	});

	it('says what is open', () => {
		const open = over.map((one) => (one.entity === 'contact' ? { ...one, waiting: 2, left_out: 1 } : one));
		expect(summaryOf(open, iso())).toMatchObject({ complete: false });
		expect(summaryOf(open, iso()).says).toContain('2 wait as dead letters; 1 were left out');
	});
});
