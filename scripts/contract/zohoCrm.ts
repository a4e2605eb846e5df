import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asking, Pinned, Properties, Property } from './facts';

/**
 * Zoho CRM API v8: eighty files of OpenAPI 3.1, each for a part of the API (github.com/zoho/crm-oas). All operations are pinned with what can be asked of
 * them; bodies through all depths only where the package or the sandbox has them. Modules are dynamic, so records have no properties to speak of: which fields
 * the standard modules have is pinned from answers of the live service instead, by names and JSON types.
 */

interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: unknown;
	readonly items?: Schema;
	readonly required?: readonly string[];
	readonly enum?: readonly unknown[];
	readonly maxLength?: number;
	readonly format?: string;
	readonly oneOf?: readonly Schema[];
	readonly anyOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
}

interface Parameter {
	readonly $ref?: string;
	readonly name: string;
	readonly in: string;
	readonly required?: boolean;
	readonly schema?: Schema;
}

interface Operation {
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: Content;
	readonly responses?: Readonly<Record<string, Content>>;
}

interface Content {
	readonly $ref?: string;
	readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Document {
	readonly servers?: ReadonlyArray<{ readonly url: string }>;
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }>>;
	readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Parts whose bodies are looked into. */
const LOOKED_INTO = [
	'attachments',
	'bulk-read',
	'bulk-write',
	'change-owner',
	'convert',
	'coql',
	'files',
	'inventory-convert',
	'mass-update',
	'module-search',
	'notes',
	'record',
	'record-count',
	'related-records',
	'tags-actions',
	'upload',
];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Jobs stand beside the API, and so does the place their files go to. */
const BESIDE: Readonly<Record<string, string>> = { 'bulk-read': '/crm/bulk/v8', 'bulk-write': '/crm/bulk/v8', upload: '/crm/v8' };

interface Made {
	readonly operations: Record<string, Asking>;
	readonly required: Record<string, readonly string[]>;
	readonly schemas: Record<string, Properties>;
	readonly open: string[];
}

export function pinZohoCrm(folder: string): Pinned {
	const made: Made = { operations: {}, required: {}, schemas: {}, open: [] };
	const files = readdirSync(join(folder, 'zoho-crm')).flatMap((name) => /^zoho-crm-(.+)-openapi\.json$/.exec(name)?.[1] ?? []);
	const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, 'zoho-crm', name), 'utf8')) as T;
	for (const part of files.filter((name) => name !== 'apis')) pinPart(made, part, read<Document>(`zoho-crm-${part}-openapi.json`));
	const { open, ...pinned } = made;
	return { source: 'Zoho CRM API v8, crm-oas as of 2026-08', ...pinned, open: open.sort(), examples: seen(read('observed-response-shapes.json')) };
}

function pinPart(made: Made, part: string, document: Document): void {
	const prefix = BESIDE[part] ?? '';
	for (const [path, methods] of Object.entries(document.paths)) {
		for (const method of METHODS) {
			const operation = methods[method];
			if (!operation) continue;
			const name = `${method.toUpperCase()} ${prefix}${path}`;
			made.operations[name] = asking(made, document, name, operation, methods.parameters ?? [], LOOKED_INTO.includes(part) && !path.startsWith('/settings'));
		}
	}
}

/** What a reference points at; anything else is itself. */
function resolved<T extends { readonly $ref?: string }>(document: Document, value: T): T {
	if (!value.$ref) return value;
	const [, , group = '', name = ''] = value.$ref.split('/');
	return resolved(document, document.components![group]![name] as T);
}

function asking(made: Made, document: Document, at: string, operation: Operation, shared: readonly Parameter[], isLookedInto: boolean): Asking {
	const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) => resolved(document, parameter));
	const placed = (place: string): Parameter[] =>
		parameters.filter((parameter) => parameter.in === place).sort((one, other) => (one.name < other.name ? -1 : 1));
	const needs = placed('query').flatMap(({ name, required }) => (required ? [name] : []));
	const good = Object.entries(operation.responses ?? {}).find(([status, content]) => /^20[0127]$/.test(status) && resolved(document, content).content)?.[1];
	const named = at.replace(/[{}]/g, '').replace(/[ /]+/g, '.');
	const [sends, shows] = [
		body(made, document, `${named}.sent`, operation.requestBody, isLookedInto),
		body(made, document, `${named}.shown`, good, isLookedInto),
	];
	return {
		query: Object.fromEntries(placed('query').map(({ name, schema = {} }) => [name, facts(document, schema)])),
		headers: placed('header').map(({ name }) => name),
		...(needs.length ? { needs } : {}),
		...(sends ? { sends } : {}),
		...(shows ? { shows } : {}),
	};
}

/** The name of a body's schema, or its media type where it is no JSON. */
function body(made: Made, document: Document, name: string, content: Content | undefined, isLookedInto: boolean): string | undefined {
	const [media, { schema = {} } = {}] = Object.entries((content && resolved(document, content).content) ?? {})[0] ?? [];
	if (media === undefined || !isLookedInto) return media;
	if (media !== 'application/json' || whole(document, schema).format === 'binary') return media === 'application/json' ? 'application/octet-stream' : media;
	describe(made, document, name, schema);
	return name;
}

/** What is nothing in one kind of a body may be something in another. */
const isNothing = ({ type }: Schema): boolean => type === 'null';

/** A schema with what it is made of: of several kinds of a body, all that any of them knows, and what all of them demand. */
function whole(document: Document, raw: Schema): Schema {
	const schema = resolved(document, raw);
	const kinds = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
		.map((kind) => whole(document, kind))
		.sort((one, other) => Number(isNothing(other)) - Number(isNothing(one)));
	if (!kinds.length) return schema;
	const all = [schema, ...kinds];
	const demands = kinds.map(({ required = [] }) => required);
	return {
		...Object.assign({}, ...kinds),
		...schema,
		properties: Object.fromEntries(
			all.flatMap(({ properties = {} }) => Object.entries(properties)).sort(([, one], [, other]) => Number(isNothing(other)) - Number(isNothing(one))),
		),
		required: [...(schema.required ?? []), ...(demands[0] ?? []).filter((name) => schema.allOf ?? demands.every((demand) => demand.includes(name)))],
		...(all.some(({ additionalProperties }) => additionalProperties === true) ? { additionalProperties: true } : {}),
	};
}

/** The properties of an object; objects inside become schemas of their own, named by their place. */
function describe(made: Made, document: Document, name: string, raw: Schema): void {
	const schema = whole(document, raw);
	const properties: Record<string, Property> = {};
	made.schemas[name] = properties;
	if (schema.required?.length) made.required[name] = [...new Set(schema.required)].sort();
	if (schema.additionalProperties === true) made.open.push(name);
	for (const [own, inner] of Object.entries(schema.properties ?? {})) {
		const known = whole(document, inner);
		const held = known.items ? whole(document, known.items) : known;
		const of = held.properties && Object.keys(held.properties).length ? `${name}.${own}` : undefined;
		properties[own] = { ...facts(document, inner), ...(of ? { of } : {}) };
		if (of) describe(made, document, of, held);
	}
}

/** Longer lists, such as all time zones, are no choice of a form. */
const MOST_VALUES = 40;

function facts(document: Document, raw: Schema): Property {
	const { type = 'any', items, enum: listed, format, maxLength } = whole(document, raw);
	const kind = typeof type === 'string' ? type : (type.find((each) => each !== 'null') ?? 'any');
	const entries = items && whole(document, items);
	const of = entries?.type;
	const told = (listed ?? entries?.enum ?? []).flatMap((value) => (value === null || kind === 'boolean' ? [] : [String(value)])).sort();
	const values = told.length && told.length <= MOST_VALUES ? told : undefined;
	return {
		type: kind,
		...(kind === 'string' && format && format !== 'int64' ? { format } : {}),
		...(typeof of === 'string' && of !== 'object' ? { of } : {}),
		...(maxLength && maxLength < 2 ** 31 - 1 ? { max: maxLength } : {}),
		...(values ? { values } : {}),
	};
}

type Shapes = Readonly<Record<string, { readonly shape?: unknown }>>;

/** What live answers show of the records of each module (its keys, and the types of what was in them). */
function seen(shapes: Shapes): Record<string, Properties> {
	const into: Record<string, Record<string, Property>> = {};
	for (const [at, { shape }] of Object.entries(shapes)) {
		const module = /^GET \/crm\/v2\/([A-Z]\w+)/.exec(at)?.[1];
		const data = (shape as { data?: unknown } | undefined)?.data;
		if (module === undefined || !Array.isArray(data)) continue;
		for (const row of data as Array<Readonly<Record<string, unknown>>>)
			for (const [name, value] of Object.entries(row)) (into[module] ??= {})[name] = { type: typeOf(value, into[module]?.[name]?.type) };
	}
	return into;
}

function typeOf(value: unknown, before: string | undefined): string {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'object' && value !== null) return 'object';
	const [found] = String(value)
		.split('|')
		.filter((each) => each !== 'null');
	return found ?? before ?? 'any';
}
