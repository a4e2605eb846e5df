import { auditRowOf, contentHash } from '../../src/reporting/audit';
import { mappingChanges, plainRow } from '../../src/reporting/mappingChanges';
import { SYNC, type Row } from '../../src/record';
import { chance } from '../mapping/random';
import { junk, junkRow } from '../nodes/junk';

const TABLE = 'xerozoho_mappings';
const row = (id: number, target_value: string): Row => ({
	id,
	kind: 'tax',
	source_app: 'zohoBooks',
	source_value: `Tax ${id}`,
	target_app: 'xero',
	target_value,
	note: '',
	createdAt: '2026-11-25T10:00:00.000Z',
});

let minute = 0;
/** What the audit keeps of changes. */
const told = (changes: readonly Row[]): Row[] =>
	changes.map((change, index) => {
		const { did } = change[SYNC] as { did: string };
		const at = new Date(Date.UTC(2026, 10, 25, 10, minute)).toISOString();
		const place = { workflowId: '', workflowName: '', executionId: '', node: '' };
		const row = auditRowOf({
			at,
			action: 'mappingChanged',
			actor: '',
			outcome: '',
			message: '',
			after: change,
			before: undefined,
			afterHash: did === 'deleted' ? '' : contentHash(plainRow(TABLE, change)),
			calls: 0,
			target: TABLE,
			targetId: String(change['id']),
			targetNumber: '',
			...place,
		});
		return { ...row, id: ++minute * 100 + index };
	});
const says = (changes: readonly Row[]): string[] => changes.map((change) => (change[SYNC] as { says: string }).says);

it('finds what was added, changed and removed by hand, each once', () => {
	const before = [row(1, 'OUTPUT2'), row(2, 'NONE'), row(3, 'TAX001')];
	const first = mappingChanges(before, []);
	expect(says(first)).toEqual(['tax Tax 1, which is OUTPUT2, was added', 'tax Tax 2, which is NONE, was added', 'tax Tax 3, which is TAX001, was added']);
	const audit = told(first);
	expect(mappingChanges(before, audit)).toEqual([]);
	// What n8n notes of a row is no change of it, and nor is an empty text that comes back as none.
	expect(
		mappingChanges(
			before.map((one) => ({ ...one, updatedAt: 'later', note: null })),
			audit,
		),
	).toEqual([]);
	const after = [row(1, 'OUTPUT2'), row(2, 'ZERORATED')];
	const second = mappingChanges(after, audit);
	expect(says(second)).toEqual(['tax Tax 2, which is ZERORATED, was changed', 'The row 3 was removed']);
	const all = [...told(second), ...audit];
	expect(all.slice(0, 2).map(({ before_hash: hash }) => hash)).toEqual([audit[1]!['after_hash'], audit[2]!['after_hash']]);
	expect(mappingChanges(after, all)).toEqual([]);
	expect(says(mappingChanges(before, all))).toEqual(['tax Tax 2, which is NONE, was changed', 'tax Tax 3, which is TAX001, was added']);
});

it('takes anything for what it is', () => {
	const random = chance(5);
	for (let round = 0; round < 50; round++)
		expect(Array.isArray(mappingChanges([junk(random), junkRow(random), {}], [junk(random), junkRow(random), { target: TABLE }]))).toBe(true);
});
