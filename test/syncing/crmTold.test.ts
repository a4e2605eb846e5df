import { notificationIn } from '../../src/syncing/crmDelivery';
import { crmTeller, isKnown, isNew, type CrmCandidate, type CrmWishes } from '../../src/syncing/crmTold';
import { handOn } from '../../src/syncing/handOn';
import { remember, type Ledger } from '../../src/syncing/ledger';

const T = '2026-11-25T10:00:00Z';
const at = (seconds: number): string => new Date(Date.parse(T) + seconds * 1000).toISOString();

describe('a notification', () => {
	const body = {
		server_time: Date.parse(T),
		module: 'Deals',
		ids: ['5725767000003000064', '5725767000003000065', '5725767000003000064'],
		affected_fields: [{ '5725767000003000064': ['Stage', 'Amount'] }],
		operation: 'update',
		channel_id: '1000000068001',
		token: 'secret',
	};
	const one = { module: 'Deals', at: at(0), by: 'notification', type: 'update' };

	it('tells of each of its records, and which fields where it says so', () => {
		expect(notificationIn(body)).toEqual({
			token: 'secret',
			told: [
				{ ...one, id: '5725767000003000064', fields: ['Stage', 'Amount'] },
				{ ...one, id: '5725767000003000065' },
			],
		});
	});

	it.each<[string, unknown, string]>([
		['no object', 'x', ''],
		['a list', [body], ''],
		['without ids', { ...body, ids: undefined }, 'secret'],
		['of something else that happened', { ...body, operation: 'merge' }, 'secret'],
		['whose ids are none', { ...body, ids: ['../users', '', null, {}] }, 'secret'],
		['whose secret is no text', { ...body, token: ['secret'], ids: [] }, ''],
	])('%s tells nothing', (_, sent, token) => {
		expect(notificationIn(sent)).toEqual({ token, told: [] });
	});
});

describe('a record that a reading found', () => {
	it.each([
		['made and not changed since', { Created_Time: T, Modified_Time: at(2) }, undefined, true],
		['changed later', { Created_Time: T, Modified_Time: at(3) }, undefined, false],
		['changed later, both since the last reading', { Created_Time: T, Modified_Time: at(60) }, at(-1), true],
		['made before the last reading', { Created_Time: T, Modified_Time: at(60) }, at(1), false],
		['with other offsets', { Created_Time: '2026-11-25T23:00:00+13:00', Modified_Time: '2026-11-25T15:30:00+05:30' }, undefined, true],
		['without times', {}, undefined, false],
	])('%s', (_, record, since, expected) => {
		expect(isNew(record, since)).toBe(expected);
	});

	it('is known by its time, and a deletion a minute around it', () => {
		const known = { modified: Date.parse(T) };
		expect([isKnown(undefined, { at: T }), isKnown(known, { at: T }), isKnown(known, { at: at(1) })]).toEqual([false, true, false]);
		const deleted = { id: '1' };
		expect([
			isKnown(known, { at: T, deleted }),
			isKnown({ ...known, gone: true }, { at: at(59), deleted }),
			isKnown({ ...known, gone: true }, { at: at(61), deleted }),
		]).toEqual([false, true, false]);
	});
});

describe('what is told of a record', () => {
	const ALL = ['created', 'updated', 'deleted', 'statusChanged', 'won'];
	const event = (type: string, seconds = 0) => ({ type, at: at(seconds) });
	const candidate = (own: Partial<CrmCandidate>): CrmCandidate => ({
		from: 0,
		key: 'k',
		module: 'Deals',
		record: { id: '1', Stage: 'Qualification', Amount: 1 },
		modified: T,
		by: 'polling',
		events: [],
		...own,
	});
	const won = (more = {}) => ({ record: { id: '1', Stage: 'Closed Won', Amount: 1, ...more } });

	function told(candidates: readonly Partial<CrmCandidate>[], wishes: Partial<CrmWishes> = {}, wanted = ALL): unknown[] {
		let ledger: Ledger = {};
		const teller = crmTeller({ fields: {}, won: ['Closed Won'], related: false, ...wishes });
		return candidates.map((own) => {
			const { out, known } = handOn([candidate(own)], ledger, { wanted, isOwn: () => false, teller });
			ledger = remember(ledger, known);
			return out[0]?.happened.changes;
		});
	}

	it.each<[string, Partial<CrmCandidate>[], unknown[]]>([
		['a notification that it is new', [{ events: [event('insert')] }], [['created']]],
		['one that was made won', [{ events: [event('insert')], ...won() }], [['created', 'won']]],
		[
			'one that was made won and edited at once',
			[{ events: [event('insert'), event('update')], fields: ['Amount'], ...won() }],
			[['created', 'updated', 'won']],
		],
		['a notification of another field of a won deal', [{ events: [event('update')], fields: ['Amount'], ...won() }], [['updated']]],
		['a notification of its stage', [{ events: [event('update')], fields: ['Stage'], ...won() }], [['updated', 'statusChanged', 'won']]],
		['a reading that finds it new', [{ isNew: true }], [['created']]],
		['a reading that finds it changed', [{}], [['updated']]],
		['a reading that first sees it won', [won()], [['updated', 'won']]],
		[
			'a stage that is another',
			[{}, { modified: at(9), ...won() }, { modified: at(19), ...won({ Amount: 2 }) }],
			[['updated'], ['updated', 'statusChanged', 'won'], ['updated']],
		],
		['the same state again', [{}, {}, { events: [event('update')] }], [['updated'], undefined, undefined]],
		['an older state', [{ modified: at(9) }, { events: [event('update')] }], [['updated'], undefined]],
		[
			'two edits of one second',
			[{ events: [event('update')] }, { events: [event('update', 0.3)], record: { id: '1', Stage: 'Qualification', Amount: 2 } }],
			[['updated'], ['updated']],
		],
		[
			'a deletion, once',
			[{}, { isGone: true, modified: at(9) }, { isGone: true, modified: at(10), events: [event('delete')] }],
			[['updated'], ['deleted'], undefined],
		],
		['what comes late after the deletion', [{ isGone: true, modified: at(9) }, { events: [event('update')] }], [['deleted'], undefined]],
		[
			'a life after it',
			[
				{ isGone: true, modified: at(9) },
				{ modified: at(99), isNew: true },
			],
			[['deleted'], ['created']],
		],
	])('by %s', (_, candidates, expected) => {
		expect(told(candidates)).toEqual(expected);
	});

	it.each<[string, Partial<CrmCandidate>[], unknown[]]>([
		['says that another one changed', [{ events: [event('update')], fields: ['Phone'] }], [undefined]],
		['says that one of them did', [{ events: [event('update')], fields: ['Phone', 'Amount'] }], [['updated']]],
		[
			'comes after one that was passed over, of the same state',
			[
				{ events: [event('update')], fields: ['Phone'] },
				{ events: [event('update', 1)], fields: ['Amount'] },
			],
			[undefined, ['updated']],
		],
		['does not say, and nothing is known', [{}], [['updated']]],
		[
			'does not say, and they hold what they held',
			[{}, { modified: at(9), record: { id: '1', Stage: 'Qualification', Amount: 1, Phone: '2' } }],
			[['updated'], undefined],
		],
		[
			'does not say, and one holds something else',
			[{}, { modified: at(9), record: { id: '1', Stage: 'Qualification', Amount: 2 } }],
			[['updated'], ['updated']],
		],
	])('of chosen fields by who %s', (_, candidates, expected) => {
		expect(told(candidates, { fields: { Deals: ['Amount'] } }, ['updated'])).toEqual(expected);
	});

	it('tells a stage once whose notification comes after another of the same state', () => {
		const first = { events: [event('update')], fields: ['Amount'], ...won() };
		expect(
			told([first, { ...first, events: [event('update', 1)], fields: ['Stage'] }, { ...first, events: [event('update', 2)], fields: ['Stage'] }], {}, ['won']),
		).toEqual([undefined, ['updated', 'statusChanged', 'won'], undefined]);
	});

	it('of related records is an edit of the same state, where that is wished', () => {
		const edits = [{ events: [event('update')] }, { events: [event('update', 5)] }];
		expect(told(edits)).toEqual([['updated'], undefined]);
		expect(told(edits, { related: true })).toEqual([['updated'], ['updated']]);
	});
});
