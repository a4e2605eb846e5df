import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Asking, Pinned, Properties, Property } from './facts';
import {
	answerOf,
	describe,
	FRAME,
	load,
	METHODS,
	namedBody,
	namedValues,
	operationsUnder,
	resolved,
	schemaIn,
	type Document,
	type Operation,
	type Schema,
} from './openApi';

/**
 * Zoho's finance apps: a file for each part of an API (OpenAPI 3.0). Zoho describes a record anew for each request and answer, so pinned are views of what
 * stands at one place, the single record below it included: what is sent there (`invoices sent`), what answers hold (`invoices answered`), and the
 * records in them (`invoices shown`).
 */

type Views = Record<string, Properties>;

interface Found {
	readonly operations: Record<string, Asking>;
	readonly required: Record<string, readonly string[]>;
	readonly views: Views[];
}

export function pinFinance(source: string, folder: string, isWanted: (part: string) => boolean): Pinned {
	const parts = readdirSync(folder).filter((file) => /\.yml$/.test(file) && isWanted(file.replace('.yml', '')));
	const found = parts.map((file) => pinFile(load(`${folder}/${file}`)));
	const shapes = `${folder}/observed-response-shapes.json`;
	return {
		source,
		operations: Object.assign({}, ...found.map(({ operations }) => operations)) as Pinned['operations'],
		required: Object.assign({}, ...found.map(({ required }) => required)) as Pinned['required'],
		schemas: united(found.flatMap(({ views }) => views)),
		...(existsSync(shapes) ? { examples: seen(JSON.parse(readFileSync(shapes, 'utf8')) as Shapes) } : {}),
	};
}

/** Where records of a kind stand: the address without the single record's id, dots between its parts. */
const placeOf = (path: string): string =>
	path
		.replace(/(?<=.)\/\{\w+\}$/, '')
		.replace(/[{}]/g, '')
		.slice(1)
		.replaceAll('/', '.');

function pinFile(document: Document): Found {
	const found: Found = { operations: {}, required: {}, views: [] };
	const paths = Object.keys(document.paths);
	const creates = paths.filter((path) => document.paths[path]?.post).map(placeOf);
	const askings = operationsUnder(document, paths, 'answers');
	for (const [path, methods] of Object.entries(document.paths)) {
		const place = placeOf(path);
		for (const method of METHODS) {
			const operation = methods[method];
			if (!operation) continue;
			const sent = schemaIn(document, operation.requestBody);
			const media = namedBody(document, operation.requestBody);
			const name = `${method.toUpperCase()} ${path}`;
			found.operations[name] = {
				...askings[name]!,
				// Any word would be a module, were it not said how those are called.
				...(path.startsWith('/{') ? { formats: { [/\w+/.exec(path)![0]]: 'customModule' } } : {}),
				query: { ...listed(document, askings[name]!.query), ...variants(document, operation, methods.parameters) },
				...(sent ? { sends: `${place} sent` } : media ? { sends: media } : {}),
				shows: fileShown(document, operation) ?? `${place} answered`,
			};
			if (sent) addSent(found, document, `${place} sent`, sent, method === 'put' && creates.includes(place));
			const answer = answerOf(document, operation);
			if (answer) found.views.push(described(document, `${place} answered`, framed(answer), (at) => (isRecord(place, at) ? `${place} shown` : at)));
		}
	}
	return found;
}

const described = (document: Document, name: string, schema: Schema, nameOf: (at: string) => string): Views =>
	Object.fromEntries(Object.entries(describe(document, name, schema, nameOf)).map(([view, properties]) => [view, listed(document, properties)]));

/** Values that have a name of their own in one file are another file's under the same name. */
const listed = (document: Document, properties: Properties): Properties => {
	const named = namedValues(document);
	return Object.fromEntries(
		Object.entries(properties).map(([own, { values, ...property }]) => {
			const all = typeof values === 'string' ? named[values] : values;
			return [own, all && property.type !== 'boolean' ? { ...property, values: all } : property];
		}),
	);
};

/** Parameters that only the words about another one tell of: `date` has `date_start` and `date_end`. */
const variants = (document: Document, { parameters = [] }: Operation, shared: Operation['parameters'] = []): Properties =>
	Object.fromEntries(
		[...shared, ...parameters]
			.map((parameter) => resolved(document, parameter))
			.flatMap(({ name, in: place, description = '', schema }) =>
				place === 'query'
					? [...description.matchAll(/<code>(\w+)<\/code>/g)].flatMap(([, told = '']) =>
							told.startsWith(`${name}_`) ? [[told, { type: (schema && resolved(document, schema).type) ?? 'string' }] as [string, Property]] : [],
						)
					: [],
			),
	);

const isRecord = (place: string, at: string): boolean => at.startsWith(`${place} answered.`) && !at.slice(`${place} answered.`.length).includes('.');

const framed = (answer: Schema): Schema => ({
	...answer,
	properties: Object.fromEntries(Object.entries(answer.properties ?? {}).filter(([name]) => !FRAME.includes(name))),
});

/** An answer that is a file. */
const fileShown = (document: Document, { responses = {} }: Operation): string | undefined => {
	const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
	return namedBody(document, good);
};

/** What a create demands counts; an update may leave out what stays. */
function addSent(found: Found, document: Document, name: string, schema: Schema, isUpdate: boolean): void {
	found.views.push(described(document, name, schema, (at) => at));
	if (isUpdate) return;
	const walk = (at: string, inner: Schema): void => {
		if (inner.required?.length) found.required[at] = [...new Set(inner.required)].sort();
		for (const [own, raw] of Object.entries(inner.properties ?? {})) {
			const known = resolved(document, raw);
			const held = known.items ? resolved(document, known.items) : known;
			if (held.properties) walk(`${at}.${own}`, held);
		}
	};
	walk(name, schema);
}

/** What one view knows and the other does not counts; what only one forbids does not. */
function united(views: readonly Views[]): Views {
	const all: Record<string, Record<string, Property>> = {};
	for (const [name, properties] of views.flatMap((view) => Object.entries(view))) {
		const known = (all[name] ??= {});
		for (const [own, property] of Object.entries(properties)) known[own] = known[own] ? both(known[own], property) : property;
	}
	return Object.fromEntries(Object.entries(all).filter(([, properties]) => Object.keys(properties).length));
}

function both(one: Property, other: Property): Property {
	const { readOnly: _one, max: _max, values: _values, ...rest } = { ...one, ...other };
	const max = Math.max(one.max ?? 0, other.max ?? 0);
	const [mine = [], theirs = []] = [one.values, other.values] as ReadonlyArray<readonly string[] | undefined>;
	const values = [...new Set([...mine, ...theirs])].sort();
	return {
		...rest,
		type: typeOfBoth(one.type, other.type),
		...(one.readOnly && other.readOnly ? { readOnly: true } : {}),
		...(max ? { max } : {}),
		...(values.length ? { values } : {}),
	};
}

/** Where two views say different types, nothing is known. */
const typeOfBoth = (one: string, other: string): string => (one === other ? one : NUMBERS.includes(one) && NUMBERS.includes(other) ? 'number' : 'any');
const NUMBERS = ['integer', 'number'];

type Shapes = Readonly<Record<string, { readonly shape?: unknown }>>;

/** What answers of the live service show: names and JSON types, by the same views. */
function seen(shapes: Shapes): Views {
	const views: Views[] = [];
	const walk = (name: string, shape: Readonly<Record<string, unknown>>): void => {
		const properties: Record<string, Property> = {};
		for (const [own, value] of Object.entries(shape)) {
			const held: unknown = Array.isArray(value) ? value[0] : value;
			const isObject = typeof held === 'object' && held !== null;
			const of = isObject && Object.keys(held).length ? `${name}.${own}` : undefined;
			const type = Array.isArray(value) ? 'array' : isObject ? 'object' : shownType(value);
			properties[own] = { type, ...(of ? { of } : typeof held === 'string' && Array.isArray(value) ? { of: shownType(held) } : {}) };
			if (of) walk(of, held as Readonly<Record<string, unknown>>);
		}
		views.push({ [name]: properties });
	};
	for (const [at, { shape }] of Object.entries(shapes)) {
		const place = placeOf(at.replace(/^\w+ \/books\/v3/, ''));
		if (!/^(GET|POST|PUT) \/books\/v3(\/[a-z]+)+(\/\{id\})?$/.test(at) || typeof shape !== 'object' || shape === null) continue;
		for (const [own, value] of Object.entries(shape)) {
			const held: unknown = Array.isArray(value) ? value[0] : value;
			if (!FRAME.includes(own) && typeof held === 'object' && held !== null)
				views.push({ [`${place} answered`]: { [own]: { type: Array.isArray(value) ? 'array' : 'object', of: `${place} shown` } } });
			if (!FRAME.includes(own) && typeof held === 'object' && held !== null) walk(`${place} shown`, held as Readonly<Record<string, unknown>>);
		}
	}
	return united(views);
}

const shownType = (value: unknown): string => {
	const types = String(value)
		.split('|')
		.filter((each) => each !== 'null');
	return types.length === 1 ? types[0]! : 'any';
};
