import { demoInvoices } from '../../sandbox/zoho';
import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { caller } from '../sandbox/zohoCaller';
import { chance } from './random';
import { checked, withoutTrail, xeroLedger } from './xeroLedger';

/** From the sandbox's Zoho Books into the sandbox's Xero, which reckons for itself: its totals must be those of Books. */

const books = caller();
const { post } = xeroLedger();

const row = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'zohoBooks',
	source_value,
	target_app: 'xero',
	target_value,
});
const tables = [row('tax', 'GST', 'OUTPUT2'), row('tax', 'Zero Rate', 'ZERORATED'), row('tax', 'Reduced', 'TAX001'), row('account', '*', '200')];

const through = (name: MappingName, record: Row) => checked(name, record, tables);
const create = (invoice: Row): Row => {
	books.later(1100);
	const { body } = books.call('POST', '/invoices', { body: invoice });
	if (body.code !== 0) throw new Error(body.message);
	return body['invoice'] as Row;
};

beforeAll(() => {
	const ids = new Set(demoInvoices(25).map(({ customer_id: id }) => String(id)));
	for (const id of ids) {
		const [verdict] = through('zohoBooksContactToXeroContact', books.call('GET', `/contacts/${id}`).body['contact'] as Row);
		if (!verdict || 'refused' in verdict) throw new Error(JSON.stringify(verdict));
		post('Contacts', 'Contacts', withoutTrail(verdict.valid));
	}
});

it("the demo's invoices arrive to the cent, but for the one with an unknown tax and the one of the archived contact", () => {
	const refused: Row[] = [];
	const failed: Row[] = [];
	let arrived = 0;
	for (const sent of demoInvoices(25, '2026-11-25')) {
		const { status: _, ...draft } = sent;
		const invoice = create(draft);
		const [verdict] = through('zohoBooksInvoiceToXeroInvoice', { ...invoice, status: 'sent' });
		if (verdict && 'valid' in verdict) {
			const written = post('Invoices', 'Invoices', { Type: 'ACCREC', ...withoutTrail(verdict.valid) });
			if (written['ValidationErrors'] !== undefined && rowsIn(written['ValidationErrors']).length > 0) failed.push(written);
			else {
				expect([written['Total'], written['TotalTax'], written['CurrencyCode']]).toEqual([invoice['total'], invoice['tax_total'], invoice['currency_code']]);
				arrived++;
			}
		} else refused.push(verdict!.refused);
	}
	expect(refused.map(({ message }) => message)).toEqual([expect.stringContaining('"Luxury Levy"')]);
	expect(JSON.stringify(failed.map((one) => one['ValidationErrors'] ?? one))).toContain('archived');
	expect(failed).toHaveLength(1);
	expect(arrived).toBe(23);
});

it('300 generated invoices arrive to the cent, or the guard says why not', () => {
	const random = chance(5);
	const customers = demoInvoices(1)[0]!['customer_id'];
	const taxes = rowsIn(books.call('GET', '/settings/taxes').body['taxes'])
		.filter(({ tax_name: name }) => name !== 'Luxury Levy')
		.map(({ tax_id: id }) => String(id));
	let differing = 0;
	for (let index = 0; index < 300; index++) {
		const level = random.of(['entity_level', 'item_level']);
		const discount = () => random.of<unknown>([0, '10%', '7.25%', random.int(1, 900) / 100]);
		const invoice = create({
			customer_id: customers,
			date: '2026-11-20',
			due_date: '2026-12-20',
			is_inclusive_tax: random.is(0.4),
			discount_type: level,
			is_discount_before_tax: random.is(0.6),
			discount: level === 'entity_level' ? discount() : 0,
			shipping_charge: random.of([0, 12.5]),
			adjustment: random.of([0, -0.02]),
			adjustment_description: 'Adjustment',
			line_items: Array.from({ length: random.int(1, 5) }, () => ({
				name: 'Work',
				rate: random.int(1000, 99999) / random.of([100, 1000]),
				quantity: random.of([1, 2.5, 0.333, 12]),
				tax_id: random.of([...taxes, '']),
				discount: level === 'item_level' ? discount() : 0,
			})),
		});
		const [verdict] = through('zohoBooksInvoiceToXeroInvoice', { ...invoice, status: 'sent' });
		if (verdict && 'valid' in verdict) {
			const written = post('Invoices', 'Invoices', { Type: 'ACCREC', ...withoutTrail(verdict.valid) });
			if (written['Total'] !== invoice['total'] || written['TotalTax'] !== invoice['tax_total']) throw new Error(JSON.stringify({ invoice, written }, null, 1));
		} else {
			const { details, message } = verdict!.refused as { details: Row[]; message: string };
			if (!details.every(({ at }) => at === 'total' || at === 'tax_total')) throw new Error(message);
			differing++;
		}
	}
	expect(differing).toBeLessThan(6);
});
