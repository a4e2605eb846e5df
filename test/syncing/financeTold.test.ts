import { zohoBooksEvents } from '../../src/apis/zohoBooks/events';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoExpenseEvents } from '../../src/apis/zohoExpense/events';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { zohoInventoryEvents } from '../../src/apis/zohoInventory/events';
import { stateNames, type Followed, type FollowedKinds } from '../../src/apis/zohoFinance/events';
import type { Resources } from '../../src/apis/define';
import type { Row } from '../../src/record';
import { chosenIn, eventsOf, financeTeller, isKnown, isNew, mayBeOvertaken, rulesFor, type FinanceCandidate } from '../../src/syncing/financeTold';
import { handOn } from '../../src/syncing/handOn';
import { remember, type Ledger } from '../../src/syncing/ledger';

const T = Date.parse('2026-11-25T09:00:00Z');
const at = (seconds: number): string => new Date(T + seconds * 1000).toISOString();
const ALL = ['created', 'updated', 'deleted', ...stateNames];
const { invoice } = zohoBooksEvents;

interface Come {
	readonly record?: Row;
	/** Seconds after T. */
	readonly time?: number;
	readonly webhook?: 'created' | 'edited' | 'deleted' | 'told';
	readonly isNew?: true;
	readonly by?: FinanceCandidate['by'];
}

const candidate = ({ record = {}, time = 0, webhook, isNew: made, by = 'polling' }: Come, followed: Followed): FinanceCandidate => ({
	from: 0,
	key: 'k',
	followed,
	record: { status: 'draft', ...record },
	modified: at(time),
	by: webhook ? 'webhook' : by,
	events: webhook ? [{ type: webhook, at: at(time + 1) }] : [],
	...(webhook && webhook !== 'told' ? { kind: webhook } : {}),
	...(made ? { isNew: true } : {}),
});

/** What is told of one record after the other, all of them the same one, each in a run of its own. */
function told(comes: readonly Come[], wanted: readonly string[] = ALL, followed: Followed = invoice): (string | undefined)[] {
	let ledger: Ledger = {};
	return comes.map((come) => {
		const { out, known } = handOn([candidate(come, followed)], ledger, { wanted, isOwn: () => false, teller: financeTeller() });
		ledger = JSON.parse(JSON.stringify(remember(ledger, known))) as Ledger;
		return out[0]?.happened.changes.join(' ');
	});
}

const sent = { status: 'sent' };
const overdue = { status: 'overdue' };
const paid = { status: 'paid' };

describe('what is told of a change', () => {
	it.each<[string, readonly Come[], readonly (string | undefined)[]]>([
		['a webhook of a rule for what is created', [{ webhook: 'created' }], ['created']],
		['one of a rule for what is edited', [{ webhook: 'edited' }], ['updated']],
		['one that does not say, of a record made just now', [{ webhook: 'told', isNew: true }], ['created']],
		['one that does not say, of an older record', [{ webhook: 'told' }], ['updated']],
		['an edit that comes before its creation', [{ webhook: 'edited', isNew: true, time: 9 }, { webhook: 'created' }], ['created updated', undefined]],
		['a reading of a record made since the last', [{ isNew: true }], ['created']],
		['a reading of one made earlier', [{}, { time: 9 }], ['updated', 'updated']],
		['an invoice that is sent and paid', [{}, { time: 9, record: sent }, { time: 20, record: paid }], ['updated', 'updated sent', 'updated paid']],
		['one that was sent and paid before anybody looked', [{}, { time: 9, record: paid }], ['updated', 'updated sent paid']],
		['one first seen paid', [{ record: paid }], ['updated paid']],
		['one made as sent', [{ isNew: true, record: sent }], ['created sent']],
		['one whose payment is taken back', [{ record: paid }, { time: 9, record: sent }], ['updated paid', 'updated']],
		[
			'one that is overdue, without its time being another',
			[{ record: sent }, { record: overdue }, { record: overdue }],
			['updated sent', 'overdue', undefined],
		],
		[
			'one that is overdue again later',
			[{ record: overdue }, { time: 9, record: sent }, { record: overdue, time: 9 }],
			['updated overdue', 'updated', 'overdue'],
		],
		['a void one', [{ record: sent }, { time: 9, record: { status: 'void' } }], ['updated sent', 'updated void']],
		['a deletion, once', [{ webhook: 'created' }, { webhook: 'deleted', time: 9 }, { webhook: 'deleted', time: 20 }], ['created', 'deleted', undefined]],
		['a late call about what is deleted', [{ webhook: 'deleted', time: 9 }, { webhook: 'edited' }], ['deleted', undefined]],
	])('by %s', (_, comes, changes) => {
		expect(told(comes)).toEqual(changes);
	});

	it('comes once, however often and by whatever it becomes known', () => {
		const record = { status: 'sent', total: 5 };
		expect(
			told([{ webhook: 'created', record }, { webhook: 'edited', record }, { by: 'sweep', record: sent }, { record: sent }, { webhook: 'told', record }]),
		).toEqual(['created sent', undefined, undefined, undefined, undefined]);
		expect(
			told([
				{ isNew: true, record: sent },
				{ webhook: 'created', record },
				{ webhook: 'edited', record },
			]),
		).toEqual(['created sent', undefined, undefined]);
	});

	it.each<[string, Come, boolean]>([
		['of the same second', { webhook: 'edited' }, true],
		['of an earlier one', { webhook: 'created', time: -9 }, true],
		['of the next one', { webhook: 'edited', time: 1 }, false],
		['that a reading found', { by: 'sweep' }, false],
		['that is gone', { webhook: 'deleted' }, false],
	])('takes for sure what is known only against what is later: a state %s', (_, come, isUnsure) => {
		expect(mayBeOvertaken({ modified: T }, candidate(come, invoice))).toBe(isUnsure);
		// In doubt since a run failed, it counts as a moment older.
		expect(mayBeOvertaken({ modified: T - 1 }, candidate(come, invoice))).toBe(isUnsure);
		expect(mayBeOvertaken(undefined, candidate(come, invoice))).toBe(false);
	});

	it('tells two changes within one second apart by what is in the record', () => {
		const [one, other] = [{ total: 1 }, { total: 2 }];
		expect(
			told([
				{ webhook: 'edited', record: one },
				{ webhook: 'edited', record: other },
				{ webhook: 'edited', record: other },
			]),
		).toEqual(['updated', 'updated', undefined]);
		// One whose second call was lost is found by its status.
		expect(
			told([
				{ webhook: 'edited', record: sent },
				{ by: 'sweep', record: paid },
			]),
		).toEqual(['updated sent', 'paid']);
	});

	it('is only what is wanted, and a creation that a sweep came before is told once all the same', () => {
		expect(told([{ webhook: 'created' }, { webhook: 'edited', time: 5 }, { time: 9, record: paid }], ['paid'])).toEqual([
			undefined,
			undefined,
			'updated sent paid',
		]);
		const again: Come[] = [{ webhook: 'edited', time: 5 }, { webhook: 'created' }, { webhook: 'created' }, { webhook: 'created' }];
		expect(told(again, ['created'])).toEqual([undefined, 'created', undefined, undefined]);
		expect(told([{ isNew: true }, { webhook: 'edited', time: 5 }, { webhook: 'created' }], ['created'])).toEqual(['created', undefined, undefined]);
	});

	it('of a sales order follows each of its statuses', () => {
		const { salesOrder } = zohoInventoryEvents;
		const states = [
			{ status: 'draft', order_status: 'draft' },
			{ status: 'confirmed', order_status: 'confirmed', shipped_status: '' },
			{ status: 'confirmed', order_status: 'confirmed', shipped_status: 'partially_shipped' },
			{ status: 'fulfilled', order_status: 'closed', shipped_status: 'shipped', invoiced_status: 'invoiced', paid_status: 'paid' },
		];
		expect(
			told(
				states.map((record, index) => ({ record, time: index * 9 })),
				ALL,
				salesOrder,
			),
		).toEqual(['updated', 'updated confirmed', 'updated partiallyShipped', 'updated invoiced shipped paid']);
	});

	it('of an expense report is each step once, and none again when a reimbursement is taken back', () => {
		const steps = ['draft', 'submitted', 'approved', 'reimbursed', 'approved'];
		expect(
			told(
				steps.map((status, index) => ({ record: { status }, time: index * 9 })),
				ALL,
				zohoExpenseEvents.expenseReport,
			),
		).toEqual(['updated', 'updated submitted', 'updated approved', 'updated reimbursed', 'updated']);
	});
});

describe('a record', () => {
	const cursor = { at: at(0), seen: { '7': at(-5) } };
	const made = (created: number, modified: number): Row => ({ created_time: at(created), last_modified_time: at(modified) });

	it.each<[string, Row, string, boolean]>([
		['made at the time of its change', made(-9000, -8999), '1', true],
		['made since the cursor', made(1, 60), '1', true],
		['made within what is read again, and not seen there', made(-60, 60), '1', true],
		['made there, and seen', made(-60, 60), '7', false],
		['made before', made(-600, 60), '1', false],
		['that does not say', { last_modified_time: at(0) }, '1', false],
	])('%s is new or not', (_, record, id, expected) => {
		expect(isNew(record, id, cursor, 120_000)).toBe(expected);
	});

	it('that was seen is known by another offset too, and without any ledger none is', () => {
		const before = { modified: T, chosen: 'sent' };
		expect(isKnown(before, invoice, sent, '2026-11-25T22:00:00+13:00')).toBe(true);
		expect(isKnown(before, invoice, sent, '2026-11-25T22:00:01+13:00')).toBe(false);
		expect(isKnown(undefined, invoice, sent, at(0))).toBe(false);
	});
});

describe('the events that can be chosen', () => {
	const apps: [string, FollowedKinds, Resources][] = [
		['Books', zohoBooksEvents, zohoBooks],
		['Inventory', zohoInventoryEvents, zohoInventory],
		['Expense', zohoExpenseEvents, zohoExpense],
	];

	it.each(apps)('of %s are of records that the app has, and of fields that these have', (_, kinds, resources) => {
		for (const [entity, { lines, overdue: due, states }] of Object.entries(kinds)) {
			const resource = resources[entity]!;
			expect(resource).toBeDefined();
			if (lines) expect(resource.fields).toHaveProperty(lines);
			for (const name of Object.keys(due?.filters ?? {})) expect(resource.operations.getMany!.filters).toHaveProperty(name);
			if (due) expect([Object.keys(resource.fields).includes(due.day), due.from in resource.operations.getMany!.filters!]).toEqual([true, true]);
			for (const state of Object.values(states)) expect(Object.keys(state.is).some((field) => field in resource.fields)).toBe(true);
		}
	});

	it('are named as a form stores them, and what an app does not know is passed over', () => {
		expect(eventsOf(zohoBooksEvents).find(({ value }) => value === 'invoice.partiallyPaid')).toEqual({
			name: 'Invoice: Partially Paid',
			value: 'invoice.partiallyPaid',
		});
		expect([...chosenIn(zohoBooksEvents, ['invoice.paid', 'bill.created', 'invoice.created', 'invoice.shipped', 'trip.created', 'x'])]).toEqual([
			['invoice', ['paid', 'created']],
			['bill', ['created']],
		]);
	});

	it('need the rules that tell of them', () => {
		expect([rulesFor(['created']), rulesFor(['updated']), rulesFor(['paid']), rulesFor(['deleted', 'created'])]).toEqual([
			['created'],
			['edited'],
			['created', 'edited'],
			['created', 'deleted'],
		]);
	});
});
