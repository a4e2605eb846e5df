import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoInventory } from '../../src/apis/zohoInventory';

/** What Inventory's tables make of those of Books. */

const tables = Object.entries<Resource>(zohoInventory);
const shared = tables.filter(([name]) => name in zohoBooks);

const all = (fields: Fields): Field[] => Object.values(fields).flatMap((field) => [field, ...('fields' in field ? all(field.fields) : [])]);
const asked = ({ fields, operations }: Resource): Field[] => [
	...all(fields),
	...Object.values<Operation>(operations).flatMap(({ filters = {}, inputs = {} }) => [...all(filters), ...all(inputs)]),
];

describe("Inventory's tables", () => {
	it('are many, and covered by the switch of Inventory', () => {
		const verbs = tables.reduce((sum, [, { operations }]) => sum + Object.keys(operations).length, 0);
		expect(verbs).toBeGreaterThanOrEqual(60);
		expect(tables.filter(([, { permission }]) => permission !== 'inventory')).toEqual([]);
	});

	it('point to nothing that Inventory does not have', () => {
		const targets = tables.flatMap(([, table]) => asked(table)).flatMap((field) => (field.kind === 'link' ? [field.resource] : []));
		expect(targets.filter((name) => !(name in zohoInventory))).toEqual([]);
	});

	it('speak of Inventory', () => {
		const hints = tables.flatMap(([, table]) => asked(table)).map(({ hint = '' }) => hint);
		expect(hints.filter((hint) => hint.includes('Zoho Books'))).toEqual([]);
		expect(zohoInventory.invoice.fields.invoice_number).toMatchObject({ hint: 'Zoho Inventory numbers the invoice if left out' });
	});

	it('look up what Books finds by a unique field', () => {
		const upserts = shared.flatMap(([name, { operations, key }]) => (operations.upsert ? [{ name, inputs: operations.upsert.inputs, find: key?.find }] : []));
		expect(upserts.length).toBeGreaterThan(5);
		expect(upserts.filter(({ inputs, find }) => inputs !== undefined || find === undefined)).toEqual([]);
	});

	it('leave those of Books as they are', () => {
		expect(zohoBooks.salesOrder.permission).toBe('books');
		expect('fields' in zohoBooks.salesOrder.fields.line_items && zohoBooks.salesOrder.fields.line_items.fields).not.toHaveProperty('quantity_packed');
		expect(zohoBooks.creditNote.operations.void.path).toBe('/{id}/status/void');
		expect(zohoInventory.creditNote.operations.void.path).toBe('/{id}/void');
	});

	it('turn links to what only Books has into ids', () => {
		expect(zohoBooks.item.fields.account_id.kind).toBe('link');
		expect(zohoInventory.item.fields.account_id).toMatchObject({ kind: 'text', label: 'Sales Account ID' });
		expect(zohoInventory.item.fields.account_id).not.toHaveProperty('resource');
	});
});
