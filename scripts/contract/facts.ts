/** What is pinned of a vendor's specification: facts only, no sentence of it. */

export interface Property {
	/** string, number, integer, boolean, object or array. */
	readonly type: string;
	/** How a text is written: uuid, date and the like; `msDate` and `msInstant` are Xero's, a day and a time in milliseconds. */
	readonly format?: string;
	/** The schema of an object, or of the objects in an array; otherwise the type of what is in an array. */
	readonly of?: string;
	readonly readOnly?: true;
	readonly max?: number;
	/** The values, or the name of a list that several properties share. */
	readonly values?: readonly string[] | string;
}

export type Properties = Readonly<Record<string, Property>>;

export interface Asking {
	/** How parameters in the address are written. */
	readonly formats?: Readonly<Record<string, string>>;
	readonly query: Properties;
	readonly headers: readonly string[];
	/** Parameters behind the address that must be given. */
	readonly needs?: readonly string[];
	/** The schema of the body, or its media type where it is no JSON. */
	readonly sends?: string;
	/** The schema of the answer, or its media type where it is no JSON. */
	readonly shows?: string;
	/** Properties of an answer whose schema has no name. */
	readonly answers?: readonly string[];
}

export interface Pinned {
	readonly source: string;
	/** By method and path, such as `GET /Invoices/{InvoiceID}`. */
	readonly operations: Readonly<Record<string, Asking>>;
	readonly required: Readonly<Record<string, readonly string[]>>;
	/** Values that several properties share. */
	readonly values?: Readonly<Record<string, readonly string[]>>;
	readonly schemas: Readonly<Record<string, Properties>>;
	/** Schemas that may hold further properties. */
	readonly open?: readonly string[];
	/** Properties that the specification's own examples of answers show, though its schemas do not know them. */
	readonly examples?: Readonly<Record<string, Properties>>;
}

const sorted = <T>(record: Readonly<Record<string, T>>): Array<[string, T]> => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

function block(record: Readonly<Record<string, unknown>>, indent: string, line: (value: unknown) => string = (value) => JSON.stringify(value)): string {
	const lines = sorted(record).map(([name, value]) => `${indent}  ${JSON.stringify(name)}: ${line(value)}`);
	return lines.length ? `{\n${lines.join(',\n')}\n${indent}}` : '{}';
}

/** One fact a line and in order, so that a new specification reads as a diff. */
export const print = ({ source, operations, required, values, schemas, open, examples }: Pinned): string => `{
  "source": ${JSON.stringify(source)},
  "operations": ${block(operations, '  ')},
  "required": ${block(required, '  ')},${values ? `\n  "values": ${block(values, '  ')},` : ''}
  "schemas": ${block(schemas, '  ', (properties) => block(properties as Properties, '    '))}${open ? `,\n  "open": ${JSON.stringify(open)}` : ''}${
		examples ? `,\n  "examples": ${block(examples, '  ', (properties) => block(properties as Properties, '    '))}` : ''
	}
}
`;
