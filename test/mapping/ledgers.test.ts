import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import { demoInvoices } from '../../sandbox/zoho';
import { xero } from '../../src/apis/xero';
import { compareTotals } from '../../src/checking/totals';
import { verdictOn } from '../../src/checking/verdict';
import { builtIn, type MappingName } from '../../src/mapping/builtIn';
import { sourceOf } from '../../src/mapping/places';
import { translate } from '../../src/mapping/translate';
import { rowsIn, type Row } from '../../src/record';
import { caller } from '../sandbox/zohoCaller';
import { chance } from './random';

/** From the sandbox's Zoho Books into the sandbox's Xero, which reckons for itself: its totals must be those of Books. */

const books = caller();
let now = Date.parse('2026-11-25T12:00:00+13:00');
const ledger = createXero({ now: () => now });
const { access_token: token } = ledger.levers!['tokens']!({ expiresInSeconds: 86_400 }) as { access_token: string };
ledger.levers!['tier']!({ day: 100_000 });
const headers = { authorization: `Bearer ${token}`, 'xero-tenant-id': NZ, accept: 'application/json', 'content-type': 'application/json' };
const ask = (method: string, path: string, body: string) => {
	// Slow enough for sixty calls a minute.
	now += 1100;
	return ledger.answer({ method, path, query: new URLSearchParams('unitdp=4'), headers, body, origin: 'http://127.0.0.1:4010/xero' });
};
const post = (path: string, name: string, record: Row): Row => {
	const { body } = ask('POST', `/api.xro/2.0/${path}`, JSON.stringify({ [name]: [record] }));
	const said = (typeof body === 'string' ? JSON.parse(body) : body) as Row;
	return rowsIn(said['Elements'] ?? said[name])[0] ?? said;
};

const row = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'zohoBooks',
	source_value,
	target_app: 'xero',
	target_value,
});
const tables = [row('tax', 'GST', 'OUTPUT2'), row('tax', 'Zero Rate', 'ZERORATED'), row('tax', 'Reduced', 'TAX001'), row('account', '*', '200')];

const through = (name: MappingName, record: Row) => {
	const mapping = builtIn[name];
	const target = mapping.to.resource;
	const totals = 'totals' in mapping ? mapping.totals : undefined;
	const items = translate({
		mapping,
		fields: xero[target as 'invoice'].fields,
		item: record,
		record,
		rows: [],
		json: '',
		tables,
		guard: (filled, source) => compareTotals(filled.record, filled.rates, source, totals),
	});
	return items.map((item) => verdictOn(target, xero[target as 'invoice'], item, sourceOf));
};
const withoutTrail = ({ _sync: _, ...record }: Row): Row => record;
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
