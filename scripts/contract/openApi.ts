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
	readonly allOf?: readonly Schema[];
	readonly required?: readonly string[];
	readonly enum?: readonly unknown[];
	readonly maxLength?: number;
	readonly readOnly?: boolean;
	readonly format?: string;
	/** Xero's marks of a day and of an instant that are written in milliseconds. */
	readonly 'x-is-msdate'?: boolean;
	readonly 'x-is-msdate-time'?: boolean;
}

interface Parameter extends Omit<Schema, 'required'> {
	readonly name: string;
	readonly in: string;
	readonly required?: boolean;
	readonly schema?: Schema;
}

export interface Operation {
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: Content;
	readonly responses?: Readonly<Record<string, Content>>;
}

export interface Content {
	readonly $ref?: string;
	readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
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
	const schema = content && resolved(document, content).content?.['application/json']?.schema;
	return schema && composed(document, resolved(document, schema));
};

/** A schema that is made of others, with all of theirs. */
const composed = (document: Document, schema: Schema): Schema =>
	(schema.allOf ?? [])
		.map((part) => composed(document, resolved(document, part)))
		.reduce(
			(all, part) => ({ ...all, properties: { ...all.properties, ...part.properties }, required: [...(all.required ?? []), ...(part.required ?? [])] }),
			schema,
		);

const goodAnswer = ({ responses = {} }: Operation): Content | undefined => Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];

export const answerOf = (document: Document, operation: Operation): Schema | undefined => schemaIn(document, goodAnswer(operation));

export const METHODS = ['get', 'post', 'put', 'delete'];
/** What every answer carries beside the records. */
export const FRAME = ['code', 'message', 'page_context', 'pagination', 'Warnings'];

/** `METHOD path` with its parameters, for every path under one of these. Bodies are pinned by their schemas' names, or answers by their properties. */
export function operationsUnder(document: Document, roots: readonly string[], bodies: 'schemas' | 'answers'): Record<string, Asking> {
	const wanted = Object.entries(document.paths).filter(([path]) => roots.some((root) => path === root || path.startsWith(`${root}/`)));
	return Object.fromEntries(
		wanted.flatMap(([path, methods]) =>
			METHODS.flatMap((method) => {
				const operation = methods[method];
				return operation ? [[`${method.toUpperCase()} ${path}`, asking(document, operation, methods.parameters, bodies)]] : [];
			}),
		),
	);
}

function asking(document: Document, operation: Operation, shared: readonly Parameter[] = [], bodies: 'schemas' | 'answers'): Asking {
	const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) => resolved(document, parameter));
	const placed = (place: string): Parameter[] =>
		parameters.filter((parameter) => parameter.in === place).sort((one, other) => (one.name < other.name ? -1 : 1));
	const facts = (place: string): Properties =>
		Object.fromEntries(placed(place).map((parameter) => [parameter.name, factsOf(document, { ...parameter, ...parameter.schema, required: [] })]));
	const needs = placed('query').flatMap(({ name, required }) => (required ? [name] : []));
	const formats = Object.fromEntries(Object.entries(facts('path')).flatMap(([name, { format }]) => (format ? [[name, format]] : [])));
	const [sends, shows] = [named(document, operation.requestBody), named(document, goodAnswer(operation))];
	const answers = Object.keys(answerOf(document, operation)?.properties ?? {})
		.filter((name) => !FRAME.includes(name))
		.sort();
	return {
		...(Object.keys(formats).length ? { formats } : {}),
		query: facts('query'),
		headers: [...new Set(placed('header').map(({ name }) => name))],
		...(needs.length ? { needs } : {}),
		...(bodies === 'answers' ? { answers } : { ...(sends ? { sends } : {}), ...(shows ? { shows } : {}) }),
	};
}

/** The name of a body's schema, `[]` behind it for a list of such; a body that is no JSON is named by its media type. */
function named(document: Document, content: Content | undefined): string | undefined {
	const [media, { schema } = {}] = Object.entries((content && resolved(document, content).content) ?? {})[0] ?? [];
	if (media !== 'application/json') return media;
	const ref = schema?.$ref ?? schema?.items?.$ref;
	return ref && nameIn(ref) + (schema?.$ref ? '' : '[]');
}

/** The media type of a body that is no JSON. */
export const namedBody = (document: Document, content: Content | undefined): string | undefined => {
	const [media] = Object.keys((content && resolved(document, content).content) ?? {});
	return media === 'application/json' ? undefined : media;
};

/** Longer lists, such as all countries, are no choice of a form. */
const MOST_VALUES = 120;

/** Zoho tells values and lengths in its descriptions only. */
function valuesOf({ type, enum: listed, description = '' }: Schema): string[] | undefined {
	if (type === 'boolean') return undefined;
	const [, told] = /allowed values?(?:\s+are)?:?([^]*)/i.exec(description) ?? [];
	if (listed) return listed.length <= MOST_VALUES ? listed.map(String).sort() : undefined;
	const found = [...(told ?? '').matchAll(/<code>([^<]+)<\/code>/g)].flatMap(([, words]) => words!.split(/,|\band\b|\bor\b/));
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
		properties[property] = { ...factsOf(document, raw), ...(of ? { of } : {}) };
		if (of) describe(document, of, inner, nameOf, into);
	}
	return into;
}

function factsOf(document: Document, raw: Schema): Property {
	const known = { ...raw, ...resolved(document, raw) };
	const type = known.type ?? (known.properties ? 'object' : 'any');
	const of = known.items && resolved(document, known.items).type;
	const format = known['x-is-msdate'] ? 'msDate' : known['x-is-msdate-time'] ? 'msInstant' : type === 'string' ? known.format : undefined;
	const shared = raw.$ref && known.enum ? nameIn(raw.$ref) : undefined;
	const values = shared ?? valuesOf(known);
	const max = longest(known);
	return {
		type,
		...(format ? { format } : {}),
		...(of && of !== 'object' ? { of } : {}),
		...(raw.readOnly || known.readOnly ? { readOnly: true } : {}),
		...(max ? { max } : {}),
		...(values ? { values } : {}),
	};
}

/** The lists of values that have a name of their own. */
export const namedValues = (document: Document): Record<string, string[]> =>
	Object.fromEntries(
		Object.entries(document.components.schemas as Readonly<Record<string, Schema>>).flatMap(([name, { enum: values }]) =>
			values ? [[name, values.map(String).sort()]] : [],
		),
	);

/** What examples of answers show beyond the schemas of their records: a property's name and the kind of its value. */
export function shownByExample(document: Document, roots: readonly string[], schemas: Readonly<Record<string, Properties>>): Record<string, Properties> {
	const into: Record<string, Record<string, Property>> = {};
	const walk = (schema: string | undefined, value: unknown, isRecord: boolean): void => {
		if (Array.isArray(value)) return value.forEach((each) => walk(schema, each, true));
		const known = schemas[schema ?? ''];
		if (!known || typeof value !== 'object' || value === null) return;
		for (const [name, held] of Object.entries(value)) {
			const property = known[name];
			if (property) walk(property.of, held, true);
			else if (isRecord && held !== null) (into[schema!] ??= {})[name] = { type: Array.isArray(held) ? 'array' : typeof held };
		}
	};
	const wanted = Object.entries(document.paths).filter(([path]) => roots.some((root) => path === root || path.startsWith(`${root}/`)));
	for (const operation of wanted.flatMap(([, methods]) => METHODS.flatMap((method) => methods[method] ?? []))) {
		const answer = goodAnswer(operation);
		const { example } = (answer && resolved(document, answer).content?.['application/json']) ?? {};
		// What stands around the records is none of theirs.
		walk(named(document, answer), typeof example === 'string' ? parsed(example) : example, false);
	}
	return into;
}

/** Some examples are texts, and not all of those are JSON. */
const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};
