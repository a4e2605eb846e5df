import { FailureTriage } from '../../nodes/FailureTriage/FailureTriage.node';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { checkable } from '../../src/checking/checkable';
import { compareTotals } from '../../src/checking/totals';
import { verdictOn } from '../../src/checking/verdict';
import { builtIn } from '../../src/mapping/builtIn';
import { sourceOf } from '../../src/mapping/places';
import type { Mapping } from '../../src/mapping/rule';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { tables } from '../../src/syncing/tables';
import { letterOf } from '../../src/triage/letter';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { booksInvoice, mappingRows } from '../mapping/booksInvoices';
import { booksBill, booksCreditNote, booksOrder, expenseOf, purchaseRows, reportOf } from '../mapping/booksPurchases';
import { crmQuote, crmRows } from '../mapping/crmQuotes';
import { chance } from '../mapping/random';
import { junk, junkRow, spoiled } from './junk';

const columns = Object.entries(tables.xerozoho_dead_letters.columns);
const around = { now: '2026-11-25T10:00:00.000Z', workflowId: 'w', workflowName: 'W', executionId: '1', node: 'n', target: '' };
const mappings: readonly Mapping[] = Object.values(builtIn);
const subjectNamed = ({ to }: Mapping): string => (to.app === 'xero' ? to.resource : `${to.app}:${to.resource}`);
const subjectOf = (mapping: Mapping) => checkable[subjectNamed(mapping)]!;
const random = chance(7);

const rowsOfAll = [...purchaseRows, ...crmRows];

const soundRecord = (index: number): Row => {
	const quote = crmQuote(random, index, random.of(['sum of rows', 'on top']));
	const contact = { ContactNumber: 'crm:5', Name: 'A', ContactPersons: [{ EmailAddress: 'a@b.example' }], Addresses: [{ AddressType: 'POBOX', City: 'Rome' }] };
	const deal = { id: '5', Deal_Name: 'A', Account_Name: { id: '6', name: 'B' }, Amount: 10, Products: [{ Product_Name: 'Services', Unit_Price: 10 }] };
	const account = { id: '6', Account_Name: 'B', Contacts: [{ Last_Name: 'C' }, { Last_Name: 'D' }] };
	const bought = [booksBill(random, index), booksOrder(random, index), booksCreditNote(random, index)];
	const spent = [expenseOf(random, index).row, reportOf(random, index).row];
	const line = { Description: 'A', Quantity: 1, UnitAmount: 10, LineAmount: 10, TaxType: 'OUTPUT2', TaxAmount: 2, Tracking: [{ Name: 'B', Option: 'C' }] };
	const inXero = { InvoiceNumber: '1', Contact: { ContactNumber: 'books:5' }, LineItems: [line], Total: 12, TotalTax: 2, Allocations: [], Payments: [] };
	const paid = { PaymentID: '1', Amount: 5, Date: '2026-11-05', Invoice: { ...inXero, Url: 'https://books.zoho.com/app/1#/invoices/9' } };
	const lists = { chartofaccounts: [{ account_id: '1', account_name: 'A', account_type: 'expense' }], Accounts: [{ Code: '1', Name: 'A', Type: 'EXPENSE' }] };
	const others = [...bought, ...spent, inXero, paid, lists];
	return random.of([booksInvoice(random, index), quote, { ...deal, Quote: quote }, deal, account, contact, ...others]);
};

/** A record that is of no use ends as a letter; every column is there and of its kind. */
const expectLetter = (json: Row, payload: unknown) => {
	const letter: Row = { ...letterOf(json, payload, around) };
	for (const [name, kind] of columns) {
		if (typeof letter[name] !== (kind === 'number' ? 'number' : 'string')) throw new Error(`${name}: ${JSON.stringify(letter)}`);
	}
	JSON.parse(letter['payload'] as string);
	JSON.parse(letter['details'] as string);
};

/** Maps and checks one record; every outcome is either valid or refused, and a refusal keeps what was mapped. */
const through = (record: unknown, item: Row, overrides: unknown = ''): { valid: number; refused: number } => {
	const mapping = random.of(mappings);
	const rows = random.is(0.8) ? rowsOfAll : [junk(random), junkRow(random)];
	const guard = ({ record: target, rates }: { record: Row; rates: Readonly<Record<string, readonly unknown[]>> }, source: Row) =>
		compareTotals(target, rates, source, mapping.totals);
	const items = translate({ mapping, writable: writableBy(mapping), item, record, rows: [], json: overrides, tables: rows, guard });
	expect(items.length).toBeGreaterThan(0);
	const count = { valid: 0, refused: 0 };
	for (const mapped of items) {
		const verdict = verdictOn(subjectOf(mapping), JSON.parse(JSON.stringify(mapped)) as Row, sourceOf);
		if ('valid' in verdict) count.valid++;
		else {
			count.refused++;
			if ((verdict.refused['details'] as unknown[]).length === 0) throw new Error('refused without a reason');
			expectLetter(verdict.refused, verdict.refused['input']);
		}
	}
	return count;
};

describe('junk', () => {
	it('in 5,000 shapes never crashes anything, and every record comes out somewhere', () => {
		let refused = 0;
		for (let index = 0; index < 5000; index++) {
			const row = junkRow(random);
			refused += through(random.is(0.8) ? row : junk(random), row, random.is(0.3) ? junk(random) : '').refused;
			expectLetter(row, random.of([row, junk(random), undefined]));
		}
		expect(refused).toBeGreaterThan(4000);
		expect(({} as Row)['polluted']).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it('in single places of 2,000 sound records never crashes anything either', () => {
		const seen = { valid: 0, refused: 0 };
		for (let index = 0; index < 2000; index++) {
			const record = spoiled(random, soundRecord(index));
			const { valid, refused } = through(record, record);
			seen.valid += valid;
			seen.refused += refused;
		}
		expect(seen.valid + seen.refused).toBeGreaterThanOrEqual(2000);
	});

	it("in n8n's engine comes out paired with where it went in", async () => {
		const items = Array.from({ length: 80 }, (_, index) => (index % 2 ? junkRow(random) : spoiled(random, soundRecord(index))));
		const paired = (outputs: readonly (readonly { pairedItem?: unknown }[])[]) =>
			new Set(outputs.flat().map(({ pairedItem }) => (pairedItem as { item: number }).item)).size;
		for (const [mapping, described] of Object.entries(builtIn)) {
			const mapped = await runNode({ node: new RecordMapper(), parameters: { mapping }, items: [items, rowsOfAll] });
			expect(mapped.error).toBeUndefined();
			expect(paired(mapped.outputs)).toBe(items.length);
			const parameters = { resource: subjectNamed(described) };
			const checked = await runNode({ node: new RecordValidator(), parameters, items: mapped.outputs[0]!.map(({ json }) => json) });
			expect(checked.error).toBeUndefined();
			expect(paired(checked.outputs)).toBe(mapped.outputs[0]!.length);
			const letters = await runNode({ node: new FailureTriage(), parameters: { failedNode: 'x' }, items: checked.outputs[1]!.map(({ json }) => json) });
			expect(letters.error).toBeUndefined();
			expect(letters.outputs[0]).toHaveLength(checked.outputs[1]!.length);
		}
	});
});

it('10,000 lines are mapped', () => {
	const line = { name: 'A', quantity: 1, rate: 0.01, account_name: 'Sales', tax_id: '4600001', tax_percentage: 20 };
	const record = {
		line_items: Array(10_000).fill(line) as Row[],
		discount_type: 'entity_level',
		is_discount_before_tax: true,
		discount_total: 1,
		discount: 1,
		total: 99,
		tax_total: 0,
		is_inclusive_tax: false,
	};
	const mapping = builtIn.zohoBooksInvoiceToXeroInvoice;
	const started = Date.now();
	const [item] = translate({
		mapping,
		writable: writableBy(mapping),
		item: record,
		record,
		rows: [],
		json: '',
		tables: mappingRows,
		guard: (filled, source) => compareTotals(filled.record, filled.rates, source, mapping.totals),
	});
	expect(item?.['LineItems']).toHaveLength(10_000);
	expect(JSON.stringify((item?.['_sync'] as Row)['places']).length).toBeLessThan(2000);
	expect(Date.now() - started).toBeLessThan(5000);
});
