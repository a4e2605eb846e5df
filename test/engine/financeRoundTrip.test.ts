import type { INodeParameters } from 'n8n-workflow';
import { mapperField } from '../../nodes/shared/describeField';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import type { Asked } from '../../sandbox/vendor';
import type { Field, Fields, Operation, Resource, Resources } from '../../src/apis/define';
import { inputsIn, linksOf, rowsOf, valuesOf, writes } from '../../src/apis/parts';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { isRow, type Row } from '../../src/record';
import { needsId } from '../../src/wire/ask';
import { echoFinance } from '../support/echoFinance';
import type { Hurried } from '../support/hurried';
import { sampleOf } from '../support/sample';
import { byId, runFinance, zohoAccount, type FinanceApp } from './accounts';

/** From the forms of Zoho's finance apps to the request, for all that their tables hold: what was typed is what is sent. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let sandbox: Sandbox;
const vendor = echoFinance(zohoBooks, zohoInventory, zohoExpense);
const token = { access_token: 'any', refresh_token: 'any', token_type: 'Bearer', expires_in: 3600 };

beforeAll(async () => void (sandbox = await startSandbox({ vendors: [() => vendor] })));
afterAll(() => sandbox.close());

/** What the node asked Zoho with these parameters. */
async function asking(app: FinanceApp, parameters: Row, items: readonly Row[] = [{}]): Promise<Asked[]> {
	vendor.reset();
	const { error } = await runFinance(app, zohoAccount(sandbox.url, token), {
		parameters: parameters as INodeParameters,
		items,
		onError: 'continueErrorOutput',
	});
	expect(error).toBeUndefined();
	return [...vendor.asked];
}

const ID = '460000000000999 / ?';
/** What travels otherwise than under its name. */
const OURS = ['modifiedSince', 'withDetails', 'uniqueField', 'FileName'];

/** What a person types for a field; rows and groups as JSON where the form has one field for them. */
function typed(name: string, field: Field): unknown {
	if (field.kind === 'choice') return Object.keys(field.choices).at(-1);
	if (field.kind === 'list') return field.choices ? Object.keys(field.choices).slice(0, 2) : `${name} 1,${name} 2`;
	if (field.kind === 'rows') return JSON.stringify([typedRow(field.fields)]);
	if (field.kind === 'group') return JSON.stringify(typedRow(field.fields));
	return sampleOf(name, field);
}

/** What must arrive for it. */
function arriving(name: string, field: Field): unknown {
	const value = typed(name, field);
	if (field.kind === 'decimal' || field.kind === 'integer') return Number(value);
	if (field.kind === 'list' && typeof value === 'string') return value.split(',');
	if (field.kind === 'rows') return [arrivingRow(field.fields)];
	return field.kind === 'group' ? arrivingRow(field.fields) : value;
}

const written = (fields: Fields): Array<[string, Field]> => Object.entries(fields).filter(([, { readOnly }]) => !readOnly);
const typedRow = (fields: Fields): Row => Object.fromEntries(written(fields).map(([name, field]) => [name, typed(name, field)]));
const arrivingRow = (fields: Fields): Row => Object.fromEntries(written(fields).map(([name, field]) => [name, arriving(name, field)]));
const leaves = (field: Field): number =>
	field.kind === 'rows' || field.kind === 'group' ? written(field.fields).reduce((all, [, inner]) => all + leaves(inner), 0) : 1;

const bodyOf = ({ body }: Asked): Row => {
	const sent: unknown = body.startsWith('{') ? JSON.parse(body) : {};
	return isRow(sent) ? sent : {};
};

const placed = (record: Row, at: string): unknown => at.split('.').reduce<unknown>((inner, name) => (isRow(inner) ? inner[name] : undefined), record);

describe.each<[FinanceApp, Resources]>([
	['books', zohoBooks],
	['inventory', zohoInventory],
	['expense', zohoExpense],
])('W5: what is typed into the form of %s is in the request', (app, resources) => {
	const counted = { fields: 0, inputs: 0, filters: 0 };
	afterAll(() => console.info(`W5: ${counted.fields} fields, ${counted.inputs} inputs and ${counted.filters} filters of ${app} arrived as typed`));

	const operations = Object.entries<Resource>(resources).flatMap(([name, resource]) =>
		Object.entries<Operation>(resource.operations).map(([verb, operation]) => [`${name}.${verb}`, { name, verb, resource, operation }] as const),
	);

	const base = ({ name, verb, operation }: (typeof operations)[number][1]): Row => ({
		resource: name,
		operation: verb,
		replaceRows: true,
		...(needsId(operation) && operation.does !== 'upsert' ? { id: byId(ID) } : {}),
	});

	/** The inputs of an operation as the form holds them. */
	const asked = (operation: Operation): Row => {
		const { needed, optional } = inputsIn(operation);
		const locator = (name: string, field: Field): unknown => (field.kind === 'link' ? byId(String(typed(name, field))) : typed(name, field));
		const those = (fields: Fields): Array<[string, Field]> => Object.entries(fields).filter(([name]) => !OURS.includes(name));
		return {
			...Object.fromEntries(those(needed).map(([name, field]) => [name, locator(name, field)])),
			// An input may have the name of the form's own collection, where there is no such collection.
			...('options' in needed ? {} : { options: Object.fromEntries(those(optional).map(([name, field]) => [name, typed(name, field)])) }),
		};
	};

	it.each(operations.filter(([, { operation }]) => writes(operation) && operation.does !== 'upsert' && operation.requires?.length !== 0))(
		'%s: every field',
		async (_, one) => {
			const { resource, operation } = one;
			const values = valuesOf(resource).filter(({ at }) => at !== resource.id);
			const tables = rowsOf(resource);
			const picked = linksOf(resource);
			const record = (
				await asking(app, {
					...base(one),
					...asked(operation),
					recordSource: 'fields',
					fields: {
						mappingMode: 'defineBelow',
						value: Object.fromEntries(values.map(({ at, field }) => [at, typed(at, field)])),
						matchingColumns: [],
						schema: values.map((each) => mapperField(each, false)),
						attemptToConvertTypes: false,
						convertFieldsToString: false,
					},
					...Object.fromEntries(picked.map(({ at, field }) => [at, byId(String(typed(at, field)))])),
					...Object.fromEntries(tables.map(({ at, field }) => [at, { rows: [typedRow(field.fields), typedRow(field.fields)] }])),
				})
			)
				.filter(({ method }) => method !== 'GET')
				.map(bodyOf)
				.at(-1)!;
			for (const { at, field } of [...values, ...picked]) expect([at, placed(record, at)]).toEqual([at, arriving(at, field)]);
			for (const { at, field } of tables) expect([at, record[at]]).toEqual([at, [arrivingRow(field.fields), arrivingRow(field.fields)]]);
			counted.fields += values.length + picked.length + tables.reduce((all, { field }) => all + leaves(field), 0);
		},
	);

	const withInputs = operations.filter(
		([, { operation }]) => operation.does !== 'upload' && Object.keys(operation.inputs ?? {}).some((name) => !OURS.includes(name)),
	);

	it.each(withInputs)('%s: everything asked for beside a record', async (_, one) => {
		const { operation, resource } = one;
		const record = writes(operation)
			? { recordSource: 'json', recordJson: JSON.stringify(operation.requires?.length === 0 ? {} : arrivingRow(resource.fields)) }
			: {};
		const request = (await asking(app, { ...base(one), ...record, ...asked(operation), returnAll: true })).at(-1)!;
		const parts = request.path.split('/').map(decodeURIComponent);
		const body = operation.does === 'writePart' || operation.body ? bodyOf(request) : {};
		for (const [name, field] of Object.entries(operation.inputs ?? {}).filter(([each]) => !OURS.includes(each))) {
			const value = arriving(name, field);
			const places = [
				parts.includes(String(value)) && 'path',
				request.query.get(name) === String(value) && 'query',
				JSON.stringify(body[name]) === JSON.stringify(value) && 'body',
			];
			expect([name, places.filter(Boolean).length]).toEqual([name, 1]);
			counted.inputs += 1;
		}
	});

	it.each(operations.filter(([, { operation }]) => Object.keys(operation.filters ?? {}).length > 0))('%s: every filter', async (_, one) => {
		const { operation, resource } = one;
		const filters = Object.entries(operation.filters!).filter(([name]) => name !== 'withDetails');
		const form = Object.fromEntries(filters.map(([name]) => [name, `={{ $json[${JSON.stringify(name)}] }}`]));
		const items = filters.map(([name, field]) => ({ [name]: typed(name, field) }));
		const requests = await asking(app, { ...base(one), ...asked(operation), returnAll: true, filters: form }, items);
		expect(requests).toHaveLength(items.length);
		for (const [index, [name, field]] of filters.entries()) {
			const { query } = requests[index]!;
			if (name === 'modifiedSince') expect(sinceIn(resource, query)).toBe(true);
			else if (field.kind === 'decimal') expect([name, Number(query.get(name))]).toEqual([name, Number(typed(name, field))]);
			else expect([name, query.get(name)]).toEqual([name, String(typed(name, field))]);
			counted.filters += 1;
		}
	});

	/** By a parameter, by the order of the list, or by the rows themselves. */
	const sinceIn = ({ since }: Resource, query: URLSearchParams): boolean => {
		if (since && 'parameter' in since) return query.get(since.parameter) === '2026-03-31T10:15:00+0000';
		return since && 'sort' in since ? query.get('sort_column') === since.sort : true;
	};
});
