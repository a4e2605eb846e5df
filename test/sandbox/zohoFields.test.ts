import { type Field, type Fields, type Resource } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../sandbox/vendor';
import { caller } from './zohoCaller';

/** What a table gains, the sandbox keeps and answers. */

const samples: Partial<Record<Field['kind'], unknown>> = {
	text: 'T 1',
	longText: 'long\ntext',
	email: 'a@b.example',
	url: 'https://b.example',
	decimal: 1.25,
	integer: 3,
	flag: true,
	date: '2026-12-24',
};

/** Fields that mean something, so that no sample will do, or that Books fills in itself. */
const meaning =
	/_id$|^(contact_name|name|(invoice|estimate|salesorder|creditnote)_number|is_draft|discount|exchange_rate|currency_id|custom_fields|line_items|contact_persons|invoices|amount|sku)$/;

const sampled = (fields: Fields): Row =>
	Object.fromEntries(
		Object.entries(fields).flatMap(([name, field]): Array<[string, unknown]> => {
			if (field.readOnly === true || meaning.test(name)) return [];
			if (field.kind === 'choice') return [[name, Object.keys(field.choices)[0]]];
			if (field.kind === 'group') return [[name, sampled(field.fields)]];
			return field.kind in samples ? [[name, samples[field.kind]]] : [];
		}),
	);

const CAFE = '460000000038001000';

it.each([
	['contacts', 'contact', zohoBooks.contact.fields, { contact_name: 'Sampled' }],
	['items', 'item', zohoBooks.item.fields, { name: 'Sampled', rate: 1 }],
	['invoices', 'invoice', zohoBooks.invoice.fields, { customer_id: CAFE, line_items: [{ name: 'Line', rate: 10 }] }],
	['estimates', 'estimate', zohoBooks.estimate.fields, { customer_id: CAFE, line_items: [{ name: 'Line', rate: 10 }] }],
	['salesorders', 'salesorder', zohoBooks.salesOrder.fields, { customer_id: CAFE, line_items: [{ name: 'Line', rate: 10 }] }],
	['creditnotes', 'creditnote', zohoBooks.creditNote.fields, { customer_id: CAFE, line_items: [{ name: 'Line', rate: 10 }] }],
	['recurringinvoices', 'recurring_invoice', zohoBooks.recurringInvoice.fields, { customer_id: CAFE, line_items: [{ name: 'Line', rate: 10 }] }],
	['retainerinvoices', 'retainerinvoice', zohoBooks.retainerInvoice.fields, { customer_id: CAFE, line_items: [{ description: 'Line', rate: 10 }] }],
	['customerpayments', 'payment', zohoBooks.customerPayment.fields, { customer_id: CAFE, amount: 10 }],
] as const)('%s keep every field of the table that can be written', (path, one, fields, needed) => {
	const desk = caller();
	const sent = sampled(fields as Fields);
	expect(Object.keys(sent).length).toBeGreaterThan(3);
	const answer = desk.call('POST', `/${path}`, { body: { ...needed, ...sent } });
	expect(answer.body.message).not.toMatch(/Invalid/);
	const made = answer.body[one] as Row;
	expect(made).toMatchObject(sent);
	expect(Object.keys(fields).filter((name) => !(name in made))).toEqual([]);
});

it('keeps every field of an invoice line', () => {
	const desk = caller();
	const { line_items: lines } = zohoBooks.invoice.fields;
	const sent = sampled('fields' in lines ? lines.fields : {});
	const { body } = desk.call('POST', '/invoices', { body: { customer_id: CAFE, line_items: [{ ...sent, name: 'N' }] } });
	expect((body.invoice as { line_items: Row[] }).line_items[0]).toMatchObject(sent);
});

it('has the envelopes that live answers have, whatever the tables say', () => {
	const desk = caller();
	const listed = Object.values<Resource>(zohoBooks).filter(({ operations }) => operations.getMany?.path === '');
	const keys = listed.map(({ path, envelope }) => [envelope.many, Object.keys(desk.call('GET', path).body)] as const);
	for (const [many, answered] of keys) expect(answered).toContain(many);
});
