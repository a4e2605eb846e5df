import { emptyLane, HOUR } from '../../src/quota/lane';
import { snapshotOf, standings, type Snapshot } from '../../src/quota/snapshot';
import { termsOf } from '../../src/quota/terms';
import { xeroDialect } from '../../src/wire/xero';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const taken = (worker: string, left: number, at = NOW, calls = 100): Snapshot =>
	snapshotOf(
		{
			worker,
			vendor: 'Xero',
			organisation: 'kea',
			account: 'app',
			lane: {
				...emptyLane(xeroDialect),
				allowance: 1000,
				day: { left, at },
				minute: { left: 40, at },
				started: [at - 100, at - 50],
				inFlight: 1,
				spent: { day: '2026-11-26', calls, bytes: 5000, refused: 1 },
			},
			terms: termsOf(xeroDialect, 5, { workers: 2 }),
			waiting: ['live', 'backfill', 'backfill'],
		},
		at,
	);

it('tells what was used, what is left, who waits and what is put off', () => {
	expect(taken('a', 150)).toEqual({
		worker: 'a',
		taken_at: '2026-11-26T10:00:00.000Z',
		vendor: 'Xero',
		organisation: 'kea',
		account: 'app',
		calls_this_minute: 2,
		calls_today: 100,
		bytes_today: 5000,
		refused_today: 1,
		left_this_minute: 40,
		left_today: 150,
		of_today: 1000,
		told_at: '2026-11-26T10:00:00.000Z',
		under_way: 1,
		waiting_live: 1,
		waiting_replay: 0,
		waiting_backfill: 2,
		live_from: '',
		replay_from: '',
		backfill_from: '2026-11-26T11:00:00.000Z',
	});
});

it('is added up over workers: the newest row of each counts, and what was said last holds', () => {
	const rows = [taken('b', 300, NOW - 60_000, 40), taken('a', 400, NOW - HOUR, 20), taken('a', 150), { ...taken('c', 900, NOW - 2 * HOUR, 7) }];
	// As a table gives them back.
	const [standing, ...others] = standings(
		rows.map((row) => ({ ...row, id: 1, taken_at: new Date(row.taken_at), calls_today: String(row.calls_today) })),
		NOW,
	);
	expect(others).toEqual([]);
	expect(standing).toMatchObject({ workers: ['a', 'b', 'c'], calls_today: 147, bytes_today: 15_000, left_today: 150, waiting_backfill: 4, under_way: 2 });
	expect(standing!.says).toBe(
		'Xero, kea: 147 calls today; 150 of 1000 left; 3 turned away; waiting: 2 live, 4 backfill; backfill put off until 2026-11-26T11:00:00.000Z',
	);
});

it('keeps apart what is counted apart', () => {
	expect(standings([{ ...taken('a', 150) }, { ...taken('a', 900), account: 'other' }], NOW).map(({ left_today: left }) => left)).toEqual([150, 900]);
});

it('passes over what is no snapshot, and what is of another day', () => {
	const junk: Record<string, unknown>[] = [{}, { worker: 'x' }, { worker: 'x', vendor: 'Xero', taken_at: 'soon' }, { worker: 1, vendor: [], taken_at: null }];
	expect(standings([...junk, { ...taken('a', 150, NOW - 24 * HOUR) }], NOW)).toEqual([]);
	const odd = { worker: 'x', vendor: 'Xero', taken_at: NOW, calls_today: 'many', left_today: -3, live_from: 'never' };
	expect(standings([odd], NOW)).toMatchObject([{ organisation: '', calls_today: 0, left_today: 0, live_from: '' }]);
});
