import type { Pinned, Property } from '../../scripts/contract/facts';
import type { Field, Fields } from '../../src/apis/define';
import { spokenOf } from '../../src/wire/ask';
import { addressesOf } from './addresses';
import { own } from './fields';
import { recordIn, type Offer } from './offer';
import { each } from './requests';

/**
 * The facts of the specification, with what the tables say otherwise: each of those differences has its reason among the deviations, or the comparison of
 * tables and specification fails. Against these, whole requests and answers are read without exception.
 */
export function admitted(offer: Offer): Pinned {
	const { pinned } = offer;
	const schemas: Record<string, Record<string, Property>> = Object.fromEntries(
		Object.entries(pinned.schemas).map(([name, properties]) => [name, { ...properties }]),
	);
	const required: Record<string, readonly string[]> = { ...pinned.required };
	const admit = (schema: string | undefined, fields: Fields, isSent: boolean): void => {
		if (!schema) return;
		const properties = (schemas[schema] ??= {});
		for (const [name, field] of Object.entries(fields)) {
			if (isSent && field.readOnly) continue;
			const known = properties[name];
			const inner = 'fields' in field ? (known?.of && schemas[known.of] ? known.of : `${schema}.${name}`) : undefined;
			const isRight = known && own({ pinned }, '', field, known, isSent).length === 0 && field.kind !== 'decimal' && (!inner || known.of === inner);
			// Where the two differ in what is shown, either is read; what was seen stands.
			if (!isSent && known && pinned.examples?.[schema]?.[name]) continue;
			if (!isRight && !isSent && known && !inner) properties[name] = { type: 'any' };
			else if (!isRight) properties[name] = { ...jsonOf(field), ...(inner ? { of: inner } : {}) };
			if (inner && 'fields' in field) admit(inner, field.fields, isSent);
		}
	};
	for (const [name, resource] of Object.entries(offer.resources)) {
		admit(offer.sent(name, resource), resource.fields, true);
		admit(offer.shown(name, resource), resource.fields, false);
	}
	for (const { resource, operation } of each(offer)) {
		for (const address of addressesOf(pinned, resource, operation)) {
			if (!('asking' in address)) continue;
			const { sends, shows } = address.asking;
			const needed = operation.does === 'create' ? operation.requires : operation.needs;
			if (sends && required[sends] && (operation.does === 'create' || operation.does === 'writePart'))
				required[sends] = required[sends].filter((one) => needed?.includes(one));
			if (operation.does === 'writePart') admit(sends, operation.inputs ?? {}, true);
			if (operation.of) admit(recordIn(pinned, shows, spokenOf({ resource, operation }).envelope), operation.of.fields, false);
		}
	}
	return { ...pinned, required, schemas };
}

const JSON_TYPES: Readonly<Partial<Record<Field['kind'], string>>> = {
	decimal: 'number',
	integer: 'integer',
	flag: 'boolean',
	group: 'object',
	rows: 'array',
	list: 'array',
};

const jsonOf = (field: Field): Property => ({
	type: JSON_TYPES[field.kind] ?? 'string',
	...(field.kind === 'list' ? { of: 'string' } : {}),
	...(field.kind === 'choice' ? { values: Object.keys(field.choices) } : {}),
});
