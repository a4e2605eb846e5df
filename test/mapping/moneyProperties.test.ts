import { referenceFrom } from '../../src/checking/reference';
import { decimalOf } from '../../src/decimals';
import type { Issue } from '../../src/failure';
import { builtIn, type MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { junk, junkRow } from '../nodes/junk';
import { booksInvoice, mappingRows, taxes, xeroCents } from './booksInvoices';
import { chance } from './random';
import { run } from './run';

/** Generated invoices against Xero's sums, reckoned in whole numbers apart from the code under test. */

const random = chance(2611);
const invoices = Array.from({ length: 240 }, (_, number) => booksInvoice(random, number));
const inCents = (value: unknown): bigint => BigInt(decimalOf(value)!.times(100).toFixed(0));
const size = (cents: bigint): bigint => (cents < 0n ? -cents : cents);
const map = (invoice: Row, more: Row): { record: Row; issues: readonly Issue[] } => {
	const [only] = run('zohoBooksInvoiceToXeroInvoice', invoice, { tables: mappingRows, ...more });
	return { record: only!.record, issues: only!.sync.issues };
};

it('a rounding closes what lies within the tolerance, to the cent, and nothing else', () => {
	const count = { agreed: 0, closed: 0, refused: 0 };
	for (const invoice of invoices) {
		const stated = { ...invoice, total: Number(((invoice['total'] as number) + random.int(-6, 6) / 100).toFixed(2)) };
		const tolerance = random.int(0, 5);
		const plain = map(stated, {}).record;
		const before = xeroCents(plain);
		const { record, issues } = map(stated, { tolerance });
		const off = inCents(stated.total) - before.total;
		const lines = (record['LineItems'] as Row[]).length - (plain['LineItems'] as Row[]).length;
		const refused = issues.some(({ rule, severity, at }) => rule === 'totals-differ' && severity === 'error' && at === 'total');
		const isWithin = size(off) <= BigInt(tolerance);
		const holds = isWithin
			? xeroCents(record).total === inCents(stated.total) && xeroCents(record).tax === before.tax && !refused && lines === (off === 0n ? 0 : 1)
			: refused && lines === 0;
		if (!holds) throw new Error(JSON.stringify({ stated, tolerance, record, issues }, null, 1));
		count[off === 0n ? 'agreed' : isWithin ? 'closed' : 'refused']++;
	}
	expect(count.closed).toBeGreaterThan(50);
	expect(count.refused).toBeGreaterThan(50);
});

it('a tax that is taken by its rate is the one that its row would name, and zero percent is never taken', () => {
	const live = taxes.map(({ type, tax_percentage }) => ({
		TaxType: type,
		Name: type,
		EffectiveRate: tax_percentage,
		Status: 'ACTIVE',
		CanApplyToRevenue: true,
	}));
	const tables = mappingRows.filter(({ kind }) => kind !== 'tax');
	let taken = 0;
	for (const invoice of invoices) {
		const byRow = map(invoice, {}).record['LineItems'] as Row[];
		const { record, issues } = map(invoice, { tables, reference: referenceFrom(live) });
		const byRate = record['LineItems'] as Row[];
		const expected = byRow.map(({ TaxType }) => (TaxType === 'ZERORATEDOUTPUT' ? undefined : TaxType));
		expect(byRate.map(({ TaxType }) => TaxType)).toEqual(expected);
		expect(issues.filter(({ rule }) => rule === 'tax-ambiguous')).toHaveLength(byRow.filter(({ TaxType }) => TaxType === 'ZERORATEDOUTPUT').length);
		taken += issues.filter(({ rule }) => rule === 'tax-by-rate').length;
	}
	expect(taken).toBeGreaterThan(250);
});

it('junk in the place of live records crashes nothing', () => {
	const names = Object.keys(builtIn) as MappingName[];
	const kinds: Row[] = [
		{ OrganisationID: 'x', BaseCurrency: 'NZD' },
		{ organization_id: '1', name: 'Z', currency_code: 'USD' },
		{ TaxType: 'T', Name: 'T', EffectiveRate: 20 },
		{ tax_id: '1', tax_name: 'T', tax_percentage: 20 },
		{ AccountID: 'a', Type: 'X', Code: '1' },
		{ currency_id: '1', currency_code: 'EUR', currency_symbol: 'E' },
	];
	for (let index = 0; index < 400; index++) {
		const live = kinds.map((row) =>
			Object.fromEntries(
				Object.entries({ ...row, ...(random.is(0.3) ? junkRow(random) : {}) }).map(([name, value]) => [name, random.is(0.2) ? junk(random) : value]),
			),
		);
		const item = random.is(0.5) ? random.of(invoices) : junkRow(random);
		const made = run(random.of(names), item, { tables: random.is(0.5) ? mappingRows : live, reference: referenceFrom(live), tolerance: random.int(0, 100) });
		expect(made.length).toBeGreaterThan(0);
		for (const { sync } of made) for (const issue of sync.issues) expect(typeof issue.says).toBe('string');
	}
});
