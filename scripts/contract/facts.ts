/** What is pinned of a vendor's specification: facts only, no sentence of it. */

export interface Property {
	/** string, number, integer, boolean, object or array. */
	readonly type: string;
	/** The schema of an object, or of the objects in an array. */
	readonly of?: string;
	readonly readOnly?: true;
	readonly max?: number;
	readonly values?: readonly string[];
}

export type Properties = Readonly<Record<string, Property>>;

export interface Asking {
	readonly query: readonly string[];
	readonly headers: readonly string[];
	/** The values that a query parameter takes, where they are told. */
	readonly values?: Readonly<Record<string, readonly string[]>>;
	/** Properties of the answer. */
	readonly answers: readonly string[];
}

export interface Pinned {
	readonly source: string;
	/** By method and path, such as `GET /Invoices/{id}`. */
	readonly operations: Readonly<Record<string, Asking>>;
	readonly required: Readonly<Record<string, readonly string[]>>;
	readonly schemas: Readonly<Record<string, Properties>>;
}

const sorted = <T>(record: Readonly<Record<string, T>>): Array<[string, T]> => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

function block(record: Readonly<Record<string, unknown>>, indent: string, line: (value: unknown) => string = (value) => JSON.stringify(value)): string {
	const lines = sorted(record).map(([name, value]) => `${indent}  ${JSON.stringify(name)}: ${line(value)}`);
	return lines.length ? `{\n${lines.join(',\n')}\n${indent}}` : '{}';
}

/** One fact a line and in order, so that a new specification reads as a diff. */
export const print = ({ source, operations, required, schemas }: Pinned): string => `{
  "source": ${JSON.stringify(source)},
  "operations": ${block(operations, '  ')},
  "required": ${block(required, '  ')},
  "schemas": ${block(schemas, '  ', (properties) => block(properties as Properties, '    '))}
}
`;
