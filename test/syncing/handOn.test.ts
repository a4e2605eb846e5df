import { isEcho, wrote, type Writes } from '../../src/syncing/echo';
import { handOn, type Candidate } from '../../src/syncing/handOn';
import { isRepeated, isSeen, recordKey, remember, type Known, type Ledger } from '../../src/syncing/ledger';
import type { Change } from '../../src/syncing/told';

const T = '2026-11-04T01:00:00.000Z';
const at = (seconds: number): string => new Date(Date.parse(T) + seconds * 1000).toISOString();

const candidate = (own: Partial<Candidate> = {}): Candidate => ({
	from: 0,
	key: 'k',
	record: { Status: 'AUTHORISED' },
	modified: T,
	by: 'polling',
	events: [],
	...own,
});
const created = { type: 'CREATE', at: T };
const updated = { type: 'UPDATE', at: T };
const ALL = ['created', 'updated', 'statusChanged', 'paid', 'voided'];

/** What is told of one record after the other, all of them the same one. */
function told(candidates: readonly Partial<Candidate>[], wanted: readonly string[] = ALL): (readonly Change[] | undefined)[] {
	let ledger: Ledger = {};
	return candidates.map((own) => {
		const { out, known } = handOn([candidate(own)], ledger, { wanted, isOwn: () => false });
		ledger = remember(ledger, known);
		return out[0]?.happened.changes;
	});
}

describe('what is told of a change', () => {
	it.each<[string, readonly Partial<Candidate>[], (readonly Change[] | undefined)[]]>([
		['a webhook that says it is new', [{ events: [created] }], [['created']]],
		['a webhook that says it changed', [{ events: [updated] }], [['updated']]],
		['both at once', [{ events: [created, updated] }], [['created', 'updated']]],
		['a type nobody has seen yet', [{ events: [{ type: 'MERGE', at: T }] }], [['changed']]],
		['a reading of a record never seen', [{}], [['changed']]],
		['a reading of one seen before', [{}, { modified: at(9) }], [['changed'], ['updated']]],
		['a record that says when it was made', [{ record: { CreatedDateUTC: T, UpdatedDateUTC: T } }], [['created']]],
		['one made earlier', [{ record: { CreatedDateUTC: at(-99), UpdatedDateUTC: T } }], [['updated']]],
		['a status that is another', [{}, { modified: at(9), record: { Status: 'SENT' } }], [['changed'], ['updated', 'statusChanged']]],
		['an invoice that is paid', [{}, { modified: at(9), record: { Status: 'PAID' } }], [['changed'], ['updated', 'statusChanged', 'paid']]],
		['an edit of a paid one', [{ record: { Status: 'PAID' } }, { modified: at(9), record: { Status: 'PAID' } }], [['changed', 'paid'], ['updated']]],
		['one first seen voided', [{ record: { Status: 'VOIDED' } }], [['changed', 'voided']]],
		['one that is deleted', [{}, { modified: at(9), record: { Status: 'DELETED' } }], [['changed'], ['updated', 'statusChanged', 'voided']]],
		[
			'an archived contact',
			[{ record: { ContactStatus: 'ACTIVE' } }, { modified: at(9), record: { ContactStatus: 'ARCHIVED' } }],
			[['changed'], ['updated', 'statusChanged']],
		],
	])('by %s', (_, candidates, changes) => {
		expect(told(candidates)).toEqual(changes);
	});

	it('says which status came before', () => {
		const { out } = handOn([candidate(), candidate({ modified: at(9), record: { Status: 'PAID' } })], {}, { wanted: ALL, isOwn: () => false });
		expect(out.map(({ happened }) => happened.statusBefore)).toEqual([undefined, 'AUTHORISED']);
	});

	it('is only what is wanted, and one is not told twice what was not', () => {
		expect(told([{ events: [created] }, { modified: at(9), record: { Status: 'PAID' } }, { modified: at(20), record: { Status: 'PAID' } }], ['paid'])).toEqual([
			undefined,
			['updated', 'statusChanged', 'paid'],
			undefined,
		]);
	});

	it('counts as created or updated where nobody can tell', () => {
		expect([told([{}], ['created']), told([{}], ['updated']), told([{}], ['paid'])]).toEqual([[['changed']], [['changed']], [undefined]]);
	});
});

describe('a state of a record', () => {
	it('is handed on once, however it was found', () => {
		expect(told([{ events: [updated] }, { by: 'sweep' }, { events: [updated] }, { modified: at(-9), by: 'sweep' }])).toEqual([
			['updated'],
			undefined,
			undefined,
			undefined,
		]);
	});

	it('comes again for an event that is much later: some changes do not move the time of a record', () => {
		expect(told([{ events: [updated] }, { events: [{ type: 'UPDATE', at: at(60) }] }])).toEqual([['updated'], ['updated']]);
	});

	it('that nobody wanted still comes when a late event says that it is new, and not when a sweep finds it', () => {
		expect(told([{ events: [updated] }, { by: 'sweep' }, { events: [created] }, { events: [created] }], ['created'])).toEqual([
			undefined,
			undefined,
			['created'],
			undefined,
		]);
	});

	it('that we wrote ourselves is passed over, and remembered', () => {
		const { out, known } = handOn([candidate()], {}, { wanted: ALL, isOwn: () => true });
		expect([out, known.get('k')]).toEqual([[], { modified: Date.parse(T), status: 'AUTHORISED' }]);
		expect(handOn([candidate({ by: 'sweep' })], Object.fromEntries(known), { wanted: ALL, isOwn: () => false }).out).toEqual([]);
	});
});

describe('the ledger', () => {
	const known = (modified: number, more: Partial<Known> = {}): Known => ({ modified, ...more });

	it('knows events again, and those that are late', () => {
		const seen = known(1, { events: { UPDATE: Date.parse(T) } });
		expect([at(-1), T, at(1)].map((time) => isRepeated(seen, { type: 'UPDATE', at: time }))).toEqual([true, true, false]);
		expect(isRepeated(seen, { type: 'CREATE', at: T })).toBe(false);
		expect([isRepeated(undefined, updated), isSeen(undefined, 1)]).toEqual([false, false]);
	});

	it('forgets what was touched longest ago', () => {
		let ledger = remember(
			{},
			[
				['a', known(1)],
				['b', known(1)],
				['c', known(1)],
			],
			3,
		);
		ledger = remember(
			ledger,
			[
				['a', known(2)],
				['d', known(1)],
			],
			3,
		);
		expect(Object.keys(ledger)).toEqual(['c', 'a', 'd']);
	});

	it('takes nothing back when runs end out of order', () => {
		const later = known(9, { status: 'PAID', events: { UPDATE: 9 } });
		const earlier = known(5, { status: 'AUTHORISED', events: { CREATE: 4, UPDATE: 5 } });
		expect(remember({ a: later }, [['a', earlier]]).a).toEqual({ modified: 9, status: 'PAID', events: { CREATE: 4, UPDATE: 9 } });
	});

	it('tells records apart, in any case of their ids', () => {
		expect(recordKey('T', 'ABC')).toBe(recordKey('t', 'abc'));
		const keys = new Set(Array.from({ length: 5000 }, (_, index) => recordKey('t', String(index))));
		expect(keys.size).toBe(5000);
		expect([...keys].every((key) => Number.isNaN(Number(key)) && key.length === 12)).toBe(true);
	});

	it('stays small', () => {
		const full = remember(
			{},
			Array.from(
				{ length: 10_000 },
				(_, index) => [recordKey('t', String(index)), known(1e12, { status: 'AUTHORISED', events: { CREATE: 1e12, UPDATE: 1e12 } })] as const,
			),
		);
		expect(JSON.stringify(full).length).toBeLessThan(350_000);
	});
});

describe('echoes', () => {
	it('have the time that Xero gave to our write, and no other', () => {
		const writes: Writes = new Map();
		wrote(writes, 'ABC', T);
		wrote(writes, 'X', 'no time');
		expect([isEcho(writes, 'abc', T), isEcho(writes, 'abc', at(1)), isEcho(writes, 'x', T)]).toEqual([true, false, false]);
		for (let count = 0; count < 10_000; count++) wrote(writes, String(count), T);
		expect([writes.size, isEcho(writes, 'abc', T)]).toEqual([10_000, false]);
	});
});
