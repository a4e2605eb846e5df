import type { IExecuteFunctions } from 'n8n-workflow';
import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { inputsIn, linksOf, rowsOf, writes, type Link } from '../../src/apis/parts';
import { isFilled, isRow, rowsIn, type Row } from '../../src/record';
import { withInstants } from '../../src/wire/instant';
import { fromJson } from '../../src/wire/text';
import { needsId, type Wish } from '../../src/wire/ask';
import { withCustomFields } from '../../src/wire/customFields';
import type { SentFile } from '../../src/wire/conversation';

/** What the form holds for one item, as a wish. */
export async function wishOf(context: IExecuteFunctions, resource: Resource, operation: Operation, item: number): Promise<Wish> {
	const given = writes(operation) ? recordOf(context, resource, item) : undefined;
	const record = isRow(given) ? withCustomFields(resource, given) : undefined;
	const inputs = inputsOf(context, operation, item);
	const file = operation.does === 'upload' ? await fileOf(context, item) : undefined;
	return {
		from: item,
		...(needsId(operation) && operation.does !== 'upsert' ? { id: idOf(context, item) } : {}),
		...(record ? { record } : {}),
		...(given !== undefined && !record ? { problems: [{ at: 'Record JSON', says: 'is no JSON object' }] } : {}),
		...(Object.keys(inputs).length ? { inputs } : {}),
		...(file ? { file } : {}),
		...(operation.does === 'getMany' ? listingOf(context, operation, item) : {}),
	};
}

/** What is asked for beside a record: what must be filled stands by itself, all else among the options. */
function inputsOf(context: IExecuteFunctions, operation: Operation, item: number): Row {
	const { needed, optional } = inputsIn(operation);
	const options = Object.keys(optional).length ? (context.getNodeParameter('options', item, {}) as Row) : {};
	const asked = Object.entries(needed).map(([name, field]) => [name, valueOf(context, name, field, item)] as const);
	const filled = [...asked, ...Object.entries(options)].filter(([, value]) => isFilled(value));
	return withInstants(operation.inputs ?? {}, Object.fromEntries(filled), context.getTimezone());
}

function valueOf(context: IExecuteFunctions, name: string, field: Field, item: number): unknown {
	if (field.kind !== 'link') return context.getNodeParameter(name, item, '');
	return linkOf(context, name, field, item);
}

/** The value of a picker, as the vendor takes it: an object with the key that was chosen, or the bare key. */
function linkOf(context: IExecuteFunctions, name: string, { keys }: Pick<Link, 'keys'>, item: number): unknown {
	const value = context.getNodeParameter(name, item, '', { extractValue: true });
	if (!keys || !isFilled(value)) return value;
	const { mode } = context.getNodeParameter(name, item, {}) as Row;
	return { [keys[String(mode)] ?? Object.values(keys)[0]!]: value };
}

async function fileOf(context: IExecuteFunctions, item: number): Promise<SentFile | undefined> {
	const field = context.getNodeParameter('binaryPropertyName', item, 'data') as string;
	const data = context.getInputData()[item]?.binary?.[field];
	if (!data) return undefined;
	const bytes = await context.helpers.getBinaryDataBuffer(item, field);
	return { name: data.fileName ?? '', mediaType: data.mimeType, bytes: new Uint8Array(bytes) };
}

const idOf = (context: IExecuteFunctions, item: number): string => String(context.getNodeParameter('id', item, '', { extractValue: true })).trim();

function listingOf(context: IExecuteFunctions, operation: Operation, item: number): Pick<Wish, 'filters' | 'limit'> {
	const filters = withInstants(operation.filters ?? {}, context.getNodeParameter('filters', item, {}) as Row, context.getTimezone());
	return context.getNodeParameter('returnAll', item, false) ? { filters } : { filters, limit: context.getNodeParameter('limit', item, 50) as number };
}

/** The record, or what stands in its place and is none. */
function recordOf(context: IExecuteFunctions, resource: Resource, item: number): unknown {
	switch (context.getNodeParameter('recordSource', item, 'fields')) {
		case 'inputItem':
			return context.getInputData()[item]!.json;
		case 'json': {
			const given = context.getNodeParameter('recordJson', item, '{}');
			return typeof given === 'string' ? (fromJson(given.trim() || '{}') ?? given) : given;
		}
		default:
			return { ...mapped(context, item), ...linked(context, resource, item), ...listed(context, resource, item) };
	}
}

/** In automatic mode the mapper holds no values; reading them there would fail. */
function mapped(context: IExecuteFunctions, item: number): Row {
	if (context.getNodeParameter('fields.mappingMode', item, 'defineBelow') === 'autoMapInputData') return context.getInputData()[item]!.json;
	const values = context.getNodeParameter('fields', item, {}) as Row;
	const converted = isFilled(values.value) ? (context.getNodeParameter('fields.value', item, {}) as Row) : {};
	return nested(Object.entries(converted).filter(([, value]) => isFilled(value)));
}

/** Places such as `PaymentTerms.Sales.Day` become objects within objects. */
function nested(entries: ReadonlyArray<readonly [string, unknown]>): Row {
	const record: Row = {};
	for (const [at, value] of entries) {
		const names = at.split('.');
		const last = names.pop()!;
		const holder = names.reduce<Row>((outer, name) => (isRow(outer[name]) ? outer[name] : (outer[name] = {})) as Row, record);
		holder[last] = value;
	}
	return record;
}

function linked(context: IExecuteFunctions, resource: Resource, item: number): Row {
	const values = linksOf(resource).map(({ at, field }) => [at, linkOf(context, at, field, item)] as const);
	return Object.fromEntries(values.filter(([, value]) => isFilled(value)));
}

function listed(context: IExecuteFunctions, resource: Resource, item: number): Row {
	const filled = rowsOf(resource).flatMap(({ at, field }) => {
		const rows = rowsIn((context.getNodeParameter(at, item, {}) as Row).rows).map((row) => filledOnly(row, field.fields));
		return rows.length ? [[at, rows] as const] : [];
	});
	return Object.fromEntries(filled);
}

const filledOnly = (row: Row, fields: Fields): Row =>
	Object.fromEntries(
		Object.entries(row)
			.filter(([, value]) => isFilled(value))
			.map(([name, value]) => [name, fields[name]?.kind === 'rows' ? rowsFrom(value) : value]),
	);

/** Rows within a row come as JSON: all of them as one text, or one text for each that was chosen. */
const rowsFrom = (value: unknown): unknown => {
	if (typeof value === 'string') return fromJson(value) ?? value;
	return Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? (fromJson(each) ?? each) : each)) : value;
};
