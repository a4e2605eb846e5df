import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import type { Operation, Resource } from '../../src/apis/define';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import type { Hurried } from '../support/hurried';
import { financeNodes, records } from './accounts';
import { APPS, failures, FinanceAccount, upTo, type FinanceApp, type Row } from './financeAccount';

/** The forms of Zoho's finance apps: every resource has operations, and every list in them answers (W23). */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let finance: FinanceAccount;
beforeAll(async () => {
	finance = await FinanceAccount.start();
	await finance.begin();
});
afterAll(async () => await finance.close());

const tables: Readonly<Record<FinanceApp, Readonly<Record<string, Resource>>>> = { books: zohoBooks, inventory: zohoInventory, expense: zohoExpense };

/** Every property of a form, with those inside collections. */
const allOf = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option ? (option as INodePropertyCollection).values : 'type' in option ? [option as INodeProperties] : [],
		);
		return [property, ...allOf(inner)];
	});

const propertiesOf = (app: FinanceApp): INodeProperties[] => allOf(financeNodes[app].description.properties);
const shownFor = (property: INodeProperties, resource: string): boolean => {
	const shown = property.displayOptions?.show?.resource;
	return !shown || shown.includes(resource);
};

/** Names of the lists that a form has, each with a resource whose form shows it. */
function listsOf(app: FinanceApp): { loaders: string[]; searchers: string[] } {
	const properties = propertiesOf(app);
	const loaders = properties.flatMap(({ typeOptions }) => (typeOptions?.loadOptionsMethod ? [typeOptions.loadOptionsMethod] : []));
	const searchers = properties.flatMap(({ modes = [] }) =>
		modes.flatMap(({ typeOptions }) => (typeOptions?.searchListMethod ? [typeOptions.searchListMethod] : [])),
	);
	return { loaders: [...new Set(loaders)], searchers: [...new Set(searchers)] };
}

/** What is about no resource of the vendor's. */
const SPECIAL = ['api', 'migration'];

describe('W23: no resource without operations, and no list without an answer', () => {
	it.each(APPS)('every resource of Zoho %s shows operations, and each of them is one of its table', (app) => {
		const [chosen] = financeNodes[app].description.properties.filter(({ name }) => name === 'resource');
		const resources = (chosen!.options as INodePropertyOptions[]).map(({ value }) => String(value));
		const counts = resources.map((resource) => {
			const [operations] = financeNodes[app].description.properties.filter((property) => property.name === 'operation' && shownFor(property, resource));
			return [resource, (operations?.options ?? []).map((option) => String((option as INodePropertyOptions).value))] as const;
		});
		console.info(
			`W23 ${app}: ${resources.length} resources, ${counts.reduce((sum, [, verbs]) => sum + verbs.length, 0)} operations, at least ${Math.min(...counts.map(([, verbs]) => verbs.length))} each`,
		);
		expect(counts.filter(([, verbs]) => !verbs.length)).toEqual([]);
		for (const [resource, verbs] of counts.filter(([name]) => !SPECIAL.includes(name)))
			expect(verbs.sort()).toEqual(Object.keys(tables[app][resource]!.operations).sort());
		expect(resources.filter((name) => !SPECIAL.includes(name)).sort()).toEqual(Object.keys(tables[app]).sort());
	});

	it.each(APPS)('every list that a form of Zoho %s names is there and answers', async (app) => {
		const { loaders, searchers } = listsOf(app);
		const { loadOptions = {}, listSearch = {} } = finance.methods(app);
		const form = finance.form(app, Object.keys(tables[app])[0]!, 'getMany');
		const outcomes: Array<readonly [string, number | string]> = [];
		const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
		for (const name of loaders) outcomes.push([name, await loadOptions[name]!.call(form).then((options) => options.length, words)]);
		for (const name of searchers) outcomes.push([name, await listSearch[name]!.call(form).then(({ results }) => results.length, words)]);
		console.info(`W23 ${app}: ${loaders.length} lists of options and ${searchers.length} pickers answer in ${finance.calls.length} calls`);
		finance.forget();
		expect(outcomes.filter(([, count]) => typeof count !== 'number')).toEqual([]);
		// A list of options always offers "Not Set".
		expect(outcomes.filter(([name, count]) => name.startsWith('load_') && count === 0)).toEqual([]);
	});

	it.each(APPS)('every record of Zoho %s that is written has fields in its form, those that it needs among them', async (app) => {
		for (const [name, { operations, fields }] of Object.entries(tables[app]))
			for (const [verb, operation] of Object.entries<Operation>(operations)) {
				if (!['create', 'update', 'upsert'].includes(operation.does)) continue;
				const shown = await finance.methods(app).resourceMapping!.getFields!.call(finance.form(app, name, verb));
				const ids = shown.fields.map(({ id }) => id.split('.')[0]);
				const apart = propertiesOf(app).map((property) => property.name);
				expect([name, verb, (operation.requires ?? []).filter((field) => fields[field] && !ids.includes(field) && !apart.includes(field))]).toEqual([
					name,
					verb,
					[],
				]);
			}
	});

	it('what is typed into a picker is searched for by Zoho', async () => {
		finance.forget();
		const { results } = await finance.methods('books').listSearch!.search_contact_customer!.call(finance.form('books', 'invoice', 'create'), 'harbour');
		expect(results).toEqual([{ name: 'Harbour Cafe Ltd', value: customerId(1) }]);
		expect(finance.calls.map(({ query }) => query.get('search_text'))).toEqual(['harbour']);
	});
});

describe("the account's own fields", () => {
	const own = async (app: FinanceApp, resource: string, verb = 'create') =>
		(await finance.methods(app).resourceMapping!.getFields!.call(finance.form(app, resource, verb))).fields.filter(({ id }) => id.startsWith('cf_'));

	/** Kinds of records that the sandbox's account has no fields of its own for. */
	const NONE = ['compositeItem', 'advance', 'user'];
	const withOwn = APPS.flatMap((app) =>
		Object.entries(tables[app]).flatMap(([name, { fields, operations }]) =>
			'custom_fields' in fields && 'create' in operations ? [[app, name] as const] : [],
		),
	);

	it.each(withOwn)('of Zoho %s, %s, stand in its form with their types and choices', async (app, resource) => {
		const fields = await own(app, resource);
		expect(fields.length > 0).toBe(!NONE.includes(resource));
		if (app !== 'books') return;
		expect(fields).toMatchObject([
			{ id: 'cf_external_id', displayName: 'External ID', type: 'string' },
			{ id: 'cf_po_number', displayName: 'PO Number', type: 'string' },
			{ id: 'cf_priority', displayName: 'Priority', type: 'options', options: ['High', 'Low', 'Normal'].map((value) => ({ name: value, value })) },
			{ id: 'cf_budget', displayName: 'Budget', type: 'string' },
		]);
	});

	it('are asked for once in five minutes, and a form works where they cannot be had', async () => {
		await finance.begin();
		for (const _ of upTo(3)) expect(await own('books', 'invoice')).toHaveLength(4);
		expect(finance.said.filter((each) => each.includes('customfields'))).toEqual(['GET /settings/customfields']);
		await finance.begin();
		await finance.signIn({ scopes: ['ZohoBooks.invoices.ALL'] });
		const { fields } = await finance.methods('books').resourceMapping!.getFields!.call(finance.form('books', 'invoice', 'create'));
		expect([fields.length > 10, fields.some(({ id }) => id.startsWith('cf_'))]).toEqual([true, false]);
	});

	it('arrive at Zoho as they were filled in', async () => {
		await finance.begin();
		const { fields: schema } = await finance.methods('books').resourceMapping!.getFields!.call(finance.form('books', 'invoice', 'create'));
		const value = { customer_id: customerId(1), date: '2026-11-05', cf_external_id: 'crm:1', cf_priority: 'High', cf_budget: '1234.56', cf_po_number: '' };
		const fields = { mappingMode: 'defineBelow', value, matchingColumns: [], schema, attemptToConvertTypes: false, convertFieldsToString: false };
		const parameters = { recordSource: 'fields', fields, line_items: { rows: [{ item_id: itemId(1), quantity: '1' }] } };
		const outcome = await finance.run('invoice', 'create', { parameters });
		expect(failures(outcome)).toEqual([]);
		const [invoice] = records(outcome);
		expect((invoice!.custom_fields as Row[]).map(({ api_name, value: held }) => [api_name, held])).toEqual([
			['cf_external_id', 'crm:1'],
			['cf_priority', 'High'],
			['cf_budget', '1234.56'],
		]);
		const found = await finance.run('invoice', 'upsert', { parameters: { ...parameters, options: { uniqueField: 'cf_external_id' } } });
		expect(records(found)[0]!.invoice_id).toBe(invoice!.invoice_id);
	});
});
