import type { Deed, Field, Fields, Operation, Resource, Resources } from './define';

export type Link = Extract<Field, { kind: 'link' }>;
export type Rows = Extract<Field, { kind: 'rows' }>;

/** A field with its place in the record, such as `PaymentTerms.Sales.Day`. */
export interface Placed<F extends Field = Field> {
	readonly at: string;
	readonly label: string;
	readonly field: F;
}

export const writes = (operation: Operation): boolean => ['create', 'update', 'upsert'].includes(operation.does);

type Reading = 'get' | 'getMany' | 'report' | 'download';

/** An operation that leaves something other than it was, a record or not. */
export type Altering = Operation & { readonly does: Exclude<Deed, Reading> };

export const alters = (operation: Operation): operation is Altering => !['get', 'getMany', 'report', 'download'].includes(operation.does);

const writable = (resource: Resource): Array<[string, Field]> => Object.entries(resource.fields).filter(([, field]) => !field.readOnly);

/** Fields that hold one value each, those inside groups included: what a list of form fields can show. */
export const valuesOf = (resource: Resource): Placed[] => writable(resource).flatMap(([at, field]) => flat(at, field.label, field));

function flat(at: string, label: string, field: Field): Placed[] {
	if (field.kind === 'rows') return [];
	if (field.kind === 'link' && isPicked(field)) return [];
	if (field.kind !== 'group') return [{ at, label, field }];
	return Object.entries(field.fields).flatMap(([name, inner]) => (inner.readOnly ? [] : flat(`${at}.${name}`, `${label}: ${inner.label}`, inner)));
}

const isPicked = ({ keys, many }: Link): boolean => keys !== undefined || many === true;

/** Links of the record itself that point by one of several keys, or to one of many: each has a picker of its own. */
export const linksOf = (resource: Resource): Array<Placed<Link>> =>
	writable(resource).flatMap(([at, field]) => (field.kind === 'link' && isPicked(field) ? [{ at, label: field.label, field }] : []));

/**
 * What a list of form fields shows of a resource as the account has it: its values, and those links and rows that the form (`shown`) has no
 * place of their own for: a link as the id, rows as JSON.
 */
export const mappedIn = (resource: Resource, shown: Resource): Placed[] => {
	const apart = [...linksOf(shown), ...rowsOf(shown)].map(({ at }) => at);
	const links = linksOf(resource).map(({ at, label, field }) => ({ at, label, field, key: Object.values(field.keys ?? {})[0] }));
	return [
		...valuesOf(resource),
		...links
			.filter(({ at }) => !apart.includes(at))
			.map(({ at, label, key }): Placed => ({ at: key === undefined ? at : `${at}.${key}`, label: `${label} ID`, field: { kind: 'text', label } })),
		...rowsOf(resource).filter(({ at }) => !apart.includes(at)),
	];
};

export const rowsOf = (resource: Resource): Array<Placed<Rows>> =>
	writable(resource).flatMap(([at, field]) => (field.kind === 'rows' ? [{ at, label: field.label, field }] : []));

/** What an operation asks for beside a record, as the form shows it: what must be filled, and what may be. */
export const inputsIn = ({ inputs = {}, path, at, needs = [], does }: Operation): { needed: Fields; optional: Fields } => {
	// A file brings its own name.
	const isNeeded = (name: string): boolean => ((at ?? path).includes(`{${name}}`) && !(does === 'upload' && name === 'FileName')) || needs.includes(name);
	const part = (fits: (name: string) => boolean): Fields => Object.fromEntries(Object.entries(inputs).filter(([name]) => fits(name)));
	return { needed: part(isNeeded), optional: part((name) => !isNeeded(name)) };
};

/** All links of a vendor's tables, wherever they stand: in records, filters and inputs. */
export const allLinks = (resources: Resources): Link[] =>
	Object.values(resources).flatMap(({ fields, operations }) => [
		...linksIn(fields),
		...Object.values<Operation>(operations).flatMap(({ filters = {}, inputs = {} }) => [...linksIn(filters), ...linksIn(inputs)]),
	]);

const linksIn = (fields: Fields): Link[] =>
	Object.values(fields).flatMap((field) => (field.kind === 'link' ? [field] : 'fields' in field ? linksIn(field.fields) : []));
