import type { Pinned, Properties, Property } from './facts';
import { answerOf, describe, load, operationsUnder, resolved, schemaIn, type Document, type Schema } from './openApi';

/** By file of the specification: the path of its records. */
const FILES: Readonly<Record<string, string>> = {
	contacts: '/contacts',
	'customer-payments': '/customerpayments',
	invoices: '/invoices',
	items: '/items',
	organizations: '/organizations',
	taxes: '/settings/taxes',
};

/**
 * Zoho describes a record anew for each request and answer. Pinned are two views of it: what a create or an update takes (`/invoices sent`),
 * and what a list or a single record shows (`/invoices shown`).
 */
export function pinZohoBooks(folder: string): Pinned {
	const parts = Object.entries(FILES).map(([file, path]) => pinFile(load(`${folder}/zoho-books/${file}.yml`), path));
	const all = <K extends 'operations' | 'required' | 'schemas'>(key: K): Pinned[K] => Object.assign({}, ...parts.map((part) => part[key])) as Pinned[K];
	return { source: 'Zoho Books API v3, openapi-all.zip of 2026-07', operations: all('operations'), required: all('required'), schemas: all('schemas') };
}

function pinFile(document: Document, path: string): Omit<Pinned, 'source'> {
	const one = Object.keys(document.paths).find((known) => new RegExp(`^${path}/\\{\\w+\\}$`).test(known)) ?? '';
	const [many, single] = [document.paths[path], document.paths[one]];
	const asked = [many?.post, single?.put].map((operation) => operation && schemaIn(document, operation.requestBody));
	const shown = [many?.get, single?.get].map((operation) => operation && recordIn(document, answerOf(document, operation)));
	const views = { [`${path} sent`]: asked, [`${path} shown`]: shown };
	return {
		operations: operationsUnder(document, [path], 'answers'),
		required: asked[0]?.required ? { [`${path} sent`]: [...asked[0].required].sort() } : {},
		schemas: Object.assign(
			{},
			...Object.entries(views).map(([name, schemas]) => united(schemas.flatMap((schema) => (schema ? [describe(document, name, schema, (at) => at)] : [])))),
		) as Pinned['schemas'],
	};
}

/** The record in an answer: the one object, or what the one list holds. */
function recordIn(document: Document, answer: Schema | undefined): Schema | undefined {
	const held = Object.entries(answer?.properties ?? {})
		.filter(([name]) => name !== 'page_context')
		.map(([, schema]) => resolved(document, schema))
		.map((schema) => (schema.items ? resolved(document, schema.items) : schema));
	return held.find((schema) => schema.properties);
}

/** What one view knows and the other does not counts; what only one forbids does not. */
function united(views: ReadonlyArray<Record<string, Properties>>): Record<string, Properties> {
	const names = [...new Set(views.flatMap((view) => Object.keys(view)))];
	return Object.fromEntries(names.map((name) => [name, views.reduce<Properties>((all, view) => both(all, view[name] ?? {}), {})]));
}

const both = (one: Properties, other: Properties): Properties =>
	Object.fromEntries([...Object.entries(one), ...Object.entries(other)].map(([name, property]) => [name, { ...one[name], ...property } as Property]));
