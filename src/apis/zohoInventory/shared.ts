import { recent, type Field, type Fields, type Operation, type Resource } from '../define';

/**
 * What Inventory shares with Books is one record with one id, so its table is Books' table as Inventory offers it
 * (https://www.zoho.com/inventory/api/v1/introduction/).
 */
interface Differences<Name extends string, Kept extends string, Lacked extends string> {
	/** The operations that Inventory's specification has too. */
	readonly has: readonly Kept[];
	/** The fields that it does not have. */
	readonly lacks?: readonly Lacked[];
	/** Addresses below the record's that are others in Inventory. */
	readonly paths?: Readonly<Record<string, string>>;
	/** What must be filled, where that is not what Books wants. */
	readonly requires?: readonly Name[];
	/** Fields of Books that it does not name, at whatever depth; Inventory's own screens have them. */
	readonly unlisted?: readonly string[];
	/** The list parameters that the specification names. Others of Books usually work too, and whether they do is not sure. */
	readonly listedBy?: readonly string[];
}

/** Resources of Inventory that records and filters of Books may name; what they name beyond these is known to Inventory by its id alone. */
const TARGETS: readonly string[] = [
	'bill',
	'contact',
	'creditNote',
	'currency',
	'customerPayment',
	'invoice',
	'item',
	'location',
	'priceList',
	'purchaseOrder',
	'salesOrder',
	'tax',
	'taxGroup',
	'user',
	'vendorCredit',
	'vendorPayment',
];

const inOwnWords = (hint: string | undefined): { hint?: string } => (hint === undefined ? {} : { hint: hint.replace('Zoho Books', 'Zoho Inventory') });

const fieldOf = (field: Field, unlisted: readonly string[]): Field => {
	const told = { ...field, ...inOwnWords(field.hint) };
	if (told.kind === 'link' && !TARGETS.includes(told.resource)) {
		const { resource: _resource, keys: _keys, by: _by, view: _view, ...about } = told;
		return { ...about, kind: 'text', label: /\bID$/.test(about.label) || about.readOnly ? about.label : `${about.label} ID` };
	}
	return told.kind === 'group' || told.kind === 'rows' ? { ...told, fields: fieldsOf(told.fields, unlisted) } : told;
};

const fieldsOf = <Name extends string>(fields: Readonly<Record<Name, Field>>, unlisted: readonly string[] = []): Record<Name, Field> =>
	Object.fromEntries(
		Object.entries<Field>(fields).map(([name, field]) => [name, unlisted.includes(name) ? recent(fieldOf(field, unlisted)) : fieldOf(field, unlisted)]),
	) as Record<Name, Field>;

/** Asked for by our own words, not by a parameter. */
const OWN_FILTERS = ['modifiedSince', 'withDetails'];

const filtersOf = (filters: Fields, listedBy: readonly string[]): Fields =>
	Object.fromEntries(
		Object.entries(fieldsOf(filters)).map(([name, field]) => [
			name,
			[...listedBy, ...OWN_FILTERS].includes(name) ? field : { ...field, recent: true as const },
		]),
	);

/** Inventory finds nothing by a custom field that takes no duplicates; it looks up the standard key. */
const inputsOf = ({ does, inputs }: Operation): { inputs?: Fields } => (inputs === undefined || does === 'upsert' ? {} : { inputs: fieldsOf(inputs) });

/** A resource of Books as Inventory has it. Links to what Inventory does not have become the ids they are. */
export const sharedWithBooks = <Name extends string, Verb extends string, Kept extends Verb, Lacked extends Name = never>(
	books: Resource<Name, Verb>,
	{ has, lacks = [], paths = {}, requires, unlisted = [], listedBy = [] }: Differences<Exclude<Name, Lacked>, Kept, Lacked>,
): Resource<Exclude<Name, Lacked>, Kept> => {
	const requiredBy = ({ does, requires: usual }: Operation): { requires?: readonly string[] } => {
		if (requires === undefined || usual === undefined) return usual === undefined ? {} : { requires: usual };
		return { requires: [...new Set<string>([...(does === 'upsert' && books.key ? [books.key.field] : []), ...requires])] };
	};
	const operationOf = (verb: Kept): Operation => {
		const { inputs: _, of, filters, ...operation } = books.operations[verb] as Operation;
		return {
			...operation,
			...inputsOf(books.operations[verb]),
			...requiredBy(operation),
			...(of ? { of: { ...of, fields: fieldsOf(of.fields) } } : {}),
			...(filters ? { filters: filtersOf(filters, listedBy) } : {}),
			path: paths[verb] ?? operation.path,
		};
	};
	const fields = Object.fromEntries(Object.entries(fieldsOf(books.fields, ['api_name', ...unlisted])).filter(([name]) => !lacks.includes(name as Lacked)));
	const operations = Object.fromEntries(has.map((verb) => [verb, operationOf(verb)]));
	// What is left out is neither the id nor any other field that the resource is described by.
	return { ...books, permission: 'inventory', fields, operations } as unknown as Resource<Exclude<Name, Lacked>, Kept>;
};

/** Rows with further fields on each. */
export const withColumns = (field: Field, more: Fields): Field => (field.kind === 'rows' ? { ...field, fields: { ...field.fields, ...more } } : field);
