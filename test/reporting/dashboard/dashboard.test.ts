import type { Row } from '../../../src/record';
import { bars, columns } from '../../../src/reporting/dashboard/charts';
import { dashboardPage, type Shown } from '../../../src/reporting/dashboard/dashboardPage';
import { channelsOf, connectionsOf } from '../../../src/reporting/dashboard/connections';
import { coverageOf, flowsOf, lastHours } from '../../../src/reporting/dashboard/health';
import { volumesOf, type Volume } from '../../../src/reporting/volumes';
import { renderToStaticMarkup } from '../../../src/libraries/html';

const NOW = Date.parse('2026-11-26T10:20:00.000Z');

const audit = (at: string, action: string, more: Row = {}): Row => ({
	happened_at: at,
	action,
	workflow_id: 'w1',
	workflow_name: '01 Invoices',
	calls: 2,
	...more,
});
const letter = (more: Row = {}): Row => ({
	entity_key: 'books:invoice:1',
	cause: 'validation',
	status: 'waiting',
	severity: 'error',
	workflow_id: 'w1',
	workflow_name: '01 Invoices',
	first_failed_at: '2026-11-26T09:00:00.000Z',
	message: 'Account 999 is not there',
	...more,
});

const shown = (more: Partial<Shown> = {}): Shown => ({
	volumes: [],
	letters: [],
	mappings: [],
	quotas: [],
	reconciliations: [],
	channels: [],
	found: [],
	search: '',
	address: '',
	desk: '',
	reconciliation: '',
	now: NOW,
	...more,
});

describe('volumes', () => {
	it('count each action by hour and workflow', () => {
		const rows = [
			audit('2026-11-26T09:00:00.000Z', 'created'),
			audit('2026-11-26T09:59:59.999Z', 'updated'),
			audit('2026-11-26T09:10:00.000Z', 'skipped', { calls: 0 }),
			audit('2026-11-26T09:11:00.000Z', 'dismissed', { calls: 0 }),
			audit('2026-11-26T10:00:00.000Z', 'created'),
			audit('2026-11-26T09:12:00.000Z', 'previewed', { workflow_id: 'w2', workflow_name: '02 Contacts' }),
			{ happened_at: 'never', action: 'created' },
			{},
		];
		expect(volumesOf(rows)).toEqual([
			expect.objectContaining({
				hour: '2026-11-26T09:00:00.000Z',
				workflow_id: 'w1',
				written: 2,
				skipped: 1,
				decided: 1,
				previewed: 0,
				calls: 4,
				last_at: '2026-11-26T09:59:59.999Z',
			}),
			expect.objectContaining({ hour: '2026-11-26T10:00:00.000Z', workflow_id: 'w1', written: 1 }),
			expect.objectContaining({ hour: '2026-11-26T09:00:00.000Z', workflow_id: 'w2', written: 0, previewed: 1 }),
		]);
	});

	it('come out the same in whatever order the rows stand, and add up', () => {
		const rows = Array.from({ length: 500 }, (_, index) => audit(new Date(NOW - index * 97_000).toISOString(), 'created', { workflow_id: `w${index % 3}` }));
		const sorted = (volumes: Volume[]): Volume[] => [...volumes].sort((one, other) => one.volume_key.localeCompare(other.volume_key));
		expect(sorted(volumesOf([...rows].reverse()))).toEqual(sorted(volumesOf(rows)));
		expect(volumesOf(rows).reduce((sum, { written }) => sum + written, 0)).toBe(500);
	});

	it('have keys that stay when the same rows are counted again with newer ones, and say how far they reach', () => {
		const rows = [3, 4, 5].map((id) => audit('2026-11-26T09:00:00.000Z', 'created', { id }));
		const [before] = volumesOf(rows.slice(0, 2));
		const [after] = volumesOf(rows);
		expect(after!.volume_key).toBe(before!.volume_key);
		expect([before!.last_row, after!.last_row]).toEqual([4, 5]);
		expect(volumesOf(rows.slice(2))[0]!.volume_key).not.toBe(after!.volume_key);
	});

	it('of ten thousand rows take less than a second of the processor', () => {
		const rows = Array.from({ length: 10_000 }, (_, index) => audit(new Date(NOW - index * 8_000).toISOString(), 'created', { workflow_id: `w${index % 9}` }));
		const before = process.cpuUsage();
		expect(volumesOf(rows).length).toBeGreaterThan(100);
		const { user, system } = process.cpuUsage(before);
		expect(user + system).toBeLessThan(1_000_000);
	});
});

describe('the health of workflows', () => {
	const hours = lastHours(NOW, 24);
	const volumes = volumesOf([
		audit('2026-11-26T09:00:00.000Z', 'created'),
		audit('2026-11-26T10:05:00.000Z', 'updated'),
		audit('2026-11-24T10:05:00.000Z', 'updated'),
	]);

	it('counts the last 24 hours, the current one included', () => {
		expect(hours).toHaveLength(24);
		expect(hours.at(-1)).toBe('2026-11-26T10:00:00.000Z');
		const [flow] = flowsOf(volumes, [], hours);
		expect(flow).toMatchObject({ state: 'good', total: 2, waiting: 0, success: 1, lastAt: '2026-11-26T10:05:00.000Z' });
		expect(flow!.written.slice(-2)).toEqual([1, 1]);
	});

	it.each([
		['what needs a person', letter(), 'warn', '1 record needs a person'],
		['what heals', letter({ severity: 'warning' }), 'warn', '1 record is tried again'],
		['what stops everything', letter({ severity: 'critical', message: 'Xero is not connected' }), 'bad', 'Xero is not connected'],
		['what is over', letter({ status: 'done' }), 'good', 'everything arrived'],
	] as const)('tells %s', (_what, waiting, state, why) => {
		expect(flowsOf(volumes, [waiting], hours)[0]).toMatchObject({ state, why });
	});

	it('puts the worst first, and knows workflows that only have letters', () => {
		const flows = flowsOf(volumes, [letter({ workflow_id: 'w9', workflow_name: 'Other', severity: 'critical' })], hours);
		expect(flows.map(({ name }) => name)).toEqual(['Other', '01 Invoices']);
		expect(flows[0]).toMatchObject({ total: 0, success: 0 });
	});

	it('tells how much of the mapping table is filled in', () => {
		expect(
			coverageOf([
				{ kind: 'tax', target_value: 'OUTPUT2' },
				{ kind: 'tax', target_value: '' },
				{ kind: 'account', target_value: '200' },
			]),
		).toEqual([
			{ kind: 'tax', filled: 1, all: 2 },
			{ kind: 'account', filled: 1, all: 1 },
		]);
	});
});

describe('the page', () => {
	it('says what there is not yet, in place of empty charts', () => {
		const html = dashboardPage(shown());
		for (const says of [
			'Nothing was written yet',
			'Nothing waits.',
			'No calls were counted yet',
			'The mapping table has no rows',
			'Both sides were not compared yet',
		])
			expect(html).toContain(says);
		expect(html).not.toMatch(/NaN|undefined|null|Infinity/);
	});

	it('shows figures, causes, calls, coverage and what was searched', () => {
		const html = dashboardPage(
			shown({
				volumes: volumesOf([audit('2026-11-26T09:00:00.000Z', 'created'), audit('2026-11-26T10:05:00.000Z', 'updated')]),
				letters: [letter(), letter({ entity_key: 'books:invoice:2', cause: 'rate-limit', severity: 'warning' })],
				mappings: [{ kind: 'paymentAccount', target_value: '' }],
				quotas: [
					{ vendor: 'xero', organisation: 'Demo', left_today: 4321, of_today: 5000 },
					{ vendor: 'xero', organisation: '', left_today: '', of_today: '' },
					{ vendor: 'zoho', organisation: '7', left_today: '', of_today: '' },
				],
				reconciliations: [{ about: 'run', status: 'equal', reconciled_at: '2026-11-26T02:00:00.000Z', message: '0 differences' }],
				channels: [{ watch: [{ channel_id: '1', resource_name: 'Deals', channel_expiry: '2026-11-26T12:00:00+00:00' }] }],
				found: [
					audit('2026-11-26T09:00:00.000Z', 'created', {
						source_app: 'zohoBooks',
						source_entity: 'invoice',
						source_number: 'INV-7',
						target: 'xero:invoice',
						target_number: 'INV-7',
					}),
				],
				search: 'INV-7',
				desk: 'https://n8n.example/webhook/xero-zoho-dead-letters',
			}),
		);
		for (const says of [
			'01 Invoices',
			'50.0 %',
			'rate limit',
			'4,321 of 5,000',
			'not told by the vendor',
			'payment account',
			'0 of 1 filled in',
			'0 differences',
			'Channel of Deals',
			'ends soon',
			'The oldest waits since',
			'Connections',
			'zohoBooks invoice INV-7',
			'Open the desk',
		])
			expect(html).toContain(says);
		expect(html).not.toMatch(/NaN|undefined|Infinity/);
	});

	it('escapes whatever it is given', () => {
		const evil = '<img src=x onerror=alert(1)>"\'&';
		const html = dashboardPage(
			shown({
				volumes: volumesOf([audit('2026-11-26T09:00:00.000Z', 'created', { workflow_name: evil })]),
				letters: [letter({ cause: evil, workflow_name: evil, message: evil, severity: 'critical' })],
				mappings: [{ kind: evil, target_value: '' }],
				quotas: [{ vendor: evil, organisation: evil, left_today: 1, of_today: 2 }],
				reconciliations: [{ about: 'run', status: evil, reconciled_at: evil, message: evil }],
				channels: [{ watch: [{ channel_id: evil, resource_name: evil, channel_expiry: evil }] }],
				found: [audit('2026-11-26T09:00:00.000Z', evil, { message: evil, actor: evil })],
				search: evil,
				address: `"${evil}`,
				desk: `"${evil}`,
			}),
		);
		expect(html).not.toContain('<img');
		expect(html).not.toContain('<script');
	});

	it('takes rows of any shape', () => {
		const odd = [{}, { hour: {}, written: 'x' }, { hour: null, workflow_id: [] }] as unknown as Volume[];
		expect(() =>
			dashboardPage(shown({ volumes: odd, letters: odd as unknown as Row[], mappings: [{}], quotas: [{}], found: [{}], reconciliations: [{}], search: 'x' })),
		).not.toThrow();
	});
});

describe('connections', () => {
	it.each([
		['are good where they were used', [{ vendor: 'Xero', calls_today: 3 }], [], [['Xero', 'good']]],
		[
			'are broken where letters wait for them',
			[{ vendor: 'Xero', calls_today: 3 }],
			[letter({ cause: 'credential-invalid', target: 'xero:invoice' })],
			[['Xero', 'bad']],
		],
		['are known by their letters alone', [], [letter({ cause: 'not-connected', target: 'zohoCrm:contact' })], [['Zoho CRM', 'bad']]],
		['are not broken by what is done', [], [letter({ cause: 'credential-invalid', target: 'xero:invoice', status: 'done' })], []],
	])('%s', (_, quotas, letters, expected) => {
		expect(connectionsOf(quotas as Row[], letters as Row[]).map(({ name, state }) => [name, state])).toEqual(expected);
	});

	it.each([
		['2026-11-26T10:00:00Z', 'bad'],
		['2026-11-27T10:00:00Z', 'warn'],
		['2026-12-01T10:00:00Z', 'good'],
	])('a channel that ends at %s is %s', (channel_expiry, state) => {
		expect(channelsOf([{ watch: [{ channel_id: '1', channel_expiry }] }], NOW)).toEqual([expect.objectContaining({ state })]);
	});
});

describe('charts', () => {
	const areas = (svg: string): number[] => [...svg.matchAll(/<rect [^>]*height="([\d.]+)"[^>]*>/g)].map(([, height]) => Number(height));

	it('draw columns as high as their values, one upon the other', () => {
		const svg = renderToStaticMarkup(
			columns(
				't',
				['a', 'b'],
				[
					{ name: 'x', colour: '--accent', values: [1, 2] },
					{ name: 'y', colour: '--soft', values: [1, 0] },
				],
			) as never,
		);
		const [one, two, above] = areas(svg);
		expect(two! / one!).toBeCloseTo(2);
		expect(above).toBeCloseTo(one!);
	});

	it('never draw beyond their full width', () => {
		const svg = renderToStaticMarkup(bars('t', [{ name: 'a', value: 500, of: 100 }]) as never);
		expect([...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual([100, 100]);
	});
});
