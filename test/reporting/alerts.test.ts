import { alertsOf, type AlertRules, type Lag } from '../../src/reporting/alerts';
import { tables } from '../../src/syncing/tables';
import type { Row } from '../../src/record';
import { failure, letter as letterOf } from '../triage/letters';
import { chance } from '../mapping/random';
import { junk, junkRow } from '../nodes/junk';

const hour = 3_600_000;
const start = Date.parse('2026-11-26T10:00:00Z');
const rules: AlertRules = { atOnceFrom: 'error', digestEvery: 0, remindEvery: 24 };
const letter = (cause: string, number = 'INV-7', change: Row = {}): Row => ({ ...letterOf(failure({ cause })), source_number: number, ...change });

/** Tells again and again, as the workflow does, with what it remembers. */
class Desk {
	told: Row[] = [];
	constructor(private readonly rules: AlertRules) {}
	at(now: number, letters: readonly unknown[], lags: readonly Lag[] = []) {
		const { messages, remember } = alertsOf({ letters, lags, told: this.told }, this.rules, now);
		for (const row of remember) this.told = [...this.told.filter(({ alert_key }) => alert_key !== row.alert_key), { ...row }];
		return messages.map(({ kind, title }) => `${kind}: ${title}`);
	}
}

const dead = letter('credential-invalid');

describe('alerts', () => {
	it('are told once, reminded of, and over when nothing of it waits any more', () => {
		const desk = new Desk(rules);
		const broken = '1 record did not arrive: credential invalid (Books to Xero)';
		expect(desk.at(start, [dead])).toEqual([`alert: ${broken}`]);
		expect(desk.at(start + hour, [dead])).toEqual([]);
		expect(desk.at(start + 23 * hour, [dead])).toEqual([]);
		expect(desk.at(start + 24 * hour, [dead])).toEqual([`reminder: ${broken}`]);
		expect(desk.at(start + 25 * hour, [{ ...dead, status: 'done' }])).toEqual([`recovery: Solved: ${broken}`]);
		expect(desk.at(start + 26 * hour, [])).toEqual([]);
		expect(desk.at(start + 27 * hour, [dead])).toEqual([`alert: ${broken}`]);
	});
	it('are one for a group, whichever workflows it stops', () => {
		const group = Array.from({ length: 30 }, (_, index) =>
			letter('credential-invalid', `INV-${index}`, { workflow_name: `W${index % 3}`, status: index > 2 ? 'parked' : 'waiting' }),
		);
		const { messages } = alertsOf({ letters: group, lags: [], told: [] }, rules, start);
		expect(messages).toHaveLength(1);
		expect(messages[0]).toMatchObject({ severity: 'critical', title: '30 records did not arrive: credential invalid' });
		expect(messages[0]!.text).toMatch(/Open the credential[^]*INV-9 and 20 more$/);
	});
	it('of several reasons say which one they tell of', () => {
		const some = ['not in Xero', 'archived'].map((message, index) => letter('validation', `INV-${index}`, { message, advice: `Mend ${index}` }));
		const [alert] = alertsOf({ letters: some, lags: [], told: [] }, rules, start).messages;
		expect(alert!.text.split('\n')).toEqual([
			'Such as INV-0: not in Xero',
			'What to do: Mend 0',
			'Records: INV-0, INV-1',
			'Each has its own reason and advice in the table xerozoho_dead_letters.',
		]);
	});
	it('leave what heals by itself to the digest, and tell it when it gets worse', () => {
		const desk = new Desk({ ...rules, digestEvery: 24 });
		const waits = letter('network');
		expect(desk.at(start, [waits])).toEqual(['digest: 1 matter open']);
		expect(desk.at(start + hour, [waits])).toEqual([]);
		expect(desk.at(start + 2 * hour, [{ ...waits, severity: 'error' }])).toEqual(['alert: 1 record did not arrive: network (Books to Xero)']);
		expect(desk.at(start + 24 * hour, [waits])).toEqual(['digest: 1 matter open']);
	});
	it('are not said a second time by a digest of the same moment', () => {
		const desk = new Desk({ ...rules, digestEvery: 24 });
		expect(desk.at(start, [dead])).toEqual([expect.stringContaining('alert: ')]);
		expect(desk.at(start + hour, [dead, letter('network')])).toEqual([]);
		expect(desk.at(start + 24 * hour, [dead, letter('network')])).toEqual([expect.stringContaining('reminder: '), 'digest: 2 matters open']);
	});
	it('of what nobody was told of need no recovery', () => {
		const desk = new Desk(rules);
		expect(desk.at(start, [letter('network')])).toEqual([]);
		expect(desk.at(start + hour, [])).toEqual([]);
	});
	it('wait for the end of a quiet time, but for what is critical', () => {
		const night = Date.parse('2026-11-26T09:30:00Z'); // 22:30 in Auckland
		const desk = new Desk({ ...rules, quiet: { from: '22:00', to: '07:00', zone: 'Pacific/Auckland' } });
		const refused = letter('validation', 'INV-8');
		expect(desk.at(night, [dead, refused])).toEqual([expect.stringContaining('alert: 1 record did not arrive: credential invalid')]);
		expect(desk.at(night + hour, [refused])).toEqual([]);
		expect(desk.at(night + 9 * hour, [refused])).toEqual([
			expect.stringContaining('alert: 1 record did not arrive: validation'),
			expect.stringContaining('recovery: Solved: 1 record did not arrive: credential invalid'),
		]);
	});
	it.each([
		[{ from: '22:00', to: '22:00', zone: 'utc' }],
		[{ from: '25:00', to: '07:00', zone: 'utc' }],
		[{ from: '00:00', to: '23:59', zone: 'Nowhere/Town' }],
	])('take %p for no quiet time', (quiet) => {
		expect(new Desk({ ...rules, quiet }).at(start, [letter('validation')])).toHaveLength(1);
	});
	it('say when a source has changes and no event came', () => {
		const lag: Lag = { flow: '01 Books invoices', from: 'Zoho Books', lastEventAt: new Date(start - 6.5 * hour).toISOString(), changes: 14, hours: 6 };
		const desk = new Desk(rules);
		expect(desk.at(start, [], [lag])).toEqual(['alert: No event from Zoho Books for 6 h although there were 14 changes (01 Books invoices)']);
		expect(desk.at(start + hour / 2, [])).toEqual([]);
		expect(desk.at(start + hour, [], [{ ...lag, lastEventAt: new Date(start + hour).toISOString() }])).toEqual([
			expect.stringContaining('recovery: Solved: No event from Zoho Books'),
		]);
		expect(new Desk(rules).at(start, [], [{ ...lag, changes: 0 }])).toEqual([]);
		expect(new Desk(rules).at(start, [], [{ ...lag, lastEventAt: new Date(start - 5 * hour).toISOString() }])).toEqual([]);
		expect(new Desk(rules).at(start, [], [{ ...lag, lastEventAt: '' }])).toEqual([expect.stringContaining('has come yet')]);
	});
	it('remember rows of their table', () => {
		const { remember } = alertsOf({ letters: [dead, letter('validation')], lags: [], told: [] }, { ...rules, digestEvery: 1 }, start);
		expect(remember).toHaveLength(3);
		for (const row of remember)
			for (const [name, kind] of Object.entries(tables.xerozoho_alerts.columns))
				expect(typeof row[name as keyof typeof row]).toBe(kind === 'number' ? 'number' : 'string');
	});
	it('come from anything', () => {
		const random = chance(13);
		for (let round = 0; round < 300; round++) {
			const letters = [junk(random), { ...letter('network'), ...junkRow(random) }];
			alertsOf({ letters, lags: [], told: [junk(random), { alert_key: 'x', status: 'open', ...junkRow(random) }] }, rules, start);
		}
	});
});
