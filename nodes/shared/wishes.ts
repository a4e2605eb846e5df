import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation, Resource } from '../../src/apis/define';
import { linksOf, rowsOf, writes } from '../../src/apis/parts';
import { isFilled, isRow, rowsIn, type Row } from '../../src/record';
import { withInstants } from '../../src/wire/instant';
import { fromJson } from '../../src/wire/text';
import { needsId, type Wish } from '../../src/wire/ask';

/** What the form holds for one item, as a wish. */
export function wishOf(context: IExecuteFunctions, resource: Resource, operation: Operation, item: number): Wish {
	const record = writes(operation) ? recordOf(context, resource, item) : undefined;
	return {
		from: item,
		...(needsId(operation) && operation.does !== 'upsert' ? { id: idOf(context, item) } : {}),
		...(record ? { record } : {}),
		...(operation.does === 'getMany' ? listingOf(context, operation, item) : {}),
	};
}

const idOf = (context: IExecuteFunctions, item: number): string => String(context.getNodeParameter('id', item, '', { extractValue: true })).trim();

function listingOf(context: IExecuteFunctions, operation: Operation, item: number): Pick<Wish, 'filters' | 'limit'> {
	const filters = withInstants(operation.filters ?? {}, context.getNodeParameter('filters', item, {}) as Row, context.getTimezone());
	return context.getNodeParameter('returnAll', item, false) ? { filters } : { filters, limit: context.getNodeParameter('limit', item, 50) as number };
}

function recordOf(context: IExecuteFunctions, resource: Resource, item: number): Row {
	switch (context.getNodeParameter('recordSource', item, 'fields')) {
		case 'inputItem':
			return context.getInputData()[item]!.json;
		case 'json':
			return rowOf(context.getNodeParameter('recordJson', item, '{}'));
		default:
			return { ...mapped(context, item), ...linked(context, resource, item), ...listed(context, resource, item) };
	}
}

const rowOf = (value: unknown): Row => {
	const parsed = typeof value === 'string' ? fromJson(value) : value;
	return isRow(parsed) ? parsed : {};
};

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
	const filled = linksOf(resource).flatMap(({ at, field }) => {
		const locator = context.getNodeParameter(at, item, {}) as Row;
		const value = context.getNodeParameter(at, item, '', { extractValue: true });
		const keys = field.keys ?? {};
		const key = keys[String(locator.mode)] ?? Object.values(keys)[0]!;
		return isFilled(value) ? [[at, { [key]: value }] as const] : [];
	});
	return Object.fromEntries(filled);
}

function listed(context: IExecuteFunctions, resource: Resource, item: number): Row {
	const filled = rowsOf(resource).flatMap(({ at, field }) => {
		const rows = rowsIn((context.getNodeParameter(at, item, {}) as Row).rows).map((row) => filledOnly(row, field.fields));
		return rows.length ? [[at, rows] as const] : [];
	});
	return Object.fromEntries(filled);
}

const filledOnly = (row: Row, fields: Readonly<Record<string, { kind: string }>>): Row =>
	Object.fromEntries(
		Object.entries(row)
			.filter(([, value]) => isFilled(value))
			.map(([name, value]) => [name, fields[name]?.kind === 'rows' && typeof value === 'string' ? (fromJson(value) ?? value) : value]),
	);
