import { parking } from '../../src/triage/group';
import { failure, input, letter } from './letters';
import type { Row } from '../../src/record';

const json = (text: string): unknown => JSON.parse(text);

describe('tries', () => {
	it('are told with their times and reasons, the last twelve of them', () => {
		let payload: unknown = input;
		let row = letter(failure(), payload);
		for (let hour = 1; hour <= 14; hour++) {
			row = letter(failure({ cause: 'network', message: `Try ${hour}`, input: undefined }), payload, {
				now: `2026-11-25T${10 + (hour % 10)}:00:00.000Z`,
				executionId: String(hour),
			});
			payload = json(row.payload);
		}
		const history = json(row.history) as Row[];
		expect(history).toHaveLength(12);
		expect(history.at(-1)).toEqual({ at: '2026-11-25T14:00:00.000Z', cause: 'network', message: 'Try 14', executionId: '14' });
		expect(history[0]).toMatchObject({ message: 'Try 3' });
		expect(row.attempts).toBe(14);
	});
	it('say where the original is', () => {
		expect(json(letter(failure(), input, { item: 3 }).original)).toEqual({ workflowId: 'w1', executionId: '77', node: 'Xero Accounting', item: 3 });
	});
});

describe('a group', () => {
	it.each([
		['credential-invalid', 'credential-invalid:xero'],
		['scope-missing', 'scope-missing:xero'],
		['not-connected', 'not-connected:xero'],
		['validation', ''],
		['network', ''],
	])('of %s is %p', (cause, group) => {
		expect(letter(failure({ cause })).group_key).toBe(group);
	});
	it('is known by the node where no target is', () => {
		expect(letter(failure({ cause: 'not-connected', input: {} }), {}).group_key).toBe('not-connected:Xero Accounting');
	});
	it('is parked beyond the number that may wait, and nothing else is', () => {
		const park = parking(2);
		const dead = letter(failure({ cause: 'credential-invalid' }));
		const other = letter(failure({ cause: 'credential-invalid', input: { invoice_id: '1', _sync: { target: 'zohoBooks:invoice' } } }));
		const sound = letter(failure({ cause: 'network' }));
		expect([dead, dead, sound, other, dead, dead, sound, sound, sound].map((each) => park(each).status)).toEqual([
			'waiting',
			'waiting',
			'waiting',
			'waiting',
			'parked',
			'parked',
			'waiting',
			'waiting',
			'waiting',
		]);
	});
});

describe('a masked letter', () => {
	const record = {
		contact_id: '460',
		contact_name: 'Aroha Ngata',
		email: 'aroha@ngata.example',
		phone: '+64 21 555 0123',
		_sync: { source: { app: 'zohoBooks', entity: 'contact', id: '460' } },
	};
	const failed = failure({
		message: 'Aroha Ngata was refused.',
		details: [{ at: 'email', says: '"aroha@ngata.example" is taken' }],
		cause: 'network',
		input: record,
	});
	const row = letter(failed, record, { masks: true });
	it('holds no personal data anywhere', () => {
		expect(JSON.stringify(row)).not.toMatch(/Aroha|Ngata|aroha|ngata|5550123|555 0123/);
	});
	it('still says who, why and where, and is not tried by itself', () => {
		expect(row).toMatchObject({ source_id: '460', payload: '', next_try_at: '', advice: expect.stringContaining('not kept here') as string });
		expect(json(row.masked_payload)).toMatchObject({ contact_id: '460' });
		expect(row.message).toMatch(/was refused/);
	});
	it('is an exception', () => {
		expect(letter(failed, record)).toMatchObject({ masked_payload: '', payload: expect.stringContaining('Aroha Ngata') as string });
	});
});
