import { mapperField } from '../../nodes/shared/describeField';
import type { Resource } from '../../src/apis/define';
import { valuesOf } from '../../src/apis/parts';
import { xero as xeroTables } from '../../src/apis/xero';
import { zohoBooks as booksTables } from '../../src/apis/zohoBooks';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { SandboxControl } from '../../scripts/sandboxControl';
import { byId, records, runBooks, runXero } from './accounts';

/** What a user fills into the forms, as n8n hands it over, and what comes of it. */

type Row = Record<string, unknown>;

let sandbox: Sandbox;
let control: SandboxControl;
let xero: Row;
let books: Row;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control.reset();
	xero = await control.lever('tokens', { vendor: 'xero' });
	books = await control.lever('tokens', { vendor: 'zoho' });
});

/** As the editor stores it: with the field list that the node gave it, by which n8n converts what was filled in. */
const mapper = (resource: Resource, value: Row) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: valuesOf(resource)
		.filter(({ at }) => at in value)
		.map((placed) => mapperField(placed, false)),
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

const people = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ Name: `Person ${String(index).padStart(3, '0')}` }));
const enterPeople = (count: number) => control.seed('xero', { Contacts: people(count) });
const listing = (more: Row = {}) => ({ resource: 'contact', operation: 'getMany', ...more }) as never;

describe('a record from the fields of the form', () => {
	const form = {
		resource: 'invoice',
		operation: 'create',
		recordSource: 'fields',
		Contact: { __rl: true, mode: 'number', value: 'RIDGEWAY' },
		fields: mapper(xeroTables.invoice, {
			InvoiceNumber: 'F-1',
			Date: '2026-11-05T00:00:00',
			DueDate: '2026-12-05',
			LineAmountTypes: 'Exclusive',
			Reference: '',
		}),
		LineItems: { rows: [{ Description: 'Consulting', Quantity: '7.5', UnitAmount: '145.3333', AccountCode: '200', TaxType: 'OUTPUT2', DiscountRate: '' }] },
	};

	it('reaches Xero with its link, its calendar days, its lines and all decimals', async () => {
		const [invoice] = records(await runXero(sandbox.url, xero, { parameters: form as never }));
		expect(invoice).toMatchObject({
			InvoiceNumber: 'F-1',
			Type: 'ACCREC',
			Date: '2026-11-05',
			DueDate: '2026-12-05',
			Contact: { ContactNumber: 'RIDGEWAY' },
			LineItems: [{ Quantity: 7.5, UnitAmount: 145.3333, AccountCode: '200' }],
			SubTotal: 1090,
			TotalTax: 163.5,
			Total: 1253.5,
		});
	});

	it('is not sent while something that it needs is missing', async () => {
		const outcome = await runXero(sandbox.url, xero, { parameters: { ...form, LineItems: {} } as never, onError: 'continueErrorOutput' });
		expect(outcome.outputs[1]![0]!.json.error).toMatchObject({
			cause: 'validation',
			message: 'Invoice lacks Line Items. Nothing was sent for it',
			details: [{ at: 'LineItems' }],
		});
		expect(await control.journal('xero')).toEqual([]);
	});

	it('reaches Zoho Books, with groups made of their places', async () => {
		const fields = mapper(booksTables.contact, { contact_name: 'Form Ltd', 'billing_address.city': 'Napier', payment_terms: '30' });
		const [contact] = records(
			await runBooks(sandbox.url, books, { parameters: { resource: 'contact', operation: 'create', recordSource: 'fields', fields } as never }),
		);
		expect(contact).toMatchObject({ contact_name: 'Form Ltd', billing_address: { city: 'Napier' }, payment_terms: 30 });
	});

	it('is the input item where the fields are mapped automatically', async () => {
		const parameters = { resource: 'contact', operation: 'create', recordSource: 'fields', fields: { mappingMode: 'autoMapInputData', value: null } };
		expect(records(await runXero(sandbox.url, xero, { parameters: parameters as never, items: [{ Name: 'Automatic Ltd' }] }))).toMatchObject([
			{ Name: 'Automatic Ltd' },
		]);
	});
});

it('takes a record as JSON, and what came with the item goes on with the result', async () => {
	const parameters = { resource: 'contact', operation: 'create', recordSource: 'json', recordJson: '{ "Name": "JSON Ltd" }' };
	const [contact] = records(await runXero(sandbox.url, xero, { parameters, items: [{ _sync: { source: { app: 'zohoBooks', entity: 'contact', id: '7' } } }] }));
	expect(contact).toMatchObject({ Name: 'JSON Ltd', _sync: { did: 'created', source: { id: '7' } } });
});

describe('get many', () => {
	it.each([1, 50, 250])('stops at a limit of exactly %s, in one call', async (limit) => {
		await enterPeople(300);
		expect(records(await runXero(sandbox.url, xero, { parameters: listing({ limit }) }))).toHaveLength(limit);
		expect(await control.journal('xero')).toHaveLength(1);
	});

	it('returns all of 1,100, page by page, each for the same organisation', async () => {
		await enterPeople(1100);
		const found = records(await runXero(sandbox.url, xero, { parameters: listing({ returnAll: true }) }));
		expect(new Set(found.map(({ ContactID }) => ContactID)).size).toBe(found.length);
		expect(found.length).toBeGreaterThanOrEqual(1100);
		expect((await control.journal('xero')).map(({ status }) => status)).toEqual([200, 200]);
	});

	it('filters as the form says, and lets no item inherit the filter of another', async () => {
		await enterPeople(20);
		const parameters = listing({ returnAll: true, filters: { searchTerm: '={{ $json.term }}' } });
		const found = await runXero(sandbox.url, xero, { parameters, items: [{ term: 'Person 003' }, { term: '' }] });
		const perItem = [0, 1].map((item) => found.outputs[0]!.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item).length);
		expect(perItem[0]).toBe(1);
		expect(perItem[1]).toBeGreaterThan(20);
	});

	it('brings what changed since, also where the list of Zoho Books knows no such filter', async () => {
		await control.advance(3600);
		const since = new Date(Date.now() + 3_500_000).toISOString();
		await control.seed('zoho', { contacts: [{ contact_name: 'Changed Ltd' }] });
		const found = records(await runBooks(sandbox.url, books, { parameters: listing({ returnAll: true, filters: { modifiedSince: since } }) }));
		expect(found.map(({ contact_name }) => contact_name)).toEqual(['Changed Ltd']);
	});
});

describe('one record', () => {
	it('is read, changed in its state, and gone', async () => {
		const [created] = records(
			await runBooks(sandbox.url, books, {
				parameters: { resource: 'item', operation: 'create', recordSource: 'json', recordJson: '{ "name": "Bolt", "rate": 2.5 }' },
			}),
		);
		const one = (operation: string) => runBooks(sandbox.url, books, { parameters: { resource: 'item', operation, id: byId(String(created!.item_id)) } });
		expect(records(await one('get'))).toMatchObject([{ name: 'Bolt', status: 'active' }]);
		await one('markInactive');
		expect(records(await one('get'))).toMatchObject([{ status: 'inactive' }]);
		expect(records(await one('delete'))).toMatchObject([{ deleted: true, item_id: created!.item_id }]);
		const outcome = await one('get');
		expect(outcome.error?.message).toContain('Zoho Books has no such item');
	});

	it('is updated by its id, and keeps what is not sent', async () => {
		await enterPeople(1);
		const [person] = records(await runXero(sandbox.url, xero, { parameters: listing({ filters: { searchTerm: 'Person 000' } }) }));
		const parameters = {
			resource: 'contact',
			operation: 'update',
			recordSource: 'json',
			id: byId(String(person!.ContactID)),
			recordJson: '{ "EmailAddress": "new@example.com" }',
		};
		expect(records(await runXero(sandbox.url, xero, { parameters }))).toMatchObject([{ Name: 'Person 000', EmailAddress: 'new@example.com' }]);
	});
});

it('says how many records were written when one of them ends the run', async () => {
	const items = [...people(3), { Name: 'Person 000' }];
	const parameters = { resource: 'contact', operation: 'create', recordSource: 'inputItem' };
	const { error } = await runXero(sandbox.url, xero, { parameters, items });
	expect(error?.message).toContain('already assigned');
	expect(error?.description).toContain('3 other records of this run were written');
});
