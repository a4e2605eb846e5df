import { FailureTriage } from '../../nodes/FailureTriage/FailureTriage.node';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { applications } from '../../src/apis/targets';
import { checkable, type Subject } from '../../src/checking/checkable';
import { compareTotals } from '../../src/checking/totals';
import { verdictOn } from '../../src/checking/verdict';
import { builtIn } from '../../src/mapping/builtIn';
import { customMapping, sourceResources, targetResources } from '../../src/mapping/custom';
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
import { oddOverrides, oddRecord, oddRows } from './odd';
import { trials } from '../support/trials';

const columns = Object.entries(tables.xerozoho_dead_letters.columns);
const around = { now: '2026-11-25T10:00:00.000Z', workflowId: 'w', workflowName: 'W', executionId: '1', node: 'n', target: '' };
const mappings: readonly Mapping[] = Object.values(builtIn);
const subjectNamed = ({ to }: Mapping): string => (to.app === 'xero' ? to.resource : `${to.app}:${to.resource}`);
const subjectOf = (mapping: Mapping) => checkable[subjectNamed(mapping)]!;
const random = chance(7);

const rowsOfAll = [...purchaseRows, ...crmRows];
const allRows = [...mappingRows, ...rowsOfAll];

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

const guardOf =
	(mapping: Mapping) =>
	({ record, rates }: { record: Row; rates: Readonly<Record<string, readonly unknown[]>> }, source: Row) =>
		compareTotals(record, rates, source, mapping.totals);

const readable = Object.keys(applications).flatMap((app) => Object.keys(sourceResources(app)).map((resource) => ({ app, resource })));
const writable = Object.keys(applications).flatMap((app) => Object.keys(targetResources(app)).map((resource) => ({ app, resource })));

function customOf(): Mapping {
	const mapping = customMapping(random.of(readable), random.of(writable));
	if ('says' in mapping) throw new Error(mapping.says);
	return mapping;
}

/** A record with a mapping that is made for it. */
const pairOf = (index: number): [Mapping, Row] =>
	random.of<() => [Mapping, Row]>([
		() => [builtIn.zohoBooksInvoiceToXeroInvoice, booksInvoice(random, index)],
		() => [builtIn.zohoBooksBillToXeroBill, booksBill(random, index)],
		() => [builtIn.zohoBooksPurchaseOrderToXeroPurchaseOrder, booksOrder(random, index)],
		() => [builtIn.zohoBooksCreditNoteToXeroCreditNote, booksCreditNote(random, index)],
		() => [builtIn.zohoExpenseReportToXeroBill, reportOf(random, index).row],
		() => [builtIn.zohoCrmQuoteToXeroQuote, crmQuote(random, index, 'sum of rows')],
	])();

/** A record that nobody has rules for is checked by its table. */
const subjectFor = (mapping: Mapping): Subject =>
	checkable[subjectNamed(mapping)] ?? {
		name: subjectNamed(mapping),
		label: mapping.label,
		resource: applications[mapping.to.app]!.resources[mapping.to.resource]!,
		custom: true,
	};

/** Maps and checks one record; every outcome is either valid or refused, and a refusal keeps what was mapped. */
const through = (record: unknown, item: Row, overrides: unknown = ''): { valid: number; refused: number } => {
	const mapping = random.of(mappings);
	const rows = random.is(0.8) ? rowsOfAll : [junk(random), junkRow(random)];
	const items = translate({ mapping, writable: writableBy(mapping), item, record, rows: [], json: overrides, tables: rows, guard: guardOf(mapping) });
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
	it('in any shape never crashes anything, and every record comes out somewhere', () => {
		let refused = 0;
		for (let index = 0; index < trials(2500); index++) {
			const row = junkRow(random);
			refused += through(random.is(0.8) ? row : junk(random), row, random.is(0.3) ? junk(random) : '').refused;
			expectLetter(row, random.of([row, junk(random), undefined]));
		}
		expect(refused).toBeGreaterThan(trials(2000));
		expect(({} as Row)['polluted']).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it('in single places of sound records never crashes anything either', () => {
		const seen = { valid: 0, refused: 0 };
		for (let index = 0; index < trials(1500); index++) {
			const record = spoiled(random, soundRecord(index));
			const { valid, refused } = through(record, record);
			seen.valid += valid;
			seen.refused += refused;
		}
		expect(seen.valid + seen.refused).toBeGreaterThanOrEqual(trials(1500));
	});

	it('odd records with odd overrides and rows of the form come out somewhere, each with a reason where they are refused', () => {
		const sound = Array.from({ length: 100 }, (_, index) => soundRecord(index));
		const pairs = Array.from({ length: 100 }, (_, index) => pairOf(index));
		const seen = { inputs: 0, outputs: 0, valid: 0, overrides: 0 };
		const started = Date.now();
		for (; seen.inputs < trials(10_000); seen.inputs++) {
			const [mapping, item] = random.is(0.2) ? random.of(pairs) : [random.is(0.5) ? random.of(mappings) : customOf(), random.of(sound)];
			const record = oddRecord(random, item);
			const [rows, json] = [random.is(0.3) ? oddRows(random) : [], random.is(0.3) ? oddOverrides(random) : ''];
			const items = translate({ mapping, writable: writableBy(mapping), item, record, rows, json, tables: allRows, guard: guardOf(mapping) });
			if (items.length === 0) throw new Error(`nothing came of ${JSON.stringify(record)}`);
			for (const mapped of items) {
				const verdict = verdictOn(subjectFor(mapping), JSON.parse(JSON.stringify(mapped)) as Row, sourceOf);
				if ('refused' in verdict && (verdict.refused['details'] as unknown[]).length === 0) throw new Error('refused without a reason');
				const refused = (mapped['_sync'] as { issues: Row[] }).issues.filter(({ rule }) => rule === 'override');
				if (!refused.every(({ at, says, fix }) => typeof at === 'string' && says && fix)) throw new Error(`unclear: ${JSON.stringify(refused)}`);
				seen.outputs++;
				seen.overrides += refused.length;
				if ('valid' in verdict) seen.valid++;
			}
		}
		console.info(
			`${seen.inputs} odd records: ${seen.outputs} came out, ${seen.valid} of them valid, ${seen.overrides} overrides refused, ${Date.now() - started} ms`,
		);
		expect(seen.outputs).toBeGreaterThanOrEqual(seen.inputs);
		expect(seen.overrides).toBeGreaterThan(trials(3000));
		expect(seen.valid).toBeGreaterThan(trials(200));
		expect(({} as Row)['polluted']).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it("in n8n's engine comes out paired with where it went in", async () => {
		const items = Array.from({ length: 24 }, (_, index) => (index % 2 ? junkRow(random) : spoiled(random, soundRecord(index))));
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
			const letters = await runNode({ node: new FailureTriage(), parameters: { failedNode: 'x' }, items: checked.outputs[2]!.map(({ json }) => json) });
			expect(letters.error).toBeUndefined();
			expect(letters.outputs[0]).toHaveLength(checked.outputs[2]!.length);
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
	// Time of this process: the machine may be busy with others.
	const started = process.cpuUsage();
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
	const { user, system } = process.cpuUsage(started);
	expect((user + system) / 1000).toBeLessThan(5000);
});
