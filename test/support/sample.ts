import type { Field, Fields, Resource } from '../../src/apis/define';
import type { Row } from '../../src/record';

/** Values made from the tables alone: what a person could type into each field. */

const DAY = '2026-03-31';

const PLAIN: Partial<Record<Field['kind'], unknown>> = {
	longText: 'A longer text',
	email: 'someone@example.com',
	url: 'https://example.com/1',
	decimal: '12.50',
	integer: 7,
	flag: true,
	date: DAY,
	moment: `${DAY}T10:15:00.000Z`,
};

export function sampleOf(name: string, field: Field): unknown {
	switch (field.kind) {
		case 'text':
			return `Sample ${name}`.slice(0, field.max);
		case 'choice':
			return Object.keys(field.choices)[0];
		case 'link':
			return field.keys ? { [Object.values(field.keys)[0]!]: `${field.resource}-1` } : `${field.resource}-1`;
		case 'group':
			return sampleRow(field.fields);
		case 'rows':
			return [sampleRow(field.fields)];
		case 'list':
			return field.choices ? Object.keys(field.choices).slice(0, 2) : ['one', 'two'];
		default:
			return PLAIN[field.kind];
	}
}

/** Every field, those that the vendor sets included. */
export const sampleRow = (fields: Fields): Row => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleOf(name, field)]));

/** What the form would hold if every field were filled. */
export const sampleRecord = (resource: Resource): Row => sampleRow(Object.fromEntries(Object.entries(resource.fields).filter(([, field]) => !field.readOnly)));
