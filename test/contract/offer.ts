import type { Pinned, Properties, Property } from '../../scripts/contract/facts';
import type { Field, Resource, Resources } from '../../src/apis/define';
import type { Dialect } from '../../src/wire/dialect';

export interface Offer {
	readonly resources: Resources;
	readonly dialect: Dialect;
	readonly pinned: Pinned;
	/** Lists can be asked everything that the specification knows. */
	readonly offersAllQuestions?: true;
	/** What is sent is the record itself, without a property that wraps it. */
	readonly isBare?: true;
	/** The pinned schema of what a write of the resource takes, and of what a reading shows. */
	sent(name: string, resource: Resource): string;
	shown(name: string, resource: Resource): string;
	/** Whether a newer source than the specification knows the property of the schema, or the parameter where no schema is named. */
	knowsNewer?(name: string, schema?: string): boolean;
}

/** The pinned schema of what an operation sends: the record's, or that of what belongs to it. */
export const sentBy = ({ pinned, isBare }: Offer, sends: string | undefined, envelope: Resource['envelope']): string | undefined =>
	isBare ? sends : recordIn(pinned, sends, envelope);

/** Where a table says something else than the vendor's specification, as `place: what`. */
export type Difference = string;

export const propertyIn = (pinned: Pinned, schema: string | undefined, name: string): Property | undefined => pinned.schemas[schema ?? '']?.[name];

export const valuesOf = (pinned: Pinned, { values }: Property): readonly string[] | undefined =>
	typeof values === 'string' ? pinned.values?.[values] : values;

/** The schema of one record in a body of this schema, which wraps records or is one. */
export const recordIn = (pinned: Pinned, schema: string | undefined, envelope: Resource['envelope']): string | undefined => {
	const bare = schema?.replace('[]', '');
	return propertyIn(pinned, bare, envelope.many)?.of ?? propertyIn(pinned, bare, envelope.one)?.of ?? bare;
};

/** The pinned facts with the fields that are newer than they are, as the tables have them. */
export const withRecent = ({ pinned, resources, sent }: Offer): Pinned => {
	const newer = Object.entries(resources).map(([name, resource]): [string, Properties] => {
		const recent = Object.entries<Field>(resource.fields).filter(([, field]) => field.recent);
		return [sent(name, resource), Object.fromEntries(recent.map(([own, field]) => [own, newProperty(field)]))];
	});
	return { ...pinned, schemas: newer.reduce((schemas, [name, properties]) => ({ ...schemas, [name]: { ...schemas[name], ...properties } }), pinned.schemas) };
};

const newProperty = ({ kind, readOnly }: Field): Property => ({ type: JSON_TYPES[kind] ?? 'string', ...(readOnly ? { readOnly } : {}) });

const JSON_TYPES: Readonly<Partial<Record<Field['kind'], string>>> = { decimal: 'number', integer: 'integer', flag: 'boolean', group: 'object', rows: 'array' };
