/**
 * The vocabulary of the tables in this folder: what one can ask of a vendor, as data.
 * One table drives the node's form, the request, the checks, the sandbox's routes, the documentation and the tests.
 */

/** What every field says about itself. */
interface About {
	/** What the form calls it. */
	readonly label: string;
	readonly hint?: string;
	/** Longest text the vendor takes. */
	readonly max?: number;
	/** The vendor sets it; it is never sent. */
	readonly readOnly?: true;
}

/** Where a link points, and how: `keys` are the properties of the linked object; without them the value itself is the key. */
interface Target {
	readonly resource: string;
	readonly keys?: Readonly<Record<string, string>>;
	/** The property of the linked resource that the bare value holds, where that is not its id. */
	readonly by?: string;
}

/**
 * A field by what it holds. `decimal` is money, a rate or a quantity and never a binary sum;
 * `date` is a calendar day; `moment` an instant; `link` names another resource; `group` is an object; `rows` a list of objects.
 */
export type Field =
	| (About & { readonly kind: 'text' | 'longText' | 'email' | 'url' | 'decimal' | 'integer' | 'flag' | 'date' | 'moment' | 'list' })
	| (About & { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> })
	| (About & { readonly kind: 'link' } & Target)
	| (About & { readonly kind: 'group'; readonly fields: Fields })
	| (About & { readonly kind: 'rows'; readonly fields: Fields });

export type Fields = Readonly<Record<string, Field>>;

type More = Omit<About, 'label'>;
type Plain = Exclude<Field['kind'], 'choice' | 'link' | 'group' | 'rows'>;

const plain =
	(kind: Plain) =>
	(label: string, more: More = {}): Field => ({ kind, label, ...more });

export const text = plain('text');
export const longText = plain('longText');
export const email = plain('email');
export const url = plain('url');
export const decimal = plain('decimal');
export const integer = plain('integer');
export const flag = plain('flag');
export const date = plain('date');
export const moment = plain('moment');
/** A list of plain texts. */
export const list = plain('list');

export const choice = (label: string, choices: Readonly<Record<string, string>>, more: More = {}): Field => ({ kind: 'choice', label, choices, ...more });
export const link = (label: string, target: Target, more: More = {}): Field => ({ kind: 'link', label, ...target, ...more });
export const group = (label: string, fields: Fields, more: More = {}): Field => ({ kind: 'group', label, fields, ...more });
export const rows = (label: string, fields: Fields, more: More = {}): Field => ({ kind: 'rows', label, fields, ...more });

/** The same field, set by the vendor only. */
export const readOnly = <F extends Field>(field: F): F => ({ ...field, readOnly: true });

/** What an operation does, which decides how the conversation with the vendor goes (src/wire/conversations). */
export type Deed = 'create' | 'update' | 'upsert' | 'get' | 'getMany' | 'act' | 'delete';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Operation<Name extends string = string> {
	readonly label: string;
	/** How n8n's node panel says it: sentence case, no articles. */
	readonly action: string;
	readonly does: Deed;
	readonly method: Method;
	/** Under the resource's path; `{id}` is the record's id. */
	readonly path: string;
	/** Fields that must be filled. */
	readonly requires?: readonly Name[];
	/** Sent with every request of the operation, such as a status. */
	readonly body?: Readonly<Record<string, unknown>>;
	/** What a list can be asked for: query parameters by the vendor's name. */
	readonly filters?: Fields;
	/** How many records the vendor takes in one request; one where not said. */
	readonly batch?: number;
	/** Sending it twice does what sending it once does. */
	readonly repeatable?: true;
}

/** How a record is found again: the field that carries its identity, and how the vendor looks it up. */
export interface NaturalKey<Name extends string = string> {
	readonly field: Name;
	/** A write with this field updates the record that has it, so nothing needs to be looked up. */
	readonly matchedByVendor?: true;
	/** The list parameter that takes keys, and how many at once. */
	readonly find?: { readonly parameter: string; readonly atOnce: number };
	/** Further fields that must agree, where the key alone is not unique. */
	readonly within?: readonly Name[];
	/** Whose record it is, where the key is unique: one with the same key and another owner is a stranger's, and not ours to change. */
	readonly owner?: Name;
}

export interface Resource<Name extends string = string, Verb extends string = string> {
	readonly label: string;
	readonly plural: string;
	readonly path: string;
	/** The property of the answer that holds one record, and the one that holds many. */
	readonly envelope: { readonly one: string; readonly many: string };
	/** The property that identifies a record. */
	readonly id: NoInfer<Name>;
	/** The property people know it by. */
	readonly title: NoInfer<Name>;
	/** The property with the vendor's time of the last change. */
	readonly modified?: NoInfer<Name>;
	/** How a list is narrowed to what changed: by a header, a parameter, sorting until older rows come, or by comparing every row. */
	readonly since?: { readonly header: string } | { readonly parameter: string } | { readonly sort: NoInfer<Name> } | { readonly compare: NoInfer<Name> };
	readonly key?: NaturalKey<NoInfer<Name>>;
	/** The credential's switch that covers it (./scopes). */
	readonly permission?: string;
	/** Lists come page by page; otherwise the whole list comes at once. */
	readonly paged?: true;
	/** Query parameters that every request of the resource carries. */
	readonly parameters?: Readonly<Record<string, string>>;
	/** What tells this resource from others on the same path, such as a document's type. */
	readonly fixed?: Readonly<Record<string, string>>;
	readonly fields: Readonly<Record<Name, Field>>;
	readonly operations: Readonly<Record<Verb, Operation<NoInfer<Name>>>>;
}

/** A resource, checked: a required or key name that is no field is a type error. */
export const resource = <const Name extends string, const Verb extends string>(definition: Resource<Name, Verb>): Resource<Name, Verb> => definition;

export type Resources = Readonly<Record<string, Resource>>;

/** How n8n's node panel names an operation: "Mark as Sent" of an invoice is "Mark invoice as sent". */
export const actionOf = (label: string, noun: string): string => {
	const [verb, ...rest] = label.split(' ');
	return [verb, noun, ...rest.map((word) => word.toLowerCase())].join(' ');
};
