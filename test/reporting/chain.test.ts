import { auditRowOf, contentHash, type AuditRow, type Deed } from '../../src/reporting/audit';
import { chained, hashOf, MOST_HEADS, trim, verify } from '../../src/reporting/chain';
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
	target: '',
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
		expect(after[0]!.joins.split(' ').sort()).toEqual([one[1]!.hash, other[0]!.hash].sort());
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

describe('executions that write at once', () => {
	/** As the template reads it: the newest closing rows. */
	const newest = (table: readonly AuditRow[]) => table.filter(({ joins }) => joins).slice(-MOST_HEADS);
	const minute = (number: number) => new Date(Date.UTC(2026, 10, 25, 10, number)).toISOString();

	/** Up to `atOnce` executions at a time, each of which reads, and writes its rows together some time later, when others have written too. */
	function history(seed: number, runs: number, atOnce: number): AuditRow[] {
		const random = chance(seed);
		const table: AuditRow[] = [];
		const under: Array<{ readonly run: number; readonly seen: readonly AuditRow[] }> = [];
		for (let run = 0; run < runs || under.length;) {
			if (run < runs && under.length < atOnce && (under.length === 0 || random.is(0.5))) under.push({ run: run++, seen: newest(table) });
			else {
				const [{ run: one, seen }] = under.splice(random.int(0, under.length - 1), 1) as [(typeof under)[0]];
				const rows = Array.from({ length: random.int(1, 3) }, (_, index) =>
					auditRowOf(deed(index, { at: minute(run), executionId: String(one), targetId: `${one}.${index}`, after: undefined })),
				);
				table.push(...chained(rows, seen));
			}
		}
		return table;
	}

	it.each([1, 2, 10, MOST_HEADS])('up to %i of them leave a sound trail, and every row that is taken out shows', (atOnce) => {
		const table = history(atOnce, 70, atOnce);
		const { sound, branches, heads } = verify(table);
		expect([sound, branches > 0, heads.length <= atOnce]).toEqual([true, atOnce > 1, true]);
		const random = chance(7);
		for (let round = 0; round < 3; round++) {
			const gone = random.of(table.filter(({ hash }) => !heads.includes(hash)));
			expect(verify(table.filter((row) => row !== gone)).findings).toContainEqual(expect.objectContaining({ kind: 'missing' }));
			const run = gone.execution_id;
			if (!table.some(({ execution_id: id, hash }) => id === run && heads.includes(hash)))
				expect(verify(table.filter((row) => row.execution_id !== run)).findings).toContainEqual(expect.objectContaining({ kind: 'missing' }));
		}
	});
	it('shows a row that was put in later, whatever it names', () => {
		const table = history(3, 90, 5);
		for (const seen of [[], table.slice(0, 40), table]) {
			const [forged] = chained([auditRowOf(deed(0, { at: minute(5) }))], seen);
			expect(verify([...table, forged]).findings).toMatchObject([{ kind: 'loose', row: { hash: forged!.hash } }]);
		}
	});
	it('shows that the newest rows were cut off by heads that were kept elsewhere, and only by them', () => {
		const table = history(4, 30, 3);
		const { heads } = verify(table);
		const cut = table.slice(0, -5);
		expect(verify(cut)).toMatchObject({ sound: true });
		expect(verify(cut, heads).findings).toContainEqual(
			expect.objectContaining({ kind: 'missing', row: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string } }),
		);
		const later = [...table, ...chained([auditRowOf(deed(0, { at: minute(31) }))], newest(table))];
		expect(verify(later, heads)).toMatchObject({ sound: true });
	});
	it('lets personal data be taken out of a row, and nothing else', () => {
		const table = history(5, 20, 2);
		const erased = { ...table[3]!, message: '' };
		const told = chained(
			[auditRowOf(deed(0, { action: 'erased', after: undefined, targetId: erased.hash, afterHash: hashOf(erased), at: minute(21) }))],
			newest(table),
		);
		const now = [...table.map((row, index) => (index === 3 ? erased : row)), ...told];
		expect(verify(now)).toMatchObject({ sound: true, erased: 1 });
		const more = now.map((row, index) => (index === 3 ? { ...row, target_id: 'another' } : row));
		expect(verify(more).findings).toMatchObject([{ kind: 'altered' }]);
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

it.each<[said: object, action: string, outcome: string]>([
	[{ did: 'created' }, 'created', 'written'],
	[{ did: 'already there' }, 'already there', 'unchanged'],
	[{ did: 'skipped', says: 'Came from Xero' }, 'skipped', 'unchanged'],
	[{ did: 'created', preview: { would: 'create', changes: [] } }, 'previewed', 'foreseen'],
	[{ preview: { would: 'update', changes: [{ at: 'Name' }] } }, 'previewed', 'foreseen'],
	[{ preview: { would: 'update', changes: [], id: '9' } }, 'previewed', 'unchanged'],
	[{ preview: { would: 'skip' } }, 'previewed', 'unchanged'],
	[{ preview: { would: 'fail', says: 'Would fail' } }, 'previewed', 'refused'],
	[{}, 'updated', 'written'],
])('what the record says of itself is what was done: %j', (said, action, outcome) => {
	const { preview = {}, ...trail } = said as { preview?: { says?: string; id?: string }; says?: string };
	const row = auditRowOf(deed(1, { action: '', outcome: '', message: '', targetId: '', after: { InvoiceNumber: 'INV-1', _sync: said } }));
	expect(row).toMatchObject({ action, outcome, message: preview.says ?? trail.says ?? '', target_id: preview.id ?? '' });
});

it.each(['Aroha Ngata', 'Newcomer'])('a row names %s no more', (name) => {
	const contact = { Name: name, _sync: { source: { app: 'zohoCrm', entity: 'contact', id: '1', number: name }, target: 'xero:contact' } };
	const row = auditRowOf(deed(1, { after: contact, message: '', targetNumber: name }));
	expect(JSON.stringify(row)).not.toContain(name);
	expect(auditRowOf(deed(1, { after: contact, targetNumber: 'crm:1' })).target_number).toBe('crm:1');
});

it('a row names no one', () => {
	const after = { Name: 'Aroha Ngata', ContactNumber: '1', _sync: { source: { app: 'zohoCrm', id: '1', number: 'Aroha Ngata' }, target: 'xero:contact' } };
	expect(JSON.stringify(auditRowOf(deed(1, { after, message: 'Contact Aroha Ngata', targetNumber: 'Aroha Ngata' })))).not.toContain('Ngata');
});
