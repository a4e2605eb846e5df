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
	/** Newer than the vendor's published specification that test/contract pins. */
	readonly recent?: true;
	/** As a filter: the condition it stands for in the vendor's filter language, with `{}` for the value. */
	readonly where?: string;
}

/** Where a link points, and how: `keys` are the properties of the linked object; without them the value itself is the key. */
interface Target {
	readonly resource: string;
	readonly keys?: Readonly<Record<string, string>>;
	/** The property of the linked resource that the bare value holds, where that is not its id. */
	readonly by?: string;
	/** The part of the linked resource's list (`Resource.views`) that the field may take. */
	readonly view?: string;
	/** There are many to choose from, so that a record's form has a picker that searches. */
	readonly many?: true;
}

/** Where the entries of a list of texts are chosen from: given choices, or a list of the account. */
interface Chosen {
	readonly choices?: Readonly<Record<string, string>>;
	readonly chosenFrom?: string;
}

/** What rows are beyond their fields. */
interface Table {
	/** The property that identifies a row. The vendor removes rows that an update leaves out, so whoever changes one sends all. */
	readonly rowId?: string;
	/** Rows that are not sent stay even where the others are to be removed. */
	readonly kept?: true;
	/** The list that whole rows are chosen from. */
	readonly chosenFrom?: string;
}

/**
 * A field by what it holds. `decimal` is money, a rate or a quantity and never a binary sum;
 * `date` is a calendar day; `moment` an instant; `link` names another resource; `group` is an object; `rows` a list of objects.
 */
export type Field =
	| (About & { readonly kind: 'text' | 'longText' | 'email' | 'url' | 'decimal' | 'integer' | 'flag' | 'date' | 'moment' })
	| (About & { readonly kind: 'list' } & Chosen)
	| (About & { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> })
	| (About & { readonly kind: 'link' } & Target)
	| (About & { readonly kind: 'group'; readonly fields: Fields })
	| (About & { readonly kind: 'rows'; readonly fields: Fields } & Table);

export type Fields = Readonly<Record<string, Field>>;

type More = Omit<About, 'label'>;
type Plain = Exclude<Field['kind'], 'choice' | 'list' | 'link' | 'group' | 'rows'>;

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
/** A list of plain texts, or of some of the choices. */
export const list = (label: string, more: More & Chosen = {}): Field => ({ kind: 'list', label, ...more });

export const choice = (label: string, choices: Readonly<Record<string, string>>, more: More = {}): Field => ({ kind: 'choice', label, choices, ...more });
export const link = (label: string, target: Target, more: More = {}): Field => ({ kind: 'link', label, ...target, ...more });
export const group = (label: string, fields: Fields, more: More = {}): Field => ({ kind: 'group', label, fields, ...more });
export const rows = (label: string, fields: Fields, more: More & Table = {}): Field => ({ kind: 'rows', label, fields, ...more });

/** The same field, set by the vendor only. */
export const readOnly = <F extends Field>(field: F): F => ({ ...field, readOnly: true });

/** The same field, newer than the pinned specification. */
export const recent = <F extends Field>(field: F): F => ({ ...field, recent: true });

/**
 * What an operation does, which decides how the conversation with the vendor goes (src/wire/conversations). `act` changes a record's state;
 * `writePart` writes something that belongs to a record, such as a note; `report` reads a table of figures; `upload` and `download` carry files.
 */
export type Deed = 'create' | 'update' | 'upsert' | 'get' | 'getMany' | 'act' | 'delete' | 'writePart' | 'report' | 'upload' | 'download';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an operation sends or answers where that is not the resource's own record. */
export interface Part {
	readonly envelope: Envelope;
	readonly fields: Fields;
}

/** The property of the answer that holds one record, and the one that holds many. */
interface Envelope {
	readonly one: string;
	readonly many: string;
}

export interface Operation<Name extends string = string> {
	readonly label: string;
	/** How n8n's node panel says it: sentence case, no articles. */
	readonly action: string;
	readonly does: Deed;
	readonly method: Method;
	/** Under the resource's path; `{id}` is the record's id, and any other name in braces one of the inputs. */
	readonly path: string;
	/** The whole path, where the vendor has it stand elsewhere than under the resource's. */
	readonly at?: string;
	/** Fields that must be filled. */
	readonly requires?: readonly Name[];
	/**
	 * What is asked for beside a record: what the path names goes there, what a `writePart` writes goes into its body, all else into the query.
	 * Those that `needs` names must be filled, like all that the path names.
	 */
	readonly inputs?: Fields;
	readonly needs?: readonly string[];
	/** The input that says what a part is known by elsewhere. It does not travel: runs that are at the same part at once send one key for it, and it is written once. */
	readonly knownBy?: string;
	/** What is sent or answered, where that is not the resource's own record. */
	readonly of?: Part;
	/** The body is the record itself, without the property that wraps it. */
	readonly bare?: true;
	/** The form field that an upload goes into, where the vendor takes forms. */
	readonly file?: string;
	/** The media type of a download. */
	readonly accept?: string;
	/** Sent with every request of the operation, such as a status; `{name}` stands for that input. */
	readonly body?: Readonly<Record<string, unknown>>;
	/** What a list can be asked for: query parameters by the vendor's name. */
	readonly filters?: Fields;
	/** How many records the vendor takes in one request; one where not said. */
	readonly batch?: number;
	/** Sending it twice does what sending it once does. */
	readonly repeatable?: true;
	/** As an upsert: what exists is left as it is. */
	readonly keepsExisting?: true;
}

/** How records are found by a property of theirs: by a list parameter that takes some of its values at once, or at an address of their own. */
export type Finder = { readonly parameter: string; readonly atOnce: number } | { readonly path: string; readonly atOnce: 1 };

/** How a record is found again: the field that carries its identity, and how the vendor looks it up. */
export interface NaturalKey<Name extends string = string> {
	readonly field: Name;
	/** A write with this field updates the record that has it, so nothing needs to be looked up. */
	readonly matchedByVendor?: true;
	/** The list parameter that takes keys and how many at once, or an address that takes one. */
	readonly find?: Finder;
	/** Further fields that must agree, where the key alone is not unique. */
	readonly within?: readonly Name[];
	/** What a create with a key that is taken comes to, where it is not refused: a second record, or a change of the one that has it. */
	readonly taken?: 'again' | 'changed';
	/** What is taken again is made once where all who create it send the same idempotency key. */
	readonly shared?: true;
	/** Whose record it is, where the key is unique: one with the same key and another owner is a stranger's, and not ours to change. */
	readonly owner?: Name;
}

export interface Resource<Name extends string = string, Verb extends string = string> {
	readonly label: string;
	readonly plural: string;
	readonly path: string;
	/** The fields are the account's own, read from its settings, so that a value they do not know is certain to be refused. */
	readonly live?: true;
	/** The address is the vendor's, not the organisation's: nothing says which organisation is meant. */
	readonly outside?: true;
	readonly envelope: Envelope;
	/** The property that identifies a record. */
	readonly id: NoInfer<Name>;
	/** The property people know it by. */
	readonly title: NoInfer<Name>;
	/** The property with the vendor's time of the last change. */
	readonly modified?: NoInfer<Name>;
	/** How a list is narrowed to what changed: by a header, a parameter, sorting until older rows come, or by comparing every row. */
	readonly since?: { readonly header: string } | { readonly parameter: string } | { readonly sort: NoInfer<Name> } | { readonly compare: NoInfer<Name> };
	readonly key?: NaturalKey<NoInfer<Name>>;
	/** How several records are read by their ids; one by one where not said. */
	readonly byId?: { readonly parameter: string; readonly atOnce: number };
	/** Named parts of the list that links may be narrowed to: a record belongs if, for one of the sets, each property has one of the values; `''` stands for none. */
	readonly views?: Readonly<Record<string, ReadonlyArray<Readonly<Partial<Record<NoInfer<Name>, readonly string[]>>>>>>;
	/** The credential's switch that covers it (./scopes). */
	readonly permission?: string;
	/** Lists come page by page, of a size that one may choose or a fixed one, or after the last value of a property; otherwise the whole list comes at once. */
	readonly paged?: true | { readonly size: number; readonly after?: NoInfer<Name> };
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
