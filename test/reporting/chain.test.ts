import { auditRowOf, contentHash, type AuditRow, type Deed } from '../../src/reporting/audit';
import { chained, trim, verify } from '../../src/reporting/chain';
import { tables } from '../../src/syncing/tables';
import { chance } from '../mapping/random';
import { junk, junkRow } from '../nodes/junk';

const deed = (number: number, change: Partial<Deed> = {}): Deed => ({
	at: new Date(Date.UTC(2026, 10, 25, 10, 0, number)).toISOString(),
	action: 'created',
	actor: '',
	outcome: 'written',
	message: `Invoice INV-${number}`,
	after: { InvoiceNumber: `INV-${number}`, _sync: { source: { app: 'zohoBooks', entity: 'invoice', id: String(number) }, target: 'xero:invoice' } },
	before: undefined,
	calls: 1,
	targetId: `x${number}`,
	targetNumber: `INV-${number}`,
	workflowId: 'w',
	workflowName: 'W',
	executionId: String(number),
	node: 'n',
	...change,
});

/** Rows that came one execution after the other, each of which saw those before it. */
const trail = (count: number): AuditRow[] => {
	const rows: AuditRow[] = [];
	for (let number = 0; number < count; number++) rows.push(...chained([auditRowOf(deed(number))], rows.slice(-20)));
	return rows;
};

/** As n8n's table gives rows back: with columns of its own, and dates and empty texts in its way. */
const fromTable = (row: AuditRow, index: number) => ({
	...row,
	id: index + 1,
	createdAt: '2026-11-25T10:00:00.000Z',
	happened_at: row.happened_at.replace('Z', '+00:00'),
	actor: row.actor === '' ? null : row.actor,
});

describe('the audit trail', () => {
	const rows = trail(30);
	it('has the columns of its table, each of its kind', () => {
		for (const row of rows) {
			expect(Object.keys(row).sort()).toEqual(Object.keys(tables.xerozoho_audit.columns).sort());
			for (const [name, kind] of Object.entries(tables.xerozoho_audit.columns))
				expect(typeof row[name as keyof AuditRow]).toBe(kind === 'number' ? 'number' : 'string');
		}
	});
	it('is sound as it was written, in any order, and as the table gives it back', () => {
		expect(verify(rows)).toMatchObject({ sound: true, rows: 30, branches: 0, findings: [], first: rows[0]!.happened_at, last: rows[29]!.happened_at });
		expect(verify(rows.map(fromTable).reverse())).toMatchObject({ sound: true, findings: [] });
	});
	it.each(Object.keys(tables.xerozoho_audit.columns).filter((name) => name !== 'hash'))('shows that %s was changed', (name) => {
		const changed = rows.map((row, index) =>
			index === 11 ? { ...row, [name]: name === 'happened_at' ? '2020-01-01T00:00:00.000Z' : name === 'calls' ? 99 : 'x' } : row,
		);
		expect(verify(changed).findings.map(({ kind, row }) => [kind, row['execution_id']])).toContainEqual(['altered', name === 'execution_id' ? 'x' : '11']);
	});
	it('shows a row that was taken out, and one that is there twice', () => {
		expect(verify(rows.filter((_, index) => index !== 7)).findings).toMatchObject([{ kind: 'missing', row: { execution_id: '8' } }]);
		expect(verify([...rows, rows[3]]).findings).toMatchObject([{ kind: 'doubled' }, { kind: 'doubled' }]);
	});
	it('shows a changed row whose own hash was made to fit', () => {
		const forged = chained([{ ...auditRowOf(deed(7, { message: 'another' })) }], rows.slice(0, 7));
		expect(verify([...rows.slice(0, 7), ...forged, ...rows.slice(8)]).findings).toMatchObject([{ kind: 'missing', row: { execution_id: '8' } }]);
	});
	it('joins again what executions wrote at the same moment', () => {
		const before = trail(5);
		const one = chained([auditRowOf(deed(5)), auditRowOf(deed(6))], before);
		const other = chained([auditRowOf(deed(7))], before);
		const after = chained([auditRowOf(deed(8))], [...before, ...one, ...other]);
		expect(after[0]!.previous_hash.split(' ').sort()).toEqual([one[1]!.hash, other[0]!.hash].sort());
		const all = [...before, ...one, ...other, ...after];
		expect(verify(all)).toMatchObject({ sound: true, branches: 1 });
		expect(verify(all.filter((row) => row !== other[0])).findings).toMatchObject([{ kind: 'missing', row: { execution_id: '8' } }]);
	});
	it('still verifies after old rows were trimmed, and not if more than that is gone', () => {
		const { old, message } = trim(rows, rows[10]!.happened_at);
		expect(old).toEqual(rows.slice(0, 10));
		const told = chained([auditRowOf(deed(30, { action: 'trimmed', message, after: undefined }))], rows.slice(-20));
		expect(verify([...rows.slice(10), ...told])).toMatchObject({ sound: true });
		expect(verify([...rows.slice(12), ...told])).toMatchObject({ sound: false, findings: [{ kind: 'missing' }] });
	});
	it('takes anything for what it is', () => {
		const random = chance(3);
		for (let round = 0; round < 200; round++) {
			const items = [junk(random), junkRow(random), random.of(rows)];
			expect(verify(items).rows).toBe(3);
			expect(chained([auditRowOf(deed(1, { after: junk(random), before: junkRow(random) }))], items)).toHaveLength(1);
			trim(items, '2026-11-25T10:00:10.000Z');
		}
		expect(verify([{ a: 1 }, null]).findings.map(({ kind }) => kind)).toEqual(['unreadable', 'unreadable']);
	});
});

describe('a hash of content', () => {
	it('does not depend on the order of fields, nor on what travels beside, and does on every value', () => {
		expect(contentHash({ a: 1, b: { c: [1, 2], d: '' } })).toBe(contentHash({ b: { d: '', c: [1, 2] }, a: 1, _sync: { x: 1 } }));
		expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
		expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
		expect(contentHash(undefined)).toBe('');
	});
	it('cannot be used to guess an address', () => {
		expect(contentHash({ email: 'anna@one.example' })).toBe(contentHash({ email: 'alma@ogre.example' }));
	});
});

it('a message names no one', () => {
	const after = { Name: 'Aroha Ngata', ContactNumber: '1' };
	expect(auditRowOf(deed(1, { after, message: 'Contact Aroha Ngata' })).message).not.toContain('Ngata');
});
