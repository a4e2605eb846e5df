import type { INodeParameters } from 'n8n-workflow';
import { XeroAccounting } from '../../nodes/XeroAccounting/XeroAccounting.node';
import { mapperField } from '../../nodes/shared/describeField';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ, UK } from '../../sandbox/xero/seed';
import type { Asked } from '../../sandbox/vendor';
import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { inputsIn, linksOf, rowsOf, valuesOf, writes, type Rows } from '../../src/apis/parts';
import { xero } from '../../src/apis/xero';
import { isRow, type Row } from '../../src/record';
import { needsId } from '../../src/wire/ask';
import { echoXero, sentIn } from '../support/echoXero';
import type { Hurried } from '../support/hurried';
import { seeded } from '../support/random';
import { sampleOf, sampleRecord } from '../support/sample';
import { byId, runXero } from './accounts';

/** From the form to the request, for all that the tables hold: what was typed is what is sent. A new field is covered without a line here. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let sandbox: Sandbox;
const vendor = echoXero();
const token = { access_token: 'any', refresh_token: 'any', token_type: 'Bearer', expires_in: 1800 };

beforeAll(async () => void (sandbox = await startSandbox({ vendors: [() => vendor] })));
afterAll(() => sandbox.close());

const resources = Object.entries<Resource>(xero);
const operations = resources.flatMap(([name, resource]) =>
	Object.entries<Operation>(resource.operations).map(([verb, operation]) => ({ full: `${name}.${verb}`, name, verb, resource, operation })),
);
const writing = operations.filter(({ operation }) => writes(operation));

/** What the node asked Xero with these parameters. */
async function asking(parameters: Row, items: readonly Row[] = [{}]): Promise<Asked[]> {
	vendor.reset();
	const { error } = await runXero(sandbox.url, token, { parameters: parameters as INodeParameters, items, onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	return [...vendor.asked];
}

const GUID = '297c2dc5-cc47-4afd-8ec8-74990b8761e9';
const ID = 'ID with / and ?';

/** What a person types for a field, other than what the form holds at first. */
const typed = (name: string, field: Field): unknown =>
	field.kind === 'choice' ? Object.keys(field.choices).at(-1) : field.kind === 'link' ? `${field.resource} of ${name}` : sampleOf(name, field);

/** What must arrive for it. */
function arriving(field: Field, value: unknown): unknown {
	if (field.kind === 'decimal' || field.kind === 'integer') return Number(value);
	if (field.kind === 'link' && field.keys) return { [Object.values(field.keys)[0]!]: value };
	return value;
}

const typedRow = (fields: Fields): Row =>
	Object.fromEntries(
		Object.entries(fields).flatMap(([name, field]) => {
			if (field.readOnly) return [];
			if (field.kind !== 'rows') return [[name, typed(name, field)]];
			const row = typedRow(field.fields);
			return [[name, field.chosenFrom ? [JSON.stringify(row)] : JSON.stringify([row])]];
		}),
	);

const arrivingRow = (fields: Fields): Row =>
	Object.fromEntries(
		Object.entries(fields).flatMap(([name, field]) => {
			if (field.readOnly) return [];
			return [[name, field.kind === 'rows' ? [arrivingRow(field.fields)] : arriving(field, typed(name, field))]];
		}),
	);

const placed = (record: Row, at: string): unknown => at.split('.').reduce<unknown>((inner, name) => (isRow(inner) ? inner[name] : undefined), record);

/** The last record sent: before it there may be a look-up. */
const lastRecord = (asked: readonly Asked[]): Row => sentIn(asked.filter(({ method }) => method !== 'GET').at(-1)?.body ?? '')[0] ?? {};

describe('W5: what is typed into the form is in the request', () => {
	const counted = { fields: 0, inputs: 0, filters: 0 };
	afterAll(() => console.info(`W5: ${counted.fields} fields, ${counted.inputs} inputs and ${counted.filters} filters arrived as typed`));

	const base = ({ name, verb, operation }: (typeof operations)[number]): Row => ({
		resource: name,
		operation: verb,
		replaceRows: true,
		...(needsId(operation) && operation.does !== 'upsert' ? { id: byId(ID) } : {}),
	});

	const fieldsOfForm = new XeroAccounting().methods.resourceMapping!.getFields!;

	/** The places that the list of fields offers; where it cannot load what may be chosen, a field is typed. */
	async function fieldsShown({ name, verb }: (typeof operations)[number]): Promise<Set<string>> {
		const context = { getCurrentNodeParameter: (parameter: string) => ({ resource: name, operation: verb })[parameter] };
		const { fields } = await fieldsOfForm.call(context as never);
		return new Set(fields.map(({ id }) => id));
	}

	it.each(writing.map((one) => [one.full, one] as const))('%s: every field of the form', async (_, one) => {
		const { resource } = one;
		const shown = await fieldsShown(one);
		const values = valuesOf(resource).filter(({ at }) => shown.has(at));
		const links = linksOf(resource);
		const tables = rowsOf(resource);
		// Whatever may be written stands somewhere in the form.
		const offered = new Set([...values, ...links, ...tables].map(({ at }) => at.split('.')[0]));
		const mustOffer = (name: string): boolean => name !== resource.id || Boolean(one.operation.requires?.includes(name));
		expect(Object.entries(resource.fields).flatMap(([name, field]) => (field.readOnly || !mustOffer(name) || offered.has(name) ? [] : [name]))).toEqual([]);

		const form = {
			...base(one),
			recordSource: 'fields',
			fields: {
				mappingMode: 'defineBelow',
				value: Object.fromEntries(values.map(({ at, field }) => [at, typed(at, field)])),
				matchingColumns: [],
				schema: values.map((each) => mapperField(each, false)),
				attemptToConvertTypes: false,
				convertFieldsToString: false,
			},
			...Object.fromEntries(tables.map(({ at, field }) => [at, { rows: [typedRow(field.fields), typedRow(field.fields)] }])),
		};
		const most = Math.max(1, ...links.map(({ field }) => Object.keys(field.keys!).length));
		for (let turn = 0; turn < most; turn++) {
			const pickers = links.map(({ at, field }) => {
				const keys = Object.entries(field.keys!);
				return { at, chosen: keys[turn % keys.length]! };
			});
			const picked = Object.fromEntries(pickers.map(({ at, chosen: [mode] }) => [at, { __rl: true, mode, value: `${at} by ${mode}` }]));
			const record = lastRecord(await asking({ ...form, ...picked }));
			const expected = Object.fromEntries(pickers.map(({ at, chosen: [mode, property] }) => [at, { [property]: `${at} by ${mode}` }]));
			for (const { at } of pickers) expect([at, record[at]]).toEqual([at, expected[at]]);
			for (const { at, field } of values) expect([at, placed(record, at)]).toEqual([at, arriving(field, typed(at, field))]);
			for (const { at, field } of tables) {
				// An update adds rows to those that Xero has; there are none here.
				expect([at, record[at]]).toEqual([at, [arrivingRow(field.fields), arrivingRow(field.fields)]]);
				if (!turn) counted.fields += leaves(field);
			}
		}
		counted.fields += values.length + links.length;
	});

	const leaves = ({ fields }: Rows): number =>
		Object.values(fields).reduce((all, field) => all + (field.readOnly ? 0 : field.kind === 'rows' ? leaves(field) : 1), 0);

	it.each(writing.map((one) => [one.full, one] as const))('%s: every field of a record from JSON, from the item, and mapped automatically', async (_, one) => {
		const given = sampleRecord(one.resource);
		if (!one.operation.requires?.includes(one.resource.id)) delete given[one.resource.id];
		// Where the record comes from is an expression, so that one run holds all three.
		const parameters = {
			...base(one),
			recordSource: '={{ $json._sync.source }}',
			recordJson: '={{ JSON.stringify($json) }}',
			fields: { mappingMode: 'autoMapInputData', value: null },
		};
		const asked = await asking(
			parameters,
			['json', 'inputItem', 'fields'].map((source) => ({ ...given, _sync: { source } })),
		);
		const sent = asked.filter(({ method }) => method !== 'GET').flatMap(({ body }) => sentIn(body));
		expect(sent).toHaveLength(3);
		expect(Object.keys(sent[0]!)).toEqual(expect.arrayContaining(Object.keys(given)));
		expect([sent[1], sent[2]]).toEqual([sent[0], sent[0]]);
	});

	const withInputs = operations.filter(({ operation }) => Object.keys(operation.inputs ?? {}).length > 0 && operation.does !== 'upload');

	it.each(withInputs.map((one) => [one.full, one] as const))('%s: everything asked for beside a record', async (_, one) => {
		const { operation, resource } = one;
		const { needed, optional } = inputsIn(operation);
		const own = Object.fromEntries(Object.entries(needed).map(([name, field]) => [name, typed(name, field)]));
		const locators = Object.fromEntries(
			Object.entries(needed).flatMap(([name, field]) => (field.kind === 'link' ? [[name, { __rl: true, mode: 'id', value: own[name] }]] : [])),
		);
		const options = Object.fromEntries(Object.entries(optional).map(([name, field]) => [name, typed(name, field)]));
		const record = writes(operation) ? { recordSource: 'json', recordJson: JSON.stringify(sampleRecord(resource)) } : {};
		const asked = (await asking({ ...base(one), ...record, ...own, ...locators, options })).at(-1)!;
		const body = sentIn(asked.body)[0] ?? {};
		for (const [name, field] of Object.entries({ ...needed, ...optional })) {
			const value = own[name] ?? options[name];
			const places = [
				asked.path.split('/').map(decodeURIComponent).includes(String(value)) && 'path',
				asked.query.get(name) === String(arriving(field, value)) && 'query',
				JSON.stringify(body[name]) === JSON.stringify(arriving(field, value)) && 'body',
			];
			// What a write is known by goes into its key, and is sent nowhere.
			expect([name, places.filter(Boolean).length]).toEqual([name, name === operation.knownBy ? 0 : 1]);
			counted.inputs += 1;
		}
		if (operation.path.includes('{id}')) expect(asked.path.split('/').map(decodeURIComponent)).toContain(ID);
	});

	const withFilters = operations.filter(({ operation }) => Object.keys(operation.filters ?? {}).length > 0);

	it.each(withFilters.map((one) => [one.full, one] as const))('%s: every filter, alone and with all others', async (_, one) => {
		const filters = one.operation.filters!;
		const values = Object.fromEntries(Object.entries(filters).map(([name, field]) => [name, filterValue(name, field)]));
		const names = Object.keys(filters);
		const form = Object.fromEntries(names.map((name) => [name, `={{ $json[${JSON.stringify(name)}] }}`]));
		const items = [...names.map((name) => ({ [name]: values[name] })), values];
		const asked = await asking({ ...base(one), returnAll: true, filters: form }, items);
		expect(asked).toHaveLength(items.length);
		for (const [index, name] of names.entries()) {
			const field = filters[name]!;
			for (const each of [asked[index]!, asked.at(-1)!])
				expect([name, saidOf(name, field, each)]).toEqual([name, expect.stringContaining(inFilter(field, values[name]))]);
			counted.filters += 1;
		}
	});

	const filterValue = (name: string, field: Field): unknown => {
		if (name === 'where') return 'Total >= 100 OR Reference == "a"';
		if (name === 'order') return 'Date DESC';
		if (field.where?.includes('guid(')) return GUID;
		if (field.kind === 'text') return `a "quoted" \\ ${name}, &c. {} $&`;
		return field.kind === 'list' && !field.choices
			? `${name} 1,${name} 2`
			: field.kind === 'list'
				? Object.keys(field.choices!).slice(0, 2)
				: typed(name, field);
	};

	const inFilter = (field: Field, value: unknown): string => {
		if (field.kind === 'moment') return '2026-03-31T10:15:00';
		if (field.where && field.kind === 'date') return 'DateTime(2026,3,31)';
		if (field.kind === 'decimal') return '12.5';
		return field.where && field.kind === 'text' && !field.where.includes('guid(') ? JSON.stringify(value) : String(value);
	};

	const saidOf = (name: string, field: Field, { query, headers }: Asked): string =>
		String(name === 'modifiedSince' ? headers['if-modified-since'] : query.get(field.where ? 'where' : name));
});

describe('W4: no item inherits anything of another', () => {
	const random = seeded(20_261_123);
	const some = (): boolean => random() < 0.5;
	let compared = 0;
	afterAll(() => console.info(`W4: ${compared} items in mixed runs asked just what each asks alone, 0 leaks`));

	/** One line for each request that is about one item. */
	const spoken = ({ path, query, headers }: Asked): string =>
		JSON.stringify([path, [...query].sort(), headers['if-modified-since'], headers['xero-tenant-id']]);

	const lists = operations.filter(({ operation }) => Object.keys(operation.filters ?? {}).length > 3).map((one) => [one.full, one] as const);

	it.each(lists)('%s: random filters, limits and organisations', async (_, { name, verb, operation }) => {
		const filters = Object.entries(operation.filters!);
		const items = Array.from({ length: 8 }, (_unused, index) => ({
			tenant: some() ? NZ : UK,
			returnAll: some(),
			limit: 1 + Math.floor(random() * 500),
			filters: Object.fromEntries(
				filters
					.filter(some)
					.map(([filter, field]) => [
						filter,
						field.where?.includes('guid(')
							? GUID
							: field.kind === 'text' && filter !== 'order' && filter !== 'where'
								? `${filter} ${index}`
								: filter === 'where'
									? `Total>${index}`
									: filter === 'order'
										? `Date DESC`
										: typed(filter, field),
					]),
			),
		}));
		const parameters = {
			resource: name,
			operation: verb,
			organisation: { __rl: true, mode: 'id', value: '={{ $json.tenant }}' },
			returnAll: '={{ $json.returnAll }}',
			limit: '={{ $json.limit }}',
			filters: Object.fromEntries(filters.map(([filter]) => [filter, `={{ $json.filters[${JSON.stringify(filter)}] }}`])),
		};
		const mixed = (await asking(parameters, items)).map(spoken);
		expect(mixed).toHaveLength(items.length);
		// With other neighbours each asks the same, and so do two that have none.
		const others = (await asking(parameters, [...items].reverse())).map(spoken).reverse();
		expect(others).toEqual(mixed);
		for (const index of [1, items.length - 1]) {
			const [alone] = await asking(parameters, [items[index]!]);
			expect([index, mixed[index]]).toEqual([index, spoken(alone!)]);
		}
		compared += items.length;
	});

	it.each([
		['invoice', 'create'],
		['invoice', 'upsert'],
		['contact', 'update'],
		['bankTransaction', 'create'],
	])('%s.%s: random fields, sources and choices', async (name, verb) => {
		const resource: Resource = xero[name as 'invoice'];
		const sample = { ...sampleRecord(resource) };
		delete sample[resource.id];
		const required = (resource.operations[verb]!.requires ?? []) as readonly string[];
		const items = Array.from({ length: 12 }, (_, index) => ({
			...Object.fromEntries(Object.entries(sample).filter(([field]) => required.includes(field) || some())),
			[resource.title]: `Record ${index}`,
			_form: { source: some() ? 'inputItem' : 'json', tenant: some() ? NZ : UK, backorders: some(), look: some(), replace: some() },
		}));
		const parameters = {
			resource: name,
			operation: verb,
			organisation: { __rl: true, mode: 'id', value: '={{ $json._form.tenant }}' },
			id: { __rl: true, mode: 'id', value: `={{ $json[${JSON.stringify(resource.title)}] }}` },
			recordSource: '={{ $json._form.source }}',
			recordJson: '={{ JSON.stringify($json) }}',
			lookUpFirst: '={{ $json._form.look }}',
			replaceRows: true,
			options: name === 'invoice' ? { allowBackorders: '={{ $json._form.backorders }}' } : {},
		};
		const written = (asked: readonly Asked[]): string[] =>
			asked
				.filter(({ method }) => method !== 'GET')
				.flatMap((each) => sentIn(each.body).map((record) => `${spoken(each)} ${JSON.stringify(record)}`))
				.sort();
		const mixed = written(await asking(parameters, items));
		const alone: string[] = [];
		for (const item of items) alone.push(...written(await asking(parameters, [item])));
		expect(mixed).toEqual(alone.sort());
		compared += items.length;
	});
});
