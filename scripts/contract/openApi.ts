import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Asking, Properties, Property } from './facts';

/** As much of an OpenAPI document as is read here. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string;
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly required?: readonly string[];
	readonly enum?: readonly unknown[];
	readonly maxLength?: number;
	readonly readOnly?: boolean;
}

interface Parameter extends Schema {
	readonly name: string;
	readonly in: string;
	readonly schema?: Schema;
}

export interface Operation {
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: Content;
	readonly responses?: Readonly<Record<string, Content>>;
}

interface Content {
	readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Document {
	readonly info: { readonly version: string };
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }>>;
	readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const load = (file: string): Document => parse(readFileSync(file, 'utf8')) as Document;

const nameIn = ($ref: string): string => $ref.split('/').at(-1)!;

/** What a reference points at; anything else is itself. */
export function resolved<T extends { readonly $ref?: string }>(document: Document, value: T): T {
	if (!value.$ref) return value;
	const [, , group, name] = value.$ref.split('/');
	return resolved(document, document.components[group!]![name!] as T);
}

export const schemaIn = (document: Document, content: Content | undefined): Schema | undefined => {
	const schema = content?.content?.['application/json']?.schema;
	return schema && resolved(document, schema);
};

export const answerOf = (document: Document, { responses = {} }: Operation): Schema | undefined =>
	schemaIn(document, Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]);

const METHODS = ['get', 'post', 'put', 'delete'];
/** What every answer carries beside the records. */
const FRAME = ['code', 'message', 'page_context', 'pagination', 'Warnings'];

/** `METHOD path` with its parameters, for every path under one of these. */
export function operationsUnder(document: Document, roots: readonly string[]): Record<string, Asking> {
	const wanted = Object.entries(document.paths).filter(([path]) => roots.some((root) => path === root || path.startsWith(`${root}/`)));
	return Object.fromEntries(
		wanted.flatMap(([path, methods]) =>
			METHODS.flatMap((method) => {
				const operation = methods[method];
				return operation ? [[`${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{id}')}`, asking(document, operation, methods.parameters)]] : [];
			}),
		),
	);
}

function asking(document: Document, operation: Operation, shared: readonly Parameter[] = []): Asking {
	const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) => resolved(document, parameter));
	const named = (place: string): string[] => [...new Set(parameters.filter((parameter) => parameter.in === place).map(({ name }) => name))].sort();
	const values = Object.fromEntries(
		parameters.flatMap((parameter) => {
			const known = valuesOf({ ...parameter, ...parameter.schema });
			return known && parameter.in === 'query' ? [[parameter.name, known]] : [];
		}),
	);
	const answers = Object.keys(answerOf(document, operation)?.properties ?? {})
		.filter((name) => !FRAME.includes(name))
		.sort();
	return { query: named('query'), headers: named('header'), ...(Object.keys(values).length ? { values } : {}), answers };
}

/** Longer lists, such as all countries, are no choice of a form. */
const MOST_VALUES = 120;

/** Zoho tells values and lengths in its descriptions only. */
function valuesOf({ type, enum: listed, description = '' }: Schema): string[] | undefined {
	if (type === 'boolean') return undefined;
	const [, told] = /allowed values?(?:\s+are)?:?([^]*)/i.exec(description) ?? [];
	const found = listed?.map(String) ?? [...(told ?? '').matchAll(/<code>([^<]+)<\/code>/g)].flatMap(([, words]) => words!.split(/,|\band\b|\bor\b/));
	const values = [...new Set(found.map((value) => value.trim()))].filter((value) => /^[\w.]+$/.test(value)).sort();
	return values.length && values.length <= MOST_VALUES ? values : undefined;
}

function longest({ maxLength, description = '' }: Schema): number | undefined {
	const [, told] = /max(?:imum)?[- ]length(?: is| allowed)?:?\s*\[?(\d+)/i.exec(description) ?? [];
	return maxLength ?? (told ? Number(told) : undefined);
}

/** The properties of an object; objects inside become schemas of their own, named by `nameOf` or not followed where it names none. */
export function describe(
	document: Document,
	name: string,
	schema: Schema,
	nameOf: (at: string, ref: string | undefined) => string | undefined,
	into: Record<string, Properties> = {},
): Record<string, Properties> {
	if (into[name]) return into;
	const properties: Record<string, Property> = {};
	into[name] = properties;
	for (const [property, raw] of Object.entries(schema.properties ?? {})) {
		const known = { ...raw, ...resolved(document, raw) };
		const held = known.items ?? raw;
		const inner = resolved(document, held);
		const of = inner.properties ? nameOf(`${name}.${property}`, held.$ref && nameIn(held.$ref)) : undefined;
		const values = valuesOf(known);
		const max = longest(known);
		properties[property] = {
			type: known.type ?? (known.properties ? 'object' : 'any'),
			...(of ? { of } : {}),
			...(raw.readOnly || known.readOnly ? { readOnly: true } : {}),
			...(max ? { max } : {}),
			...(values ? { values } : {}),
		};
		if (of) describe(document, of, inner, nameOf, into);
	}
	return into;
}
