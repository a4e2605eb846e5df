import type { Field, Fields, Resource } from '../apis/define';
import type { Issue } from '../failure';
import { isFilled, isRow, SYNC, type Row } from '../record';
import type { Subject } from './checkable';
import { misfit } from './values';

/** An issue with its place on the target side. */
export const issue = (rule: string, at: string, says: string, fix: string, severity: Issue['severity'] = 'error'): Issue => ({ rule, severity, at, says, fix });

/** What the table alone can tell: missing fields, unknown fields, wrong kinds, too long texts. */
export const checkFields = ({ resource, custom = false }: Subject, record: Row): Issue[] => [
	...missing(resource, record),
	...walk({ fields: resource.fields, custom }, record, ''),
];

/** What must be filled. Where the vendor itself tells whether a record is new, that is asked of new ones only, and which is new shows only there. */
function missing({ operations: { upsert, create }, fields, id, key }: Resource, record: Row): Issue[] {
	const vendorTells = upsert !== undefined && upsert.requires === undefined;
	if (vendorTells && isFilled(record[id])) return [];
	const mayBeThere = vendorTells && key !== undefined && isFilled(record[key.field]);
	return (upsert?.requires ?? create?.requires ?? [])
		.filter((name) => !isFilled(record[name]))
		.map((name) =>
			issue(
				'required',
				name,
				mayBeThere ? 'is missing, which a new record needs' : 'is missing',
				`Fill "${fields[name]?.label ?? name}" in the source, or override the field in the Record Mapper.`,
				mayBeThere ? 'warning' : 'error',
			),
		);
}

/** Fields of a table; where accounts add fields of their own, any other name may be one of them. */
interface Known {
	readonly fields: Fields;
	readonly custom: boolean;
}

function walk({ fields, custom }: Known, record: Row, place: string): Issue[] {
	return Object.entries(record).flatMap(([name, value]) => {
		const at = `${place}${name}`;
		if (at === SYNC || !isFilled(value)) return [];
		const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (field) return field.readOnly ? [] : checkField(field, value, at, custom);
		return custom ? [] : [issue('unknown-field', at, 'is no field of this record; it is ignored there', 'Leave it out, or correct the name.', 'warning')];
	});
}

function checkField(field: Field, value: unknown, at: string, custom: boolean): Issue[] {
	if (field.kind === 'link') return checkLink(field, value, at);
	const says = misfit(field, value);
	if (says !== undefined) return [issue(field.max !== undefined && says.includes('characters long') ? 'length' : 'kind', at, says, fixFor(field))];
	if (field.kind === 'group' && isRow(value)) return walk({ fields: field.fields, custom }, value, `${at}.`);
	if (field.kind !== 'rows' || !Array.isArray(value)) return [];
	return value.flatMap((row: unknown, index) =>
		isRow(row)
			? walk({ fields: field.fields, custom }, row, `${at}[${index}].`)
			: [issue('kind', `${at}[${index}]`, 'is not a row with fields', 'Correct or remove this row.')],
	);
}

/** A link is an object with one of the linked record's keys, or the bare value. */
function checkLink(field: Extract<Field, { kind: 'link' }>, value: unknown, at: string): Issue[] {
	const keys = Object.values(field.keys ?? {});
	const says =
		keys.length === 0
			? misfit({ ...field, kind: 'text' }, value)
			: isRow(value) && keys.some((key) => isFilled(value[key]))
				? undefined
				: `names no ${field.resource}`;
	return says === undefined ? [] : [issue('link', at, says, keys.length === 0 ? fixFor(field) : `Give one of ${keys.join(', ')}.`)];
}

const fixFor = (field: Field): string =>
	field.kind === 'choice'
		? `Choose one of: ${Object.keys(field.choices).join(', ')}.`
		: `Correct "${field.label}" in the source, or override the field in the Record Mapper.`;
