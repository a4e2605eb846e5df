import type { Field, Fields } from '../apis/define';
import { steps } from './path';

/** A field that a mapping may fill, by its path; rows are written `LineItems[].AccountCode`. */
export interface Target {
	readonly path: string;
	readonly label: string;
	readonly field: Field;
}

/** Everything of a resource that may be written, in the table's order. */
export const targetsOf = (fields: Fields, path = '', label = ''): Target[] =>
	Object.entries(fields).flatMap(([name, field]) => {
		if (field.readOnly) return [];
		const here: Target = { path: path + name, label: label + field.label, field };
		if (field.kind === 'group') return targetsOf(field.fields, `${here.path}.`, `${here.label} › `);
		if (field.kind === 'rows') return [here, ...targetsOf(field.fields, `${here.path}[].`, `${here.label} › `)];
		if (field.kind !== 'link' || !field.keys) return [here];
		return Object.values(field.keys).map((key): Target => ({
			path: `${here.path}.${key}`,
			label: `${here.label} › ${key}`,
			field: { kind: 'text', label: key },
		}));
	});

/** A name that the table does not have; a custom field of the account may have it. */
export const isUnknown = (fields: Fields, path: string): boolean => !Object.hasOwn(fields, steps(path)[0] ?? '');

export type Reach = { readonly field: Field } | { readonly says: string };

/** The field at a path within a resource or a row, or why there is none. */
export const reach = (fields: Fields, path: string): Reach => {
	const [name = '', ...rest] = steps(path);
	const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
	if (!field) return { says: `there is no field "${name}"` };
	if (field.readOnly) return { says: `"${name}" is set by the vendor and cannot be written` };
	if (rest.length === 0) return { field };
	if (field.kind === 'group') return reach(field.fields, rest.join('.'));
	if (field.kind === 'link' && field.keys && rest.length === 1 && Object.values(field.keys).includes(rest[0]!))
		return { field: { kind: 'text', label: rest[0]! } };
	return { says: `"${name}" has no field "${rest.join('.')}"` };
};
