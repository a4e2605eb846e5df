import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { Pinned, Property } from '../../scripts/contract/facts';
import type { Request } from '../../src/wire/conversation';
import { addressed, FORMATS } from './addresses';
import { valuesOf } from './offer';

/** Whole bodies against the specification's schemas: no unknown property, every type, value, length and way of writing. */

/** What is sent names days as a calendar does and leaves out what the vendor sets; what is shown counts milliseconds. */
export type Way = 'sent' | 'shown';

const DAY = 24 * 60 * 60 * 1000;
const milliseconds = (text: string): number => Number(/^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]);

const WRITTEN: Readonly<Record<Way, Readonly<Record<string, (text: string) => boolean>>>> = {
	sent: { msDate: (text) => FORMATS.date!.test(text), msInstant: (text) => FORMATS['date-time']!.test(text) },
	// A document's day is midnight UTC.
	shown: { msDate: (text) => milliseconds(text) % DAY === 0, msInstant: (text) => !Number.isNaN(milliseconds(text)) },
};

export type Validate = (schema: string, body: unknown, isPartial?: boolean) => string[];

/** What the vendor would not understand of a request's body; `isPartial` where what is left out stays as it is. */
export function bodyProblems(
	pinned: Pinned,
	validate: Validate,
	{ method, path, body }: Pick<Request, 'method' | 'path' | 'body'>,
	isPartial: boolean,
): string[] {
	const sends = addressed(pinned, method, path)?.asking.sends;
	if (sends === undefined) return body === undefined ? [] : [`${method} ${path} takes no body`];
	if (sends.includes('/')) return body instanceof Uint8Array ? [] : [`${method} ${path} takes bytes`];
	// A body that demands nothing may be left out.
	if (body === undefined) return sends === 'RequestEmpty' || (pinned.schemas[sends] && !pinned.required[sends]) ? [] : [`${method} ${path} takes a body`];
	return validate(sends, JSON.parse(JSON.stringify(body)), isPartial);
}

/** Validates bodies of one way; a schema's name with `[]` behind it is a list of such. */
export function validator(pinned: Pinned, way: Way): Validate {
	const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore', logger: false });
	for (const [name, test] of Object.entries(FORMATS)) ajv.addFormat(name, test);
	for (const [name, validate] of Object.entries(WRITTEN[way])) ajv.addFormat(name, { type: 'string', validate });
	ajv.addSchema({ $id: 'pinned', definitions: definitionsOf(pinned, way) });
	const compiled = new Map<string, ValidateFunction>();
	return (schema, body, isPartial = false) => {
		const reference = { $ref: `pinned#/definitions/${encodeURIComponent(schema.replace('[]', ''))}` };
		const validate = compiled.get(schema) ?? ajv.compile(schema.endsWith('[]') ? { type: 'array', items: reference } : reference);
		compiled.set(schema, validate);
		void validate(body);
		// An update may leave out what stays as it is.
		return (validate.errors ?? []).filter(({ keyword }) => !(isPartial && keyword === 'required')).map(worded);
	};
}

const worded = ({ dataPath, message, keyword, params }: ErrorObject): string => {
	const at = dataPath.replace(/\[\d+\]/g, '[]') || 'the body';
	if (keyword === 'additionalProperties') return `${at} has an unknown ${(params as { additionalProperty: string }).additionalProperty}`;
	return `${at} ${message}`;
};

const definitionsOf = (pinned: Pinned, way: Way): Record<string, object> =>
	Object.fromEntries(
		Object.entries(pinned.schemas).map(([name, properties]) => [
			name,
			{
				type: 'object',
				properties: Object.fromEntries(
					Object.entries({ ...(way === 'shown' ? pinned.examples?.[name] : {}), ...properties })
						.filter(([, property]) => way === 'shown' || !property.readOnly)
						.map(([own, property]) => [own, schemaOf(pinned, property)]),
				),
				additionalProperties: Boolean(pinned.open?.includes(name)),
				...(pinned.required[name] ? { required: pinned.required[name] } : {}),
			},
		]),
	);

const JSON_TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array'];

function schemaOf(pinned: Pinned, property: Property): object {
	const { type, of, format, max } = property;
	const isType = of !== undefined && JSON_TYPES.includes(of);
	const inner = of === undefined ? {} : pinned.schemas[of] ? { $ref: `#/definitions/${encodeURIComponent(of)}` } : isType ? { type: of } : {};
	if (type === 'any') return {};
	if (type === 'object') return of === undefined ? { type } : inner;
	const values = valuesOf(pinned, property);
	if (type === 'array') return { type, items: values ? { ...inner, enum: values } : inner };
	const listed = type === 'integer' || type === 'number' ? values?.map(Number) : values;
	return { type, ...(format ? { format } : {}), ...(max ? { maxLength: max } : {}), ...(listed ? { enum: listed } : {}) };
}
